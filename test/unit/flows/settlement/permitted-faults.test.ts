import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanItem } from '../../../../src/scenario/format.ts';
import { refund, sell, settle, type Settings } from './world.ts';

/*
 * Whatever people do in a week with a holiday in it, and whatever the channels' contracts let happen besides, a sound
 * design loses nothing.
 */

const flow = fc.constantFrom('m1', 'm2');
const edges = ['08:00:00', '09:00:00', '10:00:00', '10:00:01', '10:00:03', '11:00:00', '22:59:59', '23:00:00'];
const clock = fc.oneof(
  fc.constantFrom(...edges),
  fc.tuple(fc.nat(23), fc.nat(59)).map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}:30`),
);
const at = fc.tuple(fc.nat(5), clock).map(([day, time]) => `D+${String(day)} ${time}`);
const yuan = fc.constantFrom('1000.00', '400.00', '333.33', '50.01', '0.55');
const by = fc.constantFrom('PT1S', 'PT1M', 'PT20M', 'PT3H');
const nth = fc.integer({ min: 1, max: 3 });
const payment = fc.constantFrom('settle', 'sweep', 'advance', 'repay');

const act: fc.Arbitrary<PlanItem> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(at, yuan, flow, fc.integer({ min: 1, max: 20 }))
      .map(([t, y, f, items]) => sell(t, y, { flow: f, items })),
  },
  { weight: 2, arbitrary: fc.tuple(at, yuan, flow).map(([t, y, f]) => refund(t, y, f)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(at, flow, fc.constantFrom('rerun', 'resettle'))
      .map(([t, f, does]) => ({ at: t, who: 'operator', does, flow: f })),
  },
);

const fault: fc.Arbitrary<PlanItem> = fc.oneof(
  fc
    .tuple(flow, nth, fc.constantFrom('PT30S', 'PT2H', 'P1D', 'P2D'))
    .map(([f, n, late]): PlanItem => ({ leg: `${f}/lump#${String(n)}`, fate: 'unknown', by: late })),
  fc
    .tuple(flow, payment, nth, fc.constantFrom('rejected', 'fails', 'unknown', 'fails-then-succeeds', 'returned'))
    .map(([f, leg, n, fate]): PlanItem => ({ leg: `${f}/${leg}#${String(n)}`, fate })),
  fc
    .tuple(
      flow,
      fc.constantFrom('lump', 'settle', 'sweep', 'advance', 'repay'),
      fc.constantFrom('request', 'response', 'notice', 'query', 'answer', 'statement'),
      nth,
      fc.constantFrom('late', 'lost', 'twice'),
      by,
    )
    .map(([f, leg, kind, n, fate, time]): PlanItem => ({
      message: `${f}/${leg}-${kind}#${String(n)}`,
      fate,
      by: time,
    })),
  fc
    .tuple(flow, nth, fc.constantFrom('missing', 'twice'))
    .map(([f, n, fate]): PlanItem => ({ row: `${f}/lump-statement#${String(n)}`, fate })),
  fc
    .tuple(flow, payment, nth)
    .map(([f, leg, n]): PlanItem => ({ query: `${f}/${leg}-query#${String(n)}`, fate: 'not-found' })),
  fc
    .tuple(flow, fc.integer({ min: 1, max: 14 }), fc.constantFrom('nothing', 'postings', 'state', 'messages'))
    .map(([f, step, after]): PlanItem => ({ crash: f, step, after })),
);

const plans = fc
  .tuple(fc.array(act, { minLength: 1, maxLength: 6 }), fc.array(fault, { maxLength: 4 }))
  .map(([acts, faults]) => [...acts, ...faults]);

const HOLIDAY_WEEK = '2018-04-02T00:00:00+08:00';
const fee = '0.6%';
const funding = [{ funder: 'bank-f', source: 'lender', debtor: 'shop', limit: '50000.00' }];
const reserve = { owner: 'pay', at: 'bank-r', kind: 'reserve', opening: '5100.00', own: '100.00' } as const;

const designs: readonly (readonly [string, Settings])[] = [
  ['a sum for each merchant', { terms: { fee } }],
  ['one sum for all merchants', { terms: { fee }, lump: { per: 'acquirer' } }],
  ['a day cut of its own', { terms: { fee }, choices: { dayCut: 'own' } }],
  [
    'a channel that keeps its fee, and own money beside the clients',
    { terms: { fee }, lump: { amount: 'net', fee: '0.38%' }, accounts: { reserve } },
  ],
  ['a funder that advances', { terms: { fee, funding }, choices: { release: 'advance' } }],
];

describe('settlement under every fault its channels may show', () => {
  it.each(designs)('loses nothing with %s', async (_name, settings) => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const { findings } = await settle(plan, { ...settings, starts: HOLIDAY_WEEK });
        expect(findings).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('finds what a flawed design loses', async () => {
    const property = fc.asyncProperty(plans, async (plan) => {
      const { findings } = await settle(plan, { choices: { release: 'at-cutoff' }, starts: HOLIDAY_WEEK });
      expect(findings).toEqual([]);
    });
    expect((await fc.check(property, { numRuns: 300, endOnFailure: true })).failed).toBe(true);
  });
});
