import {
  positions,
  type AccountRole,
  type Act,
  type DebitDefinition,
  type Declaration,
  type FieldType,
  type LegDefinition,
  type TermDefinition,
} from '../define.ts';
import { migrationChoices } from './choices.ts';

export const migrationParties = {
  payer: ['person', 'company'],
  merchant: [],
  former: ['payment-institution'],
  successor: ['payment-institution'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const balanceAt = (at: 'former' | 'successor', claim: string) =>
  ({
    owner: 'merchant',
    at,
    book: 'information',
    state: 'available',
    kinds: ['payment-account', 'sub-account'],
    missing: 'create',
    claim,
  }) as const;

export const migrationAccounts = {
  card: { owner: 'payer', book: 'money', kinds: ['bank-account'] },
  formerReserve: { owner: 'former', book: 'money', kinds: ['reserve'] },
  successorReserve: { owner: 'successor', book: 'money', kinds: ['reserve'] },
  formerBalance: balanceAt('former', 'atFormer'),
  successorBalance: balanceAt('successor', 'atSuccessor'),
  formerControl: { owner: 'former', at: 'former', book: 'information', state: 'control' },
  successorControl: { owner: 'successor', at: 'successor', book: 'information', state: 'control' },
  // The merchant's own books: what the payer owes it.
  outstanding: { owner: 'merchant', at: 'merchant', book: 'information', state: 'receivable', claim: 'price' },
  sales: { owner: 'merchant', at: 'merchant', book: 'information', state: 'suspense' },
} as const satisfies Readonly<Record<string, AccountRole>>;

const underAgreement = (signed: string): DebitDefinition => ({
  choice: 'agreement',
  products: {
    'signed-again': { product: 'agreement-payment', signed: true },
    'carried-over': { product: 'agreement-payment', signed: true },
  },
  signed,
});

export const migrationLegs = {
  chargeFormer: {
    from: 'card',
    to: 'formerReserve',
    channel: 'former',
    direction: 'collect',
    says: { zh: '原机构扣款', en: 'charge by the former company' },
    debit: underAgreement('signed'),
  },
  chargeSuccessor: {
    from: 'card',
    to: 'successorReserve',
    channel: 'successor',
    direction: 'collect',
    says: { zh: '新机构扣款', en: 'charge by the new company' },
    debit: underAgreement('signedAgain'),
  },
} as const satisfies Readonly<Record<string, LegDefinition>>;

export const migrationChannels = { former: 'collect', successor: 'collect' } as const;

export const migrationContract = {
  responseTimeout: { type: 'duration', default: 'PT30S', says: { zh: '应答超时', en: 'response timeout' } },
  noticeTimeout: { type: 'duration', default: 'PT20M', says: { zh: '通知超时', en: 'notice timeout' } },
} as const satisfies Readonly<Record<string, TermDefinition>>;

export const migrationActs = {
  sign: { by: 'payer', says: { zh: '与原机构签约', en: 'signs with the former company' } },
  signAgain: { by: 'payer', says: { zh: '与新机构签约', en: 'signs with the new company' } },
  switch: { by: 'merchant', says: { zh: '切换到新机构', en: 'switches to the new company' } },
  due: {
    by: 'merchant',
    says: { zh: '一期到期，请求扣款', en: 'has a sum that fell due charged' },
    args: [{ name: 'yuan', type: 'fen' }],
  },
} as const satisfies Readonly<Record<string, Act>>;

export const migrationFields = {
  signed: 'bool',
  signedAgain: 'bool',
  switched: 'bool',
  /** Recorded and not charged. */
  due: 'fen',
  retryAt: 'time',
  /** The charge by the former company beside that of the new one, in the design that runs both: its last id. */
  doubleId: 'int',
  leg: 'enum',
  fen: 'fen',
  request: 'int',
  repeats: 'int',
  attempts: 'int',
  queries: 'int',
} as const satisfies Readonly<Record<string, FieldType>>;

/** One agreement with each of the two companies. */
export const migrationDeclares = {
  signed: { hook: 'agreement-signed', agreement: 'quick-pay', client: 'payer', with: 'former' },
  signedAgain: { hook: 'agreement-signed', agreement: 'quick-pay', client: 'payer', with: 'successor' },
} as const satisfies Readonly<Record<string, Declaration>>;

export const A = positions(migrationAccounts);
export const L = positions(migrationLegs);
export const F = positions(migrationFields);
export const T = positions(migrationContract);
export const C = positions(migrationChoices);
export const CH = positions(migrationChannels);
export const D = positions(migrationDeclares);

/** Index of a design choice's value; names are checked by the compiler. */
export function valueOf<K extends keyof typeof migrationChoices>(
  choice: K,
  name: keyof (typeof migrationChoices)[K]['values'] & string,
): number {
  return Object.keys(migrationChoices[choice].values).indexOf(name);
}
