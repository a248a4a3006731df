import type { Ledger } from '../../ledger/ledger.ts';
import type { FundsFindingId } from '../../results/finding.ts';
import type { Model } from '../../scenario/model.ts';
import type { BreachSink } from '../observer.ts';
import type { Roster } from '../state/roster.ts';
import type { World } from '../state/world.ts';

/** What the checks read of a kernel. */
export interface CheckedWorld {
  readonly model: Model;
  readonly world: World;
  readonly roster: Roster;
  readonly ledger: Ledger;
  /** What the last fact discharged beyond what was owed. */
  readonly register: { readonly excess: number };
  readonly channels: { legBase(instance: number, slot: number): number };
  /** Instance, transition and action that are being carried out; -1 when the environment acts. */
  readonly current: number;
  readonly leaf: number;
  readonly action: number;
  taintOf(instance: number): number;
}

/** What a breach concerns, as far as whoever found it knows. */
export interface Subject {
  readonly invariant?: number;
  readonly claim?: number;
  readonly pool?: number;
  readonly order?: number;
  readonly account?: number;
  readonly loser: number;
  readonly holder: number;
  /** What sent the leg, if the environment carried it out. */
  readonly leaf?: number;
  readonly action?: number;
}

/** Says who broke a statement and where, and passes it on. */
export class Breaches {
  private readonly kernel: CheckedWorld;
  private sink: BreachSink;
  /** By claim: the one instance that has it, or -1. */
  private readonly only: Int32Array;

  constructor(kernel: CheckedWorld, sink: BreachSink) {
    this.kernel = kernel;
    this.sink = sink;
    const { model } = kernel;
    this.only = new Int32Array(model.claims.length).fill(-1);
    const shared = new Set<number>();
    for (const { index, claims } of model.instances) {
      for (const claim of new Set(claims)) {
        if (this.only[claim] !== -1) shared.add(claim);
        this.only[claim] = index;
      }
    }
    for (const claim of shared) this.only[claim] = -1;
  }

  /** The one instance that has a claim; -1 if several do, or none. */
  holderOf(claim: number): number {
    return this.only[claim] ?? -1;
  }

  /** Sends breaches elsewhere; returns where they went before. */
  redirect(sink: BreachSink): BreachSink {
    const before = this.sink;
    this.sink = sink;
    return before;
  }

  /** Raises a breach of the instance's step; what is not named does not apply. */
  raise(id: FundsFindingId, instance: number, amount: number, subject: Subject): void {
    const { kernel } = this;
    const own = instance >= 0 && instance === kernel.current;
    this.sink.raise({
      id,
      instance,
      ...(instance < 0 && (this.only[subject.claim ?? -1] ?? -1) >= 0 ? { concerns: this.only[subject.claim!]! } : {}),
      leaf: own ? kernel.leaf : (subject.leaf ?? -1),
      action: own ? kernel.action : (subject.action ?? -1),
      taint: instance >= 0 ? kernel.taintOf(instance) : 0,
      now: kernel.world.now,
      amount,
      claim: subject.claim ?? -1,
      pool: subject.pool ?? kernel.model.claims[subject.claim ?? -1]?.pool ?? -1,
      order: subject.order ?? -1,
      account: subject.account ?? -1,
      ...(subject.invariant === undefined ? {} : { invariant: subject.invariant }),
      loser: subject.loser,
      holder: subject.holder,
      breachedBy: instance >= 0 ? kernel.model.instances[instance]!.process : -1,
    });
  }
}
