import { instalments, refundPart } from '../../core/rate.ts';
import { dayOf } from '../../core/time.ts';
import { dueDay, dueThrough, totalInterest } from '../lending/schedule.ts';
import type { FlowTerms, RegisterOps } from '../terms.ts';
import { T, deliveriesOf, loanTerms } from './roles.ts';

const LOAN = 0;
const BACK = 1;
const PRICE = 2;
const RECOURSE = 3;

const PAY = 0;
const DEBIT = 1;
const REPAYMENT = 2;
const RECOVERY = 3;
const REFUND = 4;

const SIGNED = 0;
const DELIVERED = 1;
const START_DAY = 2;
const CLOSED = 3;
const RETURNED = 4;
/** Owed by the buyer in all, and that less what was paid: below zero it is owed back. */
const TOTAL = 5;
const NET = 6;
const ADVANCED = 7;
/** What the collections may reckon with: a fall of the debt reaches them two days later. */
const REACHED_THEM = 8;
const FALLS_ON = 9;
/** Debited and not yet with the payee: a refusal is a failure too, but nothing was debited before it. */
const underway: Readonly<Record<string, number>> = { debit: 10, repayment: 11, recovery: 12 };
const orderOf: Readonly<Record<string, number>> = { debit: DEBIT, repayment: REPAYMENT, recovery: RECOVERY };

/**
 * The merchant is owed the price part by part as it delivers. The buyer owes the instalments from the first delivery
 * on; what is taken back, or not delivered by a merchant that has closed, is owed no more, and charges fall with it. A
 * debit that was ordered before is no mistake: the collections know of it two days later, and what they took is owed back.
 */
export const instalmentTerms: FlowTerms = {
  daily: true,
  claims: {
    loan: { creditor: 'lender', debtor: 'borrower', kind: 'credit' },
    back: { creditor: 'borrower', debtor: 'lender', kind: 'deposit' },
    price: { creditor: 'merchant', debtor: 'lender', kind: 'deposit' },
    recourse: { creditor: 'lender', debtor: 'merchant', kind: 'credit' },
  },
  orders: {
    pay: { claim: 'price', payees: ['merchant'], debtor: 'lender', direction: 'pay' },
    debit: { claim: 'loan', payees: ['lender'], debtor: 'borrower', direction: 'collect' },
    repayment: { claim: 'loan', payees: ['lender'], debtor: 'borrower', direction: 'collect' },
    recovery: { claim: 'recourse', payees: ['lender'], debtor: 'merchant', direction: 'collect' },
    refund: { claim: 'back', payees: ['borrower'], debtor: 'lender', direction: 'pay' },
  },
  notes: [
    'signed',
    'delivered',
    'start-day',
    'closed',
    'returned',
    'total',
    'net',
    'advanced',
    'reached-them',
    'falls-on',
    'debit-underway',
    'repayment-underway',
    'recovery-underway',
  ],
  legs: {
    pay: 'pay',
    payBuyer: 'pay',
    debit: 'debit',
    repayment: 'repayment',
    recovery: 'recovery',
    refund: 'refund',
  },
  fold: (register, fact, name, fen) => {
    switch (fact) {
      case 'act':
        acted(register, name, fen);
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
        if (name !== 'pay') return;
        register.addOrder(PAY, 'returned', fen);
        register.owe(PRICE, fen);
        return;
      case 'heard':
      case 'instructed':
      case 'day-closed':
        dayClosed(register);
        return;
      case 'refused':
      case 'sold':
        return;
    }
  },
};

function acted(register: RegisterOps, name: string, fen: number): void {
  const delivered = register.note(DELIVERED);
  const deliveries = deliveriesOf(register);
  if (name === 'sign') {
    if (register.note(SIGNED) === 1) return;
    register.setNote(SIGNED, 1);
    if (register.term(T.financed) === 1) register.setOrder(PAY, 'asked', register.term(T.principal));
    return;
  }
  if (register.note(SIGNED) === 0 || register.note(CLOSED) === 1) return;
  if (name === 'deliver' && delivered < deliveries) deliver(register, delivered, deliveries);
  if (name === 'takeBack' && delivered === deliveries) takeBack(register, fen);
  if (name === 'close') close(register, delivered, deliveries);
}

function deliver(register: RegisterOps, delivered: number, deliveries: number): void {
  const terms = loanTerms(register);
  register.setNote(DELIVERED, delivered + 1);
  if (delivered === 0) {
    register.setNote(START_DAY, dayOf(register.now));
    register.setNote(TOTAL, whole(register));
    register.setNote(REACHED_THEM, whole(register));
    net(register, whole(register));
    const last = dueDay(terms, terms.instalments);
    register.setOrder(DEBIT, 'due', register.naturalDay(last, register.term(T.collectAt)));
    permit(register);
  }
  if (register.term(T.financed) === 0) return;
  const part = instalments(terms.principal, deliveries, 'half-up')[delivered]!;
  const ahead = Math.min(part, register.note(ADVANCED));
  register.setNote(ADVANCED, register.note(ADVANCED) - ahead);
  register.owe(PRICE, part - ahead);
  register.setOrder(PAY, 'due', register.workday(register.term(T.payWithin), 0));
}

