import type { Kernel } from '../../simulation/kernel.ts';
import type { StepWitness } from '../../simulation/stepper.ts';
import type { Machine } from '../../simulation/machines.ts';

/** Transitions taken, one bit per leaf of each flow type. Plain data; equal lengths within a model. */
export type LeafSet = Uint32Array;

/** Told about every macrostep: instance, its flow type, configuration before, event, leaf (-1: ignored). */
export type StepListener = (instance: number, flow: number, configuration: number, event: number, leaf: number) => void;

/** Keeps which transitions each instance has taken since the start of a run. */
export class Tracker implements StepWitness {
  /** Set right after the kernel is made; the kernel's first steps are not tracked. */
  kernel: Kernel | null = null;
  listener: StepListener | null = null;
  /** Number of the first bit of each flow type. */
  private readonly offsets: number[] = [];
  private readonly words: number;
  private readonly taken: Uint32Array;
  private readonly isDirty: Uint8Array;

  constructor(machines: readonly Machine[], instances: number) {
    let bits = 0;
    for (const { tables } of machines) {
      this.offsets.push(bits);
      bits += tables.leafTarget.length;
    }
    this.words = Math.ceil(bits / 32);
    this.taken = new Uint32Array(this.words * instances);
    this.isDirty = new Uint8Array(instances);
  }

  stepped(flow: number, configuration: number, event: number, leaf: number): void {
    const { kernel } = this;
    if (kernel === null || event < 0) return;
    const instance = kernel.current;
    this.listener?.(instance, flow, configuration, event, leaf);
    if (leaf < 0) return;
    const bit = this.offsets[flow]! + leaf;
    const at = instance * this.words + (bit >>> 5);
    this.taken[at] = this.taken[at]! | (1 << (bit & 31));
    this.isDirty[instance] = 1;
  }

  /** Forgets everything: a new run begins. */
  reset(): void {
    for (let i = 0; i < this.isDirty.length; i++) {
      if (this.isDirty[i] === 0) continue;
      this.isDirty[i] = 0;
      this.taken.fill(0, i * this.words, (i + 1) * this.words);
    }
  }

  /** Writes down what all instances have taken. */
  save(into: number[]): void {
    const { isDirty, taken, words } = this;
    for (let i = 0; i < isDirty.length; i++) {
      into.push(isDirty[i]!);
      if (isDirty[i] === 1) for (let w = i * words; w < (i + 1) * words; w++) into.push(taken[w]! | 0);
    }
  }

  /** Reads from `at` on, right after a {@link reset}, what {@link save} wrote; returns where it ends. */
  load(from: Int32Array, at: number): number {
    const { isDirty, taken, words } = this;
    let next = at;
    for (let i = 0; i < isDirty.length; i++) {
      isDirty[i] = from[next++]!;
      if (isDirty[i] === 1) for (let w = i * words; w < (i + 1) * words; w++) taken[w] = from[next++]!;
    }
    return next;
  }

  /** What these instances have taken together. */
  leaves(instances: readonly number[]): LeafSet {
    const result = new Uint32Array(this.words);
    for (const instance of instances) {
      for (let w = 0; w < this.words; w++) result[w] = result[w]! | this.taken[instance * this.words + w]!;
    }
    return result;
  }
}
