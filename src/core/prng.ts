import { assert } from './errors.ts';
import { sha256Words, type Words128 } from './hash.ts';

/** The whole state of a generator: four unsigned 32-bit words, not all zero. */
export type PrngState = Words128;

/**
 * 128 bits of seed for draw `index` of `round` in a named stream of a run. The parts are hashed as one JSON list, so
 * that no two different lists share a text ("a", "bc" and "ab", "c" differ) and neighbouring seeds are unrelated.
 * The integer 7 and the text "7" are the same seed: a command line cannot tell them apart.
 */
export function seedFrom(seed: string | number, stream: string, round = 0, index = 0): PrngState {
  assert(typeof seed === 'string' || Number.isSafeInteger(seed), 'a seed is a text or a safe integer');
  assert(Number.isSafeInteger(round) && Number.isSafeInteger(index), 'round and index are safe integers');
  // Two streams take turns for many draws: what the draws of each have in common is written once.
  if (seed !== last.seed || stream !== last.stream || round !== last.round) {
    [last, before] = [before, last];
    if (seed !== last.seed || stream !== last.stream || round !== last.round) {
      const common = JSON.stringify(['fenproof-seed', 1, String(seed), stream, round]);
      last = { seed, stream, round, text: `${common.slice(0, -1)},` };
    }
  }
  return sha256Words(`${last.text}${index === 0 ? '0' : String(index)}]`);
}

/** The beginning of the text that is hashed for a stream. */
interface Beginning {
  readonly seed: string | number;
  readonly stream: string;
  readonly round: number;
  readonly text: string;
}

const none: Beginning = { seed: '', stream: '', round: -1, text: '' };
let last = none;
let before = none;

/**
 * Seeded generator of integers: xoshiro128** 1.1 (Blackman and Vigna, "Scrambled Linear Pseudorandom Number
 * Generators", 2018), in 32-bit integer arithmetic only, so that every machine draws the same. Its outputs are part of
 * what a seed means: changing them changes every recorded run.
 */
export class Prng {
  #a = 0;
  #b = 0;
  #c = 0;
  #d = 0;

  constructor(state: PrngState) {
    this.restore(state);
  }

  /** A generator for draw `index` of `round` in the named stream; see {@link seedFrom}. */
  static from(seed: string | number, stream: string, round = 0, index = 0): Prng {
    return new Prng(seedFrom(seed, stream, round, index));
  }

  /** The state now; {@link restore} continues from it. */
  state(): PrngState {
    return [this.#a >>> 0, this.#b >>> 0, this.#c >>> 0, this.#d >>> 0];
  }

  /** Continues from a state that {@link state} gave. */
  restore(state: PrngState): void {
    const [a, b, c, d] = state;
    assert((a | b | c | d) !== 0, 'the all-zero state draws nothing but zeros');
    this.#a = a | 0;
    this.#b = b | 0;
    this.#c = c | 0;
    this.#d = d | 0;
  }

  /** The next 32 bits as an unsigned integer, 0 to 4,294,967,295. */
  next(): number {
    const b = this.#b;
    const x = Math.imul(b, 5);
    const output = Math.imul((x << 7) | (x >>> 25), 9);
    const c = this.#c ^ this.#a;
    const d = this.#d ^ b;
    this.#b = b ^ c;
    this.#a ^= d;
    this.#c = c ^ (b << 9);
    this.#d = (d << 11) | (d >>> 21);
    return output >>> 0;
  }

  /**
   * An integer from 0 (inclusive) to `bound` (exclusive), every one equally likely: draws outside are thrown away
   * instead of being folded back by a remainder. `bound` is a safe integer of at least 1.
   */
  int(bound: number): number {
    // Constant messages: a template would be built at every draw.
    assert(Number.isSafeInteger(bound) && bound >= 1, 'a bound is a positive safe integer');
    // Also what keeps clz32 below 32 in the next branch.
    if (bound === 1) return 0;
    if (bound <= 0x1_0000_0000) {
      const shift = Math.clz32(bound - 1);
      for (;;) {
        const draw = this.next() >>> shift;
        if (draw < bound) return draw;
      }
    }
    const shift = Math.clz32(Math.floor((bound - 1) / 0x1_0000_0000));
    for (;;) {
      const high = this.next() >>> shift;
      const draw = high * 0x1_0000_0000 + this.next();
      if (draw < bound) return draw;
    }
  }

  /** An integer from `low` to `high`, both inclusive. */
  between(low: number, high: number): number {
    assert(Number.isSafeInteger(low) && low <= high, 'a range has a lowest integer and is not empty');
    return low + this.int(high - low + 1);
  }

  /** True in exactly `num` of `den` cases. 0 <= num <= den. */
  chance(num: number, den: number): boolean {
    assert(num >= 0 && num <= den, 'a chance lies between none and certain');
    return this.int(den) < num;
  }

  /** One item of a list that is not empty, every one equally likely. */
  pick<T>(items: readonly T[]): T {
    return items[this.int(items.length)]!;
  }
}
