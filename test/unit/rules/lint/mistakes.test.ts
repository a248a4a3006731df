import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixFor, message } from '../../../../src/core/messages/catalogue.ts';
import { fenproof } from '../../../support/fenproof.ts';
import {
  CASES,
  check,
  type Files,
  lint,
  type Mistake,
  OTHER,
  OTHER_CASES,
  PAGE,
  PARAMETERS,
  placeOf,
  replaced,
  RULE,
  soundFiles,
  soundRule,
  writeFiles,
} from './rulebook-folder.ts';

const cap = '"operator": "moneyGreaterThan"';
const literal = (value: string): [string, string] => [
  '"value": {\n          "fact": "parameter.limits.day-cap"\n        }',
  `"value": ${value}`,
];

it('a rulebook without fault has no problem', async () => {
  expect(await lint(soundFiles)).toEqual([]);
});

describe('the fourteen mistakes that engines load silently', () => {
  const mistakes: Mistake[] = [
    {
      ...{ what: 'a mistyped operator', from: cap, to: '"operator": "moneyGreatrThan"' },
      ...{ code: 'rule-unknown-operator', at: '"moneyGreatrThan"', suggestion: 'moneyGreaterThan' },
    },
    {
      ...{ what: 'a mistyped fact', from: '"fact": "instruction.kind"', to: '"fact": "instruction.knid"' },
      ...{ code: 'rule-unknown-fact', at: '"instruction.knid"', suggestion: 'instruction.kind' },
    },
    {
      ...{ what: 'a value of the wrong type', from: literal('')[0], to: '"value": true' },
      ...{ code: 'money-not-text', at: '"value": ^true' },
    },
    {
      ...{ what: 'an amount written for people', from: literal('')[0], to: '"value": "50,000"' },
      ...{ code: 'money-format', at: '"50,000"', suggestion: '50000.00' },
    },
    {
      what: 'a contradiction',
      from: '"fact": "instruction.kind",\n        "operator": "in",\n        "value": [\n          "balance-payment",\n          "withdrawal"\n        ]',
      to: '"fact": "payerClient.paidDaySameVerification",\n        "operator": "moneyLessThan",\n        "value": "1000.00"',
      ...{
        code: 'lint-contradiction-with',
        at: '^{\n        "fact": "payerClient.paidDaySameVerification",\n        "operator": "moneyGreaterThan"',
      },
    },
    {
      what: 'conditions that always hold',
      from: '"conditions": {\n    "all": [\n      {\n        "fact": "instruction.kind",\n        "operator": "in",\n        "value": [\n          "balance-payment",\n          "withdrawal"\n        ]',
      to: '"conditions": {\n    "any": [\n      {\n        "fact": "payerClient.paidDaySameVerification",\n        "operator": "moneyAtMost",\n        "value": { "fact": "parameter.limits.day-cap" }',
      ...{
        code: 'lint-always-broken-with',
        at: '^{\n        "fact": "payerClient.paidDaySameVerification",\n        "operator": "moneyGreaterThan"',
      },
    },
    {
      what: 'an empty list of conditions',
      ...{ from: '"conditions": {\n    "all": [', to: '"conditions": {\n    "all": [], "any": [' },
      ...{ code: 'rule-one-condition', at: '"conditions": ^{' },
    },
    {
      ...{
        what: 'a value that the fact cannot have',
        from: '"value": "payment-institution"',
        to: '"value": "payment-institute"',
      },
      ...{ code: 'rule-not-a-member', at: '"payment-institute"', suggestion: 'payment-institution' },
    },
    {
      what: 'one value where a list is meant',
      ...{
        from: '"value": [\n          "balance-payment",\n          "withdrawal"\n        ]',
        to: '"value": "balance-payment"',
      },
      ...{ code: 'rules-not-a-list', at: '"value": ^"balance-payment"' },
    },
    {
      ...{ what: 'an integer that no double holds', from: literal('')[0], to: '"value": 9007199254740993' },
      ...{ code: 'json-inexact-number', at: '9007199254740993' },
    },
    {
      what: 'a named condition that does not exist',
      ...{
        from: '"appliesWhen": {',
        to: '"definitions": { "small": { "all": [ { "condition": "smal" } ] } },\n  "appliesWhen": {',
      },
      ...{ code: 'rule-condition-unused', at: '"small"' },
    },
    {
      ...{ what: 'an unknown key', from: cap, to: `"prioirty": 5,\n        ${cap}` },
      ...{ code: 'rules-unknown-key', at: '"prioirty"' },
    },
  ];
  it.each(mistakes)('$what', check);

  it('an empty list alone', async () => {
    const text = JSON.stringify({ ...soundRule, conditions: { all: [] } }, null, 2);
    const problems = await lint({ ...soundFiles, [RULE]: text });
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'rules-empty-list',
        file: RULE,
        ...placeOf(text, '"conditions": {\n    "all": []', 27),
      }),
    );
  });

  it('a named condition that is missing where it is used', async () => {
    const rule = { ...soundRule, definitions: { small: { all: [soundRule.conditions.all[1]] } } };
    const text = JSON.stringify(
      { ...rule, conditions: { any: [{ condition: 'smal' }, { condition: 'small' }] } },
      null,
      2,
    );
    const problems = await lint({ ...soundFiles, [RULE]: text });
    const place = placeOf(text, '"smal"');
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'rule-unknown-condition', file: RULE, ...place, suggestion: 'small' }),
    );
  });

  it('an id used twice', async () => {
    const file = 'other/day-cap/day-cap.rule.json';
    const problems = await lint({ ...soundFiles, [file]: soundFiles[RULE]! });
    const place = placeOf(soundFiles[RULE]!, '"day-cap"');
    expect(problems).toContainEqual(expect.objectContaining({ code: 'rule-duplicate-id', file, ...place }));
  });

  it('an id copied with its file', async () => {
    const file = 'limits/copy/copy.rule.json';
    const problems = await lint({ ...soundFiles, [file]: soundFiles[RULE]! });
    const place = placeOf(soundFiles[RULE]!, '"day-cap"');
    expect(problems).toContainEqual(expect.objectContaining({ code: 'rule-file-name', file, ...place }));
  });

  it('a rule that another one contains', async () => {
    const text = replaced(
      replaced(soundFiles[RULE]!, '"id": "day-cap"', '"id": "day-cap-two"'),
      ...literal('"9000.00"'),
    );
    const file = 'limits/day-cap-two/day-cap-two.rule.json';
    const problems = await lint({ ...soundFiles, [file]: text });
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'lint-subsumed-rule', file, ...placeOf(text, '"day-cap-two"') }),
    );
  });
});

