import { describe, expect, it } from 'vitest';
import { Loan, OWED, applies, repays, spends, withdraws } from './loan.ts';

/*
 * A merchant owes 1,000.00 on 2018-03-14 at 10:00 and keeps balances at a payment institution.
 */

const applied = applies('10:00:00');
const spent = spends('10:05:00', '1000.00');
const HELD = 'borrower@pay/frozen';

describe('the waterfall', () => {
  it('takes what is due from the first balance and leaves the rest', async () => {
    const run = await Loan.run({ plan: [applied], wallet: '1200.00', other: '500.00' });
    expect(run.balance('wallet')).toBe('200.00');
    expect(run.balance('other')).toBe('500.00');
    expect(run.balance('reserve')).toBe('700.00');
    expect(run.balance(OWED)).toBe('0.00');
    expect(run.findings).toEqual([]);
  });

  it('goes on to the second balance for what the first one lacks, if both together suffice', async () => {
    const run = await Loan.run({ plan: [applied], wallet: '600.00', other: '400.00' });
    expect(run.history('wallet')).toEqual([{ at: '03-14 10:00', yuan: '0.00' }]);
    expect(run.history('other')).toEqual([{ at: '03-14 10:00', yuan: '0.00' }]);
    expect(run.findings).toEqual([]);
  });

  it('suspends the loan when they lack a fen, and takes what is there later', async () => {
    const run = await Loan.run({ plan: [applied, spent], wallet: '600.00', other: '399.99' });
    expect(run.history('wallet')).toEqual([{ at: '03-14 12:00', yuan: '0.00' }]);
    expect(run.balance(OWED)).toBe('-0.01');
    expect(run.findings).toEqual([]);
  });

  it('takes a balance once, however often the loan is looked at and its notices come', async () => {
    const plan = [applied, { message: 'loan/sweep-notice#1', fate: 'twice', by: 'PT20H' }] as const;
    const run = await Loan.run({ plan, wallet: '3000.00' });
    expect(run.balance('wallet')).toBe('2000.00');
    expect(run.findings).toEqual([]);
  });

  it('gives the balance back when the remittance comes back, and takes it again', async () => {
    const run = await Loan.run({
      plan: [applied, spent, { leg: 'loan/sweep#1', fate: 'returned' }],
      wallet: '1000.00',
    });
    expect(run.history('wallet')).toEqual([
      { at: '03-14 10:00', yuan: '0.00' },
      { at: '03-15 09:00', yuan: '1000.00' },
      { at: '03-16 10:00', yuan: '0.00' },
    ]);
    expect(run.balance(OWED)).toBe('0.00');
    expect(run.findings).toEqual([]);
  });

  it('waits for the days of grace', async () => {
    const run = await Loan.run({ plan: [applied, spent], wallet: '300.00', contract: { graceDays: 3 } });
    expect(run.history('wallet')).toEqual([{ at: '03-17 12:00', yuan: '0.00' }]);
  });

  it('and a card repayment at the same moment take the loan once, or twice where the design does not mind', async () => {
    const difference = { plan: [applied, repays('D+30 10:00:01')], wallet: '1000.00' };
    const one = await Loan.run(difference);
    expect(one.balance('card')).toBe('1000.00');
    expect(one.findings).toEqual([]);
    const both = await Loan.run({ ...difference, choices: { collection: 'concurrent' } });
    expect(both.findings).toEqual(['over-collection, borrower 1000.00']);
    expect(both.balance('card')).toBe('1000.00');
  });
});

describe('an overdue merchant', () => {
  const repaid = repays('D+30 10:10:00');

  it('cannot withdraw what is held, and can again once the loan is repaid', async () => {
    const plan = [applied, withdraws('D+30 10:05:00', '100.00'), repaid, withdraws('D+30 10:20:00', '100.00')];
    const run = await Loan.run({ plan, wallet: '300.00' });
    expect(run.history('wallet')).toEqual([{ at: '03-14 10:20', yuan: '200.00' }]);
    expect(run.balance('card')).toBe('100.00');
    expect(run.findings).toEqual([]);
  });

  it('is refused everything by a block without a cap, which is a rule finding', async () => {
    const difference = {
      plan: [applied, withdraws('D+30 10:05:00', '100.00')],
      wallet: '300.00',
      enforce: ['payacct-withdrawal-uncapped'],
    };
    const capped = await Loan.run(difference);
    expect(capped.findings).toEqual([]);
    const all = await Loan.run({ ...difference, choices: { blockOutgoing: 'on' } });
    expect(all.findings).toEqual(['payacct-withdrawal-uncapped']);
  });

  it('who is not blocked takes the money away from the lender: exposure, and no finding', async () => {
    const plan = [applied, spent, withdraws('D+30 10:05:00', '300.00')];
    const off = await Loan.run({ plan, wallet: '300.00', choices: { blockOutgoing: 'off' } });
    expect(off.findings).toEqual([]);
    expect(off.metrics).toEqual({ exposure: 30_000 });
    const capped = await Loan.run({ plan, wallet: '300.00' });
    expect(capped.metrics).toEqual({});
  });

  it('keeps a balance that is never taken and never free where nothing less than all is taken', async () => {
    const difference = { plan: [applied, spent], wallet: '300.00' };
    const partial = await Loan.run(difference);
    expect(partial.findings).toEqual([]);
    const never = await Loan.run({ ...difference, choices: { partialDebit: 'all-or-nothing' } });
    expect(never.findings).toEqual(['stuck-funds, borrower 300.00']);
  });
});

describe('a withdrawal of the balance', () => {
  it('that comes back is credited again, even if nobody says so', async () => {
    const plan = [
      withdraws('10:00:00', '100.00'),
      { leg: 'loan/withdrawal#1', fate: 'returned' },
      { message: 'loan/withdrawal-notice#2', fate: 'lost' },
    ] as const;
    const run = await Loan.run({ plan, wallet: '300.00' });
    expect(run.history('wallet')).toEqual([
      { at: '02-12 10:00', yuan: '200.00' },
      { at: '02-13 09:00', yuan: '300.00' },
    ]);
    expect(run.balance(HELD)).toBe('0.00');
    expect(run.findings).toEqual([]);
  });

  it('is not believed to have failed before the statement shows it', async () => {
    const plan = [
      withdraws('10:00:00', '100.00'),
      { leg: 'loan/withdrawal#1', fate: 'fails-then-succeeds', by: 'PT20M' },
    ] as const;
    const run = await Loan.run({ plan, wallet: '300.00' });
    expect(run.balance('card')).toBe('100.00');
    expect(run.balance('wallet')).toBe('200.00');
    expect(run.findings).toEqual([]);
  });
});
