import { beforeAll, describe, expect, it } from 'vitest';
import { Coverage } from '../../../../src/search/guided/coverage.ts';
import { searchPlan, type SearchPlan } from '../../../../src/search/plan/plan.ts';
import type { Subject } from '../../../../src/search/plan/runner.ts';
import { planItems, planTimeText } from '../../../../src/search/plan/write.ts';
import { RoundWorker } from '../../../../src/search/random/round.ts';
import { compilePlan } from '../../../../src/simulation/plan/compile.ts';
import { withdrawals } from '../../../support/search.ts';

/** What a plan says: a lost message is lost by no particular time, and crashes are told apart by their steps. */
function told({ acts, deviations, crashes, until }: SearchPlan) {
  const meant = deviations.map((one) => (one.kind === 'message' && one.fate === 'lost' ? { ...one, by: 0 } : one));
  return { acts, deviations: meant, crashes: new Set(crashes), until };
}

describe('a plan written for people', () => {
  let subject: Subject;
  let plans: SearchPlan[];
  beforeAll(async () => {
    subject = await withdrawals({ durability: 'separate' }, 2);
    const request = {
      seed: 'write',
      profile: 'deep',
      round: 0,
      from: 0,
      to: 128,
      parents: [],
      isGuided: false,
      replay: [],
    } as const;
    const { reached } = new RoundWorker(subject).runRound({ ...request, coverage: new Coverage().bits, known: [] });
    plans = reached.map(({ plan }) => plan);
  });

  it('is the same plan when it is read again', () => {
    expect(plans.length).toBeGreaterThan(20);
    expect(plans.some(({ deviations, crashes }) => deviations.length > 0 && crashes.length > 0)).toBe(true);
    for (const plan of plans) {
      const items = planItems(subject.model, plan);
      const again = searchPlan(compilePlan(subject.model, items), plan.until);
      expect(told(again)).toEqual(told(plan));
    }
  });

  it('names times by the day of the plan', () => {
    const { model } = subject;
    expect(planTimeText(model, model.startsAt)).toBe('10:00:00');
    expect(planTimeText(model, model.startsAt + 90_000)).toBe('10:01:30');
    expect(planTimeText(model, model.startsAt + 14 * 3_600_000)).toBe('D+1 00:00:00');
  });
});
