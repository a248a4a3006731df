import { assert, Inconclusive } from '../../core/errors.ts';
import type { Prng } from '../../core/prng.ts';
import type { RuleTotals } from '../../results/rule-totals.ts';
import { CHECK, Looks, type LookTotals } from '../../simulation/findings/looks.ts';
import { applyStimulus } from '../../simulation/plan/driver.ts';
import type { Stimulus } from '../../simulation/plan/stimulus.ts';
import { Nearness } from '../../simulation/rules/nearness.ts';
import { TraceHasher } from '../../simulation/trace/hasher.ts';
import { faultKinds, type FaultKind } from '../alphabet/bounds.ts';
import { GoalWatch, type Goal } from '../goals/goals.ts';
import type { Features } from '../guided/features.ts';
import type { Found } from '../plan/found.ts';
import type { SearchPlan } from '../plan/plan.ts';
import type { Notes, Runner } from '../plan/runner.ts';
import type { StepListener } from '../plan/tracker.ts';
import type { Profile } from '../profiles/profiles.ts';
import { AmountDrawer } from './amount-drawer.ts';
import { arrivalAt, arrive, standsAt } from './arrival.ts';
import { Follower } from './follow.ts';
import { Healer } from './healer.ts';
import type { Agenda } from './instants.ts';
import { RuleNotes } from './rule-notes.ts';
import { RunUnderWay } from './run-under-way.ts';
import type { RunValues } from './run-values.ts';
import { Wanderer } from './wander.ts';
import type { Way } from './ways.ts';

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

/**
 * Draws runs of a model: at each point where something can be decided, the generator decides. What it decided is a
 * plan, and running the plan gives the same run. Faults come first, within the contracts; then the world is healed and
 * everything has to settle.
 */
export class Drawer {
  /** How often each rule was evaluated since the last `forget`. */
  private readonly rules: RuleNotes | null;
  /** How far runs came with the scenario's goals since the last `forget`. */
  readonly goals: GoalWatch;
  private readonly runner: Runner;
  private readonly run: RunUnderWay;
  private readonly wanderer: Wanderer;
  private readonly follower: Follower;
  private readonly healer: Healer;
  private readonly hasher = new TraceHasher();
  private readonly amounts: AmountDrawer;
  /** How often statements about money were looked at before the healing, and after it whether anything was stuck. */
  private readonly looked = new Looks();
  /** Claims of which the healing asks whether they are stuck. */
  private readonly deposits: number;
  private readonly nearness: Nearness | null;

  constructor(runner: Runner, profile: Profile, agenda: Agenda, goals: readonly Goal[]) {
    this.runner = runner;
    this.goals = new GoalWatch(goals);
    this.run = new RunUnderWay(runner, profile);
    this.healer = new Healer(runner.kernel, runner.start);
    this.deposits = runner.subject.model.claims.filter(({ kind }) => kind === 'deposit').length;
    this.amounts = new AmountDrawer(runner.kernel);
    this.wanderer = new Wanderer(this.run, agenda, this.amounts);
    this.follower = new Follower(this.run, this.amounts, agenda.longest);
    const { rules } = runner.subject;
    this.nearness = rules === null ? null : new Nearness(rules.rulebook.catalogue);
    const { desk } = runner.kernel;
    this.rules = desk === null ? null : new RuleNotes(desk.tally, runner.opening);
  }

  /** Begins to count afresh. */
  forget(): void {
    this.run.struck.fill(0);
    this.rules?.forget();
    this.looked.clear();
    this.nearness?.totals.clear();
    this.goals.forget();
  }

  /** How often each kind of deviation was injected since {@link forget}. */
  injected(): Record<FaultKind, number> {
    return Object.fromEntries(faultKinds.map((kind, i) => [kind, this.run.struck[i]!])) as Record<FaultKind, number>;
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
    if (features !== null) features.here = this.run.here;
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
        const struck = values.deviations - this.run.left;
        this.run.left = Math.max(this.run.left, Math.min(values.deviations, this.run.profile.deviations - struck));
      }
      this.wanderer.wander();
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
      if (events < 0) this.run.stoppedAt = kernel.world.now;
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
    this.run.features!.step(instance, flow, configuration, event, leaf);
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
      if ('address' in stimulus) this.run.twins.add(stimulus.address);
    }
    this.wanderer.wander();
    this.healer.heal(notes);
    return notes.found();
  }

  /** What has been decided in the run that was drawn last. */
  planSoFar(): SearchPlan {
    return this.run.planSoFar();
  }

  /** The same, with the time until which the world went its way before it was healed. */
  planWithHealing(): SearchPlan {
    return this.run.planWithHealing();
  }

  private begin(prng: Prng, values: RunValues, features: Features | null): Notes {
    const notes = this.run.begin(prng, values, features);
    this.amounts.begin(prng, values);
    return notes;
  }

  /** Follows a plan to its end, or is put there if a run before this one has come by. */
  private goTo(base: SearchPlan, { features, hash, way }: DrawOptions): void {
    const arrival = way?.arrival ?? null;
    if (arrival !== null && !hash && features !== null && arrive(this.run, arrival, features)) return;
    const isKept = !hash && features !== null && way?.isOpen === false && arrival === null && !this.goals.isWatching;
    if (!isKept) this.follower.follow(base);
    else {
      features.trace();
      const before = this.run.struck.slice();
      way.arrival = this.follower.follow(base) ? arrivalAt(this.run, features, before) : null;
      way.isOpen = way.arrival === null;
    }
    // Of the runs that are looked at twice some go a way that others are spared.
    assert(arrival === null || !hash || standsAt(this.run, arrival), 'a way that is gone again leads elsewhere');
  }
}
