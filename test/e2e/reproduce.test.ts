import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Prng } from '../../src/core/prng.ts';
import type { ExploreDocument } from '../../src/results/explore.ts';
import type { RunDocument } from '../../src/results/run.ts';
import type { SearchDocument } from '../../src/results/search.ts';
import { binPath, runBin } from '../support/bin.ts';
import { temporaryFolder } from '../support/temporary.ts';

const RETRY = 'scenarios/choices/withdrawal/retry--blind-resend.scenario.json';
const SOUND = 'scenarios/withdrawal/query-first.scenario.json';
const DIRECT = 'scenarios/connection/direct-before-the-date.scenario.json';
const SMALL_BANK = 'scenarios/settlement/wallet-reserve-at-small-bank.scenario.json';
const OWN = 'examples/own-flow/two-clicks.scenario.json';
const OWN_FLOW = 'examples/own-flow/bike-deposit.ts';

/** The rulebook that ships, in a folder of somebody else. */
function copiedRules(): string {
  const folder = join(temporaryFolder(), 'rules');
  cpSync('rules', folder, { recursive: true });
  return folder;
}

/** Ways to change what is searched: each has to be part of the command that a finding prints. */
const cases: readonly (readonly [what: string, finds: string, file: string, options: () => readonly string[]])[] = [
  ['a choice', 'double-payment', SOUND, () => ['--set', 'type:withdrawal.retry=blind-resend']],
  ['the law of another day', 'no-direct-connection', DIRECT, () => ['--law', '2018-07-02']],
  ['another start', 'no-direct-connection', DIRECT, () => ['--starts', '2018-07-02']],
  ['rules of another folder', 'reserve-bank-min-assets', SMALL_BANK, () => ['--rules', copiedRules()]],
  ['a flow of its own', 'double-payment', OWN, () => ['--flows', OWN_FLOW]],
];

describe('the command that a finding of a search prints', () => {
  it.each(cases)(
    'shows it again, searched with %s: %s',
    (_, finds, file, options) => {
      const corpus = join(temporaryFolder(), 'corpus');
      const words = ['--rounds', '1', '--profile', 'smoke', '--seed', 'again', '--corpus', corpus, '--format', 'json'];
      const { out } = runBin(['search', file, ...options(), ...words]);
      const { findings } = (JSON.parse(out) as SearchDocument).scenarios[0]!;
      const found = findings.find(({ id }) => id === finds);
      expect(found, findings.map(({ id }) => id).join()).toBeDefined();
      const { status, stdout } = spawnSync('sh', ['-c', `${found!.replay} --format json`], { encoding: 'utf8' });
      expect(status).toBe(0);
      const again = (JSON.parse(stdout) as RunDocument).scenarios[0]!;
      expect(again.findings.find(({ fingerprint }) => fingerprint === found!.fingerprint)?.loss).toEqual(found!.loss);
      expect(again.file).toBe(found!.saved);
    },
    240_000,
  );

  it('is no file where none may be written, and finds the same all the same', () => {
    const words = ['--rounds', '1', '--profile', 'smoke', '--seed', 'again', '--corpus', 'none', '--format', 'json'];
    const { out } = runBin(['search', SOUND, '--set', 'type:withdrawal.retry=blind-resend', ...words]);
    const [found] = (JSON.parse(out) as SearchDocument).scenarios[0]!.findings;
    const { stdout } = spawnSync('sh', ['-c', `${found!.replay} --format json`], { encoding: 'utf8' });
    const { findings } = (JSON.parse(stdout) as SearchDocument).scenarios[0]!;
    expect(findings.map(({ fingerprint }) => fingerprint)).toContain(found!.fingerprint);
  });
});

describe('the command that a counterexample of an exhaustive search prints', () => {
  it.each([
    ['a choice', ['--set', 'w.returned=ignored']],
    ['another start', ['--set', 'w.notice=each-applied', '--starts', '2018-03-05']],
  ])('shows it again, explored with %s', (_, options) => {
    const scenario = JSON.parse(readFileSync('scenarios/explore/one-withdrawal.scenario.json', 'utf8')) as object;
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'package.json'), '{}\n');
    const file = join(folder, 'bounded.scenario.json');
    // Money that others left there, so that a second payout would not be refused for want of it.
    const faults = { amounts: ['2.00'], workdays: 3, peopleAct: 'at-times', leg: 1, twice: 1 };
    writeFileSync(file, JSON.stringify({ ...scenario, faults }));
    const { out } = runBin(['explore', file, ...options, '--money-only', '--format', 'json'], { cwd: folder });
    const { findings } = (JSON.parse(out) as ExploreDocument).scenarios[0]!;
    expect(findings.length).toBeGreaterThan(0);
    for (const { replay, fingerprint } of findings) {
      const { status, stdout } = spawnSync('sh', ['-c', `${replay} --format json`], { encoding: 'utf8', cwd: folder });
      expect(status).toBe(0);
      const again = (JSON.parse(stdout) as RunDocument).scenarios[0]!.findings;
      expect(again.map((one) => one.fingerprint)).toContain(fingerprint);
    }
  });
});

describe('a search that is interrupted', () => {
  const prng = Prng.from('interrupted', 'instants');
  const instants = Array.from({ length: 6 }, () => prng.between(400, 6_000));

  it.each(instants)('%i ms after it began ends with 130, says what it has, and leaves whole files', async (ms) => {
    const corpus = join(temporaryFolder(), 'corpus');
    const options = ['--time', '60s', '--seed', '3', '--profile', 'smoke', '--corpus', corpus, '--format', 'json'];
    const child = spawn(process.execPath, [binPath(), 'search', RETRY, ...options]);
    let out = '';
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString();
    });
    const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
    // Before the program has begun, an interrupt ends the process as it ends any.
    await new Promise((resolve) => child.stderr.once('data', resolve));
    await new Promise((resolve) => setTimeout(resolve, ms));
    child.kill('SIGINT');
    expect(await closed).toBe(130);
    const document = JSON.parse(out) as SearchDocument;
    expect(document.exitCode).toBe(130);
    const files = existsSync(corpus) ? readdirSync(corpus, { recursive: true, encoding: 'utf8' }) : [];
    expect(files.filter((name) => name.endsWith('.part'))).toEqual([]);
    for (const name of files.filter((one) => one.endsWith('.json'))) {
      expect(() => JSON.parse(readFileSync(join(corpus, name), 'utf8')) as unknown).not.toThrow();
    }
    for (const { replay } of document.scenarios[0]?.findings.slice(0, 1) ?? []) {
      expect(spawnSync('sh', ['-c', replay], { encoding: 'utf8' }).status).toBe(0);
    }
  });
});
