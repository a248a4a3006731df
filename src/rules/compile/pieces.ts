import type { FactReader, FactValue } from '../catalogue/spec.ts';
import type { Comparison } from '../operators.ts';

/*
 * The pieces a compiled condition is made of: closures over a reader of facts. They are three-valued (Kleene): a result
 * that does not depend on an unknown fact stands. Numbers instead of an enumeration, because nothing here may allocate.
 */

export const FALSE = 0;
export const TRUE = 1;
export const UNKNOWN = 2;

export type Truth = typeof FALSE | typeof TRUE | typeof UNKNOWN;

/** A compiled condition. */
export type Condition = (read: FactReader) => Truth;

/** A fact or a fixed value that a comparison reads. `null` is none, `undefined` unknown. */
export type Constant = number | string | boolean;

/** A fixed exact fraction, in doubles while these are exact. */
export interface Quotient {
  readonly num: bigint;
  readonly den: bigint;
  readonly smallNum: number;
  readonly smallDen: number;
}

/** What compiling is built from. Tests swap single pieces to see that a fault in any of them is noticed. */
export interface Pieces {
  all(children: readonly Condition[]): Condition;
  any(children: readonly Condition[]): Condition;
  not(child: Condition): Condition;
  /** Fact against a fixed value. */
  constant(comparison: Comparison, fact: number, value: Constant): Condition;
  /** Fact against fact. */
  facts(comparison: Comparison, left: number, right: number): Condition;
  /** Quotient of two facts against a fixed fraction. */
  ratio(comparison: Comparison, num: number, den: number, value: Quotient): Condition;
  /** Quotient of two facts against the quotient of two others. */
  ratios(comparison: Comparison, left: readonly [number, number], right: readonly [number, number]): Condition;
  /** The same comparison with the lower and with the upper end of an interval. */
  interval(low: Condition, high: Condition): Condition;
  member(fact: number, values: readonly Constant[], expected: boolean): Condition;
  /** A set that has any bit of the mask. */
  bits(fact: number, mask: number): Condition;
  none(fact: number, expected: boolean): Condition;
  ratioNone(num: number, den: number, expected: boolean): Condition;
  /** The day whose parameter values count, given the day that decides. */
  parameterDay(day: number): number;
}

function not(truth: Truth): Truth {
  return truth === UNKNOWN ? UNKNOWN : truth === TRUE ? FALSE : TRUE;
}

/** Sign of a comparison to its result; for values that are not none. */
function decide(comparison: Comparison, sign: number): Truth {
  switch (comparison) {
    case 'eq':
      return sign === 0 ? TRUE : FALSE;
    case 'ne':
      return sign !== 0 ? TRUE : FALSE;
    case 'gt':
      return sign > 0 ? TRUE : FALSE;
    case 'ge':
      return sign >= 0 ? TRUE : FALSE;
    case 'lt':
      return sign < 0 ? TRUE : FALSE;
    case 'le':
      return sign <= 0 ? TRUE : FALSE;
  }
}

/** None compares with nothing: false, but `ne` is true. Decided even when the other side is unknown. */
function withNone(comparison: Comparison): Truth {
  return comparison === 'ne' ? TRUE : FALSE;
}

const SAFE = Number.MAX_SAFE_INTEGER;

