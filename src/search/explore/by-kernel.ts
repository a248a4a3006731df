import { Inconclusive } from '../../core/errors.ts';
import { KIND_OF_STIMULUS, ORDINARY_KINDS } from '../alphabet/stimulus-list.ts';
import { ChunkPool } from './byte-queue.ts';
import type { Expansion, Setting } from './expansion.ts';
import { Frontier } from './frontier.ts';
import { FLAG } from './liveness.ts';

/** Expands states by doing every stimulus in the kernel: for all models. */
export class KernelExpansion implements Expansion {
  private readonly setting: Setting;
  /** The fixed part of the first state, from which all others are told by their differences. */
  private readonly base: Float64Array;
  private readonly budget: Int32Array;
  private row: Float64Array;
  private readonly pool = new ChunkPool();
  private current = new Frontier(this.pool);
  private next = new Frontier(this.pool);
  private expandedOfLevel = 0;

  constructor(setting: Setting) {
    this.setting = setting;
    const { kernel, root, rootBudget } = setting;
    this.base = root.slice(0, kernel.world.layout.queue);
    this.budget = rootBudget.slice();
    this.row = new Float64Array(kernel.world.cells.length);
  }

  get hasMore(): boolean {
    return this.current.hasMore;
  }

  get waiting(): number {
    return this.current.count + this.next.count - this.expandedOfLevel;
  }

  get bytes(): number {
    return this.pool.bytes;
  }

  begin(): void {
    this.setting.endings.found(0);
    this.write(this.current);
  }

  turn(): boolean {
    const { current } = this;
    if (this.next.count === 0) return false;
    this.current = this.next;
    this.next = current;
    this.next.clear();
    this.expandedOfLevel = 0;
    return true;
  }

  expand(): void {
    const { row, budget } = this;
    const { kernel, alphabet, graph, findings, hasher, moves, discoveries, endings } = this.setting;
    const { world } = kernel;
    const { queue } = world.layout;
    const state = discoveries.expanded;
    const tail = this.current.read(row, this.base, queue, kernel.model.startsAt, budget);
    const parent = row.subarray(0, queue + tail);
    world.restore(parent);
    alphabet.budget.set(budget);
    const list = moves.list();
    graph?.begin();
    this.expandedOfLevel++;
    const { count } = list;
    for (let choice = 0; choice < count; choice++) {
      if (choice > 0) {
        world.restore(parent);
        alphabet.budget.set(budget);
      }
      findings.clear();
      try {
        if (!alphabet.apply(list, choice)) continue;
      } catch (error) {
        if (!(error instanceof Inconclusive)) throw error;
        endings.missingData ??= error;
        continue;
      }
      discoveries.transitions++;
      discoveries.note(findings, state, choice);
      const kind = list.kind(choice);
      if (findings.root === null) moves.settle(kind);
      else moves.tidy();
      hasher.hash();
      if (findings.root !== null) {
        discoveries.brokenState(hasher.lo, hasher.hi);
        if (choice === 0) graph?.mark(state, FLAG.breaks);
        continue;
      }
      const number = discoveries.paths.count;
      const known = discoveries.state(hasher.lo, hasher.hi, state, choice);
      if (known < 0) {
        endings.found(number);
        this.write(this.next);
      }
      if (graph === null) continue;
      graph.edge(known < 0 ? number : known, (kind & ORDINARY_KINDS) !== 0);
      if (choice === 0 && kind <= KIND_OF_STIMULUS.advance) graph.mark(state, FLAG.flows);
    }
    endings.afterExpansion(state, parent, list, budget.at(-1) !== 0);
    discoveries.expanded++;
    if (world.cells.length > this.row.length) this.row = new Float64Array(world.cells.length);
  }

  private write(to: Frontier): void {
    const { kernel, alphabet } = this.setting;
    const { world } = kernel;
    const { queue } = world.layout;
    const tail = world.itemAt(world.pending) - queue;
    to.write(world.cells, this.base, queue, tail, kernel.model.startsAt, alphabet.budget);
  }
}
