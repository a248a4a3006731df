import { dayOf, startOfDay } from '../../core/time.ts';
import { horizonOf } from '../../simulation/heal.ts';
import type { Kernel } from '../../simulation/kernel.ts';
import { PlanDriver } from '../../simulation/plan/driver.ts';
import { fingerprint, Origin, type ClockUse, type Fingerprint } from '../../simulation/state/fingerprint.ts';
import type { Snapshot } from '../../simulation/state/world.ts';
import { NumberSet } from './number-set.ts';
import { healQuickly } from '../plan/heal-quickly.ts';
import { compiled, emptyPlan } from '../plan/plan.ts';
import { EVENTS_MAX, type Notes } from '../plan/runner.ts';

const nothing = compiled(emptyPlan);

/** How many clean healed states are remembered. */
const HEALED_MAX = 500_000;

/** Heals the worlds that drawn runs leave behind, and remembers from which states everything settled. */
export class Healer {
  private readonly kernel: Kernel;
  private readonly driver: PlanDriver;
  private readonly healed = new NumberSet(HEALED_MAX);
  /** Where all runs begin. */
  private readonly origin: Origin;
  private readonly clock: ClockUse;
  private readonly found: Fingerprint = { lo: 0, hi: 0 };

  constructor(kernel: Kernel, start: Snapshot) {
    this.kernel = kernel;
    this.driver = new PlanDriver(kernel, nothing, { eventsMax: EVENTS_MAX });
    this.origin = new Origin(kernel.world.layout, start);
    this.clock = { readsTime: true, calendar: kernel.model.calendar, horizonDays: 0 };
  }

  /**
   * Faults have ceased: everything has to settle. The rest of the day comes first, because what then still differs
   * between two runs is what they did and not when. A state from which a clean run healed cleanly before is not healed
   * again; the day belongs to the state, because law and calendar look at it.
   */
  heal(notes: Notes): void {
    const { kernel, driver } = this;
    const horizon = horizonOf(kernel);
    driver.begin();
    driver.runUntil(healsFrom(kernel.world.now));
    const wasClean = isClean(notes);
    const key = wasClean ? this.stateKey() : 0;
    if (wasClean && this.healed.has(key)) return;
    healQuickly(kernel, driver, horizon);
    if (wasClean && isClean(notes)) this.healed.add(key);
  }

  private stateKey(): number {
    const { world, model } = this.kernel;
    const { lo, hi } = fingerprint(world, this.clock, this.found, this.origin);
    let untouched = 0;
    // Whether money was late depends on whether anything befell the instance.
    for (let index = 0; index < model.instances.length; index++) {
      untouched = Math.imul(untouched, 31) + (this.kernel.taintOf(index) === 0 ? 1 : 2);
    }
    const low = (lo ^ Math.imul(dayOf(world.now), 0x9e3779b1) ^ Math.imul(untouched, 0x85ebca6b)) >>> 0;
    return (hi & 0x1f_ffff) * 0x1_0000_0000 + low;
  }
}

/** The end of the day on which a run stopped. */
export function healsFrom(stoppedAt: number): number {
  return startOfDay(dayOf(stoppedAt) + 1);
}

function isClean(notes: Notes): boolean {
  return notes.isEmpty && notes.rules.length === 0;
}
