import { InputError } from '../../core/errors.ts';
import { civilFromDay, dayFromCivil, formatDate, isCivilDate } from '../../core/time.ts';
import type { Parameter } from '../format/parameter-file.ts';
import type { Period, Rule } from '../format/rule-file.ts';

/** A hole this short between two periods is a slip of the pen; a longer one has to be explained. */
const SHORT_GAP = 31;

/** Holes between periods, days that the text of the law contradicts, days before the document was issued. */
export function periodChecks(rule: Rule): InputError[] {
  return [
    ...gaps(rule),
    ...farOff(rule),
    ...rule.periods.flatMap((period) => [...retroactive(rule, period), ...misread(rule, period)]),
  ];
}

function gaps({ periods, document }: Rule): InputError[] {
  return periods.flatMap((period, i) => {
    const before = periods[i - 1];
    if (before?.to === undefined || period.from === before.to + 1) return [];
    const days = period.from - before.to - 1;
    if (days > SHORT_GAP && period.reason !== undefined) return [];
    const params = { days, first: formatDate(before.to + 1), last: formatDate(period.from - 1) };
    return [new InputError('lint-period-gap', params, document.place(`${period.pointer}/from`))];
  });
}

/** Years in which no rule of this book begins or ends: digits were turned round. */
const YEARS = { first: 1949, last: 2099 } as const;

function farOff({ periods, document }: Rule): InputError[] {
  return periods.flatMap(({ from, to, pointer }) =>
    (
      [
        ['from', from],
        ['to', to],
      ] as const
    ).flatMap(([key, day]) => {
      if (day === undefined) return [];
      const { year } = civilFromDay(day);
      if (year >= YEARS.first && year <= YEARS.last) return [];
      return [new InputError('lint-year-far-off', { year }, document.place(`${pointer}/${key}`))];
    }),
  );
}

const ISSUED = /〔(\d{4})〕/;

function retroactive({ document }: Rule, { from, citation, pointer }: Period): InputError[] {
  const year = Number(ISSUED.exec(citation.document ?? '')?.[1] ?? 0);
  if (civilFromDay(from).year >= year) return [];
  const params = { date: formatDate(from), year, document: citation.document! };
  return [new InputError('lint-before-document', params, document.place(`${pointer}/from`))];
}

/** A first day that the words of the law name in another order, or with another year. */
function misread({ document }: Rule, { from, citation, pointer }: Period): InputError[] {
  const { summary, provision } = citation;
  const named = [summary?.zh, summary?.en, provision?.text].flatMap((text) =>
    text === undefined ? [] : datesIn(text),
  );
  if (named.length === 0 || named.includes(from)) return [];
  const { year, month, day } = civilFromDay(from);
  const likely = named.find((other) => {
    const date = civilFromDay(other);
    const turned = date.year === year && date.month === day && date.day === month;
    return turned || (date.year !== year && date.month === month && date.day === day);
  });
  if (likely === undefined) return [];
  const params = { date: formatDate(from), suggestion: formatDate(likely) };
  return [new InputError('lint-date-misread', params, document.place(`${pointer}/from`))];
}

/** Dates that a text names: 2018年6月30日, 2018-06-30. */
function datesIn(text: string): number[] {
  const found = [...text.matchAll(/(\d{4})\s*(?:年|-)\s*(\d{1,2})\s*(?:月|-)\s*(\d{1,2})/g)];
  return found.flatMap(([, year, month, day]) => {
    const [y, m, d] = [Number(year), Number(month), Number(day)];
    return isCivilDate(y, m, d) ? [dayFromCivil(y, m, d)] : [];
  });
}

/** A value of a parameter from a day before its source was issued. */
export function retroactiveValues({ entries, document, pointer }: Parameter): InputError[] {
  return entries.flatMap(({ from, source }, i) => {
    const years = [...source.matchAll(new RegExp(ISSUED, 'g'))].map((match) => Number(match[1]));
    const year = Math.min(...years);
    if (years.length === 0 || civilFromDay(from).year >= year) return [];
    const params = { date: formatDate(from), year, document: source };
    return [new InputError('lint-before-document', params, document.place(`${pointer}/values/${i}/from`))];
  });
}
