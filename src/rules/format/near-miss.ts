import type { MessageParams } from '../../core/errors.ts';
import { dayFromCivil, formatDate, isCivilDate } from '../../core/time.ts';

/** What somebody most likely meant by a date, amount or share that cannot be read: `{ suggestion }`, or nothing. */
export function nearMiss(code: string, value: unknown): MessageParams {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? halfWidth(value).trim() : '';
  const found = code.startsWith('date-')
    ? dateMeant(text)
    : code.startsWith('money-')
      ? amountMeant(text)
      : code.startsWith('rate-')
        ? shareMeant(text)
        : undefined;
  return found === undefined || found === value ? {} : { suggestion: found };
}

/** Digits, points and signs as a Chinese input method writes them, as they are meant. */
function halfWidth(text: string): string {
  return text
    .replaceAll(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('。', '.')
    .replaceAll('\u3000', ' ');
}

/** 2018/6/30, 2018年6月30日, 20180630, 30.06.2018; day and month the other way round where only that is a date. */
function dateMeant(text: string): string | undefined {
  const parts = /^(\d{4})\D{0,2}(\d{1,2})\D{1,2}(\d{1,2})\D?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const instant = /^(\d{4}-\d{2}-\d{2})[T ]\d/.exec(text);
  if (instant !== null) return dateMeant(instant[1]!);
  const english = /^(?:(\d{1,2}) )?([a-z]{3,9})\.? (?:(\d{1,2}),? )?(\d{4})$/i.exec(text.replaceAll('-', ' '));
  if (english !== null) return englishDate(english);
  const turned = /^(\d{1,2})\D(\d{1,2})\D(\d{4})$/.exec(text);
  const [year, a, b] =
    parts !== null ? parts.slice(1).map(Number) : turned !== null ? [turned[3], turned[2], turned[1]].map(Number) : [];
  if (year === undefined) return undefined;
  for (const [month, day] of [
    [a!, b!],
    [b!, a!],
  ] as const) {
    if (isCivilDate(year, month, day)) return formatDate(dayFromCivil(year, month, day));
  }
  return undefined;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** June 30, 2018; 30 Jun 2018; 30-Jun-2018. */
function englishDate([, before, name, after, year]: readonly (string | undefined)[]): string | undefined {
  const [month, day] = [MONTHS.indexOf(name!.slice(0, 3).toLowerCase()) + 1, Number(before ?? after)];
  return isCivilDate(Number(year), month, day) ? formatDate(dayFromCivil(Number(year), month, day)) : undefined;
}

/** 1,000.00, 1000, 1000.5, ¥1000, 1000元, 10万元. */
function amountMeant(text: string): string | undefined {
  const plain = text.replaceAll(/[,\s¥￥]|元|yuan|CNY|RMB/gi, '');
  const thousands = /^(-?\d+)万$/.exec(plain);
  if (thousands !== null) return `${thousands[1]!}0000.00`;
  const match = /^(-?\d+)(?:\.(\d{0,2})0*)?$/.exec(plain);
  return match === null ? undefined : `${match[1]!.replace(/^(-?)0+(?=\d)/, '$1')}.${(match[2] ?? '').padEnd(2, '0')}`;
}

/** 12 %, 12％, 12percent. */
function shareMeant(text: string): string | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(?:%|percent|per cent|pct)$/i.exec(text);
  return match === null ? undefined : `${match[1]!}%`;
}
