import * as fc from 'fast-check';
import type { Prng } from '../../core/prng.ts';

/** A generator of ours as fast-check wants it. */
class Source {
  private readonly prng: Prng;

  constructor(prng: Prng) {
    this.prng = prng;
  }

  // fast-check clones what it is given once; the draws have to come from the one generator all the same.
  clone(): this {
    return this;
  }

  next(): number {
    return this.prng.next() | 0;
  }

  getState(): readonly number[] {
    return this.prng.state();
  }
}

/** Draws one value of an arbitrary with our generator. */
export function drawValue<T>(arbitrary: fc.Arbitrary<T>, prng: Prng): T {
  return arbitrary.generate(new fc.Random(new Source(prng)), undefined).value;
}
