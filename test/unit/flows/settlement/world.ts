import { Library } from '../../../../src/io/scenarios/library.ts';
import { buildModel } from '../../../../src/scenario/build/build.ts';
import type { PlanItem, ScenarioFile } from '../../../../src/scenario/format.ts';
import type { Model } from '../../../../src/scenario/model.ts';
import { lossOf } from '../../../../src/simulation/findings/loss.ts';
import { runModel, type RunOutcome } from '../../../../src/simulation/run.ts';
import { formatInstant } from '../../../../src/core/time.ts';
import { formatYuan } from '../../../../src/core/fen.ts';

/** What a test of settlement asks of a run. Amounts in yuan. */
export interface Settled {
  readonly model: Model;
  readonly outcome: RunOutcome;
  /** Root findings as "id loser amount". */
  readonly findings: readonly string[];
  /** What reached accounts of the money book, as "account amount MM-DD HH:MM:SS", in order. */
  arrivals(account: string): string[];
  balance(account: string): string;
  readonly metrics: ReadonlyMap<string, number>;
}

let library: Library | null = null;
const bank = { kind: 'bank', totalAssets: '3000000000000.00' } as const;

/** Two merchants of one payment institution, and a third one whose money lies beside theirs. */
const base: ScenarioFile = {
  id: 'settlement-test',
  title: { zh: '测试', en: 'test' },
  starts: '2018-03-12T00:00:00+08:00',
  participants: {
    shop: { kind: 'merchant' },
    'shop-b': { kind: 'merchant' },
    other: { kind: 'merchant' },
    pay: { kind: 'payment-institution', licences: ['bank-card-acquiring'] },
    union: { kind: 'clearing-institution' },
    'bank-f': bank,
    'bank-m': bank,
    'bank-r': bank,
    pbc: { kind: 'central-bank' },
  },
  accounts: {
    'shop-bank': { owner: 'shop', at: 'bank-m' },
    'shop-b-bank': { owner: 'shop-b', at: 'bank-m' },
    'other-balance': { owner: 'other', at: 'pay', kind: 'sub-account', opening: '5000.00' },
    reserve: { owner: 'pay', at: 'bank-r', kind: 'reserve', opening: '5000.00' },
    'pay-own': { owner: 'pay', at: 'bank-r', kind: 'own-funds' },
    clearing: { owner: 'union', at: 'pbc', kind: 'settlement' },
    'bank-f-own': { owner: 'bank-f', at: 'bank-f', kind: 'own-funds', opening: '50000.00' },
  },
  contracts: { a: { between: ['shop', 'pay'] }, b: { between: ['shop-b', 'pay'] } },
  channels: { acquiring: { use: 'acquiring' } },
  flows: {
    m1: { flow: 'settlement', contract: 'a', parties: { merchant: 'shop' } },
    m2: { flow: 'settlement', contract: 'b', parties: { merchant: 'shop-b' } },
  },
  expect: [],
};

export interface Settings {
  readonly starts?: string;
  /** Terms of both contracts. */
  readonly terms?: Readonly<Record<string, unknown>>;
  readonly choices?: Readonly<Record<string, string>>;
  /** What is different about the channel's sums. */
  readonly lump?: Readonly<Record<string, string>>;
  readonly accounts?: ScenarioFile['accounts'];
}

/** Runs a plan over the test world, and heals it. */
export async function settle(plan: readonly PlanItem[], settings: Settings = {}): Promise<Settled> {
  library ??= await Library.open();
  const { terms, choices, lump } = settings;
  const contracts = Object.fromEntries(
    Object.entries(base.contracts!).map(([key, contract]) => [key, { ...contract, ...terms }]),
  );
  const flows = Object.fromEntries(
    Object.entries(base.flows).map(([key, flow]) => [key, choices === undefined ? flow : { ...flow, choices }]),
  );
  const scenario: ScenarioFile = {
    ...base,
    starts: settings.starts ?? base.starts,
    accounts: { ...base.accounts, ...settings.accounts },
    contracts,
    flows,
    channels: { acquiring: { use: 'acquiring', ...(lump === undefined ? {} : { lump }) } },
    plan,
  };
  const model = buildModel(scenario, 'test', {
    flows: library.flows,
    channels: library.channelsAround('scenarios/settlement/test.scenario.json'),
    calendar: library.calendar,
    rails: library.rails,
  });
  const machines = model.flows.map((flow) => library!.machine(flow));
  const outcome = runModel(model, machines, { record: true, paranoid: true });
  const index = (key: string): number => model.accounts.findIndex((account) => account.key === key);
  const findings = outcome.collector
    .roots()
    .flatMap((root) =>
      lossOf(model, outcome.kernel.world, root).map(
        ({ party, fen }) => `${root.breach.id} ${model.parties[party]!.key} ${formatYuan(fen)}`,
      ),
    );
  return {
    model,
    outcome,
    findings,
    arrivals: (account) =>
      outcome.recorder!.events.flatMap(({ now, postings }) =>
        postings
          .filter(({ account: at, fen }) => at === index(account) && fen > 0 && now > model.startsAt)
          .map(({ fen }) => `${formatYuan(fen)} ${formatInstant(now).slice(5, 19).replace('T', ' ')}`),
      ),
    balance: (account) => formatYuan(outcome.kernel.ledger.balance(index(account))),
    metrics: outcome.kernel.metrics,
  };
}

export const sell = (at: string, yuan: string, more: { flow?: string; items?: number } = {}): PlanItem => ({
  at,
  who: more.flow === 'm2' ? 'shop-b' : 'shop',
  does: 'sell',
  flow: more.flow ?? 'm1',
  yuan,
  ...(more.items === undefined ? {} : { items: more.items }),
});

export const refund = (at: string, yuan: string, flow = 'm1'): PlanItem => ({
  at,
  who: flow === 'm2' ? 'shop-b' : 'shop',
  does: 'refund',
  flow,
  yuan,
});
