import type { Bilingual } from '../core/bilingual.ts';
import type { Claim } from './claim.ts';
import type { Finding } from './finding.ts';

/** A scenario either did what its `expect` says or not. */
type Verdict = 'as-expected' | 'unexpected';

/** What was expected and did not happen. */
export interface MissingFinding {
  readonly id: string;
  readonly loses: string;
  readonly text: Bilingual;
}

/** A named figure of a run; amounts are yuan strings, counts are integers. */
type Metrics = Readonly<Record<string, string | number>>;

/** A reason why a run can claim nothing: exit code 3. */
export interface Inconclusion {
  readonly code: string;
  readonly text: Bilingual;
}

/** Money that is overdue unless somebody acts: listed, and no finding, because everybody asked to act would. */
interface WaitingMoney {
  readonly flow: string;
  readonly party: string;
  readonly yuan: string;
  readonly text: Bilingual;
}

/**
 * What a loan cost its borrower, by the cash that moved. Amounts are yuan strings, rates percentages with two decimals,
 * rounded half up once. Null: there is none, as the loan is not paid back by the end of the run.
 */
export interface BorrowingCost {
  readonly flow: string;
  /** As the contract names it. */
  readonly principal: string;
  /** In the borrower's hand in the evening of the day on which the loan arrived. */
  readonly usable: string;
  /** Paid beyond what came in. */
  readonly cost: string | null;
  /** From arrival to the last payment. */
  readonly days: number | null;
  /** Cost of what can be used, for the term. */
  readonly ofUsable: string | null;
  /** The same a year: simple interest on what was in hand on each day, a year of 365 days. */
  readonly simpleAnnual: string | null;
  /** Compounded daily, a year of 365 days (internal rate of return); null also where there is none or more than one. */
  readonly effectiveAnnual: string | null;
  readonly stillOwed: string;
}

/** Everything one run of one scenario has to say. */
export interface ScenarioResult {
  readonly id: string;
  /** Path as the user named it, forward slashes. */
  readonly file: string;
  readonly title: Bilingual;
  readonly systems: readonly string[];
  /** If it puts statements to the test: those, with what is found. */
  readonly claims?: readonly Claim[];
  /** Business date on which the run starts, YYYY-MM-DD. */
  readonly date: string;
  /** Seed that drew what the scenario leaves open. */
  readonly seed: string;
  /** SHA-256 over the binary event records, 64 hex digits. */
  readonly traceHash: string;
  /** Events that changed the state. */
  readonly events: number;
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly missing: readonly MissingFinding[];
  readonly needsPerson: readonly WaitingMoney[];
  readonly inconclusive: readonly Inconclusion[];
  readonly assumptions: readonly string[];
  readonly metrics: Metrics;
  /** If the scenario asks for it: by loan, in the order of flows. */
  readonly borrowing?: readonly BorrowingCost[];
  /** Command that runs this again and finds the same. */
  readonly replay: string;
}

/** The document of `--format json`. */
export interface RunDocument {
  readonly schemaVersion: 1;
  /** The seed given for all scenarios, or `own`: each one's own, which stands with it. */
  readonly seed: string;
  readonly scenarios: readonly ScenarioResult[];
  readonly exitCode: number;
}
