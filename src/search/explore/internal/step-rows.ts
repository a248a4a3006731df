import { Inconclusive } from '../../../core/errors.ts';
import { KIND_OF_STIMULUS, StimulusList } from '../../alphabet/stimulus-list.ts';
import type { Setting } from '../expansion.ts';
import { PairTable } from './pair-table.ts';
import type { Parts } from './parts.ts';

/** The model does something that cannot be learnt part by part: it has to be explored in the kernel. */
export class Unsuited extends Error {}

/** Columns of an option in a row: its position among the row's choices, what it does ({@link DOES}), two operands. */
export const OPTION_STRIDE = 4;

/**
 * What an option does: moves to the looks (of part 0, of the instance) in its operands; or has to be done in the kernel
 * because it breaks something, operands bound and option; or reaches several instances, operand its number.
 */
export const DOES = { moves: 0, inKernel: 1, reachesAll: 2 } as const;

/** Columns of a step of one instance in an act on all: look of part 0, of the instance, {@link STEP}. */
const STEP_STRIDE = 3;
export const STEP = { stays: 0, moves: 1, inKernel: 2 } as const;

/** How many rows and steps are learnt between two measurements of the memory that they take. */
const MEASURED_EVERY = 256;

/** An act on all, as a bound allows it. */
export interface ActOnAll {
  readonly bound: number;
  /** Every pair of arguments that the bound allows. */
  readonly options: readonly (readonly [arg0: number, arg1: number])[];
  /** Instances that it reaches, in the order in which they make their steps. */
  readonly reached: readonly number[];
}

/**
 * What the acts of one instance do, learnt from the kernel for each pair of looks of what is shared and of the instance:
 * in a model without clock, channels and signals a step reads and writes nothing else.
 */
export class StepRows {
  /**
   * Rows one after another, {@link row} says where each begins: bits of the acts on all that the instance would look at,
   * number of choices (acts on all not counted), number of options; then the options.
   */
  cells = new Int32Array(1 << 12);
  /** Steps in acts on all, one after another; {@link step} says where each lies. */
  steps = new Int32Array(1 << 10);
  /** Rows and steps learnt so far. */
  learnt = 0;
  /** Bytes in use, as they were measured last. */
  bytes = 0;
  readonly onAll: readonly ActOnAll[];
  private readonly setting: Setting;
  private readonly parts: Parts;
  private length = 0;
  private stepsLength = 0;
  private readonly rows: readonly PairTable[];
  /** By act on all, option and instance. */
  private readonly stepTables: readonly (readonly (readonly PairTable[])[])[];
  /** By instance: its bounds, in order. */
  private readonly bounds: readonly (readonly number[])[];
  private readonly allOf: ReadonlyMap<number, number>;
  private readonly list = new StimulusList();
  private readonly vector: Float64Array;
  private readonly budget: Int32Array;
  private readonly spends = new PairTable();

  constructor(setting: Setting, parts: Parts) {
    this.setting = setting;
    this.parts = parts;
    const { kernel, alphabet, root, rootBudget } = setting;
    const { instances } = kernel.model;
    const { acts } = alphabet.bounds;
    this.onAll = acts.flatMap(({ all, first, second }, bound) => {
      if (!all) return [];
      const options = first.flatMap((a) => second.map((b) => [a, b] as const));
      return [{ bound, options, reached: alphabet.reachedBy(bound) }];
    });
    this.allOf = new Map(this.onAll.map(({ bound }, i) => [bound, i]));
    this.rows = instances.map(() => new PairTable());
    this.stepTables = this.onAll.map(({ options }) => options.map(() => instances.map(() => new PairTable())));
    this.bounds = instances.map(({ index }) => acts.flatMap(({ instance }, i) => (instance === index ? [i] : [])));
    this.vector = root.slice();
    this.budget = rootBudget.slice();
  }

  private learn(): void {
    this.learnt++;
    if (this.learnt % MEASURED_EVERY !== 0) return;
    const tables = [...this.rows, ...this.stepTables.flat(2)];
    this.bytes = tables.reduce((sum, { bytes }) => sum + bytes, this.cells.byteLength + this.steps.byteLength);
  }

  /** Where in {@link cells} the row of an instance begins, part 0 and its own looking as they do. */
  row(instance: number, shared: number, own: number): number {
    const known = this.rows[instance]!.get(shared, own);
    return known >= 0 ? known : this.learnRow(instance, shared, own);
  }

  /** Where in {@link steps} the step lies that an instance makes in an option of an act on all. */
  step(all: number, option: number, instance: number, shared: number, own: number): number {
    const known = this.stepTables[all]![option]![instance]!.get(shared, own);
    return known >= 0 ? known : this.learnStep(all, option, instance, shared, own);
  }

  /** The look of part 0 once an act on all was taken from its budget. */
  spent(all: number, shared: number): number {
    const { alphabet } = this.setting;
    const { bound } = this.onAll[all]!;
    if (alphabet.bounds.acts[bound]!.times < 0) return shared;
    const known = this.spends.get(all, shared);
    if (known >= 0) return known;
    this.enter(0, shared, 0);
    if (alphabet.budget[bound]! > 0) alphabet.budget[bound]!--;
    const id = this.parts.idOf(0);
    this.spends.add(all, shared, id);
    return id;
  }

