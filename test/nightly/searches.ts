import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Library } from '../../src/io/scenarios/library.ts';
import { profiles, type ProfileName } from '../../src/search/profiles/profiles.ts';
import { candidates, searchLong, type Candidate, type LongSearch } from '../support/long-search.ts';

/*
 * Part of `npm run verify:nightly`: searches every scenario that ships from a start without its plan. Of one that
 * expects nothing nothing may be found; of one that expects something all of it has to be found.
 *
 *   npm run nightly:searches -- [--events 2000000] [--minutes 30] [--only part-of-a-name] [--kind sound|flawed]
 *                               [--profile deep] [--seed nightly] [--processes 2] [--fresh]
 *
 * Minutes of the processor for one scenario at most. What has been searched is kept in .fenproof/nightly-searches.jsonl
 * and not searched again unless its file or the settings changed or --fresh is given, so that a run that was stopped
 * goes on where it was. Exit 1 if something is not as it has to be. Table: reports/bench/searches.md and searches.json.
 */

type Row = LongSearch & Candidate & { readonly settings: string };

const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1]!;
};
const events = Number(option('events', '2000000'));
const seconds = Number(option('minutes', '30')) * 60;
const profile = option('profile', 'deep') as ProfileName;
const seed = option('seed', 'nightly');
const kind = option('kind', '');
const processes = Number(option('processes', String(Math.min(2, availableParallelism()))));
const KEPT = '.fenproof/nightly-searches.jsonl';
if (!(profile in profiles)) throw new Error(`no profile ${profile}`);
const settings = `${String(events)} ${String(seconds)} ${profile} ${seed}`;

if (process.send === undefined) await lead();
else await work();

/** Does what it is told, one scenario at a time. */
async function work(): Promise<void> {
  const library = await Library.open();
  process.on('message', (one: Candidate) => {
    process.send!({ ...one, ...searchLong(library, one.file, { seed, profile, events, seconds }), settings });
  });
  process.send!(null);
}

async function lead(): Promise<void> {
  mkdirSync('.fenproof', { recursive: true });
  if (process.argv.includes('--fresh')) rmSync(KEPT, { force: true });
  const wanted = candidates(option('only', '')).filter((one) => kind === '' || one.kind === kind);
  if (wanted.length === 0) throw new Error('no such scenario');
  const rows = new Map<string, Row>();
  const isOf = (row: Row, one: Candidate): boolean => row.file === one.file && row.text === one.text;
  for (const row of kept()) if (wanted.some((one) => isOf(row, one))) rows.set(row.file, row);
  const left = wanted.filter(({ file }) => !rows.has(file));
  process.stdout.write(`${String(wanted.length)} scenarios, ${String(left.length)} of them to search\n`);
  const workers = Array.from({ length: Math.min(processes, left.length) }, async () => {
    const child = fork(fileURLToPath(import.meta.url), process.argv.slice(2), { execArgv: process.execArgv });
    child.on('message', (row: Row | null) => {
      if (row !== null) {
        rows.set(row.file, row);
        appendFileSync(KEPT, `${JSON.stringify(row)}\n`);
        const state = wrong(row);
        process.stdout.write(`${state === '' ? 'ok   ' : 'WRONG'}  ${line(row)}${state === '' ? '' : `: ${state}`}\n`);
      }
      const next = left.shift();
      if (next === undefined) child.disconnect();
      else child.send(next);
    });
    return new Promise<number | null>((resolve) => child.on('exit', resolve));
  });
  const codes = await Promise.all(workers);
  const all = wanted.flatMap(({ file }) => rows.get(file) ?? []);
  mkdirSync('reports/bench', { recursive: true });
  writeFileSync('reports/bench/searches.json', `[\n${all.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
  const text = table(all);
  writeFileSync('reports/bench/searches.md', text);
  process.stdout.write(text.slice(text.indexOf('\n## ')));
  if (codes.some((code) => code !== 0) || all.length < wanted.length || all.some((row) => wrong(row) !== ''))
    process.exitCode = 1;
}

function kept(): Row[] {
  if (!existsSync(KEPT)) return [];
  const lines = readFileSync(KEPT, 'utf8').trimEnd().split('\n');
  return lines.map((text) => JSON.parse(text) as Row).filter((row) => row.settings === settings);
}

/** What is not as it has to be; empty if everything is. */
function wrong({ kind: of, money, rules, missing, broken, inconclusive, runs }: Row): string {
  return [
    ...broken,
    ...(of === 'sound' ? [...money.map(({ fingerprint }) => fingerprint), ...rules.map(({ id }) => `rule ${id}`)] : []),
    ...missing.map((id) => `not found: ${id}`),
    ...Object.entries(inconclusive).map(([code, count]) => `${code} in ${String(count)} runs`),
    ...(runs === 0 ? ['no run'] : []),
  ].join('; ');
}

function line({ file, events: done, seconds: took }: Row): string {
  return `${file.slice('scenarios/'.length, -'.scenario.json'.length)}  ${String(done)} events, ${took.toFixed(1)} s`;
}

function table(rows: readonly Row[]): string {
  const cells = (row: Row): string =>
    [line(row).split('  ')[0]!, row.runs, row.events, row.seconds.toFixed(1), wrong(row) || 'ok'].join(' | ');
  const part = (title: string, of: Row['kind'], says: string): string => {
    const own = rows.filter((row) => row.kind === of);
    const good = own.filter((row) => wrong(row) === '').length;
    return `## ${title}: ${String(good)} of ${String(own.length)}

${says}

| scenario | runs | events | s | |
| --- | ---: | ---: | ---: | --- |
${own.map((row) => `| ${cells(row).replaceAll('\n', ' ')} |`).join('\n')}
`;
  };
  return `# Searches of the scenarios that ship

From a start without their plans, profile ${profile}, guided, seed ${seed}, at most ${String(events)} events for each.

${part('Sound', 'sound', 'Scenarios that expect nothing: nothing was found.')}
${part('Flawed', 'flawed', 'Scenarios that expect something: all of it was found, and the search ended there.')}`;
}
