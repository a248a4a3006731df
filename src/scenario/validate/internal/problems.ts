import { InputError, type MessageParams, type Place } from '../../../core/errors.ts';
import { jsonPointer, type JsonDocument, type PlacePart } from '../../../core/json-document.ts';
import { compareText } from '../../../core/order.ts';
import { suggest } from '../../../core/suggest.ts';

/** Problems shown of one file. */
const LIMIT = 20;

/** Known names listed in one message. */
const NAMES_SHOWN = 30;

/** Keys and indexes from the root of a document. */
export type Path = readonly (string | number)[];

/** Collects what is wrong with a document, at most one problem a place: what follows from the first is noise. */
export class Problems {
  readonly document: JsonDocument;
  private readonly found = new Map<string, InputError>();

  constructor(document: JsonDocument) {
    this.document = document;
  }

  /** Adds a problem with the value (or the key) at a path, unless one stands there already. */
  add(code: string, params: MessageParams, path: Path, part: PlacePart = 'value'): void {
    const pointer = jsonPointer(path);
    if (this.found.has(pointer)) return;
    this.found.set(pointer, new InputError(code, params, this.document.place(pointer, part)));
  }

  /** Adds that a name is not among those known, with the one that was probably meant. */
  addUnknown(code: string, name: string, known: Iterable<string>, path: Path, more: MessageParams = {}): void {
    this.addName(code, name, known, path, 'value', more);
  }

  /** As {@link addUnknown}, where the name is a key. */
  addUnknownKey(code: string, name: string, known: Iterable<string>, path: Path, more: MessageParams = {}): void {
    this.addName(code, name, known, path, 'key', more);
  }

  /** Runs a parser that throws InputError and keeps its result; its error is added with the place at the path. */
  attempt<T>(path: Path, parse: (place: Place) => T, part: PlacePart = 'value'): T | undefined {
    const pointer = jsonPointer(path);
    try {
      return parse({ file: this.document.file, pointer });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.add(error.code, error.params, path, part);
      return undefined;
    }
  }

  /** The problems in the order of the file. */
  list(): readonly InputError[] {
    return [...this.found.values()].sort(
      (a, b) =>
        (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
        (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
        compareText(a.place?.pointer ?? '', b.place?.pointer ?? ''),
    );
  }

  /** Throws the first problem with the others in `also`, if there is any. */
  throwAny(): void {
    const [first, ...others] = this.list();
    if (first === undefined) return;
    const shown = others.slice(0, LIMIT - 1);
    if (shown.length < others.length) {
      shown.push(
        new InputError('more-problems', { count: others.length - shown.length }, { file: this.document.file }),
      );
    }
    throw new InputError(first.code, first.params, first.place, shown);
  }

  private addName(
    code: string,
    name: string,
    known: Iterable<string>,
    path: Path,
    part: PlacePart,
    more: MessageParams,
  ): void {
    const names = [...known];
    const suggestion = suggest(name, names);
    const listed = names.slice(0, NAMES_SHOWN).join(', ') + (names.length > NAMES_SHOWN ? ', …' : '');
    const params = { name, known: listed === '' ? '-' : listed, ...more };
    this.add(code, suggestion === undefined ? params : { ...params, suggestion }, path, part);
  }
}
