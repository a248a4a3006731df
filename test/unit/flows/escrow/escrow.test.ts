import { describe, expect, it } from 'vitest';
import { Order, confirms, decides, disputes, pays, receives, refunds, ships, spends } from './order.ts';

const paid = pays('10:00:00', '100.00');
const shipped = ships('15:00:00');
const received = confirms('D+1 10:00:00');
const thirds = ['seller', 'maker', 'promoter'].map((party) => ({ party, share: '1/3' }));

describe('an order', () => {
  it('holds the price until receipt, then pays the seller and takes the commission out on the next working day', async () => {
    const run = await Order.run({ plan: [paid, shipped, received], contract: { commission: '0.6%' } });
    expect(run.history('buyer@pay/frozen')).toEqual([
      { at: '05-07 10:00', yuan: '100.00' },
      { at: '05-08 10:00', yuan: '0.00' },
    ]);
    expect(run.history('seller-bank')).toEqual([{ at: '05-08 10:00', yuan: '99.40' }]);
    expect(run.history('own')).toEqual([{ at: '05-09 09:00', yuan: '1000.60' }]);
    expect(run.balance('reserve')).toBe('500.00');
    expect(run.findings).toEqual([]);
  });

  it.each([
    // 1.245 ends on half a fen, 1.206 above it, 1.212 below it.
    ['207.50', '206.25', '1001.25'],
    ['201.00', '199.79', '1001.21'],
    ['202.00', '200.79', '1001.21'],
  ])('of %s rounds the commission half up', async (price, seller, own) => {
    const plan = [pays('10:00:00', price), shipped, received];
    const run = await Order.run({ card: price, plan, contract: { commission: '0.6%' } });
    expect([run.balance('seller-bank'), run.balance('own'), run.findings]).toEqual([seller, own, []]);
  });

  it('of 99.97 whose parts are each rounded by themselves comes out even: a half up, two quarters down', async () => {
    const split = ['1/2', '1/4', '1/4'].map((share, i) => ({ ...thirds[i]!, share }));
    const plan = [pays('10:00:00', '99.97'), shipped, received];
    const run = await Order.run({ plan, contract: { split }, choices: { rounding: 'each-rounded' } });
    expect(['seller-bank', 'maker-bank', 'promoter-bank'].map((key) => run.balance(key))).toEqual([
      '49.99',
      '24.99',
      '24.99',
    ]);
    expect(run.findings).toEqual([]);
  });

  it('is confirmed by the timer when the buyer says nothing', async () => {
    const run = await Order.run({ plan: [paid, shipped] });
    expect(run.history('seller-bank')).toEqual([{ at: '05-14 15:00', yuan: '100.00' }]);
  });

  it('is refunded when the seller has not shipped in time', async () => {
    const run = await Order.run({ plan: [paid] });
    expect(run.history('buyer-card')).toEqual([
      { at: '05-07 10:00', yuan: '0.00' },
      { at: '05-10 10:10', yuan: '100.00' },
    ]);
    expect(run.findings).toEqual([]);
  });

  it('can be shipped one second before its time is over, not at the end', async () => {
    const inTime = await Order.run({ plan: [paid, ships('D+3 09:59:59')] });
    expect(inTime.balance('seller-bank')).toBe('100.00');
    const tooLate = await Order.run({ plan: [paid, ships('D+3 10:00:00')] });
    expect(tooLate.balance('buyer-card')).toBe('100.00');
  });

  it('is charged once, however often the buyer pays and the request arrives', async () => {
    const run = await Order.run({
      card: '300.00',
      plan: [paid, pays('10:00:30', '100.00'), { message: 'o1/payin-request#1', fate: 'twice' }, shipped],
    });
    expect(run.balance('buyer-card')).toBe('200.00');
    expect(run.findings).toEqual([]);
  });

  it('of a buyer whose card is empty moves nothing', async () => {
    const run = await Order.run({ card: '99.99', plan: [paid, shipped, received, refunds('D+2 10:00:00', '10.00')] });
    expect(run.balance('buyer-card')).toBe('99.99');
    expect(run.balance('seller-bank')).toBe('0.00');
    expect(run.findings).toEqual([]);
  });

  it('confirmed before the platform knows that it is paid is released when it does', async () => {
    const run = await Order.run({
      plan: [paid, ships('10:05:00'), confirms('10:06:00'), { message: 'o1/payin-notice#1', fate: 'lost' }],
    });
    expect(run.history('seller-bank')).toEqual([{ at: '05-07 10:20', yuan: '100.00' }]);
    expect(run.findings).toEqual([]);
  });
});

