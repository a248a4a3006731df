import type { MachineConfig, TransitionsConfig } from '../compile/config.ts';
import { is } from '../guards.ts';
import { asksMeanwhile, safeLegStates } from '../payout.ts';
import { WORK } from './roles.ts';

const PAYMENTS = ['advance', 'repay', 'settle', 'sweep'] as const;

/** What is heard of payments that have been booked as paid: that they came back, or that they stand. */
const afterwards = Object.fromEntries(
  PAYMENTS.flatMap((leg): [string, TransitionsConfig][] => {
    const cameBack = { guard: leg === 'settle' ? 'isSettlementReturn' : 'isLateReturn', actions: `${leg}CameBack` };
    const early = { guard: 'isEarly', actions: `${leg}LookUp` };
    const firm = { guard: 'isFirm', actions: 'advanceFirm' };
    return [
      [`${leg}.returned`, cameBack],
      [`${leg}.reversed`, cameBack],
      // Asked while its notice was on the way, and answered after that has come.
      [`${leg}.answer.returned`, cameBack],
      [`${leg}.statement.returned`, cameBack],
      [`${leg}.statement.succeeded`, leg === 'advance' ? [early, firm] : early],
    ];
  }),
);

/**
 * One merchant at one acquirer, for as long as both are in business. Four things go on beside each other: the books take
 * what happens, a daily run looks after what is outstanding, a funder may advance when the channel closes its batch, and payments
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
        chargeback: { guard: 'positive', actions: 'chargeback' },
        'lump.statement.pending': { actions: 'bookRow' },
        'lump.statement.succeeded': { actions: 'bookMoney' },
        'lump.succeeded': { actions: 'bookMoney' },
        'lump.answer.succeeded': { actions: 'bookMoney' },
        rerun: { guard: is('rerun', 'pays-again'), actions: 'payAgain' },
        resettle: { guard: 'hasHeld', actions: 'payHeld' },
        ...afterwards,
      },
    },
    run: {
      initial: 'idle',
      states: {
        idle: { on: { sell: 'waiting', refund: 'waiting', chargeback: 'waiting', RESTARTED: 'waiting' } },
        waiting: {
          after: {
            untilRun: [
              { guard: 'outstanding', target: 'asking', actions: 'settlementRun' },
              { target: 'idle', actions: 'settlementRun' },
            ],
          },
        },
        // An answer may be lost like anything else: what is still missing is asked for again on the same day.
        asking: {
          after: {
            askPause: [
              { guard: 'asksAgain', target: 'asking', reenter: true, actions: 'askAgain' },
              { target: 'waiting' },
            ],
          },
        },
      },
    },
    advancing: {
      initial: 'shut',
      states: {
        shut: { on: { sell: { guard: is('release', 'advance'), target: 'open' } } },
        open: { after: { untilBatchEnd: { target: 'shut', actions: 'advanceRun' } } },
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
          // One payment under way holds up all others; the channel may know by now what it did not say.
          meanwhile: asksMeanwhile,
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
