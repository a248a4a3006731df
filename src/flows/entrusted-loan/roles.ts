import { fraction, type Fraction } from '../../core/rate.ts';
import { positions, type AccountRole, type FieldType, type LegDefinition, type TermDefinition } from '../define.ts';
import { deskFields } from '../desk.ts';
import type { LoanTerms } from '../lending/schedule.ts';
import { entrustedLoanChoices } from './choices.ts';

/** The bank's books of the loan, its special account, and what funder, borrower and whoever pays for them have. */
export const entrustedLoanAccounts = {
  // The loan is the funder's; the bank keeps its record.
  receivable: { owner: 'borrower', at: 'lender', book: 'information', state: 'receivable', claim: 'loan' },
  // Paid out, and not yet safe from coming back.
  unconfirmed: { owner: 'funder', at: 'lender', book: 'information', state: 'pending', claim: 'loan' },
  // In the name of whoever has paid: it is their claim now.
  subrogated: { owner: 'compensator', at: 'lender', book: 'information', state: 'receivable', claim: 'subrogation' },
  // In the special account: the funder's, and that of whoever has compensated.
  funds: { owner: 'funder', at: 'lender', book: 'information', state: 'payable', claim: 'funds' },
  held: { owner: 'compensator', at: 'lender', book: 'information', state: 'payable', claim: 'held' },
  control: { owner: 'lender', at: 'lender', book: 'information', state: 'control' },
  general: { owner: 'funder', book: 'money', kinds: ['bank-account'] },
  special: { owner: 'lender', book: 'money', kinds: ['settlement'] },
  own: { owner: 'lender', book: 'money', kinds: ['own-funds'], missing: 'absent' },
  card: { owner: 'borrower', book: 'money', kinds: ['bank-account'] },
  surety: { owner: 'compensator', book: 'money', kinds: ['bank-account'], missing: 'absent' },
  elsewhere: { owner: 'other', book: 'money', kinds: ['bank-account'], missing: 'absent' },
} as const satisfies Readonly<Record<string, AccountRole>>;

export const entrustedLoanLegs = {
  entrust: {
    from: 'general',
    to: 'special',
    channel: 'internal',
    direction: 'collect',
    says: { zh: '委托资金划入专户', en: 'entrusted money into the special account' },
  },
  advance: {
    from: 'own',
    to: 'special',
    channel: 'internal',
    direction: 'collect',
    says: { zh: '银行垫付差额', en: 'what the bank adds of its own' },
  },
  disburse: {
    from: 'special',
    to: 'card',
    channel: 'payout',
    direction: 'pay',
    loan: 'disbursement',
    says: { zh: '放款', en: 'disbursement' },
  },
  repayment: {
    from: 'card',
    to: 'special',
    channel: 'collection',
    direction: 'collect',
    loan: 'principal',
    says: { zh: '借款人还款', en: "borrower's repayment" },
  },
  compensate: {
    from: 'surety',
    to: 'special',
    channel: 'internal',
    direction: 'collect',
    says: { zh: '代偿', en: 'compensation' },
  },
  passOn: {
    from: 'special',
    to: 'general',
    channel: 'internal',
    direction: 'pay',
    says: { zh: '划回委托人一般户', en: 'passed on to the funder' },
  },
  passTo: {
    from: 'special',
    to: 'surety',
    channel: 'internal',
    direction: 'pay',
    says: { zh: '划给代偿人', en: 'passed on to whoever has compensated' },
  },
  stray: {
    from: 'special',
    to: 'elsewhere',
    channel: 'internal',
    direction: 'pay',
    says: { zh: '划到别的委托人账户', en: 'passed on to another funder' },
  },
} as const satisfies Readonly<Record<string, LegDefinition>>;

/** Channel roles with the file used when the scenario names none. */
export const entrustedLoanChannels = { payout: 'payout', collection: 'collection', internal: 'own-transfer' } as const;

export const entrustedLoanContract = {
  principal: { type: 'fen', says: { zh: '贷款金额', en: 'amount of the loan' } },
  interestRate: { type: 'rate', default: '0%', says: { zh: '年利率', en: 'annual rate of interest' } },
  yearDays: { type: 'int', default: 360, says: { zh: '计息年天数（360 或 365）', en: 'days of a year: 360 or 365' } },
  instalments: { type: 'int', default: 1, says: { zh: '期数', en: 'number of instalments' } },
  termDays: {
    type: 'int',
    default: 90,
    says: { zh: '期限（到账日起自然日）', en: 'term in natural days from arrival' },
  },
  batchAt: {
    type: 'time-of-day',
    default: '09:30:00',
    says: { zh: '日初批量时点', en: 'time of the first batch of a day' },
  },
  passBefore: {
    type: 'time-of-day',
    default: '17:00:00',
    says: {
      zh: '此前到账的还款当日划回，其余次日划回',
      en: 'what arrives before is passed on the same day, the rest on the next',
    },
  },
  responseTimeout: { type: 'duration', default: 'PT30S', says: { zh: '应答超时', en: 'response timeout' } },
  noticeTimeout: { type: 'duration', default: 'PT15M', says: { zh: '通知超时', en: 'notice timeout' } },
} as const satisfies Readonly<Record<string, TermDefinition>>;

export const entrustedLoanFields = {
  ...deskFields,
  applied: 'bool',
  /** What funder, borrower and compensator have asked to be moved. */
  entrustAsked: 'fen',
  repayAsked: 'fen',
  compensateAsked: 'fen',
  /** In the special account: the funder's, the compensator's, the bank's own. */
  funds: 'fen',
  held: 'fen',
  advanced: 'fen',
  /** Entrusted money that waits for its loan goes back then. */
  returnAt: 'time',
  /** Passed on by a batch, not before this. */
  passAt: 'time',
  lent: 'fen',
  lentDay: 'int',
  /** Owed by the borrower: to the funder, and to whoever has compensated. */
  owed: 'fen',
  subrogated: 'fen',
} as const satisfies Readonly<Record<string, FieldType>>;

export const A = positions(entrustedLoanAccounts);
export const L = positions(entrustedLoanLegs);
export const F = positions(entrustedLoanFields);
export const T = positions(entrustedLoanContract);
export const C = positions(entrustedLoanChoices);
export const CH = positions(entrustedLoanChannels);

/** Index of a value of a choice. */
export function valueOf<K extends keyof typeof entrustedLoanChoices>(
  choice: K,
  value: keyof (typeof entrustedLoanChoices)[K]['values'] & string,
): number {
  return Object.keys(entrustedLoanChoices[choice].values).indexOf(value);
}

const NO_RATE = fraction(0n);

/** The schedule's terms as the contract states them. */
export function loanTerms(contract: { term(i: number): number; rate(i: number): Fraction | null }): LoanTerms {
  return {
    principal: contract.term(T.principal),
    fee: 0,
    instalments: Math.max(1, contract.term(T.instalments)),
    termDays: contract.term(T.termDays),
    rate: contract.rate(T.interestRate) ?? NO_RATE,
    yearDays: contract.term(T.yearDays) === 365 ? 365 : 360,
  };
}
