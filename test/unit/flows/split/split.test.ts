import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { execute } from '../../../../src/cli/execute.ts';
import { Library } from '../../../../src/io/scenarios/library.ts';
import { noOverrides } from '../../../../src/io/scenarios/overrides.ts';
import type { PlanItem, ScenarioFile } from '../../../../src/scenario/format.ts';

const library = await Library.open();
const loaded = library.load('scenarios/split/commission-and-agent.scenario.json');

interface Outcome {
  readonly findings: readonly string[];
  readonly balances: readonly number[];
}

/** Runs an order with these shares; `balances` are those of merchant, platform, agent and the payer's card, in fen. */
async function runSplit(
  plan: readonly PlanItem[],
  shares: readonly [string, string] = ['5%', '10%'],
  choices: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const { scenario } = loaded;
  const changed: ScenarioFile = {
    ...scenario,
    contracts: { split: { ...scenario.contracts!['split']!, platformShare: shares[0], partnerShare: shares[1] } },
    flows: { o1: { ...scenario.flows['o1']!, choices } },
    plan,
    expect: [],
  };
  const options = { overrides: noOverrides, paranoid: true, record: true, replay: '' };
  const { result, model, outcome } = await execute(library, { ...loaded, scenario: changed }, options);
  const balance = (key: string): number => {
    const { index, opening } = model.accounts.find((account) => account.key === key)!;
    return outcome
      .recorder!.events.flatMap(({ n, postings }) => (n === 1 ? [] : postings))
      .filter((posting) => posting.account === index)
      .reduce((sum, { fen }) => sum + fen, opening);
  };
  return {
    findings: result.findings
      .filter(({ fails }) => fails)
      .map(({ id, loss }) => [id, ...loss.map(({ party, yuan }) => `${party} ${yuan}`)].join(', ')),
    balances: ['shop-balance', 'platform-balance', 'agent-balance', 'payer-card'].map(balance),
  };
}

const act = (at: string, who: string, does: string, yuan?: string): PlanItem => {
  return { at, who, does, flow: 'o1', ...(yuan === undefined ? {} : { yuan }) };
};
const right = [act('09:30:00', 'shop', 'apply'), act('09:40:00', 'operator', 'approve')];
const order = (yuan = '100.00') => act('10:00:00', 'shop', 'order', yuan);
const pay = act('10:01:00', 'payer', 'pay');
const refund = (at: string, yuan: string) => act(at, 'shop', 'refund', yuan);
const CARD = 2_000_000;

describe('a refund that came back', () => {
  it('is due again, although the notice of it and a question after it are lost', async () => {
    const run = await runSplit([
      ...right,
      order(),
      pay,
      refund('11:00:00', '100.00'),
      { leg: 'o1/refund#1', fate: 'returned' },
      { message: 'o1/refund-notice#2', fate: 'lost' },
      { message: 'o1/refund-query#1', fate: 'lost' },
      { message: 'o1/refund-query#2', fate: 'lost' },
      act('D+4 10:00:00', 'shop', 'apply'),
    ]);
    expect(run).toEqual({ findings: [], balances: [0, 0, 0, CARD] });
  });

  it('is seen in the statement of its own day, so that it is booked before the next day is over', async () => {
    const run = await runSplit([
      ...right,
      order(),
      pay,
      refund('11:00:00', '100.00'),
      { leg: 'o1/refund#1', fate: 'returned', by: 'PT1S' },
      { message: 'o1/refund-notice#2', fate: 'lost' },
      { message: 'o1/refund-query#1', fate: 'lost' },
      { message: 'o1/refund-query#2', fate: 'lost' },
      act('D+4 10:00:00', 'shop', 'apply'),
    ]);
    expect(run).toEqual({ findings: [], balances: [0, 0, 0, CARD] });
  });
});

describe('a payment shortly before midnight', () => {
  it('is asked after again when the answer is lost, and not only looked up in a statement a day later', async () => {
    const run = await runSplit([
      order(),
      act('23:39:57', 'payer', 'pay'),
      { message: 'o1/charge-notice#1', fate: 'lost' },
      { message: 'o1/charge-answer#1', fate: 'lost' },
    ]);
    expect(run).toEqual({ findings: [], balances: [10_000, 0, 0, CARD - 10_000] });
  });
});