describe('what else an editor gets wrong in a rule', () => {
  const mistakes: Mistake[] = [
    {
      ...{ what: 'fen for yuan in a parameter', file: PARAMETERS, from: '"5000.00"', to: '"500000.00"' },
      ...{ code: 'lint-figure-misplaced', at: '"500000.00"', suggestion: '5000.00' },
    },
    {
      ...{ what: 'yuan for ten thousand yuan', file: OTHER, from: '"200000000000.00"', to: '"20000000.00"' },
      ...{ code: 'lint-figure-misplaced', at: '"20000000.00"', suggestion: '200000000000.00' },
    },
    {
      ...{ what: 'an amount as a number', from: literal('')[0], to: '"value": 5000' },
      ...{ code: 'money-not-text', at: '"value": ^5000', suggestion: '5000.00' },
    },
    {
      ...{ what: 'an amount without decimals', from: literal('')[0], to: '"value": "5000"' },
      ...{ code: 'money-format', at: '"5000"', suggestion: '5000.00' },
    },
    {
      ...{ what: 'full-width digits in an amount', from: literal('')[0], to: '"value": "５０００.00"' },
      ...{ code: 'money-format', at: '"５０００.00"', suggestion: '5000.00' },
    },
    {
      ...{ what: 'an amount with its currency', from: literal('')[0], to: '"value": "¥5,000元"' },
      ...{ code: 'money-format', at: '"¥5,000元"', suggestion: '5000.00' },
    },
    {
      ...{ what: 'an amount in ten thousands', from: literal('')[0], to: '"value": "10万元"' },
      ...{ code: 'money-format', at: '"10万元"', suggestion: '100000.00' },
    },
    {
      ...{ what: 'half a fen', from: literal('')[0], to: '"value": "5000.005"' },
      ...{ code: 'money-precision', at: '"5000.005"' },
    },
    {
      ...{ what: 'a last day before the first', from: '"to": "2018-06-29"', to: '"to": "2016-06-29"' },
      ...{ code: 'rule-period-ends-before-start', at: '"to": ^"2016-06-29"' },
    },
    {
      ...{ what: 'day and month turned round', from: '"from": "2018-06-30"', to: '"from": "2018-30-06"' },
      ...{ code: 'date-invalid', at: '"2018-30-06"', suggestion: '2018-06-30' },
    },
    {
      ...{ what: 'day and month turned round into another date', from: '"2013-06-07"', to: '"2013-07-06"' },
      ...{ file: OTHER, code: 'lint-date-misread', at: '"2013-07-06"', suggestion: '2013-06-07' },
    },
    {
      ...{ what: 'the wrong year', from: '"from": "2016-07-01"', to: '"from": "2017-07-01"' },
      ...{ code: 'lint-date-misread', at: '"from": ^"2017-07-01"', suggestion: '2016-07-01' },
    },
    {
      ...{ what: 'a date with slashes', from: '"from": "2018-06-30"', to: '"from": "2018/6/30"' },
      ...{ code: 'date-format', at: '"2018/6/30"', suggestion: '2018-06-30' },
    },
    {
      ...{ what: 'a Chinese date', from: '"from": "2018-06-30"', to: '"from": "2018年6月30日"' },
      ...{ code: 'date-format', at: '"2018年6月30日"', suggestion: '2018-06-30' },
    },
    {
      ...{ what: 'a date with full-width digits', from: '"from": "2018-06-30"', to: '"from": "２０１８-06-30"' },
      ...{ code: 'date-format', at: '"２０１８-06-30"', suggestion: '2018-06-30' },
    },
    {
      ...{ what: '29 February of a year without', from: '"to": "2018-06-29"', to: '"to": "2018-02-29"' },
      ...{ code: 'date-invalid', at: '"2018-02-29"' },
    },
    {
      ...{ what: 'a period before the document was issued', from: '"2013-06-07"', to: '"2012-12-31"' },
      ...{ file: OTHER, code: 'lint-before-document', at: '"2012-12-31"' },
    },
    {
      ...{ what: 'a period that leaves out a day', from: '"to": "2018-06-29"', to: '"to": "2018-06-28"' },
      ...{ code: 'lint-period-gap', at: '"from": ^"2018-06-30"' },
    },
    {
      ...{ what: 'a period that counts its end twice', from: '"to": "2018-06-29"', to: '"to": "2018-06-30"' },
      ...{ code: 'rule-periods-overlap', at: '"from": ^"2018-06-30"' },
    },
    {
      ...{ what: 'an open period before another', from: '      "to": "2018-06-29",\n', to: '' },
      ...{ code: 'rule-periods-overlap', at: '"from": ^"2018-06-30"' },
    },
    {
      ...{ what: 'an article that the page does not know', from: '"article": "第十一条"', to: '"article": "第十二条"' },
      ...{ code: 'lint-article-not-on-page', at: '"article": ^"第十二条"' },
    },
    {
      ...{ what: 'an article in another form', from: '"article": "第十一条"', to: '"article": "Art. 11"' },
      ...{ code: 'lint-article-form', at: '"Art. 11"' },
    },
    {
      ...{ what: 'the duty written instead of the breach', from: cap, to: '"operator": "moneyAtMost"' },
      ...{ code: 'lint-cap-turned', at: '"moneyAtMost"' },
    },
    {
      what: 'one condition for two kinds of institution',
      ...{ from: '"fact": "payerAccount.kind",\n        "operator": "equal",\n        "value": "payment-account"' },
      ...{ to: '"fact": "actor.kind",\n        "operator": "equal",\n        "value": "bank"' },
      ...{
        code: 'lint-applies-to-nobody-with',
        at: '^{\n        "fact": "actor.kind",\n        "operator": "equal",\n        "value": "bank"',
      },
    },
    {
      what: 'an alternative that the guard excludes',
      ...{ from: '"value": [\n          "balance-payment",\n          "withdrawal"\n        ]\n      }' },
      ...{
        to: '"value": [\n          "balance-payment",\n          "withdrawal"\n        ]\n      },\n      { "any": [ { "fact": "payerAccount.kind", "operator": "equal", "value": "bank-account" },\n        { "fact": "payerAccount.class", "operator": "equal", "value": "II" } ] }',
      },
      ...{
        code: 'lint-never-true-with',
        at: '^{ "fact": "payerAccount.kind", "operator": "equal", "value": "bank-account" }',
      },
    },
    {
      what: 'a condition that the guard already states',
      ...{ from: '"conditions": {\n    "all": [' },
      ...{
        to: '"conditions": {\n    "all": [\n      { "fact": "actor.kind", "operator": "equal", "value": "payment-institution" },',
      },
      ...{
        code: 'lint-always-true-with',
        at: '^{ "fact": "actor.kind", "operator": "equal", "value": "payment-institution" }',
      },
    },
    {
      what: 'a weaker limit beside the limit',
      ...{ from: '"conditions": {\n    "all": [' },
      ...{
        to: '"conditions": {\n    "all": [\n      { "fact": "payerClient.paidDaySameVerification", "operator": "moneyGreaterThan", "value": "3000.00" },',
      },
      ...{
        code: 'lint-idle-with',
        at: '^{ "fact": "payerClient.paidDaySameVerification", "operator": "moneyGreaterThan", "value": "3000.00" }',
      },
    },
    {
      what: 'a date that the period already decides',
      ...{ from: '"conditions": {\n    "all": [' },
      ...{
        to: '"conditions": {\n    "all": [\n      { "fact": "event.date", "operator": "dateOnOrAfter", "value": "2015-01-01" },',
      },
      ...{ code: 'lint-always-true', at: '^{ "fact": "event.date", "operator": "dateOnOrAfter"' },
    },
    {
      ...{ what: 'the two languages swapped', from: '"zh": "单日付款限额",\n    "en": "Daily cap on payments"' },
      ...{ to: '"zh": "Daily cap on payments",\n    "en": "单日付款限额"' },
      ...{ code: 'lint-not-chinese', at: '"zh": ^"Daily cap on payments"' },
    },
    {
      ...{ what: 'the title of another rule', from: '"zh": "单日付款限额"', to: '"zh": "备付金银行须为大银行"' },
      ...{ file: RULE, code: 'lint-title-used', at: '"zh": ^"备付金银行须为大银行"' },
    },
    {
      ...{ what: 'a text left to be written', from: '"en": "Daily cap on payments"', to: '"en": "TODO: Daily cap"' },
      ...{ code: 'lint-to-be-written', at: '"TODO: Daily cap"' },
    },
    {
      ...{ what: 'a language left out', from: ',\n    "en": "Daily cap on payments"', to: '' },
      ...{ code: 'rules-missing-key', at: '"title": ^{' },
    },
    {
      ...{ what: 'a placeholder in one language', from: '"a client of {{actor}} paid', to: '"a client paid' },
      ...{ code: 'rule-placeholder-mismatch', at: '"en": ^"a client paid' },
    },
    {
      ...{ what: 'a mistyped placeholder', from: '"a client of {{actor}} paid', to: '"a client of {{actr}} paid' },
      ...{ code: 'rule-unknown-fact', at: '"en": ^"a client of', suggestion: 'actor' },
    },
    {
      ...{ what: 'full-width braces', from: '"{{actor}} 的客户', to: '"｛｛actor｝｝ 的客户' },
      ...{ code: 'rule-placeholder-malformed', at: '"zh": ^"｛｛actor' },
    },
    {
      ...{ what: 'a hook of another name', from: '"hook": "instruction-accepted"', to: '"hook": "instruction-accept"' },
      ...{ code: 'rule-unknown-hook', at: '"hook": ^"instruction-accept"', suggestion: 'instruction-accepted' },
    },
    {
      ...{ what: 'a party that is none', from: '"breachedBy": "actor"', to: '"breachedBy": "actor.kind"' },
      ...{ code: 'rule-breached-by', at: '"actor.kind"' },
    },
    {
      ...{ what: 'a status of another name', from: '"status": "enforced"', to: '"status": "enforce"' },
      ...{ code: 'rule-unknown-word', at: '"enforce"', suggestion: 'enforced' },
    },
    {
      ...{ what: 'law enforced from memory', from: '"confidence": "text"', to: '"confidence": "recalled"' },
      ...{ code: 'rule-enforced-unread', at: '"status": ^"enforced"' },
    },
    {
      ...{ what: 'a draft without a reason', from: '"status": "enforced"', to: '"status": "draft"' },
      ...{ code: 'rule-draft-needs-reason', at: '"effective": [\n    ^{' },
    },
    {
      ...{ what: 'a parameter of another name', from: '"parameter.limits.day-cap"', to: '"parameter.limits.daycap"' },
      ...{ code: 'rule-unknown-parameter', at: '"parameter.limits.daycap"', suggestion: 'parameter.limits.day-cap' },
    },
    {
      ...{
        what: 'an amount compared with a kind',
        from: '"fact": "parameter.limits.day-cap"',
        to: '"fact": "instruction.kind"',
      },
      ...{ code: 'rule-types-differ', at: '"value": {\n          "fact": ^"instruction.kind"' },
    },
    {
      ...{
        what: 'a fact compared with itself',
        from: '"fact": "parameter.limits.day-cap"',
        to: '"fact": "payerClient.paidDaySameVerification"',
      },
      ...{
        code: 'lint-contradiction',
        at: '^{\n        "fact": "payerClient.paidDaySameVerification",\n        "operator"',
      },
    },
    {
      ...{
        what: 'all and any on one node',
        from: '"conditions": {',
        to: '"conditions": {\n    "any": [{ "fact": "instruction.kind", "operator": "equal", "value": "refund" }],',
      },
      ...{ code: 'rule-one-condition', at: '"conditions": ^{' },
    },
    {
      ...{
        what: 'true in quotes',
        from: '"operator": "in",\n        "value": [\n          "balance-payment",\n          "withdrawal"\n        ]',
        to: '"operator": "isPresent",\n        "value": "true"',
      },
      ...{ code: 'rule-value-true', at: '"value": ^"true"' },
    },
    {
      ...{ what: 'a member named twice', from: '"withdrawal"', to: '"balance-payment"' },
      ...{ code: 'rule-duplicate-member', at: '"value": ^[' },
    },
    {
      ...{
        what: 'a script in a path',
        from: cap,
        to: `"path": "$..[?(@.constructor.constructor('return process')())]",\n        ${cap}`,
      },
      ...{ code: 'rule-key-not-allowed', at: '"path"' },
    },
  ];
  it.each(mistakes)('$what', check);
});

