/*
 * Exhaustive search as a yardstick: `npm run bench:explore`. Each row is the ordinary command in a process of its own;
 * counts that are known from elsewhere are required, so is what symmetry saves. Writes reports/bench/explore.json and
 * explore.md; `--quick` leaves out what takes more than a minute and writes nothing, `--only PART` measures the rows with
 * this in their name and keeps the figures of the others. Where SPIN is installed (Debian: `spin` and a compiler),
 * it explores ESCROW-3 and ESCROW-4 as well and has to count the same states.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import type { ExploreDocument } from '../../src/results/explore.ts';
import { hasSpin, spinOf, type SpinFigures } from './speed/spin.ts';

interface Row {
  readonly name: string;
  readonly file: string;
  readonly flows: readonly string[];
  readonly symmetry: boolean;
  /** Known from SPIN, TLC and Stateright, or from an enumeration of our own. */
  readonly states?: number;
  readonly atLeast?: number;
  readonly isLong: boolean;
}

interface Figures {
  readonly name: string;
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  readonly exhausted: boolean;
  readonly conclusion: string;
  readonly findings: readonly string[];
  readonly seconds: number;
  readonly statesPerSecond: number;
  readonly bytesPerState: number;
  /** Everything that the process held at its largest, the program and its libraries among it. */
  readonly bytesInAll: number;
  readonly ok: boolean;
}

/** Says on its way out how large the process has been. */
const measured = `import { writeSync } from 'node:fs';
process.on('exit', () => writeSync(3, \`\${process.resourceUsage().maxRSS}\\n\`));`;

const isQuick = process.argv.includes('--quick');
const onlyAt = process.argv.indexOf('--only');
const only = onlyAt < 0 ? undefined : process.argv[onlyAt + 1];
const escrow = ['test/bench/flows/escrow-n.ts'];
const twoPhase = ['test/bench/flows/two-phase.ts'];
const own = (name: string): string => `test/bench/flows/${name}.scenario.json`;
const shipped = (name: string): string => `scenarios/explore/${name}.scenario.json`;

const rows: readonly Row[] = [
  ...[76, 5_200, 309_781, 16_904_731].map((states, i): Row => ({
    ...{ name: `ESCROW-${String(i + 1)}`, file: own(`escrow-${String(i + 1)}`), flows: escrow, symmetry: false },
    ...{ states, isLong: i === 3 },
  })),
  ...[2_650, 54_243, 777_000].map((states, i): Row => ({
    ...{ name: `ESCROW-${String(i + 2)}`, file: own(`escrow-${String(i + 2)}`), flows: escrow, symmetry: true },
    // Of four payments the sources give a round figure only.
    ...(i === 2 ? {} : { states }),
    isLong: i === 2,
  })),
  {
    name: 'two-phase commit, 3',
    file: own('two-phase-3'),
    flows: twoPhase,
    symmetry: false,
    states: 288,
    isLong: false,
  },
  {
    name: 'two-phase commit, 5',
    file: own('two-phase-5'),
    flows: twoPhase,
    symmetry: false,
    states: 8_832,
    isLong: false,
  },
  ...['three-withdrawals', 'three-withdrawals-request-lost', 'three-escrows', 'three-escrows-held'].flatMap(
    (name): Row[] => [
      { name, file: shipped(name), flows: [], symmetry: true, isLong: true },
      { name, file: shipped(name), flows: [], symmetry: false, atLeast: 100_000, isLong: true },
    ],
  ),
];

function nameOf({ name, symmetry }: Row): string {
  return symmetry ? `${name}, symmetry` : name;
}

function run(row: Row): Figures {
  const { file, flows, symmetry, states, atLeast } = row;
  const options = ['--format=json', '--lang=en', '--memory=6G', `--symmetry=${symmetry ? 'on' : 'off'}`];
  // What flows of one's own remember is no matter of law.
  if (flows.length > 0) options.push('--money-only', ...flows.map((flow) => `--flows=${flow}`));
  const measure = `data:text/javascript,${encodeURIComponent(measured)}`;
  const node = ['--no-warnings', '--max-old-space-size=8000', '--import', measure, 'dist/cli/main.js'];
  const { output } = spawnSync(process.execPath, [...node, 'explore', file, ...options], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
  });
  const text = output[1]!;
  const kilobytes = Math.max(...output[3]!.trim().split('\n').map(Number));
  const [result] = (JSON.parse(text) as ExploreDocument).scenarios;
  const { exploration, findings, conclusion } = result!;
  const found = exploration.states;
  return {
    name: nameOf(row),
    states: found,
    transitions: exploration.transitions,
    depth: exploration.depth,
    exhausted: exploration.exhausted,
    conclusion: conclusion.startsWith('proved') ? 'proved' : conclusion,
    findings: findings.map(({ id, length }) => `${id} in ${String(length)}`),
    seconds: exploration.seconds,
    statesPerSecond: exploration.statesPerSecond,
    bytesPerState: exploration.bytesPerState,
    bytesInAll: kilobytes * 1_024,
    ok: exploration.exhausted && (states === undefined || found === states) && found >= (atLeast ?? 0),
  };
}

