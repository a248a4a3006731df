import { InputError } from '../../core/errors.ts';
import { fraction } from '../../core/rate.ts';
import { formatDate } from '../../core/time.ts';
import { compareLiterals, isFraction, type Parameter } from '../format/parameter-file.ts';
import type { Rule } from '../format/rule-file.ts';
import { percentText } from '../show-value.ts';
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
    return [
      ...idleValues(parameter, by),
      ...retroactiveValues(parameter),
      ...negativeValues(parameter),
      ...repeatedValues(parameter),
      ...largeShares(parameter),
    ];
  });
}

/** 24 for 24 %: a share beyond ten times the whole is a percentage whose sign is missing. */
function largeShares({ entries, document, pointer, type }: Parameter): InputError[] {
  if (type !== 'ratio') return [];
  return entries.flatMap(({ value }, i) => {
    if (value.kind !== 'scalar' || !isFraction(value.value)) return [];
    if (compareLiterals(value.value, fraction(10n)) <= 0) return [];
    const { num, den } = value.value;
    const params = { found: percentText(num, den), suggestion: percentText(num, den * 100n) };
    return [new InputError('lint-share-large', params, document.place(`${pointer}/values/${i}/value`))];
  });
}

/** A value that begins without changing anything, from the same source: one of the two was meant to differ. */
function repeatedValues({ entries, document, pointer, name }: Parameter): InputError[] {
  return entries.flatMap((entry, i) => {
    const before = entries[i - 1];
    if (before?.to !== entry.from - 1 || before.source !== entry.source) return [];
    if (before.value.kind !== 'scalar' || entry.value.kind !== 'scalar') return [];
    const [a, b] = [before.value.value, entry.value.value];
    const isSame = isFraction(a) && isFraction(b) ? compareLiterals(a, b) === 0 : a === b;
    if (!isSame) return [];
    const place = document.place(`${pointer}/values/${i}/value`);
    return [new InputError('lint-value-repeated', { parameter: name, date: formatDate(before.from) }, place)];
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
