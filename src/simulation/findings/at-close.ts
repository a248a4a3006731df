import { dayOf } from '../../core/time.ts';
import { legFates, taintBit } from '../environment/channels.ts';
import * as layout from '../state/layout.ts';
import type { Breaches, CheckedWorld } from './breaches.ts';
import type { LegOrders } from './leg-orders.ts';
import { CHECK, type Looks } from './looks.ts';

// Constants of its own are compiled into a module's code; those it imports are loaded at every use.
const { CLAIM, CLAIM_STRIDE, INSTANCE, LEG, ORDER, ORDER_STRIDE, PHASE, POOL, POOL_STRIDE, UNTOLD } = layout;

const UNRECORDED = CHECK['unrecorded-claim'];
const COMMINGLED = CHECK['commingled-funds'];
const STUCK = CHECK['stuck-funds'];
const MISMATCH = CHECK['business-money-mismatch'];

/** Fate of a remittance that its bank cannot credit. */
const RETURNED = legFates.indexOf('returned');

/** Fates of a payment for which nothing was debited. */
const UNTOUCHED: readonly string[] = ['', 'rejected', 'swallowed'];

/** The others: the money may have been lost on its way back. */
const DEBITED = legFates.reduce((bits, fate) => (UNTOUCHED.includes(fate) ? bits : bits | taintBit(fate)), 0);

/** What is looked at when a natural day closes, and when the heal is over: everything, not what a step touched. */
export class CloseChecks {
  private readonly kernel: CheckedWorld;
  private readonly looks: Looks;
  private readonly breaches: Breaches;
  private readonly orders: LegOrders;

  constructor(kernel: CheckedWorld, looks: Looks, breaches: Breaches, orders: LegOrders) {
    this.kernel = kernel;
    this.looks = looks;
    this.breaches = breaches;
    this.orders = orders;
  }

  /** End of a natural day. */
  dayClose(): void {
    const { model, world } = this.kernel;
    if (model.calendar.isWorkday(dayOf(world.now) - 1)) {
      this.claimsAtClose();
      this.ownMoneyAtClose();
      this.businessAtClose();
    }
  }

  /**
   * What has been owed but not shown (or shown but not owed) at two closes of working days running has survived a whole
   * reconciliation: it is nobody's claim. Nobody reconciles on a holiday, and no remittance is returned on one.
   */
  private claimsAtClose(): void {
    const { model, world } = this.kernel;
    const { cells, layout } = world;
    let timing: ReadonlyMap<number, number> | null = null;
    const count = model.claims.length;
    for (let index = 0; index < count; index++) {
      const at = layout.claims + index * CLAIM_STRIDE;
      let short = shortOf(cells, at);
      let over = Math.max(0, cells[at + CLAIM.available]! - cells[at + CLAIM.owed]!);
      this.looks.at(UNRECORDED, short);
      if (short === 0 && over === 0) {
        cells[at + CLAIM.shortAtClose] = 0;
        cells[at + CLAIM.overAtClose] = 0;
        continue;
      }
      const claim = model.claims[index]!;
      timing ??= this.onTheWayBack();
      // Interest and fees hang on a loan: with its money on the way back nothing of it is certain.
      const fen = timing.get(index) ?? 0;
      const isOpen = fen > 0 && claim.kind === 'credit';
      short = isOpen ? 0 : Math.max(0, short - fen);
      over = isOpen ? 0 : Math.max(0, over - fen);
      const lastingShort = Math.min(short, cells[at + CLAIM.shortAtClose]!);
      const lastingOver = Math.min(over, cells[at + CLAIM.overAtClose]!);
      if (lastingShort > 0) {
        this.breaches.raise('unrecorded-claim', -1, lastingShort, {
          claim: claim.index,
          loser: claim.creditor,
          holder: claim.debtor,
        });
      }
      if (lastingOver > 0) {
        this.breaches.raise('unfounded-claim', -1, lastingOver, {
          claim: claim.index,
          loser: claim.debtor,
          holder: claim.creditor,
        });
      }
      cells[at + CLAIM.shortAtClose] = short;
      cells[at + CLAIM.overAtClose] = over;
    }
  }

  /**
   * By claim, fen that were reported as paid by an instance that has it and are still on the rail, because they cannot be
   * credited and will come back. Nobody can know before they are back: until then it is a timing item.
   */
  private onTheWayBack(): ReadonlyMap<number, number> {
    const { model, world, channels } = this.kernel;
    const { cells } = world;
    const found = new Map<number, number>();
    for (const { index, flow, claims } of model.instances) {
      for (let slot = 0; slot < model.flows[flow]!.legSlots; slot++) {
        const leg = channels.legBase(index, slot);
        if (cells[leg + LEG.phase] !== PHASE.succeeded || cells[leg + LEG.fate] !== RETURNED) continue;
        const terms = this.orders.of(index, leg);
        if (terms === null) continue;
        // Whatever else its instance has booked because of it, a share of a refund that somebody gave, is as open.
        for (const claim of new Set(claims)) found.set(claim, (found.get(claim) ?? 0) + cells[leg + LEG.amount]!);
      }
    }
    return found;
  }

