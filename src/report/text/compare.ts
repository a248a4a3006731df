import type { Language } from '../../core/bilingual.ts';
import { message } from '../../core/messages/catalogue.ts';
import { compareText as byText } from '../../core/order.ts';
import { compareMetrics, type CompareDocument } from '../../results/compare.ts';
import { estimateText } from '../svg/compare.ts';
import type { Style } from './style.ts';
import { table, type Cell } from './table.ts';

/** A comparison as a table: one column a design, one row a figure. */
export function compareTable(version: string, document: CompareDocument, lang: Language, style: Style): string {
  const said = (code: string, params: Record<string, string | number> = {}): string => message(code, params)[lang];
  const { designs, id, file, seeds, rates, faultsPerMille } = document;
  const runs = seeds.length;
  const ids = [...new Set(designs.flatMap(({ findings }) => Object.keys(findings)))].sort(byText);
  const parties = [...new Set(designs.flatMap(({ losses }) => Object.keys(losses)))].sort(byText);
  const row = (title: string, cells: readonly Cell[]): Cell[] => [{ text: title }, ...cells];
  const rows = [
    ...ids.map((finding) =>
      row(
        finding,
        designs.map(({ findings }) => {
          const n = findings[finding] ?? 0;
          return n === 0 ? { text: '-' } : { text: `${String(n)}/${String(runs)}`, tone: 'bad' };
        }),
      ),
    ),
    ...parties.map((party) =>
      row(
        said('compare-loses', { party }),
        designs.map(({ losses }) => ({ text: losses[party] === undefined ? '-' : estimateText(losses[party]) })),
      ),
    ),
    ...compareMetrics.map((metric) =>
      row(
        said(`compare-${metric}`),
        designs.map(({ metrics }) => ({ text: metrics[metric] === null ? '-' : estimateText(metrics[metric]) })),
      ),
    ),
    ...(designs.some(({ inconclusive }) => Object.keys(inconclusive).length > 0)
      ? [
          row(
            said('compare-inconclusive'),
            designs.map(({ inconclusive }) => ({
              text: String(Object.values(inconclusive).reduce((sum, n) => sum + n, 0)),
            })),
          ),
        ]
      : []),
  ];
  const columns = [
    { title: said('compare-figure') },
    ...designs.map((_, i) => ({
      title: String.fromCharCode(65 + (i % 26)) + (i < 26 ? '' : String(Math.floor(i / 26))),
      side: 'right' as const,
    })),
  ];
  const names = designs.map(({ name }, i) => `  ${columns[i + 1]!.title}  ${name}`);
  const params = { count: runs, faults: faultsPerMille, ...rates };
  const head = [said('compare-title', { version, id, file }), said('compare-seeds', params), '', ...names, ''];
  return `${head.join('\n')}\n${table(columns, rows, style)}`;
}
