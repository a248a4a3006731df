import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fenproof } from '../../../support/fenproof.ts';
import { type Files, lint, PARAMETERS, placeOf, RULE, soundFiles, writeFiles } from '../lint/rulebook-folder.ts';

const REGIMES = 'regimes.cases.json';
const BARE = JSON.stringify({ dates: ['2017-08-19'], topics: {} });

/** The sound rulebook with a complete regime file. */
async function complete(): Promise<Files> {
  const root = writeFiles({ ...soundFiles, [REGIMES]: BARE });
  const { code, out } = await fenproof(['rules', 'regimes', '--write', '--rules', root]);
  expect([code, out]).toEqual([0, expect.stringContaining('days added')]);
  return { ...soundFiles, [REGIMES]: readFileSync(join(root, REGIMES), 'utf8') };
}

const change = (files: Files, file: string, from: string, to: string): Files => {
  expect(files[file]).toContain(from);
  return { ...files, [file]: files[file]!.replace(from, () => to) };
};

async function test(files: Files): Promise<{ code: number; out: string }> {
  return fenproof(['rules', 'test', '--rules', writeFiles(files)]);
}

describe('the file of regimes', () => {
  it('names every day on which a rule or parameter changes, the day before and the day after', async () => {
    const files = await complete();
    const { topics } = JSON.parse(files[REGIMES]!) as { topics: Record<string, { days: object }> };
    expect(Object.keys(topics)).toEqual(['limits', 'reserve']);
    expect(Object.keys(topics['limits']!.days)).toEqual([
      ...['2016-06-30', '2016-07-01', '2016-07-02', '2017-08-19', '2018-06-29', '2018-06-30', '2018-07-01'],
    ]);
    expect(await lint(files)).toEqual([]);
    expect(await test(files)).toMatchObject({ code: 0, out: expect.stringContaining('0 differences') as unknown });
  });

  it('that lacks days is incomplete, topic by topic', async () => {
    const problems = await lint({ ...soundFiles, [REGIMES]: BARE });
    expect(problems.map(({ code, file }) => [code, file])).toEqual([
      ['lint-regime-missing', REGIMES],
      ['lint-regime-missing', REGIMES],
    ]);
    const files = change(await complete(), REGIMES, '"2018-06-29": "as 2016-07-01",', '');
    expect(await lint(files)).toEqual([
      expect.objectContaining({ code: 'lint-regime-missing', file: REGIMES, ...placeOf(files[REGIMES]!, '"limits"') }),
    ]);
  });

  it('tells of a period that begins on another day', async () => {
    const files = await complete();
    const later = change(change(files, RULE, '"2018-06-30"', '"2018-07-01"'), RULE, '"2018-06-29"', '"2018-06-30"');
    const { code, out } = await test(later);
    expect(code).toBe(1);
    expect(out).toContain('topic limits on 2018-06-30: day-cap should be enforced since 2018-06-30');
    expect(out).toContain('is enforced since 2016-07-01');
  });

  it('tells of a value that changed, and of a rule that became a draft', async () => {
    const files = await complete();
    expect((await test(change(files, PARAMETERS, '"8000.00"', '"8000.01"'))).out).toContain(
      'parameter.limits.day-cap should be 8000.00, and is 8000.01',
    );
    const unknown = change(files, PARAMETERS, '"value": "8000.00"', '"unknown": { "zh": "不知道", "en": "not known" }');
    expect((await test(unknown)).out).toContain('should be 8000.00, and is unknown');
    const draft = change(
      files,
      RULE,
      '"status": "enforced"',
      '"status": "draft", "reason": { "zh": "待核", "en": "not read" }',
    );
    expect((await test(draft)).out).toContain('should be enforced since 2016-07-01, and is draft since 2016-07-01');
  });

  it.each([
    ['a topic that does not exist', '"limits": {', '"limit": {', 'regime-unknown-topic'],
    ['a rule that does not exist', '"day-cap": "enf', '"day-cop": "enf', 'cases-unknown-rule'],
    ['a day that is none', '"2017-08-19": ', '"2017-08-32": ', 'date-invalid'],
    ['days out of order', '"2017-08-19": ', '"2016-01-19": ', 'regime-days-out-of-order'],
    ['a day like one that is not there', 'as 2016-07-01', 'as 2011-07-01', 'regime-as-what'],
  ])('is refused with %s', async (_, from, to, code) => {
    const files = change(await complete(), REGIMES, from, to);
    expect((await lint(files)).map((problem) => problem.code)).toContain(code);
    expect((await test(files)).code).toBe(2);
  });

  it('keeps what it says when days are added: a wrong day stays wrong', async () => {
    const files = change(
      await complete(),
      REGIMES,
      '"parameter.limits.day-cap": "8000.00"',
      '"parameter.limits.day-cap": "9000.00"',
    );
    const root = writeFiles(files);
    await fenproof(['rules', 'regimes', '--write', '--rules', root]);
    expect(readFileSync(join(root, REGIMES), 'utf8')).toBe(files[REGIMES]);
    expect((await test(files)).out).toContain('should be 9000.00, and is 8000.00');
  });

  it('shows averages of the sector beside a day and compares them with nothing', async () => {
    const average = `"sectorAverages": [{ "from": "2018-01-01", "to": "2018-12-31", "text": { "zh": "平均约50%", "en": "about 50% on average" }, "source": "银办发〔2017〕248号" }],`;
    const files = change(await complete(), REGIMES, '"reserve": {', `"reserve": { ${average}`);
    expect(await lint(files)).toEqual([]);
    expect((await test(files)).code).toBe(0);
    const root = writeFiles(files);
    const on = async (date: string): Promise<string> =>
      (await fenproof(['rules', 'regimes', '--date', date, '--rules', root])).out;
    expect(await on('2018-06-30')).toContain(
      'no duty of any one institution: about 50% on average [银办发〔2017〕248号]',
    );
    expect(await on('2019-01-01')).not.toContain('about 50%');
    await fenproof(['rules', 'regimes', '--write', '--rules', root]);
    expect(readFileSync(join(root, REGIMES), 'utf8')).toContain('about 50% on average');
  });

  it('is shown for a day, by topic', async () => {
    const root = writeFiles(soundFiles);
    const { out } = await fenproof(['rules', 'regimes', '--date', '2018-06-30', '--rules', root]);
    expect(out).toContain('day-cap (enforced since 2018-06-30): Daily cap on payments');
    const zh = await fenproof(['rules', 'regimes', '--date', '2018-06-30', '--rules', root, '--lang', 'zh']);
    expect(zh.out).toContain('day-cap (2018-06-30 起执行): ');
    expect(out).toContain('daily cap (parameter.limits.day-cap): 8000.00');
    expect((await fenproof(['rules', 'regimes', '--rules', root])).code).toBe(2);
    const json = await fenproof(['rules', 'regimes', '--date', '2010-01-01', '--rules', root, '--format', 'json']);
    expect(JSON.parse(json.out)).toEqual({
      limits: { rules: {}, parameters: {}, sectorAverages: [] },
      reserve: { rules: {}, parameters: {}, sectorAverages: [] },
    });
  });
});
