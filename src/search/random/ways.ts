import type { Parent } from '../guided/mutate.ts';
import { planUntil, type Deviation, type PlannedAct, type PlannedCrash, type SearchPlan } from '../plan/plan.ts';

/** Numbers that are kept at a time: 32 MiB. */
const NUMBERS_MAX = 1 << 22;

/**
 * A drawn run as it stood at the end of what was given to it. Who is put there reads all of it: it lies in two arrays, and
 * not in as many as there is to remember.
 */
export interface Arrival {
  readonly numbers: Int32Array;
  /** Where the run itself begins among these, and where it ends. */
  readonly runAt: number;
  readonly runEnd: number;
  /** What cells of the state hold. */
  readonly values: Float64Array;
  readonly acts: readonly PlannedAct[];
  readonly deviations: readonly Deviation[];
  readonly twins: readonly number[];
  readonly crashes: readonly PlannedCrash[];
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
  private numbers = 0;

  /** A part of a round begins: ways of other rounds are forgotten. */
  begin(parents: readonly Parent[]): void {
    if (parents === this.parents) return;
    this.parents = parents;
    this.ways.clear();
    this.numbers = 0;
    for (const parent of parents) this.ways.set(parent, wayTo(parent));
  }

  /** The way to a moment. Only to those of the round it is kept where they lead, and only while there is room. */
  to(parent: Parent): Way {
    const way = this.ways.get(parent) ?? wayTo(parent);
    if (!this.ways.has(parent) || this.numbers > NUMBERS_MAX) way.isOpen = true;
    return way;
  }

  /** Counts what a way keeps. */
  kept({ arrival }: Way): void {
    if (arrival !== null) this.numbers += arrival.numbers.length + arrival.values.length;
  }
}

function wayTo({ plan, mark }: Parent): Way {
  return { plan: planUntil(plan, mark), arrival: null, isOpen: false };
}
