import { applyRate } from '../../core/rate.ts';
import {
  positions,
  type AccountRole,
  type Declaration,
  type FieldType,
  type LegDefinition,
  type TermDefinition,
} from '../define.ts';
import type { FlowView } from '../view.ts';
import { custodyChoices } from './choices.ts';

/** Pay-ins, and withdrawals that may still come back, that are open at one time. One more is refused. */
export const ITEMS_MAX = 3;

/** Who has what: the investor's claim in three states, the custodian's own books, and money at banks. */
export const custodyAccounts = {
  available: {
    owner: 'investor',
    at: 'custodian',
    book: 'information',
    state: 'available',
    kinds: ['sub-account'],
    missing: 'create',
    claim: 'balance',
    // Without sub-accounts the investor's money is a line in a list.
    byChoice: { choice: 'accounts', values: { pooled: { kinds: ['internal'] } } },
  },
  pending: { owner: 'investor', at: 'custodian', book: 'information', state: 'pending', claim: 'balance' },
  frozen: { owner: 'investor', at: 'custodian', book: 'information', state: 'frozen', claim: 'balance' },
  control: { owner: 'custodian', at: 'custodian', book: 'information', state: 'control' },
  // What the channel has taken and not yet delivered.
  inbound: { owner: 'custodian', at: 'custodian', book: 'information', state: 'receivable' },
  suspense: { owner: 'custodian', at: 'custodian', book: 'information', state: 'suspense' },
  fees: { owner: 'platform', at: 'custodian', book: 'information', state: 'payable' },
  // What an advancer will be paid out of the money it has bought.
  advanced: { owner: 'funder', at: 'custodian', book: 'information', state: 'payable', claim: 'advanced' },
  custody: { owner: 'platform', at: 'custodian', book: 'money', kinds: ['custody'] },
  card: {
    owner: 'investor',
    book: 'money',
    kinds: ['bank-account'],
    classes: ['', 'I'],
    byChoice: { choice: 'accounts', values: { 'class-ii': { classes: ['II'] } } },
  },
  platformOwn: { owner: 'platform', book: 'money', kinds: ['own-funds', 'bank-account'] },
  funderOwn: { owner: 'funder', book: 'money', kinds: ['own-funds', 'bank-account'] },
} as const satisfies Readonly<Record<string, AccountRole>>;

export const custodyLegs = {
  deposit: {
    from: 'card',
    to: 'custody',
    channel: 'payIn',
    direction: 'collect',
    says: { zh: '充值', en: 'pay-in' },
  },
  payout: {
    from: 'custody',
    to: 'card',
    channel: 'payOut',
    direction: 'pay',
    says: { zh: '提现出款', en: 'withdrawal' },
  },
  advance: {
    from: 'funderOwn',
    to: 'card',
    channel: 'payOut',
    direction: 'pay',
    says: { zh: '垫资出款', en: "withdrawal out of the funder's money" },
  },
  ordered: {
    from: 'custody',
    to: 'platformOwn',
    channel: 'payOut',
    direction: 'pay',
    says: { zh: '平台指令付款', en: 'payout ordered by the platform' },
  },
  sweep: {
    from: 'custody',
    to: 'platformOwn',
    channel: 'inside',
    direction: 'pay',
    says: { zh: '手续费划出', en: 'sweep of fees' },
  },
  repay: {
    from: 'custody',
    to: 'funderOwn',
    channel: 'inside',
    direction: 'pay',
    says: { zh: '归还垫资', en: 'repayment of an advance' },
  },
} as const satisfies Readonly<Record<string, LegDefinition>>;

/** Channel roles with the file used when the scenario names none. */
export const custodyChannels = { payIn: 'deposit', payOut: 'payout', inside: 'book-transfer' } as const;

export const custodyContract = {
  fee: {
    type: 'rate',
    default: '0%',
    says: { zh: '平台手续费率（按到账的充值计）', en: "platform's fee, of each pay-in that arrives" },
  },
  payWithin: {
    type: 'duration',
    default: 'PT2H',
    says: {
      zh: '承诺提现时限（通道开放起算）',
      en: 'promised time of a withdrawal, counted while the channel is open',
    },
  },
  responseTimeout: { type: 'duration', default: 'PT30S', says: { zh: '应答超时', en: 'response timeout' } },
  noticeTimeout: { type: 'duration', default: 'PT10M', says: { zh: '通知超时', en: 'notice timeout' } },
} as const satisfies Readonly<Record<string, TermDefinition>>;

export const custodyFields = {
  /** Pay-ins: the last id, and of each open one amount, phase and the time at which its row of the statement is due. */
  payIn: 'int',
  fen0: 'fen',
  phase0: 'int',
  row0: 'time',
  fen1: 'fen',
  phase1: 'int',
  row1: 'time',
  fen2: 'fen',
  phase2: 'int',
  row2: 'time',
  /** The withdrawal under way. */
  amount: 'fen',
  early: 'bool',
  request: 'int',
  repeats: 'int',
  attempts: 'int',
  queries: 'int',
  /** Withdrawals that were paid and may come back: id, amount, and from when on a statement is the last word. */
  paid0: 'int',
  paidFen0: 'fen',
  final0: 'time',
  paid1: 'int',
  paidFen1: 'fen',
  final1: 'time',
  paid2: 'int',
  paidFen2: 'fen',
  final2: 'time',
  /** Early withdrawal: its id, what its pay-in has yet to cover, and what it never will because it has failed. */
  earlyId: 'int',
  drawn: 'fen',
  lost: 'fen',
  /** Advance of a funder: what will be repaid of it, and how much of that has arrived. */
  lent: 'fen',
  toRepay: 'fen',
  repaying: 'fen',
  repayId: 'int',
  /** Fees that have arrived and wait for the sweep, and the sweep under way. */
  feesDue: 'fen',
  sweeping: 'fen',
  sweepId: 'int',
  /** Payouts that the platform ordered by itself. */
  orderId: 'int',
} as const satisfies Readonly<Record<string, FieldType>>;

export const custodyDeclares = {
  released: { hook: 'settlement-released', payee: 'investor' },
  fee: { hook: 'fee-posted', payer: 'pending', payee: 'fees' },
} as const satisfies Readonly<Record<string, Declaration>>;

export const A = positions(custodyAccounts);
export const L = positions(custodyLegs);
export const F = positions(custodyFields);
export const T = positions(custodyContract);
export const C = positions(custodyChoices);
export const CH = positions(custodyChannels);
export const D = positions(custodyDeclares);

/** The platform's fee of a pay-in, fen. */
export function feeOf(view: FlowView, fen: number): number {
  return applyRate(fen, view.rate(T.fee), 'half-up');
}

/** What the investor can dispose of now, fen. */
export function free(view: FlowView): number {
  return view.balance(A.available) - view.held(A.available);
}

/** True where a funder pays ahead of the money. */
export function isFunded(view: FlowView): boolean {
  return view.hasAccount(A.funderOwn);
}

/** Instant `timeOfDay` on the next working day, never today. */
export function nextWorkday(view: FlowView, timeOfDay: number): number {
  return view.workday(view.isWorkday() ? 1 : 0, timeOfDay);
}
