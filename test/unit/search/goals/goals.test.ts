import { describe, expect, it } from 'vitest';
import type { ScenarioFile } from '../../../../src/scenario/format.ts';
import { Campaign } from '../../../../src/search/campaign/campaign.ts';
import { goalsOf } from '../../../../src/search/goals/goals.ts';
import { RoundWorker } from '../../../../src/search/random/round.ts';
import { codeOf } from '../../../support/codes.ts';
import { withdrawalScenario } from '../../../support/load.ts';
import { subjectOf } from '../../../support/search.ts';

async function subjectWith(reach: ScenarioFile['reach']) {
  return subjectOf({ ...withdrawalScenario({}), ...(reach === undefined ? {} : { reach }) });
}

async function progressOf(reach: ScenarioFile['reach']) {
  const subject = await subjectWith(reach);
  const campaign = new Campaign(subject, [], { seed: '1', profile: 'smoke', guided: true, corpus: [] });
  const worker = new RoundWorker(subject);
  campaign.merge(campaign.requests().map((request) => worker.runRound(request)));
  return Object.fromEntries(campaign.tally.goals);
}

describe('situations that a scenario wants reached', () => {
  it('count in how many runs they were reached, step after step', async () => {
    const { returned, both } = await progressOf({
      // The remittance comes back after it was counted as paid.
      returned: [
        { flow: 'w1', event: 'payout.succeeded', state: 'processing' },
        { flow: 'w1', event: 'payout.returned', state: 'paid' },
      ],
      both: [{ flow: 'w1', event: 'payout.succeeded' }],
    });
    expect(returned).toMatchObject({ furthest: 2, steps: 2 });
    expect(returned!.reached).toBeGreaterThan(0);
    expect(both!.reached).toBeGreaterThan(returned!.reached);
  });

  it('tell how far the best run came where none came to the end', async () => {
    const { twice } = await progressOf({
      twice: [
        { flow: 'w1', event: 'payout.succeeded', state: 'processing' },
        { flow: 'w1', event: 'withdraw', state: 'idle' },
      ],
    });
    expect(twice).toEqual({ reached: 0, furthest: 1, steps: 2 });
  });

  it.each([
    ['goal-unknown-flow', { flow: 'w9', event: 'withdraw' }],
    ['goal-unknown-event', { flow: 'w1', event: 'payout.arrives' }],
    ['goal-unknown-state', { flow: 'w1', event: 'withdraw', state: 'payed' }],
  ] as const)('are refused where they name nothing: %s', async (code, step) => {
    const { model, machines } = await subjectWith({ goal: [step] });
    expect(codeOf(() => goalsOf(model, machines))).toBe(code);
  });
});
