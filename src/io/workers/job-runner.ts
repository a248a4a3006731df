import { RoundWorker, type RoundRequest, type RoundResult } from '../../search/random/round.ts';
import { Library } from '../scenarios/library.ts';
import { openSubject } from './open-subject.ts';
import type { SearchSources } from './protocol.ts';

/** Does the jobs of a search in this thread. */
export class JobRunner {
  private readonly scenarioLibrary: Library;
  private readonly sources: SearchSources;
  /** Of the scenario that is searched now: campaigns come one after another. */
  private open: { readonly scenario: number; readonly worker: RoundWorker } | null = null;

  constructor(library: Library, sources: SearchSources) {
    this.scenarioLibrary = library;
    this.sources = sources;
  }

  static async open(sources: SearchSources): Promise<JobRunner> {
    const { calendars, rules, flows } = sources;
    // The thread that started this one has checked the types.
    const library = await Library.open({ calendars, rules, flows, types: false });
    return new JobRunner(library, sources);
  }

  run(scenario: number, request: RoundRequest): RoundResult {
    if (this.open?.scenario !== scenario) {
      const { file, overrides } = this.sources.scenarios[scenario]!;
      const { subject } = openSubject(this.scenarioLibrary, this.scenarioLibrary.load(file), overrides);
      this.open = { scenario, worker: new RoundWorker(subject) };
    }
    return this.open.worker.runRound(request);
  }
}
