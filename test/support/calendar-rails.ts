import { readFileSync } from 'node:fs';
import { Rails } from '../../src/core/rails/rails.ts';
import { cnCalendar } from './calendar.ts';

/** The committed table of rails as parsed JSON; a fresh copy each time, so that a test may spoil it. */
export function railsJson(): RailsJson {
  return JSON.parse(readFileSync(new URL('../../rules/rails/rails.json', import.meta.url), 'utf8')) as RailsJson;
}

/** As much of the shape of the table as tests touch. */
export interface RailsJson {
  rails: Record<
    string,
    { hours: Record<string, unknown>[]; caps: Record<string, unknown>[] } & Record<string, unknown>
  >;
  outages: Record<string, unknown>[];
}

/** The rails of the committed tables. */
export function cnRails(): Rails {
  return Rails.from(railsJson(), cnCalendar());
}
