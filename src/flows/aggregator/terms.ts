import type { FlowTerms } from '../terms.ts';
import { shareOf } from './roles.ts';

const ITEM = 0;
/** The order and the claim. */
const SHARE = 1;

/**
 * One order is paid once, to the merchant itself. What has arrived is money that the merchant's business has to show,
 * and the aggregator is owed its share of it, whether or not the payment is taken back later.
 */
export const aggregatorTerms: FlowTerms = {
  claims: {
    due: { creditor: 'merchant', debtor: 'payer', kind: 'credit' },
    share: { creditor: 'hub', debtor: 'merchant', kind: 'credit' },
  },
  orders: {
    item: { claim: 'due', payees: ['merchant'], debtor: 'payer', direction: 'collect' },
    share: { claim: 'share', payees: ['hub'], debtor: 'merchant', direction: 'collect' },
  },
  notes: [],
  legs: { collect: 'item', cheque: 'item', deposit: 'item', share: 'share' },
  fold: (register, fact, name, fen) => {
    const order = name === 'share' ? SHARE : ITEM;
    switch (fact) {
      case 'act':
        if (name === 'order' && register.order(ITEM, 'asked') === 0) register.setOrder(ITEM, 'asked', fen);
        return;
      case 'debited':
        register.addOrder(order, 'debited', fen);
        return;
      case 'failed':
      case 'returned':
        register.addOrder(order, 'refunded', fen);
        return;
      case 'reversed':
        register.addOrder(order, 'refunded', fen);
        if (order === SHARE) register.owe(SHARE, fen);
        else register.business('money', -fen);
        return;
      case 'credited':
        register.addOrder(order, 'credited', fen);
        if (order === SHARE) {
          register.owe(SHARE, -fen);
          return;
        }
        register.business('money', fen);
        register.owe(SHARE, shareOf(register, fen));
        register.addOrder(SHARE, 'asked', shareOf(register, fen));
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
