import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { flawed, sound, writeScenario } from '../support/flawed-scenario.ts';
import { temporaryFolder } from '../support/temporary.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const node = ['--no-warnings', '--loader', 'ts-node/esm'];
const main = 'src/cli/main.ts';

function run(argv: readonly string[], options: { node?: readonly string[]; env?: Record<string, string> } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, ...(options.node ?? []), main, ...argv], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C', LC_ALL: '', ...options.env },
  });
  return { status, stdout, stderr };
}

describe('the program as a process', () => {
  it('ends with the exit code of what it found', () => {
    const folder = temporaryFolder();
    expect(run(['run', writeScenario(folder, sound)]).status).toBe(0);
    expect(run(['run', writeScenario(folder, { ...flawed, expect: [] })]).status).toBe(1);
    expect(run(['run', '--nonsense']).status).toBe(2);
  });

  it('tells its version without loading XState, flows, rules or the simulation', () => {
    const { stdout, stderr } = run(['--version'], { node: ['--loader', './test/support/log-loads.mjs'] });
    expect(stdout).toBe('0.1.0\n');
    expect(stderr).toContain('/src/cli/main.ts');
    expect(stderr).not.toMatch(/xstate|json-rules-engine|ajv|src\/(flows|rules|simulation|scenario)\//);
  });

  it('runs a clean scenario without loading XState or json-rules-engine', () => {
    const file = writeScenario(temporaryFolder(), sound);
    const { status, stderr } = run(['run', file], { node: ['--loader', './test/support/log-loads.mjs'] });
    expect(status).toBe(0);
    expect(stderr).not.toMatch(/node_modules\/(xstate|json-rules-engine|ajv)\//);
  });

  it('takes a reader that goes away in its stride', async () => {
    const folder = temporaryFolder();
    for (let i = 0; i < 60; i++) writeScenario(folder, { ...flawed, id: `s${String(i)}` });
    const child = spawn(process.execPath, [...node, main, 'run', folder, '--format', 'json'], { cwd: root });
    let stderr = '';
    child.stderr.on('data', (data: Buffer) => {
      stderr += data.toString();
    });
    child.stdout.destroy();
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect([status, stderr]).toEqual([0, '']);
  });

  it('finishes the scenario under way on an interrupt, prints what it has, and exits 130', async () => {
    const folder = temporaryFolder();
    for (let i = 0; i < 400; i++) writeScenario(folder, { ...flawed, id: `s${String(i)}` });
    // Reported when everything is loaded and nothing has run yet.
    writeFileSync(join(folder, 'z.scenario.json'), '');
    const child = spawn(process.execPath, [...node, main, 'run', folder], { cwd: root });
    let out = '';
    let err = '';
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      if (err === '') child.kill('SIGINT');
      err += data.toString();
    });
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect(status).toBe(130);
    expect(err).toMatch(/interrupted after [0-9]+ of 400 scenarios/);
    expect(out === '' || out.includes('verdict')).toBe(true);
  });

  it('has nothing to run where no package has scenarios', () => {
    const folder = temporaryFolder();
    const entry = join(root, main);
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--no-warnings', '--loader', join(root, 'node_modules/ts-node/esm.mjs'), entry, 'run'],
      {
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, LANG: 'C', TS_NODE_PROJECT: join(root, 'tsconfig.json') },
      },
    );
    expect([status, stderr]).toEqual([2, expect.stringContaining('[nothing-to-run]')]);
  });
});
