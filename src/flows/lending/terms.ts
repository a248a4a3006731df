import { MS_PER_DAY } from '../../core/time.ts';
import type { FlowTerms, RegisterOps } from '../terms.ts';
import { CH, T, loanTerms } from './roles.ts';
import { dueDay, totalInterest } from './schedule.ts';

const LOAN = 0;
const SURETY = 1;
const WALLET = 2;
const FLOAT = 3;

const DISBURSEMENT = 0;
const FEE = 1;
const REPAYMENT = 2;
const RECOVERY = 3;
const REFUND = 4;
const WITHDRAWAL = 5;

const NET = 0;
const LENT = 1;
const CHARGES = 2;
const SET_OFF = 3;
const AHEAD = 4;
/** Of a transfer: what it was announced to exceed the loan by; of it debited, and with the lender, not yet given back. */
const ANNOUNCED = 11;
const OVER_UNDERWAY = 12;
const OVERPAID = 13;
/** Debited and not yet with the lender, by leg: a refusal is a failure too, but nothing was debited before it. */
const underway: Readonly<Record<string, number>> = {
  fee: 5,
  deposit: 6,
  debit: 7,
  repayment: 8,
  sweep: 9,
  recovery: 10,
};
const orderOf: Readonly<Record<string, number>> = {
  fee: FEE,
  deposit: FEE,
  debit: REPAYMENT,
  repayment: REPAYMENT,
  sweep: REPAYMENT,
  recovery: RECOVERY,
};

/**
 * What a loan owes. Of a borrower the lender is owed what reached them, the fee and the interest of the contract, less
 * what it has collected; what was taken before the loan was paid is owed back until it is set off. How a design takes
 * the fee changes the facts, never the claim: 850 credited and 150 fee are 1,000, as are 1,000 credited and 150 taken
 * ahead with 150 fee. A second disbursement is owed back on top.
 */
export const lendingTerms: FlowTerms = {
  claims: {
    loan: { creditor: 'lender', debtor: 'borrower', kind: 'credit' },
    surety: { creditor: 'borrower', debtor: 'lender', kind: 'deposit' },
    wallet: { creditor: 'borrower', debtor: 'institution', kind: 'deposit', pool: 'reserve' },
    float: { creditor: 'lender', debtor: 'institution', kind: 'deposit', pool: 'reserve' },
  },
  orders: {
    disbursement: { claim: 'loan', payees: ['borrower', 'institution'], debtor: 'lender', direction: 'pay' },
    fee: { claim: 'loan', payees: ['lender'], debtor: 'borrower', direction: 'collect' },
    repayment: { claim: 'loan', payees: ['lender'], debtor: 'borrower', direction: 'collect' },
    recovery: { claim: 'loan', payees: ['lender'], debtor: 'borrower', direction: 'collect' },
    refund: { claim: 'surety', payees: ['borrower'], debtor: 'lender', direction: 'pay' },
    withdrawal: { claim: 'wallet', payees: ['borrower'], debtor: 'institution', direction: 'pay' },
  },
  notes: [
    'net',
    'lent',
    'charges',
    'set-off',
    'ahead',
    'fee-underway',
    'deposit-underway',
    'debit-underway',
    'repayment-underway',
    'sweep-underway',
    'recovery-underway',
    'announced',
    'over-underway',
    'overpaid',
  ],
  // The lender's top-up of its own payment account is owed to nobody else.
  legs: {
    payout: 'disbursement',
    relay: 'disbursement',
    load: 'disbursement',
    fee: 'fee',
    deposit: 'fee',
    debit: 'repayment',
    repayment: 'repayment',
    sweep: 'repayment',
    recovery: 'recovery',
    refund: 'refund',
    withdrawal: 'withdrawal',
  },
  fold: (register, fact, name, fen) => {
    switch (fact) {
      case 'act':
        if (name === 'apply') applied(register);
        // More than is owed, and the borrower's own will: it stays the borrower's. Another that is asked for before the
        // first is debited does not take it back.
        if (name === 'transfer' && register.note(LENT) > 0)
          register.setNote(ANNOUNCED, Math.max(register.note(ANNOUNCED), fen - Math.max(0, register.note(NET))));
        if (name === 'withdraw') register.addOrder(WITHDRAWAL, 'asked', fen);
        return;
      case 'debited':
        debited(register, name, fen);
        return;
      case 'failed':
      case 'returned':
        undone(register, name, fen);
        return;
      case 'credited':
        credited(register, name, fen);
        return;
      case 'reversed':
        if (name === 'payout' || name === 'relay' || name === 'load') takenBack(register, name, fen);
        return;
      case 'refused':
        if (name === 'repayment') register.setNote(ANNOUNCED, 0);
        return;
      case 'sold':
      case 'heard':
      case 'instructed':
      case 'day-closed':
        return;
    }
  },
};

