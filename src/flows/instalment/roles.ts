import { fraction, type Fraction } from '../../core/rate.ts';
import {
  positions,
  type AccountRole,
  type Declaration,
  type FieldType,
  type LegDefinition,
  type TermDefinition,
} from '../define.ts';
import { deskFields } from '../desk.ts';
import type { LoanTerms } from '../lending/schedule.ts';
import { instalmentChoices } from './choices.ts';

/** The lender's books with buyer and merchant, and three accounts at banks. */
export const instalmentAccounts = {
  receivable: { owner: 'borrower', at: 'lender', book: 'information', state: 'receivable', claim: 'loan' },
  // Paid by the buyer beyond what is owed: goes back.
  prepaid: { owner: 'borrower', at: 'lender', book: 'information', state: 'payable', claim: 'back' },
  // Delivered by the merchant and not yet paid.
  payable: { owner: 'merchant', at: 'lender', book: 'information', state: 'payable', claim: 'price' },
  // What the merchant owes: refunds of goods, and what it was paid and never delivered.
  recourse: { owner: 'merchant', at: 'lender', book: 'information', state: 'receivable', claim: 'recourse' },
  control: { owner: 'lender', at: 'lender', book: 'information', state: 'control' },
  own: { owner: 'lender', book: 'money', kinds: ['bank-account', 'own-funds'] },
  card: { owner: 'borrower', book: 'money', kinds: ['bank-account'] },
  shop: { owner: 'merchant', book: 'money', kinds: ['bank-account'] },
} as const satisfies Readonly<Record<string, AccountRole>>;

export const instalmentLegs = {
  pay: {
    from: 'own',
    to: 'shop',
    channel: 'payout',
    direction: 'pay',
    loan: 'disbursement',
    says: { zh: '贷款付给商户', en: 'payment of the merchant' },
  },
  payBuyer: {
    from: 'own',
    to: 'card',
    channel: 'payout',
    direction: 'pay',
    loan: 'disbursement',
    says: { zh: '贷款付到用户卡', en: 'payment to the card of the buyer' },
  },
  debit: {
    from: 'card',
    to: 'own',
    channel: 'collection',
    direction: 'collect',
    loan: 'principal',
    says: { zh: '分期扣款', en: 'debit of an instalment' },
  },
  repayment: {
    from: 'card',
    to: 'own',
    channel: 'collection',
    direction: 'collect',
    loan: 'principal',
    says: { zh: '主动还款', en: "buyer's repayment" },
  },
  recovery: {
    from: 'shop',
    to: 'own',
    channel: 'collection',
    direction: 'collect',
    says: { zh: '商户退款给贷款人', en: "merchant's refund to the lender" },
  },
  refund: {
    from: 'own',
    to: 'card',
    channel: 'payout',
    direction: 'pay',
    says: { zh: '退还用户多付款项', en: 'refund of the buyer' },
  },
} as const satisfies Readonly<Record<string, LegDefinition>>;

/** Channel roles with the file used when the scenario names none. */
export const instalmentChannels = { payout: 'payout', collection: 'collection' } as const;

export const instalmentContract = {
  principal: { type: 'fen', says: { zh: '价款', en: 'price of the goods or the course' } },
  fee: { type: 'fen', default: '0.00', says: { zh: '手续费', en: 'charges, paid with the instalments' } },
  interestRate: { type: 'rate', default: '0%', says: { zh: '年利率', en: 'annual rate of interest' } },
  yearDays: { type: 'int', default: 365, says: { zh: '计息年天数（360 或 365）', en: 'days of a year: 360 or 365' } },
  instalments: { type: 'int', default: 12, says: { zh: '期数', en: 'number of instalments' } },
  termDays: {
    type: 'int',
    default: 360,
    says: { zh: '期限（首次交付起自然日）', en: 'term in natural days from the first delivery' },
  },
  deliveries: { type: 'int', default: 1, says: { zh: '分几次交付', en: 'number of parts in which it is delivered' } },
  financed: {
    type: 'bool',
    default: true,
    says: {
      zh: '由贷款人付给商户；否则商户自己出租或赊销，直接分期收款',
      en: 'a lender pays the merchant; otherwise the merchant lets or sells on credit and collects itself',
    },
  },
  collectAt: { type: 'time-of-day', default: '10:00:00', says: { zh: '扣款时点', en: 'time of collections' } },
  payWithin: {
    type: 'int',
    default: 3,
    says: { zh: '交付后几个工作日内付给商户', en: 'working days within which a delivery is paid' },
  },
  responseTimeout: { type: 'duration', default: 'PT30S', says: { zh: '应答超时', en: 'response timeout' } },
  noticeTimeout: { type: 'duration', default: 'PT15M', says: { zh: '通知超时', en: 'notice timeout' } },
} as const satisfies Readonly<Record<string, TermDefinition>>;

export const instalmentFields = {
  ...deskFields,
  signed: 'bool',
  delivered: 'int',
  /** Local day of the first delivery: the schedule runs from it. */
  startDay: 'int',
  closed: 'bool',
  /** Of the price, taken back by the merchant. */
  returned: 'fen',
  /** What the buyer owes in all, as this design sees it, and has paid net of refunds. */
  total: 'fen',
  paid: 'fen',
  prepaid: 'fen',
  /** Everything collected, refunded or not. */
  gross: 'fen',
  /** Of the merchant: delivered and not paid, paid ahead of delivery, owed back by it (of that: from a closure). */
  unpaid: 'fen',
  advanced: 'fen',
  paidOut: 'fen',
  recourse: 'fen',
  lostAdvance: 'fen',
  repayAsked: 'fen',
} as const satisfies Readonly<Record<string, FieldType>>;

export const instalmentDeclares = {
  // Who signs for the instalments agrees that they are debited.
  signed: { hook: 'agreement-signed', agreement: 'withholding', client: 'borrower' },
  fee: { hook: 'fee-posted', payer: 'receivable', payee: 'control' },
  interest: { hook: 'interest-posted', payer: 'receivable', payee: 'control' },
  refunded: { hook: 'refund-executed', payer: 'own', payee: 'card', original: 'card', leg: 'refund' },
} as const satisfies Readonly<Record<string, Declaration>>;

export const A = positions(instalmentAccounts);
export const L = positions(instalmentLegs);
export const F = positions(instalmentFields);
export const T = positions(instalmentContract);
export const C = positions(instalmentChoices);
export const CH = positions(instalmentChannels);
export const D = positions(instalmentDeclares);

/** Index of a value of a choice. */
export function valueOf<K extends keyof typeof instalmentChoices>(
  choice: K,
  value: keyof (typeof instalmentChoices)[K]['values'] & string,
): number {
  return Object.keys(instalmentChoices[choice].values).indexOf(value);
}

const NO_RATE = fraction(0n);

/** The schedule's terms as the contract states them. */
export function loanTerms(contract: { term(i: number): number; rate(i: number): Fraction | null }): LoanTerms {
  return {
    principal: contract.term(T.principal),
    fee: contract.term(T.fee),
    instalments: Math.max(1, contract.term(T.instalments)),
    termDays: contract.term(T.termDays),
    rate: contract.rate(T.interestRate) ?? NO_RATE,
    yearDays: contract.term(T.yearDays) === 360 ? 360 : 365,
  };
}

/** Parts in which the contract has it delivered, at least 1. */
export function deliveriesOf(contract: { term(i: number): number }): number {
  return Math.max(1, contract.term(T.deliveries));
}