describe('a dispute', () => {
  it('stops the timer if it is opened a second before it fires, and comes too late when it fires', async () => {
    const inTime = await Order.run({
      plan: [paid, shipped, disputes('D+7 14:59:59'), decides('D+9 10:00:00', '100.00')],
    });
    expect(inTime.balance('buyer-card')).toBe('100.00');
    const tooLate = await Order.run({
      plan: [paid, shipped, disputes('D+7 15:00:00'), decides('D+9 10:00:00', '100.00')],
    });
    expect(tooLate.balance('seller-bank')).toBe('100.00');
    expect([...inTime.findings, ...tooLate.findings]).toEqual([]);
  });

  it('is decided to the fen, the commission being taken on what the seller keeps', async () => {
    const run = await Order.run({
      contract: { commission: '0.6%' },
      plan: [paid, shipped, disputes('D+1 10:00:00'), decides('D+1 11:00:00', '70.00')],
    });
    expect([run.balance('buyer-card'), run.balance('seller-bank'), run.balance('own')]).toEqual([
      '70.00',
      '29.82',
      '1000.18',
    ]);
  });

  it('waits for a person: the operator is asked, and the money goes back to the buyer', async () => {
    const run = await Order.run({ plan: [paid, shipped, disputes('D+1 10:00:00')] });
    expect(run.executed.result.needsPerson.map(({ party, yuan }) => `${party} ${yuan}`)).toEqual(['buyer 100.00']);
    expect(run.balance('buyer-card')).toBe('100.00');
  });

  it('is withdrawn by confirming', async () => {
    const run = await Order.run({ plan: [paid, shipped, disputes('D+1 10:00:00'), confirms('D+1 12:00:00')] });
    expect(run.history('seller-bank')).toEqual([{ at: '05-08 12:00', yuan: '100.00' }]);
  });
});

describe('refunds', () => {
  it('may use up the price to the fen, and not one fen more', async () => {
    const plan = (second: string) => [paid, refunds('11:00:00', '60.00'), refunds('12:00:00', second)];
    expect((await Order.run({ plan: plan('40.00') })).history('buyer-card').map(({ yuan }) => yuan)).toEqual([
      '0.00',
      '60.00',
      '100.00',
    ]);
    const refused = await Order.run({ plan: [...plan('40.01'), shipped] });
    expect([refused.balance('buyer-card'), refused.balance('seller-bank')]).toEqual(['60.00', '40.00']);
    expect(refused.findings).toEqual([]);
  });

  it('granted in the instant of the confirmation come out of the seller, not out of the reserve', async () => {
    const plan = [paid, shipped, received, refunds('D+1 10:00:00', '100.00')];
    const run = await Order.run({ plan });
    expect([run.balance('buyer-card'), run.balance('seller-bank'), run.balance('reserve')]).toEqual([
      '100.00',
      '0.00',
      '500.00',
    ]);
    expect(run.findings).toEqual([]);
  });

  it('after the release wait, on the record, until the seller can be debited', async () => {
    const plan = [paid, shipped, received, spends('D+1 11:00:00', '100.00'), refunds('D+1 12:00:00', '40.00')];
    const waiting = await Order.run({ plan });
    expect([waiting.balance('buyer@pay/receivable'), waiting.balance('seller@pay/suspense')]).toEqual([
      '-40.00',
      '40.00',
    ]);
    expect(waiting.findings).toEqual([]);
    const served = await Order.run({ plan: [...plan, receives('D+1 20:00:00', '40.00')] });
    expect(served.history('buyer-card').at(-1)).toEqual({ at: '05-09 10:10', yuan: '40.00' });
    expect(served.balance('buyer@pay/receivable')).toBe('0.00');
  });

  it('absorbed by the platform cost exactly the refund', async () => {
    const run = await Order.run({
      choices: { refundAfterRelease: 'absorbed' },
      plan: [paid, shipped, received, refunds('D+2 10:00:00', '40.00')],
    });
    expect([run.balance('buyer-card'), run.balance('seller-bank'), run.balance('own')]).toEqual([
      '40.00',
      '100.00',
      '960.00',
    ]);
    expect(run.metrics['own-funds-spent']).toBe(4_000);
    expect(run.findings).toEqual([]);
  });
});

