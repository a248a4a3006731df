import { defineFlow } from '../define.ts';
import { choiceGuard } from '../guards.ts';
import { safeLegParts } from '../payout.ts';
import { custodyChoices } from './choices.ts';
import { dailyEffects, dailyGuards, nextRound } from './daily.ts';
import { custodyMachine } from './machine.ts';
import { payInEffects, payInGuards } from './pay-in.ts';
import { payOutEffects, payOutFields, payOutGuards, payOutLeg } from './pay-out.ts';
import {
  T,
  custodyAccounts,
  custodyChannels,
  custodyContract,
  custodyDeclares,
  custodyFields,
  custodyLegs,
} from './roles.ts';
import { custodyTerms } from './terms.ts';

const payOutParts = safeLegParts(payOutFields, { response: T.responseTimeout, notice: T.noticeTimeout }, payOutLeg);

/** A bank keeps the investors' money of a platform in one custody account, with a sub-account for each investor. */
export const custody = defineFlow({
  name: 'custody',
  title: { zh: '资金存管', en: 'Custody' },
  machine: custodyMachine,
  parties: {
    investor: ['person', 'company'],
    custodian: ['bank', 'payment-institution'],
    platform: ['p2p-platform', 'platform'],
    funder: [],
  },
  optional: ['funder'],
  process: 'custodian',
  accounts: custodyAccounts,
  channels: custodyChannels,
  contract: custodyContract,
  fields: custodyFields,
  choices: custodyChoices,
  acts: {
    deposit: {
      by: 'investor',
      says: { zh: '充值', en: 'pays in' },
      args: [{ name: 'yuan', type: 'fen' }],
    },
    withdraw: {
      by: 'investor',
      says: { zh: '申请提现', en: 'asks to withdraw' },
      args: [{ name: 'yuan', type: 'fen' }],
    },
    'order-payout': {
      by: 'platform',
      says: {
        zh: '未经投资人签署，指令付款',
        en: 'orders a payout that the investor has not signed',
      },
      args: [{ name: 'yuan', type: 'fen' }],
    },
  },
  legs: custodyLegs,
  legSlots: 14,
  declares: custodyDeclares,
  guards: {
    is: choiceGuard(custodyChoices),
    ...payInGuards,
    ...payOutGuards,
    ...dailyGuards,
    ...payOutParts.guards,
  },
  effects: { ...payInEffects, ...payOutEffects, ...dailyEffects, ...payOutParts.effects },
  delays: { ...payOutParts.delays, nextRound },
  asked: [],
  terms: custodyTerms,
});
