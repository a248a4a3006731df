import { assert } from '../../core/errors.ts';

/** Parts of the table that grow one by one: what is copied at a time stays small beside the whole. A power of two. */
const PARTS = 64;

/** A part grows by this factor when more than this share of its places is taken; linear probing stays short below it. */
const GROWTH = 1.2;
const FULL = 0.8;

const LEAST_PLACES = 64;
const TWO_32 = 4_294_967_296;
const SHARE = 1 / TWO_32;

/**
 * A set of 64-bit fingerprints, if asked for with the number under which each was added: open addressing, 8 or 12 bytes
 * a place, the two halves side by side so that a look costs one line of memory. Two states with one fingerprint count as
 * one; {@link collisionBound} says how likely that is.
 *
 * Places are in the order of the mixed fingerprints, so that a part that grows is copied from front to back. Parts begin
 * with different sizes: they become full one after another, and the table as a whole is always about as full.
 */
export class FingerprintTable {
  size = 0;
  /** Bytes that the table takes. */
  bytes = 0;
  private readonly stride: number;
  private readonly parts: Int32Array[] = [];
  private readonly places = new Int32Array(PARTS);
  private readonly left = new Int32Array(PARTS);
  /** What {@link fetch} has seen: written so that the look is not optimised away. */
  private seen = 0;

  /** @param numbered without numbers {@link add} says only whether a fingerprint was known. */
  constructor(numbered = true) {
    this.stride = numbered ? 3 : 2;
    for (let part = 0; part < PARTS; part++) {
      const places = Math.floor(LEAST_PLACES * (1 + ((GROWTH - 1) * part) / PARTS));
      this.parts.push(this.make(part, places));
    }
  }

  /**
   * Number under which the fingerprint is known (without numbers: 0), or -1 after adding it under `number`. Both halves
   * are 32-bit integers, signed or not; `number` is less than 2^32 - 1.
   * @param mixed of the fingerprint, for those who have it from {@link fetch}.
   */
  add(lo: number, hi: number, number: number, mixed = mix(lo, hi)): number {
    const high = hi | 0;
    // A place whose halves are both 0 is free; the one fingerprint that looks like that is taken for its neighbour.
    const low = (lo | 0) === 0 && high === 0 ? 1 : lo | 0;
    const { stride } = this;
    const part = mixed & (PARTS - 1);
    const cells = this.parts[part]!;
    let at = placeOf(mixed, this.places[part]!) * stride;
    for (;;) {
      const storedLow = cells[at]!;
      const storedHigh = cells[at + 1]!;
      if (storedLow === low && storedHigh === high) return stride === 3 ? cells[at + 2]! >>> 0 : 0;
      if (storedLow === 0 && storedHigh === 0) break;
      at += stride;
      if (at === cells.length) at = 0;
    }
    cells[at] = low;
    cells[at + 1] = high;
    if (stride === 3) cells[at + 2] = number;
    this.size++;
    if (--this.left[part]! < 0) this.grow(part);
    return -1;
  }

  /**
   * Looks where a fingerprint belongs, and returns it mixed. Changes nothing: several looks in a row wait for memory
   * together.
   */
  fetch(lo: number, hi: number): number {
    const mixed = mix(lo, hi);
    const part = mixed & (PARTS - 1);
    this.seen = (this.seen + this.parts[part]![placeOf(mixed, this.places[part]!) * this.stride]!) | 0;
    return mixed;
  }

  private make(part: number, places: number): Int32Array {
    const cells = new Int32Array(places * this.stride);
    this.bytes += cells.byteLength;
    this.places[part] = places;
    this.left[part] = Math.floor(places * FULL);
    return cells;
  }

  private grow(part: number): void {
    const { stride } = this;
    const old = this.parts[part]!;
    const places = Math.ceil(this.places[part]! * GROWTH);
    assert(places < TWO_32 / PARTS, 'a table of fingerprints holds up to 3 thousand million');
    const cells = this.make(part, places);
    this.bytes -= old.byteLength;
    this.parts[part] = cells;
    for (let from = 0; from < old.length; from += stride) {
      const low = old[from]!;
      const high = old[from + 1]!;
      if (low === 0 && high === 0) continue;
      let at = placeOf(mix(low, high), places) * stride;
      while (cells[at] !== 0 || cells[at + 1] !== 0) {
        at += stride;
        if (at === cells.length) at = 0;
      }
      cells[at] = low;
      cells[at + 1] = high;
      if (stride === 3) cells[at + 2] = old[from + 2]!;
      this.left[part]!--;
    }
  }
}

/** 32 bits of both halves: the lowest name the part, all of them the place in it. */
function mix(lo: number, hi: number): number {
  // As in a table, where the one fingerprint that is 0 is taken for its neighbour.
  if ((lo | hi) === 0) return mix(1, 0);
  let h = Math.imul(lo ^ Math.imul(hi, 0x9e3779b1), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return h ^ (h >>> 13);
}

/** The share of all mixed values that lies below this one, in places. */
function placeOf(mixed: number, places: number): number {
  return Math.floor((mixed >>> 0) * places * SHARE);
}

/** Upper bound of the chance that any two of `states` different states share a 64-bit fingerprint (birthday bound). */
export function collisionBound(states: number): number {
  return (states * (states - 1)) / 2 / 18_446_744_073_709_551_616;
}
