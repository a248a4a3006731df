import type { Language } from '../../core/bilingual.ts';
import type { Sheet, SheetCell } from '../../results/sheet.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';

/** A sheet for people: title, paragraphs, then each section that has rows as a table. */
export function sheetText(sheet: Sheet, lang: Language, style: Style): string {
  const said = (cell: SheetCell): string => (typeof cell === 'string' ? cell : cell[lang]);
  const blocks = [`${[style.bold(said(sheet.title)), ...sheet.text.map(said)].join('\n')}\n`];
  for (const { title, columns, rows } of sheet.sections) {
    if (rows.length === 0) continue;
    const heads = columns.map((column) => ({ title: said(column) }));
    const cells = rows.map((row) => row.map((cell) => ({ text: said(cell) })));
    blocks.push(`${style.bold(said(title))}\n${table(heads, cells, style)}`);
  }
  return blocks.join('\n');
}
