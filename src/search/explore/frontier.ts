/*
 * States waiting to be expanded, each as its differences from the first state: a few dozen bytes instead of a few
 * thousand.
 */
import { ByteQueue, type ChunkPool } from './byte-queue.ts';

/** States in the order in which they were added; each can be read once. */
export class Frontier {
  private readonly queue: ByteQueue;
  count = 0;

  constructor(pool: ChunkPool) {
    this.queue = new ByteQueue(pool);
  }

  /** Forgets everything, read or not. */
  clear(): void {
    this.queue.clear();
    this.count = 0;
  }

  /** True while states have been added that {@link read} has not given back. */
  get hasMore(): boolean {
    return this.queue.hasMore;
  }

  /**
   * Adds a state: of the first `fixed` cells those that differ from `base`, then the `tail` that follows them whole, then
   * the budget. Cells are safe integers; `epoch` is an instant near those that they hold.
   */
  write(cells: Float64Array, base: Float64Array, fixed: number, tail: number, epoch: number, budget: Int32Array): void {
    this.queue.beginWriting((fixed + tail) * 10 + budget.length * 5 + 16);
    const { queue } = this;
    let gap = 0;
    for (let i = 0; i < fixed; i++) {
      const difference = cells[i]! - base[i]!;
      if (difference === 0) {
        gap++;
        continue;
      }
      queue.put(gap + 1);
      gap = 0;
      this.cell(difference, epoch);
    }
    queue.put(0);
    queue.put(tail);
    for (let i = fixed; i < fixed + tail; i++) this.cell(cells[i]!, epoch);
    for (let i = 0; i < budget.length; i++) queue.put(budget[i]! + 1);
    this.count++;
  }

  /** Reads the next state into `cells` (which holds `fixed` plus its tail) and `budget`. Returns the length of the tail. */
  read(cells: Float64Array, base: Float64Array, fixed: number, epoch: number, budget: Int32Array): number {
    const { queue } = this;
    queue.beginReading();
    cells.set(base);
    let i = -1;
    for (;;) {
      const gap = queue.take();
      if (gap === 0) break;
      i += gap;
      cells[i] = base[i]! + this.readCell(epoch);
    }
    const tail = queue.take();
    for (i = fixed; i < fixed + tail; i++) cells[i] = this.readCell(epoch);
    for (i = 0; i < budget.length; i++) budget[i] = queue.take() - 1;
    return tail;
  }

  /** Zigzag (0, -1, 1, -2, ...), and 1 before an instant: instants are far from zero and near to each other. */
  private cell(value: number, epoch: number): void {
    if (value > epoch / 2) {
      this.queue.put(1);
      this.queue.put(fold(value - epoch));
      return;
    }
    const folded = fold(value);
    this.queue.put(folded === 0 ? 0 : folded + 1);
  }

  private readCell(epoch: number): number {
    const head = this.queue.take();
    if (head === 1) return epoch + unfold(this.queue.take());
    return head === 0 ? 0 : unfold(head - 1);
  }
}

function fold(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function unfold(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
