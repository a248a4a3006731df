import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { dayFromCivil, formatDate } from '../../../../src/core/time.ts';
import { readJsonFile } from '../../../../src/io/read/strict-json.ts';
import { regimeChecks } from '../../../../src/rules/lint/regime-checks.ts';
import { readRegimes } from '../../../../src/rules/regimes/regime-file.ts';
import { topicsOf } from '../../../../src/rules/regimes/regime.ts';
import { rulesFolder, shippedRulebook } from '../load.ts';

/*
 * What was read of the law of six days, apart from the rule files, against the file of regimes that ships. "-" is a rule
 * that is not in force. 1: 2017-08-19, 2: 2017-08-22, 3: 2018-02-11, 4: 2018-05-04, 5: 2018-06-19, 6: 2026-11-20.
 */

const document = readJsonFile(join(rulesFolder, 'regimes.cases.json'));
const topics = topicsOf(shippedRulebook.rules, shippedRulebook.parameters.values());
const stated = readRegimes(document, topics);
const dates = ['2017-08-19', '2017-08-22', '2018-02-11', '2018-05-04', '2018-06-19', '2026-11-20'];

function on(date: string): { rules: Record<string, unknown>; parameters: Record<string, unknown> } {
  const days = stated.days.filter(({ day }) => formatDate(day) === date);
  return {
    rules: Object.assign({}, ...days.map(({ rules }) => rules)) as Record<string, unknown>,
    parameters: Object.assign({}, ...days.map(({ parameters }) => parameters)) as Record<string, unknown>,
  };
}

describe('the file of regimes that ships', () => {
  it('is what the rules say, and names every day on which anything changes and the days around', () => {
    expect(regimeChecks(document, topics, stated).map(({ code, params }) => ({ code, params }))).toEqual([]);
    expect(stated.dates.map(formatDate)).toEqual(dates);
    expect(topics.length).toBeGreaterThan(9);
    for (const { name } of topics) {
      expect(stated.days.filter(({ topic }) => topic.name === name).length, name).toBeGreaterThan(dates.length - 1);
    }
  });

  it('has the form that its schema describes', () => {
    const schema = JSON.parse(readFileSync(join(rulesFolder, 'schema/regimes.schema.json'), 'utf8')) as object;
    const validate = new Ajv({ allErrors: true }).compile(schema);
    validate(JSON.parse(document.text));
    expect(validate.errors ?? []).toEqual([]);
  });

  it.each<[string, string]>([
    ['no-direct-connection', '- - - - - +'],
    ['barcode-dynamic-daily', '- - - + + +'],
    ['barcode-static-daily', '- - - + + +'],
    ['reserve-bank-min-assets', '+ + + + + -'],
    ['reserve-central-ratio-stage1', '+ + + + + -'],
    ['reserve-central-ratio-full', '- - - - - +'],
    ['reserve-no-interest', '+ + + + + -'],
    ['loan-no-upfront-interest', '+ + + + + +'],
    ['loan-no-upfront-deduction', '- - + + + +'],
    ['loan-rate-unenforceable', '+ + + + + -'],
    ['loan-rate-void', '+ + + + + -'],
    ['loan-rate-four-lpr', '- - - - - +'],
    ['entrusted-loan-principal', '- - + + + +'],
    ['entrusted-loan-funds', '- - + + + +'],
    ['loan-no-students', '+ + + + + +'],
    ['bankacct-class3-limits', '+ + + + + +'],
    ['p2p-custodian-is-bank', '+ + + + + +'],
  ])('has %s in force on the source dates as the law had it', (rule, wanted) => {
    expect(dates.map((date) => (on(date).rules[rule] === undefined ? '-' : '+')).join(' ')).toBe(wanted);
  });

  it.each<[string, readonly unknown[]]>([
    ['parameter.bank-account.class3-balance', ['1000.00', '1000.00', '2000.00', '2000.00', '2000.00', '2000.00']],
    ['parameter.bank-account.class3-out-day', ['5000.00', '5000.00', '2000.00', '2000.00', '2000.00', '2000.00']],
    ['parameter.bank-account.class3-out-year', ['100000.00', '100000.00', ...Array<string>(4).fill('50000.00')]],
    ['parameter.lending.enforceable-rate', ['24%', '24%', '24%', '24%', '24%', undefined]],
    ['parameter.lending.void-rate', ['36%', '36%', '36%', '36%', '36%', undefined]],
    ['parameter.lpr.one-year', [undefined, undefined, undefined, undefined, undefined, 'unknown']],
    ['parameter.rails.hvps-closes', ['17:00:00', '17:00:00', '17:15:00', '17:15:00', '17:15:00', '17:30:00']],
    ['parameter.reserve.central-ratio-full', [undefined, undefined, undefined, undefined, undefined, '100%']],
    ['parameter.reserve.bank-min-assets', [...Array<string>(5).fill('200000000000.00'), undefined]],
  ])('has %s as the law had it', (name, wanted) => {
    expect(dates.map((date) => on(date).parameters[name])).toEqual(wanted);
  });

  it('never makes the average of the sector the duty of one institution', () => {
    const average = (date: number): string[] =>
      stated.averages
        .filter(({ topic, from, to }) => topic === 'reserve' && from <= date && (to === undefined || date <= to))
        .map(({ text }) => text.en);
    expect(average(dayFromCivil(2017, 8, 22))).toEqual([expect.stringContaining('20%')]);
    expect(average(dayFromCivil(2018, 2, 11))).toEqual([expect.stringContaining('30%')]);
    expect(average(dayFromCivil(2018, 6, 19))).toEqual([expect.stringContaining('50%')]);
    expect(average(dayFromCivil(2026, 11, 20))).toEqual([]);
    for (const date of ['2017-08-22', '2018-02-11', '2018-06-19']) {
      const ratio = on(date).parameters['parameter.reserve.central-ratio'] as Record<
        string,
        { lo: string; hi: string }
      >;
      for (const { lo, hi } of Object.values(ratio)) expect(lo).not.toBe(hi);
    }
  });
});