describe('what an editor brings along from elsewhere', () => {
  const mistakes: Mistake[] = [
    ...(
      [
        ['an operator of json-rules-engine', 'greaterThanInclusive', 'moneyAtLeast', 'rule-unknown-operator'],
        ['a sign for an operator', '>', 'moneyGreaterThan', 'rule-unknown-operator'],
        ['a Chinese word for an operator', '超过', 'moneyGreaterThan', 'rule-unknown-operator'],
        ['an operator for counts on an amount', 'greaterThan', 'moneyGreaterThan', 'rule-operator-type'],
      ] as const
    ).map(([what, word, suggestion, code]): Mistake => ({
      ...{ what, from: cap, to: `"operator": "${word}"`, code, at: `"operator": ^"${word}"`, suggestion },
    })),
    {
      ...{ what: 'two equal signs', from: '"operator": "equal"', to: '"operator": "=="' },
      ...{ code: 'rule-unknown-operator', at: '"=="', suggestion: 'equal' },
    },
    {
      ...{ what: 'a date without zeros', from: '"from": "2018-06-30"', to: '"from": "2018-6-30"' },
      ...{ code: 'date-format', at: '"2018-6-30"', suggestion: '2018-06-30' },
    },
    {
      ...{ what: 'a date as a number', from: '"from": "2018-06-30"', to: '"from": 20180630' },
      ...{ code: 'date-format', at: '20180630', suggestion: '2018-06-30' },
    },
    {
      ...{ what: 'a share for an amount', from: literal('')[0], to: '"value": "12%"' },
      ...{ code: 'money-format', at: '"12%"' },
    },
    {
      ...{ what: 'an amount in words', from: literal('')[0], to: '"value": "五千元"' },
      ...{ code: 'money-format', at: '"五千元"' },
    },
    {
      ...{ what: 'a value with a blank behind it', from: '"value": "payment-institution"' },
      ...{ to: '"value": "payment-institution "', code: 'rule-not-a-member', at: '"payment-institution "' },
      suggestion: 'payment-institution',
    },
    {
      ...{ what: 'a severity with a capital letter', from: '"severity": "major"', to: '"severity": "Major"' },
      ...{ code: 'rule-unknown-word', at: '"Major"', suggestion: 'major' },
    },
    {
      ...{ what: 'no article', from: '"article": "第十一条",', to: '' },
      ...{ code: 'rules-missing-key', at: '"citation": ^{' },
    },
    {
      ...{ what: 'an article as a number', from: '"article": "第十一条"', to: '"article": 11' },
      ...{ code: 'rules-not-a-text', at: '"article": ^11' },
    },
    {
      ...{ what: 'a document number in square brackets', from: '公告〔2015〕第43号', to: '公告[2015]第43号' },
      ...{ code: 'lint-document-brackets', at: '"document": ^"公告[2015]第43号"', suggestion: '公告〔2015〕第43号' },
    },
    {
      ...{ what: 'a document number in round brackets', from: '公告〔2015〕第43号', to: '公告（2015）第43号' },
      ...{ code: 'lint-document-brackets', at: '"document": ^"公告（2015）第43号"', suggestion: '公告〔2015〕第43号' },
    },
    {
      ...{ what: 'a quotation without its article', from: '"article": "第十一条",' },
      to: '"article": null, "provision": { "text": "单日不超过5000元", "readBy": "x", "readOn": "2026-01-01" },',
      ...{ code: 'lint-article-missing', at: '"article": ^null' },
    },
    {
      ...{ what: 'a quotation in another language than the law', from: '"article": "第十一条",' },
      to: '"article": "第十一条", "provision": { "text": "at most 5000", "readBy": "x", "readOn": "2026-01-01" },',
      ...{ code: 'lint-not-chinese', at: '"text": ^"at most 5000"' },
    },
    {
      ...{ what: 'a reading before the document was issued', from: '"article": "第十一条",' },
      to: '"article": "第十一条", "provision": { "text": "单日不超过5000元", "readBy": "x", "readOn": "2012-01-01" },',
      ...{ code: 'lint-read-before-document', at: '"readOn": ^"2012-01-01"' },
    },
    {
      ...{ what: 'a document left to be named', from: '公告〔2015〕第43号', to: '待补' },
      ...{ code: 'lint-to-be-written', at: '"document": ^"待补"' },
    },
    {
      ...{ what: 'blanks around a title', from: '"Daily cap on payments"', to: '" Daily cap on payments"' },
      ...{ code: 'lint-blank-around', at: '" Daily cap on payments"' },
    },
    {
      ...{ what: 'the schema of another kind of file', from: '"id": "day-cap"' },
      to: '"$schema": "../../schema/cases.schema.json",\n  "id": "day-cap"',
      ...{ code: 'lint-schema', at: '"$schema": ^"' },
    },
    {
      ...{ what: 'a negative limit', file: PARAMETERS, from: '"5000.00"', to: '"-5000.00"' },
      ...{ code: 'lint-negative-limit', at: '"-5000.00"' },
    },
    {
      ...{ what: 'a unit that nothing is counted in', file: PARAMETERS, from: '"type": "fen"' },
      ...{ to: '"type": "int",\n      "unit": "weeks"', code: 'rule-unknown-word', at: '"weeks"' },
    },
    {
      ...{ what: 'a label with the languages swapped', file: PARAMETERS },
      ...{ from: '"zh": "单日限额",\n        "en": "daily cap"', to: '"zh": "daily cap",\n        "en": "单日限额"' },
      ...{ code: 'lint-not-chinese', at: '"zh": ^"daily cap"' },
    },
    {
      ...{ what: 'a case on another day than its facts', file: CASES, from: '"actor": "pay-co",' },
      to: '"actor": "pay-co", "event.date": "2018-06-30",',
      ...{ code: 'lint-case-date', at: '"date": ^"2016-06-30"' },
    },
    {
      ...{ what: 'a contract after what is done under it', file: CASES, from: '"date": "2018-06-29",' },
      to: '"date": "2018-06-29", "contractDate": "2019-01-01",',
      ...{ code: 'lint-case-decided-later', at: '"contractDate": ^"2019-01-01"' },
    },
    {
      ...{ what: 'a sum below nothing', file: CASES, from: '"5000.01"', to: '"-5000.01"' },
      ...{ code: 'lint-case-negative', at: '"payerClient.paidDaySameVerification": ^"-5000.01"' },
    },
    {
      ...{ what: 'an unknown fact that the rule does not read', file: CASES },
      ...{
        from: '"unknown": [\n        "payerClient',
        to: '"unknown": [\n        "instruction.amount",\n        "payerClient',
      },
      ...{ code: 'lint-case-unknown-idle', at: '"unknown": [\n        ^"instruction.amount"' },
    },
    {
      ...{ what: 'two cases that contradict each other', file: CASES, from: '"it": "a fen over 8,000"' },
      to: '"it": "once more", "date": "2018-06-30", "facts": { "payerClient.paidDaySameVerification": "8000.00" },\n      "expect": "could-not-evaluate" },\n    { "it": "a fen over 8,000"',
      ...{ code: 'lint-cases-contradict', at: '^"could-not-evaluate" }' },
    },
  ];
  it.each(mistakes)('$what', check);

  const moved = (from: string, to: string): Files =>
    Object.fromEntries(Object.entries(soundFiles).map(([file, text]) => [file.replace(from, to), text]));

  it.each([
    ['in a folder of another name', 'limits/day-cap/', 'limits/daycap/', 'lint-folder-name'],
    ['without a topic', 'limits/day-cap/', 'day-cap/', 'lint-rule-depth'],
    ['too deep', 'limits/day-cap/', 'more/limits/day-cap/', 'lint-rule-depth'],
    ['in a topic with capital letters', 'limits/day-cap/', 'Limits/day-cap/', 'lint-topic-name'],
    ['with cases in a file of another name', 'day-cap.cases', 'daycap.cases', 'lint-cases-file-name'],
    ['with cases elsewhere', 'limits/day-cap/day-cap.cases', 'limits/other/day-cap.cases', 'lint-cases-elsewhere'],
    ['with parameters in a file of another name', 'limits.json', 'limit.json', 'lint-group-file-name'],
  ])('a rule %s', async (_, from, to, code) => {
    const problems = await lint(moved(from, to));
    expect(problems).toContainEqual(expect.objectContaining({ code, file: expect.stringContaining(to) as unknown }));
    expect(problems.find((problem) => problem.code === code)!.line).toBe(2);
  });
});

