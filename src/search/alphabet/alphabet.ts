import { empty } from '../../core/empty.ts';
import type { Prng } from '../../core/prng.ts';
import { NO_LEAF } from '../../flows/compile/tables.ts';
import { ANSWER_FATE, legFates } from '../../simulation/environment/channels.ts';
import type { Kernel } from '../../simulation/kernel.ts';
import * as layout from '../../simulation/state/layout.ts';
import { unpackAddress } from '../../simulation/state/layout.ts';
import type { Model } from '../../scenario/model.ts';
import { timerIsLive } from '../../simulation/state/fingerprint.ts';
import { dueOrder } from '../../simulation/state/world.ts';
import { crashPoints, faultKinds, type ActBound, type Bounds, type FaultKind } from './bounds.ts';
import { allowanceOf, type Allowance } from './contract.ts';
import * as stimuli from './stimulus-list.ts';
import type { StimulusList } from './stimulus-list.ts';

// Constants of its own are compiled into a module's code; those it imports are loaded at every use.
const { ADDRESS, CHANNEL, CHANNEL_STRIDE, ITEM, KIND, LEG, PHASE } = layout;
const { ALL_KINDS, ANSWER_TAINTS, KIND_OF_STIMULUS: K } = stimuli;

/** Kinds of deviation by number: a name would be looked up at every question. */
const FAULT = Object.fromEntries(faultKinds.map((kind, number) => [kind, number])) as Record<FaultKind, number>;
const { late: LATE, lost: LOST, twice: TWICE, leg: LEG_FATE, answer: ANSWER, row: ROW } = FAULT;
const { closed: CLOSED, noPosition: NO_POSITION, crash: CRASH } = FAULT;

/** Fates that are decided when a request reaches its channel; the others when its money would arrive. */
const AT_REQUEST = maskOf('rejected', 'unknown', 'swallowed', 'never-settles');
const AT_SETTLEMENT = maskOf('fails', 'fails-then-succeeds', 'succeeds-then-reversed', 'returned');
/** Fates whose delay may not outlast the instant from which an outcome is final. */
const RETURNED = legFates.indexOf('returned');
const OPEN_ENDED = maskOf('unknown', 'succeeds-then-reversed');

function maskOf(...fates: (typeof legFates)[number][]): number {
  return fates.reduce((bits, fate) => bits | (1 << legFates.indexOf(fate)), 0);
}

/** How likely the next stimulus is progress (deliver, advance), something people do, or a deviation. Whole numbers. */
export interface DrawWeights {
  readonly progress: number;
  readonly acts: number;
  readonly deviations: number;
}

/** Of more act bounds than this a draw looks at a stretch of this length only. */
const DRAWN_ACTS = 32;

/**
 * What can be done in a state: the stimuli that bounds and contracts allow and that the state has room for, as numbers.
 *
 * Deviations are offered at the last moment at which they can still be decided: a message's when it would be delivered,
 * a leg's when its channel would carry it out or its money arrive, a crash's just before the step that it strikes.
 * Deciding earlier gives the same runs with more states on the way.
 *
 * What is left of the budgets is part of the state: whoever takes a snapshot of the world copies {@link budget} as well.
 */
export class Alphabet {
  readonly kernel: Kernel;
  readonly bounds: Bounds;
  /** What is left: acts by bound, money from outside, deviations by kind. Last cell: armed instance plus 1, or 0. */
  readonly budget: Int32Array;
  /** By cell of {@link budget}: the instance it belongs to, or -1. The last cell is no budget. */
  readonly cellInstance: Int32Array;
  private readonly outsideCells: number;
  /** By number of the kind of deviation: its first cell, and whether each instance has one. */
  private readonly faultCells: Int32Array;
  private readonly isPerInstance: Uint8Array;
  private readonly armedCell: number;
  private readonly allowances: readonly Allowance[];
  /** By flow and purpose: the declared role of the channel. */
  private readonly channelRoles: readonly (readonly number[])[];
  private readonly targets: number[] = [];
  /** By act bound: the instances that an act on all reaches, or null for an act on one. */
  private readonly reached: readonly (readonly number[] | null)[];
  /** People act at some instants only: an act that is offered is not offered for good. */
  readonly isTimed: boolean;
  /** Instants at which people act, or null for any. */
  private readonly actTimes: ReadonlySet<number> | null;

