import { MS_PER_DAY, dayOf } from '../../core/time.ts';
import { taintBit } from '../../simulation/environment/channels.ts';
import type { Kernel } from '../../simulation/kernel.ts';
import { timerIsLive } from '../../simulation/state/fingerprint.ts';
import {
  AGE,
  CLAIM_STRIDE,
  DAY,
  DEADLINE,
  INSTANCE,
  ITEM,
  ITEM_STRIDE,
  KIND,
  LEG,
  LEG_STRIDE,
  PLAIN,
  SKIP,
} from '../../simulation/state/layout.ts';
import { dueOrder } from '../../simulation/state/world.ts';
import type { Alphabet } from '../alphabet/alphabet.ts';
import { Dormancy } from './internal/dormancy.ts';
import type { Symmetry } from './symmetry.ts';

/** What a cell holds an index of. */
const REF = { none: 0, account: 1, party: 2, instance: 3 } as const;

/** A reference out of a block into another member's: its place is known only once the members are in order. */
const CROSS_STRIDE = 3;

/** What of a state counts, beside what decides its future. */
export interface HashOptions {
  /** False for a model whose clock never moves: then it has no clock at all. */
  readonly readsTime: boolean;
  /** Counts also what can never be read again. */
  readonly countsAll: boolean;
  /** Tells apart which transition sent what is under way: two states may break alike, and for another cause. */
  readonly tellsCauses: boolean;
}

/**
 * 64 bits of a state of an exhaustive search: equal for states with the same future within the bounds. Everything that
 * `simulation/state/fingerprint` counts, and what a bounded search needs beside: the budgets, the clock (a bound on
 * days makes what is left of them part of the state), and whether an injected delay lies on an instance's past.
 *
 * What can never be read again does not count: the machine, fields and settled legs of an instance to which nothing can
 * happen any more (nothing pending, no act left that it would look at, no restart).
 *
 * What belongs to one of several interchangeable members is hashed alone, as if it belonged to the first of them, and
 * the hashes are added. References from one member to another are hashed by the rank of the member referred to, ranks
 * being given in the order of the hashes without them.
 */
export class StateHasher {
  lo = 0;
  hi = 0;
  private readonly kernel: Kernel;
  private readonly alphabet: Alphabet;
  private readonly symmetry: Symmetry;
  private readonly readsTime: boolean;
  /** By hashed cell: where it lies, how it counts, its label mixed for both lanes, its block, what it refers to. */
  private readonly cells: Int32Array;
  private readonly how: Uint8Array;
  private readonly labels: Int32Array;
  private readonly block: Int32Array;
  private readonly refs: Uint8Array;
  /** By hashed cell: instance plus 1 with which it dies, or 0. */
  private readonly dies: Int32Array;
  private readonly dormancy: Dormancy;
  private readonly budgetLabels: Int32Array;
  private readonly budgetBlocks: Int32Array;
  private readonly taintCells: Int32Array;
  /** What belongs to each block, summed; block 0 is what all share. {@link combine} makes one fingerprint of it. */
  readonly blockLo: Int32Array;
  readonly blockHi: Int32Array;
  private readonly harmless: number;
  private cross: number[] = [];
  private readonly rank: Int32Array;

  constructor(
    kernel: Kernel,
    alphabet: Alphabet,
    symmetry: Symmetry,
    { readsTime, countsAll, tellsCauses }: HashOptions,
  ) {
    this.kernel = kernel;
    this.alphabet = alphabet;
    this.symmetry = symmetry;
    this.readsTime = readsTime;
    const { layout } = kernel.world;
    const { queue, hashing } = layout;
    const labels = Int32Array.from({ length: queue }, (_, i) => i);
    const blocks = new Int32Array(queue);
    const refs = new Uint8Array(queue);
    this.place(labels, blocks, refs);
    const hashed: number[] = [];
    const causes = new Set(tellsCauses ? this.causeCells() : []);
    for (let i = 0; i < queue; i++) if (hashing[i] !== SKIP || causes.has(i)) hashed.push(i);
    this.cells = Int32Array.from(hashed);
    this.how = Uint8Array.from(hashed, (i) => (causes.has(i) ? PLAIN : hashing[i]!));
    this.labels = Int32Array.from(hashed, (i) => labels[i]!);
    this.block = Int32Array.from(hashed, (i) => blocks[i]!);
    this.refs = Uint8Array.from(hashed, (i) => refs[i]!);
    this.dormancy = new Dormancy(kernel, alphabet, countsAll);
    const dies = this.dormancy.mortalCells();
    this.dies = Int32Array.from(hashed, (i) => dies[i]!);
    this.taintCells = Int32Array.from(layout.instances, ({ base }) => base + INSTANCE.taint);
    this.harmless = ~taintBit('closed');
    [this.budgetLabels, this.budgetBlocks] = this.placeBudget();
    const count = symmetry.blocks.reduce((sum, list) => sum + list.length, 1);
    this.blockLo = new Int32Array(count);
    this.blockHi = new Int32Array(count);
    this.rank = new Int32Array(count);
  }

