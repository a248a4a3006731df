import { describe, expect, it } from 'vitest';
import {
  EARNED,
  Loan,
  OWED,
  OWED_BACK,
  applies,
  confirms,
  draws,
  givesBack,
  receives,
  repays,
  resends,
  spends,
  voids,
} from './loan.ts';

const applied = applies('10:00:00');
const unknown = { leg: 'loan/payout#1', fate: 'unknown', by: 'PT10M' } as const;
const failsFirst = { leg: 'loan/payout#1', fate: 'fails-then-succeeds', by: 'PT20M' } as const;
const late = { message: 'loan/payout-notice#1', fate: 'late', by: 'PT10M' } as const;

describe('a loan', () => {
  it('reaches the card in full and is debited at ten on the due date, the fee with it', async () => {
    const run = await Loan.run({ plan: [applied], card: '150.00', contract: { fee: '150.00' } });
    expect(run.history('card')).toEqual([
      { at: '02-12 10:00', yuan: '1150.00' },
      { at: '03-14 10:00', yuan: '0.00' },
    ]);
    expect(run.history('lender-own').at(-1)).toEqual({ at: '03-14 10:00', yuan: '100150.00' });
    expect(run.balance(OWED)).toBe('0.00');
    expect(run.balance(EARNED)).toBe('150.00');
    expect(run.findings).toEqual([]);
  });

  it('whose instalments are each rounded by itself leaks a fen where half of one is rounded up', async () => {
    const contract = { principal: '1000.01', instalments: 2 };
    const run = (principal: string) =>
      Loan.findings({ plan: [applied], contract: { ...contract, principal }, choices: { residue: 'each-rounded' } });
    // 500.005 and 500.00.
    expect(await run('1000.01')).toEqual(['rounding-leak, lender 0.01']);
    expect(await run('1000.00')).toEqual([]);
  });

  it('is paid back in instalments with interest to the fen', async () => {
    const contract = { fee: '150.00', instalments: 3, interestRate: '36.5%' };
    const run = await Loan.run({ plan: [applied], card: '170.00', contract });
    expect(run.history('card')).toEqual([
      { at: '02-12 10:00', yuan: '1170.00' },
      { at: '02-22 10:00', yuan: '776.67' },
      { at: '03-04 10:00', yuan: '386.66' },
      { at: '03-14 10:00', yuan: '0.00' },
    ]);
    expect(run.balance(EARNED)).toBe('170.00');
    expect(run.findings).toEqual([]);
  });

  it('is paid once, however often it is asked for', async () => {
    const run = await Loan.run({ plan: [applied, applies('10:00:00'), applies('10:00:03'), applies('10:30:00')] });
    expect(run.history('card')[0]).toEqual({ at: '02-12 10:00', yuan: '1000.00' });
    expect(run.balance('lender-own')).toBe('100000.00');
  });

  it('is asked for again day by day from an empty card, until there is money', async () => {
    const plan = [applied, spends('10:05:00', '1000.00'), receives('D+32 18:00:00', '1000.00')];
    const run = await Loan.run({ plan });
    expect(run.history('card').slice(-2)).toEqual([
      { at: '03-16 18:00', yuan: '1000.00' },
      { at: '03-17 10:00', yuan: '0.00' },
    ]);
    expect(run.findings).toEqual([]);
  });

  it('that nobody can pay is credit risk, not a loss of funds', async () => {
    const run = await Loan.run({ plan: [applied, spends('10:05:00', '1000.00')], contract: { fee: '150.00' } });
    expect(run.balance(OWED)).toBe('-1150.00');
    expect(run.findings).toEqual([]);
  });

  it('can be repaid early in parts, and nothing is debited beyond the rest', async () => {
    const plan = [applied, repays('D+2 11:00:00', '400.00'), repays('D+3 11:00:00', '5000.00'), repays('D+4 11:00:00')];
    const run = await Loan.run({ plan, card: '500.00' });
    expect(run.history('card').slice(1)).toEqual([
      { at: '02-14 11:00', yuan: '1100.00' },
      { at: '02-15 11:00', yuan: '500.00' },
    ]);
    expect(run.findings).toEqual([]);
  });

  it('is not collected before the disbursement can no longer come back', async () => {
    const early = await Loan.run({ plan: [applied, repays('D+2 08:59:59')] });
    expect(early.history('card')[1]!.at).toBe('03-14 10:00');
    const onceFinal = await Loan.run({ plan: [applied, repays('D+2 09:00:01')] });
    expect(onceFinal.history('card')[1]!.at).toBe('02-14 09:00');
  });

  it('that comes back is void, and nothing is owed', async () => {
    const plan = [
      applied,
      { leg: 'loan/payout#1', fate: 'returned' },
      { message: 'loan/payout-notice#2', fate: 'lost' },
    ] as const;
    const run = await Loan.run({ plan, contract: { fee: '150.00' } });
    expect(run.history(OWED)).toEqual([
      { at: '02-12 10:00', yuan: '-1150.00' },
      { at: '02-13 09:00', yuan: '0.00' },
    ]);
    expect(run.balance(EARNED)).toBe('0.00');
    expect(run.findings).toEqual([]);
  });

  it('whose request is lost is found missing and paid the same morning', async () => {
    const run = await Loan.run({ plan: [applied, { message: 'loan/payout-request#1', fate: 'lost' }] });
    expect(run.history('card')[0]).toEqual({ at: '02-12 10:00', yuan: '1000.00' });
  });

  it('that the channel refuses is void a day later, unless an operator has it sent again', async () => {
    const refused = { leg: 'loan/payout#1', fate: 'rejected' } as const;
    const late_ = await Loan.run({ plan: [applied, refused, voids('10:10:00'), resends('10:20:00')] });
    expect(late_.history('card')).toEqual([]);
    const again = await Loan.run({ plan: [applied, refused, resends('10:20:00')] });
    expect(again.history('card')[0]).toEqual({ at: '02-12 10:20', yuan: '1000.00' });
    expect(again.findings).toEqual([]);
  });

  it('is paid the same day one second before 17:00, and after the holiday from 17:00:00 on', async () => {
    const contract = { workdaysOnly: true };
    const starts = '2018-02-14T10:00:00+08:00';
    const inTime = await Loan.run({ plan: [applies('16:59:59')], contract, starts });
    expect(inTime.history('card')[0]!.at).toBe('02-14 17:00');
    const tooLate = await Loan.run({ plan: [applies('17:00:00')], contract, starts });
    expect(tooLate.history('card')[0]!.at).toBe('02-22 09:00');
    expect([...inTime.findings, ...tooLate.findings]).toEqual([]);
  });
});

