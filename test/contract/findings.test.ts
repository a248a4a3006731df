import { describe, expect, it } from 'vitest';
import type { FundsFindingId } from '../../src/results/finding.ts';
import { buildModel } from '../../src/scenario/build/build.ts';
import type { PlanItem, ScenarioFile } from '../../src/scenario/format.ts';
import { specificity } from '../../src/simulation/findings/collector.ts';
import { lossOf } from '../../src/simulation/findings/loss.ts';
import { runModel } from '../../src/simulation/run.ts';
import { probe } from '../support/flows/probe.ts';
import { calendar, compileFlow, rails, shippedChannels } from '../support/load.ts';

/*
 * For each statement about money: a run in which it alone is the root, and a twin, one fen or one second away, in which
 * it does not fire. Alice has 100.00 yuan at the institution, Bob 100.00, the reserve holds both.
 */

const machine = compileFlow(probe);

interface Setting {
  readonly reserve?: string;
  readonly funding?: string;
  readonly plan: readonly PlanItem[];
}

function scenario({ reserve, funding, plan }: Setting): ScenarioFile {
  return {
    id: 'finding',
    title: { zh: '发现', en: 'finding' },
    starts: '2018-03-05T09:00:00+08:00',
    participants: {
      alice: { kind: 'person' },
      bob: { kind: 'person' },
      pay: { kind: 'payment-institution' },
      other: { kind: 'company' },
      bank: { kind: 'bank' },
    },
    accounts: {
      wallet: { owner: 'alice', at: 'pay', opening: '100.00' },
      'bob-wallet': { owner: 'bob', at: 'pay', opening: '100.00' },
      reserve: { owner: 'pay', at: 'bank', kind: 'reserve', opening: reserve ?? '200.00' },
      own: { owner: 'pay', at: 'bank', kind: 'own-funds', opening: '500.00' },
      card: { owner: 'alice', at: 'bank', opening: '100.00' },
      'other-account': { owner: 'other', at: 'bank', opening: '0.00' },
    },
    contracts: {
      c: {
        between: ['alice', 'pay'],
        ...(funding === undefined
          ? {}
          : { funding: [{ funder: 'pay', source: 'own-funds', debtor: 'alice', limit: funding }] }),
      },
    },
    flows: { p: { flow: 'probe', contract: 'c', parties: { client: 'alice' } } },
    plan,
    expect: [],
  };
}

interface Seen {
  readonly id: FundsFindingId;
  readonly loss: string;
}

function run(setting: Setting): Seen[] {
  const file = scenario(setting);
  const model = buildModel(file, 'finding.scenario.json', {
    flows: new Map([['probe', probe]]),
    channels: shippedChannels(),
    calendar,
    rails,
  });
  const outcome = runModel(model, [machine], { record: true });
  return outcome.collector.roots().map((root) => ({
    id: root.breach.id,
    loss: lossOf(model, outcome.kernel.world, root)
      .map(({ party, fen }) => `${model.parties[party]!.key} ${fen}`)
      .join(', '),
  }));
}

/** `HH:MM:SS act(amounts)` on the first day, `D+n HH:MM:SS ...` later. */
function plan(...lines: readonly string[]): PlanItem[] {
  return lines.map((line): PlanItem => {
    const fate = /^leg (\S+) (\S+) (\S+)$/.exec(line);
    if (fate !== null) return { leg: fate[1]!, fate: fate[2] as 'unknown', by: fate[3]! };
    const match = /^((?:D\+\d+ )?[\d:]+) (\w+)(?: ([\d.]+))?(?: ([\d.]+))?$/.exec(line)!;
    const [, at, does, first, second] = match;
    const timed = does === 'promise' || does === 'due';
    return {
      at: at!,
      who: 'operator',
      does: does!,
      flow: 'p',
      ...(first === undefined ? {} : timed ? { ms: Number(first) } : { yuan: first }),
      ...(second === undefined ? {} : { other: second }),
    };
  });
}