  private learnRow(instance: number, shared: number, own: number): number {
    const { alphabet } = this.setting;
    const { acts } = alphabet.bounds;
    const options: number[] = [];
    let looksAt = 0;
    let choices = 0;
    this.enter(instance, shared, own);
    this.onAll.forEach(({ bound, reached }, all) => {
      if (reached.includes(instance) && alphabet.reacts(instance, acts[bound]!.act)) looksAt |= 1 << all;
    });
    for (const bound of this.bounds[instance]!) {
      this.enter(instance, shared, own);
      if (alphabet.budget[bound] === 0) continue;
      const all = this.allOf.get(bound);
      if (all !== undefined) {
        options.push(choices, DOES.reachesAll, all, 0);
        continue;
      }
      const { act, first, second } = acts[bound]!;
      if (!alphabet.reacts(instance, act)) continue;
      for (const a of first) {
        for (const b of second) {
          this.learnOption(instance, [shared, own], [bound, a, b], options, choices);
          choices++;
        }
      }
    }
    const at = this.length;
    const count = options.length / OPTION_STRIDE;
    this.cells = atLeast(this.cells, at + 3 + options.length);
    this.cells.set([looksAt, choices, count, ...options], at);
    this.length += 3 + options.length;
    this.rows[instance]!.add(shared, own, at);
    this.learn();
    return at;
  }

  private learnOption(
    instance: number,
    [shared, own]: readonly [number, number],
    [bound, a, b]: readonly [number, number, number],
    options: number[],
    choice: number,
  ): void {
    const { alphabet } = this.setting;
    const { act, second, first } = alphabet.bounds.acts[bound]!;
    this.enter(instance, shared, own);
    this.list.clear();
    this.list.add(KIND_OF_STIMULUS.act, instance, act, a, b, bound);
    const does = this.attempt(() => alphabet.apply(this.list, 0));
    if (does === STEP.stays) return;
    if (does === STEP.inKernel) {
      options.push(choice, DOES.inKernel, bound, first.indexOf(a) * second.length + second.indexOf(b));
      return;
    }
    options.push(choice, DOES.moves, ...this.after(instance, shared, own));
  }

  private learnStep(all: number, option: number, instance: number, shared: number, own: number): number {
    const { kernel, alphabet } = this.setting;
    const { bound, options } = this.onAll[all]!;
    const [arg0, arg1] = options[option]!;
    this.enter(instance, shared, own);
    const does = this.attempt(() => kernel.actAlone(instance, alphabet.bounds.acts[bound]!.act, arg0, arg1));
    const [first, second] = does === STEP.inKernel ? [shared, own] : this.after(instance, shared, own);
    const at = this.stepsLength;
    this.steps = atLeast(this.steps, at + STEP_STRIDE);
    this.steps.set([first, second, does], at);
    this.stepsLength += STEP_STRIDE;
    this.stepTables[all]![option]![instance]!.add(shared, own, at);
    this.learn();
    return at;
  }

  private attempt(act: () => boolean): number {
    const { findings } = this.setting;
    findings.clear();
    try {
      const moved = act();
      const isClean = findings.root === null && findings.brokenRules.length === 0;
      return !isClean ? STEP.inKernel : moved ? STEP.moves : STEP.stays;
    } catch (error) {
      if (!(error instanceof Inconclusive)) throw error;
      return STEP.inKernel;
    } finally {
      findings.clear();
    }
  }

  /** Puts the kernel into a state in which these two parts look like this. */
  private enter(instance: number, shared: number, own: number): void {
    const { kernel, alphabet } = this.setting;
    this.parts.write(0, shared, this.vector, this.budget);
    this.parts.write(instance + 1, own, this.vector, this.budget);
    kernel.world.restore(this.vector);
    alphabet.budget.set(this.budget);
  }

  /** How the two parts look after a step of the instance, which must have changed nothing else. */
  private after(instance: number, shared: number, own: number): readonly [shared: number, own: number] {
    const { parts, vector, budget, setting } = this;
    const { world } = setting.kernel;
    if (world.pending > 0) throw new Unsuited();
    const sharedStays = parts.isStill(0, shared);
    const ownStays = parts.isStill(instance + 1, own);
    if (sharedStays && ownStays) {
      this.requireElse(world.cells);
      return [shared, own];
    }
    const cells = world.cells.slice();
    const left = setting.alphabet.budget.slice();
    const first = sharedStays ? shared : parts.idOf(0);
    if (!ownStays && !sharedStays) {
      world.restore(cells);
      setting.alphabet.budget.set(left);
    }
    const second = ownStays ? own : parts.idOf(instance + 1);
    // What differs now is what was learnt: the rest has to be as it was.
    parts.write(0, first, vector, budget);
    parts.write(instance + 1, second, vector, budget);
    this.requireElse(cells);
    return [first, second];
  }

  /** What a fingerprint counts has to be in the kernel as it is in the vector that was entered. */
  private requireElse(cells: Float64Array): void {
    const { vector, setting } = this;
    const { hashing, queue } = setting.kernel.world.layout;
    for (let at = 0; at < queue; at++) if (hashing[at] !== 0 && cells[at] !== vector[at]) throw new Unsuited();
  }
}

function atLeast(cells: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  if (length <= cells.length) return cells;
  const larger = new Int32Array(Math.max(cells.length * 2, length));
  larger.set(cells);
  return larger;
}
