import type { ActionRef, MachineTables } from '../flows/compile/tables.ts';
import { assert } from '../core/errors.ts';
import {
  restartedEvent,
  type Declaration,
  type DelayFunction,
  type EffectFunction,
  type Flow,
  type GuardFunction,
  type Invariant,
} from '../flows/define.ts';
import type { LiteralParams } from '../flows/compile/config.ts';

/** One action of a table, resolved to the function that appends its effects. */
export interface BoundAction {
  readonly ref: ActionRef;
  readonly effect: EffectFunction | null;
  readonly params: LiteralParams | null;
}

/** A flow whose tables are bound to its functions: what the kernel steps. */
export interface Machine {
  readonly flow: Flow;
  readonly tables: MachineTables;
  readonly guards: readonly { readonly test: GuardFunction; readonly params: LiteralParams | null }[];
  readonly actions: readonly BoundAction[];
  /** Per timer: milliseconds, or the function that tells. */
  readonly delays: readonly (number | DelayFunction)[];
  readonly restarted: number;
  /** Per purpose: the roles of the leg as indices. */
  readonly legs: readonly { readonly channel: number; readonly from: number; readonly to: number }[];
  readonly declarations: readonly Declaration[];
  /** What has to hold after each step, with the role that bears it as an index. */
  readonly invariants: readonly (Invariant & { readonly bearer: number })[];
  /** Per act: it is done to every instance of the flow in one process. */
  readonly reachesAll: readonly boolean[];
}

/** Binds compiled tables to the functions of their flow. Every name exists: the compiler has checked it. */
export function bindMachine(flow: Flow, tables: MachineTables): Machine {
  const guards = tables.guards.map((ref) => {
    const test = flow.guards[ref.name];
    assert(test !== undefined, `flow ${flow.name}: guard ${ref.name} is missing`);
    return { test, params: ref.params };
  });
  const actions = tables.actions.map((ref): BoundAction => {
    const effect = ref.kind === 'effect' ? flow.effects[ref.name] : null;
    assert(effect !== undefined, `flow ${flow.name}: effect ${ref.name} is missing`);
    return { ref, effect, params: ref.params };
  });
  const delays = tables.timers.map(({ delay }) => {
    if (typeof delay === 'number') return delay;
    const named = flow.delays[delay];
    assert(named !== undefined, `flow ${flow.name}: delay ${delay} is missing`);
    return named;
  });
  const restarted = tables.eventIndex.get(restartedEvent);
  assert(restarted !== undefined, `flow ${flow.name}: the alphabet lacks RESTARTED`);
  const legs = flow.legNames.map((name) => {
    const { channel, from, to } = flow.legs[name]!;
    return {
      channel: flow.channelNames.indexOf(channel),
      from: flow.accountNames.indexOf(from),
      to: flow.accountNames.indexOf(to),
    };
  });
  const reachesAll = flow.actNames.map((name) => flow.acts[name]!.reaches === 'all');
  const declarations = Object.values(flow.declares ?? {});
  const invariants = Object.values(flow.invariants ?? {}).map((invariant) => {
    return { ...invariant, bearer: flow.partyNames.indexOf(invariant.loses ?? flow.process) };
  });
  return { flow, tables, guards, actions, delays, restarted, legs, declarations, invariants, reachesAll };
}
