import type { Baseline } from '../../io/check/baseline.ts';
import type { Finding } from '../../results/finding.ts';
import type { FindingState, Waiver } from '../../results/report.ts';

/** How findings count: what is expected, what fails by its status, what somebody answers for, what was there before. */
export class FindingStates {
  private readonly baseline: Baseline;
  private readonly drafts: boolean;
  private readonly today: string;
  private readonly known: ReadonlySet<string>;
  private readonly used = new Set<Waiver>();

  /** @param drafts whether a violated draft rule fails; @param today YYYY-MM-DD */
  constructor(baseline: Baseline, drafts: boolean, today: string) {
    this.baseline = baseline;
    this.drafts = drafts;
    this.today = today;
    this.known = new Set(baseline.known.map(({ scenario, fingerprint }) => `${scenario}\n${fingerprint}`));
  }

  /** State of a finding of a scenario, and the waiver for it, also if that is over. */
  of(scenario: string, finding: Finding): { state: FindingState; waiver: Waiver | null } {
    if (finding.expected) return { state: 'expected', waiver: null };
    if (!finding.fails && !(this.drafts && finding.kind === 'rule')) return { state: 'listed', waiver: null };
    const covering = this.baseline.waivers.filter(
      (one) => one.fingerprint === finding.fingerprint && (one.scenario === '*' || one.scenario === scenario),
    );
    const valid = covering.find(({ expires }) => expires >= this.today);
    if (valid !== undefined) {
      this.used.add(valid);
      return { state: 'waived', waiver: valid };
    }
    const waiver = covering[0] ?? null;
    return { state: this.known.has(`${scenario}\n${finding.fingerprint}`) ? 'known' : 'new', waiver };
  }

  /** Waivers that covered nothing. */
  idle(): Waiver[] {
    return this.baseline.waivers.filter((waiver) => !this.used.has(waiver));
  }
}
