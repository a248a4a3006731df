import { taintBit, type LegFactKind } from '../environment/channels.ts';
import type { BreachSink } from '../observer.ts';
import * as layout from '../state/layout.ts';
import { CloseChecks, shortOf } from './at-close.ts';
import { Breaches, type CheckedWorld } from './breaches.ts';
import { inFlight } from './in-flight.ts';
import { LegOrders, type LegTerms } from './leg-orders.ts';
import { CHECK, Looks } from './looks.ts';

// Constants of its own are compiled into a module's code; those it imports are loaded at every use.
const { CLAIM, CLAIM_STRIDE, INSTANCE, LEG, ORDER, ORDER_STRIDE, PHASE, POOL, POOL_STRIDE, UNTOLD } = layout;

/** The one fate that does not excuse lateness: a closed window is part of the contract. */
const CLOSED = taintBit('closed');

const SHORTFALL = CHECK['customer-shortfall'];
const UNFOUNDED = CHECK['unfounded-claim'];
const COMMINGLED = CHECK['commingled-funds'];
const EXPOSURE = CHECK['exposure-over-limit'];
const OVER_COLLECTION = CHECK['over-collection'];
const MISDIRECTED = CHECK['misdirected-funds'];
const DOUBLE_PAYMENT = CHECK['double-payment'];
const UNCOVERED = CHECK['uncovered-payout'];
const CLIENT_FUNDS = CHECK['client-funds-used'];
const LATE = CHECK['late-funds'];

/**
 * The statements of the findings page, checked against register, information book and money book. Each looks only at
 * what the step touched; day close and heal look at everything. Checks read the world and write nothing but the
 * memory of the last day close.
 */
export class Checks {
  private readonly kernel: CheckedWorld;
  /** How often each statement was looked at. */
  readonly looks = new Looks();
  private readonly breaches: Breaches;
  private readonly orders: LegOrders;
  private readonly close: CloseChecks;

  constructor(kernel: CheckedWorld, sink: BreachSink) {
    this.kernel = kernel;
    this.breaches = new Breaches(kernel, sink);
    this.orders = new LegOrders(kernel);
    this.close = new CloseChecks(kernel, this.looks, this.breaches, this.orders);
  }

  /** Sends breaches elsewhere; returns where they went before. */
  redirect(sink: BreachSink): BreachSink {
    return this.breaches.redirect(sink);
  }

  /** End of the heal: what is owed and still cannot be had is stuck. */
  stuck(): void {
    this.close.stuck();
  }

  /** End of a natural day. */
  dayClose(): void {
    this.close.dayClose();
  }

