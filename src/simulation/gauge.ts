import { compareNumber } from '../core/order.ts';
import { dayOf, MS_PER_SECOND, startOfDay } from '../core/time.ts';
import type { Course, Curve } from '../results/report.ts';
import type { Model } from '../scenario/model.ts';
import { taints } from './environment/channels.ts';
import type { Kernel } from './kernel.ts';
import { EVENT, type Observer } from './observer.ts';
import { bookName, shownBalance } from './result/names.ts';
import { formatYuan } from '../core/fen.ts';
import { INSTANCE } from './state/layout.ts';

/** Accounts whose course is told: those that moved most. */
const ACCOUNTS_MAX = 10;
/** Of a longer course each stretch of time keeps its highest, its lowest and its last value. */
const STRETCHES = 20;

/** Values over time: instants and fen, one pair a change. */
interface Series {
  readonly at: number[];
  readonly fen: number[];
}

/**
 * Watches a run and keeps how it went: balances, money on its way and advances over time, which configurations were
 * reached, which deviations were injected. It writes nothing that a step reads.
 */
export class Gauge implements Observer {
  private readonly model: Model;
  private readonly balances: Series[];
  private readonly transit: Series = { at: [], fen: [] };
  private readonly advances: Series = { at: [], fen: [] };
  private readonly isTransit: readonly boolean[];
  private readonly turnover: Float64Array;
  private readonly seen: readonly Map<number, number>[];
  private readonly injected = new Map<string, number>();
  private kernel: Kernel | null = null;
  private now: number;
  private lastEvent: number;
  /** Fen by account before anything happens; empty until something does. */
  private start: readonly number[] = [];

  constructor(model: Model) {
    this.model = model;
    this.now = this.lastEvent = model.startsAt;
    this.balances = model.accounts.map(() => ({ at: [], fen: [] }));
    this.isTransit = model.accounts.map(({ use }) => use === 'transit');
    this.turnover = new Float64Array(model.accounts.length);
    this.seen = model.flows.map(() => new Map<number, number>());
    for (const series of [...this.balances, this.transit, this.advances]) push(series, this.now, 0);
  }

  /** The kernel is known only after it has been opened, and opening it already posts. */
  watch(kernel: Kernel): void {
    this.kernel = kernel;
    this.turnover.fill(0);
  }

  event(kind: number, now: number, _target: number, detail: number): void {
    if (kind !== EVENT.start && this.start.length === 0) this.open();
    this.now = now;
    if (kind !== EVENT.dayClose && kind !== EVENT.advance) this.lastEvent = now;
    if (kind === EVENT.crash) this.inject('crash');
    if (kind === EVENT.fate) this.inject(taints[Math.log2(detail)] ?? '-');
  }

  transition(instance: number, _leaf: number, from: number, to: number): void {
    const seen = this.seen[this.model.instances[instance]!.flow]!;
    for (const configuration of from < 0 ? [to] : [from, to]) {
      seen.set(configuration, (seen.get(configuration) ?? 0) + 1);
    }
  }

  posting(account: number, fen: number): void {
    const series = this.balances[account]!;
    push(series, this.now, series.fen.at(-1)! + fen);
    this.turnover[account]! += Math.abs(fen);
    if (this.isTransit[account] === true) push(this.transit, this.now, this.transit.fen.at(-1)! + fen);
  }

  fact(): void {
    const { kernel } = this;
    if (kernel === null) return;
    const { cells, layout } = kernel.world;
    const open = this.model.instances.reduce((sum, { index }) => {
      return sum + cells[layout.instances[index]!.base + INSTANCE.exposure]!;
    }, 0);
    if (open !== this.advances.fen.at(-1)) push(this.advances, this.now, open);
  }

  born(): void {
    // What is on its way has its own account.
  }

  done(): void {
    this.fact();
  }

  /** By flow (index of the model) and configuration: how often a step left or reached it. */
  reached(): readonly ReadonlyMap<number, number>[] {
    return this.seen;
  }

  /** By kind: how many deviations were injected. */
  faults(): ReadonlyMap<string, number> {
    return this.injected;
  }

  /** Fen by account at the start, with what opening the books posted. */
  opening(): readonly number[] {
    if (this.start.length === 0) this.open();
    return this.start;
  }

  course(): Course {
    const { accounts, outside } = this.model;
    const most = accounts
      .map(({ index }) => index)
      .filter((index) => index !== outside && this.turnover[index]! > 0)
      .sort((a, b) => compareNumber(this.turnover[b]!, this.turnover[a]!) || a - b)
      .slice(0, ACCOUNTS_MAX)
      .sort(compareNumber);
    return {
      end: this.second(this.lastEvent),
      balances: most.map((index) => {
        const account = accounts[index]!;
        const shown = (fen: number): string => shownBalance(account, fen);
        return { ...this.curve(account.key, this.balances[index]!, shown), book: bookName(account) };
      }),
      inTransit: this.curve('', this.transit, formatYuan),
      advances: this.curve('', this.advances, formatYuan),
    };
  }

  /** What happens at the first instant is told beside the opening balances and not instead of them. */
  private open(): void {
    this.start = this.balances.map(({ fen }) => fen.at(-1)!);
    for (const series of [...this.balances, this.transit, this.advances]) {
      series.at[0] = this.model.startsAt - 1;
    }
  }

  private inject(kind: string): void {
    this.injected.set(kind, (this.injected.get(kind) ?? 0) + 1);
  }

  private curve(key: string, series: Series, shown: (fen: number) => string): Curve {
    return { key, points: shortened(series).map(([at, fen]) => [this.second(at), shown(fen)]) };
  }

  private second(at: number): number {
    return Math.floor((at - startOfDay(dayOf(this.model.startsAt))) / MS_PER_SECOND);
  }
}

/** At one instant the last value counts. */
function push({ at, fen }: Series, now: number, value: number): void {
  if (at.at(-1) === now) fen[fen.length - 1] = value;
  else if (fen.at(-1) !== value) {
    at.push(now);
    fen.push(value);
  }
}

function shortened({ at, fen }: Series): (readonly [at: number, fen: number])[] {
  const all = at.map((when, i) => [when, fen[i]!] as const);
  if (all.length <= STRETCHES * 3) return all;
  const [first, last] = [at[0]!, at.at(-1)!];
  const stretchOf = (when: number): number => Math.floor(((when - first) * STRETCHES) / (last - first + 1));
  const kept: (readonly [number, number])[] = [];
  for (let i = 0; i < all.length;) {
    let end = i;
    while (end < all.length && stretchOf(at[end]!) === stretchOf(at[i]!)) end++;
    const stretch = all.slice(i, end);
    const high = stretch.reduce((best, one) => (one[1] > best[1] ? one : best));
    const low = stretch.reduce((best, one) => (one[1] < best[1] ? one : best));
    kept.push(...stretch.filter((one) => one === high || one === low || one === stretch.at(-1)));
    i = end;
  }
  return kept;
}
