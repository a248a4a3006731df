import { compareNumber } from '../../core/order.ts';
import type { CrashPoint } from '../../simulation/kernel.ts';
import type { CompiledPlan, Stimulus } from '../../simulation/plan/compile.ts';

/** What somebody does, or what befalls a channel, at an instant. */
export interface PlannedAct {
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly stimulus: Extract<Stimulus, { kind: 'act' | 'outside' | 'channel' }>;
}

/** What befalls a message, a leg or an answer as soon as it comes into being. */
export type Deviation = Extract<Stimulus, { kind: 'message' | 'leg' | 'answer' }>;

/** The process of an instance crashes in its step number `step` (from 1). */
export interface PlannedCrash {
  readonly instance: number;
  readonly step: number;
  readonly after: CrashPoint;
}

/**
 * A plan as the search draws, mutates, shrinks and stores it: plain data, so that it travels between threads. It says
 * the same as the plan of a scenario file, with indices for names.
 */
export interface SearchPlan {
  /** In order of time; equal times in the order in which they are done. */
  readonly acts: readonly PlannedAct[];
  readonly deviations: readonly Deviation[];
  readonly crashes: readonly PlannedCrash[];
  /** The run goes on at least until this instant before anything is healed; 0 if the last act decides. */
  readonly until: number;
}

/** A moment of a run: what of its plan had been done by then. */
export interface Mark {
  /** How many of the plan's acts, deviations and crashes; each list is in the order in which they struck. */
  readonly acts: number;
  readonly deviations: number;
  readonly crashes: number;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

/** The plan up to a moment, and nothing after it. */
export function planUntil(plan: SearchPlan, { acts, deviations, crashes, at }: Mark): SearchPlan {
  return {
    acts: plan.acts.slice(0, acts),
    deviations: plan.deviations.slice(0, deviations),
    crashes: plan.crashes.slice(0, crashes),
    until: at,
  };
}

export const emptyPlan: SearchPlan = { acts: [], deviations: [], crashes: [], until: 0 };

/** The form in which a plan is run. */
export function compiled(plan: SearchPlan): CompiledPlan {
  let deviations: CompiledPlan['deviations'] = noDeviations;
  if (plan.deviations.length > 0) {
    const byAddress = new Map<number, Stimulus>();
    for (const deviation of plan.deviations) byAddress.set(deviation.address, deviation);
    deviations = byAddress;
  }
  let crashes: CompiledPlan['crashes'] = noCrashes;
  if (plan.crashes.length > 0) {
    const byInstance = new Map<number, Map<number, CrashPoint>>();
    for (const { instance, step, after } of plan.crashes) {
      const steps = byInstance.get(instance) ?? new Map<number, CrashPoint>();
      steps.set(step, after);
      byInstance.set(instance, steps);
    }
    crashes = byInstance;
  }
  return { acts: plan.acts, deviations, crashes };
}

const noDeviations: CompiledPlan['deviations'] = new Map();
const noCrashes: CompiledPlan['crashes'] = new Map();

/** A compiled plan as plain data. */
export function searchPlan({ acts, deviations, crashes }: CompiledPlan, until = 0): SearchPlan {
  return {
    // A compiled plan holds nothing but acts in `acts` and nothing but deviations in `deviations`.
    acts: acts.map(({ at, stimulus }) => ({ at, stimulus }) as PlannedAct),
    deviations: [...deviations.values()] as Deviation[],
    crashes: [...crashes].flatMap(([instance, steps]) =>
      [...steps].map(([step, after]) => ({ instance, step, after })),
    ),
    until,
  };
}

/** Number of things that a person would have to write down. */
export function planSize({ acts, deviations, crashes }: SearchPlan): number {
  return acts.length + deviations.length + crashes.length;
}

/** Acts in order of time; the order among equal times stays. */
export function inTime(acts: readonly PlannedAct[]): PlannedAct[] {
  return [...acts].sort((a, b) => compareNumber(a.at, b.at));
}
