import { InputError } from '../../core/errors.ts';
import type { OperatorName } from '../operators.ts';

/*
 * What the operators mean on values as files write them: texts of yuan, dates and quotients. Written apart from the
 * compiled pieces on purpose, on texts and big integers instead of numbers: the two are compared in tests and before a
 * finding is reported.
 */

const YUAN = /^(-?)([0-9]+)\.([0-9]{2})$/;
const QUOTIENT = /^(-?[0-9]+)\/([0-9]+)$/;
const PERCENT = /^([0-9]+)(?:\.([0-9]+))?(%?)$/;
const DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const TIME = /^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}T)?[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,3})?(?:\+08:00)?$/;

function bad(value: unknown): never {
  throw new InputError('reference-operand', { value: JSON.stringify(value) });
}

function fen(value: unknown): bigint {
  const match = typeof value === 'string' ? YUAN.exec(value) : null;
  if (match === null) bad(value);
  return BigInt(`${match[1]!}${match[2]!}${match[3]!}`);
}

function integer(value: unknown): bigint {
  return Number.isSafeInteger(value) ? BigInt(value as number) : bad(value);
}

/** "3/500", "0.6%" or "0.006" as numerator and denominator. */
function quotient(value: unknown): readonly [bigint, bigint] {
  if (typeof value === 'number') return [integer(value), 1n];
  const text = typeof value === 'string' ? value : bad(value);
  const parts = QUOTIENT.exec(text);
  if (parts !== null) return [BigInt(parts[1]!), BigInt(parts[2]!)];
  const match = PERCENT.exec(text) ?? bad(value);
  const [whole, decimals, percent] = [match[1]!, match[2] ?? '', match[3]!];
  return [BigInt(whole + decimals), BigInt(`1${'0'.repeat(decimals.length + (percent === '' ? 0 : 2))}`)];
}

function quotientSign(a: unknown, b: unknown): number {
  const [[n, d], [m, e]] = [quotient(a), quotient(b)];
  return sign(n * e, m * d);
}

function sign<T extends bigint | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function text(pattern: RegExp): (value: unknown) => string {
  return (value) => (typeof value === 'string' && pattern.test(value) ? value : bad(value));
}

/** ISO dates order as texts; times do once all of them have their milliseconds. */
const date = text(DATE);
const time = (value: unknown): string => {
  const [plain] = text(TIME)(value).split('+') as [string];
  const [seconds, fraction = ''] = plain.split('.') as [string, string?];
  return `${seconds}.${fraction.padEnd(3, '0')}`;
};

/** A comparison that is false as soon as one side is none. */
function compared(compare: (a: unknown, b: unknown) => number, accept: (sign: number) => boolean): Evaluate {
  return (a, b) => a !== null && b !== null && accept(compare(a, b));
}

type Evaluate = (fact: unknown, value: unknown) => boolean;

const money = (a: unknown, b: unknown): number => sign(fen(a), fen(b));
const dates = (a: unknown, b: unknown): number => sign(date(a), date(b));
const times = (a: unknown, b: unknown): number => sign(time(a), time(b));

function same(a: unknown, b: unknown): boolean {
  return a !== null && b !== null && a === b;
}

function listed(a: unknown, list: unknown): boolean {
  if (!Array.isArray(list)) bad(list);
  return a !== null && list.includes(a);
}

function held(set: unknown, member: unknown): boolean {
  if (set === null) return false;
  if (!Array.isArray(set)) bad(set);
  return set.includes(member);
}

export const referenceOperators: Readonly<Record<OperatorName, Evaluate>> = {
  equal: same,
  notEqual: (a, b) => !same(a, b),
  in: listed,
  notIn: (a, list) => !listed(a, list),
  isNone: (a) => a === null,
  isPresent: (a) => a !== null,
  moneyEqual: compared(money, (s) => s === 0),
  moneyGreaterThan: compared(money, (s) => s > 0),
  moneyAtLeast: compared(money, (s) => s >= 0),
  moneyLessThan: compared(money, (s) => s < 0),
  moneyAtMost: compared(money, (s) => s <= 0),
  greaterThan: compared(quotientSign, (s) => s > 0),
  atLeast: compared(quotientSign, (s) => s >= 0),
  lessThan: compared(quotientSign, (s) => s < 0),
  atMost: compared(quotientSign, (s) => s <= 0),
  dateAfter: compared(dates, (s) => s > 0),
  dateOnOrAfter: compared(dates, (s) => s >= 0),
  dateBefore: compared(dates, (s) => s < 0),
  dateOnOrBefore: compared(dates, (s) => s <= 0),
  timeBefore: compared(times, (s) => s < 0),
  timeAtOrAfter: compared(times, (s) => s >= 0),
  contains: held,
  containsAny: (set, members) => Array.isArray(members) && members.some((member) => held(set, member)),
};
