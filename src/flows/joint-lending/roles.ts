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
import { jointLendingChoices } from './choices.ts';

/** The lead's books of what each funder has lent, and of what in the collection account is whose. */
export const jointLendingAccounts = {
  lentLead: { owner: 'lender', at: 'lender', book: 'information', state: 'receivable', claim: 'loanLead' },
  lentBank: { owner: 'bank', at: 'lender', book: 'information', state: 'receivable', claim: 'loanBank' },
  lentThird: { owner: 'third', at: 'lender', book: 'information', state: 'receivable', claim: 'loanThird' },
  // Paid out, and not yet safe from coming back.
  pendingLead: { owner: 'lender', at: 'lender', book: 'information', state: 'pending', claim: 'loanLead' },
  pendingBank: { owner: 'bank', at: 'lender', book: 'information', state: 'pending', claim: 'loanBank' },
  pendingThird: { owner: 'third', at: 'lender', book: 'information', state: 'pending', claim: 'loanThird' },
  // In the collection account for a funder: paid in and not yet lent, or repaid and not yet passed on.
  dueBank: { owner: 'bank', at: 'lender', book: 'information', state: 'payable', claim: 'dueBank' },
  dueThird: { owner: 'third', at: 'lender', book: 'information', state: 'payable', claim: 'dueThird' },
  control: { owner: 'lender', at: 'lender', book: 'information', state: 'control' },
  own: { owner: 'lender', book: 'money', kinds: ['own-funds', 'bank-account'] },
  bankFunds: { owner: 'bank', book: 'money', kinds: ['own-funds'] },
  thirdFunds: { owner: 'third', book: 'money', kinds: ['own-funds', 'bank-account'], missing: 'absent' },
  pool: { owner: 'lender', book: 'money', kinds: ['settlement'] },
  card: { owner: 'borrower', book: 'money', kinds: ['bank-account'] },
} as const satisfies Readonly<Record<string, AccountRole>>;

const contributes = { zh: '出资划入归集户', en: 'pays its part into the collection account' } as const;
const passes = { zh: '分账划给出资方', en: 'passed on to the funder' } as const;
const compensates = { zh: '平台代偿', en: 'compensation by the lead' } as const;

export const jointLendingLegs = {
  contributeLead: { from: 'own', to: 'pool', channel: 'internal', direction: 'collect', says: contributes },
  contributeBank: { from: 'bankFunds', to: 'pool', channel: 'internal', direction: 'collect', says: contributes },
  contributeThird: { from: 'thirdFunds', to: 'pool', channel: 'internal', direction: 'collect', says: contributes },
  disburse: {
    from: 'pool',
    to: 'card',
    channel: 'payout',
    direction: 'pay',
    loan: 'disbursement',
    says: { zh: '放款', en: 'disbursement' },
  },
  debit: {
    from: 'card',
    to: 'pool',
    channel: 'collection',
    direction: 'collect',
    loan: 'principal',
    says: { zh: '到期代扣', en: 'debit of what is due' },
  },
  passLead: { from: 'pool', to: 'own', channel: 'internal', direction: 'pay', says: passes },
  passBank: { from: 'pool', to: 'bankFunds', channel: 'internal', direction: 'pay', says: passes },
  passThird: { from: 'pool', to: 'thirdFunds', channel: 'internal', direction: 'pay', says: passes },
  compensateBank: { from: 'own', to: 'bankFunds', channel: 'internal', direction: 'pay', says: compensates },
  compensateThird: { from: 'own', to: 'thirdFunds', channel: 'internal', direction: 'pay', says: compensates },
} as const satisfies Readonly<Record<string, LegDefinition>>;

/** Channel roles with the file used when the scenario names none. */
export const jointLendingChannels = { payout: 'payout', collection: 'collection', internal: 'own-transfer' } as const;

