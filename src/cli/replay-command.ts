import { basename, dirname, relative } from 'node:path';
import { slashes } from '../io/files/find.ts';
import type { Overrides } from '../io/scenarios/overrides.ts';

/** What a run was given beside its file. */
export interface RunSettings {
  readonly overrides: Overrides | null;
  readonly calendars: readonly string[];
  readonly rules: string | null;
  readonly flows?: readonly string[];
}

/** The command that runs one scenario or trace the same way again, for a shell; `program` is how this one was started. */
export function replayCommand(program: string, command: 'run' | 'replay', file: string, settings: RunSettings): string {
  const { overrides, calendars, rules, flows = [] } = settings;
  const options: (readonly [string, string | null])[] = [
    ['--seed', overrides?.seed ?? null],
    ...(overrides?.set ?? []).map((setting) => ['--set', setting] as const),
    ['--law', overrides?.law ?? null],
    ['--starts', overrides?.starts ?? null],
    ['--rules', rules],
    ...calendars.map((calendar) => ['--calendar', calendar] as const),
    ...flows.map((source) => ['--flows', source] as const),
  ];
  const words = options.flatMap(([name, value]) => (value === null ? [] : [`${name}=${quoted(value)}`]));
  // A name that starts with a dash would be read as an option.
  const path = file.startsWith('-') ? `./${file}` : file;
  return [program, command, quoted(path), ...words].join(' ');
}

/**
 * How the program was started, for a shell: `fenproof` where it is installed for all, `npx fenproof` where a project
 * depends on it, else `node` and the path. (In its own checkout `npx fenproof` would ask the registry.)
 */
export function programName(script: string, folder: string): string {
  const name = basename(script);
  if (name === 'main.ts') return 'npm run dev --';
  if (!name.endsWith('.js')) return basename(dirname(script)) === '.bin' ? 'npx fenproof' : 'fenproof';
  const path = slashes(relative(folder, script));
  return `node ${quoted(path.startsWith('-') ? `./${path}` : path)}`;
}

/** A word as a POSIX shell takes it back. */
export function quoted(word: string): string {
  return /^[\p{L}\p{N}_./:=@+,-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
