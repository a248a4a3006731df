import type { Bounds } from '../alphabet/bounds.ts';
import { Runner, type Subject } from '../plan/runner.ts';
import type { SearchPlan } from '../plan/plan.ts';
import { Explorer, type ExploreLimits, type Stopped } from './explorer.ts';
import { stuckWitness, witnessOf } from './witness.ts';

/** The shortest way to one finding, as the exhaustive search knows it. */
export interface Shortest {
  readonly id: string;
  /** The finding without its faults; see `Found.anchor`. */
  readonly anchor: string;
  readonly taint: number;
  /** Stimuli of the expanded plan, the breaking one included: no shorter sequence within the bounds breaks it. */
  readonly length: number;
  readonly plan: SearchPlan;
}

export interface ShortestOfAll {
  readonly findings: readonly Shortest[];
  /** Null if the bounded space was exhausted; otherwise lengths are right but findings may be missing. */
  readonly stopped: Stopped | null;
  readonly states: number;
}

/**
 * The minimal length of every finding within bounds (or of those of one id), by exhaustive search: what a shrunk plan
 * is compared with.
 *
 * @param only id of the finding that is asked about; the search ends with the depth at which it was first met.
 * @param anchor the finding that is asked about where one statement is broken by several transitions: then all is looked
 *   at, and states that break alike for another cause are told apart.
 */
export function shortestFindings(
  subject: Subject,
  bounds: Bounds,
  limits: ExploreLimits,
  only: string | null = null,
  anchor: string | null = null,
): ShortestOfAll {
  const { model, machines, rules } = subject;
  const tellsCauses = anchor !== null;
  const explorer = new Explorer({
    model,
    machines,
    bounds,
    limits,
    symmetry: false,
    countsAll: false,
    tellsCauses,
    rules,
  });
  // Stuck money is known only once everything has been seen.
  const isEarly = only !== null && anchor === null && only !== 'stuck-funds';
  while (!explorer.isDone) {
    explorer.work(1_000);
    const found = isEarly ? [...explorer.violations.values()].find(({ id }) => id === only) : undefined;
    if (found !== undefined && explorer.depth >= found.length) break;
  }
  const runner = new Runner(subject);
  const findings: Shortest[] = [];
  for (const violation of explorer.violations.values()) {
    if (only !== null && violation.id !== only) continue;
    const witness = witnessOf(explorer, runner, violation, anchor);
    if (witness === null) continue;
    const { found, plan } = witness;
    const length = anchor === null ? violation.length : found.length;
    findings.push({ id: found.id, anchor: found.anchor, taint: found.taint, length, plan });
  }
  if (only === null || only === 'stuck-funds') {
    const stuck = explorer.graph?.stuckStates(explorer.states - explorer.violated) ?? [];
    const witness = stuckWitness(explorer, runner, stuck, anchor);
    if (witness?.found.id === 'stuck-funds') {
      const { found, plan } = witness;
      findings.push({ id: found.id, anchor: found.anchor, taint: found.taint, length: found.length, plan });
    }
  }
  return { findings, stopped: explorer.stopped, states: explorer.states };
}
