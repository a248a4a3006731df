import type { Observer } from '../observer.ts';

/** One event of a recorded run with everything it put out. Amounts in fen. */
export interface RecordedEvent {
  /** From 1. */
  readonly n: number;
  readonly kind: number;
  readonly now: number;
  readonly target: number;
  readonly detail: number;
  readonly fen: number;
  readonly address: number;
  readonly transitions: {
    readonly instance: number;
    readonly leaf: number;
    readonly from: number;
    readonly to: number;
  }[];
  /** Account, change, balance before. */
  readonly postings: { readonly account: number; readonly fen: number; readonly before: number }[];
  readonly facts: { readonly instance: number; readonly kind: number; readonly name: number; readonly fen: number }[];
  readonly born: { readonly address: number; readonly due: number; readonly fen: number }[];
}

/** Keeps everything a run puts out, with running balances. For stories, traces and the paranoid check. */
export class Recorder implements Observer {
  readonly events: RecordedEvent[] = [];
  /** Balances recomputed from postings alone: must equal the ledger's at any time. */
  readonly balances: Float64Array;
  private current: RecordedEvent | null = null;

  constructor(accounts: number) {
    this.balances = new Float64Array(accounts);
  }

  event(kind: number, now: number, target: number, detail: number, fen: number, address: number): void {
    this.current = {
      n: this.events.length + 1,
      kind,
      now,
      target,
      detail,
      fen,
      address,
      transitions: [],
      postings: [],
      facts: [],
      born: [],
    };
    this.events.push(this.current);
  }

  transition(instance: number, leaf: number, from: number, to: number): void {
    this.current?.transitions.push({ instance, leaf, from, to });
  }

  posting(account: number, fen: number): void {
    const before = this.balances[account]!;
    this.balances[account] = before + fen;
    this.current?.postings.push({ account, fen, before });
  }

  fact(instance: number, kind: number, name: number, fen: number): void {
    this.current?.facts.push({ instance, kind, name, fen });
  }

  born(address: number, due: number, fen: number): void {
    this.current?.born.push({ address, due, fen });
  }

  done(): void {
    // The event stays current: what follows without an event of its own belongs to it.
  }
}
