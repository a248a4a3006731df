import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/core/errors.ts';
import type { JsonDocument } from '../../../src/core/json-document.ts';
import { parseDate } from '../../../src/core/time.ts';
import { parseStrictJson } from '../../../src/io/read/strict-json.ts';
import { compileRulebook, type CompiledRule, type Rulebook } from '../../../src/rules/compile/rulebook.ts';
import { evaluateFacts } from '../../../src/rules/evaluate-facts.ts';
import { explainEvaluation } from '../../../src/rules/explain.ts';
import { outcomeNames } from '../../../src/rules/outcome.ts';
import { confirmOutcome } from '../../../src/rules/reference/confirm.ts';
import { cpuSeconds } from '../../support/cpu.ts';
import { documentOf, shippedSources } from './load.ts';

/*
 * The thirty ways in which json-rules-engine surprises those who write rules for it (numbered as in the notes on it),
 * each with the proof that it cannot happen here: refused at load, or decided as one would expect.
 */

type Json = Readonly<Record<string, unknown>>;

const { parameters } = shippedSources();
const hook = 'instruction-accepted';
const day = parseDate('2018-06-30');

function rule(change: Json, id = 'trial'): Json {
  return {
    id,
    title: { zh: '规则', en: 'rule' },
    message: { zh: '{{actor}}', en: '{{actor}}' },
    effective: [
      {
        ...{ from: '2016-07-01', status: 'enforced', severity: 'major', basis: 'law', confidence: 'text' },
        citation: { authority: '中国人民银行', document: '公告〔2015〕第43号', article: '第九条' },
      },
    ],
    ...{ hook, decidedBy: hook, breachedBy: 'actor' },
    appliesWhen: { all: [{ fact: 'actor.kind', operator: 'equal', value: 'payment-institution' }] },
    conditions: { all: [{ fact: 'instruction.amount', operator: 'moneyGreaterThan', value: '5000.00' }] },
    ...change,
  };
}

function book(...rules: readonly Json[]): Rulebook {
  return compileRulebook({
    rules: rules.map((one) => documentOf(one, `${one['id'] as string}.rule.json`)),
    parameters,
  });
}

const leaf = (fact: string, operator: string, value: unknown): Json => ({ fact, operator, value });
const when = (...all: readonly Json[]): Json => rule({ conditions: { all } });

const actor = { actor: 'pay-co', 'actor.kind': 'payment-institution' };

/** What the one rule says of these facts. */
function outcome(one: Json, facts: Json): string {
  const [result] = evaluateFacts(book(one), hook, { event: day }, documentOf({ ...actor, ...facts }));
  return result!.explanation.outcome;
}

/** Codes of what is wrong, from loading or from reading facts. */
function refused(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof InputError) return [error, ...error.also].map(({ code }) => code);
    throw error;
  }
  return [];
}

