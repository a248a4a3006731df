import * as fc from 'fast-check';
import { MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND } from '../../../src/core/time.ts';
import { createReference, type ReferenceStep } from '../../../src/flows/reference/xstate-stepper.ts';
import { confirmOutcome } from '../../../src/rules/reference/confirm.ts';
import { VIOLATED } from '../../../src/rules/outcome.ts';
import { Alphabet } from '../../../src/search/alphabet/alphabet.ts';
import { boundsOf } from '../../../src/search/alphabet/bounds.ts';
import { KIND_OF_STIMULUS as K, StimulusList } from '../../../src/search/alphabet/stimulus-list.ts';
import { emptyPlan, compiled, type SearchPlan } from '../../../src/search/plan/plan.ts';
import { EVENTS_MAX, Runner, type Notes, type Subject } from '../../../src/search/plan/runner.ts';
import { limitsOf } from '../../../src/search/random/amounts.ts';
import { assert, Inconclusive } from '../../../src/core/errors.ts';
import { healWillingly, horizonOf } from '../../../src/simulation/heal.ts';
import { Kernel } from '../../../src/simulation/kernel.ts';
import { Collector } from '../../../src/simulation/findings/collector.ts';
import { PlanDriver } from '../../../src/simulation/plan/driver.ts';
import type { StepWitness } from '../../../src/simulation/stepper.ts';
import { processorSeconds } from '../../support/cpu.ts';
import { machineNames } from '../../../src/simulation/witness.ts';

/*
 * The libraries put together: fast-check's commands drive XState machines, and what a rule condemns is asked of
 * json-rules-engine. What such a composition would have to write besides (channels, books, register, checks, what is
 * possible within the contracts, which amounts matter) it gets from us, in its favour; it draws without regard to the
 * state, as commands do. Every step is XState's own, and it has to lead where the tables lead.
 */

/** XState beside the tables. A slip in a flow's effects is no matter of states, so actions are not compared. */
class Steps implements StepWitness {
  private readonly references: Awaited<ReturnType<typeof createReference>>[];
  private readonly subject: Subject;
  private readonly known: Map<number, ReferenceStep['snapshot']>[];

  private constructor(subject: Subject, references: Steps['references']) {
    this.subject = subject;
    this.references = references;
    this.known = subject.machines.map(() => new Map<number, ReferenceStep['snapshot']>());
  }

  static async create(subject: Subject): Promise<Steps> {
    const references = [];
    for (const { flow } of subject.machines) references.push(await createReference(flow.machine, machineNames(flow)));
    return new Steps(subject, references);
  }

  stepped(flow: number, configuration: number, event: number, leaf: number, guard: (index: number) => boolean): void {
    const { tables } = this.subject.machines[flow]!;
    const known = this.known[flow]!;
    const oracle = (name: string, params: unknown): boolean =>
      guard(
        tables.guards.findIndex(
          (ref) => ref.name === name && JSON.stringify(ref.params) === JSON.stringify(params ?? null),
        ),
      );
    const reference = this.references[flow]!;
    const step =
      configuration < 0
        ? reference.initial(oracle)
        : reference.next(known.get(configuration)!, tables.events[event]!, oracle);
    const expected = leaf < 0 ? configuration : tables.leafTarget[leaf]!;
    if (JSON.stringify(step.value) !== JSON.stringify(tables.configurations[expected]!.value)) {
      throw new Error(`XState goes to ${JSON.stringify(step.value)}`);
    }
    known.set(expected, step.snapshot);
  }
}

/** What commands act on. */
interface World {
  readonly runner: Runner;
  readonly alphabet: Alphabet;
  readonly list: StimulusList;
  readonly notes: Notes;
  readonly breaks: string;
}

class Shown extends Error {}
class TimeUp extends Error {}

function look({ notes, breaks }: World): void {
  if (!notes.isNew) return;
  notes.isNew = false;
  if (notes.found().some(({ id }) => id === breaks)) throw new Shown();
}

/** One of the stimuli of a kind that are possible, by a number that was drawn without knowing them. */
class Possible implements fc.Command<World, World> {
  private readonly kinds: number;
  private readonly which: number;
  private readonly fen: number;
  constructor(kinds: number, which: number, fen: number) {
    this.kinds = kinds;
    this.which = which;
    this.fen = fen;
  }

  private places({ alphabet, list }: World): number[] {
    alphabet.list(list, this.kinds);
    const places: number[] = [];
    for (let i = 0; i < list.count; i++) if ((list.kind(i) & this.kinds) !== 0) places.push(i);
    return places;
  }

  check(world: Readonly<World>): boolean {
    return this.places(world).length > 0;
  }

  run(world: World): void {
    const { alphabet, list, runner } = world;
    const places = this.places(world);
    const at = places[this.which % places.length]!;
    const stimulus = list.stimulus(at);
    if (stimulus.kind === 'act' && isMoney(runner.subject, stimulus.instance, stimulus.act)) {
      const cell = list.cell(at);
      if (alphabet.budget[cell]! > 0) alphabet.budget[cell]!--;
      alphabet.budget[alphabet.budget.length - 1] = 0;
      runner.kernel.act(stimulus.instance, stimulus.act, this.fen, stimulus.arg1);
    } else alphabet.apply(list, at);
    look(world);
  }

