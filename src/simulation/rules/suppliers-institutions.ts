import type { FactName } from '../../rules/catalogue/catalogue.ts';
import type { FactValue } from '../../rules/catalogue/spec.ts';
import type { AccountModel } from '../../scenario/model.ts';
import type { RuleContext } from './context.ts';
import { statedOfParty } from './stated-value.ts';
import { accountsOf, kindOf, sumOf } from './suppliers-common.ts';

type Supplier = (context: RuleContext) => FactValue;

/** What an institution owns and reports, and where its reserves lie. */
export const institutionSuppliers: Readonly<Partial<Record<FactName, Supplier>>> = {
  'institution.netAssets': (c) => statedOfParty(c, c.actor, 'netAssets'),
  'reserve.atCustodian': (c) => (hasReserves(c) ? (sumOfKind(c, 'custodian') ?? 0) : null),
  'reserve.notCentral': (c) => {
    if (!hasReserves(c)) return null;
    return sumOf(
      c,
      accountsOf(c, 'reserve').filter(({ reserveKind }) => reserveKind !== 'central'),
    );
  },
  'reserve.inCollectionAccounts': (c) => sumOfKind(c, 'collection'),
  'reserve.inPrepaidAccounts': (c) => {
    const atBanks = accountsOf(c, 'reserve').filter(({ at }) => kindOf(c, at) === 'bank');
    return sumOf(
      c,
      atBanks.filter((account) => purposeOf(c, account) === 'prepaid-card'),
    );
  },
  'reserve.custodianBanks': (c) => new Set(ofKind(c, 'custodian').map(({ at }) => at)).size,
  'reserve.ordinaryAccountsAtBanks': (c) => {
    const atBanks = accountsOf(c, 'reserve').filter(({ at }) => kindOf(c, at) === 'bank');
    const ordinary = atBanks.filter((account) => !special.includes(purposeOf(c, account)));
    const prepaid = ordinary.filter((account) => purposeOf(c, account) === 'prepaid-card').length;
    const licences = c.model.parties[c.actor]!.file.licences ?? [];
    return ordinary.length - (licences.includes('prepaid-card') ? Math.min(1, prepaid) : 0);
  },
  'reserve.crossBorderAccounts': (c) => withPurpose(c, 'cross-border'),
  'reserve.fundSalesAccounts': (c) => withPurpose(c, 'fund-sales'),
  'actor.reportsLargeTransactions': (c) => statedOfParty(c, c.actor, 'reportsLargeTransactions'),
  'actor.largeReportWorkdays': (c) => statedOfParty(c, c.actor, 'largeReportWorkdays'),
};

const special: readonly string[] = ['cross-border', 'fund-sales', 'foreign-exchange'];

function hasReserves(c: RuleContext): boolean {
  return accountsOf(c, 'reserve').length > 0;
}

function ofKind(c: RuleContext, kind: string): readonly AccountModel[] {
  return accountsOf(c, 'reserve').filter(({ reserveKind }) => reserveKind === kind);
}

/** Sum of the reserves of a kind, fen; none without one. */
function sumOfKind(c: RuleContext, kind: string): number | null {
  const reserves = accountsOf(c, 'reserve');
  let sum: number | null = null;
  for (let i = 0; i < reserves.length; i++) {
    const { reserveKind, index } = reserves[i]!;
    if (reserveKind === kind) sum = (sum ?? 0) + c.ledger.balance(index);
  }
  return sum;
}

function purposeOf(c: RuleContext, account: AccountModel): string {
  return c.model.scenario.accounts[account.key]?.purpose ?? 'payment';
}

function withPurpose(c: RuleContext, purpose: string): number {
  return accountsOf(c, 'reserve').filter((account) => purposeOf(c, account) === purpose).length;
}
