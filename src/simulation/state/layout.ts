import { legStatuses } from '../../flows/define.ts';
import type { Model } from '../../scenario/model.ts';

/*
 * Where everything of a world lies in its one vector of numbers. The head has a fixed size per model; the queue of
 * pending items follows and may grow.
 */

export const NOW = 0;
/** Number of items in the queue. */
export const PENDING = 1;
/** Next sequence number: rank among equal dues. Never part of a fingerprint. */
export const SEQUENCE = 2;
/** Clock items do not count as pending work. */
export const HEAD = 4;

/** Cells of one claim. */
export const CLAIM = {
  owed: 0,
  funded: 1,
  available: 2,
  other: 3,
  untold: 4,
  shortAtClose: 5,
  overAtClose: 6,
  /** Collected for the creditor and given back to the payer, while the debtor has not been told. */
  givenBack: 7,
  /** Owed and not shown, or credited and not told, when the claim was last touched. */
  gap: 8,
} as const;
export const CLAIM_STRIDE = 9;

/** Cells of one pool: what clients are owed in total, client money on rails, own money counted by the register. */
export const POOL = {
  owed: 0,
  transit: 1,
  own: 2,
  ownAtClose: 3,
  /** Own money that was there at the last two closes of working days. */
  ownLeft: 4,
} as const;
export const POOL_STRIDE = 5;

/** Cells of one channel: closed by fate in [from, until), position (prefunded balance) exhausted in [from, until). */
export const CHANNEL = { closedFrom: 0, closedUntil: 1, emptyFrom: 2, emptyUntil: 3 } as const;
export const CHANNEL_STRIDE = 4;

/** Cells of one order of the register. */
export const ORDER = { asked: 0, credited: 1, returned: 2, debited: 3, refunded: 4, due: 5, promised: 6 } as const;
export const ORDER_STRIDE = 7;

/** Cells of one leg. `phase` 0 means the slot is free. */
export const LEG = {
  phase: 0,
  purpose: 1,
  request: 2,
  amount: 3,
  channel: 4,
  to: 5,
  fate: 6,
  fateBy: 7,
  /** Instant after which a request is refused instead of executed. */
  expires: 8,
  /** Instant until which a query may still answer "not found". */
  truth: 9,
  /** {@link UNTOLD}: what is final and no status has told the instance. */
  untold: 10,
  /** Instant after which the slot may be used again. */
  retires: 11,
  ordinal: 12,
  /** Transition and position of the action that sent it: what a finding about the leg names as its cause. */
  leaf: 13,
  action: 14,
  /** Local day on which it was submitted: the windows of cumulative facts it entered. */
  day: 15,
  /** Of an inbound leg: what it stands for before the channel took its fee off. */
  gross: 16,
} as const;
export const LEG_STRIDE = 17;

/**
 * Cells of the sales book of one inbound leg, as its channel keeps it: end of the batch under way (0: none; kept by the
 * first instance of a shared sum), what was sold and refunded in it, the fee of its items, what earlier refunds still
 * have to be taken off (not positive), number of the last batch.
 */
export const BOOK = { closes: 0, sold: 1, refunded: 2, fee: 3, carried: 4, batch: 5 } as const;
export const BOOK_STRIDE = 6;

/** Batches are numbered 1 to this, over and over: a channel has only a few open. */
export const BATCHES = 24;

/**
 * Of a status that was taken up by a step which a crash undid, and that comes again: added to what the item says of the
 * leg's slot. The instance has heard of the money and does not know of it.
 */
export const UNLEARNT = 1_048_576;

/** Cells of one slot of a cumulative fact: window, sum or count, days (means only), mean of the window before plus 1. */
export const AGGREGATE = { window: 0, sum: 1, days: 2, before: 3 } as const;
export const AGGREGATE_STRIDE = 4;

/**
 * What has become of a leg's money and the instance does not know: the payee has it, the payer has it back. Of a
 * remittance that cannot be credited: that it was reported as paid, and, both unknown, that it is back from that.
 */
export const UNTOLD = { nothing: 0, arrived: 1, givenBack: 2, reported: 3, reportedAndBack: 4 } as const;

export const PHASE = {
  free: 0,
  requested: 1,
  processing: 2,
  succeeded: 3,
  failed: 4,
  rejected: 5,
  returned: 6,
  swallowed: 7,
  /** Reported as failed, money still on the rail: it will succeed late. */
  reportedFailed: 8,
  reversed: 9,
} as const;

/** Kinds of address that a leg gives rise to; the ordinal counts per instance, purpose and kind. */
export const addressKinds = ['', '-request', '-response', '-notice', '-query', '-answer', '-statement'] as const;
export const ADDRESS = { leg: 0, request: 1, response: 2, notice: 3, query: 4, answer: 5, statement: 6 } as const;
export const ADDRESS_KINDS = addressKinds.length;

