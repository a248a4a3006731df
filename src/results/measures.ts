import type { Bilingual } from '../core/bilingual.ts';

/** A stretch of days with one ratio of reserves to be held centrally. Amounts are yuan strings. */
export interface RampPeriod {
  /** YYYY-MM-DD, both inclusive. */
  readonly from: string;
  readonly until: string;
  /** Share held centrally: where only an interval is known the two ends differ. */
  readonly low: string;
  readonly high: string;
  /** Mean of the reserves in the period. */
  readonly reserve: string;
  /** Interest that the central part would have borne. */
  readonly forgoneLow: string;
  readonly forgoneHigh: string;
}

/** Waits for money that was asked for on one day of the week in one stretch of the day. Seconds, rounded. */
export interface WaitCell {
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  /** HH:MM:SS; half open. */
  readonly from: string;
  readonly until: string;
  readonly count: number;
  readonly half: number;
  readonly longest: number;
}

/** What one run of one design cost, and how long people waited for their money. */
export interface Measures {
  readonly schemaVersion: 1;
  readonly id: string;
  readonly title: Bilingual;
  readonly file: string;
  readonly rates: { readonly advance: string; readonly forgone: string };
  readonly peakAdvance: string;
  readonly advanceCost: string;
  readonly channelFees: string;
  readonly ramp: readonly RampPeriod[];
  readonly forgone: { readonly low: string; readonly high: string };
  readonly waits: readonly WaitCell[];
}
