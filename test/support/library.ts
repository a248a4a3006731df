import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { execute } from '../../src/cli/execute.ts';
import type { Library, LoadedScenario } from '../../src/io/scenarios/library.ts';
import { noOverrides } from '../../src/io/scenarios/overrides.ts';
import type { ScenarioResult } from '../../src/results/run.ts';
import type { ScenarioFile } from '../../src/scenario/format.ts';

/** Scenario files under a folder, sorted. */
export function scenarioFiles(folder = 'scenarios'): string[] {
  return readdirSync(folder)
    .sort((a, b) => (a < b ? -1 : 1))
    .flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return scenarioFiles(path);
      return name.endsWith('.scenario.json') ? [path] : [];
    });
}

/** Runs a loaded scenario, optionally changed, as the command line would. */
export async function runLoaded(
  library: Library,
  loaded: LoadedScenario,
  change: (scenario: ScenarioFile) => ScenarioFile = (scenario) => scenario,
  set: readonly string[] = [],
): Promise<ScenarioResult> {
  const changed = { ...loaded, scenario: change(loaded.scenario) };
  const overrides = { ...noOverrides, set: [...set] };
  const { result } = await execute(library, changed, { overrides, paranoid: false, record: false, replay: '' });
  return result;
}
