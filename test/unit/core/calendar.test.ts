import { afterEach, describe, expect, it } from 'vitest';
import { Calendar } from '../../../src/core/calendar.ts';
import { AssertionFailure, InputError } from '../../../src/core/errors.ts';
import { formatDate, formatInstant, parseDate, parseInstant, startOfDay } from '../../../src/core/time.ts';
import { NOTICES, publishedDays } from '../../support/calendar-notices.ts';
import { calendarJson, cnCalendar } from '../../support/calendar.ts';
import { codeOf } from '../../support/codes.ts';

const calendar = cnCalendar();
const FIRST = parseDate('2016-01-01');
const LAST = parseDate('2026-12-31');

/** Working day by the published lists alone: no table, no arithmetic of ours. */
const PUBLISHED = new Map(NOTICES.flatMap(publishedDays).map(({ date, kind }) => [date, kind]));
function publishedWorkday(date: string): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return (PUBLISHED.get(date) ?? (weekday === 0 || weekday === 6 ? 'off' : 'work')) === 'work';
}

function next(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}

const t1 = (date: string): string => formatDate(calendar.nextWorkday(parseDate(date)));

describe('the committed holiday table', () => {
  it('says what the notices say, day by day, with the numbers of the notices', () => {
    const table = calendarJson().years.map(({ year, document, days }) => ({ year, document, days }));
    expect(table).toEqual(
      NOTICES.map((notice) => ({ year: notice.year, document: notice.document, days: publishedDays(notice) })),
    );
  });

  it('works only weekend days, and takes off at least one weekday a year', () => {
    for (const { year, days } of calendarJson().years) {
      const weekday = (date: unknown): number => new Date(`${String(date)}T00:00:00Z`).getUTCDay();
      expect(days.filter(({ kind, date }) => kind === 'work' && weekday(date) % 6 !== 0)).toEqual([]);
      expect(
        days.filter(({ kind, date }) => kind === 'off' && weekday(date) % 6 !== 0).length,
        `${year}`,
      ).toBeGreaterThan(5);
    }
  });

  it('covers 2016 to 2026', () => {
    expect(formatDate(calendar.firstDay)).toBe('2016-01-01');
    expect(formatDate(calendar.lastDay)).toBe('2026-12-31');
  });
});

describe('T+1', () => {
  it('equals a naive walk over the published lists for every day of the table but the last', () => {
    let days = 0;
    for (let day = FIRST, date = '2016-01-01'; day < LAST; day++, date = next(date), days++) {
      let expected = next(date);
      while (!publishedWorkday(expected)) expected = next(expected);
      if (expected > '2026-12-31') continue;
      if (t1(date) !== expected) expect(`${date}: ${t1(date)}`).toBe(`${date}: ${expected}`);
      if (calendar.isWorkday(day) !== publishedWorkday(date)) expect(date).toBe(publishedWorkday(date));
    }
    expect(days).toBe(4017);
  });

  it('of Wednesday 2018-04-04 is Sunday 2018-04-08, the make-up working day after Qingming', () => {
    expect(t1('2018-04-04')).toBe('2018-04-08');
    expect(t1('2018-04-07')).toBe('2018-04-08');
    expect(t1('2018-04-08')).toBe('2018-04-09');
  });

  it('passes over Spring Festival 2020 as extended: the Saturday that was to be worked is off', () => {
    expect(t1('2020-01-23')).toBe('2020-02-03');
    expect(t1('2020-01-31')).toBe('2020-02-03');
    expect(calendar.isWorkday(parseDate('2020-01-19'))).toBe(true);
    expect(calendar.isWorkday(parseDate('2020-02-01'))).toBe(false);
  });

  it('knows the days that the notice of the next year names in December', () => {
    expect(calendar.isWorkday(parseDate('2018-12-29'))).toBe(true);
    expect(calendar.isWorkday(parseDate('2018-12-31'))).toBe(false);
    expect(t1('2018-12-29')).toBe('2019-01-02');
  });

  it('follows the change of Labour Day 2019', () => {
    expect(t1('2019-04-27')).toBe('2019-04-28');
    expect(t1('2019-04-30')).toBe('2019-05-05');
  });
});

