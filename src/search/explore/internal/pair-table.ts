/** Pair, value; -1 in the first place is free. */
const STRIDE = 3;

/** A map from pairs of small non-negative integers to integers: open addressing, at most half full. */
export class PairTable {
  private cells = new Int32Array(64 * STRIDE).fill(-1);
  private mask = 63;
  private size = 0;

  get bytes(): number {
    return this.cells.byteLength;
  }

  /** The value, 0 or more; -1 if there is none. */
  get(a: number, b: number): number {
    const { cells, mask } = this;
    let place = placeOf(a, b) & mask;
    for (;;) {
      const at = place * STRIDE;
      const first = cells[at]!;
      if (first === a && cells[at + 1] === b) return cells[at + 2]!;
      if (first < 0) return -1;
      place = (place + 1) & mask;
    }
  }

  /** Adds a pair that is not there. */
  add(a: number, b: number, value: number): void {
    if (this.size * 2 > this.mask) this.grow();
    let place = placeOf(a, b) & this.mask;
    while (this.cells[place * STRIDE]! >= 0) place = (place + 1) & this.mask;
    this.cells[place * STRIDE] = a;
    this.cells[place * STRIDE + 1] = b;
    this.cells[place * STRIDE + 2] = value;
    this.size++;
  }

  private grow(): void {
    const old = this.cells;
    this.mask = this.mask * 2 + 1;
    this.cells = new Int32Array((this.mask + 1) * STRIDE).fill(-1);
    this.size = 0;
    for (let at = 0; at < old.length; at += STRIDE) {
      if (old[at]! >= 0) this.add(old[at]!, old[at + 1]!, old[at + 2]!);
    }
  }
}

function placeOf(a: number, b: number): number {
  const h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77);
  return h ^ (h >>> 15);
}
