import { assert } from '../../core/errors.ts';
import * as layout from './layout.ts';
import type { Layout } from './layout.ts';

// Constants of its own are compiled into a module's code; those it imports are loaded at every use.
const { ITEM, ITEM_STRIDE, KIND, NOW, PENDING, SEQUENCE } = layout;

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
  /** The item that is being moved through the queue, and its order among equal dues. */
  private readonly moved = new Float64Array(ITEM_STRIDE);
  private movedOrder = 0;
  /** How often the state was put back, and to what last: whoever remembers something beside it has to look again. */
  restores = 0;
  restored: Snapshot | null = null;

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

  /** Is the first pending item due now? */
  get isDue(): boolean {
    const { cells } = this;
    return cells[PENDING] !== 0 && cells[this.layout.queue]! <= cells[NOW]!;
  }

  /** Copies the live part of the vector: 16-60 ns for a small world. */
  snapshot(): Snapshot {
    return this.cells.slice(0, this.layout.queue + this.pending * ITEM_STRIDE);
  }

  restore(snapshot: Snapshot): void {
    while (this.cells.length < snapshot.length) this.grow();
    this.cells.set(snapshot);
    this.restores++;
    this.restored = snapshot;
  }

  /** Writes down where the state differs from a snapshot: how many cells it has, and which of them hold what. */
  saveSince(snapshot: Snapshot, into: number[], values: number[]): void {
    const { cells } = this;
    const length = this.layout.queue + this.pending * ITEM_STRIDE;
    const at = into.push(length, 0) - 1;
    for (let i = 0; i < length; i++) {
      if (i < snapshot.length && cells[i] === snapshot[i]) continue;
      into.push(i);
      values.push(cells[i]!);
    }
    into[at] = into.length - at - 1;
  }

  /** Reads from `at` on, right after a {@link restore} of that snapshot, what {@link saveSince} wrote; returns where it ends. */
  loadSince(from: Int32Array, at: number, values: Float64Array): number {
    while (this.cells.length < from[at]!) this.grow();
    const { cells } = this;
    const count = from[at + 1]!;
    for (let i = 0; i < count; i++) cells[from[at + 2 + i]!] = values[i]!;
    return at + 2 + count;
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
    const count = this.cells[PENDING]! | 0;
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
    // Most of what is made is due later than what has been waiting.
    if (count > 0 && this.before(at, this.itemAt((count - 1) >> 1))) {
      this.load(at);
      this.siftUp(count);
    }
  }

  /** Copies a pending item, by default the first, into `into` (ITEM_STRIDE cells) and removes it. */
  pop(into: Float64Array, position = 0): void {
    const { cells } = this;
    const at = this.itemAt(position);
    assert(cells[PENDING]! > position, 'nothing is pending');
    into[0] = cells[at]!;
    into[1] = cells[at + 1]!;
    into[2] = cells[at + 2]!;
    into[3] = cells[at + 3]!;
    into[4] = cells[at + 4]!;
    into[5] = cells[at + 5]!;
    into[6] = cells[at + 6]!;
    into[7] = cells[at + 7]!;
    into[8] = cells[at + 8]!;
    into[9] = cells[at + 9]!;
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
    this.load(this.itemAt(position));
    const from = this.siftDown(position);
    if (from === position) this.siftUp(position);
    else this.store(from);
  }

  removeAt(position: number): void {
    const { cells } = this;
    const { queue } = this.layout;
    const count = (cells[PENDING]! | 0) - 1;
    cells[PENDING] = count;
    if (position === count) return;
    // The last item takes the place of the one that leaves: it stays where it lies until that place is known.
    const last = queue + count * ITEM_STRIDE;
    let hole = position;
    for (;;) {
      const left = hole * 2 + 1;
      if (left >= count) break;
      const at = queue + left * ITEM_STRIDE;
      const isRight = left + 1 < count && this.before(at + ITEM_STRIDE, at);
      const child = isRight ? at + ITEM_STRIDE : at;
      if (this.before(last, child)) break;
      this.copy(queue + hole * ITEM_STRIDE, child);
      hole = isRight ? left + 1 : left;
    }
    if (hole === 0 || hole !== position) this.copy(queue + hole * ITEM_STRIDE, last);
    else {
      this.load(last);
      this.siftUp(hole);
    }
  }

  /**
   * Takes what is meant off the queue, whatever is due first.
   * @param isMeant asked of the offset of each pending item in {@link cells}.
   * @returns how many were taken off.
   */
  removeWhere(isMeant: (at: number) => boolean): number {
    const before = this.pending;
    for (let position = this.pending - 1; position >= 0; position--) {
      if (!isMeant(this.itemAt(position))) continue;
      this.removeAt(position);
      // What is left has been moved around: look at all of it again.
      position = this.pending;
    }
    return before - this.pending;
  }

  private grow(): void {
    // Only what waits grows: the rest of a large world is not made twice as large with it.
    const { queue } = this.layout;
    const larger = new Float64Array(queue + Math.max(this.cells.length - queue, ITEM_STRIDE) * 2);
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

  // The ten cells of an item are copied one by one: a loop over them takes three times as long.

  /** Takes an item up: the hole that it leaves is moved instead of the item, which is put down once. */
  private load(at: number): void {
    const { cells, moved } = this;
    moved[0] = cells[at]!;
    moved[1] = cells[at + 1]!;
    moved[2] = cells[at + 2]!;
    moved[3] = cells[at + 3]!;
    moved[4] = cells[at + 4]!;
    moved[5] = cells[at + 5]!;
    moved[6] = cells[at + 6]!;
    moved[7] = cells[at + 7]!;
    moved[8] = cells[at + 8]!;
    moved[9] = cells[at + 9]!;
    this.movedOrder = dueOrder(cells, at);
  }

  private store(position: number): void {
    const { cells, moved } = this;
    const at = this.layout.queue + position * ITEM_STRIDE;
    cells[at] = moved[0]!;
    cells[at + 1] = moved[1]!;
    cells[at + 2] = moved[2]!;
    cells[at + 3] = moved[3]!;
    cells[at + 4] = moved[4]!;
    cells[at + 5] = moved[5]!;
    cells[at + 6] = moved[6]!;
    cells[at + 7] = moved[7]!;
    cells[at + 8] = moved[8]!;
    cells[at + 9] = moved[9]!;
  }

  private copy(to: number, from: number): void {
    const { cells } = this;
    cells[to] = cells[from]!;
    cells[to + 1] = cells[from + 1]!;
    cells[to + 2] = cells[from + 2]!;
    cells[to + 3] = cells[from + 3]!;
    cells[to + 4] = cells[from + 4]!;
    cells[to + 5] = cells[from + 5]!;
    cells[to + 6] = cells[from + 6]!;
    cells[to + 7] = cells[from + 7]!;
    cells[to + 8] = cells[from + 8]!;
    cells[to + 9] = cells[from + 9]!;
  }

  /** Is the item that was taken up before the item at this offset? */
  private movedBefore(at: number): boolean {
    const { cells, moved } = this;
    const due = cells[at]!;
    if (moved[0] !== due) return moved[0]! < due;
    const order = dueOrder(cells, at);
    return this.movedOrder === order ? moved[ITEM.sequence]! < cells[at + ITEM.sequence]! : this.movedOrder < order;
  }

  /** Moves the hole at `position` towards the head as far as the item taken up belongs there, and puts it down. */
  private siftUp(position: number): void {
    const { queue } = this.layout;
    let hole = position;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const at = queue + parent * ITEM_STRIDE;
      if (!this.movedBefore(at)) break;
      this.copy(queue + hole * ITEM_STRIDE, at);
      hole = parent;
    }
    this.store(hole);
  }

  /** Moves the hole at `position` away from the head as far as the item taken up belongs; returns where it is then. */
  private siftDown(position: number): number {
    const { queue } = this.layout;
    const count = this.cells[PENDING]!;
    let hole = position;
    for (;;) {
      const left = hole * 2 + 1;
      if (left >= count) return hole;
      const at = queue + left * ITEM_STRIDE;
      const isRight = left + 1 < count && this.before(at + ITEM_STRIDE, at);
      const child = isRight ? at + ITEM_STRIDE : at;
      if (this.movedBefore(child)) return hole;
      this.copy(queue + hole * ITEM_STRIDE, child);
      hole = isRight ? left + 1 : left;
    }
  }
}