  constructor(kernel: Kernel, bounds: Bounds) {
    this.kernel = kernel;
    this.bounds = bounds;
    const { model } = kernel;
    const instances: number[] = bounds.acts.map(({ instance, all }) => (all ? -1 : instance));
    this.reached = bounds.acts.map((bound) =>
      bound.all ? model.instances.map(({ index }) => index).filter((index) => isReached(model, bound, index)) : null,
    );
    const initial = bounds.acts.map(({ times }) => times);
    this.outsideCells = initial.length;
    for (const { times } of bounds.outside) {
      initial.push(times);
      instances.push(-1);
    }
    this.faultCells = new Int32Array(faultKinds.length);
    this.isPerInstance = Uint8Array.from(faultKinds, (kind) => (bounds.faults[kind].perInstance ? 1 : 0));
    for (const [number, kind] of faultKinds.entries()) {
      this.faultCells[number] = initial.length;
      const { count, perInstance } = bounds.faults[kind];
      for (let i = 0; i < (perInstance ? model.instances.length : 1); i++) {
        initial.push(count);
        instances.push(perInstance ? i : -1);
      }
    }
    this.armedCell = initial.length;
    this.budget = Int32Array.from([...initial, 0]);
    this.cellInstance = Int32Array.from([...instances, -1]);
    this.allowances = model.channels.map((channel) => allowanceOf(channel, bounds.beyond));
    this.channelRoles = model.flows.map((flow) =>
      flow.legNames.map((name) => flow.channelNames.indexOf(flow.legs[name]!.channel)),
    );
    this.isTimed = bounds.atTimes;
    this.actTimes = bounds.atTimes ? new Set([model.startsAt, ...bounds.stops]) : null;
  }

  /**
   * Lists everything that is possible now, in a fixed order: progress first, then acts, then deviations. Tidies the
   * head of the queue, which changes nothing that can be observed.
   * @param kinds bits of {@link KIND_OF_STIMULUS}; others are left out.
   */
  list(into: StimulusList, kinds: number = ALL_KINDS): void {
    into.clear();
    const { kernel } = this;
    kernel.skipStale();
    const { world } = kernel;
    const { isDue } = world;
    const armed = this.armed;
    if (armed >= 0) {
      // The step that the crash strikes, and nothing else.
      this.stepTargets();
      const isFirst = isDue && dueOrder(world.cells, world.itemAt(0)) === armed;
      if (this.targets.includes(armed)) into.add(K.deliver, isFirst ? -1 : armed, 0, 0, 0, -1);
      else this.acts(into, armed, 0, this.bounds.acts.length);
      return;
    }
    if (isDue) into.add(K.deliver, -1, 0, 0, 0, -1);
    else this.advances(into);
    if ((kinds & K.act) !== 0) this.acts(into, -1, 0, this.bounds.acts.length);
    if ((kinds & K.outside) !== 0) this.outside(into);
    if (isDue) this.deviations(into, 0, kinds);
    if ((kinds & (K.closed | K.noPosition)) !== 0) this.channels(into, kinds);
    if ((kinds & K.crash) !== 0) this.crashes(into, kinds);
  }

  /** Would a list of what people do be anything but progress? Lists nothing. */
  offersAct(): boolean {
    const { kernel, budget, bounds } = this;
    kernel.skipStale();
    const { armed } = this;
    if (armed >= 0) {
      this.stepTargets();
      return !this.targets.includes(armed) && this.anyAct(armed);
    }
    if (this.actTimes?.has(kernel.world.now) === false) return false;
    for (let i = 0; i < bounds.outside.length; i++) {
      if (budget[this.outsideCells + i] === 0) continue;
      const { account, spend, receive } = bounds.outside[i]!;
      if (receive.length > 0) return true;
      const there = kernel.ledger.balance(account) - kernel.ledger.held(account);
      for (let j = 0; j < spend.length; j++) if (spend[j]! <= there) return true;
    }
    return this.anyAct(-1);
  }

  private anyAct(only: number): boolean {
    const { acts } = this.bounds;
    for (let i = 0; i < acts.length; i++) {
      const { instance, first, second } = acts[i]!;
      if (this.budget[i] === 0 || (only >= 0 && instance !== only)) continue;
      if (first.length * second.length > 0 && this.isPossible(i)) return true;
    }
    return false;
  }

