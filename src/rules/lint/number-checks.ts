import { InputError } from '../../core/errors.ts';
import { formatYuan } from '../../core/fen.ts';
import { compareFractions, fraction, type Fraction } from '../../core/rate.ts';
import { leavesOf } from '../facts-of-rule.ts';
import type { Literal } from '../format/literals.ts';
import { isFraction, type Parameter, type ParameterValue } from '../format/parameter-file.ts';
import type { Leaf, Period, Rule, Tree } from '../format/rule-file.ts';
import { type Comparison, operatorSpec } from '../operators.ts';
import { percentText } from '../show-value.ts';
import { amountsIn, percentsIn } from './figures.ts';
import type { Page } from './text-checks.ts';

/** Limits a factor away from a figure that the words of the law name, and caps that are compared the wrong way round. */
export function numberChecks(rule: Rule, page: Page | undefined): InputError[] {
  return [...misplaced(rule, page), ...upsideDown(rule)];
}

/** A threshold with its place. */
interface Threshold {
  readonly value: Literal;
  readonly document: Rule['document'];
  readonly pointer: string;
  /** Words about it alone. */
  readonly text: string;
}

/** Fen for yuan, yuan for ten thousand yuan, percent for a share: what an editor mistakes for each other. */
const FACTORS: readonly (readonly [bigint, bigint])[] = [
  [100n, 1n],
  [1n, 100n],
  [10_000n, 1n],
  [1n, 10_000n],
];

/** A nought too many or too few. */
const TENFOLD: readonly (readonly [bigint, bigint])[] = [
  [10n, 1n],
  [1n, 10n],
];

function misplaced(rule: Rule, page: Page | undefined): InputError[] {
  const words = [rule.title.zh, ...rule.periods.map(wordsOf)].join('\n');
  const seen = new Set<string>();
  return thresholds(rule).flatMap(({ value, document, pointer, text }) => {
    const key = document.file + pointer;
    if (seen.has(key)) return [];
    seen.add(key);
    const own = `${words}\n${text}`;
    const [figures, also] = isFraction(value)
      ? [percentsIn(own), percentsIn(page?.text ?? '')]
      : [amountsIn(own), amountsIn(page?.text ?? '')];
    const exact = isFraction(value) ? value : fraction(value as number);
    const same = (other: Fraction): boolean => compareFractions(exact, other) === 0;
    if (exact.num === 0n) return [];
    const off = (factors: typeof FACTORS) => (figure: Fraction) =>
      factors.some(([up, down]) => compareFractions(fraction(exact.num * up, exact.den * down), figure) === 0);
    const onPage = page === undefined || also.some(same) ? undefined : also.find(off(TENFOLD));
    const likely = figures.some(same)
      ? onPage
      : also.some(same)
        ? undefined
        : (figures.find(off(FACTORS)) ?? figures.find(off(TENFOLD)));
    if (likely === undefined) return [];
    const shown = (one: Fraction): string =>
      isFraction(value) ? percentText(one.num, one.den) : formatYuan(Number(one.num));
    const params = { found: shown(exact), suggestion: shown(likely) };
    return [new InputError('lint-figure-misplaced', params, document.place(pointer))];
  });
}

function wordsOf({ citation }: Period): string {
  return [citation.summary?.zh ?? '', citation.provision?.text ?? ''].join('\n');
}

function thresholds(rule: Rule): Threshold[] {
  const literals = leavesOf(rule).flatMap((leaf): Threshold[] => {
    if (leaf.right.kind !== 'literal') return [];
    const { value } = leaf.right;
    if (!isFraction(value) && !operatorSpec(leaf.operator).types.includes('fen')) return [];
    return [{ value, document: rule.document, pointer: `${leaf.pointer}/value`, text: '' }];
  });
  return [...literals, ...rule.parameters.flatMap((parameter) => parameterThresholds(parameter, rule))];
}

/** The values of a parameter that count while a rule is in force. */
function parameterThresholds(parameter: Parameter, { periods }: Rule): Threshold[] {
  const { type, document, pointer, entries } = parameter;
  if (type !== 'fen' && type !== 'ratio') return [];
  return entries.flatMap(({ from, to, value }, i) => {
    const counts = periods.some(
      (period) => (to === undefined || period.from <= to) && (period.to === undefined || from <= period.to),
    );
    const at = `${pointer}/values/${i}`;
    return counts ? valuesIn(value, at).map((one) => ({ ...one, document, text: '' })) : [];
  });
}

function valuesIn(value: ParameterValue, pointer: string): { value: Literal; pointer: string }[] {
  const inner = (part: ParameterValue, at: string): { value: Literal; pointer: string }[] => {
    switch (part.kind) {
      case 'scalar':
        return [{ value: part.value, pointer: at }];
      case 'interval':
        return [
          { value: part.lo, pointer: `${at}/lo` },
          { value: part.hi, pointer: `${at}/hi` },
        ];
      case 'keyed':
        return [...part.by].flatMap(([key, one]) =>
          inner(one, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
        );
      default:
        return [];
    }
  };
  switch (value.kind) {
    case 'scalar':
      return inner(value, `${pointer}/value`);
    case 'interval':
      return inner(value, `${pointer}/interval`);
    case 'keyed':
      return inner(value, `${pointer}/by`);
    case 'banded':
      return value.bands.flatMap(({ value: part }, i) => inner(part, `${pointer}/bands/${i}/value`));
    case 'unknown':
      return [];
  }
}

const CAP = /限额|上限|最高|不得?超过/;
const FLOOR = /下限|最低|至少|不得?低于/;

/**
 * The condition says when the rule is broken: a cap is broken above it, a floor below. The other way round somebody wrote
 * down the duty instead of the breach.
 */
function upsideDown(rule: Rule): InputError[] {
  return comparisons(rule.conditions, false).flatMap(({ leaf, comparison, negated }) => {
    if (leaf.right.kind !== 'parameter' || leaf.left.kind !== 'fact') return [];
    const { zh } = leaf.right.parameter.label;
    const [cap, floor] = [CAP.test(zh), FLOOR.test(zh)];
    if (cap === floor) return [];
    const above = (comparison === 'gt' || comparison === 'ge') !== negated;
    if (above === cap) return [];
    const place = rule.document.place(`${leaf.pointer}/operator`);
    return [
      new InputError(
        cap ? 'lint-cap-turned' : 'lint-floor-turned',
        { parameter: leaf.right.name, operator: leaf.operator },
        place,
      ),
    ];
  });
}

interface Compared {
  readonly leaf: Leaf;
  readonly comparison: Comparison;
  /** Under an odd number of negations. */
  readonly negated: boolean;
}

function comparisons(tree: Tree, negated: boolean): Compared[] {
  if (tree.kind === 'not') return comparisons(tree.child, !negated);
  if (tree.kind !== 'leaf') return tree.children.flatMap((child) => comparisons(child, negated));
  const { comparison } = operatorSpec(tree.operator);
  return comparison === undefined || comparison === 'eq' || comparison === 'ne'
    ? []
    : [{ leaf: tree, comparison, negated }];
}
