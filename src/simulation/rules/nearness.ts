import type { Catalogue } from '../../rules/catalogue/catalogue.ts';
import type { FactReader } from '../../rules/catalogue/spec.ts';
import { nearOf } from '../../rules/compile/near.ts';
import { TRUE, type Condition } from '../../rules/compile/pieces.ts';
import type { RuleSet } from '../../rules/compile/rule-set.ts';
import type { CompiledRule } from '../../rules/compile/rulebook.ts';

/** How often a rule applied while it was looked at closely, and how often of these within a unit of its boundary. */
export interface NearTotals {
  sampled: number;
  near: number;
}

/**
 * Counts how often rules come near the boundary of what they allow. It reads facts that the evaluation itself may not
 * need, so it looks at a sample of the runs; nothing that a run does depends on it.
 */
export class Nearness {
  /** By rule id. */
  readonly totals = new Map<string, NearTotals>();
  private readonly catalogue: Catalogue;
  private readonly conditions = new Map<CompiledRule, Condition | null>();

  constructor(catalogue: Catalogue) {
    this.catalogue = catalogue;
  }

  /** A set of rules has been evaluated on these facts. */
  add({ rules, applied, appliedCount }: RuleSet, read: FactReader): void {
    for (let i = 0; i < appliedCount; i++) {
      const rule = rules[applied[i]!]!;
      let condition = this.conditions.get(rule);
      if (condition === undefined) {
        condition = nearOf(rule, this.catalogue);
        this.conditions.set(rule, condition);
      }
      const { id } = rule.rule;
      let totals = this.totals.get(id);
      if (totals === undefined) this.totals.set(id, (totals = { sampled: 0, near: 0 }));
      totals.sampled++;
      if (condition !== null && condition(read) === TRUE) totals.near++;
    }
  }
}
