import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Inconclusive, InputError } from '../../../src/core/errors.ts';
import { addFen, formatYuan, MAX_FEN, parseYuan, sumFen } from '../../../src/core/fen.ts';
import { codeOf } from '../../support/codes.ts';

const place = { file: 'a.json', pointer: '/yuan' };

describe('amounts in files', () => {
  it('reads yuan with two decimals as fen', () => {
    expect(parseYuan('0.00')).toBe(0);
    expect(parseYuan('0.01')).toBe(1);
    expect(parseYuan('1000.00')).toBe(100_000);
    expect(parseYuan('-0.05')).toBe(-5);
    expect(parseYuan('90071992547409.91')).toBe(MAX_FEN);
    expect(parseYuan('-90071992547409.91')).toBe(-MAX_FEN);
  });

  it.each([
    ['1000', 'money-format'],
    ['1000.0', 'money-format'],
    ['1000.', 'money-format'],
    ['.50', 'money-format'],
    ['+1.00', 'money-format'],
    ['1,000.00', 'money-format'],
    ['1_000.00', 'money-format'],
    ['1 000.00', 'money-format'],
    [' 1.00', 'money-format'],
    ['1.00\n', 'money-format'],
    ['１.００', 'money-format'],
    ['1。00', 'money-format'],
    ['1e3', 'money-format'],
    ['1.00e3', 'money-format'],
    ['0x10.00', 'money-format'],
    ['-', 'money-format'],
    ['--1.00', 'money-format'],
    ['-0.00', 'money-format'],
    ['01.00', 'money-format'],
    ['¥1.00', 'money-format'],
    ['', 'money-format'],
    ['1.005', 'money-precision'],
    ['-0.001', 'money-precision'],
    ['1.000', 'money-precision'],
    ['90071992547409.92', 'money-range'],
    ['90071992547409.93', 'money-range'],
    ['-90071992547409.92', 'money-range'],
    ['9'.repeat(400) + '.00', 'money-range'],
  ])('refuses %j as %s', (text, code) => {
    expect(codeOf(() => parseYuan(text, place))).toBe(code);
  });

  it.each([[1000], [10.5], [null], [undefined], [{}], [['1.00']], [true]])(
    'refuses %j, which is no text, as money-not-text',
    (value) => {
      expect(codeOf(() => parseYuan(value, place))).toBe('money-not-text');
    },
  );

  it('refuses a negative amount only where it must not be one', () => {
    expect(codeOf(() => parseYuan('-0.01', place, { refuseNegative: true }))).toBe('money-negative');
    expect(parseYuan('0.00', place, { refuseNegative: true })).toBe(0);
  });

  it('says where the amount stands', () => {
    expect(() => parseYuan('1.5', place)).toThrow(InputError);
    try {
      parseYuan('1.5', place);
    } catch (error) {
      expect((error as InputError).place).toEqual(place);
    }
  });

  it('reads back every amount it writes, and writes back every amount it reads', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (fen) => {
        const text = formatYuan(fen);
        expect(parseYuan(text)).toBe(fen);
        expect(formatYuan(parseYuan(text))).toBe(text);
        expect(text).toMatch(/^-?(0|[1-9]\d*)\.\d\d$/);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('sums', () => {
  it('stop a run before they become inexact', () => {
    expect(addFen(MAX_FEN - 1, 1)).toBe(MAX_FEN);
    expect(() => addFen(MAX_FEN, 1)).toThrow(Inconclusive);
    expect(() => addFen(-MAX_FEN, -1)).toThrow(Inconclusive);
    expect(sumFen([])).toBe(0);
    expect(sumFen([1, 2, -5])).toBe(-2);
    // The end is in range again, the middle was not.
    expect(() => sumFen([MAX_FEN, 2, -2])).toThrow(Inconclusive);
  });
});
