import { assert } from '../../../core/errors.ts';
import { pointerSegments } from '../../../core/json-document.ts';
import { suggest } from '../../../core/suggest.ts';
import type { Path, Problems } from './problems.ts';
import { asObject, entriesOf, itemsOf, keysOf } from './read.ts';
import { checkText, jsonType } from './texts.ts';

/** What a generated validator says about one keyword that failed. */
interface ShapeError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A validator that ajv made from a schema. */
export interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly ShapeError[] | null;
}

/** What messages need to know about a schema, by JSON pointer with `*` for any key or index. */
export interface ShapeTables {
  readonly keys: readonly { readonly path: string; readonly when: string; readonly names: readonly string[] }[];
  readonly texts: readonly { readonly path: string; readonly type: string }[];
  readonly names: readonly { readonly path: string; readonly type: string }[];
}

/** Checks structure, texts of a form of their own, and names that are keys. */
export function checkShape(problems: Problems, validator: Validator, tables: ShapeTables): void {
  const { value } = problems.document;
  if (!validator(value)) {
    for (const error of validator.errors ?? []) addShapeError(problems, error, tables);
  }
  for (const { path, type } of tables.texts) {
    visit(value, pointerSegments(path), [], (text, at) => {
      problems.attempt(at, (place) => checkText(type, text, place));
    });
  }
  for (const { path, type } of tables.names) {
    visit(value, pointerSegments(path), [], (object, at) => {
      for (const [key] of entriesOf(object)) {
        problems.attempt([...at, key], (place) => checkText(type, key, place), 'key');
      }
    });
  }
}

/** Calls `found` for every value at a path with wildcards. What is not there is not called for. */
function visit(value: unknown, segments: readonly string[], at: Path, found: (value: unknown, at: Path) => void): void {
  const [segment, ...rest] = segments;
  if (segment === undefined) {
    found(value, at);
    return;
  }
  if (segment !== '*') {
    const object = asObject(value);
    if (object !== undefined && Object.hasOwn(object, segment)) visit(object[segment], rest, [...at, segment], found);
    return;
  }
  itemsOf(value).forEach((item, index) => visit(item, rest, [...at, index], found));
  for (const [key, child] of entriesOf(value)) visit(child, rest, [...at, key], found);
}

function addShapeError(problems: Problems, error: ShapeError, tables: ShapeTables): void {
  const { keyword, params } = error;
  const path = pointerSegments(error.instancePath);
  const value = valueAt(problems.document.value, path);
  switch (keyword) {
    case 'required':
      addMissing(problems, path, String(params['missingProperty']), value, knownKeys(tables, path, value));
      return;
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      problems.addUnknownKey('unknown-key', key, knownKeys(tables, path, value), [...path, key]);
      return;
    }
    case 'type':
      addWrongType(problems, path, params['type'] as string | readonly string[], value);
      return;
    case 'enum': {
      const known = params['allowedValues'] as readonly string[];
      if (typeof value === 'string') problems.addUnknown('unknown-value', value, known, path);
      else problems.add('wrong-type', { expected: 'string', found: jsonType(value) }, path);
      return;
    }
    case 'minimum':
    case 'maximum':
      problems.add(
        keyword === 'minimum' ? 'number-too-small' : 'number-too-large',
        { value: Number(value), limit: Number(params['limit']) },
        path,
      );
      return;
    case 'minItems':
    case 'maxItems':
      problems.add(
        keyword === 'minItems' ? 'list-too-short' : 'list-too-long',
        { count: itemsOf(value).length, limit: Number(params['limit']) },
        path,
      );
      return;
    case 'minProperties':
      problems.add('section-empty', { section: path.at(-1) ?? '' }, path);
      return;
    case 'if':
      // Says only that one of the branches failed; what failed in it is reported by itself.
      return;
    default:
      assert(false, `no message for the schema keyword ${keyword}`);
  }
}

/** What a deviation in a plan can be about, by the key that says so. */
const DEVIATION_KEYS = ['message', 'leg', 'query', 'row', 'crash', 'channel'];

function addMissing(problems: Problems, path: Path, key: string, value: unknown, known: readonly string[]): void {
  const keys = keysOf(value);
  if (path.length === 2 && path[0] === 'plan' && !['does', ...DEVIATION_KEYS].some((name) => keys.includes(name))) {
    const suggestion = keys.map((name) => suggest(name, DEVIATION_KEYS)).find((name) => name !== undefined);
    const params = { known: DEVIATION_KEYS.join(', ') };
    problems.add('plan-item-kind', suggestion === undefined ? params : { ...params, suggestion }, path);
    return;
  }
  // `stars` for `starts` is one mistake: it is reported as an unknown key with a suggestion.
  if (keys.some((name) => !known.includes(name) && suggest(name, known) === key)) return;
  problems.add('missing-key', { key }, [...path, key]);
}

function addWrongType(problems: Problems, path: Path, type: string | readonly string[], value: unknown): void {
  const types = typeof type === 'string' ? [type] : type;
  if (typeof value === 'number' && types.includes('integer')) {
    problems.add('number-not-whole', { value }, path);
    return;
  }
  problems.add('wrong-type', { expected: types.join(' | '), found: jsonType(value) }, path);
}

function knownKeys(tables: ShapeTables, path: Path, value: unknown): readonly string[] {
  const object = asObject(value) ?? {};
  const matches = (pattern: string): boolean => {
    const segments = pointerSegments(pattern);
    return segments.length === path.length && segments.every((segment, i) => segment === '*' || segment === path[i]);
  };
  const entry = tables.keys.find(({ path: at, when }) => matches(at) && (when === '' || Object.hasOwn(object, when)));
  return entry?.names ?? [];
}

function valueAt(root: unknown, path: readonly string[]): unknown {
  let value = root;
  for (const segment of path) value = Array.isArray(value) ? value[Number(segment)] : asObject(value)?.[segment];
  return value;
}
