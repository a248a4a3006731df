import type { Bilingual, Language } from '../../core/bilingual.ts';
import { message } from '../../core/messages/catalogue.ts';
import type { Finding, Step } from '../../results/finding.ts';
import type { Frame } from '../../results/report.ts';
import type { ScenarioResult } from '../../results/run.ts';
import { padded, widthOf, type Style } from './style.ts';

/** Of a longer story the first and last steps are shown. */
const allSteps = { first: 6, last: 24 };
/** So much of a story fits onto a screen with everything else. */
export const screenSteps = { first: 1, last: 4 };

/** What is told of the scenario in which a finding was met. */
type ShownResult = Pick<ScenarioResult, 'id' | 'title' | 'replay'>;

/** One finding in full: what happened step by step, who lost what, who holds it, how to see it again. */
export function findingText(
  result: ShownResult,
  finding: Finding,
  lang: Language,
  style: Style,
  { frame = null, told = allSteps }: { readonly frame?: Frame | null; readonly told?: typeof allSteps } = {},
): string {
  const said = (code: string): string => message(code)[lang];
  const opinion = finding.expected ? 'finding-expected' : finding.fails ? 'finding-unexpected' : 'finding-advisory';
  const tone = finding.expected || !finding.fails ? style.dim : style.bad;
  const lines = [
    style.bold(`${result.id} · ${result.title[lang]}`),
    `${style.bold(`${finding.id}: `)}${finding.headline[lang]}`,
    `${finding.at.slice(0, 10)}  ${tone(said(opinion))}`,
    '',
    ...(frame === null ? [] : [...frameLines(frame, style), '']),
    ...stepLines(finding, lang, style, told),
    '',
    ...labelled(
      [
        ['label-loses', finding.loss.map((loss) => message('money', { ...loss })[lang]).join(', ')],
        ['label-holds', finding.holds === '-' ? '' : finding.holds],
        ['label-breached-by', finding.breachedBy === '-' ? '' : finding.breachedBy],
        [
          'label-because',
          finding.because
            .map(({ label, value, test }) => `${label[lang]} = ${value[lang]} (${test[lang].trim()})`)
            .join('; '),
        ],
        ['label-citation', finding.citation],
        ['label-consequences', finding.consequences.join(', ')],
        ['label-fingerprint', finding.fingerprint],
        ['label-replay', result.replay],
      ],
      said,
      style,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** Labels under one another; those without a value are left out. */
export function labelled(
  rows: readonly (readonly [code: string, value: string])[],
  said: (code: string) => string,
  style: Style,
): string[] {
  const shown = rows.filter(([, value]) => value !== '');
  const width = Math.max(...shown.map(([code]) => widthOf(said(code))));
  return shown.map(([code, value]) => `${style.dim(padded(said(code), width))}  ${value}`);
}

/** The place in the file, and the lines that stand there. */
function frameLines({ file, line, lines }: Frame, style: Style): string[] {
  const width = String(line + lines.length - 1).length;
  return [
    style.dim(`${file}:${String(line)}`),
    ...lines.map((text, i) => `${style.dim(`${padded(String(line + i), width, 'right')} |`)} ${text}`),
  ];
}

function stepLines(
  { steps, event }: Finding,
  lang: Language,
  style: Style,
  { first, last }: typeof allSteps,
): string[] {
  const width = String(steps.at(-1)?.n ?? 0).length;
  let day = '';
  const lineOf = (step: Step): string[] => {
    const lines: string[] = [];
    if (step.at.slice(0, 10) !== day) {
      day = step.at.slice(0, 10);
      lines.push(style.dim(day));
    }
    const mark = step.n === event ? style.bad('►') : ' ';
    const move = moveText(step);
    const clock = step.at.slice(11, -6);
    lines.push(
      `${mark} ${padded(String(step.n), width, 'right')}  ${clock}  ${step.text[lang]}${move === '' ? '' : style.dim(`  [${move}]`)}`,
    );
    const indent = ' '.repeat(width + clock.length + 6);
    for (const book of ['information', 'money'] as const) {
      const changes = step.changes.filter((change) => change.book === book);
      if (changes.length === 0) continue;
      const texts = changes.map(({ account, before, after }) => `${account} ${before} → ${after}`);
      lines.push(`${indent}${style.dim(`${bookWord[book][lang]}:`)} ${texts.join(', ')}`);
    }
    return lines;
  };
  if (steps.length <= first + last + 1) return steps.flatMap(lineOf);
  const count = steps.length - first - last;
  return [
    ...steps.slice(0, first).flatMap(lineOf),
    style.dim(message('steps-left-out', { count })[lang]),
    ...steps.slice(-last).flatMap(lineOf),
  ];
}

/** How the state changed: of parallel regions only those that did. */
function moveText({ from, to }: Step): string {
  if (from === undefined || to === undefined || from === to) return '';
  const before = regionsOf(from);
  const after = regionsOf(to);
  if (before.length !== after.length) return `${from} → ${to}`;
  const moved = before.flatMap((region, i) => (region === after[i] ? [] : [`${region} → ${after[i]!}`]));
  return moved.join(', ');
}

/** `(a.b, c)` as its regions; a path without parallel regions at its top is one. */
function regionsOf(path: string): string[] {
  if (!path.startsWith('(') || !path.endsWith(')')) return [path];
  const regions: string[] = [];
  let region = '';
  let depth = 0;
  for (const character of path.slice(1, -1)) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (character === ',' && depth === 0) {
      regions.push(region.trim());
      region = '';
    } else region += character;
  }
  return [...regions, region.trim()];
}

const bookWord: Readonly<Record<'information' | 'money', Bilingual>> = {
  information: { zh: '信息账', en: 'information' },
  money: { zh: '资金账', en: 'money' },
};
