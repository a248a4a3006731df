import { Campaign } from '../../../src/search/campaign/campaign.ts';
import type { Subject } from '../../../src/search/plan/runner.ts';
import type { Found } from '../../../src/search/plan/found.ts';
import type { SearchPlan } from '../../../src/search/plan/plan.ts';
import type { ProfileName } from '../../../src/search/profiles/profiles.ts';
import { RoundWorker } from '../../../src/search/random/round.ts';
import { processorSeconds } from '../../support/cpu.ts';

/** How one search for one mistake ended. */
export interface Hunt {
  readonly found: boolean;
  /** Stimuli that changed something until the run that showed it was over (at the cap if it did not). */
  readonly events: number;
  /** Of the processor, so that a busy machine does not count. */
  readonly seconds: number;
  /** Other statements that were broken on the way. */
  readonly others: readonly string[];
  readonly plan: SearchPlan | null;
  readonly shown: Found | null;
}

export interface HuntOptions {
  readonly guided: boolean;
  readonly profile: ProfileName;
  readonly seconds: number;
  readonly rounds: number;
}

/** Searches until `breaks` is shown. Nothing is shrunk: what is measured is finding. */
export function hunt(subject: Subject, breaks: string, seed: string, options: HuntOptions): Hunt {
  const start = processorSeconds();
  const settings = { seed, profile: options.profile, guided: options.guided, corpus: [] };
  // Without mends and with nothing to shrink, a campaign only leads from round to round.
  const campaign = new Campaign(subject, [], settings);
  const worker = new RoundWorker(subject);
  const others = new Set<string>();
  const known: string[] = [];
  let events = 0;
  const result = (plan: SearchPlan | null, shown: Found | null): Hunt => {
    const seconds = processorSeconds() - start;
    return { found: shown !== null, events, seconds, others: [...others], plan, shown };
  };
  for (let round = 0; round < options.rounds; round++) {
    const results = [];
    for (const request of campaign.requests()) {
      const one = worker.runRound({ ...request, known });
      const hit = one.shown.find(({ found }) => found.id === breaks);
      for (const { found } of one.shown) others.add(found.id);
      // Within a request runs are about alike: the share of its events up to the run that hit.
      const share = hit === undefined ? 1 : (hit.run - one.from + 1) / (one.to - one.from);
      events += Math.ceil(one.events * share);
      if (one.broken.length > 0) others.add(`broken: ${one.broken[0]!.message}`);
      if (hit !== undefined) return result(hit.plan, hit.found);
      if (processorSeconds() - start > options.seconds) return result(null, null);
      results.push({ ...one, shown: [] });
    }
    campaign.merge(results);
  }
  return result(null, null);
}
