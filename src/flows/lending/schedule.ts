import { instalments, interestSeries, type Fraction } from '../../core/rate.ts';

/*
 * What a loan contract says is due and when. Both the design and the referee read the same contract; what either makes
 * of it is theirs. Interest runs from the day on which the money arrives until each due date, by exact day count, and
 * is fixed by the schedule: repaying early does not lower it.
 */

/** The terms of a loan that its schedule follows from. Amounts in fen, times in natural days. */
export interface LoanTerms {
  readonly principal: number;
  readonly fee: number;
  /** Number of instalments, at least 1. */
  readonly instalments: number;
  /** Days from arrival to the last instalment. */
  readonly termDays: number;
  /** Annual rate. */
  readonly rate: Fraction;
  /** Days of a year in the day count: 360 or 365. */
  readonly yearDays: 360 | 365;
}

/** Days after arrival on which instalment `k` (from 1) is due. */
export function dueDay(terms: LoanTerms, k: number): number {
  return Math.floor((terms.termDays * k) / terms.instalments);
}

/**
 * Interest of each instalment, fen, half up on the running total. `extraDays` lengthens the first period: what a design
 * charges that counts from its own instruction instead of the arrival.
 */
function interestParts(terms: LoanTerms, extraDays: number): number[] {
  if (terms.rate.num === 0n) return new Array<number>(terms.instalments).fill(0);
  const principals = instalments(terms.principal, terms.instalments, 'half-up');
  let outstanding = terms.principal;
  const periods = principals.map((part, i) => {
    const from = i === 0 ? -extraDays : dueDay(terms, i);
    const period = { principal: outstanding, days: dueDay(terms, i + 1) - from };
    outstanding -= part;
    return period;
  });
  return interestSeries(periods, terms.rate, terms.yearDays, 'half-up');
}

/** Running totals of a schedule, from 0 instalments to all of them, fen. */
interface Totals {
  readonly terms: LoanTerms;
  readonly extraDays: number;
  readonly principal: readonly number[];
  readonly fee: readonly number[];
  readonly interest: readonly number[];
}

/** Schedules asked for last: designs and contracts ask at every turn, and there are few loans in a world. */
const asked: Totals[] = [];
const ASKED_MAX = 16;
let oldest = 0;

function totalsOf(terms: LoanTerms, extraDays: number): Totals {
  for (let i = 0; i < asked.length; i++) {
    const one = asked[i]!;
    if (one.extraDays === extraDays && isSame(one.terms, terms)) return one;
  }
  const equal = (fen: number): number[] => runningTotals(instalments(fen, terms.instalments, 'half-up'));
  const totals: Totals = {
    ...{ terms: { ...terms }, extraDays, principal: equal(terms.principal), fee: equal(terms.fee) },
    interest: runningTotals(interestParts(terms, extraDays)),
  };
  asked[oldest] = totals;
  oldest = (oldest + 1) % ASKED_MAX;
  return totals;
}

function isSame(a: LoanTerms, b: LoanTerms): boolean {
  return (
    a.principal === b.principal &&
    a.fee === b.fee &&
    a.instalments === b.instalments &&
    a.termDays === b.termDays &&
    a.yearDays === b.yearDays &&
    a.rate.num === b.rate.num &&
    a.rate.den === b.rate.den
  );
}

function runningTotals(parts: readonly number[]): number[] {
  const totals = [0];
  for (const [i, part] of parts.entries()) totals.push(totals[i]! + part);
  return totals;
}

/** Interest of the whole loan, fen. */
export function totalInterest(terms: LoanTerms, extraDays = 0): number {
  return totalsOf(terms, extraDays).interest[terms.instalments]!;
}

/**
 * What of principal, interest and (where it is paid in instalments) fee has fallen due with instalment `k` (0 to all of
 * them), fen.
 */
export function dueThrough(terms: LoanTerms, k: number, withFee: boolean): number {
  const totals = totalsOf(terms, 0);
  return totals.principal[k]! + (withFee ? totals.fee[k]! : 0) + totals.interest[k]!;
}
