import { message } from '../../core/messages/catalogue.ts';
import { compareText } from '../../core/order.ts';
import {
  checkIds,
  type CheckId,
  type CheckResult,
  type Report,
  type ReportRule,
  type ReportThreshold,
} from '../../results/report.ts';

/** What was looked at in one part of the gate, before anything is concluded. */
export type CheckCount = Pick<CheckResult, 'id' | 'count' | 'failed' | 'figures'> & { readonly inconclusive: number };

/** What a gate, or a shard of one, has gathered. */
export interface Gathered extends Omit<Report, 'checks' | 'thresholds' | 'exitCode'> {
  readonly checks: readonly CheckCount[];
  /** Per cent of the enforced rules that have to be seen violated and complied with. */
  readonly rulesSeen: number;
}

/** Puts everything into its order, and concludes: what each part came to, whether thresholds hold, the exit code. */
export function assembleReport(gathered: Gathered): Report {
  const { rulesSeen, ...rest } = gathered;
  const rules = [...gathered.rules].sort((a, b) => compareText(a.id, b.id));
  const thresholds = rulesSeen === 0 ? [] : [rulesSeenThreshold(rules, rulesSeen)];
  const missed = thresholds.filter(({ holds }) => !holds).length;
  const counts = [
    ...gathered.checks.filter(({ id }) => id !== 'coverage'),
    { id: 'coverage' as const, count: thresholds.length, failed: missed, figures: {}, inconclusive: 0 },
  ];
  const checks = checkIds.map((id) =>
    concluded(
      id,
      counts.find((one) => one.id === id),
    ),
  );
  return {
    ...rest,
    rules,
    checks,
    problems: [...gathered.problems].sort(
      (a, b) =>
        checkIds.indexOf(a.check) - checkIds.indexOf(b.check) ||
        compareText(a.place?.file ?? '', b.place?.file ?? '') ||
        (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
        (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
        compareText(a.code, b.code),
    ),
    flows: [...gathered.flows].sort((a, b) => compareText(a.name, b.name)),
    faults: [...gathered.faults].sort((a, b) => compareText(a.kind, b.kind)),
    scenarios: [...gathered.scenarios].sort((a, b) => compareText(a.file, b.file)),
    findings: [...gathered.findings].sort(
      (a, b) =>
        compareText(a.scenario, b.scenario) ||
        compareText(a.source, b.source) ||
        compareText(a.id, b.id) ||
        compareText(a.fingerprint, b.fingerprint) ||
        compareText(a.at, b.at) ||
        compareText(a.flow, b.flow) ||
        a.event - b.event,
    ),
    thresholds,
    exitCode: exitCodeOf(checks, gathered),
  };
}

function rulesSeenThreshold(rules: readonly ReportRule[], needed: number): ReportThreshold {
  const enforced = rules.filter(({ status }) => status === 'enforced');
  const reached = enforced.filter(({ complied, violated }) => complied > 0 && violated > 0).length;
  const of = enforced.length;
  const text = message('threshold-rules-seen', { reached, of, needed });
  return { id: 'rules-seen', text, reached, of, needed, holds: reached * 100 >= needed * of };
}

function concluded(id: CheckId, counted: CheckCount | undefined): CheckResult {
  const { count = 0, failed = 0, inconclusive = 0, figures = {} } = counted ?? {};
  const verdict = failed > 0 ? 'failed' : inconclusive > 0 ? 'inconclusive' : count === 0 ? 'skipped' : 'passed';
  const params = { count, failed, ...figures };
  const code = verdict === 'skipped' ? 'check-nothing' : `check-text-${id}`;
  return { id, verdict, count, failed, figures, text: message(code, params) };
}

/** The gravest of what was met: our mistakes, bad input, findings, no conclusion. Nothing run is no success. */
function exitCodeOf(checks: readonly CheckResult[], { problems, findings, scenarios }: Gathered): number {
  const failed = (id: CheckId): boolean => checks.some((check) => check.id === id && check.verdict === 'failed');
  if (problems.some(({ code }) => code === 'internal-error')) return 4;
  if (problems.some(({ level, check }) => level === 'error' && check !== 'rule-cases')) return 2;
  const fails = findings.some(({ state, kind }) => state === 'new' && kind !== 'evaluation');
  if (fails || failed('scenarios') || failed('regressions') || failed('rule-cases') || failed('search')) return 1;
  const undecided = checks.some(({ verdict }) => verdict === 'inconclusive') || failed('canary') || failed('coverage');
  return undecided || scenarios.length === 0 ? 3 : 0;
}
