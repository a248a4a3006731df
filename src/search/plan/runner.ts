import { Inconclusive, InputError } from '../../core/errors.ts';
import type { Model } from '../../scenario/model.ts';
import { Collector } from '../../simulation/findings/collector.ts';
import { healWillingly, horizonOf } from '../../simulation/heal.ts';
import { Kernel } from '../../simulation/kernel.ts';
import type { Machine } from '../../simulation/machines.ts';
import type { Breach, Observer } from '../../simulation/observer.ts';
import type { CompiledPlan, Stimulus } from '../../simulation/plan/compile.ts';
import { applyStimulus, PlanDriver } from '../../simulation/plan/driver.ts';
import type { DeskOptions, RuleBreach } from '../../simulation/rules/desk.ts';
import type { RuleCounts } from '../../simulation/rules/tally.ts';
import type { Snapshot } from '../../simulation/state/world.ts';
import { TraceHasher } from '../../simulation/trace/hasher.ts';
import { concerned, identity, lossesOf, type Found } from './found.ts';
import { healQuickly } from './heal-quickly.ts';
import { compiled, type SearchPlan } from './plan.ts';
import { Tracker } from './tracker.ts';

/** What a search runs: a scenario as a model, its machines, and the rules to judge it by. */
export interface Subject {
  readonly model: Model;
  readonly machines: readonly Machine[];
  readonly rules: DeskOptions | null;
}

export interface RunOptions {
  /** Compute the trace hash. */
  readonly hash?: boolean;
  /** Stop as soon as a finding meets this, or nothing can happen any more. */
  readonly until?: (found: Found) => boolean;
  /** Told of everything that happens; not together with `hash`. */
  readonly observer?: Observer;
}

/** What a run of one plan showed. */
export interface PlanRun {
  /** Roots in the order of their events; with `until` in the options, at most up to the first that met it. */
  readonly found: readonly Found[];
  /** Every rule broken, those among them that nobody has to keep. */
  readonly rules: readonly RuleBreach[];
  readonly events: number;
  /** Code of what made the run inconclusive, or null. */
  readonly inconclusive: string | null;
  /** What was thrown that nobody should have thrown, or null. */
  readonly failure: string | null;
  /** Stimuli that changed something, healing included; empty unless asked for. */
  readonly stimuli: readonly Stimulus[];
  readonly traceHash: string;
}

/** Bounds a run of the search: what talks to itself for longer is inconclusive. */
export const EVENTS_MAX = 200_000;

const none: readonly never[] = [];

/** Thrown between two stimuli when a run has shown what was asked of it. */
class Stop extends Error {}
const STOP = new Stop();

/** Runs plans of one model, one after another, dark: as `run` would, and with the same findings. */
export class Runner {
  readonly subject: Subject;
  readonly kernel: Kernel;
  readonly start: Snapshot;
  readonly tracker: Tracker;
  private readonly notes: Notes;
  /** Rules looked at while the world was set up, which every run begins with: id, and outcome by outcome how often. */
  readonly opening: ReadonlyMap<string, RuleCounts>;
  private readonly atStart = new Opening();

  constructor(subject: Subject) {
    this.subject = subject;
    const { model, machines, rules } = subject;
    this.tracker = new Tracker(machines, model.instances.length);
    const sink = this.atStart;
    this.kernel = new Kernel(model, machines, {
      sink,
      dayClose: true,
      witness: this.tracker,
      rules: rules === null ? null : { ...rules, sink },
    });
    this.tracker.kernel = this.kernel;
    this.start = this.kernel.world.snapshot();
    this.notes = new Notes(this);
    this.opening = this.kernel.desk?.tally.counts() ?? new Map<string, RuleCounts>();
  }

  /** Puts the world back to its start, with empty memories beside it: what the last run noted is forgotten. */
  rewind(): Notes {
    const { kernel } = this;
    kernel.world.restore(this.start);
    kernel.ledger.pools.clear();
    kernel.ledger.claims.clear();
    kernel.events = 0;
    kernel.standAside();
    kernel.observe(null);
    this.tracker.reset();
    const { notes } = this;
    notes.forget();
    this.atStart.tell(notes);
    kernel.checks.redirect(notes);
    kernel.desk?.redirect(notes);
    kernel.desk?.tally.clear();
    return notes;
  }

