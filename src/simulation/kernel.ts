import { Inconclusive, assert } from '../core/errors.ts';
import { MS_PER_DAY, dayOf, startOfDay } from '../core/time.ts';
import { empty } from '../core/empty.ts';
import { TouchSet } from '../core/touch-set.ts';
import { Ledger } from '../ledger/ledger.ts';
import type { Model } from '../scenario/model.ts';
import { Acquiring, type AcquiringEvents } from './environment/acquiring.ts';
import { Channels, legFates, taintBit, type ChannelEvents, type LegFactKind } from './environment/channels.ts';
import { Hours } from './environment/hours.ts';
import { Checks } from './findings/checks.ts';
import type { CheckedWorld } from './findings/breaches.ts';
import type { Machine } from './machines.ts';
import * as observed from './observer.ts';
import { factKinds, type BreachSink, type Observer } from './observer.ts';
import { Register } from './register/register.ts';
import { Aggregates } from './rules/aggregates.ts';
import { RuleDesk, factsInForce, type DeskOptions, type RuleSink } from './rules/desk.ts';
import { RuleHooks } from './rules/hooks.ts';
import * as layout from './state/layout.ts';
import { isReply, unpackAddress } from './state/layout.ts';
import { layOut } from './state/lay-out.ts';
import { timerIsLive } from './state/fingerprint.ts';
import * as rosters from './state/roster.ts';
import { Roster } from './state/roster.ts';
import { Stepper, type StepWitness } from './stepper.ts';
import { World } from './state/world.ts';
import { InstanceView } from './view.ts';

// Constants of its own are compiled into a module's code; those it imports are loaded at every use.
const {
  CHANNEL,
  CHANNEL_STRIDE,
  CLAIM,
  CLAIM_STRIDE,
  INSTANCE,
  ITEM,
  ITEM_STRIDE,
  KIND,
  LEG,
  NOW,
  PENDING,
  PHASE,
  UNLEARNT,
  UNTOLD,
} = layout;
const { EVENT } = observed;
const { ROW } = rosters;

/**
 * The queue begins with room for eight items of each instance (a busy day keeps up to six waiting), and for so many at most
 * (168 MB); it grows when it has to. Growing copies the whole state, which of a large world is over a gigabyte.
 */
const QUEUE_MAX = 1 << 21;

/** Where a crash strikes in the next step of an instance: after this many commit groups. 0 loses everything. */
export type CrashPoint = 'nothing' | 'postings' | 'state' | 'messages';

export interface KernelOptions {
  /** Evaluate the rules of the day; absent in models that ask about money only. */
  readonly rules?: (DeskOptions & { readonly sink: RuleSink }) | null;
  readonly witness?: StepWitness | null;
  readonly observer?: Observer | null;
  readonly sink: BreachSink;
  /** Close business days: day-close checks and rule hooks. A model that reads no calendar can do without. */
  readonly dayClose: boolean;
}

/**
 * One world that moves by stimuli. Synchronous, total (an impossible stimulus changes nothing and says so), and a
 * function of its state: the same state and stimulus give the same state, output and hash.
 */
export class Kernel implements ChannelEvents, AcquiringEvents, CheckedWorld {
  readonly model: Model;
  readonly world: World;
  /** What never changes about instances, side by side. */
  readonly roster: Roster;
  readonly ledger: Ledger;
  readonly register: Register;
  readonly channels: Channels;
  /** Null where no flow has an inbound leg. */
  private readonly acquiring: Acquiring | null;
  readonly hours: Hours;
  readonly checks: Checks;
  /** Null where no rulebook is given. */
  readonly desk: RuleDesk | null = null;
  private readonly rules: RuleHooks | null = null;
  private readonly watchesCutOff: boolean = false;
  readonly machines: readonly Machine[];
  /** Addresses of messages and legs that came into being in the last stimulus. */
  readonly newborn: number[] = [];
  observer: Observer | null;
  /** Events that changed the state. */
  events = 0;
  /** The last stimulus was the close of a day that no contract counts: no instance, order, leg or claim moved. */
  isBareClose = false;
  /** What flows measured, for reports: a step never reads it, and a what-if run on a copy adds nothing. */
  readonly metrics = new Map<string, number>();
  private readonly stepper: Stepper;
  private readonly item = new Float64Array(ITEM_STRIDE);
  /** Accounts that clients see: 1 for a client's balance at an institution, and for money at a bank. */
  private readonly isClients: Uint8Array;
  /** First instant that the calendar does not know. */
  private readonly endOfCalendar: number;
  /** Instances whose contract counts days. */
  private readonly daily: readonly number[];
  /** Transition and action that are being carried out, for findings. */
  leaf = -1;
  action = -1;
  current = -1;
  /** Instance that the event belongs to, also while the environment carries out what it instructed; -1 for none. */
  concerning = -1;

