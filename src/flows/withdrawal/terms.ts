import type { FlowTerms } from '../terms.ts';

const BALANCE = 0;
const ORDER = 0;
const PAY_WITHIN = 0;
const PRIMARY = 0;

/** What a withdrawal owes: the balance until it is paid, the order within the promised time if the balance covers it. */
export const withdrawalTerms: FlowTerms = {
  claims: { balance: { creditor: 'customer', debtor: 'institution', kind: 'deposit', pool: 'reserve' } },
  orders: { payout: { claim: 'balance', payees: ['customer'], debtor: 'institution', direction: 'pay' } },
  notes: [],
  legs: { payout: 'payout' },
  fold: (register, fact, _name, fen) => {
    switch (fact) {
      case 'act': {
        // The same order asked for again is still one order.
        if (register.order(ORDER, 'asked') > 0) return;
        register.setOrder(ORDER, 'asked', fen);
        if (fen > register.owed(BALANCE)) return;
        const promised = register.openFrom(PRIMARY, register.now) + register.term(PAY_WITHIN);
        register.setOrder(ORDER, 'due', promised);
        register.setOrder(ORDER, 'promised', promised);
        return;
      }
      case 'credited':
        register.addOrder(ORDER, 'credited', fen);
        register.fund(BALANCE, -(fen - register.owe(BALANCE, -fen)));
        return;
      case 'reversed':
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
      case 'day-closed':
        return;
    }
  },
};
