import type { FlowTerms, RegisterOps } from '../terms.ts';

const PROCEEDS = 1;
const ITEM = 0;

/**
 * What a collected item makes owed: the sum once, by the payer to the collector, and from the moment the payer is
 * debited by the institution to the collector. What is debited beyond it is nobody's proceeds.
 */
export const batchCollectionTerms: FlowTerms = {
  claims: {
    due: { creditor: 'collector', debtor: 'payer', kind: 'credit' },
    proceeds: { creditor: 'collector', debtor: 'institution', kind: 'deposit', pool: 'reserve' },
  },
  orders: { item: { claim: 'due', payees: ['institution'], debtor: 'payer', direction: 'collect' } },
  notes: [],
  legs: { collect: 'item' },
  fold: (register, fact, _name, fen) => {
    const before = proceeds(register);
    switch (fact) {
      case 'act':
        // The same batch sent again is still one item.
        if (register.order(ITEM, 'asked') === 0) register.setOrder(ITEM, 'asked', fen);
        return;
      case 'debited':
        register.addOrder(ITEM, 'debited', fen);
        break;
      case 'failed':
      case 'returned':
      case 'reversed':
        register.addOrder(ITEM, 'refunded', fen);
        break;
      case 'credited': {
        const credited = register.order(ITEM, 'credited');
        const asked = register.order(ITEM, 'asked');
        register.addOrder(ITEM, 'credited', fen);
        register.fund(PROCEEDS, Math.min(fen, Math.max(0, asked - credited)));
        return;
      }
      case 'refused':
      case 'sold':
      case 'heard':
      case 'instructed':
      case 'day-closed':
        return;
    }
    register.owe(PROCEEDS, proceeds(register) - before);
  },
};

/** What of the item the payer has been debited and not given back, up to the sum that is due. */
function proceeds(register: RegisterOps): number {
  const taken = register.order(ITEM, 'debited') - register.order(ITEM, 'refunded');
  return Math.max(0, Math.min(taken, register.order(ITEM, 'asked')));
}
