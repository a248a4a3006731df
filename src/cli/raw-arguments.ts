import { InputError } from '../core/errors.ts';

/** What yargs hands over before it is checked. */
export type Raw = Readonly<Record<string, unknown>>;

/** Value of an option that may be given once, or null. @throws InputError `option-twice`. */
export function one(raw: Raw, option: string): string | null {
  const values = many(raw, option);
  if (values.length > 1) throw new InputError('option-twice', { option });
  return values[0] ?? null;
}

/** Values of an option that may be repeated, or of a positional list. @throws InputError `option-empty`. */
export function many(raw: Raw, option: string): string[] {
  const value = raw[option] as string | readonly string[] | undefined;
  const values = value === undefined ? [] : [value].flat();
  if (values.includes('')) throw new InputError('option-empty', { option });
  return values;
}

/** True for a flag that was given, unless it was given as `--flag=false`. */
export function flag(raw: Raw, option: string): boolean {
  return raw[option] !== undefined && raw[option] !== false;
}
