import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { hookNames } from '../../../../src/rules/catalogue/hooks.ts';
import { fenproof, type Ran } from '../../../support/fenproof.ts';
import { lint, RULE, soundFiles, writeFiles } from '../lint/rulebook-folder.ts';

const rules = async (root: string, ...argv: string[]): Promise<Ran> => fenproof(['rules', ...argv, '--rules', root]);
const file = (root: string, name: string): string => readFileSync(join(root, name), 'utf8');

describe('a rule from the template', () => {
  it.each(hookNames)('at %s needs nothing but its texts written', async (hook) => {
    const root = writeFiles(soundFiles);
    const made = await rules(root, 'new', 'topic/a-new-rule', '--hook', hook, '--from', '2020-01-01');
    expect(made).toMatchObject({ code: 0, err: '' });
    const names = ['rule.json', 'cases.json', 'md'].map((end) => `topic/a-new-rule/a-new-rule.${end}`);
    const problems = await lint({
      ...soundFiles,
      ...Object.fromEntries(names.map((name) => [name, file(root, name)])),
    });
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['lint-to-be-written']));
    expect(problems.length).toBeGreaterThan(8);
    expect((await rules(root, 'test', 'a-new-rule')).out).toContain('5 cases: 0 failed');
    for (const name of names.slice(0, 2)) {
      expect(await format(file(root, name), { parser: 'json', printWidth: 120, singleQuote: true })).toBe(
        file(root, name),
      );
    }
  });

  it('begins today where no day is named', async () => {
    const root = writeFiles(soundFiles);
    await rules(root, 'new', 'topic/a-new-rule');
    expect(file(root, 'topic/a-new-rule/a-new-rule.rule.json')).toMatch(/"from": "20\d\d-\d\d-\d\d"/);
  });

  it('does not have to be in the file of regimes before it has a title', async () => {
    const root = writeFiles({ ...soundFiles, 'regimes.cases.json': '{ "dates": ["2017-08-19"], "topics": {} }' });
    await rules(root, 'regimes', '--write');
    await rules(root, 'new', 'limits/a-new-rule', '--from', '2020-01-01');
    expect((await rules(root, 'lint')).out).not.toContain('lint-regime-missing');
  });

  it.each([
    ['no topic', 'a-new-rule', 'new-rule-name'],
    ['two topics', 'a/b/c', 'new-rule-name'],
    ['a way out of the folder', '../etc/passwd', 'new-rule-name'],
    ['capital letters', 'topic/ANewRule', 'new-rule-name'],
    ['a folder that holds something else', 'parameters/a-new-rule', 'new-rule-name'],
    ['an id that exists elsewhere', 'topic/day-cap', 'new-rule-exists'],
  ])('with %s is refused and nothing is written', async (_, name, code) => {
    const root = writeFiles(soundFiles);
    expect(await rules(root, 'new', name)).toMatchObject({ code: 2, err: expect.stringContaining(code) as unknown });
    expect(existsSync(join(root, 'topic'))).toBe(false);
  });
});

const DRAFT = '"status": "draft",\n      "reason": { "zh": "未见原文", "en": "the text was not seen" }';
const oneDraft = {
  ...soundFiles,
  // The formatting is somebody's own, and stays.
  [RULE]: soundFiles[RULE]!.replace('"status": "enforced"', () => DRAFT)
    .replace('"confidence": "text"', '"confidence":   "recalled"')
    .replace('"hook":', '\n\n  "hook":'),
};
const reader = ['--read-by', '李明', '--on', '2026-11-20'];

