import { applyRate } from '../../core/rate.ts';
import { MS_PER_DAY, dayOf, msOfDay, startOfDay } from '../../core/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { LumpModel, Model } from '../../scenario/model.ts';
import * as layout from '../state/layout.ts';
import type { World } from '../state/world.ts';
import * as carried from './channels.ts';
import type { Channels } from './channels.ts';
import type { Hours } from './hours.ts';

// Constants of its own are compiled into a module's code; those it imports are loaded at every use.
const { ANSWER_FATE, STATUS, legFates } = carried;
const { ADDRESS, BATCHES, BOOK, BOOK_STRIDE, INSTANCE, KIND, LEG, PHASE, POOL, POOL_STRIDE, UNTOLD } = layout;

/** What the sales books tell the kernel. */
export interface AcquiringEvents {
  /** A channel closed a batch: what it will pay for the sales of an instance, fen. */
  sold(instance: number, purpose: number, fen: number): void;
  /** A sum arrived: the clearing side was charged what the leg stands for, the acquirer credited with its amount. */
  lumpArrived(instance: number, slot: number): void;
  /** The balance of an account in the money book changed. */
  entry(account: number, counter: number, fen: number, incoming: boolean, undoesDay: number): void;
}

/** One sales book: an inbound leg of an instance, and the instances that share its sums. */
interface Book {
  readonly instance: number;
  readonly purpose: number;
  readonly at: number;
  readonly channel: number;
  readonly lump: LumpModel;
  readonly from: number;
  readonly to: number;
  /** Instances of one sum, ascending; their first is the one whose leg a plan addresses. */
  readonly members: Book[];
}

/** Working days for which a batch stays in the statement after its money came. */
const OPEN_WORKDAYS = 3;

/**
 * The channel side of acquiring. Buyers' money goes to the clearing side at once; the channel keeps a book of each day
 * as it cuts it, and on the next working day sends a statement and one sum. It never crashes. Fates of the sum, all at
 * the address of the first instance that shares it: `unknown` is a sum that comes later, any other keeps it from coming.
 */
export class Acquiring {
  private readonly model: Model;
  private readonly world: World;
  private readonly ledger: Ledger;
  private readonly hours: Hours;
  private readonly channels: Channels;
  private readonly events: AcquiringEvents;
  /** By instance, then by purpose; undefined where the leg is not inbound. */
  private readonly books: readonly (readonly (Book | undefined)[])[];

  constructor(
    model: Model,
    parts: { world: World; ledger: Ledger; hours: Hours; channels: Channels },
    events: AcquiringEvents,
  ) {
    this.model = model;
    this.world = parts.world;
    this.ledger = parts.ledger;
    this.hours = parts.hours;
    this.channels = parts.channels;
    this.events = events;
    this.books = booksOf(model, this.world);
  }

  /** True if the legs of this purpose come of themselves. */
  isInbound(instance: number, purpose: number): boolean {
    return this.books[instance]![purpose] !== undefined;
  }

  /** Somebody sold or refunded through a channel. `items`: of how many sales the amount is made. */
  onAct(instance: number, act: string, fen: number, items: number): void {
    for (const book of this.books[instance]!) {
      if (book === undefined) continue;
      const flow = this.model.flows[this.model.instances[instance]!.flow]!;
      const { adds, deducts } = flow.legs[flow.legNames[book.purpose]!]!.inbound!;
      if (adds.includes(act)) this.sell(book, fen, Math.max(1, items));
      else if (deducts.includes(act)) this.refund(book, fen);
    }
  }

