import type { GuardConfig, MachineConfig, StateConfig, TransitionConfig } from '../compile/config.ts';
import { is } from '../guards.ts';
import { safeLegStates } from '../payout.ts';

const and = (...guards: GuardConfig[]): GuardConfig => ({ type: 'and', guards });
const not = (guard: GuardConfig): GuardConfig => ({ type: 'not', guard });

const toFailed: TransitionConfig = { target: '#withdrawal.failed', actions: 'unfreeze' };
const eachApplied = is('notice', 'each-applied');
const reCredited = is('returned', 're-credited');
const unfunded = not('isFunded');
/** Looked up before anything is sent: the first channel has no position and the second one has. */
const byOther: TransitionConfig = {
  guard: and(is('position', 'checked'), unfunded, 'otherIsFunded'),
  target: 'underway',
  actions: 'beginOther',
};

/** A payout that is not sent again before the statement shows that it was not carried out; and where designs differ. */
function underway(): StateConfig {
  const ladder = safeLegStates(['payout'], {
    paid: { target: '#withdrawal.paid', actions: 'settle' },
    failed: toFailed,
    returned: { target: '#withdrawal.returned', actions: 'unfreeze' },
  });
  const { sending, processing, querying, failing } = ladder.states!;
  const otherChannel = (guard: GuardConfig): TransitionConfig => ({
    guard,
    target: 'switching',
    actions: 'otherChannel',
  });
  const unknown: TransitionConfig[] = [
    otherChannel(and(is('retry', 'failover'), 'hasOtherChannel')),
    { guard: and(is('retry', 'blind-resend'), 'attemptsLeft'), target: 'resending' },
    { guard: and(is('onUnknown', 'release'), 'stillHeld'), target: 'querying', actions: 'releaseHold' },
    { target: 'querying' },
  ];
  const newId: TransitionConfig = { guard: and(is('requestId', 'per-attempt'), 'attemptsLeft'), target: 'resending' };
  return {
    ...ladder,
    on: {
      ...ladder.on,
      'payout.failed': [
        { guard: and('currentRequest', is('laterStatus', 'refused')), ...toFailed },
        { guard: 'currentRequest', target: '.failing' },
      ],
    },
    states: {
      ...ladder.states,
      sending: {
        on: {
          ...sending!.on,
          'payout.rejected': [
            { guard: and('currentRequest', is('position', 'assumed'), unfunded), target: 'unfunded' },
            otherChannel(and('currentRequest', 'hasOtherChannel')),
            { guard: 'currentRequest', ...toFailed },
          ],
          RESTARTED: [newId, ...unknown],
        },
        after: {
          responseTimeout: [
            { guard: is('responses', 'any-error-fails'), ...toFailed },
            otherChannel(and(is('failover', 'on-timeout'), 'hasOtherChannel')),
            ...unknown,
          ],
        },
      },
      processing: { on: { ...processing!.on, RESTARTED: unknown }, after: { noticeTimeout: unknown } },
      querying: {
        ...querying,
        on: {
          ...querying!.on,
          'payout.answer.not-found': [
            {
              guard: and('currentRequest', is('queryNotFound', 'treated-as-failed'), 'attemptsLeft'),
              target: 'resending',
            },
            { guard: 'currentRequest', target: 'reconciling' },
          ],
        },
        after: {
          queryTimeout: [{ guard: 'queriesLeft', target: 'querying', reenter: true }, { target: 'reconciling' }],
        },
      },
      failing: { ...failing, on: { 'payout.failed': { guard: eachApplied, actions: 'unfreeze' } } },
      // Until somebody has topped the position up.
      unfunded: {
        on: { RESTARTED: { target: 'unfunded', reenter: true } },
        after: {
          lookAgain: [
            { guard: 'isFunded', target: 'resending' },
            { target: 'unfunded', reenter: true },
          ],
        },
      },
      // What the last step changed is visible here: the other channel's hours count.
      switching: { after: { soon: 'resending' } },
    },
  };
}

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
          { guard: and(is('position', 'checked'), unfunded, not('otherIsFunded')), target: 'refused' },
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
        byOther,
        { target: 'underway', actions: 'begin' },
      ],
    },
    queued: {
      after: { untilOpen: [byOther, { target: 'underway', actions: 'begin' }] },
      on: { RESTARTED: { target: 'queued', reenter: true } },
    },
    dropped: {},
    underway: underway(),
    // Given back. The channel's contract rules out that it still succeeds; what it does all the same is booked.
    failed: {
      on: {
        'payout.failed': { guard: eachApplied, actions: 'unfreeze' },
        'payout.succeeded': { guard: is('laterStatus', 'applied'), target: 'paid', actions: 'deductAgain' },
      },
    },
    // The notice of a return may be lost: statements are read until it can no longer come back.
    paid: {
      entry: 'readStatement',
      on: {
        'payout.succeeded': { guard: eachApplied, actions: 'settle' },
        'payout.returned': { guard: and('currentRequest', reCredited), target: 'returned', actions: 'creditAgain' },
        'payout.reversed': { guard: and('currentRequest', reCredited), target: 'returned', actions: 'creditAgain' },
        'payout.statement.returned': [
          { guard: and('currentRequest', reCredited), target: 'returned', actions: 'creditAgain' },
          { guard: 'currentRequest', target: 'closed' },
        ],
        'payout.statement.succeeded': [
          { guard: and('currentRequest', 'mayComeBack'), target: 'paid', reenter: true },
          { guard: and('currentRequest', 'feeIsDue'), target: 'charging', actions: 'sendFee' },
          { guard: 'currentRequest', target: 'closed' },
        ],
        RESTARTED: { target: 'paid', reenter: true },
      },
      after: { statementTimeout: { target: 'paid', reenter: true } },
    },
    // Final: the fee is earned, and leaves the reserve; what fails is tried again on the next working day.
    charging: safeLegStates(['sweep'], {
      paid: { target: '#withdrawal.closed', actions: 'charge' },
      failed: { target: '#withdrawal.resting' },
      returned: { target: '#withdrawal.resting' },
    }),
    resting: {
      on: { RESTARTED: { target: 'resting', reenter: true } },
      after: { untilCharge: { target: 'charging', actions: 'sendFee' } },
    },
    closed: { type: 'final' },
    returned: { type: 'final' },
    refused: { type: 'final' },
  },
};
