import { dayOf } from '../../core/time.ts';
import type { FundsFindingId } from '../../results/finding.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Model } from '../../scenario/model.ts';
import { legFates, taintBit, type LegFactKind } from '../environment/channels.ts';
import type { BreachSink } from '../observer.ts';
import { inFlight } from './in-flight.ts';
import { CHECK, Looks } from './looks.ts';
import type { Roster } from '../state/roster.ts';
import type { World } from '../state/world.ts';
import * as layout from '../state/layout.ts';

// Constants of its own are compiled into a module's code; those it imports are loaded at every use.
const { CLAIM, CLAIM_STRIDE, INSTANCE, LEG, ORDER, ORDER_STRIDE, PHASE, POOL, POOL_STRIDE, UNTOLD } = layout;

/** The one fate that does not excuse lateness: a closed window is part of the contract. */
const CLOSED = taintBit('closed');

const SHORTFALL = CHECK['customer-shortfall'];
const UNFOUNDED = CHECK['unfounded-claim'];
const UNRECORDED = CHECK['unrecorded-claim'];
const COMMINGLED = CHECK['commingled-funds'];
const EXPOSURE = CHECK['exposure-over-limit'];
const STUCK = CHECK['stuck-funds'];
const OVER_COLLECTION = CHECK['over-collection'];
const MISDIRECTED = CHECK['misdirected-funds'];
const DOUBLE_PAYMENT = CHECK['double-payment'];
const UNCOVERED = CHECK['uncovered-payout'];
const CLIENT_FUNDS = CHECK['client-funds-used'];
const LATE = CHECK['late-funds'];
const MISMATCH = CHECK['business-money-mismatch'];

/** Fate of a remittance that its bank cannot credit. */
const RETURNED = legFates.indexOf('returned');

/** What the checks read of a kernel. */
export interface CheckedWorld {
  readonly model: Model;
  readonly world: World;
  readonly roster: Roster;
  readonly ledger: Ledger;
  /** What the last fact discharged beyond what was owed. */
  readonly register: { readonly excess: number };
  readonly channels: { legBase(instance: number, slot: number): number };
  /** Instance, transition and action that are being carried out; -1 when the environment acts. */
  readonly current: number;
  readonly leaf: number;
  readonly action: number;
  taintOf(instance: number): number;
}

/** The order of a purpose, resolved to the roles of its flow once. */
interface LegTerms {
  readonly order: number;
  readonly claim: number;
  readonly pays: boolean;
  readonly payees: readonly number[];
  /** The parties of the contract's split are payees too. */
  readonly split: boolean;
  readonly debtor: number;
}

/**
 * The statements of the findings page, checked against register, information book and money book. Each looks only at
 * what the step touched; day close and heal look at everything. Checks read the world and write nothing but the
 * memory of the last day close.
 */
export class Checks {
  private readonly kernel: CheckedWorld;
  /** How often each statement was looked at. */
  readonly looks = new Looks();
  private sink: BreachSink;
  private readonly legTerms: readonly (readonly (LegTerms | null)[])[];
  /** By claim: the one instance that has it, or -1. */
  private readonly only: Int32Array;

  constructor(kernel: CheckedWorld, sink: BreachSink) {
    this.kernel = kernel;
    this.sink = sink;
    const { model } = kernel;
    this.only = new Int32Array(model.claims.length).fill(-1);
    const shared = new Set<number>();
    for (const { index, claims } of model.instances) {
      for (const claim of new Set(claims)) {
        if (this.only[claim] !== -1) shared.add(claim);
        this.only[claim] = index;
      }
    }
    for (const claim of shared) this.only[claim] = -1;
    this.legTerms = model.flows.map((flow) => {
      const orders = Object.keys(flow.terms.orders);
      const claims = Object.keys(flow.terms.claims);
      const party = (role: string): number => flow.partyNames.indexOf(role);
      return flow.legNames.map((name) => {
        const orderName = flow.terms.legs[name];
        if (orderName === undefined) return null;
        const order = flow.terms.orders[orderName]!;
        return {
          order: orders.indexOf(orderName),
          claim: claims.indexOf(order.claim),
          pays: order.direction === 'pay',
          payees: order.payees.map(party),
          split: order.split === true,
          debtor: party(order.debtor),
        };
      });
    });
  }

