import * as fc from 'fast-check';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND } from '../../core/time.ts';
import { KIND_OF_STIMULUS as K } from '../alphabet/stimulus-list.ts';
import type { Profile } from '../profiles/profiles.ts';

/** What holds for a whole run (a flight of them): drawn by fast-check, because these are values that it can shrink. */
export interface RunValues {
  /** Kinds of deviation that are on: bits of `KIND_OF_STIMULUS`. The swarm mask. */
  readonly kinds: number;
  /** Deviations of a run. */
  readonly deviations: number;
  /** A deviation that is possible happens once in this many times. */
  readonly rarity: number;
  /** Delays in ms from which deviations take theirs. */
  readonly late: readonly number[];
  readonly twice: readonly number[];
  readonly leg: readonly number[];
  readonly closed: readonly number[];
  readonly amounts: readonly number[];
  readonly acts: number;
  /** When something may be done, it is done once in this many times. */
  readonly pause: number;
  /** Once in this many waits the clock jumps to an interesting instant; 0: never. */
  readonly jump: number;
  readonly workdays: number;
}

const deviationKinds = [K.late, K.lost, K.twice, K.leg, K.answer, K.row, K.closed, K.noPosition, K.crash];
export const ALL_DEVIATIONS = deviationKinds.reduce((bits, bit) => bits | bit, 0);

const few = [MS_PER_SECOND, MS_PER_MINUTE, 10 * MS_PER_MINUTE];
const many = [
  ...few,
  2 * MS_PER_SECOND,
  5 * MS_PER_SECOND,
  31 * MS_PER_SECOND,
  29 * MS_PER_MINUTE,
  30 * MS_PER_MINUTE,
  MS_PER_HOUR,
  6 * MS_PER_HOUR,
  MS_PER_DAY,
  2 * MS_PER_DAY,
];

const LONG_WORKDAYS = [15, 30, 45];

/**
 * What to draw run-level values from.
 * @param longest working days after which also the longest contract has ended; see `Agenda`
 */
export function runValues(amount: fc.Arbitrary<number>, profile: Profile, longest: number): fc.Arbitrary<RunValues> {
  const mask = fc.integer({ min: 0, max: (1 << deviationKinds.length) - 1 }).map((bits) => {
    return deviationKinds.reduce((kinds, bit, i) => ((bits & (1 << i)) === 0 ? kinds : kinds | bit), 0);
  });
  const delay = fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...few) },
    { weight: 1, arbitrary: fc.constantFrom(...many) },
  );
  const two = fc.tuple(delay, delay);
  return fc.record({
    // A fifth of the flights with everything switched on, a fifth with one kind alone.
    kinds: fc.oneof(
      { weight: 3, arbitrary: mask },
      { weight: 1, arbitrary: fc.constant(ALL_DEVIATIONS) },
      { weight: 1, arbitrary: fc.constantFrom(...deviationKinds) },
    ),
    deviations: fc.integer({ min: 0, max: profile.deviations }),
    rarity: fc.constantFrom(2, 3, 6, 12),
    late: two,
    twice: two,
    // Within the time after which every channel's outcomes are final.
    leg: fc.tuple(fc.constant(0), fc.constantFrom(...few, 29 * MS_PER_MINUTE)),
    closed: two,
    amounts: fc.tuple(amount, amount, amount),
    acts: fc.integer({ min: 1, max: profile.acts }),
    // At once, now and then, or spread over weeks.
    pause: fc.constantFrom(1, 2, 4, 8, 40),
    jump: fc.constantFrom(0, 3, 12),
    workdays: fc.oneof(
      { weight: 7, arbitrary: fc.integer({ min: 1, max: profile.workdays }) },
      // Loans run for weeks, and claims for a month; some contracts for longer.
      {
        weight: 1,
        arbitrary: fc.constantFrom(...LONG_WORKDAYS, ...(longest > Math.max(...LONG_WORKDAYS) ? [longest] : [])),
      },
    ),
  });
}
