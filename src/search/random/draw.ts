import { assert, Inconclusive } from '../../core/errors.ts';
import { CHECK, Looks, type LookTotals } from '../../simulation/findings/looks.ts';
import type { Prng } from '../../core/prng.ts';
import { MS_PER_DAY, MS_PER_MINUTE, MS_PER_SECOND, dayOf, startOfDay } from '../../core/time.ts';
import { applyStimulus } from '../../simulation/plan/driver.ts';
import { legFates } from '../../simulation/environment/channels.ts';
import type { CompiledPlan } from '../../simulation/plan/compile.ts';
import type { Stimulus } from '../../simulation/plan/stimulus.ts';
import type { RuleTotals } from '../../results/rule-totals.ts';
import { Nearness } from '../../simulation/rules/nearness.ts';
import { TraceHasher } from '../../simulation/trace/hasher.ts';
import * as layout from '../../simulation/state/layout.ts';
import { Alphabet } from '../alphabet/alphabet.ts';
import { crashPoints, faultKinds, type FaultKind } from '../alphabet/bounds.ts';
import * as stimuli from '../alphabet/stimulus-list.ts';

import { StimulusList } from '../alphabet/stimulus-list.ts';
import { GoalWatch, type Goal } from '../goals/goals.ts';
import type { Features } from '../guided/features.ts';
import type { Found } from '../plan/found.ts';
import {
  compiled,
  type Deviation,
  type Mark,
  type PlannedAct,
  type PlannedCrash,
  type SearchPlan,
} from '../plan/plan.ts';
import { EVENTS_MAX, type Notes, type Runner } from '../plan/runner.ts';
import type { StepListener } from '../plan/tracker.ts';
import type { Profile } from '../profiles/profiles.ts';
import { AmountDrawer } from './amount-drawer.ts';
import { drawnBounds, type Delays } from './drawn-bounds.ts';
import { Healer, healsFrom } from './healer.ts';
import { instantKinds, type Agenda } from './instants.ts';
import { RuleNotes } from './rule-notes.ts';
import { ALL_DEVIATIONS, type RunValues } from './run-values.ts';
import type { Arrival, Way } from './ways.ts';

// Constants of its own are compiled into a module's code; those it imports are loaded at every use.
const { INSTANCE, ITEM, KIND } = layout;
const { KIND_OF_STIMULUS: K } = stimuli;
const STUCK = CHECK['stuck-funds'];

/** One drawn run. Its plan is told by {@link Drawer.planSoFar} until the next run is drawn. */
export interface Drawn {
  /** Stimuli that changed the state before the healing. */
  readonly events: number;
  readonly found: readonly Found[];
  /** Code, or null. */
  readonly inconclusive: string | null;
  /** Rules that have to be kept and could not be decided. */
  readonly undecided: readonly string[];
  /** Of what happened before the healing; empty unless asked for. */
  readonly traceHash: string;
}

export interface DrawOptions {
  /** Told what the run reaches; null for a run that is only looked at twice. */
  readonly features: Features | null;
  readonly hash: boolean;
  /** The way to where the base ends, if other runs go it as well. */
  readonly way?: Way | null;
}

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
const LONG_STIMULI = 3;

/** Runs that go on from one another end after so many working days. */
const WORKDAYS_MAX = 45;

/**
 * Draws runs of a model: at each point where something can be decided, the generator decides. What it decided is a
 * plan, and running the plan gives the same run. Faults come first, within the contracts; then the world is healed and
 * everything has to settle.
 */
