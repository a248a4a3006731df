import { assert } from '../../core/errors.ts';
import { dayOf, parseDate } from '../../core/time.ts';
import { parseYuan } from '../../core/fen.ts';
import { TouchSet } from '../../core/touch-set.ts';
import type { Catalogue } from '../../rules/catalogue/catalogue.ts';
import type { Hook } from '../../rules/catalogue/hooks.ts';
import type { AggregateSpec, AggregateWindow, FactReader, FactValue } from '../../rules/catalogue/spec.ts';
import type { Model } from '../../scenario/model.ts';
import * as layout from '../state/layout.ts';
import type { Snapshot, World } from '../state/world.ts';
import { isPrevious, sameWindow, spanOf } from './windows.ts';

// Constants of its own are compiled into a module's code; those it imports are loaded at every use.
const { AGGREGATE, AGGREGATE_STRIDE, NOW } = layout;

/** One cumulative fact that a rule in force reads. */
interface Kept {
  readonly fact: number;
  readonly spec: AggregateSpec;
  readonly of: number;
  readonly by: readonly number[];
  readonly where: readonly { readonly fact: number; readonly values: readonly (string | boolean)[] }[];
  /** Slot of a key is `first` plus the key's position. */
  readonly first: number;
  readonly keys: KeySpace;
  /** Position in the list of all. */
  readonly position: number;
}

/** A cumulative fact as events of one subject enter it. */
export interface Entered extends Kept {
  /** First cell, counted from the first aggregate, of the key that all of them enter; negative if that has to be asked. */
  readonly cell: number;
  /** Its events belong to the day before the one on which the clock stands: 1, else 0. */
  readonly back: number;
  readonly isCounting: boolean;
}

/** Cells of a cumulative fact, counted from the first aggregate. */
interface Stretch {
  readonly position: number;
  readonly from: number;
  readonly until: number;
}

/** Beyond all cells: where the open windows of a fact begin that has none. */
const NOWHERE = 0x7fff_ffff;

/** Cumulative facts (daily, monthly, yearly, lifetime), kept in the state vector only if a rule in force reads them. */
export class Aggregates {
  readonly slots: number;
  private readonly kept: readonly Kept[];
  private readonly byFact = new Map<number, Kept>();
  private readonly byHook = new Map<Hook, Kept[]>();
  private readonly model: Model;
  private readonly startDay: number;
  /** Positions of those of which a window may be open. Beside the state, and so out of date once that is put back. */
  private readonly mayBeOpen: TouchSet;
  private restores = 0;
  /** The state that was put back last, and what was open in it. */
  private looked: Snapshot | null = null;
  private openInLooked: readonly Stretch[] = [];
  /**
   * By position: the first of its cells that may belong to an open window, and the cell after the last of them, counted
   * from the first aggregate. Of a fact with a sum for each institution or account most runs open one or two.
   */
  private readonly openFrom: Int32Array;
  private readonly openUntil: Int32Array;
  /** By position: 1 if its events belong to the day before the one on which the clock stands. */
  private readonly ofClose: Uint8Array;
  /** By position: first day of the window that was looked at last, and the day after it. */
  private readonly spanFrom: Int32Array;
  private readonly spanUntil: Int32Array;
  /** Per slot: the history before the run is stated, or there was none. */
  private readonly knownBefore: Uint8Array;