  /** A leg moved money: compare the order it belongs to with what was owed. Called after the register folded the fact. */
  legFact(kind: LegFactKind, instance: number, slot: number): void {
    const { kernel } = this;
    const { cells, layout } = kernel.world;
    const leg = kernel.channels.legBase(instance, slot);
    const terms = this.orders.of(instance, leg);
    if (terms === null) return;
    const { roster } = kernel;
    const claim = roster.claim(instance, terms.claim);
    const orderAt = roster.orders(instance) + terms.order * ORDER_STRIDE;
    const fen = cells[leg + LEG.amount]!;
    this.exposure(instance);
    const asked = cells[orderAt + ORDER.asked]!;
    if (kind === 'debited' && !terms.pays) {
      const over = cells[orderAt + ORDER.debited]! - cells[orderAt + ORDER.refunded]! - asked;
      this.looks.at(OVER_COLLECTION, over);
      if (over > 0) {
        const payer = roster.debtorOf(claim);
        this.breaches.raise('over-collection', instance, Math.min(over, fen), {
          leaf: cells[leg + LEG.leaf]!,
          action: cells[leg + LEG.action]!,
          order: terms.order,
          claim,
          loser: payer,
          holder: this.orders.firstPayee(instance, terms),
        });
      }
      return;
    }
    if (kind === 'credited' && !terms.pays) {
      // Client money that arrives outside the pool that safeguards it.
      const at = kernel.model.accounts[cells[leg + LEG.to]!]!;
      const { pool, creditor } = kernel.model.claims[claim]!;
      if (pool >= 0) this.looks.at(COMMINGLED, at.pool === pool ? -fen : fen);
      if (pool >= 0 && at.pool !== pool) {
        this.breaches.raise('commingled-funds', instance, fen, {
          leaf: cells[leg + LEG.leaf]!,
          action: cells[leg + LEG.action]!,
          claim,
          pool,
          loser: creditor,
          holder: at.owner,
        });
      }
    }
    if ((kind === 'failed' || kind === 'returned') && !terms.pays) this.givenBack(leg, claim);
    if (kind !== 'credited' || !terms.pays) return;
    const account = cells[leg + LEG.to]!;
    const owner = roster.owners[account]!;
    const claimAt = layout.claims + claim * CLAIM_STRIDE;
    cells[claimAt + CLAIM.untold] = cells[claimAt + CLAIM.untold]! + fen;
    this.lookAtCredit(orderAt, claimAt, asked);
    if (this.isInOrder(instance, orderAt, claimAt, terms, owner, asked)) return;
    const cause = { leaf: cells[leg + LEG.leaf]!, action: cells[leg + LEG.action]! };
    const subject = { ...cause, order: terms.order, claim, account, holder: owner };
    if (!this.orders.isPayee(instance, terms, owner)) {
      this.breaches.raise('misdirected-funds', instance, fen, { ...subject, loser: roster.creditorOf(claim) });
      return;
    }
    const over = cells[orderAt + ORDER.credited]! - cells[orderAt + ORDER.returned]! - asked;
    if (asked > 0 && over > 0) {
      this.breaches.raise('double-payment', instance, Math.min(over, fen), {
        ...subject,
        loser: roster.party(instance, terms.debtor),
      });
    }
    const excess = Math.min(kernel.register.excess, fen);
    // Paid on a claim whose money the payer's bank has taken back: the books covered the payout, nothing covered them.
    const unfounded = Math.min(excess, cells[claimAt + CLAIM.givenBack]!);
    if (unfounded > 0) {
      this.breaches.raise('unfounded-claim', instance, unfounded, {
        ...cause,
        claim,
        loser: roster.debtorOf(claim),
        holder: roster.creditorOf(claim),
      });
    }
    if (excess > unfounded)
      this.breaches.raise('uncovered-payout', instance, excess - unfounded, { ...subject, loser: -1 });
    const funded = cells[claimAt + CLAIM.funded]!;
    if (funded < 0 && kernel.register.excess === 0) {
      this.breaches.raise('client-funds-used', instance, Math.min(-funded, fen), { ...subject, loser: -1 });
    }
    const promised = cells[orderAt + ORDER.promised]!;
    // A delay injected into another party is not the design's; a closed window is part of the contract.
    const taint = kernel.taintOf(instance) & ~CLOSED;
    if (promised > 0 && kernel.world.now > promised && taint === 0) {
      this.breaches.raise('late-funds', instance, fen, { ...subject, loser: owner, holder: owner });
    }
  }

  /** Counts what a credit is held against. */
  private lookAtCredit(orderAt: number, claimAt: number, asked: number): void {
    const { looks } = this;
    const { world, register } = this.kernel;
    const { cells, now } = world;
    looks.at(MISDIRECTED, -Infinity);
    looks.at(DOUBLE_PAYMENT, cells[orderAt + ORDER.credited]! - cells[orderAt + ORDER.returned]! - asked);
    looks.at(UNCOVERED, register.excess);
    looks.at(CLIENT_FUNDS, -cells[claimAt + CLAIM.funded]!);
    const promised = cells[orderAt + ORDER.promised]!;
    if (promised > 0) looks.at(LATE, now - promised);
  }

