import { describe, expect, it } from 'vitest';
import { refund, sell, settle } from './world.ts';

const FEE = { fee: '0.6%' };

describe('a merchant that sells through a channel', () => {
  it('has its takings less the fee on the next working day, and the fee leaves the reserve that day', async () => {
    const run = await settle([sell('10:00:00', '1000.00')], { terms: FEE });
    expect(run.findings).toEqual([]);
    expect(run.arrivals('shop-bank')).toEqual(['994.00 03-13 10:00:07']);
    expect(run.arrivals('pay-own')).toEqual(['6.00 03-13 10:00:14']);
    expect(run.balance('reserve')).toBe('5000.00');
    expect(run.balance('clearing')).toBe('0.00');
  });

  it('is paid on Sunday 8 April for what it sold on Wednesday 4 April and during the holiday', async () => {
    const run = await settle([sell('10:00:00', '1000.00'), sell('D+2 10:00:00', '200.00')], {
      starts: '2018-04-04T00:00:00+08:00',
    });
    expect(run.findings).toEqual([]);
    expect(run.arrivals('shop-bank')).toEqual(['1200.00 04-08 10:00:07']);
  });

  it('is paid a day later for what it sells one second after the cut', async () => {
    const run = await settle([sell('22:59:59', '1.00'), sell('23:00:00', '2.00')]);
    expect(run.arrivals('shop-bank')).toEqual(['1.00 03-13 10:00:07', '2.00 03-14 10:00:07']);
    expect(run.findings).toEqual([]);
  });

  it('pays for a refund out of the same batch, and owes what goes beyond it', async () => {
    const run = await settle([
      sell('10:00:00', '1000.00'),
      refund('11:00:00', '300.00'),
      refund('D+1 12:00:00', '900.00'),
      sell('D+2 12:00:00', '400.00'),
      sell('D+3 12:00:00', '800.00'),
    ]);
    expect(run.findings).toEqual([]);
    // 700 of the first day; the debt of 900 takes the 400 and 500 of the 800.
    expect(run.arrivals('shop-bank')).toEqual(['700.00 03-13 10:00:07', '300.00 03-16 10:00:07']);
    expect(run.balance('shop@pay/receivable')).toBe('0.00');
  });

  it('is back also if only the answer to a question says so, after the news that it had been paid', async () => {
    const run = await settle([
      sell('10:00:00', '1000.00'),
      { leg: 'm1/settle#1', fate: 'returned', by: 'PT1S' },
      { message: 'm1/settle-notice#1', fate: 'late', by: 'PT10M' },
      { message: 'm1/settle-notice#2', fate: 'lost' },
      { message: 'm1/settle-answer#1', fate: 'late', by: 'PT10M' },
    ]);
    expect(run.findings).toEqual([]);
  });

  it('gets a payment that came back once somebody has looked at its account', async () => {
    const run = await settle([sell('10:00:00', '1000.00'), { leg: 'm1/settle#1', fate: 'returned' }]);
    expect(run.findings).toEqual([]);
    expect(run.arrivals('shop-bank')).toEqual(['1000.00 03-14 10:00:06']);
  });

  it('gets a payment whose return nobody was told of', async () => {
    const run = await settle([
      sell('10:00:00', '1000.00'),
      { leg: 'm1/settle#1', fate: 'returned' },
      { message: 'm1/settle-notice#2', fate: 'lost' },
    ]);
    expect(run.findings).toEqual([]);
    expect(run.arrivals('shop-bank')).toEqual(['1000.00 03-14 10:00:06']);
  });
});

describe('rows and money in whatever order they come', () => {
  it.each([
    ['the row comes after the money', [{ message: 'm1/lump-statement#1', fate: 'late', by: 'PT2H30M' }], '10:30:06'],
    ['the row is missing', [{ row: 'm1/lump-statement#1', fate: 'missing' }], '11:00:07'],
    ['the file comes twice', [{ message: 'm1/lump-statement#1', fate: 'twice', by: 'PT4H' }], '10:00:07'],
    ['the notice of the money comes twice', [{ message: 'm1/lump-notice#1', fate: 'twice', by: 'PT1H' }], '10:00:07'],
    ['the notice of the money is lost', [{ message: 'm1/lump-notice#1', fate: 'lost' }], '11:00:08'],
    ['the money is four hours late', [{ leg: 'm1/lump#1', fate: 'unknown', by: 'PT4H' }], '14:00:07'],
    [
      'row and notice are both lost',
      [
        { message: 'm1/lump-statement#1', fate: 'lost' },
        { message: 'm1/lump-notice#1', fate: 'lost' },
      ],
      '11:00:07',
    ],
  ] as const)('pay the merchant once and on the same day if %s', async (_what, faults, at) => {
    const run = await settle([sell('10:00:00', '1000.00'), ...faults], { terms: FEE });
    expect(run.findings).toEqual([]);
    expect(run.arrivals('shop-bank').map((arrival) => arrival.slice(0, 12))).toEqual(['994.00 03-13']);
    expect(run.arrivals('shop-bank')[0]!.slice(13)).toBe(at);
  });
});

