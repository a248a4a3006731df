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

/** A few lines of a file. */
export interface Frame {
  readonly file: string;
  /** Of the first of the lines, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
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
  /** What stands there: of a rule the condition that decided, of lost money the design of the flow. */
  readonly frame: Frame;
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

/** Who stands for everybody that a scenario does not name. */
export const OUTSIDE = 'outside';

/** Who takes part in a scenario, and what stands in its books. */
export interface Cast {
  /** Participants in the order in which people read them: clients, institutions, banks; then channels. */
  readonly parties: readonly { readonly key: string; readonly name: Bilingual; readonly kind: string }[];
  readonly accounts: readonly {
    readonly key: string;
    /** Keys of participants; `-` for money on its way, which nobody owns. */
    readonly owner: string;
    readonly book: 'information' | 'money';
    /** Yuan at the start. */
    readonly opening: string;
  }[];
  /** Flow instances by key, with the flow that each is of. */
  readonly instances: readonly { readonly key: string; readonly flow: string }[];
}

/** A quantity over simulated time: it keeps each value until the next one. */
export interface Curve {
  /** Key of an account; of a sum over accounts empty. */
  readonly key: string;
  readonly points: readonly (readonly [second: number, yuan: string])[];
}

/** How a run went: what lay where, when. Seconds count from midnight of the scenario's first day. */
export interface Course {
  /** Second of the last event. */
  readonly end: number;
  /** Of the accounts that moved most, in the order of their keys. */
  readonly balances: readonly (Curve & { readonly book: 'information' | 'money' })[];
  /** Money on its way through channels. */
  readonly inTransit: Curve;
  /** Money paid ahead of what was received for it. */
  readonly advances: Curve;
}

/** A flow's machine for drawing, and what runs reached of it. */
export interface ReportFlow {
  readonly name: string;
  readonly title: Bilingual;
  readonly states: readonly {
    readonly id: string;
    readonly parent: string;
    readonly type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
    /** The state begins here. */
    readonly initial: boolean;
    /** How often runs entered or kept it, over everything that was run; 0: nothing reached it. */
    readonly seen: number;
  }[];
  /** Each pair of states once. */
  readonly transitions: readonly { readonly from: string; readonly to: string; readonly by: readonly string[] }[];
  /** Every path that a step's `from` and `to` may name, with the ids of the innermost states it means. */
  readonly configurations: readonly { readonly path: string; readonly states: readonly string[] }[];
}

/** How often deviations of one kind were injected. */
export interface ReportFault {
  /** As the `faults` section of a scenario names it. */
  readonly kind: string;
  /** By what scenarios run: each deviation of this kind there is, injected or not. */
  readonly planned: Readonly<Record<string, number>>;
  /** By searches. */
  readonly searched: number;
}

/** A scenario that was run, without its findings: they stand in {@link Report.findings}. */
export interface ReportScenario extends Omit<ScenarioResult, 'findings'> {
  readonly place: Place;
  readonly story: Bilingual;
  readonly regression: boolean;
  readonly cast: Cast;
  readonly course: Course;
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
  /** Flows that scenarios use, by name. */
  readonly flows: readonly ReportFlow[];
  /** Every kind there is. */
  readonly faults: readonly ReportFault[];
  readonly scenarios: readonly ReportScenario[];
  readonly findings: readonly ReportFinding[];
  readonly thresholds: readonly ReportThreshold[];
  /** Waivers that cover nothing any more, or are over. */
  readonly idleWaivers: readonly Waiver[];
  readonly exitCode: number;
}
