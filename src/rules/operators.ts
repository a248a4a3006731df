import type { Bilingual } from '../core/bilingual.ts';
import type { FactType } from './catalogue/spec.ts';

/** How a left value is compared with a right one. */
export type Comparison = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';

/** What stands on the right: one value of the fact's type, a list of its members, one or several members of a set, `true`. */
type RightSide = 'value' | 'list' | 'member' | 'members' | 'true';

export interface OperatorSpec {
  /** Types of fact it applies to. */
  readonly types: readonly FactType[];
  readonly right: RightSide;
  /** For `right: 'value'`. */
  readonly comparison?: Comparison;
  readonly label: Bilingual;
}

const plain: readonly FactType[] = ['int', 'bool', 'enum', 'text', 'date', 'party', 'account'];
const listed: readonly FactType[] = ['int', 'enum', 'text'];
const numbers: readonly FactType[] = ['int', 'ratio'];
const clocks: readonly FactType[] = ['time', 'clock'];
const all: readonly FactType[] = [
  ...plain,
  ...['fen', 'ratio', 'set', 'time', 'clock'].map((type) => type as FactType),
];

/**
 * The operators a rule may use. None of json-rules-engine's own is among them under its meaning: those compare texts,
 * parse half of "12abc" and look for substrings. *None* compares with nothing: every comparison with it is false, but
 * `notEqual` and `notIn` are true.
 */
export const operators = {
  equal: { types: plain, right: 'value', comparison: 'eq', label: { zh: '为', en: 'is' } },
  notEqual: { types: plain, right: 'value', comparison: 'ne', label: { zh: '不为', en: 'is not' } },
  in: { types: listed, right: 'list', label: { zh: '属于', en: 'is one of' } },
  notIn: { types: listed, right: 'list', label: { zh: '不属于', en: 'is none of' } },
  isNone: { types: all, right: 'true', label: { zh: '不存在', en: 'does not exist' } },
  isPresent: { types: all, right: 'true', label: { zh: '存在', en: 'exists' } },
  moneyEqual: { types: ['fen'], right: 'value', comparison: 'eq', label: { zh: '等于', en: 'equals' } },
  moneyGreaterThan: { types: ['fen'], right: 'value', comparison: 'gt', label: { zh: '超过', en: 'is more than' } },
  moneyAtLeast: { types: ['fen'], right: 'value', comparison: 'ge', label: { zh: '不低于', en: 'is at least' } },
  moneyLessThan: { types: ['fen'], right: 'value', comparison: 'lt', label: { zh: '低于', en: 'is less than' } },
  moneyAtMost: { types: ['fen'], right: 'value', comparison: 'le', label: { zh: '不超过', en: 'is at most' } },
  greaterThan: { types: numbers, right: 'value', comparison: 'gt', label: { zh: '大于', en: 'is greater than' } },
  atLeast: { types: numbers, right: 'value', comparison: 'ge', label: { zh: '不小于', en: 'is at least' } },
  lessThan: { types: numbers, right: 'value', comparison: 'lt', label: { zh: '小于', en: 'is less than' } },
  atMost: { types: numbers, right: 'value', comparison: 'le', label: { zh: '不大于', en: 'is at most' } },
  dateAfter: { types: ['date'], right: 'value', comparison: 'gt', label: { zh: '晚于', en: 'is after' } },
  dateOnOrAfter: { types: ['date'], right: 'value', comparison: 'ge', label: { zh: '不早于', en: 'is on or after' } },
  dateBefore: { types: ['date'], right: 'value', comparison: 'lt', label: { zh: '早于', en: 'is before' } },
  dateOnOrBefore: { types: ['date'], right: 'value', comparison: 'le', label: { zh: '不晚于', en: 'is on or before' } },
  timeBefore: { types: clocks, right: 'value', comparison: 'lt', label: { zh: '早于', en: 'is before' } },
  timeAtOrAfter: { types: clocks, right: 'value', comparison: 'ge', label: { zh: '不早于', en: 'is at or after' } },
  contains: { types: ['set'], right: 'member', label: { zh: '含有', en: 'contains' } },
  containsAny: { types: ['set'], right: 'members', label: { zh: '含有其中之一', en: 'contains any of' } },
} as const satisfies Record<string, OperatorSpec>;

export type OperatorName = keyof typeof operators;

export const operatorNames = Object.keys(operators) as readonly OperatorName[];

export function operatorSpec(name: OperatorName): OperatorSpec {
  return operators[name];
}

/** The operators that apply to facts of a type. */
export function operatorsFor(type: FactType): OperatorName[] {
  return operatorNames.filter((name) => operatorSpec(name).types.includes(type));
}

/** What other rule engines, spreadsheets and people write for a comparison. */
const otherWords: Readonly<Record<string, Comparison>> = {
  ...{ '=': 'eq', '==': 'eq', '===': 'eq', equals: 'eq', is: 'eq', 等于: 'eq', 为: 'eq' },
  ...{ '!=': 'ne', '!==': 'ne', '<>': 'ne', notEquals: 'ne', isNot: 'ne', 不等于: 'ne', 不为: 'ne' },
  ...{ '>': 'gt', greaterThan: 'gt', moreThan: 'gt', above: 'gt', gt: 'gt', 大于: 'gt', 超过: 'gt' },
  ...{ '>=': 'ge', '≥': 'ge', greaterThanInclusive: 'ge', greaterThanOrEqual: 'ge', gte: 'ge', 不低于: 'ge' },
  ...{ '<': 'lt', lessThan: 'lt', below: 'lt', lt: 'lt', 小于: 'lt', 低于: 'lt' },
  ...{ '<=': 'le', '≤': 'le', lessThanInclusive: 'le', lessThanOrEqual: 'le', lte: 'le', 不超过: 'le' },
  ...{ atLeast: 'ge', atMost: 'le', equal: 'eq', notEqual: 'ne' },
};

/** The operator for facts of a type that somebody means who writes this; undefined if nobody can tell. */
export function operatorMeant(word: string, type: FactType): OperatorName | undefined {
  const comparison = Object.hasOwn(otherWords, word) ? otherWords[word] : undefined;
  if (comparison === undefined) return undefined;
  return operatorNames.find((name) => {
    const spec = operatorSpec(name);
    return spec.comparison === comparison && spec.types.includes(type);
  });
}
