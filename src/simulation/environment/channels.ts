import { assert } from '../../core/errors.ts';
import { dayOf, startOfDay } from '../../core/time.ts';
import { legStatuses, type Flow, type LegStatus } from '../../flows/define.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { ChannelModel, Model } from '../../scenario/model.ts';
import * as layout from '../state/layout.ts';
import { isReply, packAddress, statusEvent } from '../state/layout.ts';
import type { Roster } from '../state/roster.ts';
import type { World } from '../state/world.ts';
import type { Hours } from './hours.ts';
import { Legs } from './legs.ts';

// Constants of its own are compiled into a module's code; those it imports are loaded at every use.
const { ADDRESS, INSTANCE, ITEM, KIND, LEG, PHASE, POOL, POOL_STRIDE, UNTOLD } = layout;

/** Fates of a leg by number, as they lie in the state vector. 0: as the channel's default. */
export const legFates = [
  '',
  'rejected',
  'fails',
  'unknown',
  'fails-then-succeeds',
  'succeeds-then-reversed',
  'returned',
  'swallowed',
  'never-settles',
] as const;

/** Bits of taint: which fates lie on the causal chain of an instance. */
export const taints = [
  'late',
  'lost',
  'twice',
  ...legFates.slice(1),
  'not-found',
  'wrong',
  'row-missing',
  'row-twice',
  'crash',
  'closed',
  'no-position',
] as const;

export function taintBit(fate: string): number {
  const index = (taints as readonly string[]).indexOf(fate);
  assert(index >= 0 && index < 31, `unknown fate ${fate}`);
  return 1 << index;
}

const FATE = Object.fromEntries(legFates.map((name, i) => [name, i])) as Record<(typeof legFates)[number], number>;
/** What channels say of a leg, by number: a name would be looked up each time it is said. */
export const STATUS = Object.fromEntries(legStatuses.map((name, i) => [name, i])) as Record<LegStatus, number>;

/** What a status says of the money, by number of the status. */
const arrives = flagged(['succeeded', 'answer.succeeded', 'statement.succeeded']);
const givesBack = flagged(['returned', 'answer.returned', 'statement.returned']);
const failures = flagged([
  ...(['failed', 'returned', 'answer.failed', 'answer.returned', 'statement.failed', 'statement.returned'] as const),
]);

/** Of the events of a flow: the purpose of the leg of whose query one is an answer, or -1. */
function answersOf({ actNames, legNames }: Flow): Int16Array {
  const purposes = new Int16Array(statusEvent(actNames.length, legNames.length, 0)).fill(-1);
  legNames.forEach((_name, purpose) => {
    legStatuses.forEach((status, number) => {
      if (status.startsWith('answer.')) purposes[statusEvent(actNames.length, purpose, number)] = purpose;
    });
  });
  return purposes;
}

function flagged(statuses: readonly LegStatus[]): Uint8Array {
  return Uint8Array.from(legStatuses, (status) => (statuses.includes(status) ? 1 : 0));
}

/** Fates that a statement row or a query answer can have, in the `d` cell of the item. */
export const ANSWER_FATE = { none: 0, notFound: 1, wrong: 2, missing: 3, twice: 4 } as const;

export type LegFactKind = 'debited' | 'credited' | 'failed' | 'returned' | 'reversed';

/** What the channels tell the kernel. */
export interface ChannelEvents {
  /** A leg was debited, credited, failed or returned in the money book. */
  legFact(kind: LegFactKind, instance: number, slot: number): void;
  /** A message or leg has come into being; a plan may have a fate for it. */
  born(address: number, due: number, fen: number): void;
  /** Both sides of a leg's movement as their keepers book it; `undoesDay` if it takes back an entry of that day. */
  entry(account: number, counter: number, fen: number, incoming: boolean, undoesDay: number): void;
  /** Transition and action that are being carried out. */
  readonly leaf: number;
  readonly action: number;
}

/**
 * Banks and clearing houses as the flows meet them: requests arrive, money leaves one account and reaches another after
 * the rail's time, answers and notices travel back. They never crash, and deviate only by a fate.
 */
export class Channels {
  private readonly model: Model;
  private readonly roster: Roster;
  private readonly world: World;
  private readonly ledger: Ledger;
  private readonly hours: Hours;
  private readonly events: ChannelEvents;
  private readonly legs: Legs;
  /** Per flow, by event: the purpose of the leg of whose query this is an answer, or -1. */
  private readonly answerOf: readonly Int16Array[];

