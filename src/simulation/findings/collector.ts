import type { FundsFindingId } from '../../results/finding.ts';
import type { Breach, BreachSink } from '../observer.ts';
import type { RuleBreach, RuleSink } from '../rules/desk.ts';

/** Most specific first: when one event breaks several statements, the first of this list is the root. */
export const specificity: readonly FundsFindingId[] = [
  'unbalanced-posting',
  'misdirected-funds',
  'double-payment',
  'over-collection',
  'rounding-leak',
  'uncovered-payout',
  'client-funds-used',
  'exposure-over-limit',
  'unfounded-claim',
  'commingled-funds',
  'unexplained-difference',
  'business-money-mismatch',
  'late-funds',
  'broken-invariant',
  'unrecorded-claim',
  'stuck-funds',
  'customer-shortfall',
];

/** One breach over a whole run: when it began, how large it became. */
export interface CollectedBreach {
  readonly breach: Breach;
  /** Number of the event in which it was first seen. */
  readonly event: number;
  /** Greatest amount seen, fen. */
  amount: number;
}

/** A rule finding with the number of the event in which it was first seen. */
export interface CollectedRule {
  readonly breach: RuleBreach;
  readonly event: number;
}

/** A root with what follows from it. */
export interface RootFinding extends CollectedBreach {
  readonly consequences: readonly CollectedBreach[];
}

/**
 * Keeps each breach once per subject. A statement that stays broken is one finding, not one per event.
 */
export class Collector implements BreachSink, RuleSink {
  /** Rule findings in the order of their events, each once per rule and subject. */
  readonly rules: CollectedRule[] = [];
  private readonly knownRules = new Set<string>();
  private readonly bySubject = new Map<string, CollectedBreach>();
  /** Told by the driver of the run: number of the event under way. */
  eventNumber: () => number = () => 0;

  /** Begins afresh: what was collected is gone. */
  forget(): void {
    if (this.rules.length > 0) this.rules.length = 0;
    if (this.knownRules.size > 0) this.knownRules.clear();
    if (this.bySubject.size > 0) this.bySubject.clear();
  }

  raise(breach: Breach): void {
    const subject =
      breach.id === 'customer-shortfall'
        ? `pool ${String(breach.pool)}`
        : breach.invariant !== undefined
          ? `invariant ${String(breach.instance)} ${String(breach.invariant)}`
          : breach.order >= 0
            ? `order ${String(breach.instance)} ${String(breach.order)}`
            : breach.claim >= 0
              ? `claim ${String(breach.claim)}`
              : `instance ${String(breach.instance)}`;
    const key = `${breach.id} ${subject}`;
    const known = this.bySubject.get(key);
    if (known === undefined) this.bySubject.set(key, { breach, event: this.eventNumber(), amount: breach.amount });
    else known.amount = Math.max(known.amount, breach.amount);
  }

  known(rule: string, violated: boolean, subject: number): boolean {
    return this.knownRules.has(ruleKey(rule, violated, subject));
  }

  raiseRule(breach: RuleBreach, subject: number): void {
    this.knownRules.add(ruleKey(breach.rule.rule.id, breach.violated, subject));
    this.rules.push({ breach, event: this.eventNumber() });
  }

  get isEmpty(): boolean {
    return this.bySubject.size === 0;
  }

  /** All breaches in the order of their events, the most specific of an event first. */
  ordered(): CollectedBreach[] {
    return [...this.bySubject.values()].sort(
      (a, b) => a.event - b.event || specificity.indexOf(a.breach.id) - specificity.indexOf(b.breach.id),
    );
  }

  /**
   * One root event gives one finding, the most specific; what follows hangs under it. A later breach follows from an
   * earlier one if it concerns the same instance (or a claim that only this instance has), the same claim, or (for a
   * pool's shortfall) the same pool.
   */
  roots(): RootFinding[] {
    const roots: (CollectedBreach & { consequences: CollectedBreach[] })[] = [];
    for (const found of this.ordered()) {
      const root = roots.find((candidate) => follows(candidate, found));
      if (root === undefined) roots.push({ ...found, consequences: [] });
      else root.consequences.push(found);
    }
    return roots;
  }
}

function ruleKey(rule: string, violated: boolean, subject: number): string {
  return `${rule} ${String(violated)} ${String(subject)}`;
}

function follows(root: { breach: Breach; consequences: CollectedBreach[] }, later: CollectedBreach): boolean {
  return [root.breach, ...root.consequences.map(({ breach }) => breach)].some((earlier) => {
    if (earlier.id === later.breach.id) return false;
    const instance = concerned(earlier);
    if (instance >= 0 && instance === concerned(later.breach)) return true;
    if (earlier.claim >= 0 && earlier.claim === later.breach.claim) return true;
    return later.breach.id === 'customer-shortfall' && earlier.pool >= 0 && earlier.pool === later.breach.pool;
  });
}

/** The instance whose step broke it, or whose claim it is about if no other one has that claim; -1 for neither. */
function concerned({ instance, concerns }: Breach): number {
  return instance >= 0 ? instance : (concerns ?? -1);
}
