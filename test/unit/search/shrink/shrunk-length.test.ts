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

/** Ways that were not written down as they were found, with the seed that met each. */
const once: readonly (readonly [string, number])[] = [
  // Nothing of what happens while a process is down is heard: a wait over several instants is one wait.
  ['withdrawal-request-id-per-attempt', 2],
  // With an outbox there is nothing to crash between.
  ['withdrawal-request-id-per-attempt', 3],
  // Found while nobody is asked yet: what the plan says of its end belongs to it.
  ['pre-authorisation-cap-claimed', 1],
  ['escrow-auto-confirm-runs-on', 1],
  // The same statement, broken at one time by what either of two transitions sent.
  ['concentration-crossing-ignored', 3],
];

describe('the plan that a search ends with', () => {
  it.each(few)('of %s is as short as the exhaustive search says that it can be', async (id) => {
    const mistake = plantedMistakes().find((one) => one.id === id)!;
    const rows = await shrunkBesideShortest(mistake, { seeds: 2, states: 20_000, seconds: 30 });
    expect(rows.map(({ shrunk, shortest }) => [shrunk, shortest])).toEqual(rows.map(({ shrunk }) => [shrunk, shrunk]));
    expect(rows[0]!.shrunk).not.toBeNull();
  });

  it.each(once)('of %s, met with seed %i, too', async (id, seed) => {
    const mistake = plantedMistakes().find((one) => one.id === id)!;
    const [row] = await shrunkBesideShortest(mistake, { seeds: 1, from: seed, states: 20_000, seconds: 30 });
    expect(row!.shrunk).not.toBeNull();
    expect(row!.shortest).toBe(row!.shrunk);
  });
});
