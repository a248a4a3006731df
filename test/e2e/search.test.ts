import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunDocument } from '../../src/results/run.ts';
import type { SearchDocument } from '../../src/results/search.ts';
import { binPath, runBin } from '../support/bin.ts';
import { flawed, sound, writeScenario } from '../support/flawed-scenario.ts';
import { essence } from '../support/search-essence.ts';
import { temporaryFolder } from '../support/temporary.ts';

const RETRY = 'scenarios/choices/withdrawal/retry--blind-resend.scenario.json';
const FREEZE = 'scenarios/choices/withdrawal/freeze--none.scenario.json';

function search(...args: string[]): { code: number | null; document: SearchDocument; err: string } {
  const { code, out, err } = runBin(['search', ...args, '--format', 'json', '--lang', 'en']);
  return { code, document: JSON.parse(out) as SearchDocument, err };
}

describe('what a search says', () => {
  let folder: string;
  let document: SearchDocument;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fenproof-search-'));
    const corpus = join(folder, 'corpus');
    document = search(RETRY, '--seed', '7', '--rounds', '2', '--profile', 'smoke', '--corpus', corpus).document;
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("is the document of run, with conclusion, rounds, events and coverage, and each finding's plan", () => {
    const run = JSON.parse(runBin(['run', RETRY, '--format', 'json']).out) as RunDocument;
    expect(Object.keys(document)).toEqual(expect.arrayContaining(Object.keys(run)));
    const [scenario] = document.scenarios;
    expect(Object.keys(scenario!)).toEqual(expect.arrayContaining(Object.keys(run.scenarios[0]!)));
    for (const one of [document, scenario!]) {
      expect(one).toMatchObject({ conclusion: 'violated', rounds: 2 });
      expect(one.events).toBeGreaterThan(1_000);
      expect(one.coverage.features).toBeGreaterThan(100);
    }
    expect(document.seed).toBe('7');
    expect(scenario!.findings.length).toBeGreaterThan(2);
    const [finding] = run.scenarios[0]!.findings;
    for (const found of scenario!.findings) {
      expect(Object.keys(found)).toEqual(expect.arrayContaining(Object.keys(finding!)));
      expect(found.plan.length).toBeGreaterThan(0);
      expect(found.length).toBeGreaterThanOrEqual(found.plan.length);
      expect(found.fingerprint.split(' | ')[0]).toBe(found.id);
    }
  });

  it('says how often each statement about money was looked at, and how often near its boundary', () => {
    const { checks } = document.scenarios[0]!.coverage;
    for (const id of ['double-payment', 'customer-shortfall', 'unfounded-claim', 'stuck-funds', 'unrecorded-claim']) {
      expect(checks[id]!.looked, id).toBeGreaterThan(100);
      // After the healing it is counted that was looked, and not how closely.
      if (id !== 'stuck-funds') expect(checks[id]!.near, id).toBeGreaterThan(0);
      expect(checks[id]!.near, id).toBeLessThanOrEqual(checks[id]!.looked);
    }
    // A withdrawal collects nothing and divides nothing.
    expect(checks['over-collection']).toEqual({ looked: 0, near: 0 });
    expect(checks['rounding-leak']).toEqual({ looked: 0, near: 0 });
    expect(document.coverage.checks).toEqual(checks);
  });

  it('names each mistake once', () => {
    const { findings } = document.scenarios[0]!;
    const names = findings.map(({ fingerprint, culprits }) => `${fingerprint} ${culprits.join()}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('gives for each finding one command, and the command shows it', () => {
    for (const { replay, fingerprint, loss } of document.scenarios[0]!.findings) {
      const { status, stdout } = spawnSync('sh', ['-c', `${replay} --format json`], { encoding: 'utf8' });
      expect(status).toBe(0);
      const again = (JSON.parse(stdout) as RunDocument).scenarios[0]!.findings;
      expect(again.find((one) => one.fingerprint === fingerprint)?.loss).toEqual(loss);
    }
  });

  it('gives a command that finds it again where nothing may be written', () => {
    const options = ['--seed', 'a b', '--rounds', '1', '--profile', 'smoke', '--corpus', 'none'];
    const before = search(FREEZE, ...options).document;
    for (const { replay } of before.scenarios[0]!.findings.slice(0, 1)) {
      const { stdout } = spawnSync('sh', ['-c', `${replay} --format json`], { encoding: 'utf8' });
      expect(essence(JSON.parse(stdout) as SearchDocument)).toEqual(essence(before));
    }
    expect(before.scenarios[0]!.findings.length).toBeGreaterThan(0);
  });

  it('says of a sound design in how many events nothing was found, and ends with 0', () => {
    const file = writeScenario(folder, sound);
    const options = ['--rounds', '1', '--profile', 'smoke', '--corpus', 'none', '--seed', '1'];
    const { code, document: clean } = search(file, ...options);
    expect(code).toBe(0);
    expect(clean.conclusion).toBe(`not found in ${String(clean.events)} events`);
    expect(clean.events).toBeGreaterThan(1_000);
    expect(clean.canary.found).toBe(true);
  });

  it('ends with 1 for a finding that the scenario does not expect', () => {
    const file = writeScenario(folder, { ...flawed, expect: [] });
    expect(search(file, '--rounds', '1', '--profile', 'smoke', '--corpus', 'none', '--seed', '1').code).toBe(1);
  });

  it('ends with 0 if all that it breaks are rules that the scenario leaves to its plan', () => {
    const file = 'scenarios/payment-account/class-iii-at-its-limit.scenario.json';
    const { unenforced, ...rest } = JSON.parse(readFileSync(file, 'utf8')) as { unenforced: string[]; id: string };
    const limits = ['--seed', '7', '--rounds', '1', '--profile', 'smoke', '--corpus', 'none'];
    const said = search(file, ...limits);
    expect(unenforced).toEqual(['payacct-class3-annual']);
    expect(said.code).toBe(0);
    expect(said.document.scenarios[0]!.findings.map(({ id, expected }) => [id, expected])).toEqual([
      ['payacct-class3-annual', true],
    ]);
    const silent = search(writeScenario(folder, { ...rest, id: 'silent' }), ...limits);
    expect(silent.code).toBe(1);
  });

  it('ends with 3 where a situation that the scenario names was never reached', () => {
    const reach = {
      'second-order': [
        { flow: 'w1', event: 'withdraw', state: 'paid' },
        { flow: 'w1', event: 'withdraw', state: 'idle' },
      ],
    };
    const file = writeScenario(folder, { ...sound, id: 'goal', reach });
    const { code, document: missed } = search(
      file,
      '--rounds',
      '1',
      '--profile',
      'smoke',
      '--corpus',
      'none',
      '--seed',
      '1',
    );
    expect([code, missed.conclusion]).toEqual([3, 'inconclusive']);
    expect(missed.scenarios[0]!.inconclusive.map((reason) => reason.code)).toEqual(['goal-not-reached']);
  });

  it('ends with 3 where a statement that the design gives to look at was never looked at', () => {
    // Nobody has anything to withdraw: nothing is ever paid.
    const accounts = sound['accounts'] as Record<string, object>;
    const empty = { ...accounts, 'alice-wallet': { ...accounts['alice-wallet'], opening: '0.00' } };
    const file = writeScenario(folder, { ...sound, id: 'idle', accounts: empty, plan: [] });
    const { code, document } = search(file, '--seed', '7', '--rounds', '1', '--profile', 'smoke', '--corpus', 'none');
    expect(code).toBe(3);
    expect(document.scenarios[0]!.conclusion).toBe('inconclusive');
    const never = document.scenarios[0]!.inconclusive.filter(({ code }) => code === 'check-never-looked-at');
    expect(never.map(({ text }) => text.en.split('"')[1])).toContain('double-payment');
  });

  it('executes one run in twenty a second time', () => {
    const { runs, twice, broken } = document.scenarios[0]!;
    expect(twice / runs).toBeGreaterThan(0.03);
    expect(twice / runs).toBeLessThan(0.07);
    expect(broken).toEqual([]);
  });

  it('prints the seed first when nobody chose one', () => {
    const file = writeScenario(folder, sound);
    const { err } = runBin(['search', file, '--rounds', '1', '--profile', 'smoke', '--corpus', 'none', '--lang', 'en']);
    expect(err).toMatch(/^fenproof [0-9.]+ · search · seed [0-9a-f]{12} · smoke · guided\n/);
  });
});

describe('the same seed and number of rounds', () => {
  // So many rounds that threads which have to start first do their share of them.
  const options = [RETRY, FREEZE, '--seed', 'same', '--rounds', '6', '--profile', 'smoke', '--corpus', 'none'];
  let alone: SearchDocument;
  beforeAll(() => {
    alone = search(...options).document;
  }, 60_000);

  it.each([1, 2, 4])('give the same findings, fingerprints and plans with %i workers', (workers) => {
    expect(essence(search(...options, '--workers', String(workers)).document)).toEqual(essence(alone));
  });

  it('give the same with four shards that meet in a folder', async () => {
    const folder = temporaryFolder();
    const shards = [1, 2, 3, 4].map(async (shard) => {
      const own = [...options, '--shard', `${String(shard)}/4`, '--meet', folder];
      const { code, out } = await ended(start('search', ...own, '--format', 'json'));
      expect(code).toBe(1);
      return JSON.parse(out) as SearchDocument;
    });
    for (const document of await Promise.all(shards)) expect(essence(document)).toEqual(essence(alone));
  });

  it('are another search with another seed', () => {
    const other = search(...options.map((option) => (option === 'same' ? 'other' : option))).document;
    expect(other.scenarios[0]!.traceHash).not.toBe(alone.scenarios[0]!.traceHash);
  });
});

describe('the canary', () => {
  it('makes a search that does not find it end with 3, whatever else it found', () => {
    // A package of its own, whose canary loses nothing.
    const folder = temporaryFolder();
    for (const name of ['rules', 'scenarios', 'package.json']) cpSync(name, join(folder, name), { recursive: true });
    cpSync(join(binPath(), '../..'), join(folder, 'dist'), { recursive: true });
    symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
    const canary = join(folder, 'scenarios/canary/canary.scenario.json');
    writeFileSync(canary, readFileSync(canary, 'utf8').replace('"blind-resend"', '"query-first"'));
    const file = writeScenario(folder, sound);
    const args = ['search', file, '--rounds', '1', '--profile', 'smoke', '--corpus', 'none', '--lang', 'en'];
    const { status, stdout } = spawnSync(process.execPath, [join(folder, 'dist/cli/main.js'), ...args], {
      encoding: 'utf8',
    });
    expect(stdout).toContain('the planted loss was not found');
    expect(status).toBe(3);
  });
});

describe('the corpus', () => {
  it('is replayed before anything is drawn, and pruned without losing a situation', () => {
    const corpus = join(temporaryFolder(), 'corpus');
    const options = [RETRY, '--seed', '1', '--rounds', '1', '--profile', 'smoke', '--corpus', corpus];
    const first = search(...options).document.scenarios[0]!;
    expect(first.coverage).toMatchObject({ old: 0 });
    const pruned = runBin(['corpus', 'min', RETRY, '--corpus', corpus, '--lang', 'en']);
    const match = /: ([0-9]+) plans pruned to ([0-9]+), still ([0-9]+) situations/.exec(pruned.out)!;
    expect(Number(match[1])).toBe(first.coverage.corpus);
    expect(Number(match[2])).toBeLessThan(Number(match[1]));
    // Again: nothing is left to prune, and what is reached is the same.
    const again = runBin(['corpus', 'min', RETRY, '--corpus', corpus, '--lang', 'en']);
    expect(again.out).toContain(`${match[2]!} plans pruned to ${match[2]!}, still ${match[3]!} situations`);
    const second = search(...options).document.scenarios[0]!;
    expect(second.coverage.old).toBe(Number(match[2]));
    expect(second.coverage.features).toBeGreaterThanOrEqual(first.coverage.features);
  });

  it('that is no corpus is refused with its name', () => {
    const corpus = temporaryFolder();
    writeFileSync(join(corpus, 'withdrawal-retry-blind-resend.corpus.json'), '{"plans": 7}\n');
    const { code, err } = runBin(['search', RETRY, '--rounds', '1', '--corpus', corpus, '--lang', 'en']);
    expect(code).toBe(2);
    expect(err).toContain('corpus-format');
  });
});

describe('--save', () => {
  it('keeps each finding as a scenario that run executes first and finds as expected', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'package.json'), '{}\n');
    mkdirSync(join(folder, 'scenarios/a'), { recursive: true });
    const file = writeScenario(join(folder, 'scenarios/a'), flawed);
    const options = ['--rounds', '1', '--profile', 'smoke', '--seed', '1', '--save', '--format', 'json'];
    const document = JSON.parse(runBin(['search', file, ...options], { cwd: folder }).out) as SearchDocument;
    const saved = readdirSync(join(folder, 'scenarios/regressions'));
    const { findings } = document.scenarios[0]!;
    expect(saved).toHaveLength(findings.length);
    for (const found of findings) {
      expect(found.saved).toMatch(/^scenarios\/regressions\/[a-z-]+--[0-9a-f]{8}\.scenario\.json$/);
      const scenario = JSON.parse(readFileSync(join(folder, found.saved), 'utf8')) as { plan: unknown };
      expect(scenario.plan).toEqual(found.plan);
    }
    const run = JSON.parse(runBin(['run', '--format', 'json'], { cwd: folder }).out) as RunDocument;
    const order = run.scenarios.map((one) => one.file.includes('/regressions/'));
    expect(order).toEqual([...saved.map(() => true), false]);
    expect(run.exitCode).toBe(0);
  });
});

describe('interrupting a search', () => {
  it('prints what was found so far, leaves a corpus that can be read, and ends with 130', async () => {
    const corpus = join(temporaryFolder(), 'corpus');
    const options = [RETRY, '--time', '60s', '--seed', '1', '--profile', 'smoke', '--corpus', corpus];
    const written = join(corpus, 'withdrawal-retry-blind-resend.corpus.json');
    // At once, while the canary is looked for, and while the scenario is searched.
    for (const moment of ['start', 'folder', 'corpus']) {
      const child = start('search', ...options, '--format', 'json');
      const done = ended(child);
      await new Promise((resolve) => child.stderr.once('data', resolve));
      const awaited = moment === 'folder' ? corpus : written;
      if (moment !== 'start') while (!existsSync(awaited)) await new Promise((resolve) => setTimeout(resolve, 20));
      child.kill('SIGINT');
      const { code, out } = await done;
      expect(code).toBe(130);
      const document = JSON.parse(out) as SearchDocument;
      expect(document.exitCode).toBe(130);
      if (moment === 'corpus') expect(document.scenarios[0]!.findings.length).toBeGreaterThan(0);
    }
    expect(readdirSync(corpus).sort()).toEqual(['findings', 'withdrawal-retry-blind-resend.corpus.json']);
    const next = search(RETRY, '--rounds', '1', '--profile', 'smoke', '--corpus', corpus);
    expect(next.document.scenarios[0]!.coverage.old).toBeGreaterThan(0);
  });
});

describe('where nothing can be written', () => {
  const short = ['--rounds', '1', '--profile', 'smoke', '--seed', '1', '--lang', 'en'];

  it('a search ends with 2 before it begins', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    for (const corpus of [file, join(file, 'below'), '/proc/fenproof']) {
      const { code, err, out } = runBin(['search', RETRY, ...short, '--corpus', corpus]);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain('file-not-writable');
    }
  });

  it('a search whose disk is full tells what it found, ends with 2 and leaves nothing half-written', () => {
    const corpus = join(temporaryFolder(), 'corpus');
    const command = [process.execPath, binPath(), 'search', RETRY, ...short, '--corpus', corpus].join(' ');
    // No file may grow beyond one block; the write fails as it does on a full disk.
    const { status, stderr, stdout } = spawnSync('sh', ['-c', `trap '' XFSZ; ulimit -f 1; ${command}`], {
      encoding: 'utf8',
    });
    expect(stderr).toContain('file-not-writable');
    expect(status).toBe(2);
    expect(stdout).toContain('double-payment');
    expect(readdirSync(corpus).filter((name) => name !== 'findings')).toEqual([]);
    expect(readdirSync(join(corpus, 'findings'))).toEqual([]);
  });
});

function start(...args: string[]) {
  return spawn(process.execPath, [binPath(), ...args]);
}

function ended(child: ReturnType<typeof start>): Promise<{ code: number | null; out: string }> {
  let out = '';
  child.stdout.on('data', (data: Buffer) => {
    out += data.toString();
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out })));
}