  constructor(model: Model, roster: Roster, world: World, ledger: Ledger, hours: Hours, events: ChannelEvents) {
    this.model = model;
    this.roster = roster;
    this.world = world;
    this.ledger = ledger;
    this.hours = hours;
    this.events = events;
    this.answerOf = model.flows.map(answersOf);
    this.legs = new Legs(model, roster, world, events, (1 << FATE.returned) | (1 << FATE['succeeds-then-reversed']));
  }

  /** A flow instructs a channel: the request is on its way. Returns the slot of the leg. */
  send(instance: number, purpose: number, request: number, fen: number, channel: number, to: number): number {
    const slot = this.legs.record(instance, purpose, request, fen, channel, to);
    const due = this.world.now + this.model.channels[channel]!.latency.request;
    this.bornLeg(instance, slot, due, fen);
    this.pushItem(due, KIND.request, instance, slot, 0, 0, 0, purpose, ADDRESS.request, fen);
    return slot;
  }

  /** Writes a leg that nobody has carried out yet into a free slot; returns the slot. */
  record(instance: number, purpose: number, request: number, fen: number, channel: number, to: number): number {
    return this.legs.record(instance, purpose, request, fen, channel, to);
  }

  /** Announces a recorded leg, so that a plan may have a fate for it. */
  bornLeg(instance: number, slot: number, due: number, fen: number): void {
    this.events.born(this.legs.addressOf(instance, slot), due, fen);
  }

  /** Asks what became of a request. Whoever asks again has hung up on the question before: its answer is not heard. */
  query(instance: number, purpose: number, request: number, channel: number): void {
    this.hangUp(instance, purpose, request);
    const { latency } = this.model.channels[channel]!;
    const due = this.world.now + latency.query;
    this.pushItem(due, KIND.query, instance, purpose, request, channel, 0, purpose, ADDRESS.query, 0);
  }

  /** Of an answer that is heard every copy is nobody's: there is one to each question. */
  heard(instance: number, event: number, request: number): void {
    const purpose = this.answerOf[this.roster.flow(instance)]![event]!;
    if (purpose >= 0) this.hangUp(instance, purpose, request);
  }

  /** Takes back the questions about a request that are under way, and the answers to them. */
  private hangUp(instance: number, purpose: number, request: number): void {
    const { cells } = this.world;
    const replies = this.roster.base(instance) + INSTANCE.replies;
    if (cells[replies] === 0) return;
    const purposeOf = this.answerOf[this.roster.flow(instance)]!;
    const taken = this.world.removeWhere((at) => {
      const kind = cells[at + ITEM.kind]!;
      if (cells[at + ITEM.target] !== instance || (kind !== KIND.query && kind !== KIND.message)) return false;
      const isQuestion = kind === KIND.query;
      const a = cells[at + ITEM.a]!;
      return (isQuestion ? a : purposeOf[a]) === purpose && cells[at + (isQuestion ? ITEM.b : ITEM.c)] === request;
    });
    cells[replies] = cells[replies]! - taken;
  }

  /** The statement of today is complete on the next working day; the row of this request is read from it then. */
  statement(instance: number, purpose: number, request: number, channel: number): void {
    const { promises } = this.model.channels[channel]!;
    const today = dayOf(this.world.now);
    const due = startOfDay(this.model.calendar.nextWorkday(today)) + promises.statementBy;
    this.pushItem(due, KIND.statement, instance, purpose, request, channel, 0, purpose, ADDRESS.statement, 0);
  }

