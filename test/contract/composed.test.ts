import { beforeAll, describe, expect, it } from 'vitest';
import { Library } from '../../src/io/scenarios/library.ts';
import type { ScenarioResult } from '../../src/results/run.ts';
import { buildModel } from '../../src/scenario/build/build.ts';
import { INFORMATION, MONEY } from '../../src/scenario/model.ts';
import { runModel } from '../../src/simulation/run.ts';
import { CLAIM, CLAIM_STRIDE, POOL, POOL_STRIDE } from '../../src/simulation/state/layout.ts';
import { runLoaded } from '../support/library.ts';

/*
 * A month in which the flows run over the same accounts, with every deviation their channels may show and a crash of
 * each. What makes one design sound alone has to keep it sound in company, and every flaw has to show there.
 */

const FILE = 'scenarios/composed/thirty-days.scenario.json';

/** Values that change something only where another choice is not sound either: what they are compared under. */
const ONLY_UNDER: Readonly<Record<string, string>> = {
  'pay-in.factors=three': 'pay-in.product=authentication',
  'lending.virtualAccount=withdrawable': 'lending.fee=virtual-account',
  'lending.duplicateRecovery=full': 'lending.retry=resend',
  'lending.deposit=kept': 'lending.fee=upfront',
  'lending.voidedLateSuccess=ignored': 'lending.voided=at-once',
};

const library = await Library.open();
const loaded = library.load(FILE);
const types = [...new Set(Object.values(loaded.scenario.flows).map(({ flow }) => flow))];
const flaws = types.flatMap((type) =>
  Object.entries(library.flows.get(type)!.choices).flatMap(([choice, { values }]) =>
    Object.entries(values).flatMap(([name, value]) =>
      value.class === 'flawed' || value.class === 'unlawful' ? [`${type}.${choice}=${name}`] : [],
    ),
  ),
);

const run = (...set: string[]): Promise<ScenarioResult> =>
  runLoaded(
    library,
    loaded,
    (scenario) => scenario,
    set.map((one) => `type:${one}`),
  );

describe('a month of all flows over the same accounts', () => {
  let sound: ScenarioResult;
  beforeAll(async () => {
    sound = await run();
  }, 60_000);

  it('is a month with a thousand orders', () => {
    const { flows, load } = loaded.scenario;
    const sales = load!.acts.filter(({ does }) => does === 'sell').reduce((sum, { times }) => sum + times, 0);
    const instances = Object.values(flows).reduce((sum, { count = 1 }) => sum + count, 0);
    expect(sales + instances).toBeGreaterThanOrEqual(1000);
  });

  it('closes both books and the register to the fen', () => {
    const { scenario, channels } = loaded;
    const { flows, calendar, rails } = library;
    const model = buildModel(scenario, FILE, { flows, calendar, rails, channels });
    const { kernel } = runModel(
      model,
      model.flows.map((flow) => library.machine(flow)),
      { record: false },
    );
    const { cells, layout } = kernel.world;
    const balance = (account: number): number => cells[layout.balances + account]!;
    const sum = (numbers: readonly number[]): number => numbers.reduce((total, fen) => total + fen, 0);
    for (const claim of model.claims) {
      const shown = sum(
        model.accounts.filter((account) => account.claim === claim.index).map(({ index }) => balance(index)),
      );
      expect([claim.key, shown]).toEqual([claim.key, cells[layout.claims + claim.index * CLAIM_STRIDE + CLAIM.owed]]);
    }
    expect(model.pools.length).toBeGreaterThan(0);
    for (const pool of model.pools) {
      const at = layout.pools + pool.index * POOL_STRIDE;
      expect([pool.key, cells[at + POOL.transit]]).toEqual([pool.key, 0]);
      expect(sum(pool.accounts.map(balance))).toBe(cells[at + POOL.owed]! + cells[at + POOL.own]!);
    }
    for (const book of [INFORMATION, MONEY]) {
      const inside = model.accounts.filter((account) => account.book === book);
      expect(sum(inside.map(({ index }) => balance(index)))).toBe(0);
    }
  });

  for (const flaw of flaws) {
    it(`runs differently with ${flaw}`, async () => {
      const under = ONLY_UNDER[flaw];
      const before = under === undefined ? sound : await run(under);
      const after = under === undefined ? await run(flaw) : await run(under, flaw);
      const shown = ({ traceHash, findings }: ScenarioResult): unknown => [
        traceHash,
        findings.map((f) => f.fingerprint),
      ];
      expect(shown(after)).not.toEqual(shown(before));
    });
  }
});
