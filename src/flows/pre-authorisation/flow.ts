import type { MachineConfig } from '../compile/config.ts';
import { defineFlow } from '../define.ts';
import { deskRegion } from '../desk.ts';
import { bookEffects, bookGuards, desk } from './books.ts';
import { preAuthorisationChoices } from './choices.ts';
import {
  preAuthorisationAccounts,
  preAuthorisationChannels,
  preAuthorisationContract,
  preAuthorisationDeclares,
  preAuthorisationFields,
  preAuthorisationLegs,
} from './roles.ts';
import { preAuthorisationTerms } from './terms.ts';

/** Captures come before releases: what is owed is taken out of what is frozen, and the rest goes back. */
const machine: MachineConfig = {
  id: 'pre-authorisation',
  ...deskRegion({
    at: '#pre-authorisation',
    legs: Object.keys(preAuthorisationLegs),
    acts: {
      order: [{ guard: 'mayOrder', actions: 'order' }],
      accept: [{ guard: 'isOpen', actions: 'accept' }],
      claim: [{ guard: 'isClaim', actions: 'claim' }],
      pay: [{ guard: 'mayPay', actions: 'askToPay' }],
    },
    jobs: [
      { guard: 'mustAuthorise', actions: 'authorise' },
      { guard: 'canCapture', actions: 'capture' },
      { guard: 'mustRelease', actions: 'release' },
      { guard: 'canDebit', actions: 'debit' },
      { guard: 'mustReverse', actions: 'reverse' },
      { guard: 'canPay', actions: 'pay' },
    ],
  }),
};

/** A merchant has an amount frozen on a customer's card instead of taking a deposit, and captures a damage out of it. */
export const preAuthorisation = defineFlow({
  name: 'pre-authorisation',
  title: { zh: '预授权', en: 'Card pre-authorisation' },
  machine,
  parties: { customer: ['person'], merchant: ['merchant', 'company', 'platform'] },
  process: 'merchant',
  accounts: preAuthorisationAccounts,
  channels: preAuthorisationChannels,
  contract: preAuthorisationContract,
  fields: preAuthorisationFields,
  choices: preAuthorisationChoices,
  acts: {
    order: { by: 'customer', says: { zh: '租用设备，同意预授权', en: 'rents the device and agrees to the freeze' } },
    accept: { by: 'merchant', says: { zh: '验收归还的设备', en: 'takes the device back in good order' } },
    claim: {
      by: 'merchant',
      says: { zh: '就损坏索赔', en: 'claims a damage' },
      args: [{ name: 'yuan', type: 'fen' }],
    },
    pay: { by: 'customer', says: { zh: '支付账单', en: 'pays the invoice' } },
  },
  legs: preAuthorisationLegs,
  legSlots: 8,
  declares: preAuthorisationDeclares,
  guards: { ...desk.guards, ...bookGuards },
  effects: { ...desk.effects, ...bookEffects },
  delays: desk.delays,
  asked: [
    { act: 'accept', when: 'isOpen' },
    { act: 'pay', when: 'mayPay' },
  ],
  terms: preAuthorisationTerms,
});