export const jointLendingContract = {
  principal: { type: 'fen', says: { zh: '贷款金额', en: 'amount of the loan' } },
  bankShare: { type: 'rate', says: { zh: '银行出资比例', en: 'part of the bank' } },
  thirdShare: { type: 'rate', default: '0%', says: { zh: '第三出资方比例', en: 'part of the third funder' } },
  interestRate: { type: 'rate', default: '0%', says: { zh: '年利率', en: 'annual rate of interest' } },
  yearDays: { type: 'int', default: 365, says: { zh: '计息年天数（360 或 365）', en: 'days of a year: 360 or 365' } },
  instalments: { type: 'int', default: 1, says: { zh: '期数', en: 'number of instalments' } },
  termDays: {
    type: 'int',
    default: 90,
    says: { zh: '期限（到账日起自然日）', en: 'term in natural days from arrival' },
  },
  collectAt: { type: 'time-of-day', default: '10:00:00', says: { zh: '扣款时点', en: 'time of collections' } },
  responseTimeout: { type: 'duration', default: 'PT30S', says: { zh: '应答超时', en: 'response timeout' } },
  noticeTimeout: { type: 'duration', default: 'PT15M', says: { zh: '通知超时', en: 'notice timeout' } },
} as const satisfies Readonly<Record<string, TermDefinition>>;

export const jointLendingFields = {
  ...deskFields,
  applied: 'bool',
  /** A funder that has not paid: 1 it could not, 2 it was paid for by the lead or lent without. */
  failedLead: 'int',
  failedBank: 'int',
  failedThird: 'int',
  /** In the collection account, by funder: paid in and not lent, or repaid and not passed on. */
  dueLead: 'fen',
  dueBank: 'fen',
  dueThird: 'fen',
  /** Whose the loan is: what each has lent with its interest and is still owed. */
  openLead: 'fen',
  openBank: 'fen',
  openThird: 'fen',
  lent: 'fen',
  lentDay: 'int',
  /** Owed by the borrower in all when it was lent, and since repaid. */
  total: 'fen',
  repaid: 'fen',
  compensateAsked: 'bool',
  /** What the lead has undertaken to pay in the place of the borrower. */
  compensateBank: 'fen',
  compensateThird: 'fen',
  voided: 'bool',
} as const satisfies Readonly<Record<string, FieldType>>;

export const jointLendingDeclares = {
  divided: 'split',
  // What the lead has paid for others.
  advanced: { metric: 'advanced' },
} as const satisfies Readonly<Record<string, Declaration>>;

export const A = positions(jointLendingAccounts);
export const L = positions(jointLendingLegs);
export const F = positions(jointLendingFields);
export const T = positions(jointLendingContract);
export const C = positions(jointLendingChoices);
export const CH = positions(jointLendingChannels);
export const D = positions(jointLendingDeclares);

/** Index of a value of a choice. */
export function valueOf<K extends keyof typeof jointLendingChoices>(
  choice: K,
  value: keyof (typeof jointLendingChoices)[K]['values'] & string,
): number {
  return Object.keys(jointLendingChoices[choice].values).indexOf(value);
}

const NO_RATE = fraction(0n);

interface Contract {
  term(i: number): number;
  rate(i: number): Fraction | null;
}

/** Terms of the schedule for what was lent. */
export function loanTerms(contract: Contract, principal: number): LoanTerms {
  return {
    principal,
    fee: 0,
    instalments: Math.max(1, contract.term(T.instalments)),
    termDays: contract.term(T.termDays),
    rate: contract.rate(T.interestRate) ?? NO_RATE,
    yearDays: contract.term(T.yearDays) === 360 ? 360 : 365,
  };
}

/** A share of an amount, rounded down; 0 for a rate that the contract does not have. */
export function shareOf(fen: number, rate: Fraction | null): number {
  return rate === null ? 0 : Number((BigInt(fen) * rate.num) / rate.den);
}

/**
 * Divides an amount in proportion to weights of whole fen: the others' parts rounded down, what is left to the first,
 * the lead. Dividing what the weights sum to gives the weights. All zero: everything to the first.
 */
export function divide(fen: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = weights.map((weight, i) =>
    i === 0 || whole === 0 ? 0 : Number((BigInt(fen) * BigInt(weight)) / BigInt(whole)),
  );
  parts[0] = fen - parts.reduce((sum, part) => sum + part, 0);
  return parts;
}
