import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputError } from '../../core/errors.ts';
import { slashes } from './find.ts';

/** Bytes gathered before they are written. */
const CHUNK = 1 << 16;

/**
 * Writes a file whole or not at all: into a neighbour first, renamed when everything is on disk. Whatever ends the
 * writing early, an error of `parts` among them, leaves the old file as it was and nothing beside it.
 *
 * @throws InputError `file-not-writable`.
 */
export function writeWhole(path: string, parts: Iterable<string>): void {
  const temporary = `${path}.${String(process.pid)}.part`;
  const descriptor = attempt(path, () => openSync(temporary, 'wx'));
  let open = true;
  try {
    let text = '';
    for (const part of parts) {
      text += part;
      if (text.length < CHUNK) continue;
      writeAll(path, descriptor, text);
      text = '';
    }
    writeAll(path, descriptor, text);
    attempt(path, () => fsyncSync(descriptor));
    closeSync(descriptor);
    open = false;
    attempt(path, () => renameSync(temporary, path));
  } catch (error) {
    if (open) closeSync(descriptor);
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Refuses a path that cannot become a file, before any work is done for it. */
export function requireWritable(path: string): void {
  const file = slashes(path);
  if (path === '') throw new InputError('file-not-writable', { file, reason: 'ENOENT' });
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw new InputError('file-is-a-directory', { file }, { file });
  }
  const folder = dirname(path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new InputError('folder-missing', { folder: slashes(folder), file }, { file });
  }
}

function writeAll(path: string, descriptor: number, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  for (let at = 0; at < bytes.length;) at += attempt(path, () => writeSync(descriptor, bytes, at));
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new InputError('file-not-writable', { file: slashes(path), reason }, { file: slashes(path) });
  }
}