  /** Writes down how the run under way stands, in which nothing has been found yet. */
  save(into: number[], values: number[]): void {
    const { kernel, tracker, start } = this;
    into.push(kernel.events, kernel.concerning, kernel.current, kernel.leaf, kernel.action);
    kernel.checks.looks.save(into);
    kernel.desk?.tally.save(into);
    tracker.save(into);
    kernel.world.saveSince(start, into, values);
  }

  /**
   * Reads from `at` on, right after {@link rewind}, what {@link save} wrote: the run goes on from there, as if it had come
   * there by itself. Returns where it ends.
   */
  load(from: Int32Array, at: number, values: Float64Array): number {
    const { kernel, tracker } = this;
    kernel.events = from[at]!;
    kernel.concerning = from[at + 1]!;
    kernel.current = from[at + 2]!;
    kernel.leaf = from[at + 3]!;
    kernel.action = from[at + 4]!;
    let next = kernel.checks.looks.load(from, at + 5);
    if (kernel.desk !== null) next = kernel.desk.tally.load(from, next);
    next = tracker.load(from, next);
    return kernel.world.loadSince(from, next, values);
  }

  /** Number that the last event of these stimuli has in a recorded run. */
  eventsOf(stimuli: readonly Stimulus[]): number {
    this.rewind();
    const { kernel } = this;
    // The start of the world is the first event.
    let count = 1;
    const nothing = (): void => undefined;
    kernel.observe({
      event: () => {
        count++;
      },
      transition: nothing,
      posting: nothing,
      fact: nothing,
      born: nothing,
      done: nothing,
    });
    for (const stimulus of stimuli) applyStimulus(kernel, stimulus);
    kernel.observe(null);
    return count;
  }

  /** Runs a plan to its end and heals it, as `run` does. */
  run(plan: SearchPlan, options: RunOptions = {}): PlanRun {
    const notes = this.rewind();
    const { kernel } = this;
    const hasher = options.hash === true ? new TraceHasher() : null;
    kernel.observe(hasher ?? options.observer ?? null);
    const driver = new CountingDriver(kernel, compiled(plan), notes, options);
    let inconclusive: string | null = null;
    let failure: string | null = null;
    try {
      driver.runUntil(Math.max(driver.lastAct, kernel.world.now, plan.until));
      driver.isHealing = true;
      if (options.until === undefined) healWillingly(kernel, driver, horizonOf(kernel));
      else healQuickly(kernel, driver, horizonOf(kernel));
    } catch (error) {
      if (error instanceof Inconclusive) inconclusive = error.code;
      else if (error instanceof InputError) throw error;
      else if (error !== STOP) failure = failureText(error);
    }
    kernel.observe(null);
    return {
      // A world that broke in the middle of a step has nothing to say about losses.
      found: failure === null ? notes.found() : [],
      rules: notes.rules.filter(({ breach }) => breach.violated).map(({ breach }) => breach),
      events: kernel.events,
      inconclusive,
      failure,
      stimuli: driver.expanded!,
      traceHash: hasher?.digest() ?? '',
    };
  }
}

