import { describe, expect, it } from 'vitest';
import { fixFor, message } from '../../../../src/core/messages/catalogue.ts';
import {
  CASES,
  check,
  lint,
  type Mistake,
  OTHER,
  PAGE,
  PARAMETERS,
  placeOf,
  RULE,
  soundFiles,
} from './rulebook-folder.ts';

/*
 * Slips beyond those that engines load silently: habits from other engines and from legal texts, Chinese where the format
 * has a word, pages and cases that have come apart from their rule. Each is told at its line and column, and with the word
 * that was meant where there is one.
 */

const cap = '"operator": "moneyGreaterThan"';
const value = '"value": {\n          "fact": "parameter.limits.day-cap"\n        }';
const conditions = '"conditions": {\n    "all": [';
const kinds = '"value": [\n          "balance-payment",\n          "withdrawal"\n        ]';
const classII = '{ "fact": "payerAccount.class", "operator": "equal", "value": "II" }';

/** what, what is replaced, by what, code, text at the place, suggestion */
type Row = readonly [string, string, string, string, string, string?];

const inFile =
  (file: string) =>
  ([what, from, to, code, at, suggestion]: Row): Mistake => ({
    ...{ what, file, from, to, code, at },
    ...(suggestion !== undefined && { suggestion }),
  });