  /** Hashes the world and the budget as they are now into {@link lo} and {@link hi}, unsigned 32-bit integers. */
  hash(): void {
    this.sum();
    this.combine();
  }

  /** The first half of {@link hash}: sums up the blocks, cell by cell, so that sums of parts of a state can be added. */
  sum(): void {
    const { blockLo, blockHi } = this;
    blockLo.fill(0);
    blockHi.fill(0);
    this.cross.length = 0;
    this.dormancy.look();
    this.hashCells();
    this.hashQueue();
    this.hashRest();
  }

  private hashCells(): void {
    const { cells: world, now } = this.kernel.world;
    const { cells, how, labels, block, refs, blockLo, blockHi, dies } = this;
    const { isDormant } = this.dormancy;
    const today = dayOf(now);
    const { length } = cells;
    for (let k = 0; k < length; k++) {
      let value = world[cells[k]!]!;
      if (value === 0 || isDormant[dies[k]!] === 1) continue;
      const kind = how[k]!;
      if (kind !== 1) {
        if (kind === DEADLINE) value = value > now ? value - now : 0;
        else if (kind === AGE) value = Math.min(now - value, MS_PER_DAY) + 1;
        else if (kind === DAY) value = today - value + 1;
        if (value === 0) continue;
      }
      const own = block[k]!;
      if (refs[k] !== REF.none) value = this.renamed(refs[k]!, value, own, labels[k]!);
      blockLo[own] = (blockLo[own]! + mixLo(labels[k]!, value)) | 0;
      blockHi[own] = (blockHi[own]! + mixHi(labels[k]!, value)) | 0;
    }
  }

  private hashQueue(): void {
    const { world } = this.kernel;
    const { cells, layout, now } = world;
    const { queue } = layout;
    const count = world.pending;
    const { instances, parties } = this.symmetry;
    for (let p = 0; p < count; p++) {
      const at = queue + p * ITEM_STRIDE;
      const kind = cells[at + ITEM.kind]!;
      if (kind === KIND.timer && !timerIsLive(world, at)) continue;
      const due = cells[at]!;
      const order = dueOrder(cells, at);
      let rank = 0;
      for (let q = 0; q < count; q++) {
        const other = queue + q * ITEM_STRIDE;
        if (cells[other] !== due || cells[other + ITEM.sequence]! >= cells[at + ITEM.sequence]!) continue;
        if (dueOrder(cells, other) !== order) continue;
        if (cells[other + ITEM.kind] === KIND.timer && !timerIsLive(world, other)) continue;
        rank++;
      }
      const target = cells[at + ITEM.target]!;
      const at_ = kind === KIND.restart ? parties : instances;
      const own = kind === KIND.dayClose ? 0 : at_.block[target]!;
      const stands = kind === KIND.dayClose ? 0 : at_.stands[target]!;
      let lo = mixLo(queue + 1, due - now);
      let hi = mixHi(queue + 1, due - now);
      lo = Math.imul(lo ^ mixLo(queue + 2, rank * 1_048_576 + stands), 0x01000193);
      hi = Math.imul(hi ^ mixHi(queue + 2, rank * 1_048_576 + stands), 0x01000193);
      const taint =
        kind === KIND.dayClose || kind === KIND.restart ? 0 : this.newTaint(target, cells[at + ITEM.taint]!);
      lo = Math.imul(lo ^ mixLo(queue + 3, kind * 2 + taint), 0x5bd1e995);
      hi = Math.imul(hi ^ mixHi(queue + 3, kind * 2 + taint), 0x5bd1e995);
      for (let i: number = ITEM.a; i <= ITEM.d; i++) {
        const value = cells[at + i]!;
        lo = Math.imul(lo ^ mixLo(queue + 4 + i, value), 0x5bd1e995);
        hi = Math.imul(hi ^ mixHi(queue + 4 + i, value), 0x5bd1e995);
      }
      this.blockLo[own] = (this.blockLo[own]! + lo) | 0;
      this.blockHi[own] = (this.blockHi[own]! + hi) | 0;
    }
  }

