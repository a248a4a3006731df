import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/core/errors.ts';
import type { JsonDocument } from '../../../src/core/json-document.ts';
import { fixFor, message } from '../../../src/core/messages/catalogue.ts';
import { parseStrictJson } from '../../../src/io/read/strict-json.ts';
import { compileRulebook } from '../../../src/rules/compile/rulebook.ts';
import { documentOf, shippedSources } from './load.ts';

type Json = Readonly<Record<string, unknown>>;

const { parameters } = shippedSources();

/** A rule without fault; each test spoils one thing. */
const sound: Json = {
  id: 'sound',
  title: { zh: '规则', en: 'rule' },
  message: { zh: '{{actor}} 付了 {{instruction.amount}} 元', en: '{{actor}} paid {{instruction.amount}}' },
  effective: [
    {
      ...{ from: '2016-07-01', status: 'enforced', severity: 'major', basis: 'law', confidence: 'text' },
      citation: { authority: '中国人民银行', document: '公告〔2015〕第43号', article: null },
    },
  ],
  hook: 'instruction-accepted',
  decidedBy: 'instruction-accepted',
  breachedBy: 'actor',
  appliesWhen: { all: [{ fact: 'actor.kind', operator: 'equal', value: 'payment-institution' }] },
  conditions: { all: [{ fact: 'instruction.amount', operator: 'moneyGreaterThan', value: '5000.00' }] },
};

interface Problem {
  readonly code: string;
  readonly pointer: string | undefined;
  readonly suggestion: unknown;
}

function problemsOf(rules: readonly JsonDocument[], more: readonly JsonDocument[] = []): readonly InputError[] {
  try {
    compileRulebook({ rules, parameters: [...parameters, ...more] });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return [error, ...error.also];
  }
  return [];
}

