import type { LiteralParams, MachineNames } from '../config.ts';
import type { ActionRef, GuardRef, TimerRef } from '../tables.ts';
import { isLiteral, isPlainObject, referenceText } from './literal.ts';
import type { Guard } from './node.ts';
import type { Problems } from './problems.ts';

/** Names that events, guards, actions, delays, ids and keys may have: they must survive XState's dotted paths. */
const NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;

/** Event names may be dotted besides, as XState's own are. */
const EVENT_NAME = /^[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*$/;

const COMPOSITES: readonly string[] = ['and', 'or', 'not'];

/** Whether `text` may name a state, guard, action or delay. */
export function isName(text: string): boolean {
  return NAME.test(text);
}

/** Turns names and arguments into numbers in order of first appearance, and refuses what is not declared. */
export class Vocabulary {
  readonly events: string[];
  readonly guards: GuardRef[] = [];
  readonly actions: ActionRef[] = [];
  readonly timers: TimerRef[] = [];
  readonly #names: MachineNames;
  readonly #problems: Problems;
  readonly #guardIndex = new Map<string, number>();
  readonly #actionIndex = new Map<string, number>();
  readonly #eventIndex: Map<string, number>;

  constructor(names: MachineNames, problems: Problems) {
    this.#names = names;
    this.#problems = problems;
    this.#checkNames(names);
    this.events = [...names.events];
    this.#eventIndex = new Map(names.events.map((event, index) => [event, index]));
  }

  /** Index of a declared event; 0 after reporting an unknown one. */
  event(name: string, where: string): number {
    if (name.includes('*')) this.#problems.unsupported(`wildcard event "${name}"`, where);
    else if (name.startsWith('xstate.')) this.#problems.unsupported(`XState's own event "${name}"`, where);
    else {
      const index = this.#eventIndex.get(name);
      if (index !== undefined) return index;
      this.#problems.unknown('machine-unknown-event', name, where, this.#names.events);
    }
    return 0;
  }

  /** A new timer of state `state`; `delay` is the key under `after`. */
  timer(state: string, delay: string, where: string): { timer: number; event: number; start: number; cancel: number } {
    const event = this.events.push(`xstate.after.${delay}.${state}`) - 1;
    const timer = this.timers.push({ state, delay: this.#delay(delay, where), event }) - 1;
    const name = this.events[event]!;
    const start = this.actions.push({ kind: 'start-timer', name, params: null, timer }) - 1;
    const cancel = this.actions.push({ kind: 'cancel-timer', name, params: null, timer }) - 1;
    return { timer, event, start, cancel };
  }

  #delay(delay: string, where: string): string | number {
    if (this.#names.delays.includes(delay)) return delay;
    const literal = Number(delay);
    if (Number.isNaN(literal)) {
      this.#problems.unknown('machine-unknown-delay', delay, where, this.#names.delays);
    } else if (!/^(0|[1-9][0-9]*)$/.test(delay) || !Number.isSafeInteger(literal)) {
      this.#problems.unsupported(`delay "${delay}" (whole milliseconds only)`, where);
    }
    return literal;
  }

  /** Indices of one action or a list of them. */
  actionList(config: unknown, where: string): number[] {
    if (config === undefined) return [];
    const list: readonly unknown[] = Array.isArray(config) ? config : [config];
    return list.map((item) => this.#action(item, where)).filter((index) => index >= 0);
  }

  #action(config: unknown, where: string): number {
    const reference = this.#reference(config, 'action', where);
    if (reference === null) return -1;
    if (!this.#names.actions.includes(reference.name)) {
      this.#problems.unknown('machine-unknown-action', reference.name, where, this.#names.actions);
      return -1;
    }
    const text = referenceText(reference.name, reference.params);
    let index = this.#actionIndex.get(text);
    if (index === undefined) {
      index = this.actions.push({ kind: 'effect', ...reference, timer: -1 }) - 1;
      this.#actionIndex.set(text, index);
    }
    return index;
  }

  /** The guard with its references numbered, or null after reporting what is wrong with it. */
  guard(config: unknown, where: string): Guard | null {
    if (isPlainObject(config) && typeof config['type'] === 'string' && COMPOSITES.includes(config['type'])) {
      return this.#composite(config['type'], config, where);
    }
    const reference = this.#reference(config, 'guard', where);
    if (reference === null) return null;
    if (!this.#names.guards.includes(reference.name)) {
      this.#problems.unknown('machine-unknown-guard', reference.name, where, this.#names.guards);
      return null;
    }
    const text = referenceText(reference.name, reference.params);
    let index = this.#guardIndex.get(text);
    if (index === undefined) {
      index = this.guards.push(reference) - 1;
      this.#guardIndex.set(text, index);
    }
    return { op: 'is', guard: index };
  }

  #composite(type: string, config: Readonly<Record<string, unknown>>, where: string): Guard | null {
    const key = type === 'not' ? 'guard' : 'guards';
    for (const other of Object.keys(config)) {
      if (other !== 'type' && other !== key) this.#problems.unsupported(`key "${other}" of guard "${type}"`, where);
    }
    const parts: unknown = type === 'not' ? [config['guard']] : config['guards'];
    if (!(key in config) || !Array.isArray(parts) || parts.length === 0) {
      this.#problems.unsupported(`guard "${type}" without ${key}`, where);
      return null;
    }
    const of: Guard[] = [];
    for (const part of parts as readonly unknown[]) {
      const guard = this.guard(part, where);
      if (guard === null) return null;
      of.push(guard);
    }
    return type === 'not' ? { op: 'not', of: [of[0]!] } : { op: type === 'and' ? 'and' : 'or', of };
  }

  #reference(
    config: unknown,
    kind: 'guard' | 'action',
    where: string,
  ): { name: string; params: LiteralParams | null } | null {
    if (typeof config === 'string') return { name: config, params: null };
    if (typeof config === 'function') {
      this.#problems.unsupported(inlineFunction(config, kind), where);
      return null;
    }
    if (!isPlainObject(config) || typeof config['type'] !== 'string') {
      this.#problems.unsupported(`${kind} that is neither a name nor {type, params}`, where);
      return null;
    }
    for (const key of Object.keys(config)) {
      if (key !== 'type' && key !== 'params') this.#problems.unsupported(`key "${key}" of ${kind}`, where);
    }
    const params = config['params'];
    if (params === undefined) return { name: config['type'], params: null };
    if (!isPlainObject(params) || !isLiteral(params)) {
      this.#problems.unsupported(`params of ${kind} "${config['type']}" that are not literal values by name`, where);
      return null;
    }
    return { name: config['type'], params };
  }

  #checkNames(names: MachineNames): void {
    for (const kind of ['events', 'guards', 'actions', 'delays'] as const) {
      const seen = new Set<string>();
      for (const name of names[kind]) {
        const wellFormed = (kind === 'events' ? EVENT_NAME : NAME).test(name) && !name.startsWith('xstate.');
        if (!wellFormed || (kind === 'guards' && COMPOSITES.includes(name)) || !Number.isNaN(Number(name))) {
          this.#problems.add('machine-bad-name', { name, where: kind });
        }
        if (seen.has(name)) this.#problems.add('machine-duplicate-name', { name, where: kind });
        seen.add(name);
      }
    }
  }
}

/** Names the XState action creator (`assign`, `raise`, …) or guard creator behind a function. */
function inlineFunction(config: object, kind: 'guard' | 'action'): string {
  const type: unknown = 'type' in config ? config.type : undefined;
  if (typeof type === 'string' && type.startsWith('xstate.')) return `${type.slice('xstate.'.length)}()`;
  if ('check' in config) return "XState's guard function (write {type: 'and' | 'or' | 'not', …} as data)";
  return `inline ${kind} function`;
}