/** Times fewer states with symmetry, of each model that was explored both ways with the same findings. */
function folds(figures: readonly Figures[]): { name: string; fold: number; same: boolean }[] {
  return figures.flatMap((reduced) => {
    const whole = figures.find(({ name }) => `${name}, symmetry` === reduced.name);
    if (whole === undefined) return [];
    const same = JSON.stringify(whole.findings) === JSON.stringify(reduced.findings);
    return [{ name: whole.name, fold: Math.round((whole.states / reduced.states) * 100) / 100, same }];
  });
}

/** What symmetry has to save. */
const LEAST: Readonly<Record<string, number>> = {
  'ESCROW-3': 5.5,
  'ESCROW-4': 21,
  'three-withdrawals': 5,
  'three-withdrawals-request-lost': 5,
  'three-escrows': 5,
  'three-escrows-held': 5,
};

interface Report {
  readonly figures: readonly Figures[];
  readonly spin: readonly BesideSpin[];
}

const REPORT = 'reports/bench/explore.json';
const before: Report =
  only !== undefined && existsSync(REPORT)
    ? (JSON.parse(readFileSync(REPORT, 'utf8')) as Report)
    : { figures: [], spin: [] };

const figures: Figures[] = [];
for (const row of rows) {
  if (row.isLong && isQuick) continue;
  const name = nameOf(row);
  if (only !== undefined && !name.includes(only)) {
    figures.push(...before.figures.filter((one) => one.name === name));
    continue;
  }
  const one = run(row);
  figures.push(one);
  process.stdout.write(`${one.ok ? 'ok    ' : 'WRONG '} ${JSON.stringify(one)}\n`);
}
/** ESCROW-N beside SPIN, depth first as it is usually run and by breadth with the way to every state. */
interface BesideSpin extends SpinFigures {
  readonly name: string;
  readonly ok: boolean;
  /** Ours in relation to it: states a second, and bytes of tables, states and paths. */
  readonly speed: number;
  readonly memory: number;
  /** Our process as a whole in relation to all that its verifier holds. */
  readonly memoryInAll: number;
}

function besideSpin(): BesideSpin[] {
  if (!hasSpin()) return [];
  return [3, 4].flatMap((payments) => {
    const ours = figures.find(({ name }) => name === `ESCROW-${String(payments)}`);
    if (ours === undefined) return [];
    if (only !== undefined && !ours.name.includes(only)) {
      return before.spin.filter(({ name }) => name.startsWith(ours.name));
    }
    return [false, true].map((byBreadth) => {
      const spin = spinOf(payments, byBreadth);
      return {
        name: `ESCROW-${String(payments)}, ${byBreadth ? 'by breadth' : 'depth first'}`,
        ...spin,
        ok: spin.states === ours.states,
        speed: ours.statesPerSecond / spin.statesPerSecond,
        memory: (ours.bytesPerState * ours.states) / spin.bytes,
        memoryInAll: ours.bytesInAll / spin.bytes,
      };
    });
  });
}

const spins = besideSpin();
for (const one of spins) {
  process.stdout.write(`${one.ok ? 'ok    ' : 'WRONG '} SPIN ${JSON.stringify(one)}\n`);
  if (!one.ok) process.exitCode = 1;
}
const saved = folds(figures);
for (const { name, fold, same } of saved) {
  const ok = same && fold >= (LEAST[name] ?? 1);
  process.stdout.write(`${ok ? 'ok    ' : 'WRONG '} ${name}: ${String(fold)} times fewer states with symmetry\n`);
  if (!ok) process.exitCode = 1;
}
if (figures.some(({ ok }) => !ok)) process.exitCode = 1;

const table = [
  '# Exhaustive search',
  '',
  '`npm run bench:explore`: the ordinary command, each row in a process of its own, every state with its path kept.',
  '',
  '| model | states | transitions | depth | s | states/s | bytes/state | MiB in all | conclusion |',
  '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
  ...figures.map((one) => {
    const { name, states, transitions, depth, seconds, statesPerSecond, bytesPerState, bytesInAll, conclusion } = one;
    const memory = [bytesPerState, Math.round(bytesInAll / 1_048_576)];
    const each = [name, states, transitions, depth, seconds.toFixed(1), statesPerSecond, ...memory, conclusion];
    return `| ${each.join(' | ')} |`;
  }),
  '',
  '| model | fewer states with symmetry | same findings |',
  '| --- | ---: | --- |',
  ...saved.map(({ name, fold, same }) => `| ${name} | ${String(fold)} | ${same ? 'yes' : 'no'} |`),
  '',
  '| SPIN on the same model | states | s | states/s | MiB | our states/s by its | our states, paths and tables by its MiB | our whole process |',
  '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  ...spins.map((one) => {
    const each = [one.name, one.states, one.seconds.toFixed(1), one.statesPerSecond, Math.round(one.bytes / 1_048_576)];
    const ratios = [one.speed, one.memory, one.memoryInAll].map((ratio) => ratio.toFixed(2));
    return `| ${[...each, ...ratios].join(' | ')} |`;
  }),
  ...(spins.length === 0 ? ['', 'SPIN is not installed here.'] : []),
  '',
];
if (!isQuick) {
  mkdirSync('reports/bench', { recursive: true });
  writeFileSync(REPORT, `${JSON.stringify({ figures, folds: saved, spin: spins }, null, 2)}\n`);
  writeFileSync('reports/bench/explore.md', table.join('\n'));
}
