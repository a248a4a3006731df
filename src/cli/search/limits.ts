import { InputError } from '../../core/errors.ts';
import type { Shard } from '../../io/workers/shards.ts';

/** When a search stops: at the end of the round in which one of them is reached. Null: no such limit. */
export interface Limits {
  readonly rounds: number | null;
  readonly events: number | null;
  /** Milliseconds of wall-clock time, for the whole command. */
  readonly time: number | null;
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** @throws InputError `option-not-count`. */
export function count(option: string, text: string | null): number | null {
  if (text === null) return null;
  const value = Number(text.replaceAll('_', ''));
  if (!/^[0-9_]+$/.test(text) || !Number.isSafeInteger(value) || value < 1) {
    throw new InputError('option-not-count', { option, text });
  }
  return value;
}

/** "30s", "10m", "1h" in ms. @throws InputError `option-not-time`. */
export function span(text: string | null): number | null {
  if (text === null) return null;
  const match = /^([0-9]{1,9})(ms|s|m|h)$/.exec(text);
  const value = match === null ? 0 : Number(match[1]) * UNITS[match[2]!]!;
  if (value === 0) throw new InputError('option-not-time', { text });
  return value;
}

/** "2/4" and the folder in which the shards meet. @throws InputError `option-not-shard`, `shard-needs-meet`. */
export function shardOf(text: string | null, folder: string | null, limits: Limits): Shard | null {
  if (text === null && folder === null) return null;
  if (text === null || folder === null || limits.time !== null) throw new InputError('shard-needs-meet');
  const match = /^([1-9][0-9]{0,2})\/([1-9][0-9]{0,2})$/.exec(text);
  const [number, of] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || number > of) throw new InputError('option-not-shard', { text });
  if (limits.rounds === null && limits.events === null) throw new InputError('shard-needs-meet');
  return { number, of, folder };
}

/** A value of a closed list. @throws InputError `option-one-of`. */
export function oneOf<T extends string>(option: string, text: string | null, known: readonly T[], fallback: T): T {
  if (text === null) return fallback;
  const found = known.find((value) => value === text);
  if (found === undefined) throw new InputError('option-one-of', { option, text, known: known.join(', ') });
  return found;
}
