import { Inconclusive, InputError, assert } from '../../core/errors.ts';
import { KIND_OF_STIMULUS, StimulusList } from '../alphabet/stimulus-list.ts';
import { ByteQueue, ChunkPool } from './byte-queue.ts';
import type { Expansion, Setting } from './expansion.ts';
import { Parts } from './internal/parts.ts';
import { DOES, OPTION_STRIDE, STEP, StepRows, Unsuited } from './internal/step-rows.ts';

/** Where more is learnt than this and more than there are states, nothing repeats: the kernel is faster. */
const LEARNT_IN_VAIN = 1 << 16;

/** Of every so many states one is expanded in the kernel as well, and of the first ones each. */
const COMPARED_FIRST = 64;
const COMPARED_EVERY = 1 << 14;

/**
 * Columns of a successor: fingerprint, choice, what has to be done in the kernel (bound plus 1, or 0; option), and the
 * fingerprint mixed.
 */
const SUCCESSOR = { lo: 0, hi: 1, choice: 2, bound: 3, option: 4, mixed: 5 } as const;
const SUCCESSOR_HEAD = 6;

/**
 * Expands states by tables of what acts do, learnt from the kernel the first time that two parts of a state look as they
 * do. What breaks something is done in the kernel, and now and then a state is expanded there as well and compared.
 */
export class TableExpansion implements Expansion {
  private readonly setting: Setting;
  private readonly parts: Parts;
  private readonly rows: StepRows;
  private readonly pool = new ChunkPool();
  private current = new ByteQueue(this.pool);
  private next = new ByteQueue(this.pool);
  private left = 0;
  private found = 0;
  /** Looks of the parts of the state that is expanded, where its rows begin, and sums of its blocks. */
  private readonly ids: Int32Array;
  private readonly rowAt: Int32Array;
  private readonly sumLo: Int32Array;
  private readonly sumHi: Int32Array;
  /** Successors of a state: {@link SUCCESSOR}, then the looks of the parts. */
  private readonly stride: number;
  private successors: Int32Array;
  private count = 0;
  private readonly scratch: Int32Array;
  private readonly one = new StimulusList();

  constructor(setting: Setting) {
    this.setting = setting;
    this.parts = new Parts(setting);
    this.rows = new StepRows(setting, this.parts);
    const { count, blocks } = this.parts;
    this.ids = new Int32Array(count);
    this.scratch = new Int32Array(count);
    this.rowAt = new Int32Array(count - 1);
    this.sumLo = new Int32Array(blocks);
    this.sumHi = new Int32Array(blocks);
    this.stride = SUCCESSOR_HEAD + count;
    this.successors = new Int32Array(64 * this.stride);
  }

  get hasMore(): boolean {
    return this.left > 0;
  }

  get waiting(): number {
    return this.left + this.found;
  }

  get bytes(): number {
    return this.pool.bytes + this.parts.bytes + this.rows.bytes;
  }

  begin(): void {
    this.readWorld(this.ids);
    this.write(this.current, this.ids, 0);
    this.left = 1;
  }

  turn(): boolean {
    if (this.found === 0) return false;
    const { current } = this;
    this.current = this.next;
    this.next = current;
    this.next.clear();
    this.left = this.found;
    this.found = 0;
    return true;
  }

  expand(): void {
    const { current, ids, parts, rows } = this;
    const { discoveries, endings } = this.setting;
    const { table } = discoveries;
    const state = discoveries.expanded;
    if (rows.learnt > LEARNT_IN_VAIN && rows.learnt > state) throw new Unsuited();
    this.left--;
    current.beginReading();
    for (let part = 0; part < parts.count; part++) ids[part] = current.take();
    this.sum();
    const choices = this.listSuccessors();
    if (state < COMPARED_FIRST || state % COMPARED_EVERY === 0) this.compare(choices);
    const { successors, count, stride } = this;
    const end = count * stride;
    for (let at = 0; at < end; at += stride) {
      successors[at + SUCCESSOR.mixed] = table.fetch(successors[at + SUCCESSOR.lo]!, successors[at + SUCCESSOR.hi]!);
    }
    for (let at = 0; at < end; at += stride) {
      if (successors[at + SUCCESSOR.bound] !== 0) {
        this.inKernel(state, at);
        continue;
      }
      discoveries.transitions++;
      const lo = successors[at + SUCCESSOR.lo]!;
      const hi = successors[at + SUCCESSOR.hi]!;
      const mixed = successors[at + SUCCESSOR.mixed]!;
      if (discoveries.state(lo, hi, state, successors[at + SUCCESSOR.choice]!, mixed) >= 0) continue;
      this.found++;
      this.write(this.next, successors, at + SUCCESSOR_HEAD);
    }
    if (choices === 0) {
      this.enter();
      endings.end(state);
    }
    discoveries.expanded++;
  }

