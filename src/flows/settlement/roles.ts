import {
  legStatuses,
  positions,
  type AccountRole,
  type Act,
  type Declaration,
  type FieldType,
  type LegDefinition,
  type TermDefinition,
} from '../define.ts';
import type { EffectBuffer, FlowView } from '../view.ts';
import { settlementChoices } from './choices.ts';

/** Batches of the channel of which only the row or only the money is there. One more waits for the next statement. */
export const SLOTS = 3;

/** Returned payments that are remembered, so that a notice that comes twice is booked once. */
export const RETURNS = 4;

export const settlementParties = {
  merchant: ['merchant', 'company', 'person'],
  acquirer: ['payment-institution', 'bank'],
  clearing: ['clearing-institution', 'payment-institution', 'bank'],
  funder: [],
  mall: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The merchant's claim in its states, the acquirer's own books, and money at banks. */
export const settlementAccounts = {
  // Sold, and not yet paid by the channel.
  pending: { owner: 'merchant', at: 'acquirer', book: 'information', state: 'pending', claim: 'takings' },
  // Paid by the channel: the merchant's to have.
  balance: {
    owner: 'merchant',
    at: 'acquirer',
    book: 'information',
    state: 'available',
    kinds: ['sub-account'],
    missing: 'create',
    claim: 'takings',
  },
  payable: { owner: 'merchant', at: 'acquirer', book: 'information', state: 'payable', claim: 'takings' },
  debt: { owner: 'merchant', at: 'acquirer', book: 'information', state: 'receivable', claim: 'debt' },
  control: { owner: 'acquirer', at: 'acquirer', book: 'information', state: 'control' },
  // What the channel has taken from buyers and not yet paid.
  due: { owner: 'acquirer', at: 'acquirer', book: 'information', state: 'receivable' },
  // The acquirer's own income while it lies in the reserve.
  fees: { owner: 'acquirer', at: 'acquirer', book: 'information', state: 'payable' },
  funding: { owner: 'funder', at: 'acquirer', book: 'information', state: 'payable' },
  reserve: { owner: 'acquirer', book: 'money', kinds: ['reserve', 'custody', 'internal'] },
  bank: { owner: 'merchant', book: 'money', kinds: ['bank-account'] },
  clearing: { owner: 'clearing', book: 'money', kinds: ['settlement', 'reserve'] },
  ownFunds: { owner: 'acquirer', book: 'money', kinds: ['own-funds'], missing: 'absent' },
  float: { owner: 'funder', book: 'money', kinds: ['own-funds'] },
  mallAccount: { owner: 'mall', book: 'money', kinds: ['internal', 'own-funds', 'bank-account'] },
} as const satisfies Readonly<Record<string, AccountRole>>;

export const settlementLegs = {
  lump: {
    from: 'clearing',
    to: 'reserve',
    channel: 'acquiring',
    direction: 'collect',
    says: { zh: '渠道大款', en: "channel's sum" },
    inbound: { adds: ['sell'], deducts: ['refund', 'chargeback'] },
  },
  settle: {
    from: 'reserve',
    to: 'bank',
    channel: 'payout',
    direction: 'pay',
    says: { zh: '商户结算款', en: 'settlement' },
  },
  advance: {
    from: 'float',
    to: 'bank',
    channel: 'payout',
    direction: 'pay',
    says: { zh: '垫资款', en: 'advance' },
  },
  repay: {
    from: 'reserve',
    to: 'float',
    channel: 'payout',
    direction: 'pay',
    says: { zh: '归还垫资', en: 'repayment of the advance' },
  },
  sweep: {
    from: 'reserve',
    to: 'ownFunds',
    channel: 'payout',
    direction: 'pay',
    says: { zh: '手续费划出', en: 'sweep of fees' },
  },
} as const satisfies Readonly<Record<string, LegDefinition>>;

export const settlementActs = {
  sell: {
    by: 'merchant',
    says: { zh: '售出', en: 'sells' },
    args: [
      { name: 'yuan', type: 'fen' },
      { name: 'items', type: 'int', default: 1 },
    ],
  },
  refund: {
    by: 'merchant',
    says: { zh: '给买家退款', en: 'refunds a buyer' },
    args: [{ name: 'yuan', type: 'fen' }],
  },
  rerun: { by: 'operator', says: { zh: '重跑结算批次', en: 'runs the settlement batch again' } },
  resettle: { by: 'operator', says: { zh: '核实账户后重新结算退回款', en: 'settles again what came back' } },
  chargeback: {
    by: 'clearing',
    says: { zh: '通知拒付', en: 'charges back' },
    args: [{ name: 'yuan', type: 'fen' }],
  },
} as const satisfies Readonly<Record<string, Act>>;

export const settlementDeclares = {
  page: { hook: 'page-shown', purpose: 'payment' },
  released: { hook: 'settlement-released', payee: 'merchant' },
  sale: { hook: 'sale-accepted', payee: 'merchant' },
  fee: { hook: 'fee-posted', payer: 'pending', payee: 'fees' },
  reconciled: 'reconciled',
  timing: { metric: 'timing-items' },
} as const satisfies Readonly<Record<string, Declaration>>;

/** Channel roles with the file used when the scenario names none. */
export const settlementChannels = { payout: 'payout', acquiring: 'acquiring' } as const;

export const settlementContract = {
  fee: {
    type: 'rate',
    default: '0%',
    says: {
      zh: '商户手续费率（按渠道每批净额计，四舍五入到分）',
      en: "merchant's fee, of the net sales of each batch, rounded half up to a fen",
    },
  },
  settleAt: {
    type: 'time-of-day',
    default: '11:00:00',
    says: { zh: '每日结算作业时间', en: 'time of the daily settlement run' },
  },
  payBy: {
    type: 'time-of-day',
    default: '18:00:00',
    says: { zh: '承诺的 T+1 到账时间', en: 'time on T+1 by which the merchant is promised its money' },
  },
  responseTimeout: { type: 'duration', default: 'PT30S', says: { zh: '应答超时', en: 'response timeout' } },
  noticeTimeout: { type: 'duration', default: 'PT10M', says: { zh: '通知超时', en: 'notice timeout' } },
} as const satisfies Readonly<Record<string, TermDefinition>>;

export const settlementFields = {
  /** The channel's batch under way as the acquirer recorded it: still owed of its sales, when it ends. */
  net: 'fen',
  batchEnds: 'time',
  /** Recorded in batches that ended and of which no row has come. */
  closed: 'fen',
  /** Refunds left out of account, by the design that ignores them. */
  ignored: 'fen',
  /** The same by the acquirer's own day, for a design that cuts by itself. */
  dayNet: 'fen',
  dayEnds: 'time',
  dayClosed: 'fen',
  /** Half-known batches: number (0: free), what is known ({@link KNOWN}), amount of the row or else of the money. */
  batch0: 'int',
  batch1: 'int',
  batch2: 'int',
  known0: 'enum',
  known1: 'enum',
  known2: 'enum',
  sum0: 'fen',
  sum1: 'fen',
  sum2: 'fen',
  /** Bit n: batch n is finished, and something may be heard of it until then. */
  done: 'int',
  doneUntil: 'time',
  /** How often the channel may still be asked again on the day of the last run. */
  asks: 'int',
  /** To be paid to the merchant; paid to it ahead of the money, out of the reserve. */
  toPay: 'fen',
  ahead: 'fen',
  /** Came back and is sent again as it is, by the design that does. */
  toResend: 'fen',
  /** Advance of a funder: to be paid, open, to be repaid; what can no longer come back, up to which request. */
  toAdvance: 'fen',
  advanced: 'fen',
  toRepay: 'fen',
  firm: 'fen',
  firmRequest: 'int',
  /** Own income to be swept out of the reserve; negative where the channel's fee exceeded the merchant's. */
  toSweep: 'fen',
  /** Came back from the merchant's bank and waits for somebody to look at the account. */
  held: 'fen',
  lastPaid: 'fen',
  /** The payment under way: purpose, amount, and how much of it was taken from the merchant's available balance. */
  leg: 'int',
  amount: 'fen',
  fromBalance: 'fen',
  underWay: 'bool',
  request: 'int',
  repeats: 'int',
  attempts: 'int',
  queries: 'int',
  tries: 'int',
  /** Payments up to this id were made on days off, and may still come back after the next statement, until then. */
  again: 'int',
  againUntil: 'time',
  /** Ids of the payments that came back last. */
  back0: 'int',
  back1: 'int',
  back2: 'int',
  back3: 'int',
} as const satisfies Readonly<Record<string, FieldType>>;

/** What is known of a batch. `ahead`: its row, and the merchant was paid before the money came. */
export const KNOWN = { row: 1, money: 2, ahead: 3 } as const;

export const A = positions(settlementAccounts);
export const L = positions(settlementLegs);
export const F = positions(settlementFields);
export const T = positions(settlementContract);
export const C = positions(settlementChoices);
export const CH = positions(settlementChannels);
export const P = positions(settlementParties);
export const D = positions(settlementDeclares);

/** Index of a design choice's value; names are checked by the compiler. */
export function value<K extends keyof typeof settlementChoices>(
  choice: K,
  name: keyof (typeof settlementChoices)[K]['values'] & string,
): number {
  return Object.keys(settlementChoices[choice].values).indexOf(name);
}

/** Event by which the books tell the payments that there may be something to pay. */
export const WORK = 'signal.work';

/** Its number: signals come after acts, statuses of legs, and the restart. */
export const WORK_EVENT =
  Object.keys(settlementActs).length + Object.keys(settlementLegs).length * legStatuses.length + 1;

/** There may be something to pay: looked at in the next step, when what this one posts can be seen. */
export function wake(view: FlowView, out: EffectBuffer): void {
  out.signal(view.instance, WORK_EVENT, 0);
}