  /** The channel closes its day; called with the first instance of a sum. */
  onCut(instance: number, purpose: number): void {
    const first = this.books[instance]![purpose]!;
    const { cells, now } = this.world;
    const closes = cells[first.at + BOOK.closes]!;
    if (closes === 0 || closes > now) return;
    cells[first.at + BOOK.closes] = 0;
    const number = (cells[first.at + BOOK.batch]! % BATCHES) + 1;
    cells[first.at + BOOK.batch] = number;
    const day = startOfDay(this.model.calendar.nextWorkday(dayOf(closes - 1)));
    let total = 0;
    let isAnyOwed = false;
    let leader = -1;
    for (const book of first.members) {
      if (cells[book.at + BOOK.sold] === 0 && cells[book.at + BOOK.refunded] === 0) continue;
      const slot = this.close(book, number, day);
      const leg = this.channels.legBase(book.instance, slot);
      if (book === first) leader = slot;
      if (cells[leg + LEG.gross]! > 0) isAnyOwed = true;
      total += cells[leg + LEG.amount]!;
    }
    if (!isAnyOwed) {
      // No sum will come for these rows: they leave the file when others do.
      for (const { leg } of this.parts(first, number)) cells[leg + LEG.phase] = PHASE.succeeded;
      return;
    }
    if (leader < 0) leader = this.record(first, number, 0, 0, day);
    const due = day + first.lump.arrivesAt;
    this.channels.bornLeg(first.instance, leader, due, total);
    this.world.push(due, KIND.request, first.instance, leader, 0, 0, 0, this.taint(first.instance), 0);
  }

  /** The sum is due: it moves, comes later, or does not come at all. */
  onLump(instance: number, slot: number): void {
    const { cells, now } = this.world;
    const leg = this.channels.legBase(instance, slot);
    if (cells[leg + LEG.phase] !== PHASE.requested) return;
    const book = this.books[instance]![cells[leg + LEG.purpose]!]!;
    const fate = legFates[cells[leg + LEG.fate]!]!;
    const parts = this.parts(book, cells[leg + LEG.request]!);
    if (fate !== '') for (const { instance: member } of parts) this.spread(instance, member);
    if (fate === 'unknown') {
      cells[leg + LEG.fate] = 0;
      this.postpone(book, slot, now + (cells[leg + LEG.fateBy]! || MS_PER_DAY));
      return;
    }
    if (fate !== '') {
      for (const part of parts) cells[part.leg + LEG.phase] = PHASE.swallowed;
      return;
    }
    if (!this.hours.isOpen(this.world, book.channel, now)) {
      this.postpone(book, slot, this.hours.nextOpening(this.world, book.channel, now));
      return;
    }
    const total = parts.reduce((sum, part) => sum + cells[part.leg + LEG.amount]!, 0);
    if (this.ledger.post(book.from, book.to, total) !== null) {
      // Somebody else has spent the clearing side's money: it tries again on the next working day.
      this.postpone(book, slot, this.hours.workday(now, 1, book.lump.arrivesAt));
      return;
    }
    this.events.entry(book.from, book.to, total, false, 0);
    this.events.entry(book.to, book.from, total, true, 0);
    for (const part of parts) this.arrive(part.book, part.slot, part.leg);
  }

  /**
   * The statement, or one row of it: what each batch stands for, and what of it has arrived. `request` 0: every batch
   * that is open. Asking anew brings the same file again, and a row that was missing with it.
   */
  onStatement(instance: number, purpose: number, request: number, fate: number): void {
    if (fate === ANSWER_FATE.missing || fate === ANSWER_FATE.notFound) return;
    const { cells, now } = this.world;
    const { legSlots } = this.model.flows[this.model.instances[instance]!.flow]!;
    for (let slot = 0; slot < legSlots; slot++) {
      const leg = this.channels.legBase(instance, slot);
      const phase = cells[leg + LEG.phase]!;
      if (phase === PHASE.free || cells[leg + LEG.purpose] !== purpose || cells[leg + LEG.gross] === 0) continue;
      const number = cells[leg + LEG.request]!;
      // A batch of long ago may lie there still, and the number is another's by now.
      if (phase !== PHASE.requested && cells[leg + LEG.retires]! <= now) continue;
      if (request !== 0 && number !== request) continue;
      const rows = fate === ANSWER_FATE.twice ? 2 : 1;
      for (let row = 0; row < rows; row++) {
        const gross = cells[leg + LEG.gross]!;
        this.channels.message(instance, purpose, STATUS['statement.pending'], ADDRESS.statement, now, gross, number, 0);
      }
      if (phase !== PHASE.succeeded || cells[leg + LEG.gross]! <= 0) continue;
      const fen = cells[leg + LEG.amount]!;
      this.channels.message(
        instance,
        purpose,
        STATUS['statement.succeeded'],
        ADDRESS.statement,
        now,
        fen,
        number,
        slot + 1,
      );
    }
  }

