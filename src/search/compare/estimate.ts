import { compareText } from '../../core/order.ts';
import type { Fraction } from '../../core/rate.ts';
import { MS_PER_DAY } from '../../core/time.ts';
import type { ComparedDesign, Estimate } from '../../results/compare.ts';
import type { Measured } from './measure.ts';

/** Two-sided 95 % quantiles of Student's t for 1 to 30 degrees of freedom; beyond, the normal one is near enough. */
const STUDENT = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
] as const;
const NORMAL = 1.96;

const YEAR_MS = BigInt(365 * MS_PER_DAY);

/** Yearly rates; see the `costs` of a scenario. */
export interface Rates {
  readonly advance: Fraction;
  readonly forgone: Fraction;
}

/**
 * Mean of whole hundredths (fen, or hundredths of a second) and the half width of its 95 % confidence interval.
 * @param values at least one.
 */
export function estimate(values: readonly number[]): Estimate {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  const half = n < 2 ? 0 : ((STUDENT[n - 2] ?? NORMAL) * Math.sqrt(squares / (n - 1))) / Math.sqrt(n);
  return { mean: hundredths(mean), plusMinus: hundredths(half) };
}

function hundredths(value: number): string {
  const whole = Math.round(Math.abs(value));
  const sign = value < 0 && whole > 0 ? '-' : '';
  return `${sign}${String(Math.floor(whole / 100))}.${String(whole % 100).padStart(2, '0')}`;
}

/** What the runs of one design, one for each seed, come to. */
export function summarise(
  name: string,
  settings: readonly string[],
  runs: readonly Measured[],
  rates: Rates,
): ComparedDesign {
  const of = (value: (run: Measured) => number): Estimate => estimate(runs.map(value));
  const parties = names(runs.map(({ losses }) => losses));
  const waits = runs.filter(({ figures }) => figures.waits.length > 0);
  const wait = (part: number): Estimate | null => {
    return waits.length === 0 ? null : estimate(waits.map(({ figures }) => quantile(figures.waits, part) / 10));
  };
  return {
    name,
    settings,
    events: runs.reduce((sum, { events }) => sum + events, 0),
    findings: tally(runs.map(({ findings }) => [...findings.keys()])),
    losses: Object.fromEntries(parties.map((party) => [party, of(({ losses }) => losses.get(party) ?? 0)])),
    metrics: {
      losses: of(({ losses }) => [...losses.values()].reduce((sum, fen) => sum + fen, 0)),
      stuck: of(({ stuck }) => stuck),
      peakAdvance: of(({ figures }) => figures.peakAdvance),
      advanceCost: of(({ figures }) => yearly(figures.advanced, rates.advance)),
      idleReserve: of(({ figures: { idle, span } }) => (span === 0 ? 0 : Number(idle / BigInt(span)))),
      interestForgone: of(({ figures }) => yearly(figures.idle, rates.forgone)),
      channelFees: of(({ figures }) => figures.channelFees),
      waitHalf: wait(50),
      waitMost: wait(99),
    },
    inconclusive: tally(runs.map(({ inconclusive }) => (inconclusive === null ? [] : [inconclusive]))),
  };
}

/** The value that `part` per cent do not exceed: the nearest rank. */
export function quantile(ascending: readonly number[], part: number): number {
  return ascending[Math.max(0, Math.ceil((ascending.length * part) / 100) - 1)] ?? 0;
}

/** Simple interest on amounts that were open for a time, in fen, rounded once. */
export function yearly(fenTimesMs: bigint, { num, den }: Fraction): number {
  const [top, bottom] = [fenTimesMs * num, YEAR_MS * den];
  return Number((2n * top + bottom) / (2n * bottom));
}

function names(maps: readonly ReadonlyMap<string, number>[]): string[] {
  return [...new Set(maps.flatMap((map) => [...map.keys()]))].sort(compareText);
}

function tally(lists: readonly (readonly string[])[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const id of lists.flat()) counts.set(id, (counts.get(id) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => compareText(a, b)));
}
