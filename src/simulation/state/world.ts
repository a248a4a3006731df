import { assert } from '../../core/errors.ts';
import { ITEM, ITEM_STRIDE, KIND, NOW, PENDING, SEQUENCE, type Layout } from './layout.ts';

/** A copy of a world's state, restorable any number of times. */
export type Snapshot = Float64Array;

/**
 * Order among equal dues: the close of a day, restarts, then by addressee, so that independent acts at one instant
 * lead to one state in whatever order they are done. Only items of one addressee keep the order of their making.
 */
export function dueOrder(cells: Float64Array, item: number): number {
  const kind = cells[item + ITEM.kind]!;
  return kind === KIND.dayClose ? -2 : kind === KIND.restart ? -1 : cells[item + ITEM.target]!;
}

/**
 * The state of a run: one vector of numbers (doubles holding safe integers) and the queue of pending items in its
 * tail, a binary heap by (due, addressee, sequence). Everything a run remembers is here; what is printed is not.
 */
export class World {
  readonly layout: Layout;
  cells: Float64Array;
  private readonly onGrow: ((cells: Float64Array) => void)[] = [];

  constructor(layout: Layout, capacity = 32) {
    this.layout = layout;
    this.cells = new Float64Array(layout.queue + capacity * ITEM_STRIDE);
  }

  /** Calls `listener` whenever the vector is replaced by a larger one. */
  whenGrown(listener: (cells: Float64Array) => void): void {
    this.onGrow.push(listener);
  }

  get now(): number {
    return this.cells[NOW]!;
  }

  get pending(): number {
    return this.cells[PENDING]!;
  }

  /** Due time of the first pending item in ms, or Infinity. */
  get nextDue(): number {
    return this.cells[PENDING] === 0 ? Infinity : this.cells[this.layout.queue + ITEM.due]!;
  }

  /** Copies the live part of the vector: 16-60 ns for a small world. */
  snapshot(): Snapshot {
    return this.cells.slice(0, this.layout.queue + this.pending * ITEM_STRIDE);
  }

  restore(snapshot: Snapshot): void {
    while (this.cells.length < snapshot.length) this.grow();
    this.cells.set(snapshot);
  }

  /** Adds a pending item. Among equal dues of one addressee it comes last. */
  push(
    due: number,
    kind: number,
    target: number,
    a: number,
    b: number,
    c: number,
    d: number,
    taint: number,
    address: number,
  ): void {
    const count = this.cells[PENDING]!;
    const at = this.layout.queue + count * ITEM_STRIDE;
    if (at + ITEM_STRIDE > this.cells.length) this.grow();
    const cells = this.cells;
    cells[PENDING] = count + 1;
    cells[at] = due;
    cells[at + 1] = cells[SEQUENCE]!++;
    cells[at + 2] = kind;
    cells[at + 3] = target;
    cells[at + 4] = a;
    cells[at + 5] = b;
    cells[at + 6] = c;
    cells[at + 7] = d;
    cells[at + 8] = taint;
    cells[at + 9] = address;
    this.siftUp(count);
  }

  /** Copies a pending item, by default the first, into `into` (ITEM_STRIDE cells) and removes it. */
  pop(into: Float64Array, position = 0): void {
    const at = this.itemAt(position);
    assert(this.cells[PENDING]! > position, 'nothing is pending');
    for (let i = 0; i < ITEM_STRIDE; i++) into[i] = this.cells[at + i]!;
    this.removeAt(position);
  }

  /** Heap position of what is due now for an instance and was made first, or -1. */
  firstDueOf(instance: number): number {
    const { cells } = this;
    let found = -1;
    for (let i = 0; i < this.pending; i++) {
      const at = this.itemAt(i);
      if (cells[at]! > this.now || dueOrder(cells, at) !== instance) continue;
      const first = found < 0 ? -1 : this.itemAt(found);
      if (first < 0 || this.before(at, first)) found = i;
    }
    return found;
  }

  /** Number of the pending item with this address (0-based heap position), or -1. */
  find(address: number): number {
    const { queue } = this.layout;
    for (let i = 0; i < this.cells[PENDING]!; i++) {
      if (this.cells[queue + i * ITEM_STRIDE + ITEM.address] === address) return i;
    }
    return -1;
  }

  /** Offset of the pending item at heap position `position`. */
  itemAt(position: number): number {
    return this.layout.queue + position * ITEM_STRIDE;
  }

  /** Moves the due time of an item, keeping its rank. */
  postpone(position: number, due: number): void {
    this.cells[this.itemAt(position) + ITEM.due] = due;
    this.siftDown(position);
    this.siftUp(position);
  }

  removeAt(position: number): void {
    const count = this.cells[PENDING]! - 1;
    this.cells[PENDING] = count;
    if (position === count) return;
    const { queue } = this.layout;
    this.cells.copyWithin(
      queue + position * ITEM_STRIDE,
      queue + count * ITEM_STRIDE,
      queue + (count + 1) * ITEM_STRIDE,
    );
    this.siftDown(position);
    this.siftUp(position);
  }

  private grow(): void {
    const larger = new Float64Array(this.cells.length * 2);
    larger.set(this.cells);
    this.cells = larger;
    for (const listener of this.onGrow) listener(larger);
  }

  /** Does the item at offset `a` come before the one at `b`? */
  before(a: number, b: number): boolean {
    const cells = this.cells;
    if (cells[a] !== cells[b]) return cells[a]! < cells[b]!;
    const first = dueOrder(cells, a);
    const second = dueOrder(cells, b);
    return first === second ? cells[a + ITEM.sequence]! < cells[b + ITEM.sequence]! : first < second;
  }

  private swap(a: number, b: number): void {
    const cells = this.cells;
    for (let i = 0; i < ITEM_STRIDE; i++) {
      const kept = cells[a + i]!;
      cells[a + i] = cells[b + i]!;
      cells[b + i] = kept;
    }
  }

  private siftUp(position: number): void {
    const { queue } = this.layout;
    let child = position;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.before(queue + child * ITEM_STRIDE, queue + parent * ITEM_STRIDE)) return;
      this.swap(queue + child * ITEM_STRIDE, queue + parent * ITEM_STRIDE);
      child = parent;
    }
  }

  private siftDown(position: number): void {
    const { queue } = this.layout;
    const count = this.cells[PENDING]!;
    let parent = position;
    for (;;) {
      const left = parent * 2 + 1;
      if (left >= count) return;
      const right = left + 1;
      const child =
        right < count && this.before(queue + right * ITEM_STRIDE, queue + left * ITEM_STRIDE) ? right : left;
      if (!this.before(queue + child * ITEM_STRIDE, queue + parent * ITEM_STRIDE)) return;
      this.swap(queue + child * ITEM_STRIDE, queue + parent * ITEM_STRIDE);
      parent = child;
    }
  }
}
