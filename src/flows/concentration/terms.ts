import type { FactKind, FlowTerms, RegisterOps } from '../terms.ts';

const TAKINGS = 0;
const REFUND = 1;
const BACK = 2;
const SALES = 3;
const BOUGHT = 0;
const GRANTED = 1;

function fold(r: RegisterOps, fact: FactKind, name: string, fen: number): void {
  switch (fact) {
    case 'act':
      if (name === 'buy') {
        r.addOrder(SALES, 'asked', fen);
        r.setNote(BOUGHT, r.note(BOUGHT) + fen);
      } else if (name === 'refund' && r.note(GRANTED) + fen <= r.note(BOUGHT)) {
        r.setNote(GRANTED, r.note(GRANTED) + fen);
        r.addOrder(BACK, 'asked', fen);
        r.owe(REFUND, fen);
      }
      return;
    case 'debited':
      if (name !== 'sale') return;
      r.addOrder(SALES, 'debited', fen);
      r.owe(TAKINGS, fen);
      return;
    case 'failed':
    case 'returned':
      if (name !== 'sale') return;
      r.addOrder(SALES, 'refunded', fen);
      r.owe(TAKINGS, -fen);
      return;
    case 'credited':
      credited(r, name, fen);
      return;
    case 'reversed':
      if (name === 'sale') return;
      r.owe(TAKINGS, fen);
      r.fund(TAKINGS, fen);
      if (name !== 'refund') return;
      r.addOrder(BACK, 'returned', fen);
      r.owe(REFUND, fen);
      return;
    case 'refused':
    case 'sold':
    case 'heard':
    case 'instructed':
    case 'day-closed':
      return;
  }
}

function credited(r: RegisterOps, name: string, fen: number): void {
  switch (name) {
    case 'sale':
      r.addOrder(SALES, 'credited', fen);
      r.fund(TAKINGS, fen);
      return;
    case 'refund':
      r.addOrder(BACK, 'credited', fen);
      r.owe(REFUND, -Math.min(fen, r.owed(REFUND)));
      r.fund(TAKINGS, -(fen - r.owe(TAKINGS, -fen)));
      return;
    case 'sweep':
      r.fund(TAKINGS, -(fen - r.owe(TAKINGS, -fen)));
      return;
    // What went to somebody else discharges nothing.
    default:
      return;
  }
}

/** An outlet's receipts are its own until they are swept to the headquarters of its group, or refunded. */
export const concentrationTerms: FlowTerms = {
  claims: {
    takings: { creditor: 'outlet', debtor: 'institution', kind: 'deposit', pool: 'reserve' },
    refund: { creditor: 'payer', debtor: 'outlet', kind: 'credit' },
    price: { creditor: 'outlet', debtor: 'payer', kind: 'credit' },
  },
  orders: {
    group: { claim: 'takings', payees: ['headquarters'], debtor: 'institution', direction: 'pay' },
    own: { claim: 'takings', payees: ['outlet'], debtor: 'institution', direction: 'pay' },
    back: { claim: 'takings', payees: ['payer'], debtor: 'institution', direction: 'pay' },
    sales: { claim: 'price', payees: ['institution'], debtor: 'payer', direction: 'collect' },
  },
  notes: ['bought', 'granted'],
  legs: { sale: 'sales', sweep: 'group', taken: 'own', refund: 'back' },
  fold,
};