describe('what an editor gets wrong in JSON itself', () => {
  const mistakes: Mistake[] = [
    {
      ...{ what: 'a comma after the last element', from: '"breachedBy": "actor",', to: '"breachedBy": "actor",,' },
      ...{ code: 'json-unexpected', at: '"actor",^,' },
    },
    {
      ...{ what: 'a trailing comma', from: '"value": "payment-account"\n', to: '"value": "payment-account",\n' },
      ...{ code: 'json-trailing-comma', at: '"value": "payment-account"^,' },
    },
    {
      ...{ what: 'a comment', from: '"hook":', to: '// when\n  "hook":' },
      ...{ code: 'json-comment', at: '// when' },
    },
    {
      ...{ what: 'a missing comma', from: '"breachedBy": "actor",', to: '"breachedBy": "actor"' },
      ...{ code: 'json-missing-comma', at: '"appliesWhen"' },
    },
    {
      ...{ what: 'Chinese quotes', from: '"hook"', to: '“hook”' },
      ...{ code: 'json-full-width', at: '“hook”' },
    },
    {
      ...{ what: 'a full-width colon', from: '"hook":', to: '"hook"：' },
      ...{ code: 'json-full-width', at: '"hook"^：' },
    },
    {
      ...{ what: 'single quotes', from: '"hook"', to: "'hook'" },
      ...{ code: 'json-wrong-quotes', at: "'hook'" },
    },
    {
      ...{ what: 'a quote that is not closed', from: '"breachedBy": "actor",', to: '"breachedBy": "actor,' },
      ...{ code: 'json-unclosed-string', at: '"actor,' },
    },
    {
      ...{ what: 'a tab inside a text', from: 'Daily cap', to: 'Daily\tcap' },
      ...{ code: 'json-invisible-character', at: 'Daily^\tcap' },
    },
    {
      ...{ what: 'a key written twice', from: '"hook":', to: '"id": "day-cap",\n  "hook":' },
      ...{ code: 'json-duplicate-key', at: '"id": "day-cap",\n  "hook"' },
    },
    {
      ...{ what: 'a bracket of the wrong kind', from: '"withdrawal"\n        ]', to: '"withdrawal"\n        }' },
      ...{ code: 'json-mismatched-bracket', at: '"withdrawal"\n        ^}' },
    },
    {
      ...{ what: 'True for true', from: '"value": "payment-account"', to: '"value": True' },
      ...{ code: 'json-unknown-word', at: 'True' },
    },
  ];
  it.each(mistakes)('$what', check);

  it('tabs for indentation are no mistake, and columns still fit', async () => {
    const text = replaced(soundFiles[RULE]!, cap, '"operator": "moneyGreatrThan"').replaceAll('  ', '\t');
    const [problem] = await lint({ ...soundFiles, [RULE]: text });
    expect(problem).toMatchObject({ code: 'rule-unknown-operator', ...placeOf(text, '"moneyGreatrThan"') });
  });

  it.each<[string, Buffer, string]>([
    ['a byte order mark', Buffer.from(`\ufeff${soundFiles[RULE]!}`), 'file-has-bom'],
    ['UTF-16', Buffer.from(`\ufeff${soundFiles[RULE]!}`, 'utf16le'), 'file-utf16'],
    ['GBK', Buffer.concat([Buffer.from('{ "id": "'), Buffer.from([0xcf, 0xde]), Buffer.from('" }')]), 'file-not-utf8'],
    ['nothing', Buffer.from(''), 'json-empty'],
  ])('a file that is %s', async (_, bytes, code) => {
    const problems = await lint({ ...soundFiles, [RULE]: bytes });
    expect(problems).toContainEqual(expect.objectContaining({ code, file: RULE, line: 1 }));
  });

  it('one broken file does not hide what is wrong in another', async () => {
    const files: Files = {
      ...soundFiles,
      [RULE]: replaced(soundFiles[RULE]!, '"hook":', '"hook"'),
      [OTHER]: replaced(soundFiles[OTHER]!, 'moneyLessThan', 'moneyLesThan'),
    };
    const codes = (await lint(files)).map(({ code }) => code);
    expect(codes).toContain('json-missing-colon');
    expect(codes).toContain('rule-unknown-operator');
  });
});

