import type {
  GuardConfig,
  MachineConfig,
  StateConfig,
  TransitionConfig,
  TransitionsConfig,
} from '../compile/config.ts';

/** The functions with which XState writes what a config states as data. */
export interface Composites {
  and(guards: readonly never[]): unknown;
  or(guards: readonly never[]): unknown;
  not(guard: never): unknown;
}

/** A config as XState's `createMachine` takes it: the same, with `and`, `or` and `not` turned into XState's functions. */
export function forXState(config: MachineConfig, xstate: Composites): Readonly<Record<string, unknown>> {
  return stateOf(config, xstate);
}

function stateOf(config: StateConfig, xstate: Composites): Readonly<Record<string, unknown>> {
  const transitions = (list: TransitionsConfig) => transitionsOf(list, xstate);
  return {
    ...config,
    ...(config.on === undefined ? {} : { on: mapValues(config.on, transitions) }),
    ...(config.after === undefined ? {} : { after: mapValues(config.after, transitions) }),
    ...(config.always === undefined ? {} : { always: transitions(config.always) }),
    ...(config.states === undefined ? {} : { states: mapValues(config.states, (state) => stateOf(state, xstate)) }),
  };
}

function mapValues<T>(record: Readonly<Record<string, T>>, map: (value: T) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

function transitionsOf(list: TransitionsConfig, xstate: Composites): unknown {
  if (isList(list)) return list.map((item) => transitionOf(item, xstate));
  return transitionOf(list, xstate);
}

function isList(list: TransitionsConfig): list is readonly (string | TransitionConfig)[] {
  return Array.isArray(list);
}

function transitionOf(config: string | TransitionConfig, xstate: Composites): unknown {
  if (typeof config === 'string' || config.guard === undefined) return config;
  return { ...config, guard: guardOf(config.guard, xstate) };
}

function guardOf(guard: GuardConfig, xstate: Composites): unknown {
  if (typeof guard === 'string') return guard;
  if ('guard' in guard) return xstate.not(guardOf(guard.guard, xstate) as never);
  if ('guards' in guard) {
    const parts = guard.guards.map((part) => guardOf(part, xstate) as never);
    return guard.type === 'and' ? xstate.and(parts) : xstate.or(parts);
  }
  return guard;
}
