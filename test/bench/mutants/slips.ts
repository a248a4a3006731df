import type { GuardConfig, StateConfig, TransitionConfig } from '../../../src/flows/compile/config.ts';
import { compileMachine } from '../../../src/flows/compile/machine.ts';
import type { MachineTables } from '../../../src/flows/compile/tables.ts';
import type { Flow } from '../../../src/flows/define.ts';
import { bindMachine, type Machine } from '../../../src/simulation/machines.ts';
import { machineNames } from '../../../src/simulation/witness.ts';

/*
 * Slips in the definition of a flow, one at a time: on every transition as it is written (state, event, position), and
 * on every action that is done on entering or leaving a state. All rows of the tables that the transition becomes
 * change together, as they would if somebody had written it so.
 */

/** A machine with one slip in it. */
export interface Slip {
  readonly operator: string;
  /** State, event, position of the transition, and what of it. */
  readonly where: string;
  /** Of a slip in a list of actions: the effects that it concerns, in their order without it. */
  readonly effects: readonly string[];
  /** The leg that is under way where the transition is taken; null where that does not follow from the definition. */
  readonly leg: string | null;
  readonly machine: Machine;
}

/** The guard of a transition that only events of the request under way take. */
const CURRENT = 'currentRequest';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type State = Mutable<StateConfig>;
type Transition = Mutable<TransitionConfig>;
type Reference = Exclude<NonNullable<TransitionConfig['actions']>, readonly unknown[]>;

/** Where an action list or a transition stands: the keys of states from the root down, and what it hangs on. */
interface Place {
  readonly path: readonly string[];
  readonly slot: 'on' | 'after' | 'always' | 'entry' | 'exit';
  readonly key: string;
  readonly position: number;
}

/** Every slip of a flow, in the order of its definition. A slip that the compiler refuses is none: nobody could run it. */
export function slipsOf(flow: Flow): Slip[] {
  const config = normal(flow.machine);
  const slips: Slip[] = [];
  const add = (
    operator: string,
    place: Place,
    what: string,
    change: (state: State) => void,
    effects: readonly string[] = [],
    leg: string | null = null,
  ): void => {
    const copy = structuredClone(config) as State;
    change(place.path.reduce<State>((state, key) => state.states![key] as State, copy));
    const machine = bound(flow, copy);
    if (machine !== null) slips.push({ operator, where: nameOf(place) + what, effects, leg, machine });
  };
  for (const place of placesOf(config, [])) {
    const state = place.path.reduce<StateConfig>((at, key) => at.states![key]!, config);
    if (place.slot === 'entry' || place.slot === 'exit') {
      const { slot } = place;
      actionSlips(actionsOf(state[slot]), (operator, what, list, effects) =>
        add(operator, place, what, (copy) => (copy[slot] = list), effects),
      );
      continue;
    }
    const transition = transitionAt(state, place);
    const change = (operator: string, what: string, by: (copy: Transition) => void): void =>
      add(operator, place, what, (copy) => by(transitionAt(copy, place)));
    const leg = isOnlyCurrent(transition.guard) ? legOf(flow, place) : null;
    actionSlips(actionsOf(transition.actions), (operator, what, list, effects) =>
      add(operator, place, what, (copy) => (transitionAt(copy, place).actions = list), effects, leg),
    );
    if (transition.target !== undefined) {
      change('retarget', '', (copy) => {
        delete copy.target;
        delete copy.reenter;
      });
    }
    for (const { rest, what } of withoutOne(transition.guard)) {
      change('drop guard', `: ${what}`, (copy) => {
        if (rest === undefined) delete copy.guard;
        else copy.guard = rest;
      });
    }
  }
  return [...slips, ...timerSlips(flow)];
}

/** The definition with every list written as a list, so that places are found the same way everywhere. */
function normal(state: StateConfig): StateConfig {
  const list = (value: unknown): readonly Transition[] =>
    (Array.isArray(value) ? value : [value]).map((one: unknown) =>
      typeof one === 'string' ? { target: one } : (one as Transition),
    );
  const lists = (record: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, list(value)]));
  const { on, after, always, states, entry, exit, ...rest } = state;
  return {
    ...rest,
    ...(on === undefined ? {} : { on: lists(on) }),
    ...(after === undefined ? {} : { after: lists(after) }),
    ...(always === undefined ? {} : { always: list(always) }),
    ...(entry === undefined ? {} : { entry: actionsOf(entry) }),
    ...(exit === undefined ? {} : { exit: actionsOf(exit) }),
    ...(states === undefined
      ? {}
      : { states: Object.fromEntries(Object.entries(states).map(([key, child]) => [key, normal(child)])) }),
  };
}

function* placesOf(state: StateConfig, path: readonly string[]): Generator<Place> {
  for (const slot of ['entry', 'exit'] as const) {
    if (state[slot] !== undefined) yield { path, slot, key: slot, position: 0 };
  }
  for (const slot of ['on', 'after'] as const) {
    for (const [key, list] of Object.entries(state[slot] ?? {})) {
      const { length } = list as readonly Transition[];
      for (let position = 0; position < length; position++) yield { path, slot, key, position };
    }
  }
  const always = (state.always ?? []) as readonly Transition[];
  for (let position = 0; position < always.length; position++) {
    yield { path, slot: 'always', key: 'always', position };
  }
  for (const [key, child] of Object.entries(state.states ?? {})) yield* placesOf(child, [...path, key]);
}