describe('silent wrong answers', () => {
  it('P1: amounts are compared as amounts, not as texts', () => {
    const below = when(leaf('instruction.amount', 'moneyLessThan', '200.00'));
    expect(outcome(below, { 'instruction.amount': '1000.00' })).toBe('complied');
    expect(outcome(below, { 'instruction.amount': '199.99' })).toBe('violated');
    const equal = when(leaf('instruction.amount', 'moneyEqual', '5.00'));
    expect(outcome(equal, { 'instruction.amount': '5.00' })).toBe('violated');
  });

  it('P2: an amount that is not written as one is refused, not compared', () => {
    const below = when(leaf('instruction.amount', 'moneyLessThan', '200.00'));
    expect(refused(() => outcome(below, { 'instruction.amount': '1000' }))).toEqual(['money-format']);
  });

  it('P3: neither separators nor a number with something behind it pass as an amount', () => {
    for (const text of ['1,000,000.00', '12abc', '12.00abc', '1e3', ' 12.00', '']) {
      expect(
        refused(() => outcome(rule({}), { 'instruction.amount': text })),
        text,
      ).not.toEqual([]);
      expect(
        refused(() => book(when(leaf('instruction.amount', 'moneyGreaterThan', text)))),
        text,
      ).not.toEqual([]);
    }
  });

  it('P4: an outcome with its reasons is JSON, quotients included', () => {
    const shipped = compileRulebook(shippedSources());
    const facts = {
      ...actor,
      ...{ 'actor.licences': ['network-payment'], 'reserve.placementStated': true },
      ...{ 'reserve.central': '90071992547409.90', 'reserve.meanPreviousQuarter': '90071992547409.91' },
    };
    const results = evaluateFacts(shipped, 'day-close', { event: parseDate('2017-06-01') }, documentOf(facts));
    const ratio = results.find((result) => result.rule.id === 'reserve-central-ratio-stage1')!;
    expect(ratio.explanation.outcome).toBe('complied');
    expect(JSON.stringify(ratio.explanation)).toContain('99.9999…%');
  });

  it('P5: a number that no double holds is refused before it is read', () => {
    expect(refused(() => parseStrictJson('{"a":9007199254740993}', 'x'))).toEqual(['json-inexact-number']);
    expect(refused(() => book(when(leaf('instruction.amount', 'moneyGreaterThan', '90071992547409.93'))))).toEqual([
      'money-range',
    ]);
  });

  it('P6: there are no paths, and what is not known decides nothing', () => {
    expect(refused(() => book(when({ ...leaf('instruction.kind', 'equal', 'refund'), path: 'a.b' })))).toEqual([
      'rule-key-not-allowed',
    ]);
    expect(outcome(when(leaf('instruction.kind', 'notEqual', 'refund')), {})).toBe('could-not-evaluate');
  });

  it('P7: negation does not turn missing or unfit values into an answer', () => {
    const not = (inner: Json): Json => rule({ conditions: { not: inner } });
    expect(outcome(not(leaf('instruction.amount', 'moneyLessThan', '5.00')), {})).toBe('could-not-evaluate');
    const wrong = not(leaf('actor.licences', 'contains', 'bank'));
    expect(refused(() => outcome(wrong, { 'actor.licences': 'bank' }))).toEqual(['rules-not-a-list']);
    expect(
      refused(() => outcome(not(leaf('instruction.amount', 'moneyLessThan', '5.00')), { 'instruction.amount': 'N/A' })),
    ).toEqual(['money-format']);
    expect(refused(() => book(rule({ conditions: { not: { condition: 'missing' } } })))).toEqual([
      'rule-unknown-condition',
    ]);
  });

  it.each(['all', 'any'])('P8: an empty %s is refused wherever it stands', (kind) => {
    expect(refused(() => book(rule({ conditions: { [kind]: [] } })))).toEqual(['rules-empty-list']);
    expect(refused(() => book(rule({ appliesWhen: { all: [{ [kind]: [] }] } })))).toEqual(['rules-empty-list']);
  });

  it('P9: all and any on one node are refused', () => {
    const one = leaf('instruction.kind', 'equal', 'refund');
    expect(refused(() => book(rule({ conditions: { all: [one], any: [one] } })))).toEqual(['rule-one-condition']);
  });

  it('P10: in looks into lists only', () => {
    expect(refused(() => book(when(leaf('instruction.kind', 'in', 'refund'))))).toEqual(['rules-not-a-list']);
    expect(refused(() => book(when(leaf('instruction.kind', 'in', ['ref']))))).toEqual(['rule-not-a-member']);
  });

  it('P11: a path on a plain fact is refused, not ignored', () => {
    expect(refused(() => book(when({ ...leaf('instruction.amount', 'moneyAtMost', '1.00'), path: '$.x' })))).toEqual([
      'rule-key-not-allowed',
    ]);
  });

  it('P12: an object as value is a reference and nothing else', () => {
    const value = { fact: 'payerClient.paidYear', note: 'x' };
    expect(refused(() => book(when(leaf('instruction.amount', 'moneyAtMost', value))))).toEqual(['rules-unknown-key']);
    expect(refused(() => book(when(leaf('instruction.kind', 'equal', { kind: 'refund' }))))).toContain(
      'rules-missing-key',
    );
  });

  it.each(['$..x', '$.a[*]', 'a.*', "$..[?(@property==='k')]"])('P13: the path %s is refused', (path) => {
    expect(refused(() => book(when({ ...leaf('instruction.kind', 'equal', 'refund'), path })))).toEqual([
      'rule-key-not-allowed',
    ]);
  });

  it('P14: dates are days, not texts', () => {
    expect(refused(() => book(when(leaf('event.date', 'dateAfter', '06-Sep-2024'))))).toEqual(['date-format']);
    const late = when(leaf('event.date', 'dateAfter', '2018-04-05'));
    expect(outcome(late, { 'event.date': '2018-09-06' })).toBe('violated');
    expect(outcome(late, { 'event.date': '2018-04-05' })).toBe('complied');
  });

  it('P15: an unknown fact is not unequal to anything', () => {
    expect(outcome(when(leaf('instruction.kind', 'notEqual', 'refund')), {})).toBe('could-not-evaluate');
    expect(outcome(when(leaf('instruction.kind', 'notIn', ['refund'])), {})).toBe('could-not-evaluate');
  });
});

