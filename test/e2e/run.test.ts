import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunDocument } from '../../src/results/run.ts';
import { fenproof } from '../support/fenproof.ts';
import { flawed, sound, writeScenario } from '../support/flawed-scenario.ts';
import { temporaryFolder } from '../support/temporary.ts';

function folderWith(...scenarios: Record<string, unknown>[]): string {
  const folder = temporaryFolder();
  for (const scenario of scenarios) writeScenario(folder, scenario);
  return folder;
}

const unmet = { ...sound, id: 'unmet', expect: [{ id: 'double-payment', loses: 'pay', yuan: '1.00' }] };

describe('fenproof run', () => {
  it('prints one table, and the first counterexample in full', async () => {
    const { code, out, err } = await fenproof(['run', folderWith(flawed, sound)]);
    expect([code, err]).toEqual([0, '']);
    const [head, blank, ...rest] = out.split('\n');
    expect([head, blank]).toEqual(['fenproof 0.1.0 · seed own', '']);
    expect(rest.slice(0, 3).map((line) => line.split(/ {2,}/))).toEqual([
      ['scenario', 'date', 'events', 'findings', 'verdict'],
      ['freeze', '2018-02-12', expect.any(String), 'none', 'as expected'],
      ['no-freeze', '2018-02-12', expect.any(String), 'uncovered-payout (bob 60.00) and 1 more', 'as expected'],
    ]);
    expect(out).toContain('uncovered-payout: paid without cover: w2 paid 60.00 yuan to somebody who was not owed it');
    expect(out).not.toContain('payacct-no-overdraft:');
    expect(out).not.toContain('\u001b');
  });

  it('speaks Chinese where the environment does', async () => {
    const { out } = await fenproof(['run', folderWith(sound)], { env: { LANG: 'zh_CN.UTF-8' } });
    expect(out).toContain('符合预期');
    expect(out).not.toContain('as expected');
  });

  it('prints one JSON document on stdout and nothing else', async () => {
    const folder = folderWith(flawed, sound);
    const { code, out, err } = await fenproof(['run', folder, '--format', 'json']);
    const document = JSON.parse(out) as RunDocument;
    expect([code, err]).toEqual([0, '']);
    expect(Object.keys(document)).toEqual(['schemaVersion', 'seed', 'scenarios', 'exitCode']);
    expect(document).toMatchObject({ schemaVersion: 1, seed: 'own', exitCode: 0 });
    const [clean, found] = document.scenarios;
    expect(clean).toMatchObject({ id: 'freeze', seed: 'freeze', date: '2018-02-12', findings: [], missing: [] });
    expect(found!.traceHash).toMatch(/^[0-9a-f]{64}$/);
    expect(found!.findings[0]).toMatchObject({ kind: 'funds', loss: [{ party: 'bob', yuan: '60.00' }] });
    expect(found!.file).toBe(`${folder}/no-freeze.scenario.json`);
  });

  it('exits 1 for an unexpected finding and for an expected one that is missing, and says so', async () => {
    const surprised = await fenproof(['run', folderWith({ ...flawed, expect: [] })]);
    expect([surprised.code, surprised.err]).toEqual([1, 'exit 1: 1 not as expected\n']);
    expect(surprised.out).toContain('the scenario does not expect it');
    const missing = await fenproof(['run', folderWith(unmet)]);
    expect(missing.code).toBe(1);
    expect(missing.out).toContain('unmet: expected and not found: double-payment, pay losing 1.00 yuan');
  });

  it('runs what it can when a file is broken, exits 2, and names all reasons', async () => {
    const folder = folderWith(sound, unmet);
    writeFileSync(join(folder, 'broken.scenario.json'), '{ "id": "x", }');
    const { code, out, err } = await fenproof(['run', folder]);
    expect(code).toBe(2);
    expect(err).toContain('broken.scenario.json:1:');
    expect(err).toContain('exit 2: 2 bad usage or input; 1 not as expected');
    expect(out).toContain('freeze');
  });

  it('exits 3 when the calendar ends before the run does', async () => {
    const late = { ...sound, starts: '2026-12-30T10:00:00+08:00' };
    const { code, out } = await fenproof(['run', folderWith(late)]);
    expect([code, out]).toEqual([3, expect.stringContaining('inconclusive')]);
  });

  it('exits 2 when there is nothing to run', async () => {
    const { code, err, out } = await fenproof(['run', folderWith()]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('[folder-without-files]');
  });

  it('gives the command that shows the finding again', async () => {
    const folder = folderWith(flawed);
    const first = await fenproof(['run', folder, '--set=type:withdrawal.retry=blind-resend', '--seed=it is']);
    const command = /replay +(npx fenproof .*)/.exec(first.out)![1]!;
    expect(command).toContain(`--seed='it is' --set=type:withdrawal.retry=blind-resend`);
    const argv = command.replace(`'it is'`, 'it_is').split(' ').slice(2);
    const again = await fenproof(argv.map((word) => word.replace('it_is', 'it is')));
    expect(again.out.slice(again.out.indexOf('uncovered-payout:'))).toBe(
      first.out.slice(first.out.indexOf('uncovered-payout:')),
    );
  });

  it('gives the same trace hash dark and recorded, as text and as JSON, and with the keys of the file in another order', async () => {
    const folder = folderWith(flawed);
    const file = join(folder, 'no-freeze.scenario.json');
    const hashOf = async (argv: string[]): Promise<string> => {
      const { out } = await fenproof(['run', ...argv, '--format=json']);
      return (JSON.parse(out) as RunDocument).scenarios[0]!.traceHash;
    };
    const hash = await hashOf([file]);
    const trace = join(folder, 'a.trace');
    expect(await hashOf([file, '--record', trace, '--paranoid'])).toBe(hash);
    expect(readFileSync(trace, 'utf8')).toContain(`"traceHash":"${hash}"`);
    writeFileSync(file, JSON.stringify(shuffled(flawed)));
    expect(await hashOf([file])).toBe(hash);
  });

  it('stops when asked to, prints what was found, and exits 130', async () => {
    let asked = 0;
    const { code, out, err } = await fenproof(['run', folderWith(flawed, sound)], { interrupted: () => ++asked > 1 });
    expect(code).toBe(130);
    expect(out).toContain('freeze ');
    expect(err).toContain('interrupted after 1 of 2 scenarios');
  });

  it('uses colour and a progress line on a terminal only, and no colour under NO_COLOR', async () => {
    const folder = folderWith(sound);
    const terminal = { outIsTerminal: true, errIsTerminal: true };
    const coloured = await fenproof(['run', folder], terminal);
    expect(coloured.out).toContain('\u001b[32m');
    expect(coloured.err).toContain('running 1/1 freeze');
    const plain = await fenproof(['run', folder], { ...terminal, env: { NO_COLOR: '1' } });
    expect(plain.out).not.toContain('\u001b');
  });

  it('moves a plan to another start and keeps its times of day', async () => {
    const folder = folderWith(flawed);
    const { out } = await fenproof(['run', folder, '--starts', '2018-03-05T09:00:00+08:00', '--format=json']);
    const [result] = (JSON.parse(out) as RunDocument).scenarios;
    expect(result!.date).toBe('2018-03-05');
    expect(result!.findings[0]!.steps[0]!.at).toBe('2018-03-05T09:00:00+08:00');
  });

  it('judges by the law of another day', async () => {
    // The rule against overdrafts of payment accounts is in force from 2016-07-01.
    const { out } = await fenproof(['run', folderWith(flawed), '--law', '2015-01-05', '--format=json']);
    const [result] = (JSON.parse(out) as RunDocument).scenarios;
    expect(result!.findings.map(({ kind }) => kind)).toEqual(['funds']);
  });
});

describe('fenproof run --record', () => {
  it('writes one scenario only, and refuses before it runs', async () => {
    const folder = folderWith(flawed, sound);
    const both = await fenproof(['run', folder, '--record', join(folder, 'a.trace')]);
    expect([both.code, both.err]).toEqual([2, expect.stringContaining('[record-one-scenario]')]);
    const file = join(folder, 'freeze.scenario.json');
    const nowhere = await fenproof(['run', file, '--record', join(folder, 'no', 'a.trace')]);
    expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringContaining('[folder-missing]')]);
    expect(readdirSync(folder)).toEqual(['freeze.scenario.json', 'no-freeze.scenario.json']);
  });

  it('leaves nothing behind when the scenario cannot be run', async () => {
    const folder = folderWith();
    const file = join(folder, 'a.scenario.json');
    writeFileSync(file, '{');
    const { code } = await fenproof(['run', file, '--record', join(folder, 'a.trace')]);
    expect([code, readdirSync(folder)]).toEqual([2, ['a.scenario.json']]);
  });
});

