import { Library } from '../../src/io/scenarios/library.ts';
import type { PlanItem, ScenarioFile } from '../../src/scenario/format.ts';
import { runLoaded } from './library.ts';

/** Runs a shipped scenario with other plans and choices: what fails, with who loses how much. */
export async function finder(file: string) {
  const library = await Library.open();
  const loaded = library.load(file);
  return async (plan: readonly PlanItem[], ...set: readonly string[]): Promise<string[]> => {
    const change = (scenario: ScenarioFile): ScenarioFile => ({ ...scenario, plan, expect: [] });
    const { findings } = await runLoaded(library, loaded, change, set);
    return findings
      .filter(({ fails }) => fails)
      .map(({ id, loss }) => [id, ...loss.map(({ party, yuan }) => `${party} ${yuan}`)].join(' '));
  };
}
