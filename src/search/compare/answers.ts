import { formatYuan } from '../../core/fen.ts';
import { compareNumber } from '../../core/order.ts';
import { type Fraction, formatFraction, fraction, multiplyFractions } from '../../core/rate.ts';
import { dayOf, formatDate, formatTimeOfDay, MS_PER_DAY, startOfDay, weekdayOf } from '../../core/time.ts';
import type { RampPeriod, WaitCell } from '../../results/measures.ts';
import { setMask } from '../../rules/catalogue/catalogue.ts';
import { parameterAt, resolveParameter } from '../../rules/compile/parameter-at.ts';
import type { Rulebook } from '../../rules/compile/rulebook.ts';
import { isFraction } from '../../rules/format/parameter-file.ts';
import type { Model } from '../../scenario/model.ts';
import { quantile, yearly } from './estimate.ts';
import type { Figures } from './meter.ts';

/** Ends of what is known of a ratio. */
interface Share {
  readonly low: Fraction;
  readonly high: Fraction;
}

const NOTHING: Share = { low: fraction(0), high: fraction(0) };

/**
 * What the reserves of a run would have earned where the law has them lie at the central bank, period by period of the
 * ratio. Where only an interval of the ratio is known both ends are told.
 *
 * @param forgone yearly rate that a bank would have paid
 */
export function rampOf(model: Model, rulebook: Rulebook, { idleByDay }: Figures, forgone: Fraction): RampPeriod[] {
  const licences = licencesOf(model);
  const periods: { from: number; until: number; share: Share; idle: bigint }[] = [];
  for (const [day, idle] of [...idleByDay].sort(([a], [b]) => compareNumber(a, b))) {
    const share = centralShare(rulebook, licences, day);
    const last = periods.at(-1);
    if (last !== undefined && sameShare(last.share, share)) {
      last.until = day;
      last.idle += idle;
    } else periods.push({ from: day, until: day, share, idle });
  }
  return periods.map(({ from, until, share, idle }) => ({
    ...{ from: formatDate(from), until: formatDate(until) },
    ...{ low: percent(share.low), high: percent(share.high) },
    reserve: formatYuan(Number(idle / BigInt((until - from + 1) * MS_PER_DAY))),
    forgoneLow: formatYuan(yearly(idle, multiplyFractions(share.low, forgone))),
    forgoneHigh: formatYuan(yearly(idle, multiplyFractions(share.high, forgone))),
  }));
}

/** Licences of the payment institution whose reserves they are: the ratio of the first steps depends on them. */
function licencesOf(model: Model): readonly string[] {
  return model.parties.find(({ file }) => file.kind === 'payment-institution')?.file.licences ?? [];
}

function centralShare(rulebook: Rulebook, licences: readonly string[], day: number): Share {
  const [steps, full] = ['central-ratio', 'central-ratio-full'].map((name) => {
    return rulebook.parameters.get(`parameter.reserve.${name}`);
  });
  const parameter = full !== undefined && parameterAt(full, day).kind !== 'unknown' ? full : steps;
  if (parameter === undefined) return NOTHING;
  const { catalogue } = rulebook;
  const held = catalogue.indexOf('actor.licences')!;
  const mask = setMask(catalogue.specOf('actor.licences')!, licences);
  const value = resolveParameter(parameter, day, catalogue, (index) => (index === held ? mask : undefined));
  if (value.kind === 'unknown') return NOTHING;
  const [low, high] = value.kind === 'interval' ? [value.lo, value.hi] : [value.value, value.value];
  return isFraction(low) && isFraction(high) ? { low, high } : NOTHING;
}

/** A ratio of the rulebook, written as there: "12%". */
function percent({ num, den }: Fraction): string {
  const whole = num * 100n;
  return whole % den === 0n ? `${String(whole / den)}%` : formatFraction({ num, den });
}

function sameShare(a: Share, b: Share): boolean {
  return formatFraction(a.low) === formatFraction(b.low) && formatFraction(a.high) === formatFraction(b.high);
}

/**
 * Waits by the day of the week and the stretch of the day in which the money was asked for. The day is divided where a
 * channel of the scenario closes or opens.
 */
export function waitsOf(model: Model, { paid }: Figures): WaitCell[] {
  const closed = model.channels.flatMap((channel) => channel.closed);
  const edges = [...new Set([0, MS_PER_DAY, ...closed.flatMap(({ from, until }) => [from, until])])]
    .filter((edge) => edge <= MS_PER_DAY)
    .sort(compareNumber);
  const cells = new Map<string, { weekday: number; stretch: number; waits: number[] }>();
  for (const { askedAt, wait } of paid) {
    const day = dayOf(askedAt);
    const time = askedAt - startOfDay(day);
    const stretch = edges.findLastIndex((edge) => edge <= time);
    const weekday = ((weekdayOf(day) + 6) % 7) + 1;
    const key = `${String(weekday)} ${String(stretch)}`;
    const cell = cells.get(key) ?? { weekday, stretch, waits: [] };
    cells.set(key, cell);
    cell.waits.push(wait);
  }
  return [...cells.values()]
    .sort((a, b) => compareNumber(a.weekday, b.weekday) || compareNumber(a.stretch, b.stretch))
    .map(({ weekday, stretch, waits }) => {
      const ascending = waits.sort(compareNumber);
      const seconds = (ms: number): number => Math.round(ms / 1000);
      const until = edges[stretch + 1]!;
      return {
        weekday,
        from: formatTimeOfDay(edges[stretch]!),
        until: until === MS_PER_DAY ? '24:00:00' : formatTimeOfDay(until),
        count: ascending.length,
        half: seconds(quantile(ascending, 50)),
        longest: seconds(ascending.at(-1)!),
      };
    });
}
