import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction } from '../../../../src/core/rate.ts';
import { accrued, asked, atTerm, bought, payoff, type IouTerms } from '../../../../src/flows/iou/interest.ts';
import { Library } from '../../../../src/io/scenarios/library.ts';
import type { PlanItem, ScenarioFile } from '../../../../src/scenario/format.ts';
import { runLoaded } from '../../../support/library.ts';

const library = await Library.open();
const loaded = library.load('scenarios/iou/repaid-early.scenario.json');

const terms: IouTerms = { rate: fraction(365n, 100n), yearDays: 365, freeDays: 15, fromFirstDay: false, termDays: 30 };
const fromFirst: IouTerms = { ...terms, fromFirstDay: true };

describe('interest of an IOU', () => {
  it.each([
    // Day, from day 16, from day 1; fen on 500.00 at 1 % a day.
    [0, 0, 0],
    [15, 0, 0],
    [16, 500, 8_000],
    [20, 2_500, 10_000],
    [30, 7_500, 15_000],
  ])('on day %i is %i or %i', (day, after, whole) => {
    expect(accrued(terms, bought(terms, 50_000), day)).toBe(after);
    expect(accrued(fromFirst, bought(fromFirst, 50_000), day)).toBe(whole);
  });

  it('is rounded half up: 67.425 on 449.50 is 67.43, 67.203 on 448.02 is 67.20', () => {
    expect(accrued(terms, bought(terms, 44_950), 30)).toBe(6_743);
    expect(accrued(terms, bought(terms, 44_802), 30)).toBe(6_720);
  });

  it('is free on what is repaid within the free days, and runs from day 1 on the rest', () => {
    const state = asked(fromFirst, bought(fromFirst, 50_000), 10, 20_000);
    expect(payoff(fromFirst, state, 15)).toBe(30_000);
    expect(payoff(fromFirst, state, 16)).toBe(30_000 + 300 * 16);
  });

  it('takes interest first, and stops on what is repaid', () => {
    const state = asked(terms, bought(terms, 50_000), 20, 10_000);
    expect(state).toMatchObject({ open: 42_500, interest: 2_500 });
    expect(payoff(terms, state, 25)).toBe(42_500 + 2_125);
    const wrong = asked(terms, bought(terms, 50_000), 20, 10_000, true);
    expect(wrong.open).toBe(40_000);
    expect(atTerm(terms, state) - atTerm(terms, wrong)).toBe(250);
  });

  it('is rounded once over all repayments, however they are cut', () => {
    const odd: IouTerms = { ...terms, rate: fraction(36_497n, 100_000n) };
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50_000 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 29 }), fc.integer({ min: 1, max: 20_000 })), { maxLength: 6 }),
        (price, repayments) => {
          const days = [...repayments].sort(([a], [b]) => a - b);
          let state = bought(odd, price);
          let paid = 0;
          let product = 0n;
          let last = 0;
          for (const [day, want] of days) {
            product += BigInt(state.open) * BigInt(Math.max(0, day - 15) - Math.max(0, last - 15));
            const fen = Math.min(want, payoff(odd, state, day));
            if (state.open === 0) break;
            state = asked(odd, state, day, fen);
            paid += fen;
            last = day;
          }
          if (state.open === 0) return;
          product += BigInt(state.open) * BigInt(15 - Math.max(0, last - 15));
          // Half up: floor of twice the numerator plus the denominator.
          const [num, den] = [product * 36_497n, 100_000n * 365n];
          const whole = Number((2n * num + den) / (2n * den));
          expect(paid + atTerm(odd, state)).toBe(price + whole);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** Findings of a run with another plan. */
async function found(plan: readonly PlanItem[], ...set: readonly string[]): Promise<string[]> {
  const change = (scenario: ScenarioFile): ScenarioFile => ({ ...scenario, plan, expect: [] });
  const { findings } = await runLoaded(library, loaded, change, set);
  return findings
    .filter(({ fails }) => fails)
    .map(({ id, loss }) => [id, ...loss.map(({ party, yuan }) => `${party} ${yuan}`)].join(' '));
}

const buy = (yuan: string, at = '10:00:00'): PlanItem => ({ at, who: 'player', does: 'buy', flow: 'iou', yuan });
const repay = (at: string, yuan = '0.00'): PlanItem => ({ at, who: 'player', does: 'repay', flow: 'iou', yuan });

describe('an IOU', () => {
  it('is paid and repaid whatever is asked when, over a midnight too', async () => {
    expect(await found([buy('500.00', '23:59:59'), repay('D+15 23:59:59')])).toEqual([]);
    expect(await found([buy('500.00'), repay('D+16 23:59:59', '100.00'), repay('D+17 00:00:00')])).toEqual([]);
    expect(await found([buy('500.00'), repay('D+30 09:59:59'), repay('D+30 10:00:00')])).toEqual([]);
    expect(await found([buy('0.01')])).toEqual([]);
  });

  it('charges nothing more for a debit that fails or is late', async () => {
    const empty: PlanItem = { at: 'D+19 09:00:00', who: 'player', does: 'spend', account: 'card', yuan: '900.00' };
    const filled: PlanItem = { at: 'D+25 09:00:00', who: 'player', does: 'receive', account: 'card', yuan: '900.00' };
    expect(await found([buy('500.00'), empty, repay('D+20 12:00:00'), filled])).toEqual([]);
    const late: PlanItem = { message: 'iou/debit-notice#2', fate: 'late', by: 'PT20H' };
    expect(await found([buy('500.00'), repay('D+20 12:00:00'), late])).toEqual([]);
  });

  it('is paid although request after request is lost on its way, or comes days after it has expired', async () => {
    const each = (change: object) =>
      Array.from({ length: 14 }, (_, i) => ({ message: `iou/pay-request#${String(i + 1)}`, ...change }) as PlanItem);
    expect(await found([buy('500.00'), ...each({ fate: 'lost' })])).toEqual([]);
    expect(await found([buy('500.00'), ...each({ fate: 'late', by: 'P20D' })])).toEqual([]);
  });

  it('is wrong about the last day of the term, and right on it', async () => {
    const whole = 'type:iou.earlyRepayment=full-term';
    expect(await found([buy('500.00'), repay('D+29 12:00:00')], whole)).toEqual(['over-collection player 5.00']);
    expect(await found([buy('500.00'), repay('D+30 09:00:00')], whole)).toEqual([]);
  });

  it('is used again once all of it is asked to be repaid before the term, and paid when that has arrived', async () => {
    const spend: PlanItem = { at: 'D+4 09:00:00', who: 'player', does: 'spend', account: 'card', yuan: '1000.00' };
    const fill = (at: string): PlanItem => ({ at, who: 'player', does: 'receive', account: 'card', yuan: '1100.00' });
    const first = [buy('500.00'), repay('D+5 11:00:00')];
    const again = buy('500.00', 'D+5 11:30:00');
    const onRequest = 'type:iou.relending=on-request';
    const ahead = ['uncovered-payout lender 500.00'];
    // Repaid before it is used again, there is nothing to choose.
    for (const set of [[], [onRequest]]) expect(await found([...first, again], ...set)).toEqual([]);
    // From an empty card: the merchant waits, for days, beyond the term, for ever.
    for (const filled of [[fill('D+8 09:00:00')], [fill('D+40 09:00:00')], []]) {
      const plan = [spend, ...first, again, ...filled];
      expect(await found(plan)).toEqual([]);
      expect(await found(plan, onRequest)).toEqual(ahead);
    }
    // Above the line; before all of it is asked for; a third time; after the term.
    expect(await found([...first, buy('500.01', 'D+5 11:30:00')])).toEqual([]);
    expect(await found([buy('500.00'), repay('D+5 11:00:00', '499.99'), again])).toEqual([]);
    expect(await found([...first, again, repay('D+9 11:00:00'), buy('500.00', 'D+9 12:00:00')])).toEqual([]);
    for (const at of ['D+30 00:00:00', 'D+30 10:00:00', 'D+30 12:00:00', 'D+31 12:00:00'])
      expect(await found([buy('500.00'), buy('500.00', at)])).toEqual([]);
    // What came back is paid again, whatever the second purchase waits for.
    const back: PlanItem = { leg: 'iou/pay#1', fate: 'returned' };
    const early = [buy('500.00'), repay('10:00:01'), buy('500.00', '10:00:02'), back];
    expect(await found(early)).toEqual([]);
    expect(await found([{ ...spend, at: '10:00:00' }, ...early])).toEqual([]);
  });

  it('loses nothing under faults within the contracts, whatever is bought and repaid', async () => {
    const fault = fc.oneof(
      fc.constantFrom<PlanItem>(
        { message: 'iou/debit-notice#2', fate: 'lost' },
        { message: 'iou/pay-request#1', fate: 'lost' },
        { leg: 'iou/debit#2', fate: 'unknown', by: 'PT1H' },
        { leg: 'iou/debit#2', fate: 'fails' },
        { leg: 'iou/pay#1', fate: 'returned' },
        { crash: 'iou', step: 2, after: 'postings' },
        { crash: 'iou', step: 4, after: 'state' },
      ),
    );
    const asks = fc.array(fc.tuple(fc.integer({ min: 0, max: 31 }), fc.integer({ min: 1, max: 600 })), {
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 500 }),
        asks,
        fc.uniqueArray(fault, { maxLength: 2 }),
        async (price, all, faults) => {
          const days = [...all].sort(([a], [b]) => a - b);
          const plan = [
            buy(`${String(price)}.37`.replace('500.37', '500.00')),
            ...days.map(([day, yuan]) => repay(`D+${String(day)} 12:00:00`, `${String(yuan)}.11`)),
          ];
          expect(await found([...plan, ...faults])).toEqual([]);
        },
      ),
      { numRuns: 12 },
    );
  });
});