describe('--set', () => {
  it('removes the flaw it is meant to remove', async () => {
    const { out, code } = await fenproof(['run', folderWith(flawed), '--set=w1.freeze=hold', '--set=w2.freeze=hold']);
    expect(code).toBe(1);
    expect(out).toContain('expected and not found: uncovered-payout');
  });

  it('says where it applies when it does not fit every scenario', async () => {
    const other = { ...sound, flows: { w9: { flow: 'withdrawal', parties: { customer: 'alice' } } }, plan: [] };
    const { err } = await fenproof(['run', folderWith(flawed, other), '--set=w1.retry=failover']);
    expect(err).toContain('--set w1.retry=failover applies to 1 of 2 scenarios');
  });

  it.each([
    ['w1', 'set-format', undefined],
    ['w3.freeze=hold', 'set-unknown-instance', undefined],
    ['type:withdrawl.freeze=hold', 'set-unknown-type', 'withdrawal'],
    ['w1.freez=hold', 'set-unknown-choice', 'freeze'],
    ['w1.freeze=hodl', 'set-unknown-value', 'hold'],
  ])('refuses %s once, with what was probably meant', async (setting, code, suggestion) => {
    const { code: exit, err, out } = await fenproof(['run', folderWith(flawed, sound), `--set=${setting}`]);
    expect([exit, out]).toEqual([2, '']);
    expect(err.split(`[${code}]`)).toHaveLength(2);
    if (suggestion !== undefined) expect(err).toContain(`did you mean "${suggestion}"?`);
  });
});

