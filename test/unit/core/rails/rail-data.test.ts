import { describe, expect, it } from 'vitest';
import { InputError } from '../../../../src/core/errors.ts';
import { parseInstant } from '../../../../src/core/time.ts';
import { Rails } from '../../../../src/core/rails/rails.ts';
import { cnCalendar } from '../../../support/calendar.ts';
import { railsJson, type RailsJson } from '../../../support/calendar-rails.ts';

const calendar = cnCalendar();

function spoilt(change: (json: RailsJson) => void): RailsJson {
  const json = railsJson();
  change(json);
  return json;
}

function outage(from: string, until: string): Record<string, unknown> {
  return {
    rails: ['hvps'],
    from: `2018-05-03T${from}+08:00`,
    until: `2018-05-03T${until}+08:00`,
    confidence: 'recalled',
    citation: { authority: '-', document: null },
  };
}

describe('a table of rails that is wrong', () => {
  it.each<[string, (json: RailsJson) => void, string, string]>([
    ['a rail is missing', (j) => delete j.rails['beps'], 'rails-format', '/rails/beps'],
    ['a rail is unknown', (j) => (j.rails['swift'] = j.rails['beps']!), 'rails-format', '/rails/swift'],
    [
      'a key is misspelt',
      (j) => (j.rails['hvps']!.hours[0]!['cutoff'] = '1'),
      'rails-format',
      '/rails/hvps/hours/0/cutoff',
    ],
    ['no hours', (j) => (j.rails['hvps']!.hours = []), 'rails-format', '/rails/hvps/hours'],
    ['hours end', (j) => (j.rails['beps']!.hours[0]!['to'] = '2020-12-31'), 'rails-gap', '/rails/beps/hours'],
    ['a day is left out', (j) => (j.rails['hvps']!.hours[1]!['from'] = '2018-01-23'), 'rails-gap', '/rails/hvps/hours'],
    [
      'two hours for a day',
      (j) => (j.rails['hvps']!.hours[1]!['from'] = '2018-01-21'),
      'rails-overlap',
      '/rails/hvps/hours',
    ],
    ['hours out of order', (j) => j.rails['hvps']!.hours.reverse(), 'rails-overlap', '/rails/hvps/hours'],
    [
      'two caps for a day',
      (j) => (j.rails['beps']!.caps[0]!['to'] = '2020-01-01'),
      'rails-overlap',
      '/rails/beps/caps',
    ],
    [
      'it ends before it begins',
      (j) => (j.rails['beps']!.caps[0]!['to'] = '2015-12-31'),
      'rails-format',
      '/rails/beps/caps/0/to',
    ],
    [
      'a cap as number',
      (j) => (j.rails['beps']!.caps[0]!['yuan'] = 50000),
      'money-not-text',
      '/rails/beps/caps/0/yuan',
    ],
    [
      'a negative cap',
      (j) => (j.rails['beps']!.caps[0]!['yuan'] = '-1.00'),
      'money-negative',
      '/rails/beps/caps/0/yuan',
    ],
    [
      'a date that is none',
      (j) => (j.rails['beps']!.caps[0]!['from'] = '2016-02-30'),
      'date-invalid',
      '/rails/beps/caps/0/from',
    ],
    [
      'a time that is none',
      (j) => (j.rails['hvps']!.hours[0]!['cutOff'] = '17:60:00'),
      'time-of-day-format',
      '/rails/hvps/hours/0/cutOff',
    ],
    [
      'it opens after its cut-off',
      (j) => (j.rails['hvps']!.hours[0]!['opens'] = { daysBefore: 0, at: '17:00:00' }),
      'rails-format',
      '/rails/hvps/hours/0/opens/at',
    ],
    [
      'it opens on the eve before the cut-off of the eve',
      (j) => (j.rails['hvps']!.hours[1]!['opens'] = { daysBefore: 1, at: '17:14:59' }),
      'rails-format',
      '/rails/hvps/hours/1/opens/at',
    ],
    [
      'a clearing window runs backwards',
      (j) => (j.rails['hvps']!.hours[1]!['clearingWindow'] = { from: '20:30:00', until: '17:15:00' }),
      'rails-format',
      '/rails/hvps/hours/1/clearingWindow/until',
    ],
    [
      'an unknown confidence',
      (j) => (j.rails['beps']!.caps[0]!['confidence'] = 'sure'),
      'rails-format',
      '/rails/beps/caps/0/confidence',
    ],
    ['no source', (j) => delete j.rails['beps']!.caps[0]!['citation'], 'rails-format', '/rails/beps/caps/0/citation'],
    [
      'a note in one language',
      (j) => (j.rails['beps']!.caps[0]!['note'] = { zh: '一' }),
      'rails-format',
      '/rails/beps/caps/0/note/en',
    ],
    [
      'it settles through itself',
      (j) => (j.rails['beps']!['settles'] = { when: 'at-cut', through: 'beps' }),
      'rails-format',
      '/rails/beps/settles/through',
    ],
    [
      'it is round the clock and not',
      (j) => (j.rails['hvps']!.hours[3] = { ...j.rails['beps']!.hours[0], from: '2026-10-19' }),
      'rails-format',
      '/rails/hvps/hours/3/days',
    ],
    [
      'an outage runs backwards',
      (j) => j.outages.push(outage('12:00:00', '12:00:00')),
      'rails-format',
      '/outages/13/until',
    ],
    [
      'two outages overlap',
      (j) => j.outages.push(outage('12:00:00', '13:00:00'), outage('12:59:59.999', '14:00:00')),
      'rails-overlap',
      '/outages/14',
    ],
  ])('is refused: %s', (_what, change, code, pointer) => {
    try {
      Rails.from(spoilt(change), calendar, 'spoilt.json');
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      expect((error as InputError).code).toBe(code);
      expect((error as InputError).place).toEqual({ file: 'spoilt.json', pointer });
    }
  });
});

