import { describe, expect, it } from 'vitest';
import { plantedMistakes } from '../../../support/planted.ts';
import { shrunkBesideShortest } from '../../../support/shrunk-length.ts';

/*
 * A few mistakes of each kind: an act alone, a fault of a leg, of a message, a crash, stuck money, a rule. All of them
 * are measured by `npm run bench:shrinking`.
 */
const few = [
  'withdrawal-freeze-none',
  'withdrawal-retry-blind-resend',
  'withdrawal-notice-each-applied',
  'withdrawal-durability-separate',
  'withdrawal-window-drop',
  'settlement-refund-ignored',
  'rule-daily-limit-by-factor',
  // Two withdrawals of one customer: which of them is stuck?
  'withdrawal-statement-never-read',
  // Shorter by other acts, by one act more, in another order.
  'escrow-return-credited-twice',
  'escrow-refund-after-release-ignored',
  'settlement-refund-booked-twice',
];

describe('the plan that a search ends with', () => {
  it.each(few)('of %s is as short as the exhaustive search says that it can be', async (id) => {
    const mistake = plantedMistakes().find((one) => one.id === id)!;
    const rows = await shrunkBesideShortest(mistake, { seeds: 2, states: 20_000, seconds: 30 });
    expect(rows.map(({ shrunk, shortest }) => [shrunk, shortest])).toEqual(rows.map(({ shrunk }) => [shrunk, shrunk]));
    expect(rows[0]!.shrunk).not.toBeNull();
  });
});
