import type { MachineConfig, MachineNames } from '../config.ts';
import { isLiteral, isPlainObject } from './literal.ts';
import type { Machine, StateNode, Transition } from './node.ts';
import { Problems } from './problems.ts';
import { Targets } from './targets.ts';
import { isName, Vocabulary } from './vocabulary.ts';

const STATE_KEYS: readonly string[] = [
  ...['id', 'type', 'initial', 'states', 'on', 'always', 'after', 'entry', 'exit'],
  ...['tags', 'description', 'meta'],
];
const HISTORY_KEYS: readonly string[] = ['id', 'type', 'history', 'target', 'description', 'meta'];
const TRANSITION_KEYS: readonly string[] = ['target', 'guard', 'actions', 'reenter', 'description', 'meta'];
const STATE_TYPES: readonly string[] = ['atomic', 'compound', 'parallel', 'final', 'history'];

type Raw = Readonly<Record<string, unknown>>;

/**
 * Reads a machine config into states with every name resolved, in XState's document order.
 * Throws InputError with one of the `machine-*` codes; all problems of a config are reported together.
 */
export function readMachine(config: MachineConfig, names: MachineNames): Machine {
  return new Reader(names).read(config);
}

class Reader {
  readonly #problems = new Problems();
  readonly #words: Vocabulary;
  readonly #all: StateNode[] = [];
  readonly #raw = new Map<StateNode, Raw>();
  readonly #targets = new Targets(this.#problems);

  constructor(names: MachineNames) {
    this.#words = new Vocabulary(names, this.#problems);
  }

  read(config: unknown): Machine {
    const id = isPlainObject(config) && typeof config['id'] === 'string' ? config['id'] : '(machine)';
    const root = this.#state(config, id, null, []);
    // What follows needs a sound tree of states.
    this.#problems.throwIfAny();
    for (const node of this.#all) this.#structure(node);
    this.#problems.throwIfAny();
    for (const node of this.#all) if (node.type !== 'history') this.#content(node);
    this.#problems.throwIfAny();
    const { events, guards, actions, timers } = this.#words;
    return { root, all: this.#all, events, guards, actions, timers };
  }

  #state(config: unknown, key: string, parent: StateNode | null, path: readonly string[]): StateNode {
    const raw: Raw = isPlainObject(config) ? config : {};
    const rootId = this.#all[0]?.id ?? key;
    const id = typeof raw['id'] === 'string' ? raw['id'] : [rootId, ...path].join('.');
    const where = `#${id}`;
    if (!isPlainObject(config)) this.#problems.unsupported('state that is not an object', where);
    if (raw['id'] !== undefined && (typeof raw['id'] !== 'string' || !isName(raw['id']))) {
      this.#problems.add('machine-bad-name', { name: shown(raw['id']), where });
    }
    if (parent !== null && !isName(key)) this.#problems.add('machine-bad-name', { name: key, where });
    const states = raw['states'];
    if (states !== undefined && !isPlainObject(states))
      this.#problems.unsupported('states that are not an object', where);
    const type = this.#type(raw, where);
    const node: StateNode = {
      ...{ key, id, type, parent, order: this.#all.length, children: [], historyChildren: [] },
      history: type === 'history' ? (raw['history'] === 'deep' ? 'deep' : 'shallow') : null,
      ...{ initial: null, defaults: [], entry: [], exit: [], timers: [], on: new Map(), always: [] },
      tags: this.#tags(raw['tags'], where),
      description: typeof raw['description'] === 'string' ? raw['description'] : null,
    };
    if (parent === null && type === 'history') this.#problems.unsupported('history state as the whole machine', where);
    if (this.#targets.has(id)) this.#problems.add('machine-duplicate-name', { name: id, where });
    this.#targets.add(node);
    this.#all.push(node);
    this.#raw.set(node, raw);
    this.#checkKeys(raw, type, where);
    for (const [childKey, child] of Object.entries(isPlainObject(states) ? states : {})) {
      const made = this.#state(child, childKey, node, [...path, childKey]);
      (made.type === 'history' ? node.historyChildren : node.children).push(made);
    }
    return node;
  }

  /** XState's own way to tell the type of a state without one. */
  #type(raw: Raw, where: string): StateNode['type'] {
    const hasStates = isPlainObject(raw['states']) && Object.keys(raw['states']).length > 0;
    const type = raw['type'] ?? (hasStates ? 'compound' : Boolean(raw['history']) ? 'history' : 'atomic');
    if (typeof type !== 'string' || !STATE_TYPES.includes(type)) {
      this.#problems.unsupported(`state type ${shown(type)}`, where);
      return 'atomic';
    }
    if (hasStates !== (type === 'compound' || type === 'parallel')) {
      this.#problems.unsupported(hasStates ? `${type} state with states` : `${type} state without states`, where);
    }
    return type as StateNode['type'];
  }

  #tags(tags: unknown, where: string): readonly string[] {
    const list: readonly unknown[] = tags === undefined ? [] : Array.isArray(tags) ? tags : [tags];
    if (list.some((tag) => typeof tag !== 'string')) this.#problems.unsupported('tag that is not text', where);
    return list.filter((tag) => typeof tag === 'string');
  }

  #checkKeys(raw: Raw, type: StateNode['type'], where: string): void {
    const allowed = type === 'history' ? HISTORY_KEYS : STATE_KEYS;
    for (const key of Object.keys(raw)) {
      if (raw[key] === undefined || allowed.includes(key)) continue;
      this.#problems.unsupported(type === 'history' ? `"${key}" on a history state` : `"${key}"`, where);
    }
    this.#checkAnnotations(raw, where);
  }

  #checkAnnotations(raw: Raw, where: string): void {
    if (raw['description'] !== undefined && typeof raw['description'] !== 'string') {
      this.#problems.unsupported('description that is not text', where);
    }
    if (raw['meta'] !== undefined && !isLiteral(raw['meta'])) {
      this.#problems.unsupported('meta that is not literal data', where);
    }
  }

