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

/** A problem found, and if it is an unknown name, what it could have been. */
interface Found {
  readonly code: string;
  readonly params: MessageParams;
  readonly place: Place;
  readonly name?: string;
  readonly known?: KnownNames;
}

/** Names that would have been right. */
export type KnownNames = readonly string[] | ReadonlySet<string>;

/** Collects what is wrong with a document, at most one problem a place: what follows from the first is noise. */
export class Problems {
  readonly document: JsonDocument;
  private readonly found = new Map<string, Found>();

  constructor(document: JsonDocument) {
    this.document = document;
  }

  /** Adds a problem with the value (or the key) at a path, unless one stands there already. */
  add(code: string, params: MessageParams, path: Path, part: PlacePart = 'value'): void {
    this.put(path, part, (place) => ({ code, params, place }));
  }

  /** Adds that a name is not among those known, with the one that was probably meant. */
  addUnknown(code: string, name: string, known: KnownNames, path: Path, params: MessageParams = {}): void {
    this.put(path, 'value', (place) => ({ code, params, place, name, known }));
  }

  /** As {@link addUnknown}, where the name is a key. */
  addUnknownKey(code: string, name: string, known: KnownNames, path: Path, params: MessageParams = {}): void {
    this.put(path, 'key', (place) => ({ code, params, place, name, known }));
  }

  /** Runs a parser that throws InputError and keeps its result; its error is added with the place at the path. */
  attempt<T>(path: Path, parse: (place: Place) => T, part: PlacePart = 'value'): T | undefined {
    try {
      return parse({ file: this.document.file, pointer: jsonPointer(path) });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.add(error.code, error.params, path, part);
      return undefined;
    }
  }

  /** The problems in the order of the file. */
  list(): readonly InputError[] {
    return this.inOrder().map(toError);
  }

  /** Throws the first problem with the others in `also`, if there is any. */
  throwAny(): void {
    const [first, ...others] = this.inOrder();
    if (first === undefined) return;
    const shown = others.slice(0, LIMIT - 1).map(toError);
    if (shown.length < others.length) {
      shown.push(
        new InputError('more-problems', { count: others.length - shown.length }, { file: this.document.file }),
      );
    }
    const { code, params, place } = toError(first);
    throw new InputError(code, params, place, shown);
  }

  private put(path: Path, part: PlacePart, make: (place: Place) => Found): void {
    const pointer = jsonPointer(path);
    if (!this.found.has(pointer)) this.found.set(pointer, make(this.document.place(pointer, part)));
  }

  private inOrder(): readonly Found[] {
    return [...this.found.values()].sort(
      ({ place: a }, { place: b }) =>
        (a.line ?? 0) - (b.line ?? 0) ||
        (a.column ?? 0) - (b.column ?? 0) ||
        compareText(a.pointer ?? '', b.pointer ?? ''),
    );
  }
}

/** Looks for the name that was meant only now: a file with 30,000 wrong names shows 20 of them. */
function toError({ code, params, place, name, known }: Found): InputError {
  if (name === undefined || known === undefined) return new InputError(code, params, place);
  const names = [...known];
  const listed = names.slice(0, NAMES_SHOWN).join(', ') + (names.length > NAMES_SHOWN ? ', …' : '');
  const filled = { name, known: listed === '' ? '-' : listed, ...params };
  const suggestion = suggest(name, names);
  return new InputError(code, suggestion === undefined ? filled : { ...filled, suggestion }, place);
}
