import { assert, InputError, type Place } from './errors.ts';
import { shown } from './shown.ts';

/*
 * Time is integer milliseconds since the Unix epoch (UTC). Everything a user sees is Asia/Shanghai, a fixed +08:00 in
 * the years served here (China has had no daylight saving time since 1991), so local time is plain integer arithmetic
 * and no machine's time zone can change it. A "day" is a local day number: 0 is 1970-01-01 in Shanghai.
 */

export const MS_PER_SECOND = 1000;
export const MS_PER_MINUTE = 60_000;
export const MS_PER_HOUR = 3_600_000;
export const MS_PER_DAY = 86_400_000;

const OFFSET = 8 * MS_PER_HOUR;
/** {@link MS_PER_DAY} for this module: unlike what it exports, compiled into the code. */
const DAY_MS = MS_PER_DAY;

/** A date of the civil (proleptic Gregorian) calendar. `month` 1 to 12, `weekday` 0 (Sunday) to 6 (Saturday). */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
}

/** Local day number of an instant. */
export function dayOf(ms: number): number {
  return Math.floor((ms + OFFSET) / DAY_MS);
}

/** Milliseconds since local midnight, 0 (inclusive) to 86,400,000 (exclusive). */
export function msOfDay(ms: number): number {
  return ms - startOfDay(dayOf(ms));
}

/** Instant of local midnight at the beginning of a day. */
export function startOfDay(day: number): number {
  return day * DAY_MS - OFFSET;
}

/**
 * Day number of a civil date. The parts must form a date; see {@link isCivilDate}.
 * Method: days_from_civil of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (eras of 400 years that
 * begin in March, so that the leap day is the last of its year).
 */
export function dayFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Civil date of a day number; inverse of {@link dayFromCivil}. */
export function civilFromDay(day: number): CivilDate {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
    weekday: weekdayOf(day),
  };
}

/** Weekday of a day number, 0 (Sunday) to 6 (Saturday). Day 0 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** True for a leap year of the Gregorian calendar. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Number of days of a month, 28 to 31. `month` 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** True if the parts form a date that exists, in the years 1 to 9999 that four digits can write. */
export function isCivilDate(year: number, month: number, day: number): boolean {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

const DATE = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const INSTANT = /^([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9:.]+)(Z|[+-][0-9]{2}:[0-9]{2})?$/;
const TIME = /^([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,3}))?$/;
const DURATION = /^P(?:([0-9]+)D)?(?:T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(?:\.([0-9]{1,3}))?S)?)?$/;
const CALENDAR_DURATION = /^P(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+W)?(?:[0-9]+D)?(?:T[0-9HMS.]+)?$/;

/**
 * Local day number of a date "YYYY-MM-DD".
 *
 * @throws InputError `date-format`, `date-invalid` (no such day, for example 2017-02-29).
 */
export function parseDate(text: unknown, place?: Place): number {
  const match = typeof text === 'string' ? DATE.exec(text) : null;
  if (match === null) throw new InputError('date-format', { text: shown(text) }, place);
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (!isCivilDate(year, month, day)) throw new InputError('date-invalid', { text: shown(text) }, place);
  return dayFromCivil(year, month, day);
}