/** Cells at the start of an instance's block. */
export const INSTANCE = {
  configuration: 0,
  taint: 1,
  steps: 2,
  armed: 3,
  /** Open advance or receivable that a funding agreement has to cover. */
  exposure: 4,
  /** Value of goods, and of money, that is final; and their difference at the last day close. */
  goods: 5,
  money: 6,
  mismatchAtClose: 7,
  /** Of a loan, for the facts of rules: paid out, taken from the borrower, and when it was paid out (0: not yet). */
  loanOut: 8,
  loanTaken: 9,
  loanAt: 10,
  /** Of a loan: principal that was paid back. */
  loanRepaid: 11,
  /** Of a merchant's sales, for the facts of rules: the first that no release has followed (0: none). */
  soldAt: 12,
  /** For the facts of rules: {@link MARK} bits. */
  marks: 13,
  /** For the facts of rules: what was given back to a buyer so far. */
  givenBack: 14,
  /** Of a merchant's sales, for the facts of rules: what was sold since the last release. */
  soldFen: 15,
  /** How many questions to channels and answers of theirs are under way: follows from the queue. */
  replies: 16,
} as const;
export const INSTANCE_HEAD = 17;

/** Bits of `INSTANCE.marks`; the two masks have a bit for each kind of participant. */
export const MARK = {
  loanClosed: 4,
  /** Kinds of those whose accounts were credited by a leg, and of those that were debited by a later one. */
  creditedShift: 3,
  throughShift: 16,
} as const;

/** One pending item of the queue. */
export const ITEM = {
  due: 0,
  sequence: 1,
  kind: 2,
  target: 3,
  a: 4,
  b: 5,
  c: 6,
  d: 7,
  taint: 8,
  /** Packed address, or 0: see {@link packAddress}. */
  address: 9,
} as const;
export const ITEM_STRIDE = 10;

export const KIND = {
  timer: 1,
  request: 2,
  settle: 3,
  comeBack: 4,
  message: 5,
  query: 6,
  restart: 7,
  dayClose: 8,
  signal: 9,
  statement: 10,
  /** A channel closes its day. */
  cut: 11,
} as const;

/** How a cell enters the fingerprint. */
export const SKIP = 0;
export const PLAIN = 1;
/** Absolute instant: hashed relative to now, and as zero once it has passed. */
export const DEADLINE = 2;
/** Instant in the past: hashed as its age, at most a day. */
export const AGE = 3;
/** Local day number: hashed relative to today. */
export const DAY = 4;

/** Offsets of one instance's block, absolute in the vector. */
export interface InstanceLayout {
  readonly base: number;
  readonly timers: number;
  readonly fields: number;
  /** Where each of the flow's shared fields lies: in the block of its process. */
  readonly shared: readonly number[];
  readonly notes: number;
  readonly orders: number;
  readonly legs: number;
  readonly ordinals: number;
  /** Sales books of the inbound legs, in the order of the flow's legs. */
  readonly books: number;
  readonly end: number;
}

export interface Layout {
  readonly balances: number;
  readonly holds: number;
  readonly claims: number;
  readonly pools: number;
  readonly channels: number;
  /** Per party: instant until which its process is down, 0 if up. */
  readonly processes: number;
  readonly instances: readonly InstanceLayout[];
  /** Where the timers of each instance lie: asked for at every step, and so not in an object of its own. */
  readonly timers: Int32Array;
  /** Slots of the cumulative facts that rules in force read. */
  readonly aggregates: number;
  /** Start of the queue; the length of the fixed part. */
  readonly queue: number;
  /** {@link SKIP}, {@link PLAIN} or {@link DEADLINE} per cell of the fixed part. */
  readonly hashing: Uint8Array;
}

/** Address of a leg or message as one number: instance, purpose x kind, ordinal from 1 (less than 65,536). */
export function packAddress(instance: number, purpose: number, kind: number, ordinal: number): number {
  return (instance * 256 + purpose * ADDRESS_KINDS + kind) * 65_536 + ordinal;
}

export interface Address {
  readonly instance: number;
  readonly purpose: number;
  readonly kind: number;
  readonly ordinal: number;
}

export function unpackAddress(packed: number): Address {
  const ordinal = packed % 65_536;
  const rest = (packed - ordinal) / 65_536;
  const code = rest % 256;
  return {
    instance: (rest - code) / 256,
    purpose: Math.floor(code / ADDRESS_KINDS),
    kind: code % ADDRESS_KINDS,
    ordinal,
  };
}

/** Does this address belong to a question to a channel, to its answer, or to its response to a request? */
export function isReply(packed: number): boolean {
  const kind = (Math.floor(packed / 65_536) % 256) % ADDRESS_KINDS;
  return kind === ADDRESS.answer || kind === ADDRESS.response || kind === ADDRESS.query;
}

/** `instance/purpose-kind#ordinal`, as plans and reports write it. */
export function formatAddress(model: Model, packed: number): string {
  const { instance, purpose, kind, ordinal } = unpackAddress(packed);
  const owner = model.instances[instance]!;
  return `${owner.key}/${model.flows[owner.flow]!.legNames[purpose]!}${addressKinds[kind]!}#${ordinal}`;
}

/** Index of the event `<leg>.<status>` in a flow's alphabet. */
export function statusEvent(acts: number, purpose: number, status: number): number {
  return acts + purpose * legStatuses.length + status;
}
