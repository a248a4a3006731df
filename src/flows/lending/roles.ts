import { fraction } from '../../core/rate.ts';
import type { Fraction } from '../../core/rate.ts';
import {
  positions,
  type AccountRole,
  type Declaration,
  type FieldType,
  type LegDefinition,
  type TermDefinition,
} from '../define.ts';
import { lendingChoices } from './choices.ts';
import type { LoanTerms } from './schedule.ts';

/** Who has what: the lender's books, the borrower's balances at a payment institution (if there is one), banks. */
export const lendingAccounts = {
  // The lender's books. The loan account stands in the borrower's name, so that each borrower has one.
  receivable: { owner: 'borrower', at: 'lender', book: 'information', state: 'receivable', claim: 'loan' },
  // Taken from the borrower ahead of the loan, or beyond it: owed back until it is set off.
  prepaid: { owner: 'borrower', at: 'lender', book: 'information', state: 'payable', claim: 'surety' },
  // A line in the lender's records that the borrower cannot withdraw from.
  virtual: { owner: 'borrower', at: 'lender', book: 'information', state: 'pending', claim: 'surety' },
  control: { owner: 'lender', at: 'lender', book: 'information', state: 'control' },
  income: { owner: 'lender', at: 'lender', book: 'information', state: 'income' },
  // The payment institution's records.
  wallet: {
    owner: 'borrower',
    at: 'institution',
    book: 'information',
    state: 'available',
    kinds: ['payment-account'],
    missing: 'absent',
    claim: 'wallet',
  },
  // A second balance is never guessed: the flow has to name it.
  other: {
    owner: 'borrower',
    at: 'institution',
    book: 'information',
    state: 'available',
    kinds: [],
    missing: 'absent',
    claim: 'wallet',
  },
  earmarked: { owner: 'borrower', at: 'institution', book: 'information', state: 'frozen', claim: 'wallet' },
  float: {
    owner: 'lender',
    at: 'institution',
    book: 'information',
    state: 'available',
    kinds: ['payment-account'],
    missing: 'absent',
    claim: 'float',
    byChoice: { choice: 'source', values: { balance: { missing: 'refuse' } } },
  },
  floatFrozen: { owner: 'lender', at: 'institution', book: 'information', state: 'frozen', claim: 'float' },
  reserveControl: { owner: 'institution', at: 'institution', book: 'information', state: 'control' },
  // Money.
  own: { owner: 'lender', book: 'money', kinds: ['bank-account', 'own-funds'] },
  card: { owner: 'borrower', book: 'money', kinds: ['bank-account'] },
  reserve: { owner: 'institution', book: 'money', kinds: ['reserve', 'custody'] },
} as const satisfies Readonly<Record<string, AccountRole>>;

export const lendingLegs = {
  payout: {
    from: 'own',
    to: 'card',
    channel: 'payout',
    direction: 'pay',
    loan: 'disbursement',
    says: { zh: '放款', en: 'disbursement' },
  },
  relay: {
    from: 'reserve',
    to: 'card',
    channel: 'payout',
    direction: 'pay',
    loan: 'disbursement',
    says: { zh: '从支付账户放款', en: "disbursement out of the lender's payment account" },
  },
  load: {
    from: 'own',
    to: 'reserve',
    channel: 'collection',
    direction: 'collect',
    credits: 'wallet',
    loan: 'disbursement',
    says: { zh: '放款至支付账户', en: "disbursement into the borrower's payment account" },
  },
  topup: {
    from: 'own',
    to: 'reserve',
    channel: 'collection',
    direction: 'collect',
    says: { zh: '贷款人充值', en: "top-up of the lender's payment account" },
  },
  fee: {
    from: 'card',
    to: 'own',
    channel: 'collection',
    direction: 'collect',
    loan: 'fee',
    says: { zh: '代扣费用', en: 'debit of the fee' },
  },
  deposit: {
    from: 'card',
    to: 'own',
    channel: 'collection',
    direction: 'collect',
    loan: 'deposit',
    says: { zh: '收取保证金', en: 'collection of the deposit' },
  },
  debit: {
    from: 'card',
    to: 'own',
    channel: 'collection',
    direction: 'collect',
    loan: 'principal',
    says: { zh: '到期代扣', en: 'debit of what is due' },
  },
  repayment: {
    from: 'card',
    to: 'own',
    channel: 'collection',
    direction: 'collect',
    loan: 'principal',
    says: { zh: '主动还款', en: "borrower's repayment" },
  },
  sweep: {
    from: 'reserve',
    to: 'own',
    channel: 'payout',
    direction: 'collect',
    loan: 'principal',
    says: { zh: '扣划余额还款', en: "debit of the borrower's balance" },
  },
  recovery: {
    from: 'card',
    to: 'own',
    channel: 'collection',
    direction: 'collect',
    loan: 'principal',
    says: { zh: '追回重复放款', en: 'recovery of a duplicate disbursement' },
  },
  refund: {
    from: 'own',
    to: 'card',
    channel: 'payout',
    direction: 'pay',
    says: { zh: '退还多收款项', en: 'refund of what was taken' },
  },
  withdrawal: {
    from: 'reserve',
    to: 'card',
    channel: 'payout',
    direction: 'pay',
    says: { zh: '余额提现', en: 'withdrawal of the balance' },
  },
} as const satisfies Readonly<Record<string, LegDefinition>>;

