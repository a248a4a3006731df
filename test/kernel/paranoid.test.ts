import { describe, expect, it } from 'vitest';
import { AssertionFailure } from '../../src/core/errors.ts';
import { Library } from '../../src/io/scenarios/library.ts';
import { buildModel } from '../../src/scenario/build/build.ts';
import { Collector } from '../../src/simulation/findings/collector.ts';
import { Kernel } from '../../src/simulation/kernel.ts';
import { runModel } from '../../src/simulation/run.ts';
import { CLAIM } from '../../src/simulation/state/layout.ts';
import { Audit } from '../../src/simulation/trace/audit.ts';
import { TraceHasher } from '../../src/simulation/trace/hasher.ts';
import { loadScenario, withdrawalScenario } from '../support/load.ts';
import { scenarioFiles } from '../support/library.ts';

const library = await Library.open();

describe('a paranoid run', () => {
  it('adds up every balance and running sum of every shipped scenario, and gives the same hash', () => {
    for (const file of scenarioFiles()) {
      const { scenario, channels } = library.load(file);
      const { flows, calendar, rails } = library;
      const model = buildModel(scenario, file, { flows, calendar, rails, channels });
      const machines = model.flows.map((flow) => library.machine(flow));
      const { traceHash } = runModel(model, machines, { record: false });
      expect(runModel(model, machines, { record: false, paranoid: true }).traceHash, file).toBe(traceHash);
    }
  });

  it.each([
    ['a balance', (kernel: Kernel) => kernel.world.layout.balances + 1],
    ['a running sum of a claim', (kernel: Kernel) => kernel.world.layout.claims + CLAIM.available],
    ['what a pool owes', (kernel: Kernel) => kernel.world.layout.pools],
  ])('notices a single fen changed behind its back in %s', async (_what, cell) => {
    const { model, machines } = await loadScenario(withdrawalScenario({}));
    const audit = new Audit(model, new TraceHasher());
    const kernel = new Kernel(model, machines, { observer: audit, sink: new Collector(), dayClose: false });
    audit.watch(kernel);
    kernel.act(0, 0, 10_000, 0);
    kernel.world.cells[cell(kernel)]! += 1;
    expect(() => {
      kernel.advance();
      kernel.deliver();
    }).toThrow(AssertionFailure);
  });
});