  /** Does one listed stimulus and spends its budget. False if it turned out to change nothing. */
  apply(from: StimulusList, index: number): boolean {
    const { kernel, budget } = this;
    const cell = from.cell(index);
    if (cell >= 0 && budget[cell]! > 0) budget[cell]!--;
    const kind = from.kind(index);
    budget[this.armedCell] = kind === K.crash ? from.operand(index, 0) + 1 : 0;
    const a = from.operand(index, 0);
    const b = from.operand(index, 1);
    const c = from.operand(index, 2);
    switch (kind) {
      case K.deliver:
        // What reaches a process that is down is put off: no event, but another state.
        kernel.deliver(a);
        return true;
      case K.advance:
        return kernel.advance(a);
      case K.act:
        return kernel.act(a, b, c, from.operand(index, 3));
      case K.outside:
        return kernel.outside(a, b, c === 1);
      case K.late:
        return kernel.fateOfMessage(a, 'late', c);
      case K.lost:
        return kernel.fateOfMessage(a, 'lost', 0);
      case K.twice:
        return kernel.fateOfMessage(a, 'twice', c);
      case K.leg:
        return kernel.fateOfLeg(a, legFates[b]!, c);
      case K.answer:
      case K.row:
        return kernel.fateOfAnswer(a, b, ANSWER_TAINTS[b]!);
      case K.closed:
        return kernel.fateOfChannel(a, 'closed', c, from.operand(index, 3));
      case K.noPosition:
        return kernel.fateOfChannel(a, 'no-position', c, from.operand(index, 3));
      default:
        return kernel.armCrash(a, crashPoints[b]!);
    }
  }

  /**
   * Draws one of the stimuli that are possible now, or -1 if there is none: first one of progress, acts and deviations
   * by weight, then one of them. In models with many instances only a few, drawn at random, are asked for their acts.
   */
  draw(into: StimulusList, prng: Prng, weights: DrawWeights, kinds: number = ALL_KINDS): number {
    const { acts } = this.bounds;
    if (acts.length <= DRAWN_ACTS || this.armed >= 0) this.list(into, kinds);
    else {
      this.list(into, kinds & ~(K.act | K.crash));
      const first = prng.int(acts.length);
      if ((kinds & K.act) !== 0) this.acts(into, -1, first, Math.min(acts.length, first + DRAWN_ACTS));
      if ((kinds & K.crash) !== 0) {
        this.stepTargets();
        for (const target of this.targets) this.crashOf(into, target);
      }
    }
    const { count } = into;
    if (count === 0) return -1;
    let progress = 0;
    let people = 0;
    for (let i = 0; i < count; i++) {
      const group = groupOf(into.kind(i));
      if (group === 0) progress++;
      else if (group === 1) people++;
    }
    const deviations = count - progress - people;
    // Each group has its weight whole, however many stimuli it holds.
    const toProgress = progress > 0 ? weights.progress : 0;
    const toActs = toProgress + (people > 0 ? weights.acts : 0);
    const all = toActs + (deviations > 0 ? weights.deviations : 0);
    if (all === 0) return prng.int(count);
    const roll = prng.int(all);
    const group = roll < toProgress ? 0 : roll < toActs ? 1 : 2;
    let left = prng.int(group === 0 ? progress : group === 1 ? people : deviations);
    let drawn = 0;
    while (groupOf(into.kind(drawn)) !== group || left-- > 0) drawn++;
    return drawn;
  }

  /** May the process of this instance still crash? */
  mayCrash(instance: number): boolean {
    return this.left(CRASH, instance) >= 0;
  }

  /** Kind of deviation that a budget cell counts, or ''. */
  kindOfCell(cell: number): FaultKind | '' {
    const found = faultKinds.findLast((_, number) => cell >= this.faultCells[number]! && cell < this.armedCell);
    return found ?? '';
  }

  /** Instance whose process is about to crash in its next step, or -1. */
  get armed(): number {
    return this.budget[this.armedCell]! - 1;
  }

  /** Fills {@link targets} with the instances that what is due for them now makes a step of. */
  private stepTargets(): void {
    const { targets, kernel } = this;
    const { world } = kernel;
    const { cells } = world;
    empty(targets);
    if (!world.isDue) return;
    for (let p = 0; p < world.pending; p++) {
      const at = world.itemAt(p);
      const target = dueOrder(cells, at);
      if (cells[at]! > world.now || target < 0 || targets.includes(target) || kernel.isDown(target)) continue;
      const first = world.itemAt(world.firstDueOf(target));
      const kind = cells[first + ITEM.kind]!;
      const steps = kind === KIND.message || kind === KIND.signal || (kind === KIND.timer && timerIsLive(world, first));
      if (steps) targets.push(target);
    }
  }

