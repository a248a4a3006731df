import { MS_PER_DAY } from '../../core/time.ts';
import { dueDay, totalInterest } from '../lending/schedule.ts';
import type { FlowTerms, RegisterOps } from '../terms.ts';
import { T, loanTerms } from './roles.ts';

const LOAN = 0;
const SUBROGATION = 1;
const FUNDS = 2;
const HELD = 3;

const ENTRUST = 0;
const DISBURSE = 1;
const REPAYMENT = 2;
const COMPENSATE = 3;
const PASS = 4;
const PASS_TO = 5;

const LENT = 0;
const SUBROGATED = 4;
const underway: Readonly<Record<string, number>> = { repayment: 1, compensate: 2, entrust: 3 };
const orderOf: Readonly<Record<string, number>> = { repayment: REPAYMENT, compensate: COMPENSATE, entrust: ENTRUST };

/**
 * Money in the special account is the funder's: what was entrusted until it is lent, what was repaid until it is passed
 * on. The bank owes nothing of its own and bears nothing. Who has paid in the place of the borrower steps into the
 * funder's place for so much, and what the borrower pays after that is theirs.
 */
export const entrustedLoanTerms: FlowTerms = {
  claims: {
    loan: { creditor: 'funder', debtor: 'borrower', kind: 'credit' },
    subrogation: { creditor: 'compensator', debtor: 'borrower', kind: 'credit' },
    funds: { creditor: 'funder', debtor: 'lender', kind: 'deposit' },
    held: { creditor: 'compensator', debtor: 'lender', kind: 'deposit' },
  },
  orders: {
    entrust: { claim: 'funds', payees: ['lender'], debtor: 'funder', direction: 'collect' },
    disburse: { claim: 'funds', payees: ['borrower'], debtor: 'lender', direction: 'pay' },
    repayment: { claim: 'loan', payees: ['lender'], debtor: 'borrower', direction: 'collect' },
    compensate: { claim: 'subrogation', payees: ['lender'], debtor: 'compensator', direction: 'collect' },
    pass: { claim: 'funds', payees: ['funder'], debtor: 'lender', direction: 'pay' },
    passTo: { claim: 'held', payees: ['compensator'], debtor: 'lender', direction: 'pay' },
  },
  notes: ['lent', 'repayment-underway', 'compensate-underway', 'entrust-underway', 'subrogated'],
  legs: {
    entrust: 'entrust',
    disburse: 'disburse',
    repayment: 'repayment',
    compensate: 'compensate',
    passOn: 'pass',
    passTo: 'passTo',
    stray: 'pass',
  },
  fold: (register, fact, name, fen) => {
    switch (fact) {
      case 'act':
        if (name === 'apply' && register.order(DISBURSE, 'asked') === 0) {
          register.setOrder(DISBURSE, 'asked', register.term(T.principal));
          setDue(register);
        }
        if (name === 'entrust') register.addOrder(ENTRUST, 'asked', fen > 0 ? fen : register.term(T.principal));
        return;
      case 'debited':
        debited(register, name, fen);
        return;
      case 'failed':
      case 'returned':
        if (underway[name] !== undefined && register.note(underway[name]) >= fen) debited(register, name, -fen);
        return;
      case 'credited':
        credited(register, name, fen);
        return;
      case 'reversed':
      case 'refused':
      case 'sold':
      case 'heard':
      case 'instructed':
      case 'day-closed':
        return;
    }
  },
};

function debited(register: RegisterOps, name: string, fen: number): void {
  const note = underway[name];
  if (note === undefined) return;
  register.setNote(note, register.note(note) + fen);
  register.addOrder(orderOf[name]!, 'debited', fen);
}

function credited(register: RegisterOps, name: string, fen: number): void {
  const note = underway[name];
  if (note !== undefined) {
    register.setNote(note, register.note(note) - fen);
    register.addOrder(orderOf[name]!, 'credited', fen);
  }
  switch (name) {
    case 'entrust':
      ofFunder(register, fen);
      return;
    case 'disburse':
      disbursed(register, fen);
      return;
    case 'repayment':
      repaid(register, fen);
      return;
    case 'compensate':
      register.owe(LOAN, -fen);
      register.owe(SUBROGATION, fen);
      register.setNote(SUBROGATED, register.note(SUBROGATED) + fen);
      ofFunder(register, fen);
      register.setOrder(PASS, 'promised', promise(register));
      return;
    case 'passOn':
    case 'stray':
      register.addOrder(PASS, 'credited', fen);
      register.owe(FUNDS, -fen);
      return;
    case 'passTo':
      register.addOrder(PASS_TO, 'credited', fen);
      register.owe(HELD, -fen);
      return;
  }
}

function ofFunder(register: RegisterOps, fen: number): void {
  register.owe(FUNDS, fen);
  register.addOrder(PASS, 'asked', fen);
}

function disbursed(register: RegisterOps, fen: number): void {
  register.addOrder(DISBURSE, 'credited', fen);
  const lent = Math.min(fen, register.owed(FUNDS));
  register.addOrder(PASS, 'asked', -lent);
  register.owe(FUNDS, -lent);
  // What nobody entrusted, nobody owed to the borrower.
  if (fen > lent) register.uncovered(FUNDS, fen - lent);
  const terms = loanTerms(register);
  const charges = register.note(LENT) === 0 ? totalInterest(terms) : 0;
  register.setNote(LENT, register.note(LENT) + fen);
  register.owe(LOAN, fen + charges);
  register.addOrder(REPAYMENT, 'asked', fen + charges);
  register.addOrder(COMPENSATE, 'asked', fen + charges);
  setDue(register);
}

/** The last instalment, as if the money arrived today; the day of arrival says it exactly. */
function setDue(register: RegisterOps): void {
  const terms = loanTerms(register);
  register.setOrder(REPAYMENT, 'due', register.naturalDay(dueDay(terms, terms.instalments) + 1, MS_PER_DAY));
}

/** The borrower pays first to whoever has paid for them. */
function repaid(register: RegisterOps, fen: number): void {
  const theirs = Math.min(fen, register.note(SUBROGATED));
  register.setNote(SUBROGATED, register.note(SUBROGATED) - theirs);
  register.owe(SUBROGATION, -theirs);
  register.owe(HELD, theirs);
  register.addOrder(PASS_TO, 'asked', theirs);
  const own = fen - theirs;
  register.owe(LOAN, -own);
  ofFunder(register, own);
  if (own > 0) register.setOrder(PASS, 'promised', promise(register));
  if (theirs > 0) register.setOrder(PASS_TO, 'promised', promise(register));
}

/** What arrives in time is passed on before the day ends: the special account is zero then. */
function promise(register: RegisterOps): number {
  const isInTime = register.now < register.naturalDay(0, register.term(T.passBefore));
  return register.naturalDay(isInTime ? 0 : 1, MS_PER_DAY);
}
