import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { fenproof } from '../../../support/fenproof.ts';
import { temporaryFolder } from '../../../support/temporary.ts';

/*
 * A small rulebook without fault, as files: two rules at one hook with a dated parameter, cases and pages. A test spoils
 * one of its files and looks at what lint says.
 */

export type Files = Readonly<Record<string, string>>;

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const citation = (article: string, zh: string, en: string) => ({
  authority: '中国人民银行',
  document: '公告〔2015〕第43号',
  article,
  summary: { zh, en },
});

const dayCap = {
  id: 'day-cap',
  title: { zh: '单日付款限额', en: 'Daily cap on payments' },
  message: {
    zh: '{{actor}} 的客户当日付款 {{payerClient.paidDaySameVerification}} 元，超过限额',
    en: 'a client of {{actor}} paid {{payerClient.paidDaySameVerification}} in a day, above the cap',
  },
  effective: [
    {
      ...{
        from: '2016-07-01',
        to: '2018-06-29',
        status: 'enforced',
        severity: 'major',
        basis: 'law',
        confidence: 'text',
      },
      citation: citation(
        '第十一条',
        '自2016年7月1日起，单日不超过5000元',
        'at most 5,000 yuan a day from 2016-07-01 on',
      ),
    },
    {
      ...{ from: '2018-06-30', status: 'enforced', severity: 'major', basis: 'law', confidence: 'text' },
      citation: citation('第二十四条', '单日不超过8000元', 'at most 8,000 yuan a day'),
    },
  ],
  ...{ hook: 'instruction-accepted', decidedBy: 'instruction-accepted', breachedBy: 'actor' },
  appliesWhen: {
    all: [
      { fact: 'actor.kind', operator: 'equal', value: 'payment-institution' },
      { fact: 'payerAccount.kind', operator: 'equal', value: 'payment-account' },
    ],
  },
  conditions: {
    all: [
      { fact: 'instruction.kind', operator: 'in', value: ['balance-payment', 'withdrawal'] },
      {
        fact: 'payerClient.paidDaySameVerification',
        operator: 'moneyGreaterThan',
        value: { fact: 'parameter.limits.day-cap' },
      },
    ],
  },
};

const bankOnly = {
  id: 'bank-only',
  title: { zh: '备付金银行须为大银行', en: 'Only large banks' },
  message: { zh: '{{actor}} 总资产不足', en: '{{actor}} is too small' },
  effective: [
    {
      ...{ from: '2013-06-07', status: 'enforced', severity: 'major', basis: 'law', confidence: 'secondary' },
      citation: {
        ...{ authority: '中国人民银行', document: '公告〔2013〕第6号', article: '第七条（一）' },
        summary: { zh: '自2013年6月7日起，总资产不得低于2000亿元', en: 'total assets of at least 200 billion yuan' },
      },
    },
  ],
  ...{ hook: 'account-opened', decidedBy: 'account-opened', breachedBy: 'account.institution' },
  appliesWhen: { all: [{ fact: 'account.kind', operator: 'equal', value: 'reserve' }] },
  conditions: {
    all: [{ fact: 'account.institutionAssets', operator: 'moneyLessThan', value: '200000000000.00' }],
  },
};

const paid = (yuan: string): object => ({ 'payerClient.paidDaySameVerification': yuan });

const dayCapCases = {
  rule: 'day-cap',
  facts: {
    ...{ actor: 'pay-co', 'actor.kind': 'payment-institution', 'payerAccount.kind': 'payment-account' },
    ...{ 'instruction.kind': 'balance-payment', 'payerClient.paidDaySameVerification': '5000.00' },
  },
  cases: [
    { it: 'the day before', date: '2016-06-30', expect: 'not-in-force' },
    { it: 'exactly 5,000', date: '2016-07-01', expect: 'complied' },
    { it: 'a fen over', date: '2016-07-01', facts: paid('5000.01'), expect: 'violated' },
    { it: 'the last day at 5,000', date: '2018-06-29', facts: paid('5000.01'), expect: 'violated' },
    { it: 'the first day at 8,000', date: '2018-06-30', facts: paid('8000.00'), expect: 'complied' },
    { it: 'a fen over 8,000', date: '2018-06-30', facts: paid('8000.01'), expect: 'violated' },
    { it: 'a bank', date: '2018-06-30', facts: { 'actor.kind': 'bank' }, expect: 'not-applicable' },
    {
      ...{ it: 'the sum is not known', date: '2018-06-30', unknown: ['payerClient.paidDaySameVerification'] },
      expect: 'could-not-evaluate',
    },
  ],
};

const assets = (yuan: string): object => ({ 'account.institutionAssets': yuan });

