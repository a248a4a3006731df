import type { PlanItem } from '../../scenario/format.ts';
import type { Model } from '../../scenario/model.ts';
import type { Stimulus } from '../../simulation/plan/compile.ts';
import type { SearchPlan } from './plan.ts';
import { actItem, crashItem, deviationItem, planItems } from './write.ts';

/**
 * The plan's items in the order in which they come to bear in a run with these stimuli, so that it reads as a story.
 * What never came to bear stands at the end.
 */
export function storyItems(model: Model, plan: SearchPlan, stimuli: readonly Stimulus[]): PlanItem[] {
  const items: PlanItem[] = [];
  const deviations = new Map(plan.deviations.map((deviation) => [deviation.address, deviation]));
  const crashes = [...plan.crashes];
  let next = 0;
  for (const stimulus of stimuli) {
    switch (stimulus.kind) {
      case 'act':
      case 'outside':
      case 'channel': {
        const act = plan.acts[next];
        // What the healing asks people to do is no part of the plan.
        if (act?.stimulus !== stimulus) continue;
        items.push(actItem(model, act));
        next++;
        break;
      }
      case 'message':
      case 'leg':
      case 'answer': {
        const deviation = deviations.get(stimulus.address);
        if (deviation === undefined) continue;
        deviations.delete(stimulus.address);
        items.push(deviationItem(model, deviation));
        break;
      }
      case 'crash': {
        const at = crashes.findIndex(
          ({ instance, after }) => instance === stimulus.instance && after === stimulus.after,
        );
        if (at >= 0) items.push(crashItem(model, crashes.splice(at, 1)[0]!));
        break;
      }
      case 'advance':
      case 'deliver':
        break;
    }
  }
  const rest = { acts: plan.acts.slice(next), deviations: [...deviations.values()], crashes, until: 0 };
  return [...items, ...planItems(model, rest)];
}
