/*
 * States waiting to be expanded, each as its differences from the first state: a few dozen bytes instead of a few
 * thousand. Integers are written in groups of seven bits, small ones first in mind.
 */

/** Bytes of one piece. What is read is given back piece by piece, and written again by whoever needs one. */
const CHUNK = 1 << 17;

/** Pieces that nobody uses at the moment, shared by the frontiers of one search. */
export class ChunkPool {
  private readonly free: Uint8Array[] = [];
  /** Bytes of all pieces, in use or not. */
  bytes = 0;

  take(least: number): Uint8Array {
    const chunk = least <= CHUNK ? this.free.pop() : undefined;
    if (chunk !== undefined) return chunk;
    const made = new Uint8Array(Math.max(CHUNK, least));
    this.bytes += made.length;
    return made;
  }

  give(chunk: Uint8Array): void {
    if (chunk.length === CHUNK) this.free.push(chunk);
    else this.bytes -= chunk.length;
  }
}

/** States in the order in which they were added; each can be read once. */
export class Frontier {
  private readonly pool: ChunkPool;
  /** Full pieces in the order of their states, with how far each is written; then the one being written. */
  private readonly full: { readonly bytes: Uint8Array; readonly length: number }[] = [];
  private nextFull = 0;
  private bytes: Uint8Array;
  private length = 0;
  /** The piece being read, or the one being written. */
  private source: Uint8Array | null = null;
  private sourceLength = 0;
  private cursor = 0;
  count = 0;

  constructor(pool: ChunkPool = new ChunkPool()) {
    this.pool = pool;
    this.bytes = pool.take(0);
  }

  /** Forgets everything, read or not. */
  clear(): void {
    if (this.source !== null && this.source !== this.bytes) this.pool.give(this.source);
    for (; this.nextFull < this.full.length; this.nextFull++) this.pool.give(this.full[this.nextFull]!.bytes);
    this.full.length = 0;
    this.nextFull = 0;
    this.source = null;
    this.sourceLength = 0;
    this.length = 0;
    this.cursor = 0;
    this.count = 0;
  }

  /** True while states have been added that {@link read} has not given back. */
  get hasMore(): boolean {
    if (this.source === this.bytes) return this.cursor < this.length;
    return this.cursor < this.sourceLength || this.nextFull < this.full.length || this.length > 0;
  }

  /**
   * Adds a state: of the first `fixed` cells those that differ from `base`, then the `tail` that follows them whole, then
   * the budget. Cells are safe integers; `epoch` is an instant near those that they hold.
   */
  write(cells: Float64Array, base: Float64Array, fixed: number, tail: number, epoch: number, budget: Int32Array): void {
    this.reserve((fixed + tail) * 10 + budget.length * 5 + 16);
    let gap = 0;
    for (let i = 0; i < fixed; i++) {
      const difference = cells[i]! - base[i]!;
      if (difference === 0) {
        gap++;
        continue;
      }
      this.unsigned(gap + 1);
      gap = 0;
      this.cell(difference, epoch);
    }
    this.unsigned(0);
    this.unsigned(tail);
    for (let i = fixed; i < fixed + tail; i++) this.cell(cells[i]!, epoch);
    for (let i = 0; i < budget.length; i++) this.unsigned(budget[i]! + 1);
    this.count++;
  }

  /** Reads the next state into `cells` (which holds `fixed` plus its tail) and `budget`. Returns the length of the tail. */
  read(cells: Float64Array, base: Float64Array, fixed: number, epoch: number, budget: Int32Array): number {
    if (this.source !== this.bytes && this.cursor >= this.sourceLength) this.turn();
    cells.set(base);
    let i = -1;
    for (;;) {
      const gap = this.readUnsigned();
      if (gap === 0) break;
      i += gap;
      cells[i] = base[i]! + this.readCell(epoch);
    }
    const tail = this.readUnsigned();
    for (i = fixed; i < fixed + tail; i++) cells[i] = this.readCell(epoch);
    for (i = 0; i < budget.length; i++) budget[i] = this.readUnsigned() - 1;
    return tail;
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    if (this.length > 0) {
      this.full.push({ bytes: this.bytes, length: this.length });
      if (this.source === this.bytes) {
        // It was being read while it was written: it is read on as a full one.
        this.sourceLength = this.length;
        this.nextFull++;
      }
    } else this.pool.give(this.bytes);
    this.bytes = this.pool.take(more);
    this.length = 0;
  }

  /** Goes on to the next piece to read, and gives back the one that was read. */
  private turn(): void {
    if (this.source !== null) this.pool.give(this.source);
    const next = this.full[this.nextFull];
    this.cursor = 0;
    if (next === undefined) {
      this.source = this.bytes;
      return;
    }
    this.nextFull++;
    this.source = next.bytes;
    this.sourceLength = next.length;
  }

  private unsigned(value: number): void {
    const { bytes } = this;
    let at = this.length;
    let rest = value;
    while (rest >= 0x1000_0000) {
      bytes[at++] = 128 | (rest & 127);
      rest = Math.floor(rest / 128);
    }
    while (rest >= 128) {
      bytes[at++] = 128 | (rest & 127);
      rest >>>= 7;
    }
    bytes[at++] = rest;
    this.length = at;
  }

  /** Zigzag (0, -1, 1, -2, ...), and 1 before an instant: instants are far from zero and near to each other. */
  private cell(value: number, epoch: number): void {
    if (value > epoch / 2) {
      this.unsigned(1);
      this.unsigned(fold(value - epoch));
      return;
    }
    const folded = fold(value);
    this.unsigned(folded === 0 ? 0 : folded + 1);
  }

  private readUnsigned(): number {
    const bytes = this.source!;
    let at = this.cursor;
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = bytes[at++]!;
      value += (byte & 127) * scale;
      if (byte < 128) break;
      scale *= 128;
    }
    this.cursor = at;
    return value;
  }

  private readCell(epoch: number): number {
    const head = this.readUnsigned();
    if (head === 1) return epoch + unfold(this.readUnsigned());
    return head === 0 ? 0 : unfold(head - 1);
  }
}

function fold(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

function unfold(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}
