import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanItem } from '../../../../src/scenario/format.ts';
import { Relation, alice } from './relation.ts';

const time = fc
  .record({ day: fc.nat(3), hour: fc.integer({ min: 9, max: 23 }), minute: fc.nat(59) })
  .map(({ day, hour, minute }) => {
    const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00`;
    return day === 0 ? clock : `D+${String(day)} ${clock}`;
  });
const act: fc.Arbitrary<PlanItem> = fc
  .tuple(time, fc.constantFrom('deposit', 'withdraw'), fc.constantFrom('100.00', '300.00', '500.00', '0.01'))
  .map(([at, does, yuan]) => alice(at, does, yuan));
const nth = fc.integer({ min: 1, max: 3 });
const fault: fc.Arbitrary<PlanItem> = fc.oneof(
  fc
    .tuple(nth, fc.constantFrom('rejected', 'fails', 'unknown', 'fails-then-succeeds'))
    .map(([n, fate]): PlanItem => ({ leg: `alice-custody/deposit#${String(n)}`, fate: fate as 'fails' })),
  fc
    .tuple(nth, fc.constantFrom('rejected', 'fails', 'unknown', 'fails-then-succeeds', 'returned'))
    .map(([n, fate]): PlanItem => ({ leg: `alice-custody/payout#${String(n)}`, fate: fate as 'fails' })),
  fc
    .tuple(
      fc.constantFrom('deposit', 'payout', 'advance'),
      fc.constantFrom('request', 'response', 'notice', 'query', 'answer', 'statement'),
      nth,
      fc.constantFrom('late' as const, 'lost' as const, 'twice' as const),
      fc.constantFrom('PT5M', 'PT3H', 'PT26H'),
    )
    .map(([leg, kind, n, fate, by]): PlanItem => {
      return { message: `alice-custody/${leg}-${kind}#${String(n)}`, fate, by };
    }),
  fc
    .tuple(fc.constantFrom(1, 3, 5), fc.constantFrom('missing' as const, 'twice' as const))
    .map(([n, fate]): PlanItem => ({ row: `alice-custody/deposit-statement#${String(n)}`, fate })),
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom('nothing', 'postings', 'state', 'messages'))
    .map(([step, after]): PlanItem => ({ crash: 'alice-custody', step, after })),
);
const plan = fc
  .tuple(fc.array(act, { minLength: 1, maxLength: 5 }), fc.array(fault, { maxLength: 3 }))
  .map(([acts, faults]) => [...acts, ...faults]);

describe('the sound design of custody', () => {
  const holds = (difference: { payIn?: string; limit?: string; choices?: Record<string, string> }) =>
    fc.assert(
      fc.asyncProperty(plan, async (items) => {
        const run = await Relation.run({ ...difference, contract: { fee: '1%' }, plan: items, dark: true });
        expect(run.findings).toEqual([]);
      }),
      { numRuns: 100 },
    );

  it('loses nothing under faults that the channels permit, pay-ins credited at once', async () => {
    await holds({});
  });

  it('loses nothing under faults that the channels permit, pay-ins credited on T+1', async () => {
    await holds({ payIn: 'deposit-next-day' });
  });

  it('loses nothing either where a funder pays withdrawals before arrival', async () => {
    await holds({ payIn: 'deposit-next-day', limit: '5000.00', choices: { withdrawAfter: 'record' } });
  });
});
