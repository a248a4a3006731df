import { assert } from '../../core/errors.ts';
import type { Model } from '../../scenario/model.ts';
import type { Kernel } from '../kernel.ts';
import type { Observer } from '../observer.ts';
import { CLAIM, CLAIM_STRIDE, POOL, POOL_STRIDE } from '../state/layout.ts';

/**
 * `--paranoid`: after every event each balance must be the sum of its postings, each book must sum to zero, and every
 * running sum must be what it sums. Slow on purpose; a difference is a bug of ours.
 */
export class Audit implements Observer {
  private readonly balances: Float64Array;
  private readonly inner: Observer;
  private kernel: Kernel | null = null;

  constructor(model: Model, inner: Observer) {
    this.balances = new Float64Array(model.accounts.length);
    this.inner = inner;
  }

  /** The kernel to look at; events before this call (the opening) are added up and checked with the first one after. */
  watch(kernel: Kernel): void {
    this.kernel = kernel;
    this.check(kernel);
  }

  event(kind: number, now: number, target: number, detail: number, fen: number, address: number): void {
    this.inner.event(kind, now, target, detail, fen, address);
  }

  transition(instance: number, leaf: number, from: number, to: number): void {
    this.inner.transition(instance, leaf, from, to);
  }

  posting(account: number, fen: number): void {
    this.balances[account]! += fen;
    this.inner.posting(account, fen);
  }

  fact(instance: number, kind: number, name: number, fen: number): void {
    this.inner.fact(instance, kind, name, fen);
  }

  born(address: number, due: number, fen: number): void {
    this.inner.born(address, due, fen);
  }

  done(): void {
    this.inner.done();
    if (this.kernel !== null) this.check(this.kernel);
  }

  private check({ model, ledger, world }: Kernel): void {
    for (const { index, key } of model.accounts) {
      assert(this.balances[index] === ledger.balance(index), `balance of ${key} is not the sum of its postings`);
    }
    assert(ledger.bookSum(0) === 0, 'the information book does not balance');
    assert(ledger.bookSum(1) === 0, 'the money book does not balance');
    const { cells, layout } = world;
    const owed = new Map<number, number>();
    for (const claim of model.claims) {
      const at = layout.claims + claim.index * CLAIM_STRIDE;
      const [available, other] = ledger.claimSums(claim.index);
      assert(
        cells[at + CLAIM.available] === available,
        `what is available of ${claim.key} is not what its accounts show`,
      );
      assert(cells[at + CLAIM.other] === other, `what is shown of ${claim.key} is not what its accounts show`);
      if (claim.pool >= 0) owed.set(claim.pool, (owed.get(claim.pool) ?? 0) + cells[at + CLAIM.owed]!);
    }
    for (const pool of model.pools) {
      const sum = cells[layout.pools + pool.index * POOL_STRIDE + POOL.owed];
      assert(sum === (owed.get(pool.index) ?? 0), `what ${pool.key} owes is not the sum of its claims`);
    }
  }
}