/** What is wrong with the sound rule after one change: code, pointer and suggestion. */
function spoil(change: Json): Problem[] {
  return problemsOf([documentOf({ ...sound, ...change })]).map(({ code, place, params }) => {
    // Every problem has a text in both languages without open placeholders, and stands on a line.
    for (const text of [message(code, params), fixFor(code, params)])
      expect(`${text?.zh} ${text?.en}`).not.toMatch(/\{\{\w/);
    expect(place?.line, code).toBeGreaterThan(0);
    return { code, pointer: place?.pointer, suggestion: params['suggestion'] };
  });
}

function leaf(fact: string, operator: string, value: unknown, more: Json = {}): Json {
  return { conditions: { all: [{ fact, operator, value, ...more }] } };
}

const at = '/conditions/all/0';

describe('a rule without fault', () => {
  it('loads', () => {
    expect(problemsOf([documentOf(sound)])).toEqual([]);
  });

  it('may compare with a parameter, another fact, a list, or ask for presence', () => {
    for (const change of [
      leaf('instruction.amount', 'moneyGreaterThan', { fact: 'parameter.payment-account.class2-year' }),
      leaf('instruction.amount', 'moneyAtMost', { fact: 'payerClient.paidYear' }),
      leaf('instruction.kind', 'notIn', ['top-up', 'refund']),
      leaf('payerAccount.class', 'isNone', true),
      { ...leaf('actor.licences', 'contains', 'bank'), effective: sound['effective'] },
    ]) {
      expect(spoil(change)).toEqual([]);
    }
  });
});

describe('mistakes that other engines load silently', () => {
  const found = (code: string, pointer: string, suggestion?: string): unknown[] => [{ code, pointer, suggestion }];

  it('a mistyped operator', () => {
    expect(spoil(leaf('instruction.amount', 'moneyGreatrThan', '5000.00'))).toEqual(
      found('rule-unknown-operator', `${at}/operator`, 'moneyGreaterThan'),
    );
  });

  it('a mistyped fact', () => {
    expect(spoil(leaf('instruction.amout', 'moneyGreaterThan', '5000.00'))).toEqual(
      found('rule-unknown-fact', `${at}/fact`, 'instruction.amount'),
    );
  });

  it('a value of the wrong type', () => {
    expect(spoil(leaf('instruction.toOwnBankAccount', 'equal', 'true'))).toEqual(
      found('rule-wrong-type', `${at}/value`),
    );
  });

  it('an amount written for people', () => {
    expect(spoil(leaf('instruction.amount', 'moneyGreaterThan', '50,000.00'))).toEqual(
      found('money-format', `${at}/value`, '50000.00'),
    );
  });

  it('an amount as a number', () => {
    expect(spoil(leaf('instruction.amount', 'moneyGreaterThan', 50000))).toEqual(
      found('money-not-text', `${at}/value`, '50000.00'),
    );
  });

  it('an empty list of conditions', () => {
    expect(spoil({ conditions: { all: [] } })).toEqual(found('rules-empty-list', '/conditions/all'));
    expect(spoil({ conditions: { any: [{ any: [] }] } })).toEqual(found('rules-empty-list', '/conditions/any/0/any'));
  });

  it('a value that the fact cannot have', () => {
    expect(spoil(leaf('instruction.kind', 'equal', 'withdrawl'))).toEqual(
      found('rule-not-a-member', `${at}/value`, 'withdrawal'),
    );
  });

  it('a single value where a list is meant', () => {
    expect(spoil(leaf('instruction.kind', 'in', 'withdrawal'))).toEqual(found('rules-not-a-list', `${at}/value`));
  });

  it('an id used twice', () => {
    const [problem] = problemsOf([documentOf(sound, 'a.json'), documentOf(sound, 'b.json')]);
    expect(problem).toMatchObject({ code: 'rule-duplicate-id', place: { file: 'b.json', pointer: '/id' } });
    expect(problem!.params).toEqual({ id: 'sound', file: 'a.json' });
  });

  it('an integer that no double holds', () => {
    const text = JSON.stringify({ ...sound, ...leaf('x', 'equal', 1) }).replace(
      '"value":1}',
      '"value":9007199254740993}',
    );
    expect(() => parseStrictJson(text, 'rule.json')).toThrow(InputError);
  });

  it('a named condition that does not exist', () => {
    const definitions = { small: { all: [leafOf()] } };
    expect(spoil({ definitions, conditions: { any: [{ condition: 'smal' }, { condition: 'small' }] } })).toEqual(
      found('rule-unknown-condition', '/conditions/any/0/condition', 'small'),
    );
  });

  it('a mistyped key', () => {
    expect(spoil({ breachdBy: 'actor' })).toEqual(found('rules-unknown-key', '/breachdBy', 'breachedBy'));
    expect(spoil(leaf('instruction.amount', 'moneyGreaterThan', '1.00', { prioirty: 5 }))).toEqual(
      found('rules-unknown-key', `${at}/prioirty`),
    );
  });
});

function leafOf(): Json {
  return { fact: 'instruction.amount', operator: 'moneyGreaterThan', value: '5000.00' };
}

describe('conditions that json-rules-engine would read in its own way', () => {
  const codes = (change: Json): string[] => spoil(change).map((problem) => problem.code);

  it.each([
    ['all and any on one node', { conditions: { all: [leafOf()], any: [leafOf()] } }, 'rule-one-condition'],
    ['a leaf that is also a list', { conditions: { all: [{ ...leafOf(), not: leafOf() }] } }, 'rule-one-condition'],
    ['a leaf as the root', { conditions: leafOf() }, 'rule-root-needs-all-any'],
    ['a path', leaf('instruction.amount', 'moneyGreaterThan', '1.00', { path: '$..x' }), 'rule-key-not-allowed'],
    [
      'arguments of a fact',
      leaf('instruction.amount', 'moneyGreaterThan', '1.00', { params: {} }),
      'rule-key-not-allowed',
    ],
    ['a priority', leaf('instruction.amount', 'moneyGreaterThan', '1.00', { priority: 1 }), 'rule-key-not-allowed'],
    [
      'a path in a reference',
      leaf('instruction.amount', 'moneyAtMost', { fact: 'instruction.amount', path: 'x' }),
      'rules-unknown-key',
    ],
    ['an operator of the library', leaf('instruction.amount', 'greaterThanInclusive', '1.00'), 'rule-unknown-operator'],
    ['a decorated operator', leaf('instruction.kind', 'not:equal', 'refund'), 'rule-unknown-operator'],
    ['a number operator on an amount', leaf('instruction.amount', 'greaterThan', '1.00'), 'rule-operator-type'],
    ['a list in a list', leaf('instruction.kind', 'in', [['refund']]), 'rule-wrong-type'],
    ['a member named twice', leaf('instruction.kind', 'in', ['refund', 'refund']), 'rule-duplicate-member'],
    ['isNone of a fact that always has a value', leaf('instruction.kind', 'isNone', true), 'rule-never-none'],
    ['isNone that is false', leaf('payerAccount.class', 'isNone', false), 'rule-value-true'],
    ['a party by its name', leaf('payerClient', 'equal', 'buyer'), 'rule-literal-party'],
    ['a date that does not exist', { ...onDate('2017-02-29') }, 'date-invalid'],
    ['a date in words', { ...onDate('06-Sep-2024') }, 'date-format'],
  ])('%s is refused', (_, change, code) => {
    expect(codes(change)).toEqual([code]);
  });

  function onDate(value: string): Json {
    return leaf('event.date', 'dateBefore', value);
  }

  it('facts of different types are not compared', () => {
    expect(codes(leaf('instruction.amount', 'moneyAtMost', { fact: 'event.date' }))).toEqual(['rule-types-differ']);
    expect(codes(leaf('payerAccount.kind', 'equal', { fact: 'instruction.kind' }))).toEqual(['rule-types-differ']);
    expect(codes(leaf('instruction.amount', 'moneyAtMost', { fact: 'parameter.lending.up-front-window' }))).toEqual([
      'rule-types-differ',
    ]);
  });

  it('a parameter that does not exist is refused with the nearest name', () => {
    expect(
      spoil(leaf('instruction.amount', 'moneyAtMost', { fact: 'parameter.payment-account.class2-years' })),
    ).toEqual([
      {
        code: 'rule-unknown-parameter',
        pointer: `${at}/value/fact`,
        suggestion: 'parameter.payment-account.class2-year',
      },
    ]);
  });

  it('a fact of another hook is refused, and said where it exists', () => {
    const [problem] = problemsOf([documentOf({ ...sound, ...leaf('leg.amount', 'moneyAtMost', '1.00') })]);
    expect(problem!.params).toMatchObject({
      fact: 'leg.amount',
      hook: 'instruction-accepted',
      known: 'leg-submitted, leg-settled, leg-returned',
    });
  });

  it('whom a rule binds may not depend on what may be unknown', () => {
    const appliesWhen = { all: [{ fact: 'actor.rating', operator: 'equal', value: 'A' }] };
    expect(codes({ appliesWhen })).toEqual(['rule-guard-may-be-unknown']);
  });
});

describe('named conditions', () => {
  it('may not refer to themselves, however far round', () => {
    const definitions = {
      a: { not: { condition: 'b' } },
      b: { all: [{ condition: 'c' }] },
      c: { any: [{ condition: 'a' }] },
    };
    const [problem] = problemsOf([documentOf({ ...sound, definitions, conditions: { condition: 'a' } })]);
    expect(problem).toMatchObject({ code: 'rule-condition-cycle', params: { cycle: 'a -> b -> c -> a' } });
  });

  it('may not grow beyond measure by naming each other twice', () => {
    const names = Array.from({ length: 40 }, (_, i) => `n${i}`);
    const definitions = Object.fromEntries(
      names.map((name, i) => [
        name,
        i === 39 ? { all: [leafOf()] } : { all: [{ condition: names[i + 1] }, { condition: names[i + 1] }] },
      ]),
    );
    const codes = problemsOf([documentOf({ ...sound, definitions, conditions: { condition: 'n0' } })]).map(
      ({ code }) => code,
    );
    expect(codes).toEqual(['rule-too-large']);
  });

  it('are not left lying about', () => {
    expect(spoil({ definitions: { spare: { all: [leafOf()] } } })).toEqual([
      { code: 'rule-condition-unused', pointer: '/definitions/spare', suggestion: undefined },
    ]);
  });
});

describe('texts and dates of a rule', () => {
  const codes = (change: Json): string[] => spoil(change).map((problem) => problem.code);
  const [period] = sound['effective'] as [Json];

  it.each([
    ['a missing language', { title: { zh: '规则' } }, 'rules-missing-key'],
    ['an empty text', { title: { zh: ' ', en: 'rule' } }, 'rules-not-a-text'],
    [
      'a placeholder in one language only',
      { message: { zh: '{{actor}}', en: 'somebody' } },
      'rule-placeholder-mismatch',
    ],
    ['a placeholder that is no fact', { message: { zh: '{{actr}}', en: '{{actr}}' } }, 'rule-unknown-fact'],
    ['a placeholder with blanks', { message: { zh: '{{ actor }}', en: '{{actor}}' } }, 'rule-placeholder-malformed'],
    ['a full-width placeholder', { message: { zh: '｛｛actor｝｝', en: 'x' } }, 'rule-placeholder-malformed'],
    [
      'a fact of another hook in the message',
      { message: { zh: '{{leg.rail}}', en: '{{leg.rail}}' } },
      'rule-fact-not-at-hook',
    ],
    [
      'overlapping periods',
      {
        effective: [
          { ...period, to: '2018-01-01' },
          { ...period, from: '2018-01-01' },
        ],
      },
      'rule-periods-overlap',
    ],
    ['a period after an open one', { effective: [period, { ...period, from: '2018-01-01' }] }, 'rule-periods-overlap'],
    ['periods out of order', { effective: [{ ...period, from: '2018-01-01' }, period] }, 'rule-periods-out-of-order'],
    [
      'a period that ends before it begins',
      { effective: [{ ...period, to: '2016-06-30' }] },
      'rule-period-ends-before-start',
    ],
    ['a draft without a reason', { effective: [{ ...period, status: 'draft' }] }, 'rule-draft-needs-reason'],
    ['law enforced from memory', { effective: [{ ...period, confidence: 'recalled' }] }, 'rule-enforced-unread'],
    [
      'a practice enforced without a reason',
      { effective: [{ ...period, confidence: 'uncertain', basis: 'practice' }] },
      'rule-enforced-needs-reason',
    ],
    [
      'law without a document',
      { effective: [{ ...period, citation: { authority: '人行', document: null, article: null } }] },
      'rule-citation-needs-document',
    ],
    [
      'a quotation nobody signed',
      {
        effective: [
          { ...period, citation: { authority: 'a', document: 'b', article: null, provision: { text: 'c' } } },
        ],
      },
      'rules-missing-key',
    ],
    ['a hook that does not exist', { hook: 'instruction-acepted' }, 'rule-unknown-hook'],
    ['a date that the hook does not have', { decidedBy: 'contract' }, 'rule-decided-by'],
    ['another hook to decide', { decidedBy: 'leg-submitted' }, 'rule-decided-by'],
    ['a breach by something that is no party', { breachedBy: 'instruction.amount' }, 'rule-breached-by'],
    ['an id that is no name', { id: 'Sound Rule' }, 'rules-bad-name'],
  ])('%s is refused', (_, change, code) => {
    expect(codes(change)[0]).toBe(code);
  });

  it('a rule stands in the file of its name', () => {
    const [problem] = problemsOf([documentOf(sound, 'rules/topic/other/other.rule.json')]);
    expect(problem).toMatchObject({ code: 'rule-file-name', params: { id: 'sound', file: 'other.rule.json' } });
  });

  it('everything wrong is told at once', () => {
    expect(spoil({ breachedBy: 'nobody', decidedBy: 'contract', ...leaf('x', 'y', 'z') }).length).toBe(4);
  });
});

describe('parameters', () => {
  const source = { source: '文件', confidence: 'text' };
  const group = (parameter: Json): JsonDocument =>
    documentOf({
      id: 'test',
      title: { zh: '参数', en: 'parameters' },
      parameters: { limit: { label: { zh: '限额', en: 'limit' }, type: 'fen', ...parameter } },
    });
  const use = documentOf({
    ...sound,
    ...leaf('instruction.amount', 'moneyGreaterThan', { fact: 'parameter.test.limit' }),
  });
  const codes = (parameter: Json): string[] => problemsOf([use], [group(parameter)]).map(({ code }) => code);

  it('need a value on every day of a rule that uses them', () => {
    const found = problemsOf([use], [group({ values: [{ from: '2016-07-02', value: '1.00', ...source }] })]);
    expect(found[0]).toMatchObject({ code: 'parameter-missing-value', params: { date: '2016-07-01' } });
    const gap = [
      { from: '2016-01-01', to: '2016-12-31', value: '1.00', ...source },
      { from: '2017-02-01', value: '1.00', ...source },
    ];
    expect(problemsOf([use], [group({ values: gap })])[0]!.params).toMatchObject({ date: '2017-01-01' });
  });

  it('may be stated to be unknown', () => {
    expect(codes({ values: [{ from: '2016-01-01', unknown: { zh: '未见', en: 'not seen' }, ...source }] })).toEqual([]);
  });

  it.each<[string, Json, string]>([
    ['an amount as a number', { values: [{ from: '2016-01-01', value: 1, ...source }] }, 'money-not-text'],
    [
      'two values in one entry',
      { values: [{ from: '2016-01-01', value: '1.00', interval: {}, ...source }] },
      'parameter-one-value',
    ],
    ['no value', { values: [{ from: '2016-01-01', ...source }] }, 'parameter-one-value'],
    [
      'an interval upside down',
      { values: [{ from: '2016-01-01', interval: { lo: '2.00', hi: '1.00' }, ...source }] },
      'parameter-interval-empty',
    ],
    ['keys that were not declared', { values: [{ from: '2016-01-01', by: {}, ...source }] }, 'parameter-needs'],
    ['bands that were not declared', { values: [{ from: '2016-01-01', bands: [], ...source }] }, 'parameter-needs'],
    [
      'a set as key without a rule for several',
      { keys: ['actor.licences'], values: [{ from: '2016-01-01', by: {}, ...source }] },
      'parameter-set-needs-combine',
    ],
    [
      'a key that the fact cannot have',
      { keys: ['payerAccount.class'], values: [{ from: '2016-01-01', by: { IV: '1.00' }, ...source }] },
      'rule-not-a-member',
    ],
    [
      'an amount as key',
      { keys: ['instruction.amount'], values: [{ from: '2016-01-01', value: '1.00', ...source }] },
      'parameter-key-type',
    ],
    [
      'a kind as band',
      { bandedBy: 'instruction.kind', values: [{ from: '2016-01-01', value: '1.00', ...source }] },
      'parameter-band-type',
    ],
    [
      'bands that do not grow',
      {
        bandedBy: 'instruction.amount',
        values: [
          {
            from: '2016-01-01',
            bands: [{ below: '2.00', value: '1.00' }, { below: '2.00', value: '1.00' }, { value: '1.00' }],
            ...source,
          },
        ],
      },
      'parameter-bands-out-of-order',
    ],
    [
      'a unit on an amount',
      { unit: 'days', values: [{ from: '2016-01-01', value: '1.00', ...source }] },
      'parameter-unit-needs-int',
    ],
    [
      'members of an amount',
      { members: ['a'], values: [{ from: '2016-01-01', value: '1.00', ...source }] },
      'parameter-members-need-enum',
    ],
    [
      'an unknown key',
      { value: '1.00', values: [{ from: '2016-01-01', value: '1.00', ...source }] },
      'rules-unknown-key',
    ],
    [
      'values out of order',
      {
        values: [
          { from: '2017-01-01', value: '1.00', ...source },
          { from: '2016-01-01', value: '1.00', ...source },
        ],
      },
      'rule-periods-out-of-order',
    ],
  ])('%s is refused', (_, parameter, code) => {
    expect(codes(parameter)[0]).toBe(code);
  });

  it('are defined once', () => {
    const values = [{ from: '2016-01-01', value: '1.00', ...source }];
    expect(problemsOf([use], [group({ values }), group({ values })]).map(({ code }) => code)).toEqual([
      'parameter-duplicate',
    ]);
  });

  it('known only as an interval are compared by size alone, and stand on the right', () => {
    const interval = group({ values: [{ from: '2016-01-01', interval: { lo: '1.00', hi: '2.00' }, ...source }] });
    const rule = (change: Json): JsonDocument => documentOf({ ...sound, ...change });
    const equal = rule(leaf('instruction.amount', 'moneyEqual', { fact: 'parameter.test.limit' }));
    expect(problemsOf([equal], [interval]).map(({ code }) => code)).toEqual(['rule-interval-needs-order']);
    const left = rule(leaf('parameter.test.limit', 'moneyAtMost', '1.00'));
    expect(problemsOf([left], [interval]).map(({ code }) => code)).toEqual(['rule-parameter-on-the-left']);
  });
});

describe('a hostile rule file', () => {
  it('cannot reach a prototype', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    for (const name of names) {
      expect(spoil(leaf(name, 'equal', 'x')).map(({ code }) => code)).toEqual(['rule-unknown-fact']);
      expect(spoil(leaf('instruction.kind', name, 'x')).map(({ code }) => code)).toEqual(['rule-unknown-operator']);
      expect(spoil({ conditions: { condition: name } }).map(({ code }) => code)).toEqual(['rule-unknown-condition']);
    }
  });

  it.each([null, [], 'x', 1, true, { all: null }, { not: [] }, { all: [null] }, { condition: 1 }, {}])(
    'with %j for conditions is refused without a crash',
    (conditions) => {
      expect(spoil({ conditions }).length).toBeGreaterThan(0);
    },
  );

  it.each([null, [], 'x', 1])('that is %j altogether is refused', (value) => {
    expect(problemsOf([documentOf(value)]).map(({ code }) => code)).toEqual(['rules-not-an-object']);
  });
});
