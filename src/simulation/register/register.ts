import { applyRate, type Fraction } from '../../core/rate.ts';
import { dayOf, startOfDay } from '../../core/time.ts';
import type { TouchSet } from '../../core/touch-set.ts';
import type { FactKind, OrderFigure, RegisterOps } from '../../flows/terms.ts';
import type { Model } from '../../scenario/model.ts';
import { ROW, type Roster } from '../state/roster.ts';
import * as layout from '../state/layout.ts';
import type { Layout } from '../state/layout.ts';

// Constants of its own are compiled into a module's code; those it imports are loaded at every use.
const { CLAIM, CLAIM_STRIDE, INSTANCE, ORDER, ORDER_STRIDE, POOL, POOL_STRIDE } = layout;

/** Instants that contracts speak of, answered by calendar and channels. */
export interface Timetable {
  workday(from: number, n: number, timeOfDay: number): number;
  takesFrom(channel: number, at: number): number;
}

/**
 * The obligations register: what each party should get, folded from facts of the world by the terms of its contract.
 * Flows can neither read nor write it, and it sees neither flows, rules nor books. It needs nothing but the facts in
 * their order, so the facts of a recorded run give the same register again.
 */
export class Register implements RegisterOps {
  private readonly model: Model;
  private readonly layout: Layout;
  private readonly roster: Roster;
  private readonly timetable: Timetable;
  private readonly claims: TouchSet;
  private readonly pools: TouchSet;
  private cells: Float64Array;
  private instance = 0;
  now = 0;
  /** Counts what folding has changed: whoever compares it before and after knows whether a fact meant anything. */
  changes = 0;
  /** What the last fold discharged beyond what was owed: money paid to somebody to whom less was owed. */
  excess = 0;
  /** Claim of the last excess, or -1. */
  excessClaim = -1;

  constructor(
    model: Model,
    roster: Roster,
    layout: Layout,
    cells: Float64Array,
    timetable: Timetable,
    touched: { claims: TouchSet; pools: TouchSet },
  ) {
    this.model = model;
    this.layout = layout;
    this.roster = roster;
    this.cells = cells;
    this.timetable = timetable;
    this.claims = touched.claims;
    this.pools = touched.pools;
  }

  attach(cells: Float64Array): void {
    this.cells = cells;
  }

  /** Writes the opening obligations into an empty vector. */
  open(): void {
    for (const claim of this.model.claims) {
      const base = this.layout.claims + claim.index * CLAIM_STRIDE;
      this.cells[base + CLAIM.owed] = claim.opening;
      this.cells[base + CLAIM.funded] = claim.opening;
      if (claim.pool >= 0) this.cells[this.layout.pools + claim.pool * POOL_STRIDE + POOL.owed]! += claim.opening;
    }
    for (const pool of this.model.pools) this.cells[this.layout.pools + pool.index * POOL_STRIDE + POOL.own] = pool.own;
  }

  /** Folds one fact of the world that concerns an instance. */
  fold(now: number, instance: number, kind: FactKind, name: string, fen: number): void {
    this.now = now;
    this.instance = instance;
    this.excess = 0;
    this.excessClaim = -1;
    const flow = this.model.flows[this.roster.flow(instance)]!;
    flow.terms.fold(this, kind, name, fen);
  }

  term(term: number): number {
    return this.roster.terms[this.instance * this.roster.termStride + term]!;
  }

  rate(term: number): Fraction | null {
    return this.model.instances[this.instance]!.rates[term]!;
  }

  applyRate(term: number, fen: number): number {
    const rate = this.model.instances[this.instance]!.rates[term];
    return rate ? applyRate(fen, rate, 'half-up') : 0;
  }

  owed(claim: number): number {
    return this.cells[this.claimBase(claim) + CLAIM.owed]!;
  }

  order(order: number, figure: OrderFigure): number {
    return this.cells[this.orderCell(order, figure)]!;
  }

  note(note: number): number {
    return this.cells[this.roster.rows[this.instance * this.roster.stride + ROW.notes]! + note]!;
  }

