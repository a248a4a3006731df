import { expect, it } from 'vitest';
import { Library } from '../../../../src/io/scenarios/library.ts';
import type { PlanItem, ScenarioFile } from '../../../../src/scenario/format.ts';
import { runLoaded } from '../../../support/library.ts';

const library = await Library.open();
const loaded = library.load('scenarios/withdrawal/fee-taken-when-final.scenario.json');

const withdraw: PlanItem = { at: '10:00:00', who: 'alice', does: 'withdraw', flow: 'w1', yuan: '1.00' };
const lost = (kind: string, ...numbers: number[]): PlanItem[] =>
  numbers.map((n) => ({ message: `w1/sweep-${kind}#${String(n)}`, fate: 'lost' }));

it.each([
  ['all requests of an hour are lost', lost('request', 1, 2, 3, 4, 5)],
  [
    'its notice is lost, and then the same request again and again',
    [...lost('notice', 1), ...lost('request', 2, 3, 4, 5)],
  ],
])('the fee is taken, and once, although %s', async (_what, faults) => {
  const change = (scenario: ScenarioFile): ScenarioFile => ({ ...scenario, plan: [withdraw, ...faults], expect: [] });
  const { findings } = await runLoaded(library, loaded, change, []);
  expect(findings.filter(({ fails }) => fails).map(({ id }) => id)).toEqual([]);
});
