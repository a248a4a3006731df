import { applyRate, type Fraction } from '../../core/rate.ts';
import { parseYuan } from '../../core/fen.ts';
import { parseRate } from '../../core/rate.ts';
import { dayOf } from '../../core/time.ts';
import type { Model } from '../../scenario/model.ts';
import type { Kernel } from '../../simulation/kernel.ts';
import { factKinds, type Observer } from '../../simulation/observer.ts';
import { INSTANCE, ORDER, ORDER_STRIDE } from '../../simulation/state/layout.ts';

/** What one run cost and how long it took people to have their money. Fen and milliseconds. */
export interface Figures {
  /** Greatest sum of open advances at one time. */
  readonly peakAdvance: number;
  /** Advances, by how long they were open: fen times milliseconds. */
  readonly advanced: bigint;
  /** Money on safeguarded accounts, by how long it lay there. */
  readonly idle: bigint;
  /** Length of the run. */
  readonly span: number;
  readonly channelFees: number;
  /** From what is asked to be paid until it is credited, one for each part that is credited. Ascending. */
  readonly waits: readonly number[];
  /** The same waits with the instant at which each was asked, in the order in which they ended. */
  readonly paid: readonly { readonly askedAt: number; readonly wait: number }[];
  /** {@link idle} by local day number, in the order of days. */
  readonly idleByDay: ReadonlyMap<number, bigint>;
}

const CREDITED = factKinds.indexOf('credited');
const DEBITED = factKinds.indexOf('debited');

/** Money that was asked for at one time and is not credited yet. */
interface Open {
  readonly at: number;
  fen: number;
}

/** Fee of one item on a channel: an amount or a share. */
type Fee = { readonly fen: number } | { readonly rate: Fraction };

/**
 * Watches a run and measures it. It writes nothing that a step reads: a run that is measured is the run that is not.
 */
export class Meter implements Observer {
  private readonly model: Model;
  private readonly fees: ReadonlyMap<number, Fee>;
  private readonly pooled: readonly boolean[];
  private readonly touched = new Set<number>();
  /** By instance and order: what was asked and credited when last looked at, and what is open. */
  private readonly orders = new Map<string, { asked: number; credited: number; open: Open[] }>();
  private readonly paid: { askedAt: number; wait: number }[] = [];
  private readonly idleByDay = new Map<number, bigint>();
  private kernel: Kernel | null = null;
  private last = 0;
  private first = 0;
  private advance = 0;
  private peakAdvance = 0;
  private reserve = 0;
  private advanced = 0n;
  private idle = 0n;
  private channelFees = 0;

  constructor(model: Model) {
    this.model = model;
    this.first = this.last = model.startsAt;
    this.pooled = model.accounts.map(({ pool }) => pool >= 0);
    this.fees = new Map(
      model.channels.flatMap(({ transit, file }): [number, Fee][] => {
        if (file.fee === undefined) return [];
        const isRate = /[%/]/.test(file.fee);
        return [[transit, isRate ? { rate: parseRate(file.fee) } : { fen: parseYuan(file.fee) }]];
      }),
    );
  }

  /** The kernel is known only after it has been opened, and opening it already posts. */
  watch(kernel: Kernel): void {
    this.kernel = kernel;
    this.look(kernel);
  }

  event(_kind: number, now: number): void {
    const passed = BigInt(now - this.last);
    if (passed === 0n) return;
    this.advanced += BigInt(this.advance) * passed;
    const idle = BigInt(this.reserve) * passed;
    this.idle += idle;
    // A day's close is an event: no stretch of time between two events crosses midnight.
    const day = dayOf(this.last);
    this.idleByDay.set(day, (this.idleByDay.get(day) ?? 0n) + idle);
    this.last = now;
  }

  transition(): void {
    // States cost nothing.
  }

  posting(account: number, fen: number): void {
    if (this.pooled[account] === true) this.reserve += fen;
    const fee = fen > 0 ? this.fees.get(account) : undefined;
    if (fee === undefined) return;
    this.channelFees += 'fen' in fee ? fee.fen : applyRate(fen, fee.rate, 'half-up');
  }

  fact(instance: number, kind: number, name: number, fen: number): void {
    this.touched.add(instance);
    const flow = this.model.flows[this.model.instances[instance]!.flow]!;
    if (kind !== CREDITED && kind !== DEBITED) return;
    // A channel that settles sales keeps its fee: what was debited for the merchant, less what he is credited.
    if (flow.legs[flow.legNames[name]!]?.inbound !== undefined) this.channelFees += kind === DEBITED ? fen : -fen;
  }

  born(): void {
    // A message costs nothing.
  }

  done(): void {
    if (this.kernel !== null && this.touched.size > 0) this.look(this.kernel);
  }

  figures(): Figures {
    return {
      peakAdvance: this.peakAdvance,
      advanced: this.advanced,
      idle: this.idle,
      span: this.last - this.first,
      channelFees: this.channelFees,
      waits: this.paid.map(({ wait }) => wait).sort((a, b) => a - b),
      paid: this.paid,
      idleByDay: this.idleByDay,
    };
  }

  private look({ world, model }: Kernel): void {
    const { cells, layout } = world;
    this.advance = model.instances.reduce((sum, { index }) => {
      return sum + cells[layout.instances[index]!.base + INSTANCE.exposure]!;
    }, 0);
    this.peakAdvance = Math.max(this.peakAdvance, this.advance);
    for (const instance of this.touched) {
      const { orders } = model.flows[model.instances[instance]!.flow]!.terms;
      Object.values(orders).forEach(({ direction }, i) => {
        if (direction !== 'pay') return;
        const at = layout.instances[instance]!.orders + i * ORDER_STRIDE;
        this.order(
          `${String(instance)}/${String(i)}`,
          cells[at + ORDER.asked]!,
          cells[at + ORDER.credited]!,
          world.now,
        );
      });
    }
    this.touched.clear();
  }

  private order(key: string, asked: number, credited: number, now: number): void {
    const known = this.orders.get(key) ?? { asked: 0, credited: 0, open: [] };
    this.orders.set(key, known);
    if (asked > known.asked) known.open.push({ at: now, fen: asked - known.asked });
    let left = credited - known.credited;
    while (left > 0 && known.open.length > 0) {
      const first = known.open[0]!;
      const part = Math.min(left, first.fen);
      this.paid.push({ askedAt: first.at, wait: now - first.at });
      first.fen -= part;
      left -= part;
      if (first.fen === 0) known.open.shift();
    }
    known.asked = asked;
    known.credited = credited;
  }
}