  workday(n: number, timeOfDay: number): number {
    return this.timetable.workday(this.now, n, timeOfDay);
  }

  naturalDay(n: number, timeOfDay: number): number {
    return startOfDay(dayOf(this.now) + n) + timeOfDay;
  }

  openFrom(channel: number, at: number): number {
    return this.timetable.takesFrom(this.roster.channel(this.instance, channel), at);
  }

  owe(claim: number, fen: number): number {
    const index = this.roster.claim(this.instance, claim);
    const base = this.layout.claims + index * CLAIM_STRIDE;
    const before = this.cells[base + CLAIM.owed]!;
    const after = Math.max(0, before + fen);
    const excess = after - (before + fen);
    if (after !== before) this.changes++;
    this.cells[base + CLAIM.owed] = after;
    const pool = this.roster.poolOf(index);
    if (pool >= 0) {
      this.cells[this.layout.pools + pool * POOL_STRIDE + POOL.owed]! += after - before;
      this.pools.add(pool);
    }
    this.claims.add(index);
    if (excess > 0) {
      this.excess += excess;
      this.excessClaim = index;
    }
    return excess;
  }

  uncovered(claim: number, fen: number): void {
    this.excess += fen;
    this.excessClaim = this.roster.claim(this.instance, claim);
  }

  fund(claim: number, fen: number): void {
    if (fen !== 0) this.changes++;
    this.cells[this.claimBase(claim) + CLAIM.funded]! += fen;
  }

  setOrder(order: number, figure: OrderFigure, value: number): void {
    const cell = this.orderCell(order, figure);
    if (this.cells[cell] !== value) this.changes++;
    this.cells[cell] = value;
  }

  addOrder(order: number, figure: OrderFigure, fen: number): void {
    if (fen !== 0) this.changes++;
    this.cells[this.orderCell(order, figure)]! += fen;
  }

  setNote(note: number, value: number): void {
    const cell = this.roster.rows[this.instance * this.roster.stride + ROW.notes]! + note;
    if (this.cells[cell] !== value) this.changes++;
    this.cells[cell] = value;
  }

  own(claim: number, fen: number): void {
    const pool = this.roster.poolOf(this.roster.claim(this.instance, claim));
    if (pool < 0) return;
    if (fen !== 0) this.changes++;
    const base = this.layout.pools + pool * POOL_STRIDE;
    this.cells[base + POOL.own]! += fen;
    // What leaves is what has waited longest: a fee of each day, swept on the next, never waits twice.
    if (fen < 0) this.cells[base + POOL.ownAtClose] = Math.max(0, this.cells[base + POOL.ownAtClose]! + fen);
    this.pools.add(pool);
  }

  expose(fen: number): void {
    if (fen !== 0) this.changes++;
    const cell = this.roster.base(this.instance) + INSTANCE.exposure;
    this.cells[cell] = Math.max(0, this.cells[cell]! + fen);
  }

  business(side: 'goods' | 'money', fen: number): void {
    if (fen !== 0) this.changes++;
    this.cells[this.roster.base(this.instance) + INSTANCE[side]]! += fen;
  }

  private claimBase(claim: number): number {
    return this.layout.claims + this.roster.claim(this.instance, claim) * CLAIM_STRIDE;
  }

  private orderCell(order: number, figure: OrderFigure): number {
    return this.roster.orders(this.instance) + order * ORDER_STRIDE + cellOf(figure);
  }
}

/** `ORDER[figure]`; a lookup by a name that changes from call to call is slow. */
function cellOf(figure: OrderFigure): number {
  switch (figure) {
    case 'asked':
      return ORDER.asked;
    case 'credited':
      return ORDER.credited;
    case 'returned':
      return ORDER.returned;
    case 'debited':
      return ORDER.debited;
    case 'refunded':
      return ORDER.refunded;
    case 'due':
      return ORDER.due;
    case 'promised':
      return ORDER.promised;
  }
}
