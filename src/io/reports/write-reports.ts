import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../core/errors.ts';
import { slashes } from '../files/find.ts';
import { writeWhole } from '../files/write-whole.ts';

/**
 * Writes reports into a folder, each whole or not at all: whoever is killed on the way leaves every report either as it
 * was or as it is now. What an earlier run left half-written is removed.
 *
 * @returns paths of what was written, in order
 * @throws InputError `file-not-writable`.
 */
export function writeReports(folder: string, reports: ReadonlyMap<string, string>): string[] {
  try {
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder)) {
      const [, report] = /^(.*)\.[0-9]+\.part$/.exec(name) ?? [];
      if (report !== undefined && reports.has(report)) rmSync(join(folder, name), { force: true });
    }
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new InputError('file-not-writable', { file: slashes(folder), reason }, { file: slashes(folder) });
  }
  return [...reports].map(([name, text]) => {
    const path = join(folder, name);
    writeWhole(path, [text]);
    return slashes(path);
  });
}
