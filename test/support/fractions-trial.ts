import { formatYuan } from '../../src/core/fen.ts';
import { Prng } from '../../src/core/prng.ts';
import {
  applyRate,
  cumulativeParts,
  fraction,
  interest,
  interestForDays,
  interestSeries,
  refundPart,
  splitEachRounded,
  splitFen,
  type DayCount,
  type Fraction,
} from '../../src/core/rate.ts';
import { ORACLE_MODES, oracleRound, times, type OracleMode, type Ratio } from './fractions.ts';

/*
 * Random splits, interest and refunds against the exact oracle. Amounts and rates are drawn where rounding goes wrong:
 * at ties, next to ties, near 2^53 fen, at thirds and sevenths, at fee rates with many decimals, on both signs.
 */

const MAX = Number.MAX_SAFE_INTEGER;

/** What a run of trials found. */
export interface TrialReport {
  readonly trials: number;
  /** Single roundings compared with the oracle. */
  readonly compared: number;
  /** Exact ties among them: the cases in which the modes differ. */
  readonly ties: number;
  /** Description of the first differences, at most ten. */
  readonly wrong: readonly string[];
}

/** Runs `count` trials from a seed, each one split, interest calculation or series of refunds, in turn. */
export function moneyTrials(seed: string, count: number): TrialReport {
  const trial = new Trial(seed);
  for (let i = 0; i < count; i++) trial.run(i);
  return { trials: count, compared: trial.compared, ties: trial.ties, wrong: trial.wrong };
}

class Trial {
  compared = 0;
  ties = 0;
  readonly wrong: string[] = [];
  readonly #draw: Prng;

  constructor(seed: string) {
    this.#draw = Prng.from(seed, 'money-trials');
  }

  run(i: number): void {
    const mode = this.#draw.pick(ORACLE_MODES);
    if (i % 3 === 0) this.#split(mode);
    else if (i % 3 === 1) this.#interest(mode);
    else this.#refund(mode);
  }

