import type { Bilingual } from '../../core/bilingual.ts';
import { assert } from '../../core/errors.ts';
import { formatYuan } from '../../core/fen.ts';
import { message } from '../../core/messages/catalogue.ts';
import { compareNumber, compareText, sortedKeys } from '../../core/order.ts';
import { dayOf, formatDate, formatInstant } from '../../core/time.ts';
import type { Claim } from '../../results/claim.ts';
import type { Finding } from '../../results/finding.ts';
import type { Inconclusion, ScenarioResult } from '../../results/run.ts';
import { citationText } from '../../rules/explain.ts';
import type { Model } from '../../scenario/model.ts';
import type { CollectedRule, RootFinding } from '../findings/collector.ts';
import { lossOf, type PartyLoss } from '../findings/loss.ts';
import type { Machine } from '../machines.ts';
import type { Breach } from '../observer.ts';
import type { RuleBreach } from '../rules/desk.ts';
import type { RunOutcome } from '../run.ts';
import { asksForCosts, borrowingCosts } from './borrowing.ts';
import { compare, type Found } from './expectations.ts';
import { findingFingerprint } from './fingerprint.ts';
import { instanceKey, partyKey, partyName } from './names.ts';
import { join, say } from './say.ts';
import { storyOf } from './story.ts';

/** What a result says beside what the run left behind. */
export interface ResultContext {
  /** Seed that drew what the scenario leaves open. */
  readonly seed: string;
  /** Command that runs this again. */
  readonly replay: string;
  /** Statements that the scenario puts to the test. */
  readonly claims?: readonly Claim[];
}

/** Turns what a run left behind into what reports show. A run with findings, and one
 * that is asked what its loans cost, must have been recorded. */
export function scenarioResult(
  model: Model,
  machines: readonly Machine[],
  outcome: RunOutcome,
  context: ResultContext,
): ScenarioResult {
  const { scenario } = model;
  const { collector } = outcome;
  const { claims = [] } = context;
  const roots = collector.roots().map((root) => ({
    root,
    loss: lossOf(model, outcome.kernel.world, root).filter(({ fen }) => fen > 0),
  }));
  const broken = collector.rules.filter(({ breach }) => breach.violated);
  const undecided = collector.rules.filter(({ breach }) => !breach.violated);
  const found: Found[] = [
    ...roots.map(({ root: { breach }, loss }) => ({
      id: breach.id,
      date: formatDate(dayOf(breach.now)),
      loss: loss.map(({ party, fen }) => ({ party: partyKey(model, party), fen })),
    })),
    ...broken.map(({ breach }) => ({ id: breach.rule.rule.id, date: formatDate(dayOf(breach.now)), loss: [] })),
  ];
  const { expected, missing } = compare(found, scenario.expect);
  const findings = [
    ...roots.map(({ root, loss }, i) => fundsFinding(model, machines, outcome, root, loss, expected[i]!)),
    ...broken.map((one, i) => ruleFinding(model, machines, outcome, one, expected[roots.length + i]!)),
    ...undecided.map((one) => ruleFinding(model, machines, outcome, one, false)),
  ].sort((a, b) => compareNumber(a.event, b.event));
  const failed = findings.some(({ kind, fails, expected: e }) => kind !== 'evaluation' && fails && !e);
  return {
    id: scenario.id,
    file: model.file,
    title: scenario.title,
    systems: scenario.systems ?? [],
    ...(claims.length > 0 && { claims }),
    date: formatDate(dayOf(model.startsAt)),
    seed: context.seed,
    traceHash: outcome.traceHash,
    events: outcome.events,
    verdict: failed || missing.length > 0 ? 'unexpected' : 'as-expected',
    findings,
    missing,
    needsPerson: needsPerson(model, outcome),
    inconclusive: [
      ...outcome.inconclusive.map(({ code, params }) => ({ code, text: message(code, params) })),
      ...undecided.filter(({ breach }) => breach.fails).map(({ breach }) => undecidedRule(breach)),
    ],
    assumptions: assumptions(model),
    metrics: Object.fromEntries([...outcome.kernel.metrics].sort(([a], [b]) => compareText(a, b))),
    ...(asksForCosts(scenario) && { borrowing: borrowingCosts(model, outcome) }),
    replay: context.replay,
  };
}

