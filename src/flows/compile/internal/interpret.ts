import { compareNumber } from '../../../core/order.ts';
import { entrySet, exitSet, withoutConflicts, type Memory } from './sets.ts';
import { ancestorsUpTo, isInside, isLeaf, type Guard, type Machine, type StateNode, type Transition } from './node.ts';
import { assertSound, EndlessAlways, Unsound } from './unsound.ts';

/** What a machine is between two events. */
export interface Situation {
  /** Active states in the order in which they were entered: XState takes eventless transitions in this order. */
  readonly nodes: readonly StateNode[];
  readonly memory: Memory;
  readonly done: boolean;
}

/** What one event leads to. */
export interface Outcome {
  readonly situation: Situation;
  /** Indices of actions in XState's order. */
  readonly actions: readonly number[];
  /** Whether any transition was taken. */
  readonly taken: boolean;
  /** Every state entered on the way, those left again at once included. */
  readonly entered: ReadonlySet<StateNode>;
}

/** Answers a guard by its number; the same answer throughout one macrostep. */
export type Ask = (guard: number) => boolean;

/** The situation after the machine has started. */
export function start(machine: Machine, ask: Ask): Outcome {
  const run = new Macrostep({ nodes: [machine.root], memory: new Map(), done: false }, ask);
  const initial = initialStates(machine.root);
  run.microstep([{ source: machine.root, target: initial, guard: null, reenter: true, actions: [] }], true);
  return run.finish(true);
}

/**
 * The situation after `event`, with everything that `always` adds to it. A machine that is done ignores events.
 * Throws EndlessAlways or Unsound for a step that a machine must not be able to take.
 */
export function macrostep(from: Situation, event: number, ask: Ask): Outcome {
  if (from.done) return { situation: from, actions: [], taken: false, entered: new Set() };
  const run = new Macrostep(from, ask);
  const root = from.nodes.find((node) => node.parent === null)!;
  const selected = run.select(root, event);
  if (selected.length > 0) run.microstep(selected, false);
  return run.finish(selected.length > 0);
}

/** One macrostep of XState 5 (`macrostep` and `microstep` in its sources), with actions collected by number. */
class Macrostep {
  #situation: Situation;
  readonly #ask: Ask;
  readonly #actions: number[] = [];
  readonly #entered = new Set<StateNode>();
  /** Completion events of XState that wait: nothing handles them, but each lets eventless transitions run again. */
  #completions = 0;

  constructor(from: Situation, ask: Ask) {
    this.#situation = from;
    this.#ask = ask;
  }

