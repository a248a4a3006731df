import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  civilFromDay,
  dayFromCivil,
  dayOf,
  daysInMonth,
  formatDate,
  formatDuration,
  formatInstant,
  formatTimeOfDay,
  isCivilDate,
  MS_PER_DAY,
  msOfDay,
  parseDate,
  parseDuration,
  parseInstant,
  parseTimeOfDay,
  startOfDay,
} from '../../../src/core/time.ts';
import { codeOf } from '../../support/codes.ts';

describe('instants', () => {
  it('are milliseconds since the epoch, whatever the time zone of the machine', () => {
    expect(parseInstant('1970-01-01T08:00:00+08:00')).toBe(0);
    expect(parseInstant('2017-08-21T10:00:00+08:00')).toBe(Date.parse('2017-08-21T02:00:00Z'));
    expect(formatInstant(Date.parse('2017-08-21T02:00:00Z'))).toBe('2017-08-21T10:00:00+08:00');
  });

  it('show milliseconds only when there are some', () => {
    expect(formatInstant(parseInstant('2018-05-04T17:14:59.999+08:00'))).toBe('2018-05-04T17:14:59.999+08:00');
    expect(formatInstant(parseInstant('2018-05-04T17:14:59.5+08:00'))).toBe('2018-05-04T17:14:59.500+08:00');
    expect(formatInstant(parseInstant('2018-05-04T17:15:00.000+08:00'))).toBe('2018-05-04T17:15:00+08:00');
  });

  it.each([
    ['2017-08-21', 'time-format'],
    ['2017-08-21 10:00:00+08:00', 'time-format'],
    ['2017-08-21T10:00:00.1234+08:00', 'time-of-day-format'],
    ['2017-08-21T24:00:00+08:00', 'time-of-day-format'],
    ['2017-08-21T10:60:00+08:00', 'time-of-day-format'],
    ['2017-08-21T10:00:60+08:00', 'time-of-day-format'],
    ['2017-08-21T10:00+08:00', 'time-of-day-format'],
    ['2017-02-29T10:00:00+08:00', 'date-invalid'],
    ['2017-08-21T10:00:00Z', 'time-offset'],
    ['2017-08-21T10:00:00', 'time-offset'],
    ['2017-08-21T10:00:00+09:00', 'time-offset'],
    ['２０１７-08-21T10:00:00+08:00', 'time-format'],
  ])('refuses %s as %s', (text, code) => {
    expect(codeOf(() => parseInstant(text))).toBe(code);
  });

  it('agree with the engine on the civil date of every instant between the years 1 and 9999', () => {
    const [first, last] = [startOfDay(dayFromCivil(1, 1, 1)), startOfDay(dayFromCivil(9999, 12, 31)) + MS_PER_DAY - 1];
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), (ms) => {
        const iso = new Date(ms + 8 * 3_600_000).toISOString();
        expect(formatDate(dayOf(ms))).toBe(iso.slice(0, 10));
        expect(formatTimeOfDay(msOfDay(ms)).slice(0, 8)).toBe(iso.slice(11, 19));
        expect(civilFromDay(dayOf(ms)).weekday).toBe(new Date(ms + 8 * 3_600_000).getUTCDay());
        expect(parseInstant(formatInstant(ms))).toBe(ms);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('days', () => {
  it('begin at midnight in Shanghai: one millisecond before is the day before', () => {
    const day = parseDate('2018-06-30');
    const midnight = parseInstant('2018-06-30T00:00:00+08:00');
    expect(startOfDay(day)).toBe(midnight);
    expect(dayOf(midnight)).toBe(day);
    expect(dayOf(midnight - 1)).toBe(day - 1);
    expect(msOfDay(midnight - 1)).toBe(MS_PER_DAY - 1);
    expect(msOfDay(midnight)).toBe(0);
  });

  it('run through every date from 1900 to 2100 without gap or repetition', () => {
    let day = dayFromCivil(1900, 1, 1);
    for (let year = 1900; year <= 2100; year++) {
      for (let month = 1; month <= 12; month++) {
        for (let d = 1; d <= daysInMonth(year, month); d++, day++) {
          const civil = civilFromDay(day);
          if (civil.year !== year || civil.month !== month || civil.day !== d) expect(civil).toEqual([year, month, d]);
          if (dayFromCivil(year, month, d) !== day) expect([year, month, d]).toEqual(day);
        }
      }
    }
    expect(day).toBe(dayFromCivil(2101, 1, 1));
  });

  it.each([
    ['2017-8-21', 'date-format'],
    ['20170821', 'date-format'],
    ['2017-08-21T', 'date-format'],
    ['2017-13-01', 'date-invalid'],
    ['2017-00-01', 'date-invalid'],
    ['2017-04-31', 'date-invalid'],
    ['1900-02-29', 'date-invalid'],
    ['0000-01-01', 'date-invalid'],
    [20170821, 'date-format'],
    [null, 'date-format'],
  ])('refuses %j as %s', (text, code) => {
    expect(codeOf(() => parseDate(text))).toBe(code);
  });

  it('know leap years', () => {
    expect(isCivilDate(2000, 2, 29)).toBe(true);
    expect(isCivilDate(2016, 2, 29)).toBe(true);
    expect(isCivilDate(2100, 2, 29)).toBe(false);
    expect(isCivilDate(2018, 1, 0)).toBe(false);
  });
});

describe('times of day', () => {
  it('read and write the same text', () => {
    expect(parseTimeOfDay('17:15:00')).toBe(62_100_000);
    expect(parseTimeOfDay('00:00:00')).toBe(0);
    expect(parseTimeOfDay('23:59:59.999')).toBe(MS_PER_DAY - 1);
    expect(formatTimeOfDay(62_100_000)).toBe('17:15:00');
    expect(formatTimeOfDay(MS_PER_DAY - 1)).toBe('23:59:59.999');
  });

  it('allow 24:00:00 only as the end of a window', () => {
    expect(parseTimeOfDay('24:00:00', undefined, { endOfDay: true })).toBe(MS_PER_DAY);
    expect(formatTimeOfDay(MS_PER_DAY)).toBe('24:00:00');
    expect(codeOf(() => parseTimeOfDay('24:00:00'))).toBe('time-of-day-format');
    expect(codeOf(() => parseTimeOfDay('24:00:01', undefined, { endOfDay: true }))).toBe('time-of-day-format');
  });
});

describe('durations', () => {
  it.each([
    ['PT10M', 600_000],
    ['P1DT2H3M4.5S', 93_784_500],
    ['P7D', 7 * MS_PER_DAY],
    ['PT0S', 0],
    ['PT0.001S', 1],
    ['PT36H', 129_600_000],
    ['PT0.12S', 120],
  ])('%s is %d ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
    expect(parseDuration(formatDuration(ms))).toBe(ms);
  });

  it.each([
    ['P', 'duration-format'],
    ['PT', 'duration-format'],
    ['P1DT', 'duration-format'],
    ['10M', 'duration-format'],
    ['-PT10M', 'duration-format'],
    ['PT10.5M', 'duration-format'],
    ['PT1.2345S', 'duration-format'],
    ['pt10m', 'duration-format'],
    ['PT1M1H', 'duration-format'],
    ['', 'duration-format'],
    [600, 'duration-format'],
    ['P1Y', 'duration-calendar-unit'],
    ['P1M', 'duration-calendar-unit'],
    ['P2W', 'duration-calendar-unit'],
    ['P1M2DT3H', 'duration-calendar-unit'],
    ['P999999999999D', 'duration-range'],
  ])('refuses %j as %s', (text, code) => {
    expect(codeOf(() => parseDuration(text))).toBe(code);
  });

  it('read back whatever is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000 * MS_PER_DAY }), (ms) => {
        expect(parseDuration(formatDuration(ms))).toBe(ms);
      }),
    );
    expect(formatDuration(93_784_500)).toBe('P1DT2H3M4.5S');
    expect(formatDuration(0)).toBe('PT0S');
  });
});
