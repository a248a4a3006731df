import { assert } from '../core/errors.ts';
import type { TouchSet } from '../core/touch-set.ts';

/** What the ledger needs to know of an account; nothing here changes during a run. */
export interface LedgerAccount {
  /** 0 information book, 1 money book. A posting stays inside one book. */
  readonly book: number;
  /** The keeper refuses to let the balance, less what is held, go below zero. */
  readonly floor: boolean;
  /** Claim whose running sums follow this account, or -1. */
  readonly claim: number;
  /** +1 where a credit balance shows the claim (deposits), -1 where a debit balance does (receivables). */
  readonly sign: number;
  /** True if the claim shown here can be withdrawn. */
  readonly available: boolean;
  /** Index of the safeguarded pool the account belongs to, or -1. */
  readonly pool: number;
}

/** Why the ledger refused a posting. */
export type Refusal = 'unbalanced' | 'below-floor';

/** Offsets of the ledger's blocks in the state vector. */
export interface LedgerBlocks {
  readonly balances: number;
  readonly holds: number;
  /** Running sums per claim: available, other; `stride` cells per claim. */
  readonly claims: number;
  readonly claimStride: number;
  /** Cell inside a claim's block for what is available, and for what is shown but not available. */
  readonly availableCell: number;
  readonly otherCell: number;
}

/** Receives every posting of a recorded run. */
export interface PostingObserver {
  posting(account: number, fen: number): void;
}

/**
 * Double entry on the state vector. A balance is credits minus debits in fen, so what an institution owes is positive,
 * what it owns is negative, and each book sums to zero at all times. Postings are atomic: all legs or none.
 */
export class Ledger {
  private readonly accounts: readonly LedgerAccount[];
  private readonly blocks: LedgerBlocks;
  private cells: Float64Array;
  readonly claims: TouchSet;
  readonly pools: TouchSet;
  observer: PostingObserver | null = null;

  constructor(
    accounts: readonly LedgerAccount[],
    blocks: LedgerBlocks,
    cells: Float64Array,
    claims: TouchSet,
    pools: TouchSet,
  ) {
    this.accounts = accounts;
    this.blocks = blocks;
    this.cells = cells;
    this.claims = claims;
    this.pools = pools;
  }

  /** The state vector may be replaced by a larger one; offsets stay. */
  attach(cells: Float64Array): void {
    this.cells = cells;
  }

  /** Credits minus debits, fen. */
  balance(account: number): number {
    return this.cells[this.blocks.balances + account]!;
  }

  held(account: number): number {
    return this.cells[this.blocks.holds + account]!;
  }

  /** Debits one account and credits another of the same book. `fen` >= 0. Refused below a floor. */
  post(debit: number, credit: number, fen: number): Refusal | null {
    const from = this.accounts[debit]!;
    const to = this.accounts[credit]!;
    assert(from.book === to.book, 'a posting stays inside one book');
    assert(Number.isSafeInteger(fen) && fen >= 0, 'a posting moves a whole, non-negative number of fen');
    const { balances, holds } = this.blocks;
    if (from.floor && this.cells[balances + debit]! - this.cells[holds + debit]! < fen) return 'below-floor';
    this.apply(debit, from, -fen);
    this.apply(credit, to, fen);
    return null;
  }

  /** Posts signed legs `[account, fen, account, fen, ...]` of one book at once; they must sum to zero. */
  postAll(legs: readonly number[]): Refusal | null {
    let sum = 0;
    const book = this.accounts[legs[0]!]!.book;
    for (let i = 0; i < legs.length; i += 2) {
      const account = this.accounts[legs[i]!]!;
      assert(account.book === book, 'a posting stays inside one book');
      sum += legs[i + 1]!;
      const after = this.balance(legs[i]!) - this.held(legs[i]!) + legs[i + 1]!;
      if (account.floor && legs[i + 1]! < 0 && after < 0) return 'below-floor';
    }
    if (sum !== 0) return 'unbalanced';
    for (let i = 0; i < legs.length; i += 2) this.apply(legs[i]!, this.accounts[legs[i]!]!, legs[i + 1]!);
    return null;
  }

  hold(account: number, fen: number): void {
    assert(Number.isSafeInteger(fen) && fen >= 0, 'a hold is a whole, non-negative number of fen');
    this.moveHold(account, fen);
  }

  /** Lifts at most what is held; returns what was lifted. */
  release(account: number, fen: number): number {
    const lifted = Math.min(fen, this.held(account));
    this.moveHold(account, -lifted);
    return lifted;
  }

  /** Sum of all balances of one book: zero, or the ledger is broken. For `--paranoid` and tests. */
  bookSum(book: number): number {
    let sum = 0;
    for (let i = 0; i < this.accounts.length; i++) {
      if (this.accounts[i]!.book === book) sum += this.balance(i);
    }
    return sum;
  }

  /** Recomputes the running sums of a claim from its accounts: [available, other]. For `--paranoid` and tests. */
  claimSums(claim: number): readonly [available: number, other: number] {
    let available = 0;
    let other = 0;
    for (let i = 0; i < this.accounts.length; i++) {
      const account = this.accounts[i]!;
      if (account.claim !== claim) continue;
      const shown = account.sign * this.balance(i);
      const held = this.held(i);
      if (account.available) {
        available += shown - held;
        other += held;
      } else other += shown;
    }
    return [available, other];
  }

  private moveHold(account: number, fen: number): void {
    const { holds, claims, claimStride, availableCell, otherCell } = this.blocks;
    this.cells[holds + account]! += fen;
    const { claim, available } = this.accounts[account]!;
    if (claim < 0 || !available) return;
    this.claims.add(claim);
    const base = claims + claim * claimStride;
    this.cells[base + availableCell]! -= fen;
    this.cells[base + otherCell]! += fen;
  }

  private apply(index: number, account: LedgerAccount, fen: number): void {
    const { balances, claims, claimStride, availableCell, otherCell } = this.blocks;
    this.cells[balances + index]! += fen;
    if (account.claim >= 0) {
      const cell = claims + account.claim * claimStride + (account.available ? availableCell : otherCell);
      this.cells[cell]! += account.sign * fen;
      this.claims.add(account.claim);
    }
    if (account.pool >= 0) this.pools.add(account.pool);
    if (this.observer !== null) this.observer.posting(index, fen);
  }
}
