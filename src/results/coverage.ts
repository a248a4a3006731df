import type { Bilingual } from '../core/bilingual.ts';
import type { Claim } from './claim.ts';

/** One scenario as the page of systems shows it. */
export interface CoveredScenario {
  readonly id: string;
  /** Path below the folder of scenarios, forward slashes. */
  readonly file: string;
  readonly systems: readonly string[];
  readonly claims: readonly string[];
  /** Ids of findings and rules that it expects. */
  readonly expects: readonly string[];
  /** It ran, did exactly what it expects, and nothing was left undecided. */
  readonly holds: boolean;
  readonly flows: readonly string[];
  /** Rules that the run broke, and those that it kept. */
  readonly broken: readonly string[];
  readonly kept: readonly string[];
}

/** One system with what all its scenarios show. Lists in code-unit order, scenarios in the order of their files. */
export interface SystemRow {
  readonly id: string;
  readonly title: Bilingual;
  readonly scenarios: readonly CoveredScenario[];
  readonly expects: readonly string[];
  readonly flows: readonly string[];
  /** Rules that at least one scenario breaks. */
  readonly broken: readonly string[];
  /** Rules that apply, and that none of them breaks. */
  readonly kept: readonly string[];
}

/** A statement with the scenarios that put it to the test. */
export interface ClaimRow extends Claim {
  readonly scenarios: readonly CoveredScenario[];
}
