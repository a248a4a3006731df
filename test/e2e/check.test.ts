import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Prng } from '../../src/core/prng.ts';
import type { Report } from '../../src/results/report.ts';
import { binPath, runBin } from '../support/bin.ts';
import { flawed, sound, writeScenario } from '../support/flawed-scenario.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** The rules of the project: few, so that a gate takes a moment. */
const RULES = ['payment-account/payacct-no-overdraft', 'reserve/reserve-bank-min-assets'];

/** A project of somebody: package.json, a configuration, scenarios, rules. Searching is off unless a test wants it. */
function project(config: object = {}, scenarios: readonly object[] = [sound]): string {
  const root = temporaryFolder();
  writeFileSync(join(root, 'package.json'), '{"name": "theirs"}\n');
  writeFileSync(join(root, 'fenproof.config.json'), JSON.stringify({ search: false, rules: 'rules', ...config }));
  for (const rule of RULES) cpSync(join('rules', rule), join(root, 'rules', rule), { recursive: true });
  mkdirSync(join(root, 'scenarios'));
  for (const scenario of scenarios) writeScenario(join(root, 'scenarios'), scenario as typeof sound);
  return root;
}

/** Makes every SHA-256 come out differently each time: what a broken machine, or a mistake of ours, would do. */
const LYING_HASH = `data:text/javascript,${encodeURIComponent(`
  import crypto from 'node:crypto';
  import { syncBuiltinESMExports } from 'node:module';
  let times = 0;
  const lie = (told, encoding) => (encoding === 'hex' ? told.slice(0, -1) + String(times++ % 10) : told);
  const stream = Object.getPrototypeOf(crypto.createHash('sha256'));
  const { digest } = stream;
  stream.digest = function (encoding) {
    return lie(digest.call(this, encoding), encoding);
  };
  const { hash } = crypto;
  crypto.hash = (algorithm, data, encoding) => lie(hash(algorithm, data, encoding), encoding);
  syncBuiltinESMExports();
`)}`;

const lossy = { ...flawed, expect: [] };

function check(root: string, ...args: string[]) {
  return runBin(['check', '--lang', 'en', '--today', '2026-01-01', ...args], { cwd: root });
}

const reportOf = (root: string): Report =>
  JSON.parse(readFileSync(join(root, 'reports/report.json'), 'utf8')) as Report;