/**
 * The lender has promised nothing but a time. The same application made again is still one loan; made again when the
 * time is over and nothing came of it, it is a new promise.
 */
function applied(register: RegisterOps): void {
  if (register.order(DISBURSEMENT, 'asked') > 0) {
    if (register.note(LENT) === 0 && register.now > register.order(DISBURSEMENT, 'promised')) promise(register);
    return;
  }
  register.setOrder(DISBURSEMENT, 'asked', Math.max(register.term(T.principal), register.term(T.line)));
  register.setOrder(FEE, 'asked', register.term(T.fee));
  promise(register);
}

function promise(register: RegisterOps): void {
  const promised = promisedTime(register);
  register.setOrder(DISBURSEMENT, 'promised', promised);
  register.setOrder(DISBURSEMENT, 'due', promised);
  // At the latest; the day of arrival will say it exactly.
  const terms = loanTerms(register);
  register.setOrder(REPAYMENT, 'due', promised + dueDay(terms, terms.instalments) * MS_PER_DAY);
}

function promisedTime(register: RegisterOps): number {
  if (register.term(T.workdaysOnly) === 0) {
    return register.openFrom(CH.payout, register.now) + register.term(T.payWithin);
  }
  const isInTime = register.now < register.workday(0, register.term(T.cutOff));
  return register.workday(isInTime ? 0 : 1, MS_PER_DAY);
}

function debited(register: RegisterOps, name: string, fen: number): void {
  const note = underway[name];
  if (note === undefined) return;
  register.setNote(note, register.note(note) + fen);
  register.addOrder(orderOf[name]!, 'debited', fen);
  if (name !== 'repayment') return;
  const over = Math.min(register.note(ANNOUNCED), Math.max(0, fen - Math.max(0, register.note(NET))));
  register.setNote(ANNOUNCED, 0);
  register.setNote(OVER_UNDERWAY, over);
  register.addOrder(REPAYMENT, 'asked', over);
}

function undone(register: RegisterOps, name: string, fen: number): void {
  const note = underway[name];
  if (note === undefined || register.note(note) < fen) return;
  register.setNote(note, register.note(note) - fen);
  register.addOrder(orderOf[name]!, 'debited', -fen);
  if (name !== 'repayment') return;
  register.addOrder(REPAYMENT, 'asked', -register.note(OVER_UNDERWAY));
  register.setNote(OVER_UNDERWAY, 0);
}

function credited(register: RegisterOps, name: string, fen: number): void {
  const note = underway[name];
  if (note !== undefined) {
    register.setNote(note, register.note(note) - fen);
    register.addOrder(orderOf[name]!, 'credited', fen);
  }
  switch (name) {
    case 'topup':
      register.owe(FLOAT, fen);
      register.fund(FLOAT, fen);
      return;
    case 'payout':
      disbursed(register, fen);
      return;
    case 'load':
      register.owe(WALLET, fen);
      register.fund(WALLET, fen);
      disbursed(register, fen);
      return;
    case 'relay':
      register.fund(FLOAT, -(fen - register.owe(FLOAT, -fen)));
      disbursed(register, fen);
      return;
    case 'fee':
    case 'deposit':
      if (register.note(LENT) > 0) {
        net(register, -fen);
        register.addOrder(REPAYMENT, 'asked', -fen);
        return;
      }
      register.setNote(AHEAD, register.note(AHEAD) + fen);
      register.addOrder(REFUND, 'asked', fen);
      register.owe(SURETY, fen);
      return;
    case 'sweep':
      register.fund(WALLET, -(fen - register.owe(WALLET, -fen)));
      net(register, -fen);
      return;
    case 'repayment':
      repaid(register, fen);
      return;
    case 'debit':
    case 'recovery':
      net(register, -fen);
      return;
    case 'refund':
      refunded(register, fen);
      return;
    case 'withdrawal':
      register.addOrder(WITHDRAWAL, 'credited', fen);
      register.fund(WALLET, -(fen - register.owe(WALLET, -fen)));
      return;
  }
}

