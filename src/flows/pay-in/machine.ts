import type { GuardConfig, MachineConfig, StateConfig, TransitionConfig } from '../compile/config.ts';
import { is } from '../guards.ts';
import { asksMeanwhile, safeLegStates } from '../payout.ts';

const and = (...guards: GuardConfig[]): GuardConfig => ({ type: 'and', guards });
const or = (...guards: GuardConfig[]): GuardConfig => ({ type: 'or', guards });
const not = (guard: GuardConfig): GuardConfig => ({ type: 'not', guard });

const REST = '#pay-in.money.done';

/** Legs that are followed one at a time. */
const lane = ['charge', 'refund', 'giveback'] as const;

/** A refund that came back after it had been counted as paid. */
const comesBack = (leg: 'refund' | 'giveback'): Record<string, TransitionConfig> => {
  const takeBack: TransitionConfig = {
    guard: { type: 'isKnown', params: { leg } },
    actions: [{ type: 'takeBack', params: { leg } }, 'kick'],
  };
  return {
    [`${leg}.returned`]: takeBack,
    [`${leg}.reversed`]: takeBack,
    [`${leg}.answer.returned`]: takeBack,
    [`${leg}.statement.returned`]: takeBack,
  };
};

/** A payment is started: by the payer on the page, or by the merchant under an agreement. */
const starts: Record<string, TransitionConfig> = {
  pay: {
    guard: and('canPay', or(not(or(is('product', 'agreement'), is('product', 'entrusted'))), 'isSigned')),
    target: 'moving',
    actions: 'charge',
  },
  charge: {
    guard: and(
      'canPay',
      not(or(is('product', 'authentication'), is('product', 'gateway'))),
      or('isSigned', is('agreement', 'assumed')),
    ),
    target: 'moving',
    actions: 'charge',
  },
};

/** A leg followed to its end; what a hasty design does as soon as the channel has taken a payment. */
function moving(): StateConfig {
  const ladder = safeLegStates(lane, {
    paid: { target: REST, actions: ['settle', 'kick'] },
    failed: { target: REST, actions: ['giveUp', 'kick'] },
    returned: { target: REST, actions: ['giveUp', 'kick'] },
    // Asked about after midnight, a payment of the evening before is in no statement before the next working day's.
    meanwhile: asksMeanwhile,
  });
  const sending = ladder.states!['sending']!;
  const taken = { guard: 'currentRequest', target: 'processing', actions: 'taken' };
  return {
    ...ladder,
    states: { ...ladder.states, sending: { ...sending, on: { ...sending.on, 'charge.accepted': taken } } },
  };
}

/**
 * One order. `order` answers what was agreed, `money` what is on its way: one leg at a time, followed to its end. What a
 * payment is worth is decided when it has arrived: it pays for the order, or it belongs to the payer.
 */
export const payInMachine: MachineConfig = {
  id: 'pay-in',
  type: 'parallel',
  states: {
    order: {
      initial: 'none',
      on: {
        sign: { actions: 'sign' },
        revoke: { actions: 'revoke' },
        refund: { guard: 'isWithinPrice', actions: ['grant', 'kick'] },
      },
      states: {
        none: { on: { order: { guard: 'hasAmount', target: 'open', actions: 'place' } } },
        open: {
          on: {
            close: [
              { guard: 'isPaid', actions: ['grantRest', 'kick'] },
              { target: 'closed', actions: 'close' },
            ],
            forge: { guard: and(is('notice', 'trusted'), not('isPaid')), actions: 'trust' },
          },
        },
        closed: {},
      },
    },
    // Money that a payer's bank sends and nobody here has asked for.
    remittance: {
      initial: 'none',
      states: {
        none: { on: { remit: { guard: 'canRemit', target: 'coming', actions: 'remit' } } },
        coming: {
          on: {
            match: { actions: 'noteMatch' },
            'remittance.succeeded': { target: 'arrived', actions: ['receive', 'kick'] },
            // A copy of the request is answered with what became of the first.
            'remittance.answer.succeeded': { target: 'arrived', actions: ['receive', 'kick'] },
            'remittance.statement.succeeded': { target: 'arrived', actions: ['receive', 'kick'] },
            'remittance.rejected': { target: 'gone' },
            'remittance.statement.failed': { target: 'gone' },
            'remittance.statement.returned': { target: 'gone' },
            'remittance.statement.pending': { target: 'coming', reenter: true, actions: 'askForRow' },
            'remittance.statement.absent': [
              { guard: 'asksLeft', target: 'coming', reenter: true, actions: 'askForRow' },
              { target: 'gone' },
            ],
            RESTARTED: { target: 'coming', reenter: true, actions: 'askForRow' },
          },
          after: { rowTimeout: { target: 'coming', reenter: true, actions: 'askForRow' } },
        },
        arrived: {
          on: { match: { guard: not('isMatched'), actions: ['match', 'kick'] } },
        },
        gone: {},
      },
    },
    money: {
      initial: 'resting',
      on: { ...comesBack('refund'), ...comesBack('giveback') },
      states: {
        moving: moving(),
        // What the last leg changed is visible from the next step on.
        done: { on: { 'signal.work': 'choosing', RESTARTED: 'choosing' } },
        choosing: {
          always: [
            { guard: 'mayMove', target: 'moving', actions: 'begin' },
            { guard: 'mayCredit', target: 'done', actions: ['creditPayer', 'kick'] },
            { guard: 'mayAudit', target: 'done', actions: ['audit', 'kick'] },
            { guard: 'mayMoveLater', target: 'waiting' },
            { target: 'resting' },
          ],
        },
        waiting: {
          on: { ...starts, 'signal.work': 'choosing', RESTARTED: 'choosing' },
          after: { untilWork: 'choosing' },
        },
        resting: { on: { ...starts, 'signal.work': 'choosing', RESTARTED: 'choosing' } },
      },
    },
  },
};
