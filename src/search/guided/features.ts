import { empty } from '../../core/empty.ts';
import { MS_PER_DAY, dayOf, startOfDay } from '../../core/time.ts';
import type { Kernel } from '../../simulation/kernel.ts';
import * as layout from '../../simulation/state/layout.ts';
import type { Mark } from '../plan/plan.ts';
import type { StepListener } from '../plan/tracker.ts';
import { Coverage, featureOf } from './coverage.ts';

// Constants of its own are compiled into a module's code; those it imports are loaded at every use.
const { CLAIM, CLAIM_STRIDE, LEG, LEG_STRIDE, ORDER, ORDER_STRIDE } = layout;

/** What a feature is about. Never renumber: a corpus on disk is replayed, not stored, but logs compare counts. */
const ABOUT = { step: 1, state: 2, money: 3, legs: 4, rule: 5, orders: 6 } as const;

/** Something new that a run reached. */
export interface Fresh {
  readonly feature: number;
  /** What kind of thing it is. */
  readonly about: number;
  /** When it was reached. */
  readonly mark: Mark;
}

/** Of more instances than this only the one that moved enters the feature of the state. */
const WHOLE_STATE = 4;

/**
 * Notices what a run reaches that no run before it reached: state x event x outcome of every step; configurations x
 * amount bucket x clock phase; configuration x what the channels did with the legs; sign of what is owed against what
 * is shown and paid; rules by outcome.
 */
export class Features {
  /** New features of this run, in the order in which they were met. */
  readonly fresh: Fresh[] = [];
  /** Says how far the run has come; whoever drives it sets this. */
  here: () => Mark = () => ({ acts: 0, deviations: 0, crashes: 0, at: 0 });
  private readonly kernel: Kernel;
  private readonly boundaries: readonly number[];
  private readonly limits: readonly number[];
  private coverage: Coverage;
  /** The features in {@link fresh}. */
  private readonly met = new Coverage();
  /** By what it is about: the feature noted last, which is not to be looked up again; -1 at the beginning of a run. */
  private readonly latest = new Int32Array(Object.keys(ABOUT).length + 1);
  /** By number of the rule: what its id comes to. */
  private readonly ruleNames: Int32Array;
  /** By instance: first cell of its orders, of its legs behind them, and the cell after these. */
  private readonly ordersAt: Int32Array;
  private readonly legsAt: Int32Array;
  private readonly legsEnd: Int32Array;
  /** By instance: first cells of its claims. */
  private readonly claimsAt: readonly Int32Array[];
  /** Instance that moved last, and bucket of the last amount that somebody named. */
  private last = 0;
  private bucket = 0;
  /** Has anything but the clock changed since {@link state} looked? */
  private isStale = true;
  /** Until this instant the clock alone changes nothing that is looked at. */
  private quietUntil = 0;
  /** Phase of the clock: working day or not, and between which times of day; between these instants it is the same. */
  private phaseNumber = 0;
  private phaseFrom = 0;
  private phaseUntil = 0;
  private configurations = 0;
  private own = 0;
  private isTracing = false;
  private readonly traced: number[] = [];
  /** The features in {@link traced}. */
  private readonly inTrace = new Coverage();

  /** @param boundaries times of day in ms, ascending; @param limits amounts in fen, ascending. */
  constructor(kernel: Kernel, boundaries: readonly number[], limits: readonly number[], coverage: Coverage) {
    this.kernel = kernel;
    this.boundaries = boundaries;
    this.limits = limits;
    this.coverage = coverage;
    const { model, roster, world } = kernel;
    const { instances, flows } = model;
    this.ordersAt = Int32Array.from(instances, ({ index }) => roster.orders(index));
    this.legsAt = Int32Array.from(instances, ({ index }) => roster.legs(index));
    this.legsEnd = this.legsAt.map((at, i) => at + flows[instances[i]!.flow]!.legSlots * LEG_STRIDE);
    this.ruleNames = Int32Array.from(kernel.desk?.tally.ids ?? [], nameNumber);
    this.claimsAt = instances.map(({ claims }) =>
      Int32Array.from(claims, (claim) => world.layout.claims + claim * CLAIM_STRIDE),
    );
  }