/** What a transfer exceeds the loan by is owed back. */
function repaid(register: RegisterOps, fen: number): void {
  const over = register.note(OVER_UNDERWAY);
  register.setNote(OVER_UNDERWAY, 0);
  net(register, over - fen);
  if (over === 0) return;
  register.setNote(OVERPAID, register.note(OVERPAID) + over);
  register.addOrder(REFUND, 'asked', over);
  register.owe(SURETY, over);
}

/** The first disbursement concludes the loan; any other is owed back as it is. */
function disbursed(register: RegisterOps, fen: number): void {
  register.addOrder(DISBURSEMENT, 'credited', fen);
  if (register.note(LENT) > 0) {
    net(register, fen);
    register.addOrder(RECOVERY, 'asked', fen);
    return;
  }
  const terms = loanTerms(register);
  const ahead = Math.min(register.note(AHEAD), terms.fee);
  const charges = terms.fee - ahead + totalInterest(terms);
  register.setNote(LENT, fen);
  register.setNote(CHARGES, charges);
  register.setNote(SET_OFF, ahead);
  register.setNote(AHEAD, register.note(AHEAD) - ahead);
  register.addOrder(REFUND, 'asked', -ahead);
  register.owe(SURETY, -ahead);
  net(register, fen + charges);
  // Less than the principal if something was kept back; a second payment is then one too many all the same.
  const asked = Math.max(register.term(T.line), Math.min(register.term(T.principal), fen));
  register.setOrder(DISBURSEMENT, 'asked', asked);
  register.addOrder(REPAYMENT, 'asked', fen + charges);
  const days = dueDay(terms, terms.instalments);
  register.setOrder(REPAYMENT, 'due', register.naturalDay(days, register.term(T.collectAt)));
}

/** A credited disbursement was taken back: first what was paid twice, else the loan itself is undone. */
function takenBack(register: RegisterOps, name: string, fen: number): void {
  register.addOrder(DISBURSEMENT, 'returned', fen);
  if (name === 'relay') {
    register.owe(FLOAT, fen);
    register.fund(FLOAT, fen);
  }
  if (name === 'load') register.fund(WALLET, -(fen - register.owe(WALLET, -fen)));
  if (register.order(RECOVERY, 'asked') >= fen) {
    register.addOrder(RECOVERY, 'asked', -fen);
    net(register, -fen);
    return;
  }
  const charges = register.note(CHARGES);
  const setOff = register.note(SET_OFF);
  net(register, -fen - charges);
  register.addOrder(REPAYMENT, 'asked', -fen - charges);
  register.setNote(LENT, 0);
  register.setNote(AHEAD, register.note(AHEAD) + setOff);
  register.addOrder(REFUND, 'asked', setOff);
  register.owe(SURETY, setOff);
}

/** First what was taken ahead or transferred beyond the loan, then what was collected too much; else it was owed to nobody. */
function refunded(register: RegisterOps, fen: number): void {
  register.addOrder(REFUND, 'credited', fen);
  const ahead = Math.min(fen, register.note(AHEAD));
  register.setNote(AHEAD, register.note(AHEAD) - ahead);
  register.addOrder(FEE, 'refunded', ahead);
  register.owe(SURETY, -ahead);
  let rest = fen - ahead;
  const overpaid = Math.min(rest, register.note(OVERPAID));
  register.setNote(OVERPAID, register.note(OVERPAID) - overpaid);
  register.addOrder(REPAYMENT, 'refunded', overpaid);
  register.addOrder(REPAYMENT, 'asked', -overpaid);
  register.owe(SURETY, -overpaid);
  rest -= overpaid;
  for (const order of [REPAYMENT, RECOVERY, FEE]) {
    const over = register.order(order, 'debited') - register.order(order, 'refunded') - register.order(order, 'asked');
    const part = Math.max(0, Math.min(rest, over));
    if (part === 0) continue;
    register.addOrder(order, 'refunded', part);
    register.addOrder(REFUND, 'asked', part);
    net(register, part);
    rest -= part;
  }
  if (rest > 0) register.uncovered(SURETY, rest);
}

/** The loan's account between the two, which may stand either way; the lender is owed it where it is positive. */
function net(register: RegisterOps, fen: number): void {
  const before = register.note(NET);
  register.setNote(NET, before + fen);
  const owed = Math.max(0, before + fen) - Math.max(0, before);
  if (owed !== 0) register.owe(LOAN, owed);
}
