import { expect, it } from 'vitest';
import { runBin } from '../support/bin.ts';

it('has a page of scenarios that is current and no system without one', { timeout: 100_000 }, () => {
  const { code, err } = runBin(['scenarios', 'coverage', '--check'], { seconds: 90, heap: 2048 });
  expect([code, err]).toEqual([0, '']);
});
