import { closeSync, constants, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { basename, dirname, sep } from 'node:path';
import { InputError, type MessageParams, type Place } from '../../core/errors.ts';
import type { JsonDocument, PlacePart } from '../../core/json-document.ts';
import { suggest } from '../../core/suggest.ts';
import { firstMalformedByte } from './internal/bytes.ts';
import { lineAndColumn, lineStarts, locator } from './internal/locate.ts';
import { scan } from './internal/scan.ts';

/** Bytes in a scenario, channel, rule or parameter file. The largest of our own is below 100 KB. */
export const SIZE_LIMIT = 4 * 1024 * 1024;

const BYTE_ORDER_MARK = 0xfeff;

/** Not on every system. */
const NO_WAIT = (constants as Partial<typeof constants>).O_NONBLOCK ?? 0;

/**
 * Reads a JSON file within the input limits of {@link parseStrictJson}. The size is checked before anything is read.
 *
 * Throws InputError `file-not-found`, `file-is-a-directory`, `file-unreadable`, `file-not-regular`, `file-too-large`,
 * `file-not-utf8`, `file-utf16` and everything that {@link parseStrictJson} throws.
 */
export function readJsonFile(path: string, limit: number = SIZE_LIMIT): JsonDocument {
  const file = path.replaceAll(sep, '/');
  return parseStrictJson(decode(readLimited(path, file, limit), file), file, limit);
}

/**
 * Parses JSON text from `file` (its name is only used in errors). Beyond the grammar of RFC 8259 it refuses, with line
 * and column: more than `limit` bytes, more than 64 levels, duplicate keys, `__proto__`, `constructor` and `prototype`
 * as keys, a byte order mark, full-width punctuation or digits outside strings, invisible and control characters, lone
 * surrogates, and numbers that JavaScript would read as other numbers (9007199254740993, 1e400, 1.0).
 *
 * Throws InputError with a `json-...` code, `file-has-bom` or `file-too-large`.
 */
export function parseStrictJson(text: string, file: string, limit: number = SIZE_LIMIT): JsonDocument {
  if (text.length > limit || Buffer.byteLength(text) > limit) {
    throw new InputError('file-too-large', { size: Buffer.byteLength(text), limit }, { file });
  }
  let starts: readonly number[] | undefined;
  const position = (offset: number): { line: number; column: number } => {
    starts ??= lineStarts(text);
    return lineAndColumn(starts, offset);
  };
  const fail = (code: string, params: MessageParams, offset: number): never => {
    throw new InputError(code, params, { file, ...position(offset) });
  };
  if (text.charCodeAt(0) === BYTE_ORDER_MARK) fail('file-has-bom', {}, 0);
  scan(text, fail, (offset) => position(offset).line);
  const value = withoutPrototypes(JSON.parse(text));
  const locate = locator(text);
  return {
    value,
    file,
    text,
    place(pointer: string, part: PlacePart = 'value'): Place {
      return { file, ...position(locate(pointer, part)), pointer };
    },
  };
}

/** Takes `Object.prototype` off every object, so that a name like `toString` refers to nothing. Iterative. */
function withoutPrototypes(root: unknown): unknown {
  const open: unknown[] = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value)) Object.setPrototypeOf(value, null);
    for (const child of Object.values(value)) {
      if (typeof child === 'object' && child !== null) open.push(child);
    }
  }
  return root;
}

function readLimited(path: string, file: string, limit: number): Uint8Array {
  let descriptor: number;
  try {
    // A pipe that nobody writes to would be waited for.
    descriptor = openSync(path, constants.O_RDONLY | NO_WAIT);
  } catch (error) {
    throw openError(error, path, file);
  }
  try {
    const stat = fstatSync(descriptor);
    if (stat.isDirectory()) throw new InputError('file-is-a-directory', { file }, { file });
    // A pipe or a device has no size to check and may never end.
    if (!stat.isFile()) throw new InputError('file-not-regular', { file }, { file });
    if (stat.size > limit) throw new InputError('file-too-large', { size: stat.size, limit }, { file });
    // One byte more than there is. A file that grows meanwhile comes out cut, and the cut is noticed as broken JSON.
    const buffer = Buffer.alloc(stat.size + 1);
    let length = 0;
    while (length < buffer.length) {
      const read = readSync(descriptor, buffer, length, buffer.length - length, null);
      if (read === 0) break;
      length += read;
    }
    return buffer.subarray(0, length);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw openError(error, path, file);
  } finally {
    closeSync(descriptor);
  }
}

function openError(error: unknown, path: string, file: string): InputError {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (reason === 'ENOENT' || reason === 'ENOTDIR') {
    const near = suggest(basename(path), siblings(path));
    return new InputError('file-not-found', near === undefined ? { file } : { file, suggestion: near }, { file });
  }
  if (reason === 'EISDIR') return new InputError('file-is-a-directory', { file }, { file });
  return new InputError('file-unreadable', { file, reason }, { file });
}

function siblings(path: string): string[] {
  try {
    return readdirSync(dirname(path));
  } catch {
    return [];
  }
}

function decode(bytes: Uint8Array, file: string): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new InputError('file-utf16', {}, { file, line: 1, column: 1 });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const offset = Math.max(0, firstMalformedByte(bytes));
    const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, offset));
    const byte = (bytes[offset] ?? 0).toString(16).padStart(2, '0');
    const place = { file, ...lineAndColumn(lineStarts(before), before.length) };
    throw new InputError('file-not-utf8', { byte: `0x${byte}`, offset }, place);
  }
}