  constructor(model: Model, catalogue: Catalogue, facts: ReadonlySet<number>) {
    this.model = model;
    this.startDay = dayOf(model.startsAt);
    let first = 0;
    const kept: Kept[] = [];
    for (const fact of [...facts].sort((a, b) => a - b)) {
      const spec = catalogue.specs[fact]!.aggregate;
      if (spec === undefined) continue;
      const index = (name: string): number => catalogue.indexOf(name)!;
      const by = spec.by.map(index);
      const keys = new KeySpace(
        model,
        by.map((i) => catalogue.specs[i]!.type),
        by.map((i) => catalogue.specs[i]!.values ?? []),
      );
      const where = Object.entries(spec.where).map(([name, values]) => ({ fact: index(name), values }));
      kept.push({
        fact,
        spec,
        of: index(spec.of),
        by,
        where,
        first,
        keys,
        position: kept.length,
      });
      first += keys.size;
    }
    this.kept = kept;
    this.mayBeOpen = new TouchSet(kept.length);
    this.openFrom = new Int32Array(kept.length).fill(NOWHERE);
    this.openUntil = new Int32Array(kept.length);
    this.ofClose = Uint8Array.from(kept, ({ spec }) => (spec.hook === 'day-close' ? 1 : 0));
    this.spanFrom = new Int32Array(kept.length);
    this.spanUntil = new Int32Array(kept.length);
    this.slots = first;
    for (const aggregate of kept) {
      this.byFact.set(aggregate.fact, aggregate);
      const list = this.byHook.get(aggregate.spec.hook) ?? [];
      list.push(aggregate);
      this.byHook.set(aggregate.spec.hook, list);
    }
    this.knownBefore = new Uint8Array(this.slots);
    this.markKnown();
  }

  /** Writes the scenario's history into a fresh world. */
  open(world: World, catalogue: Catalogue): void {
    for (const { subject, aggregate, yuan, count } of this.model.scenario.history ?? []) {
      const fact = catalogue.indexOf(aggregate);
      const kept = fact === undefined ? undefined : this.byFact.get(fact);
      if (kept === undefined) continue;
      const slot = kept.first + kept.keys.slotOfSubject(subject);
      const at = world.layout.aggregates + slot * AGGREGATE_STRIDE;
      const value = yuan === undefined ? (count ?? 0) : parseYuan(yuan);
      world.cells[at + AGGREGATE.window] = this.startDay;
      this.mayOpen(kept.position, slot * AGGREGATE_STRIDE, (slot + 1) * AGGREGATE_STRIDE);
      if (kept.spec.operation === 'mean') world.cells[at + AGGREGATE.before] = value + 1;
      else world.cells[at + AGGREGATE.sum] = value;
      this.knownBefore[slot] = 1;
    }
  }

  /**
   * The cumulative facts that an event at a hook may enter, with what is left to ask of it.
   * @param isStanding facts that `read` gives the same value for every event of this kind.
   */
  enteredAt(hook: Hook, isStanding: (fact: number) => boolean, read: FactReader): readonly Entered[] {
    const list = this.byHook.get(hook) ?? [];
    return list.flatMap((kept) => {
      const { where, of } = kept;
      if (
        !fits(
          where.filter(({ fact }) => isStanding(fact)),
          read,
        )
      )
        return [];
      if (isStanding(of) && typeof read(of) !== 'number') return [];
      const position = kept.by.every(isStanding) ? kept.keys.positionOf(kept.by, read) : -1;
      return [
        // Written out: spread, each would have a shape of its own, and they are read at every event.
        {
          fact: kept.fact,
          spec: kept.spec,
          of,
          by: kept.by,
          where: where.filter(({ fact }) => !isStanding(fact)),
          first: kept.first,
          keys: kept.keys,
          position: kept.position,
          cell: position < 0 ? -1 : (kept.first + position) * AGGREGATE_STRIDE,
          back: hook === 'day-close' ? 1 : 0,
          isCounting: kept.spec.operation === 'count',
        },
      ];
    });
  }