describe('errors late or lost', () => {
  it('P16: an unknown operator is refused at load, even behind a condition that is never true', () => {
    const never = leaf('instruction.amount', 'moneyLessThan', '-1.00');
    expect(refused(() => book(when(never, leaf('instruction.kind', 'equals', 'refund'))))).toEqual([
      'rule-unknown-operator',
    ]);
  });

  it('P17: an unknown fact is refused at load with the file, line and column of its rule', () => {
    const work = (): unknown =>
      book(
        rule({
          conditions: {
            any: [leaf('instruction.knd', 'equal', 'refund'), leaf('instruction.kind', 'equal', 'refund')],
          },
        }),
      );
    expect(refused(work)).toEqual(['rule-unknown-fact']);
    try {
      work();
    } catch (error) {
      expect((error as InputError).place).toMatchObject({
        file: 'trial.rule.json',
        line: 40,
        pointer: '/conditions/any/0/fact',
      });
    }
  });

  it('P18: a rule that cannot be decided says nothing about the others', () => {
    const undecided = rule({ conditions: { all: [leaf('payerClient.paidYear', 'moneyGreaterThan', '1.00')] } }, 'a');
    const results = evaluateFacts(
      book(undecided, rule({}, 'b')),
      hook,
      { event: day },
      documentOf({ ...actor, 'instruction.amount': '5000.01' }),
    );
    expect(results.map((result) => [result.rule.id, result.explanation.outcome])).toEqual([
      ['a', 'could-not-evaluate'],
      ['b', 'violated'],
    ]);
  });

  it('P19: unknown keys are refused, and the citation comes with every result', () => {
    expect(refused(() => book(rule({ prioirty: 5 })))).toEqual(['rules-unknown-key']);
    const [compiled] = book(rule({})).inForce(hook, day);
    expect(compiled!.period.citation).toEqual({
      authority: '中国人民银行',
      document: '公告〔2015〕第43号',
      article: '第九条',
    });
  });

  it('P20: an id stands once', () => {
    expect(
      refused(() => compileRulebook({ rules: [documentOf(rule({}), 'a'), documentOf(rule({}), 'b')], parameters })),
    ).toEqual(['rule-duplicate-id']);
  });

  it.each(['error', 'failure', 'success', 'undefined'])('P21: a rule may be called %s', async (id) => {
    const rulebook = book(rule({}, id));
    const [compiled] = rulebook.inForce(hook, day) as [CompiledRule];
    const facts: Record<string, unknown> = { ...actor, 'instruction.amount': 500_001 };
    const read = (fact: number) => facts[rulebook.catalogue.names[fact]!] as string;
    expect(outcomeNames[compiled.evaluate(read)]).toBe('violated');
    expect(await confirmOutcome(rulebook, compiled, read, 2)).toBe(true);
  });

  it('P22, P23: nothing changes what it is given', () => {
    const document = frozen(
      documentOf(
        rule({ conditions: { any: [leaf('instruction.amount', 'moneyGreaterThan', '5000.00')] } }),
        'trial.rule.json',
      ),
    );
    const before = JSON.stringify(document.value);
    const rulebook = compileRulebook({ rules: [document], parameters: parameters.map(frozen) });
    const [compiled] = rulebook.inForce(hook, day) as [CompiledRule];
    explainEvaluation(rulebook, compiled, () => undefined);
    expect(JSON.stringify(document.value)).toBe(before);
    expect(refused(() => book(when({ ...leaf('instruction.kind', 'equal', 'refund'), priority: '10' })))).toEqual([
      'rule-key-not-allowed',
    ]);
  });
});