const rule: Row[] = [
  // The words of other engines
  ['and for all', conditions, conditions.replace('all', 'and'), 'rules-unknown-key', '"and"', 'all'],
  ['or for any', conditions, conditions.replace('all', 'or'), 'rules-unknown-key', '"or"', 'any'],
  ['All for all', conditions, conditions.replace('all', 'All'), 'rules-unknown-key', '"All"', 'all'],
  ['且 for all', conditions, conditions.replace('all', '且'), 'rules-unknown-key', '"且"', 'all'],
  ['op for operator', cap, cap.replace('operator', 'op'), 'rules-unknown-key', '"op"', 'operator'],
  ['>', cap, '"operator": ">"', 'rule-unknown-operator', '">"', 'moneyGreaterThan'],
  ['gte', cap, '"operator": "gte"', 'rule-unknown-operator', '"gte"', 'moneyAtLeast'],
  ['大于', cap, '"operator": "大于"', 'rule-unknown-operator', '"大于"', 'moneyGreaterThan'],
  [
    'another case',
    cap,
    '"operator": "MoneyGreaterThan"',
    'rule-unknown-operator',
    '"MoneyGreaterThan"',
    'moneyGreaterThan',
  ],
  [
    'an operator of the library',
    cap,
    '"operator": "greaterThanInclusive"',
    'rule-unknown-operator',
    '"greaterThanInclusive"',
    'moneyAtLeast',
  ],
  [
    'not as a list',
    conditions,
    `${conditions} { "not": [${classII}] },`,
    'rules-not-an-object',
    '^[{ "fact": "payerAccount.class"',
  ],
  [
    'not of not',
    conditions,
    `${conditions} { "not": { "not": ${classII} } },`,
    'lint-double-negation',
    '^{ "not": { "not"',
  ],
  [
    'not of a list of one not',
    conditions,
    `${conditions} { "not": { "all": [{ "not": ${classII} }] } },`,
    'lint-double-negation',
    '^{ "not": { "all"',
  ],
  // Names as people say them
  [
    'a fact by its Chinese label',
    '"fact": "instruction.kind"',
    '"fact": "指令种类"',
    'rule-unknown-fact',
    '"指令种类"',
    'instruction.kind',
  ],
  [
    'a fact by its English label',
    '"fact": "instruction.kind"',
    '"fact": "kind of instruction"',
    'rule-unknown-fact',
    '"kind of instruction"',
    'instruction.kind',
  ],
  [
    'a fact in another style',
    '"fact": "instruction.kind"',
    '"fact": "instruction_kind"',
    'rule-unknown-fact',
    '"instruction_kind"',
    'instruction.kind',
  ],
  [
    'a fact with a blank behind it',
    '"fact": "instruction.kind"',
    '"fact": "instruction.kind "',
    'rule-unknown-fact',
    '"instruction.kind "',
    'instruction.kind',
  ],
  [
    'a parameter without its prefix',
    '"parameter.limits.day-cap"',
    '"limits.day-cap"',
    'rule-unknown-fact',
    '"limits.day-cap"',
    'parameter.limits.day-cap',
  ],
  [
    'a parameter in another style',
    '"parameter.limits.day-cap"',
    '"parameter.limits.dayCap"',
    'rule-unknown-parameter',
    '"parameter.limits.dayCap"',
    'parameter.limits.day-cap',
  ],
  [
    'a parameter as a text',
    value,
    '"value": "parameter.limits.day-cap"',
    'rule-parameter-as-text',
    '"value": ^"parameter',
    '{ "fact": "parameter.limits.day-cap" }',
  ],
  [
    'a parameter as a placeholder',
    value,
    '"value": "{{parameter.limits.day-cap}}"',
    'rule-parameter-as-text',
    '"value": ^"{{parameter',
    '{ "fact": "parameter.limits.day-cap" }',
  ],
  [
    'a reference under another key',
    '"fact": "parameter.limits.day-cap"',
    '"parameter": "parameter.limits.day-cap"',
    'rules-unknown-key',
    '"parameter": ',
    'fact',
  ],
  [
    'a member in Chinese',
    '"value": "payment-institution"',
    '"value": "支付机构"',
    'rule-not-a-member',
    '"支付机构"',
    'payment-institution',
  ],
  [
    'a member by its English label',
    '"value": "payment-institution"',
    '"value": "a payment institution"',
    'rule-not-a-member',
    '"a payment institution"',
    'payment-institution',
  ],
  [
    'a member in another case',
    '"value": "payment-institution"',
    '"value": "Payment_Institution"',
    'rule-not-a-member',
    '"Payment_Institution"',
    'payment-institution',
  ],
  ['null for a member', '"value": "payment-institution"', '"value": null', 'rule-wrong-type', '"value": ^null'],
  [
    'every member there is',
    kinds,
    '"value": ["balance-payment", "withdrawal", "top-up", "card-payment", "bank-transfer", "refund"]',
    'lint-always-true',
    '^{\n        "fact": "instruction.kind"',
  ],
  ['no member at all', kinds, '"value": []', 'rules-empty-list', '"value": ^[]'],
  [
    'a hook in Chinese',
    '"hook": "instruction-accepted"',
    '"hook": "受理指令"',
    'rule-unknown-hook',
    '"受理指令"',
    'instruction-accepted',
  ],
  [
    'two hooks',
    '"hook": "instruction-accepted"',
    '"hook": ["instruction-accepted", "leg-settled"]',
    'rules-not-a-text',
    '"hook": ^["instr',
  ],
  [
    'another hook, and the facts of the first',
    '"hook": "instruction-accepted"',
    '"hook": "leg-settled"',
    'rule-fact-not-at-hook',
    '"fact": ^"instruction.kind"',
  ],
  // Alternatives
  [
    'an alternative that always holds',
    conditions,
    `${conditions} { "any": [{ "fact": "payerAccount.class", "operator": "isNone", "value": true }, { "fact": "payerAccount.class", "operator": "isPresent", "value": true }] },`,
    'lint-always-true',
    '^{ "any": [{ "fact": "payerAccount.class"',
  ],
  [
    'the same condition twice',
    conditions,
    `${conditions} { "fact": "instruction.kind", "operator": "in", ${kinds} },`,
    'lint-idle-with',
    '^{\n        "fact": "instruction.kind"',
  ],
  [
    'isPresent that is false',
    conditions,
    `${conditions} { "fact": "payerAccount.class", "operator": "isPresent", "value": false },`,
    'rule-value-true',
    '"isPresent", "value": ^false',
  ],
  // Periods
  ['to: null', '"to": "2018-06-29"', '"to": null', 'rule-period-open', '"to": ^null'],
  ['to: 至今', '"to": "2018-06-29"', '"to": "至今"', 'rule-period-open', '"至今"'],
  ['30 February', '"to": "2018-06-29"', '"to": "2018-02-30"', 'date-invalid', '"2018-02-30"'],
  [
    'an instant for a day',
    '"from": "2018-06-30"',
    '"from": "2018-06-30T00:00:00+08:00"',
    'date-format',
    '"2018-06-30T',
    '2018-06-30',
  ],
  ['a date without hyphens', '"from": "2018-06-30"', '"from": "20180630"', 'date-format', '"20180630"', '2018-06-30'],
  [
    'an English date',
    '"from": "2018-06-30"',
    '"from": "June 30, 2018"',
    'date-format',
    '"June 30, 2018"',
    '2018-06-30',
  ],
  [
    'a date the way spreadsheets write it',
    '"from": "2018-06-30"',
    '"from": "30-Jun-2018"',
    'date-format',
    '"30-Jun-2018"',
    '2018-06-30',
  ],
  ['a month for a day', '"from": "2018-06-30"', '"from": "2018-06"', 'date-format', '"2018-06"'],
  [
    'a year with its digits turned round',
    '"from": "2018-06-30"',
    '"from": "2108-06-30"',
    'lint-year-far-off',
    '"2108-06-30"',
  ],
  // Status, severity and what it rests on, as people say it
  ['active for enforced', '"status": "enforced"', '"status": "active"', 'rule-unknown-word', '"active"', 'enforced'],
  ['生效 for enforced', '"status": "enforced"', '"status": "生效"', 'rule-unknown-word', '"生效"', 'enforced'],
  ['a severity in Chinese', '"severity": "major"', '"severity": "重大"', 'rule-unknown-word', '"重大"', 'critical'],
  ['a regulation for law', '"basis": "law"', '"basis": "regulation"', 'rule-unknown-word', '"regulation"', 'law'],
  ['VERIFIED', '"confidence": "text"', '"confidence": "VERIFIED"', 'rule-unknown-word', '"VERIFIED"', 'text'],
  // Citations
  [
    'an address on the web',
    '"document": "公告〔2015〕第43号"',
    '"document": "https://www.example.com/43"',
    'lint-document-address',
    '"https://www',
  ],
  [
    'law without a document',
    '"document": "公告〔2015〕第43号"',
    '"document": null',
    'rule-citation-needs-document',
    '"document": ^null',
  ],
  [
    'a summary that looks like a quotation',
    '"自2016年7月1日起，单日不超过5000元"',
    '"“自2016年7月1日起，单日不超过5000元”"',
    'lint-summary-quoted',
    '"“自2016',
  ],
  ['a nought more in Chinese', '单日不超过5000元', '单日不超过50000元', 'lint-figures-differ', '"at most 5,000'],
  ['a nought more in English', 'at most 5,000 yuan', 'at most 50,000 yuan', 'lint-figures-differ', '"at most 50,000'],
  [
    'a summary in one language',
    '"zh": "自2016年7月1日起，单日不超过5000元",',
    '',
    'rules-missing-key',
    '"summary": ^{',
  ],
  [
    'a summary without languages',
    '"summary": {\n          "zh": "单日不超过8000元",\n          "en": "at most 8,000 yuan a day"\n        }',
    '"summary": "单日不超过8000元"',
    'rules-not-an-object',
    '"summary": ^"单日',
  ],
  // Messages
  ['one brace', '{{actor}} 的', '{actor} 的', 'rule-placeholder-malformed', '"zh": ^"{actor}'],
  ['a brace with a dollar', '{{actor}} 的', '${actor} 的', 'rule-placeholder-malformed', '"zh": ^"${actor}'],
  ['a brace that is not closed', '{{actor}} 的', '{{actor} 的', 'rule-placeholder-malformed', '"zh": ^"{{actor} '],
  ['nobody in breach', '"breachedBy": "actor",', '', 'rules-missing-key', '^{\n  "id"'],
  ['an id in Chinese', '"id": "day-cap"', '"id": "单日限额"', 'rules-bad-name', '"单日限额"'],
  ['a merge that was not finished', '"hook":', '<<<<<<< HEAD\n  "hook":', 'json-unexpected', '<<<<<<<'],
];

