import { InputError } from '../../../src/core/errors.ts';
import { Prng } from '../../../src/core/prng.ts';
import { emptyPlan, inTime, planSize, type SearchPlan } from '../../../src/search/plan/plan.ts';
import { Runner } from '../../../src/search/plan/runner.ts';
import { profiles } from '../../../src/search/profiles/profiles.ts';
import { amountArbitrary, limitsOf, reachOf } from '../../../src/search/random/amounts.ts';
import { Drawer } from '../../../src/search/random/draw.ts';
import { drawValue } from '../../../src/search/random/fast-check-random.ts';
import { Agenda } from '../../../src/search/random/instants.ts';
import { runValues } from '../../../src/search/random/run-values.ts';
import type { Observer } from '../../../src/simulation/observer.ts';
import type { StepWitness } from '../../../src/simulation/stepper.ts';
import { watchSteps, type FlowSlips } from './flow-slips.ts';
import type { SlipWatch } from './rows.ts';
import { sprinkled, type Footing } from './sprinkle.ts';
import { shownBy, withMachine, type Shown, type Story } from './stories.ts';

/** A world with a plan of its own to begin with. */
export interface TourWorld extends Omit<Story, 'plan'> {
  readonly plans: readonly SearchPlan[];
}

/** A plan that shows slips which nothing before it shows. */
export interface Tour {
  readonly story: Story;
  /** Slips whose run is another one. */
  readonly shows: ReadonlySet<number>;
}

/** Slips whose step was another one though nothing showed it. */
export type Tried = Map<number, { readonly times: number; readonly story: Story }>;

export interface SearchLimits {
  readonly seed: string;
  /** Runs in one world, and runs after the last that found something. */
  readonly atLeast: number;
  readonly idle: number;
}

/** Plans on which a slip that makes a step another one is looked at, though its run was the same each time. */
const TRIES = 12;
/** One run in so many is drawn afresh instead of going on from a plan that is known. */
const FRESH = 6;

/** A plan that reached something, and the configurations it came through. */
interface Known extends Footing {
  readonly configurations: ReadonlySet<number>;
}

/**
 * Looks for plans of one world that show slips, guided by what they reach: to plans that reach something new, things are
 * added. A slip is shown when its run differs in what it puts out, not when a step of it does.
 *
 * @param open slips that nothing shows yet; what is found is taken out.
 * @param tried by slip, how often its step was another one and its run was not, and a small plan on which it was so.
 */
export function searchTours(
  world: TourWorld,
  flow: FlowSlips,
  open: Set<number>,
  tried: Tried,
  limits: SearchLimits,
): Tour[] {
  const { subject } = world;
  const runner = new Runner(subject);
  const told = new Runner(subject);
  const watch = flow.watch(world.flow);
  for (let slip = 0; slip < flow.slips.length; slip++) if (!open.has(slip)) watch.close(slip);
  watchSteps(runner, watch);
  const reach = new Reach(world.flow);
  watchSteps(runner, reach);
  const draw = drawing(new Runner(subject));
  const known: Known[] = [];
  const tours: Tour[] = [];
  const begun = [...world.plans];
  let wanted: ReadonlySet<number> = watch.wanted();
  let last = 0;
  for (let run = 0; run < Math.max(limits.atLeast, last + limits.idle) && open.size > 0; run++) {
    const prng = Prng.from(limits.seed, world.name, run);
    let plan = begun.shift();
    if (plan === undefined) {
      const from = prng.int(FRESH) === 0 ? null : pick(known, wanted, prng);
      plan = from === null ? draw(prng) : sprinkled(from, subject.model, prng);
    }
    watch.touched.clear();
    reach.begin();
    const { failure } = runner.run(plan, { observer: reach });
    if (failure !== null) continue;
    const { kernel } = runner;
    const footing: Footing = {
      plan,
      born: reach.addresses,
      steps: subject.model.instances.map((_, i) => kernel.steps(i)),
    };
    const isNew = reach.isNew;
    if (isNew || watch.touched.size > 0) known.push({ ...footing, configurations: reach.configurations });
    if (watch.touched.size === 0) continue;
    const story: Story = { name: world.name, subject, flow: world.flow, plan };
    const shows = shownSlips(story, flow, told, watch, open, tried);
    wanted = watch.wanted();
    if (shows.size === 0) continue;
    last = run;
    tours.push({ story, shows });
  }
  return tours;
}

