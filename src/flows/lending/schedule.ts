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

/** Interest of the whole loan, fen. */
export function totalInterest(terms: LoanTerms, extraDays = 0): number {
  return sum(interestParts(terms, extraDays), terms.instalments);
}

/** What of principal, interest and (where it is paid in instalments) fee has fallen due with instalment `k`, fen. */
export function dueThrough(terms: LoanTerms, k: number, withFee: boolean): number {
  const principal = sum(instalments(terms.principal, terms.instalments, 'half-up'), k);
  const fee = withFee ? sum(instalments(terms.fee, terms.instalments, 'half-up'), k) : 0;
  return principal + fee + sum(interestParts(terms, 0), k);
}

function sum(parts: readonly number[], count: number): number {
  let total = 0;
  for (let i = 0; i < count; i++) total += parts[i]!;
  return total;
}
