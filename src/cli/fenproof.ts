import { message } from '../core/messages/catalogue.ts';
import { reportFailure } from './failure.ts';
import type { ExitCode } from './exit-code.ts';
import { languageOf } from './language.ts';
import { parseAndRun, UsageError } from './parser.ts';
import type { Terminal } from './terminal.ts';

/** The whole program but for the process around it. Never throws. */
export async function runFenproof(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const lang = languageOf(argv, terminal.env);
  try {
    return await parseAndRun(argv, lang, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) return reportFailure(error, lang, terminal);
    if (error.message === '') {
      const words = error.command.split(' ').slice(1);
      await parseAndRun([...words, '--help'], lang, { ...terminal, out: (text) => terminal.err(text) });
    } else {
      terminal.err(`${error.message}\n${message('see-help', { command: error.command })[lang]}\n`);
    }
    return 2;
  }
}
