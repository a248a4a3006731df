import { describe, expect, it } from 'vitest';
import { applyOverrides, checkSettings, noOverrides } from '../../../../src/io/scenarios/overrides.ts';
import type { ScenarioFile } from '../../../../src/scenario/format.ts';
import { withdrawal } from '../../../../src/flows/withdrawal/flow.ts';
import { cnCalendar } from '../../../support/calendar.ts';
import { codeOf } from '../../../support/codes.ts';
import { flawed } from '../../../support/flawed-scenario.ts';

const calendar = cnCalendar();
const flows = new Map([['withdrawal', withdrawal]]);

/** 2018-02-12 is a Monday; the Spring Festival of that year runs from 02-15 to 02-21. */
const scenario = {
  ...flawed,
  starts: '2018-02-12T10:00:00+08:00',
  until: '2018-02-13T00:00:00+08:00',
  plan: [
    { at: '10:00:00', who: 'alice', does: 'withdraw', flow: 'w1', yuan: '1.00' },
    { at: 'D+1 09:30:00', who: 'alice', does: 'withdraw', flow: 'w2', yuan: '1.00' },
    { at: 'T+1 09:00:00', who: 'alice', does: 'withdraw', flow: 'w2', yuan: '1.00' },
    { at: '2018-02-14T08:00:00+08:00', who: 'alice', does: 'withdraw', flow: 'w2', yuan: '1.00' },
    { channel: 'payout', fate: 'closed', from: '17:00:00', until: 'D+1 01:00:00' },
    { leg: 'w1/payout#1', fate: 'unknown', by: 'PT1M' },
  ],
  expect: ['x', { id: 'y' }, { id: 'z', date: '2018-02-13' }],
} as unknown as ScenarioFile;

function movedTo(starts: string): ScenarioFile {
  return applyOverrides(scenario, { ...noOverrides, starts }, flows, calendar);
}

const timesOf = ({ plan }: ScenarioFile) =>
  plan!.map((item) => ('at' in item ? item.at : 'channel' in item ? `${item.from} ${item.until}` : '-'));

describe('moving a plan to another start', () => {
  it('on a date keeps every time of day, and moves full date-times by whole days', () => {
    const moved = movedTo('2018-03-05');
    expect(moved.starts).toBe('2018-03-05T10:00:00+08:00');
    expect(moved.until).toBe('2018-03-06T00:00:00+08:00');
    expect(timesOf(moved)).toEqual([
      '10:00:00',
      'D+1 09:30:00',
      'T+1 09:00:00',
      '2018-03-07T08:00:00+08:00',
      '17:00:00 D+1 01:00:00',
      '-',
    ]);
    expect(moved.expect).toEqual(['x', { id: 'y' }, { id: 'z', date: '2018-03-06' }]);
  });

  it('to another time of day moves every act by the difference', () => {
    expect(timesOf(movedTo('2018-02-12T10:30:00+08:00'))).toEqual([
      '10:30:00',
      'D+1 10:00:00',
      'T+1 09:30:00',
      '2018-02-14T08:30:00+08:00',
      '17:30:00 D+1 01:30:00',
      '-',
    ]);
  });

  it('over midnight carries into the next day, after counting working days', () => {
    expect(timesOf(movedTo('2018-02-14T23:00:00+08:00'))).toEqual([
      '23:00:00',
      'D+1 22:30:00',
      // T+1 of Wednesday the 14th is Thursday the 22nd, because of the Spring Festival.
      'T+1 22:00:00',
      '2018-02-16T21:00:00+08:00',
      'D+1 06:00:00 D+1 14:00:00',
      '-',
    ]);
    expect(timesOf(movedTo('2018-02-13T01:00:00+08:00'))).toEqual([
      '01:00:00',
      'D+1 00:30:00',
      'T+1 00:00:00',
      '2018-02-14T23:00:00+08:00',
      '08:00:00 16:00:00',
      '-',
    ]);
    const early = { ...scenario, plan: [{ at: 'T+1 01:00:00' }] } as unknown as ScenarioFile;
    const moved = applyOverrides(early, { ...noOverrides, starts: '2018-02-14T08:00:00+08:00' }, flows, calendar);
    expect(timesOf(moved)).toEqual(['2018-02-21T23:00:00+08:00']);
  });

  it('leaves the file as it was', () => {
    const before = JSON.stringify(scenario);
    movedTo('2019-01-02');
    expect(JSON.stringify(scenario)).toBe(before);
  });
});

describe('a setting', () => {
  const set = (...texts: string[]) => applyOverrides(scenario, { ...noOverrides, set: texts }, flows, calendar);

  it('changes one instance, or all of a type', () => {
    expect(set('w1.retry=failover').flows['w1']!.choices).toEqual({ freeze: 'none', retry: 'failover' });
    expect(set('w1.retry=failover').flows['w2']!.choices).toEqual({ freeze: 'none' });
    const all = set('type:withdrawal.retry=failover').flows;
    expect([all['w1']!.choices, all['w2']!.choices]).toEqual(
      Array.from({ length: 2 }, () => ({ freeze: 'none', retry: 'failover' })),
    );
  });

  it('later on the command line wins', () => {
    expect(set('type:withdrawal.freeze=hold', 'w2.freeze=none').flows['w2']!.choices).toEqual({ freeze: 'none' });
  });

  it.each(['', 'w1', 'w1.retry', 'w1=failover', 'w1.retry=', '.retry=x', 'w1.retry=a=b'])('"%s" is refused', (text) => {
    expect(codeOf(() => checkSettings([text], [scenario], flows))).toBe('set-format');
  });

  it('is counted where it fits', () => {
    const other = { ...scenario, flows: { w9: { flow: 'withdrawal' } } } as unknown as ScenarioFile;
    expect(checkSettings(['w9.freeze=hold', 'type:withdrawal.freeze=hold'], [scenario, other], flows)).toEqual([
      { text: 'w9.freeze=hold', count: 1 },
      { text: 'type:withdrawal.freeze=hold', count: 2 },
    ]);
  });
});

describe('seed and law', () => {
  it('go into the scenario, beside what its law says otherwise', () => {
    const lawful = { ...scenario, law: { enforce: ['a'] } };
    const changed = applyOverrides(lawful, { ...noOverrides, seed: 's', law: '2018-07-01' }, flows, calendar);
    expect([changed.seed, changed.law]).toEqual(['s', { enforce: ['a'], date: '2018-07-01' }]);
  });
});
