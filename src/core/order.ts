/** Code-unit order, the same on every machine (unlike `localeCompare`). */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Numeric order. */
export function compareNumber(a: number, b: number): number {
  return a - b;
}

/** Own keys of an object in code-unit order, so that the order of keys in a file never changes a run. */
export function sortedKeys(object: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(object).sort(compareText);
}
