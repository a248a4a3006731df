import { InputError } from '../../core/errors.ts';
import { sha256Hex } from '../../core/hash.ts';
import { message } from '../../core/messages/catalogue.ts';
import { dayOf, formatDate } from '../../core/time.ts';
import type { Library, LoadedScenario } from '../../io/scenarios/library.ts';
import type { Inconclusion, MissingFinding } from '../../results/run.ts';
import type { Conclusion, SearchFinding, SearchResult } from '../../results/search.ts';
import type { ScenarioFile } from '../../scenario/format.ts';
import { neverLookedAt } from '../../simulation/findings/never-looked-at.ts';
import type { Mistake } from '../../search/campaign/findings.ts';
import { failureText } from '../../search/plan/runner.ts';
import { planItems } from '../../search/plan/write.ts';
import { RoundWorker } from '../../search/random/round.ts';
import { confirm, type Confirmed } from './confirm.ts';
import type { Searched } from './session.ts';
import { expectItem, isExpected } from '../expected.ts';

/** What is done with each confirmed mistake: it may be saved, and has a command that shows it again. */
export type Keep = (mistake: Mistake, confirmed: Confirmed) => { readonly saved: string; readonly replay: string };

/** Everything a campaign has to say, each mistake confirmed by a recorded run. @throws AssertionFailure */
export async function searchResult(
  library: Library,
  loaded: LoadedScenario,
  searched: Searched,
  context: { readonly seed: string; readonly replay: string; readonly keep: Keep },
): Promise<SearchResult> {
  const { open, campaign, isWhole } = searched;
  const { scenario, subject } = open;
  const { tally, mistakes } = campaign;
  const findings: SearchFinding[] = [];
  const worker = new RoundWorker(subject);
  const broken = tally.broken.map(({ message: text, plan }) => ({
    text,
    plan: plan === null ? [] : planItems(subject.model, plan),
  }));
  for (const mistake of mistakes) {
    let confirmed: Confirmed;
    try {
      confirmed = await confirm(library, loaded, open, campaign.runner, mistake);
    } catch (error) {
      if (error instanceof InputError) throw error;
      // Search and run disagree: our mistake, which must not hide what else was found.
      broken.push({ text: failureText(error), plan: planItems(subject.model, mistake.plan) });
      continue;
    }
    const { saved, replay } = context.keep(mistake, confirmed);
    findings.push({
      ...confirmed.finding,
      expected: isExpected(confirmed.finding, scenario),
      plan: confirmed.items,
      ...(confirmed.scenario.until === undefined ? {} : { until: confirmed.scenario.until }),
      length: mistake.found.length,
      culprits: mistake.culprits,
      certainFrom: worker.noReturn(mistake.plan, mistake.found).events,
      replay,
      saved,
      round: mistake.round + 1,
      events: mistake.events,
      guided: mistake.guided,
    });
  }
  const missing = missingOf(scenario, findings, (id) => (tally.rules.get(id)?.violated ?? 0) > 0);
  const inconclusive = inconclusiveOf(searched);
  const unexpected = findings.some(({ expected }) => !expected);
  const conclusion: Conclusion =
    findings.length > 0
      ? 'violated'
      : inconclusive.length > 0 || broken.length > 0 || tally.runs === 0
        ? 'inconclusive'
        : `not found in ${tally.events} events`;
  return {
    id: scenario.id,
    file: loaded.document.file,
    title: scenario.title,
    systems: scenario.systems ?? [],
    date: formatDate(dayOf(subject.model.startsAt)),
    seed: context.seed,
    traceHash: identityOf(searched),
    events: tally.events,
    verdict: unexpected || (missing.length > 0 && isWhole) ? 'unexpected' : 'as-expected',
    findings,
    missing: isWhole ? missing : [],
    needsPerson: [],
    inconclusive,
    assumptions: Object.entries(scenario.assume ?? {}).map(([fact, value]) => `${fact} = ${JSON.stringify(value)}`),
    metrics: {},
    replay: context.replay,
    conclusion,
    rounds: tally.rounds,
    runs: tally.runs,
    coverage: {
      features: tally.features,
      guided: tally.guidedFeatures,
      corpus: campaign.corpus.length,
      old: campaign.corpus.filter(({ old }) => old).length,
      faults: tally.injected,
      rules: Object.fromEntries(tally.rules),
      checks: Object.fromEntries(tally.checks),
      goals: Object.fromEntries(tally.goals),
    },
    contracts: subject.model.channels.map(({ key, file }) => ({ channel: key, may: file.may })),
    twice: tally.twice,
    broken,
    skipped: campaign.skipped,
  };
}

/** @param isBroken rules that nobody has to keep are no findings of a search; that runs broke them is known all the same */
function missingOf(
  { expect }: ScenarioFile,
  findings: readonly SearchFinding[],
  isBroken: (rule: string) => boolean,
): MissingFinding[] {
  const isMet = (id: string): boolean =>
    isBroken(id) || findings.some((finding) => finding.id === id || finding.consequences.includes(id));
  const missing = expect.map(expectItem).filter(({ id }) => !isMet(id));
  return missing.map(({ id, loses }) => ({ id, loses: loses ?? '-', text: message('search-missing', { id }) }));
}

/** Why nothing can be claimed: runs that left the data, rules that nobody could decide, statements never looked at. */
function inconclusiveOf({ campaign, open }: Searched): Inconclusion[] {
  const reasons: Inconclusion[] = [];
  // Who bounds what people do knows that the rest is not looked at.
  const isBounded = open.scenario.faults?.acts !== undefined;
  const { checks, runs } = campaign.tally;
  const looked = (id: string): boolean => (checks.get(id)?.looked ?? 0) > 0;
  for (const id of isBounded || runs === 0 ? [] : neverLookedAt(open.subject.model, looked)) {
    reasons.push({ code: 'check-never-looked-at', text: message('search-check-never', { id }) });
  }
  for (const [code, count] of campaign.tally.inconclusive) {
    const why = message(code);
    const text = (lang: 'zh' | 'en'): string => message('search-inconclusive', { code, count, text: why[lang] })[lang];
    reasons.push({ code, text: { zh: text('zh'), en: text('en') } });
  }
  for (const [rule, count] of campaign.tally.undecided) {
    reasons.push({ code: 'rule-undecided', text: message('search-rule-undecided', { rule, count }) });
  }
  for (const [goal, { reached, furthest, steps }] of campaign.tally.goals) {
    if (reached > 0) continue;
    reasons.push({ code: 'goal-not-reached', text: message('search-goal-missed', { goal, furthest, steps }) });
  }
  return reasons;
}

/** One text for everything a campaign found and covered: equal for equal campaigns, whatever the number of workers. */
function identityOf({ open, campaign }: Searched): string {
  const { tally, mistakes, corpus } = campaign;
  return sha256Hex(
    JSON.stringify([
      mistakes.map(({ found, plan, culprits }) => [found.fingerprint, culprits, planItems(open.subject.model, plan)]),
      [tally.rounds, tally.runs, tally.events, tally.features, tally.guidedFeatures, tally.injected],
      corpus.map(({ plan }) => plan),
    ]),
  );
}
