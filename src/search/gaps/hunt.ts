import type { ProhibitedOutcome } from '../../rules/prohibited/outcome.ts';
import { emptyPlan, planSize, type SearchPlan } from '../plan/plan.ts';
import { Runner, type Subject } from '../plan/runner.ts';
import type { ProfileName } from '../profiles/profiles.ts';
import { profiles } from '../profiles/profiles.ts';
import { RoundWorker } from '../random/round.ts';
import { costOf, isCheaper } from '../shrink/cost.ts';
import { moves } from '../shrink/moves.ts';
import { Onlooker, type Condemned } from './onlooker.ts';

/** A prohibited outcome that a plan leads to although it breaks no rule that has to be kept. */
export interface Gap {
  readonly condemned: Condemned;
  readonly plan: SearchPlan;
  /** Rules that say so and need not be kept: drafts, advice. */
  readonly drafts: readonly string[];
  /** Number of the run that met it first, from 1. */
  readonly run: number;
}

/** How often an outcome came about, and how often a rule said so. */
export interface OutcomeTally {
  /** Runs in which it came about. */
  reached: number;
  /** Those in which a rule that has to be kept was broken as well. */
  caught: number;
  /** Such rules, in the order in which they were met. */
  readonly by: string[];
}

export interface GapSettings {
  readonly seed: string;
  readonly profile: ProfileName;
  /** Plans that are tried before any is drawn: that of the scenario. */
  readonly first: readonly SearchPlan[];
}

/** Plans tried for one gap while it is made shorter. */
const TRIES = 400;

/** What one run of a plan shows to somebody who knows the list and not the rules. */
interface Seen {
  readonly condemned: readonly Condemned[];
  /** Rules broken that have to be kept, and others. */
  readonly broken: readonly string[];
  readonly drafts: readonly string[];
  readonly isWhole: boolean;
}

/**
 * Looks for gaps in a rulebook: draws plans, and asks an independent list what may not have come about. What the list
 * condemns in a run that breaks no rule is a gap. A function of subject, list, settings and the number of rounds.
 */
export class GapHunt {
  readonly gaps: Gap[] = [];
  readonly tally: ReadonlyMap<string, OutcomeTally>;
  /** Runs, and those that broke no rule that has to be kept. */
  runs = 0;
  legal = 0;
  rounds = 0;
  /** Runs that ended without an answer. */
  open = 0;
  /** Rules that made runs illegal, with the number of those runs. */
  readonly illegal = new Map<string, number>();
  private readonly settings: GapSettings;
  private readonly runner: Runner;
  private readonly worker: RoundWorker;
  private readonly onlooker: Onlooker;
  private isFirst = true;

  constructor(subject: Subject, outcomes: readonly ProhibitedOutcome[], settings: GapSettings) {
    this.settings = settings;
    this.runner = new Runner(subject);
    this.worker = new RoundWorker(subject);
    this.onlooker = new Onlooker(this.runner.kernel, outcomes);
    this.tally = new Map(outcomes.map(({ id }) => [id, { reached: 0, caught: 0, by: [] }]));
  }

  /** Runs of a round. */
  get size(): number {
    return profiles[this.settings.profile].runs;
  }

  /** One run of the round under way. @throws Inconclusive never: a run without an answer is counted and left. */
  step(run: number): void {
    const { seed, profile, first } = this.settings;
    if (this.isFirst) {
      this.isFirst = false;
      for (const plan of [emptyPlan, ...first]) this.take(plan);
    }
    this.take(this.worker.planOf({ seed, profile, round: this.rounds }, run));
    if (run === this.size - 1) this.rounds++;
  }

  private take(plan: SearchPlan): void {
    this.runs++;
    const { condemned, broken, drafts, isWhole } = this.look(plan);
    if (!isWhole) this.open++;
    for (const rule of broken) this.illegal.set(rule, (this.illegal.get(rule) ?? 0) + 1);
    const isLegal = broken.length === 0;
    if (isLegal && isWhole) this.legal++;
    for (const one of condemned) {
      const tally = this.tally.get(one.outcome.id)!;
      tally.reached++;
      if (isLegal) {
        if (isWhole && this.gaps.every(({ condemned: known }) => known.outcome.id !== one.outcome.id)) {
          this.gaps.push(this.shortened(plan, one, drafts));
        }
        continue;
      }
      tally.caught++;
      for (const rule of broken) if (!tally.by.includes(rule)) tally.by.push(rule);
    }
  }

  private look(plan: SearchPlan): Seen {
    const { onlooker, runner } = this;
    onlooker.restart();
    // Looking for nothing in particular, a run still stops once nothing can happen any more.
    const { found, rules, inconclusive, failure } = runner.run(plan, { observer: onlooker, until: () => false });
    onlooker.end(found);
    const ids = (fails: boolean): string[] => [
      ...new Set(rules.filter((one) => one.fails === fails).map(({ rule }) => rule.rule.id)),
    ];
    return {
      condemned: [...onlooker.condemned.values()],
      broken: ids(true),
      drafts: ids(false),
      isWhole: inconclusive === null && failure === null,
    };
  }

  /** The plan with everything left out that the outcome does not need, as long as no rule is broken on the way. */
  private shortened(start: SearchPlan, first: Condemned, drafts: readonly string[]): Gap {
    const { model } = this.runner.subject;
    const cost = (plan: SearchPlan, { now }: Condemned): readonly number[] =>
      costOf(model, plan, { length: planSize(plan), now });
    let gap = { plan: start, condemned: first, drafts };
    let tries = 0;
    for (let improved = true; improved && tries < TRIES;) {
      improved = false;
      for (const move of moves) {
        for (const plan of move(model, gap.plan)) {
          if (tries++ >= TRIES) break;
          const seen = this.look(plan);
          const condemned = seen.condemned.find(({ outcome }) => outcome.id === first.outcome.id);
          if (condemned === undefined || seen.broken.length > 0 || !seen.isWhole) continue;
          if (!isCheaper(cost(plan, condemned), cost(gap.plan, gap.condemned))) continue;
          gap = { plan, condemned, drafts: seen.drafts };
          improved = true;
          break;
        }
      }
    }
    return { ...gap, run: this.runs };
  }
}