describe('exit codes of fenproof check', () => {
  it('0: everything holds', () => {
    const { code, out, err } = check(project());
    expect([code, err]).toEqual([0, expect.stringContaining('exit 0')]);
    expect(out).toContain('1 scenarios, 0 not as expected');
    expect(err.match(/exit [0-9]/g), 'a part of the gate has no exit code of its own').toHaveLength(1);
  });

  it('1: money is lost that nobody expected; the story is shown', () => {
    const { code, out } = check(project({}, [lossy]));
    expect(code).toBe(1);
    expect(out).toMatch(/uncovered-payout: .*\n/);
    expect(out).toContain('replay');
  });

  it('1: what was expected does not happen', () => {
    expect(check(project({}, [{ ...sound, expect: ['double-payment'] }])).code).toBe(1);
  });

  it('2: a scenario that cannot be read, told with its place; the others are run all the same', () => {
    const root = project();
    writeFileSync(join(root, 'scenarios/broken.scenario.json'), '{\n  "id": 1,\n');
    const { code, out } = check(root);
    expect(code).toBe(2);
    expect(out).toContain('scenarios/broken.scenario.json:3:1');
    expect(reportOf(root).scenarios.map(({ id }) => id)).toEqual([sound.id]);
  });

  it.each([
    ['an unknown key', { serach: {} }, '/serach'],
    ['an unknown format', { formats: ['pdf'] }, '/formats/0'],
    ['a budget that is no number', { search: { rounds: '3' } }, '/search/rounds'],
    ['a threshold above all', { coverage: { rulesSeen: 101 } }, '/coverage/rulesSeen'],
  ])('2: %s in the configuration, with line and column', (_what, config, pointer) => {
    const { code, err } = check(project(config));
    expect(code).toBe(2);
    expect(err).toMatch(/fenproof\.config\.json:1:\d+: /);
    expect(err).toContain(pointer);
  });

  it('2: a scenario folder without scenarios is no success', () => {
    expect(check(project({}, [])).code).toBe(2);
  });

  it('3: a coverage threshold is missed', () => {
    const { code, out } = check(project({ coverage: { rulesSeen: 100 } }));
    expect(code).toBe(3);
    expect(out).toMatch(/coverage +failed/);
  });

  it('3: nothing of a shard to run is no success', () => {
    const { code, err } = check(project(), '--shard', '2/2');
    expect([code, err]).toEqual([3, expect.stringContaining('exit 3')]);
  });

  it('4: a machine that computes differently twice is our mistake, and told', () => {
    const root = project({}, [lossy]);
    const ran = spawnSync(process.execPath, ['--import', LYING_HASH, binPath(), 'check', '--lang', 'en'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect([ran.status, ran.stderr]).toEqual([4, expect.stringContaining('exit 4')]);
    expect(ran.stdout).toContain('internal-error');
    expect(reportOf(root).exitCode).toBe(4);
  });

  it('130: interrupted, and the reports of before stay', async () => {
    const root = project({ search: { rounds: 100_000, workers: 1 } });
    mkdirSync(join(root, 'reports'));
    writeFileSync(join(root, 'reports/report.json'), 'before');
    const child = spawn(process.execPath, [binPath(), 'check'], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr.once('data', () => setTimeout(() => child.kill('SIGINT'), 300));
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130);
    expect(readFileSync(join(root, 'reports/report.json'), 'utf8')).toBe('before');
  });
});

describe('known findings and waivers', () => {
  it('with a baseline only new findings fail', () => {
    const root = project({}, [lossy]);
    expect(check(root, '--write-baseline', 'baseline.json').code).toBe(1);
    expect(check(root, '--baseline', 'baseline.json').code).toBe(0);
    expect(new Set(reportOf(root).findings.map(({ state }) => state))).toEqual(new Set(['known']));
    writeScenario(join(root, 'scenarios'), { ...lossy, id: 'another' });
    expect(check(root, '--baseline', 'baseline.json').code).toBe(1);
  });

  function waived(expires: string, scenario: string = String(flawed['id'])): string {
    const root = project({ baseline: 'baseline.json' }, [lossy]);
    writeFileSync(join(root, 'baseline.json'), JSON.stringify({ schemaVersion: 1 }));
    check(root);
    const waivers = reportOf(root).findings.map(({ fingerprint }) => {
      return { scenario, fingerprint, owner: 'Li Wei', reason: 'replaced in May', expires };
    });
    writeFileSync(join(root, 'baseline.json'), JSON.stringify({ schemaVersion: 1, waivers }));
    return root;
  }

  it('a waiver covers a finding up to and including its last day', () => {
    expect(check(waived('2026-01-01')).code).toBe(0);
    const over = check(waived('2025-12-31'));
    expect(over.code).toBe(1);
    expect(over.out).toContain('owner Li Wei, expires 2025-12-31');
  });

  it('a waiver is for its scenario, or for all', () => {
    expect(check(waived('2026-12-31', 'other')).code).toBe(1);
    expect(check(waived('2026-12-31', '*')).code).toBe(0);
  });

  it('a waiver without a reason or with a wrong date is refused with its place', () => {
    const root = project({ baseline: 'baseline.json' });
    const waiver = { scenario: '*', fingerprint: 'x', owner: 'y', expires: '2026-02-30', reason: 'z' };
    writeFileSync(join(root, 'baseline.json'), JSON.stringify({ schemaVersion: 1, waivers: [waiver] }));
    expect(check(root)).toMatchObject({ code: 2, err: expect.stringContaining('2026-02-30') as string });
    const silent = { ...waiver, expires: '2026-02-28', reason: undefined };
    writeFileSync(join(root, 'baseline.json'), JSON.stringify({ schemaVersion: 1, waivers: [silent] }));
    expect(check(root)).toMatchObject({ code: 2, err: expect.stringContaining('/waivers/0') as string });
  });
});

describe('reports', () => {
  const formats = { formats: ['json', 'junit', 'sarif', 'gitlab', 'github', 'markdown', 'html'] };
  const searching = { ...formats, search: { rounds: 1, workers: 1, scenarios: 'all' } };
  const read = (folder: string): Record<string, string> =>
    Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

  it('of the same project are the same bytes', () => {
    const root = project(searching, [lossy, sound]);
    check(root, '--reports', 'first');
    check(root, '--reports', 'second');
    const first = read(join(root, 'first'));
    expect(Object.keys(first)).toHaveLength(7);
    expect(read(join(root, 'second'))).toEqual(first);
  });

  it('of four shards put together are those of one machine, byte for byte', () => {
    const others = ['a', 'b', 'c'].map((id) => ({ ...lossy, id }));
    const root = project(searching, [...others, flawed, sound]);
    const whole = check(root, '--reports', 'whole');
    for (const n of [1, 2, 3, 4]) check(root, '--shard', `${String(n)}/4`, '--reports', 'parts');
    const parts = readdirSync(join(root, 'parts')).map((name) => join('parts', name));
    expect(parts).toHaveLength(4);
    const merged = check(root, '--merge', ...parts.reverse(), '--reports', 'merged');
    expect(merged.code).toBe(whole.code);
    expect(read(join(root, 'merged'))).toEqual(read(join(root, 'whole')));
  }, 300_000);

  it('cannot be put together with one missing, there twice, or of another run', () => {
    const root = project({}, [lossy, sound]);
    for (const n of [1, 2]) check(root, '--shard', `${String(n)}/2`);
    const part = (n: number): string => `reports/shard-${String(n)}-of-2.json`;
    expect(check(root, '--merge', part(1))).toMatchObject({
      code: 2,
      err: expect.stringContaining('shard 2') as string,
    });
    expect(check(root, '--merge', part(1), part(1)).code).toBe(2);
    const other = readFileSync(join(root, part(2)), 'utf8').replace('"seed": "-"', '"seed": "other"');
    writeFileSync(join(root, part(2)), other);
    expect(check(root, '--merge', part(1), part(2)).err).toContain('shards-differ');
    expect(check(root, '--merge', 'package.json').err).toContain('report-format');
  });

  it('are whole or as they were, at whichever of 20 random instants the process is killed', () => {
    const root = project(formats, [lossy, sound]);
    check(root);
    const before = read(join(root, 'reports'));
    const names = Object.keys(before);
    // Another project from now on, so that what a killed run leaves is told from what it found.
    writeScenario(join(root, 'scenarios'), { ...lossy, id: 'another' });
    check(root, '--reports', 'after');
    const after = read(join(root, 'after'));
    for (const name of names.filter((one) => one !== 'annotations.txt')) expect(after[name]).not.toBe(before[name]);
    const prng = Prng.from('kill', 'instants', 0, 0);
    let killed = 0;
    let lasts = 2000;
    for (let i = 0; i < 20; i++) {
      const started = performance.now();
      const { signal } = spawnSync(process.execPath, [binPath(), 'check', '--lang', 'en', '--today', '2026-01-01'], {
        cwd: root,
        timeout: prng.between(1, Math.ceil(lasts)),
        killSignal: 'SIGKILL',
      });
      if (signal === 'SIGKILL') killed++;
      else lasts = performance.now() - started;
      const now = read(join(root, 'reports'));
      for (const name of names) expect([before[name], after[name]], name).toContain(now[name]);
    }
    expect(killed).toBeGreaterThan(3);
    check(root);
    expect(read(join(root, 'reports'))).toEqual(after);
  }, 300_000);

  it('cannot be written where there is no folder to write into', () => {
    const root = project();
    writeFileSync(join(root, 'reports'), 'a file');
    expect(check(root)).toMatchObject({ code: 2, err: expect.stringContaining('file-not-writable') as string });
    expect(existsSync(join(root, 'reports/report.json'))).toBe(false);
  });
});
