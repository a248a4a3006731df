import { message } from '../../core/messages/catalogue.ts';
import type { Bilingual } from '../../core/bilingual.ts';
import { sha256Hex } from '../../core/hash.ts';
import { compareNumber } from '../../core/order.ts';
import { dayOf, formatDate } from '../../core/time.ts';
import type { Library, LoadedScenario } from '../../io/scenarios/library.ts';
import type { OpenSubject } from '../../io/workers/open-subject.ts';
import type { ExploreConclusion, ExploreFinding, ExploreResult } from '../../results/explore.ts';
import type { Inconclusion, MissingFinding } from '../../results/run.ts';
import type { ScenarioFile } from '../../scenario/format.ts';
import type { Bounds } from '../../search/alphabet/bounds.ts';
import type { Explorer, Stopped } from '../../search/explore/explorer.ts';
import { collisionBound } from '../../search/explore/fingerprint-table.ts';
import { stuckWitness, witnessOf, type Witness } from '../../search/explore/witness.ts';
import { planFromStimuli } from '../../search/plan/from-stimuli.ts';
import { Runner } from '../../search/plan/runner.ts';
import { planItems } from '../../search/plan/write.ts';
import { confirm, type Confirmed } from '../search/confirm.ts';
import type { Named } from '../search/save.ts';
import { boundText } from './bound-text.ts';
import { expectItem, isExpected } from '../expected.ts';

/** What is done with each counterexample: it may be saved, and has a command that shows it again. */
export type KeepFinding = (named: Named, confirmed: Confirmed) => { readonly saved: string; readonly replay: string };

export interface ExploreContext {
  readonly library: Library;
  readonly loaded: LoadedScenario;
  readonly open: OpenSubject;
  readonly bounds: Bounds;
  /** Milliseconds of wall-clock time. */
  readonly elapsed: number;
  /** The limits that the user set: reaching one of them is an answer, not a failure. */
  readonly chosen: ReadonlySet<Stopped>;
  readonly replay: string;
  readonly keep: KeepFinding;
}

/** Everything that an exhaustive search has to say, each counterexample confirmed by a recorded run. */
export async function exploreResult(explorer: Explorer, context: ExploreContext): Promise<ExploreResult> {
  const { loaded, open, bounds } = context;
  const { scenario, subject } = open;
  const { model } = subject;
  const numbered = explorer.states - explorer.violated;
  const stuck = explorer.graph?.stuckStates(numbered) ?? new Uint32Array(0);
  const settling = stuck.length === 0 ? null : explorer.graph!.settling(numbered, true);
  const { findings, unplanned } = await findingsOf(explorer, context, stuck, settling);
  const deadlock = deadlockOf(explorer);
  const { conclusion, says, inconclusive } = concluded(explorer, context, findings, deadlock !== null);
  const missing = stoppedBy(explorer) === null ? missingOf(scenario, findings) : [];
  const unexpected = findings.some(({ expected }) => !expected) || deadlock !== null || unplanned.length > 0;
  const seconds = context.elapsed / 1_000;
  return {
    id: scenario.id,
    file: loaded.document.file,
    title: scenario.title,
    systems: scenario.systems ?? [],
    date: formatDate(dayOf(model.startsAt)),
    seed: '-',
    traceHash: sha256Hex(
      JSON.stringify([
        [explorer.states, explorer.transitions, explorer.depth, stuck.length, explorer.deadlocks],
        findings.map(({ fingerprint, length, plan }) => [fingerprint, length, plan]),
      ]),
    ),
    events: explorer.transitions,
    verdict: unexpected || missing.length > 0 ? 'unexpected' : 'as-expected',
    findings,
    missing,
    needsPerson: [],
    inconclusive,
    assumptions: Object.entries(scenario.assume ?? {}).map(([fact, value]) => `${fact} = ${JSON.stringify(value)}`),
    metrics: {},
    replay: context.replay,
    conclusion,
    says,
    bound: boundText(model, bounds, explorer.hasClock),
    exploration: {
      states: explorer.states,
      transitions: explorer.transitions,
      depth: explorer.depth,
      exhausted: stoppedBy(explorer) === null,
      stopped: stoppedBy(explorer),
      collisionProbability: collisionBound(explorer.states),
      statesPerSecond: Math.round(explorer.states / Math.max(seconds, 0.001)),
      seconds,
      bytes: explorer.bytes,
      bytesPerState: Math.round(explorer.bytes / explorer.states),
      symmetry: Object.fromEntries(explorer.symmetry.groups.map(({ name, members }) => [name, members.length])),
      broken: explorer.violated,
      deadlocks: explorer.deadlocks,
      asksLiveness: explorer.graph !== null,
      stuck: stuck.length,
      inescapable: settling === null ? 0 : stuck.reduce((sum, state) => sum + (settling[state] === 0 ? 1 : 0), 0),
    },
    deadlock,
    unplanned,
    contracts: model.channels.map(({ key, file }) => ({ channel: key, may: file.may })),
  };
}

