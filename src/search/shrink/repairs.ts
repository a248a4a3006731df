import type { Found } from '../plan/found.ts';
import type { SearchPlan } from '../plan/plan.ts';
import { Runner, type Subject } from '../plan/runner.ts';

/** The design with one choice mended: at every instance of a flow type it has its sound default. */
export interface Repair {
  /** `flow.choice=value` as it is before the mend. */
  readonly choice: string;
  readonly runner: Runner;
}

/** A choice that is not at its sound default, with the world as it would be if it were. */
export interface Mended {
  readonly choice: string;
  readonly subject: Subject;
}

export function repairsOf(mended: readonly Mended[]): Repair[] {
  return mended.map(({ choice, subject }) => ({ choice, runner: new Runner(subject) }));
}

/** The choices each of which, mended alone, makes the finding vanish under the same plan. */
export function culpritsOf(repairs: readonly Repair[], plan: SearchPlan, { id }: Found): string[] {
  return repairs
    .filter(({ runner }) => !runner.run(plan, { until: (found) => found.id === id }).found.some((f) => f.id === id))
    .map(({ choice }) => choice);
}
