import type { FactKind, FlowTerms, RegisterOps } from '../terms.ts';

const PRICE = 2;
const DUES = 0;

/** By leg: what of its debits was due, is the merchant's, and has not failed. */
const SIDES = { chargeFormer: 0, chargeSuccessor: 1 } as const;

function fold(r: RegisterOps, fact: FactKind, name: string, fen: number): void {
  if (fact === 'act') {
    if (name !== 'due') return;
    r.addOrder(DUES, 'asked', fen);
    r.owe(PRICE, fen);
    return;
  }
  if (name !== 'chargeFormer' && name !== 'chargeSuccessor') return;
  const side = SIDES[name];
  switch (fact) {
    case 'debited': {
      r.addOrder(DUES, 'debited', fen);
      // What is debited beyond what was due is nobody's but the payer's.
      if (r.order(DUES, 'debited') - r.order(DUES, 'refunded') > r.order(DUES, 'asked')) return;
      r.setNote(side, r.note(side) + fen);
      r.owe(side, fen);
      return;
    }
    case 'credited': {
      r.addOrder(DUES, 'credited', fen);
      const good = Math.min(fen, r.note(side));
      r.setNote(side, r.note(side) - good);
      r.fund(side, good);
      r.owe(PRICE, -Math.min(good, r.owed(PRICE)));
      return;
    }
    case 'failed':
    case 'returned': {
      r.addOrder(DUES, 'refunded', fen);
      const good = Math.min(fen, r.note(side));
      r.setNote(side, r.note(side) - good);
      r.owe(side, -good);
      return;
    }
    default:
      return;
  }
}

/** Each sum that falls due is debited once, by whichever company; the one that has debited it owes it to the merchant. */
export const migrationTerms: FlowTerms = {
  claims: {
    atFormer: { creditor: 'merchant', debtor: 'former', kind: 'deposit', pool: 'formerReserve' },
    atSuccessor: { creditor: 'merchant', debtor: 'successor', kind: 'deposit', pool: 'successorReserve' },
    price: { creditor: 'merchant', debtor: 'payer', kind: 'credit' },
  },
  orders: {
    dues: { claim: 'price', payees: ['former', 'successor'], debtor: 'payer', direction: 'collect' },
  },
  notes: ['former', 'successor'],
  legs: { chargeFormer: 'dues', chargeSuccessor: 'dues' },
  fold,
};
