import { assert, Inconclusive, InputError, type Place } from './errors.ts';
import { sha256Hex } from './hash.ts';
import { JsonCursor, placeOf, type Where } from './json-cursor.ts';
import { civilFromDay, dayFromCivil, formatDate, weekdayOf } from './time.ts';

/** `off` a holiday or day in lieu; `work` a weekend day worked to make up for one. */
export type DayKind = 'off' | 'work';

/**
 * Working days of the State Council's arrangement: Monday to Friday, but for the days its notices name. Lookups are by
 * local day number ({@link dayOf} of core/time) in tables made once. Immutable.
 */
export class Calendar {
  /** First and last day of the table, both inclusive. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** SHA-256 over what the table says (its range and each day's state), so that notes and layout do not change it. */
  readonly hash: string;
  readonly #named: ReadonlyMap<number, DayKind>;
  /** For day i of the table: 1 if it is a working day. */
  readonly #works: Uint8Array;
  /** For day i of the table: how many working days come before it. One more entry than there are days. */
  readonly #before: Int32Array;
  /** Day numbers of all working days, ascending. */
  readonly #workdays: Int32Array;

  private constructor(firstYear: number, lastYear: number, named: ReadonlyMap<number, DayKind>) {
    this.firstDay = dayFromCivil(firstYear, 1, 1);
    this.lastDay = dayFromCivil(lastYear, 12, 31);
    this.#named = named;
    const length = this.lastDay - this.firstDay + 1;
    this.#works = new Uint8Array(length);
    this.#before = new Int32Array(length + 1);
    const workdays: number[] = [];
    for (let i = 0; i < length; i++) {
      const day = this.firstDay + i;
      const weekday = weekdayOf(day);
      const kind = named.get(day) ?? (weekday === 0 || weekday === 6 ? 'off' : 'work');
      this.#before[i] = workdays.length;
      if (kind === 'work') {
        this.#works[i] = 1;
        workdays.push(day);
      }
    }
    this.#before[length] = workdays.length;
    this.#workdays = Int32Array.from(workdays);
    this.hash = sha256Hex(`${formatDate(this.firstDay)}\n${formatDate(this.lastDay)}\n${this.#works.join('')}\n`);
  }

  /**
   * Reads and checks a holiday table: `years` of `year`, `document` (number of the notice, or null) and `days` of `date`
   * and `kind`. Other members are notes for the reader.
   *
   * @param where name of the file for error messages, or a function that places a JSON pointer.
   * @throws InputError `calendar-format`, `calendar-contradiction`, `calendar-gap`, `date-format`, `date-invalid`.
   */
  static from(json: unknown, where: Where = 'cn-workdays.json'): Calendar {
    return Calendar.#build([readTable(json, where)]);
  }

