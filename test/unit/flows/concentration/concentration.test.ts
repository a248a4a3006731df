import { describe, expect, it } from 'vitest';
import type { PlanItem } from '../../../../src/scenario/format.ts';
import { finder } from '../../../support/found.ts';

const found = await finder('scenarios/concentration/refund-crosses-the-sweep.scenario.json');
const does = (at: string, who: string, what: string, yuan?: string): PlanItem => ({
  ...{ at, who, does: what, flow: 'c1' },
  ...(yuan !== undefined && { yuan }),
});
const join = does('09:30:00', 'outlet', 'join');
const buy = (at: string, yuan: string) => does(at, 'payer', 'buy', yuan);
const sweep = (at: string) => does(at, 'group', 'sweep');
const refund = (at: string, yuan: string) => does(at, 'outlet', 'refund', yuan);

const ignored = 'type:concentration.crossing=ignored';
const all = 'type:concentration.scope=all';

describe('receipts that are swept to headquarters', () => {
  it('leave nobody short, whether a refund comes before, in the midst of or after the sweep', async () => {
    for (const at of ['16:59:59', '17:00:00', '17:00:01', '17:00:05', '18:00:00'])
      expect([at, await found([join, buy('10:00:00', '800.00'), sweep('17:00:00'), refund(at, '300.00')])]).toEqual([
        at,
        [],
      ]);
  });

  it('pay a refund out of other clients money only once the balance is gone, and only by as much', async () => {
    const plan = (sold: string, back: string) => [
      join,
      buy('10:00:00', sold),
      sweep('17:00:00'),
      refund('18:00:00', back),
    ];
    expect(await found(plan('800.00', '300.00'), ignored)).toEqual(['uncovered-payout other-shop 300.00']);
    expect(await found(plan('0.01', '0.01'), ignored)).toEqual(['uncovered-payout other-shop 0.01']);
    expect(await found([join, buy('10:00:00', '800.00'), refund('16:00:00', '300.00')], ignored)).toEqual([]);
  });

  it('are those of the group: an outlet that has not joined keeps its own', async () => {
    expect(await found([buy('10:00:00', '800.00'), sweep('17:00:00')])).toEqual([]);
    expect((await found([buy('10:00:00', '800.00'), sweep('17:00:00')], all)).sort()).toEqual([
      'misdirected-funds outlet 800.00',
      'no-second-clearing',
      'reserve-debit-needs-client-purpose',
    ]);
    expect(await found([join, buy('10:00:00', '800.00'), sweep('17:00:00')], all)).toEqual([]);
  });

  it('are swept again the next day, with what was sold since', async () => {
    const plan = [
      join,
      buy('10:00:00', '800.00'),
      sweep('17:00:00'),
      buy('T+1 10:00:00', '200.00'),
      sweep('T+1 17:00:00'),
    ];
    expect(await found(plan)).toEqual([]);
    const lost: PlanItem = { message: 'c1/sweep-notice#1', fate: 'lost' };
    expect(await found([...plan, lost])).toEqual([]);
  });
});
