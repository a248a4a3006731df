import { MS_PER_DAY, dayOf, msOfDay, startOfDay } from '../../core/time.ts';
import type { ChannelModel, Model } from '../../scenario/model.ts';
import type { Timetable } from '../register/register.ts';
import { CHANNEL, CHANNEL_STRIDE } from '../state/layout.ts';
import type { World } from '../state/world.ts';

/** When channels take requests and when a contract's times fall: pure functions of model, calendar and fates. */
export class Hours implements Timetable {
  private readonly model: Model;

  constructor(model: Model) {
    this.model = model;
  }

  /** Open at `at`, seen with the fates of this world? Windows are half-open: closed on [from, until). */
  isOpen(world: World, channel: number, at: number): boolean {
    const base = world.layout.channels + channel * CHANNEL_STRIDE;
    const closedFrom = world.cells[base + CHANNEL.closedFrom]!;
    if (at >= closedFrom && at < world.cells[base + CHANNEL.closedUntil]!) return false;
    return this.openFrom(channel, at) === at;
  }

  /** Does it have a position at `at`, seen with the fates of this world? It has none on [from, until). */
  hasPosition(world: World, channel: number, at: number): boolean {
    const base = world.layout.channels + channel * CHANNEL_STRIDE;
    return at < world.cells[base + CHANNEL.emptyFrom]! || at >= world.cells[base + CHANNEL.emptyUntil]!;
  }

  /** Would it take a request that is sent at `at`, seen with the fates of this world? It has to get there in time. */
  takes(world: World, channel: number, at: number): boolean {
    return this.isOpen(world, channel, at + this.model.channels[channel]!.latency.request);
  }

  /** First instant strictly after `at` at which it takes a request. */
  takesNext(world: World, channel: number, at: number): number {
    const arrival = at + this.model.channels[channel]!.latency.request;
    return this.isOpen(world, channel, arrival) ? at + 1 : this.nextOpening(world, channel, arrival);
  }

  /** First instant strictly after `at` at which the channel opens after a closed time, or the next instant if it is open. */
  nextOpening(world: World, channel: number, at: number): number {
    const base = world.layout.channels + channel * CHANNEL_STRIDE;
    let next = at;
    for (let guard = 0; guard < 400; guard++) {
      const scheduled = this.openFrom(channel, next);
      const until = world.cells[base + CHANNEL.closedUntil]!;
      const closed = scheduled >= world.cells[base + CHANNEL.closedFrom]! && scheduled < until;
      next = closed ? until : scheduled;
      if (!closed) break;
    }
    return next > at ? next : at + 1;
  }

  /** Earliest instant at or after `at` at which the channel is open by its own timetable and its rail's (fates left aside). */
  openFrom(channel: number, at: number): number {
    const model = this.model.channels[channel]!;
    let next = at;
    // Channel and rail take turns until both are open; a year of days bounds a channel that never meets its rail.
    for (let turn = 0; turn < 800; turn++) {
      const own = opensAt(model, next);
      const rail = this.model.rails.nextOpening(model.rail, own);
      if (rail === next) return next;
      next = rail;
    }
    return next;
  }

  /** Earliest instant at or after `at` at which it takes a request: now, if one sent now gets there in time. */
  takesFrom(channel: number, at: number): number {
    const arrival = at + this.model.channels[channel]!.latency.request;
    const open = this.openFrom(channel, arrival);
    return open === arrival ? at : open;
  }

  /** Instant at which money submitted now is credited with finality: not before the channel's own latency. */
  creditAt(channel: number, now: number): number {
    const model = this.model.channels[channel]!;
    return Math.max(now + model.latency.settle, this.model.rails.creditTime(model.rail, now));
  }

  /** Greatest amount per item now, fen (inclusive): the channel's own cap and its rail's. */
  capAt(channel: number, now: number): number {
    const model = this.model.channels[channel]!;
    return Math.min(model.cap, this.model.rails.capAt(model.rail, now) ?? Infinity);
  }

  /** `timeOfDay` on the day `n` working days after `from`'s day; n = 0 is the same day if it is a working day, else the next. */
  workday(from: number, n: number, timeOfDay: number): number {
    const { calendar } = this.model;
    const today = dayOf(from);
    const first = calendar.isWorkday(today) ? today : calendar.nextWorkday(today);
    return startOfDay(n === 0 ? first : calendar.addWorkdays(calendar.isWorkday(today) ? today : first, n)) + timeOfDay;
  }
}

/** Earliest instant at or after `at` outside the channel's closed times of day. A window may cross midnight. */
function opensAt(channel: ChannelModel, at: number): number {
  let next = at;
  // Each pass leaves one window; two windows may touch, so look again until none holds.
  for (let pass = 0; pass <= channel.closed.length * 2; pass++) {
    let moved = false;
    for (const { from, until } of channel.closed) {
      const time = msOfDay(next);
      const inside = from < until ? time >= from && time < until : time >= from || time < until;
      if (!inside) continue;
      const sameDay = from < until || time < until;
      next = startOfDay(dayOf(next)) + until + (sameDay ? 0 : MS_PER_DAY);
      moved = true;
    }
    if (!moved) break;
  }
  return next;
}
