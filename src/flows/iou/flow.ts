import type { MachineConfig } from '../compile/config.ts';
import { defineFlow } from '../define.ts';
import { deskRegion } from '../desk.ts';
import { choiceGuard } from '../guards.ts';
import { bookEffects, bookGuards, desk } from './books.ts';
import { iouChoices } from './choices.ts';
import { iouAccounts, iouChannels, iouContract, iouDeclares, iouFields, iouLegs } from './roles.ts';
import { iouTerms } from './terms.ts';

const machine: MachineConfig = {
  id: 'iou',
  ...deskRegion({
    at: '#iou',
    legs: Object.keys(iouLegs),
    watched: ['pay'],
    acts: {
      buy: [{ guard: 'mayBuy', actions: 'buy' }],
      repay: [{ guard: 'mayRepay', actions: 'askToRepay' }],
    },
    books: [{ guard: 'mustEnd', actions: 'end' }],
    jobs: [
      { guard: 'mustPay', actions: 'pay' },
      { guard: 'mustDebit', actions: 'debit' },
    ],
  }),
};

/** A purchase on an IOU: a lender pays the merchant at once, the buyer repays within days that are free, or later with interest. */
export const iou = defineFlow({
  name: 'iou',
  title: { zh: '白条（先玩后付）', en: 'IOU, play first and pay later' },
  machine,
  parties: {
    borrower: ['person'],
    merchant: ['merchant', 'company'],
    lender: ['lender', 'bank', 'platform'],
  },
  process: 'lender',
  accounts: iouAccounts,
  channels: iouChannels,
  contract: iouContract,
  fields: iouFields,
  choices: iouChoices,
  acts: {
    buy: {
      by: 'borrower',
      says: { zh: '用白条购买', en: 'buys on the IOU' },
      // Zero: the whole line.
      args: [{ name: 'yuan', type: 'fen', default: 0 }],
    },
    repay: {
      by: 'borrower',
      says: { zh: '申请提前还款', en: 'asks to repay' },
      // Zero: all that is owed.
      args: [{ name: 'yuan', type: 'fen', default: 0 }],
    },
  },
  legs: iouLegs,
  legSlots: 8,
  declares: iouDeclares,
  guards: { ...desk.guards, ...bookGuards, is: choiceGuard(iouChoices) },
  effects: { ...desk.effects, ...bookEffects },
  delays: desk.delays,
  asked: [],
  terms: iouTerms,
});
