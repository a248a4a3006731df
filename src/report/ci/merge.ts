import { InputError } from '../../core/errors.ts';
import type { CheckId, Report, ReportFault, ReportFlow, ReportRule } from '../../results/report.ts';
import { assembleReport, type CheckCount } from './assemble.ts';

/**
 * The reports of all shards of one gate as one report: byte for byte what one gate without shards would have said.
 *
 * @param rulesSeen see {@link assembleReport}
 * @throws InputError `shards-differ` if they are not of one gate, `shards-incomplete` if one is missing or there twice.
 */
export function mergeReports(reports: readonly Report[], rulesSeen: number): Report {
  const [first] = reports;
  if (first === undefined) throw new InputError('shards-incomplete', { missing: '1' });
  const of = Number(first.shard.split('/')[1]);
  for (const { tool, seed, today, shard } of reports) {
    const same = tool.version === first.tool.version && seed === first.seed && today === first.today;
    if (!same || Number(shard.split('/')[1]) !== of) throw new InputError('shards-differ', { shard });
  }
  const numbers = reports.map(({ shard }) => Number(shard.split('/')[0]));
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter(
    (n) => numbers.filter((m) => m === n).length !== 1,
  );
  if (missing.length > 0) throw new InputError('shards-incomplete', { missing: missing.join(', ') });
  const ids = new Set(reports.flatMap(({ checks }) => checks.map(({ id }) => id)));
  return assembleReport({
    schemaVersion: 1,
    tool: first.tool,
    seed: first.seed,
    shard: '1/1',
    today: first.today,
    checks: [...ids].map((id) => mergedCheck(id, reports)),
    problems: reports.flatMap(({ problems }) => problems),
    rules: mergedRules(reports),
    flows: mergedFlows(reports),
    faults: mergedFaults(reports),
    scenarios: reports.flatMap(({ scenarios }) => scenarios),
    findings: reports.flatMap(({ findings }) => findings),
    // A waiver that covers something in one shard covers something.
    idleWaivers: first.idleWaivers.filter((waiver) =>
      reports.every(({ idleWaivers }) => idleWaivers.some((other) => JSON.stringify(other) === JSON.stringify(waiver))),
    ),
    rulesSeen,
  });
}

function mergedCheck(id: CheckId, reports: readonly Report[]): CheckCount {
  const parts = reports.flatMap(({ checks }) =>
    checks.filter((check) => check.id === id && check.verdict !== 'skipped'),
  );
  const inconclusive = parts.filter(({ verdict }) => verdict === 'inconclusive').length;
  // Every shard looks for the same planted loss in the same way.
  const counted = id === 'canary' ? parts.slice(0, 1) : parts;
  const figures: Record<string, number> = {};
  for (const part of counted) {
    for (const [name, value] of Object.entries(part.figures)) figures[name] = (figures[name] ?? 0) + value;
  }
  const sum = (of: (check: (typeof parts)[number]) => number): number => counted.reduce((all, one) => all + of(one), 0);
  const failed = id === 'canary' ? Math.max(0, ...parts.map((part) => part.failed)) : sum((part) => part.failed);
  return { id, count: sum(({ count }) => count), failed, figures, inconclusive };
}

function mergedRules(reports: readonly Report[]): ReportRule[] {
  const merged = new Map<string, ReportRule>();
  for (const rule of reports.flatMap(({ rules }) => rules)) {
    const other = merged.get(rule.id);
    merged.set(
      rule.id,
      other === undefined
        ? rule
        : {
            ...rule,
            applied: rule.applied + other.applied,
            complied: rule.complied + other.complied,
            violated: rule.violated + other.violated,
            undecided: rule.undecided + other.undecided,
          },
    );
  }
  return [...merged.values()];
}

/** What each shard reached, added up. */
function mergedFlows(reports: readonly Report[]): ReportFlow[] {
  const merged = new Map<string, ReportFlow>();
  for (const flow of reports.flatMap(({ flows }) => flows)) {
    const other = merged.get(flow.name);
    const states = flow.states.map((state, i) => ({ ...state, seen: state.seen + (other?.states[i]?.seen ?? 0) }));
    merged.set(flow.name, { ...flow, states });
  }
  return [...merged.values()];
}

function mergedFaults(reports: readonly Report[]): ReportFault[] {
  const merged = new Map<string, ReportFault>();
  for (const { kind, planned, searched } of reports.flatMap(({ faults }) => faults)) {
    const other = merged.get(kind);
    const sums = Object.entries(planned).map(([fate, times]) => [fate, times + (other?.planned[fate] ?? 0)] as const);
    merged.set(kind, { kind, planned: Object.fromEntries(sums), searched: searched + (other?.searched ?? 0) });
  }
  return [...merged.values()];
}
