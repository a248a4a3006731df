import type { GuardConfig, MachineConfig } from '../compile/config.ts';
import { is } from '../guards.ts';

const and = (...guards: GuardConfig[]): GuardConfig => ({ type: 'and', guards });

/**
 * One withdrawal order. The states answer one question: what may still happen to the money? The amount goes back to
 * the customer on the way into `failed` and `returned` only.
 */
export const withdrawalMachine: MachineConfig = {
  id: 'withdrawal',
  initial: 'idle',
  states: {
    idle: {
      on: {
        withdraw: [
          { guard: { type: 'not', guard: 'sufficient' }, target: 'refused' },
          { guard: is('concurrency', 'read-then-write'), target: 'reading', actions: 'remember' },
          { target: 'routing', actions: 'remember' },
        ],
      },
    },
    // The stale read: whatever happens to the balance in the meantime is not looked at again.
    reading: { after: { writeLater: 'routing' } },
    routing: {
      exit: 'freeze',
      always: [
        { guard: and('closed', is('window', 'drop')), target: 'dropped' },
        { guard: and('closed', is('window', 'queue')), target: 'queued' },
        { target: 'underway' },
      ],
    },
    queued: { after: { untilOpen: 'underway' }, on: { RESTARTED: { target: 'queued', reenter: true } } },
    dropped: {},
    underway: {
      initial: 'sending',
      on: {
        'payout.succeeded': { target: 'paid', actions: 'settle' },
        'payout.failed': 'failing',
        'payout.returned': { target: 'returned', actions: 'unfreeze' },
      },
      states: {
        sending: {
          entry: 'dispatch',
          on: {
            'payout.accepted': 'processing',
            'payout.rejected': [
              { guard: 'hasOtherChannel', target: 'rerouting' },
              { target: '#withdrawal.failed', actions: 'unfreeze' },
            ],
            'payout.answer.succeeded': { target: '#withdrawal.paid', actions: 'settle' },
            RESTARTED: 'unknown',
          },
          after: {
            responseTimeout: [
              { guard: and(is('failover', 'on-timeout'), 'hasOtherChannel'), target: 'rerouting' },
              { target: 'unknown' },
            ],
          },
        },
        rerouting: { exit: 'otherChannel', always: 'resending' },
        resending: { after: { resendPause: 'sending' } },
        processing: { on: { RESTARTED: 'unknown' }, after: { noticeTimeout: 'unknown' } },
        unknown: {
          always: [
            { guard: is('retry', 'query-first'), target: 'querying' },
            { guard: and(is('retry', 'failover'), 'hasOtherChannel'), target: 'rerouting' },
            { guard: and(is('retry', 'blind-resend'), 'attemptsLeft'), target: 'resending' },
            { target: 'querying' },
          ],
        },
        querying: {
          entry: 'ask',
          on: {
            'payout.answer.succeeded': { target: '#withdrawal.paid', actions: 'settle' },
            'payout.answer.failed': '#withdrawal.failing',
            'payout.answer.returned': { target: '#withdrawal.returned', actions: 'unfreeze' },
            'payout.answer.pending': 'waiting',
            'payout.answer.not-found': [
              { guard: and(is('queryNotFound', 'treated-as-failed'), 'attemptsLeft'), target: 'resending' },
              { target: 'reconciling' },
            ],
            RESTARTED: 'reconciling',
          },
          after: { queryTimeout: 'reconciling' },
        },
        waiting: {
          on: { RESTARTED: 'reconciling' },
          after: { queryAgain: [{ guard: 'queriesLeft', target: 'querying' }, { target: 'reconciling' }] },
        },
        // The statement is complete and final: what it does not show was not executed and never will be.
        reconciling: {
          entry: 'readStatement',
          on: {
            'payout.statement.succeeded': { target: '#withdrawal.paid', actions: 'settle' },
            'payout.statement.failed': { target: '#withdrawal.failed', actions: 'unfreeze' },
            'payout.statement.returned': { target: '#withdrawal.returned', actions: 'unfreeze' },
            'payout.statement.pending': { target: 'reconciling', reenter: true },
            'payout.statement.absent': [
              { guard: 'attemptsLeft', target: 'resending' },
              { target: '#withdrawal.failed', actions: 'unfreeze' },
            ],
            RESTARTED: { target: 'reconciling', reenter: true },
          },
        },
      },
    },
    // Reported as failed, but by the channel's contract this may change until it is final.
    failing: {
      on: {
        'payout.failed': { guard: is('notice', 'each-applied'), actions: 'unfreeze' },
        'payout.succeeded': { guard: is('laterStatus', 'applied'), target: 'paid', actions: 'settle' },
        RESTARTED: { target: 'failing', reenter: true },
      },
      after: { untilFinal: { target: 'failed', actions: 'unfreeze' } },
    },
    failed: {
      on: {
        'payout.failed': { guard: is('notice', 'each-applied'), actions: 'unfreeze' },
        'payout.succeeded': { guard: is('laterStatus', 'applied'), target: 'paid', actions: 'deductAgain' },
      },
    },
    paid: {
      on: {
        'payout.succeeded': { guard: is('notice', 'each-applied'), actions: 'settle' },
        'payout.returned': { guard: is('returned', 're-credited'), target: 'returned', actions: 'creditAgain' },
        'payout.reversed': { guard: is('returned', 're-credited'), target: 'returned', actions: 'creditAgain' },
      },
    },
    returned: {},
    refused: { type: 'final' },
  },
};