const parameters: Row[] = [
  ['an amount with a comma', '"5000.00"', '"5,000.00"', 'money-format', '"5,000.00"', '5000.00'],
  ['a share for an amount', '"5000.00"', '"24%"', 'money-format', '"24%"'],
  [
    'the same day twice',
    '"from": "2018-06-30"',
    '"from": "2016-07-01"',
    'rule-periods-out-of-order',
    '"from": "2016-07-01",\n          "value": "8000.00"'.replace('"from": ', '"from": ^'),
  ],
  [
    'a value that changes nothing',
    '"8000.00"',
    '"5000.00"',
    'lint-value-repeated',
    '"from": "2018-06-30",\n          "value": ^"5000.00"',
  ],
  [
    'a value that overlaps the next',
    '"from": "2016-07-01",',
    '"from": "2016-07-01", "to": "2018-07-30",',
    'rule-periods-overlap',
    '^"2018-06-30"',
  ],
  ['a name in another style', '"day-cap": {', '"dayCap": {', 'rules-bad-name', '"dayCap"'],
  ['the id of another file', '"id": "limits"', '"id": "limit"', 'lint-group-file-name', '"limit"'],
  ['a confidence of its own', '"confidence": "text"', '"confidence": "sure"', 'rule-unknown-word', '"sure"'],
  ['an empty source', '"source": "公告〔2015〕第43号"', '"source": ""', 'rules-not-a-text', '"source": ^""'],
  [
    'a label without languages',
    '"label": {\n        "zh": "单日限额",\n        "en": "daily cap"\n      }',
    '"label": "单日限额"',
    'rules-not-an-object',
    '"label": ^"单日限额"',
  ],
  ['a count without what is counted', '"type": "fen"', '"type": "int"', 'rules-missing-key', '"day-cap": ^{'],
  [
    'one key that is no list',
    '"type": "fen"',
    '"type": "fen", "keys": "payerAccount.class"',
    'rules-not-a-list',
    '"keys": ^"payerAccount',
  ],
  ['values under another name', '"values": [', '"valuess": [', 'rules-unknown-key', '"valuess"', 'values'],
  ['a nought too many', '"5000.00"', '"50000.00"', 'lint-figure-misplaced', '"50000.00"', '5000.00'],
];

