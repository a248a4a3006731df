import type { Place } from '../../core/errors.ts';
import { dayOf, parseInstant, parseTimeOfDay, startOfDay } from '../../core/time.ts';
import type { Model } from '../../scenario/model.ts';

/** A plan's time as an instant: time of the first day, `D+n`, `T+n`, or a full date-time. */
export function planTime(model: Model, text: string, place: Place): number {
  const match = /^(?:([DT])\+(\d+) )?(\d{2}:\d{2}:\d{2}(?:\.\d{3})?)$/.exec(text);
  if (match === null) return parseInstant(text, place);
  const days = Number(match[2] ?? 0);
  const first = dayOf(model.startsAt);
  const day = match[1] === 'T' ? (days === 0 ? first : model.calendar.addWorkdays(first, days)) : first + days;
  model.calendar.requireWithin(day, place);
  return startOfDay(day) + parseTimeOfDay(match[3], place);
}
