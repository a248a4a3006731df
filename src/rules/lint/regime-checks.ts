import { InputError } from '../../core/errors.ts';
import { jsonPointer, type JsonDocument } from '../../core/json-document.ts';
import { compareNumber } from '../../core/order.ts';
import { formatDate } from '../../core/time.ts';
import { type Topic, turningDays } from '../regimes/regime.ts';
import type { StatedDay, StatedRegimes } from '../regimes/regime-file.ts';
import { regimeDifferences } from '../regimes/run-regimes.ts';

/** Dates named in one message. */
const NAMED = 6;

/** What is wrong with the file that states which rules are in force when: days that differ, days that are missing. */
export function regimeChecks(document: JsonDocument, topics: readonly Topic[], stated: StatedRegimes): InputError[] {
  const missing = topics.flatMap((topic): InputError[] => {
    const days = missingDays(topic, stated);
    if (days.length === 0) return [];
    const named = days.slice(0, NAMED).map(formatDate).join(', ');
    const params = { topic: topic.name, count: days.length, dates: days.length > NAMED ? `${named} ...` : named };
    return [
      new InputError('lint-regime-missing', params, document.place(`/topics${jsonPointer([topic.name])}`, 'key')),
    ];
  });
  return [...stated.problems, ...stated.days.flatMap(regimeDifferences), ...missing];
}

/** The days of a topic that have to be stated and are not: those on which something changes, a day around, named ones. */
export function missingDays(topic: Topic, { days, dates }: Pick<StatedRegimes, 'days' | 'dates'>): number[] {
  const there = new Set(days.filter((one: StatedDay) => one.topic.name === topic.name).map(({ day }) => day));
  const needed = [...turningDays(topic).flatMap((day) => [day - 1, day, day + 1]), ...dates];
  return [...new Set(needed)].filter((day) => !there.has(day)).sort(compareNumber);
}
