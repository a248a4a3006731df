import type { LookTotals } from '../../simulation/findings/looks.ts';
import type * as fc from 'fast-check';
import { Inconclusive, InputError } from '../../core/errors.ts';
import { Prng } from '../../core/prng.ts';
import type { FaultKind } from '../alphabet/bounds.ts';
import { Coverage } from '../guided/coverage.ts';
import { Features, type Fresh } from '../guided/features.ts';
import { mutate, type Mutant, type Parent } from '../guided/mutate.ts';
import { goalsOf, type Goal, type GoalProgress } from '../goals/goals.ts';
import type { Found } from '../plan/found.ts';
import type { SearchPlan } from '../plan/plan.ts';
import { failureText, Runner, type Subject } from '../plan/runner.ts';
import { FLIGHT, profiles, type ProfileName } from '../profiles/profiles.ts';
import { amountArbitrary, limitsOf, reachOf } from './amounts.ts';
import type { RuleTotals } from '../../results/rule-totals.ts';
import { Drawer, type Drawn } from './draw.ts';
import { drawValue } from './fast-check-random.ts';
import { Agenda } from './instants.ts';
import { ALL_DEVIATIONS, runValues, type RunValues } from './run-values.ts';
import { Ways } from './ways.ts';

/** One run in this many is executed a second time and compared: 5 %. */
const TWICE_EVERY = 20;

/**
 * In the first rounds a run goes on from a plan of the corpus a quarter of the time, then half of it: a few plans that
 * reached what any run reaches are no better to begin with than nothing.
 */
const YOUNG = 8;

/** Findings of one request that are handed back in full; the rest will be met again. */
const FOUND_MAX = 64;

/** A part of a round: what it says and what it names decide the result, nothing else does. Plain data. */
export interface RoundRequest {
  readonly seed: string;
  readonly profile: ProfileName;
  /** From 0. */
  readonly round: number;
  /** Runs of the round: from (inclusive) to (exclusive); multiples of {@link FLIGHT}. */
  readonly from: number;
  readonly to: number;
  /** Plans that runs may start from; empty for plain random runs. */
  readonly parents: readonly Parent[];
  /** Runs go on from what runs before them reached. */
  readonly isGuided: boolean;
  /** Plans to be run as they are instead of drawing: one for each run of the request. Usually none. */
  readonly replay: readonly SearchPlan[];
  /** Features seen before the round, as bytes of a `Coverage`. */
  readonly coverage: Uint8Array;
  /** Findings (see {@link rawKey}) that need no plan any more. */
  readonly known: readonly string[];
}

/** A run that showed something for the first time. */
export interface Shown {
  /** Number of the run in its round. */
  readonly run: number;
  readonly plan: SearchPlan;
  readonly found: Found;
  /** True if the run began with a plan of the corpus. */
  readonly guided: boolean;
}

/** A run that reached something new. */
export interface Reached {
  readonly run: number;
  readonly plan: SearchPlan;
  readonly features: readonly Fresh[];
  readonly guided: boolean;
}

/** A run in which code failed, or which was not the same twice. */
export interface Broken {
  readonly run: number;
  readonly plan: SearchPlan | null;
  readonly message: string;
}

export interface RoundResult {
  readonly round: number;
  readonly from: number;
  readonly to: number;
  /** Stimuli that changed the state; healing does not count. */
  readonly events: number;
  readonly shown: readonly Shown[];
  readonly reached: readonly Reached[];
  /** Deviations injected, by kind. */
  readonly injected: Readonly<Record<FaultKind, number>>;
  /** How often each rule was evaluated, by outcome, before the healing. */
  readonly rules: Readonly<Record<string, RuleTotals>>;
  /** How often each statement about money was looked at before the healing, and after it whether anything was stuck. */
  readonly checks: Readonly<Record<string, LookTotals>>;
  /** Runs that ended without an answer, by code. */
  readonly inconclusive: Readonly<Record<string, number>>;
  /** Runs in which a rule that has to be kept could not be decided, by rule. */
  readonly undecided: Readonly<Record<string, number>>;
  /** How far runs came with the scenario's goals before the healing. */
  readonly goals: Readonly<Record<string, GoalProgress>>;
  /** Runs executed twice. */
  readonly twice: number;
  readonly broken: readonly Broken[];
}

/** Runs that go on from one prefix of a finding's plan. */
const CONTINUATIONS = 16;

/** A run that goes on from somewhere injects a deviation that is possible at least once in this many times. */
const EAGER_RARITY = 2;

/** A plan that is replayed is not added to. */
const REPLAY: RunValues = {
  kinds: ALL_DEVIATIONS,
  deviations: 1_000,
  rarity: 1_000_000,
  late: [0],
  twice: [0],
  leg: [0],
  closed: [0],
  amounts: [100],
  acts: 0,
  pause: 1,
  jump: 0,
  workdays: 30,
};