  /** The order that a leg of an instance belongs to; null for a leg that pays none. */
  private termsOf(instance: number, leg: number): LegTerms | null {
    const { roster, world } = this.kernel;
    return this.legTerms[roster.flow(instance)]![world.cells[leg + LEG.purpose]!] ?? null;
  }

  /** To whom the order is paid first, as its terms name him. */
  private firstPayee(instance: number, { payees }: LegTerms): number {
    const { model, roster } = this.kernel;
    return payees.length > 0 ? roster.party(instance, payees[0]!) : model.instances[instance]!.split[0]!.party;
  }

  /** Is this party one to whom the order is paid? */
  private isPayee(instance: number, terms: LegTerms, party: number): boolean {
    const { roster, model } = this.kernel;
    const { payees } = terms;
    for (let i = 0; i < payees.length; i++) if (roster.party(instance, payees[i]!) === party) return true;
    return terms.split && model.instances[instance]!.split.some((share) => share.party === party);
  }

  /** Sends breaches elsewhere; returns where they went before. */
  redirect(sink: BreachSink): BreachSink {
    const before = this.sink;
    this.sink = sink;
    return before;
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
      this.raise('stuck-funds', this.instanceOf(claim.index, stuck), stuck, {
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
        // Of two with as much open the one is meant that something befell.
        const isLikelier =
          open > most ||
          (open === most && this.kernel.taintOf(likely) === 0 && this.kernel.taintOf(instance.index) !== 0);
        if (open > stuck || !isLikelier) continue;
        likely = instance.index;
        most = open;
      }
    }
    return likely >= 0 ? likely : refused;
  }

