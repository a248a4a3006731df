import { InputError, assert } from '../../core/errors.ts';
import { dayOf, startOfDay } from '../../core/time.ts';
import type { ChannelModel, Model } from '../../scenario/model.ts';
import * as layout from '../state/layout.ts';
import { packAddress } from '../state/layout.ts';
import type { Roster } from '../state/roster.ts';
import type { World } from '../state/world.ts';

// Constants of its own are compiled into a module's code; those it imports are loaded at every use.
const { ADDRESS, ADDRESS_KINDS, ITEM, KIND, LEG, LEG_STRIDE, PHASE } = layout;

/** The legs of instances in the state vector: which slot a new one takes, and which one a request or query means. */
export class Legs {
  private readonly model: Model;
  private readonly roster: Roster;
  private readonly world: World;
  /** Transition and action that are being carried out. */
  private readonly cause: { readonly leaf: number; readonly action: number };
  /** By channel: the local day for which {@link retirementFrom} was worked out, and the start of the day after. */
  private readonly retirementDay: Float64Array;
  private readonly retirementFrom: Float64Array;
  /** Per flow and purpose: the account role that pays. */
  private readonly payers: readonly (readonly number[])[];

  /** Fates of legs, as bits, whose money may come back after they were reported as paid. */
  private readonly comeBack: number;

  constructor(
    model: Model,
    roster: Roster,
    world: World,
    cause: { readonly leaf: number; readonly action: number },
    comeBack: number,
  ) {
    this.comeBack = comeBack;
    this.model = model;
    this.roster = roster;
    this.world = world;
    this.cause = cause;
    this.retirementDay = new Float64Array(model.channels.length).fill(NaN);
    this.retirementFrom = new Float64Array(model.channels.length);
    this.payers = model.flows.map((flow) =>
      flow.legNames.map((name) => flow.accountNames.indexOf(flow.legs[name]!.from)),
    );
  }

  /** Writes a leg that nobody has carried out yet into a free slot. */
  record(instance: number, purpose: number, request: number, fen: number, channel: number, to: number): number {
    const slot = this.freeSlot(instance, purpose, request, channel);
    const leg = this.base(instance, slot);
    const { cells, now } = this.world;
    const model = this.model.channels[channel]!;
    cells[leg + LEG.phase] = PHASE.requested;
    cells[leg + LEG.purpose] = purpose;
    cells[leg + LEG.request] = request;
    cells[leg + LEG.amount] = fen;
    cells[leg + LEG.channel] = channel;
    cells[leg + LEG.to] = to;
    cells[leg + LEG.fate] = 0;
    cells[leg + LEG.fateBy] = 0;
    cells[leg + LEG.expires] = now + model.promises.requestExpiresAfter;
    cells[leg + LEG.truth] = now + model.promises.queryTruthAfter;
    cells[leg + LEG.untold] = 0;
    cells[leg + LEG.retires] = this.retirement(model);
    cells[leg + LEG.ordinal] = this.nextOrdinal(instance, purpose, ADDRESS.leg);
    cells[leg + LEG.day] = dayOf(now);
    cells[leg + LEG.leaf] = this.cause.leaf;
    cells[leg + LEG.action] = this.cause.action;
    cells[leg + LEG.gross] = fen;
    return slot;
  }

  /** Offset of a leg's cells. */
  base(instance: number, slot: number): number {
    return this.roster.legs(instance) + slot * LEG_STRIDE;
  }

  /** Has the request of the leg in a slot been sent before? Asking once more for what was asked for is no new instruction. */
  isRepeated(instance: number, slot: number): boolean {
    const { cells } = this.world;
    const leg = this.base(instance, slot);
    const { legSlots } = this.model.flows[this.roster.flow(instance)]!;
    for (let other = 0; other < legSlots; other++) {
      const at = this.base(instance, other);
      if (at === leg || cells[at + LEG.phase] === PHASE.free) continue;
      if (cells[at + LEG.purpose] !== cells[leg + LEG.purpose]) continue;
      if (cells[at + LEG.request] === cells[leg + LEG.request]) return true;
    }
    return false;
  }

  /** Packed address of the leg in a slot. */
  addressOf(instance: number, slot: number): number {
    const leg = this.base(instance, slot);
    const { cells } = this.world;
    return packAddress(instance, cells[leg + LEG.purpose]!, ADDRESS.leg, cells[leg + LEG.ordinal]!);
  }

  /** Account that pays the leg at this offset. */
  payer(instance: number, leg: number): number {
    const role = this.payers[this.roster.flow(instance)]![this.world.cells[leg + LEG.purpose]!]!;
    return this.roster.account(instance, role);
  }