  /** A request reaches its channel. */
  onRequest(instance: number, slot: number): void {
    const leg = this.legs.base(instance, slot);
    const { cells, now } = this.world;
    const channel = cells[leg + LEG.channel]! | 0;
    const model = this.model.channels[channel]!;
    const fen = cells[leg + LEG.amount]!;
    if (model.promises.idempotentRequests && cells[leg + LEG.phase] !== PHASE.requested) {
      // The same message once more: a channel that knows its requests answers and executes nothing.
      this.tell(instance, slot, this.answerStatus(instance, slot), ADDRESS.response, now + model.latency.response);
      return;
    }
    if (cells[leg + LEG.fate] === FATE.swallowed) {
      cells[leg + LEG.phase] = PHASE.swallowed;
      return;
    }
    const twin = model.promises.idempotentRequests ? this.legs.twin(instance, slot, leg) : -1;
    if (twin >= 0) {
      // The channel knows this request, at whatever hour: it answers with what became of it and executes nothing.
      cells[leg + LEG.phase] = PHASE.free;
      this.tell(instance, twin, this.answerStatus(instance, twin), ADDRESS.response, now + model.latency.response);
      return;
    }
    if (!this.hours.isOpen(this.world, channel, now)) {
      if (model.whenClosed === 'queues') {
        const due = this.hours.nextOpening(this.world, channel, now);
        cells[leg + LEG.expires] = Math.max(cells[leg + LEG.expires]!, due + 1);
        this.pushItem(due, KIND.request, instance, slot, 0, 0, 0, cells[leg + LEG.purpose]!, ADDRESS.request, fen);
        return;
      }
      if (model.whenClosed === 'swallows') {
        cells[leg + LEG.phase] = PHASE.swallowed;
        return;
      }
      this.reject(instance, slot, model);
      return;
    }
    if (
      fen > this.hours.capAt(channel, now) ||
      now > cells[leg + LEG.expires]! ||
      cells[leg + LEG.fate] === FATE.rejected ||
      !this.hours.hasPosition(this.world, channel, now)
    ) {
      this.reject(instance, slot, model);
      return;
    }
    const from = this.legs.payer(instance, leg);
    if (this.ledger.post(from, model.transit, fen) !== null) {
      this.reject(instance, slot, model);
      return;
    }
    cells[leg + LEG.phase] = PHASE.processing;
    this.transitOf(instance, leg, fen);
    this.events.entry(from, cells[leg + LEG.to]! | 0, fen, false, 0);
    this.events.legFact('debited', instance, slot);
    const fate = cells[leg + LEG.fate]! | 0;
    const by = cells[leg + LEG.fateBy]!;
    let due = this.hours.creditAt(channel, now);
    if (fate === FATE.unknown) due += by > 0 ? by : 10 * 60_000;
    else this.tell(instance, slot, STATUS.accepted, ADDRESS.response, now + model.latency.response);
    if (fate !== FATE['never-settles'])
      this.world.push(due, KIND.settle, instance, slot, 0, 0, 0, this.taint(instance), 0);
  }

  /** The rail has carried the money (or not). */
  onSettle(instance: number, slot: number): void {
    const leg = this.legs.base(instance, slot);
    const { cells, now } = this.world;
    const model = this.model.channels[cells[leg + LEG.channel]! | 0]!;
    const fen = cells[leg + LEG.amount]!;
    const fate = cells[leg + LEG.fate]! | 0;
    const by = cells[leg + LEG.fateBy]!;
    const notice = now + model.latency.notice;
    const late = by > 0 ? by : 60_000;
    if (fate === FATE.fails) {
      this.giveBack(instance, slot, PHASE.failed);
      this.events.legFact('failed', instance, slot);
      this.tell(instance, slot, STATUS.failed, ADDRESS.notice, notice);
      return;
    }
    if (fate === FATE['fails-then-succeeds'] && cells[leg + LEG.phase] === PHASE.processing) {
      cells[leg + LEG.phase] = PHASE.reportedFailed;
      this.tell(instance, slot, STATUS.failed, ADDRESS.notice, notice);
      const final = Math.min(now + late, now + model.promises.outcomeFinalAfter);
      this.world.push(final, KIND.settle, instance, slot, 0, 0, 0, this.taint(instance), 0);
      return;
    }
    if (fate === FATE.returned) {
      // The payee's bank cannot credit it: reported as sent, money still on the rail, back after some working days.
      cells[leg + LEG.phase] = PHASE.succeeded;
      cells[leg + LEG.untold] = UNTOLD.reported;
      this.tell(instance, slot, STATUS.succeeded, ADDRESS.notice, notice);
      const days = Math.max(1, model.promises.returnWithinWorkdays);
      const due = by > 0 ? now + by : this.hours.workday(now, days, model.promises.statementBy);
      cells[leg + LEG.retires] = Math.max(cells[leg + LEG.retires]!, due + 1);
      this.world.push(due, KIND.comeBack, instance, slot, 0, 0, 0, this.taint(instance), 0);
      return;
    }
    const refused = this.ledger.post(model.transit, cells[leg + LEG.to]!, fen);
    assert(refused === null, 'money on a rail can always be credited');
    this.legs.keep(leg, model);
    cells[leg + LEG.phase] = PHASE.succeeded;
    this.transitOf(instance, leg, -fen);
    this.events.entry(cells[leg + LEG.to]!, this.legs.payer(instance, leg), fen, true, 0);
    cells[leg + LEG.untold] = 1;
    this.events.legFact('credited', instance, slot);
    this.tell(instance, slot, STATUS.succeeded, ADDRESS.notice, notice);
    if (fate === FATE['succeeds-then-reversed']) {
      this.world.push(now + late, KIND.comeBack, instance, slot, 1, 0, 0, this.taint(instance), 0);
    }
  }

