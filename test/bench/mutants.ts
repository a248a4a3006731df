import { fork } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compareText } from '../../src/core/order.ts';
import { flowLoaders } from '../../src/flows/registry.ts';
import { Library } from '../../src/io/scenarios/library.ts';
import { judge, type Row } from './mutants/judge.ts';
import { countsByFlow, mutantsReport } from './mutants/report.ts';
import { judgeRoundings } from './mutants/rounding.ts';

/*
 * Slips in the definitions of the flows, one at a time: on every transition as it is written a condition of its guard
 * dropped, an action dropped, done twice, swapped with the next, its target dropped; every timer that an event does not
 * cancel; every rounding by another mode. What notices them: the scenarios that ship and the tours, a short search, and
 * for the rest whether whole graphs of states are another.
 * `npm run bench:mutants -- [--flow escrow,custody] [--sample 10] [--runs 100] [--states 20000] [--resume]`: every n-th
 * slip. Two processes, a flow at a time; flows that are judged are kept, and `--resume` goes on from there.
 * Results: reports/bench/mutants.json and mutants.md.
 */

const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1]!;
};
/** Those with most transitions first, so that two processes end at about the same time. */
const largestFirst = ['lending', 'escrow', 'pay-in', 'settlement', 'joint-lending', 'entrusted-loan', 'custody'];
const all = [...largestFirst, ...[...flowLoaders.keys()].filter((name) => !largestFirst.includes(name))];
const chosen = option('flow', all.join(',')).split(',');
const limits = {
  every: Number(option('sample', '1')),
  runs: Number(option('runs', '100')),
  states: Number(option('states', '20000')),
};
const KEPT = '.fenproof/bench-mutants.jsonl';
const PROCESSES = 2;

interface Judged {
  readonly flow: string;
  readonly rows: readonly Row[];
  /** Of the processor. */
  readonly seconds: number;
}

if (process.argv.includes('--part')) await work();
else await lead();

/** One of the processes: judges the flow that it is told, and asks for the next. */
async function work(): Promise<void> {
  const library = await Library.open();
  process.on('message', (flow: string) => {
    const before = process.cpuUsage().user;
    const rows = judge(library, flow, limits, (text) => {
      process.stderr.write(`${flow}: ${text}\n`);
    });
    if (limits.every === 1) rows.push(...judgeRoundings(flow));
    const judged: Judged = { flow, rows, seconds: Math.round((process.cpuUsage().user - before) / 1e6) };
    process.send?.(judged);
  });
  process.send?.(null);
}

function kept(): Judged[] {
  if (!existsSync(KEPT)) return [];
  const lines = readFileSync(KEPT, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Judged);
}

async function lead(): Promise<void> {
  if (!process.argv.includes('--resume')) rmSync(KEPT, { force: true });
  mkdirSync('.fenproof', { recursive: true });
  const done = new Set(kept().map(({ flow }) => flow));
  const waiting = chosen.filter((flow) => !done.has(flow));
  await Promise.all(
    Array.from({ length: Math.min(PROCESSES, waiting.length) }, async () => {
      const child = fork(fileURLToPath(import.meta.url), [...process.argv.slice(2), '--part'], {
        execArgv: process.execArgv,
      });
      child.on('message', (judged: Judged | null) => {
        if (judged !== null) appendFileSync(KEPT, `${JSON.stringify(judged)}\n`);
        const next = waiting.shift();
        if (next === undefined) child.disconnect();
        else child.send(next);
      });
      const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
      if (code !== 0) process.exitCode = 1;
    }),
  );
  const judged = kept().filter(({ flow }) => chosen.includes(flow));
  judged.sort((a, b) => compareText(a.flow, b.flow));
  const rows = judged.flatMap((one) => one.rows);
  const seconds = judged.reduce((sum, one) => sum + one.seconds, 0);
  const text = mutantsReport(rows, limits, seconds);
  mkdirSync('reports/bench', { recursive: true });
  const survivors = rows.filter(({ killedBy }) => killedBy === null);
  const report = { ...limits, seconds, counts: countsByFlow(rows), survivors };
  writeFileSync('reports/bench/mutants.json', `${JSON.stringify(report, null, 1)}\n`);
  writeFileSync('reports/bench/mutants.md', text);
  process.stdout.write(text);
}
