import type { Bilingual } from '../core/bilingual.ts';
import type { Finding } from './finding.ts';
import type { ScenarioResult } from './run.ts';

/** A finding of an exhaustive search: with a plan that shows it by the fewest stimuli there are. */
export interface ExploreFinding extends Finding {
  /** `safety`: a step breaks something; `liveness`: money stays where it is although everybody does what is asked. */
  readonly property: 'safety' | 'liveness';
  /** Items of a scenario's plan. */
  readonly plan: readonly unknown[];
  /** Stimuli of the expanded plan, the breaking one included. No shorter sequence within the bound breaks it. */
  readonly length: number;
  /** Transitions of the graph that break it; for `liveness` the states in which money is stuck. */
  readonly times: number;
  /** Only for `liveness`: from the state shown no continuation settles, whatever else happens within the bound. */
  readonly inescapable?: boolean;
  /** Command that shows it again. */
  readonly replay: string;
  /** File in which it was saved, or empty. */
  readonly saved: string;
}

/** A state in which nothing can happen any more and somebody has not finished, by a shortest way. */
export interface Deadlock {
  readonly states: number;
  readonly length: number;
  readonly plan: readonly unknown[];
  /** Instances that have not finished. */
  readonly waiting: readonly string[];
}

/** What was covered, as figures. */
export interface Exploration {
  /** Different states, those that a breach leads to included. */
  readonly states: number;
  readonly transitions: number;
  /** Longest of the shortest ways to the states. */
  readonly depth: number;
  readonly exhausted: boolean;
  /** Why the search ended before that, or null. */
  readonly stopped: string | null;
  /** Upper bound of the chance that any two states were taken for one. */
  readonly collisionProbability: number;
  readonly statesPerSecond: number;
  readonly seconds: number;
  readonly bytes: number;
  readonly bytesPerState: number;
  /** Groups of interchangeable members that the search made use of, with their sizes. */
  readonly symmetry: Readonly<Record<string, number>>;
  /** States that a breach leads to. */
  readonly broken: number;
  readonly deadlocks: number;
  /** False for a model in which nobody is owed money that could get stuck. */
  readonly asksLiveness: boolean;
  /** States from which money stays stuck although everybody does what is asked, and those of them without escape. */
  readonly stuck: number;
  readonly inescapable: number;
}

/** What an exhaustive search may say, in these words and no others. */
export type ExploreConclusion =
  'violated' | 'inconclusive' | `not found in ${number} events` | `proved up to ${string}`;

/** Everything an exhaustive search of one scenario has to say. */
export interface ExploreResult extends Omit<ScenarioResult, 'findings'> {
  readonly findings: readonly ExploreFinding[];
  readonly conclusion: ExploreConclusion;
  /** The same for readers, in both languages. */
  readonly says: Bilingual;
  /** What may happen at all: the space that was to be exhausted. */
  readonly bound: Bilingual;
  readonly exploration: Exploration;
  readonly deadlock: Deadlock | null;
  /** Breaches that no plan shows, because they need an order among simultaneous events that plans cannot name. */
  readonly unplanned: readonly { readonly id: string; readonly length: number }[];
  readonly contracts: readonly { readonly channel: string; readonly may: readonly string[] }[];
}

/** The document of `explore --format json`. */
export interface ExploreDocument {
  readonly schemaVersion: 1;
  readonly scenarios: readonly ExploreResult[];
  readonly exitCode: number;
}