describe('the fee', () => {
  const contract = { fee: '150.00' };

  it('debited after the payout is lost when the borrower leaves a fen too little for it', async () => {
    const fee = { fee: 'debit-after' };
    const enough = await Loan.run({ plan: [applied, late, spends('10:02:00', '850.00')], contract, choices: fee });
    expect(enough.findings).toEqual([]);
    const short = await Loan.run({ plan: [applied, late, spends('10:02:00', '850.01')], contract, choices: fee });
    expect(short.findings).toEqual(['unrecorded-claim, lender 150.00']);
  });

  it('debited after the payout is safe when the notice comes a second before the borrower', async () => {
    const plan = [applied, spends('10:00:12', '1000.00')];
    const run = await Loan.run({ plan, contract, choices: { fee: 'debit-after' } });
    expect(run.findings).toEqual([]);
    expect(run.balance(EARNED)).toBe('150.00');
  });

  it.each([
    ['upfront', '0.00', '850.00'],
    ['virtual-account', '0.00', '850.00'],
    ['deposit', '150.00', '1000.00'],
  ])('taken by %s leaves 850.00 more than before and 1,000.00 to repay', async (fee, card, after) => {
    const run = await Loan.run({ plan: [applied, spends('10:05:00', '2000.00')], card, contract, choices: { fee } });
    expect(run.history('card').findLast(({ at }) => at === '02-12 10:00')!.yuan).toBe(after);
    expect(run.balance(OWED)).toBe('-1000.00');
    expect(run.balance(EARNED)).toBe('150.00');
    expect(run.findings).toEqual([]);
  });

  it('and a deposit kept back together leave 700.00 of 1,000.00, and 850.00 to repay', async () => {
    const run = await Loan.run({
      plan: [applied, spends('10:05:00', '700.00')],
      contract: { fee: '150.00', deposit: '150.00' },
      choices: { fee: 'upfront' },
    });
    expect(run.history('card')[0]!.yuan).toBe('700.00');
    expect(run.balance(OWED)).toBe('-850.00');
    expect(run.findings).toEqual([]);
  });

  it.each(['upfront', 'virtual-account', 'deposit'])('taken by %s breaks the rule from 2017-12-01 on', async (fee) => {
    const difference = {
      plan: [applied],
      card: '150.00',
      contract,
      choices: { fee },
      enforce: ['loan-no-upfront-deduction'],
    };
    const before = await Loan.run({ ...difference, starts: '2017-11-30T10:00:00+08:00' });
    expect(before.findings).toEqual([]);
    const from = await Loan.run({ ...difference, starts: '2017-12-01T10:00:00+08:00' });
    expect(from.findings).toEqual(['loan-no-upfront-deduction']);
  });

  it('taken as a deposit goes back when the loan fails', async () => {
    const run = await Loan.run({
      plan: [applied, { leg: 'loan/payout#1', fate: 'fails' }, voids('11:00:00')],
      card: '150.00',
      contract,
      choices: { fee: 'deposit' },
    });
    expect(run.history('card')).toEqual([
      { at: '02-12 10:00', yuan: '0.00' },
      { at: '02-12 11:00', yuan: '150.00' },
    ]);
    expect(run.balance(OWED_BACK)).toBe('0.00');
    expect(run.findings).toEqual([]);
  });

  it('in a virtual account is out of reach if the borrower may withdraw from it first', async () => {
    const choices = { fee: 'virtual-account', virtualAccount: 'withdrawable' };
    const first = await Loan.run({ plan: [applied, draws('10:00:59', '1000.00')], contract, choices });
    expect(first.findings).toEqual(['unrecorded-claim, lender 150.00']);
    const second = await Loan.run({ plan: [applied, draws('10:01:01', '1000.00')], contract, choices });
    expect(second.findings).toEqual([]);
  });
});

