import { TouchSet } from '../../core/touch-set.ts';
import { noRuleTotals, type RuleTotals } from '../../results/rule-totals.ts';
import { COMPLIED, COULD_NOT_EVALUATE, VIOLATED } from '../../rules/outcome.ts';
import type { Nearness } from '../../simulation/rules/nearness.ts';
import type { RuleCounts, RuleTally } from '../../simulation/rules/tally.ts';

/** Adds up what the rules of many runs came to, before their healing. By number: every run has some twenty of them. */
export class RuleNotes {
  private readonly tally: RuleTally;
  private readonly applied: Float64Array;
  private readonly violated: Float64Array;
  private readonly undecided: Float64Array;
  /** Rules that were evaluated at all, in the order in which that was noted. */
  private readonly evaluated: TouchSet;
  /** What every run begins with: rules that are evaluated, and the rule, outcome and number of each that applies. */
  private readonly opened: readonly number[];
  private readonly opening: readonly number[];
  /** Stands for all that was noted since the last {@link forget}. */
  private token: object = {};
  private isOpeningNoted = false;

  constructor(tally: RuleTally, opening: ReadonlyMap<string, RuleCounts>) {
    this.tally = tally;
    const { length } = tally.ids;
    this.applied = new Float64Array(length);
    this.violated = new Float64Array(length);
    this.undecided = new Float64Array(length);
    this.evaluated = new TouchSet(length);
    this.opened = [...opening.keys()].map((id) => tally.ids.indexOf(id));
    this.opening = [...opening.values()].flatMap(({ complied, violated, 'could-not-evaluate': open }, i) =>
      (
        [
          [COMPLIED, complied],
          [VIOLATED, violated],
          [COULD_NOT_EVALUATE, open],
        ] as const
      ).flatMap(([outcome, times]) => (times > 0 ? [this.opened[i]!, outcome, times] : [])),
    );
  }

  /** Begins to count afresh. */
  forget(): void {
    for (let i = 0; i < this.evaluated.count; i++) {
      const rule = this.evaluated.list[i]!;
      this.applied[rule] = 0;
      this.violated[rule] = 0;
      this.undecided[rule] = 0;
    }
    this.evaluated.clear();
    this.token = {};
    this.isOpeningNoted = false;
  }

  /** Takes over what the run under way counted. */
  note(): void {
    const { tally, opening } = this;
    if (!this.isOpeningNoted) for (const rule of this.opened) this.noteEvaluated(rule);
    this.isOpeningNoted = true;
    for (let i = 0; i < opening.length; i += 3) this.noteApplied(opening[i]!, opening[i + 1]!, opening[i + 2]!);
    tally.eachEvaluated(this.noteEvaluated, this.token);
    tally.eachApplied(this.noteApplied);
  }

  /** By rule id, in the order in which they were first noted. */
  totals(nearness: Nearness): Record<string, RuleTotals> {
    const all: Record<string, RuleTotals> = {};
    for (let i = 0; i < this.evaluated.count; i++) {
      const rule = this.evaluated.list[i]!;
      const id = this.tally.ids[rule]!;
      const { sampled, near } = nearness.totals.get(id) ?? noRuleTotals;
      const [applied, violated, undecided] = [this.applied[rule]!, this.violated[rule]!, this.undecided[rule]!];
      all[id] = { applied, violated, undecided, sampled, near };
    }
    return all;
  }

  private readonly noteEvaluated = (rule: number): void => {
    this.evaluated.add(rule);
  };

  private readonly noteApplied = (rule: number, outcome: number, times: number): void => {
    this.applied[rule]! += times;
    if (outcome === VIOLATED) this.violated[rule]! += times;
    else if (outcome === COULD_NOT_EVALUATE) this.undecided[rule]! += times;
  };
}