const cases: Row[] = [
  ['no date', '"date": "2016-06-30",', '', 'rules-missing-key', '^{\n      "it": "the day before"'],
  ['no name', '"it": "the day before",', '', 'rules-missing-key', '^{\n      \n      "date": "2016-06-30"'],
  ['a name of nothing', '"it": "the day before"', '"it": ""', 'rules-not-a-text', '"it": ^""'],
  ['an outcome in Chinese', '"expect": "violated"', '"expect": "违反"', 'rule-unknown-word', '"违反"', 'violated'],
  ['an outcome that is yes or no', '"expect": "violated"', '"expect": true', 'rules-not-a-text', '"expect": ^true'],
  ['30 February', '"date": "2018-06-29"', '"date": "2018-02-30"', 'date-invalid', '"2018-02-30"'],
  [
    'only, of other test programs',
    '"it": "the day before"',
    '"only": true, "it": "the day before"',
    'rules-unknown-key',
    '"only"',
  ],
  [
    'null for what is never none',
    '"actor.kind": "bank"',
    '"actor.kind": null',
    'facts-never-none',
    '"actor.kind": ^null',
  ],
  ['"none" for a kind', '"actor.kind": "bank"', '"actor.kind": "none"', 'rule-not-a-member', '"none"'],
  [
    'a parameter as a fact',
    '"actor.kind": "bank"',
    '"parameter.limits.day-cap": "1.00"',
    'rule-unknown-fact',
    '"parameter.limits',
  ],
  [
    'facts as a list',
    '"facts": {\n        "actor.kind": "bank"\n      }',
    '"facts": [{ "actor.kind": "bank" }]',
    'rules-not-an-object',
    '"facts": ^[{',
  ],
  [
    'stated and unknown',
    '"unknown": [',
    '"facts": { "payerClient.paidDaySameVerification": "1.00" }, "unknown": [',
    'cases-fact-and-unknown',
    '"unknown": [\n        ^"payer',
  ],
  [
    'what would decide a case that is decided',
    '"expect": "not-in-force"',
    '"expect": "not-in-force", "wouldDecide": ["actor.kind"]',
    'cases-would-decide',
    '"wouldDecide"',
  ],
  [
    'the same again under another name',
    '"it": "a bank"',
    '"it": "again", "date": "2018-06-30", "facts": { "actor.kind": "bank" }, "expect": "not-applicable" }, { "it": "a bank"',
    'lint-case-repeated',
    '"it": ^"a bank"',
  ],
  [
    'unknown that is no list',
    '"unknown": [\n        "payerClient.paidDaySameVerification"\n      ]',
    '"unknown": "payerClient.paidDaySameVerification"',
    'rules-not-a-list',
    '"unknown": ^"payer',
  ],
  ['no rule', '"rule": "day-cap",', '', 'rules-missing-key', '^{'],
];