describe('a release on shipment', () => {
  const choices = { releaseOn: 'shipment' };
  const early = (limit: string) => ({
    releaseAgainstShipment: true,
    funding: [{ funder: 'pay', source: 'own-funds', debtor: 'seller', limit } as const],
  });
  const plan = [paid, shipped, spends('16:00:00', '100.00'), refunds('D+1 10:00:00', '100.00')];

  it('is sound while what the platform stands in for stays within the limit, and a finding one fen above it', async () => {
    const within = await Order.run({ choices, plan, contract: early('100.00') });
    expect(within.balance('buyer-card')).toBe('100.00');
    expect(within.findings).toEqual([]);
    const above = await Order.run({ choices, plan, contract: early('99.99') });
    expect(above.findings).toEqual(['exposure-over-limit, pay 0.01']);
  });

  it('that the contract does not allow takes the money from the buyer', async () => {
    const run = await Order.run({ choices, plan: [paid, shipped, disputes('D+1 10:00:00')] });
    expect(run.findings).toEqual(['uncovered-payout, buyer 100.00']);
  });

  it('that is refused leaves a refund granted since the shipment with the seller', async () => {
    const run = await Order.run({
      choices,
      contract: early('100.00'),
      plan: [
        pays('10:00:00', '100.00'),
        ships('10:00:00'),
        refunds('10:00:01', '40.00'),
        confirms('10:00:02'),
        { leg: 'o1/release#1', fate: 'rejected' },
      ],
    });
    expect(run.findings).toEqual([]);
  });

  it('costs the platform nothing once the buyer has accepted the goods', async () => {
    const accepted = [paid, shipped, received, spends('D+1 11:00:00', '100.00'), refunds('D+2 10:00:00', '100.00')];
    const run = await Order.run({ choices, plan: accepted, contract: early('0.00') });
    expect(run.balance('own')).toBe('1000.00');
    expect(run.findings).toEqual([]);
  });
});

describe('a split', () => {
  it('gives the residue to the party that the contract names first', async () => {
    const run = await Order.run({ contract: { split: thirds }, plan: [paid, shipped, received] });
    expect(['seller-bank', 'maker-bank', 'promoter-bank'].map((account) => run.balance(account))).toEqual([
      '33.34',
      '33.33',
      '33.33',
    ]);
    expect(run.findings).toEqual([]);
  });

  it('leaves nothing over, and is no finding, where every part is rounded by itself and comes out even', async () => {
    const rounded = { choices: { rounding: 'each-rounded' }, contract: { split: thirds } };
    const even = await Order.run({ ...rounded, plan: [pays('10:00:00', '99.99'), shipped, received] });
    expect(even.findings).toEqual([]);
    const uneven = await Order.run({ ...rounded, plan: [paid, shipped, received] });
    expect(uneven.findings).toEqual(['rounding-leak, seller 0.01']);
  });

  it('does not send a share that rounds to nothing', async () => {
    const run = await Order.run({ contract: { split: thirds }, plan: [pays('10:00:00', '0.02'), shipped, received] });
    expect(['seller-bank', 'maker-bank', 'promoter-bank'].map((account) => run.balance(account))).toEqual([
      '0.02',
      '0.00',
      '0.00',
    ]);
  });
});

