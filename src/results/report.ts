import type { Bilingual } from '../core/bilingual.ts';
import type { Finding } from './finding.ts';
import type { ScenarioResult } from './run.ts';

/*
 * What a gate (`fenproof check`) found, as every report shows it. Writers read this and nothing else, so that two
 * reports of one run never disagree. Nothing in it depends on the clock of the machine.
 */

/** A place in a file. */
export interface Place {
  /** Path relative to the project's root, forward slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

/**
 * How a finding counts: `new` fails the gate; `known` stands in the baseline; `waived` has somebody who answers for it
 * until a day; `expected` is what the scenario shows on purpose; `listed` is an advice that fails nothing (a draft rule).
 */
export type FindingState = 'new' | 'known' | 'waived' | 'expected' | 'listed';

/** Somebody answers for a finding until a day (inclusive). */
export interface Waiver {
  readonly fingerprint: string;
  /** Id of the scenario, or `*` for all. */
  readonly scenario: string;
  readonly owner: string;
  readonly reason: string;
  /** YYYY-MM-DD, the last day on which it holds. */
  readonly expires: string;
}

/** A finding, where it was found, and how it counts. */
export interface ReportFinding extends Finding {
  /** Id of the scenario. */
  readonly scenario: string;
  /** Where the scenario's design can be read; for a finding of the search: of the scenario that was searched. */
  readonly scenarioPlace: Place;
  /** Of a finding about a rule: its condition. */
  readonly rulePlace: Place | null;
  readonly source: 'scenario' | 'search';
  readonly state: FindingState;
  /** The waiver that covers it, or covered it until it expired. */
  readonly waiver: Waiver | null;
  /** Command that shows it again. */
  readonly replay: string;
}

/** A rule that was looked at. */
export interface ReportRule {
  readonly id: string;
  readonly title: Bilingual;
  /** The condition in plain sentences. */
  readonly text: Bilingual;
  /** Authority, document, article. */
  readonly citation: string;
  readonly status: 'enforced' | 'draft' | 'retired';
  readonly place: Place;
  /** How often it applied, was complied with and violated, over everything that was run. */
  readonly applied: number;
  readonly complied: number;
  readonly violated: number;
  readonly undecided: number;
}

/** A mistake in a file, or a case of a rule that does not come out as it says. */
export interface ReportProblem {
  readonly code: string;
  readonly check: CheckId;
  /** An error fails the gate. */
  readonly level: 'error' | 'warning';
  readonly place: Place | null;
  readonly text: Bilingual;
  /** What to do, or empty. */
  readonly fix: Bilingual;
}

/** The parts of the gate, in the order in which they run. */
export const checkIds = [
  'rules-lint',
  'scenarios-lint',
  'rule-cases',
  'scenarios',
  'regressions',
  'canary',
  'search',
  'coverage',
] as const;

export type CheckId = (typeof checkIds)[number];

/** What one part of the gate came to. */
export interface CheckResult {
  readonly id: CheckId;
  readonly verdict: 'passed' | 'failed' | 'inconclusive' | 'skipped';
  /** What was looked at: files, cases, scenarios, rounds. 0: nothing, which is never a pass. */
  readonly count: number;
  readonly failed: number;
  /** Other figures of it, events of a search for example. */
  readonly figures: Readonly<Record<string, number>>;
  readonly text: Bilingual;
}

/** A scenario that was run, without its findings: they stand in {@link Report.findings}. */
export interface ReportScenario extends Omit<ScenarioResult, 'findings'> {
  readonly place: Place;
  readonly story: Bilingual;
  readonly regression: boolean;
  /** What a search of it came to, or null if it was not searched. */
  readonly search: { readonly conclusion: string; readonly rounds: number; readonly events: number } | null;
}

/** A share that has to be reached. */
export interface ReportThreshold {
  readonly id: string;
  readonly text: Bilingual;
  readonly reached: number;
  readonly of: number;
  /** Per cent that `reached` of `of` has to be, compared without rounding. */
  readonly needed: number;
  readonly holds: boolean;
}

/** The document of `fenproof check --format json` and the input of every other writer. */
export interface Report {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'fenproof'; readonly version: string };
  readonly seed: string;
  /** Part of the work that was done, `1/1` for all of it. */
  readonly shard: string;
  /** The day by which waivers are judged, YYYY-MM-DD: the only thing that comes from the clock, if nobody names it. */
  readonly today: string;
  readonly checks: readonly CheckResult[];
  readonly problems: readonly ReportProblem[];
  readonly rules: readonly ReportRule[];
  readonly scenarios: readonly ReportScenario[];
  readonly findings: readonly ReportFinding[];
  readonly thresholds: readonly ReportThreshold[];
  /** Waivers that cover nothing any more, or are over. */
  readonly idleWaivers: readonly Waiver[];
  readonly exitCode: number;
}
