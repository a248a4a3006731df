import type { Library } from '../../../src/io/scenarios/library.ts';
import { Runner } from '../../../src/search/plan/runner.ts';
import { FlowSlips, watchSteps } from './flow-slips.ts';
import { Graphs, type GraphAnswer } from './graphs.ts';
import { shippedStories, shownBy, withMachine, worldsOf, type Shown, type Story } from './stories.ts';
import { Proofs } from './proofs.ts';
import { readTours, tourStory } from './tour-file.ts';
import { searchTours, type Tried } from './tour-search.ts';

/**
 * What notices a slip, the strongest first: another finding or loss, or a failure; another end (states, balances, what
 * channels were asked); a run of a short search that is another one; nothing but a frozen trace.
 */
export type Killer = 'findings' | 'ends' | 'search' | 'trace';

export interface Row {
  readonly flow: string;
  readonly operator: string;
  readonly where: string;
  readonly killedBy: Killer | null;
  /** Did the scenarios that ship notice it without the tours? */
  readonly byScenarios: boolean;
  /** Of what nothing notices: whether it is proved the same, or what whole graphs say of it and how many states they have. */
  readonly graph: GraphAnswer | null;
}

export interface JudgeLimits {
  /** Every n-th slip. */
  readonly every: number;
  /** Runs of the short search in one world. */
  readonly runs: number;
  /** States up to which a small world is exhausted. */
  readonly states: number;
}

/** After a trace that differs so many further stories may still show more than that. */
const FURTHER = 12;

interface Told {
  readonly story: Story;
  readonly own: Shown;
  readonly touched: ReadonlySet<number>;
  readonly isTour: boolean;
}

/**
 * Judges the slips of one flow: scenarios and tours, then a short search, then whole graphs of what is left and is not
 * proved the same.
 */
export function judge(library: Library, name: string, limits: JudgeLimits, say: (text: string) => void): Row[] {
  const flow = new FlowSlips(library, name);
  const proofs = new Proofs(library.flows.get(name)!);
  const told = toldStories(library, name, flow, proofs);
  if (proofs.surprises.size > 0) throw new Error(`${name}: ${[...proofs.surprises].join(', ')}, unlike the source`);
  const killers = new Map<number, Killer>();
  const byScenarios = new Set<number>();
  const chosen = flow.slips.map((_, i) => i).filter((i) => i % limits.every === 0);
  say(`${String(chosen.length)} slips, ${String(told.length)} stories`);
  for (const slip of chosen) {
    const { killer, isScenario } = killerOf(slip, flow, told);
    if (killer !== null) killers.set(slip, killer);
    if (isScenario) byScenarios.add(slip);
  }
  const proved = new Set(chosen.filter((slip) => proofs.isSame(flow.slips[slip]!)));
  for (const slip of proved) {
    if (killers.has(slip))
      throw new Error(`${name}: proved the same, and a story shows it: ${flow.slips[slip]!.where}`);
  }
  const open = new Set(chosen.filter((slip) => !killers.has(slip) && !proved.has(slip)));
  say(`${String(open.size)} left for the search`);
  const before = new Set(open);
  const worlds = worldsOf(library, name);
  const tried: Tried = new Map();
  for (const { path, subject, at } of worlds) {
    const { id } = subject.model.scenario;
    const own = told.filter(({ story }) => story.subject.model.scenario.id === id);
    const world = { name: path, subject, flow: at, plans: own.map(({ story }) => story.plan) };
    searchTours(world, flow, open, tried, { seed: 'mutants', atLeast: limits.runs, idle: limits.runs });
  }
  for (const slip of before) if (!open.has(slip)) killers.set(slip, 'search');
  say(`${String(open.size)} left for the graphs`);
  const graphs = open.size === 0 ? null : new Graphs(flow, worlds, limits.states);
  return chosen.map((slip): Row => {
    const { operator, where } = flow.slips[slip]!;
    const killedBy = killers.get(slip) ?? null;
    if (proved.has(slip)) {
      const graph = { states: 0, says: 'proved' } as const;
      return { flow: name, operator, where, killedBy, byScenarios: false, graph };
    }
    const story = told.find(({ touched }) => touched.has(slip))?.story ?? tried.get(slip)?.story ?? null;
    const graph = killedBy === null ? graphs!.answer(slip, story) : null;
    return { flow: name, operator, where, killedBy, byScenarios: byScenarios.has(slip), graph };
  });
}

function toldStories(library: Library, name: string, flow: FlowSlips, proofs: Proofs): Told[] {
  const tours = readTours(name).map((entry, i) => tourStory(library, name, entry, i + 1));
  return [...shippedStories(library, name), ...tours].map((story): Told => {
    const machine = proofs.watched(story.subject.machines[story.flow]!);
    const runner = new Runner(withMachine(story.subject, story.flow, machine));
    const watch = flow.watch(story.flow);
    watchSteps(runner, watch);
    const own = shownBy(runner, story.subject, story.plan);
    return { story, own, touched: watch.touched, isTour: tours.includes(story) };
  });
}

function killerOf(slip: number, flow: FlowSlips, told: readonly Told[]) {
  let killer: Killer | null = null;
  let isScenario = false;
  let further = 0;
  for (const { story, own, touched, isTour } of told) {
    if (!touched.has(slip)) continue;
    if (killer !== null && ++further > FURTHER) break;
    const by = differs(story, flow, slip, own);
    if (by === null) continue;
    if (!isTour) isScenario = true;
    if (by === 'findings') return { killer: by, isScenario };
    if (killer !== 'ends') killer = by;
  }
  return { killer, isScenario };
}

function differs(story: Story, { slips }: FlowSlips, slip: number, own: Shown): Killer | null {
  let shown: Shown;
  try {
    shown = shownBy(
      new Runner(withMachine(story.subject, story.flow, slips[slip]!.machine)),
      story.subject,
      story.plan,
    );
  } catch {
    // The world does not even begin.
    return 'findings';
  }
  if (shown.findings !== own.findings) return 'findings';
  if (JSON.stringify(shown.ends) !== JSON.stringify(own.ends)) return 'ends';
  return shown.trace === own.trace ? null : 'trace';
}
