import { Decimal } from 'decimal.js';
import { assert } from './errors.ts';
import type { Fen } from './fen.ts';
import { fraction, type Fraction } from './rate.ts';

/** What a borrower has in hand after the movements of one day: positive came in, negative was paid. */
export interface CashDay {
  /** Civil day number. */
  readonly day: number;
  readonly fen: Fen;
}

const DAYS_PER_YEAR = 365;
/** Beyond this many hundredths of a percent a year no rate is told. */
const HUNDREDTHS_MAX = 1_000_000_000;

const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_EVEN, defaults: true });
/** Below this a present value is zero: what 60 digits leave of a sum that cancels out. */
const ZERO = new Exact('1e-30');

/**
 * Cost over the sum of what the borrower had in hand on each day (积数), a year of 365 days, simple interest, exact. Of
 * a loan that is paid back at once it is cost / cash * 365 / days. Null if the borrower never had cash for a day.
 */
export function simpleAnnualRate(days: readonly CashDay[]): Fraction | null {
  let inHand = 0n;
  let product = 0n;
  days.forEach(({ day, fen }, i) => {
    const before = i === 0 ? day : days[i - 1]!.day;
    assert(day >= before, 'cash flows stand in the order of days');
    product += inHand * BigInt(day - before);
    inHand += BigInt(fen);
  });
  return product <= 0n ? null : fraction(-inHand * BigInt(DAYS_PER_YEAR), product);
}

/**
 * The rate at which everything that was paid is worth what came in: compounded daily, over a year of 365 days (internal
 * rate of return). In hundredths of a percent, rounded half up: found by bisection between whole hundredths, with 60
 * digits, so that it is rounded once. Null if there is none or more than one: cash has to come in first and go out
 * after, and no less of it.
 */
export function effectiveAnnualRate(days: readonly CashDay[]): number | null {
  const moved = days.filter(({ fen }) => fen !== 0);
  const turns = moved.filter(({ fen }, i) => i > 0 && fen > 0 !== moved[i - 1]!.fen > 0).length;
  const total = moved.reduce((sum, { fen }) => sum + BigInt(fen), 0n);
  if (turns !== 1 || moved[0]!.fen < 0 || total > 0n) return null;
  // The present value grows with the rate; the smallest hundredth whose upper half is beyond the root is the nearest.
  const isBelow = (hundredths: number): boolean => presentValue(moved, hundredths + 0.5).gt(ZERO);
  if (!isBelow(HUNDREDTHS_MAX)) return null;
  let [low, high] = [0, HUNDREDTHS_MAX];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isBelow(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Present value on the first day, fen, at so many hundredths of a percent a year. */
function presentValue(moved: readonly CashDay[], hundredths: number): Decimal {
  const perYear = new Exact(hundredths).div(10_000).plus(1);
  const first = moved[0]!.day;
  return moved.reduce(
    (sum, { day, fen }) => sum.plus(perYear.pow(new Exact(first - day).div(DAYS_PER_YEAR)).times(fen)),
    new Exact(0),
  );
}

/** Hundredths of a percent of a ratio, rounded half up; the ratio is not negative. */
export function hundredthsOfPercent({ num, den }: Fraction): number {
  return Number((num * 20_000n + den) / (2n * den));
}
