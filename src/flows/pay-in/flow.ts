import { MS_PER_HOUR } from '../../core/time.ts';
import { defineFlow, type Flow } from '../define.ts';
import { choiceGuard } from '../guards.ts';
import { safeLegParts } from '../payout.ts';
import { payInChoices } from './choices.ts';
import { payInEffects, payInGuards, underWay, workLater } from './effects.ts';
import { payInMachine } from './machine.ts';
import {
  CH,
  F,
  L,
  T,
  payInAccounts,
  payInActs,
  payInChannels,
  payInContract,
  payInDeclares,
  payInFields,
  payInLegs,
  payInParties,
} from './roles.ts';
import { payInTerms } from './terms.ts';

const safe = safeLegParts(F, { response: T.responseTimeout, notice: T.noticeTimeout }, underWay);

/** One order of a merchant, paid from a bank account through an acquirer: page, product, notice, refund. */
export const payIn: Flow = defineFlow({
  name: 'pay-in',
  title: { zh: '收单付款', en: 'Pay-in' },
  machine: payInMachine,
  parties: payInParties,
  process: 'acquirer',
  accounts: payInAccounts,
  channels: payInChannels,
  contract: payInContract,
  fields: payInFields,
  choices: payInChoices,
  acts: payInActs,
  legs: payInLegs,
  legSlots: 12,
  declares: payInDeclares,
  guards: {
    ...safe.guards,
    ...payInGuards,
    is: choiceGuard(payInChoices),
    // A payer who has left the page is not charged again behind its back.
    canRepeat: (view) => view.get(F.leg) !== L.charge && safe.guards['canRepeat']!(view, null),
    attemptsLeft: (view) => view.get(F.leg) !== L.charge && safe.guards['attemptsLeft']!(view, null),
  },
  effects: { ...safe.effects, ...payInEffects(() => payIn.eventNames.indexOf('signal.work')) },
  delays: {
    ...safe.delays,
    rowTimeout: (view) => view.workday(1, view.channel(CH.remit, 'statement-by') + MS_PER_HOUR) - view.now,
    untilWork: (view) => Math.max(1, workLater(view) - view.now),
  },
  asked: [{ act: 'match', when: 'isUnmatched' }],
  terms: payInTerms,
});