  constructor(model: Model, machines: readonly Machine[], options: KernelOptions) {
    this.model = model;
    this.machines = machines;
    this.observer = options.observer ?? null;
    const rulebook = options.rules?.rulebook;
    const aggregates =
      rulebook === undefined ? null : new Aggregates(model, rulebook.catalogue, factsInForce(rulebook));
    const layout = layOut(
      model,
      machines.map(({ tables }) => tables.timers.length),
      aggregates?.slots ?? 0,
    );
    this.endOfCalendar = startOfDay(model.calendar.lastDay + 1);
    this.daily = model.instances
      .filter(({ flow }) => model.flows[flow]!.terms.daily === true)
      .map(({ index }) => index);
    this.world = new World(layout, Math.min(Math.max(32, model.instances.length * 8), QUEUE_MAX));
    this.roster = new Roster(model, layout);
    this.isClients = Uint8Array.from(model.accounts, ({ use }) => (use === 'deposit' || use === 'money' ? 1 : 0));
    const claims = new TouchSet(model.claims.length);
    const pools = new TouchSet(model.pools.length);
    this.ledger = new Ledger(
      model.accounts.length,
      (index) => {
        const { book, floor, claim, use, pool } = model.accounts[index]!;
        const available = use === 'deposit' || use === 'available' || use === 'receivable';
        return { book, floor, claim, sign: use === 'receivable' ? -1 : 1, available, pool };
      },
      {
        balances: layout.balances,
        holds: layout.holds,
        claims: layout.claims,
        claimStride: CLAIM_STRIDE,
        availableCell: CLAIM.available,
        otherCell: CLAIM.other,
      },
      this.world.cells,
      claims,
      pools,
    );
    this.hours = new Hours(model);
    this.register = new Register(model, this.roster, layout, this.world.cells, this.hours, { claims, pools });
    this.channels = new Channels(model, this.roster, this.world, this.ledger, this.hours, this);
    const isAcquired = model.flows.some(({ legs }) => Object.values(legs).some(({ inbound }) => inbound !== undefined));
    this.acquiring = isAcquired ? new Acquiring(model, this, this) : null;
    this.checks = new Checks(this, options.sink);
    const view = new InstanceView(model, this.roster, this.world, this.ledger, this.hours, this.channels);
    this.stepper = new Stepper(this, view, options.witness ?? null);
    if (options.rules && aggregates !== null) {
      this.desk = new RuleDesk(
        model,
        { world: this.world, ledger: this.ledger, standing: this, sink: options.rules.sink, aggregates },
        options.rules,
      );
      this.rules = new RuleHooks(this.desk, this, (i, slot) => this.channels.legBase(i, slot));
      this.stepper.rules = this.rules;
      this.watchesCutOff = this.rules.watchesCutOff;
      aggregates.open(this.world, options.rules.rulebook.catalogue);
    }
    this.world.whenGrown((cells) => {
      this.ledger.attach(cells);
      this.register.attach(cells);
    });
    this.ledger.observer = this.observer;
    this.open(options.dayClose);
  }

  /** Replaces the observer; null makes the kernel dark. */
  observe(observer: Observer | null): void {
    this.observer = observer;
    this.ledger.observer = observer;
  }