describe('what an editor gets wrong in parameters', () => {
  const mistakes: Mistake[] = [
    {
      ...{ what: 'values out of order', file: PARAMETERS, from: '"from": "2018-06-30"', to: '"from": "2016-06-30"' },
      ...{ code: 'rule-periods-out-of-order', at: '"from": ^"2016-06-30"' },
    },
    {
      ...{
        what: 'a value before its source was issued',
        file: PARAMETERS,
        from: '"from": "2016-07-01"',
        to: '"from": "2014-01-01"',
      },
      ...{ code: 'lint-before-document', at: '"from": ^"2014-01-01"' },
    },
    {
      ...{
        what: 'a parameter that nobody reads',
        file: PARAMETERS,
        from: '"parameters": {',
        to: '"parameters": {\n    "week-cap": { "label": { "zh": "每周限额", "en": "weekly cap" }, "type": "fen", "values": [{ "from": "2016-07-01", "value": "1.00", "source": "s", "confidence": "text" }] },',
      },
      ...{ code: 'lint-parameter-unused', at: '"week-cap"' },
    },
    {
      what: 'a value that counts on no day',
      ...{
        file: PARAMETERS,
        from: '"values": [',
        to: '"values": [\n        { "from": "2015-01-01", "to": "2016-06-30", "value": "1.00", "source": "s", "confidence": "text" },',
      },
      ...{ code: 'lint-value-unused', at: '^"2015-01-01"' },
    },
    {
      ...{ what: 'a type of another name', file: PARAMETERS, from: '"type": "fen"', to: '"type": "yuan"' },
      ...{ code: 'rule-unknown-type', at: '"yuan"' },
    },
    {
      ...{
        what: 'an amount with a unit',
        file: PARAMETERS,
        from: '"type": "fen"',
        to: '"type": "fen",\n      "unit": "days"',
      },
      ...{ code: 'parameter-unit-needs-int', at: '"unit"' },
    },
    {
      ...{ what: 'no source', file: PARAMETERS, from: '"source": "公告〔2015〕第43号",', to: '' },
      ...{ code: 'rules-missing-key', at: '"values": [\n        ^{' },
    },
  ];
  it.each(mistakes)('$what', check);

  it('a value that begins a day after the rule', async () => {
    const text = replaced(soundFiles[PARAMETERS]!, '"from": "2016-07-01"', '"from": "2016-07-02"');
    const problems = await lint({ ...soundFiles, [PARAMETERS]: text });
    const place = placeOf(soundFiles[RULE]!, '"effective": [\n    {', 19);
    expect(problems).toContainEqual(expect.objectContaining({ code: 'parameter-missing-value', file: RULE, ...place }));
  });
});

