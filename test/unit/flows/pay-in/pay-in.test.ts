import { describe, expect, it } from 'vitest';
import { charge, close, forge, match, order, pay, refund, remit, revoke, runOrder, sign } from './order.ts';

const CARD = 2_000_000;

describe('an order that is paid', () => {
  it('credits the merchant with exactly the price, once', async () => {
    const run = await runOrder({ plan: [order(), pay(), pay('10:02:00'), forge('10:03:00')] });
    expect(run.findings).toEqual([]);
    expect([run.balance('shop-balance'), run.balance('payer-card')]).toEqual([10_000, CARD - 10_000]);
  });

  it.each(['99.99', '100.01'])('sends %s back', async (yuan) => {
    const run = await runOrder({ plan: [order(), pay('10:01:00', yuan)] });
    expect(run.findings).toEqual([]);
    expect([run.balance('shop-balance'), run.balance('payer-card')]).toEqual([0, CARD]);
  });

  it('can be paid again after a failure, and in the last millisecond only', async () => {
    const failed = [order(), pay(), { leg: 'o1/charge#1', fate: 'fails' } as const];
    const inTime = await runOrder({ plan: [...failed, pay('10:45:00')], terms: { payWithin: 'PT45M1S' } });
    expect(inTime.balance('shop-balance')).toBe(10_000);
    const tooLate = await runOrder({ plan: [...failed, pay('10:45:00')], terms: { payWithin: 'PT45M' } });
    expect(tooLate.findings).toEqual([]);
    expect([tooLate.balance('shop-balance'), tooLate.balance('payer-card')]).toEqual([0, CARD]);
  });
});

describe('an agreement', () => {
  const choices = { product: 'agreement' };

  it('is charged after it was signed, and not once it is revoked', async () => {
    const signed = await runOrder({ plan: [order(), sign('10:00:30'), charge('10:01:00')], choices });
    expect([signed.findings, signed.balance('shop-balance')]).toEqual([[], 10_000]);
    const revoked = await runOrder({
      plan: [order(), sign('10:00:30'), revoke('10:01:00'), charge('10:01:00')],
      choices,
    });
    expect([revoked.findings, revoked.balance('payer-card')]).toEqual([[], CARD]);
  });

  it('is no licence to take it on the word of the merchant', async () => {
    const plan = [order(), sign('10:00:30'), revoke('10:01:00'), charge('10:01:01')];
    const run = await runOrder({ plan, choices: { ...choices, agreement: 'assumed' } });
    expect(run.findings).toContain('over-collection, payer 100.00');
  });
});

describe('a payment that succeeds late', () => {
  const late = [order(), pay(), { leg: 'o1/charge#1', fate: 'unknown', by: 'PT25M' } as const];

  it('goes back when the order was closed meanwhile, and to the merchant that takes it', async () => {
    const back = await runOrder({ plan: [...late, close('10:05:00')] });
    expect([back.findings, back.balance('payer-card')]).toEqual([[], CARD]);
    const taken = await runOrder({
      plan: [...late, close('10:05:00')],
      choices: { lateSuccess: 'reopened' },
      terms: { lateAccepted: true },
    });
    expect([taken.findings, taken.balance('shop-balance')]).toEqual([[], 10_000]);
  });

  it('is the merchant’s when it arrived a second before the order was closed, which then is a refund', async () => {
    const run = await runOrder({ plan: [order(), pay(), close('10:01:03.500')] });
    expect([run.findings, run.balance('payer-card'), run.balance('shop-balance')]).toEqual([[], CARD, 0]);
  });
});

describe('refunds', () => {
  it('come together to the price at most', async () => {
    const plan = [
      order(),
      pay(),
      refund('11:00:00', '60.00'),
      refund('12:00:00', '40.01'),
      refund('13:00:00', '40.00'),
    ];
    const run = await runOrder({ plan, shopHas: '500.00' });
    expect([run.findings, run.balance('shop-balance'), run.balance('payer-card')]).toEqual([[], 50_000, CARD]);
  });

  it('granted before the money is there are paid once it is', async () => {
    const run = await runOrder({ plan: [order(), pay(), refund('10:01:01', '30.00')] });
    expect([run.findings, run.balance('shop-balance')]).toEqual([[], 7000]);
  });

  it('that fail are tried again on the next working day', async () => {
    const plan = [order(), pay(), refund('11:00:00', '40.00'), { leg: 'o1/refund#1', fate: 'fails' } as const];
    const run = await runOrder({ plan });
    expect([run.findings, run.balance('payer-card'), run.balance('shop-balance')]).toEqual([[], CARD - 6000, 6000]);
  });
});

describe('money without a reference', () => {
  it('pays for the order when it is matched', async () => {
    const run = await runOrder({ plan: [order(), remit('10:01:00'), match('16:00:00')] });
    expect([run.findings, run.balance('shop-balance')]).toEqual([[], 10_000]);
  });

  it('goes back when the order has been paid otherwise', async () => {
    const run = await runOrder({ plan: [order(), remit('10:01:00'), pay('10:02:00'), match('16:00:00')] });
    expect([run.findings, run.balance('shop-balance'), run.balance('payer-card')]).toEqual([[], 10_000, CARD - 10_000]);
  });

  it('is not what goes back when an order was closed before anybody knew that it had been paid', async () => {
    const run = await runOrder({
      plan: [
        order(),
        pay(),
        { message: 'o1/charge-notice#1', fate: 'late', by: 'PT10M' },
        close('10:02:00'),
        remit('10:03:00'),
        match('D+3 16:00:00'),
      ],
    });
    expect([run.findings, run.balance('shop-balance'), run.balance('payer-card')]).toEqual([[], 0, CARD]);
  });

  it('is not what goes back before it has arrived, whoever has matched it', async () => {
    const run = await runOrder({
      plan: [
        order(),
        pay(),
        { message: 'o1/charge-notice#1', fate: 'late', by: 'PT10M' },
        close('10:02:00'),
        remit('10:03:00'),
        { leg: 'o1/remittance#1', fate: 'unknown', by: 'PT29M' },
        match('10:04:00'),
      ],
    });
    expect([run.findings, run.balance('shop-balance'), run.balance('payer-card')]).toEqual([[], 0, CARD]);
  });

  it('is the payer’s again once the order is closed, also if the channel refuses to send it back', async () => {
    const run = await runOrder({
      plan: [
        order(),
        remit('10:01:00'),
        { message: 'o1/remittance-notice#1', fate: 'late', by: 'PT10M' },
        match('10:02:00'),
        close('10:03:00'),
        { leg: 'o1/giveback#1', fate: 'rejected' },
        { leg: 'o1/giveback#2', fate: 'rejected' },
        match('D+4 16:00:00'),
      ],
    });
    expect([run.findings, run.balance('shop-balance'), run.balance('payer-card')]).toEqual([[], 0, CARD]);
  });
});