describe('a draft whose text was read', () => {
  it('is enforced, with everything else in its file as it was, and is logged', async () => {
    const root = writeFiles(oneDraft);
    const { code, err } = await rules(root, 'promote', 'day-cap', ...reader);
    expect([code, err]).toEqual([0, '']);
    const expected = oneDraft[RULE].replace(DRAFT, '"status": "enforced"').replace(
      '"confidence":   "recalled"',
      '"confidence":   "text"',
    );
    expect(file(root, RULE)).toBe(expected);
    expect(JSON.parse(file(root, 'promotions.json'))).toEqual({
      promotions: [
        {
          ...{ rule: 'day-cap', period: '2016-07-01', readBy: '李明', readOn: '2026-11-20' },
          was: { status: 'draft', confidence: 'recalled' },
        },
      ],
    });
    expect((await rules(root, 'lint')).code).toBe(0);
    expect((await rules(root, 'list', '--status', 'draft')).out).not.toContain('day-cap');
  });

  it('keeps the words of the law where they are given', async () => {
    const root = writeFiles(oneDraft);
    await rules(root, 'promote', 'day-cap', ...reader, '--text', '单日累计不超过5000元');
    expect(JSON.parse(file(root, RULE))).toMatchObject({
      effective: [
        {
          status: 'enforced',
          citation: { provision: { text: '单日累计不超过5000元', readBy: '李明', readOn: '2026-11-20' } },
        },
        {},
      ],
    });
    expect((await rules(root, 'lint')).code).toBe(0);
  });

  it('is enforced in the file of regimes as well', async () => {
    const root = writeFiles({ ...oneDraft, 'regimes.cases.json': '{ "dates": ["2017-08-19"], "topics": {} }' });
    await rules(root, 'regimes', '--write');
    expect(file(root, 'regimes.cases.json')).toContain('draft since 2016-07-01');
    await rules(root, 'promote', 'day-cap', ...reader);
    expect(file(root, 'regimes.cases.json')).not.toContain('draft');
    expect((await rules(root, 'test')).code).toBe(0);
  });

  it('adds to the log', async () => {
    const both = { ...oneDraft, [RULE]: oneDraft[RULE].replace('"status": "enforced"', () => DRAFT) };
    const root = writeFiles(both);
    expect(await rules(root, 'promote', 'day-cap', ...reader)).toMatchObject({
      code: 2,
      err: expect.stringContaining('promote-which') as unknown,
    });
    expect((await rules(root, 'promote', 'day-cap', ...reader, '--period', '2018-06-30')).code).toBe(0);
    expect((await rules(root, 'promote', 'day-cap', ...reader)).code).toBe(0);
    const { promotions } = JSON.parse(file(root, 'promotions.json')) as { promotions: { period: string }[] };
    expect(promotions.map(({ period }) => period)).toEqual(['2018-06-30', '2016-07-01']);
  });

  it.each([
    ['a rule that does not exist', ['no-such-rule', ...reader], 'rules-no-such-rule'],
    ['a rule that is enforced', ['bank-only', ...reader], 'promote-no-draft'],
    ['nobody who read it', ['day-cap', '--read-by', ' ', '--on', '2026-11-20'], 'promote-nobody'],
    ['a day that is none', ['day-cap', '--read-by', '李明', '--on', '2026-11-31'], 'date-invalid'],
    ['a day to come', ['day-cap', '--read-by', '李明', '--on', '2999-01-01'], 'promote-future'],
    ['a period that there is not', ['day-cap', ...reader, '--period', '2018-06-30'], 'promote-no-draft'],
  ])('stays a draft with %s', async (_, args, code) => {
    const root = writeFiles(oneDraft);
    expect(await rules(root, 'promote', ...args)).toMatchObject({
      code: 2,
      err: expect.stringContaining(code) as unknown,
    });
    expect([file(root, RULE), existsSync(join(root, 'promotions.json'))]).toEqual([oneDraft[RULE], false]);
  });

  it('stays a draft while anything about it is still to be written', async () => {
    const files = { ...oneDraft, [RULE]: oneDraft[RULE].replace('单日付款限额', '待补') };
    const root = writeFiles(files);
    const { code, err } = await rules(root, 'promote', 'day-cap', ...reader);
    expect([code, err]).toEqual([2, expect.stringContaining('promote-unwritten')]);
    expect(file(root, RULE)).toBe(files[RULE]);
  });

  it('with a log that is none is left alone', async () => {
    const root = writeFiles({ ...oneDraft, 'promotions.json': '[]' });
    expect((await rules(root, 'promote', 'day-cap', ...reader)).code).toBe(2);
    expect(file(root, RULE)).toBe(oneDraft[RULE]);
    writeFileSync(join(root, 'promotions.json'), '{ "promotions": [] }');
    expect((await rules(root, 'promote', 'day-cap', ...reader)).code).toBe(0);
  });
});
