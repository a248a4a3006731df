import type { SearchDocument } from '../../src/results/search.ts';

/** What a search found, without where it was found and how it was run. */
export function essence({ scenarios }: SearchDocument) {
  return scenarios.map(({ findings, events, rounds, runs, coverage, traceHash }) => ({
    findings: findings.map(({ fingerprint, plan, length, culprits, loss }) => ({
      fingerprint,
      plan,
      length,
      culprits,
      loss,
    })),
    events,
    rounds,
    runs,
    coverage,
    traceHash,
  }));
}
