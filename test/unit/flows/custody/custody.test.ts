import { describe, expect, it } from 'vitest';
import { Relation, alice } from './relation.ts';

const NEXT_DAY = { payIn: 'deposit-next-day' };

describe('a pay-in', () => {
  it('is pending until it arrives on the next working day, and cannot be withdrawn before', async () => {
    const run = await Relation.run({
      ...NEXT_DAY,
      plan: [alice('10:00:00', 'deposit', '1000.00'), alice('14:00:00', 'withdraw', '1000.00')],
    });
    expect(run.history('alice@bank-c/pending').map(({ at }) => at)).toEqual(['06-19 10:00', '06-20 10:00']);
    expect(run.balance('alice-sub')).toBe('1000.00');
    expect(run.balance('alice-card')).toBe('0.00');
    expect(run.findings).toEqual([]);
  });

  it('that arrives over a holiday is credited on the first working day after it', async () => {
    const run = await Relation.run({ ...NEXT_DAY, plan: [alice('D+3 10:00:00', 'deposit', '1000.00')] });
    expect(run.history('alice-sub')).toEqual([{ at: '06-25 10:00', yuan: '1000.00' }]);
  });

  it('is one of three that may be open; a fourth is refused', async () => {
    const plan = ['10:00:00', '10:01:00', '10:02:00', '10:03:00'].map((at) => alice(at, 'deposit', '100.00'));
    const run = await Relation.run({ plan });
    expect(run.balance('alice-sub')).toBe('300.00');
    expect(run.balance('alice-card')).toBe('700.00');
  });

  it('whose notice is lost is found in the statement', async () => {
    const run = await Relation.run({
      ...NEXT_DAY,
      plan: [alice('10:00:00', 'deposit', '1000.00'), { message: 'alice-custody/deposit-notice#1', fate: 'lost' }],
    });
    expect(run.history('alice-sub')).toEqual([{ at: '06-20 11:00', yuan: '1000.00' }]);
    expect(run.findings).toEqual([]);
  });

  it('whose notice is lost and whose row is missing is asked for', async () => {
    const run = await Relation.run({
      ...NEXT_DAY,
      plan: [
        alice('10:00:00', 'deposit', '1000.00'),
        { message: 'alice-custody/deposit-notice#1', fate: 'lost' },
        { row: 'alice-custody/deposit-statement#1', fate: 'missing' },
      ],
    });
    expect(run.balance('alice-sub')).toBe('1000.00');
    expect(run.findings).toEqual([]);
  });

  it('that is reported as failed and then succeeds is credited once', async () => {
    const run = await Relation.run({
      plan: [
        alice('10:00:00', 'deposit', '1000.00'),
        { leg: 'alice-custody/deposit#1', fate: 'fails-then-succeeds', by: 'PT20M' },
      ],
    });
    expect(run.history('alice-sub')).toEqual([{ at: '06-19 10:20', yuan: '1000.00' }]);
  });

  it('that fails is not shown any more once the statement says so', async () => {
    const run = await Relation.run({
      plan: [alice('10:00:00', 'deposit', '1000.00'), { leg: 'alice-custody/deposit#1', fate: 'fails' }],
    });
    expect(run.history('alice@bank-c/pending')).toEqual([
      { at: '06-19 10:00', yuan: '1000.00' },
      { at: '06-20 10:00', yuan: '0.00' },
    ]);
    expect(run.balance('alice-card')).toBe('1000.00');
  });
});

describe('the comparison of total and detail', () => {
  const differing = (fate: 'missing' | 'twice') => [
    alice('10:00:00', 'deposit', '1000.00'),
    { row: 'alice-custody/deposit-statement#1', fate },
  ];

  it('books a short item for a missing row, clears it when the row comes, and leaves the sub-account alone', async () => {
    const run = await Relation.run({ ...NEXT_DAY, plan: differing('missing') });
    expect(run.history('bank-c@bank-c/suspense')).toEqual([
      { at: '06-20 11:00', yuan: '-1000.00' },
      { at: '06-21 11:00', yuan: '0.00' },
    ]);
    expect(run.history('alice-sub')).toEqual([{ at: '06-20 10:00', yuan: '1000.00' }]);
  });

  it('books a long item for a doubled row, clears it, and leaves the sub-account alone', async () => {
    const run = await Relation.run({ ...NEXT_DAY, plan: differing('twice') });
    expect(run.history('bank-c@bank-c/suspense')).toEqual([
      { at: '06-20 11:00', yuan: '1000.00' },
      { at: '06-21 11:00', yuan: '0.00' },
    ]);
    expect(run.history('alice-sub')).toEqual([{ at: '06-20 10:00', yuan: '1000.00' }]);
  });

  it('costs the investor a missing row, and the custodian a doubled one, where sub-accounts are overwritten', async () => {
    const choices = { differences: 'overwrite' };
    const short = await Relation.run({ ...NEXT_DAY, choices, plan: differing('missing') });
    expect(short.findings).toEqual(['unrecorded-claim, alice 1000.00']);
    const long = await Relation.run({ ...NEXT_DAY, choices, plan: differing('twice') });
    expect(long.findings).toEqual(['unfounded-claim, bank-c 1000.00']);
  });
});