describe('wrong use', () => {
  it.each([
    [['run', '--bogus'], 'Unknown argument: bogus', 'see fenproof run --help'],
    [['run', '--seed'], 'Not enough arguments following: seed', 'see fenproof run --help'],
    [['run', '--format', 'xml'], 'Choices: "text", "json"', 'see fenproof run --help'],
    [['rn'], 'there is no command "rn"', 'did you mean "run"?'],
    [['frob', '--bogus'], '[command-unknown]', 'known here: run, replay'],
    [['rules', 'lnt'], 'there is no command "rules lnt"', 'did you mean "rules lint"?'],
    [['--lang', 'en', 'flows', 'chek', 'a.ts'], '[command-unknown]', 'did you mean "flows check"?'],
    [['replay'], 'Not enough non-option arguments', 'see fenproof replay --help'],
    [['flows', 'show'], 'Not enough non-option arguments', 'see fenproof flows show --help'],
    [['flows', 'show', 'withdrawl'], 'did you mean "withdrawal"?', ''],
    [['run', '--seed', 'a', '--seed', 'b'], '[option-twice]', ''],
    [['run', '--seed='], '[option-empty]', ''],
    [['run', 'nowhere'], '[file-not-found]', ''],
    [['run', '--calendar', 'nowhere'], '[file-not-found]', ''],
    [['run', '--rules', 'nowhere'], '[file-not-found]', ''],
    [['replay', 'nowhere'], '[file-not-found]', ''],
  ])('%j exits 2 and says what is wrong', async (argv, reason, hint) => {
    const { code, out, err } = await fenproof(argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(reason);
    expect(err).toContain(hint);
  });

  it.each([[[]], [['scenarios']], [['flows']]])('%j without a command shows which there are', async (argv) => {
    const { code, out, err } = await fenproof(argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Commands:');
  });

  it.each([
    [['--law', '2018-13-01'], 'date-invalid'],
    [['--law', 'soon'], 'date-format'],
    [['--starts', '2018-02-30'], 'date-invalid'],
    [['--starts', '2018-02-12T10:00:00Z'], 'time-offset'],
    [['--starts', '2050-01-01'], 'date-outside-calendar'],
  ])('%j is refused once', async (options, code) => {
    const { code: exit, err } = await fenproof(['run', folderWith(flawed, sound), ...options]);
    expect([exit, err.split(`[${code}]`).length]).toEqual([2, 2]);
  });
});

describe('bad input', () => {
  const text = JSON.stringify(flawed, null, 2);
  const big = `{"a":"${'x'.repeat(10 * 1024 * 1024)}"}`;
  const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;

  it.each([
    ['broken JSON', text.replace('"starts":', '"starts"'), 'json-missing-colon'],
    ['a duplicate key', text.replace('"id": "no-freeze",', '"id": "no-freeze",\n"id": "b",'), 'json-duplicate-key'],
    ['an unknown key', text.replace('"plan":', '"plans":'), 'unknown-key'],
    ['an unknown choice', text.replace('"freeze": "none"', '"freez": "none"'), 'unknown-choice'],
    ['a number for money', text.replace('"80.00"', '80'), 'money-not-text'],
    ['a negative amount', text.replace('"80.00"', '"-80.00"'), 'money-negative'],
    ['an over-precise amount', text.replace('"80.00"', '"80.001"'), 'money-precision'],
    ['an unknown participant', text.replace('"owner": "bob"', '"owner": "bop"'), 'unknown-participant'],
    ['a date outside the calendar', text.replace('2018-02-12', '2050-02-12'), 'date-outside-calendar'],
    ['no flows', text.replace(/"flows": \{[^]*?\n {2}\}/, '"flows": {}'), 'section-empty'],
    ['10 MB', big, 'file-too-large'],
    ['10,000 levels', deep, 'json-too-deep'],
  ])('with %s exits 2 with file, line, column and what to do', async (_, content, code) => {
    expect(content).not.toBe(text);
    const folder = temporaryFolder();
    const file = join(folder, 'x.scenario.json');
    writeFileSync(file, content);
    const { code: exit, err, out } = await fenproof(['run', file]);
    expect([exit, out]).toEqual([2, '']);
    expect(err).toContain(`[${code}]`);
    if (code !== 'file-too-large') expect(err).toMatch(new RegExp(`^${file}:[0-9]+:[0-9]+: `));
    expect(err).toContain('fix: ');
    expect(readdirSync(folder)).toEqual(['x.scenario.json']);
  });

  it('gives line and column for what only shows when names are resolved', async () => {
    const folder = temporaryFolder();
    const accounts = { ...(flawed['accounts'] as object), second: { owner: 'alice', at: 'bank-a' } };
    const file = writeScenario(folder, { ...flawed, accounts });
    const { code, err } = await fenproof(['run', file]);
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/x?no-freeze\.scenario\.json:[0-9]+:[0-9]+: .*\[account-ambiguous\]/),
    ]);
  });

  it('of a channel beside the scenario names the channel file', async () => {
    const folder = folderWith(flawed);
    mkdirSync(join(folder, 'channels'));
    writeFileSync(join(folder, 'channels', 'payout.channel.json'), '{ "id": "payout" }');
    const { code, err } = await fenproof(['run', folder]);
    expect([code, err]).toEqual([2, expect.stringContaining('payout.channel.json:1:')]);
  });
});

