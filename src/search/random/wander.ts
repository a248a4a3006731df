import { assert, Inconclusive } from '../../core/errors.ts';
import { MS_PER_DAY, MS_PER_MINUTE, MS_PER_SECOND, dayOf } from '../../core/time.ts';
import * as layout from '../../simulation/state/layout.ts';
import * as stimuli from '../alphabet/stimulus-list.ts';
import { EVENTS_MAX } from '../plan/runner.ts';
import type { AmountDrawer } from './amount-drawer.ts';
import { instantKinds, type Agenda } from './instants.ts';
import type { RunUnderWay } from './run-under-way.ts';
import { ALL_DEVIATIONS } from './run-values.ts';

// Constants of its own are compiled into a module's code; those it imports are loaded at every use.
const { ITEM, KIND } = layout;
const { KIND_OF_STIMULUS: K } = stimuli;

const CHANNEL_KINDS = K.closed | K.noPosition;
/** Kinds that befall something with an address. */
const BY_ADDRESS = ALL_DEVIATIONS & ~CHANNEL_KINDS & ~K.crash;
const ADDRESSED = ALL_DEVIATIONS & ~CHANNEL_KINDS;

/** Short waits between two things that people do. */
const waits = [1, MS_PER_SECOND, 2 * MS_PER_SECOND, 5 * MS_PER_SECOND, MS_PER_MINUTE, 10 * MS_PER_MINUTE];

/** How far from a boundary: just before, at, just after it. */
const nudges = [-MS_PER_SECOND, -1, 0, 0, 0, 1, MS_PER_SECOND];

/** How often something else is drawn in place of an act that would be refused. */
const REDRAWS = 4;

/** How much rarer acts are in a run over weeks, and how many more stimuli it may have. */
const LONG_PAUSE = 8;
export const LONG_STIMULI = 3;

/** Runs that go on from one another end after so many working days. */
export const WORKDAYS_MAX = 45;

/** At each point where something can be decided in a run, the generator decides. */
export class Wanderer {
  private readonly run: RunUnderWay;
  private readonly agenda: Agenda;
  private readonly amounts: AmountDrawer;
  /** The scenario says what comes from outside, and how much. */
  private readonly isOutsideStated: boolean;

  constructor(run: RunUnderWay, agenda: Agenda, amounts: AmountDrawer) {
    this.run = run;
    this.agenda = agenda;
    this.amounts = amounts;
    this.isOutsideStated = run.runner.subject.model.scenario.faults?.outside !== undefined;
  }

  /** Draws on until everything is quiet, the days are over or enough has happened. */
  wander(): void {
    const { kernel } = this.run.runner;
    const { world, model } = kernel;
    const prng = this.run.prng!;
    const values = this.run.values!;
    // What begins with a plan goes on for at least a day after it.
    const longest = Math.max(values.workdays, WORKDAYS_MAX);
    const end = Math.min(
      Math.max(this.run.lastInstant(values.workdays), world.now + MS_PER_DAY),
      this.run.lastInstant(longest),
    );
    // A run over weeks has more time for as many acts.
    const isLong = values.workdays > this.run.profile.workdays;
    const pause = isLong ? values.pause * LONG_PAUSE : values.pause;
    const stimuli = this.run.count + (isLong ? this.run.profile.stimuli * LONG_STIMULI : this.run.profile.stimuli);
    let acts = 0;
    let waitsFor = 0;
    // Somebody could act when that was asked last, and nothing but the clock has moved since.
    let isOffered = false;
    while (this.run.count < stimuli) {
      if (kernel.isDue()) {
        isOffered = false;
        if (this.run.left > 0 && prng.int(this.rarityHere()) === 0 && this.deviate()) continue;
        this.run.done(kernel.deliver());
        continue;
      }
      if (world.now >= end) break;
      if (waitsFor > world.now) {
        this.run.waited(kernel.advance(waitsFor));
        continue;
      }
      if (acts < values.acts && prng.int(pause) === 0) {
        isOffered = false;
        if (this.act()) {
          acts++;
          continue;
        }
      }
      if (this.run.left > 0 && (values.kinds & CHANNEL_KINDS) !== 0 && prng.int(values.rarity * 4) === 0)
        this.closeChannel();
      // Only the close of the day is left: nothing happens unless somebody does something.
      const isQuiet = world.pending <= 1;
      if (isQuiet) {
        if (acts >= values.acts || !(isOffered || this.run.alphabet.offersAct())) break;
        isOffered = !this.run.alphabet.isTimed;
      }
      if (values.jump > 0 && prng.int(values.jump) === 0) waitsFor = Math.min(end, this.interesting());
      else if (isQuiet || prng.int(6) === 0) waitsFor = Math.min(end, world.now + prng.pick(waits));
      else this.run.waited(kernel.advance());
    }
    // What is due at this instant belongs to it: a plan delivers it before it ends.
    while (world.isDue) {
      if (!kernel.deliver()) break;
      // A design that answers itself without letting time pass would go on for ever.
      if (kernel.events > EVENTS_MAX) throw new Inconclusive('run-too-long', { events: EVENTS_MAX });
    }
    this.run.stoppedAt = world.now;
    assert(dayOf(world.now) >= dayOf(model.startsAt), 'time does not run backwards');
  }

  /** Queries and statements are few: what may befall them is not left to chance as much as the rest. */
  private rarityHere(): number {
    const { world } = this.run.runner.kernel;
    const kind = world.cells[world.itemAt(0) + ITEM.kind]!;
    return kind === KIND.query || kind === KIND.statement ? 2 : this.run.values!.rarity;
  }

