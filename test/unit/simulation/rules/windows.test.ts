import { describe, expect, test } from 'vitest';
import { civilFromDay, dayFromCivil } from '../../../../src/core/time.ts';
import type { AggregateWindow } from '../../../../src/rules/catalogue/spec.ts';
import { beginsMonth, sameWindow, spanOf } from '../../../../src/simulation/rules/windows.ts';

const windows: readonly AggregateWindow[] = [
  'day',
  'month',
  'year',
  'lifetime',
  'previous-month',
  'previous-quarter',
  'previous-year',
];
const first = dayFromCivil(2019, 11, 20);
const last = dayFromCivil(2021, 2, 10);

describe('windows of cumulative facts', () => {
  test.each(windows)('a day lies in the span of another exactly if both lie in one window: %s', (window) => {
    const wrong: [number, number][] = [];
    for (let a = first; a <= last; a += 17) {
      const { from, until } = spanOf(window, a);
      for (let b = first; b <= last; b++) if ((b >= from && b < until) !== sameWindow(window, a, b)) wrong.push([a, b]);
    }
    expect(wrong).toEqual([]);
  });

  test('a quarter and a leap year have their days', () => {
    const day = dayFromCivil(2020, 2, 29);
    expect(spanOf('previous-quarter', day)).toEqual({
      from: dayFromCivil(2020, 1, 1),
      until: dayFromCivil(2020, 4, 1),
    });
    expect(spanOf('year', day).until - spanOf('year', day).from).toBe(366);
  });

  test('a month begins on its first day', () => {
    for (let day = first; day <= last; day++) expect(beginsMonth(day)).toBe(civilFromDay(day).day === 1);
  });
});