  /** Number of the next address of this purpose and kind. */
  nextOrdinal(instance: number, purpose: number, kind: number): number {
    return ++this.world.cells[this.roster.ordinals(instance) + purpose * ADDRESS_KINDS + kind]!;
  }

  /** How many more legs of an instance can be open at the same time. */
  left(instance: number): number {
    const { legSlots } = this.model.flows[this.roster.flow(instance)]!;
    let left = 0;
    for (let slot = 0; slot < legSlots; slot++) if (!this.isOpen(instance, this.base(instance, slot))) left++;
    return left;
  }

  /** Is something of the leg at this offset still to come? Its slot cannot be another's until then. */
  private isOpen(instance: number, leg: number): boolean {
    const { cells, now } = this.world;
    const phase = cells[leg + LEG.phase]!;
    if (phase === PHASE.succeeded) {
      return (this.comeBack & (1 << cells[leg + LEG.fate]!)) !== 0 && cells[leg + LEG.retires]! > now;
    }
    if (phase === PHASE.requested) return !this.hasExpired(instance, leg);
    return phase === PHASE.processing || phase === PHASE.reportedFailed;
  }

  /** A request that was lost, or that will be refused when it arrives. What comes of itself nobody has requested. */
  private hasExpired(instance: number, leg: number): boolean {
    const { cells, now } = this.world;
    if (cells[leg + LEG.phase] !== PHASE.requested || cells[leg + LEG.expires]! >= now) return false;
    const { legNames, legs } = this.model.flows[this.roster.flow(instance)]!;
    return legs[legNames[cells[leg + LEG.purpose]!]!]!.inbound === undefined;
  }

  private freeSlot(instance: number, purpose: number, request: number, channel: number): number {
    const { legSlots } = this.model.flows[this.roster.flow(instance)]!;
    const { cells, now } = this.world;
    for (let slot = 0; slot < legSlots; slot++) {
      const leg = this.base(instance, slot);
      const phase = cells[leg + LEG.phase]!;
      if (phase === PHASE.free) return slot;
      if (phase === PHASE.requested || this.isOpen(instance, leg) || cells[leg + LEG.retires]! > now) continue;
      if (this.hasCopyUnderWay(instance, leg)) continue;
      return slot;
    }
    const expired = this.expired(instance, legSlots);
    if (expired >= 0) return expired;
    // The declared slots bound the legs in flight; reuse the oldest that is settled. What is asked for once more its
    // channel has to know; of a request that has not reached it the last copy is enough.
    let oldest = -1;
    let isAwaited = false;
    let copy = -1;
    let same = -1;
    for (let slot = 0; slot < legSlots; slot++) {
      const leg = this.base(instance, slot);
      const isSame =
        cells[leg + LEG.purpose] === purpose &&
        cells[leg + LEG.request] === request &&
        cells[leg + LEG.channel] === channel;
      if (isSame && cells[leg + LEG.phase] === PHASE.requested) copy = slot;
      if (this.isOpen(instance, leg)) continue;
      if (isSame) {
        same = slot;
        continue;
      }
      // A channel that has forgotten a request would carry out the copy of it that is still on its way.
      const isAsked = this.hasCopyUnderWay(instance, leg);
      const isBetter =
        oldest < 0 || (isAsked === isAwaited ? this.isOlder(leg, this.base(instance, oldest)) : isAwaited);
      if (!isBetter) continue;
      oldest = slot;
      isAwaited = isAsked;
    }
    if ((oldest < 0 || isAwaited) && copy >= 0) {
      this.takeBack(instance, copy);
      return copy;
    }
    if (isAwaited) this.takeCopiesBack(instance, this.base(instance, oldest));
    if (oldest < 0) oldest = same;
    const { name, origin } = this.model.flows[this.roster.flow(instance)]!;
    if (oldest < 0 && origin !== undefined) {
      throw new InputError('flow-legs-exhausted', { flow: name, slots: legSlots }, { file: origin });
    }
    assert(
      oldest >= 0,
      `flow instance ${this.model.instances[instance]!.key} has more legs in flight than it declares`,
    );
    return oldest;
  }

  /** Slot of a leg whose request has expired, or -1. It is taken off the queue, so that its slot is another's. */
  private expired(instance: number, legSlots: number): number {
    for (let slot = 0; slot < legSlots; slot++) {
      if (!this.hasExpired(instance, this.base(instance, slot))) continue;
      this.takeBack(instance, slot);
      return slot;
    }
    return -1;
  }