  private advances(into: StimulusList): void {
    const { world } = this.kernel;
    const { stops, until } = this.bounds;
    const due = world.nextDue;
    if (due <= until) into.add(K.advance, due, 0, 0, 0, -1);
    for (let i = 0; i < stops.length; i++) {
      const stop = stops[i]!;
      if (stop > world.now && stop < due) into.add(K.advance, stop, 0, 0, 0, -1);
    }
  }

  private acts(into: StimulusList, only: number, from: number, to: number): void {
    const { bounds, budget } = this;
    for (let i = from; i < to; i++) {
      if (budget[i] === 0) continue;
      const { instance, act, first, second } = bounds.acts[i]!;
      if (only >= 0 && instance !== only) continue;
      if (!this.isPossible(i)) continue;
      for (let j = 0; j < first.length; j++) {
        for (let k = 0; k < second.length; k++) into.add(K.act, instance, act, first[j]!, second[k]!, i);
      }
    }
  }

  /** Instances that the act of a bound reaches, in the order in which they make their steps. */
  reachedBy(bound: number): readonly number[] {
    return this.reached[bound] ?? [this.bounds.acts[bound]!.instance];
  }

  /** Would an instance look at the act of this bound now? */
  private isPossible(bound: number): boolean {
    const { instance, act } = this.bounds.acts[bound]!;
    const reached = this.reached[bound];
    if (!reached) return this.reacts(instance, act);
    for (let i = 0; i < reached.length; i++) if (this.reacts(reached[i]!, act)) return true;
    return false;
  }

  /** Would the machine of an instance look at this act in its configuration? */
  reacts(instance: number, act: number): boolean {
    const { kernel } = this;
    if (this.actTimes?.has(kernel.world.now) === false || kernel.isDown(instance)) return false;
    const { tables } = kernel.machines[kernel.model.instances[instance]!.flow]!;
    return tables.roots[kernel.configuration(instance) * tables.events.length + act] !== NO_LEAF;
  }

  private outside(into: StimulusList): void {
    const { bounds, budget, kernel } = this;
    if (this.actTimes?.has(kernel.world.now) === false) return;
    for (let i = 0; i < bounds.outside.length; i++) {
      const cell = this.outsideCells + i;
      if (budget[cell] === 0) continue;
      const { account, spend, receive } = bounds.outside[i]!;
      const there = kernel.ledger.balance(account) - kernel.ledger.held(account);
      for (let j = 0; j < spend.length; j++) {
        if (spend[j]! <= there) into.add(K.outside, account, spend[j]!, 0, 0, cell);
      }
      for (let j = 0; j < receive.length; j++) into.add(K.outside, account, receive[j]!, 1, 0, cell);
    }
  }

  /** Lists the deviations of the pending item at a heap position, by default of the one that would be delivered next. */
  deviations(into: StimulusList, position: number, kinds: number = ALL_KINDS): void {
    const { world } = this.kernel;
    const { cells } = world;
    const at = world.itemAt(position);
    const kind = cells[at + ITEM.kind]! | 0;
    const instance = cells[at + ITEM.target]! | 0;
    const address = cells[at + ITEM.address]!;
    if (address > 0) {
      const { kind: addressKind, purpose } = unpackAddress(address);
      const channel = this.channelOf(kind, instance, purpose, at);
      const allowance = this.allowances[channel]!;
      this.messages(into, kinds, address, addressKind, instance, allowance);
      if (cells[at + ITEM.d] === 0 && (kinds & (K.answer | K.row)) !== 0) {
        this.answers(into, kinds, kind, address, instance, allowance, at);
      }
    }
    if ((kinds & K.leg) === 0) return;
    if (kind === KIND.request) this.legs(into, instance, cells[at + ITEM.a]!, address === 0 ? -1 : AT_REQUEST);
    else if (kind === KIND.settle) this.legs(into, instance, cells[at + ITEM.a]!, AT_SETTLEMENT);
  }

