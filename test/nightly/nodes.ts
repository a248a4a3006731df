import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sha256Hex } from '../../src/core/hash.ts';
import type { RunDocument } from '../../src/results/run.ts';
import type { SearchDocument } from '../../src/results/search.ts';
import { differences, HASHES_FILE } from '../support/hashes.ts';
import { essence } from '../support/search-essence.ts';

/*
 * Part of `npm run verify:nightly`: runs the built program on every Node that is supported. Over every scenario that
 * ships, comparing the trace hashes with the frozen ones; and in searches that have to be the same on each of them, for
 * one, two and four workers and for four shards that meet in a folder, twice. The result goes to reports/bench/nodes.json.
 */

const binaries = [
  process.execPath,
  'test/determinism/node_modules/node22/bin/node',
  'test/determinism/node_modules/node24/bin/node',
];
const PROGRAM = 'dist/cli/main.js';
const searched = [
  'scenarios/choices/withdrawal/retry--blind-resend.scenario.json',
  'scenarios/choices/settlement/negativeNet--clamped.scenario.json',
  'scenarios/lending/from-the-bank-account.scenario.json',
];
const options = ['--seed', 'nodes', '--rounds', '3', '--profile', 'smoke', '--corpus', 'none', '--format', 'json'];

const run = promisify(execFile);

/** Hash of what a search on a Node found; finding something is no failure. */
async function search(binary: string, ...more: string[]): Promise<string> {
  const args = [PROGRAM, 'search', ...searched, ...options, ...more];
  const done = run(binary, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  const { stdout } = await done.catch((error: unknown) => {
    const failed = error as { code?: number; stdout: string };
    if (failed.code === 1) return failed;
    throw error;
  });
  return sha256Hex(JSON.stringify(essence(JSON.parse(stdout) as SearchDocument)));
}

async function shards(binary: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fenproof-shards-'));
  const all = [1, 2, 3, 4].map((n) => search(binary, '--shard', `${String(n)}/4`, '--meet', folder));
  try {
    return await Promise.all(all);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const frozen = JSON.parse(readFileSync(HASHES_FILE, 'utf8')) as Record<string, string>;
const rows = [];
const seen = new Set<string>();
for (const binary of binaries) {
  const node = execFileSync(binary, ['--version'], { encoding: 'utf8' }).trim();
  const out = execFileSync(binary, [PROGRAM, 'run', 'scenarios', '--format', 'json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const { scenarios } = JSON.parse(out) as RunDocument;
  const now = Object.fromEntries(scenarios.map(({ id, traceHash }) => [id, traceHash]));
  const changed = differences(frozen, now);
  const searches: string[] = [];
  for (let time = 0; time < 2; time++) {
    for (const workers of ['1', '2', '4']) searches.push(await search(binary, '--workers', workers));
    searches.push(...(await shards(binary)));
  }
  for (const one of searches) seen.add(one);
  const answers = new Set(searches).size;
  process.stdout.write(`${node}: ${String(scenarios.length)} scenarios, ${String(changed.length)} differ; `);
  process.stdout.write(`${String(searches.length)} searches, answers: ${String(answers)}\n`);
  for (const line of changed) process.stdout.write(`  ${line}\n`);
  rows.push({ node, scenarios: scenarios.length, differ: changed.length, searches: searches.length, answers });
}
process.stdout.write(`different answers of all searches on all Nodes: ${String(seen.size)}\n`);
const report = { hashes: sha256Hex(readFileSync(HASHES_FILE)), answers: seen.size, nodes: rows };
mkdirSync('reports/bench', { recursive: true });
writeFileSync('reports/bench/nodes.json', `${JSON.stringify(report, null, 2)}\n`);
if (seen.size !== 1 || rows.some(({ differ }) => differ > 0)) process.exitCode = 1;
