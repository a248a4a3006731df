import { setImmediate } from 'node:timers/promises';
import { join } from 'node:path';
import { InputError } from '../../core/errors.ts';
import { parseDate } from '../../core/time.ts';
import { readCorpus } from '../../io/corpus/corpus.ts';
import { nearestPackage } from '../../io/files/package-root.ts';
import type { Library, LoadedScenario } from '../../io/scenarios/library.ts';
import { noOverrides } from '../../io/scenarios/overrides.ts';
import { openSubject } from '../../io/workers/open-subject.ts';
import type { Rulebook } from '../../rules/compile/rulebook.ts';
import type { Model } from '../../scenario/model.ts';
import { profiles, SLICE } from '../../search/profiles/profiles.ts';
import { RoundWorker } from '../../search/random/round.ts';
import { Coverage as Features } from '../../search/guided/coverage.ts';
import { runModel } from '../../simulation/run.ts';
import { Runner } from '../../search/plan/runner.ts';
import { prepare } from '../execute.ts';
import type { Terminal } from '../terminal.ts';

/** Where to look for evaluations of rules by runs. */
export interface WorldOptions {
  /** Folder of plans that searches have saved; null: the usual one. */
  readonly corpus: string | null;
  /** Rounds of a search to run in every scenario besides. */
  readonly rounds: number;
  readonly seed: string;
}

/** Where an evaluation in a run comes from. */
export type WorldSource = 'scenarios' | 'searches';

/** What was run. */
export interface WorldRuns {
  readonly scenarios: number;
  /** Plans of saved searches. */
  readonly plans: number;
  /** Runs of searches done now. */
  readonly drawn: number;
  readonly interrupted: boolean;
}

/**
 * Runs scenarios, the plans that searches have saved of them, and further rounds where they are asked for, and tells of
 * every evaluation of a rule.
 *
 * @param wrap the rulebook to run with, made of the one of the library; told where the evaluations come from
 */
export async function watchWorld(
  library: Library,
  loaded: readonly LoadedScenario[],
  options: WorldOptions,
  wrap: (rulebook: Rulebook, source: WorldSource, scenario: LoadedScenario, model: Model) => Rulebook,
  terminal: Pick<Terminal, 'interrupted'>,
): Promise<WorldRuns> {
  const folder = options.corpus ?? join(nearestPackage(process.cwd()) ?? process.cwd(), '.fenproof/corpus');
  let [scenarios, plans, drawn] = [0, 0, 0];
  for (const one of loaded) {
    await setImmediate();
    if (terminal.interrupted()) return { scenarios, plans, drawn, interrupted: true };
    const { model, machines, scenario } = prepare(library, one, noOverrides);
    const lawDay = scenario.law?.date === undefined ? null : parseDate(scenario.law.date);
    runModel(model, machines, {
      record: false,
      rules: { rulebook: wrap(library.rulebook, 'scenarios', one, model), lawDay },
    });
    scenarios++;
    const saved = readCorpus(folder, model).plans;
    if (saved.length === 0 && options.rounds === 0) continue;
    const { subject } = openSubject(library, one, noOverrides);
    const rules = { rulebook: wrap(library.rulebook, 'searches', one, model), lawDay };
    const runner = new Runner({ ...subject, rules });
    for (const plan of saved) runner.run(plan);
    plans += saved.length;
    if (options.rounds === 0) continue;
    const worker = new RoundWorker({ ...subject, rules });
    for (let round = 0; round < options.rounds; round++) {
      for (let from = 0; from < profiles.smoke.runs; from += SLICE) {
        await setImmediate();
        if (terminal.interrupted()) return { scenarios, plans, drawn, interrupted: true };
        const to = from + SLICE;
        const request = {
          seed: options.seed,
          profile: 'smoke' as const,
          round,
          from,
          to,
          parents: [],
          isGuided: false,
          replay: [],
        };
        worker.runRound({ ...request, coverage: new Features().bits, known: [] });
        drawn += SLICE;
      }
    }
  }
  return { scenarios, plans, drawn, interrupted: false };
}

/** Scenarios that load; the others are told by the caller. */
export function loadScenarios(
  library: Library,
  files: readonly string[],
): { loaded: LoadedScenario[]; errors: InputError[] } {
  const errors: InputError[] = [];
  const loaded = files.flatMap((file): LoadedScenario[] => {
    try {
      return [library.load(file)];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      errors.push(error);
      return [];
    }
  });
  return { loaded, errors };
}
