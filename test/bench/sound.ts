import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fork } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Library } from '../../src/io/scenarios/library.ts';
import { faultKinds, type FaultKind } from '../../src/search/alphabet/bounds.ts';
import { candidates, searchLong, type Candidate, type LongSearch } from '../support/long-search.ts';

/*
 * Long searches of every sound design, under the whole contract of its channels: what is found, and how often each kind
 * of fault was injected, by flow. A sound design is a scenario that expects nothing; of rules that it says its design
 * does not enforce nothing is told.
 *
 *   npm run bench:sound -- [--minutes 10] [--flow name[,name]] [--only part-of-a-name] [--stop-after 8]
 *                          [--processes 2] [--fresh]
 *
 * Minutes of the processor for each flow, shared by its scenarios. Parts add up: what was searched stays in
 * reports/bench/sound.json, and is not searched again unless its file changed, more minutes are asked for than it had,
 * something was found, or --fresh is given. With --stop-after no scenario is begun after so many minutes by the clock.
 * Exit 1 if of what was asked for something was found, or a kind that a contract allows was injected less than 1,000
 * times, or something is left to be searched. Results: reports/bench/sound.json and sound.md, of all parts.
 */

interface Task extends Candidate {
  /** Of the processor. */
  readonly asked: number;
}

type Row = LongSearch & Task;

const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1]!;
};
const minutes = Number(option('minutes', '10'));
const stopAfter = Number(option('stop-after', 'Infinity')) * 60_000;
const processes = Number(option('processes', '2'));
const only = option('only', '');
const flows = option('flow', '').split(',');
const RESULTS = 'reports/bench/sound.json';
/** So often each kind of fault has to be injected. */
const ENOUGH = 1_000;
const machine = `${String(cpus().length)} x ${cpus()[0]!.model}, ${String(Math.round(totalmem() / 2 ** 30))} GB, Node ${process.version}`;

if (process.send === undefined) await lead();
else await work();

/** Does what it is told, one scenario at a time. */
async function work(): Promise<void> {
  const library = await Library.open();
  process.on('message', (one: Task) => {
    const options = { seed: 'sound', profile: 'deep', events: Infinity, seconds: one.asked } as const;
    process.send!({ ...one, ...searchLong(library, one.file, options) });
  });
  process.send!(null);
}

async function lead(): Promise<void> {
  mkdirSync('reports/bench', { recursive: true });
  const sound = candidates().filter(({ kind }) => kind === 'sound');
  const all = sound.map((one): Task => {
    const { length } = sound.filter(({ flow }) => flow === one.flow);
    return { ...one, asked: (minutes * 60) / length };
  });
  const wanted = all.filter(({ file, flow }) => file.includes(only) && (flows[0] === '' || flows.includes(flow)));
  if (wanted.length === 0) throw new Error('no such scenario');
  const rows = new Map<string, Row>();
  for (const row of kept()) {
    if (sound.some(({ file, text }) => row.file === file && row.text === text)) rows.set(row.file, row);
  }
  const isFresh = process.argv.includes('--fresh');
  const left = wanted.filter(({ file, asked }) => {
    const row = rows.get(file);
    return isFresh || row === undefined || row.asked < asked || wrong(row) !== '';
  });
  const isAsked = new Set(left.map(({ file }) => file));
  process.stdout.write(`${String(wanted.length)} scenarios, ${String(left.length)} of them to search\n`);
  const started = Date.now();
  const write = (): string => {
    const searched = sound.flatMap(({ file }) => rows.get(file) ?? []);
    const lines = searched.map((row) => JSON.stringify(row)).join(',\n');
    writeFileSync(RESULTS, `${JSON.stringify({ machine }).slice(0, -1)},"rows":[\n${lines}\n]}\n`);
    const text = table(searched, sound.length);
    writeFileSync(RESULTS.replace('.json', '.md'), text);
    return text;
  };
  const workers = Array.from({ length: Math.min(processes, left.length) }, async () => {
    const child = fork(fileURLToPath(import.meta.url), process.argv.slice(2), { execArgv: process.execArgv });
    child.on('message', (row: Row | null) => {
      if (row !== null) {
        rows.set(row.file, row);
        isAsked.delete(row.file);
        write();
        process.stdout.write(`${wrong(row) === '' ? 'clean' : 'FOUND'}  ${row.file}: ${String(row.events)} events\n`);
      }
      const next = Date.now() - started < stopAfter ? left.shift() : undefined;
      if (next === undefined) child.disconnect();
      else child.send(next);
    });
    return new Promise<number | null>((resolve) => child.on('exit', resolve));
  });
  const codes = await Promise.all(workers);
  process.stdout.write(write());
  const own = wanted.flatMap(({ file }) => rows.get(file) ?? []);
  const isShort = flowsOf(own).some((name) => {
    const searched = [...rows.values()].filter(({ flow }) => flow === name);
    return faultKinds.some((kind) => isBelow(searched, kind));
  });
  if (codes.some((code) => code !== 0) || isAsked.size > 0 || isShort || own.some((row) => wrong(row) !== ''))
    process.exitCode = 1;
}

