import { assert } from '../../core/errors.ts';

/** The table grows when more than this share of its places is taken; linear probing stays short below it. */
const LOAD_NUM = 5;
const LOAD_DEN = 8;

/**
 * A set of 64-bit fingerprints with the number under which each was added: open addressing in typed arrays, 12 bytes a
 * place. Two states with one fingerprint count as one; {@link collisionBound} says how likely that is.
 */
export class FingerprintTable {
  private lo: Uint32Array;
  private hi: Uint32Array;
  private at: Uint32Array;
  private mask: number;
  private limit: number;
  size = 0;

  /** @param capacity places to start with, rounded up to a power of two. */
  constructor(capacity = 1 << 14) {
    let places = 1024;
    while (places < capacity) places *= 2;
    this.lo = new Uint32Array(places);
    this.hi = new Uint32Array(places);
    this.at = new Uint32Array(places);
    this.mask = places - 1;
    this.limit = Math.floor((places / LOAD_DEN) * LOAD_NUM);
  }

  /** Bytes that the table takes. */
  get bytes(): number {
    return (this.mask + 1) * 12;
  }

  /** Bytes it will take at most while it next grows. */
  get bytesToGrow(): number {
    return this.size < this.limit ? this.bytes : this.bytes * 3;
  }

  /**
   * Number under which the fingerprint is known, or -1 after adding it under `number`. Both halves are unsigned 32-bit
   * integers; `number` is less than 2^32 - 1.
   */
  add(lo: number, hi: number, number: number): number {
    // A place is free while its number is 0, so numbers are stored one up.
    let place = (lo ^ Math.imul(hi, 0x9e3779b1)) & this.mask;
    const { lo: los, hi: his, at } = this;
    for (;;) {
      const stored = at[place]!;
      if (stored === 0) break;
      if (los[place] === lo && his[place] === hi) return stored - 1;
      place = (place + 1) & this.mask;
    }
    los[place] = lo;
    his[place] = hi;
    at[place] = number + 1;
    if (++this.size > this.limit) this.grow();
    return -1;
  }

  private grow(): void {
    const { lo, hi, at } = this;
    const places = (this.mask + 1) * 2;
    assert(places <= 1 << 30, 'a table of fingerprints holds up to 600 million');
    this.lo = new Uint32Array(places);
    this.hi = new Uint32Array(places);
    this.at = new Uint32Array(places);
    this.mask = places - 1;
    this.limit = Math.floor((places / LOAD_DEN) * LOAD_NUM);
    for (let i = 0; i < at.length; i++) {
      if (at[i] === 0) continue;
      let place = (lo[i]! ^ Math.imul(hi[i]!, 0x9e3779b1)) & this.mask;
      while (this.at[place] !== 0) place = (place + 1) & this.mask;
      this.lo[place] = lo[i]!;
      this.hi[place] = hi[i]!;
      this.at[place] = at[i]!;
    }
  }
}

/** Upper bound of the chance that any two of `states` different states share a 64-bit fingerprint (birthday bound). */
export function collisionBound(states: number): number {
  return (states * (states - 1)) / 2 / 18_446_744_073_709_551_616;
}
