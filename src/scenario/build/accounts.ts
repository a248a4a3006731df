import { InputError } from '../../core/errors.ts';
import { parseYuan } from '../../core/fen.ts';
import { sortedKeys } from '../../core/order.ts';
import type { AccountRole } from '../../flows/define.ts';
import type { AccountFile, ScenarioFile } from '../format.ts';
import {
  INFORMATION,
  MONEY,
  type AccountModel,
  type AccountUse,
  type Book,
  type ClaimModel,
  type PartyModel,
  type PoolModel,
} from '../model.ts';

/** Kinds that exist in an institution's own records only; everything else is money at a bank or the central bank. */
const informationKinds: readonly string[] = ['payment-account', 'sub-account'];
/** Money accounts whose money belongs to clients. */
const safeguarded: readonly string[] = ['reserve', 'custody'];

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The chart of accounts while a model is being built. */
export class Chart {
  readonly accounts: Mutable<AccountModel>[] = [];
  readonly pools: (Mutable<PoolModel> & { accounts: number[] })[] = [];
  readonly claims: Mutable<ClaimModel>[] = [];
  readonly outside: number;
  private readonly byKey = new Map<string, number>();
  private readonly claimByKey = new Map<string, number>();
  /**
   * Accounts of the scenario by owner, as chains in the order of keys: with a million of them a search per flow instance
   * would never end. By party its first and last account, by account the next of its owner; -1 for none.
   */
  private readonly firstOf: Int32Array;
  private readonly lastOf: Int32Array;
  private readonly next: number[] = [];
  private readonly parties: readonly PartyModel[];
  private readonly partyIndex: ReadonlyMap<string, number>;
  private readonly file: string;

  constructor(
    scenario: ScenarioFile,
    parties: readonly PartyModel[],
    partyIndex: ReadonlyMap<string, number>,
    file: string,
  ) {
    this.parties = parties;
    this.file = file;
    this.partyIndex = partyIndex;
    this.firstOf = new Int32Array(parties.length).fill(-1);
    this.lastOf = new Int32Array(parties.length).fill(-1);
    this.outside = this.add({ key: 'outside', owner: -1, at: -1, book: MONEY, kind: 'outside', use: 'outside' });
    const keys = sortedKeys(scenario.accounts);
    for (const key of keys) this.fromFile(key, scenario.accounts[key]!);
    for (const key of keys) {
      const { bound } = scenario.accounts[key]!;
      if (bound !== undefined) this.accounts[this.byKey.get(key)!]!.bound = this.byKey.get(bound) ?? -1;
    }
    // Deposits are claims from the start, whether a flow moves them or not: they are the other clients of a pool.
    for (const account of this.accounts) {
      if (account.use === 'deposit') this.claimOf(account);
    }
  }

  /** Account index by key, or -1. */
  find(key: string): number {
    return this.byKey.get(key) ?? -1;
  }

  /** Finds or makes the pool of an institution's client money with this purpose, or -1 if it has none. */
  poolOf(institution: number, purpose: string): number {
    return this.pools.findIndex((pool) => pool.institution === institution && pool.purpose === purpose);
  }

  /** Finds or makes the claim of `creditor` against `debtor`. */
  claim(creditor: number, debtor: number, kind: 'deposit' | 'credit', pool: number): number {
    const key = `${this.name(creditor)}<-${this.name(debtor)}${kind === 'credit' ? ' (credit)' : ''}${pool < 0 ? '' : ` ${this.pools[pool]!.purpose}`}`;
    const found = this.claimByKey.get(key);
    if (found !== undefined) return found;
    this.claimByKey.set(key, this.claims.length);
    this.claims.push({ key, index: this.claims.length, creditor, debtor, kind, pool, opening: 0 });
    return this.claims.length - 1;
  }

  /** Money on a channel's rail. */
  transit(channel: string): number {
    const key = `transit:${channel}`;
    const found = this.find(key);
    return found >= 0 ? found : this.add({ key, owner: -1, at: -1, book: MONEY, kind: 'transit', use: 'transit' });
  }

  /** The account of an institution's books that a flow's role asks for, made on first use and shared afterwards. */
  bookAccount(owner: number, at: number, use: AccountUse, claim: number, kind: string = use): number {
    const key = `${this.name(owner)}@${this.name(at)}/${use}`;
    const found = this.find(key);
    if (found >= 0) {
      if (claim >= 0 && this.accounts[found]!.claim < 0) this.accounts[found]!.claim = claim;
      return found;
    }
    return this.add({ key, owner, at, book: INFORMATION, kind, use, claim });
  }

