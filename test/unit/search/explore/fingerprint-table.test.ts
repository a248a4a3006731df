import { describe, expect, it } from 'vitest';
import { Prng } from '../../../../src/core/prng.ts';
import { collisionBound, FingerprintTable } from '../../../../src/search/explore/fingerprint-table.ts';

describe('a table of fingerprints', () => {
  it.each([true, false])('knows exactly what was added, however often it has grown (numbered: %s)', (numbered) => {
    const table = new FingerprintTable(numbered);
    const prng = Prng.from('table', 'test');
    const known = new Map<string, number>();
    for (let i = 0; i < 100_000; i++) {
      // Few low words, so that places collide; zero is a fingerprint like any other.
      const lo = prng.int(512);
      const hi = prng.int(300);
      // One fingerprint of all stands for two.
      const key = lo === 0 && hi === 0 ? '1 0' : `${String(lo)} ${String(hi)}`;
      const number = known.get(key) ?? -1;
      const expected = numbered ? number : Math.min(number, 0);
      if (table.add(lo, hi, known.size) !== expected) expect.fail(`${key} is number ${String(expected)}`);
      if (number < 0) known.set(key, known.size);
    }
    expect(table.size).toBe(known.size);
  });

  it('says how likely it is that two states were taken for one', () => {
    expect(collisionBound(1)).toBe(0);
    expect(collisionBound(2)).toBeCloseTo(5.42e-20, 22);
    expect(collisionBound(16_904_731)).toBeCloseTo(7.75e-6, 8);
  });
});
