import type { Bilingual } from '../core/bilingual.ts';

/** A prohibited outcome that no rule in force catches. */
export interface GapFinding {
  /** Id and title of the outcome, and where the law says so. */
  readonly outcome: string;
  readonly title: Bilingual;
  readonly citation: string;
  /** ISO date-time at which it had come about. */
  readonly at: string;
  /** Accounts or instances concerned, and what the outcome asks for as it was. */
  readonly about: readonly string[];
  readonly facts: Readonly<Record<string, unknown>>;
  /** Rules that say so and that nobody has to keep: drafts and advice. */
  readonly drafts: readonly string[];
  /** Items of a scenario's plan; none: the design is enough. */
  readonly plan: readonly unknown[];
  /** ISO date-time up to which the run goes on before the healing, if the last act does not decide. */
  readonly until?: string;
  /** Command that finds it again. */
  readonly replay: string;
}

/** What a search for gaps in the rulebook has to say of one scenario. */
export interface GapsResult {
  readonly id: string;
  readonly file: string;
  readonly title: Bilingual;
  readonly date: string;
  readonly rounds: number;
  readonly runs: number;
  /** Runs that broke no rule that has to be kept: in these the list was asked. */
  readonly legal: number;
  /** Rules that made the others illegal, with the number of runs. */
  readonly illegal: Readonly<Record<string, number>>;
  readonly conclusion: 'gap' | 'inconclusive' | `not found in ${number} legal runs`;
  readonly gaps: readonly GapFinding[];
  /** By outcome: runs in which it came about, those in which a rule was broken as well, and these rules. */
  readonly outcomes: Readonly<
    Record<string, { readonly reached: number; readonly caught: number; readonly by: readonly string[] }>
  >;
}

/** The document of `search --gaps --format json`. */
export interface GapsDocument {
  readonly schemaVersion: 1;
  readonly seed: string;
  readonly profile: string;
  /** File of the list, and how many outcomes it has. */
  readonly list: { readonly file: string; readonly outcomes: number };
  readonly scenarios: readonly GapsResult[];
  readonly exitCode: number;
}