  #same(actual: number, exact: Ratio, mode: OracleMode, what: () => string): bigint {
    const expected = oracleRound(exact, mode);
    this.compared += 1;
    if ((2n * exact.n) % exact.d === 0n && exact.n % exact.d !== 0n) this.ties += 1;
    // BigInt of a fraction throws, of -0 gives 0: both are asked for apart.
    if (!Number.isSafeInteger(actual) || Object.is(actual, -0) || BigInt(actual) !== expected) {
      this.#fail(`${what()} ${mode}: got ${actual}, expected ${expected}`);
    }
    return expected;
  }

  #fail(text: string): void {
    if (this.wrong.length < 10) this.wrong.push(text);
  }

  /** Mostly everyday amounts, one in eight anywhere up to 2^53, some at its very end; one in eight negative. */
  #amount(): number {
    const draw = this.#draw;
    const bound = draw.pick([100, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 20_000_000_000_000, MAX]);
    const amount = draw.chance(1, 16) ? MAX - draw.int(1000) : draw.int(bound);
    return amount !== 0 && draw.chance(1, 8) ? -amount : amount;
  }

  /** Weights of 2 to 5 parties: small, even, or with up to 15 digits. */
  #weights(): number[] {
    const draw = this.#draw;
    const bound = draw.pick([2, 7, 10, 100, 1000, 10_000, 1_000_007, 1_000_000_000_000_000]);
    return Array.from({ length: draw.between(2, 5) }, () => 1 + draw.int(bound));
  }

  #split(mode: OracleMode): void {
    const weights = this.#weights();
    const sum = weights.reduce((total, weight) => total + BigInt(weight), 0n);
    const total = this.#amount();
    const residueTo = this.#draw.int(weights.length);
    const shares = weights.map((weight) => fraction(weight, sum));
    const exact = weights.map((weight) => times(total, { n: BigInt(weight), d: sum }));
    const what = (): string => `split ${formatYuan(total)} by ${weights.join(':')}`;

    const way = this.#draw.int(3);
    if (way === 0) {
      const each = splitEachRounded(total, shares, mode);
      let sumOfParts = 0n;
      each.parts.forEach((part, i) => (sumOfParts += this.#same(part, exact[i]!, mode, what)));
      if (BigInt(each.residue) !== BigInt(total) - sumOfParts) this.#fail(`${what()}: residue ${each.residue}`);
    } else if (way === 1) {
      const parts = splitFen(total, shares, residueTo, mode);
      let rest = BigInt(total);
      parts.forEach((part, i) => {
        if (i !== residueTo) rest -= this.#same(part, exact[i]!, mode, what);
      });
      if (BigInt(parts[residueTo]!) !== rest) this.#fail(`${what()}: rest ${parts[residueTo]} instead of ${rest}`);
    } else {
      this.#running(cumulativeParts(total, weights, mode), total, weights, sum, mode, what);
    }
  }

  /** Parts by running total: the sums from the first to each one are what the oracle rounds. */
  #running(
    parts: readonly number[],
    total: number,
    weights: readonly number[],
    whole: bigint,
    mode: OracleMode,
    what: () => string,
  ): void {
    let [given, upTo] = [0, 0n];
    parts.forEach((part, i) => {
      given += part;
      upTo += BigInt(weights[i]!);
      this.#same(given, times(total, { n: upTo, d: whole }), mode, what);
    });
    if (given !== total) this.#fail(`${what()}: running parts sum to ${given}`);
  }

  #annualRate(): [Fraction, Ratio] {
    const draw = this.#draw;
    const d = draw.pick([100, 1000, 10_000, 1_000_000, 3, 7, 12, 360, 365, 999_999_999_989]);
    const n = draw.int(Math.max(2, Math.floor(d / 3)));
    return [fraction(n, d), { n: BigInt(n), d: BigInt(d) }];
  }

  #interest(mode: OracleMode): void {
    const draw = this.#draw;
    const [rate, ratio] = this.#annualRate();
    const principal = this.#amount() % 900_000_000_000_000;
    const what = (): string => `interest on ${formatYuan(principal)} at ${ratio.n}/${ratio.d}`;
    const basis = draw.pick([360, 365] as const);
    const days = draw.int(draw.pick([2, 32, 400, 4000]));
    const way = draw.int(3);
    if (way === 0) {
      const simple = { n: ratio.n * BigInt(days), d: ratio.d * BigInt(basis) };
      this.#same(interestForDays(principal, rate, days, basis, mode), times(principal, simple), mode, what);
    } else if (way === 1) {
      const from = draw.between(16_000, 21_000);
      const count = draw.pick<DayCount>(['actual/360', 'actual/365', 'actual/actual']);
      const year = oracleYear(from, from + days, count);
      const exact = times(principal, { n: ratio.n * year.n, d: ratio.d * year.d });
      this.#same(interest(principal, rate, from, from + days, count, mode), exact, mode, what);
    } else {
      this.#series(rate, ratio, basis, mode, what);
    }
  }

  #series(rate: Fraction, ratio: Ratio, basis: 360 | 365, mode: OracleMode, what: () => string): void {
    const draw = this.#draw;
    const periods = Array.from({ length: draw.between(1, 4) }, () => ({
      principal: draw.int(1_000_000_000),
      days: draw.int(100),
    }));
    let [given, product] = [0, 0n];
    interestSeries(periods, rate, basis, mode).forEach((part, i) => {
      given += part;
      product += BigInt(periods[i]!.principal) * BigInt(periods[i]!.days);
      this.#same(given, { n: product * ratio.n, d: ratio.d * BigInt(basis) }, mode, what);
    });
  }

  #refund(mode: OracleMode): void {
    const draw = this.#draw;
    const whole = 1 + draw.int(draw.pick([10, 10_000, 1_000_000, 1_000_000_000_000, MAX - 1]));
    // A tie wants an odd fee on an even half: fees are drawn over the whole range as well as from a rate.
    const [rate, ratio] = this.#annualRate();
    const fee = applyRate(whole, rate, mode);
    const what = (): string => `refund of the fee ${fee} on ${whole}`;
    this.#same(fee, times(whole, ratio), mode, what);
    let [before, given] = [0, 0];
    for (let left = draw.between(1, 4); left > 0; left--) {
      const refund = left === 1 ? whole - before : draw.int(whole - before + 1);
      given += refundPart(fee, whole, before, refund, mode);
      before += refund;
      this.#same(given, { n: BigInt(fee) * BigInt(before), d: BigInt(whole) }, mode, what);
    }
    if (given !== fee) this.#fail(`${what()}: ${given} came back`);
  }
}

/** Part of a year by counting whole years on the engine's UTC calendar. */
function oracleYear(from: number, until: number, count: DayCount): Ratio {
  if (count !== 'actual/actual') return { n: BigInt(until - from), d: count === 'actual/360' ? 360n : 365n };
  let [n, d] = [0n, 1n];
  for (let day = from; day < until;) {
    const year = new Date(day * 86_400_000).getUTCFullYear();
    const [start, end] = [Date.UTC(year, 0, 1) / 86_400_000, Date.UTC(year + 1, 0, 1) / 86_400_000];
    const days = BigInt(Math.min(until, end) - day);
    [n, d] = [n * BigInt(end - start) + days * d, d * BigInt(end - start)];
    day = end;
  }
  return { n, d };
}
