import { describe, expect, it } from 'vitest';
import { Prng } from '../../../../src/core/prng.ts';
import { Campaign } from '../../../../src/search/campaign/campaign.ts';
import { MS_PER_DAY, formatInstant } from '../../../../src/core/time.ts';
import { emptyPlan, planUntil, type PlannedAct } from '../../../../src/search/plan/plan.ts';
import { Runner } from '../../../../src/search/plan/runner.ts';
import { RoundWorker } from '../../../../src/search/random/round.ts';
import { withdrawals } from '../../../support/search.ts';

describe('a run that goes on from where another reached something new', () => {
  it.each(['3', '6'])(
    'finds there again what was new, with nothing of the plan that came later (seed %s)',
    async (seed) => {
      const subject = await withdrawals({});
      const campaign = new Campaign(subject, [], { seed, profile: 'smoke', guided: true, corpus: [] });
      const worker = new RoundWorker(subject);
      campaign.merge(campaign.requests().map((request) => worker.runRound(request)));
      const entries = campaign.corpus.filter(
        ({ plan }) => plan.deviations.length + plan.crashes.length > 0 && plan.crashes.length < 2,
      );
      expect(entries.length).toBeGreaterThan(20);
      for (const { plan, features } of entries) {
        for (const { feature, mark } of features) {
          const cut = planUntil(plan, mark);
          expect(cut.acts.every(({ at }) => at <= mark.at)).toBe(true);
          // What rules said is counted at the end of a run, which a cut plan reaches as well.
          expect(worker.reachOf([cut])[0]).toContain(feature);
        }
      }
    },
  );
});

describe('a run that goes on from a plan', () => {
  it('ends in the weeks in which any run may end, however late the plan goes on', async () => {
    const subject = await withdrawals({});
    const { startsAt } = subject.model;
    const act = (days: number): PlannedAct => ({
      at: startsAt + days * MS_PER_DAY,
      stimulus: { kind: 'act', instance: 0, act: 0, arg0: 10_000, arg1: 0 },
    });
    const until = startsAt + 300 * MS_PER_DAY;
    const worker = new RoundWorker(subject);
    const ran = [[act(0)], [act(0), act(20)], [act(0), act(250)]].map((acts) => {
      const corpus = [{ ...emptyPlan, acts, until }];
      const [request] = new Campaign(subject, [], { seed: '1', profile: 'deep', guided: true, corpus }).requests();
      const { plan } = worker.runRound(request!).reached[0]!;
      return [plan.acts.length, formatInstant(plan.until).slice(0, 10)];
    });
    // The 45th working day from 2018-02-12 on is 2018-04-20: Spring Festival and Qingming are off, two days at weekends not.
    expect(ran).toEqual([
      [1, '2018-04-21'],
      [2, '2018-04-21'],
      [1, '2018-04-21'],
    ]);
  });
});

describe('what would be refused', () => {
  it('is known beforehand, by asking and without a trace', async () => {
    const subject = await withdrawals({}, 2);
    const { kernel } = new Runner(subject);
    const prng = Prng.from('reacts', 'test');
    let refused = 0;
    for (let i = 0; i < 400; i++) {
      if (prng.chance(2, 3) && (kernel.deliver() || kernel.advance())) continue;
      const instance = prng.int(2);
      const fen = prng.pick([0, 1, 10_000, 50_000, 50_001]);
      const before = kernel.world.cells.slice();
      const answer = kernel.reacts(instance, 0, fen, 0);
      expect(kernel.world.cells).toEqual(before);
      const at = kernel.configuration(instance);
      const changed = kernel.act(instance, 0, fen, 0);
      // A contract may take note of what the design refuses; the machine stays where it is.
      if (answer) expect(changed).toBe(true);
      else expect(kernel.configuration(instance)).toBe(at);
      if (!answer) refused++;
    }
    expect(refused).toBeGreaterThan(10);
    expect(refused).toBeLessThan(390);
  });
});
