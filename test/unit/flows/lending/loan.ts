import { execute, type Executed } from '../../../../src/cli/execute.ts';
import { formatYuan } from '../../../../src/core/fen.ts';
import { Library } from '../../../../src/io/scenarios/library.ts';
import { noOverrides } from '../../../../src/io/scenarios/overrides.ts';
import type { AccountFile, ContractFile, PlanItem, ScenarioFile } from '../../../../src/scenario/format.ts';

const library = await Library.open();
const loaded = library.load('scenarios/lending/payout-then-debit.scenario.json');

/** What is different from a plain loan: 1,000.00 for thirty days to somebody with an empty card, no fee. */
export interface Difference {
  readonly plan: readonly PlanItem[];
  readonly choices?: Readonly<Record<string, string>>;
  readonly contract?: Partial<ContractFile>;
  /** Opening balance of the borrower's card. */
  readonly card?: string;
  /** Opening balances at a payment institution; with them the borrower is a merchant there. */
  readonly wallet?: string;
  readonly other?: string;
  /** The lender has an account there as well. */
  readonly float?: string;
  readonly starts?: string;
  readonly enforce?: readonly string[];
}

/** A balance of an account after an event that changed it, yuan. */
export interface Change {
  readonly at: string;
  readonly yuan: string;
}

function scenarioOf(difference: Difference): ScenarioFile {
  const { scenario } = loaded;
  const { wallet, other, float, contract = {} } = difference;
  const balance = (owner: string, opening: string): AccountFile => ({ owner, at: 'pay', class: 'III', opening });
  const clients = [wallet, other, float].reduce((sum, yuan) => sum + Number(yuan ?? 0), 0);
  const atPay = wallet !== undefined || float !== undefined;
  return {
    ...scenario,
    starts: difference.starts ?? '2018-02-12T10:00:00+08:00',
    participants: {
      ...scenario.participants,
      borrower: { kind: wallet === undefined ? 'person' : 'merchant' },
      pay: { kind: 'payment-institution', licences: ['network-payment'] },
    },
    accounts: {
      'lender-own': { owner: 'lender', at: 'bank-a', opening: '100000.00' },
      card: { owner: 'borrower', at: 'bank-a', class: 'I', opening: difference.card ?? '0.00' },
      ...(wallet === undefined ? {} : { wallet: balance('borrower', wallet) }),
      ...(other === undefined ? {} : { other: balance('borrower', other) }),
      ...(float === undefined ? {} : { float: balance('lender', float) }),
      ...(atPay ? { reserve: { owner: 'pay', at: 'bank-a', kind: 'reserve', opening: clients.toFixed(2) } } : {}),
    },
    contracts: { 'loan-1': { between: ['lender', 'borrower'], principal: '1000.00', ...contract } },
    law: { enforce: difference.enforce ?? [] },
    flows: {
      loan: {
        flow: 'lending',
        contract: 'loan-1',
        choices: difference.choices ?? {},
        ...(atPay ? { parties: { institution: 'pay' } } : {}),
        ...(other === undefined ? {} : { accounts: { wallet: 'wallet', other: 'other' } }),
      },
    },
    plan: difference.plan,
    expect: [],
  };
}

/** A run of one loan, with what its users would look at. */
export class Loan {
  private readonly executed: Executed;

  private constructor(executed: Executed) {
    this.executed = executed;
  }

  static async run(difference: Difference): Promise<Loan> {
    const options = { overrides: noOverrides, paranoid: true, record: true, replay: '' };
    return new Loan(await execute(library, { ...loaded, scenario: scenarioOf(difference) }, options));
  }

  /** Findings only, without the record: for many runs. */
  static async findings(difference: Difference): Promise<string[]> {
    const options = { overrides: noOverrides, paranoid: false, record: false, replay: '' };
    return findingsOf(await execute(library, { ...loaded, scenario: scenarioOf(difference) }, options));
  }

  /** Findings that fail a run: `id, loser amount`. */
  get findings(): string[] {
    return findingsOf(this.executed);
  }

  /** Balance at the end, yuan; credits minus debits, so that what the borrower owes is negative. */
  balance(account: string): string {
    return formatYuan(this.executed.outcome.kernel.ledger.balance(this.index(account)));
  }

  /** Every change of an account after the opening, by Shanghai time; of changes in one event the last. */
  history(account: string): Change[] {
    const index = this.index(account);
    return this.executed.outcome.recorder!.events.flatMap((event) => {
      const last = event.postings.findLast((posting) => posting.account === index);
      if (event.n === 1 || last === undefined) return [];
      return [{ at: shanghai(event.now), yuan: formatYuan(last.before + last.fen) }];
    });
  }

  get metrics(): Readonly<Record<string, string | number>> {
    return this.executed.result.metrics;
  }

  private index(account: string): number {
    const found = this.executed.model.accounts.findIndex(({ key }) => key === account);
    if (found < 0) throw new Error(`no account ${account}`);
    return found;
  }
}

/** What the borrower owes in the lender's books, and what the lender has earned and what it owes back. */
export const OWED = 'borrower@lender/receivable';
export const EARNED = 'lender@lender/income';
export const OWED_BACK = 'borrower@lender/payable';

function findingsOf({ result }: Executed): string[] {
  return result.findings
    .filter(({ fails }) => fails)
    .map(({ id, loss }) => [id, ...loss.map(({ party, yuan }) => `${party} ${yuan}`)].join(', '));
}

function shanghai(now: number): string {
  return new Date(now + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');
}

const act =
  (who: string, does: string) =>
  (at: string, yuan?: string): PlanItem => ({ at, who, does, flow: 'loan', ...(yuan === undefined ? {} : { yuan }) });

export const applies = act('borrower', 'apply');
export const repays = act('borrower', 'repay');
export const givesBack = act('borrower', 'giveBack');
export const withdraws = act('borrower', 'withdraw');
export const draws = act('borrower', 'draw');
export const resends = act('operator', 'resend');
export const confirms = act('operator', 'confirm');
export const voids = act('operator', 'void');

/** The borrower spends from the card, or receives money there. */
export const spends = (at: string, yuan: string): PlanItem => {
  return { at, who: 'borrower', does: 'spend', account: 'card', yuan };
};
export const receives = (at: string, yuan: string): PlanItem => {
  return { at, who: 'borrower', does: 'receive', account: 'card', yuan };
};
