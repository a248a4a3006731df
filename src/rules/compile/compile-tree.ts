import { assert } from '../../core/errors.ts';
import { type Catalogue, setMask } from '../catalogue/catalogue.ts';
import type { Literal } from '../format/literals.ts';
import { compareLiterals, isFraction, type Parameter, type ParameterValue } from '../format/parameter-file.ts';
import type { Leaf, Operand, Tree } from '../format/rule-file.ts';
import { type Comparison, operatorSpec } from '../operators.ts';
import { combineValues, membersIn, parameterAt } from './parameter-at.ts';
import { type Condition, type Constant, FALSE, type Pieces, quotient, TRUE, type Truth, UNKNOWN } from './pieces.ts';

/** What a compilation needs: one for each rulebook, so that equal leaves of different rules are one closure. */
export interface CompileContext {
  readonly catalogue: Catalogue;
  readonly pieces: Pieces;
  readonly shared: Map<string, Condition>;
}

const always: readonly [Condition, Condition, Condition] = [() => FALSE, () => TRUE, () => UNKNOWN];

function fixed(truth: Truth): Condition {
  return always[truth];
}

/** The truth of a condition that reads no fact; undefined for any other. */
function truthOf(condition: Condition): Truth | undefined {
  const truth = always.indexOf(condition);
  return truth === -1 ? undefined : (truth as Truth);
}

/** True of a condition that is the same whatever the facts are. */
export function isFixed(condition: Condition): boolean {
  return truthOf(condition) !== undefined;
}

/** Compiles a tree for a day: parameters become what they are on it, and what they decide is decided here. */
export function compileTree(tree: Tree, day: number, context: CompileContext): Condition {
  const { pieces } = context;
  switch (tree.kind) {
    case 'leaf':
      return compileLeaf(tree, pieces.parameterDay(day), context);
    case 'not': {
      const child = compileTree(tree.child, day, context);
      const truth = truthOf(child);
      return truth === undefined
        ? shared(`not ${numberOf(child)}`, context, () => pieces.not(child))
        : fixed(truth === UNKNOWN ? UNKNOWN : truth === TRUE ? FALSE : TRUE);
    }
    case 'all':
    case 'any': {
      const [neutral, decisive]: [Truth, Truth] = tree.kind === 'all' ? [TRUE, FALSE] : [FALSE, TRUE];
      const children = tree.children
        .map((child) => compileTree(child, day, context))
        .filter((child) => truthOf(child) !== neutral);
      if (children.length === 0) return fixed(neutral);
      if (children.some((child) => truthOf(child) === decisive)) return fixed(decisive);
      if (children.every((child) => truthOf(child) !== undefined)) return fixed(UNKNOWN);
      return shared(`${tree.kind} ${children.map(numberOf).join(' ')}`, context, () => {
        const condition = pieces[tree.kind](children);
        if (tree.kind === 'all' && children.length > 1) conjunctions.set(condition, children);
        return condition;
      });
    }
  }
}

/** Compiles one leaf for the day of its parameters. Equal leaves are shared. */
export function compileLeaf(leaf: Leaf, day: number, context: CompileContext): Condition {
  return shared(leafKey(leaf, day), context, () => {
    const condition = buildLeaf(leaf, day, context);
    const key = keyOf(leaf, context.catalogue);
    if (key !== undefined) keyed.set(condition, key);
    return condition;
  });
}

function shared(key: string, context: CompileContext, make: () => Condition): Condition {
  const known = context.shared.get(key);
  if (known !== undefined) return known;
  const condition = make();
  context.shared.set(key, condition);
  return condition;
}

/** A condition that is true for these values of a fact, false for all others, unknown where the fact is. */
export interface Key {
  readonly fact: number;
  readonly values: readonly Constant[];
}

const keyed = new WeakMap<Condition, Key>();
const conjunctions = new WeakMap<Condition, readonly Condition[]>();
const numbers = new WeakMap<Condition, number>();
let lastNumber = 0;

/** Tells conditions apart, so that equal trees over equal leaves are one closure too. */
function numberOf(condition: Condition): number {
  const known = numbers.get(condition);
  if (known !== undefined) return known;
  numbers.set(condition, ++lastNumber);
  return lastNumber;
}

