import type { ActionRef, GuardRef, TimerRef } from '../tables.ts';

/** A guard with its references numbered. */
export type Guard =
  | { readonly op: 'is'; readonly guard: number }
  | { readonly op: 'and' | 'or'; readonly of: readonly Guard[] }
  | { readonly op: 'not'; readonly of: readonly [Guard] };

/** A transition with everything it names resolved. */
export interface Transition {
  readonly source: StateNode;
  /** Null: stay, only run the actions. */
  readonly target: readonly StateNode[] | null;
  readonly guard: Guard | null;
  readonly reenter: boolean;
  /** Indices of actions. */
  readonly actions: readonly number[];
}

/** A state of the machine. Filled while the config is read; constant afterwards. */
export interface StateNode {
  readonly key: string;
  readonly id: string;
  readonly type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
  readonly parent: StateNode | null;
  /** Document order, the root is 0; history states count. */
  readonly order: number;
  /** Children that can be active, in document order. */
  readonly children: StateNode[];
  readonly historyChildren: StateNode[];
  readonly history: 'shallow' | 'deep' | null;
  /** Of a compound state: where it starts. */
  initial: StateNode | null;
  /** Of a history state: where it leads when nothing is remembered. */
  defaults: readonly StateNode[];
  /** Actions on entering: the declared ones, then the starts of timers. */
  entry: readonly number[];
  /** Actions on leaving: the declared ones, then the cancelling of timers. */
  exit: readonly number[];
  readonly timers: number[];
  readonly on: Map<number, readonly Transition[]>;
  always: readonly Transition[];
  readonly tags: readonly string[];
  readonly description: string | null;
}

/** A machine with every name resolved. */
export interface Machine {
  readonly root: StateNode;
  /** All states in document order. */
  readonly all: readonly StateNode[];
  readonly events: readonly string[];
  readonly guards: readonly GuardRef[];
  readonly actions: readonly ActionRef[];
  readonly timers: readonly TimerRef[];
}

/** Whether `node` lies strictly inside `ancestor`; everything lies inside null, the place around the root. */
export function isInside(node: StateNode, ancestor: StateNode | null): boolean {
  for (let at = node.parent; at !== null; at = at.parent) if (at === ancestor) return true;
  return ancestor === null;
}

/** The states around `node` from the inside out, up to but not including `stop` (null: up to the root). */
export function ancestorsUpTo(node: StateNode, stop: StateNode | null): StateNode[] {
  const list: StateNode[] = [];
  if (node === stop) return list;
  for (let at = node.parent; at !== null && at !== stop; at = at.parent) list.push(at);
  return list;
}

/** Whether nothing inside the state can be active. */
export function isLeaf(node: StateNode): boolean {
  return node.type === 'atomic' || node.type === 'final';
}
