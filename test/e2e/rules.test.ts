import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBin } from '../support/bin.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { CASES, RULE, soundFiles, writeFiles } from '../unit/rules/lint/rulebook-folder.ts';

const facts = JSON.stringify({
  ...{ actor: 'pay-co', 'actor.kind': 'payment-institution', 'instruction.involvesBankAccount': true },
  ...{ 'leg.connection': 'direct-to-bank', bank: 'bank-a' },
});

/** The least of several runs: what else the machine does only adds. */
function least(times: number, run: () => number): number {
  return Math.min(...Array.from({ length: times }, run));
}

describe('the commands on rules as processes', () => {
  it('judge facts from standard input', () => {
    const args = ['rules', 'eval', '--hook', 'leg-submitted', '--date', '2018-06-30', '--facts', '-'];
    const { code, out, err } = runBin(args, { input: facts });
    expect([code, err]).toEqual([0, '']);
    const judged = JSON.parse(out) as { rule: string; outcome: string }[];
    expect(judged.map(({ rule, outcome }) => [rule, outcome])).toContainEqual(['no-direct-connection', 'violated']);
    expect(runBin(args, { input: '{ "actor": ' })).toMatchObject({ code: 2, out: '' });
  });

  it('check the whole rulebook in less than a second of processor time, start-up included', () => {
    const seconds = least(5, () => {
      const { code, out, cpu } = runBin(['rules', 'lint']);
      expect([code, out]).toEqual([0, expect.stringContaining('nothing found')]);
      return cpu;
    });
    expect(seconds).toBeLessThan(1);
  });

  it('come after a version that is told in less than 150 ms of processor time', () => {
    const seconds = least(5, () => {
      const { code, out, cpu } = runBin(['--version']);
      expect([code, out]).toEqual([0, '0.1.0\n']);
      return cpu;
    });
    expect(seconds).toBeLessThan(0.15);
  });

  it('judge one set of facts in less than half a second of processor time, start-up included', () => {
    const args = ['rules', 'eval', '--hook', 'leg-submitted', '--date', '2018-06-30', '--facts', '-'];
    expect(least(5, () => runBin(args, { input: facts }).cpu)).toBeLessThan(0.5);
  });
});