  /** An instant around the next boundary of a kind: just before, at, or just after it. */
  private interesting(): number {
    const prng = this.run.prng!;
    const { now } = this.run.runner.kernel.world;
    // A run that is long enough for the end of a contract is there to come to it.
    const isToTheEnd = this.run.values!.workdays > WORKDAYS_MAX && prng.chance(1, 3);
    const kind = isToTheEnd ? 'term' : prng.chance(1, 2) ? 'hours' : prng.pick(instantKinds);
    const at = this.agenda.next(kind, now, prng);
    if (at === null) return now + MS_PER_MINUTE;
    return Math.max(now + 1, at + prng.pick(nudges));
  }

  /** Somebody does something that the machines look at now. False if nothing is possible. */
  private act(): boolean {
    const { list, alphabet } = this.run;
    const prng = this.run.prng!;
    const kinds = K.act | K.outside | (this.run.left > 0 ? this.run.values!.kinds & K.crash : 0);
    alphabet.list(list, kinds);
    let first = 0;
    while (first < list.count && list.kind(first) <= K.advance) first++;
    let end = first;
    while (end < list.count && list.kind(end) <= K.outside) end++;
    if (end === first) return false;
    const { kernel } = this.run.runner;
    const { now } = kernel.world;
    let drawn = first + prng.int(end - first);
    let arg0 = this.argumentOf(drawn);
    // What the design would refuse is tried as well, but not as often as it would be met blindly.
    for (let i = 0; i < REDRAWS && list.kind(drawn) === K.act && prng.int(4) > 0; i++) {
      if (kernel.reacts(list.operand(drawn, 0), list.operand(drawn, 1), arg0, list.operand(drawn, 3))) break;
      drawn = first + prng.int(end - first);
      arg0 = this.argumentOf(drawn);
    }
    if (list.kind(drawn) === K.outside) return this.actOutside(drawn);
    assert(list.kind(drawn) === K.act, 'people act');
    const cell = list.cell(drawn);
    const instance = list.operand(drawn, 0);
    const act = list.operand(drawn, 1);
    const arg1 = list.operand(drawn, 3);
    const crash = this.crashBefore(instance, end);
    if (crash >= 0) this.run.strike(crash);
    if (alphabet.budget[cell]! > 0) alphabet.budget[cell]!--;
    alphabet.budget[alphabet.budget.length - 1] = 0;
    this.run.features?.amount(arg0);
    this.run.acts.push({ at: now, stimulus: { kind: 'act', instance, act, arg0, arg1 } });
    this.run.done(kernel.act(instance, act, arg0, arg1));
    return true;
  }

  /** First argument of a listed act: of one on money an amount that is worth trying now. */
  private argumentOf(index: number): number {
    const { list } = this.run;
    if (list.kind(index) !== K.act) return 0;
    const instance = list.operand(index, 0);
    const act = list.operand(index, 1);
    return this.amounts.isAbout(instance, act) ? this.amounts.forAct(instance, act) : list.operand(index, 2);
  }

  private actOutside(drawn: number): boolean {
    const { kernel } = this.run.runner;
    const { list, alphabet } = this.run;
    const account = list.operand(drawn, 0);
    const incoming = list.operand(drawn, 2) === 1;
    const fen = this.isOutsideStated ? list.operand(drawn, 1) : this.amounts.outside(account, incoming);
    const cell = list.cell(drawn);
    if (alphabet.budget[cell]! > 0) alphabet.budget[cell]!--;
    const { now } = kernel.world;
    const changed = kernel.outside(account, fen, incoming);
    if (changed) this.run.acts.push({ at: now, stimulus: { kind: 'outside', account, fen, incoming } });
    this.run.done(changed);
    return true;
  }

  /** A crash for the act about to be done, among the listed ones from `from` on; -1 for none. */
  private crashBefore(instance: number, from: number): number {
    const { list } = this.run;
    const prng = this.run.prng!;
    if (from >= list.count || prng.int(this.run.values!.rarity * 2) !== 0) return -1;
    let found = -1;
    let seen = 0;
    for (let i = from; i < list.count; i++) {
      if (list.kind(i) !== K.crash || list.operand(i, 0) !== instance) continue;
      if (prng.int(++seen) === 0) found = i;
    }
    return found;
  }

  /** Something befalls what would be delivered now. False if nothing can. */
  private deviate(): boolean {
    const { list, alphabet } = this.run;
    alphabet.list(list, this.run.values!.kinds & ADDRESSED);
    const drawn = this.pickByKind();
    if (drawn < 0) return false;
    this.run.strike(drawn);
    return true;
  }

  private closeChannel(): void {
    this.run.alphabet.list(this.run.list, this.run.values!.kinds & CHANNEL_KINDS);
    const drawn = this.pickByKind();
    if (drawn >= 0) this.run.strike(drawn);
  }

  /** One of the listed deviations: first a kind, so that kinds with many variants are not more likely; -1 for none. */
  private pickByKind(): number {
    const { list, deviations } = this.run;
    const prng = this.run.prng!;
    let kinds = 0;
    let chosen = 0;
    let seen = 0;
    let drawn = -1;
    for (let i = 0; i < list.count; i++) {
      const kind = list.kind(i);
      if ((kind & ALL_DEVIATIONS) === 0) continue;
      // What has been decided about an address stays decided: a plan holds one deviation of each.
      const address = list.operand(i, 0);
      if ((kind & BY_ADDRESS) !== 0 && (deviations.has(address) || this.run.twins.has(address))) continue;
      if (kind !== chosen) {
        if (prng.int(++kinds) > 0) continue;
        chosen = kind;
        seen = 0;
      }
      if (prng.int(++seen) === 0) drawn = i;
    }
    return drawn;
  }
}