describe('one sum for all merchants of an acquirer', () => {
  it('is one movement of money, of which each merchant gets its share', async () => {
    const run = await settle([sell('10:00:00', '600.00'), sell('11:00:00', '400.00', { flow: 'm2' })], {
      lump: { per: 'acquirer' },
    });
    expect(run.findings).toEqual([]);
    expect(run.arrivals('reserve')).toEqual(['1000.00 03-13 10:00:00']);
    expect(run.arrivals('shop-bank')).toEqual(['600.00 03-13 10:00:07']);
    expect(run.arrivals('shop-b-bank')).toEqual(['400.00 03-13 10:00:07']);
  });

  it('keeps a merchant whose refunds exceed its sales out of the sum of the others', async () => {
    const run = await settle([refund('10:00:00', '100.00'), sell('11:00:00', '400.00', { flow: 'm2' })], {
      lump: { per: 'acquirer' },
    });
    expect(run.findings).toEqual([]);
    expect(run.arrivals('reserve')).toEqual(['400.00 03-13 10:00:00']);
    expect(run.balance('shop@pay/receivable')).toBe('-100.00');
  });

  it('is finished, whatever of the batch before it comes later', async () => {
    const run = await settle([
      refund('09:00:00', '1.00'),
      { row: 'm1/lump-statement#1', fate: 'missing' },
      sell('D+1 10:00:00', '2.00'),
      sell('D+2 10:00:00', '0.01'),
      { row: 'm1/lump-statement#4', fate: 'missing' },
    ]);
    expect(run.findings).toEqual([]);
  });

  it('is known by a number that came before, if others have sold for so long', async () => {
    const others = Array.from({ length: 40 }, (_, day) => sell(`D+${String(day)} 11:00:00`, '1.00'));
    const own = (yuan: string, ...days: number[]) =>
      days.map((day) => sell(`D+${String(day)} 10:00:00`, yuan, { flow: 'm2' }));
    // Every working day is a batch: the 25th, of D+35, is numbered like the first.
    const run = await settle([...own('600.00', 0, 1, 2, 3), ...others, ...own('200.00', 36, 37, 38)], {
      lump: { per: 'acquirer' },
    });
    expect(run.findings).toEqual([]);
    expect(run.balance('shop-b-bank')).toBe('3000.00');
  });

  it('comes late for everybody', async () => {
    const run = await settle(
      [
        sell('10:00:00', '600.00'),
        sell('11:00:00', '400.00', { flow: 'm2' }),
        { leg: 'm1/lump#1', fate: 'unknown', by: 'P1D' },
      ],
      { lump: { per: 'acquirer' } },
    );
    expect(run.findings).toEqual([]);
    expect(run.arrivals('shop-b-bank')).toEqual(['400.00 03-14 10:00:07']);
  });
});

describe("the channel's fee", () => {
  it.each([
    ['item', '550.00'],
    ['batch', '547.91'],
  ])('of a thousand sales of 0.55 yuan is rounded for each %s', async (feePer, sum) => {
    const run = await settle([sell('10:00:00', '550.00', { items: 1000 })], {
      terms: FEE,
      lump: { amount: 'net', fee: '0.38%', feePer },
    });
    expect(run.findings).toEqual([]);
    expect(run.arrivals('reserve')[0]).toBe(`${sum} 03-13 10:00:00`);
    expect(run.arrivals('shop-bank')).toEqual(['546.70 03-13 10:00:07']);
  });

  it('computed once for the batch agrees with a channel that does the same', async () => {
    const run = await settle([sell('10:00:00', '550.00', { items: 1000 })], {
      terms: FEE,
      choices: { fee: 'per-batch' },
      lump: { amount: 'net', fee: '0.38%', feePer: 'batch' },
    });
    expect(run.findings).toEqual([]);
  });

  it('that a refund does not bring back is missing to the clients, unless there is own money beside theirs', async () => {
    const plan = [sell('10:00:00', '1000.00'), refund('11:00:00', '900.00')];
    const lump = { amount: 'net', fee: '0.38%' };
    expect((await settle(plan, { terms: FEE, lump })).findings).toEqual(['customer-shortfall other 3.20']);
    const reserve = { owner: 'pay', at: 'bank-r', kind: 'reserve', opening: '5010.00', own: '10.00' } as const;
    expect((await settle(plan, { terms: FEE, lump, accounts: { reserve } })).findings).toEqual([]);
  });
});

