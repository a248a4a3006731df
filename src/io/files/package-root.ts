import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert } from '../../core/errors.ts';

/** Folder of this package: where its rules, calendar and channels are, whether run from `src` or from `dist`. */
export function packageRoot(): string {
  const found = nearestPackage(dirname(fileURLToPath(import.meta.url)));
  assert(found !== undefined, 'this program lies in a package');
  return found;
}

/** The folder of the nearest package.json at or above `from`, or undefined. */
export function nearestPackage(from: string): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** Version of this package. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
  return version;
}
