import { Inconclusive, InputError } from '../../../src/core/errors.ts';
import { boundsOf, type Bounds } from '../../../src/search/alphabet/bounds.ts';
import { Explorer } from '../../../src/search/explore/explorer.ts';
import { Runner, type Subject } from '../../../src/search/plan/runner.ts';
import type { SearchPlan } from '../../../src/search/plan/plan.ts';
import type { FaultsFile } from '../../../src/scenario/format.ts';
import type { StepWitness } from '../../../src/simulation/stepper.ts';
import { boundsAround } from '../../../src/search/shrink/around.ts';
import { watchSteps, type FlowSlips } from './flow-slips.ts';
import { withMachine, type Story, type World } from './stories.ts';

/** How a graph of all states that bounds allow looks. */
interface GraphShape {
  readonly states: number;
  /** Everything that is counted of it, as one text: two graphs with different texts are different graphs. */
  readonly text: string;
}

/** A design and what may happen to it, exhausted. */
interface Graph {
  readonly subject: Subject;
  readonly bounds: Bounds;
  readonly at: number;
  readonly shape: GraphShape;
  /** Slips that would make one of its steps another one. */
  readonly touched: ReadonlySet<number>;
}

/** What whole graphs say of a slip that no story and no search notices. */
export interface GraphAnswer {
  /** States of the graphs that were exhausted with and without the slip, or in which it changes no step. */
  readonly states: number;
  /**
   * `same`: its step is taken and every graph is the same. `unreached`: no graph takes its step, and no run did.
   * `differs`: a graph is another one. `open`: a run takes its step, and no graph that does was exhausted. `proved`: no
   * graph was needed, in no state whatever does it make a difference.
   */
  readonly says: 'proved' | 'same' | 'unreached' | 'differs' | 'open';
}

/**
 * What is exhausted of a design, from much to little: the first that ends within the limit. Every act once, one amount;
 * what the channels' contracts rule out is among the deviations.
 */
const MEASURES: readonly FaultsFile[] = [
  { workdays: 4, leg: 2, lost: 1, late: 1, twice: 1, answer: 1, row: 1, crash: 1 },
  { workdays: 3, leg: 1, lost: 1, late: 1, answer: 1, row: 1, crash: 1 },
  { workdays: 3, leg: 1, lost: 1, row: 1, crash: 1 },
  { workdays: 3, leg: 1, lost: 1 },
  { workdays: 2, leg: 1 },
];

/** Graphs of the designs of one flow, and what they say of slips. */
export class Graphs {
  private readonly flow: FlowSlips;
  private readonly limit: number;
  private readonly ofDesigns: Graph[] = [];
  private readonly around = new Map<string, Graph | null>();

  /** @param limit states up to which a graph is exhausted. */
  constructor(flow: FlowSlips, worlds: readonly World[], limit: number) {
    this.flow = flow;
    this.limit = limit;
    for (const { subject, at } of worlds) {
      for (const measure of MEASURES) {
        const scenario = { ...subject.model.scenario, faults: { ...measure, contract: 'beyond' as const } };
        const graph = this.exhaust(subject, boundsOf({ ...subject.model, scenario }), at);
        if (graph === null) continue;
        this.ofDesigns.push(graph);
        break;
      }
    }
  }

  /** States of the designs' graphs, in all. */
  get states(): number {
    return this.ofDesigns.reduce((sum, { shape }) => sum + shape.states, 0);
  }

  /** @param story a run in which the slip makes a step another one, if there is one. */
  answer(slip: number, story: Story | null): GraphAnswer {
    const graphs = this.ofDesigns.filter(({ touched }) => touched.has(slip));
    if (graphs.length === 0 && story === null) return { states: this.states, says: 'unreached' };
    if (story !== null) {
      const small = this.smaller(story, slip);
      const key = JSON.stringify([small.name, small.plan]);
      let graph = this.around.get(key);
      if (graph === undefined) {
        const { subject, plan, flow } = small;
        graph = this.exhaust(subject, { ...boundsAround(subject, plan, endOf(small), 'plan'), beyond: true }, flow);
        this.around.set(key, graph);
      }
      if (graph?.touched.has(slip) === true) graphs.push(graph);
    }
    if (graphs.length === 0) return { states: 0, says: 'open' };
    const isSame = graphs.every(({ subject, bounds, at, shape }) => {
      const other = withMachine(subject, at, this.flow.slips[slip]!.machine);
      return shapeOf(other, bounds, shape.states * 2 + 100)?.text === shape.text;
    });
    return { states: graphs.reduce((sum, { shape }) => sum + shape.states, 0), says: isSame ? 'same' : 'differs' };
  }

  /** The story without what the slip does not need to make a step another one: what is exhausted stays small. */
  private smaller(story: Story, slip: number): Story {
    const touches = (plan: SearchPlan): boolean => {
      const runner = new Runner(story.subject);
      const watch = this.flow.watch(story.flow);
      watchSteps(runner, watch);
      runner.run(plan);
      return watch.touched.has(slip);
    };
    let plan: SearchPlan = touches({ ...story.plan, until: 0 }) ? { ...story.plan, until: 0 } : story.plan;
    for (const part of ['acts', 'crashes', 'deviations'] as const) {
      for (let i = plan[part].length - 1; i >= 0; i--) {
        const without: SearchPlan = { ...plan, [part]: plan[part].filter((_, at) => at !== i) };
        if (touches(without)) plan = without;
      }
    }
    return { ...story, plan };
  }

  private exhaust(subject: Subject, bounds: Bounds, at: number): Graph | null {
    const watch = this.flow.watch(at);
    const shape = shapeOf(subject, bounds, this.limit, watch);
    return shape === null ? null : { subject, bounds, at, shape, touched: watch.touched };
  }
}

/** When a story is over: its world is healed by then. */
function endOf({ subject, plan }: Story): number {
  const runner = new Runner(subject);
  runner.run(plan);
  return runner.kernel.world.now;
}

/** The graph of a subject within bounds; null if it is not exhausted within so many states, or lacks data. */
function shapeOf(subject: Subject, bounds: Bounds, states: number, witness?: StepWitness): GraphShape | null {
  const { model, machines, rules } = subject;
  try {
    const explorer = new Explorer({
      ...{ model, machines, bounds, rules, symmetry: false, countsAll: true },
      limits: { depth: 1_000, states, bytes: 600_000_000 },
      ...(witness === undefined ? {} : { witness }),
    });
    while (!explorer.isDone) explorer.work(256);
    if (explorer.stopped !== null || explorer.missingData !== null) return null;
    const { transitions, depth, violated, ends, deadlocks } = explorer;
    // By what was broken, not by where: places in the tables shift with a definition.
    const violations: Record<string, [shortest: number, times: number]> = {};
    for (const { id, length, times } of explorer.violations.values()) {
      const [shortest, before] = violations[id] ?? [length, 0];
      violations[id] = [Math.min(shortest, length), before + times];
    }
    const counts = { states: explorer.states, transitions, depth, violated, ends, deadlocks, violations };
    return { states: explorer.states, text: JSON.stringify(counts) };
  } catch (error) {
    if (error instanceof InputError || error instanceof Inconclusive) return null;
    return { states: 0, text: `failed: ${String(error)}` };
  }
}
