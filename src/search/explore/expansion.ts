import type { Snapshot } from '../../simulation/state/world.ts';
import type { Alphabet } from '../alphabet/alphabet.ts';
import type { Kernel } from '../../simulation/kernel.ts';
import type { Discoveries } from './discoveries.ts';
import type { Endings } from './endings.ts';
import type { Graph } from './liveness.ts';
import type { Moves } from './moves.ts';
import type { StateHasher } from './state-hasher.ts';
import type { Symmetry } from './symmetry.ts';
import type { StepFindings } from './violations.ts';

/** What states are expanded with. */
export interface Setting {
  readonly kernel: Kernel;
  readonly alphabet: Alphabet;
  readonly symmetry: Symmetry;
  readonly hasher: StateHasher;
  readonly findings: StepFindings;
  readonly moves: Moves;
  readonly endings: Endings;
  readonly graph: Graph | null;
  readonly discoveries: Discoveries;
  /** The state before the first stimulus, and what its budgets are. */
  readonly root: Snapshot;
  readonly rootBudget: Int32Array;
}

/**
 * Expands states level by level: what each stimulus leads to goes into the discoveries and, if it is new, waits for the
 * next level. Whoever implements it, states are found in the same order, under the same numbers, with the same findings.
 */
export interface Expansion {
  /** Are states of the level under way still to be expanded? */
  readonly hasMore: boolean;
  /** States still to be expanded, of this level and of the next. */
  readonly waiting: number;
  readonly bytes: number;
  /** Puts the first state, in which the kernel is, into the level under way. */
  begin(): void;
  /** Goes on to the next level. False if no states were found for it. */
  turn(): boolean;
  /** Expands the next state of the level under way. */
  expand(): void;
}
