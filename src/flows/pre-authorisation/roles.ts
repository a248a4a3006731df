import {
  positions,
  type AccountRole,
  type Declaration,
  type FieldType,
  type LegDefinition,
  type TermDefinition,
} from '../define.ts';
import { deskFields } from '../desk.ts';
import { preAuthorisationChoices } from './choices.ts';

/** The merchant's books, the customer's card with what its bank has frozen, the merchant's account. */
export const preAuthorisationAccounts = {
  // What the customer owes for a damage.
  receivable: { owner: 'customer', at: 'merchant', book: 'information', state: 'receivable', claim: 'damage' },
  // What is frozen for the merchant; it is the customer's until it is captured.
  frozen: { owner: 'customer', at: 'merchant', book: 'information', state: 'frozen', claim: 'hold' },
  control: { owner: 'merchant', at: 'merchant', book: 'information', state: 'control' },
  income: { owner: 'merchant', at: 'merchant', book: 'information', state: 'income' },
  card: { owner: 'customer', book: 'money', kinds: ['bank-account'] },
  // At the card's bank: money of the customer that the bank does not let go.
  reserved: { owner: 'customer', book: 'money', kinds: ['internal'] },
  own: { owner: 'merchant', book: 'money', kinds: ['bank-account', 'own-funds'] },
} as const satisfies Readonly<Record<string, AccountRole>>;

export const preAuthorisationLegs = {
  authorise: {
    from: 'card',
    to: 'reserved',
    channel: 'issuer',
    direction: 'collect',
    says: { zh: '预授权冻结', en: 'freeze of the authorised amount' },
  },
  capture: {
    from: 'reserved',
    to: 'own',
    channel: 'acquirer',
    direction: 'collect',
    says: { zh: '预授权完成（请款）', en: 'capture' },
  },
  debit: {
    from: 'card',
    to: 'own',
    channel: 'acquirer',
    direction: 'collect',
    says: { zh: '未经冻结直接扣卡', en: 'debit of the card beyond what is frozen' },
  },
  payment: {
    from: 'card',
    to: 'own',
    channel: 'acquirer',
    direction: 'collect',
    says: { zh: '客户支付账单', en: "customer's payment of the invoice" },
  },
  release: {
    from: 'reserved',
    to: 'card',
    channel: 'issuer',
    direction: 'pay',
    says: { zh: '解冻', en: 'release' },
  },
  reversal: {
    from: 'own',
    to: 'card',
    channel: 'acquirer',
    direction: 'pay',
    says: { zh: '撤销请款', en: 'reversal of the capture' },
  },
} as const satisfies Readonly<Record<string, LegDefinition>>;

/** Channel roles with the file used when the scenario names none. */
export const preAuthorisationChannels = { issuer: 'card-freeze', acquirer: 'card-capture' } as const;

export const preAuthorisationContract = {
  authorised: {
    type: 'fen',
    says: { zh: '预授权金额，也是客户责任的上限', en: 'authorised amount; the customer is liable for no more' },
  },
  validDays: { type: 'int', default: 30, says: { zh: '预授权有效期（自然日）', en: 'validity in natural days' } },
  responseTimeout: { type: 'duration', default: 'PT30S', says: { zh: '应答超时', en: 'response timeout' } },
  noticeTimeout: { type: 'duration', default: 'PT15M', says: { zh: '通知超时', en: 'notice timeout' } },
} as const satisfies Readonly<Record<string, TermDefinition>>;

export const preAuthorisationFields = {
  ...deskFields,
  ordered: 'bool',
  /** Until when the design may capture: counted from its request, which is never later than the bank counts. */
  validUntil: 'time',
  declined: 'bool',
  /** The device is back and looked at: nothing more is claimed. */
  closed: 'bool',
  /** As the merchant claims it, and the part that the customer owes. */
  claimed: 'fen',
  owed: 'fen',
  authorised: 'fen',
  /** Out of what was frozen: captured, released. Beside it: debited, paid by the customer, reversed. */
  captured: 'fen',
  released: 'fen',
  debited: 'fen',
  paid: 'fen',
  reversed: 'fen',
  payAsked: 'bool',
} as const satisfies Readonly<Record<string, FieldType>>;

/** The bank of the card holds what a merchant is promised. */
export const preAuthorisationDeclares = {
  placed: { hook: 'hold-placed', account: 'card', cause: 'authorisation' },
  released: { hook: 'hold-released', account: 'card', cause: 'authorisation' },
  reversed: { hook: 'refund-executed', payer: 'own', payee: 'card', original: 'card', leg: 'reversal' },
} as const satisfies Readonly<Record<string, Declaration>>;

export const A = positions(preAuthorisationAccounts);
export const L = positions(preAuthorisationLegs);
export const F = positions(preAuthorisationFields);
export const T = positions(preAuthorisationContract);
export const C = positions(preAuthorisationChoices);
export const CH = positions(preAuthorisationChannels);
export const D = positions(preAuthorisationDeclares);

/** Index of a value of a choice. */
export function valueOf<K extends keyof typeof preAuthorisationChoices>(
  choice: K,
  value: keyof (typeof preAuthorisationChoices)[K]['values'] & string,
): number {
  return Object.keys(preAuthorisationChoices[choice].values).indexOf(value);
}
