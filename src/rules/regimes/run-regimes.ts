import { canonicalJson } from '../../core/canonical-json.ts';
import { InputError } from '../../core/errors.ts';
import { jsonPointer } from '../../core/json-document.ts';
import { formatDate } from '../../core/time.ts';
import { shown } from '../format/problems.ts';
import { regimeOf } from './regime.ts';
import type { StatedDay } from './regime-file.ts';

/** What is different from what the file says of a day, each with its place. Empty if the day is as stated. */
export function regimeDifferences(stated: StatedDay): InputError[] {
  const actual = regimeOf(stated.topic, stated.day);
  return [
    ...differences(stated, 'rules', stated.rules, actual.rules),
    ...differences(stated, 'parameters', stated.parameters, actual.parameters),
  ];
}

/** True if one rule or parameter is on a day as the file says. */
export function sameAsStated(value: unknown, stated: unknown): boolean {
  if (value === stated) return true;
  if (typeof value !== 'object' || typeof stated !== 'object') return false;
  return canonicalJson(value) === canonicalJson(stated);
}

function differences(
  { topic, day, document, pointer, written }: StatedDay,
  part: 'rules' | 'parameters',
  stated: Readonly<Record<string, unknown>>,
  actual: Readonly<Record<string, unknown>>,
): InputError[] {
  const names = [...new Set([...Object.keys(stated), ...Object.keys(actual)])];
  return names.flatMap((name) => {
    if (sameAsStated(actual[name], stated[name])) return [];
    const say = (value: unknown): string =>
      value === undefined ? '-' : typeof value === 'string' ? value : shown(value);
    const params = {
      topic: topic.name,
      date: formatDate(day),
      name,
      expected: say(stated[name]),
      found: say(actual[name]),
    };
    // A day that is the same as another is blamed itself: the other may be right.
    const own = pointer === written && stated[name] !== undefined;
    return [
      new InputError('regime-differs', params, document.place(own ? pointer + jsonPointer([part, name]) : pointer)),
    ];
  });
}
