import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND } from '../../../src/core/time.ts';
import type { Prng } from '../../../src/core/prng.ts';
import { inTime, type Deviation, type PlannedAct, type SearchPlan } from '../../../src/search/plan/plan.ts';
import type { Model } from '../../../src/scenario/model.ts';
import { ANSWER_FATE, legFates } from '../../../src/simulation/environment/channels.ts';
import { ADDRESS, unpackAddress } from '../../../src/simulation/state/layout.ts';

/** What a run of a plan showed of itself: where something can be added to it. */
export interface Footing {
  readonly plan: SearchPlan;
  /** Addresses of messages and legs that came into being, in order. */
  readonly born: readonly number[];
  /** Steps of each instance. */
  readonly steps: readonly number[];
}

const delays = [
  MS_PER_SECOND,
  MS_PER_MINUTE,
  10 * MS_PER_MINUTE,
  29 * MS_PER_MINUTE,
  MS_PER_HOUR,
  MS_PER_DAY,
  2 * MS_PER_DAY,
];
const shifts = [
  1,
  MS_PER_SECOND,
  10 * MS_PER_SECOND,
  MS_PER_MINUTE,
  MS_PER_HOUR,
  6 * MS_PER_HOUR,
  MS_PER_DAY,
  3 * MS_PER_DAY,
];
const crashPoints = ['nothing', 'postings', 'state', 'messages'] as const;

/** The plan with one to three things added, changed or left out. */
export function sprinkled({ plan, born, steps }: Footing, model: Model, prng: Prng): SearchPlan {
  let next = plan;
  for (let times = 1 + prng.int(3); times > 0; times--) {
    const what = prng.int(20);
    if (what < 12 && born.length > 0) next = deviating(next, born, prng);
    else if (what < 14) next = crashing(next, steps, prng);
    else if (what < 15 && next.deviations.length > 0) {
      const out = prng.int(next.deviations.length);
      next = { ...next, deviations: next.deviations.filter((_, i) => i !== out) };
    } else if (what < 19 && next.acts.length > 0) next = acting(next, prng);
    else if (model.channels.length > 0) next = closing(next, model, prng);
  }
  return next;
}

function deviating(plan: SearchPlan, born: readonly number[], prng: Prng): SearchPlan {
  // What came last is where a plan has led: there it goes on.
  const reach = prng.chance(1, 2) ? born.length : Math.min(born.length, 8);
  const address = born[born.length - 1 - prng.int(reach)]!;
  const deviations = plan.deviations.filter((one) => one.address !== address);
  return { ...plan, deviations: [...deviations, deviationAt(address, prng)] };
}

function deviationAt(address: number, prng: Prng): Deviation {
  const { kind } = unpackAddress(address);
  if (kind === ADDRESS.leg) {
    const by = prng.chance(1, 3) ? 0 : prng.pick(delays);
    return { kind: 'leg', address, fate: legFates[1 + prng.int(legFates.length - 1)]!, by };
  }
  if (kind === ADDRESS.query && prng.chance(1, 2)) {
    return prng.chance(2, 3)
      ? { kind: 'answer', address, answer: ANSWER_FATE.notFound, taint: 'not-found' }
      : { kind: 'answer', address, answer: ANSWER_FATE.wrong, taint: 'wrong' };
  }
  if (kind === ADDRESS.statement && prng.chance(1, 2)) {
    return prng.chance(2, 3)
      ? { kind: 'answer', address, answer: ANSWER_FATE.missing, taint: 'row-missing' }
      : { kind: 'answer', address, answer: ANSWER_FATE.twice, taint: 'row-twice' };
  }
  const fate = prng.pick(['late', 'lost', 'lost', 'twice'] as const);
  return { kind: 'message', address, fate, by: fate === 'lost' ? 0 : prng.pick(delays) };
}

function crashing(plan: SearchPlan, steps: readonly number[], prng: Prng): SearchPlan {
  const instance = prng.int(steps.length);
  const step = 1 + prng.int(steps[instance]! + 1);
  const crashes = plan.crashes.filter((one) => one.instance !== instance || one.step !== step);
  return { ...plan, crashes: [...crashes, { instance, step, after: prng.pick(crashPoints) }] };
}

function acting(plan: SearchPlan, prng: Prng): SearchPlan {
  const at = prng.int(plan.acts.length);
  const act = plan.acts[at]!;
  const moved = Math.max(plan.acts[0]!.at, act.at + prng.pick(shifts) * (prng.chance(3, 4) ? 1 : -1));
  const acts = (list: readonly PlannedAct[]): SearchPlan => ({ ...plan, acts: inTime(list) });
  switch (prng.int(4)) {
    case 0:
      return acts(plan.acts.with(at, movedTo(act, moved)));
    case 1:
      return acts([...plan.acts, movedTo(act, moved)]);
    case 2:
      return acts(plan.acts.length > 1 ? plan.acts.toSpliced(at, 1) : plan.acts);
    default:
      return acts(plan.acts.with(at, { ...act, stimulus: withAmount(act.stimulus, prng) }));
  }
}

/** What is planned for one instant, at another. */
export function movedTo(act: PlannedAct, at: number): PlannedAct {
  const { stimulus } = act;
  if (stimulus.kind !== 'channel') return { ...act, at };
  return { at, stimulus: { ...stimulus, from: at, until: stimulus.until + at - act.at } };
}

function withAmount(stimulus: PlannedAct['stimulus'], prng: Prng): PlannedAct['stimulus'] {
  const other = (fen: number): number => prng.pick([1, fen - 1, fen + 1, Math.floor(fen / 2), fen * 2, 100, 333]);
  if (stimulus.kind === 'act' && stimulus.arg0 > 1) return { ...stimulus, arg0: other(stimulus.arg0) };
  if (stimulus.kind === 'outside' && stimulus.fen > 1) return { ...stimulus, fen: other(stimulus.fen) };
  return stimulus;
}

function closing(plan: SearchPlan, model: Model, prng: Prng): SearchPlan {
  const near = plan.acts.length > 0 ? prng.pick(plan.acts).at : model.startsAt;
  const from = Math.max(model.startsAt, near + prng.pick(shifts));
  const until = from + prng.pick(delays);
  const fate = prng.chance(2, 3) ? 'closed' : 'no-position';
  const channel = prng.int(model.channels.length);
  const closed: PlannedAct = { at: from, stimulus: { kind: 'channel', channel, fate, from, until } };
  return { ...plan, acts: inTime([...plan.acts, closed]) };
}
