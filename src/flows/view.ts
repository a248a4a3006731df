import type { Fraction } from '../core/rate.ts';

/**
 * What a guard, delay or effect may read: its own instance, its own accounts, its contract, the clock. Reads show the
 * world as it was before the macrostep. Numbers are fen, milliseconds, counts or indices as the flow declared them.
 */
export interface FlowView {
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
  /** Index of this instance; stable within a run. */
  readonly instance: number;
  /** Declared field, by its index in the flow's fields. */
  get(field: number): number;
  /** Field shared by the instances of the process, by its index in the flow's shared fields. */
  shared(field: number): number;
  /** Contract term as an integer: fen, milliseconds, days, count, 0 or 1. */
  term(term: number): number;
  /** Contract term that is an exact rate. */
  rate(term: number): Fraction;
  /** Shares of the contract's split in the file's order; empty without a split. */
  split(): readonly Fraction[];
  /** Index of the chosen value of a design choice. */
  choice(choice: number): number;
  /** Argument `i` of the act, or payload `i` of the message (0: amount in fen, 1: request id). */
  arg(i: number): number;
  /** What the account in this role shows, fen: deposits as credits minus debits, receivables, control and cost reversed. */
  balance(account: number): number;
  /** Part of the balance that is held. */
  held(account: number): number;
  /** True if the scenario has an account in this role; only roles that may be missing need to be asked. */
  hasAccount(account: number): boolean;
  /** True if the scenario gives this role a channel. */
  hasChannel(channel: number): boolean;
  /** True while the channel in this role takes a request that is sent now: one that gets there before it closes. */
  isOpen(channel: number): boolean;
  /** Next instant, strictly later than now, at which the channel in this role takes a request that is sent then. */
  nextOpening(channel: number): number;
  /** False while the money that was paid in ahead with the channel in this role (its position) is used up. */
  hasPosition(channel: number): boolean;
  /** A promise of the channel in this role, in milliseconds or counts; 1 or 0 for one that it gives or does not. */
  channel(channel: number, promise: ChannelPromise): number;
  /** Share of the sales that a channel which settles them takes as its fee; 0 for another. */
  channelFee(channel: number): Fraction;
  /** What the funding agreements of the contract allow to be advanced at one time, fen; 0 without one. */
  fundingLimit(): number;
  /** How many further instructions of this instance can be on their way beside those that are now (`legSlots`). */
  legsLeft(): number;
  /** Instant of the close of business (24:00) of the working day `n` working days after today; n >= 0. */
  workday(n: number, timeOfDay: number): number;
  /** Instant `timeOfDay` milliseconds into the natural day `n` days after today. */
  naturalDay(n: number, timeOfDay: number): number;
  /** True if today is a working day. */
  isWorkday(): boolean;
}

export type ChannelPromise =
  | 'query-truth-after'
  | 'outcome-final-after'
  | 'request-expires-after'
  | 'notice-days'
  | 'statement-by'
  | 'return-within-workdays'
  | 'idempotent-requests'
  /** Of a channel that settles sales: time of day at which it closes its day; whether it keeps its fee out of the sum. */
  | 'day-cut'
  | 'net-of-fee';

/**
 * Where an effect writes. Nothing is done at once: the buffer is applied after the macrostep, in commit groups if the
 * design's durability separates them. Amounts are fen and must not be negative.
 */
export interface EffectBuffer {
  /** Information book: debits one account and credits another (a customer's claim shrinks when it is debited). */
  post(debit: number, credit: number, fen: number): void;
  /** Information book: legs `[role, signed fen]`, credits positive. If they do not sum to zero the ledger refuses all. */
  postAll(legs: readonly (readonly [account: number, fen: number])[]): void;
  /** Freezes part of a balance. */
  hold(account: number, fen: number): void;
  /** Lifts a hold. */
  release(account: number, fen: number): void;
  /** Instructs the channel of the leg. `channel` and `to` replace the declared roles when given (-1: as declared). */
  send(leg: number, requestId: number, fen: number, channel?: number, to?: number): void;
  /** Asks the channel what became of a request. */
  query(leg: number, requestId: number, channel?: number): void;
  /** Asks for the row of a request in the channel's next complete statement. */
  statement(leg: number, requestId: number, channel?: number): void;
  /** Starts (or restarts) the timer of an `after` transition by its index; used by the kernel for `after`. */
  startTimer(timer: number, delay: number): void;
  cancelTimer(timer: number): void;
  /** Declared field. */
  set(field: number, value: number): void;
  /** Field shared by the instances of the process. */
  share(field: number, value: number): void;
  /** Starts the idle child instance in this role with an event. */
  start(child: number, event: number, fen: number): void;
  /** Sends an event to another instance, delivered in the same instant. */
  signal(instance: number, event: number, fen: number): void;
  /** Declares a fact of the design to the rules: `hook` is the index in the flow's hooks. */
  declare(hook: number, fen: number, other: number): void;
}
