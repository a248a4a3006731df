import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Condition, Pieces, Quotient } from './pieces.ts';
import { compileTree, isFixed } from './compile-tree.ts';
import { FALSE, TRUE } from './pieces.ts';
import type { CompiledRule } from './rulebook.ts';

/*
 * How near a rule came to deciding otherwise: a unit (a fen, a day, one account) more or less on one side of one of its
 * comparisons would have changed it. Compiled from the same trees as the rule, with pieces that ask for nearness.
 */

/**
 * True where a comparison in the rule's conditions stands at its boundary or one unit beside it: numbers of whole units,
 * quotients by a unit of their numerator. Null for a rule that compares no numbers.
 */
export function nearOf({ rule, day }: CompiledRule, catalogue: Catalogue): Condition | null {
  const condition = compileTree(rule.conditions, day, { catalogue, pieces: nearPieces, shared: new Map() });
  return condition === never || isFixed(condition) ? null : condition;
}

const never: Condition = () => FALSE;

/** One of them is near. */
function some(children: readonly Condition[]): Condition {
  const asked = children.filter((child) => child !== never);
  if (asked.length === 0) return never;
  if (asked.length === 1) return asked[0]!;
  return (read) => {
    for (const child of asked) if (child(read) === TRUE) return TRUE;
    return FALSE;
  };
}

/** At most a unit apart. */
function isClose(difference: number): boolean {
  return difference >= -1 && difference <= 1;
}

/** The numerator at most a unit away from where the quotient is the fraction. Beyond exact doubles nothing is near. */
function isCloseRatio(num: number, den: number, { smallNum, smallDen }: Quotient): boolean {
  if (smallDen === 0 || den <= 0) return false;
  const left = num * smallDen;
  const right = smallNum * den;
  return Number.isSafeInteger(left) && Number.isSafeInteger(right) && Math.abs(left - right) <= smallDen;
}

const nearPieces: Pieces = {
  all: some,
  any: some,
  not: (child) => child,
  constant: (_, fact, value) => {
    if (typeof value !== 'number') return never;
    return (read) => {
      const found = read(fact);
      return typeof found === 'number' && isClose(found - value) ? TRUE : FALSE;
    };
  },
  facts: (_, left, right) => (read) => {
    const a = read(left);
    const b = read(right);
    return typeof a === 'number' && typeof b === 'number' && isClose(a - b) ? TRUE : FALSE;
  },
  ratio: (_, num, den, value) => (read) => {
    const a = read(num);
    const b = read(den);
    return typeof a === 'number' && typeof b === 'number' && isCloseRatio(a, b, value) ? TRUE : FALSE;
  },
  ratios:
    (_, [leftNum, leftDen], [rightNum, rightDen]) =>
    (read) => {
      const [a, b, c, d] = [read(leftNum), read(leftDen), read(rightNum), read(rightDen)];
      if (typeof a !== 'number' || typeof b !== 'number' || typeof c !== 'number' || typeof d !== 'number')
        return FALSE;
      return isCloseRatio(a, b, { num: 0n, den: 0n, smallNum: c, smallDen: d }) ? TRUE : FALSE;
    },
  interval: (low, high) => some([low, high]),
  member: () => never,
  bits: () => never,
  none: () => never,
  ratioNone: () => never,
  parameterDay: (day) => day,
};
