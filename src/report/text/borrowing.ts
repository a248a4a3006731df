import type { Language } from '../../core/bilingual.ts';
import { message } from '../../core/messages/catalogue.ts';
import type { BorrowingCost } from '../../results/run.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';

/** Figures of a loan in the order in which reports show them. */
export const borrowingFigures = [
  'principal',
  'usable',
  'cost',
  'days',
  'ofUsable',
  'simpleAnnual',
  'effectiveAnnual',
] as const satisfies readonly (keyof BorrowingCost)[];

/** What loans cost their borrowers: one row a loan, and what the columns mean. */
export function borrowingTable(
  loans: readonly { readonly id: string; readonly cost: BorrowingCost }[],
  lang: Language,
  style: Style,
): string {
  const said = (code: string): string => message(code)[lang];
  const rows = table(
    [
      { title: said('column-scenario') },
      { title: said('borrowing-flow') },
      ...borrowingFigures.map((figure) => ({ title: said(`borrowing-${figure}`), side: 'right' as const })),
    ],
    loans.map(({ id, cost }) => [
      { text: id },
      { text: cost.flow },
      ...borrowingFigures.map((figure) => ({ text: borrowingText(cost, figure) })),
    ]),
    style,
  );
  return `${said('borrowing-title')}\n${rows}${style.dim(said('borrowing-note'))}\n`;
}

/** One figure as text. */
export function borrowingText(cost: BorrowingCost, figure: (typeof borrowingFigures)[number]): string {
  return String(cost[figure] ?? '-');
}
