import { InputError, type Place } from '../../core/errors.ts';
import type { FlowProblem } from '../../flows/check/definition.ts';
import { rereadSource } from '../print-error.ts';

/** The line of a file on which a name first stands as a word of its own; the file alone if it does not. */
export function placeOfName(file: string, name: string): Place {
  const source = rereadSource(file) ?? '';
  const word = name.split(/[\s/]/).at(-1) ?? '';
  const at = word === '' ? -1 : source.search(new RegExp(`(?<![\\w$-])${escaped(word)}(?![\\w$-])`));
  if (at < 0) return { file };
  const before = source.slice(0, at).split('\n');
  return { file, line: before.length, column: before.at(-1)!.length + 1 };
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** A problem of a flow as an error or warning at its line. */
export function placedProblem({ code, params, name }: FlowProblem, file: string): InputError {
  return new InputError(code, params, placeOfName(file, name));
}
