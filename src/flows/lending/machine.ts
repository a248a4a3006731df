import type {
  GuardConfig,
  MachineConfig,
  StateConfig,
  TransitionConfig,
  TransitionsConfig,
} from '../compile/config.ts';
import { is } from '../guards.ts';
import { asksMeanwhile, safeLegStates } from '../payout.ts';

const and = (...guards: GuardConfig[]): GuardConfig => ({ type: 'and', guards });

const DESK = '#lending.credit.deciding';
const disbursements = ['payout', 'relay', 'load'] as const;
/** Payouts that may come back after they were reported as done. */
const watched = ['payout', 'relay', 'sweep', 'refund'] as const;
const others = ['topup', 'fee', 'deposit', 'debit', 'repayment', 'sweep', 'recovery', 'refund'] as const;

const on = (
  legs: readonly string[],
  status: string,
  transitions: TransitionsConfig,
): Record<string, TransitionsConfig> => Object.fromEntries(legs.map((leg) => [`${leg}.${status}`, transitions]));

/** A disbursement succeeds that was given up, or after another one of the same loan. */
const stray = (target?: string): TransitionConfig => ({
  guard: and('isStray', 'isLent'),
  actions: 'bookExcess',
  ...(target === undefined ? {} : { target }),
});

const repay: TransitionConfig = { guard: 'mayRepay', target: 'moving', actions: 'repay' };
const transfer: TransitionConfig = { guard: 'mayTransfer', target: 'moving', actions: 'transfer' };
const giveBack: TransitionConfig = { guard: 'mayGiveBack', target: 'moving', actions: 'giveBack' };

const outPaid: TransitionConfig = {
  guard: and('isOut', 'outIsUnpaid'),
  target: 'out',
  reenter: true,
  actions: ['settleOut', 'readOut'],
};
const outFailed: TransitionConfig = { guard: and('isOut', 'outIsUnpaid'), target: 'open', actions: 'releaseOut' };
const outReturned: TransitionConfig[] = [outFailed, { guard: 'isOut', target: 'open', actions: 'creditOut' }];

/** What was reported as done has come back. */
function back(statuses: readonly string[]): Record<string, TransitionsConfig> {
  const cameBack: TransitionsConfig = [
    {
      guard: and('isWatched', 'isLoan', is('returnedDisbursement', 'keeps-accruing')),
      target: 'deciding',
      actions: 'unwatch',
    },
    { guard: 'isWatched', target: 'deciding', actions: 'undo' },
  ];
  return Object.fromEntries(
    watched.flatMap((leg) => statuses.map((status) => [`${leg}.${status}`, cameBack] as const)),
  );
}

/** Paying the loan out. The ladder of retries is where designs differ; without them it is the shared one. */
function disbursing(): StateConfig {
  const ladder = safeLegStates(disbursements, {
    paid: { target: DESK, actions: 'bookLoan' },
    failed: { target: DESK, actions: 'giveUp' },
    returned: { target: DESK, actions: 'cameBack' },
    // Some designs have booked the loan by now.
    meanwhile: asksMeanwhile,
  });
  const { sending, processing } = ladder.states!;
  const sendAgain = (retry: string): TransitionConfig => ({
    guard: and(is('retry', retry), 'attemptsLeft'),
    target: 'sending',
    reenter: true,
    actions: 'renewRequest',
  });
  const unknown = (otherwise: TransitionsConfig): TransitionsConfig => [
    sendAgain('resend'),
    sendAgain('new-order'),
    otherwise as TransitionConfig,
  ];
  const byGuess = is('operator', 'confirms-by-guess');
  const ask: TransitionConfig = { target: '.querying' };
  return {
    ...ladder,
    on: {
      ...ladder.on,
      ...on(disbursements, 'failed', [
        { guard: and('currentRequest', is('voided', 'at-once')), target: DESK, actions: 'voidAtOnce' },
        { guard: 'currentRequest', target: '.failing' },
      ]),
      confirm: [{ guard: byGuess, target: DESK, actions: 'confirmByGuess' }, ask],
      resend: [{ guard: byGuess, target: '.sending', actions: 'renewRequest' }, ask],
      void: [{ guard: byGuess, target: DESK, actions: 'voidAtOnce' }, ask],
    },
    states: {
      ...ladder.states,
      sending: { ...sending, after: { responseTimeout: unknown(sending!.after!['responseTimeout']!) } },
      processing: { ...processing, after: { noticeTimeout: unknown(processing!.after!['noticeTimeout']!) } },
    },
  };
}

/** Everything but the disbursement. What else happens to the loan meanwhile waits, unless the design does not mind. */
function moving(): StateConfig {
  const leg = safeLegStates(others, {
    paid: { target: DESK, actions: 'settle' },
    failed: { target: DESK, actions: 'abandon' },
    returned: { target: DESK, actions: 'abandon' },
    // A repayment that is not known of stands in the books as owed.
    meanwhile: asksMeanwhile,
  });
  const beside: TransitionConfig = { guard: and(is('collection', 'concurrent'), 'mayRepay'), actions: 'repayBeside' };
  return { ...leg, on: { ...leg.on, repay: beside } };
}

/**
 * One loan. `credit` is its life: at the desk (`deciding`) the lender sees what is next, and one leg at a time is
 * followed to its end. `outgoing` is the gate in front of the borrower's balance at a payment institution.
 */
