import type { Language } from '../../core/bilingual.ts';
import type { InputError } from '../../core/errors.ts';
import { message } from '../../core/messages/catalogue.ts';
import { findFiles } from '../../io/files/find.ts';
import { renderInputError, rereadSource } from '../../io/print-error.ts';
import { Library, type LoadedScenario } from '../../io/scenarios/library.ts';
import { noOverrides } from '../../io/scenarios/overrides.ts';
import { sheetText } from '../../report/text/sheet.ts';
import { table } from '../../report/text/table.ts';
import { duplicateIds, lintScenario } from '../../scenario/validate/lint.ts';
import { compilePlan } from '../../simulation/plan/compile.ts';
import { prepare } from '../execute.ts';
import { gravest, type ExitCode } from '../exit-code.ts';
import { reportFailure } from '../failure.ts';
import { defaultScenarios, SCENARIO_ENDING } from '../default-scenarios.ts';
import { scenarioSheet } from '../sheets/scenario-sheet.ts';
import { styleOf } from '../style.ts';
import type { Terminal } from '../terminal.ts';

export interface ScenariosArguments {
  readonly files: readonly string[];
  readonly flows: readonly string[];
  readonly json: boolean;
  readonly lang: Language;
}

/** `fenproof scenarios list`. */
export async function listScenarios(args: ScenariosArguments, terminal: Terminal): Promise<ExitCode> {
  const { lang } = args;
  const { loaded, codes } = await loadAll(args, terminal);
  if (args.json) {
    const list = loaded.map(({ document, scenario }) => ({
      id: scenario.id,
      file: document.file,
      date: scenario.starts.slice(0, 10),
      systems: scenario.systems ?? [],
      flows: flowsOf(scenario),
      title: scenario.title,
    }));
    terminal.out(`${JSON.stringify(list, null, 2)}\n`);
  } else {
    const columns = ['scenario', 'date', 'flows', 'systems', 'title'];
    const rows = loaded.map(({ scenario }) => [
      { text: scenario.id },
      { text: scenario.starts.slice(0, 10) },
      { text: flowsOf(scenario).join(', ') },
      { text: (scenario.systems ?? []).join(', ') },
      { text: scenario.title[lang] },
    ]);
    const heads = columns.map((name) => ({ title: message(`column-${name}`)[lang] }));
    terminal.out(table(heads, rows, styleOf(terminal)));
  }
  return gravest([0, ...codes]);
}

/** `fenproof scenarios lint`: errors decide the exit code, warnings are printed. */
export async function lintScenarios(args: ScenariosArguments, terminal: Terminal): Promise<ExitCode> {
  const { lang } = args;
  const { library, loaded, codes, count } = await loadAll(args, terminal);
  const warnings: InputError[] = [];
  for (const one of loaded) {
    try {
      const { model, scenario } = prepare(library, one, noOverrides);
      compilePlan(model, scenario.plan ?? []);
    } catch (error) {
      codes.push(reportFailure(error, lang, terminal));
    }
    warnings.push(...lintScenario(one.document, library.context(one.channels)));
  }
  for (const error of duplicateIds(loaded.map(({ document }) => document))) {
    codes.push(reportFailure(error, lang, terminal));
  }
  for (const warning of warnings) {
    terminal.out(`${message('warning')[lang]}: ${renderInputError(warning, lang, rereadSource)}`);
  }
  const params = { count, errors: codes.length, warnings: warnings.length };
  terminal.out(`${message(codes.length + warnings.length === 0 ? 'lint-clean' : 'lint-summary', params)[lang]}\n`);
  return gravest([0, ...codes]);
}

/** `fenproof scenarios show`. */
export async function showScenario(args: ScenariosArguments, terminal: Terminal): Promise<ExitCode> {
  const library = await Library.open({ flows: args.flows });
  const prepared = prepare(library, library.load(args.files[0]!), noOverrides);
  if (args.json) terminal.out(`${JSON.stringify(prepared.scenario, null, 2)}\n`);
  else terminal.out(sheetText(scenarioSheet(prepared), args.lang, styleOf(terminal)));
  return 0;
}

interface All {
  readonly library: Library;
  readonly loaded: readonly LoadedScenario[];
  readonly codes: ExitCode[];
  readonly count: number;
}

async function loadAll({ files, flows, lang }: ScenariosArguments, terminal: Terminal): Promise<All> {
  const found = files.length > 0 ? findFiles(files, SCENARIO_ENDING) : defaultScenarios();
  const library = await Library.open({ flows });
  const codes: ExitCode[] = [];
  const loaded: LoadedScenario[] = [];
  for (const file of found) {
    try {
      loaded.push(library.load(file));
    } catch (error) {
      codes.push(reportFailure(error, lang, terminal));
    }
  }
  return { library, loaded, codes, count: found.length };
}

function flowsOf({ flows }: LoadedScenario['scenario']): string[] {
  return [...new Set(Object.values(flows).map(({ flow }) => flow))];
}
