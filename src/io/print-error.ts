import { readFileSync, statSync } from 'node:fs';
import type { Bilingual, Language } from '../core/bilingual.ts';
import type { MessageParams, Place } from '../core/errors.ts';
import { fixFor, message } from '../core/messages/catalogue.ts';
import { columnsOf, printable, printableCharacter } from '../core/printable.ts';
import { SIZE_LIMIT } from './read/strict-json.ts';

/** What an InputError and a lint warning have in common: a code, what fills its text, a place. */
export interface Problem {
  readonly code: string;
  readonly params: MessageParams;
  readonly place?: Place | undefined;
  readonly also?: readonly Problem[];
}

/** Gives the text of a file for the excerpt, or undefined when there is none to show. */
export type SourceOf = (file: string) => string | undefined;

/** Longest excerpt of a line, in terminal columns; a longer line is cut around the caret. */
const EXCERPT_COLUMNS = 100;

/**
 * A problem and all that were found with it, as a terminal shows them: place, message, code, up to three lines of the
 * file with a caret, what to do. Anything quoted from the input is made printable first, so that a file cannot send
 * escape sequences to the terminal. Ends with a line feed.
 */
export function renderInputError(problem: Problem, lang: Language, sourceOf: SourceOf = () => undefined): string {
  const all = [problem, ...(problem.also ?? [])];
  return all.map((one) => renderOne(one, lang, sourceOf)).join('\n');
}

/** Reads a file again for {@link renderInputError}. One that is too large, unreadable or no UTF-8 gives no excerpt. */
export function rereadSource(file: string): string | undefined {
  try {
    const stat = statSync(file);
    if (!stat.isFile() || stat.size > SIZE_LIMIT) return undefined;
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(file));
  } catch {
    return undefined;
  }
}

function renderOne(problem: Problem, lang: Language, sourceOf: SourceOf): string {
  const { code, place } = problem;
  const params = printableParams(problem.params);
  const at = place === undefined ? '' : `${placeText(place)}: `;
  const lines = [`${at}${message(code, params)[lang]} [${code}]`];
  const source = place?.line === undefined ? undefined : sourceOf(place.file);
  if (source !== undefined && place?.line !== undefined) lines.push(...excerpt(source, place.line, place.column ?? 1));
  if (params['suggestion'] !== undefined) lines.push(`  ${message('did-you-mean', params)[lang]}`);
  const fix: Bilingual | undefined = fixFor(code, params);
  if (fix !== undefined) lines.push(`  ${message('fix-label')[lang]}${fix[lang]}`);
  return `${lines.join('\n')}\n`;
}

function placeText(place: Place): string {
  const file = printable(place.file);
  if (place.line === undefined) return place.pointer === undefined ? file : `${file}#${printable(place.pointer)}`;
  return place.column === undefined ? `${file}:${place.line}` : `${file}:${place.line}:${place.column}`;
}

function printableParams(params: MessageParams): MessageParams {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? printable(value) : value]),
  );
}

/** The line, one before and one after, and a caret under the column (from 1, in UTF-16 units). */
function excerpt(source: string, line: number, column: number): string[] {
  const lines = source.split(/\r\n|\n|\r/);
  const last = Math.min(line + 1, lines.length);
  const width = String(last).length;
  const result: string[] = [];
  // All three lines are cut at the same place, or they would not stand under one another.
  const from = firstShown(lines[line - 1] ?? '', column);
  for (let number = Math.max(1, line - 1); number <= last; number++) {
    const { text, caret } = shownPart(lines[number - 1] ?? '', from, column);
    result.push(`  ${String(number).padStart(width)} | ${text}`.trimEnd());
    if (number === line) result.push(`  ${' '.repeat(width)} | ${' '.repeat(caret)}^`);
  }
  return result;
}

/** Index of the first UTF-16 unit shown of a line, so that the caret falls inside the excerpt. */
function firstShown(line: string, column: number): number {
  let from = Math.max(0, column - 1 - EXCERPT_COLUMNS / 4);
  if (columns(line.slice(0, column + 1)) <= EXCERPT_COLUMNS) from = 0;
  const code = line.charCodeAt(from);
  return code >= 0xdc00 && code <= 0xdfff ? from + 1 : from;
}

function columns(text: string): number {
  let sum = 0;
  for (const character of text) sum += columnsOf(character);
  return sum;
}

/** The part of a line from a unit on that fits, made printable, and the terminal column under which the caret goes. */
function shownPart(line: string, from: number, column: number): { text: string; caret: number } {
  let text = from > 0 && line.length > from ? '…' : '';
  let used = text.length;
  let caret = used;
  let unit = from;
  for (const character of line.slice(from, from + 2 * EXCERPT_COLUMNS)) {
    // A tab has no width of its own; one blank keeps the caret in place.
    const shown = character === '\t' ? ' ' : printableCharacter(character);
    const width = columns(shown);
    if (used + width > EXCERPT_COLUMNS) return { text: `${text}…`, caret };
    text += shown;
    used += width;
    unit += character.length;
    if (unit < column) caret = used;
  }
  return { text, caret };
}
