import { readdirSync, readFileSync } from 'node:fs';
import { parseInstant } from '../../../src/core/time.ts';
import type { Library, LoadedScenario } from '../../../src/io/scenarios/library.ts';
import { noOverrides } from '../../../src/io/scenarios/overrides.ts';
import { openSubject } from '../../../src/io/workers/open-subject.ts';
import type { FlowFile, ScenarioFile } from '../../../src/scenario/format.ts';
import { searchPlan, type SearchPlan } from '../../../src/search/plan/plan.ts';
import { Runner, type Subject } from '../../../src/search/plan/runner.ts';
import type { Machine } from '../../../src/simulation/machines.ts';
import { EVENT, type Observer } from '../../../src/simulation/observer.ts';
import { compilePlan } from '../../../src/simulation/plan/compile.ts';
import { TraceHasher } from '../../../src/simulation/trace/hasher.ts';

/** A world with a plan, and the position of the flow that is looked at among its machines. */
export interface Story {
  readonly name: string;
  readonly subject: Subject;
  readonly plan: SearchPlan;
  readonly flow: number;
  /** Choices that are other than in the scenario, as `--set` takes them. */
  readonly set?: readonly string[];
}

/** What one run shows, from what a scenario's expectations compare to what only its frozen trace does. */
export interface Shown {
  /** Findings with their losses, or that it failed or has no answer. */
  readonly findings: string;
  /** Where it ends: states, balances, and how often channels were asked and answered. */
  readonly ends: Ends;
  /** Everything in between; names in place of numbers that shift with a definition. */
  readonly trace: string;
}

export interface Ends {
  /** By instance. */
  readonly states: Readonly<Record<string, string>>;
  /** Fen by account; accounts at zero are left out. */
  readonly balances: Readonly<Record<string, number>>;
  readonly requests: number;
  readonly queries: number;
  readonly statements: number;
  readonly messages: number;
}

/** Scenario files of a folder, in order; planted mistakes, canaries and finds that were kept are not among them. */
function shippedFiles(): string[] {
  return readdirSync('scenarios', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.scenario.json') && !/^(planted|canary|regressions)\//.test(file))
    .sort((a, b) => (a < b ? -1 : 1))
    .map((file) => `scenarios/${file}`);
}

/**
 * The world of a scenario file if it uses the flow and draws no load; with what channels may do beyond their contracts,
 * and with choices that are set otherwise.
 */
export function worldOf(
  library: Library,
  path: string,
  flow: string,
  contract: 'within' | 'beyond' | null = null,
  set: readonly string[] = [],
) {
  const file = JSON.parse(readFileSync(path, 'utf8')) as ScenarioFile;
  if (!Object.values(file.flows).some((one) => one.flow === flow) || file.load !== undefined) return null;
  const loaded = library.load(path);
  const world: LoadedScenario =
    contract === null ? loaded : { ...loaded, scenario: { ...loaded.scenario, faults: { contract } } };
  const { subject } = openSubject(library, world, { ...noOverrides, set });
  return { file, subject, flow: subject.machines.findIndex((one) => one.flow.name === flow) };
}

/** The stories that the shipped scenarios tell of a flow. */
export function shippedStories(library: Library, flow: string): Story[] {
  return shippedFiles().flatMap((path): Story[] => {
    const world = worldOf(library, path, flow);
    if (world === null) return [];
    const { file, subject } = world;
    const until = file.until === undefined ? 0 : parseInstant(file.until, { file: path });
    const plan = searchPlan(compilePlan(subject.model, file.plan ?? []), until);
    return [{ name: path.slice('scenarios/'.length, -'.scenario.json'.length), subject, plan, flow: world.flow }];
  });
}

/** A design that ships. */
export interface World {
  readonly path: string;
  readonly subject: Subject;
  /** Position of the flow among its machines. */
  readonly at: number;
}

/** The worlds of the scenarios with the flow, each design once; channels may do what their contracts rule out. */
export function worldsOf(library: Library, name: string): World[] {
  const seen = new Set<string>();
  return shippedFiles().flatMap((path): World[] => {
    const world = worldOf(library, path, name, 'beyond');
    if (world === null) return [];
    const { file, subject, flow } = world;
    // Designs are alike where the same choices are made and the same roles are taken, whoever takes them.
    const key = JSON.stringify([
      Object.values(file.flows).map((one) => [one.flow, one.choices, one.count, ...rolesOf(one)]),
      file.channels,
    ]);
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ path, subject, at: flow }];
  });
}

