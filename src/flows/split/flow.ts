import { defineFlow, type Flow } from '../define.ts';
import { safeLegParts } from '../payout.ts';
import { splitChoices } from './choices.ts';
import { splitEffects, splitGuards, underWay, workLater } from './effects.ts';
import { splitMachine } from './machine.ts';
import {
  F,
  L,
  T,
  splitAccounts,
  splitActs,
  splitChannels,
  splitContract,
  splitDeclares,
  splitFields,
  splitLegs,
  splitParties,
} from './roles.ts';
import { splitTerms } from './terms.ts';

const safe = safeLegParts(F, { response: T.responseTimeout, notice: T.noticeTimeout }, underWay);

/** One payment divided among a merchant, a platform and a partner, and refunds that each of them gives a part of. */
export const split: Flow = defineFlow({
  name: 'split',
  title: { zh: '分账', en: 'Split' },
  machine: splitMachine,
  parties: splitParties,
  process: 'acquirer',
  accounts: splitAccounts,
  channels: splitChannels,
  contract: splitContract,
  fields: splitFields,
  choices: splitChoices,
  acts: splitActs,
  legs: splitLegs,
  legSlots: 12,
  declares: splitDeclares,
  guards: {
    ...safe.guards,
    ...splitGuards,
    // A payer who has left the page is not charged again behind its back.
    canRepeat: (view) => view.get(F.leg) !== L.charge && safe.guards['canRepeat']!(view, null),
    attemptsLeft: (view) => view.get(F.leg) !== L.charge && safe.guards['attemptsLeft']!(view, null),
  },
  effects: { ...safe.effects, ...splitEffects(() => split.eventNames.indexOf('signal.work')) },
  delays: { ...safe.delays, untilWork: (view) => Math.max(1, workLater(view) - view.now) },
  asked: [],
  terms: splitTerms,
});