function frozen(document: JsonDocument): JsonDocument {
  const freeze = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  };
  freeze(document.value);
  return document;
}

describe('order, concurrency, hanging', () => {
  const deep = { all: [{ any: [{ not: { all: [leaf('instruction.amount', 'moneyAtMost', '5000.00')] } }] }] };

  it('P24: results come by id, however deep or shallow a rule is', () => {
    const results = evaluateFacts(
      book(rule({}, 'b'), rule({ conditions: deep }, 'a'), rule({}, 'c')),
      hook,
      { event: day },
      documentOf(actor),
    );
    expect(results.map((result) => result.rule.id)).toEqual(['a', 'b', 'c']);
  });

  it('P25: evaluations inside and beside each other do not interfere', async () => {
    const rulebook = book(rule({}, 'a'), rule({ conditions: deep }, 'b'));
    const rules = rulebook.inForce(hook, day);
    const facts = (amount: number): Record<string, unknown> => ({ ...actor, 'instruction.amount': amount });
    const reader = (amount: number) => (fact: number) => facts(amount)[rulebook.catalogue.names[fact]!] as string;
    const nested = (fact: number): string => {
      for (const other of rules) other.evaluate(reader(1));
      return reader(500_001)(fact);
    };
    expect(rules.map((one) => outcomeNames[one.evaluate(nested)])).toEqual(['violated', 'violated']);
    const both = await Promise.all(
      [1, 500_001].flatMap((amount) =>
        rules.map((one) => confirmOutcome(rulebook, one, reader(amount), amount === 1 ? 1 : 2)),
      ),
    );
    expect(both).toEqual([true, true, true, true]);
  });

  it('P26: a broken rule does not keep the next one from being evaluated', () => {
    const results = evaluateFacts(
      book(rule({}, 'a'), rule({}, 'b')),
      hook,
      { event: day },
      documentOf({ ...actor, 'instruction.amount': '9999.00' }),
    );
    expect(results.map((result) => result.explanation.outcome)).toEqual(['violated', 'violated']);
  });

  it('P27: a named condition that refers to itself is refused at load', () => {
    const loop = rule({ definitions: { loop: { all: [{ condition: 'loop' }] } }, conditions: { condition: 'loop' } });
    expect(refused(() => book(loop))).toContain('rule-condition-cycle');
  });

  it('P28: evaluation waits for nothing: an outcome is a number, and a promise is no fact', () => {
    const [compiled] = book(rule({})).inForce(hook, day) as [CompiledRule];
    expect(typeof compiled.evaluate(() => undefined)).toBe('number');
    const never = {
      value: { ...actor, 'instruction.amount': new Promise(() => undefined) },
      file: 'f',
      text: '',
      place: () => ({ file: 'f' }),
    };
    expect(refused(() => evaluateFacts(book(rule({})), hook, { event: day }, never))).toEqual(['money-not-text']);
  });

  it('P29: what an object inherits is no fact', () => {
    const facts = Object.create({ 'instruction.amount': '9999.00' }) as Record<string, unknown>;
    Object.assign(facts, actor);
    const document = { value: facts, file: 'f', text: '', place: () => ({ file: 'f' }) };
    const [result] = evaluateFacts(book(rule({})), hook, { event: day }, document);
    expect(result!.explanation.outcome).toBe('could-not-evaluate');
  });

  it('P30: a rule is compiled once, and then evaluated more than a million times a second', () => {
    const rulebook = book(rule({}));
    const [compiled] = rulebook.inForce(hook, day) as [CompiledRule];
    expect(rulebook.inForce(hook, day)[0]).toBe(compiled);
    const kind = rulebook.catalogue.indexOf('actor.kind');
    const read = (fact: number): string | number => (fact === kind ? 'payment-institution' : 500_001);
    let broken = 0;
    const seconds = cpuSeconds(() => {
      for (let i = 0; i < 1_000_000; i++) broken += compiled.evaluate(read);
    });
    expect(broken).toBe(2_000_000);
    expect(seconds).toBeLessThan(1);
  });
});