/** "YYYY-MM-DD" of a local day number. */
export function formatDate(day: number): string {
  const { year, month, day: dayOfMonth } = civilFromDay(day);
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(dayOfMonth, 2)}`;
}

/**
 * Instant of "2017-08-21T10:00:00+08:00", with up to three decimals of a second. The offset is required and must be
 * +08:00: a file that mixes offsets is read wrongly by its reader before it is read wrongly by us.
 *
 * @throws InputError `time-format`, `time-offset`, `date-invalid`, `time-of-day-format`.
 */
export function parseInstant(text: unknown, place?: Place): number {
  const match = typeof text === 'string' ? INSTANT.exec(text) : null;
  if (match === null) throw new InputError('time-format', { text: shown(text) }, place);
  if (match[3] !== '+08:00') throw new InputError('time-offset', { text: shown(text) }, place);
  return startOfDay(parseDate(match[1], place)) + parseTimeOfDay(match[2], place);
}

/** ISO date-time with +08:00; milliseconds only when they are not zero. Inverse of {@link parseInstant}. */
export function formatInstant(ms: number): string {
  return `${formatDate(dayOf(ms))}T${formatTimeOfDay(msOfDay(ms))}+08:00`;
}

/** What a time of day may be. */
export interface TimeOfDayOptions {
  /** True: "24:00:00" is the end of the day (86,400,000). Default false. */
  readonly endOfDay?: boolean;
}

/**
 * Milliseconds of day of "17:15:00" or "17:15:00.5" (at most three decimals).
 *
 * @throws InputError `time-of-day-format`.
 */
export function parseTimeOfDay(text: unknown, place?: Place, options: TimeOfDayOptions = {}): number {
  if (text === '24:00:00' && options.endOfDay === true) return MS_PER_DAY;
  const match = typeof text === 'string' ? TIME.exec(text) : null;
  const [hour, minute, second] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  if (match === null || hour > 23 || minute > 59 || second > 59) {
    throw new InputError('time-of-day-format', { text: shown(text) }, place);
  }
  return hour * MS_PER_HOUR + minute * MS_PER_MINUTE + second * MS_PER_SECOND + decimals(match[4]);
}

/** "HH:MM:SS", with ".mmm" only when the milliseconds are not zero. 86,400,000 is "24:00:00". */
export function formatTimeOfDay(ms: number): string {
  assert(ms >= 0 && ms <= MS_PER_DAY, `${ms} ms are no time of day`);
  const [hour, minute] = [Math.floor(ms / MS_PER_HOUR), Math.floor(ms / MS_PER_MINUTE) % 60];
  const second = Math.floor(ms / MS_PER_SECOND) % 60;
  const fraction = ms % MS_PER_SECOND;
  return `${digits(hour, 2)}:${digits(minute, 2)}:${digits(second, 2)}${fraction === 0 ? '' : `.${digits(fraction, 3)}`}`;
}

/**
 * Milliseconds of an ISO 8601 duration of days, hours, minutes and seconds ("P1DT2H3M4.5S", "PT10M"). A day is 24
 * hours. Years, months and weeks are refused: their length depends on the day they start.
 *
 * @throws InputError `duration-format`, `duration-calendar-unit`, `duration-range` (beyond safe integers).
 */
export function parseDuration(text: unknown, place?: Place): number {
  const match = typeof text === 'string' ? DURATION.exec(text) : null;
  // "P" and "PT" name no unit; "P1DT" has an empty time.
  if (match === null || typeof text !== 'string' || text.endsWith('P') || text.endsWith('T')) {
    const calendar = typeof text === 'string' && CALENDAR_DURATION.test(text) && /[0-9][YMW]/.test(text.split('T')[0]!);
    throw new InputError(calendar ? 'duration-calendar-unit' : 'duration-format', { text: shown(text) }, place);
  }
  const [, days, hours, minutes, seconds, fraction] = match;
  const ms =
    Number(days ?? 0) * MS_PER_DAY +
    Number(hours ?? 0) * MS_PER_HOUR +
    Number(minutes ?? 0) * MS_PER_MINUTE +
    Number(seconds ?? 0) * MS_PER_SECOND +
    decimals(fraction);
  if (!Number.isSafeInteger(ms)) throw new InputError('duration-range', { text: shown(text) }, place);
  return ms;
}

/** Shortest ISO 8601 duration of at most days: 600,000 is "PT10M", 0 is "PT0S". `ms` is not negative. */
export function formatDuration(ms: number): string {
  assert(ms >= 0, `negative duration ${ms}`);
  const part = (amount: number, unit: string): string => (amount === 0 ? '' : `${amount}${unit}`);
  const fraction = ms % MS_PER_SECOND;
  const whole = Math.floor(ms / MS_PER_SECOND) % 60;
  const seconds = fraction === 0 ? part(whole, 'S') : `${whole}.${digits(fraction, 3).replace(/0+$/, '')}S`;
  const time = `${part(Math.floor(ms / MS_PER_HOUR) % 24, 'H')}${part(Math.floor(ms / MS_PER_MINUTE) % 60, 'M')}${seconds}`;
  const text = `P${part(Math.floor(ms / MS_PER_DAY), 'D')}${time === '' ? '' : `T${time}`}`;
  return text === 'P' ? 'PT0S' : text;
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** Milliseconds of the decimals of a second: "5" is 500. */
function decimals(text: string | undefined): number {
  return text === undefined ? 0 : Number(text.padEnd(3, '0'));
}
