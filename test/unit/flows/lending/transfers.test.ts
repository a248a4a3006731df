import { expect, it } from 'vitest';
import { Library } from '../../../../src/io/scenarios/library.ts';
import type { PlanItem, ScenarioFile } from '../../../../src/scenario/format.ts';
import { runLoaded } from '../../../support/library.ts';

const library = await Library.open();
const loaded = library.load('scenarios/lending/balance-topped-up-2016-06.scenario.json');

const transfer = (at: string, yuan: string): PlanItem => ({ at, who: 'shop', does: 'transfer', flow: 'loan', yuan });

it('a second transfer asked for while the first is on its way takes nothing of what was announced back', async () => {
  const plan: readonly PlanItem[] = [
    { at: '10:00:00', who: 'shop', does: 'receive', account: 'shop-card', yuan: '50000.00' },
    { at: '10:00:00', who: 'shop', does: 'apply', flow: 'loan' },
    transfer('D+2 23:59:59', '100000.00'),
    transfer('D+2 23:59:59', '1.00'),
  ];
  const change = (scenario: ScenarioFile): ScenarioFile => ({ ...scenario, plan, expect: [] });
  const { findings } = await runLoaded(library, loaded, change, []);
  expect(findings.filter(({ fails }) => fails).map(({ id }) => id)).toEqual([]);
});
