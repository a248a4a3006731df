import { describe, expect, test } from 'vitest';
import { Collector } from '../../../src/simulation/findings/collector.ts';
import { Kernel } from '../../../src/simulation/kernel.ts';
import { fingerprint, Origin } from '../../../src/simulation/state/fingerprint.ts';
import { loadScenario, withdrawalScenario } from '../../support/load.ts';
import { shippedRulebook } from '../rules/load.ts';

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

  test('is the same where rules keep sums over days, months and years', async () => {
    const { model, machines } = await loadScenario(withdrawalScenario({}));
    const sink = new Collector();
    const rules = { rulebook: shippedRulebook, lawDay: null, sink };
    const kernel = new Kernel(model, machines, { sink, dayClose: true, rules });
    const clock = { readsTime: true, calendar: model.calendar, horizonDays: 2 };
    const start = kernel.world.snapshot();
    const origins = [new Origin(kernel.world.layout, start)];
    const slots = kernel.world.layout.aggregates;
    const isKept = (): boolean =>
      kernel.world
        .snapshot()
        .slice(slots, kernel.world.layout.queue)
        .some((n) => n !== 0);
    const compare = (): void => {
      const whole = fingerprint(kernel.world, clock);
      for (const origin of origins) expect(fingerprint(kernel.world, clock, { lo: 0, hi: 0 }, origin)).toEqual(whole);
    };
    expect(isKept()).toBe(false);
    kernel.act(0, 0, 30_000, 0);
    for (let i = 0; i < 40; i++) {
      if (!kernel.deliver()) kernel.advance();
      compare();
      // An origin in which something has been summed up.
      if (i === 20) origins.push(new Origin(kernel.world.layout, kernel.world.snapshot()));
    }
    expect(isKept()).toBe(true);
    kernel.world.restore(start);
    compare();
  });
});