  /** Would the instance be marked by taking this item, and is it not yet? */
  private newTaint(instance: number, taint: number): number {
    if ((taint & this.harmless) === 0) return 0;
    return (this.kernel.world.cells[this.taintCells[instance]!]! & this.harmless) === 0 ? 1 : 0;
  }

  /** Taints, budgets, clock. */
  private hashRest(): void {
    const { world } = this.kernel;
    const { cells, layout } = world;
    const { blockLo, blockHi, taintCells, budgetLabels, budgetBlocks } = this;
    const { block, stands } = this.symmetry.instances;
    const after = layout.queue + 64;
    for (let i = 0; i < taintCells.length; i++) {
      if ((cells[taintCells[i]!]! & this.harmless) === 0) continue;
      const own = block[i]!;
      blockLo[own] = (blockLo[own]! + mixLo(after + 1, stands[i]! + 1)) | 0;
      blockHi[own] = (blockHi[own]! + mixHi(after + 1, stands[i]! + 1)) | 0;
    }
    const { budget } = this.alphabet;
    const { isDormant } = this.dormancy;
    const { cellInstance } = this.alphabet;
    for (let i = 0; i < budgetLabels.length; i++) {
      const left = budget[i]!;
      // A dormant instance has nothing left that could deviate.
      if (left === 0 || isDormant[cellInstance[i]! + 1] === 1) continue;
      const own = budgetBlocks[i]!;
      const label = after + 2 + budgetLabels[i]!;
      blockLo[own] = (blockLo[own]! + mixLo(label, left)) | 0;
      blockHi[own] = (blockHi[own]! + mixHi(label, left)) | 0;
    }
    if (!this.readsTime) return;
    const elapsed = world.now - this.kernel.model.startsAt;
    blockLo[0] = (blockLo[0]! + mixLo(after, elapsed)) | 0;
    blockHi[0] = (blockHi[0]! + mixHi(after, elapsed)) | 0;
  }

