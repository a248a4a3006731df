import { mkdirSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { plantedMistakes } from '../support/planted.ts';
import { shrunkBesideShortest, type Compared } from '../support/shrunk-length.ts';

/*
 * Shrunk length of what a search finds beside the shortest length there is: `npm run bench:shrinking -- [--seeds 3]
 * [--only part-of-id] [--states 200000]`. Writes reports/bench/shrinking.json and shrinking.md; exits with 1 if a shrunk
 * plan is longer than the shortest one of a search that was exhausted.
 */

const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1]!;
};
const seeds = Number(option('seeds', '3'));
const only = option('only', '');
const states = Number(option('states', '200000'));

const rows: Compared[] = [];
for (const mistake of plantedMistakes()) {
  if (!mistake.reachable || !mistake.id.includes(only)) continue;
  for (const row of await shrunkBesideShortest(mistake, { seeds, states, seconds: 30 })) {
    rows.push(row);
    process.stdout.write(`${JSON.stringify(row)}\n`);
  }
}
const asked = rows.filter(({ width }) => width !== null);
const equal = asked.filter(({ shrunk, shortest }) => shrunk === shortest);
const mistakes = (of: readonly Compared[]): string => String(new Set(of.map(({ id }) => id)).size);
const text = [
  '# Shrunk plans',
  '',
  '`npm run bench:shrinking`: what a search finds (guided, profile `swarm`), shrunk, beside the exhaustive search in the',
  "same alphabet, in stimuli of the expanded plan. The alphabet: the plan's kinds of fault, amounts and times, and every",
  "act of the design (`acts`) or, where that is too large to exhaust, the plan's own acts in any order (`plan`).",
  '',
  `Of ${String(rows.length)} searches for ${mistakes(rows)} mistakes, ${String(asked.length)} could be compared; the ` +
    `lengths are equal in ${String(equal.length)}.`,
  '',
  '| mistake | breaks | seed | shrunk | shortest | alphabet | states |',
  '| --- | --- | ---: | ---: | ---: | --- | ---: |',
  ...rows.map(
    ({ id, breaks, seed, shrunk, shortest, width, states: count }) =>
      `| ${[id, breaks, seed, shrunk ?? 'not found', shortest ?? '-', width ?? 'too large', count].join(' | ')} |`,
  ),
  '',
].join('\n');
process.stdout.write(`${text}\n`);
if (only === '') {
  mkdirSync('reports/bench', { recursive: true });
  writeFileSync('reports/bench/shrinking.json', `${JSON.stringify({ seeds, states, rows }, null, 1)}\n`);
  writeFileSync('reports/bench/shrinking.md', text);
}
if (equal.length < asked.length) process.exitCode = 1;
