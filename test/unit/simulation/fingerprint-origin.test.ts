import { describe, expect, test } from 'vitest';
import { Collector } from '../../../src/simulation/findings/collector.ts';
import { Kernel } from '../../../src/simulation/kernel.ts';
import { fingerprint, Origin } from '../../../src/simulation/state/fingerprint.ts';
import { loadScenario, withdrawalScenario } from '../../support/load.ts';

describe('fingerprint of a state, mixed from an origin', () => {
  test('is the one that is mixed from nothing, at every step of a withdrawal and after going back', async () => {
    const { model, machines } = await loadScenario(withdrawalScenario({}));
    const kernel = new Kernel(model, machines, { sink: new Collector(), dayClose: true });
    const clock = { readsTime: true, calendar: model.calendar, horizonDays: 2 };
    const start = kernel.world.snapshot();
    const origins = [new Origin(kernel.world.layout, start)];
    const seen = new Set<string>();
    const compare = (): void => {
      const whole = fingerprint(kernel.world, clock);
      seen.add(`${String(whole.hi)} ${String(whole.lo)}`);
      for (const origin of origins) expect(fingerprint(kernel.world, clock, { lo: 0, hi: 0 }, origin)).toEqual(whole);
    };
    compare();
    kernel.act(0, 0, 30_000, 0);
    compare();
    // An origin in the middle: instants that lie ahead of it, and are passed later, among its cells.
    origins.push(new Origin(kernel.world.layout, kernel.world.snapshot()));
    for (let i = 0; i < 30; i++) {
      if (i % 3 === 0) compare();
      if (!kernel.deliver()) kernel.advance();
      compare();
    }
    expect(seen.size).toBeGreaterThan(10);
    kernel.world.restore(start);
    compare();
  });
});
