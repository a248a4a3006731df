import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadRulebookWithCases } from '../../../../src/io/rules/load-rulebook.ts';
import { factIndex } from '../../../../src/rules/catalogue/catalogue.ts';
import { contractStatements } from '../../../../src/rules/catalogue/stated.ts';
import { factsStatedBy } from '../../../../src/rules/catalogue/stated-facts.ts';
import type { FactValue } from '../../../../src/rules/catalogue/spec.ts';
import { readCases } from '../../../../src/rules/cases.ts';
import { compileRulebook, type Rulebook } from '../../../../src/rules/compile/rulebook.ts';
import { Coverage } from '../../../../src/rules/seen/coverage.ts';
import { missingFrom } from '../../../../src/rules/seen/missing.ts';
import { observed } from '../../../../src/rules/observe.ts';
import { fenproof } from '../../../support/fenproof.ts';
import { temporaryFolder } from '../../../support/temporary.ts';
import { CASES, type Files, OTHER, placeOf, RULE, soundFiles, writeFiles } from '../lint/rulebook-folder.ts';
import { documentOf } from '../load.ts';

function without(file: string, ...names: string[]): Files {
  const cases = JSON.parse(soundFiles[file]!) as { cases: { it: string }[] };
  const kept = cases.cases.filter(({ it: name }) => !names.includes(name));
  expect(kept.length).toBe(cases.cases.length - names.length);
  return { ...soundFiles, [file]: JSON.stringify({ ...cases, cases: kept }) };
}

/** What the cases of a rulebook leave out, apart from runs. */
function missing(files: Files): unknown[] {
  const root = writeFiles(files);
  const { rulebook, cases } = loadRulebookWithCases(root);
  const coverage = new Coverage(rulebook.rules, rulebook.catalogue);
  for (const { compiled, read } of readCases(rulebook, cases)) {
    if (compiled !== undefined) coverage.note('cases', compiled, compiled.evaluate(read), read);
  }
  return [...coverage.rules.values()].flatMap(missingFrom).flatMap(({ code, rule, pointer }) => {
    const { line, column } = rule.document.place(pointer);
    return code.endsWith('world') ? [] : [{ code, rule: rule.id, line, column }];
  });
}

const text = soundFiles[RULE]!;
const guard = placeOf(text, '{\n        "fact": "payerAccount.kind"');
const limit = placeOf(text, '{\n        "fact": "payerClient.paidDaySameVerification"');

describe('coverage of rules by cases', () => {
  it('names each condition that was never false, with its place', () => {
    expect(missing(soundFiles)).toEqual([
      { code: 'never-false', rule: 'day-cap', ...guard },
      { code: 'never-false', rule: 'day-cap', ...placeOf(text, '{\n        "fact": "instruction.kind"') },
    ]);
  });

  it('names a limit that was never reached, and one that was never passed by a step', () => {
    expect(missing(without(CASES, 'exactly 5,000', 'the first day at 8,000'))).toContainEqual({
      code: 'never-at-limit',
      rule: 'day-cap',
      ...limit,
    });
    expect(missing(without(CASES, 'a fen over', 'the last day at 5,000', 'a fen over 8,000'))).toEqual(
      expect.arrayContaining([
        { code: 'never-beyond', rule: 'day-cap', ...limit },
        { code: 'never-true', rule: 'day-cap', ...limit },
      ]),
    );
  });

  it('names a rule that never applied', () => {
    const file = 'reserve/bank-only/bank-only.cases.json';
    const found = missing(without(file, 'exactly 200 billion', 'a fen short', 'not known'));
    expect(found).toContainEqual({
      code: 'never-applied',
      rule: 'bank-only',
      ...placeOf(soundFiles[OTHER]!, '"bank-only"'),
    });
  });
});

const stated: Rulebook = compileRulebook({
  parameters: [],
  rules: [
    documentOf(
      {
        ...(JSON.parse(text) as object),
        id: 'stated-only',
        message: { zh: '{{actor}} 违规', en: '{{actor}} breaks it' },
        appliesWhen: { all: [{ fact: 'actor.kind', operator: 'equal', value: 'payment-institution' }] },
        conditions: { all: [{ fact: 'instruction.amount', operator: 'moneyGreaterThan', value: '5000.00' }] },
      },
      'stated-only.rule.json',
    ),
  ],
});

