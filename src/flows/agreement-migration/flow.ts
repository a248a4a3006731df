import { MS_PER_HOUR } from '../../core/time.ts';
import type { GuardConfig, MachineConfig } from '../compile/config.ts';
import { defineFlow, type Flow } from '../define.ts';
import { choiceGuard, is } from '../guards.ts';
import { beginLeg, safeLegParts, safeLegStates, type SafeLeg } from '../payout.ts';
import type { EffectBuffer, FlowView } from '../view.ts';
import { migrationChoices } from './choices.ts';
import {
  A,
  D,
  C,
  CH,
  F,
  L,
  T,
  migrationAccounts,
  migrationActs,
  migrationChannels,
  migrationContract,
  migrationFields,
  migrationLegs,
  migrationParties,
  valueOf,
  migrationDeclares,
} from './roles.ts';
import { migrationTerms } from './terms.ts';

/** A charge that failed is tried again in the middle of a morning. */
const RETRY_AT = 10 * MS_PER_HOUR;
/** Ids of the charges that run beside the others begin here. */
const DOUBLES = 1000;
const CARRIED_OVER = valueOf('agreement', 'carried-over');
const BOTH = valueOf('owner', 'both');

const and = (...guards: GuardConfig[]): GuardConfig => ({ type: 'and', guards });
const not = (guard: GuardConfig): GuardConfig => ({ type: 'not', guard });

/** The company that charges now, and whether it may. */
function company(view: FlowView): { leg: number; channel: number; may: boolean } {
  if (view.get(F.switched) === 0) return { leg: L.chargeFormer, channel: CH.former, may: view.get(F.signed) === 1 };
  const may = view.get(F.signedAgain) === 1 || view.choice(C.agreement) === CARRIED_OVER;
  return { leg: L.chargeSuccessor, channel: CH.successor, may };
}

function underWay(view: FlowView): SafeLeg {
  const leg = view.get(F.leg);
  return { leg, channel: leg === L.chargeFormer ? CH.former : CH.successor, fen: view.get(F.fen), to: -1 };
}

function mayCharge(view: FlowView): boolean {
  return view.get(F.due) > 0 && view.get(F.retryAt) <= view.now && company(view).may;
}

const mayChargeLater = (view: FlowView): boolean => view.get(F.due) > 0 && view.get(F.retryAt) > view.now;

/** A company has debited the payer for the merchant. */
function collected(out: EffectBuffer, leg: number, fen: number): void {
  if (leg === L.chargeFormer) out.post(A.formerControl, A.formerBalance, fen);
  else out.post(A.successorControl, A.successorBalance, fen);
}

const safe = safeLegParts(F, { response: T.responseTimeout, notice: T.noticeTimeout }, underWay);
const REST = '#agreement-migration.money.done';

const machine: MachineConfig = {
  id: 'agreement-migration',
  type: 'parallel',
  states: {
    agreements: {
      on: {
        sign: { actions: ['sign', 'kick'] },
        signAgain: { actions: ['signAgain', 'kick'] },
        switch: { actions: ['switch', 'kick'] },
        due: {
          guard: and('hasAmount', not(and(is('unsigned', 'dropped'), 'isSwitched', not('maySign')))),
          actions: ['record', 'kick'],
        },
      },
    },
    money: {
      initial: 'resting',
      on: { 'chargeFormer.succeeded': { guard: 'isDouble', actions: 'doubleCame' } },
      states: {
        moving: safeLegStates(['chargeFormer', 'chargeSuccessor'], {
          paid: { target: REST, actions: ['settle', 'kick'] },
          failed: { target: REST, actions: ['giveUp', 'kick'] },
          returned: { target: REST, actions: ['giveUp', 'kick'] },
        }),
        // What the last leg changed is visible from the next step on.
        done: { on: { 'signal.work': 'choosing', RESTARTED: 'choosing' } },
        choosing: {
          always: [
            { guard: 'mayCharge', target: 'moving', actions: 'charge' },
            { guard: 'mayChargeLater', target: 'waiting' },
            { target: 'resting' },
          ],
        },
        waiting: { on: { 'signal.work': 'choosing', RESTARTED: 'choosing' }, after: { untilRetry: 'choosing' } },
        resting: { on: { 'signal.work': 'choosing', RESTARTED: 'choosing' } },
      },
    },
  },
};

/** A merchant moves its payers' agreements from one payment company to another while sums go on falling due. */
export const agreementMigration: Flow = defineFlow({
  name: 'agreement-migration',
  title: { zh: '协议迁移', en: 'Agreement migration' },
  machine,
  parties: migrationParties,
  process: 'successor',
  accounts: migrationAccounts,
  channels: migrationChannels,
  contract: migrationContract,
  fields: migrationFields,
  choices: migrationChoices,
  acts: migrationActs,
  legs: migrationLegs,
  legSlots: 8,
  declares: migrationDeclares,
  guards: {
    ...safe.guards,
    is: choiceGuard(migrationChoices),
    hasAmount: (view) => view.arg(0) > 0,
    isSwitched: (view) => view.get(F.switched) === 1,
    maySign: (view) => company(view).may,
    mayCharge,
    mayChargeLater,
    isDouble: (view) => view.arg(1) > DOUBLES,
  },
  effects: {
    ...safe.effects,
    kick: (view, out) => out.signal(view.instance, agreementMigration.eventNames.indexOf('signal.work'), 0),
    sign: (_view, out) => {
      out.set(F.signed, 1);
      out.declare(D.signed, 0, 0);
    },
    signAgain: (_view, out) => {
      out.set(F.signedAgain, 1);
      out.declare(D.signedAgain, 0, 0);
    },
    switch: (_view, out) => out.set(F.switched, 1),
    record: (view, out) => {
      out.post(A.outstanding, A.sales, view.arg(0));
      out.set(F.due, view.get(F.due) + view.arg(0));
    },
    charge: (view, out) => {
      const { leg, channel } = company(view);
      const fen = view.get(F.due);
      out.set(F.due, 0);
      out.set(F.leg, leg);
      out.set(F.fen, fen);
      beginLeg(view, out, F, { leg, channel, fen, to: -1 });
      if (view.choice(C.owner) !== BOTH || leg === L.chargeFormer || view.get(F.signed) === 0) return;
      const id = Math.max(DOUBLES, view.get(F.doubleId)) + 1;
      out.set(F.doubleId, id);
      out.send(L.chargeFormer, id, fen, CH.former);
    },
    settle: (view, out) => {
      collected(out, view.get(F.leg), view.get(F.fen));
      out.post(A.sales, A.outstanding, view.get(F.fen));
    },
    giveUp: (view, out) => {
      out.set(F.due, view.get(F.due) + view.get(F.fen));
      out.set(F.retryAt, view.workday(1, RETRY_AT));
    },
    doubleCame: (view, out) => {
      collected(out, L.chargeFormer, view.arg(0));
    },
  },
  delays: { ...safe.delays, untilRetry: (view) => Math.max(1, view.get(F.retryAt) - view.now) },
  asked: [],
  terms: migrationTerms,
});