  /** A leg moved money: compare the order it belongs to with what was owed. Called after the register folded the fact. */
  legFact(kind: LegFactKind, instance: number, slot: number): void {
    const { kernel } = this;
    const { cells, layout } = kernel.world;
    const leg = kernel.channels.legBase(instance, slot);
    const terms = this.termsOf(instance, leg);
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
        this.raise('over-collection', instance, Math.min(over, fen), {
          leaf: cells[leg + LEG.leaf]!,
          action: cells[leg + LEG.action]!,
          order: terms.order,
          claim,
          loser: payer,
          holder: this.firstPayee(instance, terms),
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
        this.raise('commingled-funds', instance, fen, {
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
    if (!this.isPayee(instance, terms, owner)) {
      this.raise('misdirected-funds', instance, fen, { ...subject, loser: roster.creditorOf(claim) });
      return;
    }
    const over = cells[orderAt + ORDER.credited]! - cells[orderAt + ORDER.returned]! - asked;
    if (asked > 0 && over > 0) {
      this.raise('double-payment', instance, Math.min(over, fen), {
        ...subject,
        loser: roster.party(instance, terms.debtor),
      });
    }
    const excess = Math.min(kernel.register.excess, fen);
    // Paid on a claim whose money the payer's bank has taken back: the books covered the payout, nothing covered them.
    const unfounded = Math.min(excess, cells[claimAt + CLAIM.givenBack]!);
    if (unfounded > 0) {
      this.raise('unfounded-claim', instance, unfounded, {
        ...cause,
        claim,
        loser: roster.debtorOf(claim),
        holder: roster.creditorOf(claim),
      });
    }
    if (excess > unfounded) this.raise('uncovered-payout', instance, excess - unfounded, { ...subject, loser: -1 });
    const funded = cells[claimAt + CLAIM.funded]!;
    if (funded < 0 && kernel.register.excess === 0) {
      this.raise('client-funds-used', instance, Math.min(-funded, fen), { ...subject, loser: -1 });
    }
    const promised = cells[orderAt + ORDER.promised]!;
    // A delay injected into another party is not the design's; a closed window is part of the contract.
    const taint = kernel.taintOf(instance) & ~CLOSED;
    if (promised > 0 && kernel.world.now > promised && taint === 0) {
      this.raise('late-funds', instance, fen, { ...subject, loser: owner, holder: owner });
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
      this.isPayee(instance, terms, payee)
    );
  }

  /** The instance has learnt what became of a leg's money: it is no longer a timing item. */
  told(instance: number, slot: number): void {
    const { cells, layout } = this.kernel.world;
    const leg = this.kernel.channels.legBase(instance, slot);
    const what = cells[leg + LEG.untold]!;
    cells[leg + LEG.untold] = UNTOLD.nothing;
    const terms = this.termsOf(instance, leg);
    if (terms === null || terms.pays !== (what === UNTOLD.arrived)) return;
    const claim = this.kernel.roster.claim(instance, terms.claim);
    const cell = layout.claims + claim * CLAIM_STRIDE + (what === UNTOLD.arrived ? CLAIM.untold : CLAIM.givenBack);
    cells[cell] = Math.max(0, cells[cell]! - cells[leg + LEG.amount]!);
    this.kernel.ledger.claims.add(claim);
  }

  /** The ledger refused a posting of a flow. */
  refused(instance: number, fen: number): void {
    this.raise('unbalanced-posting', instance, fen, {
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
      this.raise('rounding-leak', instance, Math.abs(fen - other), {
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
        this.raise('unexplained-difference', instance, Math.abs(difference), {
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
    this.raise('exposure-over-limit', instance, open - limit, {
      loser: funding[0]?.funder ?? process,
      holder: funding[0]?.debtor ?? -1,
    });
  }

  /** A statement of the flow's own does not hold of an instance. */
  broken(instance: number, invariant: number, loser: number, fen: number): void {
    this.raise('broken-invariant', instance, fen, { invariant, loser, holder: -1 });
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
        this.raise('customer-shortfall', kernel.current, short, { pool, loser: -1, holder: -1 });
      }
    }
    for (let i = 0; i < ledger.claims.count; i++) {
      const index = ledger.claims.list[i]!;
      const at = layout.claims + index * CLAIM_STRIDE;
      // What has closed since the last close of a day had been open longest, whatever has opened in the meantime: two
      // remittances returned on two days are not one that never came back.
      const gap = this.shortOf(at) + cells[at + CLAIM.untold]!;
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
        this.raise('unfounded-claim', kernel.current, over, {
          claim: index,
          loser: roster.debtorOf(index),
          holder: roster.creditorOf(index),
        });
      }
    }
    ledger.pools.clear();
    ledger.claims.clear();
  }

  /** Fen that the claim at this offset is owed and nowhere shown. */
  private shortOf(at: number): number {
    const { cells } = this.kernel.world;
    return Math.max(0, cells[at + CLAIM.owed]! - cells[at + CLAIM.available]! - cells[at + CLAIM.other]!);
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
      let short = this.shortOf(at);
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
        this.raise('unrecorded-claim', -1, lastingShort, {
          claim: claim.index,
          loser: claim.creditor,
          holder: claim.debtor,
        });
      }
      if (lastingOver > 0) {
        this.raise('unfounded-claim', -1, lastingOver, {
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
        const terms = this.termsOf(index, leg);
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
        this.raise('commingled-funds', -1, lasting, { pool: pool.index, loser: -1, holder: pool.institution });
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
      this.raise('business-money-mismatch', instance.index, Math.min(Math.abs(gap), Math.abs(before)), {
        loser: instance.process,
        holder: -1,
      });
    }
  }

  /** Raises a breach of the instance's step; what is not named does not apply. */
  raise(id: FundsFindingId, instance: number, amount: number, subject: Subject): void {
    const { kernel } = this;
    const own = instance >= 0 && instance === kernel.current;
    this.sink.raise({
      id,
      instance,
      ...(instance < 0 && (this.only[subject.claim ?? -1] ?? -1) >= 0 ? { concerns: this.only[subject.claim!]! } : {}),
      leaf: own ? kernel.leaf : (subject.leaf ?? -1),
      action: own ? kernel.action : (subject.action ?? -1),
      taint: instance >= 0 ? kernel.taintOf(instance) : 0,
      now: kernel.world.now,
      amount,
      claim: subject.claim ?? -1,
      pool: subject.pool ?? kernel.model.claims[subject.claim ?? -1]?.pool ?? -1,
      order: subject.order ?? -1,
      account: subject.account ?? -1,
      ...(subject.invariant === undefined ? {} : { invariant: subject.invariant }),
      loser: subject.loser,
      holder: subject.holder,
      breachedBy: instance >= 0 ? kernel.model.instances[instance]!.process : -1,
    });
  }
}

interface Subject {
  readonly invariant?: number;
  readonly claim?: number;
  readonly pool?: number;
  readonly order?: number;
  readonly account?: number;
  readonly loser: number;
  readonly holder: number;
  /** What sent the leg, if the environment carried it out. */
  readonly leaf?: number;
  readonly action?: number;
}
