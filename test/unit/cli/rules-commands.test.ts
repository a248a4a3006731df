import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fenproof } from '../../support/fenproof.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const direct = {
  ...{ actor: 'pay-co', 'actor.kind': 'payment-institution', 'instruction.involvesBankAccount': true },
  ...{ 'leg.connection': 'direct-to-bank', bank: 'bank-a' },
};

function factsFile(facts: object): string {
  const file = join(temporaryFolder(), 'facts.json');
  writeFileSync(file, JSON.stringify(facts));
  return file;
}

interface Judged {
  readonly rule: string;
  readonly status: string;
  readonly outcome: string;
  readonly because: readonly { readonly fact: string; readonly actual?: string; readonly truth: string }[];
}

async function evaluate(facts: object, date: string, ...more: string[]): Promise<Judged[]> {
  const hook = more.includes('--hook') ? [] : ['--hook', 'leg-submitted'];
  const { code, out, err } = await fenproof([
    'rules',
    'eval',
    ...hook,
    '--date',
    date,
    '--facts',
    factsFile(facts),
    ...more,
  ]);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Judged[];
}

describe('fenproof rules list', () => {
  it('shows what is in force on a day, and counts the rest', async () => {
    const before = await fenproof(['rules', 'list', '--date', '2018-06-29', '--topic', 'connection']);
    const after = await fenproof(['rules', 'list', '--date', '2018-06-30', '--topic', 'connection']);
    expect(before.out).not.toContain('no-direct-connection');
    expect(after.out).toContain('no-direct-connection');
    expect(after.out).toContain('银支付〔2017〕209号');
  });

  it('filters by status and basis, also for programs', async () => {
    const drafts = await fenproof(['rules', 'list', '--status', 'draft', '--format', 'json']);
    const list = JSON.parse(drafts.out) as { id: string; periods: { status: string }[] }[];
    expect(list.length).toBeGreaterThan(2);
    expect(new Set(list.flatMap(({ periods }) => periods.map(({ status }) => status)))).toEqual(new Set(['draft']));
    const practice = await fenproof(['rules', 'list', '--basis', 'practice', '--format', 'json']);
    expect((JSON.parse(practice.out) as { id: string }[]).map(({ id }) => id)).toContain('pi-page-redirect');
  });

  it.each([
    [['--status', 'drafts'], 'option-word', 'draft'],
    [['--topic', 'lendin'], 'option-word', 'lending'],
    [['--date', '2018-06-31'], 'date-invalid', ''],
  ])('refuses %j', async (more, code, near) => {
    const { code: exit, err } = await fenproof(['rules', 'list', ...more]);
    expect([exit, err.includes(`[${code}]`), err.includes(near)]).toEqual([2, true, true]);
  });
});

describe('fenproof rules explain and show', () => {
  it('explain in the language that is asked for', async () => {
    const zh = await fenproof(['rules', 'explain', 'payacct-class2-annual', '--lang', 'zh']);
    const en = await fenproof(['rules', 'explain', 'payacct-class2-annual', '--lang', 'en']);
    expect(zh.out).toContain('100000.00 元');
    expect(en.out).toContain('100000.00 yuan');
    expect([zh.code, en.code]).toEqual([0, 0]);
  });

  it('show adds the facts, the cases and the files', async () => {
    const { out } = await fenproof(['rules', 'show', 'pi-no-advance']);
    expect(out).toContain('settlement.funder');
    expect(out).toContain('a fen paid ahead out of its own money');
    expect(out).toContain('rules/institution/pi-no-advance/pi-no-advance.md');
  });

  it('suggest the nearest id', async () => {
    const { code, err } = await fenproof(['rules', 'explain', 'payacct-class2-anual']);
    expect(code).toBe(2);
    expect(err).toContain('did you mean "payacct-class2-annual"');
  });
});