/** Why not everything was seen: branches that need data which is missing end, and the others go on. */
function stoppedBy({ stopped, missingData }: Explorer): Stopped | null {
  return stopped ?? (missingData === null ? null : 'data');
}

async function findingsOf(
  explorer: Explorer,
  context: ExploreContext,
  stuck: Uint32Array,
  settling: Uint8Array | null,
): Promise<Pick<ExploreResult, 'findings' | 'unplanned'>> {
  const runner = new Runner(context.open.subject);
  const findings: ExploreFinding[] = [];
  const unplanned: { id: string; length: number }[] = [];
  const shown = new Set<string>();
  for (const violation of explorer.violations.values()) {
    const witness = witnessOf(explorer, runner, violation);
    if (witness === null) unplanned.push({ id: violation.id, length: violation.length });
    else if (!shown.has(witness.found.anchor)) {
      shown.add(witness.found.anchor);
      findings.push(await findingOf(context, runner, witness, { property: 'safety', times: violation.times }));
    }
  }
  if (stuck.length > 0) {
    const witness = stuckWitness(explorer, runner, stuck);
    const length = explorer.lengthTo(stuck[0]!);
    if (witness === null) unplanned.push({ id: 'stuck-funds', length });
    else if (!shown.has(witness.found.anchor)) {
      const inescapable = settling![witness.state] === 0;
      const more = { property: 'liveness', times: stuck.length, inescapable } as const;
      findings.push(await findingOf(context, runner, witness, more));
    }
  }
  return { findings: findings.sort((a, b) => compareNumber(a.length, b.length)), unplanned };
}

async function findingOf(
  { library, loaded, open, keep }: ExploreContext,
  runner: Runner,
  { plan, found }: Witness,
  more: Pick<ExploreFinding, 'property' | 'times' | 'inescapable'>,
): Promise<ExploreFinding> {
  const confirmed = await confirm(library, loaded, open, runner, { found, plan });
  const { saved, replay } = keep({ found, culprits: [] }, confirmed);
  const { finding, items } = confirmed;
  const expected = isExpected(finding, open.scenario);
  return { ...finding, ...more, expected, plan: items, length: found.length, replay, saved };
}

/** A state in which nothing can happen and somebody has not finished. */
function deadlockOf(explorer: Explorer): ExploreResult['deadlock'] {
  const { deadlock, deadlocks, kernel } = explorer;
  if (deadlock < 0) return null;
  const { model } = kernel;
  const stimuli = explorer.replay(deadlock);
  const waiting = explorer.unfinished().map((instance) => model.instances[instance]!.key);
  const plan = planItems(model, planFromStimuli(kernel, explorer.start, stimuli));
  return { states: deadlocks, length: stimuli.length, plan, waiting };
}

function concluded(
  explorer: Explorer,
  { chosen, open, bounds }: ExploreContext,
  findings: readonly ExploreFinding[],
  isDead: boolean,
): { conclusion: ExploreConclusion; says: Bilingual; inconclusive: Inconclusion[] } {
  const reasons: Inconclusion[] = [];
  for (const rule of explorer.findings.undecided) {
    reasons.push({ code: 'rule-undecided', text: message('explore-rule-undecided', { rule }) });
  }
  const { missingData, stopped, bytes } = explorer;
  if (missingData !== null) {
    const { code, params } = missingData;
    const why = message(code, params);
    const text = (lang: 'zh' | 'en'): string => message('explore-data', { code, text: why[lang] })[lang];
    reasons.push({ code, text: { zh: text('zh'), en: text('en') } });
  }
  if (stopped === 'memory' && !chosen.has('memory')) {
    const megabytes = Math.round(bytes / 1_000_000);
    reasons.push({ code: 'memory', text: message('explore-memory-out', { megabytes }) });
  }
  const isViolated = findings.length > 0 || isDead || explorer.violations.size > 0;
  if (isViolated) return { conclusion: 'violated', says: message('explore-violated'), inconclusive: reasons };
  if (reasons.length > 0) {
    return { conclusion: 'inconclusive', says: message('explore-inconclusive'), inconclusive: reasons };
  }
  const events = explorer.transitions;
  if (stopped !== null) {
    const says = message('explore-not-found', { events });
    return { conclusion: `not found in ${events} events`, says, inconclusive: [] };
  }
  const bound = boundText(open.subject.model, bounds, explorer.hasClock);
  const says = {
    zh: message('explore-proved', { bound: bound.zh }).zh,
    en: message('explore-proved', { bound: bound.en }).en,
  };
  return { conclusion: `proved up to ${bound.en}`, says, inconclusive: [] };
}

function missingOf({ expect }: ScenarioFile, findings: readonly ExploreFinding[]): MissingFinding[] {
  const missing = expect
    .map(expectItem)
    .filter(({ id }) => !findings.some((finding) => finding.id === id || finding.consequences.includes(id)));
  return missing.map(({ id, loses }) => ({ id, loses: loses ?? '-', text: message('explore-missing', { id }) }));
}