  private sell(book: Book, fen: number, items: number): void {
    this.change(book, BOOK.sold, fen);
    if (book.lump.feePerItem) this.world.cells[book.at + BOOK.fee]! += itemFees(book.lump, fen, items);
  }

  /** The buyer has the money back at once. */
  private refund(book: Book, fen: number): void {
    this.change(book, BOOK.refunded, fen);
  }

  /**
   * Adds to the batch under way, and to the money that lies with the clearing side for it what the batch is worth more
   * (or less) by that. What it does not hold of a refund the clearing side lays out, and keeps of later sales.
   */
  private change(book: Book, cell: number, fen: number): void {
    this.open(book);
    const { cells } = this.world;
    const { outside } = this.model;
    const before = Math.max(0, this.net(book));
    cells[book.at + cell]! += fen;
    const more = Math.max(0, this.net(book)) - before;
    if (more === 0) return;
    const [debit, credit] = more > 0 ? [outside, book.from] : [book.from, outside];
    // Somebody may have spent the clearing side's money; the sum then fails to come, and not the refund.
    if (this.ledger.post(debit, credit, Math.abs(more)) === null)
      this.events.entry(book.from, outside, Math.abs(more), more > 0, 0);
    this.transit(book, more);
  }

  private net(book: Book): number {
    const { cells } = this.world;
    return cells[book.at + BOOK.sold]! - cells[book.at + BOOK.refunded]! + cells[book.at + BOOK.carried]!;
  }

  /** Makes sure that a batch is open for what happens now. */
  private open(book: Book): void {
    const [first] = book.members as [Book];
    const { cells, now } = this.world;
    const closes = first.at + BOOK.closes;
    if (cells[closes]! > 0 && cells[closes]! <= now) this.onCut(first.instance, first.purpose);
    if (cells[closes]! > 0) return;
    const { dayCut } = book.lump;
    const day = dayOf(now) + (msOfDay(now) >= dayCut ? 1 : 0);
    // Days off are settled together with the working day before them: their common cut is on the eve of the payment.
    const cut = startOfDay(this.model.calendar.nextWorkday(day) - 1) + dayCut;
    cells[closes] = cut;
    this.world.push(cut, KIND.cut, first.instance, first.purpose, 0, 0, 0, this.taint(first.instance), 0);
  }

  /** Closes the book of one instance: its share of the sum, its row in the statement. Returns the slot of its leg. */
  private close(book: Book, number: number, day: number): number {
    const { cells } = this.world;
    const { lump } = book;
    const net = this.net(book);
    const fee = lump.feePerItem
      ? cells[book.at + BOOK.fee]!
      : applyRate(cells[book.at + BOOK.sold]!, lump.fee, lump.rounding);
    const amount = net <= 0 ? 0 : lump.net ? Math.max(0, net - fee) : net;
    cells[book.at + BOOK.carried] = Math.min(0, net);
    cells[book.at + BOOK.sold] = 0;
    cells[book.at + BOOK.refunded] = 0;
    cells[book.at + BOOK.fee] = 0;
    const slot = this.record(book, number, amount, net, day);
    this.events.sold(book.instance, book.purpose, Math.max(0, net));
    if (net === 0) return slot;
    const due = day + lump.statementAt;
    this.channels.pushItem(
      due,
      KIND.statement,
      book.instance,
      book.purpose,
      number,
      book.channel,
      0,
      book.purpose,
      ADDRESS.statement,
      net,
    );
    return slot;
  }

  private record(book: Book, number: number, amount: number, gross: number, day: number): number {
    const slot = this.channels.record(book.instance, book.purpose, number, amount, book.channel, book.to);
    const leg = this.channels.legBase(book.instance, slot);
    const { cells } = this.world;
    cells[leg + LEG.gross] = gross;
    cells[leg + LEG.retires] = this.hours.workday(day, OPEN_WORKDAYS, MS_PER_DAY);
    // Nothing will come for it: refunds have eaten it up.
    if (gross <= 0 && book.members[0] !== book) cells[leg + LEG.phase] = PHASE.succeeded;
    return slot;
  }