describe('what an editor gets wrong in cases and pages', () => {
  const mistakes: Mistake[] = [
    {
      ...{ what: 'an outcome of another name', file: CASES, from: '"expect": "violated"', to: '"expect": "violate"' },
      ...{ code: 'rule-unknown-word', at: '"violate"', suggestion: 'violated' },
    },
    {
      ...{ what: 'a mistyped fact', file: CASES, from: '"actor.kind": "bank"', to: '"actor.knid": "bank"' },
      ...{ code: 'rule-unknown-fact', at: '"actor.knid"', suggestion: 'actor.kind' },
    },
    {
      ...{ what: 'a fact of another hook', file: CASES, from: '"actor.kind": "bank"', to: '"leg.amount": "1.00"' },
      ...{ code: 'rule-fact-not-at-hook', at: '"leg.amount"' },
    },
    {
      ...{ what: 'an amount as a number', file: CASES, from: '"5000.01"', to: '5000.01' },
      ...{ code: 'money-not-text', at: '5000.01', suggestion: '5000.01' },
    },
    {
      ...{ what: 'a date that does not exist', file: CASES, from: '"date": "2018-06-29"', to: '"date": "2018-06-31"' },
      ...{ code: 'date-invalid', at: '"2018-06-31"' },
    },
    {
      ...{ what: 'cases of another rule', file: CASES, from: '"rule": "day-cap"', to: '"rule": "bank-only"' },
      ...{ code: 'lint-cases-of-other', at: '"bank-only"' },
    },
    {
      ...{ what: 'cases of no rule', file: CASES, from: '"rule": "day-cap"', to: '"rule": "day-cup"' },
      ...{ code: 'cases-unknown-rule', at: '"day-cup"', suggestion: 'day-cap' },
    },
    {
      ...{ what: 'a page copied from another rule', file: PAGE, from: '`day-cap`', to: '`bank-only`' },
      ...{ code: 'lint-page-of-other', at: '# ' },
    },
    {
      ...{ what: 'a page left to be written', file: PAGE, from: '第十一条、', to: '待补。第十一条、' },
      ...{ code: 'lint-to-be-written', at: '待补' },
    },
  ];
  it.each(mistakes)('$what', check);

  it('a name used twice, with the line of the first', async () => {
    const text = replaced(soundFiles[CASES]!, '"it": "a fen over 8,000"', '"it": "a fen over"');
    const problems = await lint({ ...soundFiles, [CASES]: text });
    const second = text.lastIndexOf('"a fen over"');
    const lines = text.slice(0, second).split('\n');
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'lint-case-name-used', line: lines.length, column: lines.at(-1)!.length + 1 }),
    );
  });

  it.each<[string, (cases: { it: string; date: string }[]) => unknown[], string, string]>([
    [
      'no case that complies',
      (all) => all.filter(({ it: name }) => !/exactly|first day/.test(name)),
      'lint-no-case',
      '"conditions": ^{',
    ],
    [
      'no case at the limit',
      (all) => all.filter(({ it: name }) => !/exactly|first day/.test(name)),
      'lint-no-limit-case',
      cap.replace('"operator": ', '^'),
    ],
    [
      'no case a fen over',
      (all) => all.filter(({ it: name }) => !/fen over|last day/.test(name)),
      'lint-no-beyond-case',
      cap.replace('"operator": ', '^'),
    ],
    [
      'no case on the first day',
      (all) => all.filter(({ date }) => date !== '2016-07-01'),
      'lint-no-first-day-case',
      '"from": ^"2016-07-01"',
    ],
    [
      'no case on the day before',
      (all) => all.filter(({ date }) => date !== '2016-06-30'),
      'lint-no-day-before-case',
      '"from": ^"2016-07-01"',
    ],
    [
      'no case on the day before the second period',
      (all) => all.filter(({ date }) => date !== '2018-06-29'),
      'lint-no-day-before-case',
      '"from": ^"2018-06-30"',
    ],
    [
      'no unknown fact',
      (all) => all.filter(({ it: name }) => name !== 'the sum is not known'),
      'lint-no-case',
      '"conditions": ^{',
    ],
    [
      'nobody whom it does not bind',
      (all) => all.filter(({ it: name }) => name !== 'a bank'),
      'lint-no-case',
      '"appliesWhen": ^{',
    ],
  ])('%s', async (_, choose, code, at) => {
    const file = JSON.parse(soundFiles[CASES]!) as { cases: { it: string; date: string }[] };
    const problems = await lint({ ...soundFiles, [CASES]: JSON.stringify({ ...file, cases: choose(file.cases) }) });
    const mark = at.indexOf('^');
    const place = placeOf(soundFiles[RULE]!, at.replace('^', ''), mark);
    expect(problems).toContainEqual(expect.objectContaining({ code, file: RULE, ...place }));
  });

  it('no cases at all, and no page', async () => {
    const files = Object.fromEntries(
      Object.entries(soundFiles).filter(([name]) => name !== OTHER_CASES && !name.endsWith('.md')),
    );
    const problems = await lint(files);
    const codes = problems.map(({ code, file }) => `${code} ${file}`);
    expect(codes).toEqual([`lint-no-page ${RULE}`, `lint-no-cases ${OTHER}`, `lint-no-page ${OTHER}`]);
  });

  it('a rule in a file that nobody reads', async () => {
    const { [RULE]: text, ...rest } = soundFiles;
    const file = 'limits/day-cap/day-cap.rules.json';
    const problems = await lint({ ...rest, [file]: text! });
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'lint-stray-file', file, line: 1, column: 1, suggestion: 'day-cap.rule.json' }),
    );
  });
});

