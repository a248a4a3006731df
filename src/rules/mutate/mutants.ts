import type { Bilingual } from '../../core/bilingual.ts';
import { formatYuan } from '../../core/fen.ts';
import type { JsonDocument } from '../../core/json-document.ts';
import { jsonPointer } from '../../core/json-document.ts';
import { addFractions, formatFraction, fraction } from '../../core/rate.ts';
import { formatDate, formatInstant, formatTimeOfDay, parseDate } from '../../core/time.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { FactType } from '../catalogue/spec.ts';
import { edited, REMOVED, valueAt } from '../edit-document.ts';
import type { Literal } from '../format/literals.ts';
import { isFraction, type Parameter, type ParameterValue } from '../format/parameter-file.ts';
import type { Leaf, Operand, Rule, Tree } from '../format/rule-file.ts';
import type { OperatorName } from '../operators.ts';
import { valueOn } from '../regimes/regime.ts';
import { sameAsStated } from '../regimes/run-regimes.ts';
import { showLiteral } from '../show-value.ts';

/** What kind of slip a mutant plays. */
export const mutantKinds = ['threshold', 'boundary', 'dropped', 'swapped', 'date', 'turned'] as const;
export type MutantKind = (typeof mutantKinds)[number];

/** A rule or parameter file with one slip in it. */
export interface Mutant {
  readonly kind: MutantKind;
  /** Id of the rule or name of the parameter. */
  readonly of: string;
  /** The file as it is, and where the slip is. */
  readonly document: JsonDocument;
  readonly pointer: string;
  readonly mutated: JsonDocument;
  /** What was written, and what the mutant writes. */
  readonly was: Bilingual;
  readonly now: Bilingual;
}

/**
 * The slips in a rule file: each limit a step up and down, each comparison with the limit on its other side, each
 * condition left out, all for any, each first and last day a day off, and each comparison turned into its opposite, as if
 * the rule had been made from the wrong kind of template (a floor for a cap, a duty for a prohibition).
 */
export function mutantsOfRule(rule: Rule, catalogue: Catalogue): Mutant[] {
  const { document, id } = rule;
  const make = (kind: MutantKind, pointer: string, edits: Edits, was: Bilingual, now: Bilingual): Mutant => ({
    ...{ kind, of: id, document, pointer, was, now, mutated: edited(document, edits) },
  });
  const seen = new Set<string>();
  const found: Mutant[] = [];
  const visit = (tree: Tree): void => {
    if (seen.has(tree.pointer)) return;
    seen.add(tree.pointer);
    if (tree.kind === 'leaf') {
      found.push(...leafMutants(tree, catalogue, make));
      return;
    }
    if (tree.kind === 'not') {
      found.push(...withoutNot(tree.pointer, document, make));
      visit(tree.child);
      return;
    }
    if (tree.children.length > 1) found.push(...listMutants(tree.kind, tree.pointer, tree.children, document, make));
    tree.children.forEach(visit);
  };
  visit(rule.appliesWhen);
  visit(rule.conditions);
  return [...found, ...periodMutants(rule, make)];
}

type Edits = readonly { readonly pointer: string; readonly value: unknown }[];
type Make = (kind: MutantKind, pointer: string, edits: Edits, was: Bilingual, now: Bilingual) => Mutant;

function leafMutants(leaf: Leaf, catalogue: Catalogue, make: Make): Mutant[] {
  const { operator, right, left, pointer } = leaf;
  const found: Mutant[] = [];
  if (right.kind === 'literal') {
    const type = typeOf(left, catalogue);
    for (const [value, shown] of stepped(type, right.value)) {
      const at = `${pointer}/value`;
      found.push(make('threshold', at, [{ pointer: at, value }], same(showLiteral(type, right.value)), same(shown)));
    }
  }
  const at = `${pointer}/operator`;
  const other = boundaries[operator];
  if (other !== undefined) {
    found.push(make('boundary', at, [{ pointer: at, value: other }], same(operator), same(other)));
  }
  const turned = opposites[operator];
  if (turned !== undefined) {
    found.push(make('turned', at, [{ pointer: at, value: turned }], same(operator), same(turned)));
  }
  return found;
}

/** The same comparison with its limit on the other side. */
const boundaries: Partial<Record<OperatorName, OperatorName>> = {
  ...{ moneyGreaterThan: 'moneyAtLeast', moneyAtLeast: 'moneyGreaterThan' },
  ...{ moneyLessThan: 'moneyAtMost', moneyAtMost: 'moneyLessThan' },
  ...{ greaterThan: 'atLeast', atLeast: 'greaterThan', lessThan: 'atMost', atMost: 'lessThan' },
  ...{ dateAfter: 'dateOnOrAfter', dateOnOrAfter: 'dateAfter' },
  ...{ dateBefore: 'dateOnOrBefore', dateOnOrBefore: 'dateBefore' },
};

