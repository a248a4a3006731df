/** Where in an input file something is wrong. Lines and columns count from 1, columns in UTF-16 units as editors do. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** JSON pointer of the offending value, for example `/accounts/card/opening`. */
  readonly pointer?: string;
}

/** Values that fill the `{{placeholders}}` of a message. Never an object: what cannot be printed cannot be reported. */
export type MessageParams = Readonly<Record<string, string | number>>;

/**
 * Input that a user can mend: wrong file, wrong flag, contradictory scenario. Ends the command with exit code 2.
 * The text in both languages lives in `core/messages` under `code`.
 */
export class InputError extends Error {
  readonly code: string;
  readonly params: MessageParams;
  readonly place: Place | undefined;
  /** Further problems found in the same input, so that one run shows all of them. */
  readonly also: readonly InputError[];

  constructor(code: string, params: MessageParams = {}, place?: Place, also: readonly InputError[] = []) {
    super(`${code} ${JSON.stringify(params)}${place ? ` at ${place.file}${place.pointer ?? ''}` : ''}`);
    this.name = 'InputError';
    this.code = code;
    this.params = params;
    this.place = place;
    this.also = also;
  }
}

/** The run left the range of the committed data (calendar, capacity): the conclusion is `inconclusive`, exit code 3. */
export class Inconclusive extends Error {
  readonly code: string;
  readonly params: MessageParams;

  constructor(code: string, params: MessageParams = {}) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'Inconclusive';
    this.code = code;
    this.params = params;
  }
}

/** A bug of ours. Only `cli` catches it, prints how to report it and exits with 4. */
export class AssertionFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'AssertionFailure';
  }
}

/** Throws {@link AssertionFailure} unless `condition` holds. For our own mistakes only, never for input. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AssertionFailure(message);
}

/** Makes a switch exhaustive: a new member of a union becomes a type error at every place that forgot it. */
export function unreachable(value: never): never {
  throw new AssertionFailure(`unreachable: ${String(value)}`);
}
