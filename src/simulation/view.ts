import { dayOf, startOfDay } from '../core/time.ts';
import { fraction, type Fraction } from '../core/rate.ts';
import type { ChannelPromise, FlowView } from '../flows/view.ts';
import type { InstanceModel, Model } from '../scenario/model.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Channels } from './environment/channels.ts';
import type { Hours } from './environment/hours.ts';
import type { Layout } from './state/layout.ts';
import { ROW, type Roster } from './state/roster.ts';
import type { World } from './state/world.ts';

/** Uses of an information account whose natural balance is a debit balance. */
const debitUses = new Set(['receivable', 'control', 'cost']);

const ZERO = fraction(0n);

/** The one view of a run, pointed at an instance before its guards and effects read. */
export class InstanceView implements FlowView {
  private readonly model: Model;
  private readonly world: World;
  private readonly ledger: Ledger;
  private readonly layout: Layout;
  private readonly roster: Roster;
  private readonly hours: Hours;
  private readonly channels: Channels;
  private readonly signs: Int8Array;
  /** Where the row of the instance begins. */
  private row = 0;
  private fields = 0;
  instance = 0;
  now = 0;
  arg0 = 0;
  arg1 = 0;

  constructor(model: Model, roster: Roster, world: World, ledger: Ledger, hours: Hours, channels: Channels) {
    this.channels = channels;
    this.model = model;
    this.roster = roster;
    this.world = world;
    this.ledger = ledger;
    this.layout = world.layout;
    this.hours = hours;
    this.signs = Int8Array.from(model.accounts, (account) => (debitUses.has(account.use) ? -1 : 1));
  }

  point(instance: number, arg0: number, arg1: number): void {
    this.instance = instance;
    this.row = instance * this.roster.stride;
    this.fields = this.roster.rows[this.row + ROW.fields]!;
    this.now = this.world.now;
    this.arg0 = arg0;
    this.arg1 = arg1;
  }

  private get current(): InstanceModel {
    return this.model.instances[this.instance]!;
  }

  get(field: number): number {
    return this.world.cells[this.fields + field]!;
  }

  shared(field: number): number {
    return this.world.cells[this.layout.instances[this.instance]!.shared[field]!]!;
  }

  term(term: number): number {
    return this.roster.terms[this.instance * this.roster.termStride + term]!;
  }

  rate(term: number): Fraction {
    return this.current.rates[term]!;
  }

  split(): readonly Fraction[] {
    return this.current.split.map(({ share }) => share);
  }

  choice(choice: number): number {
    return this.roster.rows[this.row + this.roster.choices + choice]!;
  }

  arg(i: number): number {
    return i === 0 ? this.arg0 : this.arg1;
  }

  balance(account: number): number {
    const index = this.roster.rows[this.row + this.roster.accounts + account]!;
    return this.signs[index]! * this.ledger.balance(index);
  }

  held(account: number): number {
    return this.ledger.held(this.roster.rows[this.row + this.roster.accounts + account]!);
  }

  hasAccount(account: number): boolean {
    return this.roster.rows[this.row + this.roster.accounts + account]! >= 0;
  }

  hasChannel(channel: number): boolean {
    return this.roster.rows[this.row + this.roster.channels + channel]! >= 0;
  }

  isOpen(channel: number): boolean {
    return this.hours.takes(this.world, this.roster.rows[this.row + this.roster.channels + channel]!, this.now);
  }

  nextOpening(channel: number): number {
    return this.hours.takesNext(this.world, this.roster.rows[this.row + this.roster.channels + channel]!, this.now);
  }

  hasPosition(channel: number): boolean {
    return this.hours.hasPosition(this.world, this.roster.rows[this.row + this.roster.channels + channel]!, this.now);
  }

  channel(channel: number, promise: ChannelPromise): number {
    const { promises, lump } = this.model.channels[this.roster.rows[this.row + this.roster.channels + channel]!]!;
    switch (promise) {
      case 'query-truth-after':
        return promises.queryTruthAfter;
      case 'outcome-final-after':
        return promises.outcomeFinalAfter;
      case 'request-expires-after':
        return promises.requestExpiresAfter;
      case 'notice-days':
        return promises.noticeDays;
      case 'statement-by':
        return promises.statementBy;
      case 'return-within-workdays':
        return promises.returnWithinWorkdays;
      case 'idempotent-requests':
        return promises.idempotentRequests ? 1 : 0;
      case 'day-cut':
        return lump?.dayCut ?? 0;
      case 'net-of-fee':
        return lump?.net === true ? 1 : 0;
    }
  }

  channelFee(channel: number): Fraction {
    return this.model.channels[this.roster.rows[this.row + this.roster.channels + channel]!]?.lump?.fee ?? ZERO;
  }

  fundingLimit(): number {
    return this.current.funding.reduce((sum, { limit }) => sum + limit, 0);
  }

  legsLeft(): number {
    return this.channels.legsLeft(this.instance);
  }

  workday(n: number, timeOfDay: number): number {
    return this.hours.workday(this.now, n, timeOfDay);
  }

  naturalDay(n: number, timeOfDay: number): number {
    return startOfDay(dayOf(this.now) + n) + timeOfDay;
  }

  isWorkday(): boolean {
    return this.model.calendar.isWorkday(dayOf(this.now));
  }
}
