import type { Place } from './errors.ts';

/** Which half of `"key": value` a place points at; for an array element there is only the value. */
export type PlacePart = 'key' | 'value';

/**
 * A parsed JSON file that still knows where everything stood. `io/read` makes them; folders below it only see this.
 *
 * Objects in `value` have no prototype, so that looking up a name a user typed (`toString`) finds nothing that the
 * user did not write. All of it is within the limits of `io/read/strict-json.ts`: at most 64 levels, no duplicate
 * keys, every number exact.
 */
export interface JsonDocument {
  readonly value: unknown;
  /** Path as the user named it, with forward slashes. */
  readonly file: string;
  readonly text: string;
  /**
   * Where the value (or its key) at a JSON pointer starts. A pointer to nothing gives the nearest enclosing value that
   * exists, so that a missing key is reported at the object that lacks it; the pointer itself is returned unchanged.
   */
  place(pointer: string, part?: PlacePart): Place;
}

/** JSON pointer (RFC 6901) of a path of keys and indexes: `['a/b', 0]` is `/a~1b/0`, no segments is the whole document. */
export function jsonPointer(segments: readonly (string | number)[]): string {
  return segments.map((segment) => `/${String(segment).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The keys of a JSON pointer, unescaped. */
export function pointerSegments(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}