  /** Adds an event to cumulative facts of its hook. `undoesDay`: it takes back what entered on that local day. */
  count(world: World, list: readonly Entered[], read: FactReader, undoesDay: number): void {
    if (list.length === 0) return;
    const { cells, layout } = world;
    const { spanFrom, spanUntil } = this;
    const today = dayOf(cells[NOW]!) - list[0]!.back;
    for (let i = 0; i < list.length; i++) {
      const one = list[i]!;
      if (one.where.length > 0 && !fits(one.where, read)) continue;
      let { cell } = one;
      if (cell < 0) {
        const position = one.keys.positionOf(one.by, read);
        if (position < 0) continue;
        cell = (one.first + position) * AGGREGATE_STRIDE;
      }
      const value = read(one.of);
      if (typeof value !== 'number') continue;
      const at = layout.aggregates + cell;
      const number = one.position;
      if (today < spanFrom[number]! || today >= spanUntil[number]!) this.look(number, today);
      const last = cells[at + AGGREGATE.window]!;
      if (last < spanFrom[number]! || last >= spanUntil[number]!) this.roll(world, at, one.spec.window, today);
      cells[at + AGGREGATE.window] = today;
      this.mayOpen(number, cell, cell + AGGREGATE_STRIDE);
      if (undoesDay > 0) {
        if (sameWindow(one.spec.window, undoesDay, today)) cells[at + AGGREGATE.sum]! -= value;
        continue;
      }
      cells[at + AGGREGATE.sum]! += one.isCounting ? 1 : value;
      cells[at + AGGREGATE.days]! += 1;
    }
  }

  /** Value of a cumulative fact for the event that `read` describes; undefined where what was before is unknown. */
  value(world: World, fact: number, read: FactReader): FactValue {
    const kept = this.byFact.get(fact);
    assert(kept !== undefined, 'a cumulative fact that no rule in force reads was asked for');
    const position = kept.keys.positionOf(kept.by, read);
    if (position < 0) return undefined;
    const slot = kept.first + position;
    const at = world.layout.aggregates + slot * AGGREGATE_STRIDE;
    const { window, hook } = kept.spec;
    const today = dayOfEvent(world, hook);
    this.roll(world, at, window, today);
    if (isPrevious(window)) {
      const before = world.cells[at + AGGREGATE.before]!;
      return before > 0 ? before - 1 : undefined;
    }
    const known = this.knownBefore[slot] === 1 || !sameWindow(window, this.startDay, today);
    return known ? world.cells[at + AGGREGATE.sum]! : undefined;
  }

  /** Which windows may be open: has to be told with {@link load} to whoever changes the state by itself. */
  save(into: number[]): void {
    const { openFrom, openUntil } = this;
    const { count, list } = this.mayBeOpen;
    into.push(count);
    for (let i = 0; i < count; i++) into.push(list[i]!, openFrom[list[i]!]!, openUntil[list[i]!]!);
  }

  /** Reads from `at` on what {@link save} wrote; returns where it ends. */
  load(from: Int32Array, at: number): number {
    const end = at + 1 + from[at]! * 3;
    for (let i = at + 1; i < end; i += 3) this.mayOpen(from[i]!, from[i + 1]!, from[i + 2]!);
    return end;
  }

  /** A day has begun: every window that is over is closed, so that expired windows read and hash as zero. */
  rollAll(world: World): void {
    const { cells } = world;
    const { kept, mayBeOpen, spanFrom, spanUntil } = this;
    if (world.restores !== this.restores) this.lookAgain(world);
    const clock = dayOf(world.now);
    const { aggregates } = world.layout;
    for (let i = mayBeOpen.count - 1; i >= 0; i--) {
      const k = mayBeOpen.list[i]!;
      const today = clock - this.ofClose[k]!;
      if (today < spanFrom[k]! || today >= spanUntil[k]!) this.look(k, today);
      const from = spanFrom[k]!;
      const until = spanUntil[k]!;
      let first = NOWHERE;
      let last = 0;
      const end = this.openUntil[k]!;
      for (let cell = this.openFrom[k]!; cell < end; cell += AGGREGATE_STRIDE) {
        const at = aggregates + cell;
        const day = cells[at + AGGREGATE.window]!;
        if (day === 0) continue;
        if (day >= from && day < until) cells[at + AGGREGATE.window] = today;
        else {
          this.roll(world, at, kept[k]!.spec.window, today);
          if (cells[at + AGGREGATE.window] === 0) continue;
        }
        if (first === NOWHERE) first = cell;
        last = cell + AGGREGATE_STRIDE;
      }
      this.openFrom[k] = first;
      this.openUntil[k] = last;
      if (first === NOWHERE) mayBeOpen.removeAt(i);
    }
  }