  /** A remittance comes back from the rail, or (`reversal`) out of the payee's account as far as it holds out. */
  onComeBack(instance: number, slot: number, reversal: boolean): void {
    const leg = this.legs.base(instance, slot);
    const { cells, now } = this.world;
    const model = this.model.channels[cells[leg + LEG.channel]! | 0]!;
    if (reversal) {
      const refused = this.ledger.post(cells[leg + LEG.to]!, this.legs.payer(instance, leg), cells[leg + LEG.amount]!);
      if (refused !== null) return;
      cells[leg + LEG.phase] = PHASE.reversed;
      this.events.entry(
        cells[leg + LEG.to]!,
        this.legs.payer(instance, leg),
        cells[leg + LEG.amount]!,
        true,
        cells[leg + LEG.day]!,
      );
      this.events.entry(
        this.legs.payer(instance, leg),
        cells[leg + LEG.to]!,
        cells[leg + LEG.amount]!,
        false,
        cells[leg + LEG.day]!,
      );
    } else {
      this.giveBack(instance, slot, PHASE.returned);
      const isKnown = cells[leg + LEG.untold] !== UNTOLD.reported;
      cells[leg + LEG.untold] = isKnown ? UNTOLD.givenBack : UNTOLD.reportedAndBack;
    }
    this.events.legFact(reversal ? 'reversed' : 'returned', instance, slot);
    const status = reversal ? STATUS.reversed : STATUS.returned;
    this.tell(instance, slot, status, ADDRESS.notice, now + model.latency.notice);
  }

  onQuery(instance: number, purpose: number, request: number, channel: number, fate: number): void {
    const model = this.model.channels[channel]!;
    const slot = this.legs.newest(instance, purpose, request, channel);
    let status = slot < 0 ? STATUS['answer.not-found'] : this.answerStatus(instance, slot);
    if (fate === ANSWER_FATE.notFound) status = STATUS['answer.not-found'];
    if (fate === ANSWER_FATE.wrong && status === STATUS['answer.pending']) status = STATUS['answer.failed'];
    const fen = slot < 0 ? 0 : this.world.cells[this.legs.base(instance, slot) + LEG.amount]!;
    const final = this.tidings(instance, slot, purpose, status);
    this.message(instance, purpose, status, ADDRESS.answer, this.world.now + model.latency.query, fen, request, final);
  }

  onStatement(instance: number, purpose: number, request: number, channel: number, fate: number): void {
    const slot = this.legs.newest(instance, purpose, request, channel);
    const { cells, now } = this.world;
    let status = STATUS['statement.absent'];
    let fen = 0;
    if (slot >= 0 && fate !== ANSWER_FATE.missing) {
      const leg = this.legs.base(instance, slot);
      fen = cells[leg + LEG.amount]!;
      const phase = cells[leg + LEG.phase]!;
      if (phase === PHASE.succeeded || phase === PHASE.reversed) status = STATUS['statement.succeeded'];
      else if (phase === PHASE.failed || phase === PHASE.rejected) status = STATUS['statement.failed'];
      else if (phase === PHASE.returned) status = STATUS['statement.returned'];
      else if (phase === PHASE.processing || phase === PHASE.reportedFailed) status = STATUS['statement.pending'];
    }
    const final = this.tidings(instance, slot, purpose, status);
    this.message(instance, purpose, status, ADDRESS.statement, now, fen, request, final);
    if (fate === ANSWER_FATE.twice) {
      this.message(instance, purpose, status, ADDRESS.statement, now, fen, request, final);
    }
  }

  /**
   * What a status tells the instance of the money: the leg's slot plus 1 if the payee has it, the same negative if a
   * payer from whom it was collected has it back, or whose payment came back, 0 if nothing is final.
   */
  private tidings(instance: number, slot: number, purpose: number, status: number): number {
    if (slot < 0) return 0;
    if (arrives[status] === 1) return slot + 1;
    if (failures[status] === 0 && givesBack[status] === 0) return 0;
    const flow = this.model.flows[this.roster.flow(instance)]!;
    const isCollected = flow.legs[flow.legNames[purpose]!]!.direction === 'collect';
    return (isCollected ? failures : givesBack)[status] === 1 ? -slot - 1 : 0;
  }

  /** How many more legs of an instance can be open at the same time. */
  legsLeft(instance: number): number {
    return this.legs.left(instance);
  }

  /** Offset of a leg's cells. */
  legBase(instance: number, slot: number): number {
    return this.legs.base(instance, slot);
  }

