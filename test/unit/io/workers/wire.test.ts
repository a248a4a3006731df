import { beforeAll, describe, expect, it } from 'vitest';
import { Campaign } from '../../../../src/search/campaign/campaign.ts';
import type { Subject } from '../../../../src/search/plan/runner.ts';
import { RoundWorker, type RoundRequest } from '../../../../src/search/random/round.ts';
import { RequestReceiver, RequestSender } from '../../../../src/io/workers/wire.ts';
import { withdrawals } from '../../../support/search.ts';

const ROUNDS = 4;

describe('the parts of a round that go to another thread', () => {
  let subject: Subject;
  /** Requests of several rounds, as a search makes them; a piece of the coverage stands for all of it, which is slow to compare. */
  const rounds: RoundRequest[][] = [];
  let whole: RoundRequest[] = [];
  beforeAll(async () => {
    subject = await withdrawals({ returned: 'ignored' });
    const campaign = new Campaign(subject, [], { seed: '7', profile: 'smoke', guided: true, corpus: [] });
    const worker = new RoundWorker(subject);
    for (let round = 0; round < ROUNDS; round++) {
      const requests = campaign.requests();
      rounds.push(requests.map((one) => ({ ...one, coverage: one.coverage.slice(0, 64) })));
      campaign.merge(requests.map((request) => worker.runRound(request)));
    }
    whole = campaign.requests();
  }, 60_000);

  it('arrive as they were, round after round, though each plan is sent once', () => {
    const sender = new RequestSender();
    const receiver = new RequestReceiver();
    const sent = new Set<string>();
    let parents = 0;
    for (const requests of rounds) {
      const message = structuredClone(sender.round(3, requests));
      for (const plan of message.plans) sent.add(JSON.stringify(plan));
      parents += message.parents.length;
      expect(message.scenario).toBe(3);
      expect(receiver.round(message)).toEqual(requests);
    }
    expect(sent.size).toBeGreaterThan(20);
    expect(sent.size).toBeLessThan(parents / 2);
  });

  it('are done there with the same results', () => {
    const sender = new RequestSender();
    const receiver = new RequestReceiver();
    const [here, there] = [new RoundWorker(subject), new RoundWorker(subject)];
    const received = receiver.round(structuredClone(sender.round(0, whole)));
    for (const [i, one] of whole.slice(0, 2).entries()) {
      expect(structuredClone(there.runRound(received[i]!))).toEqual(structuredClone(here.runRound(one)));
    }
  });

  it('of another scenario bring their own plans', () => {
    const sender = new RequestSender();
    const receiver = new RequestReceiver();
    const [first, last] = [rounds[1]!, rounds[ROUNDS - 1]!];
    for (const [scenario, requests] of [first, last, first].entries()) {
      expect(receiver.round(structuredClone(sender.round(scenario, requests)))).toEqual(requests);
    }
  });
});
