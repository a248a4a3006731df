import type { Kernel } from '../../../simulation/kernel.ts';
import { INSTANCE, NOW, SKIP } from '../../../simulation/state/layout.ts';
import type { Alphabet } from '../../alphabet/alphabet.ts';
import type { Setting } from '../expansion.ts';
import type { StateHasher } from '../state-hasher.ts';

/** First cells of the vector: the clock, and what counts the queue. */
const HEAD = 4;

/** What one part of a state looks like, each look under a number: cells of the vector, then what is left of budgets. */
interface Part {
  readonly cells: Int32Array;
  readonly budget: Int32Array;
  readonly looks: Float64Array[];
  readonly ids: Map<string, number>;
  /** What the looks add to the sums of the blocks that the part belongs to, side by side; see `StateHasher.sum`. */
  lo: Int32Array;
  hi: Int32Array;
}

/**
 * States taken apart: part 0 is what all instances share (balances, claims, shared fields), part `i + 1` what instance
 * `i` remembers. Each part of a model looks one of few ways, so a state is a handful of small numbers.
 */
export class Parts {
  readonly count: number;
  /** Blocks of the symmetry, the shared one included: how many sums part 0 has. */
  readonly blocks: number;
  /** By part but the first: its one block. */
  readonly blockOf: Int32Array;
  bytes = 0;
  private readonly kernel: Kernel;
  private readonly alphabet: Alphabet;
  private readonly hasher: StateHasher;
  private readonly parts: readonly Part[];
  private readonly zero: Float64Array;

  constructor({ kernel, alphabet, hasher, symmetry, root }: Setting) {
    this.kernel = kernel;
    this.alphabet = alphabet;
    this.hasher = hasher;
    const { layout } = kernel.world;
    const { instances } = layout;
    this.count = instances.length + 1;
    this.blocks = hasher.blockLo.length;
    this.blockOf = Int32Array.from([0, ...symmetry.instances.block]);
    const owner = new Int32Array(layout.queue);
    instances.forEach(({ base, end }, i) => owner.fill(i + 1, base, end));
    const cells = Array.from({ length: this.count }, (): number[] => []);
    const counts = new Set(instances.map(({ base }) => base + INSTANCE.taint));
    // What no fingerprint counts is nobody's to read: steps are counted for reports.
    for (let at = HEAD; at < layout.queue; at++) {
      if (layout.hashing[at] !== SKIP || counts.has(at)) cells[owner[at]!]!.push(at);
    }
    const budget = Array.from({ length: this.count }, (): number[] => []);
    alphabet.cellInstance.forEach((instance, at) => budget[instance + 1]!.push(at));
    this.parts = cells.map((list, part) => ({
      cells: Int32Array.from(list),
      budget: Int32Array.from(budget[part]!),
      looks: [],
      ids: new Map(),
      lo: new Int32Array(16),
      hi: new Int32Array(16),
    }));
    this.zero = new Float64Array(layout.queue);
    this.zero[NOW] = root[NOW]!;
  }

  /** Sums of the looks of a part, one or (part 0) {@link blocks} for each; replaced when a look is added. */
  lo(part: number): Int32Array {
    return this.parts[part]!.lo;
  }

  hi(part: number): Int32Array {
    return this.parts[part]!.hi;
  }

  looks(part: number): number {
    return this.parts[part]!.looks.length;
  }

  /** Writes a look of a part into a state vector and a budget. */
  write(part: number, id: number, vector: Float64Array, left: Int32Array): void {
    const { cells, budget, looks } = this.parts[part]!;
    const look = looks[id]!;
    for (let i = 0; i < cells.length; i++) vector[cells[i]!] = look[i]!;
    for (let i = 0; i < budget.length; i++) left[budget[i]!] = look[cells.length + i]!;
  }

  /** Does the part look the same in the world as in this look? */
  isStill(part: number, id: number): boolean {
    const { cells, budget, looks } = this.parts[part]!;
    const { cells: vector } = this.kernel.world;
    const left = this.alphabet.budget;
    const look = looks[id]!;
    for (let i = 0; i < cells.length; i++) if (vector[cells[i]!] !== look[i]) return false;
    for (let i = 0; i < budget.length; i++) if (left[budget[i]!] !== look[cells.length + i]) return false;
    return true;
  }

  /** Number of the look that the part has in the world. Leaves the world in no state in particular if the look is new. */
  idOf(part: number): number {
    const { cells, budget, looks, ids } = this.parts[part]!;
    const { cells: vector } = this.kernel.world;
    const left = this.alphabet.budget;
    const look = new Float64Array(cells.length + budget.length);
    for (let i = 0; i < cells.length; i++) look[i] = vector[cells[i]!]!;
    for (let i = 0; i < budget.length; i++) look[cells.length + i] = left[budget[i]!]!;
    const key = look.join();
    const known = ids.get(key);
    if (known !== undefined) return known;
    const id = looks.length;
    looks.push(look);
    ids.set(key, id);
    this.bytes += look.byteLength + key.length + 200;
    this.addSums(part, id);
    return id;
  }

  /** What a look adds to the sums: those of a world in which nothing else is anything but zero. */
  private addSums(part: number, id: number): void {
    const { hasher, kernel, alphabet, blocks } = this;
    const { parts, zero } = this;
    const one = parts[part]!;
    const stride = part === 0 ? blocks : 1;
    if ((id + 1) * stride > one.lo.length) {
      one.lo = doubled(one.lo, (id + 1) * stride);
      one.hi = doubled(one.hi, (id + 1) * stride);
    }
    const vector = zero.slice();
    const left = new Int32Array(alphabet.budget.length);
    this.write(part, id, vector, left);
    kernel.world.restore(vector);
    alphabet.budget.set(left);
    hasher.sum();
    for (let block = 0; block < stride; block++) {
      one.lo[id * stride + block] = hasher.blockLo[part === 0 ? block : this.blockOf[part]!]!;
      one.hi[id * stride + block] = hasher.blockHi[part === 0 ? block : this.blockOf[part]!]!;
    }
  }
}

function doubled(old: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(old.length * 2, least));
  larger.set(old);
  return larger;
}
