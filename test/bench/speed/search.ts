import { readFileSync } from 'node:fs';
import type { ScenarioFile } from '../../../src/scenario/format.ts';
import { Campaign } from '../../../src/search/campaign/campaign.ts';
import type { Subject } from '../../../src/search/plan/runner.ts';
import { RoundWorker } from '../../../src/search/random/round.ts';
import { loadScenario } from '../../support/load.ts';
import { shippedRulebook } from '../../unit/rules/load.ts';
import type { Candidate } from './rounds.ts';

/** The scenarios that are searched, with all shipped rules and every fault their contracts permit. */
const files = {
  withdrawal: 'scenarios/withdrawal/query-first.scenario.json',
  settlement: 'scenarios/settlement/t-plus-one.scenario.json',
} as const;

/** What is counted of a search: a change of the state is an event until the healing begins, and a change after that. */
interface SearchCounts {
  /** Rules evaluated for each change of the state, healing included. */
  rulesPerEvent(): number;
  /** Events of a run, clock moves left out. */
  eventsPerRun(): number;
  /** The part of the events that runs were put behind, because others had come by: these are not stepped again. */
  spared(): number;
  /** Changes of the state for each event: those of the healing are stepped and checked like the others. */
  inAll(): number;
}

/** A search as the command makes it: drawing, stepping, checking, coverage, healing, a twentieth of the runs twice. */
export async function searchOf(name: keyof typeof files): Promise<Candidate & SearchCounts> {
  const scenario = JSON.parse(readFileSync(files[name], 'utf8')) as ScenarioFile;
  const subject: Subject = { ...(await loadScenario(scenario)), rules: { rulebook: shippedRulebook, lawDay: null } };
  const campaign = new Campaign(subject, [], { seed: 'bench', profile: 'deep', guided: true, corpus: [] });
  const worker = new RoundWorker(subject);
  let spared = 0;
  let inAll = 0;
  const { runner } = worker;
  const load = runner.load.bind(runner);
  runner.load = (from, at, values) => {
    const end = load(from, at, values);
    spared += runner.kernel.events;
    return end;
  };
  const { drawer } = worker['drawer']('deep');
  const draw = drawer.draw.bind(drawer);
  drawer.draw = (prng, values, base, options) => {
    const drawn = draw(prng, values, base, options);
    // What a run does when it is executed a second time is no event once more.
    if (options.features !== null) inAll += runner.kernel.events;
    return drawn;
  };
  return {
    ...{ name: `search: ${name}`, unit: 'events', count: 100_000 },
    run: (count) => {
      const before = campaign.tally.events;
      while (campaign.tally.events - before < count) {
        const results = campaign.requests().map((request) => worker.runRound(request));
        campaign.merge(results);
      }
      return campaign.tally.events - before;
    },
    spared: () => spared / campaign.tally.events,
    inAll: () => inAll / campaign.tally.events,
    eventsPerRun: () => campaign.tally.events / campaign.tally.runs,
    // Of a round after the measured ones, its healing included: the totals of a search leave out what does not apply.
    rulesPerEvent: () => {
      let evaluated = 0;
      let events = 0;
      const rewind = runner.rewind.bind(runner);
      // A run is looked at when the next one begins.
      runner.rewind = () => {
        events += runner.kernel.events;
        for (const counts of runner.kernel.desk!.tally.counts().values()) {
          evaluated += counts.complied + counts.violated + counts['not-applicable'] + counts['could-not-evaluate'];
        }
        return rewind();
      };
      campaign.merge(campaign.requests().map((request) => worker.runRound(request)));
      runner.rewind = rewind;
      return evaluated / events;
    },
  };
}
