import type { FlowTerms } from '../terms.ts';

const ITEM = 0;

/** One order is paid once, to the merchant itself. What has arrived is money that the merchant's business has to show. */
export const aggregatorTerms: FlowTerms = {
  claims: { due: { creditor: 'merchant', debtor: 'payer', kind: 'credit' } },
  orders: { item: { claim: 'due', payees: ['merchant'], debtor: 'payer', direction: 'collect' } },
  notes: [],
  legs: { collect: 'item' },
  fold: (register, fact, name, fen) => {
    switch (fact) {
      case 'act':
        if (name === 'order' && register.order(ITEM, 'asked') === 0) register.setOrder(ITEM, 'asked', fen);
        return;
      case 'debited':
        register.addOrder(ITEM, 'debited', fen);
        return;
      case 'failed':
      case 'returned':
        register.addOrder(ITEM, 'refunded', fen);
        return;
      case 'reversed':
        register.addOrder(ITEM, 'refunded', fen);
        register.business('money', -fen);
        return;
      case 'credited':
        register.addOrder(ITEM, 'credited', fen);
        register.business('money', fen);
        return;
      case 'refused':
      case 'sold':
      case 'day-closed':
        return;
    }
  },
};
