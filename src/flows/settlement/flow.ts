import { assert } from '../../core/errors.ts';
import { defineFlow } from '../define.ts';
import { choiceGuard } from '../guards.ts';
import { askPause, bookEffects, bookGuards, untilBatchEnd, untilRun } from './books.ts';
import { settlementChoices } from './choices.ts';
import { settlementMachine } from './machine.ts';
import { paymentDelays, paymentEffects, paymentGuards } from './payments.ts';
import {
  settlementAccounts,
  settlementActs,
  settlementChannels,
  settlementContract,
  settlementDeclares,
  settlementFields,
  settlementLegs,
  settlementParties,
  wake,
  WORK,
  WORK_EVENT,
} from './roles.ts';
import { settlementTerms } from './terms.ts';

/** A merchant sells through a channel, which settles with the acquirer on T+1; the acquirer settles with the merchant. */
export const settlement = defineFlow({
  name: 'settlement',
  title: { zh: 'T+1 结算', en: 'T+1 settlement' },
  machine: settlementMachine,
  parties: settlementParties,
  optional: ['funder', 'mall'],
  process: 'acquirer',
  accounts: settlementAccounts,
  channels: settlementChannels,
  contract: settlementContract,
  fields: settlementFields,
  choices: settlementChoices,
  acts: settlementActs,
  legs: settlementLegs,
  legSlots: 16,
  declares: settlementDeclares,
  guards: { is: choiceGuard(settlementChoices), ...bookGuards, ...paymentGuards },
  effects: { ...bookEffects, ...paymentEffects, lookAgain: wake },
  delays: { ...paymentDelays, untilRun, untilBatchEnd, askPause },
  asked: [{ act: 'resettle', when: 'hasHeld' }],
  terms: settlementTerms,
});

assert(settlement.eventNames[WORK_EVENT] === WORK, 'the signal has the number by which it is sent');