export class Drawer {
  /** How often each kind of deviation was injected since the last `forget`, in the order of the kinds. */
  private readonly struck = new Int32Array(faultKinds.length);
  /** How often each rule was evaluated since then. */
  private readonly rules: RuleNotes | null;
  /** How far runs came with the scenario's goals since the last `forget`. */
  readonly goals: GoalWatch;
  private readonly runner: Runner;
  private readonly profile: Profile;
  private readonly agenda: Agenda;
  private readonly alphabet: Alphabet;
  private readonly list = new StimulusList();
  private readonly budget: Int32Array;
  /** Delays that deviations take theirs from; the alphabet reads these very lists. */
  private readonly delays: Delays = { late: [0], twice: [0], leg: [0], closed: [0], noPosition: [0] };
  /** Of the run values whose delays these are: their first list. */
  private delaysOf: readonly number[] | null = null;
  private readonly healer: Healer;
  private readonly hasher = new TraceHasher();
  private readonly amounts: AmountDrawer;
  /** The scenario says what comes from outside, and how much. */
  private readonly isOutsideStated: boolean;
  /** How often statements about money were looked at before the healing, and after it whether anything was stuck. */
  private readonly looked = new Looks();
  /** Claims of which the healing asks whether they are stuck. */
  private readonly deposits: number;
  private readonly nearness: Nearness | null;
  // Of the run under way:
  private prng: Prng | null = null;
  private values: RunValues | null = null;
  private notes: Notes | null = null;
  private features: Features | null = null;
  private acts: PlannedAct[] = [];
  private readonly deviations = new Map<number, Deviation>();
  private readonly twins = new Set<number>();
  private crashes: PlannedCrash[] = [];
  private left = 0;
  private count = 0;
  private stoppedAt = 0;

  constructor(runner: Runner, profile: Profile, agenda: Agenda, goals: readonly Goal[]) {
    this.runner = runner;
    this.profile = profile;
    this.agenda = agenda;
    this.goals = new GoalWatch(goals);
    this.alphabet = new Alphabet(runner.kernel, drawnBounds(runner.subject.model, profile, this.delays));
    this.budget = this.alphabet.budget.slice();
    this.healer = new Healer(runner.kernel, runner.start);
    this.deposits = runner.subject.model.claims.filter(({ kind }) => kind === 'deposit').length;
    this.amounts = new AmountDrawer(runner.kernel);
    const { rules } = runner.subject;
    this.nearness = rules === null ? null : new Nearness(rules.rulebook.catalogue);
    this.isOutsideStated = runner.subject.model.scenario.faults?.outside !== undefined;
    const { desk } = runner.kernel;
    this.rules = desk === null ? null : new RuleNotes(desk.tally, runner.opening);
  }

  /** Begins to count afresh. */
  forget(): void {
    this.struck.fill(0);
    this.rules?.forget();
    this.looked.clear();
    this.nearness?.totals.clear();
    this.goals.forget();
  }

  /** How often each kind of deviation was injected since {@link forget}. */
  injected(): Record<FaultKind, number> {
    return Object.fromEntries(faultKinds.map((kind, i) => [kind, this.struck[i]!])) as Record<FaultKind, number>;
  }

  /** How often each rule was evaluated since {@link forget}. */
  ruleTotals(): Record<string, RuleTotals> {
    return this.rules?.totals(this.nearness!) ?? {};
  }

  /** How often each statement about money was looked at since {@link forget}. */
  looks(): Record<string, LookTotals> {
    return this.looked.totals();
  }

  /** Draws one run. With `base` that plan comes first, as far as it is possible, and the drawing goes on from there. */
  draw(prng: Prng, values: RunValues, base: SearchPlan | null, options: DrawOptions): Drawn {
    const { kernel, tracker } = this.runner;
    const { features } = options;
    const notes = this.begin(prng, values, features);
    const { goals } = this;
    goals.begin();
    if (features !== null) features.here = this.here;
    tracker.listener = features === null ? null : this.watch;
    const { desk } = kernel;
    // The second look at a run is not counted again.
    if (desk !== null) desk.tally.closely = options.hash && features !== null ? this.nearness : null;
    const hasher = options.hash ? this.hasher : null;
    hasher?.restart();
    kernel.observe(hasher);
    let inconclusive: string | null = null;
    let events = -1;
    try {
      if (base !== null) {
        this.goTo(base, options);
        // Going on from somewhere is a run of its own, as long as the whole stays within the profile.
        const struck = values.deviations - this.left;
        this.left = Math.max(this.left, Math.min(values.deviations, this.profile.deviations - struck));
      }
      this.wander();
      events = kernel.events;
      if (desk !== null) desk.tally.closely = null;
      kernel.observe(null);
      tracker.listener = null;
      if (features !== null) {
        if (this.rules !== null) {
          features.rules();
          this.rules.note();
        }
        this.looked.take(kernel.checks.looks);
      }
      this.healer.heal(notes);
      // States that are known to settle are not healed again: that they were is counted, and not what was looked at.
      if (features !== null) for (let i = 0; i < this.deposits; i++) this.looked.at(STUCK, -Infinity);
    } catch (error) {
      if (!(error instanceof Inconclusive)) throw error;
      inconclusive = error.code;
      if (events < 0) this.stoppedAt = kernel.world.now;
    } finally {
      if (desk !== null) desk.tally.closely = null;
      tracker.listener = null;
      kernel.observe(null);
    }
    return {
      events: events < 0 ? kernel.events : events,
      found: notes.found(),
      inconclusive,
      undecided: notes.undecided(),
      traceHash: hasher?.digest() ?? '',
    };
  }

