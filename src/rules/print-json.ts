import { columnsOf } from '../core/printable.ts';

/** Columns of a line, as everywhere in this project. */
const WIDTH = 120;

/** JSON as an editor's formatter leaves it: two blanks a level, what fits into a line stays in one. Ends with a line feed. */
export function printJson(value: unknown): string {
  return `${print(value, 0, 0)}\n`;
}

/** `before`: columns of the line already taken by the key. */
function print(value: unknown, depth: number, before: number): string {
  const flat = inline(value);
  if (depth > 0 && before + widthOf(flat) + 1 <= WIDTH) return flat;
  const inner = '  '.repeat(depth + 1);
  if (Array.isArray(value) && value.length > 0) {
    const items = value.map((item: unknown) => inner + print(item, depth + 1, inner.length));
    return `[\n${items.join(',\n')}\n${'  '.repeat(depth)}]`;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return flat;
  const entries = Object.entries(value).map(([key, item]) => {
    const head = `${inner}${JSON.stringify(key)}: `;
    return head + print(item, depth + 1, head.length);
  });
  return entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n${'  '.repeat(depth)}}`;
}

/** Chinese characters are two columns wide. A text that is too long in characters is not measured. */
function widthOf(text: string): number {
  if (text.length > WIDTH) return text.length;
  return Array.from(text).reduce((sum, character) => sum + columnsOf(character), 0);
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${inline(item)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
