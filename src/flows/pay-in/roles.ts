import {
  positions,
  type AccountRole,
  type Act,
  type Declaration,
  type FieldType,
  type LegDefinition,
  type TermDefinition,
} from '../define.ts';
import { payInChoices } from './choices.ts';

export const payInParties = {
  payer: ['person', 'company'],
  merchant: [],
  acquirer: ['payment-institution', 'bank'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export const payInAccounts = {
  card: { owner: 'payer', book: 'money', kinds: ['bank-account'] },
  reserve: { owner: 'acquirer', book: 'money', kinds: ['reserve', 'internal'] },
  // The merchant's to have; a withdrawal pays it out.
  balance: {
    owner: 'merchant',
    at: 'acquirer',
    book: 'information',
    state: 'available',
    kinds: ['payment-account', 'sub-account'],
    missing: 'create',
    claim: 'takings',
  },
  // Set aside for a refund that is on its way.
  refunding: { owner: 'merchant', at: 'acquirer', book: 'information', state: 'frozen', claim: 'takings' },
  // Arrived for no order that is open: the payer's.
  late: { owner: 'payer', at: 'acquirer', book: 'information', state: 'pending', claim: 'held' },
  payerBalance: {
    owner: 'payer',
    at: 'acquirer',
    book: 'information',
    state: 'available',
    kinds: ['payment-account'],
    missing: 'create',
    claim: 'held',
  },
  // Refunds that the merchant has granted: what the payer is to get back, and who is to pay it.
  due: { owner: 'payer', at: 'acquirer', book: 'information', state: 'receivable', claim: 'refund' },
  merchantDebt: { owner: 'merchant', at: 'acquirer', book: 'information', state: 'suspense' },
  control: { owner: 'acquirer', at: 'acquirer', book: 'information', state: 'control' },
  // Credited ahead of the money.
  inbound: { owner: 'acquirer', at: 'acquirer', book: 'information', state: 'receivable' },
  income: { owner: 'acquirer', at: 'acquirer', book: 'information', state: 'income' },
} as const satisfies Readonly<Record<string, AccountRole>>;

/** Factors that authentication payment asks for, each time. */
const ALL_FACTORS = 4;

export const payInLegs = {
  charge: {
    from: 'card',
    to: 'reserve',
    channel: 'collect',
    direction: 'collect',
    says: { zh: '付款', en: 'payment' },
    debit: {
      choice: 'product',
      products: {
        agreement: { product: 'agreement-payment', signed: true },
        authentication: { product: 'authentication-payment', factors: ALL_FACTORS },
        entrusted: { product: 'entrusted-payment', signed: true },
        gateway: { product: 'gateway-payment' },
        withholding: { product: 'bank-withholding', signed: true },
      },
      signed: 'signed',
      fewer: { choice: 'factors', counts: { three: 3 } },
    },
  },
  remittance: {
    from: 'card',
    to: 'reserve',
    channel: 'remit',
    direction: 'pay',
    says: { zh: '汇款', en: 'remittance' },
  },
  refund: {
    from: 'reserve',
    to: 'card',
    channel: 'refund',
    direction: 'pay',
    says: { zh: '退款', en: 'refund' },
  },
  giveback: {
    from: 'reserve',
    to: 'card',
    channel: 'refund',
    direction: 'pay',
    says: { zh: '退回无效付款', en: 'return of a payment for no open order' },
  },
} as const satisfies Readonly<Record<string, LegDefinition>>;

/** Channel roles with the file used when the scenario names none. */
export const payInChannels = { collect: 'collect', refund: 'refund', remit: 'collect' } as const;

export const payInContract = {
  payWithin: {
    type: 'duration',
    default: 'PT30M',
    says: { zh: '下单后可发起付款的时限', en: 'time after the order in which a payment may be started' },
  },
  lateAccepted: {
    type: 'bool',
    default: false,
    says: { zh: '商户接受关单后才到账的付款', en: 'the merchant takes payments that arrive after it closed the order' },
  },
  responseTimeout: { type: 'duration', default: 'PT30S', says: { zh: '应答超时', en: 'response timeout' } },
  noticeTimeout: { type: 'duration', default: 'PT20M', says: { zh: '通知超时', en: 'notice timeout' } },
} as const satisfies Readonly<Record<string, TermDefinition>>;

const yuan = { name: 'yuan', type: 'fen' } as const;

export const payInActs = {
  order: { by: 'merchant', says: { zh: '下单', en: 'places an order' }, args: [yuan] },
  sign: { by: 'payer', says: { zh: '签订扣款协议', en: 'signs the agreement' } },
  revoke: { by: 'payer', says: { zh: '解除扣款协议', en: 'revokes the agreement' } },
  pay: { by: 'payer', says: { zh: '付款', en: 'pays' }, args: [yuan] },
  charge: { by: 'merchant', says: { zh: '凭协议扣款', en: 'has the agreement charged' }, args: [yuan] },
  remit: { by: 'payer', says: { zh: '汇款，附言丢失', en: 'remits, and the reference is lost' }, args: [yuan] },
  match: { by: 'operator', says: { zh: '认领无订单号的来款', en: 'matches the money without a reference' } },
  close: { by: 'merchant', says: { zh: '关单', en: 'closes the order' } },
  refund: { by: 'merchant', says: { zh: '同意退款', en: 'grants a refund' }, args: [yuan] },
  forge: { by: 'payer', says: { zh: '伪造支付成功通知', en: 'forges a notice of success' } },
} as const satisfies Readonly<Record<string, Act>>;

export const payInDeclares = {
  page: { hook: 'page-shown', purpose: 'payment' },
  sale: { hook: 'sale-accepted', payee: 'merchant' },
  accepted: { hook: 'instruction-accepted', kind: 'card-payment', payer: 'card', payee: 'reserve' },
  toppedUp: { hook: 'instruction-accepted', kind: 'top-up', payer: 'card', payee: 'balance' },
  signedQuickPay: { hook: 'agreement-signed', agreement: 'quick-pay', client: 'payer' },
  signedWithholding: { hook: 'agreement-signed', agreement: 'withholding', client: 'payer' },
  revokedQuickPay: { hook: 'agreement-revoked', agreement: 'quick-pay', client: 'payer' },
  revokedWithholding: { hook: 'agreement-revoked', agreement: 'withholding', client: 'payer' },
  refunded: { hook: 'refund-executed', payer: 'balance', payee: 'card', original: 'card', leg: 'refund' },
  refundedToBalance: { hook: 'refund-executed', payer: 'balance', payee: 'payerBalance', original: 'card' },
} as const satisfies Readonly<Record<string, Declaration>>;

export const payInFields = {
  price: 'fen',
  /** Until when a payment may be started; 0: no order. */
  deadline: 'time',
  closed: 'bool',
  signed: 'bool',
  /** The merchant has been credited; before the money was there. */
  paid: 'bool',
  ahead: 'bool',
  /** Refunds granted in all; granted and neither paid nor on their way. */
  granted: 'fen',
  due: 'fen',
  /** Arrived for no open order, and to be sent back. */
  late: 'fen',
  /** Money without a reference: amount, and how far it is ({@link REMITTED}). It has been matched. */
  remitted: 'fen',
  remittance: 'enum',
  matched: 'bool',
  /** How often its row in a statement was asked for. */
  rows: 'int',
  /** When a refund that failed is tried again; the same of a return to the payer, and how often that has failed. */
  retryAt: 'time',
  lateAt: 'time',
  lateTries: 'int',
  /** When paid refunds are next asked after, and the end of the last day on which one may come back. */
  auditAt: 'time',
  auditUntil: 'time',
  /** Requests of paid refunds that may still come back, one bit each. */
  refunds: 'int',
  givebacks: 'int',
  /** The leg under way. */
  leg: 'enum',
  fen: 'fen',
  request: 'int',
  repeats: 'int',
  attempts: 'int',
  queries: 'int',
} as const satisfies Readonly<Record<string, FieldType>>;

/** What is known of the money without a reference. */
export const REMITTED = { none: 0, asked: 1, arrived: 2 } as const;

export const A = positions(payInAccounts);
export const L = positions(payInLegs);
export const F = positions(payInFields);
export const T = positions(payInContract);
export const C = positions(payInChoices);
export const CH = positions(payInChannels);
export const P = positions(payInParties);
export const D = positions(payInDeclares);

/** Index of a design choice's value; names are checked by the compiler. */
export function valueOf<K extends keyof typeof payInChoices>(
  choice: K,
  name: keyof (typeof payInChoices)[K]['values'] & string,
): number {
  return Object.keys(payInChoices[choice].values).indexOf(name);
}
