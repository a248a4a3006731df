import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * Part of `npm run verify:nightly`: the tests that generate their cases, with as many cases as take minutes. What was
 * run goes to reports/bench/long-tests.json.
 */

interface LongTest {
  readonly file: string;
  /** Environment that asks for the long form. */
  readonly env: Readonly<Record<string, string>>;
  readonly cases: string;
}

const longTests: readonly LongTest[] = [
  {
    file: 'test/property/rules/compiled-rules.test.ts',
    env: { FENPROOF_RULE_TREES: '100000' },
    cases: '100,000 rule trees, each against json-rules-engine',
  },
  {
    file: 'test/property/rules/lint-logic.test.ts',
    env: { FENPROOF_LINT_TREES: '20000' },
    cases: '20,000 rule trees, what lint says of each against what it does with drawn facts',
  },
  {
    file: 'test/unit/core/rate.test.ts',
    env: {},
    cases: '1,000,000 splits, interests and refunds against exact fractions',
  },
  { file: 'test/kernel/snapshot.test.ts', env: {}, cases: '10,000 plans, restored and repeated' },
];

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly success: boolean;
}

const folder = mkdtempSync(join(tmpdir(), 'fenproof-nightly-'));
const rows = longTests.map(({ file, env, cases }) => {
  const report = join(folder, 'report.json');
  try {
    const options = ['--reporter=json', `--outputFile=${report}`, '--testTimeout=1800000'];
    execFileSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', file, ...options], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } catch {
    // A failed test is in the report.
  }
  const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(report, 'utf8')) as VitestReport;
  rmSync(report);
  process.stdout.write(`${success ? 'passed' : 'FAILED'}  ${file}: ${cases}\n`);
  return { file, cases, passed: numPassedTests, failed: numFailedTests, success };
});
rmSync(folder, { recursive: true });
mkdirSync('reports/bench', { recursive: true });
writeFileSync('reports/bench/long-tests.json', `${JSON.stringify(rows, null, 2)}\n`);
if (rows.some(({ success }) => !success)) process.exitCode = 1;
