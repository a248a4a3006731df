import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction } from '../../../../src/core/rate.ts';
import { dueDay, dueThrough, totalInterest, type LoanTerms } from '../../../../src/flows/lending/schedule.ts';

const loan = (difference: Partial<LoanTerms> = {}): LoanTerms => ({
  principal: 100_000,
  fee: 0,
  instalments: 1,
  termDays: 30,
  rate: fraction(0n),
  yearDays: 365,
  ...difference,
});

describe('the schedule of a loan', () => {
  it('divides 1,000.00 into three instalments that sum to it', () => {
    const terms = loan({ instalments: 3, fee: 15_000 });
    expect([1, 2, 3].map((k) => dueThrough(terms, k, false))).toEqual([33_333, 66_667, 100_000]);
    expect([1, 2, 3].map((k) => dueThrough(terms, k, true))).toEqual([38_333, 76_667, 115_000]);
    expect([1, 2, 3].map((k) => dueDay(terms, k))).toEqual([10, 20, 30]);
  });

  it('counts days exactly: 18 % on 1,000.00 for thirty days is 14.79 of a year of 365 days, 15.00 of one of 360', () => {
    expect(totalInterest(loan({ rate: fraction(18n, 100n) }))).toBe(1_479);
    expect(totalInterest(loan({ rate: fraction(18n, 100n), yearDays: 360 }))).toBe(1_500);
  });

  it('charges one per cent a day as 365 per cent a year', () => {
    expect(totalInterest(loan({ principal: 50_000, termDays: 15, rate: fraction(365n, 100n) }))).toBe(7_500);
  });

  it('charges interest on what is still outstanding', () => {
    // 1,000.00 for ten days, 666.67 for ten, 333.33 for ten.
    expect(totalInterest(loan({ instalments: 3, rate: fraction(365n, 1000n) }))).toBe(1_000 + 667 + 333);
  });

  it('rounds principal half up before interest runs on the rest: a fen more or less would be a fen of interest', () => {
    // 253.625 is repaid first: 253.63. Interest on 760.87 and not 760.88 from then on.
    const tie = loan({ principal: 101_450, instalments: 4, termDays: 120, rate: fraction(12n, 100n) });
    expect([1, 2, 3, 4].map((k) => dueThrough(tie, k, false))).toEqual([26_364, 52_476, 78_339, 103_951]);
    const sixths = loan({
      principal: 100_600,
      instalments: 6,
      termDays: 180,
      rate: fraction(18n, 100n),
      yearDays: 360,
    });
    expect([1, 2, 3, 4, 5, 6].map((k) => dueThrough(sixths, k, false))).toEqual([
      18_276, 36_299, 54_073, 71_594, 88_863, 105_882,
    ]);
  });

  it('counts days before the arrival only where a design adds them', () => {
    const terms = loan({ principal: 500_000_000, rate: fraction(1825n, 10_000n) });
    expect(totalInterest(terms, 8) - totalInterest(terms)).toBe(2_000_000);
  });

  it('rounds the interest of the whole once, and its instalments sum to it', () => {
    const terms = fc.record({
      principal: fc.integer({ min: 1, max: 500_000_000 }),
      fee: fc.nat(50_000),
      instalments: fc.integer({ min: 1, max: 12 }),
      termDays: fc.integer({ min: 36, max: 1_000 }),
      rate: fc.tuple(fc.nat(400_000), fc.constantFrom(10_000, 99_991)).map(([num, den]) => fraction(num, den)),
      yearDays: fc.constantFrom(360 as const, 365 as const),
    });
    fc.assert(
      fc.property(terms, (t) => {
        // Sum of principal times days, as a bank's clerk would add it up (积数), rounded half up in whole numbers.
        let outstanding = BigInt(t.principal);
        let product = 0n;
        for (let k = 1; k <= t.instalments; k++) {
          product += outstanding * BigInt(dueDay(t, k) - (k === 1 ? 0 : dueDay(t, k - 1)));
          outstanding =
            BigInt(t.principal) -
            (2n * BigInt(t.principal) * BigInt(k) + BigInt(t.instalments)) / (2n * BigInt(t.instalments));
        }
        const den = t.rate.den * BigInt(t.yearDays);
        const exact = Number((2n * product * t.rate.num + den) / (2n * den));
        expect(totalInterest(t)).toBe(exact);
        expect(dueThrough(t, t.instalments, true)).toBe(t.principal + t.fee + exact);
        for (let k = 1; k < t.instalments; k++) {
          expect(dueThrough(t, k + 1, true)).toBeGreaterThanOrEqual(dueThrough(t, k, true));
        }
      }),
      { numRuns: 200 },
    );
  });
});