describe('two rules beside each other', () => {
  const second = (change: (rule: typeof soundRule) => object): Files => ({
    ...soundFiles,
    'limits/other/other.rule.json': JSON.stringify({ ...soundRule, id: 'other', ...change(soundRule) }, null, 2),
  });
  const codes = async (files: Files): Promise<string[]> =>
    (await lint(files)).filter(({ file }) => file.includes('other.rule')).map(({ code }) => code);

  it('that say the same in other words', async () => {
    const told = await codes(
      second(({ conditions }) => ({
        conditions: { not: { any: [{ not: { all: [...conditions.all].reverse() } }] } },
      })),
    );
    expect(told).toContain('lint-duplicate-rule');
  });

  it('that cannot both be obeyed', async () => {
    const rule = replaced(soundFiles[OTHER]!, '"id": "bank-only"', '"id": "other"');
    const turned = replaced(replaced(rule, 'moneyLessThan', 'moneyAtLeast'), '"200000000000.00"', '"150000000000.00"');
    expect(await codes({ ...soundFiles, 'limits/other/other.rule.json': turned })).toContain('lint-rules-clash');
  });

  it('that overlap only in part are left alone', async () => {
    const told = await codes(
      second(() => ({
        conditions: { all: [{ fact: 'instruction.amount', operator: 'moneyGreaterThan', value: '9000.00' }] },
      })),
    );
    expect(told.filter((code) => /duplicate-rule|subsumed|clash/.test(code))).toEqual([]);
  });

  it('of which the narrower is graver are both worth having', async () => {
    const told = await codes(
      second(({ effective, conditions }) => ({
        effective: effective.map((period) => ({ ...period, severity: 'critical' })),
        conditions: {
          all: [
            conditions.all[0],
            { fact: 'payerClient.paidDaySameVerification', operator: 'moneyGreaterThan', value: '9000.00' },
          ],
        },
      })),
    );
    expect(told.filter((code) => /duplicate-rule|subsumed|clash/.test(code))).toEqual([]);
  });
});

