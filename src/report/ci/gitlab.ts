import type { Language } from '../../core/bilingual.ts';
import { sha256Hex } from '../../core/hash.ts';
import type { Report, ReportFinding, ReportProblem } from '../../results/report.ts';
import { identityOf, plainLine, shortened } from './plain.ts';

/** GitLab shows a description in one line. */
const DESCRIPTION_MAX = 1000;

/**
 * GitLab code quality: a list of what fails or warns, each at a file and line. The fingerprint comes from what broke
 * and where, never from a text, so that it is the same in both languages and after a text was corrected.
 */
export function gitlabReport(report: Report, lang: Language): string {
  const findings = report.findings.filter(({ state }) => state !== 'expected');
  const issues = [
    ...report.problems.map((problem) => ofProblem(problem, lang)),
    ...findings.map((finding) => ofFinding(finding, lang)),
  ];
  // Two problems may stand at one place with one code: what is listed twice would be shown once.
  const met = new Map<string, number>();
  const distinct = issues.map((issue) => {
    const count = met.get(issue.fingerprint) ?? 0;
    met.set(issue.fingerprint, count + 1);
    return count === 0 ? issue : { ...issue, fingerprint: sha256Hex(`${issue.fingerprint}\n${String(count)}`) };
  });
  return `${JSON.stringify(distinct, null, 2)}\n`;
}

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical' | 'blocker';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

function ofFinding(finding: ReportFinding, lang: Language): Issue {
  const place = finding.rulePlace ?? finding.scenarioPlace;
  return {
    description: shortened(plainLine(`${finding.headline[lang]} (${finding.scenario})`), DESCRIPTION_MAX),
    check_name: finding.id,
    fingerprint: sha256Hex(identityOf(finding)),
    severity: finding.state !== 'new' ? 'minor' : finding.kind === 'funds' ? 'blocker' : 'critical',
    location: { path: plainLine(place.file), lines: { begin: place.line } },
  };
}

function ofProblem({ code, place, text, level }: ReportProblem, lang: Language): Issue {
  const { file, line } = place ?? { file: 'package.json', line: 1 };
  return {
    description: shortened(plainLine(text[lang]), DESCRIPTION_MAX),
    check_name: code,
    fingerprint: sha256Hex(`${code}\n${file}\n${String(line)}`),
    severity: level === 'error' ? 'major' : 'minor',
    location: { path: plainLine(file), lines: { begin: line } },
  };
}