  /** Fills {@link successors} with what can come of the state. Returns the number of its possible stimuli. */
  private listSuccessors(): number {
    const { ids, rows, rowAt, parts } = this;
    this.count = 0;
    const instances = parts.count - 1;
    let looksAt = 0;
    for (let i = 0; i < instances; i++) {
      const at = rows.row(i, ids[0]!, ids[i + 1]!);
      rowAt[i] = at;
      looksAt |= rows.cells[at]!;
    }
    let base = 0;
    for (let i = 0; i < instances; i++) {
      const { cells } = rows;
      const row = rowAt[i]!;
      const end = row + 3 + cells[row + 2]! * OPTION_STRIDE;
      for (let at = row + 3; at < end; at += OPTION_STRIDE) {
        const does = cells[at + 1]!;
        if (does === DOES.moves) this.addMove(base + cells[at]!, i, cells[at + 2]!, cells[at + 3]!);
        else if (does === DOES.inKernel) this.addInKernel(base + cells[at]!, cells[at + 2]!, cells[at + 3]!);
        else if ((looksAt & (1 << cells[at + 2]!)) !== 0) base += this.addOnAll(base + cells[at]!, cells[at + 2]!);
      }
      base += cells[row + 1]!;
    }
    return base;
  }

  /** One instance moves: the sums change by what its part and the shared one add. */
  private addMove(choice: number, instance: number, shared: number, own: number): void {
    const { ids } = this;
    const part = instance + 1;
    const at = this.reserve();
    this.beginSums();
    this.exchange(part, ids[part]!, own);
    if (shared !== ids[0]) this.exchangeShared(ids[0]!, shared);
    this.combine(at);
    const into = this.successors;
    into[at + SUCCESSOR.choice] = choice;
    into[at + SUCCESSOR.bound] = 0;
    for (let i = 0; i < ids.length; i++) into[at + SUCCESSOR_HEAD + i] = ids[i]!;
    into[at + SUCCESSOR_HEAD] = shared;
    into[at + SUCCESSOR_HEAD + part] = own;
  }

  /** Every option of an act on all, one step after another. Returns how many there are. */
  private addOnAll(choice: number, all: number): number {
    const { ids, rows, scratch } = this;
    const { options, reached, bound } = rows.onAll[all]!;
    for (let option = 0; option < options.length; option++) {
      for (let i = 1; i < ids.length; i++) scratch[i] = ids[i]!;
      scratch[0] = rows.spent(all, ids[0]!);
      let does: number = STEP.stays;
      for (let i = 0; i < reached.length && does !== STEP.inKernel; i++) {
        const part = reached[i]! + 1;
        const at = rows.step(all, option, reached[i]!, scratch[0], scratch[part]!);
        const { steps } = rows;
        scratch[0] = steps[at]!;
        scratch[part] = steps[at + 1]!;
        if (steps[at + 2]! > does) does = steps[at + 2]!;
      }
      if (does === STEP.stays) continue;
      if (does === STEP.inKernel) {
        this.addInKernel(choice + option, bound, option);
        continue;
      }
      const at = this.reserve();
      this.beginSums();
      for (let i = 0; i < reached.length; i++) {
        const part = reached[i]! + 1;
        if (scratch[part] !== ids[part]) this.exchange(part, ids[part]!, scratch[part]!);
      }
      if (scratch[0] !== ids[0]) this.exchangeShared(ids[0]!, scratch[0]);
      this.combine(at);
      const into = this.successors;
      into[at + SUCCESSOR.choice] = choice + option;
      into[at + SUCCESSOR.bound] = 0;
      for (let i = 0; i < ids.length; i++) into[at + SUCCESSOR_HEAD + i] = scratch[i]!;
    }
    return options.length;
  }