describe('fenproof rules facts', () => {
  it('lists the hooks, and what can be stated at one of them', async () => {
    expect((await fenproof(['rules', 'facts'])).out).toContain('leg-submitted');
    const { out } = await fenproof(['rules', 'facts', 'leg-submitted', '--format', 'json']);
    const facts = JSON.parse(out) as { name: string; operators: string[] }[];
    const amount = facts.find(({ name }) => name === 'leg.amount');
    expect(amount!.operators).toContain('moneyGreaterThan');
    expect(facts.map(({ name }) => name)).not.toContain('entry.amount');
  });

  it('suggests the nearest hook', async () => {
    const { code, err } = await fenproof(['rules', 'facts', 'leg-submited']);
    expect([code, err.includes('did you mean "leg-submitted"')]).toEqual([2, true]);
  });
});

describe('fenproof rules eval', () => {
  it('says of each rule of the day whether the facts break it, and why', async () => {
    const connection = (all: Awaited<ReturnType<typeof evaluate>>) =>
      all.find(({ rule }) => rule === 'no-direct-connection');
    expect(connection(await evaluate(direct, '2018-06-29'))).toBeUndefined();
    const judged = connection(await evaluate(direct, '2018-06-30'));
    expect(Object.keys(judged!)).toEqual(['rule', 'status', 'outcome', 'because']);
    expect(judged).toMatchObject({ rule: 'no-direct-connection', status: 'enforced', outcome: 'violated' });
    expect(judged!.because).toEqual([
      expect.objectContaining({ fact: 'leg.connection', operator: 'equal', actual: 'direct-to-bank', truth: 'true' }),
    ]);
  });

  it('has all four outcomes', async () => {
    const outcome = async (facts: object): Promise<string> =>
      (await evaluate(facts, '2018-06-30')).find(({ rule }) => rule === 'no-direct-connection')!.outcome;
    expect(await outcome({ ...direct, 'leg.connection': 'internal' })).toBe('complied');
    expect(await outcome({ ...direct, 'actor.kind': 'bank' })).toBe('not-applicable');
    const rest = Object.entries(direct).filter(([name]) => name !== 'leg.connection');
    expect(await outcome(Object.fromEntries(rest))).toBe('could-not-evaluate');
  });

  it('names the facts that would decide, also those that are no condition of the rule', async () => {
    const reserves = {
      ...{ actor: 'p', 'actor.kind': 'payment-institution', 'reserve.placementStated': true },
      ...{ 'actor.licences': ['network-payment'], 'reserve.central': '15000000.00' },
    };
    const all = await evaluate(
      { ...reserves, 'reserve.meanPreviousQuarter': '100000000.00' },
      '2017-05-01',
      '--hook',
      'day-close',
    );
    const ratio = all.find(({ rule }) => rule === 'reserve-central-ratio-stage1');
    expect(ratio!.outcome).toBe('could-not-evaluate');
    expect(ratio!.because.map(({ fact }) => fact)).toContain('parameter.reserve.central-ratio');
  });

  it('goes by the date of the contract where a rule does', async () => {
    const loan = {
      ...{ actor: 'l', 'lender.kind': 'lender', borrower: 'b', 'contract.principal': '1000.00' },
      ...{ 'collection.purpose': 'fee', 'collection.amount': '150.00', 'loan.cashAvailable': '850.00' },
      ...{ 'collection.minutesAfterDisbursement': 0 },
    };
    const ids = async (facts: object, ...more: string[]): Promise<string[]> =>
      (await evaluate(facts, '2018-02-11', '--hook', 'loan-collected', ...more)).map(({ rule }) => rule);
    expect(await ids(loan)).toContain('loan-no-upfront-deduction');
    expect(await ids({ ...loan, 'contract.date': '2017-11-30' })).not.toContain('loan-no-upfront-deduction');
    expect(await ids(loan, '--contract-date', '2017-11-30')).not.toContain('loan-no-upfront-deduction');
  });

  it.each([
    ['an amount as a number', { ...direct, 'leg.amount': 5 }, 'money-not-text'],
    ['a fact that does not exist', { ...direct, 'leg.amonut': '5.00' }, 'rule-unknown-fact'],
    ['a fact of another hook', { ...direct, 'entry.amount': '5.00' }, 'rule-fact-not-at-hook'],
    ['a list', [], 'rules-not-an-object'],
  ])('refuses %s with its place', async (_, facts, code) => {
    const file = factsFile(facts);
    const {
      code: exit,
      err,
      out,
    } = await fenproof(['rules', 'eval', '--hook', 'leg-submitted', '--date', '2018-06-30', '--facts', file]);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(`[${code}]`);
    expect(err).toContain(`${file}:1:`);
  });

  it.each([
    ['an unknown hook', ['--hook', 'leg-submited', '--date', '2018-06-30'], 'rule-unknown-hook'],
    ['a date that does not exist', ['--hook', 'leg-submitted', '--date', '2018-02-29'], 'date-invalid'],
  ])('refuses %s', async (_, more, code) => {
    const { code: exit, err } = await fenproof(['rules', 'eval', ...more, '--facts', factsFile(direct)]);
    expect([exit, err.includes(`[${code}]`)]).toEqual([2, true]);
  });
});