export const lendingMachine: MachineConfig = {
  id: 'lending',
  type: 'parallel',
  states: {
    credit: {
      initial: 'idle',
      on: {
        ...on(disbursements, 'succeeded', [
          stray(),
          { guard: and('isStray', is('voidedLateSuccess', 'recovered')), target: '.deciding', actions: 'bookLoan' },
        ]),
        'fee.succeeded': { guard: 'isFeeAfter', actions: 'bookFee' },
        'repayment.succeeded': { guard: 'isBeside', actions: 'bookBeside' },
      },
      states: {
        idle: { on: { apply: { target: 'deciding', actions: 'open' } } },
        // What the last step changed is visible here.
        deciding: {
          // It may come back in the very instant in which it was reported as done.
          on: back(['returned', 'reversed']),
          after: {
            soon: [
              { guard: 'isClosed', target: 'idle' },
              { guard: 'mustTakeFirst', target: 'moving', actions: 'takeFirst' },
              { guard: and('isReady', 'mustTopUp'), target: 'moving', actions: 'topUp' },
              { guard: and('isReady', 'mustWait'), target: 'scheduled' },
              { guard: and('isReady', 'mustPark'), target: 'parked', actions: 'park' },
              { guard: 'isReady', target: 'disbursing', actions: 'instruct' },
              { guard: 'isUnpaid', target: 'unpaid' },
              { guard: 'mustWatch', target: 'watching' },
              { guard: 'mustRefund', target: 'moving', actions: 'refund' },
              { guard: 'isVoided', target: 'voided' },
              { guard: 'instalmentReached', target: 'deciding', reenter: true, actions: 'nextInstalment' },
              { guard: 'mustRecover', target: 'moving', actions: 'recover' },
              { guard: 'isRepaid', target: 'repaid', actions: 'unblock' },
              { guard: 'canDebit', target: 'moving', actions: 'debit' },
              { guard: 'canSweep', target: 'moving', actions: 'sweep' },
              { guard: 'isOverdue', target: 'suspended', actions: 'block' },
              { target: 'waiting', actions: 'unblock' },
            ],
          },
        },
        scheduled: { after: { untilDisbursement: 'deciding' } },
        // In a virtual account that the borrower can withdraw from, the fee has not left yet.
        parked: {
          on: { draw: { guard: 'hasAmount', target: 'disbursing', actions: 'drawFirst' } },
          after: { parkFor: 'deciding' },
        },
        disbursing: disbursing(),
        unpaid: {
          on: {
            resend: { target: 'deciding', actions: 'tryAgain' },
            void: { target: 'deciding', actions: 'void' },
          },
          after: { voidAfter: { target: 'deciding', actions: 'void' } },
        },
        // Paid out, and not final before the time in which a remittance may come back is over: nothing is collected.
        watching: {
          entry: 'readWatched',
          on: {
            giveBack,
            ...on(watched, 'statement.succeeded', [
              { guard: and('isWatched', 'isFinal'), target: 'deciding', actions: 'unwatch' },
              { guard: 'isWatched', target: 'watching', reenter: true },
            ]),
            ...back(['returned', 'reversed', 'answer.returned', 'statement.returned']),
            RESTARTED: { target: 'watching', reenter: true },
          },
          after: { statementTimeout: { target: 'watching', reenter: true } },
        },
        moving: moving(),
        waiting: {
          on: { repay, transfer, giveBack, ...on(disbursements, 'succeeded', stray('deciding')) },
          after: { untilNext: 'deciding' },
        },
        suspended: {
          on: { repay, transfer, giveBack },
          after: {
            watchEvery: [
              { guard: 'mustRecover', target: 'deciding' },
              { guard: 'instalmentReached', target: 'deciding' },
              { guard: 'canTake', target: 'moving', actions: 'sweep' },
              { target: 'suspended', reenter: true, actions: 'block' },
            ],
          },
        },
        repaid: { on: { transfer, giveBack, ...on(disbursements, 'succeeded', stray('deciding')) } },
        voided: { on: { apply: { target: 'deciding', actions: 'open' } } },
      },
    },
    outgoing: {
      initial: 'open',
      states: {
        open: {
          on: {
            withdraw: [
              { guard: 'isBarred', actions: 'refuseBlocked' },
              { guard: 'canWithdraw', target: 'out', actions: 'payOut' },
              { guard: 'hasWallet', actions: 'refuse' },
            ],
          },
        },
        // On its way, or paid and not yet safe from coming back. A failure is believed when the statement shows it.
        out: {
          on: {
            ...on(['withdrawal'], 'succeeded', outPaid),
            ...on(['withdrawal'], 'answer.succeeded', outPaid),
            ...on(['withdrawal'], 'statement.succeeded', [
              { guard: and('isOut', 'outIsFinal'), target: 'open', actions: 'closeOut' },
              outPaid,
              { guard: 'isOut', target: 'out', reenter: true, actions: 'readOut' },
            ]),
            ...on(['withdrawal'], 'rejected', outFailed),
            ...on(['withdrawal'], 'statement.failed', outFailed),
            ...on(['withdrawal'], 'statement.absent', outFailed),
            ...on(['withdrawal'], 'returned', outReturned),
            ...on(['withdrawal'], 'statement.returned', outReturned),
          },
          after: { outLook: { target: 'out', reenter: true, actions: 'readOut' } },
        },
      },
    },
  },
};
