import { specificity } from '../../simulation/findings/collector.ts';
import type { Breach, BreachSink } from '../../simulation/observer.ts';
import type { RuleBreach, RuleSink } from '../../simulation/rules/desk.ts';

/**
 * What one stimulus broke. Keeps breaches of a step only until the next, without explaining them: the plan of each
 * distinct one is run again with everything recorded.
 */
export class StepFindings implements BreachSink, RuleSink {
  /** The most specific breach of the step, or null. */
  root: Breach | null = null;
  /** Ids of the rules that the step broke, and that fail a run. */
  readonly brokenRules: string[] = [];
  /** Rules that could not be evaluated anywhere so far. */
  readonly undecided = new Set<string>();
  private readonly failing = new Map<string, boolean>();

  clear(): void {
    this.root = null;
    if (this.brokenRules.length > 0) this.brokenRules.length = 0;
  }

  raise(breach: Breach): void {
    if (this.root === null || specificity.indexOf(breach.id) < specificity.indexOf(this.root.id)) this.root = breach;
  }

  /** Asked at every breach of a rule; only the first of each rule is explained, to learn whether it fails a run. */
  known(rule: string, violated: boolean): boolean {
    if (!violated) {
      const isKnown = this.undecided.has(rule);
      this.undecided.add(rule);
      return isKnown;
    }
    const fails = this.failing.get(rule);
    if (fails === true) this.brokenRules.push(rule);
    return fails !== undefined;
  }

  raiseRule({ rule, violated, fails }: RuleBreach): void {
    if (!violated) {
      // Advice that cannot be given is no reason to doubt a conclusion.
      if (!fails) this.undecided.delete(rule.rule.id);
      return;
    }
    this.failing.set(rule.rule.id, fails);
    if (fails) this.brokenRules.push(rule.rule.id);
  }
}
