import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/core/errors.ts';
import { type CaseResult, runCases } from '../../../src/rules/cases.ts';
import { documentOf, shippedRulebook } from './load.ts';

const facts = {
  ...{ actor: 'pay-co', 'actor.kind': 'payment-institution', 'instruction.involvesBankAccount': true },
  ...{ 'leg.connection': 'direct-to-bank', bank: 'bank-a' },
};

function run(item: object, shared: object = facts): CaseResult {
  const file = { rule: 'no-direct-connection', facts: shared, cases: [{ it: 'a case', date: '2018-06-30', ...item }] };
  return runCases(shippedRulebook, [documentOf(file, 'x.cases.json')])[0]!;
}

function problems(item: object, shared: object = facts): (readonly [string, string | undefined])[] {
  try {
    run(item, shared);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return [error, ...error.also].map(({ code, place }) => [code, place?.pointer] as const);
  }
  return [];
}

describe('a case', () => {
  it('passes when the rule has the outcome that it expects', () => {
    expect(run({ expect: 'violated' })).toMatchObject({ ok: true, actual: 'violated' });
  });

  it('fails otherwise, with the leaves that decided', () => {
    const result = run({ expect: 'complied' });
    expect(result).toMatchObject({ ok: false, actual: 'violated' });
    expect(result.explanation()!.because.map((leaf) => leaf.fact)).toEqual(['leg.connection']);
    const { document, pointer } = result.case;
    expect(document.place(pointer)).toMatchObject({ file: 'x.cases.json', pointer: '/cases/0', line: 11 });
  });

  it('fails when the rule is not in force on its day', () => {
    expect(run({ date: '2018-06-29', expect: 'violated' })).toMatchObject({ ok: false, actual: 'not-in-force' });
    expect(run({ date: '2018-06-29', expect: 'not-in-force' })).toMatchObject({ ok: true });
  });

  it('overrides the shared facts, and may take one away', () => {
    expect(run({ facts: { 'leg.connection': 'internal' }, expect: 'complied' }).ok).toBe(true);
    expect(run({ unknown: ['leg.connection'], expect: 'could-not-evaluate' }).ok).toBe(true);
  });

  it('fails when another fact would decide than it says', () => {
    const undecided = { unknown: ['leg.connection'], expect: 'could-not-evaluate' };
    expect(run({ ...undecided, wouldDecide: ['leg.connection'] }).ok).toBe(true);
    expect(run({ ...undecided, wouldDecide: ['bank'] }).ok).toBe(false);
    expect(run({ ...undecided, wouldDecide: ['leg.connection', 'bank'] }).ok).toBe(false);
  });

  it('may state none for a fact that can be none', () => {
    expect(run({ facts: { bank: null }, expect: 'violated' }).ok).toBe(true);
  });

  it.each<[string, object, readonly [string, string]]>([
    ['an outcome that does not exist', { expect: 'broken' }, ['rule-unknown-word', '/cases/0/expect']],
    ['a date that does not exist', { expect: 'violated', date: '2018-06-31' }, ['date-invalid', '/cases/0/date']],
    ['an unknown key', { expect: 'violated', only: true }, ['rules-unknown-key', '/cases/0/only']],
    ['a mark that is no mark', { expect: 'violated', focus: 'yes' }, ['cases-mark-true', '/cases/0/focus']],
    ['two marks', { expect: 'violated', focus: true, skip: true }, ['cases-two-marks', '/cases/0/skip']],
    [
      'a fact of another hook',
      { expect: 'violated', facts: { 'entry.book': 'money' } },
      ['rule-fact-not-at-hook', '/cases/0/facts/entry.book'],
    ],
    [
      'a value outside its members',
      { expect: 'violated', facts: { 'leg.rail': 'swift' } },
      ['rule-not-a-member', '/cases/0/facts/leg.rail'],
    ],
    [
      'none for a fact that always has a value',
      { expect: 'violated', facts: { 'leg.rail': null } },
      ['facts-never-none', '/cases/0/facts/leg.rail'],
    ],
    [
      'an amount as a number',
      { expect: 'violated', facts: { 'leg.amount': 5 } },
      ['money-not-text', '/cases/0/facts/leg.amount'],
    ],
    [
      'a set that is no list',
      { expect: 'violated', facts: { 'actor.licences': 'bank' } },
      ['rules-not-a-list', '/cases/0/facts/actor.licences'],
    ],
    [
      'an unknown fact taken away',
      { expect: 'violated', unknown: ['leg.conection'] },
      ['rule-unknown-fact', '/cases/0/unknown/0'],
    ],
  ])('with %s is refused with its place', (_, item, problem) => {
    expect(problems(item)).toEqual([problem]);
  });

  it('cannot state a quotient, only its parts', () => {
    const file = {
      rule: 'reserve-central-ratio-full',
      facts: { 'reserve.centralToTotal': '1/2' },
      cases: [{ it: 'a case', date: '2021-03-01', expect: 'violated' }],
    };
    expect(() => runCases(shippedRulebook, [documentOf(file)])).toThrow('facts-ratio-stated');
  });

  it('of a rule that does not exist is refused with the nearest id', () => {
    const file = { rule: 'no-direct-conection', facts: {}, cases: [] };
    expect(() => runCases(shippedRulebook, [documentOf(file)])).toThrow(/cases-unknown-rule.*no-direct-connection/);
  });
});
