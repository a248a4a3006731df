import { InputError, type Place } from '../../core/errors.ts';
import { dayOf, msOfDay, parseInstant, parseTimeOfDay } from '../../core/time.ts';

/** A time of a plan before the start of the scenario gives it a meaning. */
export interface PlanTimeText {
  /** `natural` and `working`: `days` after the first day. `absolute`: `days` is a local day number. */
  readonly counts: 'natural' | 'working' | 'absolute';
  readonly days: number;
  /** Milliseconds since local midnight. */
  readonly ms: number;
}

const RELATIVE = /^(?:([DT])\+(0|[1-9][0-9]{0,3}) )?([0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,3})?)$/;

/**
 * Reads `10:00:00` (first day), `D+2 10:00:00` (natural days later), `T+1 10:00:00` (working days later) or a full
 * date-time with +08:00. At most 9999 days later.
 *
 * @throws InputError `plan-time-format`, `time-of-day-format`, and the codes of `parseInstant`.
 */
export function parsePlanTime(text: unknown, place?: Place): PlanTimeText {
  if (typeof text === 'string') {
    const match = RELATIVE.exec(text);
    if (match !== null) {
      const ms = parseTimeOfDay(match[3], place);
      return { counts: match[1] === 'T' ? 'working' : 'natural', days: Number(match[2] ?? 0), ms };
    }
    if (/^[0-9]{4}-/.test(text)) {
      const instant = parseInstant(text, place);
      return { counts: 'absolute', days: dayOf(instant), ms: msOfDay(instant) };
    }
  }
  throw new InputError('plan-time-format', { text: typeof text === 'string' ? text : JSON.stringify(text) }, place);
}
