import { Inconclusive } from '../../core/errors.ts';
import type { Model } from '../../scenario/model.ts';
import { Collector } from '../../simulation/findings/collector.ts';
import { lossOf } from '../../simulation/findings/loss.ts';
import { horizonOf } from '../../simulation/heal.ts';
import { Kernel } from '../../simulation/kernel.ts';
import type { Machine } from '../../simulation/machines.ts';
import type { Breach } from '../../simulation/observer.ts';
import type { Stimulus } from '../../simulation/plan/compile.ts';
import { PlanDriver } from '../../simulation/plan/driver.ts';
import { fingerprint } from '../../simulation/state/fingerprint.ts';
import type { Snapshot } from '../../simulation/state/world.ts';
import { Alphabet } from '../alphabet/alphabet.ts';
import type { Bounds } from '../alphabet/bounds.ts';
import { KIND_OF_STIMULUS, StimulusList } from '../alphabet/stimulus-list.ts';
import { planFromStimuli } from '../plan/from-stimuli.ts';
import { healQuickly } from '../plan/heal-quickly.ts';
import { compiled, emptyPlan, type SearchPlan } from '../plan/plan.ts';
import { worthOf } from './worth.ts';

/**
 * `findings`: the sum of what the findings of the run say that the party loses. `worth`: by how much it has less at the
 * end than at the start, whether a finding says so or not.
 */
export type Measure = 'findings' | 'worth';

export interface MaximiseRequest {
  readonly model: Model;
  readonly machines: readonly Machine[];
  readonly bounds: Bounds;
  /** Index of the party whose loss is looked for. */
  readonly party: number;
  readonly measure: Measure;
  /** Stimuli at most, counting what people do and what deviates; what the world does of itself is free. */
  readonly steps: number;
  /** Continuations of one length that are followed at most; the best are. */
  readonly width: number;
  /** Asked now and then; true ends the search with what it has. */
  readonly stop: () => boolean;
}

/** Why a maximum is a lower bound. */
export type Inexact = 'width' | 'stopped' | 'data' | 'replay';

export interface Maximum {
  /** Fen; 0 if nothing can be extracted. */
  readonly fen: number;
  /** Empty: nothing within the bounds extracts more. */
  readonly inexact: readonly Inexact[];
  readonly plan: SearchPlan;
  /** Stimuli of the plan, counted like `steps`. */
  readonly length: number;
  /** Different situations after a step, all of which were healed and looked at. */
  readonly situations: number;
}

/** A breach with the number of the event in which it was seen. */
interface Raised {
  readonly breach: Breach;
  readonly event: number;
}

/** A situation right after a step. */
interface Node {
  readonly parent: Node | null;
  readonly steps: number;
  /** Deliveries and moves of the clock between the parent and the step. */
  readonly waits: number;
  readonly stimulus: Stimulus | null;
  readonly state: Snapshot;
  readonly budget: Int32Array;
  readonly raised: readonly Raised[];
  readonly events: number;
  fen: number;
}

const PROGRESS = KIND_OF_STIMULUS.deliver | KIND_OF_STIMULUS.advance;

/** Days of the calendar that the identity of a state looks ahead. */
const HORIZON_DAYS = 40;

/**
 * The most that a party can be made to lose in so many steps. All sequences are followed, shortest first, and situations
 * that are the same in every respect once; what is given up on the way makes the result a lower bound, and it says so.
 */
export class Maximiser {
  private readonly request: MaximiseRequest;
  private readonly kernel: Kernel;
  private readonly alphabet: Alphabet;
  private readonly list = new StimulusList();
  private readonly start: Snapshot;
  private readonly startWorth: number;
  /** Situations met, with the fewest steps that led there. */
  private readonly seen = new Map<string, number>();
  private readonly inexact = new Set<Inexact>();
  private raised: Raised[] = [];
  private situations = 0;

