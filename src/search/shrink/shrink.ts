import { sameCause, type Found } from '../plan/found.ts';
import type { SearchPlan } from '../plan/plan.ts';
import type { Runner } from '../plan/runner.ts';
import { costOf, isCheaper, type Cost } from './cost.ts';
import { shortestAround } from './exhaust.ts';
import { moves } from './moves.ts';
import { culpritsOf, type Repair } from './repairs.ts';

export interface ShrinkOptions {
  /** The design with one flawed choice mended each: what a finding vanishes with is what caused it. */
  readonly repairs?: readonly Repair[];
  /** Greatest number of plans tried. */
  readonly tries?: number;
  /** Greatest number of states of an exhaustive search around the shrunk plan; 0: none. */
  readonly states?: number;
}

/** A finding with the shortest readable plan that shows it. */
export interface Shrunk {
  readonly plan: SearchPlan;
  readonly found: Found;
  /** Choices (`flow.choice=value`) each of which has to be mended to be rid of it; empty if none alone is the cause. */
  readonly culprits: readonly string[];
  /** Plans on the way that made code fail, each failure once. */
  readonly failures: ReadonlyMap<string, SearchPlan>;
  /** Plans tried. */
  readonly tries: number;
}

const TRIES = 6_000;

/** Most alphabets around a shrunk plan are exhausted with fewer states; more would take longer than the search. */
const STATES = 40_000;

/** Plans of an exhaustive search that are shrunk again. */
const POLISHES = 3;

/**
 * Shrinks the plan that showed a finding: fewer stimuli, simpler faults, fewer parties, smaller and rounder amounts,
 * less business time, as long as it stays the same mistake. The root cause is kept by {@link sameCause} and, where the
 * design has choices that can be mended, by the choices that cure it: a plan that another mend cures has slid into
 * another mistake.
 *
 * Pure: the same plan and finding give the same result.
 */
export function shrink(runner: Runner, plan: SearchPlan, target: Found, options: ShrinkOptions = {}): Shrunk {
  return new Shrinker(runner, target, options).shrink(plan);
}

class Shrinker {
  private readonly runner: Runner;
  private readonly target: Found;
  private readonly repairs: readonly Repair[];
  private tries: number;
  private readonly failures = new Map<string, SearchPlan>();
  private readonly triesMax: number;
  private readonly states: number;

  constructor(runner: Runner, target: Found, options: ShrinkOptions) {
    this.runner = runner;
    this.target = target;
    this.repairs = options.repairs ?? [];
    this.tries = 0;
    this.triesMax = options.tries ?? TRIES;
    this.states = this.triesMax === 0 ? 0 : (options.states ?? STATES);
  }

  shrink(start: SearchPlan): Shrunk {
    let shrunk = this.descend(start);
    for (let i = 0; i < POLISHES && this.states > 0; i++) {
      const shorter = this.shorter(shrunk);
      if (shorter === null) break;
      shrunk = this.descend(shorter);
    }
    return shrunk;
  }

  /**
   * A shorter plan that no single move leads to: other acts, another order and another instance at once. It is looked
   * for exhaustively where the alphabet of the plan is small.
   */
  private shorter({ plan, found, culprits }: Shrunk): SearchPlan | null {
    const { subject } = this.runner;
    const around = shortestAround(subject, plan, found, this.states);
    if (around.plan === null || around.shortest! >= found.length) return null;
    const shown = this.shown(around.plan);
    if (shown === null || shown.length >= found.length) return null;
    const cures = culpritsOf(this.repairs, around.plan, shown);
    return culprits.length > 0 && cures.join() !== culprits.join() ? null : around.plan;
  }

  /** Moves to cheaper plans until no move leads to one. */
  private descend(start: SearchPlan): Shrunk {
    let plan = start;
    let found = this.shown(plan) ?? this.target;
    let cost = this.cost(plan, found);
    let culprits = culpritsOf(this.repairs, plan, found);
    for (let improved = true; improved && this.tries < this.triesMax;) {
      improved = false;
      for (const move of moves) {
        // After a success the move begins again from the simpler plan.
        for (let again = true; again && this.tries < this.triesMax;) {
          again = false;
          for (const candidate of move(this.runner.subject.model, plan)) {
            if (this.tries >= this.triesMax) break;
            const shown = this.shown(candidate);
            if (shown === null) continue;
            const cheaper = this.cost(candidate, shown);
            if (!isCheaper(cheaper, cost)) continue;
            const cures = culpritsOf(this.repairs, candidate, shown);
            if (culprits.length > 0 && cures.join() !== culprits.join()) continue;
            [plan, found, cost, culprits] = [candidate, shown, cheaper, cures];
            again = true;
            improved = true;
            break;
          }
        }
      }
    }
    return { plan, found, culprits, failures: this.failures, tries: this.tries };
  }

  /** The finding, if this plan shows it for the same cause. */
  private shown(plan: SearchPlan): Found | null {
    this.tries++;
    const same = (found: Found): boolean => sameCause(found, this.target);
    const { found, failure } = this.runner.run(plan, { until: same });
    if (failure !== null && !this.failures.has(failure)) this.failures.set(failure, plan);
    return found.find(same) ?? null;
  }

  private cost(plan: SearchPlan, found: Found): Cost {
    return costOf(this.runner.subject.model, plan, found);
  }
}
