import type { FlowTerms } from '../terms.ts';

const BALANCE = 0;
const ORDER = 0;
const CHARGE = 1;
const PAY_WITHIN = 0;
const FEE = 3;
const PRIMARY = 0;

/** What a withdrawal owes: the balance until it is paid, the order within the promised time if the balance covers it. */
export const withdrawalTerms: FlowTerms = {
  claims: { balance: { creditor: 'customer', debtor: 'institution', kind: 'deposit', pool: 'reserve' } },
  orders: {
    payout: { claim: 'balance', payees: ['customer'], debtor: 'institution', direction: 'pay' },
    // Until it is taken the fee is the customer's.
    fee: { claim: 'balance', payees: ['institution'], debtor: 'customer', direction: 'pay' },
  },
  notes: [],
  legs: { payout: 'payout', sweep: 'fee' },
  fold: (register, fact, name, fen) => {
    switch (fact) {
      case 'act': {
        // The same order asked for again is still one order.
        if (register.order(ORDER, 'asked') > 0) return;
        register.setOrder(ORDER, 'asked', fen);
        if (fen + register.term(FEE) > register.owed(BALANCE)) return;
        const promised = register.openFrom(PRIMARY, register.now) + register.term(PAY_WITHIN);
        register.setOrder(ORDER, 'due', promised);
        register.setOrder(ORDER, 'promised', promised);
        return;
      }
      case 'credited':
        register.addOrder(name === 'sweep' ? CHARGE : ORDER, 'credited', fen);
        // Earned once, however often it was paid.
        if (name !== 'sweep') register.setOrder(CHARGE, 'asked', register.term(FEE));
        register.fund(BALANCE, -(fen - register.owe(BALANCE, -fen)));
        return;
      case 'reversed':
        if (name === 'sweep') return;
        register.setOrder(CHARGE, 'asked', 0);
        register.addOrder(ORDER, 'returned', fen);
        register.owe(BALANCE, fen);
        register.fund(BALANCE, fen);
        return;
      // What turned back on the rail had never reached the customer, so it was never discharged.
      case 'returned':
      case 'debited':
      case 'failed':
      case 'refused':
      case 'sold':
      case 'heard':
      case 'instructed':
      case 'day-closed':
        return;
    }
  },
};