  /** Where compound states start and where history states lead by default. */
  #structure(node: StateNode): void {
    const raw = this.#raw.get(node)!;
    const where = `#${node.id}`;
    const initial = raw['initial'];
    if (node.type === 'compound') {
      if (initial !== undefined && typeof initial !== 'string') {
        this.#problems.unsupported('initial with actions', where);
        return;
      }
      const keys = node.children.map((child) => child.key);
      node.initial = node.children.find((child) => child.key === initial) ?? null;
      if (initial === undefined) this.#problems.add('machine-missing-initial', { where, known: keys.join(', ') });
      else if (node.initial === null) this.#problems.unknown('machine-unknown-initial', initial, where, keys);
    } else if (initial !== undefined) {
      this.#problems.unsupported(`initial on a state of type ${node.type}`, where);
    }
    if (node.type === 'history') node.defaults = this.#historyDefaults(node, raw['target'], where);
  }

  #historyDefaults(node: StateNode, target: unknown, where: string): readonly StateNode[] {
    const parent = node.parent!;
    if (target !== undefined) return this.#targets.ofHistory(node, target, where);
    if (parent.type === 'parallel') return [parent];
    const first = this.#raw.get(parent)!['initial'];
    return parent.children.filter((child) => child.key === first);
  }

  /** Transitions, actions and timers of a state that can be active. */
  #content(node: StateNode): void {
    const raw = this.#raw.get(node)!;
    const where = `#${node.id}`;
    const entry = this.#words.actionList(raw['entry'], `${where} entry`);
    const exit = this.#words.actionList(raw['exit'], `${where} exit`);
    for (const [name, list] of this.#entries(raw['on'], `${where} on`)) {
      const at = `${where} on ${name}`;
      node.on.set(this.#words.event(name, at), this.#transitions(node, list, at));
    }
    for (const [delay, list] of this.#entries(raw['after'], `${where} after`)) {
      const at = `${where} after ${delay}`;
      const made = this.#words.timer(node.id, delay, at);
      node.timers.push(made.timer);
      entry.push(made.start);
      exit.push(made.cancel);
      node.on.set(made.event, this.#transitions(node, list, at));
    }
    if (raw['always'] !== undefined) node.always = this.#transitions(node, raw['always'], `${where} always`);
    node.entry = entry;
    node.exit = exit;
  }

  #entries(record: unknown, where: string): [string, unknown][] {
    if (record === undefined) return [];
    if (isPlainObject(record)) return Object.entries(record);
    this.#problems.unsupported('value that is not an object', where);
    return [];
  }

  #transitions(source: StateNode, config: unknown, where: string): Transition[] {
    const list: readonly unknown[] = Array.isArray(config) ? config : [config];
    return list.map((item, index) => this.#transition(source, item, list.length > 1 ? `${where}[${index}]` : where));
  }

  #transition(source: StateNode, config: unknown, where: string): Transition {
    const raw: Raw = typeof config === 'string' ? { target: config } : isPlainObject(config) ? config : {};
    if (typeof config === 'function') this.#problems.unsupported('inline function', where);
    else if (typeof config !== 'string' && !isPlainObject(config)) {
      this.#problems.unsupported('transition that is neither a target nor an object', where);
    }
    for (const key of Object.keys(raw)) {
      if (raw[key] !== undefined && !TRANSITION_KEYS.includes(key)) this.#problems.unsupported(`"${key}"`, where);
    }
    this.#checkAnnotations(raw, where);
    const reenter = raw['reenter'] ?? false;
    if (typeof reenter !== 'boolean') this.#problems.unsupported('reenter that is not true or false', where);
    return {
      source,
      target: raw['target'] === undefined ? null : this.#targets.ofTransition(source, raw['target'], where),
      guard: raw['guard'] === undefined ? null : this.#words.guard(raw['guard'], where),
      reenter: reenter === true,
      actions: this.#words.actionList(raw['actions'], where),
    };
  }
}

/** A value that should have been text, for a message. */
function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' || typeof value === 'number' ? JSON.stringify(value) : typeof value;
}