const cases: Record<FundsFindingId, { fires: Setting; twin: Setting; loses: string }> = {
  'uncovered-payout': {
    fires: { plan: plan('10:00:00 order 100.01', '10:00:00 book 100.00', '10:00:00 payout 100.01') },
    twin: { plan: plan('10:00:00 order 100.00', '10:00:00 book 100.00', '10:00:00 payout 100.00') },
    loses: 'bob 1',
  },
  'double-payment': {
    fires: {
      plan: plan('10:00:00 order 50.00', '10:00:00 book 50.01', '10:00:00 payout 50.00', '10:00:01 payout 0.01'),
    },
    twin: {
      plan: plan('10:00:00 order 50.00', '10:00:00 book 50.00', '10:00:00 payout 49.99', '10:00:01 payout 0.01'),
    },
    loses: 'pay 1',
  },
  'over-collection': {
    fires: { plan: plan('10:00:00 bill 50.00', '10:00:00 debit 50.01') },
    twin: { plan: plan('10:00:00 bill 50.00', '10:00:00 debit 50.00') },
    loses: 'alice 1',
  },
  'misdirected-funds': {
    fires: {
      plan: plan('10:00:00 order 50.00', '10:00:00 book 49.99', '10:00:00 payout 49.99', '10:00:01 astray 0.01'),
    },
    twin: {
      plan: plan('10:00:00 order 50.00', '10:00:00 book 50.00', '10:00:00 payout 49.99', '10:00:01 payout 0.01'),
    },
    loses: 'alice 1',
  },
  'client-funds-used': {
    fires: {
      plan: plan(
        '10:00:00 payin 50.00',
        'leg p/payin#1 unknown P2D',
        '10:00:10 order 100.01',
        '10:00:10 payout 100.01',
        '10:00:10 book 100.01',
        '10:00:10 credit 50.00',
      ),
    },
    twin: {
      plan: plan(
        '10:00:00 payin 50.00',
        'leg p/payin#1 unknown P2D',
        '10:00:10 order 100.00',
        '10:00:10 payout 100.00',
        '10:00:10 book 100.00',
        '10:00:10 credit 50.00',
      ),
    },
    loses: 'bob 1',
  },
  'unfounded-claim': {
    fires: { plan: plan('10:00:00 book 0.01', '10:00:01 credit 0.02') },
    twin: { plan: plan('10:00:00 book 0.01', '10:00:01 credit 0.01') },
    loses: 'pay 1',
  },
  'unrecorded-claim': {
    fires: { plan: plan('10:00:00 book 0.01', 'D+2 00:00:00 credit 0.01') },
    twin: { plan: plan('10:00:00 book 0.01', 'D+1 23:59:59 credit 0.01') },
    loses: 'alice 1',
  },
  'customer-shortfall': {
    fires: { reserve: '199.99', plan: [] },
    twin: { reserve: '200.00', plan: [] },
    loses: 'alice 1',
  },
  'stuck-funds': {
    fires: { plan: plan('10:00:00 freeze 0.02', '10:00:01 thaw 0.01') },
    twin: { plan: plan('10:00:00 freeze 0.02', '10:00:01 thaw 0.02') },
    loses: 'alice 1',
  },
  'late-funds': {
    // A payout takes six seconds from the act to the credit.
    fires: {
      plan: plan('10:00:00 order 10.00', '10:00:00 promise 10000', '10:00:05 book 10.00', '10:00:05 payout 10.00'),
    },
    twin: {
      plan: plan('10:00:00 order 10.00', '10:00:00 promise 10000', '10:00:04 book 10.00', '10:00:04 payout 10.00'),
    },
    loses: 'alice 1000',
  },
  'broken-invariant': {
    fires: { plan: plan('10:00:00 freeze 80.01', '10:00:01 thaw 80.01') },
    twin: { plan: plan('10:00:00 freeze 80.00', '10:00:01 thaw 80.00') },
    loses: 'pay 1',
  },
  'exposure-over-limit': {
    fires: { funding: '50.00', plan: plan('10:00:00 advance 50.01') },
    twin: { funding: '50.00', plan: plan('10:00:00 advance 50.00') },
    loses: 'pay 1',
  },
  'commingled-funds': {
    // The fee of Monday has to be out of the pool by the close of Tuesday.
    fires: { plan: plan('10:00:00 book 1.00', '10:00:00 earn 1.00', 'D+1 23:59:54 sweep 1.00') },
    twin: { plan: plan('10:00:00 book 1.00', '10:00:00 earn 1.00', 'D+1 23:59:53 sweep 1.00') },
    loses: 'bob 50, alice 50',
  },
  'rounding-leak': {
    fires: { plan: plan('10:00:00 split 100.00 99.99') },
    twin: { plan: plan('10:00:00 split 100.00 100.00') },
    loses: 'pay 1',
  },
  'unexplained-difference': {
    fires: { plan: plan('10:00:00 mislay 0.01', '10:00:01 reconcile') },
    twin: { plan: plan('10:00:00 mislay 0.00', '10:00:01 reconcile') },
    loses: 'pay 1',
  },
  'business-money-mismatch': {
    fires: { plan: plan('10:00:00 goods 50.00', '10:00:00 money 49.99') },
    twin: { plan: plan('10:00:00 goods 50.00', '10:00:00 money 50.00') },
    loses: 'pay 1',
  },
  'unbalanced-posting': {
    fires: { plan: plan('10:00:00 lopsided 50.00 49.99') },
    twin: { plan: plan('10:00:00 lopsided 50.00 50.00') },
    loses: 'pay 1',
  },
};

describe('findings about money', () => {
  for (const id of specificity) {
    const { fires, twin, loses } = cases[id];
    it(`${id} alone is the root, and says who loses`, () => {
      expect(run(fires)).toEqual([{ id, loss: loses }]);
    });

    it(`${id} does not fire a fen or a second away`, () => {
      expect(run(twin)).toEqual([]);
    });
  }
});