  private readonly watch: StepListener = (instance, flow, configuration, event, leaf) => {
    this.features!.step(instance, flow, configuration, event, leaf);
    if (this.goals.isWatching) this.goals.step(instance, flow, configuration, event);
  };

  /**
   * Does given stimuli, then draws on and heals. Returns what was found in all.
   * @throws Inconclusive
   */
  drawAfter(stimuli: readonly Stimulus[], prng: Prng, values: RunValues): readonly Found[] {
    const { kernel } = this.runner;
    const notes = this.begin(prng, values, null);
    for (const stimulus of stimuli) {
      if (!applyStimulus(kernel, stimulus)) continue;
      if ('address' in stimulus) this.twins.add(stimulus.address);
    }
    this.wander();
    this.healer.heal(notes);
    return notes.found();
  }

  /** A new run begins, and nothing is decided. */
  private begin(prng: Prng, values: RunValues, features: Features | null): Notes {
    this.prng = prng;
    this.values = values;
    this.features = features;
    this.notes = this.runner.rewind();
    this.runner.kernel.checks.looks.clear();
    this.alphabet.budget.set(this.budget);
    this.acts = [];
    this.crashes = [];
    // Clearing what is empty would make it anew.
    if (this.deviations.size > 0) this.deviations.clear();
    if (this.twins.size > 0) this.twins.clear();
    this.left = values.deviations;
    this.count = 0;
    this.stoppedAt = 0;
    this.setDelays(values);
    this.amounts.begin(prng, values);
    return this.notes;
  }

  /** How far the run under way has come. */
  private readonly here = (): Mark => ({
    acts: this.acts.length,
    deviations: this.deviations.size,
    crashes: this.crashes.length,
    at: this.runner.kernel.world.now,
  });

  /** What has been decided in the run under way. */
  planSoFar(): SearchPlan {
    const { acts, crashes, stoppedAt } = this;
    return { acts, deviations: [...this.deviations.values()], crashes, until: stoppedAt };
  }

  /** What has been decided, with the time until which the world went its way before it was healed. */
  planWithHealing(): SearchPlan {
    return { ...this.planSoFar(), until: healsFrom(this.stoppedAt) };
  }

  private setDelays(values: RunValues): void {
    const { delays } = this;
    // Runs of a flight have the same.
    if (this.delaysOf === values.late) return;
    this.delaysOf = values.late;
    refill(delays.late, values.late);
    refill(delays.twice, values.twice);
    refill(delays.leg, values.leg);
    refill(delays.closed, values.closed);
    refill(delays.noPosition, values.closed);
  }