/**
 * The values of a run as a plain object, all of one shape, as fast-check does not make them: they are read at every step.
 */
function valuesWith(values: RunValues, kinds: number, deviations: number, rarity: number): RunValues {
  return {
    kinds,
    deviations,
    rarity,
    late: values.late,
    twice: values.twice,
    leg: values.leg,
    closed: values.closed,
    amounts: values.amounts,
    acts: values.acts,
    pause: values.pause,
    jump: values.jump,
    workdays: values.workdays,
  };
}

/** A run that goes on from somewhere is there to try what can be done there. */
function eager(values: RunValues, prng: Prng): RunValues {
  const kinds = prng.chance(1, 2) ? ALL_DEVIATIONS : values.kinds;
  return valuesWith(values, kinds, Math.max(1, values.deviations), Math.min(EAGER_RARITY, values.rarity));
}

/** What tells findings apart before they are shrunk: the fingerprint and the transitions on the way. */
export function rawKey({ fingerprint, leaves }: Found): string {
  let hash = 0;
  for (const word of leaves) hash = (Math.imul(hash, 0x01000193) ^ word) >>> 0;
  return `${fingerprint} # ${hash.toString(16)}`;
}

/**
 * Does parts of rounds over one subject. The world, the tables and the healed states are kept from one request to the
 * next because they are dear; no result depends on what was done before.
 */
export class RoundWorker {
  readonly runner: Runner;
  private readonly limits: readonly number[];
  private readonly agenda: Agenda;
  private readonly amount: fc.Arbitrary<number>;
  private readonly features: Features;
  /** What was reached before the run under way; of one request. */
  private readonly coverage = new Coverage();
  private readonly goals: readonly Goal[];
  private readonly ways = new Ways();
  private readonly drawers = new Map<ProfileName, { drawer: Drawer; arbitrary: fc.Arbitrary<RunValues> }>();

  constructor(subject: Subject) {
    this.runner = new Runner(subject);
    const rulebook = subject.rules?.rulebook ?? null;
    this.limits = limitsOf(subject.model, rulebook);
    this.agenda = new Agenda(subject.model, rulebook);
    this.amount = amountArbitrary(this.limits, reachOf(subject.model));
    this.goals = goalsOf(subject.model, subject.machines);
    this.features = new Features(this.runner.kernel, this.agenda.times, this.limits, new Coverage());
  }

  /** Does the runs of a request. Pure: the same request gives the same result, whatever was asked before. */
  runRound(request: RoundRequest): RoundResult {
    const { drawer, arbitrary } = this.drawer(request.profile);
    drawer.forget();
    const { coverage } = this;
    coverage.restore(request.coverage);
    this.ways.begin(request.parents);
    const known = new Set(request.known);
    const shown: Shown[] = [];
    const reached: Reached[] = [];
    const broken: Broken[] = [];
    const inconclusive: Record<string, number> = {};
    const undecided: Record<string, number> = {};
    let events = 0;
    let twice = 0;
    let flight: RunValues | null = null;
    // What this part of the round reaches is gone on from at once.
    const parents = [...request.parents];
    for (let run = request.from; run < request.to; run++) {
      if (flight === null || run % FLIGHT === 0) {
        const prng = Prng.from(request.seed, 'search-flight', request.round, Math.floor(run / FLIGHT));
        const drawn = drawValue(arbitrary, prng);
        flight = valuesWith(drawn, drawn.kinds, drawn.deviations, drawn.rarity);
      }
      const prng = Prng.from(request.seed, 'search-run', request.round, run);
      const replayed = request.replay[run - request.from];
      const mutant = replayed === undefined ? this.mutant(parents, prng, request.round) : null;
      const way = mutant?.returnsTo ? this.ways.to(mutant.returnsTo) : null;
      const base = replayed ?? way?.plan ?? mutant?.plan ?? null;
      const values = replayed !== undefined ? REPLAY : base !== null ? eager(flight, prng) : flight;
      const isChecked = prng.int(TWICE_EVERY) === 0;
      const state = prng.state();
      this.features.begin(coverage);
      let drawn: Drawn;
      let plan: SearchPlan | null = null;
      try {
        const isGone = way !== null && way.arrival !== null;
        drawn = drawer.draw(prng, values, base, { features: this.features, hash: isChecked, way });
        if (way !== null && !isGone) this.ways.kept(way);
        if (isChecked) {
          plan = drawer.planSoFar();
          twice++;
          const again = drawer.draw(new Prng(state), values, base, { features: null, hash: true });
          if (!isSame(drawn, again)) {
            broken.push({ run, plan, message: 'two executions of one run differ' });
          }
        }
      } catch (error) {
        // A flow of the user's own that cannot be run at all.
        if (error instanceof InputError) throw error;
        broken.push(brokenBy(error, run, drawer.planSoFar()));
        continue;
      }
      events += drawn.events;
      if (drawn.inconclusive !== null) inconclusive[drawn.inconclusive] = (inconclusive[drawn.inconclusive] ?? 0) + 1;
      for (const rule of drawn.undecided) undecided[rule] = (undecided[rule] ?? 0) + 1;
      for (const found of drawn.found) {
        const key = rawKey(found);
        if (known.has(key) || shown.length >= FOUND_MAX) continue;
        known.add(key);
        plan ??= drawer.planSoFar();
        // Who is asked on which day depends on when the healing began.
        const isHealed = found.now > plan.until;
        shown.push({ run, plan: isHealed ? drawer.planWithHealing() : plan, found, guided: base !== null });
      }
      if (this.features.fresh.length > 0) {
        const features = this.features.fresh.filter(({ feature }) => coverage.add(feature));
        if (features.length > 0) {
          plan ??= drawer.planSoFar();
          reached.push({ run, plan, features, guided: base !== null });
          if (request.isGuided) parents.push({ plan, mark: prng.pick(features).mark });
        }
      }
    }
    return {
      round: request.round,
      from: request.from,
      to: request.to,
      events,
      shown,
      reached,
      injected: drawer.injected(),
      rules: drawer.ruleTotals(),
      checks: drawer.looks(),
      inconclusive,
      undecided,
      goals: { ...drawer.goals.progress },
      twice,
      broken,
    };
  }