describe("the platform's fee", () => {
  const contract = { fee: '1%' };

  it('is taken from the pay-in when it arrives and leaves the custody account with the next round', async () => {
    const run = await Relation.run({ contract, plan: [alice('10:00:00', 'deposit', '1000.00')] });
    expect(run.balance('alice-sub')).toBe('990.00');
    expect(run.history('platform-own')).toEqual([{ at: '06-19 11:30', yuan: '10.00' }]);
    expect(run.balance('custody')).toBe('5990.00');
  });

  it('of every day is no mixing, as long as each leaves on the next', async () => {
    const plan = [0, 1, 2].map((day) => alice(`D+${String(day)} 17:00:00`, 'deposit', '300.00'));
    const separate = await Relation.run({ contract, plan });
    expect(separate.findings).toEqual([]);
    const mixed = await Relation.run({ contract, plan, choices: { ownFunds: 'mixed' } });
    expect(mixed.findings.map((finding) => finding.split(',')[0])).toEqual(['commingled-funds', 'p2p-no-pool']);
  });
});

describe('a withdrawal', () => {
  const funds = alice('10:00:00', 'deposit', '1000.00');

  it('that comes back is given back, even if the notice of the return is lost', async () => {
    const run = await Relation.run({
      plan: [
        funds,
        alice('11:00:00', 'withdraw', '400.00'),
        { leg: 'alice-custody/payout#1', fate: 'returned' },
        { message: 'alice-custody/payout-notice#2', fate: 'lost' },
      ],
    });
    expect(run.balance('alice-sub')).toBe('1000.00');
    expect(run.findings).toEqual([]);
  });

  it('may be followed by another one while the first may still come back', async () => {
    const run = await Relation.run({
      plan: [
        funds,
        alice('11:00:00', 'withdraw', '400.00'),
        { leg: 'alice-custody/payout#1', fate: 'returned' },
        alice('14:00:00', 'withdraw', '500.00'),
      ],
    });
    expect(run.balance('alice-sub')).toBe('500.00');
    expect(run.balance('alice-card')).toBe('500.00');
    expect(run.findings).toEqual([]);
  });

  it('ordered by the platform is refused without the signature of the investor', async () => {
    const order = { at: '12:00:00', who: 'platform', does: 'order-payout', flow: 'alice-custody', yuan: '400.00' };
    const signed = await Relation.run({ plan: [funds, order] });
    expect(signed.balance('platform-own')).toBe('0.00');
    const alone = await Relation.run({ plan: [funds, order], choices: { authority: 'platform-alone' } });
    expect(alone.findings).toEqual(['misdirected-funds, alice 400.00']);
  });
});

describe('a withdrawal before arrival', () => {
  const early = {
    ...NEXT_DAY,
    choices: { withdrawAfter: 'record' },
    plan: [alice('10:00:00', 'deposit', '1000.00'), alice('14:00:00', 'withdraw', '600.00')],
  };

  it("uses the other clients' money where nobody funds it", async () => {
    expect((await Relation.run(early)).findings).toEqual(['client-funds-used, bob 600.00']);
  });

  it('is paid by the funder, who is repaid out of the pay-in when it has arrived', async () => {
    const run = await Relation.run({ ...early, limit: '600.00' });
    expect(run.history('funder-own').map(({ yuan }) => yuan)).toEqual(['99400.00', '100000.00']);
    expect(run.balance('alice-sub')).toBe('400.00');
    expect(run.balance('custody')).toBe('5400.00');
    expect(run.findings).toEqual([]);
  });

  it('is a finding from one fen above the limit on', async () => {
    const run = await Relation.run({ ...early, limit: '599.99' });
    expect(run.findings).toEqual(['exposure-over-limit, bank-f 0.01']);
  });

  it("costs nobody but the funder if the pay-in fails: Alice's next pay-in is her own", async () => {
    const run = await Relation.run({
      ...early,
      limit: '600.00',
      plan: [
        ...early.plan,
        { leg: 'alice-custody/deposit#1', fate: 'fails' },
        alice('T+2 10:00:00', 'deposit', '100.00'),
      ],
    });
    expect(run.balance('funder-own')).toBe('99400.00');
    expect(run.balance('alice-sub')).toBe('100.00');
    expect(run.findings).toEqual([]);
  });

  it('holds off the next pay-in until its own has arrived', async () => {
    const run = await Relation.run({
      ...early,
      limit: '600.00',
      plan: [...early.plan, alice('15:00:00', 'deposit', '100.00'), alice('T+1 15:00:00', 'deposit', '200.00')],
    });
    expect(run.balance('alice-sub')).toBe('600.00');
  });
});
