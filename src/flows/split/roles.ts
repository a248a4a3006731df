import {
  positions,
  type AccountRole,
  type Act,
  type Declaration,
  type FieldType,
  type LegDefinition,
  type TermDefinition,
} from '../define.ts';
import { splitChoices } from './choices.ts';

export const splitParties = {
  payer: ['person', 'company'],
  merchant: [],
  platform: [],
  partner: [],
  acquirer: ['payment-institution', 'bank'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const balanceOf = (owner: 'merchant' | 'platform' | 'partner', claim: string) =>
  ({
    owner,
    at: 'acquirer',
    book: 'information',
    state: 'available',
    kinds: ['payment-account', 'sub-account'],
    missing: 'create',
    claim,
  }) as const;
const asideOf = (owner: 'merchant' | 'platform' | 'partner', claim: string) =>
  ({ owner, at: 'acquirer', book: 'information', state: 'frozen', claim }) as const;

/** The receivers come first, then what each has set aside for a refund, in the same order. */
export const splitAccounts = {
  merchantBalance: balanceOf('merchant', 'takings'),
  platformBalance: balanceOf('platform', 'commission'),
  partnerBalance: balanceOf('partner', 'share'),
  merchantAside: asideOf('merchant', 'takings'),
  platformAside: asideOf('platform', 'commission'),
  partnerAside: asideOf('partner', 'share'),
  card: { owner: 'payer', book: 'money', kinds: ['bank-account'] },
  reserve: { owner: 'acquirer', book: 'money', kinds: ['reserve'] },
  due: { owner: 'payer', at: 'acquirer', book: 'information', state: 'receivable', claim: 'refund' },
  merchantDebt: { owner: 'merchant', at: 'acquirer', book: 'information', state: 'suspense' },
  control: { owner: 'acquirer', at: 'acquirer', book: 'information', state: 'control' },
} as const satisfies Readonly<Record<string, AccountRole>>;

/** How many share: account role i is the balance of receiver i, and RECEIVERS + i what it has set aside. */
export const RECEIVERS = 3;

export const splitLegs = {
  charge: {
    from: 'card',
    to: 'reserve',
    channel: 'collect',
    direction: 'collect',
    says: { zh: '付款', en: 'payment' },
  },
  refund: {
    from: 'reserve',
    to: 'card',
    channel: 'refund',
    direction: 'pay',
    says: { zh: '退款', en: 'refund' },
  },
} as const satisfies Readonly<Record<string, LegDefinition>>;

export const splitChannels = { collect: 'collect', refund: 'refund' } as const;

export const splitContract = {
  platformShare: {
    type: 'rate',
    default: '0%',
    says: { zh: '平台佣金比例，四舍五入到分', en: "platform's commission, rounded half up to a fen" },
  },
  partnerShare: {
    type: 'rate',
    default: '0%',
    says: { zh: '渠道商或第二分账方比例，四舍五入到分', en: "partner's share, rounded half up to a fen" },
  },
  responseTimeout: { type: 'duration', default: 'PT30S', says: { zh: '应答超时', en: 'response timeout' } },
  noticeTimeout: { type: 'duration', default: 'PT20M', says: { zh: '通知超时', en: 'notice timeout' } },
} as const satisfies Readonly<Record<string, TermDefinition>>;

const yuan = { name: 'yuan', type: 'fen' } as const;

export const splitActs = {
  apply: { by: 'merchant', says: { zh: '申请分账权限', en: 'applies for the right to divide' } },
  approve: { by: 'operator', says: { zh: '开通分账权限', en: 'grants the right to divide' } },
  order: { by: 'merchant', says: { zh: '下单', en: 'places an order' }, args: [yuan] },
  pay: { by: 'payer', says: { zh: '付款', en: 'pays' } },
  refund: { by: 'merchant', says: { zh: '同意退款', en: 'grants a refund' }, args: [yuan] },
} as const satisfies Readonly<Record<string, Act>>;

export const splitDeclares = {
  split: 'split',
  sale: { hook: 'sale-accepted', payee: 'merchant' },
} as const satisfies Readonly<Record<string, Declaration>>;

export const splitFields = {
  applied: 'bool',
  /** The right as it was when the order was placed. */
  approved: 'bool',
  right: 'bool',
  price: 'fen',
  paid: 'bool',
  /** Refunds granted; granted and not on their way; paid. */
  granted: 'fen',
  due: 'fen',
  refunded: 'fen',
  /** What the platform has given back, where each refund is rounded by itself. */
  platformBack: 'fen',
  /** What each receiver has set aside: for the refund under way, and the merchant for refunds that may come back. */
  part0: 'fen',
  part1: 'fen',
  part2: 'fen',
  /** Refunds reported as paid that may come back, how many, and until when. */
  open: 'fen',
  openCount: 'int',
  openUntil: 'time',
  retryAt: 'time',
  auditAt: 'time',
  auditUntil: 'time',
  refunds: 'int',
  leg: 'enum',
  fen: 'fen',
  request: 'int',
  repeats: 'int',
  attempts: 'int',
  queries: 'int',
} as const satisfies Readonly<Record<string, FieldType>>;

export const A = positions(splitAccounts);
export const L = positions(splitLegs);
export const F = positions(splitFields);
export const T = positions(splitContract);
export const C = positions(splitChoices);
export const CH = positions(splitChannels);
export const D = positions(splitDeclares);

/** Index of a design choice's value; names are checked by the compiler. */
export function valueOf<K extends keyof typeof splitChoices>(
  choice: K,
  name: keyof (typeof splitChoices)[K]['values'] & string,
): number {
  return Object.keys(splitChoices[choice].values).indexOf(name);
}