describe('what lint prints', () => {
  it('shows the line with a caret, the nearest word and what to do', async () => {
    const root = writeFiles({
      ...soundFiles,
      [RULE]: replaced(soundFiles[RULE]!, cap, '"operator": "moneyGreatrThan"'),
    });
    const { code, out } = await fenproof(['rules', 'lint', '--rules', root]);
    expect(code).toBe(2);
    expect(out).toContain('[rule-unknown-operator]');
    expect(out).toMatch(/\| {9}"operator": "moneyGreatrThan",\n +\| +\^\n/);
    expect(out).toContain('did you mean "moneyGreaterThan"?');
    expect((await fenproof(['rules', 'lint', '--rules', root, '--lang', 'zh'])).out).toContain(
      '您是不是想写“moneyGreaterThan”',
    );
  });

  it('says how much was looked at when nothing is wrong', async () => {
    const { code, out } = await fenproof(['rules', 'lint', '--rules', writeFiles(soundFiles)]);
    expect([code, out]).toEqual([0, '2 rules, 13 cases: nothing found\n']);
  });

  it('looks again when a file changes, until it is interrupted', async () => {
    const root = writeFiles(soundFiles);
    let [out, stop] = ['', false];
    const until = async (text: string): Promise<void> => {
      while (!out.includes(text)) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    const ended = fenproof(['rules', 'lint', '--watch', '--rules', root], {
      out: (text) => {
        out += text;
      },
      interrupted: () => stop,
    });
    await until('nothing found');
    writeFileSync(join(root, RULE), replaced(soundFiles[RULE]!, cap, '"operator": "moneyGreatrThan"'));
    await until('rule-unknown-operator');
    stop = true;
    expect((await ended).code).toBe(130);
  });
});

it('every problem has a text in both languages and says what to do', async () => {
  const { rulesLintMessages } = await import('../../../../src/core/messages/rules-lint.ts');
  const params = {
    id: 'x',
    other: 'y',
    file: 'f',
    date: 'd',
    line: 1,
    fact: 'x',
    end: '',
    expected: 'e',
    days: 1,
    first: 'a',
  };
  const more = {
    ...{ folder: 'f', topic: 't', kind: 'k' },
    last: 'b',
    year: 1,
    document: 'c',
    article: 'a',
    named: 'n',
    found: 'f',
    parameter: 'p',
    operator: 'o',
    it: 'i',
    name: 'n',
    figure: '1',
    target: 't',
  };
  for (const code of Object.keys(rulesLintMessages)) {
    const text = message(code, { ...params, ...more });
    const fix = fixFor(code, { ...params, ...more });
    expect(`${text.zh} ${text.en} ${fix?.zh} ${fix?.en}`, code).not.toMatch(/\{\{|undefined/);
    expect(text.zh).toMatch(/\p{Script=Han}/u);
    expect(text.en).not.toMatch(/\p{Script=Han}/u);
  }
});
