import { describe, expect, it } from 'vitest';
import type { LoadFile, ScenarioFile } from '../../../../src/scenario/format.ts';
import { runModel } from '../../../../src/simulation/run.ts';
import { loadActs } from '../../../../src/simulation/plan/load.ts';
import { loadScenario, withdrawalScenario } from '../../../support/load.ts';

const load: LoadFile = {
  from: '10:00:00',
  until: '11:00:00',
  acts: [{ does: 'withdraw', flows: 'w', times: 60, yuan: ['1.00', '5.00'] }],
};

function scenario(change: Partial<ScenarioFile> = {}): ScenarioFile {
  return {
    ...withdrawalScenario({ flows: { w: { flow: 'withdrawal', parties: { customer: 'alice' }, count: 60 } } }),
    load,
    ...change,
  };
}

describe('a load profile', () => {
  it('draws the same acts for the same seed and others for another', async () => {
    const { model } = await loadScenario(scenario());
    expect(loadActs(model, load, 'a')).toEqual(loadActs(model, load, 'a'));
    expect(loadActs(model, load, 'b')).not.toEqual(loadActs(model, load, 'a'));
  });

  it('uses every instance, stays inside its hour and its amounts, and comes in order of time', async () => {
    const { model } = await loadScenario(scenario());
    const acts = loadActs(model, load, 'a');
    expect(acts).toHaveLength(60);
    const instances = acts.map(({ stimulus }) => (stimulus.kind === 'act' ? stimulus.instance : -1));
    expect(new Set(instances).size).toBe(60);
    for (const { at, stimulus } of acts) {
      expect(at - model.startsAt).toBeGreaterThanOrEqual(0);
      expect(at - model.startsAt).toBeLessThan(3_600_000);
      expect(stimulus.kind === 'act' && stimulus.arg0 >= 100 && stimulus.arg0 <= 500).toBe(true);
    }
    expect(acts.map(({ at }) => at)).toEqual(acts.map(({ at }) => at).sort((a, b) => a - b));
  });

  it('runs: sixty withdrawals are paid and nobody loses a fen', async () => {
    const { model, machines } = await loadScenario(scenario());
    const outcome = runModel(model, machines, { record: false });
    expect(outcome.events).toBeGreaterThan(60 * 5);
    expect(outcome.collector.isEmpty).toBe(true);
    const seeded = await loadScenario(scenario({ seed: 'another' }));
    expect(runModel(seeded.model, seeded.machines, { record: false }).traceHash).not.toBe(outcome.traceHash);
  });

  it('refuses a load that ends before it starts', async () => {
    const { model } = await loadScenario(scenario());
    expect(() => loadActs(model, { ...load, until: '09:59:59' }, 'a')).toThrow('load-empty-span');
  });
});
