import { afterEach, describe, expect, it, vi } from 'vitest';
import { Campaign } from '../../../../src/search/campaign/campaign.ts';
import { Runner, type Subject } from '../../../../src/search/plan/runner.ts';
import { RoundWorker, type RoundRequest } from '../../../../src/search/random/round.ts';
import { withdrawals } from '../../../support/search.ts';
import { shippedRulebook } from '../../rules/load.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Two withdrawals, one of which may be sent twice, judged by all rules. */
async function subjectWith(choices: Record<string, string>): Promise<Subject> {
  return { ...(await withdrawals(choices, 2)), rules: { rulebook: shippedRulebook, lawDay: null } };
}

/** The parts of a round whose runs begin with what the rounds before it have reached. */
function laterRound(subject: Subject): RoundRequest[] {
  const campaign = new Campaign(subject, [], { seed: '5', profile: 'smoke', guided: true, corpus: [] });
  const worker = new RoundWorker(subject);
  for (let round = 0; round < 4; round++) {
    campaign.merge(campaign.requests().map((request) => worker.runRound(request)));
  }
  // In its first rounds a search goes on from its corpus less often.
  return campaign.requests().map((request) => ({ ...request, round: 20 }));
}

describe('a run that is put where another one came by', () => {
  it.each([{ retry: 'query-first' }, { retry: 'blind-resend' }])(
    'does what it would do by itself: %o',
    async (choices) => {
      const subject = await subjectWith(choices);
      const requests = laterRound(subject);
      expect(requests.length).toBeGreaterThan(3);
      const put = vi.spyOn(Runner.prototype, 'load');
      const worker = new RoundWorker(subject);
      const together = requests.map((request) => worker.runRound(request));
      const often = put.mock.calls.length;
      // Whoever does one part alone has gone most ways only once.
      const alone = requests.map((request) => new RoundWorker(subject).runRound(request));
      expect(together).toEqual(alone);
      expect(often).toBeGreaterThan(50);
      expect(put.mock.calls.length - often).toBeLessThan(often / 2);
      expect(together.flatMap(({ broken }) => broken)).toEqual([]);
    },
  );

  it('is told when the way leads elsewhere in a run that is looked at twice', async () => {
    const subject = await subjectWith({});
    const requests = laterRound(subject);
    type Save = (this: Runner, into: number[], values: number[]) => void;
    const save = Object.getOwnPropertyDescriptor(Runner.prototype, 'save')!.value as Save;
    let times = 0;
    // What is kept the first time is not what the run comes to the second time.
    vi.spyOn(Runner.prototype, 'save').mockImplementation(function (this: Runner, into, values) {
      save.call(this, into, values);
      values.push(times++);
    });
    const worker = new RoundWorker(subject);
    const broken = requests.flatMap((request) => worker.runRound(request).broken);
    expect(broken.length).toBeGreaterThan(0);
    for (const { message } of broken) expect(message).toContain('leads elsewhere');
  });
});