describe('an outcome that is unknown', () => {
  it('is asked for, and the loan is paid once whatever an operator does meanwhile', async () => {
    for (const does of [resends, confirms, voids]) {
      const run = await Loan.run({ plan: [applied, unknown, does('10:05:00')] });
      expect(run.history('card')[0]).toEqual({ at: '02-12 10:10', yuan: '1000.00' });
      expect(run.history(OWED)[0]!.yuan).toBe('-1000.00');
      expect(run.findings).toEqual([]);
    }
  });

  it('confirmed by guess books a loan that was never paid', async () => {
    const plan = [applied, { leg: 'loan/payout#1', fate: 'fails' }, confirms('10:00:03')] as const;
    const run = await Loan.run({ plan, choices: { operator: 'confirms-by-guess' } });
    expect(run.findings).toEqual(['unfounded-claim, borrower 1000.00']);
  });

  it('that ends in two payouts is taken back, less what the borrower has given back', async () => {
    const run = await Loan.run({
      plan: [applied, unknown, givesBack('T+1 09:30:00', '400.00')],
      choices: { retry: 'resend' },
    });
    expect(run.history('card').slice(0, 4)).toEqual([
      { at: '02-12 10:00', yuan: '1000.00' },
      { at: '02-12 10:10', yuan: '2000.00' },
      { at: '02-13 09:30', yuan: '1600.00' },
      { at: '02-14 09:00', yuan: '1000.00' },
    ]);
    expect(run.findings).toEqual(['double-payment, lender 1000.00']);
  });

  it('within an agreed line is a drawing; taken back in full it is 400.00 too much, which goes back at once', async () => {
    const difference = {
      plan: [applied, unknown, givesBack('T+1 09:30:00', '400.00')],
      contract: { line: '2000.00' },
      choices: { retry: 'resend', duplicateRecovery: 'full' },
    };
    const run = await Loan.run(difference);
    expect(run.findings).toEqual(['over-collection, borrower 400.00']);
    expect(run.history('card').slice(3, 5)).toEqual([
      { at: '02-14 09:00', yuan: '600.00' },
      { at: '02-14 09:00', yuan: '1000.00' },
    ]);
    const oneFenShort = await Loan.run({ ...difference, contract: { line: '1999.99' } });
    expect(oneFenShort.findings[0]).toBe('double-payment, lender 0.01');
  });

  it('of a voided order is booked when it succeeds after all', async () => {
    const run = await Loan.run({ plan: [applied, failsFirst], choices: { voided: 'at-once' } });
    expect(run.history(OWED)[0]).toEqual({ at: '02-12 10:20', yuan: '-1000.00' });
    expect(run.findings).toEqual([]);
  });
});

describe('a loan paid out of a payment account', () => {
  const choices = { source: 'balance' };

  it('passes through it and loses nothing when the process crashes between the two legs', async () => {
    for (const after of ['nothing', 'postings', 'state', 'messages']) {
      const plan = [applied, { crash: 'loan', step: 4, after }];
      const run = await Loan.run({ plan, float: '0.00', wallet: '0.00', choices, starts: '2016-06-29T10:00:00+08:00' });
      expect(run.history('card')[0]!.yuan).toBe('1000.00');
      expect(run.balance('float')).toBe('0.00');
      expect(run.balance('reserve')).toBe('0.00');
      expect(run.findings).toEqual([]);
    }
  });

  it('may not be kept for a lender from 2016-07-01 on', async () => {
    const run = await Loan.run({
      plan: [applied],
      float: '0.00',
      wallet: '0.00',
      choices,
      starts: '2016-07-01T10:00:00+08:00',
    });
    expect(run.findings).toEqual(['payacct-no-financial-holder']);
  });
});
