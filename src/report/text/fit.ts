import { columnsOf } from '../../core/printable.ts';

/** Below this a line is left to the terminal. */
const COLUMNS_LEAST = 40;
/** What goes on under its beginning stands so much further right, at most. */
const INDENT_MOST = 20;

/**
 * Text as wide as a terminal: longer lines go on under their beginning, broken between words, or anywhere where there
 * are no blanks. Escape sequences of colour take no room and are never cut.
 *
 * @param columns of the terminal; null: as it is (a file, a pipe)
 */
export function fitted(text: string, columns: number | null): string {
  if (columns === null || columns < COLUMNS_LEAST) return text;
  return text
    .split('\n')
    .map((line) => fittedLine(line, columns))
    .join('\n');
}

function fittedLine(line: string, columns: number): string {
  const pieces = line.match(/\u001b\[[0-9;]*m|[\s\S]/gu) ?? [];
  const widths = pieces.map((piece) => (piece.startsWith('\u001b') ? 0 : columnsOf(piece)));
  if (widths.reduce((sum, width) => sum + width, 0) <= columns) return line;
  const blanks = /^[ ►0-9:]*/.exec(line.replaceAll(/\u001b\[[0-9;]*m/g, ''))![0].length;
  const indent = ' '.repeat(Math.min(blanks, INDENT_MOST));
  let result = '';
  let current = '';
  let width = 0;
  /** Where the current line may be broken: after so many units of it, which are so wide. */
  let chance = { length: 0, width: 0 };
  pieces.forEach((piece, i) => {
    if (piece === ' ' && width === columns) {
      result += `${current}\n`;
      current = indent;
      width = indent.length;
      chance = { length: 0, width: 0 };
      return;
    }
    if (width + widths[i]! > columns) {
      const cut = chance.length > indent.length ? chance : { length: current.length, width };
      result += `${current.slice(0, cut.length).trimEnd()}\n`;
      const rest = current.slice(cut.length);
      current = indent + rest;
      width = indent.length + width - cut.width;
      chance = { length: 0, width: 0 };
    }
    current += piece;
    width += widths[i]!;
    if (piece === ' ' && current.trim() !== '') chance = { length: current.length, width };
  });
  return result + current;
}
