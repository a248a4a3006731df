import type { GuardConfig, MachineConfig, StateConfig } from '../compile/config.ts';
import { is } from '../guards.ts';
import { safeLegStates } from '../payout.ts';

const and = (...guards: GuardConfig[]): GuardConfig => ({ type: 'and', guards });
const again = { guard: is('resend', 'sent-again'), actions: 'collectAgain' };

/** The item is out. It is followed to its end, unless the design takes the first file of results for all of them. */
function collecting(): StateConfig {
  const ladder = safeLegStates(['collect'], {
    paid: { target: '#batchCollection.collected', actions: 'credit' },
    failed: { target: '#batchCollection.failed', actions: 'giveUp' },
    returned: { target: '#batchCollection.failed', actions: 'giveUp' },
  });
  const missing = { guard: and(is('results', 'part-taken-as-all'), 'attemptsLeft'), target: 'resending' };
  const { sending, processing } = ladder.states!;
  return {
    ...ladder,
    on: { ...ladder.on, 'send-batch': again },
    states: {
      ...ladder.states,
      sending: { ...sending, after: { responseTimeout: [missing, { target: 'querying' }] } },
      processing: { ...processing, after: { noticeTimeout: [missing, { target: 'querying' }] } },
    },
  };
}

/** One item of a batch: a sum to be collected once from one payer. */
export const batchCollectionMachine: MachineConfig = {
  id: 'batchCollection',
  initial: 'listed',
  states: {
    listed: {
      on: {
        'send-batch': [
          {
            guard: and('positive', is('batch', 'accepted-means-paid')),
            target: 'presumed',
            actions: ['expect', 'begin'],
          },
          { guard: 'positive', target: 'collecting', actions: ['expect', 'begin'] },
        ],
      },
    },
    collecting: collecting(),
    // Nobody looks at the results of the items.
    presumed: { on: { 'send-batch': again }, after: { valueDay: { target: 'collected', actions: 'credit' } } },
    collected: { on: { 'send-batch': again } },
    // The next batch takes it up once more.
    failed: { on: { 'send-batch': { guard: 'sameSum', target: 'collecting', actions: ['expect', 'begin'] } } },
  },
};
