import { civilFromDay, dayFromCivil } from '../../core/time.ts';
import type { AggregateWindow } from '../../rules/catalogue/spec.ts';

/*
 * Windows of cumulative facts, as ranges of local days.
 */

/** Before and after every day that a calendar knows. */
const NEVER = 1 << 29;

/** A window that holds a day: its first day, and the first day after it. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** A mean over the window before. */
export function isPrevious(window: AggregateWindow): boolean {
  return window === 'previous-month' || window === 'previous-quarter' || window === 'previous-year';
}

/** Do two local days fall into one window? */
export function sameWindow(window: AggregateWindow, a: number, b: number): boolean {
  if (window === 'lifetime') return true;
  if (window === 'day' || a === b) return a === b;
  const first = monthOf(a);
  const second = monthOf(b);
  if (window === 'month' || window === 'previous-month') return first === second;
  const months = monthsOf(window);
  return Math.floor(first / months) === Math.floor(second / months);
}

/** The window that holds a day. */
export function spanOf(window: AggregateWindow, day: number): Span {
  if (window === 'lifetime') return { from: -NEVER, until: NEVER };
  if (window === 'day') return { from: day, until: day + 1 };
  const months = monthsOf(window);
  const first = Math.floor(monthOf(day) / months) * months;
  return { from: firstOf(first), until: firstOf(first + months) };
}

/** Is this the first day of a month? */
export function beginsMonth(day: number): boolean {
  return monthOf(day) !== monthOf(day - 1);
}

function monthsOf(window: AggregateWindow): number {
  if (window === 'month' || window === 'previous-month') return 1;
  return window === 'previous-quarter' ? 3 : 12;
}

/** First day of a month that is given as months since the year 0. */
function firstOf(month: number): number {
  return dayFromCivil(Math.floor(month / 12), (month % 12) + 1, 1);
}

/** Months since the year 0 by local day from 1970 on; 0: not worked out yet. */
const months = new Int32Array(65_536);

function monthOf(day: number): number {
  const known = months[day];
  if (known !== undefined && known > 0) return known;
  const civil = civilFromDay(day);
  const month = civil.year * 12 + civil.month - 1;
  if (known === 0) months[day] = month;
  return month;
}