describe('outages', () => {
  const at = (time: string): number => parseInstant(`2018-05-03T${time}+08:00`);

  it('cut a hole into the hours of a rail, and may touch each other or the cut-off', () => {
    const rails = Rails.from(
      spoilt((j) =>
        j.outages.push(outage('13:00:00', '14:00:00'), outage('12:00:00', '13:00:00'), outage('17:00:00', '20:45:00')),
      ),
      calendar,
    );
    expect(rails.isOpen('hvps', at('12:00:00') - 1)).toBe(true);
    expect(rails.isOpen('hvps', at('12:00:00'))).toBe(false);
    expect(rails.nextOpening('hvps', at('12:00:00'))).toBe(at('14:00:00'));
    expect(rails.closesAt('hvps', at('11:00:00'))).toBe(at('12:00:00'));
    expect(rails.closesAt('hvps', at('14:00:00'))).toBe(at('17:00:00'));
    // Shut for the cut-off and for the evening's opening: it opens when the outage ends.
    expect(rails.nextOpening('hvps', at('17:00:00'))).toBe(at('20:45:00'));
    expect(rails.isOpen('beps', at('12:30:00'))).toBe(true);
    // What settles through a rail waits for it.
    expect(rails.timing('beps', at('15:00:00')).settled).toBe(at('16:00:00'));
  });
});

describe('the hash of the table', () => {
  it('depends on what it says and not on the order of its keys', () => {
    const reversed = Object.fromEntries(Object.entries(railsJson()).reverse());
    expect(Rails.from(reversed, calendar).hash).toBe(Rails.from(railsJson(), calendar).hash);
    const other = spoilt((j) => (j.rails['beps']!.caps[0]!['yuan'] = '50000.01'));
    expect(Rails.from(other, calendar).hash).not.toBe(Rails.from(railsJson(), calendar).hash);
  });
});