describe('fenproof rules test', () => {
  const rule = (id: string) => ({
    id,
    title: { zh: '规则', en: 'rule' },
    message: { zh: '{{actor}}', en: '{{actor}}' },
    effective: [
      {
        ...{ from: '2018-01-01', status: 'enforced', severity: 'major', basis: 'law', confidence: 'text' },
        citation: { authority: 'a', document: 'b', article: null },
      },
    ],
    ...{ hook: 'leg-submitted', decidedBy: 'leg-submitted', breachedBy: 'actor' },
    appliesWhen: { all: [{ fact: 'actor.kind', operator: 'equal', value: 'bank' }] },
    conditions: { all: [{ fact: 'leg.amount', operator: 'moneyGreaterThan', value: '1.00' }] },
  });
  const one = { it: 'a fen over', date: '2018-01-01', facts: { 'leg.amount': '1.01' }, expect: 'violated' };

  function folder(cases: readonly object[]): string {
    const root = temporaryFolder();
    mkdirSync(join(root, 'topic/own'), { recursive: true });
    writeFileSync(join(root, 'topic/own/own.rule.json'), JSON.stringify(rule('own'), null, 2));
    const file = { rule: 'own', facts: { 'actor.kind': 'bank' }, cases };
    writeFileSync(join(root, 'topic/own/own.cases.json'), JSON.stringify(file, null, 2));
    return root;
  }

  it('passes on what ships', async () => {
    const { code, out } = await fenproof(['rules', 'test']);
    expect([code, / 0 failed, 0 not run/.test(out)]).toEqual([0, true]);
  });

  it('shows where a case fails and why', async () => {
    const { code, out } = await fenproof(['rules', 'test', '--rules', folder([{ ...one, expect: 'complied' }])]);
    expect(code).toBe(1);
    expect(out).toMatch(/own\.cases\.json:13:17: .*expected complied, found violated \[case-failed\]/);
    expect(out).toContain('amount of the leg: 1.01');
  });

  it.each(['focus', 'skip'])('fails if %s is left in, even when all that ran is right', async (mark) => {
    const root = folder([one, { ...one, it: 'another', [mark]: true }]);
    const { code, out } = await fenproof(['rules', 'test', '--rules', root]);
    expect(code).toBe(1);
    expect(out).toMatch(/own\.cases\.json:\d+:\d+: .*\[cases-mark-left\]/);
    expect(out).toContain('1 cases: 0 failed, 1 not run');
  });

  it('never passes when nothing ran', async () => {
    const { code } = await fenproof(['rules', 'test', '--rules', folder([{ ...one, skip: true }])]);
    expect(code).toBe(1);
    const root = folder([one]);
    const ran = await fenproof(['rules', 'test', 'own', '--rules', root, '--format', 'json']);
    expect([ran.code, JSON.parse(ran.out)]).toMatchObject([0, { run: 1, passed: 1, exitCode: 0 }]);
  });
});
