/** Slots that a set begins with; a power of two. */
const SLOTS = 1 << 10;

/**
 * A set of numbers that only grows, in one typed array: a look takes one access to memory where a `Set` of numbers beyond
 * 31 bits takes several. What comes when it is full is not taken in.
 */
export class NumberSet {
  private slots = new Float64Array(SLOTS);
  private count = 0;
  private hasZero = false;
  private readonly most: number;

  /** @param most how many numbers it holds at most; zero does not count. */
  constructor(most: number) {
    this.most = most;
  }

  /** Numbers are safe integers, not negative. */
  has(number: number): boolean {
    return number === 0 ? this.hasZero : this.slots[this.slotOf(number)] === number;
  }

  add(number: number): void {
    if (number === 0) {
      this.hasZero = true;
      return;
    }
    if (this.count >= this.most) return;
    const slot = this.slotOf(number);
    if (this.slots[slot] === number) return;
    this.slots[slot] = number;
    this.count++;
    if (this.count * 2 > this.slots.length) this.grow();
  }

  /** Where a number lies, or would. */
  private slotOf(number: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = (Math.imul(number | 0, 0x9e3779b1) ^ Math.floor(number / 0x1_0000_0000)) & mask;
    while (slots[slot] !== 0 && slots[slot] !== number) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new Float64Array(before.length * 2);
    for (const number of before) if (number !== 0) this.slots[this.slotOf(number)] = number;
  }
}
