import { assert, InputError } from './errors.ts';
import { sortedKeys } from './order.ts';

/**
 * The one text of a JSON value: keys in code-unit order, no whitespace, strings as `JSON.stringify` writes them. Two
 * values have the same text exactly if they are the same JSON value, so that the text can be hashed and compared.
 *
 * @throws InputError `json-number-unsafe` for a number that is no safe integer: amounts and rates are text, and a
 *   larger integer was already changed by the parser that read it.
 * @throws AssertionFailure for what JSON cannot hold (undefined, functions, class instances, cycles).
 */
export function canonicalJson(value: unknown): string {
  return write(value, '', new Set());
}

function write(value: unknown, pointer: string, open: Set<object>): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isSafeInteger(value)) {
        throw new InputError('json-number-unsafe', { number: String(value), pointer: pointer === '' ? '/' : pointer });
      }
      return String(value);
    case 'object':
      return value === null ? 'null' : writeObject(value, pointer, open);
    default:
      assert(false, `no JSON for a value of type ${typeof value} at ${pointer}`);
  }
}

function writeObject(value: object, pointer: string, open: Set<object>): string {
  assert(!open.has(value), `cycle in a JSON value at ${pointer}`);
  open.add(value);
  const text = Array.isArray(value) ? writeArray(value, pointer, open) : writeRecord(value, pointer, open);
  open.delete(value);
  return text;
}

function writeArray(value: readonly unknown[], pointer: string, open: Set<object>): string {
  const items: string[] = [];
  // By index, so that a hole is refused as undefined instead of vanishing.
  for (let i = 0; i < value.length; i++) items.push(write(value[i], `${pointer}/${i}`, open));
  return `[${items.join(',')}]`;
}

function writeRecord(value: object, pointer: string, open: Set<object>): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  assert(prototype === Object.prototype || prototype === null, `no plain JSON object at ${pointer}`);
  const record = value as Readonly<Record<string, unknown>>;
  const members = sortedKeys(record).map(
    (key) => `${JSON.stringify(key)}:${write(record[key], `${pointer}/${escapePointer(key)}`, open)}`,
  );
  return `{${members.join(',')}}`;
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
