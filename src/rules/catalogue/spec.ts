import type { Bilingual } from '../../core/bilingual.ts';
import type { Hook } from './hooks.ts';

/**
 * What kind of value a fact has, in files and in a run:
 *
 * | type | in a file | in a run ({@link FactValue}) |
 * | --- | --- | --- |
 * | `fen` | "1000.00" (yuan) | integer fen |
 * | `int` | 90 | safe integer |
 * | `ratio` | never stated: the quotient of two facts (`ratioOf`) | never supplied |
 * | `bool` | true | true |
 * | `enum`, `text` | "leg-submitted" | the same string |
 * | `set` | ["bank", "online-lending"] | bit mask, bit i is `values[i]` |
 * | `date` | "2018-06-30" | local day number |
 * | `time` | "2018-06-30T10:00:00+08:00" | milliseconds since the epoch |
 * | `clock` | "17:15:00" | milliseconds since local midnight |
 * | `party`, `account` | key in the scenario | the key, or any number that stands for it throughout one run |
 */
export type FactType =
  'fen' | 'int' | 'ratio' | 'bool' | 'enum' | 'set' | 'text' | 'date' | 'time' | 'clock' | 'party' | 'account';

/** A value of a fact in a run. `null` is *none*: the world knows that there is none. `undefined` is *unknown*. */
export type FactValue = number | string | boolean | null | undefined;

/** Supplies facts by their index in the catalogue. Called several times an event: it must be pure and allocate nothing. */
export type FactReader = (fact: number) => FactValue;

/** What an `int` counts. Only the same units are compared. */
export const factUnits = ['minutes', 'days', 'months', 'years', 'times', 'items'] as const;
export type FactUnit = (typeof factUnits)[number];

export type AggregateWindow =
  'day' | 'month' | 'year' | 'lifetime' | 'previous-month' | 'previous-quarter' | 'previous-year';

/**
 * How a cumulative fact is made of events. At every event of `hook` that fits `where`, the fact `of` is added to the
 * bucket of the key `by` in the `window` of that instant. The value read at an event includes that event. A returned or
 * failed amount is taken off the window it entered, whenever it comes back; refunds are not taken off.
 */
export interface AggregateSpec {
  readonly hook: Hook;
  readonly operation: 'sum' | 'count' | 'mean';
  /** The fact that is summed or averaged (for `count`: any fact of the hook that is never none). */
  readonly of: string;
  /** The facts whose values form the key: for example the client and the institution. */
  readonly by: readonly string[];
  readonly window: AggregateWindow;
  /** Only events in which each of these facts has one of these values are counted. */
  readonly where: Readonly<Record<string, readonly (string | boolean)[]>>;
}

export interface FactSpec {
  readonly type: FactType;
  readonly label: Bilingual;
  readonly hooks: readonly Hook[];
  /** What exactly it is, where the label leaves room for doubt. */
  readonly note?: Bilingual;
  /** `int` only: what is counted. */
  readonly unit?: FactUnit;
  /** Members of an `enum` or `set`. */
  readonly values?: readonly string[];
  /** The world may know that there is none (null). */
  readonly mayBeNone?: true;
  /** The world cannot compute it unless the scenario states it: unknown otherwise, and never in `appliesWhen`. */
  readonly mayBeUnknown?: true;
  /** Another name of the same fact, for messages that read better with it. */
  readonly aliasOf?: string;
  /** `ratio` only: numerator and denominator, facts of type `fen` or `int`. None if either is none or the latter is not above 0. */
  readonly ratioOf?: readonly [string, string];
  readonly aggregate?: AggregateSpec;
}

/** Keeps the names as literal types, so that `FactName` is a union that the suppliers of facts are checked against. */
export function factGroup<const G extends Readonly<Record<string, FactSpec>>>(group: G): G {
  return group;
}
