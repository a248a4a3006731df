import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssertionFailure } from '../../../src/core/errors.ts';
import { MAX_FEN, parseYuan } from '../../../src/core/fen.ts';
import {
  addFractions,
  applyRate,
  compareFractions,
  cumulativeParts,
  formatFraction,
  fraction,
  instalments,
  interest,
  interestForDays,
  interestSeries,
  multiplyFractions,
  parseRate,
  refundPart,
  requireWhole,
  ROUNDING_MODES,
  splitEachRounded,
  splitFen,
  yearFraction,
} from '../../../src/core/rate.ts';
import { parseDate } from '../../../src/core/time.ts';
import { codeOf } from '../../support/codes.ts';
import { moneyTrials } from '../../support/fractions-trial.ts';
import { ORACLE_MODES, oracleRound } from '../../support/fractions.ts';

const TRIALS = 1_000_000;

describe('a million random splits, interest calculations and refunds', () => {
  it('agree to the fen with exact fractions', () => {
    const report = moneyTrials('20170819', TRIALS);
    expect(report.wrong).toEqual([]);
    expect(report.trials).toBe(TRIALS);
    // Enough of them must be ties, or the modes were not told apart.
    expect(report.ties).toBeGreaterThan(TRIALS / 100);
  });
});

describe('rates in files', () => {
  it.each([
    ['0.6%', '3/500'],
    ['0.006', '3/500'],
    ['3/500', '3/500'],
    ['6/1000', '3/500'],
    ['0.60%', '3/500'],
    ['1/3', '1/3'],
    ['100%', '1'],
    ['1', '1'],
    ['1.5', '3/2'],
    ['0', '0'],
    ['0%', '0'],
    ['0/7', '0'],
    ['0.38%', '19/5000'],
    ['0.000000000000000001%', '1/100000000000000000000'],
    ['12345678901234567.890123', '12345678901234567890123/1000000'],
  ])('%s is exactly %s', (text, exact) => {
    expect(formatFraction(parseRate(text))).toBe(exact);
    expect(parseRate(exact)).toEqual(parseRate(text));
  });

  it.each([
    ['', 'rate-format'],
    ['0.6 %', 'rate-format'],
    ['0,6%', 'rate-format'],
    ['.6%', 'rate-format'],
    ['6.%', 'rate-format'],
    ['-0.6%', 'rate-format'],
    ['+0.6%', 'rate-format'],
    ['6e-3', 'rate-format'],
    ['0.6％', 'rate-format'],
    ['0.6‰', 'rate-format'],
    ['00.6', 'rate-format'],
    ['1/0', 'rate-format'],
    ['1/3%', 'rate-format'],
    ['1.5/3', 'rate-format'],
    ['-1/3', 'rate-format'],
    ['Infinity', 'rate-format'],
    ['NaN', 'rate-format'],
    ['0x10', 'rate-format'],
    ['1/1000000000000000000000007', 'rate-range'],
    ['1000000000000000000000000', 'rate-range'],
    [`0.${'0'.repeat(40)}1`, 'rate-range'],
    [0.006, 'rate-not-text'],
    [null, 'rate-not-text'],
  ])('refuses %j as %s', (text, code) => {
    expect(codeOf(() => parseRate(text))).toBe(code);
  });

  it('do not depend on what others do to the default decimal', () => {
    const precision = Decimal.precision;
    Decimal.set({ precision: 1, rounding: Decimal.ROUND_UP, toExpPos: 0 });
    try {
      expect(formatFraction(parseRate('0.123456789%'))).toBe('123456789/100000000000');
      expect(applyRate(MAX_FEN, parseRate('0.123456789123456789%'), 'half-even')).toBe(11_119_998_989_855);
    } finally {
      Decimal.set({ precision, rounding: Decimal.ROUND_HALF_UP, toExpPos: 21 });
    }
  });
});