/** The conditions that have to hold together for this one to hold: itself, unless it was compiled from an `all`. */
export function conjunctsOf(condition: Condition): readonly Condition[] {
  return conjunctions.get(condition) ?? [condition];
}

/** For which values of which fact a condition holds, if it is as simple as that. */
export function keyOfCondition(condition: Condition): Key | undefined {
  return keyed.get(condition);
}

function keyOf({ left, operator, right }: Leaf, catalogue: Catalogue): Key | undefined {
  if (left.kind !== 'fact' || !['enum', 'text', 'bool'].includes(catalogue.specs[left.index]!.type)) return undefined;
  if (operator === 'equal' && right.kind === 'literal' && !isFraction(right.value)) {
    return { fact: left.index, values: [right.value] };
  }
  if (operator !== 'in' || right.kind !== 'list') return undefined;
  return { fact: left.index, values: right.values as Constant[] };
}

function leafKey({ left, operator, right }: Leaf, day: number): string {
  const text = (value: Literal): string => (isFraction(value) ? `${value.num}/${value.den}` : JSON.stringify(value));
  const dated = (operand: Operand): string =>
    operand.kind === 'fact' ? operand.name : `${operand.name}@${entryIndex(operand.parameter, day)}`;
  switch (right.kind) {
    case 'fact':
    case 'parameter':
      return `${dated(left)} ${operator} {${dated(right)}}`;
    case 'literal':
      return `${dated(left)} ${operator} ${text(right.value)}`;
    case 'list':
      return `${dated(left)} ${operator} [${right.values.map(text).join(',')}]`;
    case 'true':
      return `${dated(left)} ${operator}`;
  }
}

/** Days on which a parameter has the same value share their leaves. */
function entryIndex(parameter: Parameter, day: number): number {
  return parameter.entries.findIndex(({ from, to }) => from <= day && (to === undefined || day <= to));
}

function buildLeaf(leaf: Leaf, day: number, context: CompileContext): Condition {
  const { left, operator, right } = leaf;
  const { comparison } = operatorSpec(operator);
  if (comparison !== undefined) return buildComparison(comparison, leaf, day, context);
  if (left.kind === 'parameter') return foldList(leaf, day);
  const { catalogue, pieces } = context;
  const spec = catalogue.specs[left.index]!;
  if (right.kind === 'true') {
    const expected = operator === 'isNone';
    const parts = ratioParts(left.index, catalogue);
    return parts === undefined ? pieces.none(left.index, expected) : pieces.ratioNone(parts[0], parts[1], expected);
  }
  const values = right.kind === 'literal' ? [right.value] : right.kind === 'list' ? right.values : [];
  if (spec.type === 'set') return pieces.bits(left.index, setMask(spec, values as string[]));
  return pieces.member(left.index, values as Constant[], operator === 'in');
}

/** A list or presence check of a parameter, which stands on the left only as a plain value. */
function foldList({ left, operator, right }: Leaf, day: number): Condition {
  assert(left.kind === 'parameter' && right.kind === 'list', 'only lists are compared with a parameter on the left');
  const value = parameterAt(left.parameter, day);
  if (value.kind !== 'scalar') return fixed(UNKNOWN);
  return fixed(right.values.includes(value.value) === (operator === 'in') ? TRUE : FALSE);
}

function buildComparison(comparison: Comparison, leaf: Leaf, day: number, context: CompileContext): Condition {
  const { left, right } = leaf;
  const withRight = (make: (value: Literal) => Condition): Condition => {
    if (right.kind === 'literal') return make(right.value);
    assert(right.kind === 'parameter', 'a comparison has one value on its right');
    return overValues(right.parameter, parameterAt(right.parameter, day), make, context);
  };
  if (left.kind === 'fact') {
    if (right.kind === 'fact') return compareFacts(comparison, left.index, right.index, context);
    return withRight((value) => compareConstant(comparison, left.index, value, context));
  }
  const value = parameterAt(left.parameter, day);
  if (value.kind !== 'scalar') return fixed(UNKNOWN);
  if (right.kind === 'fact') return compareConstant(flipped[comparison], right.index, value.value, context);
  return withRight((other) => fixed(holds(comparison, value.value, other) ? TRUE : FALSE));
}

