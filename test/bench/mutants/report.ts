import type { JudgeLimits, Killer, Row } from './judge.ts';

/** What became of slips, as the table has it. */
interface Counts {
  readonly slips: number;
  readonly killed: Readonly<Record<Killer, number>>;
  readonly byScenarios: number;
  readonly proved: number;
  readonly same: number;
  readonly unreached: number;
  readonly alive: number;
}

/** The report as Markdown: scores by flow and by operator, and every survivor with what is known of it. */
export function mutantsReport(rows: readonly Row[], limits: JudgeLimits, seconds: number): string {
  const names = (key: 'flow' | 'operator'): string[] => [...new Set(rows.map((row) => row[key]))];
  const table = (key: 'flow' | 'operator'): string =>
    names(key)
      .map((name) => `| ${name} | ${cells(rows.filter((row) => row[key] === name))} |`)
      .join('\n');
  const head =
    'slips | findings | ends | trace | search | proved same | same graph | not reached | alive | score | if not reached counts |';
  const rule = ' ---: |'.repeat(11);
  const survivors = rows.filter(({ killedBy }) => killedBy === null);
  const listed = (says: string, title: string): string => {
    const some = survivors.filter(({ graph }) => graph?.says === says);
    const lines = some.map(
      ({ flow, operator, where, graph }) =>
        `- ${flow}: ${operator}, ${where}${graph!.states === 0 ? '' : ` (${graph!.states.toLocaleString('en-US')} states)`}`,
    );
    return lines.length === 0 ? '' : `\n### ${title}: ${String(some.length)}\n\n${lines.join('\n')}\n`;
  };
  return `# Slips in the flows

${limits.every === 1 ? 'Every slip' : `One slip in ${String(limits.every)}`} of the listed operators on every transition
of every flow, one at a time. ${String(seconds)} s of the processor, without what changing roundings takes.

- **findings**: a scenario or a tour finds something else, or the run fails. **ends**: a run ends in other states or
  balances, or channels were asked otherwise. **trace**: only the frozen trace is another one. **search**: no story
  notices, and a run of a short search (at least ${String(limits.runs)} in each design) is another one.
- **proved same**: in no state does the slip make a difference. Effects read the world as it was before a step and write
  to a list that is applied after it. Which kinds of writes an effect can make in any state is read off its source, with
  everything that it calls. An effect that can only assign fields does the same when it is done twice; it does the same
  before and after one that assigns none and at whose writes no rule looks at a field; one that can write nothing may be
  left out. In every story the writes are compared to the source, and no story may show a slip that is proved the same:
  both hold, or there is no report.
- **same graph**: the step is taken, and the graph of all states around it (or of the design) is the same with the slip:
  nobody can tell there. **not reached**: no graph that was exhausted (up to ${String(limits.states)} states a design) takes
  the step, and no run of a search did: with and without the slip these graphs are the same. **alive**: the rest.
- **score**: of the slips that are none of these three. The last column lets what was not reached count as alive.

| flow | ${head}
| --- |${rule}
${table('flow')}
| all | ${cells(rows)} |

| operator | ${head}
| --- |${rule}
${table('operator')}

Of ${String(rows.length)} slips, ${String(counted(rows).byScenarios)} show in the scenarios that ship, without the tours.

## What nothing notices
${listed('open', 'Alive: the step is taken, and no graph around it could be exhausted')}${listed('differs', 'Alive: the graph is another one')}${listed('proved', 'Proved the same')}${listed('same', 'The same graph')}${listed('unreached', 'Not reached')}`;
}

/** The counts of each flow and operator. */
export function countsByFlow(rows: readonly Row[]): (Counts & { flow: string; operator: string })[] {
  const keys = [...new Set(rows.map(({ flow, operator }) => JSON.stringify([flow, operator])))];
  return keys.map((key) => {
    const [flow, operator] = JSON.parse(key) as [string, string];
    const own = rows.filter((row) => row.flow === flow && row.operator === operator);
    return { flow, operator, ...counted(own) };
  });
}

function counted(rows: readonly Row[]): Counts {
  const by = (killer: Killer): number => rows.filter(({ killedBy }) => killedBy === killer).length;
  const says = (...what: string[]): number =>
    rows.filter(({ killedBy, graph }) => killedBy === null && what.includes(graph!.says)).length;
  return {
    slips: rows.length,
    killed: { findings: by('findings'), ends: by('ends'), trace: by('trace'), search: by('search') },
    byScenarios: rows.filter(({ byScenarios }) => byScenarios).length,
    proved: says('proved'),
    same: says('same'),
    unreached: says('unreached'),
    alive: says('open', 'differs'),
  };
}

function cells(rows: readonly Row[]): string {
  const { slips, killed, proved, same, unreached, alive } = counted(rows);
  const { findings, ends, trace, search } = killed;
  const dead = findings + ends + trace + search;
  const share = (of: number): string => (of === 0 ? '-' : `${((100 * dead) / of).toFixed(1)} %`);
  const figures = [slips, findings, ends, trace, search, proved, same, unreached, alive].map(String);
  return [...figures, share(dead + alive), share(dead + alive + unreached)].join(' | ');
}
