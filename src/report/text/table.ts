import { padded, widthOf, type Style } from './style.ts';

export interface Column {
  readonly title: string;
  /** Numbers stand right. */
  readonly side?: 'left' | 'right';
}

export interface Cell {
  readonly text: string;
  readonly tone?: keyof Style;
}

/** A table whose columns stand under one another whatever the script; two blanks between columns, no line ends with one. */
export function table(columns: readonly Column[], rows: readonly (readonly Cell[])[], style: Style): string {
  const widths = columns.map(({ title }, i) => Math.max(widthOf(title), ...rows.map((row) => widthOf(row[i]!.text))));
  const line = (cells: readonly Cell[]): string =>
    cells
      .map(({ text, tone }, i) => {
        const last = i === columns.length - 1 && columns[i]!.side !== 'right';
        const filled = last ? text : padded(text, widths[i]!, columns[i]!.side);
        return tone === undefined ? filled : style[tone](filled);
      })
      .join('  ')
      .trimEnd();
  const head = line(columns.map(({ title }): Cell => ({ text: title, tone: 'dim' })));
  return `${[head, ...rows.map(line)].join('\n')}\n`;
}
