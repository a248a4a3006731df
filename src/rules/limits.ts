import type { Fraction } from '../core/rate.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import type { FactReader, FactType } from './catalogue/spec.ts';
import { resolveParameter } from './compile/parameter-at.ts';
import { isFraction, type Parameter } from './format/parameter-file.ts';
import type { Leaf, Operand } from './format/rule-file.ts';
import { type Comparison, operatorSpec } from './operators.ts';

/**
 * Where a fact stands to a limit it is compared with: 0 exactly at it, 1 a step above, -1 a step below, and so on. A step
 * is a fen, a day, a second, one of what is counted; of a share, one of its numerator.
 */
export interface Standing {
  /** `lo` or `hi` of a limit that is only known as an interval. */
  readonly end: 'only' | 'lo' | 'hi';
  readonly steps: number;
}

/** The steps at which a comparison changes its truth: at the limit itself, and on this side of it. */
export function beyondOf(comparison: Comparison): readonly number[] {
  if (comparison === 'gt' || comparison === 'le') return [1];
  return comparison === 'ge' || comparison === 'lt' ? [-1] : [1, -1];
}

/** The comparison of a leaf that has an order and so a limit; undefined for any other leaf. */
export function limitOf(leaf: Leaf, catalogue: Catalogue): Comparison | undefined {
  const { comparison } = operatorSpec(leaf.operator);
  if (comparison === undefined) return undefined;
  return leaf.left.kind === 'parameter' && leaf.right.kind !== 'fact'
    ? undefined
    : stepOf(typeOf(leaf.left, catalogue)) === undefined
      ? undefined
      : comparison;
}

/** How the facts of an event stand to the limits of a leaf. Empty if one of them is none or unknown. */
export function standings(leaf: Leaf, day: number, catalogue: Catalogue, read: FactReader): Standing[] {
  const { left, right } = leaf;
  const { comparison } = operatorSpec(leaf.operator);
  const step = stepOf(typeOf(left, catalogue));
  if (comparison === undefined || step === undefined) return [];
  if (left.kind === 'parameter') {
    // "limit at least fact" is "fact at most limit": a step above one is a step below the other.
    if (right.kind !== 'fact') return [];
    return limitsOf(left.parameter, day, catalogue, read).flatMap(({ end, limit }) =>
      againstLimit(right.index, limit, mirrored[comparison], step, catalogue, read).map((steps) => ({ end, steps })),
    );
  }
  switch (right.kind) {
    case 'literal':
      return againstLimit(left.index, right.value as Limit, comparison, step, catalogue, read).map((steps) => ({
        end: 'only',
        steps,
      }));
    case 'parameter':
      return limitsOf(right.parameter, day, catalogue, read).flatMap(({ end, limit }) =>
        againstLimit(left.index, limit, comparison, step, catalogue, read).map((steps) => ({ end, steps })),
      );
    case 'fact': {
      const [a, b] = [read(left.index), read(right.index)];
      return typeof a === 'number' && typeof b === 'number' ? [{ end: 'only', steps: stepsOf(a - b, step) }] : [];
    }
    default:
      return [];
  }
}

/** A leaf whose limit stands on the left changes on the other side. */
export const mirrored: Readonly<Record<Comparison, Comparison>> = {
  ...{ eq: 'eq', ne: 'ne', gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' },
};

type Limit = number | Fraction;

function typeOf(operand: Operand, catalogue: Catalogue): FactType {
  return operand.kind === 'parameter' ? operand.parameter.type : catalogue.specOf(operand.name)!.type;
}

/** The size of a step in the unit of a run; undefined for types without an order. */
function stepOf(type: FactType): number | undefined {
  switch (type) {
    case 'fen':
    case 'int':
    case 'date':
    case 'ratio':
      return 1;
    case 'time':
    case 'clock':
      return 1000;
    default:
      return undefined;
  }
}

/** Whole steps, away from zero: half a second beyond a limit is one step beyond it. */
function stepsOf(difference: number, step: number): number {
  const steps = Math.ceil(Math.abs(difference) / step);
  return difference < 0 ? -steps : steps;
}

function limitsOf(
  parameter: Parameter,
  day: number,
  catalogue: Catalogue,
  read: FactReader,
): { end: Standing['end']; limit: Limit }[] {
  const value = resolveParameter(parameter, day, catalogue, read);
  if (value.kind === 'scalar') return [{ end: 'only', limit: value.value as Limit }];
  if (value.kind === 'unknown') return [];
  return [
    { end: 'lo', limit: value.lo as Limit },
    { end: 'hi', limit: value.hi as Limit },
  ];
}

function againstLimit(
  fact: number,
  limit: Limit,
  comparison: Comparison,
  step: number,
  catalogue: Catalogue,
  read: FactReader,
): number[] {
  if (isFraction(limit)) return shareSteps(fact, limit, comparison, catalogue, read);
  const value = read(fact);
  return typeof value === 'number' ? [stepsOf(value - limit, step)] : [];
}

/** The limit of a share is, for its denominator, the last numerator on the same side as the limit itself. */
function shareSteps(
  fact: number,
  limit: Fraction,
  comparison: Comparison,
  catalogue: Catalogue,
  read: FactReader,
): number[] {
  const parts = catalogue.specs[fact]!.ratioOf;
  if (parts === undefined) return [];
  const [num, den] = parts.map((part) => read(catalogue.indexOf(part)!));
  if (typeof num !== 'number' || typeof den !== 'number' || den <= 0) return [];
  const exact = BigInt(den) * limit.num;
  const floor = exact >= 0n ? exact / limit.den : -((-exact + limit.den - 1n) / limit.den);
  const up = comparison === 'ge' || comparison === 'lt';
  const at = up && floor * limit.den !== exact ? floor + 1n : floor;
  return [Number(BigInt(num) - at)];
}
