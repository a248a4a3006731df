import { execute, type Executed } from '../../../../src/cli/execute.ts';
import { formatYuan } from '../../../../src/core/fen.ts';
import { Library } from '../../../../src/io/scenarios/library.ts';
import { noOverrides } from '../../../../src/io/scenarios/overrides.ts';
import type { ContractFile, PlanItem, ScenarioFile } from '../../../../src/scenario/format.ts';
import type { RecordedEvent } from '../../../../src/simulation/trace/recorder.ts';

const library = await Library.open();
const loaded = library.load('scenarios/custody/before-arrival-with-overdraft.scenario.json');

/** What is different from a plain relation: Alice with 1,000 yuan on her card and nothing in custody, Bob with 5,000. */
export interface Difference {
  readonly plan: readonly PlanItem[];
  readonly choices?: Readonly<Record<string, string>>;
  readonly contract?: Partial<ContractFile>;
  /** Channel of the pay-in; default: credited at once. */
  readonly payIn?: string;
  /** Limit of a bank overdraft; default: nobody funds anything. */
  readonly limit?: string;
  /** Without a record there is no history, and the run is fast. */
  readonly dark?: boolean;
}

/** An account's balance, yuan, as the books show it after each event that changed it. */
export interface Change {
  readonly at: string;
  readonly yuan: string;
}

/** A run of Alice's relation, with what its user would look at. */
export class Relation {
  readonly executed: Executed;

  private constructor(executed: Executed) {
    this.executed = executed;
  }

  static async run({ plan, choices, contract, payIn, limit, dark }: Difference): Promise<Relation> {
    const { scenario } = loaded;
    const funding = { funder: 'bank-f', source: 'bank-overdraft', debtor: 'platform', limit: limit ?? '' } as const;
    const changed: ScenarioFile = {
      ...scenario,
      contracts: {
        'custody-1': {
          between: ['platform', 'bank-c', 'alice'],
          ...contract,
          ...(limit === undefined ? {} : { funding: [funding] }),
        },
      },
      flows: {
        'alice-custody': {
          ...scenario.flows['alice-custody']!,
          choices: choices ?? {},
          channels: { payIn: payIn ?? 'deposit' },
        },
      },
      plan,
      expect: [],
    };
    const options = { overrides: noOverrides, paranoid: true, record: dark !== true, replay: '' };
    return new Relation(await execute(library, { ...loaded, scenario: changed }, options));
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

/** Alice acts. */
export const alice = (at: string, does: string, yuan: string): PlanItem => ({
  at,
  who: 'alice',
  does,
  flow: 'alice-custody',
  yuan,
});
