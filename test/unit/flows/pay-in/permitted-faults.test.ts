import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanItem } from '../../../../src/scenario/format.ts';
import { order, pay, runOrder, sign } from './order.ts';

const time = fc
  .record({
    day: fc.constantFrom(0, 0, 0, 1, 2, 4),
    hour: fc.constantFrom(10, 10, 10, 15, 23),
    minute: fc.constantFrom(0, 1, 1, 25, 59),
    second: fc.constantFrom(0, 1, 2, 3, 4, 59),
  })
  .map(({ day, hour, minute, second }) => {
    const clock = [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
    return day === 0 ? clock : `D+${String(day)} ${clock}`;
  });
const deed = fc.constantFrom(
  'pay',
  'pay',
  'pay',
  'close',
  'refund',
  'refund',
  'remit',
  'sign',
  'revoke',
  'charge',
  'match',
);
const by: Readonly<Record<string, string>> = { close: 'shop', refund: 'shop', charge: 'shop', match: 'operator' };
const act = fc
  .tuple(time, deed, fc.constantFrom('100.00', '100.00', '60.00', '33.33', '0.01'))
  .map(([at, does, yuan]): PlanItem => ({ at, who: by[does] ?? 'payer', does, flow: 'o1', yuan }));
const nth = fc.constantFrom(1, 1, 1, 2);

/** What the channels' contracts permit to happen to a leg. */
const fates: Readonly<Record<string, readonly string[]>> = {
  charge: ['rejected', 'fails', 'unknown', 'fails-then-succeeds'],
  remittance: ['rejected', 'fails', 'unknown', 'fails-then-succeeds'],
  refund: ['rejected', 'fails', 'unknown', 'fails-then-succeeds', 'returned'],
  giveback: ['rejected', 'fails', 'unknown', 'fails-then-succeeds', 'returned'],
};
const leg = fc.constantFrom(...Object.keys(fates));

const fault: fc.Arbitrary<PlanItem> = fc.oneof(
  leg.chain((purpose) =>
    fc
      .tuple(fc.constantFrom(...fates[purpose]!), nth, fc.constantFrom('PT9M', 'PT25M'))
      .map(([fate, n, late]): PlanItem => ({ leg: `o1/${purpose}#${String(n)}`, fate: fate as 'fails', by: late })),
  ),
  fc
    .tuple(
      leg,
      fc.constantFrom('request', 'response', 'notice', 'query', 'answer', 'statement'),
      nth,
      fc.constantFrom('late' as const, 'lost' as const, 'twice' as const),
      fc.constantFrom('PT29S', 'PT20M', 'PT3H'),
    )
    .map(([purpose, kind, n, fate, late]): PlanItem => {
      return { message: `o1/${purpose}-${kind}#${String(n)}`, fate, by: late };
    }),
  fc
    .tuple(fc.integer({ min: 1, max: 20 }), fc.constantFrom('nothing', 'messages'))
    .map(([step, after]): PlanItem => ({ crash: 'o1', step, after })),
);

describe('whatever people do and channels may', () => {
  it.each(['authentication', 'agreement', 'gateway'])('a sound design loses nothing by %s payment', async (product) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 1, maxLength: 6 }),
        fc.array(fault, { maxLength: 3 }),
        async (acts, faults) => {
          const run = await runOrder({
            plan: [order(), sign('10:00:30'), pay(), ...acts, ...faults],
            choices: { product },
          });
          expect(run.findings).toEqual([]);
        },
      ),
      { numRuns: Number(process.env['FENPROOF_FAULT_PLANS'] ?? 150) },
    );
  });
});
