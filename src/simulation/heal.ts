import { MS_PER_DAY, dayOf, startOfDay } from '../core/time.ts';
import type { Model } from '../scenario/model.ts';
import { Collector } from './findings/collector.ts';
import type { Kernel } from './kernel.ts';
import type { PlanDriver } from './plan/driver.ts';
import * as layout from './state/layout.ts';

// Constants of its own are compiled into a module's code; those it imports are loaded at every use.
const { ORDER, ORDER_STRIDE } = layout;

/** Working days after the last due time during which everything has to settle by itself. */
const HEAL_WORKDAYS = 5;

/** 10:00, in ms of the day. */
const OFFICE_HOUR = 36_000_000;

/** End of the healing: close of the fifth working day after the last due time in the register (or after now). */
export function horizonOf(kernel: Kernel): number {
  const { model, roster, world } = kernel;
  const { cells } = world;
  let last = world.now;
  for (let instance = 0; instance < model.instances.length; instance++) {
    // The legs of an instance lie behind its orders.
    const end = roster.legs(instance);
    for (let order = roster.orders(instance); order < end; order += ORDER_STRIDE) {
      if (cells[order + ORDER.due]! > last) last = cells[order + ORDER.due]!;
    }
  }
  return startOfDay(model.calendar.addWorkdays(dayOf(last), HEAL_WORKDAYS)) + MS_PER_DAY;
}

/**
 * Silent heal, on a copy: nobody acts, the clock runs to the horizon. What is stuck then and not after the willing heal
 * needs a person. Leaves the kernel as it was and puts out nothing.
 */
export function healSilently(kernel: Kernel, driver: PlanDriver, horizon: number, needsPerson: Collector): void {
  if (!kernel.model.instances.some(({ flow }) => kernel.model.flows[flow]!.asked.length > 0)) return;
  const before = kernel.world.snapshot();
  const { observer, events } = kernel;
  const silent = new Collector();
  kernel.observe(null);
  const sink = kernel.checks.redirect(silent);
  const ruleSink = kernel.desk?.redirect(silent);
  if (kernel.desk !== null) kernel.desk.tally.isCounting = false;
  driver.pauseRecording(() => {
    driver.runUntil(horizon);
  });
  kernel.checks.redirect(needsPerson);
  kernel.checks.stuck();
  kernel.checks.redirect(sink);
  if (ruleSink !== undefined) kernel.desk?.redirect(ruleSink);
  if (kernel.desk !== null) kernel.desk.tally.isCounting = true;
  kernel.world.restore(before);
  kernel.events = events;
  kernel.observe(observer);
}

/** Willing heal: on each working day at 10:00 everybody does what the design asks of them, until the horizon. */
export function healWillingly(kernel: Kernel, driver: PlanDriver, horizon: number): void {
  for (let at = officeHour(kernel.model, kernel.world.now); at < horizon; at = officeHour(kernel.model, at)) {
    driver.runUntil(at);
    askEverybody(kernel, driver);
  }
  driver.runUntil(horizon);
  kernel.checks.stuck();
}

/** One round: each instance in the order of its key is asked once for each act its flow names. */
function askEverybody(kernel: Kernel, driver: PlanDriver): void {
  for (const instance of kernel.model.instances) {
    const flow = kernel.model.flows[instance.flow]!;
    for (const asked of flow.asked) {
      if (asked.when !== undefined && !kernel.holds(instance.index, asked.when)) continue;
      const arg0 = asked.fen === undefined ? 0 : asked.fen(kernel.viewOf(instance.index));
      driver.do({ kind: 'act', instance: instance.index, act: flow.actNames.indexOf(asked.act), arg0, arg1: 0 });
    }
  }
}

/** 10:00 on the next working day: when people who are asked to do something do it. */
function officeHour(model: Model, after: number): number {
  return startOfDay(model.calendar.nextWorkday(dayOf(after))) + OFFICE_HOUR;
}
