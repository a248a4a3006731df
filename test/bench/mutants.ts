import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
 * `npm run bench:mutants -- [--flow escrow] [--every 1] [--seconds 2]`: every n-th mutant.
 * Results: reports/bench/mutants.json and mutants.md.
 */

const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1]!;
};
const every = Number(option('every', '1'));
const seconds = Number(option('seconds', '2'));
const flows = option('flow', 'withdrawal,escrow,settlement,custody,lending').split(',');

interface Mutant {
  readonly operator: string;
  readonly where: string;
  readonly machine: Machine;
}

interface Row {
  readonly flow: string;
  readonly operator: string;
  readonly where: string;
  readonly killedBy: 'scenario' | 'search' | null;
}

/** A scenario of a flow with what it shows when nothing is mutated. */
interface Story {
  readonly id: string;
  readonly subject: Subject;
  readonly plan: SearchPlan;
  readonly shows: string;
}

const library = await Library.open();
const rows: Row[] = [];
for (const flow of flows) {
  const stories = storiesOf(flow);
  const sound = stories.filter(({ shows }) => shows === '');
  const machine = stories[0]!.subject.machines.find((one) => one.flow.name === flow)!;
  const all = [...mutantsOf(machine)];
  const order = shuffled(all, Prng.from('mutants', flow)).filter((_, i) => i % every === 0);
  const quiet = new Set(sound.slice(0, 3).flatMap(({ subject }) => [...hunt(subject, '-', 'mutants', short()).others]));
  for (const mutant of order) {
    const swap = (subject: Subject): Subject => ({
      ...subject,
      machines: subject.machines.map((one) => (one.flow.name === flow ? mutant.machine : one)),
    });
    let killedBy: Row['killedBy'] = null;
    if (stories.some((story) => told(new Runner(swap(story.subject)), story.plan) !== story.shows))
      killedBy = 'scenario';
    else if (
      sound
        .slice(0, 3)
        .some(({ subject }) => hunt(swap(subject), '-', 'mutants', short()).others.some((id) => !quiet.has(id)))
    ) {
      killedBy = 'search';
    }
    rows.push({ flow, operator: mutant.operator, where: mutant.where, killedBy });
  }
}
report();

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
    return [{ id: scenario.id, subject, plan, shows: told(new Runner(subject), plan) }];
  });
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
        yield { operator: 'drop effect', where: where(at), machine: withActions(actions.toSpliced(at, 1)) };
        yield { operator: 'apply twice', where: where(at), machine: withActions(actions.toSpliced(at, 0, action)) };
        const next = actions[at + 1];
        if (next !== undefined && next !== action && tables.actions[next]!.kind === 'effect') {
          const list = actions.with(at, next).with(at + 1, action);
          yield { operator: 'swap effects', where: where(at), machine: withActions(list) };
        }
      } else if (kind === 'cancel-timer') {
        yield { operator: 'drop timer cancel', where: where(at), machine: withActions(actions.toSpliced(at, 1)) };
      }
    }
    const source = tables.leafSource[leaf]!;
    const target = source >= 0 && source !== tables.leafTarget[leaf] ? source : -1;
    if (target >= 0) {
      const leafTarget = tables.leafTarget.with(leaf, target);
      yield { operator: 'retarget', where: name(leaf), machine: { ...machine, tables: { ...tables, leafTarget } } };
    }
  }
  for (let node = 0; node < tables.nodes.length; node += 3) {
    const nodes = tables.nodes.with(node + 1, tables.nodes[node + 2]!);
    const guard = tables.guards[tables.nodes[node]!]!.name;
    yield {
      operator: 'drop guard',
      where: `${guard} at ${String(node)}`,
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

function report(): void {
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
  .map(({ flow, operator, where }) => `- ${flow}: ${operator}, ${where}`)
  .join('\n')}
`;
  mkdirSync('reports/bench', { recursive: true });
  writeFileSync('reports/bench/mutants.json', `${JSON.stringify({ every, seconds, rows }, null, 1)}\n`);
  writeFileSync('reports/bench/mutants.md', text);
  process.stdout.write(text);
}