  /** Is the same request as that of the leg at this offset, which its channel knows, on its way once more? */
  private hasCopyUnderWay(instance: number, leg: number): boolean {
    const channel = this.model.channels[this.world.cells[leg + LEG.channel]!]!;
    if (!channel.promises.idempotentRequests) return false;
    const { legSlots } = this.model.flows[this.roster.flow(instance)]!;
    for (let slot = 0; slot < legSlots; slot++) if (this.isCopy(instance, slot, leg)) return true;
    return false;
  }

  private isCopy(instance: number, slot: number, leg: number): boolean {
    const { cells } = this.world;
    const other = this.base(instance, slot);
    return (
      cells[other + LEG.phase] === PHASE.requested &&
      cells[other + LEG.purpose] === cells[leg + LEG.purpose] &&
      cells[other + LEG.request] === cells[leg + LEG.request] &&
      cells[other + LEG.channel] === cells[leg + LEG.channel] &&
      !this.hasExpired(instance, other)
    );
  }

  /** All its channel would do is to answer them. */
  private takeCopiesBack(instance: number, leg: number): void {
    const { legSlots } = this.model.flows[this.roster.flow(instance)]!;
    for (let slot = 0; slot < legSlots; slot++) {
      if (!this.isCopy(instance, slot, leg)) continue;
      this.takeBack(instance, slot);
      this.world.cells[this.base(instance, slot) + LEG.phase] = PHASE.free;
    }
  }

  private takeBack(instance: number, slot: number): void {
    const { cells } = this.world;
    this.world.removeWhere(
      (at) =>
        cells[at + ITEM.kind] === KIND.request && cells[at + ITEM.target] === instance && cells[at + ITEM.a] === slot,
    );
  }

  /**
   * Of two settled legs, was the first sent before the second? What was sent last may still be sent once more or asked
   * after, so that its channel has to know it.
   */
  private isOlder(leg: number, other: number): boolean {
    const { cells } = this.world;
    const later = cells[leg + LEG.retires]! - cells[other + LEG.retires]!;
    if (later !== 0 || cells[leg + LEG.purpose] !== cells[other + LEG.purpose]) return later < 0;
    return cells[leg + LEG.ordinal]! < cells[other + LEG.ordinal]!;
  }

  /**
   * Until when somebody may still hear of a leg or ask after it: its notices are repeated, it may come back within some
   * working days, and the statement that shows so is read on the next one, or the one after if that was missed.
   */
  private retirement(model: ChannelModel): number {
    const { promises, index } = model;
    const today = dayOf(this.world.now);
    if (this.retirementDay[index] !== today) {
      const read = this.model.calendar.addWorkdays(today, promises.returnWithinWorkdays + 2);
      this.retirementFrom[index] = startOfDay(Math.max(today + promises.noticeDays, read) + 1);
      this.retirementDay[index] = today;
    }
    return Math.max(this.retirementFrom[index]!, this.world.now + promises.outcomeFinalAfter);
  }

  /** What has just become final is heard of from now on. */
  keep(leg: number, model: ChannelModel): void {
    const { cells } = this.world;
    cells[leg + LEG.retires] = Math.max(cells[leg + LEG.retires]!, this.retirement(model));
  }

  /** Slot of another leg that its channel takes for the same request, or -1. */
  twin(instance: number, slot: number, leg: number): number {
    const { cells } = this.world;
    const { legSlots } = this.model.flows[this.roster.flow(instance)]!;
    for (let other = 0; other < legSlots; other++) {
      if (other === slot) continue;
      const base = this.base(instance, other);
      const phase = cells[base + LEG.phase]!;
      if (!reached(phase)) continue;
      if (
        cells[base + LEG.purpose] === cells[leg + LEG.purpose] &&
        cells[base + LEG.request] === cells[leg + LEG.request] &&
        cells[base + LEG.channel] === cells[leg + LEG.channel]
      )
        return other;
    }
    return -1;
  }

  /** The leg a query finds: the newest with this request id that has reached this channel. */
  newest(instance: number, purpose: number, request: number, channel: number): number {
    const { cells } = this.world;
    const { legSlots } = this.model.flows[this.roster.flow(instance)]!;
    let found = -1;
    for (let slot = 0; slot < legSlots; slot++) {
      const leg = this.base(instance, slot);
      if (!reached(cells[leg + LEG.phase]!) || cells[leg + LEG.purpose] !== purpose) continue;
      if (cells[leg + LEG.request] !== request || cells[leg + LEG.channel] !== channel) continue;
      if (found < 0 || cells[leg + LEG.ordinal]! > cells[this.base(instance, found) + LEG.ordinal]!) found = slot;
    }
    return found;
  }
}

/** The channel has seen the request; what is still on its way or was lost it cannot know. */
function reached(phase: number): boolean {
  return phase >= PHASE.processing && phase !== PHASE.swallowed;
}