function computed(book: Rulebook, facts: Record<string, FactValue>, assumed: readonly string[] = []): unknown {
  const coverage = new Coverage(book.rules, book.catalogue);
  const values = new Map(Object.entries(facts).map(([name, value]) => [factIndex(name as 'actor'), value]));
  const told = observed(book, (rule, outcome, read) =>
    coverage.note('scenarios', rule, outcome, read, new Set(assumed)),
  );
  for (const rule of told.inForce('instruction-accepted', 17_500)) rule.evaluate((fact) => values.get(fact));
  const { computed: worked, shown } = coverage.rules.get('stated-only')!;
  // What is worked out is shown.
  expect([shown.violated || !worked.violated, shown.complied || !worked.complied]).toEqual([true, true]);
  return worked;
}

describe('what a run computes', () => {
  const facts = { 'actor.kind': 'payment-institution', 'instruction.amount': 500_001 };

  it('counts where a fact of the run decided', () => {
    expect(computed(stated, facts)).toEqual({ violated: true, complied: false });
    expect(computed(stated, { ...facts, 'instruction.amount': 500_000 })).toEqual({ violated: false, complied: true });
    expect(computed(stated, { ...facts, 'actor.kind': 'bank' })).toEqual({ violated: false, complied: false });
  });

  it('does not count where the scenario assumed the fact', () => {
    expect(computed(stated, facts, ['instruction.amount'])).toEqual({ violated: false, complied: false });
  });

  it('does not count what only statements say, and what a contract states in place of the flow', () => {
    const agreement = 'debit.clientAgreement';
    expect([...factsStatedBy({})]).toEqual(expect.arrayContaining(['loan.purpose', 'borrower.isStudent']));
    expect(factsStatedBy({}).has(agreement)).toBe(false);
    expect(factsStatedBy({ contracts: { order: { clientAgreement: true } } }).has(agreement)).toBe(true);
    expect(factsStatedBy({ assume: { 'leg.amount': '1.00' } }).has('leg.amount')).toBe(true);
    expect(factsStatedBy({}).has('leg.amount')).toBe(false);
  });

  it('knows every fact that a run only reads out of a statement', () => {
    const folder = 'src/simulation/rules';
    const lines = readdirSync(folder)
      .filter((file) => file.startsWith('suppliers'))
      .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'));
    const stated = factsStatedBy({ contracts: { all: contractStatements } });
    const found = lines.flatMap((line) => {
      const match = /^ {2}'(?<fact>[a-zA-Z.]+)': \(c\) => (?:stated|statedInContract|statedOfParty|fenFact)\(/.exec(
        line,
      );
      return match === null ? [] : [match.groups!['fact']!];
    });
    expect(found.length).toBeGreaterThan(40);
    expect(found.filter((fact) => !stated.has(fact))).toEqual([]);
  });

  it('is evaluated as without anybody looking', () => {
    const seen: number[] = [];
    const told = observed(stated, (_, outcome) => seen.push(outcome));
    const list = told.inForce('instruction-accepted', 17_500);
    expect(told.inForce('instruction-accepted', 17_501)).toBe(list);
    expect(told.hash).toBe(stated.hash);
    const read = (fact: number): FactValue =>
      Object.entries(facts).find(([name]) => factIndex(name as 'actor') === fact)?.[1];
    expect(list.map((rule) => rule.evaluate(read))).toEqual(
      stated.inForce('instruction-accepted', 17_500).map((rule) => rule.evaluate(read)),
    );
    expect(seen).toEqual([2]);
  });
});

const rules = async (...argv: string[]): Promise<{ code: number; out: string; err: string }> =>
  fenproof(['rules', ...argv]);

describe('rules coverage and rules matrix over scenarios', () => {
  it('tells broken and kept rules apart, and counts no conditions that nobody saw', async () => {
    const corpus = temporaryFolder();
    const { out } = await rules('coverage', 'scenarios/connection', '--corpus', corpus, '--format', 'json');
    const report = JSON.parse(out) as {
      rules: { rule: string; computed: object; outcomes: Record<string, { violated: number }> }[];
      fromWorld: { all: number; both: number; share: string };
      scenarios: number;
    };
    const direct = report.rules.find(({ rule }) => rule === 'no-direct-connection')!;
    expect(direct.computed).toEqual({ violated: true, complied: true });
    expect(direct.outcomes['scenarios']!.violated).toBeGreaterThan(0);
    expect(report.scenarios).toBeGreaterThan(3);
    expect(report.fromWorld.both).toBeLessThan(report.fromWorld.all);
    const { both, all, share } = report.fromWorld;
    expect(Number.parseFloat(share)).toBeLessThanOrEqual((both * 100) / all);
  });

  it('looks at rounds of a search besides', async () => {
    const scenario = 'scenarios/connection/direct-before-the-date.scenario.json';
    const args = ['coverage', scenario, '--corpus', temporaryFolder(), '--format', 'json', '--rounds', '1'];
    const { out } = await rules(...args);
    const report = JSON.parse(out) as {
      drawnRuns: number;
      rules: { rule: string; outcomes: Record<string, object> }[];
    };
    expect(report.drawnRuns).toBe(512);
    const { outcomes } = report.rules.find(({ rule }) => rule === 'no-direct-connection')!;
    expect(outcomes['searches']).not.toEqual({ notApplicable: 0, complied: 0, violated: 0, couldNotEvaluate: 0 });
  });

  it('fails where less is seen than is wanted', async () => {
    const { code, out } = await rules('coverage', 'scenarios/connection', '--corpus', temporaryFolder());
    expect(code).toBe(3);
    expect(out).toMatch(/no-direct-connection\.rule\.json|applied in cases only, never in a run/);
    expect((await rules('coverage', '--min', '1000')).code).toBe(2);
  });

  it('shows each rule with the systems of the scenarios that broke or kept it', async () => {
    const { out } = await rules('matrix', 'scenarios/connection', '--format', 'json');
    const matrix = JSON.parse(out) as {
      systems: { system: string; scenarios: number }[];
      rules: { rule: string; systems: Record<string, string> }[];
      gaps: Record<string, string[]>;
    };
    expect(matrix.systems.length).toBe(42);
    const played = matrix.systems.filter(({ scenarios }) => scenarios > 0).map(({ system }) => system);
    const { systems } = matrix.rules.find(({ rule }) => rule === 'no-direct-connection')!;
    expect(Object.keys(systems).every((system) => played.includes(system))).toBe(true);
    expect(Object.values(systems)).toContain('both');
    expect(matrix.gaps['unplayed']).not.toContain(played[0]);
    expect(matrix.gaps['unplayed']!.length).toBe(42 - played.length);
    expect((await rules('matrix', 'scenarios/connection')).out).toMatch(/^no-direct-connection .*#/m);
  });

  it('counts scenarios that are about a rule alone as those of no system', async () => {
    const { out } = await rules('matrix', 'scenarios/rules', '--format', 'json');
    const matrix = JSON.parse(out) as { rules: { rule: string; systems: Record<string, string> }[] };
    const { systems } = matrix.rules.find(({ rule }) => rule === 'barcode-static-daily')!;
    expect(systems).toEqual({ '-': 'both' });
  });

  it('keeps a page that is checked', async () => {
    const root = join(temporaryFolder(), 'rules');
    cpSync('rules', root, { recursive: true });
    rmSync(join(root, 'matrix.md'), { force: true });
    const args = ['matrix', 'scenarios/connection', '--rules', root];
    const scenarios = await rules(...args, '--check');
    expect([scenarios.code, scenarios.err]).toEqual([2, expect.stringContaining('matrix.md')]);
    expect((await rules(...args, '--write')).code).toBe(0);
    expect(await rules(...args, '--check')).toMatchObject({ code: 0, out: `${join(root, 'matrix.md')} is current\n` });
    expect((await rules('matrix', 'scenarios/lending', '--rules', root, '--check')).code).toBe(2);
  });
});