/** The merchant owes the lender the price of what it took back, whether it has been paid or not. */
function takeBack(register: RegisterOps, fen: number): void {
  const before = register.note(RETURNED);
  const principal = register.term(T.principal);
  if (fen <= 0 || before + fen > principal) return;
  register.setNote(RETURNED, before + fen);
  if (register.term(T.financed) === 1) owedByMerchant(register, fen);
  fall(register, refundPart(whole(register), principal, before, fen, 'half-up'));
}

function close(register: RegisterOps, delivered: number, deliveries: number): void {
  register.setNote(CLOSED, 1);
  const advanced = register.note(ADVANCED);
  register.setNote(ADVANCED, 0);
  lost(register, advanced);
  if (delivered > 0 && delivered < deliveries)
    fall(register, refundPart(whole(register), deliveries, 0, deliveries - delivered, 'half-up'));
}

/** Paid for what will never be delivered: the merchant owes it, and whoever relies on a merchant that is gone is exposed. */
function lost(register: RegisterOps, fen: number): void {
  if (fen <= 0) return;
  owedByMerchant(register, fen);
  register.expose(fen);
}

function owedByMerchant(register: RegisterOps, fen: number): void {
  register.owe(RECOURSE, fen);
  register.addOrder(RECOVERY, 'asked', fen);
}

/** Price, charges and interest. */
function whole(register: RegisterOps): number {
  const terms = loanTerms(register);
  return terms.principal + terms.fee + totalInterest(terms);
}

function fall(register: RegisterOps, fen: number): void {
  register.setNote(TOTAL, register.note(TOTAL) - fen);
  register.setNote(FALLS_ON, dayOf(register.now) + 2);
  net(register, -fen);
}

function dayClosed(register: RegisterOps): void {
  if (register.note(DELIVERED) === 0) return;
  if (dayOf(register.now) >= register.note(FALLS_ON)) register.setNote(REACHED_THEM, register.note(TOTAL));
  permit(register);
}

/** What may be debited by now, and what the buyer may repay: one debt is paid once. */
function permit(register: RegisterOps): void {
  const terms = loanTerms(register);
  const today = dayOf(register.now) - register.note(START_DAY);
  let k = 0;
  while (k < terms.instalments && dueDay(terms, k + 1) <= today) k++;
  const total = register.note(REACHED_THEM);
  const due = k === 0 ? 0 : Math.min(total, dueThrough(terms, k, true));
  const repaid = register.order(REPAYMENT, 'debited') - register.order(REPAYMENT, 'refunded');
  const debits = register.order(DEBIT, 'debited') - register.order(DEBIT, 'refunded');
  register.setOrder(DEBIT, 'asked', due - repaid);
  register.setOrder(REPAYMENT, 'asked', total - debits);
}

/** Debited at the payer (negative: given back). */
function debited(register: RegisterOps, name: string, fen: number): void {
  const note = underway[name];
  if (note === undefined) return;
  register.setNote(note, register.note(note) + fen);
  register.addOrder(orderOf[name]!, 'debited', fen);
  if (name !== 'recovery') permit(register);
}

function credited(register: RegisterOps, name: string, fen: number): void {
  const note = underway[name];
  if (note !== undefined) {
    register.setNote(note, register.note(note) - fen);
    register.addOrder(orderOf[name]!, 'credited', fen);
    if (name === 'recovery') register.owe(RECOURSE, -fen);
    else net(register, -fen);
    return;
  }
  if (name === 'refund') refunded(register, fen);
  else paid(register, fen);
}

/** Paid to the merchant: for what it has delivered, else ahead of it. */
function paid(register: RegisterOps, fen: number): void {
  register.addOrder(PAY, 'credited', fen);
  const part = Math.min(fen, register.owed(PRICE));
  register.owe(PRICE, -part);
  if (fen === part) return;
  if (register.note(CLOSED) === 1) lost(register, fen - part);
  else register.setNote(ADVANCED, register.note(ADVANCED) + fen - part);
}

function refunded(register: RegisterOps, fen: number): void {
  register.addOrder(REFUND, 'credited', fen);
  register.addOrder(DEBIT, 'refunded', fen);
  const back = Math.max(0, -register.note(NET));
  register.setNote(NET, register.note(NET) + fen);
  register.owe(BACK, -Math.min(fen, back));
  if (fen > back) {
    register.owe(LOAN, fen - back);
    register.uncovered(BACK, fen - back);
  }
  permit(register);
}

/** The account between lender and buyer, which may stand either way. */
function net(register: RegisterOps, fen: number): void {
  const before = register.note(NET);
  const after = before + fen;
  register.setNote(NET, after);
  register.owe(LOAN, Math.max(0, after) - Math.max(0, before));
  const back = Math.max(0, -after) - Math.max(0, -before);
  register.owe(BACK, back);
  register.addOrder(REFUND, 'asked', back);
}
