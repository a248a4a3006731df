import { packageVersion } from '../io/files/package-root.ts';
import type { ExitCode } from './exit-code.ts';
import { languageOf } from './language.ts';
import type { Terminal } from './terminal.ts';

/** The whole program but for the process around it. Never throws. */
export async function runFenproof(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  // Scripts ask for the version before anything else: it is told without loading what reads a command line.
  if (argv.length === 1 && argv[0] === '--version') {
    terminal.out(`${packageVersion()}\n`);
    return 0;
  }
  const lang = languageOf(argv, terminal.env);
  const { message } = await import('../core/messages/catalogue.ts');
  const { reportFailure } = await import('./failure.ts');
  const { parseAndRun, UsageError } = await import('./parser.ts');
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
