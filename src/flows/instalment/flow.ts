import type { MachineConfig } from '../compile/config.ts';
import { defineFlow } from '../define.ts';
import { deskRegion } from '../desk.ts';
import { choiceGuard, is } from '../guards.ts';
import { bookEffects, bookGuards, desk } from './books.ts';
import { instalmentChoices } from './choices.ts';
import {
  instalmentAccounts,
  instalmentChannels,
  instalmentContract,
  instalmentDeclares,
  instalmentFields,
  instalmentLegs,
} from './roles.ts';
import { instalmentTerms } from './terms.ts';

const machine: MachineConfig = {
  id: 'instalment',
  ...deskRegion({
    at: '#instalment',
    legs: Object.keys(instalmentLegs),
    watched: ['pay', 'payBuyer', 'refund'],
    acts: {
      sign: [{ guard: 'maySign', actions: 'sign' }],
      deliver: [{ guard: 'mayDeliver', actions: 'deliver' }],
      takeBack: [{ guard: 'mayTakeBack', actions: 'takeBack' }],
      close: [{ guard: 'mayClose', actions: 'close' }],
      repay: [{ guard: 'mayRepay', actions: 'askToRepay' }],
      collect: [{ guard: { type: 'and', guards: [is('run', 'each-run'), 'hasInstalment'] }, actions: 'collectAgain' }],
    },
    debtsFall: true,
    jobs: [
      { guard: 'mustPay', actions: 'pay' },
      { guard: 'mustPayBuyer', actions: 'payBuyer' },
      { guard: 'mustRefund', actions: 'refund' },
      { guard: 'mustDebit', actions: 'debit' },
      { guard: 'mustRepay', actions: 'repay' },
      { guard: 'mustRecover', actions: 'recover' },
    ],
  }),
};

/** A purchase paid by instalments: a lender pays the merchant as it delivers, the buyer repays the lender. */
export const instalment = defineFlow({
  name: 'instalment',
  title: { zh: '场景分期', en: 'Purchase by instalments' },
  machine,
  parties: {
    borrower: ['person'],
    merchant: ['merchant', 'company'],
    lender: ['lender', 'bank', 'platform', 'merchant'],
  },
  process: 'lender',
  accounts: instalmentAccounts,
  channels: instalmentChannels,
  contract: instalmentContract,
  fields: instalmentFields,
  choices: instalmentChoices,
  acts: {
    sign: { by: 'borrower', says: { zh: '签约分期', en: 'signs for the instalments' } },
    deliver: { by: 'merchant', says: { zh: '交付', en: 'delivers' } },
    takeBack: {
      by: 'merchant',
      says: { zh: '收回退货', en: 'takes goods back' },
      args: [{ name: 'yuan', type: 'fen' }],
    },
    close: { by: 'merchant', says: { zh: '停业', en: 'closes down' } },
    repay: {
      by: 'borrower',
      says: { zh: '主动还款', en: 'repays' },
      // Zero: all that is owed.
      args: [{ name: 'yuan', type: 'fen', default: 0 }],
    },
    collect: {
      by: 'operator',
      says: { zh: '再跑一次扣款批次', en: 'starts the collection run again' },
      reaches: 'all',
    },
  },
  legs: instalmentLegs,
  legSlots: 10,
  declares: instalmentDeclares,
  guards: { ...desk.guards, ...bookGuards, is: choiceGuard(instalmentChoices) },
  effects: { ...desk.effects, ...bookEffects },
  delays: desk.delays,
  asked: [],
  terms: instalmentTerms,
});
