import { execute, type Executed } from '../../../../src/cli/execute.ts';
import { formatYuan } from '../../../../src/core/fen.ts';
import { Library } from '../../../../src/io/scenarios/library.ts';
import { noOverrides } from '../../../../src/io/scenarios/overrides.ts';
import type { ContractFile, PlanItem, ScenarioFile } from '../../../../src/scenario/format.ts';
import type { RecordedEvent } from '../../../../src/simulation/trace/recorder.ts';

const library = await Library.open();
const loaded = library.load('scenarios/escrow/dispute-decided.scenario.json');

/** What is different from a plain order: the buyer has 100.00, the seller nothing, carol 500.00 in the same reserve. */
export interface Difference {
  readonly plan: readonly PlanItem[];
  readonly choices?: Readonly<Record<string, string>>;
  readonly contract?: Partial<ContractFile>;
  /** Opening balances of the buyer's card, the seller's bank account and the platform's own account. */
  readonly card?: string;
  readonly bank?: string;
  readonly own?: string;
  readonly starts?: string;
  /** Number of orders between the two; more than one are named o1.1, o1.2, ... */
  readonly orders?: number;
}

/** A balance of an account after an event that changed it, yuan. */
export interface Change {
  readonly at: string;
  readonly yuan: string;
}

/** A run of one order, with what its users would look at. */
export class Order {
  readonly executed: Executed;

  private constructor(executed: Executed) {
    this.executed = executed;
  }

  static async run(difference: Difference): Promise<Order> {
    const { scenario } = loaded;
    const { accounts, participants } = scenario;
    const { choices = {}, contract = {}, orders = 1 } = difference;
    const changed: ScenarioFile = {
      ...scenario,
      starts: difference.starts ?? scenario.starts,
      participants: {
        ...participants,
        carol: { kind: 'person' },
        maker: { kind: 'merchant' },
        promoter: { kind: 'merchant' },
      },
      accounts: {
        ...accounts,
        'buyer-card': { ...accounts['buyer-card']!, opening: difference.card ?? '100.00' },
        'seller-bank': { ...accounts['seller-bank']!, opening: difference.bank ?? '0.00' },
        'maker-bank': { owner: 'maker', at: 'bank-a' },
        'promoter-bank': { owner: 'promoter', at: 'bank-a' },
        'carol-wallet': { owner: 'carol', at: 'pay', class: 'III', opening: '500.00' },
        reserve: { ...accounts['reserve']!, opening: '500.00' },
        own: { ...accounts['own']!, opening: difference.own ?? '1000.00' },
      },
      contracts: { order: { between: ['buyer', 'seller', 'pay'], ...contract } },
      flows: {
        o1: {
          flow: 'escrow',
          contract: 'order',
          parties: { buyer: 'buyer', seller: 'seller' },
          choices,
          count: orders,
        },
      },
      plan: difference.plan,
      expect: [],
    };
    const options = { overrides: noOverrides, paranoid: true, record: true, replay: '' };
    return new Order(await execute(library, { ...loaded, scenario: changed }, options));
  }

  /** Findings that fail a run: `id, loser amount`. */
  get findings(): string[] {
    return this.executed.result.findings
      .filter(({ fails }) => fails)
      .map(({ id, loss }) => [id, ...loss.map(({ party, yuan }) => `${party} ${yuan}`)].join(', '));
  }

  /** Balance at the end, yuan; credits minus debits. */
  balance(account: string): string {
    return formatYuan(this.executed.outcome.kernel.ledger.balance(this.index(account)));
  }

  /** Every change of an account after the opening, by Shanghai time. */
  history(account: string): Change[] {
    const index = this.index(account);
    return this.events.flatMap((event) =>
      event.n === 1
        ? []
        : event.postings
            .filter((posting) => posting.account === index)
            .map(({ before, fen }) => ({ at: shanghai(event.now), yuan: formatYuan(before + fen) })),
    );
  }

  get metrics(): Readonly<Record<string, string | number>> {
    return this.executed.result.metrics;
  }

  private get events(): readonly RecordedEvent[] {
    return this.executed.outcome.recorder!.events;
  }

  private index(account: string): number {
    const found = this.executed.model.accounts.findIndex(({ key }) => key === account);
    if (found < 0) throw new Error(`no account ${account}`);
    return found;
  }
}

function shanghai(now: number): string {
  return new Date(now + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');
}

const act = (who: string, does: string) => (at: string, yuan?: string) => ({
  at,
  who,
  does,
  flow: 'o1',
  ...(yuan === undefined ? {} : { yuan }),
});

export const pays = act('buyer', 'pay');
export const ships = act('seller', 'ship');
export const confirms = act('buyer', 'confirm');
export const disputes = act('buyer', 'dispute');
export const decides = act('operator', 'resolve');
export const refunds = act('seller', 'grantRefund');

/** The seller takes money out of the bank account, or receives some there. */
export const spends = (at: string, yuan: string): PlanItem => {
  return { at, who: 'seller', does: 'spend', account: 'seller-bank', yuan };
};
export const receives = (at: string, yuan: string): PlanItem => {
  return { at, who: 'seller', does: 'receive', account: 'seller-bank', yuan };
};
