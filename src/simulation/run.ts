import { Inconclusive } from '../core/errors.ts';
import { parseInstant } from '../core/time.ts';
import type { Model } from '../scenario/model.ts';
import { Collector } from './findings/collector.ts';
import type { Gauge } from './gauge.ts';
import { Kernel } from './kernel.ts';
import type { Machine } from './machines.ts';
import { compilePlan, type CompiledPlan } from './plan/compile.ts';
import { PlanDriver } from './plan/driver.ts';
import type { DeskOptions } from './rules/desk.ts';
import type { StepWitness } from './stepper.ts';
import { healSilently, healWillingly, horizonOf } from './heal.ts';
import { Audit } from './trace/audit.ts';
import { TraceHasher } from './trace/hasher.ts';
import { Recorder } from './trace/recorder.ts';

export interface RunOptions {
  /** Keep every event for stories and traces; the hash is the same either way. */
  readonly record: boolean;
  /** Recompute every balance and running sum from the postings after every event. */
  readonly paranoid?: boolean;
  readonly plan?: CompiledPlan;
  /** Watches every macrostep; see {@link StepWitness}. */
  readonly witness?: StepWitness;
  /** Evaluate the rules of the day. */
  readonly rules?: DeskOptions;
  /** Keep how the run went; only of a run that is not recorded. */
  readonly gauge?: Gauge;
}

/** What a run leaves behind; `report` and `cli` turn it into results. */
export interface RunOutcome {
  readonly kernel: Kernel;
  readonly collector: Collector;
  readonly recorder: Recorder | null;
  readonly traceHash: string;
  readonly events: number;
  readonly inconclusive: readonly Inconclusive[];
  /** Findings that only the silent heal shows: somebody has to act. */
  readonly needsPerson: Collector;
}

/** Runs a scenario's plan, then heals it twice: silently, and with everybody doing what the design asks of them. */
export function runModel(model: Model, machines: readonly Machine[], options: RunOptions): RunOutcome {
  const collector = new Collector();
  const recorder = options.record ? new Recorder(model.accounts.length) : null;
  const hasher = new TraceHasher(recorder ?? options.gauge);
  const inconclusive: Inconclusive[] = [];
  const needsPerson = new Collector();
  const audit = options.paranoid === true ? new Audit(model, hasher) : null;
  const kernel = new Kernel(model, machines, {
    observer: audit ?? hasher,
    sink: collector,
    dayClose: true,
    witness: options.witness ?? null,
    rules: options.rules === undefined ? null : { ...options.rules, sink: collector },
  });
  audit?.watch(kernel);
  options.gauge?.watch(kernel);
  collector.eventNumber = () => recorder?.events.length ?? kernel.events;
  try {
    const driver = new PlanDriver(kernel, options.plan ?? planOf(model));
    const { until } = model.scenario;
    const end = until === undefined ? kernel.world.now : parseInstant(until, { file: model.file, pointer: '/until' });
    driver.runUntil(Math.max(driver.lastAct, kernel.world.now, end));
    const horizon = horizonOf(kernel);
    healSilently(kernel, driver, horizon, needsPerson);
    healWillingly(kernel, driver, horizon);
  } catch (error) {
    if (!(error instanceof Inconclusive)) throw error;
    inconclusive.push(error);
  }
  return {
    kernel,
    collector,
    recorder,
    traceHash: hasher.digest(),
    events: kernel.events,
    inconclusive,
    needsPerson,
  };
}

/** The scenario's own plan: what it writes out, and what its load profile draws. */
function planOf(model: Model): CompiledPlan {
  return compilePlan(model, model.scenario.plan ?? [], model.scenario.load);
}
