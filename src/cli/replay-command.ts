import type { Overrides } from '../io/scenarios/overrides.ts';

/** The command that runs one scenario the same way again, for a shell. */
export function replayCommand(
  file: string,
  run: { readonly overrides: Overrides; readonly calendars: readonly string[]; readonly rules: string | null },
): string {
  const { seed, set, law, starts } = run.overrides;
  const options: (readonly [string, string])[] = [
    ...(seed === null ? [] : [['--seed', seed] as const]),
    ...set.map((setting) => ['--set', setting] as const),
    ...(law === null ? [] : [['--law', law] as const]),
    ...(starts === null ? [] : [['--starts', starts] as const]),
    ...(run.rules === null ? [] : [['--rules', run.rules] as const]),
    ...run.calendars.map((calendar) => ['--calendar', calendar] as const),
  ];
  const words = options.map(([name, value]) => `${name}=${quoted(value)}`);
  return ['npx fenproof run', quoted(file), ...words].join(' ');
}

/** A word as a POSIX shell takes it back. */
function quoted(word: string): string {
  return /^[\p{L}\p{N}_./:=@+,-]+$/u.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