  /** The plan of one run of a round that begins with nothing, as {@link runRound} draws it. */
  planOf({ seed, profile, round }: Pick<RoundRequest, 'seed' | 'profile' | 'round'>, run: number): SearchPlan {
    const { drawer, arbitrary } = this.drawer(profile);
    const values = drawValue(arbitrary, Prng.from(seed, 'search-flight', round, Math.floor(run / FLIGHT)));
    drawer.draw(Prng.from(seed, 'search-run', round, run), values, null, { features: null, hash: false });
    return drawer.planSoFar();
  }

  /** What each plan reaches by itself, whatever the others reach. */
  reachOf(plans: readonly SearchPlan[]): number[][] {
    const { drawer } = this.drawer('deep');
    const nothing = new Coverage();
    return plans.map((plan, i) => {
      this.features.begin(nothing);
      drawer.draw(Prng.from('', 'corpus-min', 0, i), REPLAY, plan, { features: this.features, hash: false });
      return this.features.fresh.map(({ feature }) => feature);
    });
  }

  /**
   * The point of no return of a finding: every prefix of the run, from the longest down, is gone on from at random (with
   * nothing more done to it, then with acts and faults), until one of these runs is spared the loss.
   *
   * @returns how many of the stimuli make the loss certain, and in how many events, as far as was tried; 0 and 0 if all
   * runs of the design end so.
   */
  noReturn(plan: SearchPlan, { id, instance, length }: Found): { readonly stimuli: number; readonly events: number } {
    const { stimuli } = this.runner.run(plan);
    const { drawer, arbitrary } = this.drawer('smoke');
    let certain = Math.min(length, stimuli.length);
    for (; certain > 0; certain--) {
      const prefix = stimuli.slice(0, certain - 1);
      let isSpared = false;
      for (let i = 0; i < CONTINUATIONS && !isSpared; i++) {
        const prng = Prng.from('', 'no-return', certain, i);
        const values = i === 0 ? { ...REPLAY, deviations: 0 } : drawValue(arbitrary, prng);
        try {
          isSpared = !drawer
            .drawAfter(prefix, prng, values)
            .some((found) => found.id === id && found.instance === instance);
        } catch (error) {
          if (!(error instanceof Inconclusive)) throw error;
        }
      }
      if (isSpared) break;
    }
    return { stimuli: certain, events: this.runner.eventsOf(stimuli.slice(0, certain)) };
  }

  /** A run begins with a plan made of those of the corpus half of the time, at first less often. */
  private mutant(parents: readonly Parent[], prng: Prng, round: number): Mutant | null {
    const of = round < YOUNG ? 4 : 2;
    return parents.length > 0 && prng.chance(1, of) ? mutate(parents, prng, this.limits) : null;
  }

  private drawer(name: ProfileName): { drawer: Drawer; arbitrary: fc.Arbitrary<RunValues> } {
    let made = this.drawers.get(name);
    if (made === undefined) {
      const profile = profiles[name];
      made = {
        drawer: new Drawer(this.runner, profile, this.agenda, this.goals),
        arbitrary: runValues(this.amount, profile, this.agenda.longest),
      };
      this.drawers.set(name, made);
    }
    return made;
  }
}

function isSame(a: Drawn, b: Drawn): boolean {
  const keys = (drawn: Drawn): string => drawn.found.map(rawKey).join('\n');
  return a.traceHash === b.traceHash && a.events === b.events && keys(a) === keys(b);
}

function brokenBy(error: unknown, run: number, plan: SearchPlan): Broken {
  // What a user can mend is no run's business.
  if (error instanceof InputError) throw error;
  return { run, plan, message: failureText(error) };
}
