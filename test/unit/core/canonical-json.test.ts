import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/core/canonical-json.ts';
import { AssertionFailure, type InputError } from '../../../src/core/errors.ts';
import { codeOf } from '../../support/codes.ts';

describe('canonical JSON', () => {
  it('orders keys by code unit and writes no blanks', () => {
    expect(canonicalJson({ b: 1, a: [true, null, 'x y'], B: {}, é: '' })).toBe(
      '{"B":{},"a":[true,null,"x y"],"b":1,"é":""}',
    );
  });

  it('does not depend on the order in which keys were written', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.maxSafeInteger(), fc.constant(null))),
        (record) => {
          const reversed = Object.fromEntries(Object.entries(record).reverse());
          expect(canonicalJson(reversed)).toBe(canonicalJson(record));
          expect(JSON.parse(canonicalJson(record))).toEqual(record);
        },
      ),
    );
  });

  it('writes control characters and lone surrogates as escapes', () => {
    expect(canonicalJson('\u0000\ud800"\\')).toBe('"\\u0000\\ud800\\"\\\\"');
  });

  it.each([[0.1], [NaN], [Infinity], [2 ** 53]])('refuses the number %d and says where it stands', (number) => {
    expect(codeOf(() => canonicalJson({ a: [1, { 'b/c': number }] }))).toBe('json-number-unsafe');
    try {
      canonicalJson({ a: [1, { 'b/c': number }] });
    } catch (error) {
      expect((error as InputError).params['pointer']).toBe('/a/1/b~1c');
    }
  });

  it('refuses what JSON cannot hold', () => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    const hole: number[] = [];
    hole[1] = 2;
    for (const value of [undefined, { a: undefined }, () => 1, Symbol('s'), 1n, new Map(), /x/, cycle, hole]) {
      expect(() => canonicalJson(value)).toThrow(AssertionFailure);
    }
  });

  it('writes a shared value twice, which is no cycle', () => {
    const shared = { x: 1 };
    expect(canonicalJson([shared, shared])).toBe('[{"x":1},{"x":1}]');
  });
});