  /** Draws on until everything is quiet, the days are over or enough has happened. */
  private wander(): void {
    const { kernel } = this.runner;
    const { world, model } = kernel;
    const prng = this.prng!;
    const values = this.values!;
    // What begins with a plan goes on for at least a day after it.
    const longest = Math.max(values.workdays, WORKDAYS_MAX);
    const end = Math.min(
      Math.max(this.lastInstant(values.workdays), world.now + MS_PER_DAY),
      this.lastInstant(longest),
    );
    // A run over weeks has more time for as many acts.
    const isLong = values.workdays > this.profile.workdays;
    const pause = isLong ? values.pause * LONG_PAUSE : values.pause;
    const stimuli = this.count + (isLong ? this.profile.stimuli * LONG_STIMULI : this.profile.stimuli);
    let acts = 0;
    let waitsFor = 0;
    // Somebody could act when that was asked last, and nothing but the clock has moved since.
    let isOffered = false;
    while (this.count < stimuli) {
      if (kernel.isDue()) {
        isOffered = false;
        if (this.left > 0 && prng.int(this.rarityHere()) === 0 && this.deviate()) continue;
        this.done(kernel.deliver());
        continue;
      }
      if (world.now >= end) break;
      if (waitsFor > world.now) {
        this.waited(kernel.advance(waitsFor));
        continue;
      }
      if (acts < values.acts && prng.int(pause) === 0) {
        isOffered = false;
        if (this.act()) {
          acts++;
          continue;
        }
      }
      if (this.left > 0 && (values.kinds & CHANNEL_KINDS) !== 0 && prng.int(values.rarity * 4) === 0)
        this.closeChannel();
      // Only the close of the day is left: nothing happens unless somebody does something.
      const isQuiet = world.pending <= 1;
      if (isQuiet) {
        if (acts >= values.acts || !(isOffered || this.alphabet.offersAct())) break;
        isOffered = !this.alphabet.isTimed;
      }
      if (values.jump > 0 && prng.int(values.jump) === 0) waitsFor = Math.min(end, this.interesting());
      else if (isQuiet || prng.int(6) === 0) waitsFor = Math.min(end, world.now + prng.pick(waits));
      else this.waited(kernel.advance());
    }
    // What is due at this instant belongs to it: a plan delivers it before it ends.
    while (world.isDue) {
      if (!kernel.deliver()) break;
      // A design that answers itself without letting time pass would go on for ever.
      if (kernel.events > EVENTS_MAX) throw new Inconclusive('run-too-long', { events: EVENTS_MAX });
    }
    this.stoppedAt = world.now;
    assert(dayOf(world.now) >= dayOf(model.startsAt), 'time does not run backwards');
  }

  /** Queries and statements are few: what may befall them is not left to chance as much as the rest. */
  private rarityHere(): number {
    const { world } = this.runner.kernel;
    const kind = world.cells[world.itemAt(0) + ITEM.kind]!;
    return kind === KIND.query || kind === KIND.statement ? 2 : this.values!.rarity;
  }

  /** End of the working day on which faults cease: no later than the scenario says. */
  private lastInstant(drawn: number): number {
    const { calendar, startsAt, scenario } = this.runner.subject.model;
    const workdays = Math.min(drawn, scenario.faults?.workdays ?? drawn);
    const today = dayOf(startsAt);
    return startOfDay(calendar.addWorkdays(today, calendar.isWorkday(today) ? workdays - 1 : workdays)) + MS_PER_DAY;
  }

  /** An instant around the next boundary of a kind: just before, at, or just after it. */
  private interesting(): number {
    const prng = this.prng!;
    const { now } = this.runner.kernel.world;
    // A run that is long enough for the end of a contract is there to come to it.
    const isToTheEnd = this.values!.workdays > WORKDAYS_MAX && prng.chance(1, 3);
    const kind = isToTheEnd ? 'term' : prng.chance(1, 2) ? 'hours' : prng.pick(instantKinds);
    const at = this.agenda.next(kind, now, prng);
    if (at === null) return now + MS_PER_MINUTE;
    return Math.max(now + 1, at + prng.pick(nudges));
  }

