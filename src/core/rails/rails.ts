import type { Calendar } from '../calendar.ts';
import { canonicalJson } from '../canonical-json.ts';
import { assert, Inconclusive } from '../errors.ts';
import type { Fen } from '../fen.ts';
import { sha256Hex } from '../hash.ts';
import { JsonCursor, type Where } from '../json-cursor.ts';
import { dayOf, formatDate, msOfDay, startOfDay } from '../time.ts';
import {
  type RailCap,
  type RailData,
  type RailHours,
  type RailId,
  type RailTerms,
  readRails,
  type WorkingHours,
} from './rail-data.ts';

/** A rail as it stands at an instant. */
export interface RailState {
  readonly terms: RailTerms;
  /** Takes an instruction now. */
  readonly open: boolean;
  /** Local day number of the business day to which an instruction given now belongs. */
  readonly businessDay: number;
  /** The entry in force for that business day. */
  readonly hours: RailHours;
  /** The cap in force today, undefined if there is none. */
  readonly cap: RailCap | undefined;
}

/** What becomes of an instruction that nothing disturbs. Instants in milliseconds, ascending as listed. */
export interface RailTiming {
  /** The rail takes it: now, or when it next opens. */
  readonly accepted: number;
  /** The payee's account is credited. */
  readonly credited: number;
  /** Nothing can undo it any more. */
  readonly final: number;
  /** The banks have settled it between them; for gross rails the same moment. */
  readonly settled: number;
}

/**
 * The rails at their dates: hours, cut-offs, caps, finality. All windows are half-open. Immutable.
 *
 * Every method may end in Inconclusive `calendar-exhausted` (a working day beyond the holiday table is needed) or
 * `rails-undated` (before the table of rails begins).
 */
export class Rails {
  /** SHA-256 over what the table says, whatever its layout. */
  readonly hash: string;
  readonly #rails: ReadonlyMap<RailId, RailData>;
  readonly #calendar: Calendar;

  private constructor(rails: ReadonlyMap<RailId, RailData>, calendar: Calendar, hash: string) {
    this.#rails = rails;
    this.#calendar = calendar;
    this.hash = hash;
  }

  /**
   * Reads and checks a table of rails.
   *
   * @param where name of the file for error messages, or a function that places a JSON pointer.
   * @throws InputError `rails-format`, `rails-gap`, `rails-overlap`, and those of dates, times and amounts.
   */
  static from(json: unknown, calendar: Calendar, where: Where = 'rails.json'): Rails {
    const rails = readRails(new JsonCursor(json, 'rails-format', where));
    return new Rails(rails, calendar, sha256Hex(canonicalJson(json)));
  }

  /** Everything about a rail at an instant. */
  railAt(id: RailId, ms: number): RailState {
    const rail = this.#rail(id);
    const businessDay = this.businessDay(id, ms);
    return {
      terms: rail,
      open: this.isOpen(id, ms),
      businessDay,
      hours: hoursOf(rail, businessDay),
      cap: this.#cap(rail, ms),
    };
  }

  /** True if the rail takes an instruction at this instant. */
  isOpen(id: RailId, ms: number): boolean {
    return this.nextOpening(id, ms) === ms;
  }

  /** The first instant from `ms` on (`ms` itself included) at which the rail takes an instruction. */
  nextOpening(id: RailId, ms: number): number {
    const rail = this.#rail(id);
    let at = ms;
    for (;;) {
      const scheduled = this.#scheduledOpening(rail, at);
      const outage = rail.outages.find(({ from, until }) => from <= scheduled && scheduled < until);
      if (outage === undefined) return scheduled;
      at = outage.until;
    }
  }

  /**
   * The instant at which the rail, open at `ms`, stops taking instructions: its cut-off or the next outage. Undefined
   * if it never does. The rail must be open.
   */
  closesAt(id: RailId, ms: number): number | undefined {
    const rail = this.#rail(id);
    assert(this.isOpen(id, ms), 'only an open rail closes');
    const cutOff = this.#window(rail, ms)?.cutOff ?? Infinity;
    const outage = rail.outages.find(({ from }) => from > ms)?.from ?? Infinity;
    const first = Math.min(cutOff, outage);
    return first === Infinity ? undefined : first;
  }