  /** A window may be open now in these cells, counted from the first aggregate. */
  private mayOpen(position: number, from: number, until: number): void {
    const { openFrom, openUntil } = this;
    if (from < openFrom[position]!) openFrom[position] = from;
    if (until > openUntil[position]!) openUntil[position] = until;
    this.mayBeOpen.add(position);
  }

  /** Turns to the window that holds a day. */
  private look(position: number, today: number): void {
    const { from, until } = spanOf(this.kept[position]!.spec.window, today);
    this.spanFrom[position] = from;
    this.spanUntil[position] = until;
  }

  /** The state was put back since this was asked last: which windows are open is what is remembered of that state. */
  private lookAgain(world: World): void {
    this.restores = world.restores;
    const snapshot = world.restored!;
    if (this.looked !== snapshot) {
      this.looked = snapshot;
      this.openInLooked = this.openAt(world, snapshot);
    }
    const open = this.openInLooked;
    for (let i = 0; i < open.length; i++) this.mayOpen(open[i]!.position, open[i]!.from, open[i]!.until);
  }

  /** Where windows are open in a state. */
  private openAt({ layout }: World, snapshot: Snapshot): Stretch[] {
    return this.kept.flatMap(({ first, keys, position }) => {
      let from = NOWHERE;
      let until = 0;
      for (let slot = first; slot < first + keys.size; slot++) {
        if (snapshot[layout.aggregates + slot * AGGREGATE_STRIDE + AGGREGATE.window] === 0) continue;
        from = Math.min(from, slot * AGGREGATE_STRIDE);
        until = (slot + 1) * AGGREGATE_STRIDE;
      }
      return from === NOWHERE ? [] : [{ position, from, until }];
    });
  }

  /** Closes the window of a slot if its time is over. */
  private roll(world: World, at: number, window: AggregateWindow, today: number): void {
    const { cells } = world;
    const last = cells[at + AGGREGATE.window]!;
    // Nothing has been counted yet, or nothing that still matters: there is nothing to close.
    if (last === 0) return;
    if (sameWindow(window, last, today)) {
      cells[at + AGGREGATE.window] = today;
      return;
    }
    if (isPrevious(window)) {
      const days = cells[at + AGGREGATE.days]!;
      // A window that the run saw only in part has no mean.
      const { from, until } = spanOf(window, last);
      const whole = this.startDay < from || this.startDay >= until || days >= until - from;
      cells[at + AGGREGATE.before] = days > 0 && whole ? Math.floor(cells[at + AGGREGATE.sum]! / days) + 1 : 0;
    }
    cells[at + AGGREGATE.window] = cells[at + AGGREGATE.before] === 0 ? 0 : today;
    cells[at + AGGREGATE.sum] = 0;
    cells[at + AGGREGATE.days] = 0;
  }

  /** A `history` section is complete: what it does not name was zero. An account opened in the window starts at zero. */
  private markKnown(): void {
    const stated = this.model.scenario.history !== undefined;
    for (const { spec, first, keys } of this.kept) {
      const days = keys.openedDays();
      for (let position = 0; position < keys.size; position++) {
        const opened = days[keys.subjectOf(position)] ?? null;
        const fresh = opened !== null && opened <= this.startDay && sameWindow(spec.window, opened, this.startDay);
        if (
          spec.operation !== 'mean' &&
          (stated || fresh || (spec.window === 'lifetime' && opened === this.startDay))
        ) {
          this.knownBefore[first + position] = 1;
        }
      }
    }
  }
}

