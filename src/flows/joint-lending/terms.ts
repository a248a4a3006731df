import { MS_PER_DAY } from '../../core/time.ts';
import { dueDay, totalInterest } from '../lending/schedule.ts';
import type { FlowTerms, RegisterOps } from '../terms.ts';
import { T, divide, loanTerms } from './roles.ts';

/** Claims on the borrower and on the collection account, by funder: lead, bank, third. */
const LOANS = [0, 1, 2] as const;
const DUES = [-1, 3, 4] as const;

const CONTRIBUTE_BANK = 0;
const CONTRIBUTE_THIRD = 1;
const DISBURSE = 2;
const REPAYMENT = 3;
const PASSES = [-1, 4, 5] as const;

/** Paid in by funder and not lent; of the loan, what each is still owed. Notes, because claims of one party may be one. */
const PAID_IN = [0, 1, 2] as const;
const OPEN = [3, 4, 5] as const;
const UNDERWAY = 6;

/**
 * Who has paid in has lent: the loan and its interest belong to the funders in proportion to what each has paid, and a
 * repayment in proportion to what each is still owed, fractions of a fen to the lead. What is in the collection account
 * is theirs until it is passed on. A lead that pays in the place of the borrower takes the place of the funder it pays.
 */
export const jointLendingTerms: FlowTerms = {
  claims: {
    loanLead: { creditor: 'lender', debtor: 'borrower', kind: 'credit' },
    loanBank: { creditor: 'bank', debtor: 'borrower', kind: 'credit' },
    loanThird: { creditor: 'third', debtor: 'borrower', kind: 'credit' },
    dueBank: { creditor: 'bank', debtor: 'lender', kind: 'deposit' },
    dueThird: { creditor: 'third', debtor: 'lender', kind: 'deposit' },
  },
  orders: {
    contributeBank: { claim: 'dueBank', payees: ['lender'], debtor: 'bank', direction: 'collect' },
    contributeThird: { claim: 'dueThird', payees: ['lender'], debtor: 'third', direction: 'collect' },
    disburse: { claim: 'loanLead', payees: ['borrower'], debtor: 'lender', direction: 'pay' },
    repayment: { claim: 'loanLead', payees: ['lender'], debtor: 'borrower', direction: 'collect' },
    passBank: { claim: 'dueBank', payees: ['bank'], debtor: 'lender', direction: 'pay' },
    passThird: { claim: 'dueThird', payees: ['third'], debtor: 'lender', direction: 'pay' },
  },
  notes: ['paid-lead', 'paid-bank', 'paid-third', 'open-lead', 'open-bank', 'open-third', 'debit-underway'],
  legs: {
    contributeBank: 'contributeBank',
    contributeThird: 'contributeThird',
    disburse: 'disburse',
    debit: 'repayment',
    passBank: 'passBank',
    passThird: 'passThird',
    compensateBank: 'passBank',
    compensateThird: 'passThird',
  },
  fold: (register, fact, name, fen) => {
    switch (fact) {
      case 'act':
        if (name === 'apply') applied(register);
        return;
      case 'debited':
        debited(register, name, fen);
        return;
      case 'failed':
      case 'returned':
        if (name === 'debit' && register.note(UNDERWAY) >= fen) debited(register, name, -fen);
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

function applied(register: RegisterOps): void {
  register.setOrder(DISBURSE, 'asked', register.term(T.principal));
  register.setOrder(CONTRIBUTE_BANK, 'asked', register.term(T.principal));
  register.setOrder(CONTRIBUTE_THIRD, 'asked', register.term(T.principal));
  setDue(register);
}

/** The last instalment, as if the money arrived today; the day of arrival says it exactly. */
function setDue(register: RegisterOps): void {
  const terms = loanTerms(register, register.term(T.principal));
  register.setOrder(REPAYMENT, 'due', register.naturalDay(dueDay(terms, terms.instalments) + 1, MS_PER_DAY));
}

function debited(register: RegisterOps, name: string, fen: number): void {
  if (name === 'debit') {
    register.setNote(UNDERWAY, register.note(UNDERWAY) + fen);
    register.addOrder(REPAYMENT, 'debited', fen);
  }
}

function credited(register: RegisterOps, name: string, fen: number): void {
  switch (name) {
    case 'contributeLead':
      paidIn(register, 0, fen);
      return;
    case 'contributeBank':
      paidIn(register, 1, fen);
      return;
    case 'contributeThird':
      paidIn(register, 2, fen);
      return;
    case 'disburse':
      disbursed(register, fen);
      return;
    case 'debit':
      repaid(register, fen);
      return;
    case 'passLead':
      register.setNote(PAID_IN[0], Math.max(0, register.note(PAID_IN[0]) - fen));
      return;
    case 'passBank':
      passed(register, 1, fen);
      return;
    case 'passThird':
      passed(register, 2, fen);
      return;
    case 'compensateBank':
      compensated(register, 1, fen);
      return;
    case 'compensateThird':
      compensated(register, 2, fen);
      return;
  }
}

function paidIn(register: RegisterOps, funder: number, fen: number): void {
  register.setNote(PAID_IN[funder]!, register.note(PAID_IN[funder]!) + fen);
  due(register, funder, fen);
}

function due(register: RegisterOps, funder: number, fen: number): void {
  if (funder === 0 || fen === 0) return;
  register.owe(DUES[funder]!, fen);
  register.addOrder(PASSES[funder]!, 'asked', fen);
}

function disbursed(register: RegisterOps, fen: number): void {
  register.addOrder(DISBURSE, 'credited', fen);
  const terms = loanTerms(register, fen);
  const total = fen + totalInterest(terms);
  const paid = PAID_IN.map((note) => register.note(note));
  divide(total, paid).forEach((part, i) => open(register, i, part));
  paid.forEach((part, i) => {
    due(register, i, -part);
    register.setNote(PAID_IN[i]!, 0);
  });
  register.addOrder(REPAYMENT, 'asked', total);
  setDue(register);
}

function open(register: RegisterOps, funder: number, fen: number): void {
  if (fen === 0) return;
  register.setNote(OPEN[funder]!, register.note(OPEN[funder]!) + fen);
  register.owe(LOANS[funder]!, fen);
}

function repaid(register: RegisterOps, fen: number): void {
  register.setNote(UNDERWAY, register.note(UNDERWAY) - fen);
  register.addOrder(REPAYMENT, 'credited', fen);
  divide(
    fen,
    OPEN.map((note) => register.note(note)),
  ).forEach((part, i) => {
    open(register, i, -part);
    due(register, i, part);
  });
}

/** Given back before it was lent, or passed on after it was repaid. */
function passed(register: RegisterOps, funder: number, fen: number): void {
  register.addOrder(PASSES[funder]!, 'credited', fen);
  register.owe(DUES[funder]!, -fen);
  register.setNote(PAID_IN[funder]!, Math.max(0, register.note(PAID_IN[funder]!) - fen));
}

/** Out of the lead's own money: owed to the funder for so much of its claim as it takes over. */
function compensated(register: RegisterOps, funder: number, fen: number): void {
  const taken = Math.min(fen, register.note(OPEN[funder]!));
  open(register, funder, -taken);
  open(register, 0, taken);
  register.addOrder(PASSES[funder]!, 'asked', taken);
  register.addOrder(PASSES[funder]!, 'credited', fen);
  if (fen > taken) register.uncovered(DUES[funder]!, fen - taken);
}