  /** Opening balances, opening obligations, initial configurations. */
  private open(dayClose: boolean): void {
    const { cells } = this.world;
    const { model } = this;
    cells[NOW] = model.startsAt;
    this.emit(EVENT.start, -1, 0, 0, 0);
    for (const account of model.accounts) {
      if (account.opening > 0 && account.book === 1 && account.index !== model.outside) {
        const refused = this.ledger.post(model.outside, account.index, account.opening);
        assert(refused === null, 'the world outside has no floor');
      }
      if (account.opening > 0 && account.book === 0) {
        const refused = this.ledger.post(account.balancing, account.index, account.opening);
        assert(refused === null, 'an opening account has no floor');
      }
    }
    this.register.open();
    this.rules?.opened();
    for (const { index } of model.instances) this.stepper.start(index);
    if (dayClose) this.world.push(startOfDay(dayOf(model.startsAt)) + MS_PER_DAY, KIND.dayClose, 0, 0, 0, 0, 0, 0, 0);
    this.checks.afterStep();
    if (this.observer !== null) this.observer.done();
  }

  /**
   * A person acts on an instance, or on all instances of the flow in its process if the act reaches all. False if the
   * act is not possible now (a recorded no-op).
   */
  act(instance: number, act: number, arg0: number, arg1: number): boolean {
    empty(this.newborn);
    if (this.isDown(instance)) return false;
    const flow = this.roster.flow(instance);
    const process = this.roster.process(instance);
    if (!this.machines[flow]!.reachesAll[act]!) return this.close(this.actOn(instance, act, arg0, arg1));
    let moved = false;
    for (const other of this.model.instances) {
      // A crash ends the batch: whoever comes later finds the process down.
      if (other.flow !== flow || other.process !== process || this.isDown(other.index)) continue;
      if (this.actOn(other.index, act, arg0, arg1)) moved = true;
    }
    return this.close(moved);
  }

  /** What an act on all does to one instance, as an event of its own: for a search that learns what it does to each. */
  actAlone(instance: number, act: number, arg0: number, arg1: number): boolean {
    empty(this.newborn);
    return !this.isDown(instance) && this.close(this.actOn(instance, act, arg0, arg1));
  }

  private actOn(instance: number, act: number, arg0: number, arg1: number): boolean {
    const name = this.model.flows[this.roster.flow(instance)]!.actNames[act]!;
    this.concerning = instance;
    this.emit(EVENT.act, instance, act, arg0, 0);
    // Of an act that a crash swallows whole the person sees an error: for the contract nobody has asked for anything.
    const lost = this.world.cells[this.roster.base(instance) + INSTANCE.armed] === 1;
    this.environment();
    const before = this.register.changes;
    if (!lost) {
      this.fact(instance, 'act', act, name, arg0);
      this.acquiring?.onAct(instance, name, arg0, arg1);
    }
    const moved = this.stepper.step(instance, act, arg0, arg1, KIND.message, 0, false);
    // A contract may take note of what the system ignores.
    return moved || this.register.changes !== before;
  }

  /** Money leaves the model (`spend`) or enters it (`receive`) at a bank account. The part that is there is moved. */
  outside(account: number, fen: number, incoming: boolean): boolean {
    empty(this.newborn);
    this.concerning = -1;
    this.environment();
    this.emit(EVENT.world, account, incoming ? 1 : 0, fen, 0);
    const there = incoming ? fen : Math.min(fen, this.ledger.balance(account) - this.ledger.held(account));
    if (there > 0) {
      const { outside } = this.model;
      const refused = incoming ? this.ledger.post(outside, account, there) : this.ledger.post(account, outside, there);
      assert(refused === null, 'what is there can be moved');
      this.entry(account, outside, there, incoming, 0);
    }
    return this.close(there > 0);
  }

  /** Would this act make its instance, or one that it reaches, move? Asks the guards and changes nothing. */
  reacts(instance: number, act: number, arg0: number, arg1: number): boolean {
    const flow = this.roster.flow(instance);
    if (!this.machines[flow]!.reachesAll[act]!) {
      return !this.isDown(instance) && this.stepper.reacts(instance, act, arg0, arg1);
    }
    const process = this.roster.process(instance);
    return this.model.instances.some(
      (other) =>
        other.flow === flow &&
        other.process === process &&
        !this.isDown(other.index) &&
        this.stepper.reacts(other.index, act, arg0, arg1),
    );
  }