/** The possible keys of a cumulative fact: accounts, clients at institutions, institutions; times an enumeration. */
class KeySpace {
  readonly size: number;
  private readonly model: Model;
  private readonly accounts: boolean;
  private readonly pairs: Map<number, number> | null;
  private readonly members: readonly string[];

  constructor(model: Model, types: readonly string[], values: readonly (readonly string[])[]) {
    this.model = model;
    this.accounts = types[0] === 'account';
    this.members = values.find((list) => list.length > 0) ?? [''];
    const parties = types.filter((type) => type === 'party').length;
    this.pairs = null;
    let subjects = model.accounts.length;
    if (!this.accounts && parties === 1) subjects = model.parties.length;
    else if (!this.accounts) {
      const pairs = new Map<number, number>();
      for (const { owner, at } of model.accounts) {
        if (owner >= 0 && at >= 0 && !pairs.has(this.pair(owner, at))) pairs.set(this.pair(owner, at), pairs.size);
      }
      this.pairs = pairs;
      subjects = pairs.size;
    }
    this.size = subjects * this.members.length;
  }

  positionOf(by: readonly number[], read: FactReader): number {
    const subject = read(by[0]!);
    if (typeof subject !== 'number') return -1;
    let position = subject;
    let member = 0;
    if (this.pairs !== null) {
      const other = read(by[1]!);
      if (typeof other !== 'number') return -1;
      position = this.pairs.get(this.pair(subject, other)) ?? -1;
      if (by.length > 2) member = this.members.indexOf(String(read(by[2]!)));
    } else if (by.length > 1) member = this.members.indexOf(String(read(by[1]!)));
    return position < 0 || member < 0 ? -1 : position * this.members.length + member;
  }

  /** Slot of a history entry: an account, a participant, or `client@institution`. */
  slotOfSubject(subject: string): number {
    const [name, at] = subject.split('@') as [string, string?];
    if (this.accounts)
      return (
        Math.max(
          0,
          this.model.accounts.findIndex(({ key }) => key === subject),
        ) * this.members.length
      );
    const party = this.model.parties.findIndex(({ key }) => key === name);
    if (this.pairs === null) return Math.max(0, party) * this.members.length;
    const other = this.model.parties.findIndex(({ key }) => key === at);
    for (const [pair, position] of this.pairs) {
      if (Math.floor(pair / 65_536) === party && (other < 0 || pair % 65_536 === other))
        return position * this.members.length;
    }
    return 0;
  }

  subjectOf(position: number): number {
    return Math.floor(position / this.members.length);
  }

  /**
   * By subject: the first day on which one of its accounts was opened, null if the scenario does not say so of all of
   * them. Empty for subjects that are one party. One pass, and nothing kept: there may be many of both.
   */
  openedDays(): readonly (number | null)[] {
    const { accounts, pairs, model } = this;
    if (!accounts && pairs === null) return [];
    const days = new Array<number | null>(accounts ? model.accounts.length : pairs!.size).fill(Infinity);
    model.accounts.forEach(({ key, owner, at }, index) => {
      const subject = accounts ? index : pairs!.get(this.pair(owner, at));
      if (subject === undefined) return;
      const opened = model.scenario.accounts[key]?.opened;
      const known = days[subject] ?? null;
      days[subject] = opened === undefined || known === null ? null : Math.min(known, parseDate(opened));
    });
    return days;
  }

  private pair(owner: number, at: number): number {
    return owner * 65_536 + at;
  }
}

/** The day an event of a hook belongs to: a day closes when the clock stands on the next one. */
function dayOfEvent(world: World, hook: Hook): number {
  return dayOf(world.now) - (hook === 'day-close' ? 1 : 0);
}

function fits(where: Kept['where'], read: FactReader): boolean {
  for (let i = 0; i < where.length; i++) {
    const { fact, values } = where[i]!;
    if (!values.includes(read(fact) as string | boolean)) return false;
  }
  return true;
}
