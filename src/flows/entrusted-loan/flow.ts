import type { MachineConfig } from '../compile/config.ts';
import { defineFlow } from '../define.ts';
import { deskRegion } from '../desk.ts';
import { bookEffects, bookGuards, desk } from './books.ts';
import { entrustedLoanChoices } from './choices.ts';
import {
  entrustedLoanAccounts,
  entrustedLoanChannels,
  entrustedLoanContract,
  entrustedLoanFields,
  entrustedLoanLegs,
} from './roles.ts';
import { entrustedLoanTerms } from './terms.ts';

const machine: MachineConfig = {
  id: 'entrusted-loan',
  ...deskRegion({
    at: '#entrusted-loan',
    legs: Object.keys(entrustedLoanLegs),
    watched: ['disburse'],
    acts: {
      apply: [{ guard: 'mayApply', actions: 'apply' }],
      entrust: [{ guard: 'mayEntrust', actions: 'askToEntrust' }],
      repay: [{ guard: 'mayRepay', actions: 'askToRepay' }],
      compensate: [{ guard: 'mayCompensate', actions: 'askToCompensate' }],
    },
    // What is in the special account leaves it before anything else enters.
    jobs: [
      { guard: 'canDisburse', actions: 'disburse' },
      { guard: 'mustAdvance', actions: 'advance' },
      { guard: 'mustStray', actions: 'stray' },
      { guard: 'mustPassOn', actions: 'passOn' },
      { guard: 'mustPassTo', actions: 'passTo' },
      { guard: 'mustEntrust', actions: 'entrust' },
      { guard: 'mustCompensate', actions: 'compensate' },
      { guard: 'mustRepay', actions: 'repay' },
    ],
  }),
};

/** A bank lends the money of somebody else for them: it witnesses and passes on, and bears nothing. */
export const entrustedLoan = defineFlow({
  name: 'entrusted-loan',
  title: { zh: '委托贷款', en: 'Entrusted loan' },
  machine,
  parties: {
    funder: ['company', 'lender', 'platform', 'person'],
    lender: ['bank'],
    borrower: ['person', 'company', 'merchant'],
    compensator: ['company', 'lender', 'platform', 'person'],
    other: ['company', 'lender', 'platform', 'person'],
  },
  optional: ['compensator', 'other'],
  process: 'lender',
  accounts: entrustedLoanAccounts,
  channels: entrustedLoanChannels,
  contract: entrustedLoanContract,
  fields: entrustedLoanFields,
  choices: entrustedLoanChoices,
  acts: {
    apply: { by: 'borrower', says: { zh: '申请委托贷款', en: 'applies for the loan' } },
    entrust: {
      by: 'funder',
      says: { zh: '交付委托资金', en: 'entrusts money' },
      // Zero: the amount of the loan.
      args: [{ name: 'yuan', type: 'fen', default: 0 }],
    },
    repay: {
      by: 'borrower',
      says: { zh: '还款', en: 'repays' },
      // Zero: all that is owed.
      args: [{ name: 'yuan', type: 'fen', default: 0 }],
    },
    compensate: {
      by: 'compensator',
      says: { zh: '代偿', en: 'pays in the place of the borrower' },
      // Zero: all that is overdue.
      args: [{ name: 'yuan', type: 'fen', default: 0 }],
    },
  },
  legs: entrustedLoanLegs,
  legSlots: 12,
  guards: { ...desk.guards, ...bookGuards },
  effects: { ...desk.effects, ...bookEffects },
  delays: desk.delays,
  asked: [],
  terms: entrustedLoanTerms,
});