  /** Somebody does something that the machines look at now. False if nothing is possible. */
  private act(): boolean {
    const { list, alphabet } = this;
    const prng = this.prng!;
    const kinds = K.act | K.outside | (this.left > 0 ? this.values!.kinds & K.crash : 0);
    alphabet.list(list, kinds);
    let first = 0;
    while (first < list.count && list.kind(first) <= K.advance) first++;
    let end = first;
    while (end < list.count && list.kind(end) <= K.outside) end++;
    if (end === first) return false;
    const { kernel } = this.runner;
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
    if (crash >= 0) this.strike(crash);
    if (alphabet.budget[cell]! > 0) alphabet.budget[cell]!--;
    alphabet.budget[alphabet.budget.length - 1] = 0;
    this.features?.amount(arg0);
    this.acts.push({ at: now, stimulus: { kind: 'act', instance, act, arg0, arg1 } });
    this.done(kernel.act(instance, act, arg0, arg1));
    return true;
  }

  /** First argument of a listed act: of one on money an amount that is worth trying now. */
  private argumentOf(index: number): number {
    const { list } = this;
    if (list.kind(index) !== K.act) return 0;
    const instance = list.operand(index, 0);
    const act = list.operand(index, 1);
    return this.amounts.isAbout(instance, act) ? this.amounts.forAct(instance, act) : list.operand(index, 2);
  }

  private actOutside(drawn: number): boolean {
    const { kernel } = this.runner;
    const { list, alphabet } = this;
    const account = list.operand(drawn, 0);
    const incoming = list.operand(drawn, 2) === 1;
    const fen = this.isOutsideStated ? list.operand(drawn, 1) : this.amounts.outside(account, incoming);
    const cell = list.cell(drawn);
    if (alphabet.budget[cell]! > 0) alphabet.budget[cell]!--;
    const { now } = kernel.world;
    const changed = kernel.outside(account, fen, incoming);
    if (changed) this.acts.push({ at: now, stimulus: { kind: 'outside', account, fen, incoming } });
    this.done(changed);
    return true;
  }

  /** A crash for the act about to be done, among the listed ones from `from` on; -1 for none. */
  private crashBefore(instance: number, from: number): number {
    const { list } = this;
    const prng = this.prng!;
    if (from >= list.count || prng.int(this.values!.rarity * 2) !== 0) return -1;
    let found = -1;
    let seen = 0;
    for (let i = from; i < list.count; i++) {
      if (list.kind(i) !== K.crash || list.operand(i, 0) !== instance) continue;
      if (prng.int(++seen) === 0) found = i;
    }
    return found;
  }

  /** May an act of a plan be done as often, and with the amount, that it has there? Only scenarios that say so bound it. */
  private isWithin({ instance, act, arg0 }: Extract<Stimulus, { kind: 'act' }>): boolean {
    const { model } = this.runner.subject;
    const name = model.flows[model.instances[instance]!.flow]!.actNames[act]!;
    if (model.scenario.faults?.acts?.[name]?.times !== undefined) {
      const cell = this.alphabet.bounds.acts.findIndex((bound) => bound.instance === instance && bound.act === act);
      const left = cell < 0 ? -1 : this.alphabet.budget[cell]!;
      if (left === 0) return false;
      if (left > 0) this.alphabet.budget[cell] = left - 1;
    }
    return this.amounts.stated(instance, act)?.includes(arg0) ?? true;
  }

  /** Something befalls what would be delivered now. False if nothing can. */
  private deviate(): boolean {
    const { list, alphabet } = this;
    alphabet.list(list, this.values!.kinds & ADDRESSED);
    const drawn = this.pickByKind();
    if (drawn < 0) return false;
    this.strike(drawn);
    return true;
  }

  private closeChannel(): void {
    this.alphabet.list(this.list, this.values!.kinds & CHANNEL_KINDS);
    const drawn = this.pickByKind();
    if (drawn >= 0) this.strike(drawn);
  }

  /** One of the listed deviations: first a kind, so that kinds with many variants are not more likely; -1 for none. */
  private pickByKind(): number {
    const { list, deviations } = this;
    const prng = this.prng!;
    let kinds = 0;
    let chosen = 0;
    let seen = 0;
    let drawn = -1;
    for (let i = 0; i < list.count; i++) {
      const kind = list.kind(i);
      if ((kind & ALL_DEVIATIONS) === 0) continue;
      // What has been decided about an address stays decided: a plan holds one deviation of each.
      const address = list.operand(i, 0);
      if ((kind & BY_ADDRESS) !== 0 && (deviations.has(address) || this.twins.has(address))) continue;
      if (kind !== chosen) {
        if (prng.int(++kinds) > 0) continue;
        chosen = kind;
        seen = 0;
      }
      if (prng.int(++seen) === 0) drawn = i;
    }
    return drawn;
  }

