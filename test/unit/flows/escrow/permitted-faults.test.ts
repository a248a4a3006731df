import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContractFile, PlanItem } from '../../../../src/scenario/format.ts';
import { Order, type Difference } from './order.ts';

const orders = ['o1.1', 'o1.2'];
const time = fc
  .record({
    day: fc.constantFrom(0, 0, 1, 2, 3, 7, 9),
    hour: fc.integer({ min: 10, max: 23 }),
    minute: fc.constantFrom(0, 0, 30, 59),
    second: fc.constantFrom(0, 0, 1, 3, 59),
  })
  .map(({ day, hour, minute, second }) => {
    const clock = [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
    return day === 0 ? clock : `D+${String(day)} ${clock}`;
  });
const yuan = fc.constantFrom('100.00', '60.00', '33.33', '0.01');
const deed = fc.constantFrom('ship', 'ship', 'confirm', 'dispute', 'resolve', 'grantRefund', 'grantRefund', 'pay');
const act = fc
  .tuple(time, deed, yuan, fc.constantFrom(...orders))
  .map(([at, does, amount, flow]): PlanItem => ({ at, who: 'buyer', does, flow, yuan: amount }));
const nth = fc.integer({ min: 1, max: 3 });
const leg = fc.constantFrom('payin', 'release', 'refund', 'clawback', 'sweep');

/** What the channels' contracts permit to happen to a leg: only those to a client may come back. */
const fates: Readonly<Record<string, readonly string[]>> = {
  payin: ['rejected', 'fails', 'unknown', 'fails-then-succeeds'],
  release: ['rejected', 'fails', 'unknown', 'fails-then-succeeds', 'returned'],
  refund: ['rejected', 'fails', 'unknown', 'fails-then-succeeds', 'returned'],
  clawback: ['rejected', 'fails', 'unknown', 'fails-then-succeeds'],
  sweep: ['rejected', 'fails', 'unknown'],
};

const fault: fc.Arbitrary<PlanItem> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...orders), leg, nth)
    .chain(([order, purpose, n]) =>
      fc
        .constantFrom(...fates[purpose]!)
        .map((fate): PlanItem => ({ leg: `${order}/${purpose}#${String(n)}`, fate: fate as 'fails', by: 'PT9M' })),
    ),
  fc
    .tuple(
      fc.constantFrom(...orders),
      leg,
      fc.constantFrom('request', 'response', 'notice', 'query', 'answer', 'statement'),
      nth,
      fc.constantFrom('late' as const, 'lost' as const, 'twice' as const),
      fc.constantFrom('PT29S', 'PT20M', 'PT3H', 'PT26H'),
    )
    .map(([order, purpose, kind, n, fate, by]): PlanItem => {
      return { message: `${order}/${purpose}-${kind}#${String(n)}`, fate, by };
    }),
  fc
    .tuple(fc.constantFrom(...orders), fc.integer({ min: 1, max: 20 }), fc.constantFrom('nothing', 'messages'))
    .map(([crash, step, after]): PlanItem => ({ crash, step, after })),
);

const contract: fc.Arbitrary<Partial<ContractFile>> = fc
  .tuple(fc.constantFrom('0%', '0.6%', '100%'), fc.boolean())
  .map(([commission, split]) => ({
    commission,
    ...(split
      ? {
          split: [
            { party: 'seller', share: '1/3' },
            { party: 'maker', share: '2/3' },
          ],
        }
      : {}),
  }));

const difference: fc.Arbitrary<Difference> = fc
  .record({
    price: yuan,
    acts: fc.array(act, { maxLength: 8 }),
    faults: fc.array(fault, { maxLength: 3 }),
    contract,
    bank: fc.constantFrom('0.00', '50.00'),
    starts: fc.constantFrom('2018-05-07T10:00:00+08:00', '2018-05-04T10:00:00+08:00', '2018-09-28T10:00:00+08:00'),
  })
  .map(({ price, acts, faults, ...rest }) => ({
    ...rest,
    orders: orders.length,
    card: '1000.00',
    plan: [
      ...orders.map((flow): PlanItem => ({ at: '10:00:00', who: 'buyer', does: 'pay', flow, yuan: price })),
      ...acts,
      ...faults,
    ],
  }));

describe('the sound design of escrow', () => {
  it('loses nothing under faults that the channels permit, whatever people do', async () => {
    await fc.assert(
      fc.asyncProperty(difference, async (different) => {
        expect((await Order.run(different)).findings).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