  /**
   * A calendar with the years of a further table added. The further table may also add days to years that are already
   * there (the notice of next year names days of this December), but not say another thing about a day.
   *
   * @throws InputError as {@link from}.
   */
  merge(json: unknown, where: Where): Calendar {
    const own: Table = { years: new Set<number>(), named: new Map(this.#named), where };
    const last = civilFromDay(this.lastDay).year;
    for (let { year } = civilFromDay(this.firstDay); year <= last; year++) own.years.add(year);
    return Calendar.#build([own, readTable(json, where)]);
  }

  static #build(tables: readonly Table[]): Calendar {
    const years = new Set<number>();
    const named = new Map<number, DayKind>();
    for (const table of tables) {
      for (const year of table.years) years.add(year);
      for (const [day, kind] of table.named) name(named, day, kind, placeOf(table.where, ''));
    }
    const [first, last] = [Math.min(...years), Math.max(...years)];
    for (let year = first; year <= last; year++) {
      if (!years.has(year)) throw new InputError('calendar-gap', { year }, placeOf(tables.at(-1)!.where, ''));
    }
    return new Calendar(first, last, named);
  }

  /** True on a working day. @throws Inconclusive `calendar-exhausted` outside the table. */
  isWorkday(day: number): boolean {
    return this.#works[this.#index(day)] === 1;
  }

  /** The first working day strictly after `day`: T+1. @throws Inconclusive `calendar-exhausted`. */
  nextWorkday(day: number): number {
    return this.addWorkdays(day, 1);
  }

  /** The last working day strictly before `day`. @throws Inconclusive `calendar-exhausted`. */
  previousWorkday(day: number): number {
    return this.addWorkdays(day, -1);
  }

  /** `day` itself if it is a working day, else the next one. @throws Inconclusive `calendar-exhausted`. */
  workdayFrom(day: number): number {
    return this.isWorkday(day) ? day : this.addWorkdays(day, 1);
  }

  /**
   * T+n: the n-th working day strictly after `day`, or for negative n the |n|-th strictly before it. T+0 is `day`
   * itself, working day or not.
   *
   * @throws Inconclusive `calendar-exhausted` if `day` or the answer is outside the table.
   */
  addWorkdays(day: number, n: number): number {
    const i = this.#index(day);
    if (n === 0) return day;
    const target = n > 0 ? this.#before[i + 1]! + n - 1 : this.#before[i]! + n;
    const answer = this.#workdays[target];
    if (answer === undefined) this.#exhausted(n > 0 ? this.lastDay + 1 : this.firstDay - 1);
    return answer;
  }

  /**
   * Number of working days after `from` up to and including `until`, so that it is n for `until` = T+n of `from`.
   * `from` <= `until`. @throws Inconclusive `calendar-exhausted`.
   */
  workdaysBetween(from: number, until: number): number {
    assert(from <= until, `no working days from ${from} back to ${until}`);
    return this.#before[this.#index(until) + 1]! - this.#before[this.#index(from) + 1]!;
  }

  /** True for a day of the table. */
  includes(day: number): boolean {
    return day >= this.firstDay && day <= this.lastDay;
  }

  /** Refuses a date of an input file that the table does not cover. @throws InputError `date-outside-calendar`. */
  requireWithin(day: number, place?: Place): void {
    if (!this.includes(day)) throw new InputError('date-outside-calendar', this.#range(day), place);
  }

  #index(day: number): number {
    const i = day - this.firstDay;
    if (i < 0 || day > this.lastDay) this.#exhausted(day);
    return i;
  }

  #exhausted(day: number): never {
    throw new Inconclusive('calendar-exhausted', this.#range(day));
  }

  #range(day: number): { date: string; first: string; last: string } {
    return { date: formatDate(day), first: formatDate(this.firstDay), last: formatDate(this.lastDay) };
  }
}

interface Table {
  readonly years: Set<number>;
  readonly named: Map<number, DayKind>;
  readonly where: Where;
}

function readTable(json: unknown, where: Where): Table {
  const table: Table = { years: new Set(), named: new Map(), where };
  const years = new JsonCursor(json, 'calendar-format', where).at('years');
  for (const entry of years.items()) {
    const at = entry.at('year');
    // China kept summer time until 1991; core/time has none.
    const year = at.integer(1992, 9998);
    if (table.years.has(year)) at.fail(`${year}: 1`);
    table.years.add(year);
    if (entry.at('document').value !== null) entry.at('document').text();
    for (const day of entry.at('days').items()) readDay(day, year, table);
  }
  if (table.years.size === 0) years.fail('[{ "year": ... }]');
  return table;
}

function readDay(entry: JsonCursor, year: number, table: Table): void {
  const at = entry.at('date');
  const day = at.date();
  if (day < dayFromCivil(year - 1, 12, 1) || day > dayFromCivil(year, 12, 31)) {
    at.fail(`${year - 1}-12-01...${year}-12-31`);
  }
  name(table.named, day, entry.at('kind').oneOf(['off', 'work']), at.place());
}

function name(named: Map<number, DayKind>, day: number, kind: DayKind, place: Place): void {
  const first = named.get(day) ?? kind;
  if (first !== kind) {
    throw new InputError('calendar-contradiction', { date: formatDate(day), first, second: kind }, place);
  }
  named.set(day, kind);
}
