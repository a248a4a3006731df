import { describe, expect, it } from 'vitest';
import { Library } from '../../../../src/io/scenarios/library.ts';
import type { PlanItem, ScenarioFile } from '../../../../src/scenario/format.ts';
import { runLoaded } from '../../../support/library.ts';

const library = await Library.open();
const loaded = library.load('scenarios/aggregator/voucher-follows-payment.scenario.json');

/** Findings of a run with another plan. */
async function found(plan: readonly PlanItem[], ...set: readonly string[]): Promise<string[]> {
  const change = (scenario: ScenarioFile): ScenarioFile => ({ ...scenario, plan, expect: [] });
  const { findings } = await runLoaded(library, loaded, change, set);
  return findings
    .filter(({ fails }) => fails)
    .map(({ id, at, loss }) => [id, at.slice(0, 10), ...loss.map(({ yuan }) => yuan)].join(' '));
}

const order = (at: string): PlanItem => ({ at, who: 'shop', does: 'order', flow: 'order', yuan: '600.00' });
const pay = (at: string): PlanItem => ({ at, who: 'buyer', does: 'pay', flow: 'order' });
const lost: PlanItem = { message: 'order/collect-notice#1', fate: 'lost' };
const noticeOnly = 'type:aggregator.outcome=notice-only';

describe('an aggregator with vouchers', () => {
  it('writes one voucher for one payment, whatever becomes of the messages', async () => {
    for (const message of ['request', 'response', 'notice']) {
      for (const fate of ['lost', 'twice', 'late'] as const) {
        const deviation = { message: `order/collect-${message}#1`, fate, ...(fate !== 'lost' && { by: 'PT20M' }) };
        expect(await found([order('10:00:00'), pay('10:05:00'), deviation])).toEqual([]);
      }
    }
  });

  it('has the whole of a holiday for what only the next statement tells', async () => {
    // Paid on the last working day before the Spring Festival of 2018, back on the 22nd.
    const unknown: PlanItem = { leg: 'order/collect#1', fate: 'unknown', by: 'PT1H' };
    expect(await found([order('D+2 23:50:00'), pay('D+2 23:55:00'), unknown, lost])).toEqual([]);
  });

  it('is found out at the second working day that closes with it, and not by the first', async () => {
    expect(await found([order('10:00:00'), pay('10:05:00'), lost], noticeOnly)).toEqual([
      'business-money-mismatch 2018-02-14 600.00',
    ]);
    // On the last working day before the holiday: the closes of the 14th and of the 22nd.
    expect(await found([order('D+2 10:00:00'), pay('D+2 10:05:00'), lost], noticeOnly)).toEqual([
      'business-money-mismatch 2018-02-23 600.00',
    ]);
  });

  it('takes a voucher without money as one that is too many, and money that comes in time for it', async () => {
    const ahead = 'type:aggregator.voucher=on-order';
    expect(await found([order('10:00:00'), pay('D+1 23:59:00')], ahead)).toEqual([]);
    expect(await found([order('10:00:00'), pay('D+2 00:01:00')], ahead)).toEqual([
      'business-money-mismatch 2018-02-14 600.00',
    ]);
  });
});
