/** Number of different features that can be told apart; those beyond share a number. A power of two. */
const FEATURES = 1 << 20;

/** Which features have been seen: a set of small numbers, as plain bytes. */
export class Coverage {
  readonly bits: Uint8Array;
  count = 0;

  constructor(bits: Uint8Array = new Uint8Array(FEATURES >> 3)) {
    this.bits = bits;
  }

  /** Takes over what another one has seen; counts from there. */
  restore(bits: Uint8Array): void {
    this.bits.set(bits);
    this.count = 0;
  }

  has(feature: number): boolean {
    return (this.bits[feature >>> 3]! & (1 << (feature & 7))) !== 0;
  }

  /** True if it is new. */
  add(feature: number): boolean {
    const bit = 1 << (feature & 7);
    if ((this.bits[feature >>> 3]! & bit) !== 0) return false;
    this.bits[feature >>> 3]! |= bit;
    this.count++;
    return true;
  }

  remove(feature: number): void {
    if (!this.has(feature)) return;
    this.bits[feature >>> 3]! &= ~(1 << (feature & 7));
    this.count--;
  }
}

/** A feature's number: what it is about, and four facts about it, mixed. */
export function featureOf(about: number, a: number, b: number, c: number, d: number): number {
  let h = Math.imul(about ^ 0x9e3779b9, 0x85ebca6b);
  h = Math.imul(h ^ a ^ (h >>> 15), 0xc2b2ae35);
  h = Math.imul(h ^ b ^ (h >>> 13), 0x27d4eb2f);
  h = Math.imul(h ^ c ^ (h >>> 16), 0x165667b1);
  h = Math.imul(h ^ d ^ (h >>> 15), 0x7feb352d);
  h ^= h >>> 13;
  return h & (FEATURES - 1);
}