describe('the package chinese-days', () => {
  const before = process.env['TZ'];
  afterEach(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });

  it('agrees on every day of the table when it runs in Shanghai', async () => {
    process.env['TZ'] = 'Asia/Shanghai';
    expect(new Date(0).getHours()).toBe(8);
    const { isWorkday } = await import('chinese-days');
    for (let day = FIRST; day <= LAST; day++) {
      const date = formatDate(day);
      if (isWorkday(date) !== calendar.isWorkday(day)) expect(`${date} ${isWorkday(date)}`).toBe(date);
    }
  });

  it.each(['Asia/Shanghai', 'UTC', 'America/New_York'])('is not needed: %s changes no answer of ours', (zone) => {
    process.env['TZ'] = zone;
    expect(new Date(0).getHours()).toBe({ 'Asia/Shanghai': 8, UTC: 0, 'America/New_York': 19 }[zone]);
    const here = cnCalendar();
    expect(here.hash).toBe('a3aacfea2b58bf10abe010195c3e9d71a760a580eb52318f95850c1d97b13a7d');
    expect(formatDate(here.nextWorkday(parseDate('2018-04-04')))).toBe('2018-04-08');
    expect(formatInstant(startOfDay(parseDate('2018-04-08')))).toBe('2018-04-08T00:00:00+08:00');
    expect(parseInstant('2018-03-11T02:30:00+08:00')).toBe(1_520_706_600_000);
  });
});

describe('T+n', () => {
  it('is T+1 taken n times, forward and back, and counts its own steps', () => {
    for (const start of ['2017-01-20', '2018-04-04', '2018-04-07', '2019-12-31', '2020-01-23']) {
      const day = parseDate(start);
      let forward = day;
      let back = day;
      for (let n = 1; n <= 60; n++) {
        forward = calendar.nextWorkday(forward);
        back = calendar.previousWorkday(back);
        expect(calendar.addWorkdays(day, n)).toBe(forward);
        expect(calendar.addWorkdays(day, -n)).toBe(back);
        expect(calendar.workdaysBetween(day, forward)).toBe(n);
        expect(calendar.isWorkday(forward) && calendar.isWorkday(back)).toBe(true);
      }
    }
  });

  it('of zero is the day itself, even a Sunday', () => {
    const sunday = parseDate('2018-04-15');
    expect(calendar.addWorkdays(sunday, 0)).toBe(sunday);
    expect(calendar.workdayFrom(sunday)).toBe(sunday + 1);
    expect(calendar.workdayFrom(sunday + 1)).toBe(sunday + 1);
    expect(calendar.workdaysBetween(sunday, sunday)).toBe(0);
  });
});

describe('the end of the table', () => {
  it('makes a run inconclusive instead of guessing', () => {
    for (const ask of [
      () => calendar.isWorkday(LAST + 1),
      () => calendar.isWorkday(FIRST - 1),
      () => calendar.nextWorkday(LAST),
      () => calendar.previousWorkday(FIRST),
      () => calendar.addWorkdays(LAST - 3, 10),
      () => calendar.addWorkdays(LAST + 1, 0),
      () => calendar.workdaysBetween(LAST, LAST + 1),
      () => calendar.workdaysBetween(FIRST - 1, FIRST),
    ]) {
      expect(codeOf(ask)).toBe('calendar-exhausted');
    }
    expect(calendar.isWorkday(LAST)).toBe(true);
    // 2016-01-01 was a holiday: nothing is worked before the first working day.
    expect(codeOf(() => calendar.previousWorkday(parseDate('2016-01-04')))).toBe('calendar-exhausted');
    expect(() => calendar.workdaysBetween(LAST, FIRST)).toThrow(AssertionFailure);
  });

  it('refuses a scenario that starts outside, and says where', () => {
    const place = { file: 'a.scenario.json', pointer: '/starts' };
    calendar.requireWithin(FIRST, place);
    calendar.requireWithin(LAST, place);
    try {
      calendar.requireWithin(LAST + 1, place);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      expect((error as InputError).code).toBe('date-outside-calendar');
      expect((error as InputError).params).toEqual({ date: '2027-01-01', first: '2016-01-01', last: '2026-12-31' });
      expect((error as InputError).place).toEqual(place);
    }
  });
});

