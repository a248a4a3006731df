import { AMOUNT, BURST, OPENING, shuffled, type Outcome } from './withdrawals.ts';

/*
 * The same load as somebody writes it who wants nothing but this: one flow, no faults, no design choices, no trace, no
 * hash. Postings on both books, the same checks after each step and the same rules at the same entries, all inline.
 */

const LATENCY = 1_000;
const SETTLE = 5_000;
const DAY = 86_400_000;
const STATEMENT = 82_800_000;

const KIND = {
  request: 0,
  accepted: 1,
  settle: 2,
  succeeded: 3,
  statement: 4,
  row: 5,
  statement2: 6,
  row2: 7,
} as const;
const STATE = { idle: 0, sending: 1, processing: 2, paid: 3, read: 4, closed: 5 } as const;

export class HandWritten {
  events = 0;
  violated = 0;
  /** Breaches of either book; none, or the loop is wrong. */
  breaches = 0;
  private readonly n: number;
  private readonly limits: readonly number[];
  private readonly order: Int32Array;
  private readonly wallet: Float64Array;
  private readonly frozen: Float64Array;
  private readonly card: Float64Array;
  private readonly owed: Float64Array;
  private readonly state: Uint8Array;
  private control = 0;
  private reserve = 0;
  private rail = 0;
  private owedInAll = 0;
  private now = 0;
  private next = 0;
  // Queue: due, customer, kind.
  private readonly due = new Float64Array(1 << 12);
  private readonly who = new Int32Array(1 << 12);
  private readonly kind = new Uint8Array(1 << 12);
  private pending = 0;

  constructor(n: number, limits: readonly number[]) {
    this.n = n;
    this.limits = limits;
    this.order = shuffled(n);
    this.wallet = new Float64Array(n);
    this.frozen = new Float64Array(n);
    this.card = new Float64Array(n);
    this.owed = new Float64Array(n);
    this.state = new Uint8Array(n);
    this.restart();
  }

  restart(): void {
    const { n } = this;
    this.wallet.fill(OPENING);
    this.frozen.fill(0);
    this.card.fill(0);
    this.owed.fill(OPENING);
    this.state.fill(STATE.idle);
    this.control = n * OPENING;
    this.reserve = n * OPENING;
    this.owedInAll = n * OPENING;
    this.rail = 0;
    this.next = 0;
  }

  run(events: number): number {
    const before = this.events;
    while (this.events - before < events) {
      if (this.next === this.n) this.restart();
      for (let i = 0; i < BURST && this.next < this.n; i++) this.withdraw(this.order[this.next++]!);
      while (this.pending > 0) this.deliver();
    }
    return this.events - before;
  }

  outcome(): Outcome {
    const sum = (list: Float64Array): number => list.reduce((a, b) => a + b, 0);
    return { events: this.events, wallets: sum(this.wallet), cards: sum(this.card), violated: this.violated };
  }

  private withdraw(customer: number): void {
    if (this.state[customer] !== STATE.idle || this.wallet[customer]! < AMOUNT) return;
    this.wallet[customer]! -= AMOUNT;
    this.frozen[customer]! += AMOUNT;
    this.rules(true, true, this.wallet[customer]!);
    this.state[customer] = STATE.sending;
    this.push(this.now + LATENCY, customer, KIND.request);
    this.events++;
    this.check(customer);
  }

  private deliver(): void {
    this.now = this.due[0]!;
    const customer = this.who[0]!;
    const kind = this.kind[0]!;
    this.pop();
    this.events++;
    switch (kind) {
      case KIND.request:
        if (this.reserve < AMOUNT) throw new Error('the reserve covers everybody');
        this.reserve -= AMOUNT;
        this.rail += AMOUNT;
        this.rules(false, true, this.reserve);
        this.push(this.now + LATENCY, customer, KIND.accepted);
        this.push(this.now + SETTLE, customer, KIND.settle);
        break;
      case KIND.accepted:
        if (this.state[customer] === STATE.sending) this.state[customer] = STATE.processing;
        break;
      case KIND.settle:
        this.rail -= AMOUNT;
        this.card[customer]! += AMOUNT;
        this.rules(false, false, this.card[customer]!);
        this.owed[customer]! -= AMOUNT;
        this.owedInAll -= AMOUNT;
        this.push(this.now + LATENCY, customer, KIND.succeeded);
        break;
      case KIND.succeeded:
        this.frozen[customer]! -= AMOUNT;
        this.control -= AMOUNT;
        this.state[customer] = STATE.paid;
        this.push((Math.floor(this.now / DAY) + 1) * DAY + STATEMENT, customer, KIND.statement);
        break;
      case KIND.statement:
        this.push(this.now, customer, KIND.row);
        break;
      case KIND.row:
        this.state[customer] = STATE.read;
        this.push(this.now + DAY, customer, KIND.statement2);
        break;
      case KIND.statement2:
        this.push(this.now, customer, KIND.row2);
        break;
      default:
        this.state[customer] = STATE.closed;
    }
    this.check(customer);
  }

  /** What clients are owed is covered; nobody is shown more than he is owed. */
  private check(customer: number): void {
    if (this.owedInAll > this.reserve + this.rail) this.breaches++;
    if (this.wallet[customer]! > this.owed[customer]!) this.breaches++;
  }

  private rules(isWallet: boolean, isOut: boolean, balance: number): void {
    const { limits } = this;
    for (let i = 0; i < limits.length; i++) if (isWallet && isOut && balance < limits[i]!) this.violated++;
  }

  private before(a: number, b: number): boolean {
    return this.due[a] === this.due[b] ? this.who[a]! < this.who[b]! : this.due[a]! < this.due[b]!;
  }

  private swap(a: number, b: number): void {
    const { due, who, kind } = this;
    [due[a], due[b]] = [due[b]!, due[a]!];
    [who[a], who[b]] = [who[b]!, who[a]!];
    [kind[a], kind[b]] = [kind[b]!, kind[a]!];
  }

  private push(due: number, customer: number, kind: number): void {
    let at = this.pending++;
    this.due[at] = due;
    this.who[at] = customer;
    this.kind[at] = kind;
    while (at > 0 && this.before(at, (at - 1) >> 1)) {
      this.swap(at, (at - 1) >> 1);
      at = (at - 1) >> 1;
    }
  }

  private pop(): void {
    const last = --this.pending;
    this.due[0] = this.due[last]!;
    this.who[0] = this.who[last]!;
    this.kind[0] = this.kind[last]!;
    for (let at = 0; ;) {
      const left = at * 2 + 1;
      if (left >= last) return;
      const child = left + 1 < last && this.before(left + 1, left) ? left + 1 : left;
      if (!this.before(child, at)) return;
      this.swap(at, child);
      at = child;
    }
  }
}
