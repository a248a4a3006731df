import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { factsCatalogue } from '../../../../src/rules/catalogue/catalogue.ts';
import { readCases } from '../../../../src/rules/cases.ts';
import { explainRule } from '../../../../src/rules/explain-rule/explain-rule.ts';
import { outlineText } from '../../../../src/rules/explain-rule/outline.ts';
import { mutantKinds, mutantsOfRule } from '../../../../src/rules/mutate/mutants.ts';
import { runMutants } from '../../../../src/rules/mutate/run-mutants.ts';
import { fenproof } from '../../../support/fenproof.ts';
import { CASES, type Files, PARAMETERS, placeOf, RULE, soundFiles, writeFiles } from '../lint/rulebook-folder.ts';
import { shippedCases, shippedRulebook } from '../load.ts';

interface Survivor {
  readonly kind: string;
  readonly of: string;
  readonly was: string;
  readonly now: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly reason: { en: string } | null;
}

interface Mutated {
  readonly code: number;
  readonly mutants: number;
  readonly kinds: Record<string, number>;
  readonly score: string;
  readonly refused: number;
  readonly survived: number;
  readonly survivors: readonly Survivor[];
  readonly stale: readonly { pointer: string }[];
}

async function mutate(files: Files, ...more: string[]): Promise<Mutated> {
  const root = writeFiles(files);
  const { code, out, err } = await fenproof(['rules', 'mutate', ...more, '--rules', root, '--format', 'json']);
  expect(err).toBe('');
  const result = JSON.parse(out) as Mutated;
  const survivors = result.survivors.map((one) => ({ ...one, file: one.file.slice(root.length + 1) }));
  return { ...result, survivors, code };
}

function without(file: string, ...names: string[]): Files {
  const cases = JSON.parse(soundFiles[file]!) as { cases: { it: string }[] };
  const kept = cases.cases.filter(({ it: name }) => !names.includes(name));
  expect(kept.length).toBe(cases.cases.length - names.length);
  return { ...soundFiles, [file]: JSON.stringify({ ...cases, cases: kept }) };
}