  toString(): string {
    return `possible(${String(this.kinds)}, ${String(this.which)})`;
  }
}

/** What is due happens; or the clock moves on, at most by `ms`. */
class Wait implements fc.Command<World, World> {
  private readonly ms: number;
  constructor(ms: number) {
    this.ms = ms;
  }

  check(): boolean {
    return true;
  }

  run(world: World): void {
    const { kernel } = world.runner;
    kernel.skipStale();
    if (kernel.world.nextDue <= kernel.world.now) kernel.deliver();
    else kernel.advance(kernel.world.now + this.ms);
    look(world);
  }

  toString(): string {
    return `wait(${String(this.ms)})`;
  }
}

function isMoney({ model }: Subject, instance: number, act: number): boolean {
  const flow = model.flows[model.instances[instance]!.flow]!;
  return flow.acts[flow.actNames[act]!]!.args?.[0]?.type === 'fen';
}

const DEVIATIONS = K.late | K.lost | K.twice | K.leg | K.answer | K.row | K.closed | K.noPosition | K.crash;
const COMMANDS_MAX = 100;
const ONCE = { workdays: 5, deviations: 4 };

export class PlainComposition {
  private readonly runner: Runner;

  private constructor(runner: Runner) {
    this.runner = runner;
  }

  static async create(subject: Subject): Promise<PlainComposition> {
    const steps = await Steps.create(subject);
    const { model, machines, rules } = subject;
    const sink = new Collector();
    const options = { sink, dayClose: true, witness: steps, rules: rules === null ? null : { ...rules, sink } };
    // The machines' first steps.
    const first = new Kernel(model, machines, options);
    assert(first.events === 0, 'nothing has happened yet');
    const runner = new Runner(subject);
    const { tracker } = runner;
    const tracked = tracker.stepped.bind(tracker);
    tracker.stepped = ((...step: Parameters<StepWitness['stepped']>) => {
      const [flow, configuration, event, leaf] = step;
      tracked(flow, configuration, event, leaf);
      steps.stepped(...step);
    }) as typeof tracker.stepped;
    return new PlainComposition(runner);
  }

  /** Does it see what we see when it does what a plan says? */
  shows(plan: SearchPlan, breaks: string): boolean {
    return this.runner.run(plan).found.some(({ id }) => id === breaks);
  }

  hunt(breaks: string, seed: number, seconds: number): { found: boolean; events: number; confirm: Promise<boolean> } {
    const { runner } = this;
    const { model, rules } = runner.subject;
    const limits = limitsOf(model, rules?.rulebook ?? null);
    const fen = fc.oneof(
      fc.constantFrom(1, 100, 10_000, ...limits),
      fc.constantFrom(...limits, 100).map((limit) => limit + 1),
      fc.integer({ min: 1, max: 1_000_000 }),
    );
    const which = fc.nat({ max: 1_000 });
    const spans = [MS_PER_SECOND, MS_PER_MINUTE, 10 * MS_PER_MINUTE, MS_PER_HOUR, 24 * MS_PER_HOUR];
    const wait = fc.constantFrom(...spans, Infinity).map((ms) => new Wait(ms));
    const act = fc.tuple(which, fen).map(([i, amount]) => new Possible(K.act | K.outside, i, amount));
    const fault = which.map((i) => new Possible(DEVIATIONS, i, 0));
    // Things happen more often than people act, and people act more often than something goes wrong.
    const commands = fc.commands<World, World>([wait, wait, wait, wait, act, act, fault], {
      maxCommands: COMMANDS_MAX,
      size: 'max',
    });
    const bounds = boundsOf(model, ONCE);
    let events = 0;
    let confirm: Promise<boolean> = Promise.resolve(true);
    const end = processorSeconds() + seconds;
    const property = fc.property(commands, (list) => {
      if (processorSeconds() > end) throw new TimeUp();
      const notes = runner.rewind();
      const { kernel } = runner;
      const world: World = { runner, alphabet: new Alphabet(kernel, bounds), list: new StimulusList(), notes, breaks };
      try {
        fc.modelRun(() => ({ model: world, real: world }), list);
        events += kernel.events;
        const driver = new PlanDriver(kernel, compiled(emptyPlan), { eventsMax: EVENTS_MAX });
        healWillingly(kernel, driver, horizonOf(kernel));
        look(world);
      } catch (error) {
        if (error instanceof Inconclusive) return;
        if (error instanceof Shown) {
          const rule = notes.rules.find(({ breach }) => breach.rule.rule.id === breaks);
          if (rule !== undefined && rules !== null) {
            confirm = confirmOutcome(rules.rulebook, rule.breach.rule, rule.breach.facts, VIOLATED);
          }
        }
        throw error;
      }
    });
    const details = fc.check(property, {
      seed,
      numRuns: 10_000_000,
      endOnFailure: true,
    });
    const { errorInstance } = details;
    const isExpected = errorInstance instanceof Shown || errorInstance instanceof TimeUp;
    if (errorInstance instanceof Error && !isExpected) throw errorInstance;
    return { found: errorInstance instanceof Shown, events, confirm };
  }
}
