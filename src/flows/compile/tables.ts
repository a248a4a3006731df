import type { LiteralParams } from './config.ts';

/** A guard with its arguments. It has one truth value in a macrostep, so tables ask for it by number. */
export interface GuardRef {
  readonly name: string;
  readonly params: LiteralParams | null;
}

/** What a transition does: an effect of the flow, or a timer started or cancelled by entering or leaving a state. */
export interface ActionRef {
  readonly kind: 'effect' | 'start-timer' | 'cancel-timer';
  /** Of an effect its name; of a timer the event it sends. */
  readonly name: string;
  readonly params: LiteralParams | null;
  /** Index into `timers`, or -1 for an effect. */
  readonly timer: number;
}

/** A timer that runs while a state is active. */
export interface TimerRef {
  /** Id of the state whose entry starts it. */
  readonly state: string;
  /** Name of a delay, or milliseconds. */
  readonly delay: string | number;
  /** Index of the event it sends. */
  readonly event: number;
}

/** XState's state value: the key of the active child, or the values of the active children by key. */
export type StateValue = string | { readonly [key: string]: StateValue };

/** One thing the machine can be: its active states and whatever of its history can still matter. */
export interface Configuration {
  readonly id: number;
  readonly value: StateValue;
  /** The machine has ended; every further event is ignored. */
  readonly done: boolean;
  /** For people: `sending.waiting`, parallel regions in parentheses. Unique. */
  readonly path: string;
  /** Ids of the active states in document order. */
  readonly states: readonly string[];
  /** Indices of the timers that run, ascending. */
  readonly timers: readonly number[];
  readonly tags: readonly string[];
}

/**
 * A compiled machine.
 *
 * Each (configuration, event) has a decision tree over guards. A reference into it is the offset of a node in `nodes`
 * if it is 0 or more, {@link NO_LEAF} if the event changes nothing, and `-(leaf + 2)` for a leaf. A node is three
 * numbers: guard, reference if it is false, reference if it is true.
 */
export interface MachineTables {
  readonly id: string;
  /** The declared events in their order, then the events of the timers. */
  readonly events: readonly string[];
  readonly eventIndex: ReadonlyMap<string, number>;
  readonly guards: readonly GuardRef[];
  readonly actions: readonly ActionRef[];
  readonly timers: readonly TimerRef[];
  readonly configurations: readonly Configuration[];
  /** Ids of states that no sequence of events and guard outcomes makes active. */
  readonly unreachable: readonly string[];
  /** Reference of (configuration, event) at `configuration * events.length + event`. */
  readonly roots: Int32Array;
  /** Reference of the start; it always ends in a leaf. */
  readonly initialRoot: number;
  readonly nodes: Int32Array;
  /** By leaf: the configuration it leads to. */
  readonly leafTarget: Int32Array;
  /** By leaf: its actions are `actionList[leafStart[leaf]]` up to, not including, `actionList[leafEnd[leaf]]`. */
  readonly leafStart: Int32Array;
  readonly leafEnd: Int32Array;
  /** By leaf: the configuration it leaves, -1 for the start. */
  readonly leafSource: Int32Array;
  /** By leaf: its event, -1 for the start. */
  readonly leafEvent: Int32Array;
  /** Indices into `actions`. */
  readonly actionList: Int32Array;
}

/** The reference, and the answer of {@link select}, when an event changes nothing and does nothing. */
export const NO_LEAF = -1;

/** The reference of a leaf inside a decision tree, and back: the function is its own inverse. */
export function leafReference(leaf: number): number {
  return -leaf - 2;
}

function descend(nodes: Int32Array, root: number, guard: (index: number) => boolean): number {
  let reference = root;
  while (reference >= 0) reference = nodes[guard(nodes[reference]!) ? reference + 2 : reference + 1]!;
  return reference === NO_LEAF ? NO_LEAF : -reference - 2;
}

/**
 * The leaf that `event` leads to from `configuration`, or -1 if the event is ignored. Allocates nothing.
 * @param guard truth of guard number `index`, as the world was before the event; asked at most once per guard.
 */
export function select(
  tables: MachineTables,
  configuration: number,
  event: number,
  guard: (index: number) => boolean,
): number {
  return descend(tables.nodes, tables.roots[configuration * tables.events.length + event]!, guard);
}

/** The leaf with which an instance starts; like {@link select}, and never -1. */
export function selectInitial(tables: MachineTables, guard: (index: number) => boolean): number {
  return descend(tables.nodes, tables.initialRoot, guard);
}

/** The actions of a leaf in order; for reports and tests, not for the hot path. */
export function leafActions(tables: MachineTables, leaf: number): readonly ActionRef[] {
  const list: ActionRef[] = [];
  for (let at = tables.leafStart[leaf]!; at < tables.leafEnd[leaf]!; at++) {
    list.push(tables.actions[tables.actionList[at]!]!);
  }
  return list;
}