/** Sign of a/b - c/d for b, d > 0, exact. A positive or negative number or 0. */
function compareQuotients(a: number, b: number, c: number, d: number): number {
  const left = a * d;
  const right = c * b;
  // A product beyond the range of exact doubles never rounds back into it.
  if (left <= SAFE && left >= -SAFE && right <= SAFE && right >= -SAFE) return left - right;
  const difference = BigInt(a) * BigInt(d) - BigInt(c) * BigInt(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function compareToQuotient(a: number, b: number, value: Quotient): number {
  if (value.smallDen !== 0) return compareQuotients(a, b, value.smallNum, value.smallDen);
  const difference = BigInt(a) * value.den - value.num * BigInt(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** A fraction as a piece: `smallDen` is 0 when it does not fit into doubles. */
export function quotient(num: bigint, den: bigint): Quotient {
  const small = num <= BigInt(SAFE) && num >= -BigInt(SAFE) && den <= BigInt(SAFE);
  return { num, den, smallNum: small ? Number(num) : 0, smallDen: small ? Number(den) : 0 };
}

function all(children: readonly Condition[]): Condition {
  const [a, b, c] = children;
  if (children.length === 1) return a!;
  if (children.length === 2) {
    return (read) => {
      const first = a!(read);
      if (first === FALSE) return FALSE;
      const second = b!(read);
      return first === TRUE || second === FALSE ? second : UNKNOWN;
    };
  }
  if (children.length === 3) {
    return (read) => {
      const first = a!(read);
      if (first === FALSE) return FALSE;
      const second = b!(read);
      if (second === FALSE) return FALSE;
      const third = c!(read);
      return third === FALSE || (first === TRUE && second === TRUE) ? third : UNKNOWN;
    };
  }
  return (read) => {
    let result: Truth = TRUE;
    for (const child of children) {
      const truth = child(read);
      if (truth === FALSE) return FALSE;
      if (truth === UNKNOWN) result = UNKNOWN;
    }
    return result;
  };
}

function any(children: readonly Condition[]): Condition {
  const [a, b] = children;
  if (children.length === 1) return a!;
  if (children.length === 2) {
    return (read) => {
      const first = a!(read);
      if (first === TRUE) return TRUE;
      const second = b!(read);
      return first === FALSE || second === TRUE ? second : UNKNOWN;
    };
  }
  return (read) => {
    let result: Truth = FALSE;
    for (const child of children) {
      const truth = child(read);
      if (truth === TRUE) return TRUE;
      if (truth === UNKNOWN) result = UNKNOWN;
    }
    return result;
  };
}

/** One closure a comparison, so that the engine compiles each to a single compare. */
function constant(comparison: Comparison, fact: number, value: Constant): Condition {
  switch (comparison) {
    case 'eq':
      return (read) => {
        const found = read(fact);
        return found === value ? TRUE : found === undefined ? UNKNOWN : FALSE;
      };
    case 'ne':
      return (read) => {
        const found = read(fact);
        return found === undefined ? UNKNOWN : found !== value ? TRUE : FALSE;
      };
    case 'gt':
      return (read) => {
        const found = read(fact);
        return found === undefined ? UNKNOWN : found !== null && found > value ? TRUE : FALSE;
      };
    case 'ge':
      return (read) => {
        const found = read(fact);
        return found === undefined ? UNKNOWN : found !== null && found >= value ? TRUE : FALSE;
      };
    case 'lt':
      return (read) => {
        const found = read(fact);
        return found === undefined ? UNKNOWN : found !== null && found < value ? TRUE : FALSE;
      };
    case 'le':
      return (read) => {
        const found = read(fact);
        return found === undefined ? UNKNOWN : found !== null && found <= value ? TRUE : FALSE;
      };
  }
}

function facts(comparison: Comparison, left: number, right: number): Condition {
  return (read) => {
    const a = read(left);
    const b = read(right);
    if (a === null || b === null) return withNone(comparison);
    if (a === undefined || b === undefined) return UNKNOWN;
    return decide(comparison, a === b ? 0 : a < b ? -1 : 1);
  };
}

/** True if a quotient of these values is none, whatever its unknown part turns out to be. */
function isNoQuotient(num: FactValue, den: FactValue): boolean {
  return num === null || den === null || (typeof den === 'number' && den <= 0);
}

function ratio(comparison: Comparison, num: number, den: number, value: Quotient): Condition {
  return (read) => {
    const a = read(num);
    const b = read(den);
    if (isNoQuotient(a, b)) return withNone(comparison);
    if (a === undefined || b === undefined) return UNKNOWN;
    return decide(comparison, compareToQuotient(a as number, b as number, value));
  };
}

function ratios(comparison: Comparison, left: readonly [number, number], right: readonly [number, number]): Condition {
  const [leftNum, leftDen] = left;
  const [rightNum, rightDen] = right;
  return (read) => {
    const a = read(leftNum);
    const b = read(leftDen);
    const c = read(rightNum);
    const d = read(rightDen);
    if (isNoQuotient(a, b) || isNoQuotient(c, d)) return withNone(comparison);
    if (a === undefined || b === undefined || c === undefined || d === undefined) return UNKNOWN;
    return decide(comparison, compareQuotients(a as number, b as number, c as number, d as number));
  };
}

function member(fact: number, values: readonly Constant[], expected: boolean): Condition {
  const [found, missing]: [Truth, Truth] = expected ? [TRUE, FALSE] : [FALSE, TRUE];
  return (read) => {
    const value = read(fact);
    if (value === undefined) return UNKNOWN;
    return value !== null && values.includes(value) ? found : missing;
  };
}

function bits(fact: number, mask: number): Condition {
  return (read) => {
    const value = read(fact);
    if (value === undefined) return UNKNOWN;
    return value !== null && ((value as number) & mask) !== 0 ? TRUE : FALSE;
  };
}

function none(fact: number, expected: boolean): Condition {
  return (read) => {
    const value = read(fact);
    return value === undefined ? UNKNOWN : (value === null) === expected ? TRUE : FALSE;
  };
}

function ratioNone(num: number, den: number, expected: boolean): Condition {
  return (read) => {
    const a = read(num);
    const b = read(den);
    if (isNoQuotient(a, b)) return expected ? TRUE : FALSE;
    if (a === undefined || b === undefined) return UNKNOWN;
    return expected ? FALSE : TRUE;
  };
}

/** The comparisons are monotone: if both ends of the interval agree, everything between does. */
function interval(low: Condition, high: Condition): Condition {
  return (read) => {
    const truth = low(read);
    return truth === high(read) ? truth : UNKNOWN;
  };
}

/** The pieces every run is compiled from. */
export const shippedPieces: Pieces = {
  ...{ all, any, constant, facts, ratio, ratios, interval, member, bits, none, ratioNone },
  not: (child) => (read) => not(child(read)),
  parameterDay: (day) => day,
};