  private messages(
    into: StimulusList,
    kinds: number,
    address: number,
    addressKind: number,
    instance: number,
    allowance: Allowance,
  ): void {
    const { late, lost, twice } = this.bounds.faults;
    const bit = 1 << addressKind;
    if ((kinds & K.lost) !== 0 && (lost.of & allowance.lost & bit) !== 0) {
      const cell = this.left(LOST, instance);
      if (cell >= 0) into.add(K.lost, address, 0, 0, 0, cell);
    }
    if ((kinds & K.twice) !== 0 && (twice.of & allowance.twice & bit) !== 0) {
      const cell = this.left(TWICE, instance);
      if (cell >= 0) for (const by of twice.by) into.add(K.twice, address, 0, by, 0, cell);
    }
    if ((kinds & K.late) !== 0 && (late.of & allowance.late & bit) !== 0) {
      const cell = this.left(LATE, instance);
      const most = addressKind === ADDRESS.notice ? allowance.noticeWithin : Infinity;
      if (cell >= 0) for (const by of late.by) if (by <= most) into.add(K.late, address, 0, by, 0, cell);
    }
  }

  private answers(
    into: StimulusList,
    kinds: number,
    kind: number,
    address: number,
    instance: number,
    allowance: Allowance,
    at: number,
  ): void {
    const { cells } = this.kernel.world;
    if (kind === KIND.query && (kinds & K.answer) !== 0) {
      const bits = this.bounds.faults.answer.of & allowance.answer;
      const cell = bits === 0 ? -1 : this.left(ANSWER, instance);
      if (cell < 0) return;
      const mayLie = allowance.liesAnyTime || this.truthIsOpen(instance, cells[at + ITEM.a]!, cells[at + ITEM.b]!);
      for (let fate: number = ANSWER_FATE.notFound; fate <= ANSWER_FATE.wrong; fate++) {
        if ((bits & (1 << fate)) !== 0 && mayLie) into.add(K.answer, address, fate, 0, 0, cell);
      }
    } else if (kind === KIND.statement && (kinds & K.row) !== 0) {
      const bits = this.bounds.faults.row.of & allowance.row;
      const cell = bits === 0 ? -1 : this.left(ROW, instance);
      if (cell < 0) return;
      for (let fate: number = ANSWER_FATE.missing; fate <= ANSWER_FATE.twice; fate++) {
        if ((bits & (1 << fate)) !== 0) into.add(K.row, address, fate, 0, 0, cell);
      }
    }
  }

  /** Has the channel not yet promised a truthful answer about this request? */
  private truthIsOpen(instance: number, purpose: number, request: number): boolean {
    const { cells, now } = this.kernel.world;
    const { model, channels } = this.kernel;
    const { legSlots } = model.flows[model.instances[instance]!.flow]!;
    for (let slot = 0; slot < legSlots; slot++) {
      const leg = channels.legBase(instance, slot);
      if (cells[leg + LEG.phase] === PHASE.free || cells[leg + LEG.purpose] !== purpose) continue;
      if (cells[leg + LEG.request] === request && cells[leg + LEG.truth]! > now) return true;
    }
    return false;
  }

  /** Fates of the leg in a slot, of those in `moment` (-1: all; money that comes of itself is decided when it is due). */
  private legs(into: StimulusList, instance: number, slot: number, moment: number): void {
    const { channels, world } = this.kernel;
    const { cells } = world;
    const leg = channels.legBase(instance, slot);
    const phase = cells[leg + LEG.phase]!;
    if (phase !== PHASE.requested && phase !== PHASE.processing) return;
    // A request that comes a second time finds its leg under way: what becomes of that is decided when it settles.
    if (moment === AT_REQUEST && phase !== PHASE.requested) return;
    if (cells[leg + LEG.fate] !== 0) return;
    const { of, by } = this.bounds.faults.leg;
    const allowance = this.allowances[cells[leg + LEG.channel]!]!;
    const bits = of & allowance.leg & moment;
    if (bits === 0) return;
    const cell = this.left(LEG_FATE, instance);
    if (cell < 0) return;
    const address = channels.addressOf(instance, slot);
    for (let fate = 1; fate < legFates.length; fate++) {
      if ((bits & (1 << fate)) === 0) continue;
      const most = this.longest(fate, cells[leg + LEG.channel]!);
      for (const delay of by) if (delay <= most) into.add(K.leg, address, fate, delay, 0, cell);
    }
  }

  /** Longest delay in ms that the contract of a channel leaves to a fate of what it carries now. */
  private longest(fate: number, channel: number): number {
    if ((OPEN_ENDED & (1 << fate)) !== 0) return this.allowances[channel]!.finalWithin;
    if (fate !== RETURNED || this.bounds.beyond) return Infinity;
    const { hours, model, world } = this.kernel;
    const { returnWithinWorkdays, statementBy } = model.channels[channel]!.promises;
    // The statement of the last of the working days within which it is back shows it.
    return hours.workday(world.now, Math.max(1, returnWithinWorkdays), statementBy) - world.now;
  }

