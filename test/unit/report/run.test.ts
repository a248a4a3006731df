import { describe, expect, it } from 'vitest';
import { runJson } from '../../../src/report/json.ts';
import { findingText } from '../../../src/report/text/finding.ts';
import { runText } from '../../../src/report/text/run.ts';
import { plainStyle } from '../../../src/report/text/style.ts';
import { document, expectedResults, troubledResults } from '../../support/results.ts';

const head = { version: '0.1.0', seed: 'own' };
const golden = (name: string): string => `../../golden/reports/${name}`;

describe('the report of a run', () => {
  it.each(['zh', 'en'] as const)('in %s shows the table and the first counterexample', async (lang) => {
    await expect(runText(head, expectedResults, lang, plainStyle)).toMatchFileSnapshot(golden(`expected.${lang}.txt`));
  });

  it.each(['zh', 'en'] as const)('in %s shows what is unexpected, missing, open or waiting', async (lang) => {
    await expect(runText(head, troubledResults, lang, plainStyle)).toMatchFileSnapshot(golden(`troubled.${lang}.txt`));
  });

  it('as JSON is the document', async () => {
    await expect(runJson(document)).toMatchFileSnapshot(golden('document.json'));
    expect(JSON.parse(runJson(document))).toEqual(document);
  });

  it('shows unexpected findings before expected ones, and only those', () => {
    const text = runText(head, troubledResults, 'en', plainStyle);
    expect(text).toContain('no-direct-connection: pay bypassed');
    expect(text).not.toContain('double-payment: paid twice');
  });

  it('shows every finding of a single scenario', () => {
    const text = runText(head, [{ ...troubledResults[2]!, verdict: 'as-expected' }], 'en', plainStyle);
    expect(text).toContain('no-direct-connection: ');
    const calm = { ...troubledResults[2]!.findings[1]!, expected: true };
    const both = { ...troubledResults[2]!, findings: [troubledResults[2]!.findings[0]!, calm] };
    const all = runText(head, [both], 'en', plainStyle);
    expect(all).toContain('double-payment: paid twice');
    expect(all).toContain('no-direct-connection: pay bypassed');
  });

  it('says how many findings it leaves out', () => {
    const many = Array.from({ length: 5 }, () => troubledResults[2]!);
    expect(runText(head, many, 'en', plainStyle)).toContain('2 more findings are not shown');
  });

  it.each([
    ['idle', 'paid', '  [idle → paid]'],
    ['idle', 'idle', ''],
    ['(order.a, money.b)', '(order.a, money.c)', '  [money.b → money.c]'],
    ['(order.a, money.b)', '(order.c, money.d)', '  [order.a → order.c, money.b → money.d]'],
    ['(a.(x, y), b)', '(a.(x, z), b)', '  [a.(x, y) → a.(x, z)]'],
    ['(a, b)', 'done', '  [(a, b) → done]'],
  ])('shows of a change from %s to %s only what changed', (from, to, shown) => {
    const finding = troubledResults[1]!.findings[0]!;
    const steps = [{ ...finding.steps[1]!, from, to }];
    const text = findingText(troubledResults[1]!, { ...finding, steps }, 'en', plainStyle);
    expect(text).toContain(`gets no response${shown}\n`);
  });

  it('leaves out the middle of a long story, and says so', () => {
    const finding = troubledResults[1]!.findings[0]!;
    const steps = Array.from({ length: 100 }, (_, i) => ({ ...finding.steps[1]!, n: i + 1 }));
    const text = findingText(troubledResults[1]!, { ...finding, steps, event: 100 }, 'en', plainStyle);
    expect(text).toContain('… 70 steps left out …');
    expect(text.split('\n').length).toBeLessThan(50);
  });
});
