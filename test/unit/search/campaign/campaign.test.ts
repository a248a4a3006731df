import { beforeAll, describe, expect, it } from 'vitest';
import { Campaign, type CampaignSettings } from '../../../../src/search/campaign/campaign.ts';
import { faultKinds } from '../../../../src/search/alphabet/bounds.ts';
import type { Subject } from '../../../../src/search/plan/runner.ts';
import { RoundWorker } from '../../../../src/search/random/round.ts';
import type { Mended } from '../../../../src/search/shrink/repairs.ts';
import { mendedWithdrawals, withdrawals } from '../../../support/search.ts';

const choices = { returned: 'ignored', queryNotFound: 'treated-as-failed' };
const ROUNDS = 4;

const settings: CampaignSettings = { seed: '7', profile: 'smoke', guided: true, corpus: [] };

/** Requests answered in the given order of workers, each of which has done other things before. */
function ran(subject: Subject, mended: readonly Mended[], rounds: number, workers: number): Campaign {
  const campaign = new Campaign(subject, mended, settings);
  const pool = Array.from({ length: workers }, () => new RoundWorker(subject));
  for (let round = 0; round < rounds; round++) {
    const results = campaign.requests().map((request, i) => pool[(i * 7) % workers]!.runRound(request));
    campaign.merge(results.reverse());
  }
  return campaign;
}

const told = ({ mistakes, tally, corpus }: Campaign) => ({
  mistakes: mistakes.map(({ found, plan, culprits }) => [found.fingerprint, found.length, plan, culprits]),
  tally: { ...tally, rules: [...tally.rules] },
  corpus: corpus.map(({ plan }) => plan),
});

describe('a campaign', () => {
  let subject: Subject;
  let mended: Mended[];
  let campaign: Campaign;
  beforeAll(async () => {
    subject = await withdrawals(choices);
    mended = await mendedWithdrawals(choices);
    campaign = ran(subject, mended, ROUNDS, 1);
  }, 60_000);

  it('is the same whoever does its parts, and in whatever order they come back', () => {
    expect(told(ran(subject, mended, ROUNDS, 3))).toEqual(told(campaign));
  });

  it('finds both mistakes of a design and keeps them apart', () => {
    const culprits = new Set(campaign.mistakes.map((mistake) => mistake.culprits.join('+')));
    expect(culprits).toContain('withdrawal.returned=ignored');
    expect(culprits).toContain('withdrawal.queryNotFound=treated-as-failed');
    const names = campaign.mistakes.map(({ found, culprits: by }) => `${found.fingerprint} ${by.join()}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('shows with each plan it keeps the finding it keeps it for', () => {
    for (const { found, plan } of campaign.mistakes) {
      const again = campaign.runner.run(plan).found.find(({ fingerprint }) => fingerprint === found.fingerprint);
      expect(again).toMatchObject({ id: found.id, loss: found.loss, length: found.length });
    }
  });

  it('injects every kind of fault that the contracts allow', () => {
    const { injected } = campaign.tally;
    const never = faultKinds.filter((kind) => injected[kind] === 0);
    // The shipped payout channel is always open and has no statement.
    expect(never.sort()).toEqual(['closed', 'noPosition', 'row']);
  });

  it('keeps what was met as it was met when somebody is in a hurry', () => {
    const hurried = new Campaign(subject, mended, settings);
    const worker = new RoundWorker(subject);
    const steps = hurried.merging(hurried.requests().map((request) => worker.runRound(request)));
    while (steps.next(true).done !== true);
    expect(hurried.mistakes.length).toBeGreaterThan(1);
    // A plan as it was drawn says until when it went on; a shrunk one has no need to.
    expect(hurried.mistakes.every(({ plan }) => plan.until > 0)).toBe(true);
    expect(campaign.mistakes.every(({ plan }) => plan.until === 0)).toBe(true);
  });

  it('notices a run that is not the same twice', () => {
    let calls = 0;
    const fickle = subject.machines.map((machine) => ({
      ...machine,
      guards: machine.guards.map((guard) => ({
        ...guard,
        test: (...args: Parameters<typeof guard.test>) => calls++ % 3 > 0 && guard.test(...args),
      })),
    }));
    const campaignOf = (machines: Subject['machines']): Campaign => {
      const one = new Campaign({ ...subject, machines }, [], settings);
      const worker = new RoundWorker({ ...subject, machines });
      one.merge(one.requests().map((request) => worker.runRound(request)));
      return one;
    };
    expect(campaignOf(fickle).tally.broken.map(({ message }) => message)).toContain('two executions of one run differ');
    expect(campaignOf(subject.machines).tally.broken).toEqual([]);
  });
});

describe('the corpus of a campaign', () => {
  it('is run before anything is drawn, and shows again what it showed', async () => {
    const subject = await withdrawals(choices);
    const { mistakes } = ran(subject, [], 2, 1);
    expect(mistakes.length).toBeGreaterThan(1);
    for (const { plan, found } of mistakes) {
      const campaign = new Campaign(subject, [], { ...settings, corpus: [plan] });
      const worker = new RoundWorker(subject);
      campaign.merge(campaign.requests().map((request) => worker.runRound(request)));
      expect(campaign.tally).toMatchObject({ rounds: 0, runs: 1 });
      expect(campaign.mistakes.map((again) => again.found.anchor)).toContain(found.anchor);
      expect(campaign.corpus.every(({ old }) => old)).toBe(true);
    }
  });
});