/** Rule files that are meant to do harm. Each is refused with its place; none is waited for, run, or fills the memory. */
const hostile: readonly (readonly [string, () => string | Buffer, string])[] = [
  ['of 10 MB', () => soundFiles[RULE]!.replace('"id"', `${' '.repeat(10 << 20)}"id"`), 'file-too-large'],
  ['of 10 MB in one text', () => soundFiles[RULE]!.replace('day-cap', 'x'.repeat(10 << 20)), 'file-too-large'],
  ['10,000 levels deep', () => '{"all":['.repeat(10_000) + ']}'.repeat(10_000), 'json-too-deep'],
  ['that opens a million brackets', () => '['.repeat(1_000_000), 'json-too-deep'],
  [
    'with __proto__ as a key',
    () => replace('"hook":', '"__proto__": { "polluted": true }, "hook":'),
    'json-forbidden-key',
  ],
  ['with an escaped __proto__', () => replace('"hook":', '"__pr\\u006fto__": {}, "hook":'), 'json-forbidden-key'],
  ['with constructor as a key', () => replace('"hook":', '"constructor": {}, "hook":'), 'json-forbidden-key'],
  [
    'with a script in a path',
    () =>
      replace(
        '"operator": "in"',
        '"path": "$..[?(@.x.constructor.constructor(\'process.exit(7)\')())]", "operator": "in"',
      ),
    'rule-key-not-allowed',
  ],
  [
    'that refers to itself',
    () =>
      replace(
        '"conditions": {\n    "all": [',
        '"definitions": { "loop": { "not": { "condition": "loop" } } },\n  "conditions": {\n    "all": [ { "condition": "loop" },',
      ),
    'rule-condition-cycle',
  ],
  ['that doubles itself forty times', () => doubling(), 'rule-too-large'],
  ['with a key twice', () => replace('"hook":', '"id": "day-cap", "hook":'), 'json-duplicate-key'],
  ['with a byte order mark', () => `\ufeff${soundFiles[RULE]!}`, 'file-has-bom'],
  ['in UTF-16', () => Buffer.from(`\ufeff${soundFiles[RULE]!}`, 'utf16le'), 'file-utf16'],
  ['with full-width digits', () => replace('"value": "payment-account"', '"value": １２'), 'json-full-width'],
  ['with full-width digits in a date', () => replace('"2018-06-30"', '"２０１８-06-30"'), 'date-format'],
  ['with half a character', () => replace('"day-cap"', '"day-cap\\ud800"'), 'json-lone-surrogate'],
  ['with a terminal sequence in a name', () => replace('"day-cap"', '"\\u001b[2Jday-cap"'), 'json-invisible-character'],
  ['that is binary', () => Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 37) % 256)), 'file-not-utf8'],
  [
    'with a thousand wrong conditions',
    () => replace('"conditions": {\n    "all": [', `"conditions": {\n    "all": [${'{ "fact": "x" },'.repeat(1000)}`),
    'rule-unknown-fact',
  ],
  ['with the prototype as a fact', () => replace('"instruction.kind"', '"__proto__"'), 'rule-unknown-fact'],
  ['with a NUL', () => replace('"hook": "', '"hook": "\0'), 'json-invisible-character'],
  ['with an escaped NUL', () => replace('"hook": "', '"hook": "\\u0000'), 'json-invisible-character'],
  ['with a full-width colon', () => replace('"hook": ', '"hook"： '), 'json-full-width'],
  [
    'with a number of 100,000 digits',
    () => replace('"hook": ', `"x": ${'9'.repeat(100_000)}, "hook": `),
    'json-inexact-number',
  ],
  ['with a number beyond all', () => replace('"hook": ', '"x": 1e999999999, "hook": '), 'json-inexact-number'],
  ['from a day in a far year', () => replace('"2018-06-30"', '"9999999-01-01"'), 'date-format'],
  ['with a million placeholders', () => replace('{{', `${'{{actor}}'.repeat(1_000_000)}{{`), 'file-too-large'],
  [
    'with toString as an operator',
    () => replace('"operator": "in"', '"operator": "toString"'),
    'rule-unknown-operator',
  ],
];

function replace(from: string, to: string): string {
  const text = soundFiles[RULE]!;
  if (!text.includes(from)) throw new Error(`nothing to replace: ${from}`);
  return text.replace(from, () => to);
}

function doubling(): string {
  const names = Array.from(
    { length: 40 },
    (_, i) => `"n${i}": { "all": [ { "condition": "n${i + 1}" }, { "condition": "n${i + 1}" } ] }`,
  );
  const last = '"n40": { "all": [ { "fact": "instruction.kind", "operator": "equal", "value": "refund" } ] }';
  const definitions = `"definitions": { ${[...names, last].join(', ')} },\n  "conditions": { "condition": "n0" }, "rest": {`;
  return replace('"conditions": {', definitions).replace(', "rest": {\n    "all": [', ',\n  "x": { "all": [');
}

