import { empty } from '../core/empty.ts';
import { assert } from '../core/errors.ts';
import type { EffectBuffer } from '../flows/view.ts';

export const OP = {
  post: 1,
  postAll: 2,
  hold: 3,
  release: 4,
  send: 5,
  query: 6,
  statement: 7,
  startTimer: 8,
  cancelTimer: 9,
  set: 10,
  start: 11,
  signal: 12,
  declare: 13,
  share: 14,
} as const;

/** op, five operands, and the position of the action that asked for it. */
export const OP_STRIDE = 7;

// What a module exports is loaded at every use; what it keeps to itself is compiled into the code.
const CODE = OP;
const STRIDE = OP_STRIDE;

/** Commit group an effect belongs to when the design commits one after another. */
export const GROUP = { ledger: 0, state: 1, bus: 2 } as const;

const groupOf = new Uint8Array(16);
groupOf[CODE.post] = groupOf[CODE.postAll] = groupOf[CODE.hold] = groupOf[CODE.release] = GROUP.ledger;
groupOf[CODE.startTimer] = groupOf[CODE.cancelTimer] = groupOf[CODE.declare] = GROUP.state;
groupOf[CODE.set] = groupOf[CODE.share] = GROUP.state;
groupOf[CODE.send] =
  groupOf[CODE.query] =
  groupOf[CODE.statement] =
  groupOf[CODE.signal] =
  groupOf[CODE.start] =
    GROUP.bus;

/** {@link GROUP} of an op code. */
export function groupOfOp(op: number): number {
  return groupOf[op]!;
}

/** Effects of one macrostep in XState's order, as numbers. One buffer serves a whole run. */
export class Effects implements EffectBuffer {
  ops = new Float64Array(64 * STRIDE);
  count = 0;
  /** Legs of `postAll`: [role, signed fen] pairs; an op names a range. */
  readonly legs: number[] = [];
  /** Position of the action that is running, for the breaking effect of a finding. */
  action = 0;

  clear(): void {
    this.count = 0;
    empty(this.legs);
    this.action = 0;
  }

  post(debit: number, credit: number, fen: number): void {
    this.amount(fen);
    this.add(CODE.post, debit, credit, fen, 0, 0);
  }

  postAll(legs: readonly (readonly [account: number, fen: number])[]): void {
    const start = this.legs.length;
    for (const [account, fen] of legs) {
      assert(Number.isSafeInteger(fen), 'a flow posts whole fen');
      this.legs.push(account, fen);
    }
    this.add(CODE.postAll, start, this.legs.length, 0, 0, 0);
  }

  hold(account: number, fen: number): void {
    this.amount(fen);
    this.add(CODE.hold, account, fen, 0, 0, 0);
  }

  release(account: number, fen: number): void {
    this.amount(fen);
    this.add(CODE.release, account, fen, 0, 0, 0);
  }

  send(leg: number, requestId: number, fen: number, channel = -1, to = -1): void {
    this.amount(fen);
    this.add(CODE.send, leg, requestId, fen, channel, to);
  }

  query(leg: number, requestId: number, channel = -1): void {
    this.add(CODE.query, leg, requestId, channel, 0, 0);
  }

  statement(leg: number, requestId: number, channel = -1): void {
    this.add(CODE.statement, leg, requestId, channel, 0, 0);
  }

  startTimer(timer: number, delay: number): void {
    assert(Number.isSafeInteger(delay) && delay >= 0, 'a delay is a whole number of milliseconds');
    this.add(CODE.startTimer, timer, delay, 0, 0, 0);
  }

  cancelTimer(timer: number): void {
    this.add(CODE.cancelTimer, timer, 0, 0, 0, 0);
  }

  set(field: number, value: number): void {
    assert(Number.isSafeInteger(value), 'a field holds a safe integer');
    this.add(CODE.set, field, value, 0, 0, 0);
  }

  share(field: number, value: number): void {
    assert(Number.isSafeInteger(value), 'a shared field holds a safe integer');
    this.add(CODE.share, field, value, 0, 0, 0);
  }

  start(child: number, event: number, fen: number): void {
    this.add(CODE.start, child, event, fen, 0, 0);
  }

  signal(instance: number, event: number, fen: number): void {
    this.add(CODE.signal, instance, event, fen, 0, 0);
  }

  declare(hook: number, fen: number, other: number): void {
    this.add(CODE.declare, hook, fen, other, 0, 0);
  }

  private amount(fen: number): void {
    assert(Number.isSafeInteger(fen) && fen >= 0, 'an effect moves a whole, non-negative number of fen');
  }

  private add(op: number, a: number, b: number, c: number, d: number, e: number): void {
    const at = this.count * STRIDE;
    if (at + STRIDE > this.ops.length) {
      const larger = new Float64Array(this.ops.length * 2);
      larger.set(this.ops);
      this.ops = larger;
    }
    const ops = this.ops;
    ops[at] = op;
    ops[at + 1] = a;
    ops[at + 2] = b;
    ops[at + 3] = c;
    ops[at + 4] = d;
    ops[at + 5] = e;
    ops[at + 6] = this.action;
    this.count++;
  }
}
