import type { Place } from '../../core/errors.ts';
import { InputError } from '../../core/errors.ts';
import { formatInstant, parseInstant } from '../../core/time.ts';
import type { PlanItem } from '../../scenario/format.ts';
import type { Model } from '../../scenario/model.ts';
import { compilePlan } from '../../simulation/plan/compile.ts';
import { searchPlan, type SearchPlan } from '../plan/plan.ts';
import { planItems } from '../plan/write.ts';

/** One plan of a corpus as it lies on disk: the same words as in a scenario, so that a person can read it. */
export interface StoredPlan {
  readonly plan: readonly PlanItem[];
  /** ISO date-time up to which it was run before the healing. */
  readonly until?: string;
}

/** The file of one scenario's corpus. */
export interface CorpusFile {
  readonly schemaVersion: 1;
  readonly scenario: string;
  readonly plans: readonly StoredPlan[];
}

export function storedPlan(model: Model, plan: SearchPlan): StoredPlan {
  const items = planItems(model, plan);
  return plan.until === 0 ? { plan: items } : { plan: items, until: formatInstant(plan.until) };
}

/** The plan of a stored one, or null if the scenario has changed so much that it means nothing any more. */
export function readStoredPlan(model: Model, stored: StoredPlan, place: Place): SearchPlan | null {
  try {
    const until = stored.until === undefined ? 0 : parseInstant(stored.until, place);
    return searchPlan(compilePlan(model, stored.plan), until);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}
