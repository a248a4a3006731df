import { describe, expect, it } from 'vitest';
import { Prng } from '../../../../src/core/prng.ts';
import { Paths } from '../../../../src/search/explore/paths.ts';

describe('the way to every state', () => {
  it('is the choices that led there, however far predecessors lie apart and however many choices they have', () => {
    const paths = new Paths();
    const prng = Prng.from('paths', 'test');
    const parents: number[] = [];
    const choices: number[] = [];
    let parent = 0;
    for (let state = 0; state < 150_000; state++) {
      // Mostly near, sometimes just at the limits of a byte, sometimes far.
      const step = [0, 0, 1, 0, 1, 254, 255, 256, 70_000][prng.int(state % 1_000 === 999 ? 9 : 5)]!;
      if (state > 0) parent = Math.min(state - 1, parent + step);
      const choice = state === 0 ? 0 : prng.int(state > 70_000 ? 300 : 256);
      parents.push(parent);
      choices.push(choice);
      paths.add(parent, choice);
    }
    expect(paths.count).toBe(150_000);
    for (let i = 0; i < 3_000; i++) {
      const state = i < 300 ? i : prng.int(150_000);
      const expected: number[] = [];
      for (let at = state; at !== 0; at = parents[at]!) expected.unshift(choices[at]!);
      expect(paths.to(state)).toEqual(expected);
      expect(paths.depthOf(state)).toBe(expected.length);
    }
    expect(paths.bytes / paths.count).toBeLessThan(4);
  });
});
