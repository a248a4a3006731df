import { beforeAll, describe, expect, it } from 'vitest';
import type { PlanItem } from '../../../../src/scenario/format.ts';
import { searchPlan } from '../../../../src/search/plan/plan.ts';
import { Runner, type Subject } from '../../../../src/search/plan/runner.ts';
import { planItems } from '../../../../src/search/plan/write.ts';
import { roughness } from '../../../../src/search/shrink/cost.ts';
import { repairsOf } from '../../../../src/search/shrink/repairs.ts';
import { shrink } from '../../../../src/search/shrink/shrink.ts';
import { compilePlan } from '../../../../src/simulation/plan/compile.ts';
import { mendedWithdrawals, withdrawals } from '../../../support/search.ts';

/** A plan with much that has nothing to do with the loss. */
const noisy: PlanItem[] = [
  { at: '10:00:07', who: 'alice', does: 'withdraw', flow: 'w2', yuan: '17.35' },
  { at: '10:41:13', who: 'alice', does: 'withdraw', flow: 'w1', yuan: '203.19' },
  { message: 'w2/payout-notice#1', fate: 'late', by: 'PT7M' },
  { message: 'w1/payout-response#1', fate: 'twice', by: 'PT3S' },
  { leg: 'w1/payout#1', fate: 'unknown', by: 'PT17M' },
  { at: 'D+1 09:00:00', who: 'alice', does: 'spend', account: 'alice-card', yuan: '1.00' },
];

function shrunkItems(subject: Subject, plan: readonly PlanItem[], id: string, mended: Parameters<typeof repairsOf>[0]) {
  const runner = new Runner(subject);
  const start = searchPlan(compilePlan(subject.model, plan));
  const found = runner.run(start).found.find((one) => one.id === id);
  expect(found).toBeDefined();
  const result = shrink(runner, start, found!, { repairs: repairsOf(mended) });
  return { ...result, before: found!, items: planItems(subject.model, result.plan), runner };
}

describe('shrinking', () => {
  let subject: Subject;
  beforeAll(async () => {
    subject = await withdrawals({ retry: 'blind-resend' }, 2);
  });

  it('keeps what the loss needs, with round amounts, few parties and little time', () => {
    const { items, found, before } = shrunkItems(subject, noisy, 'double-payment', []);
    expect(items).toEqual([
      { at: '10:00:00', who: 'alice', does: 'withdraw', flow: 'w1', yuan: '1.00' },
      { leg: 'w1/payout#1', fate: 'unknown' },
    ]);
    expect(found.length).toBeLessThan(before.length);
    expect(found.anchor).toBe(before.anchor);
  });

  it('gives the same plan every time', () => {
    const first = shrunkItems(subject, noisy, 'double-payment', []);
    const second = shrunkItems(subject, noisy, 'double-payment', []);
    expect(second.plan).toEqual(first.plan);
    expect(second.tries).toBe(first.tries);
  });

  it('needs nothing more: leaving out any one thing makes the finding vanish', () => {
    const { plan, runner } = shrunkItems(subject, noisy, 'double-payment', []);
    for (const rest of [
      { ...plan, acts: [] },
      { ...plan, deviations: [] },
    ]) {
      expect(runner.run(rest).found.filter(({ id }) => id === 'double-payment')).toEqual([]);
    }
  });
});

describe('shrinking with two mistakes that show at the same place', () => {
  const choices = { retry: 'blind-resend', queryNotFound: 'treated-as-failed' };

  it('stays with the mistake that was found', async () => {
    const subject = await withdrawals(choices);
    const mended = await mendedWithdrawals(choices);
    const { culprits, plan, items } = shrunkItems(
      subject,
      [
        { at: '10:00:09', who: 'alice', does: 'withdraw', flow: 'w1', yuan: '123.45' },
        { message: 'w1/payout-response#1', fate: 'twice' },
        { leg: 'w1/payout#1', fate: 'unknown', by: 'PT11M' },
      ],
      'double-payment',
      mended,
    );
    expect(culprits).toEqual(['withdrawal.retry=blind-resend']);
    expect(items).toHaveLength(2);
    const still = (index: number) =>
      new Runner(mended[index]!.subject).run(plan).found.some(({ id }) => id === 'double-payment');
    expect(mended.map(({ choice }) => choice)).toEqual([
      'withdrawal.retry=blind-resend',
      'withdrawal.queryNotFound=treated-as-failed',
    ]);
    expect([still(0), still(1)]).toEqual([false, true]);
  });
});

describe('what is easier to read', () => {
  it('prefers whole yuan, then few digits', () => {
    expect(roughness(100)).toBeLessThan(roughness(150));
    expect(roughness(150)).toBeGreaterThan(roughness(12_000));
    expect(roughness(500_000)).toBeLessThan(roughness(500_001));
    expect(roughness(1)).toBeGreaterThan(roughness(100));
  });
});
