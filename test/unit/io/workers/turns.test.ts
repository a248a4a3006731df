import { describe, expect, it } from 'vitest';
import { Turns } from '../../../../src/io/workers/turns.ts';

describe('the turns by which threads take the parts of a round', () => {
  it('give each part once, in order, whoever shares the memory', () => {
    const here = new Turns();
    const there = new Turns(here.memory);
    here.begin();
    expect([here.take(3), there.take(3), here.take(3), there.take(3), here.take(3)]).toEqual([0, 1, 2, -1, -1]);
    expect(there.areOver(3)).toBe(true);
    there.begin();
    expect(here.areOver(3)).toBe(false);
    expect(here.take(3)).toBe(0);
  });

  it('give nothing more of a round that was stopped', () => {
    const here = new Turns();
    const there = new Turns(here.memory);
    here.begin();
    expect(there.take(100)).toBe(0);
    here.stop();
    expect(there.areOver(100)).toBe(true);
    expect([there.take(100), here.take(100)]).toEqual([-1, -1]);
  });
});
