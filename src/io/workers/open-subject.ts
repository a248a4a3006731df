import { InputError } from '../../core/errors.ts';
import { parseDate } from '../../core/time.ts';
import { buildModel } from '../../scenario/build/build.ts';
import type { ScenarioFile } from '../../scenario/format.ts';
import type { Model } from '../../scenario/model.ts';
import type { Subject } from '../../search/plan/runner.ts';
import type { Mended } from '../../search/shrink/repairs.ts';
import { located, type Library, type LoadedScenario } from '../scenarios/library.ts';
import { applyOverrides, type Overrides } from '../scenarios/overrides.ts';

/** A scenario ready to be searched. */
export interface OpenSubject {
  /** With the overrides applied and without its plan: the search starts from the same world and finds its own. */
  readonly scenario: ScenarioFile;
  readonly subject: Subject;
}

/** Applies the overrides, leaves the plan out, resolves every name. @throws InputError with line and column. */
export function openSubject(library: Library, loaded: LoadedScenario, overrides: Overrides): OpenSubject {
  const { document, channels } = loaded;
  try {
    const world: { -readonly [K in keyof ScenarioFile]: ScenarioFile[K] } = { ...loaded.scenario };
    delete world.plan;
    delete world.load;
    const scenario = applyOverrides(world, overrides, library.flows, library.calendar);
    const model = buildModel(scenario, document.file, {
      flows: library.flows,
      channels,
      calendar: library.calendar,
      rails: library.rails,
    });
    const machines = model.flows.map((flow) => library.machine(flow));
    const lawDay = scenario.law?.date === undefined ? null : parseDate(scenario.law.date);
    return { scenario, subject: { model, machines, rules: { rulebook: library.rulebook, lawDay } } };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw located(error, [document, ...[...channels.values()].map((entry) => entry.document)]);
  }
}

/** The same scenario with each choice that is not at its sound default mended in turn, at all instances of its flow. */
export function mendedSubjects(library: Library, loaded: LoadedScenario, overrides: Overrides, model: Model): Mended[] {
  const choices = new Map<string, string>();
  for (const { flow, choices: chosen } of model.instances) {
    const { name, choiceNames, choices: definitions } = model.flows[flow]!;
    choiceNames.forEach((choice, i) => {
      const values = Object.keys(definitions[choice]!.values);
      if (chosen[i]! > 0)
        choices.set(`${name}.${choice}=${values[chosen[i]!]!}`, `type:${name}.${choice}=${values[0]!}`);
    });
  }
  return [...choices].flatMap(([choice, mend]) => {
    try {
      const { subject } = openSubject(library, loaded, { ...overrides, set: [...overrides.set, mend] });
      return [{ choice, subject }];
    } catch (error) {
      // The sound value may need accounts that this scenario lacks; then nobody can say what it would cure.
      if (error instanceof InputError) return [];
      throw error;
    }
  });
}