/** Channel roles with the file used when the scenario names none. */
export const lendingChannels = { payout: 'payout', collection: 'collection' } as const;

export const lendingContract = {
  principal: { type: 'fen', says: { zh: '合同本金', en: 'principal of the contract' } },
  fee: { type: 'fen', default: '0.00', says: { zh: '服务费', en: 'service fee' } },
  deposit: {
    type: 'fen',
    default: '0.00',
    says: {
      zh: '放款时扣留、到期抵扣的保证金（fee=upfront 时）',
      en: 'deposit kept back at disbursement and set off at the end (with fee=upfront)',
    },
  },
  interestRate: { type: 'rate', default: '0%', says: { zh: '年利率', en: 'annual rate of interest' } },
  interestInAdvance: {
    type: 'bool',
    default: false,
    says: { zh: '利息在放款时扣收（fee=upfront 时）', en: 'interest is kept back at disbursement (with fee=upfront)' },
  },
  yearDays: { type: 'int', default: 365, says: { zh: '计息年天数（360 或 365）', en: 'days of a year: 360 or 365' } },
  instalments: { type: 'int', default: 1, says: { zh: '期数', en: 'number of instalments' } },
  termDays: {
    type: 'int',
    default: 30,
    says: { zh: '期限（到账日起自然日）', en: 'term in natural days from arrival' },
  },
  graceDays: { type: 'int', default: 0, says: { zh: '宽限期（自然日）', en: 'days of grace' } },
  line: {
    type: 'fen',
    default: '0.00',
    says: {
      zh: '约定的额度：超出本金、在额度内的放款视为支用，随时可收回',
      en: 'agreed line: what is paid out beyond the principal and within it is a drawing, repayable on demand',
    },
  },
  payWithin: {
    type: 'duration',
    default: 'PT24H',
    says: { zh: '承诺到账时限（通道开放起算）', en: 'promised time to funds, counted while the channel is open' },
  },
  workdaysOnly: {
    type: 'bool',
    default: false,
    says: {
      zh: '只在工作日放款：截止时间前申请当日到账，否则下一工作日到账',
      en: 'paid on working days only: the same day if asked for before the cut-off, else the next',
    },
  },
  cutOff: { type: 'time-of-day', default: '17:00:00', says: { zh: '当日放款截止', en: 'cut-off of the day' } },
  opensAt: { type: 'time-of-day', default: '09:00:00', says: { zh: '开始放款', en: 'disbursements begin' } },
  collectAt: {
    type: 'time-of-day',
    default: '10:00:00',
    says: { zh: '扣款时点（上午结算之后）', en: 'time of collections, after the morning settlement' },
  },
  watchEvery: {
    type: 'duration',
    default: 'PT2H',
    says: { zh: '挂账后查看余额的间隔', en: 'how often the balances of a suspended loan are looked at' },
  },
  voidAfter: {
    type: 'duration',
    default: 'P1D',
    says: { zh: '放款失败后多久作废', en: 'how long after its final failure an order is voided' },
  },
  responseTimeout: { type: 'duration', default: 'PT30S', says: { zh: '应答超时', en: 'response timeout' } },
  noticeTimeout: { type: 'duration', default: 'PT15M', says: { zh: '通知超时', en: 'notice timeout' } },
} as const satisfies Readonly<Record<string, TermDefinition>>;

