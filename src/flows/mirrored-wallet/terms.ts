import type { FlowTerms, RegisterOps } from '../terms.ts';

const BALANCE = 0;
const SPEND = 0;
const TOP_UP = 1;
const PAY_WITHIN = 0;
const INSIDE = 0;

/**
 * What the platform owes its customer: a top-up from the moment the card is debited, less what the bank has paid for
 * them. In which of the two records it stands first is the design's business, not the contract's.
 */
export const mirroredWalletTerms: FlowTerms = {
  claims: { balance: { creditor: 'customer', debtor: 'platform', kind: 'deposit', pool: 'mirror' } },
  orders: {
    spend: { claim: 'balance', payees: ['payee'], debtor: 'platform', direction: 'pay' },
    topUp: { claim: 'balance', payees: ['platform'], debtor: 'platform', direction: 'collect' },
  },
  notes: [],
  legs: { spend: 'spend', topUp: 'topUp' },
  fold: (register, fact, name, fen) => {
    if (fact === 'act') {
      if (name === 'spend') spendAsked(register, fen);
      else register.addOrder(TOP_UP, 'asked', fen);
    } else if (name === 'spend') spendFact(register, fact, fen);
    else if (name === 'topUp') topUpFact(register, fact, fen);
  },
};

/** One payment at a time: what is asked for while one is open takes its place. */
function spendAsked(register: RegisterOps, fen: number): void {
  const paid = register.order(SPEND, 'credited') - register.order(SPEND, 'returned');
  const open = Math.max(0, register.order(SPEND, 'asked') - paid);
  register.setOrder(SPEND, 'asked', paid + Math.max(open, fen));
  const isOwed = fen <= register.owed(BALANCE);
  const promised = isOwed ? register.openFrom(INSIDE, register.now) + register.term(PAY_WITHIN) : 0;
  register.setOrder(SPEND, 'due', promised);
  register.setOrder(SPEND, 'promised', promised);
}

function spendFact(register: RegisterOps, fact: string, fen: number): void {
  if (fact === 'credited') {
    register.addOrder(SPEND, 'credited', fen);
    register.fund(BALANCE, -(fen - register.owe(BALANCE, -fen)));
  } else if (fact === 'reversed') {
    register.addOrder(SPEND, 'returned', fen);
    register.owe(BALANCE, fen);
    register.fund(BALANCE, fen);
  }
}

function topUpFact(register: RegisterOps, fact: string, fen: number): void {
  if (fact === 'debited') {
    register.addOrder(TOP_UP, 'debited', fen);
    register.owe(BALANCE, fen);
  } else if (fact === 'credited') {
    register.addOrder(TOP_UP, 'credited', fen);
    register.fund(BALANCE, fen);
  } else if (fact === 'failed' || fact === 'returned') {
    register.addOrder(TOP_UP, 'refunded', fen);
    register.owe(BALANCE, -fen);
  }
}
