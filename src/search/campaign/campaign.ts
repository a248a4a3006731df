import { Prng } from '../../core/prng.ts';
import { faultKinds, type FaultKind } from '../alphabet/bounds.ts';
import type { LookTotals } from '../../simulation/findings/looks.ts';
import type { GoalProgress } from '../goals/goals.ts';
import { Coverage } from '../guided/coverage.ts';
import type { Fresh } from '../guided/features.ts';
import type { Parent } from '../guided/mutate.ts';
import type { SearchPlan } from '../plan/plan.ts';
import { Runner, type Subject } from '../plan/runner.ts';
import { profiles, SLICE, type Profile, type ProfileName } from '../profiles/profiles.ts';
import { addRuleTotals, noRuleTotals, type RuleTotals } from '../../results/rule-totals.ts';
import type { Broken, RoundRequest, RoundResult } from '../random/round.ts';
import type { Mended } from '../shrink/repairs.ts';
import { Mistakes, type Mistake } from './findings.ts';

export interface CampaignSettings {
  readonly seed: string;
  readonly profile: ProfileName;
  /** Runs begin with plans of the corpus half of the time. */
  readonly guided: boolean;
  /** Plans of earlier campaigns: replayed before anything is drawn. */
  readonly corpus: readonly SearchPlan[];
}

/** A plan that reached something new. */
export interface CorpusEntry {
  readonly plan: SearchPlan;
  readonly features: readonly Fresh[];
  /** Of an earlier campaign. */
  readonly old: boolean;
}

/** What a campaign has done so far. */
export interface Tally {
  rounds: number;
  runs: number;
  events: number;
  /** Features reached, and how many of them first by a run that began with a plan of the corpus. */
  features: number;
  guidedFeatures: number;
  injected: Record<FaultKind, number>;
  rules: Map<string, RuleTotals>;
  /** How often each statement about money was looked at. */
  checks: Map<string, LookTotals>;
  inconclusive: Map<string, number>;
  /** Runs in which a rule could not be decided, by rule. */
  undecided: Map<string, number>;
  /** How far runs came with the scenario's goals. */
  goals: Map<string, GoalProgress>;
  /** Runs executed twice. */
  twice: number;
  broken: Broken[];
}

/** Plans from which the runs of one round may start. */
const PARENTS = 64;

/** Of so many the one that was taken least often is taken. */
const CANDIDATES = 4;

/**
 * One search over one subject, round by round. Rounds have a fixed size and are merged in the order of their runs, so
 * the number of workers changes nothing: a campaign is a function of subject, settings and the number of rounds.
 */
export class Campaign {
  readonly settings: CampaignSettings;
  readonly profile: Profile;
  readonly runner: Runner;
  readonly coverage = new Coverage();
  readonly corpus: CorpusEntry[] = [];
  readonly tally: Tally;
  private readonly mistakes_: Mistakes;
  private isReplayed: boolean;
  /** Where runs may go on from, by what was new there. */
  private readonly grounds_ = new Map<number, Ground[]>();

  constructor(subject: Subject, mended: readonly Mended[], settings: CampaignSettings) {
    this.settings = settings;
    this.profile = profiles[settings.profile];
    this.runner = new Runner(subject);
    this.mistakes_ = new Mistakes(subject, mended);
    this.isReplayed = settings.corpus.length === 0;
    this.tally = {
      rounds: 0,
      runs: 0,
      events: 0,
      features: 0,
      guidedFeatures: 0,
      injected: Object.fromEntries(faultKinds.map((kind) => [kind, 0])) as Record<FaultKind, number>,
      rules: new Map(),
      checks: new Map(),
      inconclusive: new Map(),
      undecided: new Map(),
      goals: new Map(),
      twice: 0,
      broken: [],
    };
  }

  get mistakes(): readonly Mistake[] {
    return this.mistakes_.all;
  }

  /** Ways to findings that were not looked into, because there were too many. */
  get skipped(): number {
    return this.mistakes_.skipped;
  }

  /** What has to be done next, in parts that may be done anywhere and at the same time. */
  requests(): RoundRequest[] {
    const { seed, profile } = this.settings;
    const common = {
      seed,
      profile,
      isGuided: this.settings.guided,
      coverage: this.coverage.bits,
      known: [...this.mistakes_.known],
    };
    if (!this.isReplayed) {
      const { corpus } = this.settings;
      return slices(corpus.length).map(({ from, to }) => ({
        ...common,
        round: -1,
        from,
        to,
        parents: [],
        replay: corpus.slice(from, to),
      }));
    }
    const round = this.tally.rounds;
    const parents = this.settings.guided ? this.parents(round) : [];
    return slices(this.profile.runs).map(({ from, to }) => ({ ...common, round, from, to, parents, replay: [] }));
  }

