import type { Language } from '../../core/bilingual.ts';
import type { InputError } from '../../core/errors.ts';
import { message } from '../../core/messages/catalogue.ts';
import { compileMachine } from '../../flows/compile/machine.ts';
import { lintFlow } from '../../flows/check/lint.ts';
import { loadOwnFlows } from '../../io/flows/load-flows.ts';
import { placedProblem } from '../../io/flows/place-of-name.ts';
import { renderInputError, rereadSource } from '../../io/print-error.ts';
import { machineNames } from '../../simulation/witness.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';

export interface CheckFlowsArguments {
  readonly source: string;
  readonly lang: Language;
}

/**
 * `fenproof flows check`: what makes a flow unusable is an error (exit 2), told by what loads it; what is probably a
 * slip is a warning.
 */
export async function checkFlows({ source, lang }: CheckFlowsArguments, terminal: Terminal): Promise<ExitCode> {
  for (const { flow, file } of await loadOwnFlows([source], { types: true })) {
    const tables = compileMachine(flow.machine, machineNames(flow));
    const warnings: InputError[] = lintFlow(flow, tables).map((problem) => placedProblem(problem, file));
    for (const warning of warnings) {
      terminal.out(`${message('warning')[lang]}: ${renderInputError(warning, lang, rereadSource)}`);
    }
    const params = {
      flow: flow.name,
      states: tables.configurations.length,
      transitions: tables.leafTarget.length,
      choices: flow.choiceNames.length,
      count: warnings.length,
    };
    terminal.out(`${message(warnings.length === 0 ? 'flows-check-clean' : 'flows-check-warned', params)[lang]}\n`);
  }
  return 0;
}
