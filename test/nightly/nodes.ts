import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { sha256Hex } from '../../src/core/hash.ts';
import type { RunDocument } from '../../src/results/run.ts';
import { differences, HASHES_FILE } from '../support/hashes.ts';

/*
 * Part of `npm run verify:nightly`: runs the built program on every Node that is supported, over every scenario that
 * ships, and compares the trace hashes with the frozen ones. The result goes to reports/bench/nodes.json.
 */

const binaries = [
  process.execPath,
  'test/determinism/node_modules/node22/bin/node',
  'test/determinism/node_modules/node24/bin/node',
];
const frozen = JSON.parse(readFileSync(HASHES_FILE, 'utf8')) as Record<string, string>;
const rows = binaries.map((binary) => {
  const node = execFileSync(binary, ['--version'], { encoding: 'utf8' }).trim();
  const out = execFileSync(binary, ['dist/cli/main.js', 'run', 'scenarios', '--format', 'json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const { scenarios } = JSON.parse(out) as RunDocument;
  const now = Object.fromEntries(scenarios.map(({ id, traceHash }) => [id, traceHash]));
  const changed = differences(frozen, now);
  process.stdout.write(`${node}: ${String(scenarios.length)} scenarios, ${String(changed.length)} differ\n`);
  for (const line of changed) process.stdout.write(`  ${line}\n`);
  return { node, scenarios: scenarios.length, differ: changed.length };
});
const report = { hashes: sha256Hex(readFileSync(HASHES_FILE)), nodes: rows };
mkdirSync('reports/bench', { recursive: true });
writeFileSync('reports/bench/nodes.json', `${JSON.stringify(report, null, 2)}\n`);
if (rows.some(({ differ }) => differ > 0)) process.exitCode = 1;