  /** Moves the clock to the next due instant, or to `to` if that is earlier. False if the clock stays. */
  advance(to = Infinity): boolean {
    empty(this.newborn);
    const { cells, layout } = this.world;
    const due = cells[PENDING] === 0 ? Infinity : cells[layout.queue]!;
    const target = to < due ? to : due;
    if (!(target > cells[NOW]!) || target === Infinity) return false;
    if (target >= this.endOfCalendar) throw new Inconclusive('calendar-exhausted', {});
    if (this.watchesCutOff && !this.rules!.hasNoCutOff(cells[NOW]!, target)) this.rules!.cutOffs(cells[NOW]!, target);
    cells[NOW] = target;
    return true;
  }

  /** Drops cancelled timers from the head of the queue, so that the head is what happens next. */
  skipStale(): void {
    const { world } = this;
    const { cells } = world;
    const head = world.layout.queue;
    while (cells[PENDING] !== 0) {
      if (cells[head + ITEM.kind] !== KIND.timer || timerIsLive(world, head)) return;
      world.removeAt(0);
    }
  }

  /** Is anything due now, cancelled timers at the head of the queue left aside? Drops these. */
  isDue(): boolean {
    this.skipStale();
    return this.world.isDue;
  }

  /**
   * Puts off what is due now for processes that are down, as delivering it would, so that whatever is due now makes a
   * step. An exhaustive search does this after each stimulus: putting off is nobody's decision.
   */
  putOff(): void {
    const { world, item } = this;
    while (world.isDue) {
      let found = -1;
      for (let p = 0; p < world.pending; p++) {
        const at = world.itemAt(p);
        if (world.cells[at]! > world.now || !this.addressesProcess(world.cells[at + ITEM.kind]!)) continue;
        if (!this.isDown(world.cells[at + ITEM.target]!)) continue;
        if (found < 0 || world.before(at, world.itemAt(found))) found = p;
      }
      if (found < 0) return;
      world.pop(item, found);
      const kind = item[ITEM.kind]!;
      const target = item[ITEM.target]!;
      if (kind === KIND.timer && !this.takeTimer(target, item[ITEM.a]!, item[ITEM.due]!)) continue;
      this.defer(kind, target);
    }
  }

  /**
   * Delivers the first item that is due, or the first that is due for one instance, ahead of what is due for others at
   * the same instant. False if nothing is due now.
   */
  deliver(instance = -1): boolean {
    empty(this.newborn);
    while (this.world.isDue) {
      const position = instance < 0 ? 0 : this.world.firstDueOf(instance);
      if (position < 0) return false;
      const { item } = this;
      this.world.pop(item, position);
      const kind = item[ITEM.kind]! | 0;
      const target = item[ITEM.target]! | 0;
      if (kind === KIND.timer && !this.takeTimer(target, item[ITEM.a]! | 0, item[ITEM.due]!)) continue;
      if (this.addressesProcess(kind) && this.isDown(target)) {
        this.defer(kind, target);
        continue;
      }
      this.dispatch(kind, target);
      this.close(true);
      this.isBareClose = kind === KIND.dayClose && this.daily.length === 0;
      return true;
    }
    return false;
  }

  /** Applies a fate to the message with this address. False if no such message is under way. */
  fateOfMessage(address: number, fate: 'late' | 'lost' | 'twice', by: number): boolean {
    const position = this.world.find(address);
    if (position < 0) return false;
    const { cells } = this.world;
    const at = this.world.itemAt(position);
    const { instance, purpose, kind } = unpackAddress(address);
    cells[at + ITEM.taint] = cells[at + ITEM.taint]! | taintBit(fate);
    this.emit(EVENT.fate, instance, taintBit(fate), by, address);
    // What does not arrive, or not yet, leaves no other mark on whoever waits for it.
    if (fate !== 'twice') this.taint(instance, taintBit(fate));
    if (fate === 'late') this.world.postpone(position, cells[at]! + by);
    else if (fate === 'lost') {
      if (isReply(address)) this.channels.countReply(instance, -1);
      this.world.removeAt(position);
    } else {
      if (isReply(address)) this.channels.countReply(instance, 1);
      const copy = this.item;
      for (let i = 0; i < ITEM_STRIDE; i++) copy[i] = cells[at + i]!;
      const due = copy[ITEM.due]! + by;
      const twin = this.channels.nextAddress(instance, purpose, kind);
      this.world.push(
        due,
        copy[ITEM.kind]!,
        copy[ITEM.target]!,
        copy[ITEM.a]!,
        copy[ITEM.b]!,
        copy[ITEM.c]!,
        copy[ITEM.d]!,
        copy[ITEM.taint]!,
        twin,
      );
      this.born(twin, due, copy[ITEM.b]!);
    }
    return this.close(true);
  }

