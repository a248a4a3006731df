import type { MachineConfig, MachineNames } from '../compile/config.ts';
import { isInside, type Machine, type StateNode, type Transition } from '../compile/internal/node.ts';
import { readMachine } from '../compile/internal/read.ts';
import { effectTexts, firstLeaf, guardText, transitionsOf, type Trigger } from './internal/words.ts';

/**
 * A machine as a Mermaid `stateDiagram-v2`: states nested as in the config, labels `event [guard] / actions`. The same
 * config gives the same text. Renderers fail on an edge between a composite state and something inside it; such
 * edges start at a box `any of …` inside the composite state, and lead to where the composite state starts.
 * @throws InputError as `compileMachine` does for what is wrong with names and shape.
 */
export function drawMermaid(config: MachineConfig, names: MachineNames): string {
  return new Drawing(readMachine(config, names)).text();
}

class Drawing {
  readonly #machine: Machine;
  readonly #edges: string[] = [];
  /** Texts inside the box of a state: entry, exit, transitions that stay. */
  readonly #notes = new Map<StateNode, string[]>();
  /** Composite states that need a box for what goes on inside them. */
  readonly #any = new Set<StateNode>();

  constructor(machine: Machine) {
    this.#machine = machine;
    for (const node of machine.all) {
      this.#note(node, 'entry', node.entry);
      this.#note(node, 'exit', node.exit);
    }
    for (const { trigger, transition } of transitionsOf(machine)) this.#transition(trigger, transition);
    for (const node of machine.all) if (node.children.length > 0 && this.#notes.has(node)) this.#any.add(node);
  }

  text(): string {
    const { root } = this.#machine;
    // Regions and the machine's own transitions need a state to belong to.
    const framed = root.type !== 'compound' || this.#any.has(root) || this.#hasEdge(root);
    const states = framed ? this.#state(root) : this.#inside(root);
    const history = this.#machine.all.filter((node) => node.type === 'history' && node.defaults.length > 0);
    for (const node of history) {
      for (const target of node.defaults) this.#edges.push(`${idOf(node)} --> ${idOf(firstLeaf(target))}: default`);
    }
    const start = framed ? [`[*] --> ${idOf(root)}`] : [];
    return `${['stateDiagram-v2', ...indent([...states, ...start, ...this.#edges])].join('\n')}\n`;
  }

  #hasEdge(node: StateNode): boolean {
    return this.#edges.some((edge) => edge.startsWith(`${idOf(node)} `));
  }

  #note(node: StateNode, what: string, actions: readonly number[]): void {
    const effects = effectTexts(this.#machine, actions);
    if (effects.length > 0) this.#addNote(node, `${what} / ${effects.join(', ')}`);
  }

  #addNote(node: StateNode, text: string): void {
    this.#notes.set(node, [...(this.#notes.get(node) ?? []), escape(text)]);
  }

  #transition(trigger: Trigger, transition: Transition): void {
    const { source, target } = transition;
    const label = this.#label(trigger, transition);
    if (target === null) {
      this.#addNote(source, label);
      return;
    }
    for (const node of target) {
      const composite = node.children.length > 0 && (node === source || isInside(source, node));
      const to = composite ? firstLeaf(node) : node;
      const fromInside = source.children.length > 0 && (to === source || isInside(to, source));
      if (fromInside) this.#any.add(source);
      this.#edges.push(`${fromInside ? anyOf(source) : idOf(source)} --> ${idOf(to)}: ${escape(label)}`);
    }
  }

  #label(trigger: Trigger, { guard, actions, reenter }: Transition): string {
    const parts = [triggerText(trigger)];
    if (guard !== null) parts.push(`[${guardText(this.#machine, guard)}]`);
    if (reenter) parts.push('(reenter)');
    const effects = effectTexts(this.#machine, actions);
    if (effects.length > 0) parts.push(`/ ${effects.join(', ')}`);
    return parts.join(' ');
  }

  #state(node: StateNode): string[] {
    const id = idOf(node);
    if (node.children.length > 0) return [`state "${node.key}" as ${id} {`, ...indent(this.#inside(node)), '}'];
    const label = node.type === 'history' ? (node.history === 'deep' ? 'H*' : 'H') : node.key;
    return [`state "${label}" as ${id}`, ...(this.#notes.get(node) ?? []).map((text) => `${id}: ${text}`)];
  }

  #inside(node: StateNode): string[] {
    const lines: string[] = [];
    if (this.#any.has(node)) {
      lines.push(`state "any of ${node.key}" as ${anyOf(node)}`);
      lines.push(...(this.#notes.get(node) ?? []).map((text) => `${anyOf(node)}: ${text}`));
      if (node.type === 'parallel') lines.push('--');
    }
    const regions = node.children.map((child) => this.#state(child));
    lines.push(
      ...(node.type === 'parallel' ? regions.flatMap((r, at) => (at > 0 ? ['--', ...r] : r)) : regions.flat()),
    );
    // A region of its own, or Mermaid would put it into the last one.
    if (node.type === 'parallel' && node.historyChildren.length > 0) lines.push('--');
    for (const history of node.historyChildren) lines.push(...this.#state(history));
    if (node.initial !== null) lines.push(`[*] --> ${idOf(node.initial)}`);
    for (const child of node.children) if (child.type === 'final') lines.push(`${idOf(child)} --> [*]`);
    return lines;
  }
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

/** Numbered, because Mermaid's ids are shared by the whole diagram and must not be one of its words (`end`, `note`). */
function idOf(node: StateNode): string {
  return `s${node.order}_${node.key.replace(/[^A-Za-z0-9]/g, '_')}`;
}

function anyOf(node: StateNode): string {
  return `${idOf(node)}_any`;
}

function triggerText(trigger: Trigger): string {
  switch (trigger.kind) {
    case 'event':
      return trigger.event;
    case 'after':
      return `after ${trigger.delay}${typeof trigger.delay === 'number' ? ' ms' : ''}`;
    case 'always':
      return 'always';
  }
}

/** Mermaid's entity codes for what would end a label, start a comment, or be read as a direction or as HTML. */
function escape(text: string): string {
  return text
    .replace(/[#;:<>{}%"`\\&\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => `#${character.codePointAt(0)!};`)
    .replace(/direction/gi, (word) => `#${word.charCodeAt(0)};${word.slice(1)}`);
}
