import type { Flow } from '../../flows/define.ts';
import type { Model } from '../../scenario/model.ts';
import {
  ADDRESS_KINDS,
  AGE,
  AGGREGATE_STRIDE,
  BOOK,
  BOOK_STRIDE,
  CHANNEL_STRIDE,
  CLAIM_STRIDE,
  DAY,
  DEADLINE,
  HEAD,
  INSTANCE,
  INSTANCE_HEAD,
  LEG,
  LEG_STRIDE,
  ORDER,
  ORDER_STRIDE,
  PLAIN,
  POOL_STRIDE,
  SKIP,
  type InstanceLayout,
  type Layout,
} from './layout.ts';

/** Lays out the vector of a model. `timers` gives the number of timers of each flow's machine. */
export function layOut(model: Model, timers: readonly number[], aggregateSlots = 0): Layout {
  let next = HEAD;
  const take = (cells: number): number => {
    const at = next;
    next += cells;
    return at;
  };
  const balances = take(model.accounts.length);
  const holds = take(model.accounts.length);
  const claims = take(model.claims.length * CLAIM_STRIDE);
  const pools = take(model.pools.length * POOL_STRIDE);
  const channels = take(model.channels.length * CHANNEL_STRIDE);
  const processes = take(model.parties.length);
  // One value per process and name, whichever flow declares it.
  const sharedCells = new Map<string, number>();
  const sharedInstants: number[] = [];
  const shared = model.instances.map(({ flow, process }) => {
    const { sharedNames, shared: types } = model.flows[flow]!;
    if (sharedNames.length === 0) return none;
    return sharedNames.map((name) => {
      const key = `${String(process)} ${name}`;
      const cell = sharedCells.get(key) ?? take(1);
      sharedCells.set(key, cell);
      const type = types![name];
      if (type === 'time' || type === 'date') sharedInstants.push(cell);
      return cell;
    });
  });
  const blocks = model.flows.map((flow, i) => blockOf(flow, timers[i]!));
  const instances = model.instances.map(({ index, flow }): InstanceLayout => {
    const block = blocks[flow]!;
    const base = take(block.hashing.length);
    return {
      base,
      timers: base + block.timers,
      fields: base + block.fields,
      shared: shared[index]!,
      notes: base + block.notes,
      orders: base + block.orders,
      legs: base + block.legs,
      ordinals: base + block.ordinals,
      books: base + block.books,
      end: next,
    };
  });
  const aggregates = take(aggregateSlots * AGGREGATE_STRIDE);
  const hashing = new Uint8Array(next).fill(PLAIN);
  hashing.fill(SKIP, 0, HEAD);
  hashing.fill(DEADLINE, channels, channels + model.channels.length * CHANNEL_STRIDE);
  hashing.fill(DEADLINE, processes, processes + model.parties.length);
  for (const cell of sharedInstants) hashing[cell] = DEADLINE;
  for (let i = 0; i < instances.length; i++) {
    hashing.set(blocks[model.instances[i]!.flow]!.hashing, instances[i]!.base);
  }
  for (let slot = 0; slot < aggregateSlots; slot++) hashing[aggregates + slot * AGGREGATE_STRIDE] = DAY;
  return {
    balances,
    holds,
    claims,
    pools,
    channels,
    processes,
    instances,
    timers: Int32Array.from(instances, (instance) => instance.timers),
    aggregates,
    queue: next,
    hashing,
  };
}

const none: readonly number[] = [];

/** The cells of an instance of a flow, counted from its first. */
interface Block {
  readonly timers: number;
  readonly fields: number;
  readonly notes: number;
  readonly orders: number;
  readonly legs: number;
  readonly ordinals: number;
  readonly books: number;
  /** How each cell enters the fingerprint. */
  readonly hashing: Uint8Array;
}

/** All instances of a flow look alike: with a million of them that is worked out once. */
function blockOf(flow: Flow, timerCount: number): Block {
  const hashing: number[] = [];
  const take = (cells: number): number => {
    const at = hashing.length;
    for (let i = 0; i < cells; i++) hashing.push(PLAIN);
    return at;
  };
  const mark = (at: number, cells: number, how: number): void => {
    hashing.fill(how, at, at + cells);
  };
  take(INSTANCE_HEAD);
  mark(INSTANCE.taint, 2, SKIP);
  mark(INSTANCE.replies, 1, SKIP);
  mark(INSTANCE.loanAt, 1, AGE);
  mark(INSTANCE.soldAt, 1, AGE);
  const timers = take(timerCount);
  mark(timers, timerCount, DEADLINE);
  const fields = take(flow.fieldNames.length);
  flow.fieldNames.forEach((name, i) => {
    const type = flow.fields[name];
    if (type === 'time' || type === 'date') mark(fields + i, 1, DEADLINE);
  });
  const notes = take(flow.terms.notes.length);
  const orderCount = Object.keys(flow.terms.orders).length;
  const orders = take(orderCount * ORDER_STRIDE);
  for (let i = 0; i < orderCount; i++) mark(orders + i * ORDER_STRIDE + ORDER.due, 2, DEADLINE);
  const legs = take(flow.legSlots * LEG_STRIDE);
  for (let slot = 0; slot < flow.legSlots; slot++) {
    const leg = legs + slot * LEG_STRIDE;
    mark(leg + LEG.expires, 2, DEADLINE);
    mark(leg + LEG.retires, 1, DEADLINE);
    mark(leg + LEG.ordinal, 3, SKIP);
    mark(leg + LEG.day, 1, DAY);
  }
  const ordinals = take(flow.legNames.length * ADDRESS_KINDS);
  mark(ordinals, flow.legNames.length * ADDRESS_KINDS, SKIP);
  const inbound = flow.legNames.filter((name) => flow.legs[name]!.inbound !== undefined).length;
  const books = take(inbound * BOOK_STRIDE);
  for (let i = 0; i < inbound; i++) mark(books + i * BOOK_STRIDE + BOOK.closes, 1, DEADLINE);
  return { timers, fields, notes, orders, legs, ordinals, books, hashing: Uint8Array.from(hashing) };
}
