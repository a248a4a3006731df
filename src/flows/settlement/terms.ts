import type { FlowTerms, RegisterOps } from '../terms.ts';

const TAKINGS = 0;
const DEBT = 1;
const SETTLEMENT = 0;
const FEE = 0;
const PAY_BY = 2;
/** Sales of the batch under way that are still owed; gross sum that is arriving. */
const NET = 0;
const ARRIVING = 1;

/**
 * What T+1 settlement owes. The merchant's claim grows when a buyer pays. A refund or chargeback is taken off the sales of
 * the same batch of the channel and is the merchant's debt beyond them; later sales pay a debt off first. When the channel closes
 * the batch the fee falls due, and the rest on the next working day.
 */
export const settlementTerms: FlowTerms = {
  claims: {
    takings: { creditor: 'merchant', debtor: 'acquirer', kind: 'deposit', pool: 'reserve' },
    debt: { creditor: 'acquirer', debtor: 'merchant', kind: 'credit' },
  },
  orders: { settlement: { claim: 'takings', payees: ['merchant'], debtor: 'acquirer', direction: 'pay' } },
  notes: ['net', 'arriving'],
  legs: { settle: 'settlement', advance: 'settlement' },
  fold: (register, fact, name, fen) => {
    switch (fact) {
      case 'act':
        if (name === 'sell') sell(register, fen);
        else if (name === 'refund' || name === 'chargeback') refund(register, fen);
        return;
      case 'sold': {
        const fee = register.applyRate(FEE, fen);
        register.owe(TAKINGS, -fee);
        register.addOrder(SETTLEMENT, 'asked', -fee);
        register.setNote(NET, 0);
        const promised = nextWorkday(register, register.term(PAY_BY));
        register.setOrder(SETTLEMENT, 'due', promised);
        register.setOrder(SETTLEMENT, 'promised', promised);
        return;
      }
      case 'debited':
        if (name === 'lump') register.setNote(ARRIVING, fen);
        if (name === 'sweep') register.own(TAKINGS, -fen);
        return;
      case 'credited':
        credited(register, name, fen);
        return;
      case 'failed':
      case 'returned':
        // Of a request that was refused nothing had been taken, and nothing comes back.
        if (name === 'sweep') register.own(TAKINGS, fen);
        return;
      case 'reversed':
        if (name === 'sweep') register.own(TAKINGS, fen);
        if (name !== 'settle') return;
        register.addOrder(SETTLEMENT, 'returned', fen);
        register.owe(TAKINGS, fen);
        register.fund(TAKINGS, fen);
        return;
      case 'refused':
      case 'heard':
      case 'instructed':
      case 'day-closed':
        return;
    }
  },
};

function sell(register: RegisterOps, fen: number): void {
  // Nothing is outstanding: the promise of an earlier batch has been kept.
  if (register.owed(TAKINGS) === 0) register.setOrder(SETTLEMENT, 'promised', 0);
  const repaid = Math.min(register.owed(DEBT), fen);
  register.owe(DEBT, -repaid);
  register.owe(TAKINGS, fen - repaid);
  register.addOrder(SETTLEMENT, 'asked', fen - repaid);
  register.setNote(NET, register.note(NET) + fen - repaid);
}

function refund(register: RegisterOps, fen: number): void {
  const deducted = Math.min(register.note(NET), fen);
  register.owe(TAKINGS, -deducted);
  register.addOrder(SETTLEMENT, 'asked', -deducted);
  register.setNote(NET, register.note(NET) - deducted);
  register.owe(DEBT, fen - deducted);
}

function credited(register: RegisterOps, name: string, fen: number): void {
  switch (name) {
    case 'lump': {
      const gross = register.note(ARRIVING);
      const fee = register.applyRate(FEE, gross);
      register.fund(TAKINGS, gross - fee);
      // What the channel kept out of the sum is the acquirer's cost.
      register.own(TAKINGS, fee - (gross - fen));
      return;
    }
    case 'settle': {
      register.addOrder(SETTLEMENT, 'credited', fen);
      const excess = register.owe(TAKINGS, -fen);
      register.fund(TAKINGS, -(fen - excess));
      return;
    }
    case 'advance':
      register.addOrder(SETTLEMENT, 'credited', fen);
      register.owe(TAKINGS, -fen);
      register.expose(fen);
      return;
    case 'repay':
      register.fund(TAKINGS, -fen);
      register.expose(-fen);
      return;
  }
}

/** The next working day; a batch ends on the eve of it, or with it at 24:00. */
function nextWorkday(register: RegisterOps, timeOfDay: number): number {
  return register.workday(register.workday(0, 0) >= register.now ? 0 : 1, timeOfDay);
}
