import { describe, expect, it } from 'vitest';
import { TouchSet } from '../../src/core/touch-set.ts';
import { buildModel } from '../../src/scenario/build/build.ts';
import type { Model } from '../../src/scenario/model.ts';
import { Hours } from '../../src/simulation/environment/hours.ts';
import { factKinds } from '../../src/simulation/observer.ts';
import { Roster } from '../../src/simulation/state/roster.ts';
import { Register } from '../../src/simulation/register/register.ts';
import { runModel, type RunOutcome } from '../../src/simulation/run.ts';
import { CLAIM, CLAIM_STRIDE, INSTANCE, ORDER_STRIDE, POOL, POOL_STRIDE } from '../../src/simulation/state/layout.ts';
import { Library, type LoadedScenario } from '../../src/io/scenarios/library.ts';
import { scenarioFiles } from '../support/library.ts';

const library = await Library.open();

function model({ scenario, channels }: LoadedScenario, choices?: 'sound'): Model {
  const flows = Object.fromEntries(
    Object.entries(scenario.flows).map(([key, flow]) => [key, choices === undefined ? flow : { ...flow, choices: {} }]),
  );
  return buildModel({ ...scenario, flows }, 'test.scenario.json', {
    flows: library.flows,
    calendar: library.calendar,
    rails: library.rails,
    channels,
  });
}

/** Everything the register wrote, as far as it is the register's own. */
function figures(of: Model, cells: Float64Array, outcome: RunOutcome): Record<string, number> {
  const { layout } = outcome.kernel.world;
  const result: Record<string, number> = {};
  for (const claim of of.claims) {
    const at = layout.claims + claim.index * CLAIM_STRIDE;
    result[`${claim.key} owed`] = cells[at + CLAIM.owed]!;
    result[`${claim.key} funded`] = cells[at + CLAIM.funded]!;
  }
  for (const pool of of.pools) {
    const at = layout.pools + pool.index * POOL_STRIDE;
    result[`${pool.key} owed`] = cells[at + POOL.owed]!;
    result[`${pool.key} own`] = cells[at + POOL.own]!;
  }
  for (const instance of of.instances) {
    const block = layout.instances[instance.index]!;
    // Goods are what the design says that it gave: no fact of the world, and so not the register's.
    for (const name of ['exposure', 'money'] as const) {
      result[`${instance.key} ${name}`] = cells[block.base + INSTANCE[name]]!;
    }
    const { orders, notes } = of.flows[instance.flow]!.terms;
    notes.forEach((note, i) => (result[`${instance.key} note ${note}`] = cells[block.notes + i]!));
    Object.keys(orders).forEach((order, i) => {
      for (let figure = 0; figure < ORDER_STRIDE; figure++) {
        result[`${instance.key} ${order} ${figure}`] = cells[block.orders + i * ORDER_STRIDE + figure]!;
      }
    });
  }
  return result;
}

/** The register folded again from the recorded facts alone, in a vector of its own. */
function foldAgain(of: Model, outcome: RunOutcome): Record<string, number> {
  const { layout } = outcome.kernel.world;
  const cells = new Float64Array(layout.queue);
  const touched = { claims: new TouchSet(of.claims.length), pools: new TouchSet(of.pools.length) };
  const register = new Register(of, new Roster(of, layout), layout, cells, new Hours(of), touched);
  register.open();
  for (const event of outcome.recorder!.events) {
    for (const { instance, kind, name, fen } of event.facts) {
      const flow = of.flows[of.instances[instance]!.flow]!;
      const fact = factKinds[kind]!;
      register.fold(event.now, instance, fact, fact === 'act' ? flow.actNames[name]! : flow.legNames[name]!, fen);
    }
  }
  return figures(of, cells, outcome);
}

describe('the obligations register', () => {
  for (const file of scenarioFiles()) {
    it(`of ${file} folds from the recorded facts alone, whatever the design choices`, () => {
      const loaded = library.load(file);
      const own = model(loaded);
      const outcome = runModel(
        own,
        own.flows.map((flow) => library.machine(flow)),
        { record: true },
      );
      const live = figures(own, outcome.kernel.world.cells, outcome);
      expect(foldAgain(own, outcome)).toEqual(live);
      // The same facts under the sound design: what is owed does not depend on how the system was built.
      expect(foldAgain(model(loaded, 'sound'), outcome)).toEqual(live);
    });
  }
});