/** The comparison that is true where this one is false. */
const opposites: Partial<Record<OperatorName, OperatorName>> = {
  ...{ equal: 'notEqual', notEqual: 'equal', in: 'notIn', notIn: 'in', isNone: 'isPresent', isPresent: 'isNone' },
  ...{ moneyGreaterThan: 'moneyAtMost', moneyAtMost: 'moneyGreaterThan' },
  ...{ moneyLessThan: 'moneyAtLeast', moneyAtLeast: 'moneyLessThan' },
  ...{ greaterThan: 'atMost', atMost: 'greaterThan', lessThan: 'atLeast', atLeast: 'lessThan' },
  ...{ dateAfter: 'dateOnOrBefore', dateOnOrBefore: 'dateAfter' },
  ...{ dateBefore: 'dateOnOrAfter', dateOnOrAfter: 'dateBefore' },
  ...{ timeBefore: 'timeAtOrAfter', timeAtOrAfter: 'timeBefore' },
};

function withoutNot(pointer: string, document: JsonDocument, make: Make): Mutant[] {
  const inner = valueAt(document, `${pointer}/not`);
  // A root has to be a list: a comparison that stood under not is put into one.
  const value = typeof inner === 'object' && inner !== null && 'fact' in inner ? { all: [inner] } : inner;
  return [
    make('dropped', pointer, [{ pointer, value }], { zh: '并非', en: 'not' }, { zh: '（去掉）', en: '(left out)' }),
  ];
}

function listMutants(
  kind: 'all' | 'any',
  pointer: string,
  children: readonly Tree[],
  document: JsonDocument,
  make: Make,
): Mutant[] {
  const list = `${pointer}/${kind}`;
  const other = kind === 'all' ? 'any' : 'all';
  const swapped = [
    { pointer: list, value: REMOVED },
    { pointer: `${pointer}/${other}`, value: valueAt(document, list) },
  ];
  const dropped = children.map((_, i) => {
    const at = `${list}/${i}`;
    const was = shortText(valueAt(document, at));
    return make('dropped', at, [{ pointer: at, value: REMOVED }], same(was), { zh: '（去掉）', en: '(left out)' });
  });
  return [make('swapped', list, swapped, same(kind), same(other)), ...dropped];
}