function rolesOf({ parties, accounts, channels }: FlowFile): string[] {
  return [parties, accounts, channels].flatMap((roles) => Object.keys(roles ?? {}));
}

/** The same subject with another machine in the place of one flow. */
export function withMachine(subject: Subject, flow: number, machine: Machine): Subject {
  return { ...subject, machines: subject.machines.map((one, i) => (i === flow ? machine : one)) };
}

/** Tells a story with the machine it has, or with another for its flow. */
export function tell(story: Story, machine?: Machine): Shown {
  const subject = machine === undefined ? story.subject : withMachine(story.subject, story.flow, machine);
  return shownBy(new Runner(subject), story.subject, story.plan);
}

/** @param base the subject whose numbers of configurations name them. */
export function shownBy(runner: Runner, base: Subject, plan: SearchPlan): Shown {
  const observer = new NamedTrace(runner.subject, base);
  const { found, failure, inconclusive } = runner.run(plan, { observer });
  const { kernel } = runner;
  const { model, machines } = runner.subject;
  const lines = found.map(({ id, amount, loss }) => `${id} ${String(amount)} ${JSON.stringify(loss)}`);
  const states = model.instances.map(({ index, key, flow }) => {
    return [key, machines[flow]!.tables.configurations[kernel.configuration(index)]!.path] as const;
  });
  const balances = model.accounts.map(({ index, key }) => [key, kernel.ledger.balance(index)] as const);
  return {
    findings: failure !== null ? `failed: ${failure}` : [...lines, inconclusive ?? ''].join('; '),
    ends: {
      states: Object.fromEntries(states),
      balances: Object.fromEntries(balances.filter(([, fen]) => fen !== 0)),
      ...observer.counts(),
    },
    trace: observer.digest(),
  };
}

/**
 * The identity of a run without the numbers that shift when a definition changes: transitions are told by the
 * configurations they join, not by their place in the tables.
 */
class NamedTrace extends TraceHasher implements Observer {
  private readonly subject: Subject;
  private readonly names: readonly (readonly number[])[];
  private readonly times = new Map<number, number>();

  constructor(subject: Subject, base: Subject) {
    super();
    this.subject = subject;
    this.names = subject.machines.map(({ tables }, flow) => {
      const own = new Map(base.machines[flow]!.tables.configurations.map(({ path }, i) => [path, i]));
      // What the machine without a slip cannot be has numbers of its own.
      return tables.configurations.map(({ path }, i) => own.get(path) ?? 1_000_000 + i);
    });
  }

  override event(kind: number, now: number, target: number, detail: number, fen: number, address: number): void {
    this.times.set(kind, (this.times.get(kind) ?? 0) + 1);
    super.event(kind, now, target, detail, fen, address);
  }

  override transition(instance: number, leaf: number, from: number, to: number): void {
    const names = this.names[this.subject.model.instances[instance]!.flow]!;
    super.transition(instance, leaf < 0 ? -1 : 0, names[from]!, names[to]!);
  }

  counts(): Omit<Ends, 'states' | 'balances'> {
    const count = (kind: number): number => this.times.get(kind) ?? 0;
    return {
      requests: count(EVENT.request),
      queries: count(EVENT.query),
      statements: count(EVENT.statement),
      messages: count(EVENT.message),
    };
  }
}