  private addInKernel(choice: number, bound: number, option: number): void {
    const at = this.reserve();
    const into = this.successors;
    into[at + SUCCESSOR.lo] = 0;
    into[at + SUCCESSOR.hi] = 0;
    into[at + SUCCESSOR.choice] = choice;
    into[at + SUCCESSOR.bound] = bound + 1;
    into[at + SUCCESSOR.option] = option;
  }

  /** Room for one more successor. */
  private reserve(): number {
    const at = this.count * this.stride;
    if (at + this.stride > this.successors.length) {
      const larger = new Int32Array(this.successors.length * 2);
      larger.set(this.successors);
      this.successors = larger;
    }
    this.count++;
    return at;
  }

  /** Sums of the blocks of the state that is expanded. */
  private sum(): void {
    const { ids, parts, sumLo, sumHi } = this;
    const { blocks, blockOf } = parts;
    for (let block = 0; block < blocks; block++) {
      sumLo[block] = parts.lo(0)[ids[0]! * blocks + block]!;
      sumHi[block] = parts.hi(0)[ids[0]! * blocks + block]!;
    }
    for (let part = 1; part < ids.length; part++) {
      const block = blockOf[part]!;
      sumLo[block] = sumLo[block]! + parts.lo(part)[ids[part]!]!;
      sumHi[block] = sumHi[block]! + parts.hi(part)[ids[part]!]!;
    }
  }

  /** The sums of the hasher become those of the state that is expanded. */
  private beginSums(): void {
    const { sumLo, sumHi } = this;
    const { blockLo, blockHi } = this.setting.hasher;
    for (let block = 0; block < sumLo.length; block++) {
      blockLo[block] = sumLo[block]!;
      blockHi[block] = sumHi[block]!;
    }
  }

  /** In the sums of the hasher, the part of an instance looks otherwise. */
  private exchange(part: number, from: number, to: number): void {
    const { parts } = this;
    const lo = parts.lo(part);
    const hi = parts.hi(part);
    const { blockLo, blockHi } = this.setting.hasher;
    const block = parts.blockOf[part]!;
    blockLo[block] = blockLo[block]! + lo[to]! - lo[from]!;
    blockHi[block] = blockHi[block]! + hi[to]! - hi[from]!;
  }

  /** In the sums of the hasher, part 0 looks otherwise. */
  private exchangeShared(from: number, to: number): void {
    const { parts } = this;
    const { blocks } = parts;
    const lo = parts.lo(0);
    const hi = parts.hi(0);
    const { blockLo, blockHi } = this.setting.hasher;
    for (let block = 0; block < blocks; block++) {
      blockLo[block]! += lo[to * blocks + block]! - lo[from * blocks + block]!;
      blockHi[block]! += hi[to * blocks + block]! - hi[from * blocks + block]!;
    }
  }

  private combine(at: number): void {
    const { hasher } = this.setting;
    const { successors } = this;
    if (this.parts.blocks === 1) {
      // As the hasher combines a single block.
      successors[at + SUCCESSOR.lo] = hasher.blockLo[0]!;
      successors[at + SUCCESSOR.hi] = hasher.blockHi[0]!;
      return;
    }
    hasher.combine();
    successors[at + SUCCESSOR.lo] = hasher.lo;
    successors[at + SUCCESSOR.hi] = hasher.hi;
  }

