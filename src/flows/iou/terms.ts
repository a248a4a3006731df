import { dayOf } from '../../core/time.ts';
import type { FlowTerms, RegisterOps } from '../terms.ts';
import { asked, atTerm, bought, payoff, type IouState } from './interest.ts';
import { T, iouTermsOf } from './roles.ts';

const LOAN = 0;
const PRICE = 1;

const PAY = 0;
const DEBIT = 1;

const BOUGHT = 0;
const START_DAY = 1;
const OPEN = 2;
const FROM = 3;
const PRODUCT = 4;
const INTEREST = 5;
/** The term came before all was repaid: the line is not used again. */
const ENDED = 7;
/** Price of the second purchase while it is not owed to the merchant, and how much has to arrive before it is. */
const WAITING = 8;
const NEEDS = 9;
/** Debited and not yet with the lender: a refusal is a failure too, but nothing was debited before it. */
const UNDERWAY = 6;

/**
 * The merchant is owed the price from the purchase on. The borrower owes it with the interest of the whole term; what is
 * asked to be repaid earlier is due at once and bears none from that day on, so that the debt falls by what is saved.
 * Whether the debit then succeeds today or next week changes nothing. What was bought above the line nobody has agreed.
 * Once all of it is asked to be repaid before the term, the line may be used for one more purchase: its merchant is owed
 * the price when the repayment has arrived, and not before.
 */
export const iouTerms: FlowTerms = {
  daily: true,
  claims: {
    loan: { creditor: 'lender', debtor: 'borrower', kind: 'credit' },
    price: { creditor: 'merchant', debtor: 'lender', kind: 'deposit' },
  },
  orders: {
    pay: { claim: 'price', payees: ['merchant'], debtor: 'lender', direction: 'pay' },
    debit: { claim: 'loan', payees: ['lender'], debtor: 'borrower', direction: 'collect' },
  },
  notes: ['bought', 'start-day', 'open', 'from', 'product', 'interest', 'debit-underway', 'ended', 'waiting', 'needs'],
  legs: { pay: 'pay', debit: 'debit' },
  fold: (register, fact, name, fen) => {
    switch (fact) {
      case 'act':
        if (name === 'buy') buy(register, fen > 0 ? fen : register.term(T.line));
        if (name === 'repay') repay(register, fen);
        return;
      case 'debited':
        if (name === 'debit') debited(register, fen);
        return;
      case 'failed':
      case 'returned':
        if (name === 'debit' && register.note(UNDERWAY) >= fen) debited(register, -fen);
        return;
      case 'credited':
        if (name === 'pay') {
          register.addOrder(PAY, 'credited', fen);
          register.owe(PRICE, -fen);
          return;
        }
        register.setNote(UNDERWAY, register.note(UNDERWAY) - fen);
        register.addOrder(DEBIT, 'credited', fen);
        register.owe(LOAN, -fen);
        if (register.order(DEBIT, 'credited') >= register.note(NEEDS)) oweMerchant(register);
        return;
      case 'reversed':
        if (name !== 'pay') return;
        register.addOrder(PAY, 'returned', fen);
        register.owe(PRICE, fen);
        return;
      case 'heard':
      case 'instructed':
      case 'day-closed':
        if (register.note(OPEN) > 0 && dayOf(register.now) - register.note(START_DAY) >= register.term(T.termDays)) {
          register.setNote(ENDED, 1);
          due(
            register,
            register.term(T.termDays),
            payoff(iouTermsOf(register), stateOf(register), register.term(T.termDays)),
          );
        }
        return;
      case 'sold':
      case 'refused':
        return;
    }
  },
};

function buy(register: RegisterOps, fen: number): void {
  const count = register.note(BOUGHT);
  const isFree = count === 0 || (count === 1 && register.note(OPEN) === 0 && register.note(ENDED) === 0);
  if (!isFree || fen > register.term(T.line)) return;
  const terms = iouTermsOf(register);
  const state = bought(terms, fen);
  register.setNote(BOUGHT, count + 1);
  register.setNote(START_DAY, dayOf(register.now));
  keep(register, state);
  register.owe(LOAN, atTerm(terms, state));
  register.addOrder(PAY, 'asked', fen);
  register.setOrder(DEBIT, 'due', register.naturalDay(terms.termDays, register.term(T.collectAt)));
  register.setNote(WAITING, fen);
  register.setNote(NEEDS, register.order(DEBIT, 'asked'));
  if (register.order(DEBIT, 'credited') >= register.note(NEEDS)) oweMerchant(register);
}

/** The merchant that waits is owed its price. */
function oweMerchant(register: RegisterOps): void {
  const fen = register.note(WAITING);
  if (fen === 0) return;
  register.setNote(WAITING, 0);
  register.owe(PRICE, fen);
  register.setOrder(PAY, 'due', register.workday(register.term(T.payWithin), 0));
}

function repay(register: RegisterOps, fen: number): void {
  const day = dayOf(register.now) - register.note(START_DAY);
  if (register.note(OPEN) === 0 || day >= register.term(T.termDays)) return;
  const all = payoff(iouTermsOf(register), stateOf(register), day);
  due(register, day, fen > 0 ? Math.min(fen, all) : all);
}

/** A sum falls due; the debt falls by the interest that this saves. */
function due(register: RegisterOps, day: number, fen: number): void {
  const terms = iouTermsOf(register);
  const before = stateOf(register);
  const after = asked(terms, before, day, fen);
  keep(register, after);
  register.owe(LOAN, fen + (after.open > 0 ? atTerm(terms, after) : 0) - atTerm(terms, before));
  register.addOrder(DEBIT, 'asked', fen);
}

function debited(register: RegisterOps, fen: number): void {
  register.setNote(UNDERWAY, register.note(UNDERWAY) + fen);
  register.addOrder(DEBIT, 'debited', fen);
}

function stateOf(register: RegisterOps): IouState {
  return {
    open: register.note(OPEN),
    from: register.note(FROM),
    product: register.note(PRODUCT),
    interest: register.note(INTEREST),
  };
}

function keep(register: RegisterOps, state: IouState): void {
  register.setNote(OPEN, state.open);
  register.setNote(FROM, state.from);
  register.setNote(PRODUCT, state.product);
  register.setNote(INTEREST, state.interest);
}
