/** Beyond the number of any part. */
const NO_MORE = 1 << 30;

/**
 * Whose turn the next part of a round is, in memory that all threads share: each takes a part when it has done the one
 * before, and none waits until it is sent something.
 */
export class Turns {
  readonly memory: SharedArrayBuffer;
  private readonly next: Int32Array;

  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.next = new Int32Array(memory);
  }

  /** A round begins; nobody is in the one before any more. */
  begin(): void {
    Atomics.store(this.next, 0, 0);
  }

  /** The next of so many parts, which nobody else gets; -1 if there is none. */
  take(parts: number): number {
    const part = Atomics.add(this.next, 0, 1);
    return part < parts ? part : -1;
  }

  /** Have all of so many parts been taken? */
  areOver(parts: number): boolean {
    return Atomics.load(this.next, 0) >= parts;
  }

  /** Nothing more is taken of this round. */
  stop(): void {
    Atomics.store(this.next, 0, NO_MORE);
  }
}
