import { describe, expect, test } from 'vitest';
import { Prng } from '../../../../src/core/prng.ts';
import { NumberSet } from '../../../../src/search/random/number-set.ts';

describe('a set of numbers in one array', () => {
  test('holds what a set holds, whatever the numbers have in common', () => {
    const prng = Prng.from('number-set', 'numbers');
    const wrong: number[] = [];
    const [ours, theirs] = [new NumberSet(100_000), new Set<number>()];
    for (let i = 0; i < 20_000; i++) {
      // Numbers that differ in their low or in their high half only, zero among them.
      const half = prng.int(5_000);
      const number = prng.chance(1, 2) ? half : half * 0x1_0000_0000;
      if (ours.has(number) !== theirs.has(number)) wrong.push(number);
      ours.add(number);
      theirs.add(number);
      if (!ours.has(number)) wrong.push(number);
    }
    expect(wrong).toEqual([]);
  });

  test('takes nothing more in once it is full, and still knows what it has', () => {
    const set = new NumberSet(3);
    for (const number of [7, 8, 9, 10, 7]) set.add(number);
    expect([7, 8, 9, 10].map((number) => set.has(number))).toEqual([true, true, true, false]);
  });
});
