import { compareNumber } from '../../core/order.ts';
import { planSize, type SearchPlan } from '../plan/plan.ts';

/** A plan with the features that it reaches, whatever others reach. */
export interface Reach {
  readonly plan: SearchPlan;
  readonly features: readonly number[];
}

/**
 * The fewest plans that together reach what all of them reach, as far as taking the smallest first finds it: each kept
 * plan reaches something that no smaller kept plan reaches. In the order of the input.
 */
export function minimised(reaches: readonly Reach[]): SearchPlan[] {
  const inOrder = reaches
    .map((reach, index) => ({ reach, index }))
    .sort((a, b) => compareNumber(planSize(a.reach.plan), planSize(b.reach.plan)) || compareNumber(a.index, b.index));
  const reached = new Set<number>();
  const kept: number[] = [];
  for (const { reach, index } of inOrder) {
    const before = reached.size;
    for (const feature of reach.features) reached.add(feature);
    if (reached.size > before) kept.push(index);
  }
  // What smaller plans needed may since be reached by larger ones that had to stay.
  const counts = new Map<number, number>();
  for (const index of kept) {
    for (const feature of new Set(reaches[index]!.features)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  const needed = kept.filter((index) => {
    const features = new Set(reaches[index]!.features);
    if ([...features].some((feature) => counts.get(feature) === 1)) return true;
    for (const feature of features) counts.set(feature, counts.get(feature)! - 1);
    return false;
  });
  return needed.sort(compareNumber).map((index) => reaches[index]!.plan);
}
