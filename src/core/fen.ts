import { Inconclusive, InputError, type Place } from './errors.ts';
import { shown } from './shown.ts';

/** An amount of money: integer fen (1 yuan = 100 fen) as a safe integer. Never a fraction, never a float of yuan. */
export type Fen = number;

/** Largest amount that a fen can hold: 90,071,992,547,409.91 yuan. */
export const MAX_FEN: Fen = Number.MAX_SAFE_INTEGER;

/** Which signs an amount in a file may have. */
export interface YuanOptions {
  /** True: an amount below zero is the error `money-negative`. Default false. */
  readonly refuseNegative?: boolean;
}

const EXACT = /^-?(?:0|[1-9][0-9]*)\.[0-9]{2}$/;
const OVER_PRECISE = /^-?[0-9]+\.[0-9]{3,}$/;

/**
 * Reads an amount of yuan as integer fen. The only accepted form is digits, a point and two decimals ("1000.00"),
 * with an optional leading minus: one amount has one writing, so that files can be compared as text.
 *
 * @throws InputError `money-not-text` (a JSON number or anything else that is no string), `money-precision` (more than
 *   two decimals), `money-format`, `money-range` (beyond {@link MAX_FEN}), `money-negative` (if refused).
 */
export function parseYuan(text: unknown, place?: Place, options: YuanOptions = {}): Fen {
  if (typeof text !== 'string') throw new InputError('money-not-text', { value: shown(text) }, place);
  if (!EXACT.test(text)) {
    throw new InputError(OVER_PRECISE.test(text) ? 'money-precision' : 'money-format', { text: shown(text) }, place);
  }
  const fen = Number(text.replace('.', ''));
  // A text beyond the range reads as a rounded double, but never as one inside the range: 2^53 itself is excluded.
  if (!Number.isSafeInteger(fen))
    throw new InputError('money-range', { text: shown(text), max: formatYuan(MAX_FEN) }, place);
  // "-0.00" would be a second writing of zero.
  if (Object.is(fen, -0)) throw new InputError('money-format', { text: shown(text) }, place);
  if (fen < 0 && options.refuseNegative === true) throw new InputError('money-negative', { text: shown(text) }, place);
  return fen;
}

/** Writes integer fen as yuan with two decimals: 100000 is "1000.00", -5 is "-0.05". Inverse of {@link parseYuan}. */
export function formatYuan(fen: Fen): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * Sum of two amounts.
 *
 * @throws Inconclusive `money-capacity` when the sum leaves the range in which fen are exact.
 */
export function addFen(a: Fen, b: Fen): Fen {
  const sum = a + b;
  if (sum > MAX_FEN || sum < -MAX_FEN) throw new Inconclusive('money-capacity', { max: formatYuan(MAX_FEN) });
  return sum;
}

/** Sum of a list of amounts, with the range check of {@link addFen} at every step. The empty sum is 0. */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let sum = 0;
  for (const amount of amounts) sum = addFen(sum, amount);
  return sum;
}