describe('a hostile rule file', () => {
  it.each(hostile)('%s is refused with its place', (_, make, code) => {
    const root = writeFiles({ ...soundFiles, [RULE]: make() });
    for (const command of [
      ['rules', 'lint'],
      ['rules', 'list'],
      ['rules', 'test'],
    ]) {
      const ended = runBin([...command, '--rules', root], { seconds: 20, heap: 128 });
      const said = ended.out + ended.err;
      expect([command[1], ended.code]).toEqual([command[1], 2]);
      expect(said).toContain(`[${code}]`);
      expect(said.slice(0, 400)).toContain(`${root}/${RULE}`);
      if (code !== 'file-too-large')
        expect(said).toMatch(new RegExp(`day-cap\\.rule\\.json:\\d+:\\d+: .*\\[${code}\\]`));
      expect(said).not.toContain('\u001b');
      expect(ended.cpu).toBeLessThan(5);
    }
  });

  it('in the parameters or cases is refused as well', () => {
    for (const [file, text] of [
      ['parameters/limits.json', '['.repeat(100_000)],
      ['limits/day-cap/day-cap.cases.json', `{"rule":"day-cap","facts":{"__proto__":1},"cases":[]}`],
    ] as const) {
      const root = writeFiles({ ...soundFiles, [file]: text });
      const ended = runBin(['rules', 'lint', '--rules', root], { heap: 128 });
      expect(ended.code).toBe(2);
      expect(ended.out).toMatch(/json-too-deep|json-forbidden-key/);
    }
  });

  it.each([
    ['a folder', (path: string): unknown => mkdirSync(path), 'file-is-a-directory'],
    ['a broken link', (path: string): unknown => symlinkSync('nowhere', path), 'file-not-found'],
    ['a link to itself', (path: string): unknown => symlinkSync(basename(path), path), 'file-unreadable'],
    ['a device without end', (path: string): unknown => symlinkSync('/dev/zero', path), 'file-not-regular'],
    ['a pipe that nobody writes to', (path: string): unknown => execFileSync('mkfifo', [path]), 'file-not-regular'],
  ] as const)('that is %s is refused, not left out without a word', (_, make, code) => {
    for (const file of [RULE, CASES]) {
      const root = writeFiles(soundFiles);
      rmSync(join(root, file));
      make(join(root, file));
      const ended = runBin(['rules', 'lint', '--rules', root], { seconds: 20, heap: 128 });
      expect([file, ended.code]).toEqual([file, 2]);
      expect(ended.out + ended.err).toContain(`[${code}]`);
      expect(ended.out + ended.err).toContain(`${root}/${file}`);
    }
  });

  it('in a folder of folders that lead back to each other is read once', () => {
    const root = writeFiles(soundFiles);
    symlinkSync('..', join(root, 'limits/up'));
    symlinkSync('.', join(root, 'limits/here'));
    expect(runBin(['rules', 'lint', '--rules', root], { seconds: 20, heap: 128 })).toMatchObject({ code: 0 });
  });

  it('of which there are more than anybody keeps is refused before they fill the memory', { timeout: 120_000 }, () => {
    const root = writeFiles(soundFiles);
    mkdirSync(join(root, 'many'));
    for (let i = 0; i <= 10_000; i++) writeFileSync(join(root, `many/r${String(i)}.rule.json`), '{}');
    for (const command of ['lint', 'list', 'test']) {
      const ended = runBin(['rules', command, '--rules', root], { seconds: 20, heap: 128 });
      expect([command, ended.code]).toEqual([command, 2]);
      expect(ended.out + ended.err).toContain('[folder-too-many-files]');
      expect(ended.cpu).toBeLessThan(5);
    }
  });

  it('with a hundred thousand cases is refused by its size', () => {
    const cases = JSON.parse(soundFiles[CASES]!) as { cases: object[] };
    const many = Array.from({ length: 100_000 }, (_, i) => ({ ...cases.cases[0], it: `case ${String(i)}` }));
    const root = writeFiles({ ...soundFiles, [CASES]: JSON.stringify({ ...cases, cases: many }) });
    const ended = runBin(['rules', 'test', '--rules', root], { seconds: 20, heap: 128 });
    expect([ended.code, (ended.out + ended.err).includes('[file-too-large]')]).toEqual([2, true]);
  });

  it('does not stop a run with a stack trace', () => {
    const root = writeFiles({ ...soundFiles, [RULE]: '{"all":['.repeat(10_000) });
    const { code, err } = runBin(['run', '--rules', root]);
    expect([code, err.includes('    at ')]).toEqual([2, false]);
  });
});

describe('a folder of rules', () => {
  it('may be a copy of what ships', () => {
    const root = join(temporaryFolder(), 'rules');
    cpSync('rules', root, { recursive: true });
    expect(runBin(['rules', 'lint', '--rules', root])).toMatchObject({ code: 0, err: '' });
    expect(runBin(['rules', 'test', '--rules', root])).toMatchObject({ code: 0, err: '' });
  });

  it('that has no rules is refused', () => {
    const root = temporaryFolder();
    writeFileSync(join(root, 'notes.txt'), 'nothing');
    expect(runBin(['rules', 'lint', '--rules', root])).toMatchObject({ code: 2 });
    expect(runBin(['rules', 'lint', '--rules', join(root, 'nowhere')])).toMatchObject({ code: 2 });
  });
});
