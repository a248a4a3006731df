import { InputError, type MessageParams, type Place } from '../../core/errors.ts';
import { type JsonDocument, jsonPointer, type PlacePart } from '../../core/json-document.ts';
import { suggest } from '../../core/suggest.ts';
import { memberOfLabel } from '../explain-rule/member-labels.ts';
import { nearMiss } from './near-miss.ts';
import { wordMeant } from './words.ts';

/** Gathers everything wrong with a set of files, so that an editor sees all of it at once. */
export class Problems {
  readonly #found: InputError[] = [];

  get count(): number {
    return this.#found.length;
  }

  /** In the order in which they were met. */
  get found(): readonly InputError[] {
    return this.#found;
  }

  add(code: string, params: MessageParams, place: Place): void {
    this.#found.push(new InputError(code, params, place));
  }

  /** Throws the first problem with the others in `also`. */
  throwIfAny(): void {
    throwAll(this.#found);
  }
}

/** Throws the first of these problems with the others in `also`; nothing if there is none. */
export function throwAll(problems: readonly InputError[]): void {
  const [first, ...others] = problems.flatMap((one) => [one, ...one.also]);
  if (first !== undefined) throw new InputError(first.code, first.params, first.place, others);
}

/**
 * `{ suggestion }` for the "did you mean" line: a known name that means the same, whose label this is, or that is near.
 */
export function hint(word: string, candidates: Iterable<string>): MessageParams {
  const known = [...candidates];
  const suggestion = wordMeant(word, known) ?? memberOfLabel(word, known) ?? suggest(word, known);
  return suggestion === undefined ? {} : { suggestion };
}

/** One value of a JSON document with its place: the reading end of every format in this folder. */
export class Node {
  readonly document: JsonDocument;
  readonly value: unknown;
  readonly path: readonly (string | number)[];
  readonly problems: Problems;

  constructor(document: JsonDocument, value: unknown, path: readonly (string | number)[], problems: Problems) {
    this.document = document;
    this.value = value;
    this.path = path;
    this.problems = problems;
  }

  static root(document: JsonDocument, problems: Problems): Node {
    return new Node(document, document.value, [], problems);
  }

  get pointer(): string {
    return jsonPointer(this.path);
  }

  place(part: PlacePart = 'value'): Place {
    return this.document.place(this.pointer, part);
  }

  problem(code: string, params: MessageParams = {}, part: PlacePart = 'value'): void {
    this.problems.add(code, params, this.place(part));
  }

  /** Runs a reader of this value that throws InputError without a place; a problem here and undefined if it did. */
  attempt<T>(read: (value: unknown) => T): T | undefined {
    try {
      return read(this.value);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.problem(error.code, { ...error.params, ...nearMiss(error.code, this.value) });
      return undefined;
    }
  }

  isObject(): boolean {
    return typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
  }

  keys(): string[] {
    return this.isObject() ? Object.keys(this.value as object) : [];
  }

  has(key: string): boolean {
    return this.isObject() && Object.hasOwn(this.value as object, key);
  }

  at(key: string): Node {
    const value = this.has(key) ? (this.value as Record<string, unknown>)[key] : undefined;
    return new Node(this.document, value, [...this.path, key], this.problems);
  }

  /** Elements of a list; a problem and nothing if it is no list, or is empty. An absent key was reported by {@link closed}. */
  elements(): Node[] {
    if (this.value === undefined) return [];
    if (!Array.isArray(this.value)) {
      this.problem('rules-not-a-list', { found: shown(this.value) });
      return [];
    }
    if (this.value.length === 0) this.problem('rules-empty-list');
    return this.value.map((value, i) => new Node(this.document, value, [...this.path, i], this.problems));
  }

  /** Checks that this is an object with these keys and no others. False if it is no object at all. */
  closed(required: readonly string[], optional: readonly string[] = []): boolean {
    if (!this.isObject()) {
      this.problem('rules-not-an-object', { found: shown(this.value) });
      return false;
    }
    const known = [...required, ...optional];
    for (const key of this.keys()) {
      if (!known.includes(key)) this.at(key).problem('rules-unknown-key', { key, ...hint(key, known) }, 'key');
    }
    for (const key of required) {
      if (!this.has(key)) this.problem('rules-missing-key', { key });
    }
    return true;
  }

  /** A text that is not empty; a problem and undefined otherwise. An absent key was reported by {@link closed}. */
  text(): string | undefined {
    if (this.value === undefined) return undefined;
    if (typeof this.value === 'string' && this.value.trim() !== '') return this.value;
    this.problem('rules-not-a-text', { found: shown(this.value) });
    return undefined;
  }

  /** One of these words; a problem with the nearest one otherwise. */
  oneOf<W extends string>(words: readonly W[], code: string): W | undefined {
    const word = this.text();
    if (word === undefined) return undefined;
    if ((words as readonly string[]).includes(word)) return word as W;
    this.problem(code, { word, known: words.join(', '), ...hint(word, words) });
    return undefined;
  }
}

/** A JSON value short enough for a message. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