/** Half of the time one that came where something is still wanted, else one of the last, else any. */
function pick(known: readonly Known[], wanted: ReadonlySet<number>, prng: Prng): Known | null {
  if (known.length === 0) return null;
  if (prng.chance(1, 2)) {
    const goal = prng.pick([...wanted, -1]);
    const through = known.filter(({ configurations }) => configurations.has(goal));
    if (through.length > 0) return prng.pick(through);
  }
  return prng.chance(1, 2) ? prng.pick(known.slice(-16)) : prng.pick(known);
}

/** Draws plans as the search does. */
function drawing(runner: Runner): (prng: Prng) => SearchPlan {
  const { model, rules } = runner.subject;
  const rulebook = rules?.rulebook ?? null;
  const agenda = new Agenda(model, rulebook);
  const amount = amountArbitrary(limitsOf(model, rulebook), reachOf(model));
  const arbitrary = runValues(amount, profiles.deep, agenda.longest);
  const drawer = new Drawer(runner, profiles.deep, agenda, []);
  return (prng) => {
    const values = drawValue(arbitrary, prng);
    try {
      drawer.draw(prng, values, null, { features: null, hash: false });
    } catch (error) {
      if (error instanceof InputError) throw error;
      return emptyPlan;
    }
    const plan = drawer.planSoFar();
    return { ...plan, acts: inTime(plan.acts), until: 0 };
  };
}

/** What a run comes through and brings into being. */
class Reach implements StepWitness, Observer {
  addresses: number[] = [];
  configurations = new Set<number>();
  isNew = false;
  private readonly flow: number;
  private readonly seen = new Set<string>();

  constructor(flow: number) {
    this.flow = flow;
  }

  begin(): void {
    this.addresses = [];
    this.configurations = new Set();
    this.isNew = false;
  }

  stepped(flow: number, configuration: number, event: number, leaf: number): void {
    if (flow !== this.flow) return;
    this.configurations.add(configuration);
    const step = `${String(configuration)} ${String(event)} ${String(leaf)}`;
    if (this.seen.has(step)) return;
    this.seen.add(step);
    this.isNew = true;
  }

  born(address: number): void {
    this.addresses.push(address);
  }

  event(): void {
    // Only what can be deviated from counts.
  }

  transition(): void {
    // Seen as a step.
  }

  posting(): void {
    // As above.
  }

  fact(): void {
    // As above.
  }

  done(): void {
    // As above.
  }
}

function shownSlips(
  story: Story,
  flow: FlowSlips,
  told: Runner,
  watch: SlipWatch,
  open: Set<number>,
  tried: Tried,
): Set<number> {
  const shows = new Set<number>();
  let own: Shown | null = null;
  for (const slip of watch.touched) {
    if (!open.has(slip)) continue;
    own ??= shownBy(told, story.subject, story.plan);
    if (isShown(story, flow, slip, own)) {
      shows.add(slip);
      open.delete(slip);
      watch.close(slip);
      continue;
    }
    const before = tried.get(slip);
    const times = (before?.times ?? 0) + 1;
    const isSmaller = before === undefined || planSize(story.plan) < planSize(before.story.plan);
    tried.set(slip, { times, story: isSmaller ? story : before.story });
    if (times % TRIES === 0) watch.close(slip);
  }
  return shows;
}

/** Is the run of a story another one with this slip? */
export function isShown(story: Story, { slips }: FlowSlips, slip: number, own: Shown): boolean {
  const subject = withMachine(story.subject, story.flow, slips[slip]!.machine);
  let shown: Shown;
  try {
    shown = shownBy(new Runner(subject), story.subject, story.plan);
  } catch (error) {
    if (error instanceof InputError) throw error;
    // The world does not even begin.
    return true;
  }
  return shown.findings !== own.findings || shown.trace !== own.trace;
}