  /** Applies a listed deviation and writes it into the plan. */
  private strike(index: number): void {
    const { list, alphabet } = this;
    const { kernel } = this.runner;
    const stimulus = list.stimulus(index);
    const step = stimulus.kind === 'crash' ? kernel.steps(stimulus.instance) + 1 : 0;
    const bit = list.kind(index);
    if (!alphabet.apply(list, index)) return;
    this.count++;
    this.left--;
    if (this.features !== null) {
      this.features.touch();
      this.struck[numberOf(bit)]!++;
    }
    if (stimulus.kind === 'message' || stimulus.kind === 'leg' || stimulus.kind === 'answer') {
      this.deviations.set(stimulus.address, stimulus);
      // A plan has no fate for what a fate brought into being.
      if (stimulus.kind === 'message' && stimulus.fate === 'twice') this.twins.add(kernel.newborn.at(-1)!);
    } else if (stimulus.kind === 'crash')
      this.crashes.push({ instance: stimulus.instance, step, after: stimulus.after });
    else if (stimulus.kind === 'channel') this.acts.push({ at: kernel.world.now, stimulus });
  }

  private done(changed: boolean): void {
    this.count++;
    const { features } = this;
    if (features === null) return;
    // The close of a day alone moves nobody.
    if (this.runner.kernel.isBareClose) features.clock();
    else if (changed) features.state();
    else features.touch();
  }

  private waited(changed: boolean): void {
    this.count++;
    if (changed && this.features !== null) this.features.clock();
  }

  /** Follows a plan to its end, or is put there if a run before this one has come by. */
  private goTo(base: SearchPlan, { features, hash, way }: DrawOptions): void {
    const arrival = way?.arrival ?? null;
    if (arrival !== null && !hash && features !== null && this.arrive(arrival, features)) return;
    const isKept = !hash && features !== null && way?.isOpen === false && arrival === null && !this.goals.isWatching;
    if (!isKept) this.follow(base);
    else {
      features.trace();
      const before = this.struck.slice();
      way.arrival = this.follow(base) ? this.arrivalAt(features, before) : null;
      way.isOpen = way.arrival === null;
    }
    // Of the runs that are looked at twice some go a way that others are spared.
    assert(arrival === null || !hash || this.standsAt(arrival), 'a way that is gone again leads elsewhere');
  }

  /** Where the run stands; null if something was found or reached on the way, which those who come by have to tell of. */
  private arrivalAt(features: Features, before: Int32Array): Arrival | null {
    const numbers: number[] = [];
    const values: number[] = [];
    const { runner, notes, struck, alphabet } = this;
    const isNothingNew = features.save(numbers);
    if (!isNothingNew || !notes!.isEmpty || notes!.rules.length > 0) return null;
    const runAt = numbers.length;
    runner.save(numbers, values);
    const runEnd = numbers.length;
    runner.kernel.desk?.aggregates.save(numbers);
    for (let i = 0; i < struck.length; i++) numbers.push(struck[i]! - before[i]!);
    numbers.push(this.values!.deviations - this.left, this.count);
    for (let i = 0; i < alphabet.budget.length; i++) numbers.push(alphabet.budget[i]!);
    return {
      ...{ numbers: Int32Array.from(numbers), runAt, runEnd, values: Float64Array.from(values) },
      acts: this.acts.slice(),
      deviations: [...this.deviations.values()],
      twins: [...this.twins],
      crashes: this.crashes.slice(),
    };
  }

