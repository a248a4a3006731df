import { describe, expect, it } from 'vitest';
import { gravest, reasons } from '../../../src/cli/exit-code.ts';

describe('the exit code of several reasons', () => {
  it.each([
    [[0, 0], 0],
    [[0, 3], 3],
    [[3, 1, 0], 1],
    [[1, 2, 3], 2],
    [[4, 2, 1, 3, 0], 4],
    [[130, 1], 130],
  ] as const)('of %j is %i', (codes, code) => {
    expect(gravest(codes)).toBe(code);
  });

  it('is never 0 when nothing ran', () => {
    expect(gravest([])).toBe(2);
  });

  it('is accompanied by all reasons, the gravest first', () => {
    expect(reasons([0, 3, 1, 3, 2])).toEqual([2, 1, 3]);
  });
});
