import type { Language } from '../../core/bilingual.ts';
import { message } from '../../core/messages/catalogue.ts';
import { compareMetrics, type CompareDocument, type CompareMetric, type Estimate } from '../../results/compare.ts';

const WIDTH = 900;
const LABELS = 330;
const BARS = 400;
const ROW = 22;
const HEAD = 30;
const GAP = 16;
const TOP = 56;

/**
 * A picture of a comparison: for each figure one bar a design, with its confidence interval. Whole coordinates, no
 * script, no links, and every text escaped: the same comparison gives the same bytes.
 */
export function compareSvg(document: CompareDocument, lang: Language): string {
  const { designs } = document;
  const shown = compareMetrics.filter((metric) => designs.some((design) => number(design.metrics[metric]?.mean) > 0));
  const panel = HEAD + designs.length * ROW + GAP;
  const height = TOP + Math.max(1, shown.length) * panel;
  const title = message('compare-picture', { id: document.id, count: document.seeds.length })[lang];
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="sans-serif" font-size="13">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    `<text x="16" y="30" font-size="17" font-weight="bold" fill="#1a1a1a">${escaped(title)}</text>`,
  ];
  if (shown.length === 0) {
    lines.push(`<text x="16" y="${TOP + 20}" fill="#1a1a1a">${escaped(message('compare-no-figures')[lang])}</text>`);
  }
  shown.forEach((metric, i) => lines.push(...panelOf(document, metric, TOP + i * panel, lang)));
  return `${[...lines, '</svg>'].join('\n')}\n`;
}

function panelOf({ designs }: CompareDocument, metric: CompareMetric, top: number, lang: Language): string[] {
  const most = Math.max(
    ...designs.map(({ metrics }) => number(metrics[metric]?.mean) + number(metrics[metric]?.plusMinus)),
  );
  const x = (value: number): number => Math.round((value / most) * BARS);
  const lines = [
    `<text x="16" y="${top + 18}" font-weight="bold" fill="#1a1a1a">${escaped(message(`compare-${metric}`)[lang])}</text>`,
  ];
  designs.forEach(({ name, metrics }, i) => {
    const y = top + HEAD + i * ROW;
    const value = metrics[metric];
    lines.push(
      `<text x="${LABELS - 10}" y="${y + 12}" text-anchor="end" fill="#1a1a1a">${escaped(shortened(name))}</text>`,
    );
    if (value === null) {
      lines.push(`<text x="${LABELS}" y="${y + 12}" fill="#595959">–</text>`);
      return;
    }
    const mean = number(value.mean);
    const half = number(value.plusMinus);
    lines.push(`<rect x="${LABELS}" y="${y + 1}" width="${x(mean)}" height="14" fill="#3b6ea5"/>`);
    if (half > 0) {
      const [from, to] = [LABELS + x(Math.max(0, mean - half)), LABELS + x(mean + half)];
      lines.push(
        `<path d="M${from} ${y + 8}H${to}M${from} ${y + 4}V${y + 12}M${to} ${y + 4}V${y + 12}" stroke="#1a1a1a" fill="none"/>`,
      );
    }
    const end = LABELS + x(mean + half) + 8;
    lines.push(`<text x="${end}" y="${y + 12}" fill="#1a1a1a">${escaped(estimateText(value))}</text>`);
  });
  return lines;
}

/** `12.00 ± 0.50`. */
export function estimateText({ mean, plusMinus }: Estimate): string {
  return plusMinus === '0.00' ? mean : `${mean} ± ${plusMinus}`;
}

/** Length of a picture only: amounts stay text. */
function number(text: string | undefined): number {
  return text === undefined ? 0 : Number(text);
}

/** Longer names are cut in the middle, where designs differ least. */
function shortened(name: string): string {
  return name.length <= 46 ? name : `${name.slice(0, 22)}…${name.slice(-23)}`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for an element of XML; characters that XML does not know become question marks. */
export function escaped(text: string): string {
  return text
    .replaceAll(/[&<>"']/g, (character) => entities[character]!)
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '?');
}
