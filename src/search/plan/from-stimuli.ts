import { unreachable } from '../../core/errors.ts';
import type { Kernel } from '../../simulation/kernel.ts';
import type { Stimulus } from '../../simulation/plan/compile.ts';
import { applyStimulus } from '../../simulation/plan/driver.ts';
import type { Snapshot } from '../../simulation/state/world.ts';
import type { Deviation, PlannedAct, PlannedCrash, SearchPlan } from './plan.ts';

/**
 * The plan that a list of stimuli amounts to: acts at the times at which they were done, deviations by the address of
 * what they befell, crashes by the step they struck. What was not possible is left out.
 *
 * A plan lets everything that is due happen before an act of the same instant. An act that came first in the list is
 * put one millisecond earlier, where nothing else happens; callers that need the same run compare its findings.
 */
export function planFromStimuli(kernel: Kernel, start: Snapshot, stimuli: readonly Stimulus[]): SearchPlan {
  kernel.world.restore(start);
  const acts: PlannedAct[] = [];
  const deviations = new Map<number, Deviation>();
  const crashes: PlannedCrash[] = [];
  let lastEvent = kernel.world.now;
  for (const stimulus of stimuli) {
    // As the search that took these steps: what is due for a process that is down is put off, and no stimulus.
    if (kernel.world.nextDue <= kernel.world.now) kernel.putOff();
    kernel.skipStale();
    const { now } = kernel.world;
    const isAhead = kernel.world.nextDue <= now;
    const step = stimulus.kind === 'crash' ? kernel.steps(stimulus.instance) + 1 : 0;
    if (!applyStimulus(kernel, stimulus)) continue;
    switch (stimulus.kind) {
      case 'act':
      case 'outside':
      case 'channel': {
        const at = isAhead && now - 1 >= lastEvent ? now - 1 : now;
        acts.push({ at, stimulus });
        lastEvent = at;
        break;
      }
      case 'message':
      case 'leg':
      case 'answer':
        deviations.set(stimulus.address, joined(deviations.get(stimulus.address), stimulus));
        break;
      case 'crash':
        crashes.push({ instance: stimulus.instance, step, after: stimulus.after });
        break;
      case 'deliver':
        lastEvent = kernel.world.now;
        break;
      case 'advance':
        waitOn(kernel, stimulus.to);
        break;
      default:
        unreachable(stimulus);
    }
  }
  return { acts, deviations: [...deviations.values()], crashes, until: 0 };
}

/** One wait goes on over what a process that is down does not hear: the kernel stops at each such instant. */
function waitOn(kernel: Kernel, to: number): void {
  do {
    kernel.putOff();
    kernel.skipStale();
  } while (kernel.world.now < to && kernel.world.nextDue > kernel.world.now && kernel.advance(to));
}

/** A message that is put off twice is late by the sum. */
function joined(before: Deviation | undefined, now: Deviation): Deviation {
  if (before?.kind !== 'message' || now.kind !== 'message') return now;
  if (before.fate !== 'late' || now.fate !== 'late') return now;
  return { ...now, by: before.by + now.by };
}
