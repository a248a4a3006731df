import { describe, expect, it } from 'vitest';
import { AssertionFailure } from '../../../src/core/errors.ts';
import { Prng, seedFrom } from '../../../src/core/prng.ts';

function draws(prng: Prng, count: number): number[] {
  return Array.from({ length: count }, () => prng.next());
}

describe('the generator', () => {
  it("draws what the authors' C program draws from the state 1, 2, 3, 4", () => {
    expect(draws(new Prng([1, 2, 3, 4]), 12)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804, 337829053,
      2142557243,
    ]);
  });

  it('never changes what a seed means', () => {
    expect(draws(Prng.from('fenproof', 'plan'), 4)).toEqual([545367826, 3126085165, 1342725551, 3426521717]);
    expect(draws(Prng.from(1, 'plan', 2, 3), 4)).toEqual([530906888, 242372777, 2460457890, 3532073378]);
    expect(draws(Prng.from('种子', '流', 0, 1), 4)).toEqual([3227285983, 2448846857, 2985552389, 1554885483]);
  });

  it('continues from a saved state', () => {
    const prng = Prng.from('a', 'b');
    draws(prng, 100);
    const state = prng.state();
    const expected = draws(prng, 50);
    const other = Prng.from('unrelated', 'x');
    other.restore(state);
    expect(draws(other, 50)).toEqual(expected);
    for (const word of state) expect(word).toBeGreaterThanOrEqual(0);
  });

  it('refuses the state that draws only zeros', () => {
    expect(() => new Prng([0, 0, 0, 0])).toThrow(AssertionFailure);
  });
});

describe('seeds', () => {
  it('are the same as text and as integer', () => {
    expect(seedFrom(7, 's')).toEqual(seedFrom('7', 's'));
  });

  it('do not run into each other: every part counts, and where it ends', () => {
    const seeds = [
      seedFrom('a', 'bc'),
      seedFrom('ab', 'c'),
      seedFrom('a', 'b', 0, 1),
      seedFrom('a', 'b', 1, 0),
      seedFrom('a', 'b', 0, 10),
      seedFrom('a', 'b', 1, 1),
      seedFrom('a","b', ''),
      seedFrom('', 'a","b'),
      seedFrom('\ud800', ''),
      seedFrom('\ufffd', ''),
    ].map((words) => words.join());
    expect(new Set(seeds).size).toBe(seeds.length);
  });

  it('next to each other are unrelated: their first draws spread over the whole range', () => {
    const firsts = Array.from({ length: 4096 }, (_, i) => Prng.from(i, 's').int(16));
    const counts = new Array<number>(16).fill(0);
    for (const first of firsts) counts[first]! += 1;
    // 256 expected, standard deviation 15.5.
    for (const count of counts) expect(Math.abs(count - 256)).toBeLessThan(80);
  });
});

describe('bounded draws', () => {
  it('reach both ends and nothing else', () => {
    const prng = Prng.from('bounds', 'test');
    for (const bound of [1, 2, 3, 5, 8, 1000]) {
      const seen = new Set(Array.from({ length: bound * 40 }, () => prng.int(bound)));
      expect(seen.size).toBe(bound);
      expect(Math.min(...seen)).toBe(0);
      expect(Math.max(...seen)).toBe(bound - 1);
    }
    const seen = new Set(Array.from({ length: 300 }, () => prng.between(-2, 2)));
    expect([...seen].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
  });

  it('are not biased where a remainder would be: two thirds of 2^32', () => {
    const prng = Prng.from('bias', 'test');
    const bound = 2_863_311_531;
    let low = 0;
    for (let i = 0; i < 30_000; i++) if (prng.int(bound) < bound / 2) low += 1;
    // With a remainder two thirds of the draws would be low. Standard deviation 87.
    expect(Math.abs(low - 15_000)).toBeLessThan(500);
  });

  it('cover bounds beyond 32 bits', () => {
    const prng = Prng.from('wide', 'test');
    for (const bound of [0x1_0000_0000, 0x1_0000_0001, 3 * 0x1_0000_0000 + 7, Number.MAX_SAFE_INTEGER]) {
      let [top, odd] = [0, 0];
      for (let i = 0; i < 4000; i++) {
        const draw = prng.int(bound);
        expect(Number.isSafeInteger(draw) && draw >= 0 && draw < bound).toBe(true);
        if (draw >= bound / 2) top += 1;
        if (draw % 2 === 1) odd += 1;
      }
      expect(Math.abs(top - 2000)).toBeLessThan(200);
      expect(Math.abs(odd - 2000)).toBeLessThan(200);
    }
  });

  it('refuse bounds that are none', () => {
    const prng = Prng.from('x', 'y');
    for (const bound of [0, -1, 1.5, NaN, Infinity, 2 ** 53]) expect(() => prng.int(bound)).toThrow(AssertionFailure);
    expect(() => prng.between(2, 1)).toThrow(AssertionFailure);
    expect(() => prng.pick([])).toThrow(AssertionFailure);
    expect(() => prng.chance(2, 1)).toThrow(AssertionFailure);
  });

  it('hit a chance as often as it says', () => {
    const prng = Prng.from('chance', 'test');
    let hits = 0;
    for (let i = 0; i < 30_000; i++) if (prng.chance(1, 3)) hits += 1;
    expect(Math.abs(hits - 10_000)).toBeLessThan(400);
    expect(prng.chance(0, 5)).toBe(false);
    expect(prng.chance(5, 5)).toBe(true);
  });
});
