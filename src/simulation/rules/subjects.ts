import type { FactName } from '../../rules/catalogue/catalogue.ts';
import type { AccountModel, Model } from '../../scenario/model.ts';
import type { RuleContext } from './context.ts';

/**
 * Facts that depend on nothing but the acting institution and on what kind of account the event is about, and stay the
 * same for a whole run. A supplier that reads anything else of its context has no place here.
 */
export const standingFacts: readonly FactName[] = [
  'actor',
  'actor.kind',
  'actor.licences',
  'actor.rating',
  'actor.region',
  'actor.reportsLargeTransactions',
  'actor.largeReportWorkdays',
  'institution.netAssets',
  'reserve.placementStated',
  'reserve.custodianBanks',
  'reserve.ordinaryAccountsAtBanks',
  'reserve.crossBorderAccounts',
  'reserve.fundSalesAccounts',
  'account.kind',
  'account.class',
  'account.reserveKind',
  'account.ownerKind',
  'account.ownerIndustry',
  'account.institution',
  'account.institutionKind',
  'account.institutionAssets',
  'account.isOpeningStated',
  'entry.book',
];

/**
 * Sums over the actor's reserves, and over which kind of them ('': any): the same for ever for whoever has no account of
 * that kind.
 */
export const reserveFacts = {
  'reserve.total': '',
  'reserve.central': 'central',
  'reserve.atCustodian': 'custodian',
  'reserve.notCentral': '',
  'reserve.inCollectionAccounts': 'collection',
} as const satisfies Partial<Record<FactName, string>>;

/**
 * Numbers the subjects of events: acting institution and kind of account. Events of one subject agree in all
 * {@link standingFacts}, so that what follows from these is worked out once.
 */
export class Subjects {
  /** By account: its kind; accounts of a kind differ in nothing that a standing fact tells. */
  private readonly kinds: Int32Array;
  /** By account: the subject of events of the institution that keeps it, or -1 if there was none yet. */
  private readonly kept: Int32Array;
  /** By party: the subject of its events about no account, or -1. */
  private readonly alone: Int32Array;
  private readonly kindCount: number;
  private readonly numbers = new Map<number, number>();
  /** By account: the institution that keeps it, or -1. */
  readonly keepers: Int32Array;

  constructor(model: Model) {
    const { accounts, parties } = model;
    const kindNumbers = new Map<string, number>();
    // A model may have a million accounts: what they have in common is put into words once for each object they share.
    const byWords = new Map<string, Map<number, number>>();
    this.kinds = Int32Array.from(accounts, (account) => {
      const words = wordsOf(model, account);
      const byKeeper = byWords.get(words) ?? new Map<number, number>();
      byWords.set(words, byKeeper);
      let kind = byKeeper.get(account.at);
      if (kind === undefined) {
        kind = kindNumbers.size;
        kindNumbers.set(`${words} ${String(account.at)}`, kind);
        byKeeper.set(account.at, kind);
      }
      return kind;
    });
    this.kindCount = kindNumbers.size;
    this.kept = new Int32Array(accounts.length).fill(-1);
    this.alone = new Int32Array(parties.length).fill(-1);
    this.keepers = Int32Array.from(accounts, ({ at }) => at);
  }

  /** Number of the subject of an event: small, and the same for every event of the same subject. */
  of({ actor, account }: Pick<RuleContext, 'actor' | 'account'>): number {
    if (account < 0) return this.ofActor(actor);
    const isKeeper = this.keepers[account] === actor;
    const known = isKeeper ? this.kept[account]! : -1;
    if (known >= 0) return known;
    const number = this.numberOf(actor, this.kinds[account]! + 1);
    if (isKeeper) this.kept[account] = number;
    return number;
  }

  /** The same for events about no account. */
  ofActor(actor: number): number {
    const known = actor < 0 ? -1 : this.alone[actor]!;
    if (known >= 0) return known;
    const number = this.numberOf(actor, 0);
    if (actor >= 0) this.alone[actor] = number;
    return number;
  }

  private numberOf(actor: number, kind: number): number {
    const key = (actor + 1) * (this.kindCount + 1) + kind;
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.numbers.size;
      this.numbers.set(key, number);
    }
    return number;
  }
}

function wordsOf({ parties, scenario }: Model, account: AccountModel): string {
  const { book, kind, class: level, reserveKind, owner, key } = account;
  const file = parties[owner]?.file;
  const isStated = scenario.accounts[key]?.opened !== undefined;
  return `${String(book)} ${kind} ${level} ${reserveKind} ${String(file?.kind)} ${String(file?.industry)} ${String(isStated)}`;
}
