import { assert } from '../../core/errors.ts';
import type { Prng } from '../../core/prng.ts';
import { MS_PER_DAY, dayOf, startOfDay } from '../../core/time.ts';
import { Alphabet } from '../alphabet/alphabet.ts';
import { faultKinds } from '../alphabet/bounds.ts';
import * as stimuli from '../alphabet/stimulus-list.ts';
import { StimulusList } from '../alphabet/stimulus-list.ts';
import type { Features } from '../guided/features.ts';
import type { Deviation, Mark, PlannedAct, PlannedCrash, SearchPlan } from '../plan/plan.ts';
import type { Notes, Runner } from '../plan/runner.ts';
import type { Profile } from '../profiles/profiles.ts';
import { drawnBounds, type Delays } from './drawn-bounds.ts';
import { healsFrom } from './healer.ts';
import type { RunValues } from './run-values.ts';

// Constants of its own are compiled into a module's code; those it imports are loaded at every use.
const { KIND_OF_STIMULUS: K } = stimuli;

/** A run that is being drawn: what has been decided in it, and how far it has come. */
export class RunUnderWay {
  readonly runner: Runner;
  readonly profile: Profile;
  readonly alphabet: Alphabet;
  readonly list = new StimulusList();
  /** How often each kind of deviation was injected since it was last emptied, in the order of the kinds. */
  readonly struck = new Int32Array(faultKinds.length);
  private readonly budget: Int32Array;
  /** Delays that deviations take theirs from; the alphabet reads these very lists. */
  private readonly delays: Delays = { late: [0], twice: [0], leg: [0], closed: [0], noPosition: [0] };
  /** Of the run values whose delays these are: their first list. */
  private delaysOf: readonly number[] | null = null;
  prng: Prng | null = null;
  values: RunValues | null = null;
  notes: Notes | null = null;
  features: Features | null = null;
  acts: PlannedAct[] = [];
  readonly deviations = new Map<number, Deviation>();
  /** What a deviation brought into being: a plan has no fate for it. */
  readonly twins = new Set<number>();
  crashes: PlannedCrash[] = [];
  /** Deviations that it may still have. */
  left = 0;
  /** Stimuli so far. */
  count = 0;
  /** Instant at which the drawing stopped and the healing begins, ms; 0 while it goes on. */
  stoppedAt = 0;

  constructor(runner: Runner, profile: Profile) {
    this.runner = runner;
    this.profile = profile;
    this.alphabet = new Alphabet(runner.kernel, drawnBounds(runner.subject.model, profile, this.delays));
    this.budget = this.alphabet.budget.slice();
  }

  /** A new run begins, and nothing is decided. */
  begin(prng: Prng, values: RunValues, features: Features | null): Notes {
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
    return this.notes;
  }

  /** How far the run under way has come. */
  readonly here = (): Mark => ({
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

  /** The delays that were drawn for a run. */
  setDelays(values: RunValues): void {
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

  /** Deviations that plans have wait as long as the plan says, `by` ms, 0 or more: until {@link setDelays} these delays are the only ones. */
  delayBy(by: number): void {
    const { delays } = this;
    const own = [by];
    this.delaysOf = null;
    refill(delays.late, own);
    refill(delays.twice, own);
    refill(delays.leg, own);
  }

  /** End of the working day on which faults cease: no later than the scenario says. */
  lastInstant(drawn: number): number {
    const { calendar, startsAt, scenario } = this.runner.subject.model;
    const workdays = Math.min(drawn, scenario.faults?.workdays ?? drawn);
    const today = dayOf(startsAt);
    return startOfDay(calendar.addWorkdays(today, calendar.isWorkday(today) ? workdays - 1 : workdays)) + MS_PER_DAY;
  }

  /** Applies a listed deviation and writes it into the plan. */
  strike(index: number): void {
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

  /**
   * Applies the first listed stimulus of a kind that is about this address, instance or channel and, unless that is -1,
   * whose second operand is `what`. False if the bounds do not allow it here.
   */
  strikeListed(kind: number, about: number, what = -1): boolean {
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

  /** A stimulus is done. */
  done(changed: boolean): void {
    this.count++;
    const { features } = this;
    if (features === null) return;
    // The close of a day alone moves nobody.
    if (this.runner.kernel.isBareClose) features.clock();
    else if (changed) features.state();
    else features.touch();
  }

  /** The clock was moved. */
  waited(changed: boolean): void {
    this.count++;
    if (changed && this.features !== null) this.features.clock();
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