const pages: Row[] = [
  ['nothing', soundFiles[PAGE]!, '\n', 'lint-page-empty', '^\n'],
  ['no heading', '# 单日限额', '单日限额', 'lint-page-heading', '^单日限额'],
  ['a heading in one language', '# 单日限额 / Daily cap', '# 单日限额', 'lint-page-one-language', '# ^单日限额'],
  ['a merge that was not finished', '第十一条、', '<<<<<<< HEAD\n第十一条、', 'lint-conflict-marker', '<<<<<<<'],
  ['a link to nowhere', '第十一条、', '[见](../nowhere/nowhere.md)第十一条、', 'lint-page-link', '(^../nowhere'],
  ['no id', '`day-cap`', 'day-cap', 'lint-page-of-other', '^# '],
];

describe('a rule', () => {
  it.each(rule.map(inFile(RULE)))('$what', check);
});

describe('parameters', () => {
  it.each(parameters.map(inFile(PARAMETERS)))('$what', check);

  it('a percentage without its sign', async () => {
    const share =
      '"share": { "label": { "zh": "比例", "en": "share" }, "type": "ratio", "values": [{ "from": "2013-06-07", "value": "24", "source": "s", "confidence": "text" }] },';
    const text = soundFiles[PARAMETERS]!.replace('"parameters": {', `"parameters": {\n    ${share}`);
    const other = soundFiles[OTHER]!.replace('总资产不足"', '总资产不足 {{parameter.limits.share}}"').replace(
      'is too small"',
      'is too small {{parameter.limits.share}}"',
    );
    const problems = await lint({ ...soundFiles, [PARAMETERS]: text, [OTHER]: other });
    const place = placeOf(text, '"24"');
    expect(problems).toEqual([
      expect.objectContaining({ code: 'lint-share-large', file: PARAMETERS, ...place, suggestion: '24%' }),
    ]);
  });
});

describe('cases', () => {
  it.each(cases.map(inFile(CASES)))('$what', check);
});

describe('a page', () => {
  it.each(pages.map(inFile(PAGE)))('$what', check);

  it('whose figure has a nought more than the limit', async () => {
    const text = soundFiles[PAGE]!.replace('5000元', '50000元');
    const problems = await lint({ ...soundFiles, [PAGE]: text });
    const place = placeOf(soundFiles[PARAMETERS]!, '"5000.00"');
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'lint-figure-misplaced', ...place, suggestion: '50000.00' }),
    );
  });
});

describe('one mistake is told once', () => {
  const codes = async (file: string, from: string, to: string): Promise<string[]> => {
    const text = soundFiles[file]!.replace(from, () => to);
    return (await lint({ ...soundFiles, [file]: text })).map(({ code }) => code);
  };

  it('a file that is no JSON is not missed by its cases', async () => {
    expect(await codes(RULE, '"hook":', '<<<<<<< HEAD\n  "hook":')).toEqual(['json-unexpected']);
  });

  it('a value of a parameter that cannot be read is not missing', async () => {
    expect(await codes(PARAMETERS, '"5000.00"', '"24%"')).toEqual(['money-format']);
  });

  it('a word of another engine does not leave out what the format has for it', async () => {
    expect(await codes(RULE, conditions, conditions.replace('all', 'and'))).toEqual(['rules-unknown-key']);
    expect(await codes(RULE, cap, cap.replace('operator', 'op'))).toEqual(['rules-unknown-key']);
  });
});

it('whatever is told says in both languages what to do, or what was meant', () => {
  const table = [...rule, ...parameters, ...cases, ...pages];
  expect(table.length).toBeGreaterThan(90);
  for (const [what, , , code, , suggestion] of table) {
    const params = {
      suggestion: 'x',
      known: 'x',
      key: 'x',
      word: 'x',
      fact: 'x',
      found: 'x',
      line: 1,
      it: 'x',
      date: 'x',
    };
    const [text, fix] = [message(code, params), fixFor(code, params)];
    expect(text.zh, what).toMatch(/\p{Script=Han}/u);
    expect(text.en, what).not.toMatch(/\p{Script=Han}/u);
    if (suggestion === undefined && !selfEvident.includes(code))
      expect(`${fix?.zh} ${fix?.en}`, `${what}: ${code}`).not.toMatch(/undefined/);
  }
});

/** What is missing, empty or of another kind says itself what to do. */
const selfEvident: readonly string[] = [
  'rules-missing-key',
  'rules-empty-list',
  'rules-unknown-key',
  'rule-unknown-word',
];
