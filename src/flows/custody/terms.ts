import type { FlowTerms, RegisterOps } from '../terms.ts';

const BALANCE = 0;
const ADVANCED = 1;
const DEPOSIT = 0;
const PAYOUT = 1;
const REPAY = 3;
const FEE = 0;
const PAY_WITHIN = 1;
const PAYOUT_CHANNEL = 1;
/** Net pay-ins under way; what of them an advancer has bought; 1 if the last one that ended has arrived. */
const INBOUND = 0;
const SOLD = 1;
const ARRIVED = 2;

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
  notes: ['inbound', 'sold', 'arrived'],
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
      case 'refused':
      case 'sold':
      case 'heard':
      case 'instructed':
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
  const isOwed = fen <= register.owed(BALANCE);
  const promised = isOwed ? register.openFrom(PAYOUT_CHANNEL, register.now) + register.term(PAY_WITHIN) : 0;
  register.setOrder(PAYOUT, 'due', promised);
  register.setOrder(PAYOUT, 'promised', promised);
}

function payInDebited(register: RegisterOps, fen: number): void {
  register.addOrder(DEPOSIT, 'debited', fen);
  const net = fen - register.applyRate(FEE, fen);
  register.setNote(INBOUND, register.note(INBOUND) + net);
  register.owe(BALANCE, net);
}

/**
 * The investor's bank has given it back; nothing, if it was refused. What was advanced on it is the funder's risk.
 */
function payInUndone(register: RegisterOps, fen: number): void {
  register.addOrder(DEPOSIT, 'refunded', fen);
  const net = fen - register.applyRate(FEE, fen);
  const inbound = register.note(INBOUND) - net;
  const unbacked = Math.max(0, register.note(SOLD) - inbound);
  register.setNote(INBOUND, inbound);
  register.setNote(SOLD, register.note(SOLD) - unbacked);
  register.setNote(ARRIVED, 0);
  register.owe(BALANCE, unbacked - net);
}

/** What arrives, or has arrived, for an advancer is owed to the advancer. */
function oweFunder(register: RegisterOps, fen: number): void {
  if (fen === 0) return;
  register.addOrder(REPAY, 'asked', fen);
  register.owe(ADVANCED, fen);
  register.fund(ADVANCED, fen);
}

/** A funder pays the investor and has bought the money under way for it, or the pay-in that has just arrived. */
function advanced(register: RegisterOps, fen: number): void {
  register.addOrder(PAYOUT, 'credited', fen);
  register.expose(fen);
  if (register.note(INBOUND) > 0) {
    const bought = Math.min(fen, register.note(INBOUND) - register.note(SOLD));
    register.owe(BALANCE, -bought);
    register.setNote(SOLD, register.note(SOLD) + bought);
  } else if (register.note(ARRIVED) === 1) {
    const bought = Math.min(fen, register.owed(BALANCE));
    register.owe(BALANCE, -bought);
    register.fund(BALANCE, -bought);
    oweFunder(register, bought);
  }
}

function credited(register: RegisterOps, name: string, fen: number): void {
  switch (name) {
    case 'deposit': {
      const fee = register.applyRate(FEE, fen);
      const sold = Math.min(fen - fee, register.note(SOLD));
      register.addOrder(DEPOSIT, 'credited', fen);
      register.own(BALANCE, fee);
      register.fund(BALANCE, fen - fee - sold);
      register.setNote(INBOUND, register.note(INBOUND) - fen + fee);
      register.setNote(SOLD, register.note(SOLD) - sold);
      register.setNote(ARRIVED, 1);
      oweFunder(register, sold);
      return;
    }
    case 'payout':
      register.addOrder(PAYOUT, 'credited', fen);
      register.fund(BALANCE, -(fen - register.owe(BALANCE, -fen)));
      return;
    case 'advance':
      advanced(register, fen);
      return;
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
