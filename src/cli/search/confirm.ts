import { assert } from '../../core/errors.ts';
import { formatInstant } from '../../core/time.ts';
import type { OpenSubject } from '../../io/workers/open-subject.ts';
import type { Library, LoadedScenario } from '../../io/scenarios/library.ts';
import { noOverrides } from '../../io/scenarios/overrides.ts';
import type { Finding } from '../../results/finding.ts';
import type { ScenarioResult } from '../../results/run.ts';
import type { PlanItem, ScenarioFile } from '../../scenario/format.ts';
import type { Mistake } from '../../search/campaign/findings.ts';
import type { SearchPlan } from '../../search/plan/plan.ts';
import type { Runner } from '../../search/plan/runner.ts';
import { storyItems } from '../../search/plan/story-items.ts';
import { execute } from '../execute.ts';

/** A mistake of a search, run again as `run` would: recorded, beside XState and json-rules-engine. */
export interface Confirmed {
  readonly finding: Finding;
  readonly result: ScenarioResult;
  /** The searched scenario with the plan written into it; its expectations are those of the search's scenario. */
  readonly scenario: ScenarioFile;
  readonly items: readonly PlanItem[];
}

/** A scenario with a plan of the search as its own. */
function withPlan(runner: Runner, { scenario, subject }: OpenSubject, plan: SearchPlan): ScenarioFile {
  const items = storyItems(subject.model, plan, runner.run(plan).stimuli);
  return { ...scenario, plan: items, ...(plan.until === 0 ? {} : { until: formatInstant(plan.until) }) };
}

/**
 * Runs the plan of a mistake as a scenario, with everything that watches a run.
 * @throws AssertionFailure if the run does not show the finding: then search and run disagree.
 */
export async function confirm(
  library: Library,
  loaded: LoadedScenario,
  open: OpenSubject,
  runner: Runner,
  mistake: Pick<Mistake, 'plan'> & { readonly found: Pick<Mistake['found'], 'fingerprint'> },
): Promise<Confirmed> {
  const scenario = withPlan(runner, open, mistake.plan);
  const { result } = await execute(
    library,
    { ...loaded, scenario: { ...scenario, expect: [] } },
    { overrides: noOverrides, paranoid: false, record: true, replay: '' },
  );
  const { fingerprint } = mistake.found;
  const finding = result.findings.find((one) => one.fingerprint === fingerprint);
  assert(finding !== undefined, `${scenario.id}: a run of the plan does not show ${fingerprint}`);
  return { finding, result, scenario, items: scenario.plan ?? [] };
}
