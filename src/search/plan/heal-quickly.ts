import { dayOf, startOfDay } from '../../core/time.ts';
import type { Kernel } from '../../simulation/kernel.ts';
import type { PlanDriver } from '../../simulation/plan/driver.ts';

/** 10:00, in ms of the day: when people do what is asked of them. */
const OFFICE_HOUR = 36_000_000;

/** Closes of working days that a check may look back on. */
const CLOSES = 2;

/**
 * Heals as a run does (everybody does on each working day what the design asks of him, then what is owed has to be
 * there), but stops when nothing is left to happen: nothing is under way, nobody was asked for anything that changed
 * something, and the closes of working days that compare one day with the next have been seen. What it shows, the full
 * healing shows as well.
 */
export function healQuickly(kernel: Kernel, driver: PlanDriver, horizon: number): void {
  const { model, world } = kernel;
  let quietSince = Infinity;
  for (let at = officeHour(kernel, world.now); at < horizon; at = officeHour(kernel, at)) {
    driver.runUntil(at);
    const moved = askEverybody(kernel, driver);
    kernel.skipStale();
    const isQuiet = !moved && world.pending <= 1;
    if (!isQuiet) quietSince = Infinity;
    else if (quietSince === Infinity) quietSince = dayOf(at);
    // Both this working day's office hour and the earlier ones lie behind as many closes.
    else if (model.calendar.workdaysBetween(quietSince, dayOf(at)) >= CLOSES) break;
  }
  if (quietSince === Infinity) driver.runUntil(horizon);
  kernel.checks.stuck();
}

/** True if somebody did something. */
function askEverybody(kernel: Kernel, driver: PlanDriver): boolean {
  const { model } = kernel;
  let moved = false;
  for (const instance of model.instances) {
    const flow = model.flows[instance.flow]!;
    for (const asked of flow.asked) {
      if (asked.when !== undefined && !kernel.holds(instance.index, asked.when)) continue;
      const arg0 = asked.fen === undefined ? 0 : asked.fen(kernel.viewOf(instance.index));
      const act = flow.actNames.indexOf(asked.act);
      if (driver.do({ kind: 'act', instance: instance.index, act, arg0, arg1: 0 })) moved = true;
    }
  }
  return moved;
}

function officeHour(kernel: Kernel, after: number): number {
  return startOfDay(kernel.model.calendar.nextWorkday(dayOf(after))) + OFFICE_HOUR;
}
