import { MS_PER_DAY, dayOf, startOfDay } from '../../core/time.ts';
import {
  boundsOf,
  crashPoints,
  faultKinds,
  type ActBound,
  type Bounds,
  type FaultBound,
  type FaultKind,
  type OutsideBound,
} from '../alphabet/bounds.ts';
import type { SearchPlan } from '../plan/plan.ts';
import type { Subject } from '../plan/runner.ts';
import { legFates } from '../../simulation/environment/channels.ts';
import { ADDRESS_KINDS, unpackAddress } from '../../simulation/state/layout.ts';

/**
 * What an exhaustive search may do beside what a plan does. Both have the plan's kinds of deviation, at any place:
 * another kind would be another finding, since fingerprints name the faults. `acts`: every act of the design at every
 * instance; `plan`: the plan's own acts, in any order, as often.
 */
export type Width = 'acts' | 'plan';

/** Bounds that hold the plan: its amounts, its delays, and the instants at which it has people act. */
export function boundsAround(subject: Subject, plan: SearchPlan, lastsUntil: number, width: Width): Bounds {
  const { model } = subject;
  // Nothing that the scenario itself says of its bounds.
  const base = boundsOf({ ...model, scenario: { ...model.scenario, faults: {} } });
  const times = [...new Set(plan.acts.map(({ at }) => at))].filter((at) => at > model.startsAt);
  return {
    beyond: false,
    acts: base.acts.flatMap((bound) => actBound(bound, plan, width)),
    outside: outsideBounds(plan),
    faults: Object.fromEntries(faultKinds.map((kind) => [kind, faultBound(kind, base.faults[kind], plan)])) as Record<
      FaultKind,
      FaultBound
    >,
    until: startOfDay(dayOf(Math.max(lastsUntil, plan.until))) + MS_PER_DAY,
    stops: times.sort((a, b) => a - b),
    atTimes: true,
  };
}

function actBound(bound: ActBound, { acts }: SearchPlan, width: Width): ActBound[] {
  const own = acts.flatMap(({ stimulus }) =>
    stimulus.kind === 'act' && stimulus.act === bound.act && stimulus.instance === bound.instance ? [stimulus] : [],
  );
  const alike = acts.flatMap(({ stimulus }) =>
    stimulus.kind === 'act' && stimulus.act === bound.act ? [stimulus] : [],
  );
  if (own.length === 0 && width === 'plan') return [];
  const values = own.length > 0 ? own : alike;
  const distinct = (list: readonly number[], fallback: readonly number[]): readonly number[] =>
    list.length === 0 ? fallback.slice(0, 1) : [...new Set(list)].sort((a, b) => a - b);
  return [
    {
      ...bound,
      times: Math.max(1, own.length),
      first: distinct(
        values.map(({ arg0 }) => arg0),
        bound.first,
      ),
      second: distinct(
        values.map(({ arg1 }) => arg1),
        bound.second,
      ),
    },
  ];
}

function outsideBounds({ acts }: SearchPlan): OutsideBound[] {
  const crossing = acts.flatMap(({ stimulus }) => (stimulus.kind === 'outside' ? [stimulus] : []));
  return [...new Set(crossing.map(({ account }) => account))]
    .sort((a, b) => a - b)
    .map((account) => {
      const own = crossing.filter((one) => one.account === account);
      const amounts = (incoming: boolean): number[] => [
        ...new Set(own.filter((one) => one.incoming === incoming).map(({ fen }) => fen)),
      ];
      return { account, times: own.length, spend: amounts(false), receive: amounts(true) };
    });
}

/** What the plan has of one kind: how many, how long, and of what, as bits of {@link FaultBound.of}. */
function used(
  kind: FaultKind,
  { acts, deviations, crashes }: SearchPlan,
): { by: number; of: number; channel: number }[] {
  const bit = (number: number): number => 1 << number;
  switch (kind) {
    case 'late':
    case 'lost':
    case 'twice':
      return deviations.flatMap((one) =>
        one.kind === 'message' && one.fate === kind
          ? [{ by: one.by, of: bit(unpackAddress(one.address).kind % ADDRESS_KINDS), channel: -1 }]
          : [],
      );
    case 'leg':
      return deviations.flatMap((one) =>
        one.kind === 'leg'
          ? [{ by: one.by, of: bit((legFates as readonly string[]).indexOf(one.fate)), channel: -1 }]
          : [],
      );
    case 'answer':
    case 'row':
      return deviations.flatMap((one) =>
        one.kind === 'answer' && one.taint.startsWith('row-') === (kind === 'row')
          ? [{ by: 0, of: bit(one.answer), channel: -1 }]
          : [],
      );
    case 'closed':
    case 'noPosition':
      return acts.flatMap(({ stimulus }) =>
        stimulus.kind === 'channel' && (stimulus.fate === 'closed') === (kind === 'closed')
          ? [{ by: stimulus.until - stimulus.from, of: 0, channel: stimulus.channel }]
          : [],
      );
    case 'crash':
      return crashes.map(({ after }) => ({ by: 0, of: bit(crashPoints.indexOf(after)), channel: -1 }));
  }
}

function faultBound(kind: FaultKind, base: FaultBound, plan: SearchPlan): FaultBound {
  const own = used(kind, plan);
  const distinct = (values: readonly number[]): number[] => [...new Set(values)].sort((a, b) => a - b);
  return {
    ...base,
    count: own.length,
    perInstance: false,
    by: distinct(own.map(({ by }) => by)),
    of: own.reduce((bits, one) => bits | one.of, 0),
    channels: distinct(own.map(({ channel }) => channel)),
  };
}
