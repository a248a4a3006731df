import { mkdirSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { dayOf, formatInstant, startOfDay } from '../../../src/core/time.ts';
import { flowLoaders } from '../../../src/flows/registry.ts';
import { Library } from '../../../src/io/scenarios/library.ts';
import { inTime, type SearchPlan } from '../../../src/search/plan/plan.ts';
import { planItems } from '../../../src/search/plan/write.ts';
import { Runner } from '../../../src/search/plan/runner.ts';
import { crashTours } from './crash-tours.ts';
import { FlowSlips, watchSteps } from './flow-slips.ts';
import { Proofs } from './proofs.ts';
import { movedTo } from './sprinkle.ts';
import { shippedStories, shownBy, tell, worldsOf, type Story } from './stories.ts';
import { readTours, TOURS, tourPath, tourStory, type TourEntry } from './tour-file.ts';
import { isShown, searchTours, type Tour, type Tried } from './tour-search.ts';

/*
 * Tours: plans that lead through every transition of a flow that can be taken, in the worlds of the scenarios that ship,
 * each kept with what it leads to. A search looks for plans on which a slip in the flow's definition shows that nothing
 * before showed; what shows nothing new is left out, and so is every item of a plan that nothing needs.
 * `npm run tours -- [--flow escrow] [--runs 1000] [--seed tours]`: looks for more, beside those that are kept; `--refresh` only runs
 * what is kept and writes down what it leads to now; `--crashes` keeps what there is and only looks for steps, and crashes in
 * them, whose order of writing shows in nothing else.
 */

const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1]!;
};

const library = await Library.open();
const runs = Number(option('runs', '1000'));
const seed = option('seed', 'tours');
mkdirSync(TOURS, { recursive: true });
for (const name of option('flow', [...flowLoaders.keys()].join(',')).split(',')) {
  const kept = readTours(name).map((entry, i) => tourStory(library, name, entry, i + 1));
  if (process.argv.includes('--refresh')) {
    await write(
      name,
      kept.map((story) => entryOf(story, name)),
    );
    continue;
  }
  const flow = new FlowSlips(library, name);
  const shipped = shippedStories(library, name);
  const open = new Set(flow.slips.map((_, i) => i));
  for (const story of shipped) newlyShown(story, flow, open);
  const byScenarios = flow.slips.length - open.size;
  const rest = new Set(open);
  const tours = kept.map((story): Tour => ({ story, shows: newlyShown(story, flow, open) }));
  const proofs = new Proofs(library.flows.get(name)!);
  for (const slip of open) if (proofs.isSame(flow.slips[slip]!)) open.delete(slip);
  if (process.argv.includes('--crashes')) {
    const order = new Set([...open].filter((slip) => flow.slips[slip]!.operator === 'swap effect order'));
    const found = [
      ...crashTours(library, flow, order, [...shipped, ...kept]),
      ...search(name, flow, order, [...shipped, ...kept]),
    ];
    const added = found.map(({ story, shows }) => entryOf(shortened(story, flow, shows), name));
    await write(name, [...readTours(name), ...added]);
    process.stdout.write(
      `${name}: ${String(added.length)} tours more, ${String(order.size)} orders shown by nothing\n`,
    );
    continue;
  }
  tours.push(...search(name, flow, open, [...shipped, ...kept]));
  tours.push(...crashTours(library, flow, open, [...shipped, ...kept, ...tours.map(({ story }) => story)]));
  // Those that show most come first; what the others leave nothing to is not kept.
  tours.sort((a, b) => b.shows.size - a.shows.size);
  const needed = tours.flatMap(({ story }): TourEntry[] => {
    const shows = newlyShown(story, flow, rest);
    return shows.size === 0 ? [] : [entryOf(shortened(story, flow, shows), name)];
  });
  await write(name, needed);
  const seconds = (process.cpuUsage().user / 1e6).toFixed(0);
  process.stdout.write(
    `${name}: ${String(flow.slips.length)} slips, ${String(byScenarios)} shown by scenarios, ` +
      `${String(open.size)} by nothing; ${String(needed.length)} tours (${seconds} s)\n`,
  );
}