  /**
   * A collection came to nothing after the payer had been debited. Until the debtor of the claim is told, what it has
   * credited on it is a timing item.
   */
  private givenBack(leg: number, claim: number): void {
    const { cells, layout } = this.kernel.world;
    if (cells[leg + LEG.phase] === PHASE.rejected || !this.kernel.roster.isDeposit(claim)) return;
    cells[leg + LEG.untold] = UNTOLD.givenBack;
    const cell = layout.claims + claim * CLAIM_STRIDE + CLAIM.givenBack;
    cells[cell] = cells[cell]! + cells[leg + LEG.amount]!;
  }

  /** The ordinary credit, decided without building anything: to a payee, owed, funded, in time. */
  private isInOrder(
    instance: number,
    orderAt: number,
    claimAt: number,
    terms: LegTerms,
    payee: number,
    asked: number,
  ): boolean {
    const { cells } = this.kernel.world;
    const paid = cells[orderAt + ORDER.credited]! - cells[orderAt + ORDER.returned]!;
    const promised = cells[orderAt + ORDER.promised]!;
    const inTime =
      promised === 0 || this.kernel.world.now <= promised || (this.kernel.taintOf(instance) & ~CLOSED) !== 0;
    return (
      inTime &&
      paid <= asked &&
      this.kernel.register.excess === 0 &&
      cells[claimAt + CLAIM.funded]! >= 0 &&
      this.orders.isPayee(instance, terms, payee)
    );
  }

  /** The instance has learnt what became of a leg's money: it is no longer a timing item. */
  told(instance: number, slot: number): void {
    const { cells, layout } = this.kernel.world;
    const leg = this.kernel.channels.legBase(instance, slot);
    const what = cells[leg + LEG.untold]!;
    cells[leg + LEG.untold] = UNTOLD.nothing;
    const terms = this.orders.of(instance, leg);
    if (terms === null || terms.pays !== (what === UNTOLD.arrived)) return;
    const claim = this.kernel.roster.claim(instance, terms.claim);
    const cell = layout.claims + claim * CLAIM_STRIDE + (what === UNTOLD.arrived ? CLAIM.untold : CLAIM.givenBack);
    cells[cell] = Math.max(0, cells[cell]! - cells[leg + LEG.amount]!);
    this.kernel.ledger.claims.add(claim);
  }

  /** The ledger refused a posting of a flow. */
  refused(instance: number, fen: number): void {
    this.breaches.raise('unbalanced-posting', instance, fen, {
      loser: this.kernel.model.instances[instance]!.process,
      holder: -1,
    });
  }

  /** A flow declared a fact of its design: a reconciliation it has finished, a split it has made. */
  declared(instance: number, name: 'split' | 'reconciled' | 'goods-final', fen: number, other: number): void {
    if (name === 'goods-final')
      this.kernel.world.cells[this.kernel.roster.base(instance) + INSTANCE.goods]! += fen - other;
    if (name === 'split') this.looks.at(CHECK['rounding-leak'], Math.abs(fen - other));
    if (name === 'split' && fen !== other) {
      const { process, split, claims } = this.kernel.model.instances[instance]!;
      // What the parts leave over belongs to the party that the contract's split names first.
      const named = split[0]?.party ?? process;
      const loser = other < fen ? named : process;
      const claim = claims.find((index) => this.kernel.model.claims[index]!.creditor === loser) ?? -1;
      this.breaches.raise('rounding-leak', instance, Math.abs(fen - other), {
        claim,
        loser,
        holder: other < fen ? process : named,
      });
    }
    if (name === 'reconciled') this.reconciled(instance);
  }

  /**
   * A reconciliation is over: the books' view of each pool of the instance equals the pool's money, but for legs whose
   * notice is still on its way. Whatever else differs is explained by nothing.
   */
  private reconciled(instance: number): void {
    const { model, ledger } = this.kernel;
    const { process, claims } = model.instances[instance]!;
    const pools = new Set(claims.map((claim) => model.claims[claim]!.pool));
    for (const pool of model.pools) {
      if (!pools.has(pool.index)) continue;
      const control = model.accounts.find(
        (account) => account.use === 'control' && account.owner === pool.institution && account.at === pool.institution,
      );
      if (control === undefined) continue;
      let money = 0;
      for (const account of pool.accounts) money += ledger.balance(account);
      const difference =
        -ledger.balance(control.index) - (money - pool.own) - inFlight(model, this.kernel.world, pool.index);
      this.looks.at(CHECK['unexplained-difference'], Math.abs(difference));
      if (difference !== 0) {
        this.breaches.raise('unexplained-difference', instance, Math.abs(difference), {
          pool: pool.index,
          loser: process,
          holder: -1,
        });
      }
    }
  }

