import {
  positions,
  type AccountRole,
  type Act,
  type Declaration,
  type FieldType,
  type LegDefinition,
  type TermDefinition,
} from '../define.ts';
import { escrowChoices } from './choices.ts';

/*
 * What an order consists of: roles, channels, terms, fields, legs, and the integers by which guards and effects name
 * them.
 */

export const accounts = {
  card: { owner: 'buyer', book: 'money', kinds: ['bank-account'] },
  sellerBank: { owner: 'seller', book: 'money', kinds: ['bank-account'] },
  reserve: { owner: 'institution', book: 'money', kinds: ['reserve'] },
  ownFunds: { owner: 'institution', book: 'money', kinds: ['own-funds'], missing: 'absent' },
  held: { owner: 'buyer', at: 'institution', book: 'information', state: 'frozen', claim: 'held' },
  proceeds: { owner: 'seller', at: 'institution', book: 'information', state: 'payable', claim: 'proceeds' },
  buyerBalance: {
    owner: 'buyer',
    at: 'institution',
    book: 'information',
    state: 'available',
    kinds: ['payment-account'],
    missing: 'create',
    claim: 'held',
  },
  sellerBalance: {
    owner: 'seller',
    at: 'institution',
    book: 'information',
    state: 'available',
    kinds: ['payment-account'],
    missing: 'create',
    claim: 'proceeds',
  },
  control: { owner: 'institution', at: 'institution', book: 'information', state: 'control' },
  commission: { owner: 'institution', at: 'institution', book: 'information', state: 'income' },
  cost: { owner: 'institution', at: 'institution', book: 'information', state: 'cost' },
  // A refund after the release: what the buyer is to get back, and who is to pay it.
  due: { owner: 'buyer', at: 'institution', book: 'information', state: 'receivable', claim: 'refund' },
  sellerDebt: { owner: 'seller', at: 'institution', book: 'information', state: 'suspense' },
  ownDebt: { owner: 'institution', at: 'institution', book: 'information', state: 'suspense' },
  recourse: { owner: 'institution', at: 'institution', book: 'information', state: 'receivable' },
} as const satisfies Readonly<Record<string, AccountRole>>;

export const channels = {
  collect: 'collect',
  payout: 'payout',
  refund: 'refund',
  internal: 'own-transfer',
} as const satisfies Readonly<Record<string, string>>;

export const fields = {
  price: 'fen',
  /** What the buyer gets back out of what is held, and how much of it has been dealt with. */
  granted: 'fen',
  refunded: 'fen',
  /** What the seller has to give back after the release, and how much of it has arrived (from the seller or from us). */
  recalled: 'fen',
  recovered: 'fen',
  /** What the seller gets in all, number of parts paid, and the commission that still lies in the reserve. */
  net: 'fen',
  parts: 'int',
  commission: 'fen',
  /** The money is in; the seller has a right to it; it has been booked to the seller; the buyer's right has ended. */
  arrived: 'bool',
  entitled: 'bool',
  passed: 'bool',
  accepted: 'bool',
  disputed: 'bool',
  /** Granted as a stale read saw it. */
  asRead: 'fen',
  /** End of the period for shipping, then of the one for confirming. */
  deadline: 'time',
  /** When the commission is sent to the own account (again), under which id, and whether that id still counts. */
  sweepAt: 'time',
  sweepRequest: 'int',
  sweeping: 'bool',
  /** Earliest next attempt to recall, attempts made, and whether it is our turn to pay. */
  recallAt: 'time',
  recallTries: 'int',
  weCover: 'bool',
  /** When paid legs are next asked after, and the end of the last day on which one may come back. */
  auditAt: 'time',
  auditUntil: 'time',
  /** Requests of paid legs that may still come back, one bit each. */
  releases: 'int',
  refunds: 'int',
  /** The leg under way. */
  leg: 'enum',
  fen: 'fen',
  to: 'int',
  request: 'int',
  repeats: 'int',
  attempts: 'int',
  queries: 'int',
} as const satisfies Readonly<Record<string, FieldType>>;

