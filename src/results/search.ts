import type { Finding } from './finding.ts';
import type { RuleTotals } from './rule-totals.ts';
import type { ScenarioResult } from './run.ts';

/** What a search may say, in these words and no others. `proved` is for an exhausted space. */
export type Conclusion = 'violated' | 'inconclusive' | `not found in ${number} events` | `proved up to ${string}`;

/** A finding of a search: with the shortest readable plan that shows it. */
export interface SearchFinding extends Finding {
  /** Items of a scenario's plan. */
  readonly plan: readonly unknown[];
  /** ISO date-time up to which the run goes on before the healing, if the last act does not decide. */
  readonly until?: string;
  /** Stimuli of the expanded plan up to the one that broke it. */
  readonly length: number;
  /** Choices (`flow.choice=value`) each of which, mended alone, makes it vanish. */
  readonly culprits: readonly string[];
  /** Number of the event from which on no continuation that was tried avoided it: the point of no return. */
  readonly certainFrom: number;
  /** Command that shows it again. */
  readonly replay: string;
  /** File in which it was saved, or empty. */
  readonly saved: string;
  /** Round in which it was met first (from 1), and events of the search up to the end of that round. */
  readonly round: number;
  readonly events: number;
  /** True if the run that met it began with a plan of the corpus. */
  readonly guided: boolean;
}

/** What was covered on the way. */
export interface SearchCoverage {
  /** Different situations reached, and how many of them first by a run that began with a plan of the corpus. */
  readonly features: number;
  readonly guided: number;
  /** Plans kept because each reached something new; `old`: how many of them came from earlier searches. */
  readonly corpus: number;
  readonly old: number;
  /** Deviations injected, by kind. */
  readonly faults: Readonly<Record<string, number>>;
  /** Rules by id. */
  readonly rules: Readonly<Record<string, RuleTotals>>;
  /**
   * Statements about money by id: how often each was looked at, and how often a fen more or less would have decided it.
   */
  readonly checks: Readonly<Record<string, { readonly looked: number; readonly near: number }>>;
  /** Situations that the scenario names: runs that reached each, and how many of its steps the best run took. */
  readonly goals: Readonly<
    Record<string, { readonly reached: number; readonly furthest: number; readonly steps: number }>
  >;
}

/** Everything a search of one scenario has to say: the result of a run, and what was looked at. */
export interface SearchResult extends ScenarioResult {
  readonly findings: readonly SearchFinding[];
  readonly conclusion: Conclusion;
  readonly rounds: number;
  readonly runs: number;
  readonly coverage: SearchCoverage;
  /** What each channel may do within its contract: its key and the deviations it names. */
  readonly contracts: readonly { readonly channel: string; readonly may: readonly string[] }[];
  /** Runs executed twice and compared. */
  readonly twice: number;
  /** What went wrong in our own code or in a flow, with the plan that shows it. */
  readonly broken: readonly { readonly text: string; readonly plan: readonly unknown[] }[];
  /** Ways to findings that were not looked into, because there were too many. */
  readonly skipped: number;
}

/** Was the planted loss found? */
export interface CanaryResult {
  readonly found: boolean;
  readonly rounds: number;
  readonly events: number;
}

/** The document of `search --format json`. */
export interface SearchDocument {
  readonly schemaVersion: 1;
  readonly seed: string;
  readonly profile: string;
  readonly canary: CanaryResult;
  /** Of all scenarios together: the gravest conclusion, and what was done for it. */
  readonly conclusion: Conclusion;
  readonly rounds: number;
  readonly events: number;
  readonly coverage: SearchCoverage;
  readonly scenarios: readonly SearchResult[];
  readonly exitCode: number;
}
