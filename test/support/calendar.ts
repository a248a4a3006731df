import { readFileSync } from 'node:fs';
import { Calendar } from '../../src/core/calendar.ts';

/** The committed holiday table as parsed JSON; a fresh copy each time, so that a test may spoil it. */
export function calendarJson(): {
  years: { year: number; document: string | null; days: Record<string, unknown>[] }[];
} {
  const path = new URL('../../rules/calendar/cn-workdays.json', import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')) as ReturnType<typeof calendarJson>;
}

/** The calendar of the committed table. */
export function cnCalendar(): Calendar {
  return Calendar.from(calendarJson());
}