function transitionAt(state: StateConfig, { slot, key, position }: Place): Transition {
  const list = slot === 'always' ? state.always : state[slot as 'on' | 'after']![key];
  return (list as readonly Transition[])[position]!;
}

/** The leg that an event is about. */
function legOf({ legs }: Flow, { slot, key }: Place): string | null {
  const [leg = ''] = key.split('.');
  return slot === 'on' && leg !== key && Object.hasOwn(legs, leg) ? leg : null;
}

function isOnlyCurrent(guard: GuardConfig | undefined): boolean {
  if (typeof guard !== 'object') return guard === CURRENT;
  return guard.type === CURRENT || (guard.type === 'and' && 'guards' in guard && guard.guards.some(isOnlyCurrent));
}

function nameOf({ path, slot, key, position }: Place): string {
  const event = slot === 'after' ? `after ${key}` : key;
  return `${path.length === 0 ? '(root)' : path.join('.')} + ${event}${position === 0 ? '' : ` [${String(position + 1)}]`}`;
}

function actionsOf(actions: StateConfig['entry']): readonly Reference[] {
  if (actions === undefined) return [];
  return Array.isArray(actions) ? (actions as readonly Reference[]) : [actions as Reference];
}

function actionSlips(
  actions: readonly Reference[],
  add: (operator: string, what: string, list: readonly Reference[], effects: readonly string[]) => void,
): void {
  const effectOf = (action: Reference): string => (typeof action === 'string' ? action : action.type);
  for (const [at, action] of actions.entries()) {
    const name = typeof action === 'string' ? action : `${action.type} ${JSON.stringify(action.params ?? {})}`;
    const own = effectOf(action);
    add('drop action', `: ${name}`, actions.toSpliced(at, 1), [own]);
    add('apply twice', `: ${name}`, actions.toSpliced(at, 0, action), [own]);
    const next = actions[at + 1];
    if (next !== undefined && JSON.stringify(next) !== JSON.stringify(action)) {
      add('swap effect order', `: ${name}`, actions.with(at, next).with(at + 1, action), [own, effectOf(next)]);
    }
  }
}

/** The guard with one of its conditions left out, for each of them; undefined where nothing is left. */
function withoutOne(guard: GuardConfig | undefined): { rest: GuardConfig | undefined; what: string }[] {
  if (guard === undefined) return [];
  if (typeof guard === 'object' && 'guards' in guard) {
    return guard.guards.flatMap((part, at) =>
      withoutOne(part).map(({ rest, what }) => {
        const parts = rest === undefined ? guard.guards.toSpliced(at, 1) : guard.guards.with(at, rest);
        return { what, rest: parts.length === 0 ? undefined : { ...guard, guards: parts } };
      }),
    );
  }
  const name =
    typeof guard === 'string'
      ? guard
      : 'guard' in guard
        ? `not ${JSON.stringify(guard.guard)}`
        : `${guard.type} ${JSON.stringify('params' in guard ? guard.params : {})}`;
  return [{ rest: undefined, what: name }];
}

function bound(flow: Flow, config: StateConfig): Machine | null {
  try {
    return bindMachine(flow, compileMachine(config, machineNames(flow)));
  } catch {
    return null;
  }
}

/**
 * A timer that is not cancelled where an event leaves its state. Where the timer is the event, or is started anew in the
 * same step, there is nothing to cancel.
 */
function timerSlips(flow: Flow): Slip[] {
  const tables = compileMachine(flow.machine, machineNames(flow));
  const found = new Map<string, { timer: number; event: number; leaves: number[] }>();
  for (let leaf = 0; leaf < tables.leafTarget.length; leaf++) {
    const event = tables.leafEvent[leaf]!;
    const actions = [...tables.actionList.slice(tables.leafStart[leaf], tables.leafEnd[leaf])].map(
      (action) => tables.actions[action]!,
    );
    for (const { kind, timer } of actions) {
      if (kind !== 'cancel-timer' || tables.timers[timer]!.event === event) continue;
      if (actions.some((other) => other.kind === 'start-timer' && other.timer === timer)) continue;
      const key = `${String(timer)} ${String(event)}`;
      const one = found.get(key) ?? { timer, event, leaves: [] };
      found.set(key, one);
      one.leaves.push(leaf);
    }
  }
  return [...found.values()].map(({ timer, event, leaves }) => {
    const { state, delay } = tables.timers[timer]!;
    return {
      operator: 'drop timer cancel',
      where: `${state} + ${event < 0 ? '(start)' : tables.events[event]!}: ${String(delay)}`,
      effects: [],
      leg: null,
      machine: bindMachine(flow, withoutCancel(tables, timer, leaves)),
    };
  });
}

function withoutCancel(tables: MachineTables, timer: number, leaves: readonly number[]): MachineTables {
  const actionList = [...tables.actionList];
  const leafStart = tables.leafStart.slice();
  const leafEnd = tables.leafEnd.slice();
  for (const leaf of leaves) {
    const list = [...tables.actionList.slice(tables.leafStart[leaf], tables.leafEnd[leaf])].filter((action) => {
      const ref = tables.actions[action]!;
      return ref.kind !== 'cancel-timer' || ref.timer !== timer;
    });
    leafStart[leaf] = actionList.length;
    actionList.push(...list);
    leafEnd[leaf] = actionList.length;
  }
  return { ...tables, leafStart, leafEnd, actionList: Int32Array.from(actionList) };
}
