import type { MachineConfig, TransitionsConfig } from '../compile/config.ts';
import { is } from '../guards.ts';
import { safeLegStates } from '../payout.ts';
import { WORK } from './roles.ts';

const PAYMENTS = ['advance', 'repay', 'settle', 'sweep'] as const;

/** Late returns of each kind of payment, by notice and by statement. */
const lateReturns = Object.fromEntries(
  PAYMENTS.flatMap((leg) =>
    ['returned', 'reversed', 'statement.returned'].map((status): [string, TransitionsConfig] => [
      `${leg}.${status}`,
      { guard: 'isLateReturn', actions: `${leg}CameBack` },
    ]),
  ),
);

/**
 * One merchant at one acquirer, for as long as both are in business. Four things go on beside each other: the books take
 * what happens, a daily run looks after what is outstanding, a funder may advance at the channel's day cut, and payments
 * go out one at a time.
 */
export const settlementMachine: MachineConfig = {
  id: 'settlement',
  type: 'parallel',
  states: {
    books: {
      on: {
        sell: { guard: 'positive', actions: 'sell' },
        refund: { guard: 'positive', actions: 'refund' },
        'lump.statement.pending': { actions: 'bookRow' },
        'lump.statement.succeeded': { actions: 'bookMoney' },
        'lump.succeeded': { actions: 'bookMoney' },
        'lump.answer.succeeded': { actions: 'bookMoney' },
        rerun: { guard: is('rerun', 'pays-again'), actions: 'payAgain' },
        resettle: { guard: 'hasHeld', actions: 'payHeld' },
        ...lateReturns,
      },
    },
    run: {
      initial: 'idle',
      states: {
        idle: { on: { sell: 'waiting', refund: 'waiting', RESTARTED: 'waiting' } },
        waiting: {
          after: {
            untilRun: [
              { guard: 'outstanding', target: 'waiting', reenter: true, actions: 'settlementRun' },
              { target: 'idle', actions: 'settlementRun' },
            ],
          },
        },
      },
    },
    advancing: {
      initial: 'shut',
      states: {
        shut: { on: { sell: { guard: is('release', 'advance'), target: 'open' } } },
        open: { after: { untilCut: { target: 'shut', actions: 'advanceRun' } } },
      },
    },
    payment: {
      initial: 'idle',
      states: {
        idle: {
          on: {
            [WORK]: [
              { guard: 'advanceDue', target: 'underWay', actions: 'startAdvance' },
              { guard: 'repayDue', target: 'underWay', actions: 'startRepay' },
              { guard: 'settleDue', target: 'underWay', actions: 'startSettle' },
              { guard: 'sweepDue', target: 'underWay', actions: 'startSweep' },
            ],
            RESTARTED: { actions: 'lookAgain' },
          },
        },
        underWay: safeLegStates(PAYMENTS, {
          paid: { target: '#settlement.payment.idle', actions: 'settled' },
          failed: { target: '#settlement.payment.resting', actions: 'putBack' },
          returned: { target: '#settlement.payment.idle', actions: 'cameBack' },
        }),
        // Refused for now: tried again in a while, and after a few times by the next daily run.
        resting: {
          on: { RESTARTED: { target: 'resting', reenter: true } },
          after: { retryPause: [{ guard: 'triesLeft', target: 'idle', actions: 'lookAgain' }, { target: 'idle' }] },
        },
      },
    },
  },
};