  /** What breaks something is done as it is done elsewhere. */
  private inKernel(state: number, at: number): void {
    const { kernel, alphabet, findings, hasher, moves, discoveries, endings } = this.setting;
    const { successors, one } = this;
    const choice = successors[at + SUCCESSOR.choice]!;
    const bound = successors[at + SUCCESSOR.bound]! - 1;
    const option = successors[at + SUCCESSOR.option]!;
    const { instance, act, first, second } = alphabet.bounds.acts[bound]!;
    this.enter();
    findings.clear();
    one.clear();
    const [arg0, arg1] = [first[Math.floor(option / second.length)]!, second[option % second.length]!];
    one.add(KIND_OF_STIMULUS.act, instance, act, arg0, arg1, bound);
    try {
      if (!alphabet.apply(one, 0)) return;
    } catch (error) {
      if (!(error instanceof Inconclusive)) throw error;
      endings.missingData ??= error;
      return;
    }
    discoveries.transitions++;
    discoveries.note(findings, state, choice);
    if (findings.root === null) moves.settle(KIND_OF_STIMULUS.act);
    else moves.tidy();
    hasher.hash();
    if (findings.root !== null) {
      discoveries.brokenState(hasher.lo, hasher.hi);
      return;
    }
    if (kernel.world.pending > 0) throw new Unsuited();
    if (discoveries.state(hasher.lo, hasher.hi, state, choice) >= 0) return;
    this.readWorld(this.scratch);
    this.write(this.next, this.scratch, 0);
    this.found++;
  }

  /**
   * Expands the state in the kernel, and requires what the tables say: as many stimuli, and where each leads.
   * @throws InputError `flow-two-runs-differ` if a flow of the user's own is among those that do something else.
   */
  private compare(choices: number): void {
    const { successors, stride } = this;
    const { kernel, alphabet, findings, hasher, moves } = this.setting;
    this.enter();
    const { world } = kernel;
    const parent = world.snapshot();
    const budget = alphabet.budget.slice();
    const list = moves.list();
    this.require(list.count === choices, 'tables list what the kernel lists');
    let at = 0;
    for (let choice = 0; choice < choices; choice++) {
      world.restore(parent);
      alphabet.budget.set(budget);
      const isNext = at < this.count * stride && successors[at + SUCCESSOR.choice] === choice;
      if (isNext && successors[at + SUCCESSOR.bound] !== 0) {
        at += stride;
        continue;
      }
      findings.clear();
      const moved = alphabet.apply(list, choice);
      this.require(moved === isNext && findings.root === null, 'tables make the steps that the kernel makes');
      if (!moved) continue;
      if (world.pending > 0) throw new Unsuited();
      hasher.hash();
      const isSame = hasher.lo === successors[at]! >>> 0 && hasher.hi === successors[at + SUCCESSOR.hi]! >>> 0;
      this.require(isSame, 'tables lead where the kernel leads');
      at += stride;
    }
    findings.clear();
  }

  private require(holds: boolean, what: string): void {
    if (holds) return;
    const own = this.setting.kernel.machines.flatMap(({ flow }) => flow.origin ?? []);
    if (own.length === 0) assert(false, what);
    throw new InputError('flow-two-runs-differ', { flows: [...new Set(own)].join(', ') }, { file: own[0]! });
  }

  /** Puts the kernel into the state that is expanded. */
  private enter(): void {
    const { kernel, alphabet, root, rootBudget } = this.setting;
    const { ids, parts } = this;
    const vector = root.slice();
    const budget = rootBudget.slice();
    for (let part = 0; part < ids.length; part++) parts.write(part, ids[part]!, vector, budget);
    kernel.world.restore(vector);
    alphabet.budget.set(budget);
  }

  /** How the parts look in the world. */
  private readWorld(into: Int32Array): void {
    const { kernel, alphabet } = this.setting;
    const vector = kernel.world.snapshot();
    const budget = alphabet.budget.slice();
    for (let part = 0; part < into.length; part++) {
      kernel.world.restore(vector);
      alphabet.budget.set(budget);
      into[part] = this.parts.idOf(part);
    }
  }

  private write(to: ByteQueue, ids: Int32Array, from: number): void {
    const { count } = this.parts;
    to.beginWriting(count * 5);
    for (let i = 0; i < count; i++) to.put(ids[from + i]!);
  }
}
