import { readdirSync, realpathSync, statSync, type Stats } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { InputError } from '../../core/errors.ts';
import { compareText } from '../../core/order.ts';
import { suggest } from '../../core/suggest.ts';

/** Folders deeper than this are not looked into. */
const DEPTH_MAX = 32;
/** Files of one kind below a folder: more than this are no collection that somebody keeps, and would fill the memory. */
const FILES_MAX = 10_000;

/**
 * The files that the arguments of a command name: a file is taken as it is, of a folder everything below it whose name
 * ends in `ending`, in code-unit order of paths. A file named twice counts once. Paths stay as the user wrote them,
 * with forward slashes. What is named like a file that is wanted and is none (a pipe, a broken link, a folder) is found
 * as well: whoever reads it says so, and it is not left out without a word.
 *
 * @throws InputError `file-not-found`, `folder-without-files`, `folder-too-many-files`.
 */
export function findFiles(named: readonly string[], ending: string): string[] {
  const found: string[] = [];
  const seen = new Set<string>();
  for (const path of named) {
    const stat = statOf(path);
    const files = stat.isDirectory() ? below(path, ending, 0, new Set([realpathSync.native(path)])) : [path];
    if (files.length === 0) throw new InputError('folder-without-files', { folder: slashes(path), ending });
    if (files.length > FILES_MAX) {
      throw new InputError('folder-too-many-files', {
        ...{ folder: slashes(path), ending, files: files.length, limit: FILES_MAX },
      });
    }
    for (const file of files) {
      const real = realOf(file);
      if (seen.has(real)) continue;
      seen.add(real);
      found.push(slashes(file));
    }
  }
  return found;
}

/** A path relative to the folder in which the user works, with forward slashes. */
export function asUserWrites(path: string): string {
  const short = relative(process.cwd(), path);
  return slashes(short === '' ? '.' : short.startsWith(`..${sep}..`) ? path : short);
}

export function slashes(path: string): string {
  return path.replaceAll(sep, '/');
}

/** @param entered folders that were looked into: links that lead back would multiply with every level */
function below(folder: string, ending: string, depth: number, entered: Set<string>): string[] {
  if (depth > DEPTH_MAX) return [];
  const names = readdirSync(folder).sort(compareText);
  return names.flatMap((name) => {
    if (name.startsWith('.') || name === 'node_modules') return [];
    const path = join(folder, name);
    if (name.endsWith(ending)) return [path];
    if (targetOf(path)?.isDirectory() === true) {
      const known = entered.size;
      return entered.add(realpathSync.native(path)).size === known ? [] : below(path, ending, depth + 1, entered);
    }
    return [];
  });
}

/** What a path leads to; nothing where a link is broken or leads back to itself. */
function targetOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** The path without links, or as it is where a link leads nowhere. */
function realOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

function statOf(path: string): Stats {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat !== undefined) return stat;
  const file = slashes(path);
  const near = suggest(basename(path), siblings(path));
  throw new InputError('file-not-found', near === undefined ? { file } : { file, suggestion: near }, { file });
}

function siblings(path: string): string[] {
  try {
    return readdirSync(dirname(path));
  } catch {
    return [];
  }
}