  private channels(into: StimulusList, kinds: number): void {
    const { closed, noPosition } = this.bounds.faults;
    if ((kinds & K.closed) !== 0) {
      const cell = this.left(CLOSED, -1);
      for (let i = 0; cell >= 0 && i < closed.channels.length; i++) {
        const channel = closed.channels[i]!;
        if (this.allowances[channel]!.closed)
          this.outages(into, K.closed, channel, CHANNEL.closedUntil, closed.by, cell);
      }
    }
    if ((kinds & K.noPosition) === 0) return;
    const cell = this.left(NO_POSITION, -1);
    for (let i = 0; cell >= 0 && i < noPosition.channels.length; i++) {
      const channel = noPosition.channels[i]!;
      if (!this.allowances[channel]!.noPosition) continue;
      this.outages(into, K.noPosition, channel, CHANNEL.emptyUntil, noPosition.by, cell);
    }
  }

  private outages(
    into: StimulusList,
    kind: number,
    channel: number,
    until: number,
    by: readonly number[],
    cell: number,
  ): void {
    const { cells, now, layout: own } = this.kernel.world;
    if (cells[own.channels + channel * CHANNEL_STRIDE + until]! > now) return;
    for (let i = 0; i < by.length; i++) into.add(kind, channel, 0, now, now + by[i]!, cell);
  }

  /** Crashes in a step that can come next: of what is due for an instance, or of an act that is possible. */
  private crashes(into: StimulusList, kinds: number): void {
    if (this.bounds.faults.crash.count === 0) return;
    const { targets } = this;
    this.stepTargets();
    for (let i = 0; i < targets.length; i++) this.crashOf(into, targets[i]!);
    if ((kinds & K.act) === 0) return;
    const { acts } = this.bounds;
    // The bounds of one instance stand together.
    let last = -1;
    for (let i = 0; i < acts.length; i++) {
      const { instance } = acts[i]!;
      if (instance === last || this.budget[i] === 0 || targets.includes(instance) || !this.isPossible(i)) continue;
      last = instance;
      this.crashOf(into, instance);
    }
  }

  private crashOf(into: StimulusList, instance: number): void {
    const cell = this.left(CRASH, instance);
    if (cell < 0) return;
    const { of } = this.bounds.faults.crash;
    // With an outbox a step is committed whole or not at all.
    const { separate } = this.kernel.model.instances[instance]!;
    for (let point = 0; point < crashPoints.length; point++) {
      if ((of & (1 << point)) === 0 || (!separate && point !== 0 && point !== crashPoints.length - 1)) continue;
      into.add(K.crash, instance, point, 0, 0, cell);
    }
  }

  /** Budget cell of a kind for an instance, or -1 if nothing is left. Kinds per run have one cell for all. */
  private left(kind: number, instance: number): number {
    const cell = this.faultCells[kind]! + (this.isPerInstance[kind] === 1 && instance >= 0 ? instance : 0);
    return this.budget[cell] === 0 ? -1 : cell;
  }

  /** Channel that carries an item, or that its answer comes from. */
  private channelOf(kind: number, instance: number, purpose: number, at: number): number {
    const { kernel } = this;
    const { cells } = kernel.world;
    if (kind === KIND.request) return cells[kernel.channels.legBase(instance, cells[at + ITEM.a]!) + LEG.channel]!;
    if (kind === KIND.query || kind === KIND.statement) return cells[at + ITEM.c]!;
    const model = kernel.model.instances[instance]!;
    const { legSlots } = kernel.model.flows[model.flow]!;
    for (let slot = 0; slot < legSlots; slot++) {
      const leg = kernel.channels.legBase(instance, slot);
      if (cells[leg + LEG.phase] === PHASE.free || cells[leg + LEG.purpose] !== purpose) continue;
      if (cells[leg + LEG.request] === cells[at + ITEM.c]) return cells[leg + LEG.channel]!;
    }
    return model.channels[this.channelRoles[model.flow]![purpose]!]!;
  }
}

/** 0 progress, 1 what people do, 2 deviations. */
function groupOf(kind: number): number {
  return kind <= K.advance ? 0 : kind <= K.outside ? 1 : 2;
}

/** Does an act of this bound touch the instance? */
export function isReached(model: Model, { instance, all }: ActBound, index: number): boolean {
  if (!all) return index === instance;
  const first = model.instances[instance]!;
  const other = model.instances[index]!;
  return first.flow === other.flow && first.process === other.process;
}
