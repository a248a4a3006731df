import { InputError, type Place } from './errors.ts';
import { type Fen, parseYuan } from './fen.ts';
import { jsonPointer } from './json-document.ts';
import { parseDate, parseInstant, parseTimeOfDay, type TimeOfDayOptions } from './time.ts';

/** Where a pointer of a file stands: the name of the file, or a function that also knows lines and columns. */
export type Where = string | ((pointer: string) => Place);

/** The place of a pointer. */
export function placeOf(where: Where, pointer: string): Place {
  return typeof where === 'string' ? { file: where, pointer } : where(pointer);
}

/**
 * Reads parsed JSON step by step and says at which pointer it is not what was expected. For the tables that come with
 * the program (calendar, rails); every complaint is an InputError of one code with `pointer` and `expected`, the latter
 * in a notation that needs no translation ("off | work", "[...]").
 */
export class JsonCursor {
  readonly value: unknown;
  readonly pointer: string;
  readonly #code: string;
  readonly #where: Where;

  constructor(value: unknown, code: string, where: Where, pointer = '') {
    this.value = value;
    this.pointer = pointer;
    this.#code = code;
    this.#where = where;
  }

  /** For parsers that want a place. */
  place(): Place {
    return placeOf(this.#where, this.pointer);
  }

  /** Ends with the error that this value is not what is expected here. */
  fail(expected: string): never {
    throw new InputError(this.#code, { pointer: this.pointer === '' ? '/' : this.pointer, expected }, this.place());
  }

  /** True for an object that has the key. */
  has(key: string): boolean {
    return isRecord(this.value) && Object.hasOwn(this.value, key);
  }

  /** The value of a key; its absence is an error at the key. */
  at(key: string): JsonCursor {
    const record = isRecord(this.value) ? this.value : this.fail('{...}');
    const child = new JsonCursor(record[key], this.#code, this.#where, this.pointer + jsonPointer([key]));
    return Object.hasOwn(record, key) ? child : child.fail(`"${key}": ...`);
  }

  /** Refuses keys that are not listed, so that a slip of the pen in an optional one is seen. */
  only(...keys: readonly string[]): this {
    const record = isRecord(this.value) ? this.value : this.fail('{...}');
    for (const key of Object.keys(record)) if (!keys.includes(key)) this.at(key).fail(keys.join(' | '));
    return this;
  }

  /** The elements of a list. */
  items(): JsonCursor[] {
    const list: readonly unknown[] = Array.isArray(this.value) ? this.value : this.fail('[...]');
    return list.map((item, i) => new JsonCursor(item, this.#code, this.#where, this.pointer + jsonPointer([i])));
  }

  /** Text that is not empty. */
  text(): string {
    return typeof this.value === 'string' && this.value !== '' ? this.value : this.fail('"..."');
  }

  /** One of the given texts. */
  oneOf<T extends string>(values: readonly T[]): T {
    return values.find((value) => value === this.value) ?? this.fail(values.map((value) => `"${value}"`).join(' | '));
  }

  /** An integer from `low` to `high`, both inclusive. */
  integer(low: number, high: number): number {
    const { value } = this;
    const fits = typeof value === 'number' && Number.isSafeInteger(value) && value >= low && value <= high;
    return fits ? value : this.fail(`${low}...${high}`);
  }

  /** true or false. */
  boolean(): boolean {
    return typeof this.value === 'boolean' ? this.value : this.fail('true | false');
  }

  /** Local day number of a date. @throws InputError as {@link parseDate}. */
  date(): number {
    return parseDate(this.value, this.place());
  }

  /** Instant. @throws InputError as {@link parseInstant}. */
  instant(): number {
    return parseInstant(this.value, this.place());
  }

  /** Milliseconds of day. @throws InputError as {@link parseTimeOfDay}. */
  timeOfDay(options?: TimeOfDayOptions): number {
    return parseTimeOfDay(this.value, this.place(), options);
  }

  /** Amount that is not negative. @throws InputError as {@link parseYuan}. */
  yuan(): Fen {
    return parseYuan(this.value, this.place(), { refuseNegative: true });
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
