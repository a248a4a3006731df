/** A mean over the seeds with the half width of its 95 % confidence interval. */
export interface Estimate {
  /** Yuan strings, or seconds, with two decimals. */
  readonly mean: string;
  readonly plusMinus: string;
}

/** Figures in the order in which reports show them. */
export const compareMetrics = [
  'losses',
  'stuck',
  'peakAdvance',
  'advanceCost',
  'idleReserve',
  'interestForgone',
  'channelFees',
  'waitHalf',
  'waitMost',
] as const;

export type CompareMetric = (typeof compareMetrics)[number];

/** One design: a combination of the values that were varied. */
export interface ComparedDesign {
  /** `w1.retry=query-first w1.freeze=hold`. */
  readonly name: string;
  readonly settings: readonly string[];
  readonly events: number;
  /** By id: in how many runs it was found. */
  readonly findings: Readonly<Record<string, number>>;
  /** By participant. */
  readonly losses: Readonly<Record<string, Estimate>>;
  /** Null where nothing was there to measure: nobody waited for money. */
  readonly metrics: Readonly<Record<CompareMetric, Estimate | null>>;
  /** Runs that left the data, by code. */
  readonly inconclusive: Readonly<Record<string, number>>;
}

/** The document of `compare --format json`. */
export interface CompareDocument {
  readonly schemaVersion: 1;
  readonly id: string;
  readonly file: string;
  /** Seeds of the runs of each design; one if nothing is drawn. */
  readonly seeds: readonly string[];
  /** Of 1,000 messages and legs, how many deviated beside what the plan writes. */
  readonly faultsPerMille: number;
  /** Yearly rates with which advances and idle money are priced. */
  readonly rates: { readonly advance: string; readonly forgone: string };
  readonly designs: readonly ComparedDesign[];
  readonly replay: string;
  readonly exitCode: number;
}
