import { type JsonDocument, pointerSegments } from '../core/json-document.ts';

/** Stands for taking a value out altogether. */
export const REMOVED = Symbol('removed');

/**
 * A document with the value at a pointer replaced, or taken out of its list or object. The original stays as it is, and
 * places are those of the original: the changed document is for evaluating, not for pointing into.
 */
export function edited(
  document: JsonDocument,
  edits: readonly { readonly pointer: string; readonly value: unknown }[],
): JsonDocument {
  let value = document.value;
  for (const edit of edits) value = replaceAt(value, pointerSegments(edit.pointer), edit.value);
  return { ...document, value, place: (pointer, part) => document.place(pointer, part) };
}

/** The value at a pointer; undefined if there is none. */
export function valueAt(document: JsonDocument, pointer: string): unknown {
  let value = document.value;
  for (const segment of pointerSegments(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<string, unknown>)[segment];
  }
  return value;
}

function replaceAt(value: unknown, segments: readonly string[], next: unknown): unknown {
  const [segment, ...rest] = segments;
  if (segment === undefined) return next;
  if (Array.isArray(value)) {
    const index = Number(segment);
    const inner = replaceAt(value[index], rest, next);
    return inner === REMOVED
      ? value.filter((_, i) => i !== index)
      : value.map((item: unknown, i) => (i === index ? inner : item));
  }
  const copy = Object.assign(Object.create(null) as Record<string, unknown>, value);
  const inner = replaceAt(copy[segment], rest, next);
  if (inner === REMOVED) Reflect.deleteProperty(copy, segment);
  else copy[segment] = inner;
  return copy;
}
