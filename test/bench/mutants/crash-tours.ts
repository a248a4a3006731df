import type { Library } from '../../../src/io/scenarios/library.ts';
import type { SearchPlan } from '../../../src/search/plan/plan.ts';
import { Runner } from '../../../src/search/plan/runner.ts';
import type { StepWitness } from '../../../src/simulation/stepper.ts';
import { watchSteps, type FlowSlips } from './flow-slips.ts';
import { shownBy, worldOf, type Story } from './stories.ts';
import { isShown, type Tour } from './tour-search.ts';

/*
 * The order in which a step writes shows where its stores are written one after another and the process dies between
 * two of them. So stories that take the step of a slip are told in the same design with stores of its own, and with a
 * crash in that very step.
 */

const POINTS = ['postings', 'state', 'messages'] as const;

/** Tours of stories that take the step of an open slip, with a crash in it; what they show is open no longer. */
export function crashTours(library: Library, flow: FlowSlips, open: Set<number>, stories: readonly Story[]): Tour[] {
  if (!library.flows.get(flow.flow)!.choiceNames.includes('durability')) return [];
  const tours: Tour[] = [];
  const separated = new Map<string, ReturnType<typeof worldOf>>();
  for (const told of stories) {
    if (open.size === 0) break;
    const scenario = told.name.replace(/^tour \d+ of /, '');
    const set = [...new Set([...(told.set ?? []), `type:${flow.flow}.durability=separate`])];
    const key = [scenario, ...set].join(' ');
    if (!separated.has(key)) {
      separated.set(key, worldOf(library, `scenarios/${scenario}.scenario.json`, flow.flow, null, set));
    }
    const world = separated.get(key) ?? null;
    if (world === null) continue;
    const story: Story = { ...told, subject: world.subject, flow: world.flow, set };
    for (const crash of crashesIn(story, flow, open)) {
      const crashing: Story = { ...story, plan: { ...story.plan, crashes: [...story.plan.crashes, crash] } };
      const shows = shownOf(crashing, flow, open);
      if (shows.size > 0) tours.push({ story: crashing, shows });
    }
  }
  return tours;
}

type Crash = SearchPlan['crashes'][number];

/** Crashes in the steps of the story that are another one with an open slip. */
function crashesIn(story: Story, flow: FlowSlips, open: ReadonlySet<number>): Crash[] {
  const runner = new Runner(story.subject);
  const watch = flow.watch(story.flow);
  for (let slip = 0; slip < flow.slips.length; slip++) if (!open.has(slip)) watch.close(slip);
  const own = story.subject.model.instances.filter((one) => one.flow === story.flow);
  const found = new Map<string, Crash>();
  const looking: StepWitness = {
    stepped(...step) {
      const before = watch.touched.size;
      watch.stepped(...step);
      if (watch.touched.size === before) return;
      // Of each slip every step counts, not only the first.
      watch.touched.clear();
      for (const { index } of own) {
        const step = runner.kernel.steps(index) + 1;
        if (story.plan.crashes.some((one) => one.instance === index && one.step === step)) continue;
        for (const after of POINTS) found.set([index, step, after].join(' '), { instance: index, step, after });
      }
    },
  };
  watchSteps(runner, looking);
  runner.run(story.plan);
  return [...found.values()];
}

/** Open slips that a story shows; they are open no longer. */
function shownOf(story: Story, flow: FlowSlips, open: Set<number>): Set<number> {
  const runner = new Runner(story.subject);
  const watch = flow.watch(story.flow);
  watchSteps(runner, watch);
  const own = shownBy(runner, story.subject, story.plan);
  if (own.findings.startsWith('failed')) return new Set();
  const shows = new Set([...watch.touched].filter((slip) => open.has(slip) && isShown(story, flow, slip, own)));
  for (const slip of shows) open.delete(slip);
  return shows;
}
