import type { Catalogue } from '../catalogue/catalogue.ts';
import type { FactReader } from '../catalogue/spec.ts';
import { compareLiterals, type Parameter, type ParameterValue } from '../format/parameter-file.ts';

const unknown: ParameterValue = { kind: 'unknown' };

/** What a parameter is on a local day; unknown on a day for which it has no value. */
export function parameterAt(parameter: Parameter, day: number): ParameterValue {
  // From the end: in force is the last entry that has begun.
  for (let i = parameter.entries.length - 1; i >= 0; i--) {
    const entry = parameter.entries[i]!;
    if (entry.from <= day) return entry.to === undefined || day <= entry.to ? entry.value : unknown;
  }
  return unknown;
}

/** The days on which a parameter changes. */
export function parameterChanges(parameter: Parameter): number[] {
  return parameter.entries.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to + 1]));
}

/**
 * The one value for several members of a set: the greatest (or least) of them, end by end for intervals. Unknown if
 * one of them is, or if there is none.
 */
export function combineValues(values: readonly ParameterValue[], combine: 'max' | 'min'): ParameterValue {
  const [first, ...others] = values;
  if (first === undefined) return unknown;
  return others.reduce((a, b) => combineTwo(a, b, combine), first);
}

function combineTwo(a: ParameterValue, b: ParameterValue, combine: 'max' | 'min'): ParameterValue {
  if (a.kind === 'keyed' && b.kind === 'keyed') {
    const by = new Map<string, ParameterValue>();
    for (const [key, value] of a.by) {
      const other = b.by.get(key);
      if (other !== undefined) by.set(key, combineTwo(value, other, combine));
    }
    return { kind: 'keyed', fact: a.fact, by };
  }
  const [x, y] = [ends(a), ends(b)];
  if (x === undefined || y === undefined) return unknown;
  const better = (p: typeof x.lo, q: typeof x.lo): typeof x.lo =>
    compareLiterals(p, q) >= 0 === (combine === 'max') ? p : q;
  const [lo, hi] = [better(x.lo, y.lo), better(x.hi, y.hi)];
  return compareLiterals(lo, hi) === 0 ? { kind: 'scalar', value: lo } : { kind: 'interval', lo, hi };
}

function ends(value: ParameterValue): Omit<Extract<ParameterValue, { kind: 'interval' }>, 'kind'> | undefined {
  if (value.kind === 'scalar') return { lo: value.value, hi: value.value };
  return value.kind === 'interval' ? value : undefined;
}

/** The value that counts for these facts: keys and bands looked up. A scalar, an interval or unknown. */
export function resolveParameter(
  parameter: Parameter,
  day: number,
  catalogue: Catalogue,
  read: FactReader,
): Exclude<ParameterValue, { kind: 'keyed' | 'banded' }> {
  let value = parameterAt(parameter, day);
  while (value.kind === 'keyed' || value.kind === 'banded') {
    const fact = read(catalogue.indexOf(value.fact)!);
    if (fact === undefined || fact === null) return { kind: 'unknown' };
    if (value.kind === 'banded') {
      value = value.bands.find(({ below }) => below === undefined || (fact as number) < below)?.value ?? unknown;
    } else if (catalogue.specOf(value.fact)!.type === 'set') {
      value = combineValues(membersIn(value, fact as number, catalogue), parameter.combine!);
    } else {
      value = value.by.get(String(fact)) ?? unknown;
    }
  }
  return value;
}

type Keyed = Extract<ParameterValue, { kind: 'keyed' }>;

/** The values of those keys of a set whose bits are in the mask. */
export function membersIn(value: Keyed, mask: number, catalogue: Catalogue): ParameterValue[] {
  const members = catalogue.specOf(value.fact)!.values!;
  return members.flatMap((member, bit) => (((mask >> bit) & 1) === 1 ? (value.by.get(member) ?? []) : []));
}
