import type { Bilingual, Language } from '../../core/bilingual.ts';
import { message } from '../../core/messages/catalogue.ts';
import type { Finding, Step } from '../../results/finding.ts';
import type { Frame } from '../../results/report.ts';
import type { ScenarioResult } from '../../results/run.ts';
import { padded, widthOf, type Style } from './style.ts';

/** How much of a story is told: of a longer one the first and last steps, and no more lines than these. */
interface Told {
  readonly first: number;
  readonly last: number;
  readonly lines: number;
}

const allSteps: Told = { first: 6, last: 24, lines: Infinity };
/** So much of a story fits onto a screen with everything else: about twenty lines in all. */
export const screenSteps: Told = { first: 1, last: 4, lines: 8 };

/** What is told of the scenario in which a finding was met. */
type ShownResult = Pick<ScenarioResult, 'id' | 'title' | 'replay'>;

/** One finding in full: what happened step by step, who lost what, who holds it, how to see it again. */
export function findingText(
  result: ShownResult,
  finding: Finding,
  lang: Language,
  style: Style,
  { frame = null, told = allSteps }: { readonly frame?: Frame | null; readonly told?: Told } = {},
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

function stepLines(finding: Finding, lang: Language, style: Style, told: Told): string[] {
  const { length } = finding.steps;
  if (length <= told.first + told.last + 1) {
    const lines = shownSteps(finding, lang, style, length, 0);
    if (lines.length <= told.lines) return lines;
  }
  // The end of a story says what went wrong: it is kept to the last step.
  for (let last = Math.min(told.last, length - told.first - 1); ; last--) {
    const lines = shownSteps(finding, lang, style, told.first, last);
    if (lines.length <= told.lines || last <= 1) return lines;
  }
}

/** The first and the last steps, and how many there are in between. */
function shownSteps({ steps, event }: Finding, lang: Language, style: Style, first: number, last: number): string[] {
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
  const count = steps.length - first - last;
  if (count <= 0) return steps.flatMap(lineOf);
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
