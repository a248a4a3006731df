import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND } from '../../core/time.ts';
import type { Model } from '../../scenario/model.ts';
import { unpackAddress } from '../../simulation/state/layout.ts';
import type { Found } from '../plan/found.ts';
import { planSize, type SearchPlan } from '../plan/plan.ts';

/**
 * How much a reader has to take in, the most important first: stimuli up to the finding, things to write down, parties,
 * how exact the delays of faults are, how exact and how large the amounts are, business time that passes, how exact the
 * times are. Compared position by position.
 */
export type Cost = readonly number[];

export function costOf(model: Model, plan: SearchPlan, found: Pick<Found, 'length' | 'now'>): Cost {
  const amounts = amountsOf(plan);
  const times = plan.acts.map(({ at }) => at);
  const delays = plan.deviations.flatMap((deviation) => (deviation.kind === 'answer' ? [] : [deviation.by]));
  return [
    found.length,
    planSize(plan),
    plan.until > 0 ? 1 : 0,
    ...partiesOf(plan),
    total(delays.map(digitsOfTime)),
    total(delays),
    total(amounts.map(roughness)),
    total(amounts),
    found.now - model.startsAt,
    total(times.map(digitsOfTime)),
    total(times.map((at) => at - model.startsAt)),
  ];
}

/** True if `a` is less to take in than `b`. */
export function isCheaper(a: Cost, b: Cost): boolean {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at >= 0 && a[at]! < b[at]!;
}

/** Amounts that the plan's acts name, fen. */
function amountsOf(plan: SearchPlan): number[] {
  return plan.acts.flatMap(({ stimulus }) => {
    if (stimulus.kind === 'act') return [stimulus.arg0];
    return stimulus.kind === 'outside' ? [stimulus.fen] : [];
  });
}

/** How many instances and accounts the plan touches, and how far down the list they stand. */
function partiesOf(plan: SearchPlan): [number, number] {
  const instances = new Set<number>();
  const accounts = new Set<number>();
  for (const { stimulus } of plan.acts) {
    if (stimulus.kind === 'act') instances.add(stimulus.instance);
    if (stimulus.kind === 'outside') accounts.add(stimulus.account);
  }
  for (const { address } of plan.deviations) instances.add(unpackAddress(address).instance);
  for (const { instance } of plan.crashes) instances.add(instance);
  return [instances.size + accounts.size, total([...instances])];
}

/** Whole yuan before fen, few digits before many: 1.00 reads more easily than 0.07, and 100.00 more than 99.99. */
export function roughness(fen: number): number {
  const cents = fen % 100 === 0 ? 0 : 100;
  let digits = 0;
  for (let rest = fen; rest > 0; rest = Math.floor(rest / 10)) {
    if (digits > 0 || rest % 10 > 0) digits++;
  }
  return cents + digits;
}

/** 0 for whole days, more for each finer unit that is needed to write the time. */
function digitsOfTime(ms: number): number {
  // Local time is eight whole hours ahead, so hours and everything finer are the same in both.
  return [MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE * 10, MS_PER_MINUTE, MS_PER_SECOND].filter((unit) => ms % unit !== 0)
    .length;
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