function kept(): readonly Row[] {
  if (!existsSync(RESULTS)) return [];
  return (JSON.parse(readFileSync(RESULTS, 'utf8')) as { rows: Row[] }).rows;
}

function flowsOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.map(({ flow }) => flow))].sort((a, b) => (a < b ? -1 : 1));
}

function injected(own: readonly Row[], kind: FaultKind): number {
  return own.reduce((sum, row) => sum + row.injected[kind], 0);
}

function mayHappen(own: readonly Row[], kind: FaultKind): boolean {
  return own.some(({ allowed }) => allowed.includes(kind));
}

/** Injected too seldom, or although no contract allows it. */
function isBelow(own: readonly Row[], kind: FaultKind): boolean {
  return mayHappen(own, kind) ? injected(own, kind) < ENOUGH : injected(own, kind) > 0;
}

/** What was found; empty if nothing was. */
function wrong({ money, rules, broken, inconclusive }: Row): string {
  const found = [...money.map(({ fingerprint }) => fingerprint), ...rules.map(({ id }) => `rule ${id}`)];
  return [...broken, ...found, ...Object.keys(inconclusive)].join('; ');
}

function table(rows: readonly Row[], wanted: number): string {
  const lines = flowsOf(rows).map((flow) => {
    const own = rows.filter((row) => row.flow === flow);
    const sum = (pick: (row: Row) => number): number => own.reduce((all, row) => all + pick(row), 0);
    const counts = faultKinds.map((kind) => {
      const count = injected(own, kind);
      if (!mayHappen(own, kind) && count === 0) return '-';
      return isBelow(own, kind) ? `${String(count)} !` : String(count);
    });
    const bad = own.filter((row) => wrong(row) !== '');
    return `| ${[flow, own.length, sum((row) => row.runs), sum((row) => row.events), Math.round(sum((row) => row.seconds)), ...counts, bad.length].join(' | ')} |`;
  });
  const bad = rows.filter((row) => wrong(row) !== '');
  return `# Sound designs

${machine}. Scenarios that expect no finding, ${String(rows.length)} of ${String(wanted)}, profile deep, guided, under the whole contract of their
channels. The column s says how many seconds of the processor the scenarios of a flow were searched in total, less where something was
found. Faults injected, by kind: a dash where no contract allows the kind or nobody asks, an exclamation mark below ${String(ENOUGH)}.

| flow | scenarios | runs | events | s | ${faultKinds.join(' | ')} | not clean |
| --- | ---: | ---: | ---: | ---: | ${faultKinds.map(() => '---:').join(' | ')} | ---: |
${lines.join('\n')}

Not clean:

${bad.map((row) => `- ${row.flow}: ${row.id}, after ${String(row.events)} events: ${wrong(row)}`).join('\n') || 'none'}
`;
}
