import { fork } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compareText } from '../../src/core/order.ts';
import { flowLoaders } from '../../src/flows/registry.ts';
import type { LeafSet } from '../../src/search/plan/tracker.ts';
import { Prng } from '../../src/core/prng.ts';
import type { MachineTables } from '../../src/flows/compile/tables.ts';
import { Library } from '../../src/io/scenarios/library.ts';
import { noOverrides } from '../../src/io/scenarios/overrides.ts';
import { openSubject } from '../../src/io/workers/open-subject.ts';
import { parseInstant } from '../../src/core/time.ts';
import { searchPlan, type SearchPlan } from '../../src/search/plan/plan.ts';
import { Runner, type Subject } from '../../src/search/plan/runner.ts';
import { compilePlan } from '../../src/simulation/plan/compile.ts';
import type { Machine } from '../../src/simulation/machines.ts';
import type { ScenarioFile } from '../../src/scenario/format.ts';
import { hunt } from './bugs/hunt.ts';

/*
 * Semantic mutants of the flows' tables: on every transition an effect dropped, done twice, swapped with the next; a
 * timer that is not cancelled; another target; and every guard that always lets pass. Killed by the shipped scenarios
 * (another finding, another loss, a failure) or by a short search of a sound design.
 * `npm run bench:mutants -- [--flow escrow] [--every 1] [--seconds 2] [--minutes 60] [--resume]`: every n-th mutant, two
 * processes; what is judged is kept as it comes, and `--resume` goes on from there.
 * Results: reports/bench/mutants.json and mutants.md.
 */

const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1]!;
};
const every = Number(option('every', '1'));
const seconds = Number(option('seconds', '2'));
const minutes = Number(option('minutes', '60'));
const flows = option('flow', [...flowLoaders.keys()].join(',')).split(',');
const KEPT = '.fenproof/bench-mutants.jsonl';
const PROCESSES = 2;
/** Sound designs that are searched for one mutant. */
const SEARCHED = 3;

interface Mutant {
  readonly operator: string;
  readonly where: string;
  /** The transition that is another; -1 for a guard, which decides between several. */
  readonly leaf: number;
  readonly machine: Machine;
}

interface Row {
  readonly flow: string;
  readonly operator: string;
  readonly where: string;
  /** Does the plan of a scenario take the transition? */
  readonly isTaken: boolean;
  readonly killedBy: 'scenario' | 'search' | null;
}

/** A scenario of a flow with what it shows when nothing is mutated. */
interface Story {
  readonly id: string;
  readonly subject: Subject;
  readonly plan: SearchPlan;
  readonly shows: string;
  readonly leaves: LeafSet;
}

const library = await Library.open();
const part = option('part', '');
if (part === '') await lead();
else work(Number(part));

/** One of the processes: every second mutant of each flow. Flows take turns, so that a run that is cut short has some of all. */
function work(number: number): void {
  const end = performance.now() + minutes * 60_000;
  const done = new Set(kept().map(keyOf));
  const benches = flows.map((flow) => benchOf(flow));
  for (let i = number; benches.some(({ mutants }) => i < mutants.length); i += PROCESSES) {
    for (const { flow, mutants, stories, quiet } of benches) {
      const mutant = mutants[i];
      if (mutant === undefined || done.has(keyOf({ flow, ...mutant }))) continue;
      if (performance.now() > end) return;
      const { operator, where, leaf } = mutant;
      const isTaken = leaf < 0 || stories.some(({ leaves }) => hasLeaf(leaves, leaf));
      process.send?.({ flow, operator, where, isTaken, killedBy: killerOf(flow, mutant, stories, quiet) });
    }
  }
}

function benchOf(flow: string) {
  const stories = storiesOf(flow);
  const machine = stories[0]!.subject.machines.find((one) => one.flow.name === flow)!;
  const order = shuffled([...mutantsOf(machine)], Prng.from('mutants', flow));
  const mutants = order.filter((_, i) => i % every === 0);
  const sound = stories.filter(({ shows }) => shows === '').slice(0, SEARCHED);
  const quiet = new Set(sound.flatMap(({ subject }) => [...hunt(subject, '-', 'mutants', short()).others]));
  return { flow, mutants, stories, quiet };
}

