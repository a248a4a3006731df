import { applyRate, type Fraction } from '../../core/rate.ts';
import {
  positions,
  type AccountRole,
  type Declaration,
  type FieldType,
  type LegDefinition,
  type TermDefinition,
} from '../define.ts';
import { aggregatorChoices } from './choices.ts';

export const aggregatorAccounts = {
  // The merchant's own books, which the aggregator's software writes.
  bank: { owner: 'merchant', at: 'merchant', book: 'information', state: 'control' },
  sales: { owner: 'merchant', at: 'merchant', book: 'information', state: 'income' },
  // The aggregator's own books: what merchants owe it for the software.
  shares: { owner: 'merchant', at: 'hub', book: 'information', state: 'receivable', claim: 'share' },
  control: { owner: 'hub', at: 'hub', book: 'information', state: 'control' },
  income: { owner: 'hub', at: 'hub', book: 'information', state: 'income' },
  card: { owner: 'payer', book: 'money', kinds: ['bank-account'] },
  shop: { owner: 'merchant', book: 'money', kinds: ['bank-account'] },
  // Cash that has not been paid into the bank yet; kept by the merchant itself.
  till: { owner: 'merchant', at: 'merchant', book: 'money', kinds: ['internal'], missing: 'absent' },
  // Without an account of its own the aggregator's share accrues and is paid outside of what is modelled.
  own: { owner: 'hub', book: 'money', kinds: ['bank-account', 'own-funds'], missing: 'absent' },
} as const satisfies Readonly<Record<string, AccountRole>>;

export const aggregatorFields = {
  amount: 'fen',
  /** The leg under way, or of what is in hand, by index, and its sum. */
  job: 'int',
  sum: 'fen',
  request: 'int',
  repeats: 'int',
  attempts: 'int',
  queries: 'int',
  /** There is a voucher for a payment that is known to have arrived. */
  written: 'bool',
  /** Of the share: accrued, and collected. */
  shared: 'fen',
  taken: 'fen',
} as const satisfies Readonly<Record<string, FieldType>>;

export const aggregatorLegs = {
  collect: {
    from: 'card',
    to: 'shop',
    channel: 'collection',
    direction: 'collect',
    says: { zh: '收款', en: 'payment' },
  },
  cheque: {
    from: 'card',
    to: 'shop',
    channel: 'cheques',
    direction: 'collect',
    says: { zh: '支票提示付款', en: 'presentation of the cheque' },
  },
  deposit: {
    from: 'till',
    to: 'shop',
    channel: 'counter',
    direction: 'collect',
    says: { zh: '现金缴存', en: 'cash paid into the bank' },
  },
  share: {
    from: 'shop',
    to: 'own',
    channel: 'fees',
    direction: 'collect',
    says: { zh: '收取软件分成', en: 'collection of the share for the software' },
  },
} as const satisfies Readonly<Record<string, LegDefinition>>;

/** Channel roles with the file used when the scenario names none. */
export const aggregatorChannels = {
  collection: 'collection',
  cheques: 'cheque',
  counter: 'cash-deposit',
  fees: 'collection',
} as const;

export const aggregatorContract = {
  share: {
    type: 'rate',
    default: '0%',
    says: { zh: '软件分成（每笔到账收款的比例）', en: 'share for the software, of each payment that arrives' },
  },
  responseTimeout: { type: 'duration', default: 'PT30S', says: { zh: '应答超时', en: 'response timeout' } },
  noticeTimeout: { type: 'duration', default: 'PT15M', says: { zh: '通知超时', en: 'notice timeout' } },
} as const satisfies Readonly<Record<string, TermDefinition>>;

export const aggregatorDeclares = { voucher: 'goods-final' } as const satisfies Readonly<Record<string, Declaration>>;

export const A = positions(aggregatorAccounts);
export const F = positions(aggregatorFields);
export const L = positions(aggregatorLegs);
export const CH = positions(aggregatorChannels);
export const T = positions(aggregatorContract);
export const C = positions(aggregatorChoices);
export const D = positions(aggregatorDeclares);

/** The share of one payment, rounded half up. */
export function shareOf(contract: { rate(i: number): Fraction | null }, fen: number): number {
  const rate = contract.rate(T.share);
  return rate === null ? 0 : applyRate(fen, rate, 'half-up');
}
