/** How often a rule was looked at in the runs of a search, before their healing. */
export interface RuleTotals {
  readonly applied: number;
  readonly violated: number;
  readonly undecided: number;
  /** Of the times it applied, those in runs that were looked at closely (those executed twice): about one in twenty. */
  readonly sampled: number;
  /** Of these: how often a unit (a fen, a day) more or less on one side of a comparison would have decided it. */
  readonly near: number;
}

export const noRuleTotals: RuleTotals = { applied: 0, violated: 0, undecided: 0, sampled: 0, near: 0 };

export function addRuleTotals(a: RuleTotals, b: RuleTotals): RuleTotals {
  return {
    applied: a.applied + b.applied,
    violated: a.violated + b.violated,
    undecided: a.undecided + b.undecided,
    sampled: a.sampled + b.sampled,
    near: a.near + b.near,
  };
}
