import type { Finding } from './finding.ts';

/** The document of `maximise --format json`. */
export interface MaximiseDocument {
  readonly schemaVersion: 1;
  readonly id: string;
  readonly file: string;
  readonly lossOf: string;
  readonly measure: 'findings' | 'worth';
  readonly steps: number;
  /** The most that is lost. */
  readonly yuan: string;
  /** True: nothing within the bounds loses more. False: a lower bound. */
  readonly exact: boolean;
  /** Why it is a lower bound. */
  readonly because: readonly string[];
  readonly situations: number;
  /** Items of a scenario's plan. */
  readonly plan: readonly unknown[];
  readonly length: number;
  /** What a run of the plan finds. */
  readonly findings: readonly Finding[];
  readonly replay: string;
  readonly exitCode: number;
}
