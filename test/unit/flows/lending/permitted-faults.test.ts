import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanItem } from '../../../../src/scenario/format.ts';
import { Loan, applies, type Difference } from './loan.ts';

/*
 * Whatever borrower and operators do, and whatever the channels' contracts let happen besides, a sound design loses
 * nothing: neither lender, nor borrower, nor the clients of the payment institution.
 */

const clock = fc.oneof(
  fc.constantFrom(
    '09:00:00',
    '09:00:01',
    '10:00:00',
    '10:00:01',
    '10:00:03',
    '10:02:00',
    '12:00:01',
    '16:59:59',
    '23:59:58',
  ),
  fc.tuple(fc.nat(23), fc.nat(59)).map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}:30`),
);
const day = fc.constantFrom(1, 2, 3, 9, 29, 30, 31, 32);
const at = fc.oneof(
  fc.constantFrom('10:00:02', '10:00:05', '10:00:08', '10:05:00', '10:15:30', '11:00:00', '18:00:00'),
  fc.tuple(day, clock).map(([d, time]) => `D+${String(d)} ${time}`),
);
const nth = fc.integer({ min: 1, max: 3 });
const by = fc.constantFrom('PT1S', 'PT40S', 'PT10M', 'PT3H', 'PT20H');
const payouts = ['payout', 'relay', 'refund', 'withdrawal', 'sweep'];
const collections = ['fee', 'deposit', 'debit', 'repayment', 'topup'];
const leg = fc.constantFrom(...payouts, 'payout', ...collections, 'debit');

const act: fc.Arbitrary<PlanItem> = fc.oneof(
  fc.tuple(at, fc.constantFrom('100.00', '333.33', '5000.00', undefined)).map(([t, yuan]): PlanItem => {
    return { at: t, who: 'borrower', does: 'repay', flow: 'loan', ...(yuan === undefined ? {} : { yuan }) };
  }),
  fc
    .tuple(at, fc.constantFrom('spend', 'receive'), fc.constantFrom('100.00', '850.00', '1000.00'))
    .map(([t, does, yuan]): PlanItem => ({ at: t, who: 'borrower', does, account: 'card', yuan })),
  fc
    .tuple(at, fc.constantFrom('resend', 'void', 'confirm'))
    .map(([t, does]): PlanItem => ({ at: t, who: 'operator', does, flow: 'loan' })),
  at.map((t): PlanItem => applies(t)),
  fc
    .tuple(at, fc.constantFrom('withdraw', 'giveBack', 'draw'), fc.constantFrom('50.00', '300.00'))
    .map(([t, does, yuan]): PlanItem => ({ at: t, who: 'borrower', does, flow: 'loan', yuan })),
);

const fates = (name: string, n: number, fate: string, late: string): PlanItem =>
  fate === 'unknown' || fate === 'fails-then-succeeds'
    ? { leg: `loan/${name}#${String(n)}`, fate, by: late }
    : ({ leg: `loan/${name}#${String(n)}`, fate } as PlanItem);
const within = fc.constantFrom('PT1M', 'PT10M', 'PT25M');

const fault: fc.Arbitrary<PlanItem> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...payouts),
      nth,
      fc.constantFrom('rejected', 'fails', 'unknown', 'fails-then-succeeds', 'returned'),
      within,
    )
    .map(([name, n, fate, late]) => fates(name, n, fate, late)),
  fc
    .tuple(
      fc.constantFrom(...collections),
      nth,
      fc.constantFrom('rejected', 'fails', 'unknown', 'fails-then-succeeds'),
      within,
    )
    .map(([name, n, fate, late]) => fates(name, n, fate, late)),
  fc
    .tuple(
      leg,
      fc.constantFrom('request', 'response', 'notice', 'query', 'answer'),
      nth,
      fc.constantFrom('late', 'twice'),
      by,
    )
    .map(([name, kind, n, fate, time]): PlanItem => ({ message: `loan/${name}-${kind}#${String(n)}`, fate, by: time })),
  fc
    .tuple(leg, fc.constantFrom('request', 'response', 'notice', 'query', 'answer'), nth)
    .map(([name, kind, n]): PlanItem => ({ message: `loan/${name}-${kind}#${String(n)}`, fate: 'lost' })),
  fc.tuple(leg, nth).map(([name, n]): PlanItem => ({ query: `loan/${name}-query#${String(n)}`, fate: 'not-found' })),
  fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.constantFrom('nothing', 'postings', 'state', 'messages'))
    .map(([step, after]): PlanItem => ({ crash: 'loan', step, after })),
);

const plans = fc
  .tuple(fc.array(act, { maxLength: 4 }), fc.array(fault, { maxLength: 4 }))
  .map(([acts, faults]) => [applies('10:00:00'), ...acts, ...faults]);

const instalments = { fee: '150.00', instalments: 3, interestRate: '18%' };

const designs: readonly (readonly [string, Omit<Difference, 'plan'>])[] = [
  ['the fee with the instalments', { contract: instalments }],
  ['a merchant with two balances', { wallet: '300.00', other: '200.00', contract: { interestRate: '18%' } }],
  [
    'working days only, with grace',
    { wallet: '700.00', contract: { workdaysOnly: true, graceDays: 2, instalments: 2 } },
  ],
  ['a deposit taken first', { card: '150.00', contract: { fee: '150.00' }, choices: { fee: 'deposit' } }],
  ['fee and deposit kept back', { contract: { fee: '150.00', deposit: '100.00' }, choices: { fee: 'upfront' } }],
  ['a virtual account', { contract: { fee: '150.00' }, choices: { fee: 'virtual-account' } }],
  [
    "the lender's payment account, while it was lawful",
    { float: '0.00', wallet: '300.00', choices: { source: 'balance' }, starts: '2016-05-03T10:00:00+08:00' },
  ],
];

describe('lending under every fault its channels may show', () => {
  it.each(designs)('loses nothing with %s', async (_name, design) => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        expect(await Loan.findings({ ...design, plan })).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['retry=resend', 'collection=concurrent'])('finds what %s loses', async (flaw) => {
    const [choice, value] = flaw.split('=') as [string, string];
    const property = fc.asyncProperty(plans, async (plan) => {
      expect(await Loan.findings({ plan, card: '2000.00', choices: { [choice]: value } })).toEqual([]);
    });
    expect((await fc.check(property, { numRuns: 1_000, endOnFailure: true })).failed).toBe(true);
  });
});