  constructor(request: MaximiseRequest) {
    this.request = request;
    const sink = { raise: (breach: Breach): void => void this.raised.push({ breach, event: this.kernel.events }) };
    // The opening checks raise before the kernel stands.
    const opening: Breach[] = [];
    this.kernel = new Kernel(request.model, request.machines, {
      sink: { raise: (breach) => void opening.push(breach) },
      dayClose: true,
    });
    this.kernel.checks.redirect(sink);
    this.raised = opening.map((breach) => ({ breach, event: 0 }));
    this.alphabet = new Alphabet(this.kernel, request.bounds);
    this.start = this.kernel.world.snapshot();
    this.startWorth = worthOf(this.kernel, request.party);
  }

  run(): Maximum {
    const root: Node = {
      parent: null,
      steps: 0,
      waits: 0,
      stimulus: null,
      state: this.start,
      budget: this.alphabet.budget.slice(),
      raised: [...this.raised],
      events: 0,
      fen: 0,
    };
    root.fen = this.evaluate(root);
    let best = root;
    let layer = [root];
    for (let step = 1; step <= this.request.steps && layer.length > 0; step++) {
      const next: Node[] = [];
      for (const node of layer) {
        if (this.request.stop()) {
          this.inexact.add('stopped');
          break;
        }
        for (const child of this.children(node)) {
          next.push(child);
          if (child.fen > best.fen) best = child;
        }
      }
      if (this.inexact.has('stopped')) break;
      layer = this.cut(next);
    }
    return this.result(best);
  }

  /** Situations one step on: now, or after any part of what happens of itself. */
  private *children(node: Node): Generator<Node> {
    const { kernel, alphabet, list } = this;
    this.restore(node);
    for (let waits = 0; ; waits++) {
      if (waits > 0 && !this.isNew(node.steps)) return;
      alphabet.list(list);
      const here = kernel.world.snapshot();
      const budget = alphabet.budget.slice();
      const { events } = kernel;
      const raised = [...this.raised];
      for (let i = 0; i < list.count; i++) {
        if ((list.kind(i) & PROGRESS) !== 0) continue;
        const stimulus = list.stimulus(i);
        if (alphabet.apply(list, i) && this.isNew(node.steps + 1)) {
          const child: Node = {
            parent: node,
            steps: node.steps + 1,
            waits,
            stimulus,
            state: kernel.world.snapshot(),
            budget: alphabet.budget.slice(),
            raised: [...this.raised],
            events: kernel.events,
            fen: 0,
          };
          child.fen = this.evaluate(child);
          this.situations++;
          yield child;
        }
        this.restore({ state: here, budget, raised, events });
        // The buffer is refilled by nobody while it is read.
        alphabet.list(list);
      }
      if (!this.progress()) return;
    }
  }

  /** What comes first of itself: a delivery that is due, else the clock to the next instant that counts. */
  private progress(): boolean {
    const { alphabet, list } = this;
    alphabet.list(list, PROGRESS);
    let first = -1;
    for (let i = 0; i < list.count; i++) {
      if ((list.kind(i) & PROGRESS) === 0) continue;
      const isSooner =
        first < 0 || (list.kind(i) === KIND_OF_STIMULUS.advance && list.operand(i, 0) < list.operand(first, 0));
      if (isSooner) first = i;
    }
    if (first < 0) return false;
    try {
      return alphabet.apply(list, first);
    } catch (error) {
      if (!(error instanceof Inconclusive)) throw error;
      this.inexact.add('data');
      return false;
    }
  }

  /** Has this situation not been met before, in as few steps or fewer? */
  private isNew(steps: number): boolean {
    const { kernel, alphabet } = this;
    const { calendar } = kernel.model;
    const { lo, hi } = fingerprint(kernel.world, { readsTime: true, calendar, horizonDays: HORIZON_DAYS });
    const shown = this.request.measure === 'worth' ? '' : this.raised.map(nameOf).join(' ');
    const key = `${String(lo)} ${String(hi)} ${String(kernel.world.now)} ${alphabet.budget.join(',')} ${shown}`;
    if ((this.seen.get(key) ?? Infinity) <= steps) return false;
    this.seen.set(key, steps);
    return true;
  }

