import { describe, expect, it } from 'vitest';
import { fraction } from '../../../../src/core/rate.ts';
import { shareOf } from '../../../../src/flows/aggregator/roles.ts';
import { Library, type LoadedScenario } from '../../../../src/io/scenarios/library.ts';
import type { PlanItem, ScenarioFile } from '../../../../src/scenario/format.ts';
import { runLoaded } from '../../../support/library.ts';

const library = await Library.open();
const load = (name: string) => library.load(`scenarios/aggregator/${name}.scenario.json`);
const byCard = load('voucher-follows-payment');
const byCheque = load('cheque-that-bounces');
const byCash = load('cash-counted-at-the-bank');
const shared = load('share-for-the-software');

/** Findings of a run with another plan. */
async function found(plan: readonly PlanItem[], ...set: readonly string[]): Promise<string[]> {
  return foundIn(byCard, plan, ...set);
}

async function foundIn(
  loaded: LoadedScenario,
  plan: readonly PlanItem[],
  ...set: readonly string[]
): Promise<string[]> {
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

describe('the share for the software', () => {
  it('is rounded half up: 0.2 % of 602.50 is 1.21, of 601.00 it is 1.20', () => {
    const contract = { rate: () => fraction(2n, 1000n) };
    expect([60_250, 60_100, 60_090].map((fen) => shareOf(contract, fen))).toEqual([121, 120, 120]);
  });
});

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

  it('takes a cheque for money when it has cleared, and cash when the bank has counted it', async () => {
    const onDeposit = 'type:aggregator.voucher=on-deposit';
    const hands = (does: string): PlanItem => ({ at: '10:05:00', who: 'buyer', does, flow: 'order' });
    const funds = (account: string, yuan: string): PlanItem => {
      const who = account === 'till' ? 'shop' : 'buyer';
      return { at: '09:30:00', who, does: 'receive', account, yuan };
    };
    const cheque = [order('10:00:00'), hands('payCheque')];
    const cash = [order('10:00:00'), hands('payCash')];
    const short = ['business-money-mismatch 2018-02-14 600.00'];
    // Covered, either is there within the time; one fen less, and what was written ahead stands alone.
    expect(await foundIn(byCheque, [funds('buyer-card', '600.00'), ...cheque], onDeposit)).toEqual([]);
    expect(await foundIn(byCheque, [funds('buyer-card', '599.99'), ...cheque], onDeposit)).toEqual(short);
    expect(await foundIn(byCash, [funds('till', '20.00'), ...cash], onDeposit)).toEqual([]);
    expect(await foundIn(byCash, [funds('till', '19.99'), ...cash], onDeposit)).toEqual(short);
    for (const [loaded, leg, plan] of [
      [byCheque, 'cheque', [funds('buyer-card', '600.00'), ...cheque]],
      [byCash, 'deposit', [funds('till', '20.00'), ...cash]],
    ] as const) {
      for (const message of ['request', 'response', 'notice', 'query']) {
        const deviations: PlanItem[] = [
          { message: `order/${leg}-${message}#1`, fate: 'lost' },
          { message: `order/${leg}-notice#1`, fate: 'lost' },
        ];
        expect(await foundIn(loaded, [...plan, ...deviations.slice(message === 'notice' ? 1 : 0)])).toEqual([]);
      }
    }
  });

  it('collects its share once, on the next working day, of what has arrived', async () => {
    const plan = [order('10:00:00'), pay('10:05:00')];
    for (const message of ['request', 'response', 'notice']) {
      for (const fate of ['lost', 'twice', 'late'] as const) {
        for (const leg of ['collect', 'share']) {
          const deviation = { message: `order/${leg}-${message}#1`, fate, ...(fate !== 'lost' && { by: 'PT20M' }) };
          expect(await foundIn(shared, [...plan, deviation])).toEqual([]);
        }
      }
    }
    // An account that is empty by then is asked again the day after, and not for more than is owed.
    const spend: PlanItem = { at: '11:00:00', who: 'shop', does: 'spend', account: 'shop-bank', yuan: '600.00' };
    const later: PlanItem = { at: 'D+2 09:00:00', who: 'shop', does: 'receive', account: 'shop-bank', yuan: '5.00' };
    expect(await foundIn(shared, [...plan, spend, later])).toEqual([]);
    // What is not paid in time has no share.
    const onOrder = 'type:aggregator.share=on-order';
    expect(await foundIn(shared, plan, onOrder)).toEqual([]);
    expect(await foundIn(shared, [order('10:00:00')], onOrder)).toEqual(['unfounded-claim 2018-02-14 1.20']);
  });
});
