import { assert, InputError } from '../core/errors.ts';
import { parseDate } from '../core/time.ts';
import { located, type Library, type LoadedScenario } from '../io/scenarios/library.ts';
import { applyOverrides, type Overrides } from '../io/scenarios/overrides.ts';
import type { ScenarioResult } from '../results/run.ts';
import type { Rulebook } from '../rules/compile/rulebook.ts';
import { VIOLATED } from '../rules/outcome.ts';
import { buildModel } from '../scenario/build/build.ts';
import type { ScenarioFile } from '../scenario/format.ts';
import type { Model } from '../scenario/model.ts';
import type { Gauge } from '../simulation/gauge.ts';
import type { Machine } from '../simulation/machines.ts';
import { asksForCosts } from '../simulation/result/borrowing.ts';
import { scenarioResult } from '../simulation/result/scenario-result.ts';
import { runModel, type RunOptions, type RunOutcome } from '../simulation/run.ts';
import { XStateWitness } from '../simulation/witness.ts';

export interface ExecuteOptions {
  readonly overrides: Overrides;
  readonly paranoid: boolean;
  /** Keep the record even if nothing is found. */
  readonly record: boolean;
  /** Command that runs the scenario again. */
  readonly replay: string;
  /** Rules to run with instead of the library's: the same ones, told of every evaluation. */
  readonly rulebook?: Rulebook;
  /** Told how the run goes. */
  readonly gauge?: (model: Model) => Gauge;
}

/** A scenario made ready to run. */
export interface Prepared {
  readonly scenario: ScenarioFile;
  readonly model: Model;
  readonly machines: readonly Machine[];
  readonly seed: string;
}

export interface Executed extends Prepared {
  readonly gauge: Gauge | null;
  readonly outcome: RunOutcome;
  readonly result: ScenarioResult;
}

/** Applies the overrides and resolves every name. @throws InputError with line and column of what does not resolve. */
export function prepare(library: Library, loaded: LoadedScenario, overrides: Overrides): Prepared {
  const { document, channels } = loaded;
  try {
    const scenario = applyOverrides(loaded.scenario, overrides, library.flows, library.calendar);
    const model = buildModel(scenario, document.file, {
      flows: library.flows,
      channels,
      calendar: library.calendar,
      rails: library.rails,
    });
    const machines = model.flows.map((flow) => library.machine(flow));
    return { scenario, model, machines, seed: seedOf(scenario) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw located(error, [document, ...[...channels.values()].map((entry) => entry.document)]);
  }
}

/** Seed that a scenario is run with: its own, or its id. */
function seedOf(scenario: ScenarioFile): string {
  return String(scenario.seed ?? scenario.id);
}

/**
 * Runs a scenario dark. Where something is found, or a record is wanted, it is run again with the record kept, beside
 * XState itself; both runs must have the same trace hash.
 */
export async function execute(library: Library, loaded: LoadedScenario, options: ExecuteOptions): Promise<Executed> {
  const prepared = prepare(library, loaded, options.overrides);
  const { model, machines, seed } = prepared;
  try {
    const run = { paranoid: options.paranoid, rules: rulesOf(options.rulebook ?? library.rulebook, prepared.scenario) };
    const gauge = options.gauge?.(model);
    let outcome = runModel(model, machines, { ...run, record: false, ...(gauge !== undefined && { gauge }) });
    const isOwn = library.own.length > 0;
    if (options.record || isOwn || asksForCosts(prepared.scenario) || foundAnything(outcome)) {
      const { traceHash } = outcome;
      const witness = await XStateWitness.create(machines);
      outcome = runModel(model, machines, { ...run, record: true, witness });
      if (isOwn && outcome.traceHash !== traceHash) {
        throw new InputError('flow-two-runs-differ', { flows: library.own.join(', ') }, { file: library.own[0]! });
      }
      assert(outcome.traceHash === traceHash, `two runs of ${model.scenario.id} differ: the run is not deterministic`);
      await confirmRules(library, outcome);
    }
    const result = scenarioResult(model, machines, outcome, { seed, replay: options.replay, claims: loaded.claims });
    return { ...prepared, outcome, result, gauge: gauge ?? null };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw located(error, [loaded.document]);
  }
}

/** Broken rules are reported only if json-rules-engine, run on the rule file itself, says so too. */
async function confirmRules({ rulebook }: Library, { collector }: RunOutcome): Promise<void> {
  const broken = collector.rules.filter(({ breach }) => breach.violated);
  if (broken.length === 0) return;
  const { confirmOutcome } = await import('../rules/reference/confirm.ts');
  for (const { breach } of broken) {
    const agrees = await confirmOutcome(rulebook, breach.rule, breach.facts, VIOLATED);
    assert(agrees, `json-rules-engine does not see rule ${breach.rule.rule.id} broken`);
  }
}

function rulesOf(rulebook: Rulebook, { law }: ScenarioFile): NonNullable<RunOptions['rules']> {
  return { rulebook, lawDay: law?.date === undefined ? null : parseDate(law.date) };
}

function foundAnything({ collector, needsPerson }: RunOutcome): boolean {
  return !collector.isEmpty || collector.rules.length > 0 || !needsPerson.isEmpty;
}