function shortText(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

function periodMutants({ periods, document }: Rule, make: Make): Mutant[] {
  const found: Mutant[] = [];
  const move = (pointer: string, day: number, by: number, also: Edits): void => {
    const edits = [{ pointer, value: formatDate(day + by) }, ...also];
    found.push(make('date', pointer, edits, same(formatDate(day)), same(formatDate(day + by))));
  };
  for (const [i, { from, to, pointer }] of periods.entries()) {
    const before = periods[i - 1];
    const next = periods[i + 1];
    for (const by of [-1, 1]) {
      // Two periods that follow each other stay so: the day between them belongs to one or the other.
      const joined = before?.to === from - 1;
      const also = joined ? [{ pointer: `${before.pointer}/to`, value: formatDate(from - 1 + by) }] : [];
      move(`${pointer}/from`, from, by, also);
      if (to !== undefined && next?.from !== to + 1) move(`${pointer}/to`, to, by, []);
    }
  }
  return found.filter(({ mutated }) => validPeriods(mutated, document));
}

/** False if a slip would end a period before it begins, which loading refuses anyway. */
function validPeriods(mutated: JsonDocument, original: JsonDocument): boolean {
  const list = valueAt(mutated, '/effective') as readonly { from: string; to?: string }[];
  const days = list.map(({ from, to }) => [parseDate(from), to === undefined ? Infinity : parseDate(to)] as const);
  return mutated !== original && days.every(([from, to], i) => from <= to && (i === 0 || from > days[i - 1]![1]));
}

/**
 * The slips in a parameter: each value a step up and down, and each day on which a new value begins a day off. `counts`:
 * whether a value matters from a day to another.
 */
export function mutantsOfParameter(
  parameter: Parameter,
  catalogue: Catalogue,
  counts: (from: number, to: number | undefined) => boolean,
): Mutant[] {
  const { document, pointer, name, entries, type } = parameter;
  const make = (kind: MutantKind, at: string, edits: Edits, was: Bilingual, now: Bilingual): Mutant => ({
    ...{ kind, of: name, document, pointer: at, was, now, mutated: edited(document, edits) },
  });
  return entries.flatMap(({ from, to, value }, i) => {
    if (!counts(from, to)) return [];
    const at = `${pointer}/values/${i}`;
    const found = literalsIn(value, at, type, catalogue).flatMap((literal) =>
      stepped(literal.type, literal.value).map(([next, shown]) => {
        const was = same(showLiteral(literal.type, literal.value));
        return make('threshold', literal.pointer, [{ pointer: literal.pointer, value: next }], was, same(shown));
      }),
    );
    const before = entries[i - 1];
    if (before?.to !== from - 1 || !counts(before.from, before.to)) return found;
    // Where a new text repeats the value of the old one, the day between them changes nothing.
    if (sameAsStated(valueOn(parameter, before.from), valueOn(parameter, from))) return found;
    const ends = (valueAt(document, `${pointer}/values/${i - 1}`) as { to?: string }).to !== undefined;
    for (const by of [-1, 1]) {
      const also = ends ? [{ pointer: `${pointer}/values/${i - 1}/to`, value: formatDate(from - 1 + by) }] : [];
      const edits = [{ pointer: `${at}/from`, value: formatDate(from + by) }, ...also];
      found.push(make('date', `${at}/from`, edits, same(formatDate(from)), same(formatDate(from + by))));
    }
    return found;
  });
}

interface Placed {
  readonly value: Literal;
  readonly type: FactType;
  readonly pointer: string;
}

function literalsIn(value: ParameterValue, at: string, type: FactType, catalogue: Catalogue): Placed[] {
  const inner = (part: ParameterValue, pointer: string): Placed[] => {
    switch (part.kind) {
      case 'scalar':
        return [{ value: part.value, type, pointer }];
      case 'interval':
        return [
          { value: part.lo, type, pointer: `${pointer}/lo` },
          { value: part.hi, type, pointer: `${pointer}/hi` },
        ];
      case 'keyed':
        return [...part.by].flatMap(([key, one]) => inner(one, pointer + jsonPointer([key])));
      default:
        return [];
    }
  };
  switch (value.kind) {
    case 'scalar':
      return inner(value, `${at}/value`);
    case 'interval':
      return inner(value, `${at}/interval`);
    case 'keyed':
      return inner(value, `${at}/by`);
    case 'banded': {
      const { type: bandType } = catalogue.specOf(value.fact)!;
      return value.bands.flatMap(({ below, value: part }, i) => [
        ...(below === undefined ? [] : [{ value: below, type: bandType, pointer: `${at}/bands/${i}/below` }]),
        ...inner(part, `${at}/bands/${i}/value`),
      ]);
    }
    case 'unknown':
      return [];
  }
}

/** A basis point: less than that, and no amount of yuan would show the difference. */
const SHARE_STEP = fraction(1, 10_000);

/** A value one step down and one up, as files write it and as people read it. Nothing for types without steps. */
function stepped(type: FactType, value: Literal): [unknown, string][] {
  const found: [unknown, string][] = [];
  for (const by of [-1, 1]) {
    const next = step(type, value, by);
    if (next !== undefined) found.push([next.json, showLiteral(type, next.value)]);
  }
  return found;
}

function step(type: FactType, value: Literal, by: number): { json: unknown; value: Literal } | undefined {
  if (isFraction(value)) {
    const moved = addFractions(value, by > 0 ? SHARE_STEP : { num: -SHARE_STEP.num, den: SHARE_STEP.den });
    return moved.num < 0n ? undefined : { json: formatFraction(moved), value: moved };
  }
  if (typeof value !== 'number') return undefined;
  switch (type) {
    case 'fen':
      return written(value + by, formatYuan);
    case 'int':
      return written(value + by, (next) => next);
    case 'date':
      return written(value + by, formatDate);
    case 'time':
      return written(value + 1000 * by, formatInstant);
    case 'clock': {
      const next = value + 1000 * by;
      return next < 0 || next >= 86_400_000 ? undefined : written(next, formatTimeOfDay);
    }
    default:
      return undefined;
  }
}

function written(value: number, write: (value: number) => unknown): { json: unknown; value: number } | undefined {
  return Number.isSafeInteger(value) ? { json: write(value), value } : undefined;
}

function typeOf(operand: Operand, catalogue: Catalogue): FactType {
  return operand.kind === 'parameter' ? operand.parameter.type : catalogue.specOf(operand.name)!.type;
}

function same(text: string): Bilingual {
  return { zh: text, en: text };
}