function killerOf(flow: string, { machine, leaf }: Mutant, stories: readonly Story[], quiet: ReadonlySet<string>) {
  const swap = (subject: Subject): Subject => ({
    ...subject,
    machines: subject.machines.map((one) => (one.flow.name === flow ? machine : one)),
  });
  // A story that does not take the transition does not notice that it is another.
  const concerned = stories.filter(({ leaves }) => leaf < 0 || hasLeaf(leaves, leaf));
  if (concerned.some(({ subject, plan, shows }) => told(new Runner(swap(subject)), plan) !== shows)) return 'scenario';
  const sound = stories.filter(({ shows }) => shows === '');
  // First those that take the transition.
  const searched = [...sound.filter((one) => concerned.includes(one)), ...sound].slice(0, SEARCHED);
  const isNoticed = ({ subject }: Story): boolean =>
    hunt(swap(subject), '-', 'mutants', short()).others.some((id) => !quiet.has(id));
  return searched.some(isNoticed) ? 'search' : null;
}

function hasLeaf(leaves: LeafSet, leaf: number): boolean {
  return (leaves[leaf >>> 5]! & (1 << (leaf & 31))) !== 0;
}

function keyOf({ flow, operator, where }: Pick<Row, 'flow' | 'operator' | 'where'>): string {
  return [flow, operator, where].join(' | ');
}

function kept(): Row[] {
  if (!existsSync(KEPT)) return [];
  const lines = readFileSync(KEPT, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Row);
}

async function lead(): Promise<void> {
  if (!process.argv.includes('--resume')) rmSync(KEPT, { force: true });
  mkdirSync('.fenproof', { recursive: true });
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
  const rows = kept().filter(({ flow }) => flows.includes(flow));
  rows.sort((a, b) => compareText(keyOf(a), keyOf(b)));
  report(rows);
}

function short() {
  return { guided: true, profile: 'smoke', seconds, rounds: 4 } as const;
}

function storiesOf(flow: string): Story[] {
  const files = readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.scenario.json') && !/^(planted|canary|regressions)\//.test(file))
    .sort((a, b) => (a < b ? -1 : 1));
  return files.flatMap((file): Story[] => {
    const path = `scenarios/${file}`;
    const scenario = JSON.parse(readFileSync(path, 'utf8')) as ScenarioFile;
    if (!Object.values(scenario.flows).some((one) => one.flow === flow) || scenario.load !== undefined) return [];
    const { subject } = openSubject(library, library.load(path), noOverrides);
    const until = scenario.until === undefined ? 0 : parseInstant(scenario.until, { file: path });
    const plan = searchPlan(compilePlan(subject.model, scenario.plan ?? []), until);
    const runner = new Runner(subject);
    const shows = told(runner, plan);
    const own = subject.model.instances.filter((one) => subject.machines[one.flow]!.flow.name === flow);
    return [
      {
        id: scenario.id,
        subject,
        plan,
        shows,
        leaves: leavesOf(
          runner,
          flow,
          own.map(({ index }) => index),
        ),
      },
    ];
  });
}

/** Transitions of one flow type that its instances took in the last run, its first leaf at bit 0. */
function leavesOf(runner: Runner, flow: string, instances: readonly number[]): LeafSet {
  const { machines } = runner.subject;
  const at = machines.findIndex((one) => one.flow.name === flow);
  const before = machines.slice(0, at).reduce((sum, { tables }) => sum + tables.leafTarget.length, 0);
  const count = machines[at]!.tables.leafTarget.length;
  const all = runner.tracker.leaves(instances);
  const leaves = new Uint32Array(Math.ceil(count / 32));
  for (let i = 0; i < count; i++) if (hasLeaf(all, before + i)) leaves[i >>> 5]! |= 1 << (i & 31);
  return leaves;
}

/** What a run shows: findings with their losses, or that it failed. */
function told(runner: Runner, plan: SearchPlan): string {
  const { found, failure, inconclusive } = runner.run(plan);
  if (failure !== null) return 'failed';
  const lines = found.map(({ id, amount, loss }) => `${id} ${String(amount)} ${JSON.stringify(loss)}`);
  return [...lines, ...(inconclusive === null ? [] : [inconclusive])].join('; ');
}

