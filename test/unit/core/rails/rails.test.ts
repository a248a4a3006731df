import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssertionFailure } from '../../../../src/core/errors.ts';
import { formatDate, formatInstant, parseInstant } from '../../../../src/core/time.ts';
import { RAIL_IDS, type RailId } from '../../../../src/core/rails/rail-data.ts';
import { NOTICES, publishedDays } from '../../../support/calendar-notices.ts';
import { cnRails } from '../../../support/calendar-rails.ts';
import { codeOf } from '../../../support/codes.ts';

const rails = cnRails();
const at = (text: string): number => parseInstant(`${text}+08:00`);
const openAt = (rail: RailId, text: string): boolean => rails.isOpen(rail, at(text));
const nextOpening = (rail: RailId, text: string): string =>
  formatInstant(rails.nextOpening(rail, at(text))).slice(0, -6);
const credited = (rail: RailId, text: string): string => formatInstant(rails.creditTime(rail, at(text))).slice(0, -6);

/** At the instant, and one millisecond before it. */
function flips(rail: RailId, text: string): [boolean, boolean] {
  return [rails.isOpen(rail, at(text) - 1), rails.isOpen(rail, at(text))];
}

const OPENS: [boolean, boolean] = [false, true];
const CLOSES: [boolean, boolean] = [true, false];