describe('slips planted in a small rulebook', () => {
  it('are of every kind', async () => {
    const { kinds, mutants } = await mutate(soundFiles);
    expect(Object.keys(kinds)).toEqual([...mutantKinds]);
    for (const kind of mutantKinds) expect([kind, kinds[kind]! > 0]).toEqual([kind, true]);
    expect(Object.values(kinds).reduce((sum, count) => sum + count, 0)).toBe(mutants);
  });

  it('that a case at the limit and one beyond notice', async () => {
    const { survivors } = await mutate(soundFiles);
    expect(survivors.filter(({ kind }) => ['threshold', 'boundary', 'turned', 'swapped'].includes(kind))).toEqual([]);
  });

  it('between two periods that say the same are noticed by the file of regimes alone', async () => {
    const { survivors } = await mutate(soundFiles);
    expect(survivors.filter(({ kind }) => kind === 'date').map(({ of, now }) => [of, now])).toEqual([
      ['day-cap', '2018-06-29'],
      ['day-cap', '2018-07-01'],
    ]);
    const root = writeFiles({ ...soundFiles, 'regimes.cases.json': '{ "dates": ["2017-08-19"], "topics": {} }' });
    expect((await fenproof(['rules', 'regimes', '--write', '--rules', root])).code).toBe(0);
    const regimes = readFileSync(join(root, 'regimes.cases.json'), 'utf8');
    const stated = await mutate({ ...soundFiles, 'regimes.cases.json': regimes });
    expect(stated.survivors.filter(({ kind }) => kind === 'date')).toEqual([]);
  });

  it('survive with their place where the case at the limit is missing', async () => {
    const files = without(CASES, 'exactly 5,000', 'a fen over', 'the last day at 5,000');
    const { survivors, code } = await mutate(files);
    expect(code).toBe(3);
    const text = soundFiles[PARAMETERS]!;
    expect(survivors).toContainEqual(
      expect.objectContaining({
        ...{ kind: 'threshold', of: 'parameter.limits.day-cap', was: '5000.00', now: '5000.01', file: PARAMETERS },
        ...placeOf(text, '"5000.00"'),
      }),
    );
  });

  it('survive where only a guard that no case leaves is dropped', async () => {
    const { survivors } = await mutate(soundFiles);
    expect(survivors).toContainEqual(
      expect.objectContaining({
        ...{ kind: 'dropped', of: 'day-cap', now: '(left out)', file: RULE },
        ...placeOf(soundFiles[RULE]!, '{\n        "fact": "payerAccount.kind"'),
      }),
    );
  });

  it('are counted without rounding up, and fail where too few are noticed', async () => {
    const { mutants, survived, score } = await mutate(soundFiles, '--min', '100');
    expect(score).toBe(`${(Math.floor(((mutants - survived) * 1000) / mutants) / 10).toFixed(1)} %`);
    expect((await fenproof(['rules', 'mutate', '--min', '101'])).code).toBe(2);
    expect((await fenproof(['rules', 'mutate', '--min', 'many'])).code).toBe(2);
  });

  it('count as explained where the reason is written down, and as stale where nothing survives', async () => {
    const { survivors } = await mutate(soundFiles);
    const reason = { zh: '看不出', en: 'cannot be seen' };
    const entry = (at: string, kind: string) => ({ of: 'day-cap', kind, at, reason });
    const mutants = [entry('/appliesWhen/all/1', 'dropped'), entry('/conditions/all/1/operator', 'boundary')];
    const result = await mutate({ ...soundFiles, 'gaps.json': JSON.stringify({ mutants, world: [] }) });
    expect(result.survivors.length).toBe(survivors.length);
    expect(result.survivors.filter((one) => one.reason?.en === 'cannot be seen').length).toBe(1);
    expect(result.stale).toEqual([expect.objectContaining({ pointer: '/mutants/1' })]);
    expect(result.code).toBe(3);
  });

  it('are tried on the rules that are named only', async () => {
    const { mutants } = await mutate(soundFiles, 'bank-only');
    expect(mutants).toBeLessThan((await mutate(soundFiles)).mutants / 2);
    expect((await fenproof(['rules', 'mutate', 'no-such-rule'])).code).toBe(2);
  });
});

describe('every slip in the shipped rules', () => {
  it('changes the explanation of the rule in both languages', () => {
    const text = (rule: Parameters<typeof explainRule>[0], lang: 'zh' | 'en'): string =>
      outlineText(explainRule(rule, factsCatalogue), lang);
    const before = new Map(shippedRulebook.rules.map((rule) => [rule.id, rule]));
    const witnesses = { cases: readCases(shippedRulebook, shippedCases), regimes: [] };
    let count = 0;
    for (const { mutant, fate, rules } of runMutants(shippedRulebook, witnesses, shippedRulebook.rules)) {
      if (fate === 'refused') continue;
      for (const lang of ['zh', 'en'] as const) {
        const changed = rules.some((rule) => text(rule, lang) !== text(before.get(rule.id)!, lang));
        expect([mutant.of, mutant.pointer, mutant.now.en, lang, changed]).toEqual([
          mutant.of,
          mutant.pointer,
          mutant.now.en,
          lang,
          true,
        ]);
      }
      count++;
    }
    expect(count).toBeGreaterThan(400);
  });

  it('leaves the rule itself as it was', () => {
    for (const rule of shippedRulebook.rules) {
      const before = JSON.stringify(rule.document.value);
      const mutants = mutantsOfRule(rule, factsCatalogue);
      expect(mutants.length).toBeGreaterThan(1);
      expect(JSON.stringify(rule.document.value)).toBe(before);
      for (const { mutated } of mutants) expect(JSON.stringify(mutated.value)).not.toBe(before);
    }
  });
});
