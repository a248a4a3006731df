import type { GuardConfig, MachineConfig, StateConfig, TransitionConfig } from '../compile/config.ts';
import { is } from '../guards.ts';
import { safeLegStates } from '../payout.ts';

const and = (...guards: GuardConfig[]): GuardConfig => ({ type: 'and', guards });
const not = (guard: GuardConfig): GuardConfig => ({ type: 'not', guard });

/** Legs that are followed one at a time. */
const lane = ['payin', 'release', 'refund', 'clawback', 'cover'] as const;

/** While the seller has no right to the money a refund is taken from what is held, afterwards from the seller. */
const fromHeld: TransitionConfig = { guard: 'isWithinPrice', actions: ['grant', 'kick'] };
const fromSeller: TransitionConfig = {
  guard: and('isWithinPrice', not(is('refundAfterRelease', 'ignored'))),
  actions: ['recall', 'kick'],
};
const refund: readonly TransitionConfig[] = [
  { ...fromSeller, guard: and('isEntitled', fromSeller.guard!) },
  { ...fromHeld, guard: and(not('isEntitled'), fromHeld.guard!) },
];

/** A remittance that came back after the order had counted it as paid. */
const comesBack = (leg: 'release' | 'refund'): Record<string, TransitionConfig> => {
  const creditAgain: TransitionConfig = {
    guard: { type: 'isKnown', params: { leg } },
    actions: { type: 'creditAgain', params: { leg } },
  };
  return {
    [`${leg}.returned`]: creditAgain,
    [`${leg}.reversed`]: creditAgain,
    [`${leg}.answer.returned`]: creditAgain,
    [`${leg}.statement.returned`]: creditAgain,
  };
};

/** The sweep of the commission waits for no other leg: it is sent, and told of whenever its answer comes. */
const sweepIsTold = (status: string, action: string): Record<string, TransitionConfig> => ({
  [`sweep.${status}`]: { guard: 'isSweep', actions: [action, 'kick'] },
});

const sweeps: Record<string, TransitionConfig> = {
  ...sweepIsTold('succeeded', 'swept'),
  ...sweepIsTold('answer.succeeded', 'swept'),
  ...sweepIsTold('rejected', 'notSwept'),
  ...sweepIsTold('failed', 'notSwept'),
  ...sweepIsTold('answer.failed', 'notSwept'),
};

/** A leg followed to its end; or, where the channel's word is enough, a payment no further than that. */
function moving(): StateConfig {
  const paid: TransitionConfig = { target: '#escrow.money.done', actions: ['settle', 'kick'] };
  const over: TransitionConfig = { target: '#escrow.money.done', actions: ['giveUp', 'kick'] };
  const ladder = safeLegStates(lane, {
    paid,
    failed: over,
    returned: over,
    meanwhile: { untilSweep: { guard: 'maySweep', actions: 'sweep' } },
  });
  const { sending } = ladder.states!;
  const isTaken = { ...paid, guard: and('currentRequest', is('release', 'on-notice')) };
  const accepted = sending!.on!['payin.accepted'] as readonly TransitionConfig[];
  return {
    ...ladder,
    states: {
      ...ladder.states,
      sending: { ...sending, on: { ...sending!.on, 'payin.accepted': [isTaken, ...accepted] } },
    },
  };
}

/**
 * One order. `order` answers whose money it is: it follows what people do and what the clock does to them, whether or
 * not money has moved. `money` answers what is on its way: one leg at a time, followed to its end.
 */
export const escrowMachine: MachineConfig = {
  id: 'escrow',
  type: 'parallel',
  states: {
    order: {
      initial: 'unplaced',
      states: {
        unplaced: { on: { pay: { guard: 'hasAmount', target: 'awaitingShipment', actions: 'place' } } },
        awaitingShipment: {
          on: {
            ship: { guard: 'isInTime', target: 'awaitingReceipt', actions: ['ship', 'kick'] },
            grantRefund: { ...fromHeld, guard: and('isInTime', fromHeld.guard!) },
          },
          after: { shipWithin: { target: 'lapsed', actions: ['lapse', 'kick'] } },
        },
        awaitingReceipt: {
          on: {
            confirm: [
              { guard: is('race', 'unguarded'), target: 'releasing', actions: 'readOrder' },
              { target: 'accepted', actions: ['accept', 'kick'] },
            ],
            dispute: { guard: 'isInTime', target: 'disputed', actions: 'openDispute' },
            // In the instant in which the period ends the timer may come second.
            grantRefund: [
              { guard: not('isInTime'), target: 'accepted', actions: ['acceptAndRecall', 'kick'] },
              ...refund,
            ],
          },
          after: { autoConfirm: { target: 'accepted', actions: ['accept', 'kick'] } },
        },
        disputed: {
          on: {
            confirm: { target: 'accepted', actions: ['accept', 'kick'] },
            resolve: { target: 'accepted', actions: ['decide', 'kick'] },
            grantRefund: refund,
          },
          after: {
            restOfPeriod: { guard: is('autoConfirm', 'runs-on'), target: 'accepted', actions: ['accept', 'kick'] },
          },
        },
        // The stale read: a refund granted meanwhile is not looked at again.
        releasing: {
          on: { grantRefund: { ...fromHeld, actions: 'grant' } },
          after: { writeLater: { target: 'accepted', actions: ['acceptAsRead', 'kick'] } },
        },
        accepted: { on: { grantRefund: fromSeller } },
        lapsed: {},
      },
    },
    money: {
      initial: 'untouched',
      on: { ...comesBack('release'), ...comesBack('refund'), ...sweeps },
      states: {
        untouched: { on: { pay: { guard: 'hasAmount', target: 'moving', actions: 'collect' } } },
        moving: moving(),
        // What the last leg changed is visible from the next step on.
        done: { on: { 'signal.work': 'choosing', RESTARTED: 'choosing' } },
        choosing: {
          always: [
            { guard: 'maySweep', target: 'done', actions: ['sweep', 'kick'] },
            { guard: 'refundsToBalance', target: 'done', actions: ['refundToBalance', 'kick'] },
            { guard: 'mayMove', target: 'moving', actions: 'begin' },
            { guard: 'mayAudit', target: 'done', actions: ['audit', 'kick'] },
            { guard: 'mayMoveLater', target: 'waiting' },
            { target: 'resting' },
          ],
        },
        waiting: { after: { untilWork: 'choosing' }, on: { 'signal.work': 'choosing', RESTARTED: 'choosing' } },
        resting: { on: { 'signal.work': 'choosing', RESTARTED: 'choosing' } },
      },
    },
  },
};
