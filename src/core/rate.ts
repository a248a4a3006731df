import { Decimal } from 'decimal.js';
import { assert, InputError, type Place } from './errors.ts';
import { MAX_FEN, type Fen } from './fen.ts';
import { shown } from './shown.ts';
import { civilFromDay, dayFromCivil, isLeapYear } from './time.ts';

/** An exact number num/den in lowest terms, den > 0. Made by {@link fraction} only. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

/**
 * What to do with the part of a fen that is left over.
 *
 * | mode | 2.5 | -2.5 | 2.4 | -2.4 | rule |
 * | --- | --- | --- | --- | --- | --- |
 * | `half-up` | 3 | -3 | 2 | -2 | nearest, a half away from zero (四舍五入) |
 * | `half-even` | 2 | -2 | 2 | -2 | nearest, a half to the even neighbour |
 * | `down` | 2 | -2 | 2 | -2 | towards zero (cut off) |
 * | `up` | 3 | -3 | 3 | -3 | away from zero |
 * | `floor` | 2 | -3 | 2 | -3 | towards minus infinity |
 * | `ceiling` | 3 | -2 | 3 | -2 | towards plus infinity |
 *
 * The first four treat a refund as the mirror of the charge; the last two favour one side whatever the sign.
 */
export type RoundingMode = 'half-up' | 'half-even' | 'down' | 'up' | 'floor' | 'ceiling';

/** How days become a part of a year; see {@link yearFraction}. */
export type DayCount = 'actual/360' | 'actual/365' | 'actual/actual';

/**
 * Numerator and denominator of a rate that is applied stay below 10^36. With an amount below 10^16 the product has at
 * most 52 digits, so 60 digits hold it exactly; and a quotient that is no whole or half fen lies at least 1/(2*10^36)
 * away from one, which the 43 decimals left behind 17 digits of fen still show. So the rounding is never a second one.
 */
const LIMIT = powerOfTen(36);
/** Rates in files stay below 10^24, which leaves 12 digits for days and day counts. */
const FILE_LIMIT = powerOfTen(24);

const PRIVATE_DECIMAL = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_EVEN, defaults: true });

const DECIMAL_MODE = {
  'half-up': Decimal.ROUND_HALF_UP,
  'half-even': Decimal.ROUND_HALF_EVEN,
  down: Decimal.ROUND_DOWN,
  up: Decimal.ROUND_UP,
  floor: Decimal.ROUND_FLOOR,
  ceiling: Decimal.ROUND_CEIL,
} as const satisfies Record<RoundingMode, Decimal.Rounding>;

/** The modes by name, for validating files. */
export const ROUNDING_MODES = Object.keys(DECIMAL_MODE) as readonly RoundingMode[];

/** num/den in lowest terms with a positive denominator. `den` is not zero. */
export function fraction(num: bigint | number, den: bigint | number = 1n): Fraction {
  let [n, d] = [BigInt(num), BigInt(den)];
  assert(d !== 0n, 'a fraction has no denominator of zero');
  if (d < 0n) [n, d] = [-n, -d];
  const divisor = gcd(n < 0n ? -n : n, d);
  return { num: n / divisor, den: d / divisor };
}

/** Sum of two fractions, exact. */
export function addFractions(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.den + b.num * a.den, a.den * b.den);
}