export const legs = {
  payin: {
    from: 'card',
    to: 'reserve',
    channel: 'collect',
    direction: 'collect',
    says: { zh: '买家付款', en: 'payment by the buyer' },
  },
  release: {
    from: 'reserve',
    to: 'sellerBank',
    channel: 'payout',
    direction: 'pay',
    says: { zh: '向卖家放款', en: 'release to the seller' },
  },
  refund: {
    from: 'reserve',
    to: 'card',
    channel: 'refund',
    direction: 'pay',
    says: { zh: '退款给买家', en: 'refund to the buyer' },
  },
  clawback: {
    from: 'sellerBank',
    to: 'reserve',
    channel: 'collect',
    direction: 'collect',
    says: { zh: '向卖家追回', en: 'claw-back from the seller' },
  },
  cover: {
    from: 'ownFunds',
    to: 'reserve',
    channel: 'internal',
    direction: 'pay',
    says: { zh: '平台自有资金垫付', en: "cover from the platform's own funds" },
  },
  sweep: {
    from: 'reserve',
    to: 'ownFunds',
    channel: 'internal',
    direction: 'pay',
    says: { zh: '结转佣金', en: 'sweep of the commission' },
  },
} as const satisfies Readonly<Record<string, LegDefinition>>;

export const escrowContract = {
  commission: {
    type: 'rate',
    default: '0%',
    says: { zh: '佣金费率，按卖家所得计', en: 'commission on what the seller earns' },
  },
  shipWithin: {
    type: 'duration',
    default: 'P3D',
    says: { zh: '付款后发货期限，逾期退款', en: 'time to ship after payment; then the order lapses' },
  },
  autoConfirm: {
    type: 'duration',
    default: 'P7D',
    says: { zh: '发货后自动确认期限', en: 'time to confirm after shipment; then the timer confirms' },
  },
  payWithin: {
    type: 'duration',
    default: 'PT2H',
    says: { zh: '放款、退款到账时限（通道开放起算）', en: 'promised time to funds, counted while the channel is open' },
  },
  releaseAgainstShipment: {
    type: 'bool',
    default: false,
    says: {
      zh: '可凭发货放款；买家确认之前的退款由平台保证',
      en: 'the money may be released on shipment; the platform stands in for refunds until the buyer confirms',
    },
  },
  responseTimeout: { type: 'duration', default: 'PT30S', says: { zh: '应答超时', en: 'response timeout' } },
  noticeTimeout: { type: 'duration', default: 'PT20M', says: { zh: '通知超时', en: 'notice timeout' } },
} as const satisfies Readonly<Record<string, TermDefinition>>;

const yuan = { name: 'yuan', type: 'fen' } as const;

export const acts = {
  pay: { by: 'buyer', says: { zh: '付款', en: 'pays' }, args: [yuan] },
  ship: { by: 'seller', says: { zh: '发货', en: 'ships' } },
  confirm: { by: 'buyer', says: { zh: '确认收货', en: 'confirms receipt' } },
  dispute: { by: 'buyer', says: { zh: '发起争议', en: 'opens a dispute' } },
  resolve: {
    by: 'operator',
    says: { zh: '裁决：退给买家', en: 'decides the dispute: back to the buyer' },
    args: [yuan],
  },
  grantRefund: { by: 'seller', says: { zh: '同意退款', en: 'grants a refund' }, args: [yuan] },
} as const satisfies Readonly<Record<string, Act>>;

export const declares = {
  split: 'split',
  spent: { metric: 'own-funds-spent' },
  routed: { metric: 'refunds-to-balance' },
  commission: { hook: 'fee-posted', payer: 'proceeds', payee: 'commission' },
  refunded: { hook: 'refund-executed', payer: 'held', payee: 'card', original: 'card', leg: 'refund' },
  // The card does not take it: the buyer has it as a balance.
  refundedToBalance: { hook: 'refund-executed', payer: 'held', payee: 'buyerBalance', original: 'card' },
} as const satisfies Readonly<Record<string, Declaration>>;

export const A = positions(accounts);
export const F = positions(fields);
export const L = positions(legs);
export const T = positions(escrowContract);
export const C = positions(escrowChoices);
export const CHANNEL = positions(channels);
export const D = positions(declares);

/** Account role of the first party of the contract's split. */
export const FIRST_SHARE = Object.keys(accounts).length;

/** Index of a value of a choice. */
export function valueOf<K extends keyof typeof escrowChoices>(
  choice: K,
  value: keyof (typeof escrowChoices)[K]['values'] & string,
): number {
  return Object.keys(escrowChoices[choice].values).indexOf(value);
}
