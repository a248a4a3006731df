import type { AnyMachineSnapshot, AnyStateMachine, ExecutableActionObject } from 'xstate';
import { assert } from '../../core/errors.ts';
import type { LiteralParams, MachineConfig, MachineNames } from '../compile/config.ts';
import type { StateValue } from '../compile/tables.ts';
import { forXState } from './xstate-config.ts';

/** XState's guard against `always` transitions without end, which compiling refuses anyway. */
const MICROSTEP_LIMIT = 1_000;

/** Truth of a guard by name and arguments. One answer per macrostep: tables are compiled on that ground. */
export type GuardOracle = (name: string, params: LiteralParams | null) => boolean;

/** An action in the terms of the tables; of a timer, `name` is the event it sends. */
export interface ReferenceAction {
  readonly kind: 'effect' | 'start-timer' | 'cancel-timer';
  readonly name: string;
  readonly params: LiteralParams | null;
  /** Of a started timer: the name of its delay, or milliseconds. */
  readonly delay: string | number | null;
}

/** What XState makes of one event. */
export interface ReferenceStep {
  /** To be passed to the next step; opaque otherwise. */
  readonly snapshot: AnyMachineSnapshot;
  readonly value: StateValue;
  readonly done: boolean;
  readonly actions: readonly ReferenceAction[];
}

/** A machine as XState itself runs it: the meaning that compiled tables are held against. */
export interface Reference {
  initial(oracle: GuardOracle): ReferenceStep;
  /** A machine that is done ignores every event, as XState's actor does. */
  next(snapshot: AnyMachineSnapshot, event: string, oracle: GuardOracle): ReferenceStep;
  /** One text per thing the machine can be: value, what history remembers, and the order in which states were entered. */
  key(snapshot: AnyMachineSnapshot): string;
}

/**
 * Builds XState's own machine from a config that {@link compileMachine} accepts, and steps it with XState's pure
 * `initialTransition` and `transition`. Loads XState on first use.
 */
export async function createReference(config: MachineConfig, names: MachineNames): Promise<Reference> {
  const xstate = await import('xstate');
  let oracle: GuardOracle | null = null;
  const guards = Object.fromEntries(
    names.guards.map((name) => [
      name,
      (_: unknown, params: unknown) => {
        assert(oracle !== null, 'XState asked a guard outside a step');
        return oracle(name, (params ?? null) as LiteralParams | null);
      },
    ]),
  );
  const machine = xstate.createMachine(
    { ...forXState(config, xstate), options: { maxIterations: MICROSTEP_LIMIT } } as never,
    {
      guards,
      actions: Object.fromEntries(names.actions.map((name) => [name, () => undefined])),
      // Lengths belong to the world; here a number below zero stands for the name of a delay.
      delays: Object.fromEntries(names.delays.map((name, index) => [name, -1 - index])),
    } as never,
  ) as AnyStateMachine;

  const step = (answers: GuardOracle, run: () => readonly [AnyMachineSnapshot, readonly ExecutableActionObject[]]) => {
    oracle = answers;
    try {
      const [snapshot, actions] = run();
      if (snapshot.status === 'error') throw snapshot.error;
      return stepOf(snapshot, actions, names.delays);
    } finally {
      oracle = null;
    }
  };
  return {
    initial: (answers) => step(answers, () => xstate.initialTransition(machine) as never),
    next: (snapshot, event, answers) =>
      snapshot.status === 'active'
        ? step(answers, () => xstate.transition(machine, snapshot, { type: event }) as never)
        : stepOf(snapshot, [], []),
    key: snapshotKey,
  };
}

function stepOf(
  snapshot: AnyMachineSnapshot,
  actions: readonly ExecutableActionObject[],
  delays: readonly string[],
): ReferenceStep {
  return {
    snapshot,
    value: snapshot.value as StateValue,
    done: snapshot.status === 'done',
    actions: actions.map((action) => actionOf(action, delays)),
  };
}

function actionOf(action: ExecutableActionObject, delays: readonly string[]): ReferenceAction {
  const params = (action.params ?? null) as LiteralParams | null;
  switch (action.type) {
    case 'xstate.raise': {
      const delay = params?.['delay'];
      assert(typeof delay === 'number', 'XState raised an event without a delay');
      const name = timerEvent(params?.['id']);
      return { kind: 'start-timer', name, params: null, delay: delay < 0 ? delays[-1 - delay]! : delay };
    }
    case 'xstate.cancel':
      return { kind: 'cancel-timer', name: timerEvent(params?.['sendId']), params: null, delay: null };
    default:
      return { kind: 'effect', name: action.type, params, delay: null };
  }
}

function timerEvent(id: unknown): string {
  assert(typeof id === 'string', 'XState timer without the id of its state');
  return id;
}

function snapshotKey(snapshot: AnyMachineSnapshot): string {
  const nodes = (list: readonly { id: string }[]) => list.map((node) => node.id);
  const history = snapshot.historyValue as Readonly<Record<string, readonly { id: string }[]>>;
  const remembered = Object.entries(history).map(([id, list]) => [id, ...nodes(list)]);
  return JSON.stringify([snapshot.status, nodes(snapshot._nodes), remembered]);
}
