import type { Language } from '../core/bilingual.ts';
import { InputError } from '../core/errors.ts';
import { message } from '../core/messages/catalogue.ts';
import { renderInputError, rereadSource } from '../io/print-error.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/**
 * Prints what went wrong on stderr and says which exit code it asks for: 2 for input, 4 for a mistake of ours.
 *
 * @param file what was being worked on, for a mistake of ours; an input error knows its place.
 */
export function reportFailure(error: unknown, lang: Language, terminal: Terminal, file = ''): ExitCode {
  if (error instanceof InputError) {
    terminal.err(renderInputError(error, lang, rereadSource));
    return 2;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.err(`${file === '' ? '' : `${file}: `}${message('internal-error')[lang]}\n${detail}\n`);
  return 4;
}