  /** False if the way has to be gone after all. */
  private arrive(arrival: Arrival, features: Features): boolean {
    const { numbers, values, acts, deviations, twins, crashes } = arrival;
    if (features.isNew(numbers, 0)) return false;
    const { runner, struck, alphabet } = this;
    let at = runner.load(numbers, features.load(numbers, 0), values);
    const { desk } = runner.kernel;
    if (desk !== null) at = desk.aggregates.load(numbers, at);
    for (let i = 0; i < struck.length; i++) struck[i]! += numbers[at++]!;
    this.left = this.values!.deviations - numbers[at++]!;
    this.count = numbers[at++]!;
    for (let i = 0; i < alphabet.budget.length; i++) alphabet.budget[i] = numbers[at++]!;
    for (let i = 0; i < acts.length; i++) this.acts.push(acts[i]!);
    for (let i = 0; i < deviations.length; i++) this.deviations.set(deviations[i]!.address, deviations[i]!);
    for (let i = 0; i < twins.length; i++) this.twins.add(twins[i]!);
    for (let i = 0; i < crashes.length; i++) this.crashes.push(crashes[i]!);
    return true;
  }

  /** Does the run stand where the one before it did? */
  private standsAt({ numbers, runAt, runEnd, values }: Arrival): boolean {
    const own: number[] = [];
    const held: number[] = [];
    this.runner.save(own, held);
    return (
      own.length === runEnd - runAt &&
      held.length === values.length &&
      held.every((value, i) => value === values[i]) &&
      own.every((number, i) => number === numbers[runAt + i])
    );
  }

  /**
   * Does what a plan says, as far as bounds and contracts allow it here. True if where that leads follows from the plan
   * alone, and not from what is drawn for the run.
   */
  private follow(base: SearchPlan): boolean {
    let isOwn = true;
    const { kernel } = this.runner;
    const { world } = kernel;
    const plan = compiled(base);
    // Plans come from many places, and no two of these make objects of one shape.
    const { acts, until } = base;
    const end = Math.max(until, this.lastInstant(this.values!.workdays));
    const most = this.profile.stimuli * LONG_STIMULI;
    let next = 0;
    while (this.count < most) {
      if (kernel.isDue()) {
        if (this.deviateAs(plan)) continue;
        this.done(kernel.deliver());
        continue;
      }
      const act = acts[next];
      if (act === undefined) {
        // What befalls the last acts comes after them, and a plan may go on until an instant.
        if (world.now < Math.min(end, until)) this.waited(kernel.advance(Math.min(world.nextDue, until)));
        else if (world.pending <= 1 || !this.isUnderWay(base)) break;
        else {
          // How long is waited for what was to befall it is drawn for each run.
          isOwn = false;
          if (world.now >= end) break;
          this.waited(kernel.advance());
        }
        continue;
      }
      if (act.at > world.now) {
        this.waited(kernel.advance(act.at));
        continue;
      }
      next++;
      const { stimulus } = act;
      const at = world.now;
      if (stimulus.kind === 'act') {
        if (!this.isWithin(stimulus)) continue;
        if (plan.crashes.size > 0) this.crashAs(plan, stimulus.instance);
        this.alphabet.budget[this.alphabet.budget.length - 1] = 0;
        if (kernel.isDown(stimulus.instance)) continue;
        this.features?.amount(stimulus.arg0);
        this.acts.push({ at, stimulus });
        this.done(kernel.act(stimulus.instance, stimulus.act, stimulus.arg0, stimulus.arg1));
      } else if (stimulus.kind === 'outside') {
        this.acts.push({ at, stimulus });
        this.done(kernel.outside(stimulus.account, stimulus.fen, stimulus.incoming));
      } else {
        // For how long is drawn for each run.
        isOwn = false;
        this.strikeListed(stimulus.fate === 'closed' ? K.closed : K.noPosition, stimulus.channel);
      }
    }
    return isOwn;
  }

  /** The crash that a plan has for the next step of an instance. False if it has none, or the bounds do not allow it here. */
  private crashAs({ crashes }: CompiledPlan, instance: number): boolean {
    const after = crashes.get(instance)?.get(this.runner.kernel.steps(instance) + 1);
    return after !== undefined && this.strikeListed(K.crash, instance, crashPoints.indexOf(after));
  }

