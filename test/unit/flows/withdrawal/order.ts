import { execute, type Executed } from '../../../../src/cli/execute.ts';
import { formatYuan } from '../../../../src/core/fen.ts';
import { Library } from '../../../../src/io/scenarios/library.ts';
import { noOverrides } from '../../../../src/io/scenarios/overrides.ts';
import type { PlanItem, ScenarioFile } from '../../../../src/scenario/format.ts';
import type { RecordedEvent } from '../../../../src/simulation/trace/recorder.ts';

const library = await Library.open();
const loaded = library.load('scenarios/withdrawal/query-first.scenario.json');

/** What is different from a plain order: Alice has 500.00 at `pay` and nothing on her card; the order is w1. */
export interface Difference {
  readonly plan: readonly PlanItem[];
  readonly choices?: Readonly<Record<string, string>>;
  /** Changes of the payout channel; `second` adds another channel. */
  readonly channel?: NonNullable<ScenarioFile['channels']>[string];
  readonly second?: boolean;
}

/** A run of one order, with what its users would look at. */
export class Order {
  private readonly executed: Executed;

  private constructor(executed: Executed) {
    this.executed = executed;
  }

  static async run({ plan, choices = {}, channel, second }: Difference): Promise<Order> {
    const { scenario } = loaded;
    const changed: ScenarioFile = {
      ...scenario,
      channels: { own: channel ?? { use: 'payout' }, ...(second === true ? { second: { use: 'payout' } } : {}) },
      flows: {
        w1: {
          flow: 'withdrawal',
          parties: { customer: 'alice' },
          channels: { primary: 'own', ...(second === true ? { secondary: 'second' } : {}) },
          choices,
        },
      },
      plan,
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

  /** Every change of an account after the opening, by Shanghai time. */
  history(account: string): string[] {
    const index = this.executed.model.accounts.findIndex(({ key }) => key === account);
    if (index < 0) throw new Error(`no account ${account}`);
    return this.events.flatMap((event) =>
      event.n === 1
        ? []
        : event.postings
            .filter((posting) => posting.account === index)
            .map(({ before, fen }) => `${shanghai(event.now)} ${formatYuan(before + fen)}`),
    );
  }

  private get events(): readonly RecordedEvent[] {
    return this.executed.outcome.recorder!.events;
  }
}

function shanghai(now: number): string {
  return new Date(now + 8 * 3_600_000).toISOString().slice(5, 19).replace('T', ' ');
}

/** Alice withdraws 300.00 yuan. */
export const withdraw = (at = '10:00:00'): PlanItem => ({
  at,
  who: 'alice',
  does: 'withdraw',
  flow: 'w1',
  yuan: '300.00',
});

export const leg = (
  fate: 'fails' | 'rejected' | 'returned' | 'unknown' | 'fails-then-succeeds',
  by?: string,
): PlanItem => ({
  leg: 'w1/payout#1',
  fate,
  ...(by === undefined ? {} : { by }),
});

export const message = (kind: string, fate: 'late' | 'lost' | 'twice', by?: string): PlanItem => ({
  message: `w1/payout-${kind}`,
  fate,
  ...(by === undefined ? {} : { by }),
});
