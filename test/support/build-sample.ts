/*
 * The reports in reports/sample: examples/check looked at in a project of its own with two of the rules, by the program
 * as a user starts it. A test compares them; after a change that is meant to change them:
 *
 *   node --no-warnings --loader ts-node/esm test/support/build-sample.ts
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { binPath } from './bin.ts';

export const samples = [
  { name: 'passing', code: 0 },
  { name: 'failing', code: 1 },
] as const;

const RULES = ['connection/no-direct-connection', 'payment-account/payacct-no-overdraft'];

/** Makes one of the samples in an empty folder; returns where its reports are, or throws what the program said. */
export function buildSample({ name, code }: (typeof samples)[number], project: string): string {
  writeFileSync(join(project, 'package.json'), '{"name": "sample"}\n');
  cpSync(`examples/check/${name}`, project, { recursive: true });
  for (const rule of RULES) cpSync(`rules/${rule}`, join(project, 'rules', rule), { recursive: true });
  const config = JSON.parse(readFileSync(join(project, 'fenproof.config.json'), 'utf8')) as object;
  writeFileSync(join(project, 'fenproof.config.json'), JSON.stringify({ ...config, rules: 'rules' }));
  // A link without an ending, as npm makes it: replay commands say `npx fenproof`.
  const bin = join(project, 'node_modules/.bin');
  mkdirSync(bin, { recursive: true });
  symlinkSync(resolve(binPath()), join(bin, 'fenproof'));
  const args = ['check', '--lang', 'en', '--today', '2018-07-02', '--reports', 'reports'];
  const ran = spawnSync(process.execPath, [join(bin, 'fenproof'), ...args], { cwd: project, encoding: 'utf8' });
  if (ran.status !== code) throw new Error(`exit ${String(ran.status)}\n${ran.stdout}\n${ran.stderr}`);
  return join(project, 'reports');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const sample of samples) {
    const target = join('reports/sample', sample.name);
    rmSync(target, { recursive: true, force: true });
    const project = mkdtempSync(join(tmpdir(), 'fenproof-'));
    cpSync(buildSample(sample, project), target, { recursive: true });
    rmSync(project, { recursive: true });
  }
}
