import type { FeaturesCopy } from '../guided/features.ts';
import type { Parent } from '../guided/mutate.ts';
import { planUntil, type Deviation, type PlannedAct, type PlannedCrash, type SearchPlan } from '../plan/plan.ts';
import type { RunCopy } from '../plan/runner.ts';

/** Cells of states that are kept at a time: 32 MiB. */
const CELLS_MAX = 1 << 22;

/** A drawn run as it stood at the end of what was given to it. */
export interface Arrival {
  readonly run: RunCopy;
  readonly features: FeaturesCopy;
  readonly acts: readonly PlannedAct[];
  readonly deviations: readonly Deviation[];
  readonly twins: readonly number[];
  readonly crashes: readonly PlannedCrash[];
  /** Deviations that struck, and the same by kind, in the order of the kinds. */
  readonly struck: number;
  readonly injected: Int32Array;
  readonly count: number;
  readonly budget: Int32Array;
}

/** The way to a moment from which many runs go on: it is gone once, and who follows is put at its end. */
export interface Way {
  readonly plan: SearchPlan;
  arrival: Arrival | null;
  /** Where it leads depends on more than the plan: it is gone every time. */
  isOpen: boolean;
}

/**
 * The ways of one round. Most of its runs return to one of a few moments; everything up to there is the same each time,
 * and was half of what a search did.
 */
export class Ways {
  private parents: readonly Parent[] | null = null;
  private readonly ways = new Map<Parent, Way>();
  private cells = 0;

  /** A part of a round begins: ways of other rounds are forgotten. */
  begin(parents: readonly Parent[]): void {
    if (parents === this.parents) return;
    this.parents = parents;
    this.ways.clear();
    this.cells = 0;
    for (const parent of parents) this.ways.set(parent, wayTo(parent));
  }

  /** The way to a moment. Only to those of the round it is kept where they lead, and only while there is room. */
  to(parent: Parent): Way {
    const way = this.ways.get(parent) ?? wayTo(parent);
    if (!this.ways.has(parent) || this.cells > CELLS_MAX) way.isOpen = true;
    return way;
  }

  /** Counts what a way keeps. */
  kept({ arrival }: Way): void {
    if (arrival !== null) this.cells += arrival.run.state.length;
  }
}

function wayTo({ plan, mark }: Parent): Way {
  return { plan: planUntil(plan, mark), arrival: null, isOpen: false };
}