export const lendingFields = {
  /** How far the loan is: see {@link STAGE}. */
  stage: 'enum',
  /** The leg under way and its amount; the rest follows it to its end. */
  job: 'int',
  amount: 'fen',
  request: 'int',
  repeats: 'int',
  attempts: 'int',
  queries: 'int',
  /** Ids of disbursements of which it is known what became: one bit each. */
  known: 'int',
  /** Taken ahead and held, and how much of it was set off against the fee. */
  prepaid: 'fen',
  setOff: 'fen',
  /** In the lender's payment account for this loan. */
  floated: 'fen',
  /** The contract amount stands in the virtual account: 0 no, 1 yes, 2 yes and the fee has left it. */
  virtual: 'enum',
  /** Local day of the application, where interest is counted from it. */
  appliedOn: 'int',
  /** The disbursement that was booked. */
  lent: 'fen',
  /** Booked as receivable, and how much of it was collected. */
  owed: 'fen',
  paid: 'fen',
  /** Instalments that have fallen due, when the next one does, and until when the last one has grace. */
  instalment: 'int',
  nextDue: 'time',
  graceUntil: 'time',
  /** A collection that failed is not tried again before this. */
  tryAt: 'time',
  /** Disbursed twice: still out, all of it, and when it is recovered. */
  excess: 'fen',
  excessAll: 'fen',
  recoverAt: 'time',
  /** Repayments beside a collection that is under way: sent, booked. */
  sideSent: 'int',
  sideDone: 'int',
  feeTaken: 'bool',
  /** Earmarked in the borrower's two balances for the debit under way. */
  sweepA: 'fen',
  sweepB: 'fen',
  /** Held in them, and whether outgoing payments are blocked. */
  heldA: 'fen',
  heldB: 'fen',
  blocked: 'bool',
  /** The payout that may still come back: its leg, id, amount, and from when on the statement is the last word. */
  watchLeg: 'int',
  watchId: 'int',
  watchFen: 'fen',
  watchUntil: 'time',
  /** A withdrawal of the borrower's balance. */
  outId: 'int',
  outFen: 'fen',
  outPaid: 'bool',
  outAsked: 'bool',
  outUntil: 'time',
} as const satisfies Readonly<Record<string, FieldType>>;

export const lendingDeclares = {
  feeKeptBack: { hook: 'loan-collected', purpose: 'fee' },
  depositKeptBack: { hook: 'loan-collected', purpose: 'deposit' },
  interestKeptBack: { hook: 'loan-collected', purpose: 'interest' },
  withdrawalAccepted: { hook: 'instruction-accepted', kind: 'withdrawal', payer: 'wallet', payee: 'card' },
  withdrawalRefused: {
    hook: 'instruction-refused',
    kind: 'withdrawal',
    payer: 'wallet',
    payee: 'card',
    refusal: 'insufficient',
  },
  withdrawalBlocked: {
    hook: 'instruction-refused',
    kind: 'withdrawal',
    payer: 'wallet',
    payee: 'card',
    refusal: 'blocked-for-debt',
  },
  feeBooked: { hook: 'fee-posted', payer: 'receivable', payee: 'income' },
  interestBooked: { hook: 'interest-posted', payer: 'receivable', payee: 'income' },
  divided: 'split',
  // What a withdrawal took away from a loan that was due.
  exposed: { metric: 'exposure' },
} as const satisfies Readonly<Record<string, Declaration>>;

/** Values of the field `stage`. */
export const STAGE = { none: 0, prepaying: 1, ready: 2, unpaid: 3, lent: 4, void: 5 } as const;

export const A = positions(lendingAccounts);
export const L = positions(lendingLegs);
export const F = positions(lendingFields);
export const T = positions(lendingContract);
export const C = positions(lendingChoices);
export const CH = positions(lendingChannels);
export const D = positions(lendingDeclares);

/** Index of a value of a choice. */
export function valueOf<K extends keyof typeof lendingChoices>(
  choice: K,
  value: keyof (typeof lendingChoices)[K]['values'] & string,
): number {
  return Object.keys(lendingChoices[choice].values).indexOf(value);
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
