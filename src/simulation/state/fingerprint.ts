import { MS_PER_DAY, dayOf, msOfDay } from '../../core/time.ts';
import type { Calendar } from '../../core/calendar.ts';
import * as layout from './layout.ts';
import type { Layout } from './layout.ts';
import { dueOrder, type Snapshot, type World } from './world.ts';

// Constants of its own are compiled into a module's code; those it imports are loaded at every use.
const { AGE, AGGREGATE, AGGREGATE_STRIDE, DAY, DEADLINE, ITEM, ITEM_STRIDE, KIND, PLAIN, SKIP } = layout;

/** 64 bits as two unsigned 32-bit lanes. */
export interface Fingerprint {
  lo: number;
  hi: number;
}

/** Does the behaviour of the model depend on the time of day or the calendar? A model that reads no time has no phase. */
export interface ClockUse {
  readonly readsTime: boolean;
  readonly calendar: Calendar;
  /** How many days ahead the model looks: the longest wait in working days it can start today. */
  readonly horizonDays: number;
}

/** The word above the low one of a double holding a safe integer. Most hold a small one, which needs no division. */
function highOf(value: number): number {
  return value >= 0 && value < 4294967296 ? 0 : Math.floor(value / 4294967296) | 0;
}

/** Two independent mixes of (index, value); the lanes are added over cells, so a cell can be exchanged in place. */
function mixLo(index: number, value: number): number {
  // Low word by ToInt32, high word by exact division.
  const low = value | 0;
  const high = highOf(value);
  let h = Math.imul(index ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(low, 0xc2b2ae35) ^ Math.imul(high, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return h ^ (h >>> 16);
}

function mixHi(index: number, value: number): number {
  const low = value | 0;
  const high = highOf(value);
  let h = Math.imul(low ^ 0x165667b1, 0x9e3779b1) ^ Math.imul(index, 0x85ebca77) ^ Math.imul(high, 0xc2b2ae3d);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return h ^ (h >>> 15);
}

/**
 * Fingerprint of the state: equal for states with the same future. Pending items enter as a multiset with their due
 * time relative to now and their rank only among equal dues of one addressee; instants enter relative to now and as zero once passed;
 * the clock enters as calendar phase. Sequence numbers, ordinals, absolute times and all output are outside.
 */
export function fingerprint(
  world: World,
  clock: ClockUse,
  into: Fingerprint = { lo: 0, hi: 0 },
  origin: Origin | null = null,
): Fingerprint {
  const { cells, layout } = world;
  const { hashing, queue } = layout;
  const now = world.now;
  const today = dayOf(now);
  let lo = 0;
  let hi = 0;
  if (origin !== null) {
    origin.add(world, into);
    lo = into.lo;
    hi = into.hi;
  } else {
    for (let i = 0; i < queue; i++) {
      // Most cells are zero, and a zero enters as nothing however its cell is hashed.
      if (cells[i] === 0) continue;
      const value = entering(cells[i]!, hashing[i]!, now, today);
      if (value === 0) continue;
      lo = (lo + mixLo(i, value)) | 0;
      hi = (hi + mixHi(i, value)) | 0;
    }
  }
  const count = world.pending;
  for (let p = 0; p < count; p++) {
    const at = queue + p * ITEM_STRIDE;
    const due = cells[at]!;
    // A cancelled timer leaves its item behind; it fires into nothing.
    if (cells[at + ITEM.kind] === KIND.timer && !timerIsLive(world, at)) continue;
    const order = dueOrder(cells, at);
    let rank = 0;
    for (let q = 0; q < count; q++) {
      const other = queue + q * ITEM_STRIDE;
      if (cells[other] !== due || cells[other + ITEM.sequence]! >= cells[at + ITEM.sequence]!) continue;
      if (dueOrder(cells, other) !== order) continue;
      if (cells[other + ITEM.kind] === KIND.timer && !timerIsLive(world, other)) continue;
      rank++;
    }
    let itemLo = mixLo(queue + 1, due - now);
    let itemHi = mixHi(queue + 1, due - now);
    itemLo = Math.imul(itemLo ^ mixLo(queue + 2, rank), 0x01000193);
    itemHi = Math.imul(itemHi ^ mixHi(queue + 2, rank), 0x01000193);
    for (let i: number = ITEM.kind; i <= ITEM.d; i++) {
      const value = cells[at + i]!;
      itemLo = Math.imul(itemLo ^ mixLo(queue + 3 + i, value), 0x5bd1e995);
      itemHi = Math.imul(itemHi ^ mixHi(queue + 3 + i, value), 0x5bd1e995);
    }
    lo = (lo + itemLo) | 0;
    hi = (hi + itemHi) | 0;
  }
  if (clock.readsTime) {
    const phase = msOfDay(now);
    lo = (lo + mixLo(queue + 40, phase + 1)) | 0;
    hi = (hi + mixHi(queue + 40, phase + 1)) | 0;
    for (let d = 0; d <= clock.horizonDays; d++) {
      const day = today + d;
      // Beyond the table every run ends as inconclusive, so the days there cannot tell two states apart.
      if (day > clock.calendar.lastDay) break;
      if (!clock.calendar.isWorkday(day)) continue;
      lo = (lo + mixLo(queue + 41 + d, 1)) | 0;
      hi = (hi + mixHi(queue + 41 + d, 1)) | 0;
    }
  }
  into.lo = lo >>> 0;
  into.hi = hi >>> 0;
  return into;
}

/** What a cell enters with; 0 for nothing. `value` is not 0. */
function entering(value: number, how: number, now: number, today: number): number {
  if (how === SKIP) return 0;
  if (how === DEADLINE) return value > now ? value - now : 0;
  if (value < 0) return value;
  if (how === AGE) return Math.min(now - value, MS_PER_DAY) + 1;
  return how === DAY ? today - value + 1 : value;
}

/**
 * A state from which many others come that differ little from it: what they have in common is mixed once. Fingerprints
 * with an origin are those without.
 */
export class Origin {
  /** What a cell holds there if that enters as it is; else 0, which enters as nothing. */
  private readonly plain: Float64Array;
  private readonly los: Int32Array;
  private readonly his: Int32Array;
  private lo = 0;
  private hi = 0;
  /** Slots of cumulative facts, each a number of cells from its window on: what is nothing there is nothing altogether. */
  private readonly slots: number;

  constructor({ hashing, queue, aggregates }: Layout, snapshot: Snapshot) {
    // Where such a slot holds something in the origin all cells are looked at.
    let isBlank = true;
    for (let i = aggregates; i < queue; i++) if (snapshot[i] !== 0) isBlank = false;
    this.slots = isBlank ? aggregates : queue;
    this.plain = new Float64Array(queue);
    this.los = new Int32Array(queue);
    this.his = new Int32Array(queue);
    for (let i = 0; i < queue; i++) {
      const value = snapshot[i]!;
      if (hashing[i] !== PLAIN || value === 0) continue;
      this.plain[i] = value;
      this.los[i] = mixLo(i, value);
      this.his[i] = mixHi(i, value);
      this.lo = (this.lo + this.los[i]!) | 0;
      this.hi = (this.hi + this.his[i]!) | 0;
    }
  }

  /** The fixed part of a world's state, as the sum of its cells. */
  add(world: World, into: Fingerprint): void {
    const { plain, los, his } = this;
    const { cells, layout, now } = world;
    const { hashing } = layout;
    const today = dayOf(now);
    let { lo, hi } = this;
    const { slots } = this;
    for (let i = 0; i < slots; i++) {
      const cell = cells[i]!;
      if (cell === plain[i]) continue;
      lo = (lo - los[i]!) | 0;
      hi = (hi - his[i]!) | 0;
      const value = cell === 0 ? 0 : entering(cell, hashing[i]!, now, today);
      if (value === 0) continue;
      lo = (lo + mixLo(i, value)) | 0;
      hi = (hi + mixHi(i, value)) | 0;
    }
    for (let slot = slots; slot < plain.length; slot += AGGREGATE_STRIDE) {
      // A slot without a window holds nothing.
      if (cells[slot + AGGREGATE.window] === 0) continue;
      for (let i = slot; i < slot + AGGREGATE_STRIDE; i++) {
        const value = cells[i] === 0 ? 0 : entering(cells[i]!, hashing[i]!, now, today);
        if (value === 0) continue;
        lo = (lo + mixLo(i, value)) | 0;
        hi = (hi + mixHi(i, value)) | 0;
      }
    }
    into.lo = lo;
    into.hi = hi;
  }
}

/** 16 hex digits. */
export function formatFingerprint({ lo, hi }: Fingerprint): string {
  return hi.toString(16).padStart(8, '0') + lo.toString(16).padStart(8, '0');
}

/** A timer item counts only while its instance's timer cell still names its due time. */
export function timerIsLive(world: World, item: number): boolean {
  const { cells, layout } = world;
  return cells[layout.timers[cells[item + ITEM.target]!]! + cells[item + ITEM.a]!] === cells[item + ITEM.due];
}
