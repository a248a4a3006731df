import { compareNumber } from '../../core/order.ts';
import type { Prng } from '../../core/prng.ts';
import { MS_PER_DAY, civilFromDay, dayFromCivil, dayOf, startOfDay } from '../../core/time.ts';
import { parameterChanges } from '../../rules/compile/parameter-at.ts';
import type { Rulebook } from '../../rules/compile/rulebook.ts';
import type { Model } from '../../scenario/model.ts';

/** What an instant may be the boundary of. */
export const instantKinds = ['hours', 'day', 'holiday', 'month', 'year', 'law', 'term'] as const;
export type InstantKind = (typeof instantKinds)[number];

/** A change of law further off than this is not waited for. */
const LAW_WITHIN_DAYS = 200;

/** Natural days within which a run comes to the end of a contract, at most, and for which it goes on after that end. */
const SPAN_DAYS = 400;
const AFTER_THE_END = 10;
/** Natural days that a healing may take beyond the end of what was agreed last. */
const HEALING_DAYS = 30;

/** The instants at which a design's or the law's answer may change: where to look twice. */
export class Agenda {
  private readonly model: Model;
  /** Times of day in ms at which a channel or a contract changes, ascending. */
  readonly times: readonly number[];
  /** How long contracts say that something takes, in ms, ascending. */
  private readonly spans: readonly number[];
  /**
   * Working days after which also the longest span of a contract is over; 0 where that is too far away. Who never comes
   * to the end of a loan never sees what is done then.
   */
  readonly longest: number;
  /** Local days on which a rule or a parameter changes, ascending. */
  private readonly changes: readonly number[];

  constructor(model: Model, rulebook: Rulebook | null) {
    this.model = model;
    const times = new Set<number>();
    for (const { closed, lump, promises } of model.channels) {
      for (const { from, until } of closed) times.add(from).add(until);
      if (lump !== null) times.add(lump.dayCut).add(lump.statementAt).add(lump.arrivesAt);
      times.add(promises.statementBy);
    }
    for (const { flow, terms } of model.instances) {
      const definition = model.flows[flow]!;
      definition.termNames.forEach((name, i) => {
        if (definition.contract[name]!.type === 'time-of-day') times.add(terms[i]!);
      });
    }
    const spans = new Set<number>();
    for (const { flow, terms } of model.instances) {
      const definition = model.flows[flow]!;
      definition.termNames.forEach((name, i) => {
        if (definition.contract[name]!.type === 'duration') spans.add(terms[i]!);
        // A number of days is a whole number and says so in its name.
        if (name.endsWith('Days') && name !== 'yearDays') spans.add(terms[i]! * MS_PER_DAY);
      });
    }
    this.spans = [...spans].filter((span) => span > 0).sort(compareNumber);
    this.longest = longestRun(model, this.spans.at(-1) ?? 0);
    this.times = [...times].filter((time) => time < MS_PER_DAY).sort(compareNumber);
    const days = new Set<number>();
    for (const rule of rulebook?.rules ?? []) {
      for (const { from, to } of rule.periods) {
        days.add(from);
        if (to !== undefined) days.add(to + 1);
      }
      for (const parameter of rule.parameters) for (const day of parameterChanges(parameter)) days.add(day);
    }
    this.changes = [...days].sort(compareNumber);
  }

  /** First boundary of this kind strictly after `now`, or null. */
  next(kind: InstantKind, now: number, prng: Prng): number | null {
    const today = dayOf(now);
    const { calendar } = this.model;
    switch (kind) {
      case 'hours':
        return this.nextHours(now, prng);
      case 'day':
        return startOfDay(today + 1);
      case 'holiday': {
        // Into the next run of days off, or out of the present one.
        const isOff = !calendar.isWorkday(today);
        for (let day = today + 1; calendar.includes(day); day++) {
          if (!calendar.isWorkday(day) !== isOff) return startOfDay(day);
        }
        return null;
      }
      case 'month':
      case 'year': {
        const { year, month } = civilFromDay(today);
        const isLast = kind === 'year' || month === 12;
        const day = dayFromCivil(isLast ? year + 1 : year, isLast ? 1 : month + 1, 1);
        return calendar.includes(day + 10) ? startOfDay(day) : null;
      }
      case 'term':
        return this.spans.length === 0 ? null : now + prng.pick(this.spans);
      case 'law': {
        const day = this.changes.find((change) => change > today);
        return day === undefined || day > today + LAW_WITHIN_DAYS || !calendar.includes(day + 10)
          ? null
          : startOfDay(day);
      }
    }
  }

  private nextHours(now: number, prng: Prng): number | null {
    const { channels, rails } = this.model;
    if (this.times.length + channels.length === 0) return null;
    const which = prng.int(this.times.length + channels.length);
    if (which < this.times.length) {
      const at = startOfDay(dayOf(now)) + this.times[which]!;
      return at > now ? at : at + MS_PER_DAY;
    }
    const { rail } = channels[which - this.times.length]!;
    if (!rails.isOpen(rail, now)) return rails.nextOpening(rail, now);
    const at = rails.closesAt(rail, now);
    // An outage may be years away.
    return at === undefined || at > now + 10 * MS_PER_DAY ? null : at;
  }
}

/** Working days from the start of a model to the end of a span in ms, and a little more; 0 if nobody should wait so long. */
function longestRun({ calendar, startsAt }: Model, span: number): number {
  const days = Math.ceil(span / MS_PER_DAY);
  const first = dayOf(startsAt);
  const last = first + days + AFTER_THE_END;
  // What is agreed on the last day has to end within the holiday table too.
  return days > SPAN_DAYS || !calendar.includes(last + days + HEALING_DAYS) ? 0 : calendar.workdaysBetween(first, last);
}