describe('rounding', () => {
  // The table of the docstring, and what it says about sides.
  it.each([
    ['half-up', [3, -3, 2, -2, 3, -3, 2, -2]],
    ['half-even', [2, -2, 2, -2, 3, -3, 2, -2]],
    ['down', [2, -2, 2, -2, 2, -2, 2, -2]],
    ['up', [3, -3, 3, -3, 3, -3, 2, -2]],
    ['floor', [2, -3, 2, -3, 2, -3, 2, -2]],
    ['ceiling', [3, -2, 3, -2, 3, -2, 2, -2]],
  ] as const)('%s treats 2.5, 2.4, 2.6 and 2 and their negatives as its name says', (mode, expected) => {
    const rates = [fraction(25, 10), fraction(24, 10), fraction(26, 10), fraction(2)];
    expect(rates.flatMap((rate) => [applyRate(1, rate, mode), applyRate(-1, rate, mode)])).toEqual(expected);
    // The same through large numbers, which take the way over decimals.
    const large = rates.map((rate) => multiplyFractions(rate, fraction(1, MAX_FEN)));
    expect(large.flatMap((rate) => [applyRate(MAX_FEN, rate, mode), applyRate(-MAX_FEN, rate, mode)])).toEqual(
      expected,
    );
  });

  it('knows exactly the modes of the oracle', () => {
    expect([...ROUNDING_MODES].sort((a, b) => (a < b ? -1 : 1))).toEqual(
      [...ORACLE_MODES].sort((a, b) => (a < b ? -1 : 1)),
    );
  });

  it('happens once: next to a tie by one part in 10^35 it is no tie', () => {
    const scale = BigInt(`1${'0'.repeat(34)}`);
    for (const [num, expected] of [
      [5n * scale + 1n, 1],
      [5n * scale, 0],
      [5n * scale - 1n, 0],
    ] as const) {
      const rate = fraction(num, 10n * scale);
      expect(applyRate(1, rate, 'half-even')).toBe(expected);
      expect(applyRate(-1, rate, 'half-even')).toBe(expected === 0 ? 0 : -1);
    }
  });

  it('agrees with the oracle for any amount and any rate it accepts', () => {
    const part = fc.bigInt({ min: 1n, max: BigInt(`1${'0'.repeat(36)}`) - 1n });
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        part,
        part,
        fc.boolean(),
        fc.constantFrom(...ROUNDING_MODES),
        (amount, a, b, negative, mode) => {
          // A rate of at most one keeps the result in range.
          const [num, den] = a < b ? [a, b] : [b, a];
          const signed = negative ? -num : num;
          const fen = applyRate(amount, fraction(signed, den), mode);
          expect(BigInt(fen)).toBe(oracleRound({ n: BigInt(amount) * signed, d: den }, mode));
          expect(Object.is(fen, -0)).toBe(false);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('refuses what it cannot do exactly', () => {
    const limit = BigInt(`1${'0'.repeat(36)}`);
    expect(() => applyRate(1, fraction(1n, limit), 'down')).toThrow(AssertionFailure);
    expect(() => applyRate(0, fraction(limit), 'down')).toThrow(AssertionFailure);
    expect(() => applyRate(0.5, fraction(1), 'down')).toThrow(AssertionFailure);
    expect(() => applyRate(MAX_FEN, fraction(2), 'down')).toThrow(AssertionFailure);
    expect(() => fraction(1, 0)).toThrow(AssertionFailure);
  });

  it('of a refund mirrors the charge in the four modes that treat both signs alike', () => {
    const rate = parseRate('0.38%');
    for (const mode of ['half-up', 'half-even', 'down', 'up'] as const) {
      for (let fen = 0; fen < 3000; fen++) {
        const charged = applyRate(fen, rate, mode);
        expect(applyRate(-fen, rate, mode)).toBe(charged === 0 ? 0 : -charged);
      }
    }
  });
});

describe('fractions', () => {
  it('are in lowest terms with a positive denominator', () => {
    expect(fraction(6, -4)).toEqual({ num: -3n, den: 2n });
    expect(fraction(0, -7)).toEqual({ num: 0n, den: 1n });
    expect(addFractions(fraction(1, 3), fraction(1, 6))).toEqual(fraction(1, 2));
    expect(compareFractions(fraction(1, 3), fraction(33, 100))).toBe(1);
    expect(compareFractions(fraction(1, 3), fraction(2, 6))).toBe(0);
    expect(compareFractions(fraction(-1, 3), fraction(0))).toBe(-1);
  });
});

describe('a split', () => {
  const thirds = [fraction(1, 3), fraction(1, 3), fraction(1, 3)];

  it('gives the fen that is left to the party that was named', () => {
    expect(splitFen(10_000, thirds, 0)).toEqual([3334, 3333, 3333]);
    expect(splitFen(10_000, thirds, 2)).toEqual([3333, 3333, 3334]);
    expect(splitFen(-10_000, thirds, 2)).toEqual([-3333, -3333, -3334]);
    expect(splitFen(1, thirds, 1)).toEqual([0, 1, 0]);
  });

  it('never leaves the residue short when it rounds down, and does when it rounds up', () => {
    const quarters = new Array(4).fill(fraction(1, 4)) as (typeof thirds)[number][];
    expect(splitFen(2, quarters, 3)).toEqual([0, 0, 0, 2]);
    expect(splitFen(2, quarters, 3, 'half-up')).toEqual([1, 1, 1, -1]);
  });

  it('loses or invents a fen when each part is rounded by itself', () => {
    expect(splitEachRounded(10_000, thirds, 'half-up')).toEqual({ parts: [3333, 3333, 3333], residue: 1 });
    expect(splitEachRounded(1, [fraction(1, 2), fraction(1, 2)], 'half-up')).toEqual({ parts: [1, 1], residue: -1 });
    expect(splitEachRounded(100, [fraction(1, 2), fraction(1, 2)], 'half-up')).toEqual({ parts: [50, 50], residue: 0 });
  });

  it('refuses shares that are not the whole', () => {
    const shares = ['33.33%', '33.33%', '33.33%'].map((text) => parseRate(text));
    expect(codeOf(() => splitFen(100, shares, 0))).toBe('split-not-whole');
    expect(codeOf(() => splitEachRounded(100, shares, 'down'))).toBe('split-not-whole');
    expect(codeOf(() => requireWhole([]))).toBe('split-not-whole');
    expect(codeOf(() => requireWhole(['33.33%', '33.33%', '33.34%'].map((text) => parseRate(text))))).toBeUndefined();
    expect(() => splitFen(100, thirds, 3)).toThrow(AssertionFailure);
  });

  it('in instalments gives parts that differ by at most one fen and sum to the whole', () => {
    expect(instalments(10_000, 3, 'down')).toEqual([3333, 3333, 3334]);
    expect(instalments(10_000, 3, 'half-up')).toEqual([3333, 3334, 3333]);
    expect(instalments(2, 4, 'half-up')).toEqual([1, 0, 1, 0]);
    expect(() => instalments(1, 0, 'down')).toThrow(AssertionFailure);
    expect(() => cumulativeParts(1, [0, 0], 'down')).toThrow(AssertionFailure);
    expect(() => cumulativeParts(1, [1, -1, 1], 'down')).toThrow(AssertionFailure);
  });
});

describe('interest', () => {
  it('is one fraction: dividing stepwise would lose a fen', () => {
    // 18.25% a year is 0.05% a day on 365 days; on 30 days of 333.33 yuan exactly 4.99995 yuan.
    expect(interestForDays(parseYuan('333.33'), parseRate('18.25%'), 30, 365, 'half-up')).toBe(500);
    // Rounded day by day it would be 30 times 0.17 = 5.10.
    expect(30 * interestForDays(parseYuan('333.33'), parseRate('18.25%'), 1, 365, 'half-up')).toBe(510);
  });

  it('counts the first day and not the last, by the year it is told', () => {
    const [from, until] = [parseDate('2018-01-01'), parseDate('2018-07-02')];
    const rate = parseRate('3.6%');
    expect(interest(1_000_000, rate, from, until, 'actual/360', 'half-up')).toBe(18_200);
    expect(interest(1_000_000, rate, from, until, 'actual/365', 'half-up')).toBe(17_951);
    expect(interest(1_000_000, rate, from, from, 'actual/360', 'half-up')).toBe(0);
    expect(() => yearFraction(until, from, 'actual/360')).toThrow(AssertionFailure);
  });

  it('knows leap years in actual/actual', () => {
    const year = (from: string, until: string): string =>
      formatFraction(yearFraction(parseDate(from), parseDate(until), 'actual/actual'));
    expect(year('2016-01-01', '2017-01-01')).toBe('1');
    expect(year('2015-12-31', '2016-01-02')).toBe(formatFraction(addFractions(fraction(1, 365), fraction(1, 366))));
    expect(year('2016-02-28', '2016-03-01')).toBe('1/183');
    expect(year('2015-01-01', '2018-01-01')).toBe('3');
  });

  it('period by period sums to the interest on the whole', () => {
    const periods = Array.from({ length: 12 }, () => ({ principal: 33_333, days: 30 }));
    const parts = interestSeries(periods, parseRate('18.25%'), 365, 'half-up');
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(
      interestForDays(33_333, parseRate('18.25%'), 360, 365, 'half-up'),
    );
    expect(Math.max(...parts) - Math.min(...parts)).toBeLessThanOrEqual(1);
  });
});

describe('the fee of a refund', () => {
  it('comes back whole, however the refund is cut', () => {
    // 0.38% of 10.00 yuan is 0.04; three thirds rounded alone would give back 0.03.
    const fee = applyRate(1000, parseRate('0.38%'), 'half-up');
    expect(fee).toBe(4);
    const parts = [
      refundPart(fee, 1000, 0, 333, 'half-up'),
      refundPart(fee, 1000, 333, 333, 'half-up'),
      refundPart(fee, 1000, 666, 334, 'half-up'),
    ];
    expect(parts).toEqual([1, 2, 1]);
  });

  it('refuses to refund more than there was', () => {
    expect(() => refundPart(4, 1000, 600, 401, 'half-up')).toThrow(AssertionFailure);
    expect(() => refundPart(4, 0, 0, 0, 'half-up')).toThrow(AssertionFailure);
  });
});