  /** Decides what becomes of a leg that has not yet settled. False if there is no such leg. */
  fateOfLeg(address: number, fate: string, by: number): boolean {
    const { instance, purpose, ordinal } = unpackAddress(address);
    const { legSlots } = this.model.flows[this.roster.flow(instance)]!;
    for (let slot = 0; slot < legSlots; slot++) {
      const leg = this.channels.legBase(instance, slot);
      const { cells } = this.world;
      if (cells[leg + LEG.phase] === 0 || cells[leg + LEG.phase]! > 2) continue;
      if (cells[leg + LEG.purpose] !== purpose || cells[leg + LEG.ordinal] !== ordinal) continue;
      cells[leg + LEG.fate] = (legFates as readonly string[]).indexOf(fate);
      cells[leg + LEG.fateBy] = by;
      this.taint(instance, taintBit(fate));
      this.emit(EVENT.fate, instance, taintBit(fate), by, address);
      return this.close(true);
    }
    return false;
  }

  /** Decides how a query or a statement row under way is answered. */
  fateOfAnswer(address: number, answer: number, taint: string): boolean {
    const position = this.world.find(address);
    if (position < 0) return false;
    const at = this.world.itemAt(position);
    this.world.cells[at + ITEM.d] = answer;
    this.taint(unpackAddress(address).instance, taintBit(taint));
    this.emit(EVENT.fate, unpackAddress(address).instance, taintBit(taint), 0, address);
    return this.close(true);
  }

  /** Closes a channel, or empties its position, for a time. */
  fateOfChannel(channel: number, fate: 'closed' | 'no-position', from: number, until: number): boolean {
    const base = this.world.layout.channels + channel * CHANNEL_STRIDE;
    const cell = fate === 'closed' ? CHANNEL.closedFrom : CHANNEL.emptyFrom;
    this.world.cells[base + cell] = from;
    this.world.cells[base + cell + 1] = until;
    this.emit(EVENT.fate, channel, taintBit(fate), until, 0);
    return this.close(true);
  }

  /** The process of this instance will crash in the instance's next step, after the named commit group. */
  armCrash(instance: number, after: CrashPoint): boolean {
    const base = this.roster.base(instance);
    this.world.cells[base + INSTANCE.armed] = ['nothing', 'postings', 'state', 'messages'].indexOf(after) + 1;
    this.taint(instance, taintBit('crash'));
    this.emit(EVENT.crash, instance, this.world.cells[base + INSTANCE.armed]!, 0, 0);
    return this.close(true);
  }

  /** Number of steps an instance has made: crashes are addressed by it. */
  steps(instance: number): number {
    return this.world.cells[this.roster.base(instance) + INSTANCE.steps]!;
  }

  configuration(instance: number): number {
    return this.world.cells[this.roster.base(instance) + INSTANCE.configuration]! | 0;
  }

  taintOf(instance: number): number {
    return this.world.cells[this.roster.base(instance) + INSTANCE.taint]! | 0;
  }

  /** Would this guard of the flow hold now? For drivers that ask what is possible. */
  holds(instance: number, guard: string): boolean {
    return this.stepper.holds(instance, guard);
  }

  /** The view pointed at an instance; for drivers that compute arguments of an act. */
  viewOf(instance: number): InstanceView {
    return this.stepper.viewOf(instance);
  }

  private taint(instance: number, bits: number): void {
    const cell = this.roster.base(instance) + INSTANCE.taint;
    this.world.cells[cell] = this.world.cells[cell]! | bits;
  }

