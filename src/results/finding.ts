import type { Bilingual } from '../core/bilingual.ts';

/** Ids of the findings about money. The exact statement of each is in `src/simulation/findings/README.md`. */
export const fundsFindingIds = [
  'customer-shortfall',
  'client-funds-used',
  'uncovered-payout',
  'double-payment',
  'over-collection',
  'misdirected-funds',
  'unrecorded-claim',
  'unfounded-claim',
  'unexplained-difference',
  'stuck-funds',
  'late-funds',
  'broken-invariant',
  'exposure-over-limit',
  'commingled-funds',
  'rounding-leak',
  'business-money-mismatch',
  'unbalanced-posting',
] as const;

export type FundsFindingId = (typeof fundsFindingIds)[number];

/** What a party lost. */
interface Loss {
  /** Key of the participant. */
  readonly party: string;
  /** Positive amount in yuan with two decimals. */
  readonly yuan: string;
}

/** One change of one account. */
export interface BalanceChange {
  readonly account: string;
  readonly book: 'information' | 'money';
  readonly before: string;
  readonly after: string;
}

/** One readable step of the story that leads to a finding. */
export interface Step {
  /** Number of the event in the run, from 1. */
  readonly n: number;
  /** ISO date-time, Asia/Shanghai. */
  readonly at: string;
  /** What happened, in both languages. */
  readonly text: Bilingual;
  /** Address of the message, leg or instance concerned, as a plan would name it. */
  readonly address: string;
  readonly from?: string;
  readonly to?: string;
  /** Kind of the event: `act`, `request`, `settle`, `message`, `timer`, `fate` and the like. */
  readonly kind: string;
  /** Key of the flow instance whose state changed from `from` to `to`, or that the event concerns; `-` for none. */
  readonly instance: string;
  /** Between whom: keys of participants or channels, `outside` for the rest of the world; the same for one alone. */
  readonly between: readonly [string, string];
  readonly changes: readonly BalanceChange[];
  /** What changed since the step before in events that the story leaves out; absent if nothing did. */
  readonly meanwhile?: readonly BalanceChange[];
}

/** A condition that decided a rule: what the fact was and what it was compared with. */
interface DecidingFact {
  readonly fact: string;
  readonly label: Bilingual;
  readonly value: Bilingual;
  /** For example "above 5000.00". */
  readonly test: Bilingual;
}

/** A finding as every report shows it. */
export interface Finding {
  readonly kind: 'funds' | 'rule' | 'evaluation';
  /** {@link FundsFindingId}, or the id of a rule. */
  readonly id: string;
  /** ISO date-time of the breach. */
  readonly at: string;
  /** Key of the flow instance whose step broke it, or `-` when no flow did. */
  readonly flow: string;
  /** Named by the scenario's `expect`. */
  readonly expected: boolean;
  /** True if the finding alone fails a run that does not expect it (enforced rule, any funds finding). */
  readonly fails: boolean;
  readonly loss: readonly Loss[];
  /** Who holds the money now, or `-`. */
  readonly holds: string;
  /** Who broke it: a participant key. */
  readonly breachedBy: string;
  /** Stable over amounts, times and names: id, flow type, transition and effect that broke it, faults on its causal chain. */
  readonly fingerprint: string;
  readonly headline: Bilingual;
  /** Findings that follow from this one, most specific first. */
  readonly consequences: readonly string[];
  /** For a rule: the facts that decided, or those that are missing to decide it. */
  readonly because: readonly DecidingFact[];
  /** For a rule: authority, document and article; empty for a finding about money. */
  readonly citation: string;
  /** Event number of the breach. */
  readonly event: number;
  readonly steps: readonly Step[];
}
