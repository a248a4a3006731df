import { describe, expect, it } from 'vitest';
import type { PlanItem } from '../../../../src/scenario/format.ts';
import { finder } from '../../../support/found.ts';

const found = await finder('scenarios/agreement-migration/one-at-a-time.scenario.json');
const does = (at: string, who: string, what: string, yuan?: string): PlanItem => ({
  ...{ at, who, does: what, flow: 'm1' },
  ...(yuan !== undefined && { yuan }),
});
const sign = does('09:30:00', 'payer', 'sign');
const again = does('09:40:00', 'payer', 'signAgain');
const turn = does('10:00:00', 'lender-app', 'switch');
const due = (at: string, yuan = '500.00') => does(at, 'lender-app', 'due', yuan);

const both = 'type:agreement-migration.owner=both';
const carried = 'type:agreement-migration.agreement=carried-over';
const dropped = 'type:agreement-migration.unsigned=dropped';

describe('agreements that move to another payment company', () => {
  it('are charged once whenever a sum falls due: before, at and after the switch', async () => {
    for (const at of ['09:35:00', '09:59:59', '10:00:00', '10:00:01', 'T+1 11:00:00'])
      expect([at, await found([sign, again, turn, due(at)])]).toEqual([at, []]);
  });

  it('are charged by both only for what falls due after the switch, and for each such sum', async () => {
    expect(await found([sign, again, turn, due('09:50:00')], both)).toEqual([]);
    expect(await found([sign, again, turn, due('11:00:00')], both)).toEqual(['over-collection payer 500.00']);
    expect(await found([sign, again, turn, due('11:00:00', '0.01')], both)).toEqual(['over-collection payer 0.01']);
  });

  it('need a new signature: without it nothing is charged, and what falls due waits for it', async () => {
    expect(await found([sign, turn, due('11:00:00')])).toEqual([]);
    expect(await found([sign, turn, due('11:00:00'), does('T+2 09:00:00', 'payer', 'signAgain')])).toEqual([]);
    expect(await found([sign, turn, due('11:00:00')], carried)).toEqual(['quickpay-authorisation']);
    expect(await found([sign, again, turn, due('11:00:00')], carried)).toEqual([]);
    expect(await found([sign, turn, due('11:00:00')], dropped)).toEqual(['unrecorded-claim lender-app 500.00']);
  });

  it('leave a charge that is under way at the switch where it was sent', async () => {
    for (const fate of ['unknown', 'fails', 'fails-then-succeeds'] as const) {
      const leg: PlanItem = { leg: 'm1/chargeFormer#1', fate, by: 'PT25M' };
      const plan = [sign, again, due('09:55:00'), { ...leg, ...(fate === 'fails' && { by: undefined }) }, turn];
      expect([fate, await found(JSON.parse(JSON.stringify(plan)) as PlanItem[])]).toEqual([fate, []]);
    }
  });
});