  /** The second half of {@link hash}: shared cells and blocks together. */
  combine(): void {
    const { blockLo, blockHi, cross, rank } = this;
    const { blocks } = this.symmetry;
    if (cross.length > 0) {
      for (const list of blocks) {
        const order = [...list].sort((a, b) => blockHi[a]! - blockHi[b]! || blockLo[a]! - blockLo[b]! || a - b);
        order.forEach((block, i) => {
          rank[block] = i + 1;
        });
      }
      for (let i = 0; i < cross.length; i += CROSS_STRIDE) {
        const own = cross[i]!;
        const label = cross[i + 1]!;
        const other = rank[cross[i + 2]!]!;
        blockLo[own] = (blockLo[own]! + mixLo(label ^ 0x4000_0000, other)) | 0;
        blockHi[own] = (blockHi[own]! + mixHi(label ^ 0x4000_0000, other)) | 0;
      }
    }
    let lo = blockLo[0]!;
    let hi = blockHi[0]!;
    for (let g = 0; g < blocks.length; g++) {
      const list = blocks[g]!;
      for (let i = 0; i < list.length; i++) {
        const block = list[i]!;
        const salt = (cross.length > 0 ? rank[block]! * 64 : 0) + g + 1;
        // Both lanes go into both, so that blocks cannot exchange halves.
        const a = blockLo[block]!;
        const b = blockHi[block]!;
        lo = (lo + avalanche(Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77) ^ Math.imul(salt, 0xc2b2ae3d))) | 0;
        hi = (hi + avalanche(Math.imul(a, 0x27d4eb2f) ^ Math.imul(b, 0x165667b1) ^ Math.imul(salt, 0x2c1b3c6d))) | 0;
      }
    }
    this.lo = lo >>> 0;
    this.hi = hi >>> 0;
  }

  /** The value as the first member would hold it. A reference into another member is noted for later. */
  private renamed(kind: number, value: number, own: number, label: number): number {
    const { accounts, parties, instances } = this.symmetry;
    const { block, stands } = kind === REF.account ? accounts : kind === REF.party ? parties : instances;
    if (value < 0 || value >= block.length) return value;
    const other = block[value]!;
    if (other !== 0 && other !== own) this.cross.push(own, label, other);
    // Own, foreign and shared things of one index are told apart.
    return other === 0 ? value : other === own ? stands[value]! + 1_048_576 : stands[value]! + 2_097_152;
  }

  /** What a finding about a leg will name as its cause, and nothing else reads. */
  private causeCells(): number[] {
    const { model, world } = this.kernel;
    return world.layout.instances.flatMap(({ legs }, i) =>
      Array.from(
        { length: model.flows[model.instances[i]!.flow]!.legSlots },
        (_, slot) => legs + slot * LEG_STRIDE,
      ).flatMap((leg) => [leg + LEG.leaf, leg + LEG.action]),
    );
  }

  /** Label, block and kind of reference of every cell of the fixed part. */
  private place(labels: Int32Array, blocks: Int32Array, refs: Uint8Array): void {
    const { model, world } = this.kernel;
    const { layout } = world;
    const { accounts, claims, parties, instances } = this.symmetry;
    const put = (at: number, standsAt: number, count: number, block: number): void => {
      for (let i = 0; i < count; i++) {
        labels[at + i] = standsAt + i;
        blocks[at + i] = block;
      }
    };
    for (let i = 0; i < model.accounts.length; i++) {
      for (const start of [layout.balances, layout.holds]) {
        put(start + i, start + accounts.stands[i]!, 1, accounts.block[i]!);
      }
    }
    for (let i = 0; i < model.claims.length; i++) {
      const start = layout.claims;
      put(start + i * CLAIM_STRIDE, start + claims.stands[i]! * CLAIM_STRIDE, CLAIM_STRIDE, claims.block[i]!);
    }
    for (let i = 0; i < model.parties.length; i++) {
      put(layout.processes + i, layout.processes + parties.stands[i]!, 1, parties.block[i]!);
    }
    for (let i = 0; i < model.instances.length; i++) {
      const own = layout.instances[i]!;
      const first = layout.instances[instances.stands[i]!]!;
      put(own.base, first.base, own.end - own.base, instances.block[i]!);
      const flow = model.flows[model.instances[i]!.flow]!;
      for (let slot = 0; slot < flow.legSlots; slot++) refs[own.legs + slot * LEG_STRIDE + LEG.to] = REF.account;
      flow.fieldNames.forEach((name, field) => {
        const type = flow.fields[name];
        if (type === 'account' || type === 'party' || type === 'instance') refs[own.fields + field] = REF[type];
      });
    }
  }

  /** Budgets of a member stand for those of the first. */
  private placeBudget(): [Int32Array, Int32Array] {
    const { bounds, budget, cellInstance } = this.alphabet;
    const { accounts, instances } = this.symmetry;
    // The last cell says what the world itself says: which instance is armed.
    const count = budget.length - 1;
    const names = new Map<string, number>();
    const labels = new Int32Array(count);
    const blocks = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      const act = bounds.acts[i];
      const outside = bounds.outside[i - bounds.acts.length];
      const instance = cellInstance[i]!;
      let name = `run ${String(i)}`;
      if (act !== undefined && instance >= 0)
        name = `act ${String(act.act)} ${String(instances.stands[act.instance]!)}`;
      else if (outside !== undefined) {
        blocks[i] = accounts.block[outside.account]!;
        name = `outside ${String(accounts.stands[outside.account]!)}`;
      } else if (instance >= 0) name = `fault ${this.alphabet.kindOfCell(i)} ${String(instances.stands[instance]!)}`;
      if (instance >= 0) blocks[i] = instances.block[instance]!;
      if (!names.has(name)) names.set(name, i);
      labels[i] = names.get(name)!;
    }
    return [labels, blocks];
  }
}

function avalanche(x: number): number {
  let h = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return h ^ (h >>> 16);
}

/** Two independent mixes of label and value; sums of them over cells do not depend on the order. */
function mixLo(label: number, value: number): number {
  const low = value | 0;
  const high = low === value ? low >> 31 : Math.floor(value / 4294967296) | 0;
  return avalanche(
    Math.imul(label ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(low, 0xc2b2ae35) ^ Math.imul(high, 0x27d4eb2f),
  );
}

function mixHi(label: number, value: number): number {
  const low = value | 0;
  const high = low === value ? low >> 31 : Math.floor(value / 4294967296) | 0;
  let h = Math.imul(low ^ 0x165667b1, 0x9e3779b1) ^ Math.imul(label, 0x85ebca77) ^ Math.imul(high, 0xc2b2ae3d);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return h ^ (h >>> 15);
}