  /** After the register folded a fact of an instance: its open advances against the limits agreed for them. */
  exposure(instance: number): void {
    const { model, roster, world } = this.kernel;
    const open = world.cells[roster.base(instance) + INSTANCE.exposure]!;
    if (open === 0) return;
    const { funding, process } = model.instances[instance]!;
    const limit = funding.reduce((sum, agreement) => sum + agreement.limit, 0);
    this.looks.at(EXPOSURE, open - limit);
    if (open <= limit) return;
    this.breaches.raise('exposure-over-limit', instance, open - limit, {
      loser: funding[0]?.funder ?? process,
      holder: funding[0]?.debtor ?? -1,
    });
  }

  /** A statement of the flow's own does not hold of an instance. */
  broken(instance: number, invariant: number, loser: number, fen: number): void {
    this.breaches.raise('broken-invariant', instance, fen, { invariant, loser, holder: -1 });
  }

  /** Pools and claims that the step touched. */
  afterStep(): void {
    const { kernel } = this;
    const { ledger, roster, world } = kernel;
    const { cells, layout } = world;
    for (let i = 0; i < ledger.pools.count; i++) {
      const pool = ledger.pools.list[i]!;
      const short = this.shortfall(pool);
      this.looks.at(SHORTFALL, short);
      if (short > 0) {
        this.breaches.raise('customer-shortfall', kernel.current, short, { pool, loser: -1, holder: -1 });
      }
    }
    for (let i = 0; i < ledger.claims.count; i++) {
      const index = ledger.claims.list[i]!;
      const at = layout.claims + index * CLAIM_STRIDE;
      // What has closed since the last close of a day had been open longest, whatever has opened in the meantime: two
      // remittances returned on two days are not one that never came back.
      const gap = shortOf(cells, at) + cells[at + CLAIM.untold]!;
      const closed = cells[at + CLAIM.gap]! - gap;
      if (closed > 0) cells[at + CLAIM.shortAtClose] = Math.max(0, cells[at + CLAIM.shortAtClose]! - closed);
      cells[at + CLAIM.gap] = gap;
      // What was shown and is no more is not what is shown at the next close: two loans that came back are not one.
      const shown = Math.max(0, cells[at + CLAIM.available]! - cells[at + CLAIM.owed]!);
      if (shown < cells[at + CLAIM.overAtClose]!) cells[at + CLAIM.overAtClose] = shown;
      if (!roster.isDeposit(index)) continue;
      const timing = cells[at + CLAIM.untold]! + cells[at + CLAIM.givenBack]!;
      const over = cells[at + CLAIM.available]! - cells[at + CLAIM.owed]! - timing;
      this.looks.at(UNFOUNDED, over);
      if (over > 0) {
        this.breaches.raise('unfounded-claim', kernel.current, over, {
          claim: index,
          loser: roster.debtorOf(index),
          holder: roster.creditorOf(index),
        });
      }
    }
    ledger.pools.clear();
    ledger.claims.clear();
  }

  /** Fen by which a pool falls short of its clients: owed, less the client part of the pool, less their money on rails. */
  shortfall(pool: number): number {
    const { model, world, ledger } = this.kernel;
    const at = world.layout.pools + pool * POOL_STRIDE;
    const { accounts } = model.pools[pool]!;
    let money = 0;
    for (let i = 0; i < accounts.length; i++) money += ledger.balance(accounts[i]!);
    const clients = money - Math.max(0, world.cells[at + POOL.own]!) + world.cells[at + POOL.transit]!;
    return world.cells[at + POOL.owed]! - clients;
  }
}
