/*
 * Reading a document whose shape may be wrong: what has the wrong type is reported once, by the schema, and read here as
 * if it were absent, so that everything else can still be checked in the same run.
 */

/** A JSON object, read only. */
export type Node = Readonly<Record<string, unknown>>;

/** The value if it is an object, else undefined. */
export function asObject(value: unknown): Node | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : undefined;
}

/** The value if it is text, else undefined. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Own keys and values of an object; nothing of anything else. */
export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return Object.entries(asObject(value) ?? {});
}

/** Elements of an array; nothing of anything else. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** Own keys of an object; nothing of anything else. */
export function keysOf(value: unknown): readonly string[] {
  return Object.keys(asObject(value) ?? {});
}

/** The entry of a record by a name a user wrote; never something inherited. */
export function lookUp<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