  /** The legs of one sum, the first instance's own among them. */
  private parts(book: Book, number: number): { book: Book; instance: number; slot: number; leg: number }[] {
    const { cells } = this.world;
    const parts: { book: Book; instance: number; slot: number; leg: number }[] = [];
    for (let i = 0; i < book.members.length; i++) {
      const member = book.members[i]!;
      const { instance } = member;
      const { legSlots } = this.model.flows[this.model.instances[instance]!.flow]!;
      for (let slot = 0; slot < legSlots; slot++) {
        const leg = this.channels.legBase(instance, slot);
        if (cells[leg + LEG.phase] !== PHASE.requested || cells[leg + LEG.request] !== number) continue;
        if (cells[leg + LEG.purpose] !== member.purpose) continue;
        parts.push({ book: member, instance, slot, leg });
        break;
      }
    }
    return parts;
  }

  private arrive(book: Book, slot: number, leg: number): void {
    const { cells, now } = this.world;
    const amount = cells[leg + LEG.amount]!;
    const gross = Math.max(0, cells[leg + LEG.gross]!);
    cells[leg + LEG.phase] = PHASE.succeeded;
    cells[leg + LEG.retires] = this.hours.workday(now, OPEN_WORKDAYS, MS_PER_DAY);
    this.transit(book, -gross);
    // A fee may have eaten up the whole share; then the row is all that comes of it, and it is told.
    if (gross === 0) return;
    cells[leg + LEG.untold] = UNTOLD.arrived;
    this.events.lumpArrived(book.instance, slot);
    const due = now + this.model.channels[book.channel]!.latency.notice;
    const number = cells[leg + LEG.request]!;
    this.channels.message(book.instance, book.purpose, STATUS.succeeded, ADDRESS.notice, due, amount, number, slot + 1);
  }

  private postpone(book: Book, slot: number, due: number): void {
    this.world.push(due, KIND.request, book.instance, slot, 0, 0, 0, this.taint(book.instance), 0);
  }

  /** Buyers have paid: until the sum arrives this is money of the pool's clients on its way. */
  private transit(book: Book, fen: number): void {
    const { pool } = this.model.accounts[book.to]!;
    if (pool < 0 || fen === 0) return;
    this.world.cells[this.world.layout.pools + pool * POOL_STRIDE + POOL.transit]! += fen;
    this.ledger.pools.add(pool);
  }

  private taint(instance: number): number {
    return this.world.cells[this.world.layout.instances[instance]!.base + INSTANCE.taint]!;
  }

  /** What befalls a shared sum befalls everybody who has a share in it. */
  private spread(from: number, to: number): void {
    const cell = this.world.layout.instances[to]!.base + INSTANCE.taint;
    this.world.cells[cell] = this.world.cells[cell]! | this.taint(from);
  }
}

/** Fee of `items` sales that make `fen` together: all alike, the last one takes the odd fen. */
function itemFees({ fee, rounding }: LumpModel, fen: number, items: number): number {
  const each = Math.floor(fen / items);
  const last = fen - each * (items - 1);
  return applyRate(each, fee, rounding) * (items - 1) + applyRate(last, fee, rounding);
}

function booksOf(model: Model, world: World): (Book | undefined)[][] {
  const shared = new Map<string, Book[]>();
  return model.instances.map((instance) => {
    const flow = model.flows[instance.flow]!;
    let next = world.layout.instances[instance.index]!.books;
    return flow.legNames.map((name, purpose) => {
      const leg = flow.legs[name]!;
      if (leg.inbound === undefined) return undefined;
      const channel = instance.channels[flow.channelNames.indexOf(leg.channel)]!;
      const lump = model.channels[channel]!.lump!;
      const from = instance.accounts[flow.accountNames.indexOf(leg.from)]!;
      const to = instance.accounts[flow.accountNames.indexOf(leg.to)]!;
      const key = [instance.flow, purpose, channel, from, to].join(' ');
      const members = lump.perAcquirer ? (shared.get(key) ?? []) : [];
      if (lump.perAcquirer) shared.set(key, members);
      const book: Book = { instance: instance.index, purpose, at: next, channel, lump, from, to, members };
      members.push(book);
      next += BOOK_STRIDE;
      return book;
    });
  });
}