describe('HVPS', () => {
  it.each([
    ['2016-01-04T08:30:00', OPENS, 'first working day of the table'],
    ['2016-01-04T17:00:00', CLOSES, ''],
    ['2018-01-19T08:30:00', OPENS, 'last days of 5×12'],
    ['2018-01-19T17:00:00', CLOSES, 'a Friday'],
    ['2018-01-21T23:30:00', OPENS, 'the Sunday evening for Monday 2018-01-22, the first business day of 5×21'],
    ['2018-01-22T17:15:00', CLOSES, ''],
    ['2018-01-22T23:30:00', OPENS, 'for the 23rd'],
    ['2018-04-28T17:15:00', CLOSES, 'a Saturday worked, last business day of 5×21'],
    ['2018-05-01T20:30:00', OPENS, 'the evening of the holiday for 2018-05-02, the first business day of 5×21+12'],
    ['2018-05-02T17:15:00', CLOSES, ''],
    ['2018-05-02T20:30:00', OPENS, 'for the 3rd'],
    ['2018-04-07T23:30:00', OPENS, 'the Saturday evening for the Sunday that is worked'],
    ['2018-04-08T17:15:00', CLOSES, ''],
    ['2026-10-16T17:15:00', CLOSES, 'last business day before the new hours'],
    ['2026-10-18T19:00:00', OPENS, 'the Sunday evening for 2026-10-19, the first business day of 5×22.5'],
    ['2026-10-19T17:15:00', CLOSES, ''],
    ['2026-10-19T19:00:00', OPENS, ''],
  ])('at %s goes %j to the millisecond %s', (text, expected) => {
    expect(flips('hvps', text)).toEqual(expected);
  });

  it.each([
    ['2018-01-21T20:30:00', 'not yet the later hours'],
    ['2018-01-22T17:00:00', 'the old cut-off no longer counts'],
    ['2018-01-22T08:30:00', 'the old opening no longer counts'],
    ['2018-04-30T23:30:00', 'the day after is a holiday'],
    ['2018-05-01T23:30:00', 'already open since 20:30'],
    ['2018-05-02T17:30:00', 'the clearing window ends, the rail stays shut'],
    ['2018-05-04T20:30:00', 'a Friday: Saturday is not worked'],
    ['2018-05-05T08:30:00', 'the first day of a weekend carries no ordinary business'],
    ['2018-05-05T20:30:00', 'a Saturday'],
    ['2026-10-16T19:00:00', 'a Friday'],
    ['2026-10-18T20:30:00', 'already open since 19:00'],
  ])('at %s changes nothing: %s', (text) => {
    const [before, now] = flips('hvps', text);
    expect(now).toBe(before);
  });

  it('leaves the gap that practitioners saw: no payouts in the evening, longer before 2018-05-02', () => {
    expect(nextOpening('hvps', '2018-02-12T17:15:00')).toBe('2018-02-12T23:30:00');
    expect(nextOpening('hvps', '2018-05-03T17:15:00')).toBe('2018-05-03T20:30:00');
    expect(nextOpening('hvps', '2017-08-21T17:00:00')).toBe('2017-08-22T08:30:00');
  });

  it('waits out weekends and holidays', () => {
    expect(nextOpening('hvps', '2018-05-04T17:15:00')).toBe('2018-05-06T20:30:00');
    expect(nextOpening('hvps', '2018-02-14T17:15:00')).toBe('2018-02-21T23:30:00');
    expect(nextOpening('hvps', '2018-04-04T17:15:00')).toBe('2018-04-07T23:30:00');
    expect(nextOpening('hvps', '2020-01-23T18:00:00')).toBe('2020-02-02T20:30:00');
  });

  it('settles at once while it is open, and is final only then', () => {
    const open = at('2018-05-03T17:14:59.999');
    expect(rails.timing('hvps', open)).toEqual({ accepted: open, credited: open, final: open, settled: open });
    const next = at('2018-05-03T20:30:00');
    expect(rails.timing('hvps', open + 1)).toEqual({ accepted: next, credited: next, final: next, settled: next });
  });

  it('counts an evening as the business day it opens for', () => {
    const businessDay = (text: string): string => formatDate(rails.businessDay('hvps', at(text)));
    expect(businessDay('2018-05-03T17:14:59.999')).toBe('2018-05-03');
    expect(businessDay('2018-05-03T17:15:00')).toBe('2018-05-04');
    expect(businessDay('2018-05-03T20:30:00')).toBe('2018-05-04');
    expect(businessDay('2018-05-04T17:15:00')).toBe('2018-05-07');
  });

  it('has the hours of the business day, not of the calendar day, on the eve of a change', () => {
    const hours = (text: string): string => {
      const state = rails.railAt('hvps', at(text));
      return `${state.open} ${formatDate(state.hours.from)}`;
    };
    expect(hours('2018-01-19T16:59:59.999')).toBe('true 2016-01-01');
    expect(hours('2018-01-19T17:00:00')).toBe('false 2018-01-22');
    expect(hours('2018-01-21T23:30:00')).toBe('true 2018-01-22');
    expect(hours('2018-05-01T20:30:00')).toBe('true 2018-05-02');
    expect(hours('2026-10-18T19:00:00')).toBe('true 2026-10-19');
    const window = rails.railAt('hvps', at('2018-03-01T12:00:00')).hours;
    expect(window).toMatchObject({ clearingWindow: { from: 62_100_000, until: 73_800_000 } });
  });

  it('says when it closes', () => {
    expect(rails.closesAt('hvps', at('2018-05-06T20:30:00'))).toBe(at('2018-05-07T17:15:00'));
    expect(() => rails.closesAt('hvps', at('2018-05-05T12:00:00'))).toThrow(AssertionFailure);
  });

  it('agrees at any instant with the hours written down once more', () => {
    const published = new Map(NOTICES.flatMap(publishedDays).map(({ date, kind }) => [date, kind]));
    const worked = (date: string): boolean => {
      const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
      return (published.get(date) ?? (weekday % 6 === 0 ? 'off' : 'work')) === 'work';
    };
    const shift = (date: string, days: number): string =>
      new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
    const naive = (text: string): boolean => {
      const today = text.slice(0, 10);
      const time = text.slice(11);
      const cutOff = today < '2018-01-22' ? '17:00:00' : '17:15:00';
      const morning = today < '2018-01-22' ? '08:30:00' : '00:00:00';
      if (worked(today) && time >= morning && time < cutOff) return true;
      const tomorrow = shift(today, 1);
      if (tomorrow < '2018-01-22' || !worked(tomorrow)) return false;
      return time >= (tomorrow < '2018-05-02' ? '23:30:00' : tomorrow < '2026-10-19' ? '20:30:00' : '19:00:00');
    };
    fc.assert(
      fc.property(fc.integer({ min: at('2016-01-01T00:00:00'), max: at('2026-12-30T00:00:00') }), (ms) => {
        expect(rails.isOpen('hvps', ms)).toBe(naive(formatInstant(ms).slice(0, 19)));
        const next = rails.nextOpening('hvps', ms);
        expect(next).toBeGreaterThanOrEqual(ms);
        expect(rails.isOpen('hvps', next)).toBe(true);
        expect(next === ms || !rails.isOpen('hvps', next - 1)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('BEPS and IBPS', () => {
  it('take and credit round the clock, final at once, and settle in HVPS hours', () => {
    for (const rail of ['beps', 'ibps'] as const) {
      const saturday = at('2018-05-05T15:59:59.999');
      const timing = rails.timing(rail, saturday);
      expect(timing).toEqual({
        accepted: saturday,
        credited: saturday,
        final: saturday,
        settled: at('2018-05-06T20:30:00'),
      });
      expect(rails.timing(rail, at('2018-05-03T15:59:59.999')).settled).toBe(at('2018-05-03T16:00:00'));
      expect(rails.timing(rail, at('2018-05-03T16:00:00')).settled).toBe(at('2018-05-04T16:00:00'));
    }
  });

  it('begin a business day at 16:00', () => {
    const businessDay = (text: string): string => formatDate(rails.businessDay('beps', at(text)));
    expect(businessDay('2018-05-03T15:59:59.999')).toBe('2018-05-03');
    expect(businessDay('2018-05-03T16:00:00')).toBe('2018-05-04');
  });

  it.each([
    ['2016-01-23T00:00:00', CLOSES],
    ['2016-01-23T08:00:00', OPENS],
    ['2016-02-06T19:00:00', CLOSES],
    ['2016-02-09T20:00:00', OPENS],
    ['2016-12-10T00:00:00', CLOSES],
    ['2016-12-10T08:00:00', OPENS],
  ])('stop for maintenance: at %s %j', (text, expected) => {
    expect(flips('beps', text)).toEqual(expected);
    expect(flips('ibps', text)).toEqual(expected);
    expect(openAt('netsunion', text)).toBe(true);
  });

  it('take after a stop what was given during it', () => {
    expect(credited('beps', '2016-02-07T12:00:00')).toBe('2016-02-09T20:00:00');
    expect(rails.closesAt('beps', at('2016-02-06T12:00:00'))).toBe(at('2016-02-06T19:00:00'));
    expect(rails.closesAt('beps', at('2018-02-06T12:00:00'))).toBeUndefined();
  });

  it.each([
    ['2018-04-04T23:59:59.999', '50000.00', 'a working day'],
    ['2018-04-05T00:00:00', '500000.00', 'a holiday'],
    ['2018-04-07T23:59:59.999', '500000.00', 'a holiday'],
    ['2018-04-08T00:00:00', '50000.00', 'a Sunday that is worked'],
    ['2019-12-31T23:59:59.999', '50000.00', ''],
    ['2020-01-01T00:00:00', '1000000.00', ''],
    ['2020-01-24T23:59:59.999', '1000000.00', ''],
    ['2020-01-25T00:00:00', '500000000.00', 'the epidemic'],
    ['2020-01-30T23:59:59.999', '500000000.00', ''],
    ['2020-01-31T00:00:00', '1000000.00', ''],
    ['2026-12-31T12:00:00', '1000000.00', ''],
  ])('BEPS at %s carries at most %s %s', (text, yuan) => {
    expect(rails.capAt('beps', at(text))).toBe(Number(yuan) * 100);
  });

  it('IBPS has the cap of its launch until it changes', () => {
    expect(rails.capAt('ibps', at('2018-04-05T12:00:00'))).toBe(5_000_000);
    expect(rails.capAt('ibps', at('2020-01-01T00:00:00') - 1)).toBe(5_000_000);
    expect(rails.capAt('ibps', at('2020-01-01T00:00:00'))).toBe(100_000_000);
  });

  it('marks what is not certain', () => {
    const confidence = (rail: RailId, text: string): string | undefined => rails.railAt(rail, at(text)).cap?.confidence;
    expect(confidence('beps', '2020-01-10T12:00:00')).toBe('uncertain');
    expect(confidence('ibps', '2024-01-10T12:00:00')).toBe('uncertain');
    expect(confidence('beps', '2018-05-03T12:00:00')).toBe('secondary');
    expect(rails.railAt('hvps', at('2026-11-20T12:00:00')).hours.confidence).toBe('uncertain');
  });
});

describe('UnionPay', () => {
  it('pays a card trade of 2018-04-04 on Sunday 2018-04-08, the next working day', () => {
    expect(credited('unionpay', '2018-04-04T14:00:00')).toBe('2018-04-08T10:00:00');
    const timing = rails.timing('unionpay', at('2018-04-04T14:00:00'));
    expect(timing.accepted).toBe(at('2018-04-04T14:00:00'));
    expect(timing.final).toBe(timing.credited);
  });

  it('counts a trade from 23:00 on to the next day', () => {
    expect(credited('unionpay', '2018-05-03T22:59:59.999')).toBe('2018-05-04T10:00:00');
    expect(credited('unionpay', '2018-05-03T23:00:00')).toBe('2018-05-07T10:00:00');
  });
});

describe('NetsUnion', () => {
  it('credits at once and settles at 10:00 on the next working day', () => {
    const late = at('2018-07-06T23:59:59.999');
    expect(rails.timing('netsunion', late)).toEqual({
      accepted: late,
      credited: late,
      final: late,
      settled: at('2018-07-09T10:00:00'),
    });
    expect(rails.timing('netsunion', at('2018-07-05T00:00:00') - 1).settled).toBe(at('2018-07-05T10:00:00'));
    expect(rails.timing('netsunion', at('2018-07-05T00:00:00')).settled).toBe(at('2018-07-06T10:00:00'));
    expect(rails.capAt('netsunion', late)).toBeUndefined();
  });
});

describe('a transfer within one bank', () => {
  it('is done at once, day and night, and never asks for a working day', () => {
    const beyond = at('2031-01-01T03:00:00');
    expect(rails.timing('on-us', beyond)).toEqual({
      accepted: beyond,
      credited: beyond,
      final: beyond,
      settled: beyond,
    });
    expect(rails.creditTime('beps', beyond)).toBe(beyond);
  });
});

describe('beyond the tables', () => {
  it('a run is inconclusive', () => {
    expect(codeOf(() => rails.isOpen('hvps', at('2027-01-04T12:00:00')))).toBe('calendar-exhausted');
    expect(codeOf(() => rails.nextOpening('hvps', at('2026-12-31T17:15:00')))).toBe('calendar-exhausted');
    expect(codeOf(() => rails.creditTime('unionpay', at('2026-12-31T12:00:00')))).toBe('calendar-exhausted');
    expect(codeOf(() => rails.isOpen('beps', at('2015-12-31T23:59:59.999')))).toBe('rails-undated');
    expect(openAt('hvps', '2026-12-31T17:14:59.999')).toBe(true);
  });
});

describe('every rail', () => {
  it('orders what happens to an instruction, at any time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RAIL_IDS),
        fc.integer({ min: at('2016-01-01T00:00:00'), max: at('2026-12-20T00:00:00') }),
        (rail, submitted) => {
          const { accepted, credited: credit, final, settled } = rails.timing(rail, submitted);
          expect(submitted <= accepted && accepted <= credit && credit <= settled).toBe(true);
          expect(accepted <= final && final <= settled).toBe(true);
          expect(rails.creditTime(rail, submitted)).toBe(credit);
          expect(rails.isOpen(rail, accepted)).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('is gross or net, final and revocable as the table says', () => {
    const now = at('2018-05-03T12:00:00');
    expect(
      RAIL_IDS.map((id) => {
        const { settlement, finality, revocable, fee } = rails.railAt(id, now).terms;
        return [id, settlement, finality, revocable, fee];
      }),
    ).toEqual([
      ['on-us', 'gross', 'at-acceptance', 'never', undefined],
      ['hvps', 'gross', 'at-settlement', 'until-settlement', undefined],
      ['beps', 'net', 'at-acceptance', 'never', undefined],
      ['ibps', 'net', 'at-acceptance', 'never', undefined],
      ['netsunion', 'net', 'at-acceptance', 'never', undefined],
      ['unionpay', 'net', 'at-settlement', 'never', undefined],
    ]);
  });
});