  /** Has the plan deviations that did not strike yet? */
  private isUnderWay({ deviations, crashes }: SearchPlan): boolean {
    return (
      deviations.some(({ address }) => !this.deviations.has(address)) ||
      crashes.some(({ instance, step }) => !this.crashes.some((one) => one.instance === instance && one.step === step))
    );
  }

  /** The deviation that a plan has for what would be delivered now. */
  private deviateAs(plan: CompiledPlan): boolean {
    if (plan.deviations.size === 0 && plan.crashes.size === 0) return false;
    const { kernel } = this.runner;
    const { world } = kernel;
    const at = world.itemAt(0);
    const { cells } = world;
    const kind = cells[at + ITEM.kind]! | 0;
    const target = cells[at + ITEM.target]! | 0;
    // What befalls a message comes first: a process that is about to crash in its step takes it as it is.
    const own = cells[at + ITEM.address]!;
    const isLeg = kind === KIND.request || kind === KIND.settle;
    const leg = isLeg ? kernel.channels.addressOf(target, cells[at + ITEM.a]!) : 0;
    if (leg !== 0 && this.isMeantFor(leg, plan)) return true;
    if (own !== 0 && this.isMeantFor(own, plan)) return true;
    if (plan.crashes.size > 0 && (kind === KIND.timer || kind === KIND.message || kind === KIND.signal)) {
      const isArmed = cells[world.layout.instances[target]!.base + INSTANCE.armed]! > 0;
      if (!isArmed && this.crashAs(plan, target)) return true;
    }
    return false;
  }

  /** Does what a plan has for an address, unless something has befallen it already. */
  private isMeantFor(address: number, plan: CompiledPlan): boolean {
    const deviation = plan.deviations.get(address) as Deviation | undefined;
    if (deviation === undefined || this.deviations.has(address) || this.twins.has(address)) return false;
    return this.deviateThus(deviation);
  }

  private deviateThus(deviation: Deviation): boolean {
    const { delays } = this;
    const bit =
      deviation.kind === 'message'
        ? K[deviation.fate]
        : deviation.kind === 'leg'
          ? K.leg
          : deviation.taint.startsWith('row')
            ? K.row
            : K.answer;
    if (deviation.kind === 'answer') return this.strikeListed(bit, deviation.address, deviation.answer);
    const own = [deviation.by];
    this.delaysOf = null;
    refill(delays.late, own);
    refill(delays.twice, own);
    refill(delays.leg, own);
    // What a fate does to a message is its kind.
    const what = deviation.kind === 'leg' ? (legFates as readonly string[]).indexOf(deviation.fate) : -1;
    const struck = this.strikeListed(bit, deviation.address, what);
    this.setDelays(this.values!);
    return struck;
  }

  /**
   * Applies the first listed stimulus of a kind that is about this address, instance or channel and, unless that is -1,
   * whose second operand is `what`. False if the bounds do not allow it here.
   */
  private strikeListed(kind: number, about: number, what = -1): boolean {
    const { list } = this;
    // A crash in the step of an act is offered beside the acts only.
    this.alphabet.list(list, kind === K.crash ? kind | K.act : kind);
    for (let i = 0; i < list.count; i++) {
      if (list.kind(i) !== kind || list.operand(i, 0) !== about) continue;
      if (what >= 0 && list.operand(i, 1) !== what) continue;
      this.strike(i);
      return true;
    }
    return false;
  }
}

function refill(list: number[], values: readonly number[]): void {
  while (list.length > values.length) list.pop();
  for (let i = 0; i < values.length; i++) list[i] = values[i]!;
}

/** Position among the kinds of deviation, by number of the kind's bit. */
const numbers = new Int8Array(32).fill(-1);
faultKinds.forEach((kind, i) => (numbers[31 - Math.clz32(K[kind])] = i));

function numberOf(bit: number): number {
  const number = numbers[31 - Math.clz32(bit)]!;
  assert(number >= 0, 'a deviation has a kind');
  return number;
}
