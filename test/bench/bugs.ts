import { fork } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { searchPlan } from '../../src/search/plan/plan.ts';
import { parseInstant } from '../../src/core/time.ts';
import { Runner, type Subject } from '../../src/search/plan/runner.ts';
import { compilePlan } from '../../src/simulation/plan/compile.ts';
import { processorSeconds } from '../support/cpu.ts';
import { plantedMistakes, subjectOfPlanted, type Planted } from '../support/planted.ts';
import { exhaust } from './bugs/exhaustive.ts';
import { hunt } from './bugs/hunt.ts';
import { PlainComposition } from './bugs/plain.ts';
import { bugsTable } from './bugs/table.ts';

/*
 * Planted mistakes x drivers x seeds: how often, how soon and in how many events each is found. What is not found stays
 * in the denominator, with its events at the cap. Seconds are of the processor.
 * `npm run bench:bugs -- [--seeds 20] [--seconds 60] [--minutes 38] [--only part-of-id] [--drivers guided,random]
 * [--resume]`; two processes share the mistakes. What is measured is kept as it comes, and `--resume` goes on from there.
 * Guided comes first, then random, then the opponents as far as the time goes.
 * Results: reports/bench/bugs.json and bugs.md.
 */

export const drivers = ['guided', 'random', 'exhaustive', 'plain'] as const;
export type Driver = (typeof drivers)[number];

export interface Row {
  readonly id: string;
  readonly driver: Driver;
  readonly seed: number;
  readonly found: boolean;
  /** Stimuli that changed something; of the exhaustive search, states. */
  readonly events: number;
  readonly seconds: number;
}

const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1]!;
};
const seeds = Number(option('seeds', '20'));
const seconds = Number(option('seconds', '60'));
const minutes = Number(option('minutes', '38'));
const only = option('only', '');
const part = option('part', '');
const chosen = option('drivers', '').split(',');
/** Seconds for a mistake that is out of reach: it is enough that nothing is reported. */
const UNREACHABLE_SECONDS = 2;
/** The opponents' share: 10 s and 5 seeds each, plain random 10 s; what is exhausted needs no seed. */
const OPPONENT_SECONDS = 10;
const PLAIN_SEEDS = 5;
const PROCESSES = 2;
const KEPT = '.fenproof/bench-bugs.jsonl';

const mistakes = plantedMistakes().filter(({ id }) => id.includes(only));
if (part === '') await lead();
else await work(Number(part));

/** One of the processes: every second mistake, one seed of all before the next seed, so that the time is shared fairly. */
async function work(number: number): Promise<void> {
  const end = performance.now() + minutes * 60_000;
  const own = mistakes.filter((_, i) => i % PROCESSES === number);
  const done = new Set(kept().map(keyOf));
  const worlds = new Map<string, { subject: Subject; plain: PlainComposition }>();
  for (const mistake of own) {
    const subject = await subjectOfPlanted(mistake);
    const plain = await PlainComposition.create(subject);
    agree(mistake, subject, plain);
    worlds.set(mistake.id, { subject, plain });
  }
  for (const driver of drivers) {
    if (chosen[0] !== '' && !chosen.includes(driver)) continue;
    const last = driver === 'plain' ? Math.min(PLAIN_SEEDS, seeds) : driver === 'exhaustive' ? 1 : seeds;
    for (let seed = 1; seed <= last; seed++) {
      for (const mistake of own) {
        if (performance.now() > end) return;
        if (done.has(keyOf({ id: mistake.id, driver, seed }))) continue;
        const { subject, plain } = worlds.get(mistake.id)!;
        const start = processorSeconds();
        const { found, events } = await measured(mistake, driver, seed, subject, plain);
        process.send?.({ id: mistake.id, driver, seed, found, events, seconds: processorSeconds() - start });
      }
    }
  }
}

async function measured(
  { reachable, breaks }: Planted,
  driver: Driver,
  seed: number,
  subject: Subject,
  plain: PlainComposition,
): Promise<{ found: boolean; events: number }> {
  const cap = (most: number): number => (reachable ? most : UNREACHABLE_SECONDS);
  switch (driver) {
    case 'plain': {
      const { found, events, confirm } = plain.hunt(breaks, seed, cap(OPPONENT_SECONDS));
      if (!(await confirm)) throw new Error(`${breaks}: json-rules-engine says otherwise`);
      return { found, events };
    }
    case 'exhaustive': {
      const { found, states } = exhaust(subject, breaks, cap(OPPONENT_SECONDS));
      return { found, events: states };
    }
    default: {
      const guided = driver === 'guided';
      const most = cap(guided ? seconds : OPPONENT_SECONDS);
      const options = { guided, profile: 'swarm', seconds: most, rounds: 1e6 } as const;
      return hunt(subject, breaks, `bugs-${String(seed)}`, options);
    }
  }
}

/** Both sides have to see the same before either is timed: the mistake, where its shortest plan is run. */
function agree({ id, breaks, shortest }: Planted, subject: Subject, plain: PlainComposition): void {
  if (shortest === undefined) return;
  const until = shortest.until === undefined ? 0 : parseInstant(shortest.until, { file: id, pointer: '' });
  const plan = searchPlan(compilePlan(subject.model, shortest.plan), until);
  const ours = new Runner(subject).run(plan).found.some((found) => found.id === breaks);
  if (!ours || !plain.shows(plan, breaks)) throw new Error(`${id}: its shortest plan does not show it to both`);
}

function keyOf({ id, driver, seed }: Pick<Row, 'id' | 'driver' | 'seed'>): string {
  return [id, driver, seed].join(' ');
}

function kept(): Row[] {
  if (!existsSync(KEPT)) return [];
  const lines = readFileSync(KEPT, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Row);
}

async function lead(): Promise<void> {
  if (!process.argv.includes('--resume')) rmSync(KEPT, { force: true });
  mkdirSync('.fenproof', { recursive: true });
  const started = performance.now();
  await Promise.all(
    Array.from({ length: PROCESSES }, async (_, number) => {
      const child = fork(fileURLToPath(import.meta.url), [...process.argv.slice(2), '--part', String(number)], {
        execArgv: process.execArgv,
      });
      child.on('message', (row: Row) => {
        appendFileSync(KEPT, `${JSON.stringify(row)}\n`);
      });
      const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
      if (code !== 0) process.exitCode = 1;
    }),
  );
  const place = new Map(mistakes.map(({ id }, i) => [id, i]));
  const rows = kept().filter(({ id }) => place.has(id));
  rows.sort(
    (a, b) =>
      place.get(a.id)! - place.get(b.id)! || drivers.indexOf(a.driver) - drivers.indexOf(b.driver) || a.seed - b.seed,
  );
  const took = Math.round((performance.now() - started) / 1_000);
  const machine = `${String(cpus().length)} x ${cpus()[0]!.model}, ${String(Math.round(totalmem() / 2 ** 30))} GB, Node ${process.version}`;
  const settings = { machine, seeds, seconds, took, plain: { seeds: PLAIN_SEEDS, seconds: OPPONENT_SECONDS } };
  mkdirSync('reports/bench', { recursive: true });
  const lines = rows.map((row) => JSON.stringify({ ...row, seconds: Number(row.seconds.toFixed(3)) }));
  writeFileSync(
    'reports/bench/bugs.json',
    `${JSON.stringify(settings).slice(0, -1)},"rows":[\n${lines.join(',\n')}\n]}\n`,
  );
  const text = bugsTable(mistakes, rows, settings);
  writeFileSync('reports/bench/bugs.md', text);
  process.stdout.write(text);
}
