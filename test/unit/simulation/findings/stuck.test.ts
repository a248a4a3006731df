import { expect, it } from 'vitest';
import type { PlanItem } from '../../../../src/scenario/format.ts';
import { searchPlan } from '../../../../src/search/plan/plan.ts';
import { Runner } from '../../../../src/search/plan/runner.ts';
import { compilePlan } from '../../../../src/simulation/plan/compile.ts';
import { plantedMistakes, subjectOfPlanted } from '../../../support/planted.ts';

async function stuckIn(id: string, plan: readonly PlanItem[]): Promise<readonly string[]> {
  const subject = await subjectOfPlanted(plantedMistakes().find((one) => one.id === id)!);
  const { model } = subject;
  const { found } = new Runner(subject).run(searchPlan(compilePlan(model, plan), model.startsAt));
  return found.map(({ fingerprint }) => fingerprint);
}

const withdraw = (at: string, flow: string, yuan: string): PlanItem => ({
  at,
  who: 'alice',
  does: 'withdraw',
  flow,
  yuan,
});

it('blames the withdrawal whose money came back, not one beside it that was refused and given back', async () => {
  const plan: PlanItem[] = [
    withdraw('D+2 23:59:54', 'w2', '1.00'),
    withdraw('D+2 23:59:54', 'w1', '1.00'),
    { leg: 'w2/payout#1', fate: 'returned' },
    { leg: 'w1/payout#1', fate: 'rejected' },
  ];
  expect(await stuckIn('withdrawal-paid-not-settled', plan)).toEqual(['stuck-funds | withdrawal | - | - | returned']);
});

it('names the only one who has the claim, though what was asked last was never owed', async () => {
  const plan: PlanItem[] = [
    { at: '09:00:00', who: 'alice', does: 'deposit', flow: 'alice-custody', yuan: '1.00' },
    withdraw('09:40:00', 'alice-custody', '1.00'),
    withdraw('09:40:00', 'alice-custody', '2.00'),
    { leg: 'alice-custody/payout#1', fate: 'rejected' },
  ];
  expect(await stuckIn('custody-failure-stays-frozen', plan)).toEqual(['stuck-funds | custody | - | - | rejected']);
});
