import { assert } from '../../core/errors.ts';

/** The table grows when more than this share of its places is taken; linear probing stays short below it. */
const LOAD_NUM = 3;
const LOAD_DEN = 4;

/**
 * A set of 64-bit fingerprints, if asked for with the number under which each was added: open addressing in typed arrays,
 * 8 or 12 bytes a place. Two states with one fingerprint count as one; {@link collisionBound} says how likely that is.
 */
export class FingerprintTable {
  private lo: Uint32Array;
  private hi: Uint32Array;
  /** Empty in a table without numbers. */
  private at: Uint32Array;
  private readonly numbered: boolean;
  private mask: number;
  private limit: number;
  size = 0;

  /**
   * @param capacity places to start with, rounded up to a power of two.
   * @param numbered without numbers {@link add} says only whether a fingerprint was known.
   */
  constructor(capacity = 1 << 14, numbered = true) {
    this.numbered = numbered;
    let places = 1024;
    while (places < capacity) places *= 2;
    this.lo = new Uint32Array(places);
    this.hi = new Uint32Array(places);
    this.at = new Uint32Array(numbered ? places : 0);
    this.mask = places - 1;
    this.limit = Math.floor((places / LOAD_DEN) * LOAD_NUM);
  }

  /** Bytes that the table takes. */
  get bytes(): number {
    return (this.mask + 1) * (this.numbered ? 12 : 8);
  }

  /**
   * Number under which the fingerprint is known (without numbers: 0), or -1 after adding it under `number`. Both halves
   * are unsigned 32-bit integers; `number` is less than 2^32 - 1.
   */
  add(lo: number, hi: number, number: number): number {
    // A place whose halves are both 0 is free; the one fingerprint that looks like that is taken for its neighbour.
    const low = lo === 0 && hi === 0 ? 1 : lo;
    const { lo: los, hi: his, mask } = this;
    let place = (low ^ Math.imul(hi, 0x9e3779b1)) & mask;
    for (;;) {
      const storedLow = los[place]!;
      const storedHigh = his[place]!;
      if (storedLow === low && storedHigh === hi) return this.numbered ? this.at[place]! : 0;
      if (storedLow === 0 && storedHigh === 0) break;
      place = (place + 1) & mask;
    }
    los[place] = low;
    his[place] = hi;
    if (this.numbered) this.at[place] = number;
    if (++this.size > this.limit) this.grow();
    return -1;
  }

  private grow(): void {
    const { lo, hi, at, numbered } = this;
    const places = (this.mask + 1) * 2;
    assert(places <= 1 << 30, 'a table of fingerprints holds up to 600 million');
    this.lo = new Uint32Array(places);
    this.hi = new Uint32Array(places);
    this.at = new Uint32Array(numbered ? places : 0);
    this.mask = places - 1;
    this.limit = Math.floor((places / LOAD_DEN) * LOAD_NUM);
    for (let i = 0; i < lo.length; i++) {
      const low = lo[i]!;
      const high = hi[i]!;
      if (low === 0 && high === 0) continue;
      let place = (low ^ Math.imul(high, 0x9e3779b1)) & this.mask;
      while (this.lo[place] !== 0 || this.hi[place] !== 0) place = (place + 1) & this.mask;
      this.lo[place] = low;
      this.hi[place] = high;
      if (numbered) this.at[place] = at[i]!;
    }
  }
}

/** Upper bound of the chance that any two of `states` different states share a 64-bit fingerprint (birthday bound). */
export function collisionBound(states: number): number {
  return (states * (states - 1)) / 2 / 18_446_744_073_709_551_616;
}