  private dispatch(kind: number, target: number): void {
    const { item } = this;
    const a = item[ITEM.a]! | 0;
    const b = item[ITEM.b]!;
    const c = item[ITEM.c]!;
    const d = item[ITEM.d]!;
    const address = item[ITEM.address]!;
    if (item[ITEM.taint] !== 0 && kind !== KIND.restart && kind !== KIND.dayClose)
      this.taint(target, item[ITEM.taint]!);
    this.concerning = kind === KIND.restart || kind === KIND.dayClose ? -1 : target;
    // Until an instance moves, what breaks is nobody's step, whatever happened before.
    this.environment();
    if ((kind === KIND.message || kind === KIND.query) && isReply(address)) this.channels.countReply(target, -1);
    switch (kind) {
      case KIND.timer:
        this.emit(EVENT.timer, target, a, 0, 0);
        this.stepper.step(
          target,
          this.machines[this.roster.flow(target)]!.tables.timers[a]!.event,
          0,
          0,
          kind,
          address,
          true,
        );
        return;
      case KIND.request:
        this.emit(EVENT.request, target, a, b, address === 0 ? this.channels.addressOf(target, a) : address);
        if (this.isInbound(target, a)) this.acquiring!.onLump(target, a);
        else {
          this.carrying(target, a);
          this.channels.onRequest(target, a);
        }
        return;
      case KIND.settle:
        this.emit(EVENT.settle, target, a, b, this.channels.addressOf(target, a));
        this.carrying(target, a);
        this.channels.onSettle(target, a);
        return;
      case KIND.comeBack:
        this.emit(EVENT.comeBack, target, a, b, this.channels.addressOf(target, a));
        this.carrying(target, a);
        this.channels.onComeBack(target, a, b === 1);
        return;
      case KIND.query:
        this.emit(EVENT.query, target, a, b, address);
        if (b === 0 && this.acquiring?.isInbound(target, a) === true) this.acquiring.onStatement(target, a, 0, d);
        else this.channels.onQuery(target, a, b, c, d);
        return;
      case KIND.statement:
        this.emit(EVENT.statement, target, a, b, address);
        if (this.acquiring?.isInbound(target, a) === true) this.acquiring.onStatement(target, a, b, d);
        else this.channels.onStatement(target, a, b, c, d);
        return;
      case KIND.cut:
        this.emit(EVENT.cut, this.stepper.channelOf(target, a, -1), a, 0, 0);
        this.acquiring!.onCut(target, a);
        return;
      case KIND.message: {
        this.emit(EVENT.message, target, a, b, address);
        this.channels.heard(target, a, c);
        const heard = this.hear(target, c, d);
        this.stepper.step(target, a, b, c, kind, address, this.redelivers(target), heard);
        return;
      }
      case KIND.signal:
        this.emit(EVENT.signal, target, a, b, address);
        this.stepper.step(target, a, b, c, kind, address, true);
        return;
      case KIND.restart:
        this.emit(EVENT.restart, target, 0, 0, 0);
        this.restart(target);
        return;
      case KIND.dayClose:
        this.emit(EVENT.dayClose, -1, dayOf(item[ITEM.due]!) - 1, 0, 0);
        this.world.push(item[ITEM.due]! + MS_PER_DAY, KIND.dayClose, 0, 0, 0, 0, 0, 0, 0);
        this.tellDayClosed();
        this.checks.dayClose();
        this.rules?.dayClosed();
        return;
    }
    assert(false, `unknown kind of pending item ${String(kind)}`);
  }

  /** No event is under way, and none has been: what a rule says of an event that nobody's instance makes names none. */
  standAside(): void {
    this.environment();
    this.concerning = -1;
  }

  /** What follows is the world's doing: findings name no transition of a flow. */
  private environment(): void {
    this.leaf = -1;
    this.action = -1;
    this.current = -1;
  }

  /** The same, for a leg: what rules find is traced back to the transition that sent it. */
  private carrying(instance: number, slot: number): void {
    const leg = this.channels.legBase(instance, slot);
    this.current = -1;
    this.leaf = this.world.cells[leg + LEG.leaf]! | 0;
    this.action = this.world.cells[leg + LEG.action]! | 0;
  }