  /** The transitions that `event` takes: the innermost in each region, a parallel state only if no region has any. */
  select(node: StateNode, event: number): Transition[] {
    const inner: Transition[] = [];
    for (const child of node.children) {
      if (this.#situation.nodes.includes(child)) inner.push(...this.select(child, event));
    }
    if (inner.length > 0) return inner;
    const own = (node.on.get(event) ?? []).find((transition) => this.#isOpen(transition));
    return own === undefined ? [] : [own];
  }

  /** Runs `always` until nothing changes any more. */
  finish(taken: boolean): Outcome {
    const seen = new Map<string, number>();
    const steps = [this.#situation.nodes];
    let tryEventless = true;
    let moved = taken;
    while (!this.#situation.done) {
      const enabled = tryEventless ? this.#eventless() : [];
      if (enabled.length === 0) {
        if (this.#completions === 0) break;
        this.#completions--;
        tryEventless = true;
        continue;
      }
      // The course depends only on this key, and on the completions by how often it may go on: no fewer, no end.
      const key = situationKey(this.#situation);
      const before = seen.get(key);
      if (before !== undefined && this.#completions >= before) throw new EndlessAlways(steps);
      seen.set(key, this.#completions);
      tryEventless = this.microstep(enabled, false);
      moved = true;
      steps.push(this.#situation.nodes);
    }
    return { situation: this.#situation, actions: this.#actions, taken: moved, entered: this.#entered };
  }

  /** Takes transitions together: exits, their actions, entries. Returns whether the machine is another one than before. */
  microstep(transitions: readonly Transition[], isStart: boolean): boolean {
    const before = this.#situation;
    const active = new Set(before.nodes);
    const taken = withoutConflicts(transitions, active, before.memory);
    const memory = isStart ? before.memory : this.#leave(taken, active, before.memory);
    for (const transition of taken) this.#actions.push(...transition.actions);
    const done = this.#enter(taken, active, memory, isStart);
    assertSound(active);
    const nodes = [...active];
    if (done) for (const node of nodes.toSorted((a, b) => b.order - a.order)) this.#actions.push(...node.exit);
    const same =
      memory === before.memory && active.size === before.nodes.length && before.nodes.every((n) => active.has(n));
    this.#situation = same ? { ...before, done } : { nodes, memory, done };
    return !same;
  }

  #leave(taken: readonly Transition[], active: Set<StateNode>, memory: Memory): Memory {
    const leaving = [...exitSet(taken, active, memory)].sort((a, b) => b.order - a.order);
    let changed: Map<StateNode, readonly StateNode[]> | null = null;
    for (const node of leaving) {
      for (const history of node.historyChildren) {
        changed ??= new Map(memory);
        const deep = history.history === 'deep';
        changed.set(
          history,
          [...active].filter((other) => (deep ? isLeaf(other) && isInside(other, node) : other.parent === node)),
        );
      }
    }
    for (const node of leaving) {
      this.#actions.push(...node.exit);
      active.delete(node);
    }
    return changed ?? memory;
  }

  #enter(taken: readonly Transition[], active: Set<StateNode>, memory: Memory, isStart: boolean): boolean {
    const completed = new Set<StateNode>();
    let done = false;
    for (const node of [...entrySet(taken, memory)].sort((a, b) => compareNumber(a.order, b.order))) {
      if (active.has(node) && !isStart) throw new Unsound('machine-entered-twice', node);
      active.add(node);
      this.#entered.add(node);
      this.#actions.push(...node.entry);
      if (node.type !== 'final') continue;
      if (node.parent?.type === 'compound') this.#completions++;
      let around = node.parent?.type === 'parallel' ? node.parent : (node.parent?.parent ?? null);
      while (around?.type === 'parallel' && !completed.has(around) && isComplete(active, around)) {
        completed.add(around);
        this.#completions++;
        around = around.parent;
      }
      if (around === null) done = true;
    }
    return done;
  }

  #eventless(): Transition[] {
    const { nodes, memory } = this.#situation;
    const enabled = new Set<Transition>();
    for (const leaf of nodes.filter(isLeaf)) {
      for (const node of [leaf, ...ancestorsUpTo(leaf, null)]) {
        const open = node.always.find((transition) => this.#isOpen(transition));
        if (open === undefined) continue;
        enabled.add(open);
        break;
      }
    }
    return withoutConflicts([...enabled], new Set(nodes), memory);
  }

  #isOpen(transition: Transition): boolean {
    return transition.guard === null || this.#holds(transition.guard);
  }

  #holds(guard: Guard): boolean {
    switch (guard.op) {
      case 'is':
        return this.#ask(guard.guard);
      case 'and':
        return guard.of.every((part) => this.#holds(part));
      case 'or':
        return guard.of.some((part) => this.#holds(part));
      case 'not':
        return !this.#holds(guard.of[0]);
    }
  }
}

/** The states a state starts in, itself included, without looking at history. */
function initialStates(node: StateNode): StateNode[] {
  if (node.type === 'compound') return [node, ...initialStates(node.initial!)];
  if (node.type === 'parallel') return [node, ...node.children.flatMap(initialStates)];
  return [node];
}

/** Whether everything inside `node` has ended. */
function isComplete(active: ReadonlySet<StateNode>, node: StateNode): boolean {
  if (node.type === 'compound') return node.children.some((child) => child.type === 'final' && active.has(child));
  if (node.type === 'parallel') return node.children.every((child) => isComplete(active, child));
  return node.type === 'final';
}

/** One text per situation; two situations with the same text behave alike ever after. */
export function situationKey(situation: Situation): string {
  const leaves = situation.nodes.filter(isLeaf);
  // The order of entering matters only where several regions have eventless transitions.
  const eventless = leaves.filter((leaf) =>
    [leaf, ...ancestorsUpTo(leaf, null)].some((node) => node.always.length > 0),
  );
  const memory = [...situation.memory]
    .map(([history, nodes]) => ({ order: history.order, nodes: nodes.map((node) => node.order).sort(compareNumber) }))
    .sort((a, b) => compareNumber(a.order, b.order))
    .map(({ order, nodes }) => `${order}=${nodes.join('+')}`);
  const sorted = leaves.map((node) => node.order).sort(compareNumber);
  return [
    ...[sorted.join('+'), eventless.map((node) => node.order).join('+')],
    ...[memory.join(','), situation.done ? 'done' : ''],
  ].join('|');
}
