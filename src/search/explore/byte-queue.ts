/*
 * Bytes that are written once and read once, in order, in pieces that are given back as soon as they are read: what
 * waits to be expanded takes no more memory than it needs. Integers are written in groups of seven bits.
 */

/** Bytes of one piece. What is read is given back piece by piece, and written again by whoever needs one. */
const CHUNK = 1 << 17;

/** Pieces that nobody uses at the moment, shared by the queues of one search. */
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

/** Records of non-negative integers in the order in which they were added. */
export class ByteQueue {
  private readonly pool: ChunkPool;
  /** Full pieces in the order of their records, with how far each is written; then the one being written. */
  private readonly full: { readonly bytes: Uint8Array; readonly length: number }[] = [];
  private nextFull = 0;
  private bytes: Uint8Array;
  private length = 0;
  /** The piece being read, or the one being written. */
  private source: Uint8Array | null = null;
  private sourceLength = 0;
  private cursor = 0;

  constructor(pool: ChunkPool) {
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
  }

  /** True while something was written that has not been read. */
  get hasMore(): boolean {
    if (this.source === this.bytes) return this.cursor < this.length;
    return this.cursor < this.sourceLength || this.nextFull < this.full.length || this.length > 0;
  }

  /** Call before a record of at most so many bytes (10 for an integer, 5 for one of 32 bits): a record lies in one piece. */
  beginWriting(most: number): void {
    if (this.length + most <= this.bytes.length) return;
    if (this.length > 0) {
      this.full.push({ bytes: this.bytes, length: this.length });
      if (this.source === this.bytes) {
        // It was being read while it was written: it is read on as a full one.
        this.sourceLength = this.length;
        this.nextFull++;
      }
    } else this.pool.give(this.bytes);
    this.bytes = this.pool.take(most);
    this.length = 0;
  }

  /** Call before a record is read. */
  beginReading(): void {
    if (this.source === this.bytes || this.cursor < this.sourceLength) return;
    // On to the next piece; the one that was read is given back.
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

  /** @param value a safe integer, 0 or more. */
  put(value: number): void {
    if (value < 128) this.bytes[this.length++] = value;
    else this.putLong(value);
  }

  take(): number {
    const byte = this.source![this.cursor++]!;
    return byte < 128 ? byte : this.takeLong(byte & 127);
  }

  private putLong(value: number): void {
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

  /** The rest of an integer of which the lowest seven bits were read. */
  private takeLong(low: number): number {
    const bytes = this.source!;
    let at = this.cursor;
    let byte = bytes[at++]!;
    let value = low + (byte & 127) * 128;
    for (let scale = 16_384; byte >= 128; scale *= 128) {
      byte = bytes[at++]!;
      value += (byte & 127) * scale;
    }
    this.cursor = at;
    return value;
  }
}