  private restore(to: Pick<Node, 'state' | 'budget' | 'raised' | 'events'>): void {
    const { kernel } = this;
    kernel.world.restore(to.state);
    kernel.ledger.pools.clear();
    kernel.ledger.claims.clear();
    this.alphabet.budget.set(to.budget);
    this.raised = [...to.raised];
    kernel.events = to.events;
  }

  /** Fen that the party loses if nothing more is done but what the design asks of people. */
  private evaluate(node: Node): number {
    this.restore(node);
    const fen = this.healed();
    this.restore(node);
    return fen;
  }

  private healed(): number {
    const { kernel } = this;
    try {
      healQuickly(kernel, new PlanDriver(kernel, compiled(emptyPlan)), horizonOf(kernel));
    } catch (error) {
      if (!(error instanceof Inconclusive)) throw error;
      this.inexact.add('data');
      return 0;
    }
    return this.judged();
  }

  /** Fen that the party has lost in the world as it stands, by the measure asked for. */
  private judged(): number {
    const { kernel, request } = this;
    if (request.measure === 'worth') return this.startWorth - worthOf(kernel, request.party);
    const collector = new Collector();
    for (const { breach, event } of this.raised) {
      collector.eventNumber = () => event;
      collector.raise(breach);
    }
    let fen = 0;
    for (const root of collector.roots()) {
      for (const loss of lossOf(kernel.model, kernel.world, root)) if (loss.party === request.party) fen += loss.fen;
    }
    return fen;
  }

  /** The layer itself, or the best of it. */
  private cut(layer: Node[]): Node[] {
    const { width } = this.request;
    if (layer.length <= width) return layer;
    this.inexact.add('width');
    return layer
      .map((node, i) => ({ node, i }))
      .sort((a, b) => b.node.fen - a.node.fen || a.i - b.i)
      .slice(0, width)
      .map(({ node }) => node);
  }

  private result(best: Node): Maximum {
    const plan = this.planOf(best);
    // What is told is what the plan, run as a plan, extracts.
    const fen = this.lossOfPlan(plan);
    if (fen < best.fen) this.inexact.add('replay');
    return {
      fen: Math.max(0, fen),
      inexact: [...this.inexact],
      plan,
      length: plan.acts.length + plan.deviations.length + plan.crashes.length,
      situations: this.situations,
    };
  }

  private planOf(node: Node): SearchPlan {
    const way: Node[] = [];
    for (let at = node; at.parent !== null; at = at.parent) way.unshift(at);
    const stimuli: Stimulus[] = [];
    this.restore({ state: this.start, budget: this.alphabet.budget, raised: [], events: 0 });
    for (const { waits, stimulus, state, budget, raised, events } of way) {
      for (let i = 0; i < waits; i++) {
        this.alphabet.list(this.list, PROGRESS);
        stimuli.push(...this.soonest());
        this.progress();
      }
      stimuli.push(stimulus!);
      this.restore({ state, budget, raised, events });
    }
    const plan = planFromStimuli(this.kernel, this.start, stimuli);
    return { ...plan, until: 0 };
  }

  /** The stimulus that {@link progress} is about to apply. */
  private soonest(): Stimulus[] {
    const { world } = this.kernel;
    this.kernel.skipStale();
    if (world.nextDue <= world.now) return [{ kind: 'deliver' }];
    const stops = this.request.bounds.stops.filter((stop) => stop > world.now);
    return [{ kind: 'advance', to: Math.min(world.nextDue, ...stops) }];
  }

  private lossOfPlan(plan: SearchPlan): number {
    const root = { state: this.start, budget: this.alphabet.budget.slice(), raised: [], events: 0 };
    this.restore(root);
    const driver = new PlanDriver(this.kernel, compiled(plan));
    driver.runUntil(Math.max(driver.lastAct, this.kernel.world.now));
    try {
      healQuickly(this.kernel, driver, horizonOf(this.kernel));
    } catch (error) {
      if (!(error instanceof Inconclusive)) throw error;
    }
    return this.judged();
  }
}

function nameOf({ breach, event }: Raised): string {
  const { id, instance, claim, order, pool, amount, invariant } = breach;
  return [event, id, instance, claim, order, pool, amount, invariant ?? ''].join('/');
}
