import type { Bilingual } from '../../core/bilingual.ts';
import { message, messageIfAny } from '../../core/messages/catalogue.ts';
import type { Step } from '../../results/finding.ts';
import { OUTSIDE, type Cast, type ReportFinding } from '../../results/report.ts';
import { shortened } from '../ci/plain.ts';
import { widthOf } from '../text/style.ts';
import { bothInDrawing, html, type Html } from './markup.ts';

const TIME = 76;
const LANE = 180;
const HEAD = 46;
const ROW = 40;
const DAY = 26;
/** Columns of text that a label may take on each lane it crosses. */
const LABEL = 27;

/**
 * Who did what to whom, time downwards: one lane a participant or channel, one row a step. Money that moves is a thick
 * line, a deviation a dashed box, what somebody does alone a small loop.
 */
export function sequenceDrawing(finding: ReportFinding, cast: Cast, id: string): Html {
  const lanes = lanesOf(finding.steps, cast);
  if (lanes.length === 0) return html``;
  const x = new Map(lanes.map(({ key }, i) => [key, TIME + LANE * i + LANE / 2]));
  // Whoever stands last and does something alone needs room for what it says.
  const lonely = finding.steps.some(({ between: [from, to] }) => from === to && from === lanes.at(-1)!.key);
  const width = TIME + LANE * lanes.length + (lonely ? 110 : 0);
  const rows: Html[] = [];
  let y = HEAD + 8;
  let day = '';
  for (const step of finding.steps) {
    if (step.at.slice(0, 10) !== day) {
      day = step.at.slice(0, 10);
      rows.push(
        html`<g class="day"
          ><line x1="0" y1="${y + 14}" x2="${width}" y2="${y + 14}" /><text x="4" y="${y + 9}">${day}</text></g
        >`,
      );
      y += DAY;
    }
    y += ROW;
    rows.push(rowOf(step, step.n === finding.event, x, y - 12, width));
  }
  const height = y + 14;
  const heads = lanes.map(({ key, name, kind }) => {
    const at = x.get(key)!;
    return html`<g class="lane"
      ><line x1="${at}" y1="${HEAD - 6}" x2="${at}" y2="${height}" /><rect
        x="${at - 68}"
        y="4"
        width="136"
        height="${HEAD - 10}"
        rx="6"
      /><text x="${at}" y="20">${bothInDrawing(fitted(name, 19))}</text
      ><text class="kind" x="${at}" y="34">${bothInDrawing(kindName(kind))}</text></g
    >`;
  });
  return html`<svg
    class="sequence"
    viewBox="0 0 ${width} ${height}"
    width="${width}"
    height="${height}"
    role="img"
    aria-labelledby="${id}"
  >
    ${heads}${rows}
  </svg>`;
}

function lanesOf(steps: readonly Step[], { parties }: Cast): Cast['parties'] {
  const used = new Set(steps.flatMap(({ between }) => between).filter((key) => key !== '-'));
  const known = parties.filter(({ key }) => used.has(key));
  const others = [...used].filter((key) => !parties.some((party) => party.key === key));
  return [
    ...known,
    ...others.map((key) => ({
      key,
      name: key === OUTSIDE ? message('html-outside') : { zh: key, en: key },
      kind: key === OUTSIDE ? '' : 'channel',
    })),
  ];
}

function kindName(kind: string): Bilingual {
  return messageIfAny(`html-kind-${kind}`) ?? { zh: kind, en: kind };
}

function rowOf(step: Step, breach: boolean, x: ReadonlyMap<string, number>, y: number, width: number): Html {
  const [from, to] = step.between;
  const [x1, x2] = [x.get(from), x.get(to)];
  const money = moved(step);
  const classes = ['step', step.kind, ...(money === '' ? [] : ['money']), ...(breach ? ['breach'] : [])].join(' ');
  return html`<g class="${classes}" data-n="${step.n}" transform="translate(0 ${y})"
    ><rect /><text class="clock" x="4" y="4">${step.at.slice(11, 19)}</text>${arrowOf(step, money, x1, x2, width)}</g
  >`;
}

function arrowOf(step: Step, money: string, x1: number | undefined, x2: number | undefined, width: number): Html {
  if (x1 === undefined || x2 === undefined) {
    return html`<text class="label" x="${width / 2}" y="4">${bothInDrawing(fitted(step.text, 60))}</text>`;
  }
  const badge = html`<circle cx="${x1}" /><text class="n" x="${x1}" y="3.5">${step.n}</text>`;
  if (x1 === x2) {
    const label = fitted(labelOf(step, money), LABEL);
    return html`<path d="M${x1}-7h16a7 7 0 0 1 0 14h-12" /><text class="label alone" x="${x1 + 28}" y="4"
        >${bothInDrawing(label)}</text
      >${badge}`;
  }
  const lanes = Math.round(Math.abs(x2 - x1) / LANE);
  const side = x2 > x1 ? 1 : -1;
  const label = fitted(labelOf(step, money), LABEL * lanes);
  return html`<line x1="${x1 + 9 * side}" x2="${x2 - 2 * side}" /><text class="label" x="${(x1 + x2) / 2}" y="-6"
      >${bothInDrawing(label)}</text
    >${badge}`;
}

/** What an arrow says: an act in its own words, the rest as kind, what it is about, and how much. */
function labelOf(step: Step, money: string): Bilingual {
  if (step.kind === 'act' || step.kind === 'world') return step.text;
  const what = step.address
    .slice(step.address.indexOf('/') + 1)
    .replace(/^(.*)-(request|response|notice|query|answer|statement|row)#/, '$1#');
  const subject =
    step.kind === 'timer' || step.kind === 'signal' || step.kind === 'restart' || what === '-' ? '' : ` ${what}`;
  const amount = money === '' ? '' : ` ${money}`;
  const kind = messageIfAny(`html-event-${step.kind}`) ?? { zh: step.kind, en: step.kind };
  const state = step.kind === 'timer' && step.to !== undefined ? ` → ${step.to.split('.').at(-1)!}` : '';
  return { zh: `${kind.zh}${subject}${state}${amount}`, en: `${kind.en}${subject}${state}${amount}` };
}

/** The most that came onto one account of the money book, in yuan; empty if no money moved. */
function moved({ changes }: Step): string {
  let most = 0n;
  for (const { book, before, after } of changes) {
    if (book !== 'money') continue;
    const fen = hundredths(after) - hundredths(before);
    if (fen > most) most = fen;
  }
  return most === 0n ? '' : `${String(most / 100n)}.${String(most % 100n).padStart(2, '0')}`;
}

/** Hundredths of a yuan text. */
export function hundredths(yuan: string): bigint {
  return BigInt(yuan.replace('.', ''));
}

function fitted(text: Bilingual, columns: number): Bilingual {
  return { zh: fit(text.zh, columns), en: fit(text.en, columns) };
}

function fit(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let width = 0;
  let length = 0;
  for (const character of text) {
    width += widthOf(character);
    if (width > columns - 1) break;
    length += character.length;
  }
  return shortened(text, length);
}