  /** What has arrived in a pool, and whoever it came to has not been told: nothing of it can be swept out yet. */
  private untoldIn(pool: number): number {
    const { model, world, channels } = this.kernel;
    const { cells } = world;
    let fen = 0;
    for (const { index, flow } of model.instances) {
      for (let slot = 0; slot < model.flows[flow]!.legSlots; slot++) {
        const leg = channels.legBase(index, slot);
        if (cells[leg + LEG.phase] !== PHASE.succeeded || cells[leg + LEG.untold] !== UNTOLD.arrived) continue;
        if (model.accounts[cells[leg + LEG.to]!]!.pool === pool) fen += cells[leg + LEG.amount]!;
      }
    }
    return fen;
  }

  /** Own money may wait in a pool for the sweep of the next working day; what was there at two closes was left there. */
  private ownMoneyAtClose(): void {
    const { model, world } = this.kernel;
    for (const pool of model.pools) {
      const at = world.layout.pools + pool.index * POOL_STRIDE;
      const there = world.cells[at + POOL.own]! - pool.own;
      const own = there > 0 ? Math.max(0, there - this.untoldIn(pool.index)) : 0;
      const lasting = Math.min(own, world.cells[at + POOL.ownAtClose]!);
      world.cells[at + POOL.ownAtClose] = own;
      world.cells[at + POOL.ownLeft] = lasting;
      this.looks.at(COMMINGLED, lasting);
      if (lasting > 0) {
        this.breaches.raise('commingled-funds', -1, lasting, { pool: pool.index, loser: -1, holder: pool.institution });
      }
    }
  }

  /** Goods without money, or money without goods, over the closes of two working days. */
  private businessAtClose(): void {
    const { model, world, roster } = this.kernel;
    const count = model.instances.length;
    for (let index = 0; index < count; index++) {
      const at = roster.base(index);
      const gap = world.cells[at + INSTANCE.goods]! - world.cells[at + INSTANCE.money]!;
      const before = world.cells[at + INSTANCE.mismatchAtClose]!;
      world.cells[at + INSTANCE.mismatchAtClose] = gap;
      this.looks.at(MISMATCH, Math.abs(gap));
      if (gap === 0 || before === 0 || gap > 0 !== before > 0) continue;
      const instance = model.instances[index]!;
      this.breaches.raise('business-money-mismatch', instance.index, Math.min(Math.abs(gap), Math.abs(before)), {
        loser: instance.process,
        holder: -1,
      });
    }
  }

  /** End of the heal: what is owed and still cannot be had is stuck. Credit risk is not: it is booked and not due here. */
  stuck(): void {
    const { model, world } = this.kernel;
    for (const claim of model.claims) {
      if (claim.kind !== 'deposit') continue;
      const at = world.layout.claims + claim.index * CLAIM_STRIDE;
      const stuck = world.cells[at + CLAIM.owed]! - world.cells[at + CLAIM.available]!;
      this.looks.at(STUCK, stuck);
      if (stuck <= 0) continue;
      this.breaches.raise('stuck-funds', this.instanceOf(claim.index, stuck), stuck, {
        claim: claim.index,
        loser: claim.creditor,
        holder: claim.debtor,
      });
    }
  }

  /**
   * The instance whose overdue order concerns a claim of which so much is stuck, or -1: the one with most open of those
   * that may be what is stuck. Others were not taken on, they were refused for want of money.
   */
  private instanceOf(claim: number, stuck: number): number {
    const { model, world } = this.kernel;
    let refused = -1;
    let likely = -1;
    let most = 0;
    for (const instance of model.instances) {
      if (!instance.claims.includes(claim)) continue;
      const { orders } = world.layout.instances[instance.index]!;
      const count = Object.keys(model.flows[instance.flow]!.terms.orders).length;
      for (let i = 0; i < count; i++) {
        const order = orders + i * ORDER_STRIDE;
        const open = world.cells[order + ORDER.asked]! - world.cells[order + ORDER.credited]!;
        const due = world.cells[order + ORDER.due]!;
        if (open <= 0 || due <= 0 || due > world.now) continue;
        if (refused < 0) refused = instance.index;
        const isLikelier = open > most || (open === most && this.befell(instance.index) > this.befell(likely));
        if (open > stuck || !isLikelier) continue;
        likely = instance.index;
        most = open;
      }
    }
    if (likely >= 0 || refused >= 0) return likely >= 0 ? likely : refused;
    // Nobody was promised anything: the money is stuck all the same.
    return this.breaches.holderOf(claim);
  }

  /** Of two instances with as much open the one is meant that something befell, rather to its money than to its messages. */
  private befell(instance: number): number {
    const taint = this.kernel.taintOf(instance);
    if ((taint & DEBITED) !== 0) return 2;
    return taint === 0 ? 0 : 1;
  }
}

/** Fen that the claim at this offset of the state is owed and nowhere shown. */
export function shortOf(cells: Float64Array, at: number): number {
  return Math.max(0, cells[at + CLAIM.owed]! - cells[at + CLAIM.available]! - cells[at + CLAIM.other]!);
}
