import { sortedKeys } from '../../../core/order.ts';
import type { Literal, LiteralParams } from '../config.ts';

/** One text per literal value, whatever the order of its keys. */
export function literalText(value: Literal): string {
  if (Array.isArray(value)) return `[${(value as readonly Literal[]).map(literalText).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const record = value as LiteralParams;
    return `{${sortedKeys(record)
      .map((key) => `${JSON.stringify(key)}:${literalText(record[key]!)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value);
}

/** A name with its arguments as one text: `name` or `name {"a":1}`. */
export function referenceText(name: string, params: LiteralParams | null): string {
  return params === null ? name : `${name} ${literalText(params)}`;
}

/** Whether `value` is plain data: no function, no instance of a class, no NaN or infinity, no undefined. */
export function isLiteral(value: unknown): value is Literal {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isLiteral);
  return isPlainObject(value) && Object.values(value).every(isLiteral);
}

/** Whether `value` is an object literal rather than an array, null or an instance of a class. */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