describe('a payment of an order that goes wrong', () => {
  const plan = [paid, shipped, received];

  it('is sent again under the same id when the request is lost, and arrives once', async () => {
    const run = await Order.run({ plan: [...plan, { message: 'o1/release-request#1', fate: 'lost' }] });
    expect(run.history('seller-bank')).toEqual([{ at: '05-08 10:00', yuan: '100.00' }]);
  });

  it('arrives once too when the first request was only late', async () => {
    const late = { message: 'o1/release-request#1', fate: 'late', by: 'PT5M' } as const;
    const run = await Order.run({ plan: [...plan, late] });
    expect(run.history('seller-bank')).toEqual([{ at: '05-08 10:00', yuan: '100.00' }]);
    expect(run.findings).toEqual([]);
  });

  it('is found to have succeeded although failure was reported and the notice of the success is lost', async () => {
    const run = await Order.run({
      plan: [
        ...plan,
        { leg: 'o1/release#1', fate: 'fails-then-succeeds', by: 'PT20M' },
        { message: 'o1/release-notice#2', fate: 'lost' },
      ],
    });
    expect(run.history('seller-bank')).toEqual([{ at: '05-08 10:20', yuan: '100.00' }]);
    expect(run.history('seller@pay/payable').at(-1)).toEqual({ at: '05-08 10:30', yuan: '0.00' });
    expect(run.findings).toEqual([]);
  });

  it('leaves the seller the money as a balance when it fails for good', async () => {
    const run = await Order.run({ plan: [...plan, { leg: 'o1/release#1', fate: 'fails' }] });
    expect(run.history('seller@pay/available')).toEqual([{ at: '05-08 10:30', yuan: '100.00' }]);
    expect(run.findings).toEqual([]);
  });

  it('leaves the buyer the money as a balance when a refund is returned', async () => {
    const run = await Order.run({ plan: [paid, { leg: 'o1/refund#1', fate: 'returned' }] });
    expect(run.history('buyer@pay/available')).toEqual([{ at: '05-11 09:00', yuan: '100.00' }]);
    expect(run.findings).toEqual([]);
  });

  it('is credited again once when the notice of the return comes twice, and out of the statement when it never comes', async () => {
    const returned = { leg: 'o1/release#1', fate: 'returned' } as const;
    const twice = await Order.run({ plan: [...plan, returned, { message: 'o1/release-notice#2', fate: 'twice' }] });
    expect(twice.history('seller@pay/available')).toEqual([{ at: '05-09 09:00', yuan: '100.00' }]);
    const never = await Order.run({ plan: [...plan, returned, { message: 'o1/release-notice#2', fate: 'lost' }] });
    expect(never.history('seller@pay/available')).toEqual([{ at: '05-09 09:00', yuan: '100.00' }]);
    expect([...twice.findings, ...never.findings]).toEqual([]);
  });

  it('does not keep the commission in the reserve while a release waits for a statement', async () => {
    const run = await Order.run({
      contract: { commission: '0.6%' },
      plan: [
        paid,
        shipped,
        confirms('D+1 23:50:00'),
        { leg: 'o1/release#1', fate: 'fails' },
        { query: 'o1/release-query#1', fate: 'not-found' },
      ],
    });
    expect(run.history('own')).toEqual([{ at: '05-09 09:00', yuan: '1000.60' }]);
    expect(run.findings).toEqual([]);
  });

  it('does not stop the commission either when its own sweep is refused', async () => {
    const run = await Order.run({
      contract: { commission: '0.6%' },
      plan: [...plan, { leg: 'o1/sweep#1', fate: 'rejected' }],
    });
    expect(run.history('own')).toEqual([{ at: '05-09 10:00', yuan: '1000.60' }]);
    expect(run.findings).toEqual([]);
  });
});

describe('a refund that came back', () => {
  it('is found in the statement where notice, question and answer are lost', async () => {
    const run = await Order.run({
      plan: [
        paid,
        refunds('11:00:00', '100.00'),
        { leg: 'o1/refund#1', fate: 'returned' },
        { message: 'o1/refund-notice#2', fate: 'lost' },
        { message: 'o1/refund-answer#1', fate: 'lost' },
        { message: 'o1/refund-query#2', fate: 'lost' },
        receives('D+5 10:00:00', '1.00'),
      ],
    });
    expect(run.balance('buyer@pay/available')).toBe('100.00');
    expect(run.findings).toEqual([]);
  });
});

describe('a refund that came back on its own day', () => {
  it('is found in the statement of that day, before two closes of a day have passed', async () => {
    const run = await Order.run({
      plan: [
        paid,
        refunds('11:00:00', '100.00'),
        { leg: 'o1/refund#1', fate: 'returned', by: 'PT1S' },
        { message: 'o1/refund-notice#2', fate: 'lost' },
        { message: 'o1/refund-query#1', fate: 'lost' },
        { message: 'o1/refund-query#2', fate: 'lost' },
        receives('D+5 10:00:00', '1.00'),
      ],
    });
    expect(run.balance('buyer@pay/available')).toBe('100.00');
    expect(run.findings).toEqual([]);
  });
});

describe('a crash', () => {
  it('that swallows the confirmation leaves the order to the timer', async () => {
    const run = await Order.run({
      plan: [paid, shipped, received, { crash: 'o1', step: 7, after: 'nothing' }],
    });
    expect(run.history('seller-bank')).toEqual([{ at: '05-14 15:00', yuan: '100.00' }]);
    expect(run.findings).toEqual([]);
  });

  it('in any step loses nothing', async () => {
    for (let step = 1; step <= 14; step++) {
      for (const after of ['nothing', 'messages']) {
        const run = await Order.run({
          contract: { commission: '0.6%' },
          plan: [paid, shipped, received, refunds('D+1 11:00:00', '10.00'), { crash: 'o1', step, after }],
        });
        expect([step, after, run.findings]).toEqual([step, after, []]);
      }
    }
  });
});
