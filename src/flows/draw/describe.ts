import type { LiteralParams, MachineConfig, MachineNames } from '../compile/config.ts';
import type { Machine, StateNode } from '../compile/internal/node.ts';
import { readMachine } from '../compile/internal/read.ts';
import { compileMachine } from '../compile/machine.ts';
import type { StateValue } from '../compile/tables.ts';
import { guardText, transitionsOf, type Trigger } from './internal/words.ts';

/** A name with its literal arguments. */
interface Call {
  readonly name: string;
  readonly params?: LiteralParams;
}

interface StateDescription {
  readonly id: string;
  readonly type: StateNode['type'];
  readonly parent: string | null;
  readonly initial?: string;
  readonly history?: 'shallow' | 'deep';
  /** Of a history state: where it leads when nothing is remembered. */
  readonly defaults?: readonly string[];
  readonly description?: string;
  readonly tags: readonly string[];
  readonly entry: readonly Call[];
  readonly exit: readonly Call[];
}

interface TransitionDescription {
  readonly from: string;
  readonly trigger: Trigger;
  readonly guard: string | null;
  /** Ids of states; empty for a transition that stays. */
  readonly to: readonly string[];
  readonly reenter: boolean;
  readonly actions: readonly Call[];
}

/** A machine as plain data for `flows show --json`: its states, its vocabulary, and everything it can be. */
export interface MachineDescription {
  readonly id: string;
  readonly states: readonly StateDescription[];
  readonly transitions: readonly TransitionDescription[];
  /** Declared events; those that no state ever answers are in `ignoredEvents` too. */
  readonly events: readonly string[];
  readonly ignoredEvents: readonly string[];
  readonly guards: readonly Call[];
  readonly actions: readonly Call[];
  readonly timers: readonly { readonly state: string; readonly delay: string | number }[];
  readonly configurations: readonly {
    readonly path: string;
    readonly value: StateValue;
    readonly done: boolean;
    readonly tags: readonly string[];
  }[];
  readonly unreachable: readonly string[];
}

/**
 * Describes a machine. The same config gives the same description, keys in the same order.
 * @throws InputError as `compileMachine` does.
 */
export function describeMachine(config: MachineConfig, names: MachineNames): MachineDescription {
  const machine = readMachine(config, names);
  const tables = compileMachine(config, names);
  const answered = new Set(machine.all.flatMap((node) => [...node.on.keys()].map((event) => machine.events[event]!)));
  return {
    id: machine.root.id,
    states: machine.all.map((node) => describeState(machine, node)),
    transitions: transitionsOf(machine).map(({ trigger, transition }) => ({
      from: transition.source.id,
      trigger,
      guard: transition.guard === null ? null : guardText(machine, transition.guard),
      to: (transition.target ?? []).map((node) => node.id),
      reenter: transition.reenter,
      actions: effects(machine, transition.actions),
    })),
    events: names.events,
    ignoredEvents: names.events.filter((event) => !answered.has(event)),
    guards: machine.guards.map(call),
    actions: machine.actions.filter((action) => action.kind === 'effect').map(call),
    timers: machine.timers.map(({ state, delay }) => ({ state, delay })),
    configurations: tables.configurations.map(({ path, value, done, tags }) => ({ path, value, done, tags })),
    unreachable: tables.unreachable,
  };
}

function describeState(machine: Machine, node: StateNode): StateDescription {
  return {
    id: node.id,
    type: node.type,
    parent: node.parent?.id ?? null,
    ...(node.initial === null ? {} : { initial: node.initial.id }),
    ...(node.history === null ? {} : { history: node.history, defaults: node.defaults.map((target) => target.id) }),
    ...(node.description === null ? {} : { description: node.description }),
    tags: node.tags,
    entry: effects(machine, node.entry),
    exit: effects(machine, node.exit),
  };
}

function effects(machine: Machine, actions: readonly number[]): Call[] {
  return actions
    .map((index) => machine.actions[index]!)
    .filter((action) => action.kind === 'effect')
    .map(call);
}

function call({ name, params }: { readonly name: string; readonly params: LiteralParams | null }): Call {
  return params === null ? { name } : { name, params };
}
