import type { MachineConfig, StateConfig } from '../compile/config.ts';
import { is } from '../guards.ts';
import { safeLegStates } from '../payout.ts';

/** The payment is followed to its end; a design that hears only notices stops asking. */
function paying(): StateConfig {
  const ladder = safeLegStates(['collect'], {
    paid: { target: '#aggregator.booked', actions: 'write' },
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

/** One order of a merchant's system: paid through whatever connects, booked as a voucher, and the work that follows it. */
export const aggregatorMachine: MachineConfig = {
  id: 'aggregator',
  initial: 'idle',
  states: {
    idle: {
      on: {
        order: [
          {
            guard: { type: 'and', guards: ['positive', is('voucher', 'on-order')] },
            target: 'presumed',
            actions: ['open', 'writeAhead'],
          },
          { guard: 'positive', target: 'ordered', actions: 'open' },
        ],
      },
    },
    ordered: { on: { pay: { target: 'paying', actions: 'begin' } } },
    paying: paying(),
    // Nobody asks any more: if the notice comes, it comes.
    silent: { on: { 'collect.succeeded': { target: 'booked', actions: 'write' } } },
    // The voucher is there; a payment that comes is taken for what it says.
    presumed: { on: { pay: { target: 'expecting', actions: 'begin' } } },
    expecting: { on: { 'collect.failed': { target: 'presumed' }, 'collect.rejected': { target: 'presumed' } } },
    booked: {
      on: {
        'collect.succeeded': { guard: is('notices', 'each-written'), target: 'booked', actions: 'write' },
        'collect.reversed': { target: 'ordered', actions: 'takeBack' },
      },
    },
  },
};
