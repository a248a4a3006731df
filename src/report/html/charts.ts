import type { Bilingual } from '../../core/bilingual.ts';
import { compareNumber } from '../../core/order.ts';
import { formatInstant, parseDate, startOfDay } from '../../core/time.ts';
import type { Curve, ReportFinding, ReportScenario } from '../../results/report.ts';
import { both, html, said, type Html } from './markup.ts';
import { hundredths } from './sequence.ts';

const WIDTH = 300;
const HEIGHT = 30;
/** Moments of findings that are marked. */
const MARKS_MAX = 20;

/** The time axis: one step to the right for every moment at which something changed. */
interface Axis {
  readonly seconds: readonly number[];
  readonly x: (second: number) => number;
}

/**
 * Balances of both books, money on its way and advances over time, a line each with its lowest, highest and last value.
 * Runs are busy for seconds and idle for days, so the axis gives each moment of change the same room.
 */
export function courseTable(scenario: ReportScenario, findings: readonly ReportFinding[], id: string): Html {
  const { course, date } = scenario;
  const told = findings.filter(({ source, state }) => source === 'scenario' && state !== 'listed');
  const breaches = [...new Set(told.map(({ at }) => secondOf(at, date)))].slice(0, MARKS_MAX);
  const axis = axisOf([...course.balances, course.inTransit, course.advances], breaches, course.end);
  if (axis.seconds.length < 2) return html``;
  const rows = (of: readonly Curve[], name: (curve: Curve) => Html): Html[] =>
    of.map((curve) => row(curve, name(curve), axis, breaches));
  const balances = (book: 'information' | 'money'): readonly Curve[] =>
    course.balances.filter((curve) => curve.book === book);
  const group = (title: string, lines: readonly Html[], kind: string): Html =>
    lines.length === 0
      ? html``
      : html`<tbody class="${kind}">
          <tr>
            <th colspan="5" scope="rowgroup">${said(title)}</th>
          </tr>
          ${lines}
        </tbody>`;
  const key = (curve: Curve): Html => html`${curve.key}`;
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}-course">
    <table class="course">
      <caption id="${id}-course">
        ${said('html-course')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${said('html-account')}</th>
          <th scope="col" class="axis">
            <span>${clock(axis.seconds[0]!, date)}</span
            ><span>${clock(axis.seconds[Math.floor((axis.seconds.length - 1) / 2)]!, date)}</span
            ><span>${clock(axis.seconds.at(-1)!, date)}</span>
          </th>
          <th scope="col" class="num">${said('html-lowest')}</th>
          <th scope="col" class="num">${said('html-highest')}</th>
          <th scope="col" class="num">${said('html-last')}</th>
        </tr>
      </thead>
      ${group(
        'html-book-information',
        rows(balances('information'), key),
        'information',
      )}${group('html-book-money', rows(balances('money'), key), 'money')}${group(
        'html-positions',
        [
          row(course.inTransit, said('html-in-transit'), axis, breaches),
          row(course.advances, said('html-advances'), axis, breaches),
        ],
        'positions',
      )}
    </table>
  </div>`;
}

function row({ points }: Curve, name: Html, axis: Axis, breaches: readonly number[]): Html {
  const fen = points.map(([, yuan]) => Number(hundredths(yuan)));
  const [low, high] = [Math.min(...fen), Math.max(...fen)];
  const at = (value: number): number =>
    high === low ? HEIGHT - 4 : Math.round(HEIGHT - 4 - ((value - low) * (HEIGHT - 8)) / (high - low));
  let path = '';
  points.forEach(([second], i) => {
    path += i === 0 ? `M${axis.x(second)} ${at(fen[0]!)}` : `H${axis.x(second)}V${at(fen[i]!)}`;
  });
  const yuanOf = (value: number): string => points[fen.indexOf(value)]![1];
  const marks = breaches.map((second) => html`<path class="mark" d="M${axis.x(second)} 0V${HEIGHT}" />`);
  return html`<tr>
    <th scope="row">${name}</th>
    <td>
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
        <path d="${path}H${WIDTH}" />
        ${marks}
      </svg>
    </td>
    <td class="num">${yuanOf(low)}</td>
    <td class="num">${yuanOf(high)}</td>
    <td class="num">${points.at(-1)![1]}</td>
  </tr>`;
}

function axisOf(curves: readonly Curve[], breaches: readonly number[], end: number): Axis {
  const all = new Set([...curves.flatMap(({ points }) => points.map(([second]) => second)), ...breaches]);
  const seconds = [...all].filter((second) => second <= end || end === 0).sort(compareNumber);
  const places = new Map(seconds.map((second, i) => [second, Math.round((i * WIDTH) / seconds.length)]));
  return { seconds, x: (second) => places.get(second) ?? WIDTH };
}

function secondOf(at: string, date: string): number {
  const [day, time] = [at.slice(0, 10), at.slice(11, 19)];
  const [hours, minutes, seconds] = time.split(':').map(Number) as [number, number, number];
  return (parseDate(day) - parseDate(date)) * 86_400 + hours * 3600 + minutes * 60 + seconds;
}

function clock(second: number, date: string): string {
  const text = formatInstant(startOfDay(parseDate(date)) + second * 1000);
  return `${text.slice(5, 10)} ${text.slice(11, 19)}`;
}

/** Loss by party: a bar as long as its share of the largest. */
export function lossBars(loss: ReportFinding['loss'], nameOf: (key: string) => Bilingual): Html {
  const fen = loss.map(({ yuan }) => Number(hundredths(yuan)));
  const most = Math.max(...fen);
  const bars = loss.map(({ party, yuan }, i) => {
    const width = Math.max(2, Math.round((fen[i]! * 100) / most));
    return html`<tr>
      <th scope="row">${both(nameOf(party))}</th>
      <td>
        <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          <rect width="${width}" height="10" />
        </svg>
      </td>
      <td class="num">−${yuan}</td>
    </tr>`;
  });
  return html`<table class="loss">
    <caption>
      ${said('html-loss')}
    </caption>
    <tbody>
      ${bars}
    </tbody>
  </table>`;
}
