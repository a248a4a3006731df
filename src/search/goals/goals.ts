import { InputError, type Place } from '../../core/errors.ts';
import { suggest } from '../../core/suggest.ts';
import type { GoalStep } from '../../scenario/format.ts';
import type { Model } from '../../scenario/model.ts';
import { eventName } from '../../simulation/result/fingerprint.ts';
import type { Machine } from '../../simulation/machines.ts';

/** One step of a goal, resolved: which instances may take it, at which of their events, in which configurations. */
interface Step {
  readonly instances: ReadonlySet<number>;
  /** By flow: indices of events that are meant. */
  readonly events: ReadonlyMap<number, ReadonlySet<number>>;
  /** By flow: configurations that are meant; null: any. */
  readonly configurations: ReadonlyMap<number, ReadonlySet<number>> | null;
}

/** A situation that a search has to reach. */
export interface Goal {
  readonly id: string;
  readonly steps: readonly Step[];
}

/** How far a search came with a goal. */
export interface GoalProgress {
  /** Runs that reached it. */
  readonly reached: number;
  /** Steps of the run that came furthest. */
  readonly furthest: number;
  readonly steps: number;
}

/**
 * The goals of a scenario.
 * @throws InputError `goal-unknown-flow`, `goal-unknown-event`, `goal-unknown-state`.
 */
export function goalsOf(model: Model, machines: readonly Machine[]): Goal[] {
  return Object.entries(model.scenario.reach ?? {}).map(([id, steps]) => ({
    id,
    steps: steps.map((step, i) =>
      resolved(model, machines, step, { file: model.file, pointer: `/reach/${id}/${String(i)}` }),
    ),
  }));
}

function resolved(model: Model, machines: readonly Machine[], step: GoalStep, place: Place): Step {
  const { flow: key, event, state } = step;
  const meant = model.instances.filter((one) => one.key === key || one.key.startsWith(`${key}.`));
  if (meant.length === 0) throw unknown('goal-unknown-flow', key, Object.keys(model.scenario.flows), place);
  const flows = new Set(meant.map(({ flow }) => flow));
  const events = new Map<number, Set<number>>();
  const configurations = new Map<number, Set<number>>();
  const eventNames: string[] = [];
  const stateNames: string[] = [];
  for (const flow of flows) {
    const { tables } = machines[flow]!;
    const names = tables.events.map((name) => eventName(name));
    eventNames.push(...names);
    events.set(flow, new Set(names.flatMap((name, index) => (name === event ? [index] : []))));
    if (state === undefined) continue;
    const inside = tables.configurations.filter(({ states }) => states.some((one) => isState(one, state)));
    stateNames.push(...tables.configurations.flatMap(({ states }) => states));
    configurations.set(flow, new Set(inside.map(({ id }) => id)));
  }
  if ([...events.values()].every(({ size }) => size === 0)) {
    throw unknown('goal-unknown-event', event, eventNames, place);
  }
  if (state !== undefined && [...configurations.values()].every(({ size }) => size === 0)) {
    throw unknown('goal-unknown-state', state, stateNames, place);
  }
  return {
    instances: new Set(meant.map(({ index }) => index)),
    events,
    configurations: state === undefined ? null : configurations,
  };
}

/** `underway.sending` names the state whose id ends so. */
function isState(id: string, name: string): boolean {
  return id === name || id.endsWith(`.${name}`);
}

function unknown(code: string, name: string, known: readonly string[], place: Place): InputError {
  const near = suggest(name, known);
  return new InputError(code, near === undefined ? { name } : { name, suggestion: near }, place);
}

/** Follows runs towards goals. */
export class GoalWatch {
  readonly progress: Record<string, { reached: number; furthest: number; steps: number }>;
  readonly isWatching: boolean;
  private readonly goals: readonly Goal[];
  private readonly at: number[];

  constructor(goals: readonly Goal[]) {
    this.goals = goals;
    this.isWatching = goals.length > 0;
    this.at = goals.map(() => 0);
    this.progress = {};
    this.forget();
  }

  /** Begins to count afresh. */
  forget(): void {
    for (const { id, steps } of this.goals) this.progress[id] = { reached: 0, furthest: 0, steps: steps.length };
  }

  /** A new run begins. */
  begin(): void {
    this.at.fill(0);
  }

  /** An instance looked at an event, in the configuration in which it was before. */
  step(instance: number, flow: number, configuration: number, event: number): void {
    for (let i = 0; i < this.goals.length; i++) {
      const { id, steps } = this.goals[i]!;
      const next = steps[this.at[i]!];
      if (next?.instances.has(instance) !== true || next.events.get(flow)?.has(event) !== true) continue;
      if (next.configurations?.get(flow)?.has(configuration) === false) continue;
      const done = ++this.at[i]!;
      const progress = this.progress[id]!;
      progress.furthest = Math.max(progress.furthest, done);
      if (done === steps.length) progress.reached++;
    }
  }
}
