import type { MachineConfig } from '../compile/config.ts';
import { defineFlow } from '../define.ts';
import { deskRegion } from '../desk.ts';
import { bookEffects, bookGuards, desk } from './books.ts';
import { jointLendingChoices } from './choices.ts';
import {
  jointLendingAccounts,
  jointLendingChannels,
  jointLendingContract,
  jointLendingDeclares,
  jointLendingFields,
  jointLendingLegs,
} from './roles.ts';
import { jointLendingTerms } from './terms.ts';

const machine: MachineConfig = {
  id: 'joint-lending',
  ...deskRegion({
    at: '#joint-lending',
    legs: Object.keys(jointLendingLegs),
    watched: ['disburse'],
    acts: {
      apply: [{ guard: 'mayApply', actions: 'apply' }],
      compensate: [{ guard: 'mayCompensate', actions: 'askToCompensate' }],
    },
    jobs: [
      { guard: 'mustPassBank', actions: 'passBank' },
      { guard: 'mustPassThird', actions: 'passThird' },
      { guard: 'mustPassLead', actions: 'passLead' },
      { guard: 'awaitsBank', actions: 'contributeBank' },
      { guard: 'awaitsThird', actions: 'contributeThird' },
      { guard: 'awaitsLead', actions: 'contributeLead' },
      { guard: 'mustStepIn', actions: 'stepIn' },
      { guard: 'canDisburse', actions: 'disburse' },
      { guard: 'mustCompensateBank', actions: 'compensateBank' },
      { guard: 'mustCompensateThird', actions: 'compensateThird' },
      { guard: 'mustDebit', actions: 'debit' },
    ],
    books: [
      { guard: 'mustVoid', actions: 'void' },
      { guard: 'mustUndertake', actions: 'undertake' },
    ],
  }),
};

/** Several funders lend together: one of them leads, keeps the books, collects and divides. */
export const jointLending = defineFlow({
  name: 'joint-lending',
  title: { zh: '联合贷款', en: 'Joint lending' },
  machine,
  parties: {
    lender: ['platform', 'lender', 'p2p-platform'],
    bank: ['bank'],
    third: ['company', 'lender', 'bank'],
    borrower: ['person', 'merchant', 'company'],
  },
  optional: ['third'],
  process: 'lender',
  accounts: jointLendingAccounts,
  channels: jointLendingChannels,
  contract: jointLendingContract,
  fields: jointLendingFields,
  choices: jointLendingChoices,
  acts: {
    apply: { by: 'borrower', says: { zh: '申请贷款', en: 'applies for the loan' } },
    compensate: { by: 'lender', says: { zh: '代偿逾期', en: 'pays what is overdue to the other funders' } },
  },
  legs: jointLendingLegs,
  legSlots: 12,
  declares: jointLendingDeclares,
  guards: { ...desk.guards, ...bookGuards },
  effects: { ...desk.effects, ...bookEffects },
  delays: desk.delays,
  asked: [],
  terms: jointLendingTerms,
});
