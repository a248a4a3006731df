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
import { iouChoices } from './choices.ts';
import type { IouTerms } from './interest.ts';

/** The lender's books with player and merchant, and three accounts at banks. */
export const iouAccounts = {
  receivable: { owner: 'borrower', at: 'lender', book: 'information', state: 'receivable', claim: 'loan' },
  // Bought, and not yet paid to the merchant.
  payable: { owner: 'merchant', at: 'lender', book: 'information', state: 'payable', claim: 'price' },
  control: { owner: 'lender', at: 'lender', book: 'information', state: 'control' },
  income: { owner: 'lender', at: 'lender', book: 'information', state: 'income' },
  own: { owner: 'lender', book: 'money', kinds: ['bank-account', 'own-funds'] },
  card: { owner: 'borrower', book: 'money', kinds: ['bank-account'] },
  shop: { owner: 'merchant', book: 'money', kinds: ['bank-account'] },
} as const satisfies Readonly<Record<string, AccountRole>>;

export const iouLegs = {
  pay: {
    from: 'own',
    to: 'shop',
    channel: 'payout',
    direction: 'pay',
    loan: 'disbursement',
    says: { zh: '付给商户', en: 'payment of the merchant' },
  },
  debit: {
    from: 'card',
    to: 'own',
    channel: 'collection',
    direction: 'collect',
    loan: 'principal',
    says: { zh: '扣款', en: 'debit of what is due' },
  },
} as const satisfies Readonly<Record<string, LegDefinition>>;

/** Channel roles with the file used when the scenario names none. */
export const iouChannels = { payout: 'payout', collection: 'collection' } as const;

export const iouContract = {
  line: { type: 'fen', says: { zh: '额度，也是单笔上限', en: 'the line, which is the most of one purchase as well' } },
  interestRate: { type: 'rate', says: { zh: '年利率（日息 1% 为 365%）', en: 'annual rate: 1 % a day is 365 %' } },
  yearDays: { type: 'int', default: 365, says: { zh: '计息年天数（360 或 365）', en: 'days of a year: 360 or 365' } },
  freeDays: { type: 'int', default: 15, says: { zh: '免息天数', en: 'days free of interest' } },
  fromFirstDay: {
    type: 'bool',
    default: false,
    says: {
      zh: '免息期后仍未还的部分自第 1 天起计息；否则自免息期满次日起',
      en: 'what is not repaid within the free days bears interest from day 1; otherwise from the day after them',
    },
  },
  termDays: {
    type: 'int',
    default: 30,
    says: { zh: '期限（购买日起自然日）', en: 'term in natural days from the purchase' },
  },
  collectAt: { type: 'time-of-day', default: '10:00:00', says: { zh: '扣款时点', en: 'time of collections' } },
  payWithin: {
    type: 'int',
    default: 1,
    says: { zh: '购买后几个工作日内付给商户', en: 'working days within which the merchant is paid' },
  },
  responseTimeout: { type: 'duration', default: 'PT30S', says: { zh: '应答超时', en: 'response timeout' } },
  noticeTimeout: { type: 'duration', default: 'PT15M', says: { zh: '通知超时', en: 'notice timeout' } },
} as const satisfies Readonly<Record<string, TermDefinition>>;

export const iouFields = {
  ...deskFields,
  /** Purchases: one, and another on the line that was repaid. */
  bought: 'int',
  /** The term came before all was repaid. */
  ended: 'bool',
  /** Price of the second purchase, and how much has to be collected before its merchant is paid. */
  again: 'fen',
  needs: 'fen',
  /** Local day of the purchase: free days, interest and term count from it. */
  startDay: 'int',
  /** Of the merchant: not yet paid. */
  unpaid: 'fen',
  /** Not asked to be repaid yet, and from which day after the purchase on it bears interest. */
  open: 'fen',
  from: 'int',
  /** Principal times days that bear interest, of what was outstanding up to that day. */
  product: 'int',
  /** Interest that has been made due. */
  interest: 'fen',
  /** Made due, and collected of it. */
  due: 'fen',
  paid: 'fen',
  /** Receivable by the books. */
  booked: 'fen',
} as const satisfies Readonly<Record<string, FieldType>>;

export const iouDeclares = {
  // Who buys on the IOU agrees that it is debited.
  bought: { hook: 'agreement-signed', agreement: 'withholding', client: 'borrower' },
  interest: { hook: 'interest-posted', payer: 'receivable', payee: 'income' },
} as const satisfies Readonly<Record<string, Declaration>>;

export const A = positions(iouAccounts);
export const L = positions(iouLegs);
export const F = positions(iouFields);
export const T = positions(iouContract);
export const C = positions(iouChoices);
export const CH = positions(iouChannels);
export const D = positions(iouDeclares);

/** Index of a value of a choice. */
export function valueOf<K extends keyof typeof iouChoices>(
  choice: K,
  value: keyof (typeof iouChoices)[K]['values'] & string,
): number {
  return Object.keys(iouChoices[choice].values).indexOf(value);
}

const NO_RATE = fraction(0n);

/** What the contract says of interest. */
export function iouTermsOf(contract: { term(i: number): number; rate(i: number): Fraction | null }): IouTerms {
  return {
    rate: contract.rate(T.interestRate) ?? NO_RATE,
    yearDays: contract.term(T.yearDays) === 360 ? 360 : 365,
    freeDays: contract.term(T.freeDays),
    fromFirstDay: contract.term(T.fromFirstDay) === 1,
    termDays: contract.term(T.termDays),
  };
}
