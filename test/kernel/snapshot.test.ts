import { beforeAll, describe, expect, it } from 'vitest';
import { Prng, seedFrom } from '../../src/core/prng.ts';
import { Collector } from '../../src/simulation/findings/collector.ts';
import { Kernel } from '../../src/simulation/kernel.ts';
import type { Machine } from '../../src/simulation/machines.ts';
import { applyStimulus } from '../../src/simulation/plan/driver.ts';
import { fingerprint, formatFingerprint, type ClockUse } from '../../src/simulation/state/fingerprint.ts';
import { TraceHasher } from '../../src/simulation/trace/hasher.ts';
import type { Model } from '../../src/scenario/model.ts';
import { calendar, loadScenario, withdrawalScenario } from '../support/load.ts';
import { runRandomly } from '../support/random-driver.ts';

const PLANS = 10_000;
const clock: ClockUse = { readsTime: true, calendar, horizonDays: 12 };

describe('restore(snapshot)', () => {
  let model: Model;
  let machines: readonly Machine[];
  beforeAll(async () => {
    const loaded = await loadScenario(
      withdrawalScenario({
        flows: {
          w1: { flow: 'withdrawal', parties: { customer: 'alice' }, choices: { durability: 'separate' } },
          w2: { flow: 'withdrawal', parties: { customer: 'alice' }, choices: { retry: 'blind-resend' } },
        },
      }),
    );
    model = loaded.model;
    machines = loaded.machines;
  });

  const fresh = (): Kernel => new Kernel(model, machines, { sink: new Collector(), dayClose: true });

  it(`gives the same fingerprint and the same hash for the same stimuli, over ${PLANS} random plans`, () => {
    const kernel = fresh();
    const start = kernel.world.snapshot();
    const seen = new Set<string>();
    for (let i = 0; i < PLANS; i++) {
      const prng = new Prng(seedFrom('snapshot', 'plans', 0, i));
      kernel.world.restore(start);
      runRandomly(kernel, prng, prng.between(1, 25));
      const middle = kernel.world.snapshot();

      const first = new TraceHasher();
      kernel.observe(first);
      const stimuli = runRandomly(kernel, prng, prng.between(1, 25));
      const fingerprintOnce = formatFingerprint(fingerprint(kernel.world, clock));
      const after = kernel.world.snapshot();

      kernel.world.restore(middle);
      const second = new TraceHasher();
      kernel.observe(second);
      for (const stimulus of stimuli) applyStimulus(kernel, stimulus);
      // Plain comparisons: an expectation per plan would take most of the time of this test.
      const same =
        formatFingerprint(fingerprint(kernel.world, clock)) === fingerprintOnce &&
        second.digest() === first.digest() &&
        kernel.world.snapshot().every((cell, at) => cell === after[at]);
      if (!same) expect.fail(`plan ${i}: the second time something else happened`);
      kernel.observe(null);
      seen.add(fingerprintOnce);
    }
    // A fingerprint that says the same of everything would pass the lines above.
    expect(seen.size).toBeGreaterThan(PLANS / 10);
  });

  it('gives one fingerprint for independent acts in either order', () => {
    const prng = new Prng(seedFrom('snapshot', 'independent'));
    for (let i = 0; i < 500; i++) {
      const a = prng.between(1, 20) * 1_000;
      const b = prng.between(1, 20) * 1_000;
      const results = [false, true].map((swapped) => {
        const kernel = fresh();
        const acts = [() => kernel.act(0, 0, a, 0), () => kernel.act(1, 0, b, 0)];
        for (const act of swapped ? acts.reverse() : acts) act();
        const at = formatFingerprint(fingerprint(kernel.world, clock));
        for (let n = 0; n < 6; n++) {
          kernel.advance();
          kernel.deliver();
        }
        return [at, formatFingerprint(fingerprint(kernel.world, clock))];
      });
      expect(results[1]).toEqual(results[0]);
    }
  });
});
