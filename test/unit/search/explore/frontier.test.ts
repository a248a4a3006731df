import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { ChunkPool } from '../../../../src/search/explore/byte-queue.ts';
import { Frontier } from '../../../../src/search/explore/frontier.ts';

const EPOCH = 1_517_796_000_000;
const FIXED = 12;

const cell = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -300, max: 300 }),
  fc.integer({ min: -20_000_000_000_000, max: 20_000_000_000_000 }),
  fc.integer({ min: -86_400_000, max: 900_000_000 }).map((offset) => EPOCH + offset),
);

describe('the frontier', () => {
  it('gives back every state as it was added, in order', () => {
    const row = fc.record({
      cells: fc.array(cell, { minLength: FIXED, maxLength: FIXED }),
      tail: fc.array(cell, { maxLength: 8 }),
      budget: fc.array(fc.integer({ min: -1, max: 300 }), { minLength: 3, maxLength: 3 }),
    });
    const base = fc.array(cell, { minLength: FIXED, maxLength: FIXED });
    fc.assert(
      fc.property(base, fc.array(row, { maxLength: 20 }), (start, rows) => {
        const frontier = new Frontier(new ChunkPool());
        const first = Float64Array.from(start);
        for (const { cells, tail, budget } of rows) {
          const whole = Float64Array.from([...cells, ...tail, 7, 7]);
          frontier.write(whole, first, FIXED, tail.length, EPOCH, Int32Array.from(budget));
        }
        expect(frontier.count).toBe(rows.length);
        const into = new Float64Array(FIXED + 8);
        const left = new Int32Array(3);
        for (const { cells, tail, budget } of rows) {
          expect(frontier.hasMore).toBe(true);
          expect(frontier.read(into, first, FIXED, EPOCH, left)).toBe(tail.length);
          expect([...into.subarray(0, FIXED + tail.length)]).toEqual([...cells, ...tail]);
          expect([...left]).toEqual(budget);
        }
        expect(frontier.hasMore).toBe(false);
      }),
    );
  });

  it('gives back the memory of what was read, and takes it for what is written next', () => {
    const pool = new ChunkPool();
    let current = new Frontier(pool);
    let next = new Frontier(pool);
    const base = new Float64Array(200);
    const cells = Float64Array.from(base, (_, i) => 1_000 + i);
    const into = new Float64Array(200);
    const budget = new Int32Array(1);
    for (let i = 0; i < 2_000; i++) current.write(cells, base, 200, 0, EPOCH, budget);
    const peak = pool.bytes;
    for (let round = 0; round < 5; round++) {
      while (current.hasMore) {
        current.read(into, base, 200, EPOCH, budget);
        expect(into[199]).toBe(1_199);
        next.write(into, base, 200, 0, EPOCH, budget);
      }
      expect(next.count).toBe(2_000);
      [current, next] = [next, current];
      next.clear();
    }
    expect(pool.bytes).toBeLessThan(peak * 1.8);
  });
});
