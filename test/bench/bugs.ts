import { fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { plantedMistakes, subjectOfPlanted, type Planted } from '../support/planted.ts';
import { hunt } from './bugs/hunt.ts';

/*
 * Planted mistakes x drivers x seeds: how often, how soon and in how many events each is found. What is not found stays
 * in the denominator, with its events at the cap. `npm run bench:bugs -- [--seeds 20] [--seconds 60] [--minutes 36]
 * [--only part-of-id]`; two processes share the mistakes. Results: reports/bench/bugs.json and bugs.md.
 */

interface Row {
  readonly id: string;
  readonly driver: 'random' | 'guided';
  readonly seed: number;
  readonly found: boolean;
  readonly events: number;
  readonly seconds: number;
}

const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1]!;
};
const seeds = Number(option('seeds', '20'));
const seconds = Number(option('seconds', '60'));
const minutes = Number(option('minutes', '36'));
const only = option('only', '');
const part = option('part', '');
const drivers = ['guided', 'random'] as const;
/** Seconds for a mistake that is out of reach: it is enough that nothing is reported. */
const UNREACHABLE_SECONDS = 3;
const PROCESSES = 2;

const mistakes = plantedMistakes().filter(({ id }) => id.includes(only));
if (part === '') await lead();
else await work(Number(part));

/** One of the processes: every second mistake, one seed of all before the next seed, so that the time is shared fairly. */
async function work(number: number): Promise<void> {
  const end = performance.now() + minutes * 60_000;
  const own = mistakes.filter((_, i) => i % PROCESSES === number);
  const subjects = new Map<string, Awaited<ReturnType<typeof subjectOfPlanted>>>();
  for (const mistake of own) subjects.set(mistake.id, await subjectOfPlanted(mistake));
  for (let seed = 1; seed <= seeds; seed++) {
    for (const mistake of own) {
      for (const driver of drivers) {
        if (performance.now() > end) return;
        const cap = mistake.reachable ? seconds : UNREACHABLE_SECONDS;
        const options = { guided: driver === 'guided', profile: 'swarm', seconds: cap, rounds: 1_000_000 } as const;
        const {
          found,
          events,
          seconds: took,
        } = hunt(subjects.get(mistake.id)!, mistake.breaks, `bugs-${String(seed)}`, options);
        const row: Row = { id: mistake.id, driver, seed, found, events, seconds: took };
        process.send?.(row);
      }
    }
  }
}

async function lead(): Promise<void> {
  const rows: Row[] = [];
  const started = performance.now();
  await Promise.all(
    Array.from({ length: PROCESSES }, async (_, number) => {
      const child = fork(fileURLToPath(import.meta.url), [...process.argv.slice(2), '--part', String(number)], {
        execArgv: process.execArgv,
      });
      child.on('message', (row: Row) => rows.push(row));
      await new Promise((resolve) => child.on('close', resolve));
    }),
  );
  rows.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.seed - b.seed || (a.driver < b.driver ? -1 : 1)));
  const took = Math.round((performance.now() - started) / 1_000);
  const machine = `${String(cpus().length)} x ${cpus()[0]!.model}, ${String(Math.round(totalmem() / 2 ** 30))} GB, Node ${process.version}`;
  mkdirSync('reports/bench', { recursive: true });
  writeFileSync('reports/bench/bugs.json', `${JSON.stringify({ machine, seeds, seconds, took, rows }, null, 1)}\n`);
  const text = table(rows, machine, took);
  writeFileSync('reports/bench/bugs.md', text);
  process.stdout.write(text);
}

interface Summary {
  readonly found: number;
  readonly runs: number;
  readonly seconds: number;
  readonly slowest: number;
  readonly events: number;
}

function summary(rows: readonly Row[]): Summary {
  return {
    found: rows.filter(({ found }) => found).length,
    runs: rows.length,
    seconds: median(rows.map((row) => row.seconds)),
    slowest: Math.max(0, ...rows.map((row) => row.seconds)),
    events: median(rows.map((row) => row.events)),
  };
}

function table(rows: readonly Row[], machine: string, took: number): string {
  const of = (mistake: Planted, driver: Row['driver']): Summary =>
    summary(rows.filter((row) => row.id === mistake.id && row.driver === driver));
  const cell = ({ found, runs, seconds: s, events }: Summary): string =>
    `${String(found)}/${String(runs)} | ${s.toFixed(2)} | ${String(events)}`;
  const lines = mistakes.map((mistake) => {
    const [guided, random] = [of(mistake, 'guided'), of(mistake, 'random')];
    return `| ${mistake.id}${mistake.reachable ? '' : ' (out of reach)'} | ${mistake.breaks} | ${cell(guided)} | ${cell(random)} |`;
  });
  const reachable = mistakes.filter((mistake) => mistake.reachable);
  const misses = rows.filter(
    (row) => row.driver === 'guided' && !row.found && reachable.some(({ id }) => id === row.id),
  );
  const wrong = rows.filter((row) => row.found && !reachable.some(({ id }) => id === row.id));
  const hard = reachable.filter((mistake) => of(mistake, 'random').events > 100_000);
  const ratio = geometricMean(hard.map((mistake) => of(mistake, 'guided').events / of(mistake, 'random').events));
  const worse = reachable.filter((mistake) => {
    const [guided, random] = [of(mistake, 'guided'), of(mistake, 'random')];
    return !hard.includes(mistake) && guided.events > Math.max(10_000, 2 * random.events);
  });
  const medians = reachable.map((mistake) => of(mistake, 'guided').seconds);
  return `# Planted mistakes

${machine}. Up to ${String(seeds)} seeds, as many as ${String(minutes)} minutes allow, ${String(seconds)} s each, two processes,
${String(took)} s in all. Events are stimuli that changed something; a search that found nothing counts with what it did until the cap.

- guided: ${String(reachable.length)} reachable mistakes, ${String(misses.length)} searches without the finding, median of medians ${median(medians).toFixed(2)} s
- reported although out of reach: ${String(wrong.length)}
- random needs over 100,000 events for ${String(hard.length)}; there guided needs ${hard.length === 0 ? '-' : ratio.toFixed(2)} times as many (geometric mean)
- of the others guided needs over twice as many, and over 10,000, for: ${worse.map(({ id }) => id).join(', ') || 'none'}
- found by random and not by guided: ${
    reachable
      .filter((mistake) => of(mistake, 'random').found > 0 && of(mistake, 'guided').found === 0)
      .map(({ id }) => id)
      .join(', ') || 'none'
  }

| mistake | breaks | guided found | median s | median events | random found | median s | median events |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
${lines.join('\n')}
`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / Math.max(1, values.length));
}
