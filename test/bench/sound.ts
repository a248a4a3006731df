import { mkdirSync, readdirSync, readFileSync, writeFileSync, appendFileSync, rmSync } from 'node:fs';
import { fork } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Library } from '../../src/io/scenarios/library.ts';
import { noOverrides } from '../../src/io/scenarios/overrides.ts';
import { openSubject } from '../../src/io/workers/open-subject.ts';
import { faultKinds, type FaultKind } from '../../src/search/alphabet/bounds.ts';
import { allowanceOf } from '../../src/search/alphabet/contract.ts';
import { Campaign } from '../../src/search/campaign/campaign.ts';
import { RoundWorker } from '../../src/search/random/round.ts';
import { processorSeconds } from '../support/cpu.ts';

/*
 * Long searches of every sound design, under the whole contract of its channels: what is found, and how often each kind
 * of fault was injected, by flow. A sound design is a scenario that expects nothing, apart from those that show what a
 * rule permits: there another amount or day breaks the rule. `npm run bench:sound -- [--minutes 10] [--events 2000000] [--only part]`:
 * minutes of the processor for each flow, at most so many events for each scenario; two processes share the flows.
 * Results: reports/bench/sound.json and sound.md.
 */

interface Row {
  readonly flow: string;
  readonly id: string;
  readonly runs: number;
  readonly events: number;
  readonly seconds: number;
  readonly findings: readonly string[];
  readonly broken: readonly string[];
  readonly injected: Readonly<Record<FaultKind, number>>;
  /** Kinds that the contracts of its channels allow. */
  readonly allowed: readonly FaultKind[];
}

const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1]!;
};
const minutes = Number(option('minutes', '10'));
const most = Number(option('events', '2000000'));
const only = option('only', '');
const part = option('part', '');
const PROCESSES = 2;
const KEPT = '.fenproof/bench-sound.jsonl';

if (part === '') await lead();
else await work(Number(part));

interface Sound {
  readonly file: string;
  readonly flow: string;
}

/** Scenarios of one flow each that expect nothing. */
function soundOnes(): Sound[] {
  const files = readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.scenario.json') && !name.startsWith('rules/') && name.includes(only))
    .sort();
  return files.flatMap((name) => {
    const file = `scenarios/${name}`;
    const scenario = JSON.parse(readFileSync(file, 'utf8')) as {
      expect?: unknown[];
      faults?: { contract?: string };
      flows?: Record<string, { flow: string }>;
    };
    const flows = new Set(Object.values(scenario.flows ?? {}).map(({ flow }) => flow));
    if (scenario.expect?.length !== 0 || flows.size !== 1 || scenario.faults?.contract === 'beyond') return [];
    return [{ file, flow: [...flows][0]! }];
  });
}

async function work(number: number): Promise<void> {
  const library = await Library.open();
  const sound = soundOnes();
  const flows = [...new Set(sound.map(({ flow }) => flow))];
  for (const flow of flows.filter((_, i) => i % PROCESSES === number)) {
    const own = sound.filter((one) => one.flow === flow);
    for (const { file } of own) process.send?.(searched(library, flow, file, (minutes * 60) / own.length));
  }
}

function searched(library: Library, flow: string, file: string, seconds: number): Row {
  const { subject, scenario } = openSubject(library, library.load(file), noOverrides);
  const campaign = new Campaign(subject, [], { seed: 'sound', profile: 'deep', guided: true, corpus: [] });
  const worker = new RoundWorker(subject);
  const start = processorSeconds();
  const { tally } = campaign;
  while (tally.events < most && processorSeconds() - start < seconds) {
    const results = [];
    for (const request of campaign.requests()) {
      results.push(worker.runRound(request));
      if (processorSeconds() - start > seconds) break;
    }
    campaign.merge(results);
    if (campaign.mistakes.length > 0 || tally.broken.length > 0) break;
  }
  const allowances = subject.model.channels.map((channel) => allowanceOf(channel, false));
  const allowed = faultKinds.filter(
    (kind) =>
      kind === 'crash' || allowances.some((one) => (typeof one[kind] === 'boolean' ? one[kind] : one[kind] !== 0)),
  );
  return {
    flow,
    id: scenario.id,
    runs: tally.runs,
    events: tally.events,
    seconds: Math.round(processorSeconds() - start),
    findings: campaign.mistakes.map(({ found }) => found.fingerprint),
    broken: tally.broken.map(({ message }) => message).slice(0, 3),
    injected: { ...tally.injected },
    allowed,
  };
}

async function lead(): Promise<void> {
  mkdirSync('.fenproof', { recursive: true });
  rmSync(KEPT, { force: true });
  const rows: Row[] = [];
  await Promise.all(
    Array.from({ length: PROCESSES }, async (_, number) => {
      const child = fork(fileURLToPath(import.meta.url), [...process.argv.slice(2), '--part', String(number)], {
        execArgv: process.execArgv,
      });
      child.on('message', (row: Row) => {
        rows.push(row);
        appendFileSync(KEPT, `${JSON.stringify(row)}\n`);
        if (row.findings.length + row.broken.length > 0)
          process.stdout.write(`${row.id}: ${[...row.findings, ...row.broken].join('; ')}\n`);
      });
      const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
      if (code !== 0) process.exitCode = 1;
    }),
  );
  rows.sort((a, b) => (a.flow < b.flow ? -1 : a.flow > b.flow ? 1 : a.id < b.id ? -1 : 1));
  const machine = `${String(cpus().length)} x ${cpus()[0]!.model}, ${String(Math.round(totalmem() / 2 ** 30))} GB, Node ${process.version}`;
  mkdirSync('reports/bench', { recursive: true });
  writeFileSync(
    'reports/bench/sound.json',
    `${JSON.stringify({ machine, minutes, most }).slice(0, -1)},"rows":[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]}\n`,
  );
  const text = table(rows, machine);
  writeFileSync('reports/bench/sound.md', text);
  process.stdout.write(text);
}

function table(rows: readonly Row[], machine: string): string {
  const flows = [...new Set(rows.map(({ flow }) => flow))];
  const lines = flows.map((flow) => {
    const own = rows.filter((row) => row.flow === flow);
    const sum = (pick: (row: Row) => number): number => own.reduce((all, row) => all + pick(row), 0);
    const counts = faultKinds.map((kind) => {
      const injected = sum((row) => row.injected[kind]);
      return own.some(({ allowed }) => allowed.includes(kind)) ? String(injected) : injected === 0 ? '-' : 'ERROR';
    });
    const bad = own.filter(({ findings, broken }) => findings.length + broken.length > 0);
    return `| ${[flow, own.length, sum((row) => row.runs), sum((row) => row.events), sum((row) => row.seconds), ...counts, bad.length].join(' | ')} |`;
  });
  const bad = rows.filter(({ findings, broken }) => findings.length + broken.length > 0);
  return `# Sound designs

${machine}. Every scenario that expects no finding (apart from those of single rules), profile deep, guided, under the whole contract of its channels: up to
${String(minutes)} minutes of the processor for each flow, ${String(most)} events for each scenario. Faults injected, by kind; a dash where no channel's
contract allows the kind.

| flow | scenarios | runs | events | s | ${faultKinds.join(' | ')} | not clean |
| --- | ---: | ---: | ---: | ---: | ${faultKinds.map(() => '---:').join(' | ')} | ---: |
${lines.join('\n')}

Not clean:

${bad.map(({ flow, id, events, findings, broken }) => `- ${flow}: ${id}, after ${String(events)} events: ${[...findings, ...broken].join('; ')}`).join('\n') || 'none'}
`;
}