describe('an advance', () => {
  const funding = [{ funder: 'bank-f', source: 'lender', debtor: 'shop', limit: '5000.00' }];
  const settings = { terms: { funding }, choices: { release: 'advance' } };

  it('pays the merchant on the day of the sale and is repaid out of the sum of the next', async () => {
    const run = await settle([sell('10:00:00', '4000.00')], settings);
    expect(run.findings).toEqual([]);
    expect(run.arrivals('shop-bank')).toEqual(['4000.00 03-12 23:00:06']);
    expect(run.arrivals('bank-f-own')).toEqual(['4000.00 03-13 10:00:07']);
  });

  it('goes up to the limit, and the rest is settled on the next working day', async () => {
    const run = await settle([sell('10:00:00', '6000.00')], settings);
    expect(run.findings).toEqual([]);
    expect(run.arrivals('shop-bank')).toEqual(['5000.00 03-12 23:00:06', '1000.00 03-13 10:00:14']);
  });

  it('is looked after until its sum is there, although the merchant has been paid', async () => {
    const run = await settle(
      [
        sell('10:00:00', '4000.00'),
        { row: 'm1/lump-statement#1', fate: 'missing' },
        { message: 'm1/lump-notice#1', fate: 'lost' },
        { message: 'm1/lump-query#1', fate: 'lost' },
        refund('D+7 10:00:00', '1.00'),
      ],
      settings,
    );
    expect(run.findings).toEqual([]);
    expect(run.arrivals('bank-f-own')).toEqual(['4000.00 03-13 11:10:07']);
  });

  it('that comes back is not repaid: the merchant gets the money', async () => {
    const run = await settle([sell('10:00:00', '4000.00'), { leg: 'm1/advance#1', fate: 'returned' }], settings);
    expect(run.findings).toEqual([]);
    expect(run.arrivals('shop-bank')).toEqual(['4000.00 03-13 10:00:07']);
    expect(run.balance('bank-f-own')).toBe('50000.00');
  });
});

describe('a day cut of its own', () => {
  it('costs an item to be matched a day later for each sale between the two cuts, and loses nothing', async () => {
    const plan = [sell('12:00:00', '1000.00'), sell('23:30:00', '50.00'), sell('D+1 23:30:00', '70.00')];
    const own = await settle(plan, { choices: { dayCut: 'own' } });
    expect(own.findings).toEqual([]);
    expect([...own.metrics]).toEqual([['timing-items', 2]]);
    const channel = await settle(plan);
    expect([...channel.metrics]).toEqual([]);
    expect(own.arrivals('shop-bank')).toEqual(channel.arrivals('shop-bank'));
  });
});

describe('a reconciliation', () => {
  it.each(['PT20H', 'PT1S'])(
    'knows that a sweep is on its way, or back after %s, of which nobody was told',
    async (by) => {
      const run = await settle(
        [
          sell('10:00:00', '1000.00'),
          { leg: 'm1/lump#1', fate: 'unknown', by: 'PT29M' },
          { leg: 'm1/sweep#1', fate: 'rejected' },
          { leg: 'm1/sweep#2', fate: 'returned', by },
          { message: 'm1/sweep-notice#1', fate: 'lost' },
          { message: 'm1/sweep-notice#2', fate: 'lost' },
        ],
        { terms: FEE },
      );
      expect(run.findings).toEqual([]);
    },
  );
});

describe('a payment of which one request was on its way for long', () => {
  it('is done when the channel answers that request, whatever is waited for by then', async () => {
    const run = await settle([
      sell('10:00:00', '1000.00'),
      { message: 'm1/settle-request#1', fate: 'late', by: 'P1D' },
      { message: 'm1/settle-query#1', fate: 'lost' },
      { message: 'm1/settle-request#2', fate: 'late', by: 'PT10M' },
      { message: 'm1/settle-query#2', fate: 'lost' },
      { message: 'm1/settle-request#3', fate: 'lost' },
      { message: 'm1/settle-notice#1', fate: 'lost' },
      { message: 'm1/settle-query#4', fate: 'lost' },
    ]);
    expect(run.findings).toEqual([]);
  });
});