describe('a further table', () => {
  const next2027 = {
    years: [
      {
        year: 2027,
        document: null,
        days: [
          { date: '2026-12-31', kind: 'off' },
          { date: '2026-12-27', kind: 'work' },
          { date: '2027-01-01', kind: 'off' },
        ],
      },
    ],
  };

  it('adds a year, and days of the December before', () => {
    const longer = calendar.merge(next2027, 'next.json');
    expect(formatDate(longer.lastDay)).toBe('2027-12-31');
    expect(formatDate(longer.nextWorkday(parseDate('2026-12-30')))).toBe('2027-01-04');
    expect(longer.isWorkday(parseDate('2026-12-27'))).toBe(true);
    expect(longer.hash).not.toBe(calendar.hash);
    // The table it was made from is untouched.
    expect(calendar.isWorkday(parseDate('2026-12-31'))).toBe(true);
    expect(codeOf(() => calendar.isWorkday(LAST + 1))).toBe('calendar-exhausted');
  });

  it('may repeat a day but not contradict it', () => {
    const say = (kind: string): unknown => ({
      years: [{ year: 2018, document: null, days: [{ date: '2018-04-08', kind }] }],
    });
    expect(calendar.merge(say('work'), 'same.json').hash).toBe(calendar.hash);
    expect(codeOf(() => calendar.merge(say('off'), 'other.json'))).toBe('calendar-contradiction');
  });

  it('must leave no year out', () => {
    const far = { years: [{ year: 2028, document: null, days: [] }] };
    expect(codeOf(() => calendar.merge(far, 'far.json'))).toBe('calendar-gap');
  });
});

describe('a table that is wrong', () => {
  it.each<[string, (json: ReturnType<typeof calendarJson>) => unknown, string, string]>([
    ['no object', () => null, 'calendar-format', ''],
    ['no years', () => ({}), 'calendar-format', '/years'],
    ['an empty list', () => ({ years: [] }), 'calendar-format', '/years'],
    ['years as text', (j) => ({ years: [{ ...j.years[0], year: '2016' }] }), 'calendar-format', '/years/0/year'],
    ['a year twice', (j) => ({ years: [j.years[0], j.years[0]] }), 'calendar-format', '/years/1/year'],
    [
      'no document',
      (j) => ({ years: [{ year: 2016, days: j.years[0]?.days }] }),
      'calendar-format',
      '/years/0/document',
    ],
    [
      'days as object',
      () => ({ years: [{ year: 2016, document: null, days: {} }] }),
      'calendar-format',
      '/years/0/days',
    ],
    ['a date of another year', () => oneDay('2017-01-01', 'off'), 'calendar-format', '/years/0/days/0/date'],
    ['a date of last November', () => oneDay('2015-11-30', 'off'), 'calendar-format', '/years/0/days/0/date'],
    ['an unknown kind', () => oneDay('2016-01-01', 'holiday'), 'calendar-format', '/years/0/days/0/kind'],
    ['no date', () => oneDay('2016-02-30', 'off'), 'date-invalid', '/years/0/days/0/date'],
    ['a date as number', () => oneDay(20160101, 'off'), 'date-format', '/years/0/days/0/date'],
    ['a missing year', (j) => ({ years: [j.years[0], j.years[2]] }), 'calendar-gap', ''],
    [
      'two kinds for a day',
      () => ({
        years: [
          {
            year: 2016,
            document: null,
            days: [
              { date: '2016-01-01', kind: 'off' },
              { date: '2016-01-01', kind: 'work' },
            ],
          },
        ],
      }),
      'calendar-contradiction',
      '/years/0/days/1/date',
    ],
  ])('is refused: %s', (_what, spoil, code, pointer) => {
    try {
      Calendar.from(spoil(calendarJson()), 'spoilt.json');
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      expect((error as InputError).code).toBe(code);
      expect((error as InputError).place?.file).toBe('spoilt.json');
      expect((error as InputError).place?.pointer ?? '').toBe(pointer);
    }
  });
});

function oneDay(date: unknown, kind: string): unknown {
  return { years: [{ year: 2016, document: null, days: [{ date, kind }] }] };
}