  /** Takes the results of all {@link requests}, in any order. */
  merge(results: readonly RoundResult[]): void {
    const steps = this.merging(results);
    while (steps.next(false).done !== true);
  }

  /** {@link merge} in steps; the answer to each says whether somebody is in a hurry: then nothing is shrunk any more. */
  *merging(results: readonly RoundResult[]): Generator<void, void, boolean> {
    const { tally } = this;
    const inOrder = [...results].sort((a, b) => a.from - b.from);
    const isReplay = !this.isReplayed;
    const parts = partsReaching(inOrder);
    for (const result of inOrder) {
      tally.events += result.events;
      tally.runs += result.to - result.from;
      tally.twice += result.twice;
      tally.broken.push(...result.broken);
      for (const kind of faultKinds) tally.injected[kind] += result.injected[kind];
      for (const [code, count] of Object.entries(result.inconclusive)) {
        tally.inconclusive.set(code, (tally.inconclusive.get(code) ?? 0) + count);
      }
      for (const [rule, count] of Object.entries(result.undecided)) {
        tally.undecided.set(rule, (tally.undecided.get(rule) ?? 0) + count);
      }
      for (const [rule, totals] of Object.entries(result.rules)) {
        tally.rules.set(rule, addRuleTotals(tally.rules.get(rule) ?? noRuleTotals, totals));
      }
      for (const [id, { looked, near }] of Object.entries(result.checks)) {
        const before = tally.checks.get(id) ?? { looked: 0, near: 0 };
        tally.checks.set(id, { looked: before.looked + looked, near: before.near + near });
      }
      for (const [goal, { reached, furthest, steps }] of Object.entries(result.goals)) {
        const before = tally.goals.get(goal) ?? { reached: 0, furthest: 0, steps };
        tally.goals.set(goal, {
          reached: before.reached + reached,
          furthest: Math.max(before.furthest, furthest),
          steps,
        });
      }
      for (const { plan, features, guided } of result.reached) {
        const fresh = features.filter(({ feature }) => this.coverage.add(feature));
        if (fresh.length === 0) continue;
        this.corpus.push({ plan, features: fresh, old: isReplay });
        for (const { feature, about, mark } of fresh)
          this.grounds(about).push({ plan, mark, parts: parts.get(feature)!, times: 1 });
        if (guided) tally.guidedFeatures += fresh.length;
      }
    }
    tally.features = this.coverage.count;
    yield* this.mistakes_.take(
      inOrder.flatMap(({ shown }) => shown),
      tally.rounds,
      tally.events,
    );
    for (const [message, plan] of this.mistakes_.failures) {
      if (tally.broken.every((known) => known.message !== message)) tally.broken.push({ run: -1, plan, message });
    }
    if (isReplay) this.isReplayed = true;
    else tally.rounds++;
  }

  private grounds(about: number): Ground[] {
    let list = this.grounds_.get(about);
    if (list === undefined) this.grounds_.set(about, (list = []));
    return list;
  }

  /**
   * Where the runs of a round may go on from. First a kind of novelty, so that kinds that take many values do not drown
   * the others; then mostly from the newest quarter, where the frontier is; of a few the one that is {@link worth} most.
   */
  private parents(round: number): Parent[] {
    const kinds = [...this.grounds_.values()];
    if (kinds.length === 0) return [];
    const prng = Prng.from(this.settings.seed, 'search-parents', round);
    return Array.from({ length: PARENTS }, () => {
      const list = prng.pick(kinds);
      const newest = prng.chance(1, 2) ? Math.floor((list.length * 3) / 4) : 0;
      let best = list[prng.between(newest, list.length - 1)]!;
      for (let i = 1; i < CANDIDATES; i++) {
        const other = list[prng.between(newest, list.length - 1)]!;
        if (worth(other) > worth(best)) best = other;
      }
      best.times++;
      return { plan: best.plan, mark: best.mark };
    });
  }
}

/** A moment at which something was new. */
interface Ground extends Parent {
  /** Parts of its round in which it was new: the more, the less need to go there on purpose. */
  readonly parts: number;
  /** How often runs went on from there, and one. */
  times: number;
}

/** Small plans that lead where few come by themselves are worth most, again and again less. */
function worth({ mark, parts, times }: Ground): number {
  return 1 / (times * parts * (1 + mark.acts + mark.deviations + mark.crashes));
}

/** By feature: the number of results that reached it. */
function partsReaching(results: readonly RoundResult[]): Map<number, number> {
  const parts = new Map<number, number>();
  for (const { reached } of results) {
    for (const { features } of reached) {
      for (const { feature } of features) parts.set(feature, (parts.get(feature) ?? 0) + 1);
    }
  }
  return parts;
}

function slices(count: number): { from: number; to: number }[] {
  const result: { from: number; to: number }[] = [];
  for (let from = 0; from < count; from += SLICE) result.push({ from, to: Math.min(count, from + SLICE) });
  return result;
}
