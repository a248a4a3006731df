import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanItem } from '../../../../src/scenario/format.ts';
import { Order, message, withdraw } from './order.ts';

const nth = fc.integer({ min: 1, max: 3 });
const fault: fc.Arbitrary<PlanItem> = fc.oneof(
  fc
    .tuple(
      nth,
      fc.constantFrom('rejected' as const, 'fails' as const, 'unknown' as const, 'fails-then-succeeds' as const),
      fc.constantFrom('PT1S', 'PT10M', 'PT29M'),
    )
    .map(([n, fate, by]): PlanItem => ({ leg: `w1/payout#${String(n)}`, fate, by })),
  nth.map((n): PlanItem => ({ leg: `w1/payout#${String(n)}`, fate: 'returned' })),
  fc
    .tuple(
      fc.constantFrom('request', 'response', 'notice', 'query', 'answer'),
      nth,
      fc.constantFrom('late' as const, 'lost' as const, 'twice' as const),
      fc.constantFrom('PT1S', 'PT5M', 'PT3H', 'PT24H'),
    )
    .filter(([kind, , fate]) => kind !== 'request' || fate !== 'twice')
    .map(([kind, n, fate, by]) => message(`${kind}#${String(n)}`, fate, by)),
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom('nothing', 'messages'))
    .map(([step, after]): PlanItem => ({ crash: 'w1', step, after })),
);

describe('the sound design of a withdrawal', () => {
  for (const second of [false, true]) {
    it(`loses nothing under faults that its channels permit, ${second ? 'two channels' : 'one channel'}`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fault, { maxLength: 5 }), async (faults) => {
          const order = await Order.run({ second, plan: [withdraw(), ...faults] });
          expect(order.findings).toEqual([]);
        }),
        { numRuns: 150 },
      );
    });
  }
});
