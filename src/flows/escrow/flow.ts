import { MS_PER_SECOND } from '../../core/time.ts';
import { defineFlow, type Flow } from '../define.ts';
import { choiceGuard } from '../guards.ts';
import { safeLegParts } from '../payout.ts';
import { escrowChoices } from './choices.ts';
import { escrowEffects, isKnown, left } from './effects.ts';
import { C, F, T, accounts, acts, channels, declares, escrowContract, fields, legs, valueOf } from './layout.ts';
import { escrowMachine } from './machine.ts';
import { escrowTerms } from './terms.ts';
import { auditNow, legNow, refundsToBalance, sweepNow, underWay, workLater } from './work.ts';

const PER_REQUEST = valueOf('refundCap', 'per-request');

const safe = safeLegParts(F, { response: T.responseTimeout, notice: T.noticeTimeout }, underWay);

/** One order paid into an institution's reserve, held until the goods are received, then released or refunded. */
export const escrow: Flow = defineFlow({
  name: 'escrow',
  title: { zh: '担保交易', en: 'Escrow' },
  machine: escrowMachine,
  parties: {
    buyer: ['person', 'company'],
    seller: ['merchant', 'company', 'person'],
    institution: ['payment-institution', 'bank'],
  },
  process: 'institution',
  accounts,
  channels,
  contract: escrowContract,
  fields,
  choices: escrowChoices,
  acts,
  legs,
  splitTo: ['bank-account'],
  legSlots: 16,
  declares,
  guards: {
    ...safe.guards,
    is: choiceGuard(escrowChoices),
    hasAmount: (view) => view.arg(0) > 0,
    isInTime: (view) => view.now < view.get(F.deadline),
    isEntitled: (view) => view.get(F.entitled) === 1,
    isWithinPrice: (view) =>
      view.arg(0) > 0 && view.arg(0) <= (view.choice(C.refundCap) === PER_REQUEST ? view.get(F.price) : left(view)),
    isDisputed: (view) => view.get(F.disputed) === 1,
    isKnown: (view, params) => isKnown(view, params?.['leg']),
    isSweep: (view) => view.arg(1) === view.get(F.sweepRequest) && view.get(F.commission) > 0,
    maySweep: sweepNow,
    refundsToBalance,
    mayMove: (view) => legNow(view) !== null,
    mayAudit: auditNow,
    mayMoveLater: (view) => workLater(view) > 0,
  },
  effects: { ...safe.effects, ...escrowEffects(() => escrow.eventNames.indexOf('signal.work')) },
  delays: {
    ...safe.delays,
    writeLater: () => MS_PER_SECOND,
    shipWithin: (view) => view.term(T.shipWithin),
    autoConfirm: (view) => view.term(T.autoConfirm),
    restOfPeriod: (view) => Math.max(0, view.get(F.deadline) - view.now),
    untilSweep: (view) => Math.max(0, view.get(F.sweepAt) - view.now),
    untilWork: (view) => Math.max(1, workLater(view) - view.now),
  },
  asked: [{ act: 'resolve', when: 'isDisputed', fen: (view) => view.get(F.price) }],
  terms: escrowTerms,
});