/** Every design once, with the plans of all scenarios and tours whose world has the same names. */
function search(name: string, flow: FlowSlips, open: Set<number>, stories: readonly Story[]): Tour[] {
  const tried: Tried = new Map();
  const tours: Tour[] = [];
  for (const { path, subject, at } of worldsOf(library, name)) {
    const scenario = path.slice('scenarios/'.length, -'.scenario.json'.length);
    const names = namesOf(subject);
    const alike = [...stories, ...tours.map(({ story }) => story)].filter((one) => namesOf(one.subject) === names);
    const plans = alike.map((one) => shifted(one.plan, one.subject.model.startsAt, subject.model.startsAt));
    const world = { name: scenario, subject, flow: at, plans };
    tours.push(...searchTours(world, flow, open, tried, { seed, atLeast: runs, idle: runs }));
  }
  // Where a step was another one and nothing showed it, something may once the process dies in that step.
  const dumb = [...tried].flatMap(([slip, { story }]) => (open.has(slip) ? [story] : []));
  return [...tours, ...crashTours(library, flow, open, dumb)];
}

/** The plan of a world as if it had begun on the day on which another begins. */
function shifted(plan: SearchPlan, from: number, to: number): SearchPlan {
  const by = startOfDay(dayOf(to)) - startOfDay(dayOf(from));
  const acts = plan.acts.map((act) => movedTo(act, Math.max(to, act.at + by)));
  return { ...plan, acts: inTime(acts), until: plan.until === 0 ? 0 : plan.until + by };
}

/** Plans name things by number: they mean the same where the same instances, accounts and channels are. */
function namesOf({ model }: Story['subject']): string {
  return JSON.stringify([model.instances, model.accounts, model.channels].map((list) => list.map(({ key }) => key)));
}

/** Slips among the open ones that a story shows; they are open no longer. */
function newlyShown(story: Story, flow: FlowSlips, open: Set<number>): Set<number> {
  const runner = new Runner(story.subject);
  const watch = flow.watch(story.flow);
  watchSteps(runner, watch);
  const own = shownBy(runner, story.subject, story.plan);
  const shows = new Set([...watch.touched].filter((slip) => open.has(slip) && isShown(story, flow, slip, own)));
  for (const slip of shows) open.delete(slip);
  return shows;
}

/** The story without what none of the slips needs in order to show. */
function shortened(story: Story, flow: FlowSlips, shows: ReadonlySet<number>): Story {
  const showsAll = (plan: SearchPlan): boolean => {
    const shorter = { ...story, plan };
    const own = tell(shorter);
    return !own.findings.startsWith('failed') && [...shows].every((slip) => isShown(shorter, flow, slip, own));
  };
  let { plan } = story;
  if (showsAll({ ...plan, until: 0 })) plan = { ...plan, until: 0 };
  for (const part of ['acts', 'crashes', 'deviations'] as const) {
    for (let i = plan[part].length - 1; i >= 0; i--) {
      const without: SearchPlan = { ...plan, [part]: plan[part].filter((_, at) => at !== i) };
      if (showsAll(without)) plan = without;
    }
  }
  return { ...story, plan };
}

function entryOf(story: Story, flow: string): TourEntry {
  const scenario = story.name.replace(/^tour \d+ of /, '');
  const how = {
    ...(story.set === undefined || story.set.length === 0 ? {} : { set: story.set }),
    ...(story.plan.until === 0 ? {} : { until: formatInstant(story.plan.until) }),
  };
  const plan = planItems(story.subject.model, story.plan);
  // What the written plan leads to: a search leaves open what nothing depends on, such as how late a lost notice is.
  const shown = tell(tourStory(library, flow, { scenario, ...how, plan }, 0));
  return { scenario, ...how, plan, ...shown };
}

async function write(flow: string, tours: readonly TourEntry[]): Promise<void> {
  const text = JSON.stringify({ flow, tours });
  writeFileSync(tourPath(flow), await format(text, { parser: 'json', printWidth: 120 }));
}
