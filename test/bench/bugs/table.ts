import type { Planted } from '../../support/planted.ts';
import type { Driver, Row } from '../bugs.ts';

export interface BugsSettings {
  readonly machine: string;
  readonly seeds: number;
  readonly seconds: number;
  readonly took: number;
  readonly plain: { readonly seeds: number; readonly seconds: number };
}

interface Summary {
  readonly found: number;
  readonly runs: number;
  readonly seconds: number;
  readonly slowest: number;
  readonly events: number;
}

/** Random needs so many events at the median: a hard one. */
const HARD = 100_000;
const EASY = 10_000;

export function bugsTable(mistakes: readonly Planted[], rows: readonly Row[], settings: BugsSettings): string {
  const { machine, seeds, seconds, took, plain } = settings;
  const of = ({ id }: Planted, driver: Driver): Summary => {
    const own = rows.filter((row) => row.id === id && row.driver === driver);
    return {
      found: own.filter(({ found }) => found).length,
      runs: own.length,
      seconds: median(own.map((row) => row.seconds)),
      slowest: Math.max(0, ...own.map((row) => row.seconds)),
      events: median(own.map((row) => row.events)),
    };
  };
  const cell = ({ found, runs, seconds: s, slowest, events }: Summary): string =>
    `${String(found)}/${String(runs)} | ${s.toFixed(2)} | ${slowest.toFixed(2)} | ${String(events)}`;
  const short = ({ found, runs, seconds: s }: Summary): string => `${String(found)}/${String(runs)} | ${s.toFixed(2)}`;
  const lines = mistakes.map((mistake) => {
    const mark = mistake.reachable ? '' : ' (out of reach)';
    const cells = [cell(of(mistake, 'guided')), cell(of(mistake, 'random'))];
    const others = [short(of(mistake, 'plain')), short(of(mistake, 'exhaustive'))];
    return `| ${mistake.id}${mark} | ${mistake.breaks} | ${[...cells, ...others].join(' | ')} |`;
  });
  const reachable = mistakes.filter((mistake) => mistake.reachable);
  const isReachable = new Set(reachable.map(({ id }) => id));
  const wrong = rows.filter((row) => row.found && !isReachable.has(row.id));
  const hard = reachable.filter((mistake) => of(mistake, 'random').events > HARD);
  const ratio = geometricMean(hard.map((mistake) => of(mistake, 'guided').events / of(mistake, 'random').events));
  const worse = reachable.filter((mistake) => {
    const [guided, random] = [of(mistake, 'guided'), of(mistake, 'random')];
    return !hard.includes(mistake) && guided.events > Math.max(EASY, 2 * random.events);
  });
  const onlyRandom = reachable.filter((one) => of(one, 'random').found > 0 && of(one, 'guided').found === 0);
  const names = (some: readonly Planted[]): string => some.map(({ id }) => id).join(', ') || 'none';
  const total = (driver: Driver): string => {
    const summaries = reachable.map((mistake) => of(mistake, driver));
    const sum = (pick: (one: Summary) => number): number => summaries.reduce((all, one) => all + pick(one), 0);
    const seen = summaries.filter(({ found }) => found > 0).length;
    const always = summaries.filter(({ found, runs }) => runs > 0 && found === runs).length;
    const medians = median(summaries.map((one) => one.seconds)).toFixed(2);
    const slow = Math.max(0, ...summaries.map((one) => one.slowest)).toFixed(2);
    return `| ${driver} | ${String(sum((one) => one.found))}/${String(sum((one) => one.runs))} | ${String(seen)} | ${String(always)} | ${medians} | ${slow} |`;
  };
  const guided = reachable.map((mistake) => ({ mistake, ...of(mistake, 'guided') }));
  return `# Planted mistakes

${machine}, ${String(took)} s in all, two processes. Seconds are of the processor. Guided: up to ${String(seeds)} seeds,
${String(seconds)} s each; plain random ${String(plain.seconds)} s. The plain composition (fast-check's commands over XState, rules confirmed by json-rules-engine; channels, books,
checks and the list of what is possible are ours, in its favour) has ${String(plain.seeds)} seeds and ${String(plain.seconds)} s each; the exhaustive search
of a small instance ${String(plain.seconds)} s. Before anything is timed the shortest plan of each mistake has to show it to both
sides. Events are stimuli that changed something; a search that found nothing counts with what it did until the cap.

- guided: of ${String(reachable.length)} reachable mistakes, not found in each of its searches: ${names(guided.filter(({ found, runs }) => found < runs).map(({ mistake }) => mistake))}
- guided: median of a second or more: ${names(guided.filter((one) => one.seconds >= 1).map(({ mistake }) => mistake))}
- reported although out of reach: ${String(wrong.length)}
- random needs over 100,000 events at the median for ${String(hard.length)} (${names(hard)}); there guided needs ${hard.length === 0 ? '-' : ratio.toFixed(2)} times as many (geometric mean)
- of the others guided needs over twice as many, and over 10,000, for: ${names(worse)}
- found by random and not by guided: ${names(onlyRandom)}

| driver | found, of searches | mistakes found | found each time | median of medians, s | slowest, s |
| --- | ---: | ---: | ---: | ---: | ---: |
${(['guided', 'random', 'plain', 'exhaustive'] as const).map(total).join('\n')}

| mistake | breaks | guided found | median s | slowest s | median events | random found | median s | slowest s | median events | plain found | median s | exhaustive found | s |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
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
