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

/** Claim, pool, flags; one to spare, so that a row never lies across two lines of memory. */
const ROW_STRIDE = 4;
const FLAG = { book: 1, floor: 2, available: 4, debit: 8 } as const;

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
  /** Claim, pool and {@link FLAG}s of each account, side by side. */
  private readonly rows: Int32Array;
  private readonly blocks: LedgerBlocks;
  private cells: Float64Array;
  readonly claims: TouchSet;
  readonly pools: TouchSet;
  observer: PostingObserver | null = null;

  /** @param account tells of the account with an index: asked for each of `count` once. */
  constructor(
    count: number,
    account: (index: number) => LedgerAccount,
    blocks: LedgerBlocks,
    cells: Float64Array,
    claims: TouchSet,
    pools: TouchSet,
  ) {
    const rows = new Int32Array(count * ROW_STRIDE);
    for (let i = 0; i < count; i++) {
      const { claim, pool, book, floor, available, sign } = account(i);
      const flags = book | (floor ? FLAG.floor : 0) | (available ? FLAG.available : 0) | (sign < 0 ? FLAG.debit : 0);
      const at = i * ROW_STRIDE;
      rows[at] = claim;
      rows[at + 1] = pool;
      rows[at + 2] = flags;
    }
    this.rows = rows;
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
    const flags = this.flags(debit);
    assert(((flags ^ this.flags(credit)) & FLAG.book) === 0, 'a posting stays inside one book');
    assert(Number.isSafeInteger(fen) && fen >= 0, 'a posting moves a whole, non-negative number of fen');
    const { balances, holds } = this.blocks;
    if ((flags & FLAG.floor) !== 0 && this.cells[balances + debit]! - this.cells[holds + debit]! < fen)
      return 'below-floor';
    this.apply(debit, -fen);
    this.apply(credit, fen);
    return null;
  }

  /** Posts signed legs `[account, fen, account, fen, ...]` of one book at once; they must sum to zero. */
  postAll(legs: readonly number[]): Refusal | null {
    let sum = 0;
    const book = this.flags(legs[0]!) & FLAG.book;
    for (let i = 0; i < legs.length; i += 2) {
      const flags = this.flags(legs[i]!);
      assert((flags & FLAG.book) === book, 'a posting stays inside one book');
      sum += legs[i + 1]!;
      const after = this.balance(legs[i]!) - this.held(legs[i]!) + legs[i + 1]!;
      if ((flags & FLAG.floor) !== 0 && legs[i + 1]! < 0 && after < 0) return 'below-floor';
    }
    if (sum !== 0) return 'unbalanced';
    for (let i = 0; i < legs.length; i += 2) this.apply(legs[i]!, legs[i + 1]!);
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
    for (let i = 0; i * ROW_STRIDE < this.rows.length; i++) {
      if ((this.flags(i) & FLAG.book) === book) sum += this.balance(i);
    }
    return sum;
  }

  /** Recomputes the running sums of a claim from its accounts: [available, other]. For `--paranoid` and tests. */
  claimSums(claim: number): readonly [available: number, other: number] {
    let available = 0;
    let other = 0;
    for (let i = 0; i * ROW_STRIDE < this.rows.length; i++) {
      if (this.rows[i * ROW_STRIDE] !== claim) continue;
      const flags = this.flags(i);
      const shown = (flags & FLAG.debit) !== 0 ? -this.balance(i) : this.balance(i);
      const held = this.held(i);
      if ((flags & FLAG.available) !== 0) {
        available += shown - held;
        other += held;
      } else other += shown;
    }
    return [available, other];
  }

  private moveHold(account: number, fen: number): void {
    const { holds, claims, claimStride, availableCell, otherCell } = this.blocks;
    this.cells[holds + account]! += fen;
    const claim = this.rows[account * ROW_STRIDE]!;
    if (claim < 0 || (this.flags(account) & FLAG.available) === 0) return;
    this.claims.add(claim);
    const base = claims + claim * claimStride;
    this.cells[base + availableCell]! -= fen;
    this.cells[base + otherCell]! += fen;
  }

  /** Index of the safeguarded pool that an account belongs to, or -1. */
  poolOf(account: number): number {
    return this.rows[account * ROW_STRIDE + 1]!;
  }

  private flags(account: number): number {
    return this.rows[account * ROW_STRIDE + 2]!;
  }

  private apply(index: number, fen: number): void {
    const { blocks, cells, rows } = this;
    cells[blocks.balances + index]! += fen;
    const claim = rows[index * ROW_STRIDE]!;
    if (claim >= 0) {
      const flags = rows[index * ROW_STRIDE + 2]!;
      const which = (flags & FLAG.available) !== 0 ? blocks.availableCell : blocks.otherCell;
      cells[blocks.claims + claim * blocks.claimStride + which]! += (flags & FLAG.debit) !== 0 ? -fen : fen;
      this.claims.add(claim);
    }
    const pool = rows[index * ROW_STRIDE + 1]!;
    if (pool >= 0) this.pools.add(pool);
    if (this.observer !== null) this.observer.posting(index, fen);
  }
}