  /** A message or leg came into being. */
  born(address: number, due: number, fen: number): void {
    this.newborn.push(address);
    if (this.observer !== null) this.observer.born(address, due, fen);
  }

  /** The channels moved money: a fact for the register, and something to check. */
  legFact(kind: LegFactKind, instance: number, slot: number): void {
    const leg = this.channels.legBase(instance, slot);
    const { cells } = this.world;
    const purpose = cells[leg + LEG.purpose]! | 0;
    const name = this.model.flows[this.roster.flow(instance)]!.legNames[purpose]!;
    // Who was refused before anything was debited gets nothing back.
    const isRefused = kind === 'failed' && cells[leg + LEG.phase] === PHASE.rejected;
    if (isRefused) this.fact(instance, 'refused', purpose, name, cells[leg + LEG.amount]!);
    const fen = isRefused ? 0 : cells[leg + LEG.amount]!;
    this.fact(instance, kind, purpose, name, fen);
    this.checks.legFact(kind, instance, slot);
    this.rules?.legFact(kind, instance, slot);
  }

  /** A flow has sent the request of a leg, whatever becomes of it: a fact where its terms ask for it. */
  instructed(instance: number, slot: number): void {
    const { terms, legNames } = this.model.flows[this.roster.flow(instance)]!;
    if (terms.instructs !== true || this.channels.isRepeated(instance, slot)) return;
    const { cells } = this.world;
    const leg = this.channels.legBase(instance, slot);
    const purpose = cells[leg + LEG.purpose]!;
    this.fact(instance, 'instructed', purpose, legNames[purpose]!, cells[leg + LEG.amount]!);
  }

  sold(instance: number, purpose: number, fen: number): void {
    const name = this.model.flows[this.roster.flow(instance)]!.legNames[purpose]!;
    this.fact(instance, 'sold', purpose, name, fen);
  }

  lumpArrived(instance: number, slot: number): void {
    const leg = this.channels.legBase(instance, slot);
    const purpose = this.world.cells[leg + LEG.purpose]!;
    const name = this.model.flows[this.roster.flow(instance)]!.legNames[purpose]!;
    this.fact(instance, 'debited', purpose, name, this.world.cells[leg + LEG.gross]!);
    this.legFact('credited', instance, slot);
  }

  private isInbound(instance: number, slot: number): boolean {
    if (this.acquiring === null) return false;
    return this.acquiring.isInbound(instance, this.world.cells[this.channels.legBase(instance, slot) + LEG.purpose]!);
  }

  /** The balance of a client's account changed; rules on accounts look at it. */
  entry(account: number, counter: number, fen: number, incoming: boolean, undoesDay: number): void {
    if (this.rules?.watchesEntries !== true) return;
    if (this.isClients[account] === 1) this.rules.entry(this.concerning, account, counter, fen, incoming, undoesDay);
  }

  /** A fact of the world: recorded, and folded by the register. */
  private fact(instance: number, kind: (typeof factKinds)[number], nameIndex: number, name: string, fen: number): void {
    if (this.observer !== null) this.observer.fact(instance, factKinds.indexOf(kind), nameIndex, fen);
    const before = this.rules === null ? 0 : this.exposure(instance);
    this.register.fold(this.world.now, instance, kind, name, fen);
    if (this.rules !== null) {
      const open = this.exposure(instance);
      if (open !== before) this.rules.advanced(instance, open - before, open);
    }
    if (kind === 'act') this.checks.exposure(instance);
  }

  private exposure(instance: number): number {
    return this.world.cells[this.roster.base(instance) + INSTANCE.exposure]!;
  }

  /** A day that closes is a fact for the contracts that count days. */
  private tellDayClosed(): void {
    for (let i = 0; i < this.daily.length; i++) this.fact(this.daily[i]!, 'day-closed', 0, '', 0);
  }