/** Product of two fractions, exact. */
export function multiplyFractions(a: Fraction, b: Fraction): Fraction {
  return fraction(a.num * b.num, a.den * b.den);
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** "3/500", or "2" for a whole number. {@link parseRate} reads it back. */
export function formatFraction(value: Fraction): string {
  return value.den === 1n ? String(value.num) : `${value.num}/${value.den}`;
}

const RATE_DECIMAL = /^(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(%?)$/;
const RATE_FRACTION = /^(0|[1-9][0-9]*)\/([1-9][0-9]*)$/;

/**
 * Reads a rate as an exact fraction: a percentage ("0.6%"), a fraction of whole numbers ("1/3") or a decimal number
 * ("0.006"). No sign, no exponent, no blanks.
 *
 * @throws InputError `rate-not-text`, `rate-format`, `rate-range` (numerator or denominator of 10^24 or more).
 */
export function parseRate(text: unknown, place?: Place): Fraction {
  if (typeof text !== 'string') {
    throw new InputError('rate-not-text', { value: shown(text) }, place);
  }
  const value = readRate(text);
  if (value === undefined) throw new InputError('rate-format', { text: shown(text) }, place);
  if (value.num >= FILE_LIMIT || value.den >= FILE_LIMIT)
    throw new InputError('rate-range', { text: shown(text) }, place);
  return value;
}

function readRate(text: string): Fraction | undefined {
  const parts = RATE_FRACTION.exec(text);
  if (parts !== null) return fraction(BigInt(parts[1]!), BigInt(parts[2]!));
  const match = RATE_DECIMAL.exec(text);
  if (match === null) return undefined;
  const percent = match[1] === '%';
  const value = new PRIVATE_DECIMAL(percent ? text.slice(0, -1) : text);
  const scale = value.decimalPlaces();
  // toFixed of a value with `scale` decimals writes all its digits and nothing else.
  const digits = BigInt(value.toFixed(scale).replace('.', ''));
  return fraction(digits, powerOfTen(scale + (percent ? 2 : 0)));
}

/**
 * amount * rate, rounded once to whole fen in the named mode. The one place where a rate meets money.
 * `rate` may be negative; numerator and denominator stay below 10^36.
 *
 * @throws AssertionFailure for a rate beyond that, or a result that no fen can hold.
 */
export function applyRate(amount: Fen, rate: Fraction, mode: RoundingMode): Fen {
  return applyRatio(amount, rate.num, rate.den, mode);
}

/** {@link applyRate} of num/den, which need not be in lowest terms: reducing them costs more than using them. */
function applyRatio(amount: Fen, num: bigint, den: bigint, mode: RoundingMode): Fen {
  assert(Number.isSafeInteger(amount), 'an amount is a whole number of fen');
  const n = Number(num);
  const d = Number(den);
  const product = amount * n;
  // Nearly all rates and amounts are so small that doubles are exact, a hundred times faster. Rounding is monotone: had
  // one of the three lost a digit, it would stand at 2^53 or more and not pass.
  if (d <= MAX_FEN && n <= MAX_FEN && n >= -MAX_FEN && product <= MAX_FEN && product >= -MAX_FEN) {
    return roundQuotient(product, d, mode);
  }
  assert(num < LIMIT && num > -LIMIT && den < LIMIT, 'a rate this fine or large cannot be applied exactly');
  const exact = new PRIVATE_DECIMAL(amount).times(String(num)).div(String(den));
  const fen = exact.toDecimalPlaces(0, DECIMAL_MODE[mode]).toNumber();
  assert(Number.isSafeInteger(fen), 'amount times rate leaves the range of fen');
  return fen === 0 ? 0 : fen;
}

/** product/den rounded, in doubles that are exact: remainder and division without remainder lose nothing. */
function roundQuotient(product: number, den: number, mode: RoundingMode): number {
  const remainder = product % den;
  const quotient = (product - remainder) / den;
  if (remainder === 0) return quotient === 0 ? 0 : quotient;
  const away = product < 0 ? -1 : 1;
  const result = roundsAway(mode, away, Math.abs(remainder), den, quotient) ? quotient + away : quotient;
  return result === 0 ? 0 : result;
}

/** Whether a remainder that is not zero moves the quotient (cut towards zero) one fen away from zero. */
function roundsAway(mode: RoundingMode, sign: number, remainder: number, den: number, quotient: number): boolean {
  // remainder compared with den - remainder instead of 2 * remainder with den: no product to overflow.
  const rest = den - remainder;
  switch (mode) {
    case 'half-up':
      return remainder >= rest;
    case 'half-even':
      return remainder > rest || (remainder === rest && quotient % 2 !== 0);
    case 'down':
      return false;
    case 'up':
      return true;
    case 'floor':
      return sign < 0;
    case 'ceiling':
      return sign > 0;
  }
}

/**
 * The part of a year from day `from` (inclusive) to day `until` (exclusive), exact. `actual/360` and `actual/365`
 * divide the number of days; `actual/actual` counts each day as 1/365 or 1/366 of the civil year it lies in.
 */
export function yearFraction(from: number, until: number, dayCount: DayCount): Fraction {
  assert(until >= from, `no year fraction from ${from} back to ${until}`);
  if (dayCount === 'actual/360') return fraction(until - from, 360);
  if (dayCount === 'actual/365') return fraction(until - from, 365);
  let sum = fraction(0);
  for (let day = from; day < until;) {
    const { year } = civilFromDay(day);
    const end = Math.min(until, dayFromCivil(year + 1, 1, 1));
    sum = addFractions(sum, fraction(end - day, isLeapYear(year) ? 366 : 365));
    day = end;
  }
  return sum;
}

/**
 * Simple interest from day `from` (inclusive) to day `until` (exclusive): principal * annual rate * part of the year,
 * as one exact fraction, rounded once.
 */
export function interest(
  principal: Fen,
  annualRate: Fraction,
  from: number,
  until: number,
  dayCount: DayCount,
  mode: RoundingMode,
): Fen {
  const year = yearFraction(from, until, dayCount);
  return applyRatio(principal, annualRate.num * year.num, annualRate.den * year.den, mode);
}

/** {@link interest} for a number of days on a year of 360 or 365 days. */
export function interestForDays(
  principal: Fen,
  annualRate: Fraction,
  days: number,
  daysPerYear: 360 | 365,
  mode: RoundingMode,
): Fen {
  assert(Number.isSafeInteger(days) && days >= 0, 'interest runs for a whole number of days');
  return applyRatio(principal, annualRate.num * BigInt(days), annualRate.den * BigInt(daysPerYear), mode);
}

/**
 * Parts of an amount in proportion to whole non-negative weights, by rounding the running total: part k is the rounded
 * share of the first k weights less what the parts before it have. Nothing is divided twice, each part is within one
 * fen of its exact share, and the parts sum to the whole. The weights must not all be zero.
 */
export function cumulativeParts(total: Fen, weights: readonly number[], mode: RoundingMode): Fen[] {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    assert(Number.isSafeInteger(weights[i]) && weights[i]! >= 0, `weight ${weights[i]} is no whole number`);
    sum += weights[i]!;
  }
  assert(sum > 0, 'the weights of a split are all zero');
  // Sums and products below 2^53 are exact; no part of a sum of weights is greater than the sum.
  if (Number.isSafeInteger(total) && sum <= MAX_FEN && Math.abs(total) * sum <= MAX_FEN) {
    let upTo = 0;
    let given = 0;
    return weights.map((weight) => {
      upTo += weight;
      const target = roundQuotient(total * upTo, sum, mode);
      const part = target - given;
      given = target;
      return part;
    });
  }
  let whole = 0n;
  for (const weight of weights) whole += BigInt(weight);
  let upTo = 0n;
  let given = 0;
  return weights.map((weight) => {
    upTo += BigInt(weight);
    const target = applyRatio(total, upTo, whole, mode);
    const part = target - given;
    given = target;
    return part;
  });
}

/** `count` instalments of a principal, as equal as whole fen allow, which sum to it. See {@link cumulativeParts}. */
export function instalments(principal: Fen, count: number, mode: RoundingMode): Fen[] {
  assert(Number.isSafeInteger(count) && count >= 1, `${count} instalments`);
  return cumulativeParts(principal, new Array<number>(count).fill(1), mode);
}

/** A principal that stays the same for some days. */
export interface InterestPeriod {
  readonly principal: Fen;
  readonly days: number;
}

/**
 * Interest period by period on a changing principal, by rounding the running total, so that the parts sum to the
 * interest on the whole (sum of principal * days, 积数) rounded once.
 */
export function interestSeries(
  periods: readonly InterestPeriod[],
  annualRate: Fraction,
  daysPerYear: 360 | 365,
  mode: RoundingMode,
): Fen[] {
  const den = annualRate.den * BigInt(daysPerYear);
  let product = 0n;
  let given = 0;
  return periods.map(({ principal, days }) => {
    assert(Number.isSafeInteger(principal) && Number.isSafeInteger(days) && days >= 0, 'an interest period is whole');
    product += BigInt(principal) * BigInt(days);
    const target = applyRatio(1, annualRate.num * product, den, mode);
    const part = target - given;
    given = target;
    return part;
  });
}

/**
 * The part of `amount` (a fee, say) that goes back when `refund` of `whole` is refunded and `before` was refunded
 * already. Rounds the running total, so that refunding the whole in any number of steps gives back exactly `amount`.
 * 0 <= before, 0 <= refund, before + refund <= whole, whole > 0.
 */
export function refundPart(amount: Fen, whole: Fen, before: Fen, refund: Fen, mode: RoundingMode): Fen {
  assert(whole > 0 && before >= 0 && refund >= 0 && before + refund <= whole, 'refunds within the whole');
  const upTo = (refunded: Fen): Fen => applyRatio(amount, BigInt(refunded), BigInt(whole), mode);
  return upTo(before + refund) - upTo(before);
}

/**
 * Splits an amount by shares that sum to one. Every part but one is rounded in the named mode; the part at index
 * `residueTo` gets what is left, so that the parts sum to the whole. Mode `down` never leaves the residue short.
 *
 * @throws InputError `split-not-whole` if the shares do not sum to one exactly.
 */
export function splitFen(
  total: Fen,
  shares: readonly Fraction[],
  residueTo: number,
  mode: RoundingMode = 'down',
): Fen[] {
  assert(residueTo >= 0 && residueTo < shares.length, `no share at index ${residueTo}`);
  requireWhole(shares);
  let rest = total;
  const parts = shares.map((share, i) => {
    const part = i === residueTo ? 0 : applyRate(total, share, mode);
    rest -= part;
    return part;
  });
  parts[residueTo] = rest;
  return parts;
}

/** What rounding each part by itself makes of a split. */
export interface RoundedSplit {
  readonly parts: readonly Fen[];
  /** total - sum of the parts: positive is kept by nobody, negative was paid by nobody. */
  readonly residue: Fen;
}

/**
 * The flawed way to split, offered as a design choice to be found out: each part is rounded by itself and nobody owns
 * the residue, so the parts need not sum to the whole.
 *
 * @throws InputError `split-not-whole` if the shares do not sum to one exactly.
 */
export function splitEachRounded(total: Fen, shares: readonly Fraction[], mode: RoundingMode): RoundedSplit {
  requireWhole(shares);
  const parts = shares.map((share) => applyRate(total, share, mode));
  return { parts, residue: parts.reduce((rest, part) => rest - part, total) };
}

/**
 * Checks that shares sum to one exactly ("1/3" three times does, "33.33%" three times does not).
 *
 * @throws InputError `split-not-whole`.
 */
export function requireWhole(shares: readonly Fraction[], place?: Place): void {
  let [num, den] = [0n, 1n];
  for (const share of shares) {
    if (share.den === den) num += share.num;
    else [num, den] = [num * share.den + share.num * den, den * share.den];
  }
  if (num !== den) throw new InputError('split-not-whole', { sum: formatFraction(fraction(num, den)) }, place);
}

function powerOfTen(exponent: number): bigint {
  return BigInt(`1${'0'.repeat(exponent)}`);
}

/** Greatest common divisor. Both are not negative, `b` is positive. */
function gcd(a: bigint, b: bigint): bigint {
  while (b > SAFE) [a, b] = [b, a % b];
  if (b === 0n) return a;
  // From here on in doubles, which hold both exactly, ten times faster.
  let [x, y] = [Number(b), Number(a % b)];
  while (y !== 0) [x, y] = [y, x % y];
  return BigInt(x);
}

const SAFE = BigInt(MAX_FEN);