describe('a fen of the rounding', () => {
  it('is nobody’s before it is known whether the refund that moves it came back', async () => {
    // Of 0.05 the merchant has 1 fen and the others 2 each; of 0.04 he has 2.
    const small = [...right, order('0.05'), pay, refund('11:00:00', '0.01')];
    const returned: PlanItem = { leg: 'o1/refund#1', fate: 'returned' };
    const run = await runSplit([...small, returned], ['1/3', '1/3']);
    expect(run).toEqual({ findings: [], balances: [2, 1, 1, CARD - 4] });
    expect(await runSplit(small, ['1/3', '1/3'])).toEqual(run);
  });

  it('goes back to whoever gave it when an earlier refund comes back while a later one is on its way', async () => {
    const run = await runSplit([
      ...right,
      order('10063.90'),
      pay,
      refund('11:00:00', '0.01'),
      refund('11:00:01', '0.01'),
      { leg: 'o1/refund#1', fate: 'returned', by: 'PT1S' },
    ]);
    expect(run).toEqual({ findings: [], balances: [855430, 50319, 100639, CARD - 1_006_388] });
  });

  it('stays aside while two refunds may come back, and is the merchant’s after that', async () => {
    const run = await runSplit(
      [...right, order('0.08'), pay, refund('11:00:00', '0.01'), refund('12:00:00', '0.03')],
      ['1/3', '1/3'],
    );
    expect(run).toEqual({ findings: [], balances: [2, 1, 1, CARD - 4] });
  });
});

describe('a payment that is divided', () => {
  it('comes to the whole, with the residue the merchant’s', async () => {
    const run = await runSplit([...right, order(), pay], ['1/3', '1/3']);
    expect(run).toEqual({ findings: [], balances: [3334, 3333, 3333, CARD - 10_000] });
  });

  it('rounds half up, the merchant’s share too where it is rounded by itself', async () => {
    // 1.982, 2.973 and 94.145 of 99.10.
    const run = await runSplit([...right, order('99.10'), pay], ['2%', '3%'], { rounding: 'each-rounded' });
    expect(run).toEqual({ findings: [], balances: [9415, 198, 297, CARD - 9_910] });
    // Of 2.50 half a fen, and 1.75.
    const paid = await runSplit([...right, order('2.50'), pay], ['0.2%', '0.7%']);
    expect(paid).toEqual({ findings: [], balances: [247, 1, 2, CARD - 250] });
  });

  it('is the merchant’s without the right, and with one that came after the order', async () => {
    const late = [order(), ...right.map((item) => ({ ...item, at: '10:00:30' })), pay];
    for (const plan of [[order(), pay], [right[0]!, order(), pay], late]) {
      expect(await runSplit(plan)).toEqual({ findings: [], balances: [10_000, 0, 0, CARD - 10_000] });
    }
  });

  it('gives everything back when it is refunded in parts, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 200_000 }),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 100 }),
        fc.constantFrom('0.6%', '1/3', '5%', '33.33%'),
        async (price, first, second, share) => {
          const a = Math.floor((price * first) / 100);
          const b = Math.floor(((price - a) * second) / 100);
          const refunds = [a, b, price - a - b]
            .filter((fen) => fen > 0)
            .map((fen, i) => refund(`1${String(i + 1)}:00:00`, (fen / 100).toFixed(2)));
          const run = await runSplit([...right, order((price / 100).toFixed(2)), pay, ...refunds], [share, '1/7']);
          expect(run).toEqual({ findings: [], balances: [0, 0, 0, CARD] });
        },
      ),
      { numRuns: 60 },
    );
  });
});

const time = fc.constantFrom(
  '10:01:03',
  '10:01:05',
  '11:00:00',
  '11:00:02',
  '11:10:03',
  'D+1 10:00:00',
  'D+3 21:00:00',
);
const refunds = fc
  .tuple(time, fc.constantFrom('33.33', '0.01', '60.00', '100.00'))
  .map(([at, yuan]): PlanItem => refund(at, yuan));
const nth = fc.constantFrom(1, 1, 2);
const leg = fc.constantFrom('charge', 'refund', 'refund');
const fault: fc.Arbitrary<PlanItem> = fc.oneof(
  leg.chain((purpose) => {
    const fates = [
      'rejected',
      'fails',
      'unknown',
      'fails-then-succeeds',
      ...(purpose === 'refund' ? ['returned'] : []),
    ];
    return fc
      .tuple(fc.constantFrom(...fates), nth)
      .map(([fate, n]): PlanItem => ({ leg: `o1/${purpose}#${String(n)}`, fate: fate as 'fails', by: 'PT9M' }));
  }),
  fc
    .tuple(
      leg,
      fc.constantFrom('request', 'response', 'notice', 'answer'),
      nth,
      fc.constantFrom('late' as const, 'lost' as const, 'twice' as const),
    )
    .map(([purpose, kind, n, fate]): PlanItem => {
      return { message: `o1/${purpose}-${kind}#${String(n)}`, fate, by: 'PT20M' };
    }),
  fc.integer({ min: 1, max: 20 }).map((step): PlanItem => ({ crash: 'o1', step, after: 'messages' })),
);

describe('whatever people do and channels may', () => {
  it('a sound design loses nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(refunds, { maxLength: 4 }), fc.array(fault, { maxLength: 3 }), async (acts, faults) => {
        const run = await runSplit([...right, order(), pay, ...acts, ...faults], ['1/3', '0.6%']);
        expect(run.findings).toEqual([]);
      }),
      { numRuns: Number(process.env['FENPROOF_FAULT_PLANS'] ?? 150) },
    );
  });
});