/** What to say about something thrown that is no answer. */
export function failureText(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** What was broken by the mere set-up of the world, before anybody did anything: every run begins with it. */
class Opening extends Collector {
  private readonly breaches: Breach[] = [];
  private readonly subjects: number[] = [];

  override raise(breach: Breach): void {
    this.breaches.push(breach);
  }

  override raiseRule(breach: RuleBreach, subject: number): void {
    super.raiseRule(breach, subject);
    this.subjects.push(subject);
  }

  tell(notes: Notes): void {
    for (const breach of this.breaches) notes.raise(breach);
    this.rules.forEach(({ breach }, i) => {
      notes.raiseRule(breach, this.subjects[i]!);
    });
    notes.isOpening = false;
  }
}

/** Collects breaches and remembers at which stimulus, and on which way, each was first seen. */
export class Notes extends Collector {
  private readonly runner: Runner;
  /** Stimuli that changed something so far; the one under way is added after it is done. */
  count = 0;
  /** Number of the last stimulus that a person would have to write into the plan. */
  lastWritten = 0;
  /** Set when something was raised since the last look. */
  isNew = false;
  /** What is raised now belongs to the set-up of the world, and takes no stimulus. */
  isOpening = true;
  private readonly first = new Map<Breach | RuleBreach, Pick<Found, 'length' | 'leaves'>>();

  constructor(runner: Runner) {
    super();
    this.runner = runner;
    this.eventNumber = () => this.runner.kernel.events;
  }

  override raise(breach: Breach): void {
    super.raise(breach);
    this.note(breach, breach, breach.id === 'stuck-funds');
  }

  override raiseRule(breach: RuleBreach, subject: number): void {
    super.raiseRule(breach, subject);
    this.note(breach, { instance: breach.instance, claim: -1 }, false);
  }

  /** A new run begins. */
  override forget(): void {
    super.forget();
    this.count = 0;
    this.lastWritten = 0;
    this.isNew = false;
    this.isOpening = true;
    if (this.first.size > 0) this.first.clear();
  }

  private note(breach: Breach | RuleBreach, about: { instance: number; claim: number }, atTheEnd: boolean): void {
    const { kernel, tracker } = this.runner;
    this.isNew = true;
    this.first.set(breach, {
      length: this.isOpening ? 0 : atTheEnd ? this.lastWritten : this.count + 1,
      leaves: tracker.leaves(concerned(kernel.model, about)),
    });
  }

  /** Rules that have to be kept and could not be decided for want of facts, each once. */
  undecided(): readonly string[] {
    if (this.rules.length === 0) return none;
    const open = this.rules.filter(({ breach }) => !breach.violated && breach.fails);
    return [...new Set(open.map(({ breach }) => breach.rule.rule.id))];
  }

  /** Roots about money, then rules broken by somebody who has to keep them, in the order of their events. */
  found(): readonly Found[] {
    if (this.isEmpty && this.rules.length === 0) return none;
    const { kernel, subject } = this.runner;
    const { model, machines } = subject;
    const found: { readonly event: number; readonly one: Found }[] = [];
    if (!this.isEmpty) {
      for (const root of this.roots()) {
        const { breach } = root;
        const loss = lossesOf(kernel, root);
        found.push({
          event: root.event,
          one: {
            kind: 'funds',
            id: breach.id,
            ...identity(model, machines, breach),
            ...this.first.get(breach)!,
            taint: breach.taint,
            instance: breach.instance,
            now: breach.now,
            amount: root.amount,
            loss,
            leadsTo: root.consequences.map(({ breach: { id } }) => id),
          },
        });
      }
    }
    for (const { breach, event } of this.rules) {
      if (!breach.violated || !breach.fails) continue;
      const { id } = breach.rule.rule;
      // Not all of the breach: its words would be found, which nobody reads here.
      const { instance, leaf, action, taint } = breach;
      found.push({
        event,
        one: {
          kind: 'rule',
          id,
          ...identity(model, machines, { id, instance, leaf, action, taint }),
          ...this.first.get(breach)!,
          ...{ taint, instance, now: breach.now },
          amount: 0,
          loss: [],
          leadsTo: [],
        },
      });
    }
    return found.sort((a, b) => a.event - b.event).map(({ one }) => one);
  }
}

/** Counts stimuli as it drives; stops once the notes hold what the run is for. */
class CountingDriver extends PlanDriver {
  isHealing = false;
  private isWaiting = false;
  private readonly notes: Notes;
  private readonly stopWhen: ((found: Found) => boolean) | undefined;

  constructor(kernel: Kernel, plan: CompiledPlan, notes: Notes, options: RunOptions) {
    super(kernel, plan, { expand: true, eventsMax: EVENTS_MAX });
    this.notes = notes;
    this.stopWhen = options.until;
  }

  override do(stimulus: Stimulus): boolean {
    const before = this.expanded!.length;
    const changed = super.do(stimulus);
    const { notes } = this;
    for (let i = before; i < this.expanded!.length; i++) {
      const { kind } = this.expanded![i]!;
      // Waiting in two goes is waiting: where the healing looks at the clock does not make a story longer.
      if (kind === 'advance' && this.isWaiting) continue;
      this.isWaiting = kind === 'advance';
      notes.count++;
      if (kind !== 'advance' && kind !== 'deliver' && !(this.isHealing && kind === 'act')) {
        notes.lastWritten = notes.count;
      }
    }
    if (notes.isNew && this.stopWhen !== undefined) {
      notes.isNew = false;
      if (notes.found().some(this.stopWhen)) throw STOP;
    }
    return changed;
  }
}
