import { jsonPointer, type JsonDocument } from '../../core/json-document.ts';
import type { Frame } from '../../results/report.ts';

/** Lines of a frame, and characters of a line. */
const LINES_MAX = 3;
const LINE_MAX = 110;

/** The lines of a file at the value that a pointer names, as far left as they go. */
export function frameOf(document: JsonDocument, pointer: string): Frame {
  const line = document.place(pointer, 'key').line ?? 1;
  const lines = document.text.split(/\r?\n/).slice(line - 1, line - 1 + LINES_MAX);
  const indent = Math.min(...lines.filter((text) => text.trim() !== '').map((text) => text.search(/\S/)));
  return { file: document.file, line, lines: lines.map((text) => text.slice(indent, indent + LINE_MAX)) };
}

/** Where a rule's document asks for a fact: its conditions, then when it applies, else the conditions as a whole. */
export function pointerOfFact(document: JsonDocument, fact: string | undefined): string {
  const { conditions, appliesWhen } = document.value as Readonly<Record<string, unknown>>;
  return (
    search(conditions, fact, ['conditions']) ??
    search(appliesWhen, fact, ['appliesWhen']) ??
    jsonPointer(['conditions'])
  );
}

function search(value: unknown, fact: string | undefined, path: readonly (string | number)[]): string | null {
  if (typeof value !== 'object' || value === null) return null;
  if (fact !== undefined && 'fact' in value && value.fact === fact) return jsonPointer(path);
  for (const [key, inner] of Object.entries(value)) {
    const found = search(inner, fact, [...path, Array.isArray(value) ? Number(key) : key]);
    if (found !== null) return found;
  }
  return null;
}