  /** The instance hears what became of a leg. What it will have to hear again if its step is not committed, or 0. */
  private hear(instance: number, request: number, detail: number): number {
    if (detail === 0) return 0;
    const slot = Math.abs(detail) - 1;
    if (slot >= UNLEARNT) return detail;
    const untold = this.channels.legBase(instance, slot) + LEG.untold;
    const isBoth = this.world.cells[untold] === UNTOLD.reportedAndBack;
    const isNews = this.told(instance, slot, request, detail > 0 ? UNTOLD.arrived : UNTOLD.givenBack);
    const { terms, legNames } = this.model.flows[this.roster.flow(instance)]!;
    if (isNews && detail > 0 && terms.hears === true) {
      const { cells } = this.world;
      const leg = this.channels.legBase(instance, slot);
      const purpose = cells[leg + LEG.purpose]!;
      this.fact(instance, 'heard', purpose, legNames[purpose]!, cells[leg + LEG.amount]!);
    }
    // Of two things that it has to hear: see `unheard`.
    if (isBoth && this.world.cells[untold] !== UNTOLD.reportedAndBack) return detail;
    return isNews ? detail + Math.sign(detail) * UNLEARNT : 0;
  }

  /**
   * A crash undid a step in which an instance heard `detail`, as {@link hear} returned it: of a success and a return that it
   * had both to hear it has heard neither.
   */
  unheard(instance: number, detail: number): void {
    const slot = Math.abs(detail) - 1;
    if (slot < 0 || slot >= UNLEARNT) return;
    this.world.cells[this.channels.legBase(instance, slot) + LEG.untold] = UNTOLD.reportedAndBack;
  }

  /** False if it is no news. */
  private told(instance: number, slot: number, request: number, what: number): boolean {
    const leg = this.channels.legBase(instance, slot);
    const { cells } = this.world;
    if (cells[leg + LEG.request] !== request) return false;
    const untold = cells[leg + LEG.untold]!;
    if (untold === what) {
      this.checks.told(instance, slot);
      return true;
    }
    if (untold === UNTOLD.reported && what === UNTOLD.arrived) cells[leg + LEG.untold] = UNTOLD.nothing;
    else if (untold === UNTOLD.reportedAndBack) {
      cells[leg + LEG.untold] = what === UNTOLD.arrived ? UNTOLD.givenBack : UNTOLD.nothing;
    }
    return untold === UNTOLD.reported && what === UNTOLD.arrived;
  }

  private redelivers(instance: number): boolean {
    return this.roster.rows[instance * this.roster.stride + ROW.redelivers] === 1;
  }

  private takeTimer(instance: number, timer: number, due: number): boolean {
    const cell = this.roster.timers(instance) + timer;
    if (this.world.cells[cell] !== due) return false;
    this.world.cells[cell] = 0;
    return true;
  }

  private addressesProcess(kind: number): boolean {
    return kind === KIND.timer || kind === KIND.message || kind === KIND.signal;
  }

  isDown(instance: number): boolean {
    const { cells } = this.world;
    return cells[this.world.layout.processes + this.roster.process(instance)]! > cells[NOW]!;
  }

  /** What reaches a process that is down waits until it is up again. */
  private defer(kind: number, target: number): void {
    const { item } = this;
    const up = this.world.cells[this.world.layout.processes + this.roster.process(target)]!;
    if (kind === KIND.timer) this.world.cells[this.roster.timers(target) + item[ITEM.a]!] = up;
    this.world.push(
      up,
      kind,
      target,
      item[ITEM.a]!,
      item[ITEM.b]!,
      item[ITEM.c]!,
      item[ITEM.d]!,
      item[ITEM.taint]!,
      item[ITEM.address]!,
    );
  }

  /** The process is up: its instances that are not final learn it in the order of their keys. */
  private restart(process: number): void {
    for (const instance of this.model.instances) {
      if (instance.process !== process) continue;
      const machine = this.machines[instance.flow]!;
      if (machine.tables.configurations[this.configuration(instance.index)]!.done) continue;
      this.stepper.step(instance.index, machine.restarted, 0, 0, KIND.message, 0, false);
    }
  }

  private emit(kind: number, target: number, detail: number, fen: number, address: number): void {
    if (this.observer !== null) this.observer.event(kind, this.world.now, target, detail, fen, address);
  }

  private close(changed: boolean): boolean {
    this.isBareClose = false;
    if (changed) this.events++;
    this.checks.afterStep();
    if (this.observer !== null) this.observer.done();
    return changed;
  }
}
