import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fork } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Library } from '../../src/io/scenarios/library.ts';
import { faultKinds } from '../../src/search/alphabet/bounds.ts';
import { candidates, searchLong, type Candidate, type LongSearch } from '../support/long-search.ts';

/*
 * Long searches of every sound design, under the whole contract of its channels: what is found, and how often each kind
 * of fault was injected, by flow. A sound design is a scenario that expects nothing; of rules that it says its design
 * does not enforce nothing is told.
 *
 *   npm run bench:sound -- [--minutes 10] [--only part-of-a-name] [--stop-after 8] [--processes 2] [--fresh]
 *
 * Minutes of the processor for each flow, shared by its scenarios. With --stop-after no scenario is begun after so many
 * minutes by the clock. What has been searched is kept in .fenproof/bench-sound.jsonl and not searched again unless its
 * file or the minutes changed or --fresh is given, so that the next run goes on. Exit 1 if something was found, or a
 * kind that a contract allows was injected less than 1,000 times, or something is left to be searched.
 * Results: reports/bench/sound.json and sound.md.
 */

interface Task extends Candidate {
  /** Of the processor. */
  readonly asked: number;
}

type Row = LongSearch & Task & { readonly minutes: number };

const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1]!;
};
const minutes = Number(option('minutes', '10'));
const stopAfter = Number(option('stop-after', 'Infinity')) * 60_000;
const processes = Number(option('processes', '2'));
const KEPT = '.fenproof/bench-sound.jsonl';
/** So often each kind of fault has to be injected. */
const ENOUGH = 1_000;

if (process.send === undefined) await lead();
else await work();

/** Does what it is told, one scenario at a time. */
async function work(): Promise<void> {
  const library = await Library.open();
  process.on('message', (one: Task) => {
    const options = { seed: 'sound', profile: 'deep', events: Infinity, seconds: one.asked } as const;
    process.send!({ ...one, ...searchLong(library, one.file, options), minutes });
  });
  process.send!(null);
}

async function lead(): Promise<void> {
  mkdirSync('.fenproof', { recursive: true });
  if (process.argv.includes('--fresh')) rmSync(KEPT, { force: true });
  const sound = candidates(option('only', '')).filter(({ kind }) => kind === 'sound');
  const tasks = sound.map((one): Task => {
    const { length } = sound.filter(({ flow }) => flow === one.flow);
    return { ...one, asked: (minutes * 60) / length };
  });
  const rows = new Map<string, Row>();
  for (const row of kept()) {
    if (tasks.some(({ file, text, asked }) => row.file === file && row.text === text && row.asked === asked))
      rows.set(row.file, row);
  }
  const left = tasks.filter(({ file }) => !rows.has(file));
  const started = Date.now();
  const workers = Array.from({ length: Math.min(processes, left.length) }, async () => {
    const child = fork(fileURLToPath(import.meta.url), process.argv.slice(2), { execArgv: process.execArgv });
    child.on('message', (row: Row | null) => {
      if (row !== null) {
        rows.set(row.file, row);
        appendFileSync(KEPT, `${JSON.stringify(row)}\n`);
        process.stdout.write(`${wrong(row) === '' ? 'clean' : 'FOUND'}  ${row.file}: ${String(row.events)} events\n`);
      }
      const next = Date.now() - started < stopAfter ? left.shift() : undefined;
      if (next === undefined) child.disconnect();
      else child.send(next);
    });
    return new Promise<number | null>((resolve) => child.on('close', resolve));
  });
  const codes = await Promise.all(workers);
  const all = tasks.flatMap(({ file }) => rows.get(file) ?? []);
  const machine = `${String(cpus().length)} x ${cpus()[0]!.model}, ${String(Math.round(totalmem() / 2 ** 30))} GB, Node ${process.version}`;
  mkdirSync('reports/bench', { recursive: true });
  writeFileSync(
    'reports/bench/sound.json',
    `${JSON.stringify({ machine, minutes }).slice(0, -1)},"rows":[\n${all.map((row) => JSON.stringify(row)).join(',\n')}\n]}\n`,
  );
  const text = table(all, tasks.length, machine);
  writeFileSync('reports/bench/sound.md', text);
  process.stdout.write(text);
  const isShort = text.includes('!');
  if (codes.some((code) => code !== 0) || all.length < tasks.length || isShort || all.some((row) => wrong(row) !== ''))
    process.exitCode = 1;
}

function kept(): Row[] {
  if (!existsSync(KEPT)) return [];
  const lines = readFileSync(KEPT, 'utf8').trimEnd().split('\n');
  return lines.map((text) => JSON.parse(text) as Row).filter((row) => row.minutes === minutes);
}

/** What was found; empty if nothing was. */
function wrong({ money, rules, broken, inconclusive }: Row): string {
  const found = [...money.map(({ fingerprint }) => fingerprint), ...rules.map(({ id }) => `rule ${id}`)];
  return [...broken, ...found, ...Object.keys(inconclusive)].join('; ');
}

function table(rows: readonly Row[], wanted: number, machine: string): string {
  const flows = [...new Set(rows.map(({ flow }) => flow))].sort((a, b) => (a < b ? -1 : 1));
  const lines = flows.map((flow) => {
    const own = rows.filter((row) => row.flow === flow);
    const sum = (pick: (row: Row) => number): number => own.reduce((all, row) => all + pick(row), 0);
    const counts = faultKinds.map((kind) => {
      const injected = sum((row) => row.injected[kind]);
      if (!own.some(({ allowed }) => allowed.includes(kind))) return injected === 0 ? '-' : `${String(injected)} !`;
      return injected < ENOUGH ? `${String(injected)} !` : String(injected);
    });
    const bad = own.filter((row) => wrong(row) !== '');
    return `| ${[flow, own.length, sum((row) => row.runs), sum((row) => row.events), Math.round(sum((row) => row.seconds)), ...counts, bad.length].join(' | ')} |`;
  });
  const bad = rows.filter((row) => wrong(row) !== '');
  return `# Sound designs

${machine}. Every scenario that expects no finding, ${String(rows.length)} of ${String(wanted)}, profile deep, guided, under the whole contract of its channels:
${String(minutes)} minutes of the processor for each flow, less where something was found. Faults injected, by kind: a dash where no contract allows the kind
or nobody asks, an exclamation mark below ${String(ENOUGH)}.

| flow | scenarios | runs | events | s | ${faultKinds.join(' | ')} | not clean |
| --- | ---: | ---: | ---: | ---: | ${faultKinds.map(() => '---:').join(' | ')} | ---: |
${lines.join('\n')}

Not clean:

${bad.map((row) => `- ${row.flow}: ${row.id}, after ${String(row.events)} events: ${wrong(row)}`).join('\n') || 'none'}
`;
}