function* mutantsOf(machine: Machine): Generator<Mutant> {
  const { tables } = machine;
  const name = (leaf: number): string => {
    const from = tables.leafSource[leaf]!;
    const event = tables.leafEvent[leaf]!;
    return `${from < 0 ? '(start)' : tables.configurations[from]!.path} + ${event < 0 ? '(start)' : tables.events[event]!}`;
  };
  for (let leaf = 0; leaf < tables.leafTarget.length; leaf++) {
    const actions = [...tables.actionList.slice(tables.leafStart[leaf], tables.leafEnd[leaf])];
    const where = (at: number): string => `${name(leaf)}: ${tables.actions[actions[at]!]!.name}`;
    const withActions = (list: readonly number[]): Machine => ({ ...machine, tables: rewritten(tables, leaf, list) });
    for (const [at, action] of actions.entries()) {
      const { kind } = tables.actions[action]!;
      if (kind === 'effect') {
        yield { operator: 'drop effect', where: where(at), leaf, machine: withActions(actions.toSpliced(at, 1)) };
        yield {
          operator: 'apply twice',
          where: where(at),
          leaf,
          machine: withActions(actions.toSpliced(at, 0, action)),
        };
        const next = actions[at + 1];
        if (next !== undefined && next !== action && tables.actions[next]!.kind === 'effect') {
          const list = actions.with(at, next).with(at + 1, action);
          yield { operator: 'swap effects', where: where(at), leaf, machine: withActions(list) };
        }
      } else if (kind === 'cancel-timer') {
        yield { operator: 'drop timer cancel', where: where(at), leaf, machine: withActions(actions.toSpliced(at, 1)) };
      }
    }
    const source = tables.leafSource[leaf]!;
    const target = source >= 0 && source !== tables.leafTarget[leaf] ? source : -1;
    if (target >= 0) {
      const leafTarget = tables.leafTarget.with(leaf, target);
      yield {
        operator: 'retarget',
        where: name(leaf),
        leaf,
        machine: { ...machine, tables: { ...tables, leafTarget } },
      };
    }
  }
  for (let node = 0; node < tables.nodes.length; node += 3) {
    const nodes = tables.nodes.with(node + 1, tables.nodes[node + 2]!);
    const guard = tables.guards[tables.nodes[node]!]!.name;
    yield {
      operator: 'drop guard',
      where: `${guard} at ${String(node)}`,
      leaf: -1,
      machine: { ...machine, tables: { ...tables, nodes } },
    };
  }
}

function rewritten(tables: MachineTables, leaf: number, list: readonly number[]): MachineTables {
  const start = tables.actionList.length;
  return {
    ...tables,
    actionList: Int32Array.from([...tables.actionList, ...list]),
    leafStart: tables.leafStart.with(leaf, start),
    leafEnd: tables.leafEnd.with(leaf, start + list.length),
  };
}

function shuffled<T>(items: readonly T[], prng: Prng): T[] {
  const list = [...items];
  for (let i = list.length - 1; i > 0; i--) {
    const j = prng.int(i + 1);
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
  return list;
}

function report(rows: readonly Row[]): void {
  const score = (some: readonly Row[]): string => {
    const killed = some.filter(({ killedBy }) => killedBy !== null).length;
    const by = (who: Row['killedBy']): number => some.filter(({ killedBy }) => killedBy === who).length;
    const share = some.length === 0 ? 0 : (100 * killed) / some.length;
    return `${String(some.length)} | ${String(by('scenario'))} | ${String(by('search'))} | ${String(by(null))} | ${share.toFixed(1)} %`;
  };
  const lines = flows.map((flow) => `| ${flow} | ${score(rows.filter((row) => row.flow === flow))} |`);
  const operators = [...new Set(rows.map(({ operator }) => operator))];
  const text = `# Mutants of the flows

Every ${String(every)}. mutant. A survivor counts against the score unless its reachable behaviour is the same.

| flow | mutants | killed by scenarios | by a search of ${String(seconds)} s | survive | score |
| --- | ---: | ---: | ---: | ---: | ---: |
${lines.join('\n')}
| all | ${score(rows)} |

| operator | mutants | killed by scenarios | by search | survive | score |
| --- | ---: | ---: | ---: | ---: | ---: |
${operators.map((operator) => `| ${operator} | ${score(rows.filter((row) => row.operator === operator))} |`).join('\n')}

Survivors:

${rows
  .filter(({ killedBy }) => killedBy === null)
  .map(
    ({ flow, operator, where, isTaken }) =>
      `- ${flow}: ${operator}, ${where}${isTaken ? '' : ' (no scenario takes it)'}`,
  )
  .join('\n')}
`;
  mkdirSync('reports/bench', { recursive: true });
  writeFileSync('reports/bench/mutants.json', `${JSON.stringify({ every, seconds, rows }, null, 1)}\n`);
  writeFileSync('reports/bench/mutants.md', text);
  process.stdout.write(text);
}
