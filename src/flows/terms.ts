import type { Fraction } from '../core/rate.ts';

/*
 * How a contract turns facts of the world into obligations. Terms belong to the referee: a flow's guards and effects
 * never see them, and they never see choices, states or books. Only facts and the contract.
 */

/** What happened in the world, as the register reads it. */
export type FactKind =
  /** Somebody did something: `name` is the act. */
  | 'act'
  /** The payer's bank debited a leg. */
  | 'debited'
  /** The payee's bank credited a leg, finally. */
  | 'credited'
  /** A channel refused a leg of this amount before anything was debited. The fact that it failed, of 0, follows. */
  | 'refused'
  /** A leg failed finally: the amount is what the payer has back, 0 if nothing had been debited. */
  | 'failed'
  /** A remittance came back from the rail before it reached the payee. */
  | 'returned'
  /** What had been credited was taken back. */
  | 'reversed'
  /** A clearing house owes or pays a lump for sales of a day. */
  | 'sold'
  /** A business day closed. */
  | 'day-closed'
  /** A status told the instance that the money of a leg has arrived; only where the terms ask for it ({@link FlowTerms.hears}). */
  | 'heard'
  /**
   * The instance has sent a request for the first time, whatever becomes of it; only where the terms ask for it
   * ({@link FlowTerms.instructs}).
   */
  | 'instructed';

/** What the register knows of a contract when it reads a fact. All amounts in fen, all times in ms. */
export interface RegisterView {
  readonly now: number;
  /** Contract term by index, as in {@link FlowView.term}. */
  term(term: number): number;
  /** Contract term that is an exact rate, as in {@link FlowView.rate}; null for another. */
  rate(term: number): Fraction | null;
  /** Applies the contract's rate to an amount, with the contract's rounding. */
  applyRate(term: number, fen: number): number;
  /** What the register says the creditor of this claim is owed. */
  owed(claim: number): number;
  /** Running figures of an order. */
  order(order: number, figure: OrderFigure): number;
  /** Memory of the register for this instance: declared facts such as "goods confirmed". */
  note(note: number): number;
  /** Instant `timeOfDay` of the working day `n` working days after the day of `now`. */
  workday(n: number, timeOfDay: number): number;
  /** Instant `timeOfDay` of the natural day `n` days after the day of `now`. */
  naturalDay(n: number, timeOfDay: number): number;
  /** Earliest instant at or after `at` at which the channel in this role takes a request that is sent then. */
  openFrom(channel: number, at: number): number;
}

/** Figures kept of one order (one thing to be paid or collected once). */
export type OrderFigure = 'asked' | 'credited' | 'returned' | 'debited' | 'refunded' | 'due' | 'promised';

/** What terms may write. */
export interface RegisterOps extends RegisterView {
  /** The creditor of the claim is owed `fen` more (negative: less). Never below zero: the excess is returned. */
  owe(claim: number, fen: number): number;
  /** `fen` were paid that this contract owes nobody, whatever the payee is owed under another one. */
  uncovered(claim: number, fen: number): void;
  /** Client money of this claim that has arrived finally (negative: paid out). */
  fund(claim: number, fen: number): void;
  setOrder(order: number, figure: OrderFigure, value: number): void;
  addOrder(order: number, figure: OrderFigure, fen: number): void;
  setNote(note: number, value: number): void;
  /** Own money of the institution inside the claim's pool changes by `fen` (a fee earned, a sweep). */
  own(claim: number, fen: number): void;
  /** The open advance or uncovered receivable of this instance changes by `fen`; compared with its funding limit. */
  expose(fen: number): void;
  /** Goods (or a voucher) worth `fen` are final, or the money for them is; compared at day close. */
  business(side: 'goods' | 'money', fen: number): void;
}

/** One claim that a contract creates: who is owed, by whom, and out of which safeguarded account. */
export interface ClaimTerm {
  readonly creditor: string;
  readonly debtor: string;
  /** `deposit`: money kept for the creditor. `credit`: money lent, its loss is credit risk and not a loss of funds. */
  readonly kind: 'deposit' | 'credit';
  /** Account role whose pool safeguards the claim. */
  readonly pool?: string;
}

/** One order: something paid or collected at most once in total. */
export interface OrderTerm {
  readonly claim: string;
  /** Who has to receive it. */
  readonly payees: readonly string[];
  /** The parties of the contract's split may receive their shares of it. */
  readonly split?: boolean;
  /** Who bears a loss of it if nobody else is named. */
  readonly debtor: string;
  readonly direction: 'pay' | 'collect';
}

export interface FlowTerms {
  readonly claims: Readonly<Record<string, ClaimTerm>>;
  readonly orders: Readonly<Record<string, OrderTerm>>;
  readonly notes: readonly string[];
  /** The contract has periods that end by themselves: it is told of the close of every day. */
  readonly daily?: boolean;
  /** What somebody's act amounts to depends on what the institution had been told by then: it is a fact here. */
  readonly hears?: boolean;
  /** To instruct a payment is itself what somebody's right depends on: it is a fact here. */
  readonly instructs?: boolean;
  /** Purpose of a leg to the order it belongs to. */
  readonly legs: Readonly<Record<string, string>>;
  /** Folds one fact. `name` is the act or the purpose of the leg; `fen` its amount (0 if none). */
  readonly fold: (register: RegisterOps, fact: FactKind, name: string, fen: number) => void;
}
