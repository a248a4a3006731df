import type { GuardConfig, MachineConfig, TransitionConfig } from '../compile/config.ts';
import { is } from '../guards.ts';
import { safeLegStates } from '../payout.ts';

const and = (...guards: GuardConfig[]): GuardConfig => ({ type: 'and', guards });
const or = (...guards: GuardConfig[]): GuardConfig => ({ type: 'or', guards });

const isPending = or('isAsked', 'isRecorded', 'isDoubted');
const isAwaited = or(isPending, 'isAhead');
const IDLE = '#custody.payOut.idle';

/** Either purpose of a withdrawal. */
const either = (status: string, transition: TransitionConfig): Record<string, TransitionConfig> => ({
  [`payout.${status}`]: transition,
  [`advance.${status}`]: transition,
});

const withdrawal: readonly TransitionConfig[] = [
  { guard: and('positive', 'canPay', 'covered', 'closed'), target: 'queued', actions: 'freeze' },
  { guard: and('positive', 'canPay', 'covered'), target: 'underway', actions: ['freeze', 'begin'] },
  {
    guard: and('positive', 'canPay', is('withdrawAfter', 'record'), 'coveredByRecord', 'closed'),
    target: 'queued',
    actions: 'freezeEarly',
  },
  {
    guard: and('positive', 'canPay', is('withdrawAfter', 'record'), 'coveredByRecord'),
    target: 'underway',
    actions: ['freezeEarly', 'begin'],
  },
];

/**
 * An investor's money at a custodian. Three things go on side by side: pay-ins (each an item with a phase of its own),
 * one withdrawal at a time, and the rounds of each working day while anything is open.
 */
export const custodyMachine: MachineConfig = {
  id: 'custody',
  type: 'parallel',
  states: {
    payIn: {
      on: {
        deposit: { guard: and('positive', 'canTake'), actions: 'takePayIn' },
        'deposit.accepted': [
          { guard: and('isAsked', is('creditOn', 'instruction')), actions: 'creditAhead' },
          { guard: 'isAsked', actions: 'record' },
        ],
        'deposit.succeeded': { guard: isAwaited, actions: 'credit' },
        'deposit.answer.succeeded': { guard: isAwaited, actions: 'credit' },
        'deposit.answer.pending': { guard: or('isAsked', 'isDoubted'), actions: 'record' },
        'deposit.rejected': { guard: isPending, actions: 'giveUp' },
        // A reported failure may still turn into a success: pending money waits for the statement.
        'deposit.failed': { guard: 'isAhead', actions: 'takeBack' },
        'deposit.statement.succeeded': [
          { guard: isAwaited, actions: 'creditAndMatch' },
          { guard: 'isArrived', actions: 'match' },
          { guard: 'isShort', actions: 'clearShort' },
          { guard: 'isLong', actions: 'clearLong' },
          { guard: and('isMatched', is('differences', 'overwrite')), actions: 'overwriteLong' },
          { guard: and('isMatched', is('longItem', 'booked-as-income')), actions: 'keepLong' },
          { guard: 'isMatched', actions: 'bookLong' },
        ],
        'deposit.statement.absent': [
          { guard: and('isArrived', is('differences', 'overwrite')), actions: 'overwriteShort' },
          { guard: 'isArrived', actions: 'bookShort' },
          { guard: or('isStillDoubted', and(isPending, is('differences', 'overwrite'))), actions: 'giveUp' },
          { guard: or('isAsked', 'isRecorded'), actions: 'doubt' },
          { guard: 'isAhead', actions: 'takeBack' },
        ],
        'deposit.statement.failed': [
          { guard: isPending, actions: 'giveUp' },
          { guard: 'isAhead', actions: 'takeBack' },
        ],
        'deposit.statement.returned': [
          { guard: isPending, actions: 'giveUp' },
          { guard: 'isAhead', actions: 'takeBack' },
        ],
      },
    },
    payOut: {
      initial: 'idle',
      on: {
        // What was paid earlier may come back while another withdrawal is under way.
        ...either('returned', { guard: 'wasPaid', actions: 'takeReturn' }),
        ...either('reversed', { guard: 'wasPaid', actions: 'takeReturn' }),
        ...either('answer.returned', { guard: 'wasPaid', actions: 'takeReturn' }),
        ...either('statement.returned', { guard: 'wasPaid', actions: 'takeReturn' }),
        ...either('statement.succeeded', { guard: 'isFinal', actions: 'closePaid' }),
        'order-payout': {
          guard: and(is('authority', 'platform-alone'), 'positive', 'covered'),
          actions: 'payOrder',
        },
        'ordered.rejected': { actions: 'orderFailed' },
        'ordered.failed': { actions: 'orderFailed' },
      },
      states: {
        idle: { on: { withdraw: withdrawal } },
        queued: { after: { untilOpen: { target: 'underway', actions: 'begin' } } },
        underway: safeLegStates(['payout', 'advance'], {
          paid: { target: IDLE, actions: 'settle' },
          failed: { target: IDLE, actions: 'unfreeze' },
          returned: { target: IDLE, actions: 'unfreeze' },
        }),
      },
    },
    rounds: {
      initial: 'quiet',
      on: {
        'sweep.succeeded': { guard: 'isSweep', actions: 'sweptOut' },
        'sweep.answer.succeeded': { guard: 'isSweep', actions: 'sweptOut' },
        'sweep.answer.not-found': { guard: 'isSweep', actions: 'sweepAgain' },
        'sweep.rejected': { guard: 'isSweep', actions: 'sweepFailed' },
        'sweep.failed': { guard: 'isSweep', actions: 'sweepFailed' },
        'repay.succeeded': { guard: 'isRepay', actions: 'repaid' },
        'repay.answer.succeeded': { guard: 'isRepay', actions: 'repaid' },
        'repay.answer.not-found': { guard: 'isRepay', actions: 'repayAgain' },
        'repay.rejected': { guard: 'isRepay', actions: 'repayFailed' },
        'repay.failed': { guard: 'isRepay', actions: 'repayFailed' },
      },
      states: {
        quiet: { on: { deposit: 'watching', withdraw: 'watching' } },
        watching: {
          after: {
            nextRound: [
              {
                guard: and('anythingOpen', is('ownFunds', 'separate')),
                target: 'watching',
                reenter: true,
                actions: ['askAgain', 'sweepFees', 'repayFunder'],
              },
              { guard: 'anythingOpen', target: 'watching', reenter: true, actions: ['askAgain', 'repayFunder'] },
              { target: 'quiet' },
            ],
          },
        },
      },
    },
  },
};
