import { Inconclusive } from '../../core/errors.ts';
import { compareText } from '../../core/order.ts';
import { parseInstant } from '../../core/time.ts';
import type { Model } from '../../scenario/model.ts';
import { Collector } from '../../simulation/findings/collector.ts';
import { lossOf } from '../../simulation/findings/loss.ts';
import { healWillingly, horizonOf } from '../../simulation/heal.ts';
import { Kernel } from '../../simulation/kernel.ts';
import type { Machine } from '../../simulation/machines.ts';
import { compilePlan } from '../../simulation/plan/compile.ts';
import { PlanDriver } from '../../simulation/plan/driver.ts';
import type { DeskOptions } from '../../simulation/rules/desk.ts';
import { DrawnFaults } from './drawn-faults.ts';
import { Meter, type Figures } from './meter.ts';

/** One design under one seed. */
export interface MeasureRequest {
  readonly model: Model;
  readonly machines: readonly Machine[];
  readonly rules: DeskOptions | null;
  /** Draws the faults; the load draws with the scenario's own seed. */
  readonly seed: string;
  /** Of 1,000 messages and legs, how many deviate beside what the plan writes. */
  readonly perMille: number;
}

export interface Measured {
  readonly figures: Figures;
  /** Ids of findings and of broken rules, with how often each was found. */
  readonly findings: ReadonlyMap<string, number>;
  /** Fen by key of the participant. */
  readonly losses: ReadonlyMap<string, number>;
  /** What is owed after the healing and cannot be had, fen. */
  readonly stuck: number;
  readonly events: number;
  /** Code of what made the run inconclusive, or null. */
  readonly inconclusive: string | null;
}

/** Runs a design as `run` does, and measures it. */
export function measure({ model, machines, rules, seed, perMille }: MeasureRequest): Measured {
  const collector = new Collector();
  const meter = new Meter(model);
  const kernel = new Kernel(model, machines, {
    observer: meter,
    sink: collector,
    dayClose: true,
    rules: rules === null ? null : { ...rules, sink: collector },
  });
  meter.watch(kernel);
  collector.eventNumber = () => kernel.events;
  let inconclusive: string | null = null;
  try {
    const plan = compilePlan(model, model.scenario.plan ?? [], model.scenario.load);
    const drawn = new DrawnFaults(model, plan.deviations, seed, perMille) as unknown as typeof plan.deviations;
    const driver = new PlanDriver(kernel, perMille === 0 ? plan : { ...plan, deviations: drawn });
    const { until } = model.scenario;
    const end = until === undefined ? kernel.world.now : parseInstant(until, { file: model.file, pointer: '/until' });
    driver.runUntil(Math.max(driver.lastAct, kernel.world.now, end));
    healWillingly(kernel, driver, horizonOf(kernel));
  } catch (error) {
    if (!(error instanceof Inconclusive)) throw error;
    inconclusive = error.code;
  }
  const findings = new Map<string, number>();
  const losses = new Map<string, number>();
  let stuck = 0;
  const count = (id: string): void => void findings.set(id, (findings.get(id) ?? 0) + 1);
  for (const root of collector.roots()) {
    count(root.breach.id);
    for (const { party, fen } of lossOf(model, kernel.world, root)) {
      const { key } = model.parties[party] ?? { key: '-' };
      if (fen > 0) losses.set(key, (losses.get(key) ?? 0) + fen);
    }
  }
  for (const { breach, amount } of collector.ordered()) if (breach.id === 'stuck-funds') stuck += amount;
  for (const { breach } of collector.rules) if (breach.violated && breach.fails) count(breach.rule.rule.id);
  const sorted = (map: Map<string, number>) => new Map([...map].sort(([a], [b]) => compareText(a, b)));
  return {
    figures: meter.figures(),
    findings: sorted(findings),
    losses: sorted(losses),
    stuck,
    events: kernel.events,
    inconclusive,
  };
}
