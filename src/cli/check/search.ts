import type { LoadedScenario } from '../../io/scenarios/library.ts';
import { noOverrides } from '../../io/scenarios/overrides.ts';
import type { Finding } from '../../results/finding.ts';
import type { ReportFinding, ReportProblem, ReportScenario } from '../../results/report.ts';
import type { SearchDocument } from '../../results/search.ts';
import { searchCommand } from '../commands/search.ts';
import type { Terminal } from '../terminal.ts';
import { Counter, isMine, problemOfError, type CheckContext } from './context.ts';
import { reported, type RulePlaces } from './scenarios.ts';
import type { Reached } from './reached.ts';
import type { FindingStates } from './states.ts';

/** What searches came to. */
export interface SearchedScenarios {
  readonly counters: readonly Counter[];
  readonly findings: readonly ReportFinding[];
  /** By id of the scenario. */
  readonly searched: ReadonlyMap<string, ReportScenario['search']>;
}

/**
 * Searches the scenarios of this shard with the budget of the configuration, by the search command itself: what it
 * says is what the gate says. The canary is searched along with them.
 */
export async function searchScenarios(
  context: CheckContext,
  loaded: readonly LoadedScenario[],
  rules: RulePlaces,
  states: FindingStates,
  problems: ReportProblem[],
  reached: Reached,
): Promise<SearchedScenarios> {
  const { config, shard, terminal, lang } = context;
  const canary = new Counter('canary');
  const search = new Counter('search');
  const searched = new Map<string, ReportScenario['search']>();
  const findings: ReportFinding[] = [];
  const counters = [canary, search];
  const budget = config.search;
  const chosen = loaded.filter(({ document, scenario }, n) => {
    if (!isMine(shard, n) || /(^|\/)(canary|regressions)\//.test(document.file)) return false;
    return budget?.scenarios === 'all' || scenario.expect.length === 0;
  });
  if (budget === null || chosen.length === 0) return { counters, findings, searched };
  let text = '';
  const listening: Terminal = { ...terminal, out: (part) => (text += part) };
  try {
    await searchCommand(
      {
        files: chosen.map(({ document }) => document.file),
        overrides: noOverrides,
        calendars: config.calendars,
        rules: config.rules,
        flows: config.flows,
        format: 'json',
        limits: { rounds: budget.rounds, events: budget.events, time: null },
        seed: budget.seed,
        profile: budget.profile,
        strategy: 'guided',
        workers: budget.workers,
        shard: null,
        // What earlier searches left on this machine would make two machines say two things.
        corpus: 'none',
        save: false,
        lang,
      },
      listening,
      { isPart: true },
    );
  } catch (error) {
    problems.push(...problemOfError(error, 'search', chosen[0]!.document.file));
    search.failed++;
    return { counters, findings, searched };
  }
  const document = JSON.parse(text) as SearchDocument;
  reached.addSearch(document.coverage.faults);
  canary.count = 1;
  canary.failed = document.canary.found ? 0 : 1;
  canary.figures['rounds'] = document.canary.rounds;
  const byId = new Map(chosen.map((one) => [one.scenario.id, one]));
  const figures = { rounds: 0, events: 0 };
  for (const result of document.scenarios) {
    const { id, conclusion, rounds, events, broken } = result;
    const one = byId.get(id)!;
    searched.set(id, { conclusion, rounds, events });
    search.count++;
    figures.rounds += rounds;
    figures.events += events;
    const told = result.findings.map(({ replay, ...finding }) =>
      reported(one, plainFinding(finding), replay, 'search', rules, states),
    );
    findings.push(...told);
    for (const { text: what } of broken) problems.push(...problemOfError(new Error(what), 'search', result.file));
    if (broken.length > 0 || told.some(({ state, kind }) => state === 'new' && kind !== 'evaluation')) search.failed++;
    else if (conclusion === 'inconclusive') search.inconclusive++;
  }
  Object.assign(search.figures, figures);
  return { counters, findings, searched };
}

/** What a finding of a search has in common with every other. */
function plainFinding(finding: Finding): Finding {
  const { kind, id, at, flow, expected, fails, loss, holds, breachedBy, fingerprint, headline } = finding;
  const { consequences, because, citation, event, steps } = finding;
  return {
    ...{ kind, id, at, flow, expected, fails, loss, holds, breachedBy, fingerprint, headline },
    ...{ consequences, because, citation, event, steps },
  };
}
