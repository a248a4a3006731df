import type { GuardConfig, MachineConfig, TransitionConfig } from '../compile/config.ts';
import { is } from '../guards.ts';
import { safeLegStates } from '../payout.ts';

const and = (...guards: GuardConfig[]): GuardConfig => ({ type: 'and', guards });
const IDLE = '#mirroredWallet.idle';

/** By the order in which the two records are made; `leg` says what is begun. */
function ordered(leg: 'spend' | 'topUp', ...guards: GuardConfig[]): readonly TransitionConfig[] {
  const params = { leg };
  const [begin, bookAhead, freeze] = ['begin', 'bookAhead', 'freeze'].map((type) => ({ type, params }));
  return [
    { guard: and(...guards, is('mirror', 'platform-first')), target: 'forgotten', actions: [bookAhead!, begin!] },
    { guard: and(...guards, is('mirror', 'bank-first')), target: 'awaited', actions: begin! },
    { guard: and(...guards), target: 'underway', actions: [freeze!, begin!] },
  ];
}

/** Statuses of either purpose. */
const either = (status: string, transition: TransitionConfig): Record<string, TransitionConfig> => ({
  [`spend.${status}`]: { guard: 'currentRequest', ...transition },
  [`topUp.${status}`]: { guard: 'currentRequest', ...transition },
});

/** One customer's wallet with its mirror at the bank: one movement at a time, in whatever order it is recorded. */
export const mirroredWalletMachine: MachineConfig = {
  id: 'mirroredWallet',
  initial: 'idle',
  states: {
    idle: {
      on: {
        spend: ordered('spend', 'positive', 'covered'),
        'top-up': ordered('topUp', 'positive', 'hasCard'),
      },
    },
    underway: safeLegStates(['spend', 'topUp'], {
      paid: { target: IDLE, actions: 'settle' },
      failed: { target: IDLE, actions: 'unfreeze' },
      returned: { target: IDLE, actions: 'unfreeze' },
    }),
    // The wallet has its entry; what the bank makes of it is not asked.
    forgotten: { after: { noticeTimeout: 'idle' } },
    awaited: {
      on: {
        ...either('succeeded', { target: 'idle', actions: 'bookBehind' }),
        ...either('rejected', { target: 'idle' }),
        ...either('failed', { target: 'idle' }),
      },
      after: { noticeTimeout: 'idle' },
    },
  },
};
