import type { Bilingual } from '../../core/bilingual.ts';
import { assert } from '../../core/errors.ts';
import { formatYuan } from '../../core/fen.ts';
import { message } from '../../core/messages/catalogue.ts';
import { sortedKeys } from '../../core/order.ts';
import { dayOf, formatDate, formatInstant } from '../../core/time.ts';
import type { Finding } from '../../results/finding.ts';
import type { ScenarioResult } from '../../results/run.ts';
import type { Model } from '../../scenario/model.ts';
import type { RootFinding } from '../findings/collector.ts';
import { lossOf, type PartyLoss } from '../findings/loss.ts';
import type { Machine } from '../machines.ts';
import type { Breach } from '../observer.ts';
import type { RunOutcome } from '../run.ts';
import { compare } from './expectations.ts';
import { findingFingerprint } from './fingerprint.ts';
import { instanceKey, partyKey, partyName } from './names.ts';
import { say } from './say.ts';
import { storyOf } from './story.ts';

/** What a result says beside what the run left behind. */
export interface ResultContext {
  /** Seed that drew what the scenario leaves open. */
  readonly seed: string;
  /** Command that runs this again. */
  readonly replay: string;
}

/** Turns what a run left behind into what reports show. A run with findings must have been recorded. */
export function scenarioResult(
  model: Model,
  machines: readonly Machine[],
  outcome: RunOutcome,
  context: ResultContext,
): ScenarioResult {
  const { scenario } = model;
  const roots = outcome.collector.roots();
  const losses = roots.map((root) => lossOf(model, outcome.kernel.world, root).filter(({ fen }) => fen > 0));
  const found = roots.map((root, i) => ({
    id: root.breach.id,
    date: formatDate(dayOf(root.breach.now)),
    loss: losses[i]!.map(({ party, fen }) => ({ party: partyKey(model, party), fen })),
  }));
  const { expected, missing } = compare(found, scenario.expect);
  const findings = roots.map((root, i) => fundsFinding(model, machines, outcome, root, losses[i]!, expected[i]!));
  const failed = findings.some((finding) => finding.fails && !finding.expected) || missing.length > 0;
  return {
    id: scenario.id,
    file: model.file,
    title: scenario.title,
    systems: scenario.systems ?? [],
    date: formatDate(dayOf(model.startsAt)),
    seed: context.seed,
    traceHash: outcome.traceHash,
    events: outcome.events,
    verdict: failed ? 'unexpected' : 'as-expected',
    findings,
    missing,
    needsPerson: needsPerson(model, outcome),
    inconclusive: outcome.inconclusive.map(({ code, params }) => ({ code, text: message(code, params) })),
    assumptions: assumptions(model),
    metrics: {},
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

function headline(model: Model, { breach, amount }: RootFinding, loss: readonly PartyLoss[]): Bilingual {
  const losers = loss.map(({ party }) => partyName(model, party));
  const pool = model.pools[breach.pool];
  return say(`finding-${breach.id}`, {
    yuan: formatYuan(amount),
    flow: flowOf(model, breach),
    holder: partyName(model, breach.holder),
    loser: losers.length === 0 ? partyName(model, breach.loser) : list(losers),
    pool: pool === undefined ? '-' : partyName(model, pool.institution),
  });
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