  /** Scenario accounts that fit a role, in key order. */
  fitting(role: AccountRole, owner: number, at: number): readonly number[] {
    const book: Book = role.book === 'information' ? INFORMATION : MONEY;
    const found: number[] = [];
    for (let index = this.firstOf[owner] ?? -1; index >= 0; index = this.next[index]!) {
      const account = this.accounts[index]!;
      const fits =
        account.book === book &&
        (at < 0 || account.at === at) &&
        (role.kinds === undefined || role.kinds.includes(account.kind)) &&
        (role.classes === undefined || role.classes.includes(account.class));
      if (fits) found.push(index);
    }
    return found;
  }

  private claimOf(account: Mutable<AccountModel>): number {
    const pool = this.poolOf(account.at, this.purposes.get(account.index) ?? 'payment');
    const claim = this.claim(account.owner, account.at, 'deposit', pool);
    account.claim = claim;
    this.claims[claim]!.opening += account.opening;
    return claim;
  }

  private readonly purposes = new Map<number, string>();

  private fromFile(key: string, file: AccountFile): void {
    const owner = this.partyIndex.get(file.owner)!;
    const at = this.partyIndex.get(file.at)!;
    const keeper = this.parties[at]!.file.kind;
    const kind =
      file.kind ??
      (keeper === 'payment-institution' ? 'payment-account' : keeper === 'central-bank' ? 'reserve' : 'bank-account');
    const place = { file: this.file, pointer: `/accounts/${key}/opening` };
    const opening = file.opening === undefined ? 0 : parseYuan(file.opening, place);
    const book: Book = informationKinds.includes(kind) ? INFORMATION : MONEY;
    const purpose = file.purpose ?? 'payment';
    const index = this.add({
      key,
      owner,
      at,
      book,
      kind,
      use: book === INFORMATION ? 'deposit' : 'money',
      opening,
      class: file.class ?? '',
      floor: book === MONEY,
      reserveKind: file.reserveKind ?? '',
    });
    const account = this.accounts[index]!;
    const last = this.lastOf[owner]!;
    if (last < 0) this.firstOf[owner] = index;
    else this.next[last] = index;
    this.lastOf[owner] = index;
    this.next[index] = -1;
    if (purpose !== 'payment') this.purposes.set(index, purpose);
    if (book === INFORMATION) account.balancing = this.bookAccount(at, at, 'control', -1);
    if (!safeguarded.includes(kind)) return;
    // A reserve account is owned by the institution that owes the clients; a custody account is kept by it.
    const institution = kind === 'reserve' ? owner : at;
    let pool = this.poolOf(institution, purpose);
    if (pool < 0) {
      pool = this.pools.length;
      this.pools.push({
        key: `${this.name(institution)}/${purpose}`,
        index: pool,
        institution,
        purpose,
        accounts: [],
        own: 0,
      });
    }
    account.pool = pool;
    this.pools[pool]!.accounts.push(index);
    if (file.own !== undefined) {
      const own = parseYuan(file.own, { file: this.file, pointer: `/accounts/${key}/own` });
      if (own > opening) {
        throw new InputError(
          'own-exceeds-opening',
          { account: key },
          { file: this.file, pointer: `/accounts/${key}/own` },
        );
      }
      this.pools[pool]!.own += own;
    }
  }

  private name(party: number): string {
    return party < 0 ? '-' : this.parties[party]!.key;
  }

  private add(
    account: Partial<AccountModel> & Pick<AccountModel, 'key' | 'owner' | 'at' | 'book' | 'kind' | 'use'>,
  ): number {
    const index = this.accounts.length;
    this.byKey.set(account.key, index);
    // Written out: with a million accounts a spread takes half as much memory again.
    this.accounts.push({
      key: account.key,
      index,
      owner: account.owner,
      at: account.at,
      book: account.book,
      kind: account.kind,
      class: account.class ?? '',
      use: account.use,
      pool: account.pool ?? -1,
      claim: account.claim ?? -1,
      opening: account.opening ?? 0,
      balancing: account.balancing ?? -1,
      floor: account.floor ?? false,
      bound: account.bound ?? -1,
      reserveKind: account.reserveKind ?? '',
    });
    return index;
  }
}