describe('scenarios', () => {
  it('are listed, checked and shown', async () => {
    const folder = folderWith(flawed, sound);
    const list = await fenproof(['scenarios', 'list', folder]);
    expect(list.out).toMatch(/no-freeze +2018-02-12 +withdrawal +Withdrawals without a freeze/);
    const lint = await fenproof(['scenarios', 'lint', folder]);
    expect([lint.code, lint.out]).toEqual([0, '2 scenarios checked, nothing to say\n']);
    const show = await fenproof(['scenarios', 'show', join(folder, 'freeze.scenario.json')]);
    expect(show.out).toMatch(/alice-wallet +alice +pay +information +payment-account III +100\.00/);
    expect(show.out).toMatch(/w1 +withdrawal +customer +alice/);
  });

  it('with a warning pass the check, with an error they do not', async () => {
    const folder = folderWith({ ...flawed, expect: ['uncovered-payout'] });
    const warned = await fenproof(['scenarios', 'lint', folder]);
    expect([warned.code, warned.out]).toEqual([0, expect.stringContaining('[lint-bare-expectation]')]);
    writeScenario(folder, {
      ...flawed,
      id: 'b',
      plan: [{ at: '09:00:00', who: 'alice', does: 'withdraw', flow: 'w1' }],
    });
    const refused = await fenproof(['scenarios', 'lint', folder]);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('b.scenario.json:')]);
  });

  it('that share an id are refused by the check', async () => {
    const folder = folderWith(flawed);
    writeFileSync(join(folder, 'copy.scenario.json'), JSON.stringify(flawed));
    const { code, err } = await fenproof(['scenarios', 'lint', folder]);
    expect([code, err]).toEqual([2, expect.stringContaining('[duplicate-scenario-id]')]);
  });
});

describe('flows', () => {
  it('are listed and shown, as text, as Mermaid and as JSON', async () => {
    expect((await fenproof(['flows', 'list'])).out).toContain('withdrawal');
    const shown = await fenproof(['flows', 'show', 'withdrawal']);
    expect(shown.out).toMatch(/freeze +hold +sound/);
    const drawn = await fenproof(['flows', 'show', 'withdrawal', '--mermaid']);
    expect(drawn.out).toMatch(/^stateDiagram-v2\n/);
    const data = await fenproof(['flows', 'show', 'withdrawal', '--json']);
    expect(JSON.parse(data.out)).toMatchObject({ name: 'withdrawal', machine: { id: 'withdrawal' } });
  });
});

/** The same value with the keys of every object in reverse order. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, shuffled(inner)] as const);
  return Object.fromEntries(entries.reverse());
}