  /**
   * The business day to which an instruction given at `ms` belongs. On a rail with working hours the one whose window
   * holds `ms` or comes next; on one that is open round the clock today, or tomorrow from the day cut on.
   */
  businessDay(id: RailId, ms: number): number {
    const rail = this.#rail(id);
    const window = this.#window(rail, ms);
    if (window !== undefined) return window.day;
    const today = dayOf(ms);
    const hours = hoursOf(rail, today);
    return hours.days === 'every-day' && msOfDay(ms) >= hours.dayCut ? today + 1 : today;
  }

  /** When an instruction given at `submitted` is taken, credited, final and settled if nothing disturbs it. */
  timing(id: RailId, submitted: number): RailTiming {
    const rail = this.#rail(id);
    const accepted = this.nextOpening(id, submitted);
    const settled = this.#settlement(rail, accepted);
    return {
      accepted,
      credited: rail.credits === 'at-acceptance' ? accepted : settled,
      final: rail.finality === 'at-acceptance' ? accepted : settled,
      settled,
    };
  }

  /**
   * When the payee of an instruction given at `submitted` is credited. Unlike {@link timing} it asks for no working day
   * that it does not need.
   */
  creditTime(id: RailId, submitted: number): number {
    const rail = this.#rail(id);
    const accepted = this.nextOpening(id, submitted);
    return rail.credits === 'at-acceptance' ? accepted : this.#settlement(rail, accepted);
  }

  /** Largest amount of one item on the day of `ms`, itself allowed. Undefined if the rail has no cap. */
  capAt(id: RailId, ms: number): Fen | undefined {
    return this.#cap(this.#rail(id), ms)?.fen;
  }

  #cap(rail: RailData, ms: number): RailCap | undefined {
    const today = dayOf(ms);
    return rail.caps.find(
      ({ from, to, on }) =>
        from <= today && today <= to && (on === 'every-day' || this.#calendar.isWorkday(today) === (on === 'workdays')),
    );
  }

  #settlement(rail: RailData, accepted: number): number {
    const { settles } = rail;
    if (settles.when === 'at-once') return accepted;
    const day = this.businessDay(rail.id, accepted);
    if (settles.when === 'workdays-after') {
      return startOfDay(this.#calendar.addWorkdays(day, settles.workdays)) + settles.at;
    }
    const hours = hoursOf(rail, day);
    const cut = startOfDay(day) + (hours.days === 'every-day' ? hours.dayCut : hours.cutOff);
    return this.nextOpening(settles.through, cut);
  }

  /** The first instant from `ms` on within the rail's hours, outages left aside. */
  #scheduledOpening(rail: RailData, ms: number): number {
    const window = this.#window(rail, ms);
    return window === undefined ? ms : Math.max(ms, window.opens);
  }

  /** The window of the first working day whose cut-off is still to come. Undefined for a rail that never closes. */
  #window(rail: RailData, ms: number): { day: number; opens: number; cutOff: number } | undefined {
    const today = dayOf(ms);
    if (hoursOf(rail, today).days === 'every-day') return undefined;
    let day = this.#calendar.workdayFrom(today);
    let hours = workingHoursOf(rail, day);
    if (ms >= startOfDay(day) + hours.cutOff) {
      day = this.#calendar.nextWorkday(day);
      hours = workingHoursOf(rail, day);
    }
    const midnight = startOfDay(day);
    const opens = startOfDay(day - hours.daysBefore) + hours.opensAt;
    return { day, opens, cutOff: midnight + hours.cutOff };
  }

  #rail(id: RailId): RailData {
    const rail = this.#rails.get(id);
    assert(rail !== undefined, `no rail ${id}`);
    return rail;
  }
}

function hoursOf(rail: RailData, day: number): RailHours {
  // Newest first: most runs are near the end of the table.
  for (let i = rail.hours.length - 1; i >= 0; i--) if (rail.hours[i]!.from <= day) return rail.hours[i]!;
  throw new Inconclusive('rails-undated', { rail: rail.id, date: formatDate(day) });
}

function workingHoursOf(rail: RailData, day: number): WorkingHours {
  const hours = hoursOf(rail, day);
  assert(hours.days === 'workdays', 'a rail that opens on working days does so in all its periods');
  return hours;
}
