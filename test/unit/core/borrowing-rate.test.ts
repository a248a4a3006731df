import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveAnnualRate, hundredthsOfPercent, simpleAnnualRate } from '../../../src/core/borrowing-rate.ts';
import { formatFraction, fraction } from '../../../src/core/rate.ts';

/** So much in hand today, so much paid back after so many days. */
const once = (cash: number, back: number, days: number) => [
  { day: 17_000, fen: cash },
  { day: 17_000 + days, fen: -back },
];

describe('what a loan costs a year', () => {
  it.each([
    // Fee and deposit kept back, the deposit set off; the deposit kept; a fee kept back alone.
    [70_000, 85_000, '73/28', 26_071, 96_146],
    [70_000, 100_000, '73/14', 52_143, 756_727],
    [85_000, 100_000, '73/34', 21_471, 62_233],
  ])('%d fen for thirty days against %d', (cash, back, simple, hundredths, effective) => {
    const days = once(cash, back, 30);
    const rate = simpleAnnualRate(days)!;
    expect(formatFraction(rate)).toBe(simple);
    expect(hundredthsOfPercent(rate)).toBe(hundredths);
    expect(effectiveAnnualRate(days)).toBe(effective);
    // (back / cash)^(365/30) - 1, in doubles: near enough to tell a wrong formula from a right one.
    expect(effective / 10_000).toBeCloseTo((back / cash) ** (365 / 30) - 1, 4);
  });

  it('is the same whether simple or compounded over exactly a year, and nothing where nothing is charged', () => {
    expect(effectiveAnnualRate(once(100_000, 124_000, 365))).toBe(2_400);
    expect(hundredthsOfPercent(simpleAnnualRate(once(100_000, 124_000, 365))!)).toBe(2_400);
    expect(effectiveAnnualRate(once(100_000, 100_000, 30))).toBe(0);
  });

  it('rounds a half up, once', () => {
    // 12.345 % and a fen less and more of two million.
    expect(effectiveAnnualRate(once(200_000_000, 224_690_000, 365))).toBe(1_235);
    expect(effectiveAnnualRate(once(200_000_000, 224_689_999, 365))).toBe(1_234);
    expect(hundredthsOfPercent(fraction(12_345n, 100_000n))).toBe(1_235);
    expect(hundredthsOfPercent(fraction(12_344_999n, 100_000_000n))).toBe(1_234);
  });

  it('counts what is in hand on each day where it is paid back in parts', () => {
    const days = [
      { day: 0, fen: 100_000 },
      { day: 10, fen: -38_333 },
      { day: 20, fen: -38_334 },
      { day: 30, fen: -38_333 },
    ];
    // 15,000 * 365 / (100,000 * 10 + 61,667 * 10 + 23,333 * 10)
    expect(formatFraction(simpleAnnualRate(days)!)).toBe(formatFraction(fraction(15_000n * 365n, 1_850_000n)));
  });

  it('has no rate for what came in after it was paid, came in again, or was not paid back', () => {
    expect(effectiveAnnualRate([...once(-100, -50, 1)])).toBeNull();
    expect(effectiveAnnualRate([...once(100, 200, 10), { day: 17_020, fen: 50 }])).toBeNull();
    expect(effectiveAnnualRate(once(100, 99, 10))).toBeNull();
    expect(effectiveAnnualRate([])).toBeNull();
    expect(effectiveAnnualRate(once(1, 1_000_000, 1))).toBeNull();
    expect(simpleAnnualRate(once(100, 120, 0))).toBeNull();
  });

  it('is the nearest hundredth: what is charged lies between half a hundredth below and above', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10_000, max: 10_000_000 }),
        fc.integer({ min: 0, max: 500_000 }),
        fc.integer({ min: 1, max: 720 }),
        (cash, cost, days) => {
          const rate = effectiveAnnualRate(once(cash, cash + cost, days));
          if (rate === null) return;
          const back = (hundredths: number) => cash * (1 + hundredths / 10_000) ** (days / 365);
          const slack = cash * 1e-9;
          expect(back(rate - 0.5)).toBeLessThanOrEqual(cash + cost + slack);
          expect(back(rate + 0.5)).toBeGreaterThanOrEqual(cash + cost - slack);
        },
      ),
      { numRuns: 20 },
    );
  });
});