/** `a comparison b` is `b flipped a`. */
const flipped: Readonly<Record<Comparison, Comparison>> = {
  eq: 'eq',
  ne: 'ne',
  gt: 'lt',
  ge: 'le',
  lt: 'gt',
  le: 'ge',
};

function holds(comparison: Comparison, a: Literal, b: Literal): boolean {
  if (comparison === 'eq') return a === b;
  if (comparison === 'ne') return a !== b;
  const sign = compareLiterals(a, b);
  return { gt: sign > 0, ge: sign >= 0, lt: sign < 0, le: sign <= 0 }[comparison];
}

function ratioParts(index: number, catalogue: Catalogue): [number, number] | undefined {
  const parts = catalogue.specs[index]!.ratioOf;
  return parts === undefined ? undefined : [catalogue.indexOf(parts[0])!, catalogue.indexOf(parts[1])!];
}

function compareFacts(
  comparison: Comparison,
  left: number,
  right: number,
  { catalogue, pieces }: CompileContext,
): Condition {
  const [a, b] = [ratioParts(left, catalogue), ratioParts(right, catalogue)];
  if (a === undefined || b === undefined) return pieces.facts(comparison, left, right);
  return pieces.ratios(comparison, a, b);
}

function compareConstant(comparison: Comparison, fact: number, value: Literal, context: CompileContext): Condition {
  const { catalogue, pieces } = context;
  if (!isFraction(value)) return pieces.constant(comparison, fact, value);
  const [num, den] = ratioParts(fact, catalogue)!;
  return pieces.ratio(comparison, num, den, quotient(value.num, value.den));
}

/** A comparison with whatever the parameter is: one condition for each value it can have, chosen by its keys. */
function overValues(
  parameter: Parameter,
  value: ParameterValue,
  make: (value: Literal) => Condition,
  context: CompileContext,
): Condition {
  const { catalogue, pieces } = context;
  const inner = (part: ParameterValue): Condition => overValues(parameter, part, make, context);
  switch (value.kind) {
    case 'scalar':
      return make(value.value);
    case 'unknown':
      return fixed(UNKNOWN);
    case 'interval': {
      const [low, high] = [make(value.lo), make(value.hi)];
      const [a, b] = [truthOf(low), truthOf(high)];
      return a !== undefined && b !== undefined ? fixed(a === b ? a : UNKNOWN) : pieces.interval(low, high);
    }
    case 'banded':
      return byBand(
        catalogue.indexOf(value.fact)!,
        value.bands.map(({ below, value: part }) => [below, inner(part)]),
      );
    case 'keyed': {
      const fact = catalogue.indexOf(value.fact)!;
      if (catalogue.specs[fact]!.type !== 'set') {
        return byKey(fact, new Map([...value.by].map(([key, part]) => [key, inner(part)])));
      }
      return bySet(fact, maskOf(value, context), (mask) =>
        inner(combineValues(membersIn(value, mask, catalogue), parameter.combine!)),
      );
    }
  }
}

function maskOf(value: Extract<ParameterValue, { kind: 'keyed' }>, { catalogue }: CompileContext): number {
  return setMask(catalogue.specOf(value.fact)!, value.by.keys());
}

function byKey(fact: number, conditions: ReadonlyMap<string, Condition>): Condition {
  return (read) => {
    const key = read(fact);
    if (key === undefined || key === null) return UNKNOWN;
    // Booleans are keys by their text; enum members are texts already.
    const condition = conditions.get(typeof key === 'string' ? key : String(key));
    return condition === undefined ? UNKNOWN : condition(read);
  };
}

function bySet(fact: number, listed: number, make: (mask: number) => Condition): Condition {
  const conditions = new Map<number, Condition>();
  return (read) => {
    const value = read(fact);
    if (value === undefined || value === null) return UNKNOWN;
    const mask = (value as number) & listed;
    let condition = conditions.get(mask);
    if (condition === undefined) {
      condition = make(mask);
      conditions.set(mask, condition);
    }
    return condition(read);
  };
}

function byBand(fact: number, bands: readonly (readonly [number | undefined, Condition])[]): Condition {
  return (read) => {
    const value = read(fact);
    if (value === undefined || value === null) return UNKNOWN;
    for (const [below, condition] of bands) {
      if (below === undefined || (value as number) < below) return condition(read);
    }
    return UNKNOWN;
  };
}
