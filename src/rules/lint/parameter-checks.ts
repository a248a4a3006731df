import { InputError } from '../../core/errors.ts';
import { formatDate } from '../../core/time.ts';
import type { Parameter } from '../format/parameter-file.ts';
import type { Rule } from '../format/rule-file.ts';
import { retroactiveValues } from './period-checks.ts';

/**
 * Parameters and values that no rule reads. A file of which no rule reads anything is data for something else (working
 * days, reference rates) and is left alone.
 */
export function parameterChecks(parameters: Iterable<Parameter>, rules: readonly Rule[]): InputError[] {
  const readers = new Map<Parameter, Rule[]>();
  for (const rule of rules) {
    for (const parameter of rule.parameters) readers.set(parameter, [...(readers.get(parameter) ?? []), rule]);
  }
  const used = new Set([...readers.keys()].map(({ document }) => document));
  return [...parameters].flatMap((parameter) => {
    const { document, pointer, name } = parameter;
    if (!used.has(document)) return [];
    const by = readers.get(parameter);
    if (by === undefined)
      return [new InputError('lint-parameter-unused', { parameter: name }, document.place(pointer, 'key'))];
    return [...idleValues(parameter, by), ...retroactiveValues(parameter), ...negativeValues(parameter)];
  });
}

/** Nobody is allowed less than nothing: a sign has slipped in. */
function negativeValues({ entries, document, pointer, type, name }: Parameter): InputError[] {
  if (type !== 'fen' && type !== 'int') return [];
  return entries.flatMap(({ value }, i) => {
    const limits = value.kind === 'scalar' ? [value.value] : value.kind === 'interval' ? [value.lo, value.hi] : [];
    if (!limits.some((limit) => typeof limit === 'number' && limit < 0)) return [];
    const key = value.kind === 'scalar' ? 'value' : 'interval';
    return [
      new InputError('lint-negative-limit', { parameter: name }, document.place(`${pointer}/values/${i}/${key}`)),
    ];
  });
}

function idleValues({ entries, document, pointer, name }: Parameter, by: readonly Rule[]): InputError[] {
  return entries.flatMap(({ from, to }, i) => {
    const counts = by.some(({ periods }) =>
      periods.some(
        (period) => (to === undefined || period.from <= to) && (period.to === undefined || from <= period.to),
      ),
    );
    if (counts) return [];
    const params = { parameter: name, date: formatDate(from) };
    return [new InputError('lint-value-unused', params, document.place(`${pointer}/values/${i}/from`))];
  });
}