  /** A new run begins; it is compared with this coverage. */
  begin(coverage: Coverage): void {
    this.coverage = coverage;
    for (const { feature } of this.fresh) this.met.remove(feature);
    empty(this.fresh);
    this.latest.fill(-1);
    if (this.isTracing) this.save([]);
    this.bucket = 0;
    this.last = 0;
    this.isStale = true;
  }

  /** Something other than the clock may have changed. */
  touch(): void {
    this.isStale = true;
  }

  readonly step: StepListener = (instance, flow, configuration, event, leaf) => {
    this.last = instance;
    this.note(ABOUT.step, featureOf(ABOUT.step, flow, configuration, event, leaf));
  };

  /** Somebody named an amount. */
  amount(fen: number): void {
    // How large, and on which side of the nearest limit.
    let side = 0;
    for (const limit of this.limits) {
      if (fen < limit - 1) break;
      side = fen === limit - 1 ? 1 : fen === limit ? 2 : fen === limit + 1 ? 3 : 4;
    }
    this.bucket = (32 - Math.clz32(Math.min(fen, 0x7fff_ffff))) * 8 + side;
  }

  /** After a stimulus: where the world stands now. */
  state(): void {
    const { kernel, last } = this;
    const { model, world, roster } = kernel;
    const { cells } = world;
    const own = (roster.flow(last) << 16) + kernel.configuration(last);
    this.own = own;
    let configurations = 0;
    const { instances } = model;
    if (instances.length <= WHOLE_STATE) {
      for (let i = 0; i < instances.length; i++) {
        configurations = (Math.imul(configurations, 1_009) + kernel.configuration(i) + 1) | 0;
      }
    } else configurations = own;
    this.configurations = configurations;

    let legs = 0;
    const end = this.legsEnd[last]!;
    for (let leg = this.legsAt[last]!; leg < end; leg += LEG_STRIDE) {
      const what = ((cells[leg + LEG.phase]! | 0) << 8) + ((cells[leg + LEG.fate]! | 0) << 4);
      legs = (Math.imul(legs, 31) + what + (cells[leg + LEG.purpose]! | 0)) | 0;
    }

    let money = 0;
    const claims = this.claimsAt[last]!;
    for (let i = 0; i < claims.length; i++) {
      const claim = claims[i]!;
      const gap = cells[claim + CLAIM.owed]! - cells[claim + CLAIM.available]!;
      money = (Math.imul(money, 31) + nearness(gap) * 8 + nearness(cells[claim + CLAIM.funded]!)) | 0;
    }

    this.isStale = false;
    this.phase();
    this.note(ABOUT.legs, featureOf(ABOUT.legs, own, legs, 0, 0));
    this.note(ABOUT.money, featureOf(ABOUT.money, own, money, 0, 0));
    this.orders();
  }

  /** The clock has moved, and nothing else if {@link touch} was not called. */
  clock(): void {
    if (this.isStale) this.state();
    else if (this.kernel.world.now >= this.quietUntil) {
      this.phase();
      this.orders();
    }
  }

  private phase(): void {
    const { now } = this.kernel.world;
    if (now < this.phaseFrom || now >= this.phaseUntil) this.turnTo(now);
    this.quietUntil = this.phaseUntil;
    this.note(ABOUT.state, featureOf(ABOUT.state, this.configurations, this.bucket, this.phaseNumber, 0));
  }

  /** Works out the phase of the clock at an instant, and how long it lasts. */
  private turnTo(now: number): void {
    const { boundaries } = this;
    const day = dayOf(now);
    const time = now - startOfDay(day);
    let phase = this.kernel.model.calendar.isWorkday(day) ? 1 : 0;
    let from = 0;
    let until = MS_PER_DAY;
    for (let i = 0; i < boundaries.length; i++) {
      if (time < boundaries[i]!) {
        until = boundaries[i]!;
        break;
      }
      from = boundaries[i]!;
      phase += 2;
    }
    this.phaseNumber = phase;
    this.phaseFrom = now - time + from;
    this.phaseUntil = now - time + until;
  }

