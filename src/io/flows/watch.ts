/*
 * What a user's code is doing, in memory that the thread which does it shares with one that watches. A function that
 * does not return can only be seen from outside.
 */

/** Cells of one thread. */
const CELLS = 2;
const CALL = 0;
const COUNT = 1;

/** Threads of one command at most: the command's own and the workers of a search. */
const THREADS = 80;

/** Code of a call that loads flows; functions have the codes from 2 on. */
export const LOADING = 1;

/** Memory for all threads of a command. Cell 0 counts the threads. */
export function watchMemory(): SharedArrayBuffer {
  return new SharedArrayBuffer(4 * (1 + THREADS * CELLS));
}

/** The side of the thread that runs a user's code. */
export class Watch {
  /** True while a user's code runs: then the clock and chance are out of bounds. */
  inside = false;
  private readonly cells: Int32Array;
  private readonly base: number;
  private count = 0;

  constructor(memory: SharedArrayBuffer) {
    this.cells = new Int32Array(memory);
    this.base = 1 + Atomics.add(this.cells, 0, 1) * CELLS;
  }

  enter(call: number): void {
    this.inside = true;
    this.count = (this.count + 1) | 0;
    this.cells[this.base + COUNT] = this.count;
    this.cells[this.base + CALL] = call;
  }

  leave(): void {
    this.inside = false;
    this.cells[this.base + CALL] = 0;
  }
}

/** The side that looks on. */
export class Watcher {
  private readonly cells: Int32Array;
  private readonly since = new Map<number, { readonly count: number; readonly at: number }>();

  constructor(memory: SharedArrayBuffer) {
    this.cells = new Int32Array(memory);
  }

  /** Code of a call that has been under way for longer than `limit`, or 0. `now` and `limit` in milliseconds. */
  overdue(now: number, limit: number): number {
    for (let thread = 0; thread < Atomics.load(this.cells, 0); thread++) {
      const call = Atomics.load(this.cells, 1 + thread * CELLS + CALL);
      const count = Atomics.load(this.cells, 1 + thread * CELLS + COUNT);
      const seen = this.since.get(thread);
      if (call === 0) this.since.delete(thread);
      else if (seen?.count !== count) this.since.set(thread, { count, at: now });
      else if (now - seen.at > limit) return call;
    }
    return 0;
  }
}

/** How the thread that this runs in is watched. */
interface ThreadWatch {
  readonly watch: Watch;
  readonly memory: SharedArrayBuffer;
  /** Learns the names of functions by their codes. */
  readonly named: (names: readonly string[]) => void;
}

let thread: ThreadWatch | undefined;

/** Tells this thread into which memory to write what it is doing. Once, before any flow is loaded. */
export function watchThread(memory: SharedArrayBuffer, named: ThreadWatch['named'] = () => undefined): void {
  thread = { watch: new Watch(memory), memory, named };
}

/** How this thread is watched; by nobody, if it was not told. */
export function threadWatch(): ThreadWatch {
  if (thread === undefined) watchThread(watchMemory());
  return thread!;
}
