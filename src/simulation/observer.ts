import type { FundsFindingId } from '../results/finding.ts';

/** What kinds of event a trace knows. */
export const EVENT = {
  start: 1,
  act: 2,
  advance: 3,
  timer: 4,
  request: 5,
  settle: 6,
  comeBack: 7,
  message: 8,
  query: 9,
  restart: 10,
  dayClose: 11,
  signal: 12,
  statement: 13,
  fate: 14,
  crash: 15,
  world: 16,
  cut: 17,
} as const;

/**
 * Receives everything a run puts out: the journal, the facts, the findings. A step never reads any of it. Absent in
 * dark runs, so that a search pays nothing for what nobody looks at.
 */
export interface Observer {
  /** An event begins. `target` is an instance (or party, channel, account), `detail` the event of the flow or similar. */
  event(kind: number, now: number, target: number, detail: number, fen: number, address: number): void;
  /** An instance moved; `leaf` identifies the transition. -1 means the event was ignored. */
  transition(instance: number, leaf: number, from: number, to: number): void;
  /** One account changed. */
  posting(account: number, fen: number): void;
  /** A fact of the world reached the register. */
  fact(instance: number, kind: number, name: number, fen: number): void;
  /** A message or leg came into being. */
  born(address: number, due: number, fen: number): void;
  /** The event is complete. */
  done(): void;
}

/** A breach as the kernel notices it, before reports turn it into words. */
export interface Breach {
  readonly id: FundsFindingId;
  /** Instance whose step broke it, or -1. */
  readonly instance: number;
  /** Of what nobody's step broke: the one instance that has the claim; absent where several have it. */
  readonly concerns?: number;
  /** Transition (leaf) and position of the action in it that broke it; -1 when the environment did. */
  readonly leaf: number;
  readonly action: number;
  /** Bits of the fates on the causal chain. */
  readonly taint: number;
  readonly now: number;
  /** Fen. */
  readonly amount: number;
  /** What it is about; -1 where it does not apply. */
  readonly claim: number;
  readonly pool: number;
  readonly order: number;
  readonly account: number;
  /** Position among the flow's own invariants; absent for every other finding. */
  readonly invariant?: number;
  /** Party that loses by definition of the finding, or -1: attributed at the end of the run. */
  readonly loser: number;
  /** Party that has the money now, or -1. */
  readonly holder: number;
  /** Party whose system or decision broke it. */
  readonly breachedBy: number;
}

/** Receives breaches as they happen. */
export interface BreachSink {
  raise(breach: Breach): void;
}

/** Fact kinds by number, for binary records. */
export const factKinds = [
  'act',
  'debited',
  'credited',
  'failed',
  'returned',
  'reversed',
  'sold',
  'day-closed',
  'refused',
  'heard',
  'instructed',
] as const;
