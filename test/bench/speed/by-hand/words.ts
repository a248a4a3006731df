/*
 * What the numbers mean in the random test of a withdrawal that is written by hand.
 */

export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;
export const ZONE = 8 * HOUR;

/** What may still happen to the money. */
export const STATE = {
  idle: 0,
  refused: 1,
  sending: 2,
  processing: 3,
  querying: 4,
  waiting: 5,
  failing: 6,
  verifying: 7,
  reconciling: 8,
  resending: 9,
  failed: 10,
  paid: 11,
  returned: 12,
  closed: 13,
} as const;
export const handStates = [
  ...['idle', 'refused', 'underway.sending', 'underway.processing', 'underway.querying', 'underway.waiting'],
  ...['underway.failing', 'underway.verifying', 'underway.reconciling', 'underway.resending', 'failed', 'paid'],
  ...['returned', 'closed'],
];

/** What an instance may hear. */
export const ON = {
  withdraw: 0,
  restarted: 1,
  timer: 2,
  accepted: 3,
  rejected: 4,
  succeeded: 5,
  failed: 6,
  returned: 7,
  answerSucceeded: 8,
  answerPending: 9,
  answerFailed: 10,
  answerReturned: 11,
  answerNotFound: 12,
  rowSucceeded: 13,
  rowFailed: 14,
  rowReturned: 15,
  rowPending: 16,
  rowAbsent: 17,
} as const;

/** Transitions. */
export const GO = {
  refuse: 0,
  begin: 1,
  processing: 2,
  fail: 3,
  pay: 4,
  giveBack: 5,
  failing: 6,
  query: 7,
  wait: 8,
  reconcile: 9,
  verify: 10,
  resend: 11,
  renew: 12,
  payAfterAll: 13,
  creditAgain: 14,
  readAgain: 15,
  close: 16,
} as const;

export const KIND = {
  timer: 1,
  request: 2,
  settle: 3,
  comeBack: 4,
  message: 5,
  query: 6,
  restart: 7,
  dayClose: 8,
  statement: 10,
} as const;

/** Kinds of address, and how addresses are numbered. */
export const ADDRESS = { leg: 0, request: 1, response: 2, notice: 3, query: 4, answer: 5, statement: 6 } as const;
export const ORDINALS = 65_536;

export const PHASE = {
  free: 0,
  requested: 1,
  processing: 2,
  succeeded: 3,
  failed: 4,
  rejected: 5,
  returned: 6,
  reportedFailed: 8,
} as const;
export const FATE = { none: 0, rejected: 1, fails: 2, unknown: 3, failsThenSucceeds: 4, returned: 6 } as const;
export const fateNames = ['', 'rejected', 'fails', 'unknown', 'fails-then-succeeds', '', 'returned'];
export const UNTOLD = { nothing: 0, arrived: 1, givenBack: 2, reported: 3, reportedAndBack: 4 } as const;
export const NOT_FOUND = 1;

/** Kinds of deviation. */
export const MAY = { late: 1, lost: 2, twice: 4, leg: 8, answer: 16, crash: 32 } as const;
export const ALL = 63;

export const SLOTS = 8;
export const QUEUE = 64;

export const handFindings = [
  'customer-shortfall',
  'unfounded-claim',
  'unrecorded-claim',
  'double-payment',
  'uncovered-payout',
  'client-funds-used',
  'late-funds',
  'stuck-funds',
] as const;
export const FOUND = {
  shortfall: 0,
  unfounded: 1,
  unrecorded: 2,
  twice: 3,
  uncovered: 4,
  clients: 5,
  late: 6,
  stuck: 7,
} as const;

export interface HandSettings {
  readonly start: number;
  /** Of the local days from that of `start` on: 1 for a working day. */
  readonly workdays: Uint8Array;
  /** Fen. */
  readonly opening: number;
  readonly reserve: number;
  readonly cardLevel: number;
  /** Designs that are not sound, so that something is found: silence is taken for failure, returns are not credited. */
  readonly failsOnSilence: boolean;
  readonly ignoresReturns: boolean;
}
