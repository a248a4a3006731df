import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Library } from '../../../../src/io/scenarios/library.ts';
import { noOverrides } from '../../../../src/io/scenarios/overrides.ts';
import { prepare } from '../../../../src/cli/execute.ts';
import type { CompareDocument } from '../../../../src/results/compare.ts';
import { DrawnFaults } from '../../../../src/search/compare/drawn-faults.ts';
import { packAddress } from '../../../../src/simulation/state/layout.ts';
import { fenproof } from '../../../support/fenproof.ts';
import { temporaryFolder } from '../../../support/temporary.ts';

const PAYOUTS = 'examples/compare/payouts.scenario.json';

it('the same message of the same instance meets the same fate in every design, and another with another seed', async () => {
  const library = await Library.open();
  const loaded = library.load(PAYOUTS);
  const fates = (retry: string, seed: string): string => {
    const { model } = prepare(library, loaded, { ...noOverrides, set: [`type:withdrawal.retry=${retry}`] });
    const drawn = new DrawnFaults(model, new Map(), seed, 300);
    const all = model.instances.flatMap(({ index }) =>
      [0, 1, 2, 3].flatMap((kind) => [1, 2].map((ordinal) => drawn.get(packAddress(index, 0, kind, ordinal)))),
    );
    return JSON.stringify(all);
  };
  const first = fates('query-first', '1');
  expect(fates('blind-resend', '1')).toBe(first);
  expect(fates('query-first', '2')).not.toBe(first);
  const deviating = (JSON.parse(first) as unknown[]).filter((fate) => fate !== null);
  // 64 addresses at 30 %.
  expect(deviating.length).toBeGreaterThan(8);
  expect(deviating.length).toBeLessThan(32);
});

it('what the plan writes stands, and nothing else deviates at 0 %', async () => {
  const library = await Library.open();
  const { model } = prepare(library, library.load(PAYOUTS), noOverrides);
  const address = packAddress(0, 0, 3, 1);
  const written = { kind: 'message', address, fate: 'lost', by: 0 } as const;
  const drawn = new DrawnFaults(model, new Map([[address, written]]), '1', 0);
  expect(drawn.get(address)).toBe(written);
  expect(drawn.get(packAddress(1, 0, 3, 1))).toBeUndefined();
});

it('an advance that costs twice the rate costs twice the money', async () => {
  const at = temporaryFolder();
  const source = readFileSync('scenarios/choices/settlement/release--advance.scenario.json', 'utf8');
  const cost = async (rate: string): Promise<number> => {
    const file = join(at, 'a.scenario.json');
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(source) as object), costs: { advance: rate } }));
    const argv = ['compare', file, '--vary', 'type:settlement.release=on-arrival,advance', '--format', 'json'];
    const { designs } = JSON.parse((await fenproof(argv)).out) as CompareDocument;
    expect(designs[0]!.metrics.advanceCost!.mean).toBe('0.00');
    return Number(designs[1]!.metrics.advanceCost!.mean);
  };
  const [once, twice] = [await cost('36.5%'), await cost('73%')];
  // Up to 8,000.00 for one to four days at 0.1 % a day.
  expect(once).toBeGreaterThan(1);
  expect(once).toBeLessThan(32);
  expect(Math.abs(Math.round(twice * 100) - 2 * Math.round(once * 100))).toBeLessThanOrEqual(1);
});
