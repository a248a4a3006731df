import type { MachineConfig, TransitionConfig } from '../compile/config.ts';
import { safeLegStates } from '../payout.ts';

const REST = '#split.money.done';

/** A refund that came back after it had been counted as paid. */
const comesBack: TransitionConfig = { guard: 'isKnown', actions: ['takeBack', 'kick'] };

const pay: TransitionConfig = { guard: 'canPay', target: 'moving', actions: 'charge' };

/**
 * One payment that is divided. `order` answers what was agreed and granted, `money` what is on its way: the payment,
 * then refunds one at a time, each followed to its end.
 */
export const splitMachine: MachineConfig = {
  id: 'split',
  type: 'parallel',
  states: {
    order: {
      on: {
        apply: { actions: 'apply' },
        approve: { guard: 'isApplied', actions: 'approve' },
        order: { guard: 'canPlace', actions: 'place' },
        refund: { guard: 'isWithinPrice', actions: ['grant', 'kick'] },
      },
    },
    money: {
      initial: 'resting',
      on: {
        'refund.returned': comesBack,
        'refund.reversed': comesBack,
        'refund.answer.returned': comesBack,
        'refund.statement.returned': comesBack,
      },
      states: {
        moving: safeLegStates(['charge', 'refund'], {
          paid: { target: REST, actions: ['settle', 'kick'] },
          failed: { target: REST, actions: ['giveUp', 'kick'] },
          returned: { target: REST, actions: ['giveUp', 'kick'] },
        }),
        // What the last leg changed is visible from the next step on.
        done: { on: { 'signal.work': 'choosing', RESTARTED: 'choosing' } },
        choosing: {
          always: [
            { guard: 'mayRefund', target: 'moving', actions: 'begin' },
            { guard: 'mayAudit', target: 'done', actions: ['audit', 'kick'] },
            { guard: 'mayMoveLater', target: 'waiting' },
            { target: 'resting' },
          ],
        },
        waiting: {
          on: { pay, 'signal.work': 'choosing', RESTARTED: 'choosing' },
          after: { untilWork: 'choosing' },
        },
        resting: { on: { pay, 'signal.work': 'choosing', RESTARTED: 'choosing' } },
      },
    },
  },
};
