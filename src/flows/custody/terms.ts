import type { FlowTerms, RegisterOps } from '../terms.ts';

const BALANCE = 0;
const ADVANCED = 1;
const DEPOSIT = 0;
const PAYOUT = 1;
const REPAY = 3;
const FEE = 0;
const PAY_WITHIN = 1;
const PAYOUT_CHANNEL = 1;
/** Inbound money that an advancer has bought, and what was advanced before any of it was under way. */
const SOLD = 0;
const AHEAD = 1;

/**
 * What custody owes. The investor is owed a pay-in, less the platform's fee, from the moment their bank has debited it;
 * it is funded when it reaches the custody account, and discharged when their card is credited. Money paid ahead by a
 * funder buys the inbound money: that is owed to the funder when it arrives.
 */
export const custodyTerms: FlowTerms = {
  claims: {
    balance: { creditor: 'investor', debtor: 'custodian', kind: 'deposit', pool: 'custody' },
    advanced: { creditor: 'funder', debtor: 'custodian', kind: 'deposit', pool: 'custody' },
  },
  orders: {
    deposit: { claim: 'balance', payees: ['custodian', 'platform'], debtor: 'custodian', direction: 'collect' },
    payout: { claim: 'balance', payees: ['investor'], debtor: 'custodian', direction: 'pay' },
    ordered: { claim: 'balance', payees: ['investor'], debtor: 'custodian', direction: 'pay' },
    repay: { claim: 'advanced', payees: ['funder'], debtor: 'custodian', direction: 'pay' },
  },
  notes: ['sold', 'ahead'],
  // The sweep is the platform's own money: nobody is owed it.
  legs: { deposit: 'deposit', payout: 'payout', advance: 'payout', ordered: 'ordered', repay: 'repay' },
  fold: (register, fact, name, fen) => {
    switch (fact) {
      case 'act':
        if (name === 'deposit') register.addOrder(DEPOSIT, 'asked', fen);
        if (name === 'withdraw') withdrawalAsked(register, fen);
        return;
      case 'debited':
        if (name === 'deposit') payInDebited(register, fen);
        return;
      case 'failed':
      case 'returned':
        if (name === 'deposit') payInUndone(register, fen);
        return;
      case 'credited':
        credited(register, name, fen);
        return;
      case 'reversed':
        if (name !== 'payout') return;
        register.addOrder(PAYOUT, 'returned', fen);
        register.owe(BALANCE, fen);
        register.fund(BALANCE, fen);
        return;
      case 'sold':
      case 'day-closed':
        return;
    }
  },
};

/** One withdrawal at a time: what is asked for while one is open takes its place, and is never owed on top of it. */
function withdrawalAsked(register: RegisterOps, fen: number): void {
  const paid = register.order(PAYOUT, 'credited') - register.order(PAYOUT, 'returned');
  const open = Math.max(0, register.order(PAYOUT, 'asked') - paid);
  register.setOrder(PAYOUT, 'asked', paid + Math.max(open, fen));
  if (fen > register.owed(BALANCE)) return;
  const promised = register.openFrom(PAYOUT_CHANNEL, register.now) + register.term(PAY_WITHIN);
  register.setOrder(PAYOUT, 'due', promised);
  register.setOrder(PAYOUT, 'promised', promised);
}

function payInDebited(register: RegisterOps, fen: number): void {
  register.addOrder(DEPOSIT, 'debited', fen);
  const net = fen - register.applyRate(FEE, fen);
  const ahead = Math.min(net, register.note(AHEAD));
  register.setNote(AHEAD, register.note(AHEAD) - ahead);
  register.setNote(SOLD, register.note(SOLD) + ahead);
  register.owe(BALANCE, net - ahead);
}

/** Nothing was debited, or the investor's bank has given it back: what was advanced on it stays the funder's risk. */
function payInUndone(register: RegisterOps, fen: number): void {
  register.addOrder(DEPOSIT, 'refunded', fen);
  const net = fen - register.applyRate(FEE, fen);
  const sold = Math.min(net, register.note(SOLD));
  register.setNote(SOLD, register.note(SOLD) - sold);
  register.owe(BALANCE, sold - net);
}

function credited(register: RegisterOps, name: string, fen: number): void {
  switch (name) {
    case 'deposit': {
      const fee = register.applyRate(FEE, fen);
      const sold = Math.min(fen - fee, register.note(SOLD));
      register.addOrder(DEPOSIT, 'credited', fen);
      register.own(BALANCE, fee);
      register.fund(BALANCE, fen - fee - sold);
      if (sold === 0) return;
      register.setNote(SOLD, register.note(SOLD) - sold);
      register.addOrder(REPAY, 'asked', sold);
      register.owe(ADVANCED, sold);
      register.fund(ADVANCED, sold);
      return;
    }
    case 'payout':
      register.addOrder(PAYOUT, 'credited', fen);
      register.fund(BALANCE, -(fen - register.owe(BALANCE, -fen)));
      return;
    case 'advance': {
      const bought = Math.min(fen, register.owed(BALANCE));
      register.addOrder(PAYOUT, 'credited', fen);
      register.owe(BALANCE, -bought);
      register.setNote(SOLD, register.note(SOLD) + bought);
      register.setNote(AHEAD, register.note(AHEAD) + fen - bought);
      register.expose(fen);
      return;
    }
    case 'repay':
      register.addOrder(REPAY, 'credited', fen);
      register.fund(ADVANCED, -(fen - register.owe(ADVANCED, -fen)));
      register.expose(-fen);
      return;
    case 'sweep':
      register.own(BALANCE, -fen);
      return;
    // A payout that the investor never signed discharges nothing.
    default:
      register.addOrder(2, 'credited', fen);
  }
}
