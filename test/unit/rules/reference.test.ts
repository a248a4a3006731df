import { describe, expect, it } from 'vitest';
import { operatorNames } from '../../../src/rules/operators.ts';
import { referenceOperators } from '../../../src/rules/reference/operators.ts';
import { referenceResult } from '../../../src/rules/reference/reference.ts';

/** What json-rules-engine says of one condition. */
async function says(condition: object, facts: Readonly<Record<string, never>> | object): Promise<boolean> {
  const rule = { appliesWhen: { all: [condition] }, conditions: { any: [condition] } };
  const { applies, broken } = await referenceResult(rule, facts as Readonly<Record<string, string>>);
  expect(applies).toBe(broken);
  return broken;
}

const leaf = (operator: string, value: unknown): object => ({ fact: 'x', operator, value });

describe('json-rules-engine with our operators', () => {
  it('knows exactly the operators that a rule may use', () => {
    expect(Object.keys(referenceOperators).sort()).toEqual([...operatorNames].sort());
  });

  it('compares amounts as amounts, not as texts', async () => {
    // As texts "1000.00" is less than "200.00".
    expect(await says(leaf('moneyLessThan', '200.00'), { x: '1000.00' })).toBe(false);
    expect(await says(leaf('moneyGreaterThan', '200.00'), { x: '1000.00' })).toBe(true);
    expect(await says(leaf('moneyEqual', '1000.00'), { x: '1000.00' })).toBe(true);
    expect(await says(leaf('moneyGreaterThan', '90071992547409.91'), { x: '90071992547409.92' })).toBe(true);
    expect(await says(leaf('moneyLessThan', '-0.01'), { x: '-0.02' })).toBe(true);
  });

  it('compares shares exactly', async () => {
    expect(await says(leaf('lessThan', '1/3'), { x: '33333333333333333333/100000000000000000000' })).toBe(true);
    expect(await says(leaf('atLeast', '12%'), { x: '3/25' })).toBe(true);
    expect(await says(leaf('greaterThan', '0.12'), { x: '3/25' })).toBe(false);
  });

  it('compares dates and times as such', async () => {
    expect(await says(leaf('dateOnOrAfter', '2018-06-30'), { x: '2018-06-30' })).toBe(true);
    expect(await says(leaf('dateBefore', '2018-06-30'), { x: '2018-06-29' })).toBe(true);
    // As texts "17:15:00" is less than "17:15:00.000".
    expect(await says(leaf('timeBefore', '17:15:00.000'), { x: '17:15:00' })).toBe(false);
    expect(await says(leaf('timeAtOrAfter', '17:15:00'), { x: '17:15:00.001' })).toBe(true);
  });

  it('finds none equal to nothing', async () => {
    expect(await says(leaf('equal', 'a'), { x: null })).toBe(false);
    expect(await says(leaf('notEqual', 'a'), { x: null })).toBe(true);
    expect(await says(leaf('in', ['a']), { x: null })).toBe(false);
    expect(await says(leaf('notIn', ['a']), { x: null })).toBe(true);
    expect(await says(leaf('moneyAtMost', '1.00'), { x: null })).toBe(false);
    expect(await says(leaf('isNone', true), { x: null })).toBe(true);
    expect(await says(leaf('contains', 'a'), { x: null })).toBe(false);
  });

  it.each([
    ['an amount written for people', 'moneyLessThan', '50,000.00'],
    ['an amount as a number', 'moneyLessThan', 50000],
    ['half a number', 'lessThan', '12abc'],
    ['a date in words', 'dateBefore', '05-Apr-2025'],
    ['a text where a list is needed', 'in', 'CNY'],
  ])('refuses %s instead of guessing', async (_, operator, value) => {
    const own = { moneyLessThan: '1.00', lessThan: 1, dateBefore: '2018-06-30', in: 'CN' }[operator];
    await expect(says(leaf(operator, value), { x: own })).rejects.toThrow('reference-operand');
  });

  it.each(['greaterThanInclusive', 'doesNotContain', 'not:equal', 'everyFact:equal', 'swap:in'])(
    'no longer has the operator %s of its own',
    async (operator) => {
      await expect(says(leaf(operator, 'a'), { x: 'a' })).rejects.toThrow();
    },
  );

  it('refuses a fact that nobody supplied, even one that objects inherit', async () => {
    await expect(says({ fact: 'toString', operator: 'equal', value: 'a' }, { x: 'a' })).rejects.toThrow('toString');
  });

  it('cannot be led to evaluate a path', async () => {
    const path = "$..[?(@.constructor.constructor('return 1')())]";
    const condition = { ...leaf('contains', 'a'), path };
    await expect(says(condition, { x: ['a'] })).rejects.toThrow('a rule file reached for a path');
  });

  it('gives every one of many overlapping runs its own answer', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => says(leaf('moneyGreaterThan', '25.00'), { x: `${i}.00` })),
    );
    expect(answers.filter(Boolean)).toHaveLength(24);
  });
});
