import {
  positions,
  type AccountRole,
  type Act,
  type FieldType,
  type LegDefinition,
  type TermDefinition,
} from '../define.ts';
import { concentrationChoices } from './choices.ts';

export const concentrationParties = {
  outlet: ['merchant', 'company'],
  headquarters: ['merchant', 'company', 'platform'],
  payer: ['person', 'company'],
  institution: ['payment-institution', 'bank'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export const concentrationAccounts = {
  balance: {
    owner: 'outlet',
    at: 'institution',
    book: 'information',
    state: 'available',
    kinds: ['payment-account', 'sub-account'],
    missing: 'create',
    claim: 'takings',
  },
  // On its way to headquarters or back to a payer.
  aside: { owner: 'outlet', at: 'institution', book: 'information', state: 'frozen', claim: 'takings' },
  due: { owner: 'payer', at: 'institution', book: 'information', state: 'receivable', claim: 'refund' },
  outletDebt: { owner: 'outlet', at: 'institution', book: 'information', state: 'suspense' },
  control: { owner: 'institution', at: 'institution', book: 'information', state: 'control' },
  card: { owner: 'payer', book: 'money', kinds: ['bank-account'] },
  reserve: { owner: 'institution', book: 'money', kinds: ['reserve'] },
  groupAccount: { owner: 'headquarters', book: 'money', kinds: ['bank-account'] },
} as const satisfies Readonly<Record<string, AccountRole>>;

export const concentrationLegs = {
  sale: {
    from: 'card',
    to: 'reserve',
    channel: 'collect',
    direction: 'collect',
    says: { zh: '门店收款', en: 'sale of the outlet' },
  },
  sweep: {
    from: 'reserve',
    to: 'groupAccount',
    channel: 'payout',
    direction: 'pay',
    says: { zh: '归集', en: 'sweep to headquarters' },
  },
  // Receipts of somebody who is in no group: they are the merchant's own.
  taken: {
    from: 'reserve',
    to: 'groupAccount',
    channel: 'payout',
    direction: 'pay',
    says: { zh: '归集他人款项', en: "sweep of somebody else's receipts" },
  },
  refund: {
    from: 'reserve',
    to: 'card',
    channel: 'refund',
    direction: 'pay',
    says: { zh: '退款', en: 'refund' },
  },
} as const satisfies Readonly<Record<string, LegDefinition>>;

export const concentrationChannels = { collect: 'collect', payout: 'payout', refund: 'refund' } as const;

export const concentrationContract = {
  responseTimeout: { type: 'duration', default: 'PT30S', says: { zh: '应答超时', en: 'response timeout' } },
  noticeTimeout: { type: 'duration', default: 'PT20M', says: { zh: '通知超时', en: 'notice timeout' } },
} as const satisfies Readonly<Record<string, TermDefinition>>;

const yuan = { name: 'yuan', type: 'fen' } as const;

export const concentrationActs = {
  join: { by: 'outlet', says: { zh: '签订集团归集协议', en: 'signs the group agreement' } },
  buy: { by: 'payer', says: { zh: '在门店付款', en: 'pays at the outlet' }, args: [yuan] },
  refund: { by: 'outlet', says: { zh: '同意退款', en: 'grants a refund' }, args: [yuan] },
  sweep: { by: 'headquarters', says: { zh: '归集', en: 'has the receipts swept' } },
} as const satisfies Readonly<Record<string, Act>>;

export const concentrationFields = {
  joined: 'bool',
  bought: 'fen',
  toCollect: 'fen',
  granted: 'fen',
  due: 'fen',
  sweeping: 'bool',
  retryAt: 'time',
  /** How much of the leg under way was set aside on the balance. */
  setAside: 'fen',
  auditAt: 'time',
  auditUntil: 'time',
  sweeps: 'int',
  refunds: 'int',
  leg: 'enum',
  fen: 'fen',
  request: 'int',
  repeats: 'int',
  attempts: 'int',
  queries: 'int',
} as const satisfies Readonly<Record<string, FieldType>>;

export const A = positions(concentrationAccounts);
export const L = positions(concentrationLegs);
export const F = positions(concentrationFields);
export const T = positions(concentrationContract);
export const C = positions(concentrationChoices);
export const CH = positions(concentrationChannels);

/** Index of a design choice's value; names are checked by the compiler. */
export function valueOf<K extends keyof typeof concentrationChoices>(
  choice: K,
  name: keyof (typeof concentrationChoices)[K]['values'] & string,
): number {
  return Object.keys(concentrationChoices[choice].values).indexOf(name);
}