  private orders(): void {
    const { kernel, last } = this;
    const { cells, now } = kernel.world;
    let orders = 0;
    let { quietUntil } = this;
    const end = this.legsAt[last]!;
    for (let order = this.ordersAt[last]!; order < end; order += ORDER_STRIDE) {
      const asked = cells[order + ORDER.asked]!;
      const paid = cells[order + ORDER.credited]! - cells[order + ORDER.returned]!;
      const due = cells[order + ORDER.due]!;
      const when = due === 0 ? 0 : due > now ? 1 : now - due < MS_PER_DAY ? 2 : 3;
      const change = when === 1 ? due : when === 2 ? due + MS_PER_DAY : Infinity;
      if (change < quietUntil) quietUntil = change;
      orders = (Math.imul(orders, 31) + nearness(asked - paid) * 4 + when) | 0;
    }
    this.quietUntil = quietUntil;
    this.note(ABOUT.orders, featureOf(ABOUT.orders, this.own, orders, 0, 0));
  }

  /** Remembers from now on what is noted, new or not. */
  trace(): void {
    this.isTracing = true;
  }

  /**
   * Ends a {@link trace} and writes down how far the run has come. False if something new was noted since it began:
   * whoever goes on from here has to note it.
   */
  save(into: number[]): boolean {
    const { traced, latest } = this;
    this.isTracing = false;
    into.push(traced.length);
    for (let i = 0; i < traced.length; i++) {
      into.push(traced[i]!);
      this.inTrace.remove(traced[i]!);
    }
    empty(traced);
    for (let i = 0; i < latest.length; i++) into.push(latest[i]!);
    into.push(this.last, this.bucket, this.isStale ? 1 : 0, this.configurations | 0, this.own);
    return this.fresh.length === 0;
  }

  /** Would anything that was noted on the way be new now? `at`: where {@link save} wrote. */
  isNew(from: Int32Array, at: number): boolean {
    const end = at + 1 + from[at]!;
    for (let i = at + 1; i < end; i++) if (!this.coverage.has(from[i]!)) return true;
    return false;
  }

  /** Reads from `at` on, right after {@link begin}, what {@link save} wrote; returns where it ends. */
  load(from: Int32Array, at: number): number {
    const { latest } = this;
    let next = at + 1 + from[at]!;
    for (let i = 0; i < latest.length; i++) latest[i] = from[next++]!;
    this.last = from[next++]!;
    this.bucket = from[next++]!;
    this.isStale = from[next++] === 1;
    this.configurations = from[next++]!;
    this.own = from[next++]!;
    // When to look again at what the clock changes is worked out at the next look.
    this.quietUntil = 0;
    return next;
  }

  /** At the end of a run: which rules came to which outcome. */
  rules(): void {
    const { desk } = this.kernel;
    if (desk === null) return;
    desk.tally.eachApplied(this.rule);
  }

  private readonly rule = (rule: number, outcome: number): void => {
    this.note(ABOUT.rule, featureOf(ABOUT.rule, this.ruleNames[rule]!, outcome, 0, 0));
  };

  private note(about: number, feature: number): void {
    if (this.latest[about] === feature) return;
    this.latest[about] = feature;
    if (this.isTracing && this.inTrace.add(feature)) this.traced.push(feature);
    if (this.coverage.has(feature) || !this.met.add(feature)) return;
    this.fresh.push({ feature, about, mark: this.here() });
  }
}

/** Rules are told apart by their names: their numbers change with every rule that is added. */
function nameNumber(id: string): number {
  let number = 0;
  for (let i = 0; i < id.length; i++) number = Math.imul(number, 31) + id.charCodeAt(i);
  return number;
}

/** Sign and rough distance from zero: nothing, a fen, less than a yuan, more; below zero likewise. */
function nearness(fen: number): number {
  if (fen === 0) return 0;
  const size = Math.abs(fen) === 1 ? 1 : Math.abs(fen) < 100 ? 2 : 3;
  return fen > 0 ? size : size + 3;
}