function fundsFinding(
  model: Model,
  machines: readonly Machine[],
  outcome: RunOutcome,
  root: RootFinding,
  loss: readonly PartyLoss[],
  expected: boolean,
): Finding {
  const { breach, event } = root;
  assert(outcome.recorder !== null, 'a run with findings is reported from its record');
  return {
    kind: 'funds',
    id: breach.id,
    at: formatInstant(breach.now),
    flow: flowOf(model, breach),
    expected,
    fails: true,
    loss: loss.map(({ party, fen }) => ({ party: partyKey(model, party), yuan: formatYuan(fen) })),
    holds: partyKey(model, breach.holder),
    breachedBy: partyKey(model, breakerOf(model, breach)),
    fingerprint: findingFingerprint(model, machines, breach),
    headline: headline(model, root, loss),
    consequences: root.consequences.map(({ breach: { id } }) => id),
    because: [],
    citation: '',
    event,
    steps: storyOf(model, machines, outcome.recorder.events, breach, event),
  };
}

function ruleFinding(
  model: Model,
  machines: readonly Machine[],
  outcome: RunOutcome,
  { breach, event }: CollectedRule,
  expected: boolean,
): Finding {
  assert(outcome.recorder !== null, 'a run with findings is reported from its record');
  const { rule, period } = breach.rule;
  const subject = { id: rule.id, ...breach };
  return {
    kind: breach.violated ? 'rule' : 'evaluation',
    id: rule.id,
    at: formatInstant(breach.now),
    flow: instanceKey(model, breach.instance),
    expected,
    fails: breach.fails,
    loss: [],
    holds: '-',
    breachedBy: partyKey(model, breach.breachedBy),
    fingerprint: findingFingerprint(model, machines, subject),
    headline: breach.violated ? breach.headline : undecidedRule(breach).text,
    consequences: [],
    because: breach.explanation.because.map((leaf) => ({
      fact: leaf.fact,
      label: leaf.label,
      value: leaf.actual,
      test: join(leaf.operatorLabel, { zh: ' ', en: ' ' }, leaf.allowed),
    })),
    citation: citationText(period.citation),
    event,
    steps: storyOf(model, machines, outcome.recorder.events, { instance: breach.instance, claim: -1 }, event),
  };
}

/** A rule that applies and cannot be judged for want of facts. */
function undecidedRule({ rule, explanation }: RuleBreach): Inconclusion {
  const facts = explanation.wouldDecide.join(', ');
  return { code: 'rule-undecided', text: say('rule-undecided', { title: rule.rule.title, facts }) };
}

function headline(model: Model, { breach, amount }: RootFinding, loss: readonly PartyLoss[]): Bilingual {
  const losers = loss.map(({ party }) => partyName(model, party));
  const pool = model.pools[breach.pool];
  return say(`finding-${breach.id}`, {
    yuan: formatYuan(amount),
    flow: flowOf(model, breach),
    holder: partyName(model, breach.holder),
    loser: losers.length === 0 ? partyName(model, breach.loser) : list(losers),
    pool: pool === undefined ? '-' : partyName(model, pool.institution),
    invariant: invariantOf(model, breach),
  });
}

/** What the flow states of itself and does not hold. */
function invariantOf(model: Model, { instance, invariant }: Breach): Bilingual | string {
  if (invariant === undefined) return '-';
  const { invariants, invariantNames } = model.flows[model.instances[instance]!.flow]!;
  return invariants![invariantNames[invariant]!]!.says;
}

/** The instance whose step broke it; else the only one that has the claim. */
function flowOf(model: Model, breach: Breach): string {
  if (breach.instance >= 0) return instanceKey(model, breach.instance);
  if (breach.claim < 0) return '-';
  const holders = model.instances.filter(({ claims }) => claims.includes(breach.claim));
  return holders.length === 1 ? holders[0]!.key : '-';
}

/** Whose system or decision broke it: the flow's process, else who answers for the claim or the pool. */
function breakerOf(model: Model, breach: Breach): number {
  if (breach.breachedBy >= 0) return breach.breachedBy;
  return model.claims[breach.claim]?.debtor ?? model.pools[breach.pool]?.institution ?? -1;
}

/** What the silent heal left stuck and the willing one did not. */
function needsPerson(model: Model, { collector, needsPerson: silent }: RunOutcome): ScenarioResult['needsPerson'] {
  const stuck = new Set(
    collector
      .ordered()
      .filter(({ breach }) => breach.id === 'stuck-funds')
      .map(({ breach }) => breach.claim),
  );
  return silent
    .ordered()
    .filter(({ breach }) => !stuck.has(breach.claim))
    .map(({ breach, amount }) => ({
      flow: flowOf(model, breach),
      party: partyKey(model, breach.loser),
      yuan: formatYuan(amount),
      text: say('needs-a-person', {
        flow: flowOf(model, breach),
        loser: partyName(model, breach.loser),
        yuan: formatYuan(amount),
      }),
    }));
}

function assumptions({ scenario }: Model): string[] {
  const assume = scenario.assume ?? {};
  return sortedKeys(assume).map((fact) => `${fact} = ${JSON.stringify(assume[fact])}`);
}

function list(names: readonly Bilingual[]): Bilingual {
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') };
}