  /** Has the request of the leg in a slot been sent before? */
  isRepeated(instance: number, slot: number): boolean {
    return this.legs.isRepeated(instance, slot);
  }

  /** Packed address of the leg in a slot. */
  addressOf(instance: number, slot: number): number {
    return this.legs.addressOf(instance, slot);
  }

  private reject(instance: number, slot: number, model: ChannelModel): void {
    const leg = this.legs.base(instance, slot);
    this.world.cells[leg + LEG.phase] = PHASE.rejected;
    this.events.legFact('failed', instance, slot);
    this.tell(instance, slot, STATUS.rejected, ADDRESS.response, this.world.now + model.latency.response);
  }

  private giveBack(instance: number, slot: number, phase: number): void {
    const leg = this.legs.base(instance, slot);
    const { cells } = this.world;
    const fen = cells[leg + LEG.amount]!;
    const model = this.model.channels[cells[leg + LEG.channel]! | 0]!;
    const refused = this.ledger.post(model.transit, this.legs.payer(instance, leg), fen);
    assert(refused === null, 'money on a rail can always go back');
    this.legs.keep(leg, model);
    this.transitOf(instance, leg, -fen);
    this.events.entry(this.legs.payer(instance, leg), cells[leg + LEG.to]! | 0, fen, false, cells[leg + LEG.day]!);
    cells[leg + LEG.phase] = phase;
  }

  /** Client money on rails: debited from the pool and not yet credited, or debited at the payer and due to the pool. */
  private transitOf(instance: number, leg: number, fen: number): void {
    const { cells, layout } = this.world;
    const fromPool = this.ledger.poolOf(this.legs.payer(instance, leg));
    const toPool = this.ledger.poolOf(cells[leg + LEG.to]!);
    const pool = fromPool >= 0 ? fromPool : toPool;
    if (pool < 0) return;
    cells[layout.pools + pool * POOL_STRIDE + POOL.transit]! += fen;
    this.ledger.pools.add(pool);
  }

  private answerStatus(instance: number, slot: number): number {
    switch (this.world.cells[this.legs.base(instance, slot) + LEG.phase]) {
      case PHASE.succeeded:
        return STATUS['answer.succeeded'];
      case PHASE.failed:
      case PHASE.rejected:
      case PHASE.reportedFailed:
      case PHASE.reversed:
        return STATUS['answer.failed'];
      case PHASE.returned:
        return STATUS['answer.returned'];
      case PHASE.processing:
        return STATUS['answer.pending'];
      default:
        return STATUS['answer.not-found'];
    }
  }

  private tell(instance: number, slot: number, status: number, kind: number, due: number): void {
    const leg = this.legs.base(instance, slot);
    const { cells } = this.world;
    const purpose = cells[leg + LEG.purpose]! | 0;
    const final = this.tidings(instance, slot, purpose, status);
    this.message(instance, purpose, status, kind, due, cells[leg + LEG.amount]!, cells[leg + LEG.request]!, final);
  }

  message(
    instance: number,
    purpose: number,
    status: number,
    kind: number,
    due: number,
    fen: number,
    request: number,
    final: number,
  ): void {
    const flow = this.model.flows[this.roster.flow(instance)]!;
    const event = statusEvent(flow.actNames.length, purpose, status);
    this.pushItem(due, KIND.message, instance, event, fen, request, final, purpose, kind, fen);
  }

  /** Something is on its way; a plan may have a fate for it. */
  pushItem(
    due: number,
    kind: number,
    instance: number,
    a: number,
    b: number,
    c: number,
    d: number,
    purpose: number,
    addressKind: number,
    fen: number,
  ): void {
    const address = this.nextAddress(instance, purpose, addressKind);
    if (isReply(address)) this.countReply(instance, 1);
    this.world.push(due, kind, instance, a, b, c, d, this.taint(instance), address);
    this.events.born(address, due, fen);
  }

  /** A question or an answer is under way, or no longer. */
  countReply(instance: number, change: 1 | -1): void {
    const cell = this.roster.base(instance) + INSTANCE.replies;
    this.world.cells[cell] = this.world.cells[cell]! + change;
  }

  private taint(instance: number): number {
    return this.world.cells[this.roster.base(instance) + INSTANCE.taint]! | 0;
  }

  /** A fresh address for an instance's purpose and kind. */
  nextAddress(instance: number, purpose: number, kind: number): number {
    return packAddress(instance, purpose, kind, this.legs.nextOrdinal(instance, purpose, kind));
  }
}