const bankOnlyCases = {
  rule: 'bank-only',
  facts: { 'account.institution': 'bank-a', 'account.kind': 'reserve', ...assets('200000000000.00') },
  cases: [
    { it: 'the day before', date: '2013-06-06', expect: 'not-in-force' },
    { it: 'exactly 200 billion', date: '2013-06-07', expect: 'complied' },
    { it: 'a fen short', date: '2013-06-07', facts: assets('199999999999.99'), expect: 'violated' },
    { it: 'another account', date: '2013-06-07', facts: { 'account.kind': 'internal' }, expect: 'not-applicable' },
    { it: 'not known', date: '2013-06-07', unknown: ['account.institutionAssets'], expect: 'could-not-evaluate' },
  ],
};

const limits = {
  id: 'limits',
  title: { zh: '限额', en: 'Limits' },
  parameters: {
    'day-cap': {
      label: { zh: '单日限额', en: 'daily cap' },
      type: 'fen',
      values: [
        { from: '2016-07-01', value: '5000.00', source: '公告〔2015〕第43号', confidence: 'text' },
        { from: '2018-06-30', value: '8000.00', source: '公告〔2015〕第43号', confidence: 'text' },
      ],
    },
  },
};

const page = (title: string, id: string, text: string): string => `# ${title}\n\n\`${id}\`\n\n${text}\n`;

export const RULE = 'limits/day-cap/day-cap.rule.json';
export const CASES = 'limits/day-cap/day-cap.cases.json';
export const PAGE = 'limits/day-cap/day-cap.md';
export const PARAMETERS = 'parameters/limits.json';
export const OTHER = 'reserve/bank-only/bank-only.rule.json';
export const OTHER_CASES = 'reserve/bank-only/bank-only.cases.json';

export const soundFiles: Files = {
  [RULE]: json(dayCap),
  [CASES]: json(dayCapCases),
  [PAGE]: page('单日限额 / Daily cap', 'day-cap', '第十一条、第二十四条：单日不超过5000元，后为8000元。'),
  [OTHER]: json(bankOnly),
  [OTHER_CASES]: json(bankOnlyCases),
  'reserve/bank-only/bank-only.md': page('备付金银行 / Reserve bank', 'bank-only', '第七条：总资产2000亿元以上。'),
  [PARAMETERS]: json(limits),
};

export const soundRule = dayCap;

/** Writes files into a new folder and returns it. */
export function writeFiles(files: Readonly<Record<string, string | Buffer>>): string {
  const root = temporaryFolder();
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

export interface Told {
  readonly code: string;
  /** Path within the folder. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly suggestion?: string;
}

/** What `fenproof rules lint` says of these files. */
export async function lint(files: Readonly<Record<string, string | Buffer>>): Promise<Told[]> {
  const root = writeFiles(files);
  const { code, out, err } = await fenproof(['rules', 'lint', '--rules', root, '--format', 'json']);
  if (err !== '') throw new Error(err);
  const { problems } = JSON.parse(out) as { problems: Told[] };
  if ((code === 0) !== (problems.length === 0) || (code !== 0 && code !== 2)) throw new Error(`exit code ${code}`);
  return problems.map((problem) => ({ ...problem, file: problem.file.slice(root.length + 1) }));
}

/** Line and column of the first place where a text stands in another, plus an offset within it. */
export function placeOf(text: string, marker: string, offset = 0): { line: number; column: number } {
  const at = text.indexOf(marker);
  if (at < 0) throw new Error(`no "${marker}"`);
  const before = text.slice(0, at + offset).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

/** One slip of an editor, what lint calls it, and the text at which it points. */
export interface Mistake {
  readonly what: string;
  readonly file?: string;
  /** What is replaced, and by what. */
  readonly from: string;
  readonly to: string;
  readonly code: string;
  /** Text of the spoiled file at which the problem stands; a `^` inside it marks the column. */
  readonly at: string;
  readonly suggestion?: string;
}

/** The text with its first match replaced, taken as it is: `$` means nothing. */
export function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`nothing to replace: ${from}`);
  return text.replace(from, () => to);
}

export async function check({ file = RULE, from, to, code, at, suggestion }: Mistake): Promise<void> {
  const text = replaced(soundFiles[file]!, from, to);
  const problems = await lint({ ...soundFiles, [file]: text });
  const mark = at.indexOf('^');
  const place = placeOf(text, at.replace('^', ''), Math.max(0, mark));
  const wanted = { code, file, ...place, ...(suggestion !== undefined && { suggestion }) };
  expect(
    problems.map(({ code: c, file: f, line, column, suggestion: s }) => ({
      code: c,
      file: f,
      line,
      column,
      ...(s !== undefined && { suggestion: s }),
    })),
  ).toContainEqual(suggestion === undefined ? expect.objectContaining(wanted) : wanted);
}
