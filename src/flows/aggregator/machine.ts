import type { GuardConfig, MachineConfig, StateConfig, TransitionsConfig } from '../compile/config.ts';
import { is } from '../guards.ts';
import { safeLegStates } from '../payout.ts';

const and = (...guards: GuardConfig[]): GuardConfig => ({ type: 'and', guards });

/** By which a payment comes to the merchant's account: from the payer's, at once or by a cheque, or as cash out of the till. */
const payments = ['collect', 'cheque', 'deposit'] as const;

const on = (status: string, transitions: TransitionsConfig): Record<string, TransitionsConfig> =>
  Object.fromEntries(payments.map((leg) => [`${leg}.${status}`, transitions]));

/** The payment is followed to its end; a design that hears only notices stops asking. */
function paying(): StateConfig {
  const ladder = safeLegStates(payments, {
    paid: [
      { guard: 'sharesThis', target: '#aggregator.owing', actions: 'write' },
      { target: '#aggregator.booked', actions: 'write' },
    ],
    failed: { target: '#aggregator.ordered' },
    returned: { target: '#aggregator.ordered' },
  });
  const silent = { guard: is('outcome', 'notice-only'), target: '#aggregator.silent' };
  const { sending, processing } = ladder.states!;
  return {
    ...ladder,
    states: {
      ...ladder.states,
      sending: { ...sending, after: { responseTimeout: [silent, { target: 'querying' }] } },
      processing: { ...processing, after: { noticeTimeout: [silent, { target: 'querying' }] } },
    },
  };
}

/** The share is debited and followed to its end; what is heard of the payment meanwhile is booked as ever. */
function charging(): StateConfig {
  const ladder = safeLegStates(['share'], {
    paid: [
      { guard: 'isWritten', target: '#aggregator.booked', actions: 'settleShare' },
      { target: '#aggregator.ordered', actions: 'settleShare' },
    ],
    failed: { target: '#aggregator.owing' },
    returned: { target: '#aggregator.owing' },
  });
  return {
    ...ladder,
    on: {
      ...ladder.on,
      ...on('succeeded', { guard: is('notices', 'each-written'), actions: 'write' }),
      ...on('reversed', { guard: 'isWritten', actions: 'takeBack' }),
    },
  };
}

const again = on('succeeded', { guard: is('notices', 'each-written'), actions: 'write' });

/** What the payer may do; a cheque or cash is in hand first. */
function paysBy(pay: string, held: string): Record<string, TransitionsConfig> {
  const ahead = { guard: is('voucher', 'on-deposit'), target: 'heldAhead' };
  return {
    pay: { target: pay, actions: 'begin' },
    payCheque: [
      { ...ahead, actions: ['takeCheque', 'writeOnDeposit'] },
      { target: held, actions: 'takeCheque' },
    ],
    payCash: [
      { ...ahead, guard: and('hasTill', ahead.guard), actions: ['takeCash', 'writeOnDeposit'] },
      { guard: 'hasTill', target: held, actions: 'takeCash' },
    ],
  };
}

/** One order of a merchant's system: paid through whatever connects, booked as a voucher, and the work that follows it. */
export const aggregatorMachine: MachineConfig = {
  id: 'aggregator',
  initial: 'idle',
  states: {
    idle: {
      on: {
        order: [
          { guard: and('positive', is('voucher', 'on-order')), target: 'presumed', actions: ['open', 'writeAhead'] },
          { guard: 'positive', target: 'ordered', actions: 'open' },
        ],
      },
    },
    ordered: { on: paysBy('paying', 'held') },
    held: { after: { untilPresented: { target: 'paying', actions: 'present' } } },
    // The voucher is there already; it is presented all the same.
    heldAhead: { after: { untilPresented: { target: 'expecting', actions: 'present' } } },
    paying: paying(),
    // Nobody asks any more: if the notice comes, it comes.
    silent: { on: on('succeeded', { target: 'booked', actions: 'write' }) },
    // The voucher is there; a payment that comes is taken for what it says.
    presumed: { on: paysBy('expecting', 'heldAhead') },
    expecting: { on: { ...on('failed', { target: 'presumed' }), ...on('rejected', { target: 'presumed' }) } },
    // The voucher is written, and the share of it is collected on the next working day.
    owing: {
      on: { ...again, ...on('reversed', { target: 'ordered', actions: 'takeBack' }) },
      after: { untilShare: { target: 'charging', actions: 'beginShare' } },
    },
    charging: charging(),
    booked: { on: { ...again, ...on('reversed', { target: 'ordered', actions: 'takeBack' }) } },
  },
};
