import { interestSeries, type Fraction } from '../../core/rate.ts';

/*
 * What an IOU costs, by exact day count. Within the free days nothing; after them each day bears interest on what is
 * outstanding, from day 1 or from the day after the free ones. What is asked to be repaid bears none from that day on.
 */

/** What a contract says of interest. Days are natural days after the purchase. */
export interface IouTerms {
  /** Annual rate. */
  readonly rate: Fraction;
  readonly yearDays: 360 | 365;
  readonly freeDays: number;
  /** What is left after the free days bears interest for them, too. */
  readonly fromFirstDay: boolean;
  readonly termDays: number;
}

/** What is outstanding, as either side keeps it. Amounts in fen. */
export interface IouState {
  /** Principal that bears interest (or will). */
  readonly open: number;
  /** Day from which on it does. */
  readonly from: number;
  /** Principal times days up to then. */
  readonly product: number;
  /** Interest that was made due. */
  readonly interest: number;
}

/** The state after a purchase. */
export function bought(terms: IouTerms, fen: number): IouState {
  return { open: fen, from: terms.fromFirstDay ? 0 : terms.freeDays, product: 0, interest: 0 };
}

/** Interest up to a day that was not made due yet: the whole series rounded once, half up. */
export function accrued(terms: IouTerms, state: IouState, day: number): number {
  const product = productOn(terms, state, day);
  const [whole] = interestSeries([{ principal: product, days: 1 }], terms.rate, terms.yearDays, 'half-up');
  return Math.max(0, whole! - state.interest);
}

function productOn(terms: IouTerms, { open, from, product }: IouState, day: number): number {
  return day <= terms.freeDays ? product : product + open * Math.max(0, day - from);
}

/** What pays all of it off on a day. */
export function payoff(terms: IouTerms, state: IouState, day: number): number {
  return state.open + accrued(terms, state, day);
}

/** What is owed if nothing more is repaid before the end of the term. */
export function atTerm(terms: IouTerms, state: IouState): number {
  return payoff(terms, state, terms.termDays);
}

/**
 * So much is asked to be repaid on a day, at most the payoff: the interest of that day first, then principal; or, where
 * a design has it the other way round, principal first.
 */
export function asked(terms: IouTerms, state: IouState, day: number, fen: number, principalFirst = false): IouState {
  const interest = accrued(terms, state, day);
  const paid = principalFirst ? Math.max(0, fen - state.open) : Math.min(fen, interest);
  const after = day > terms.freeDays ? Math.max(state.from, day) : state.from;
  return {
    open: state.open - (fen - paid),
    from: after,
    product: productOn(terms, state, day),
    interest: state.interest + paid,
  };
}
