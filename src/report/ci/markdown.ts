import type { Language } from '../../core/bilingual.ts';
import { message } from '../../core/messages/catalogue.ts';
import type { FindingState, Report, ReportFinding, ReportProblem } from '../../results/report.ts';
import { plainLine, storyOf } from './plain.ts';

/** Stories that are told in full: a job summary holds one MiB. */
const STORIES_MAX = 20;
const ROWS_MAX = 500;

const states: readonly FindingState[] = ['new', 'known', 'waived', 'expected', 'listed'];

/** Markdown, for a job summary or a merge request: the verdict, what failed, the stories of what is new. */
export function markdownReport(report: Report, lang: Language): string {
  const said = (code: string, params: Readonly<Record<string, string | number>> = {}): string =>
    message(code, params)[lang];
  const failing = report.findings.filter(({ state }) => state === 'new');
  const problems = report.problems.filter(({ level }) => level === 'error');
  const verdict = report.exitCode === 0 ? 'report-passed' : 'report-failed';
  const blocks: string[] = [
    `# ${escaped(said('report-headline'))}: ${escaped(said(verdict))}`,
    escaped(said('report-of', { version: report.tool.version, seed: report.seed, shard: report.shard })),
    table(
      [
        said('report-column-check'),
        said('report-column-verdict'),
        said('report-column-count'),
        said('report-column-failed'),
        said('report-column-what'),
      ],
      report.checks.map(({ id, verdict: came, count, failed, text }) => [
        said(`check-${id}`),
        said(`check-verdict-${came}`),
        String(count),
        String(failed),
        text[lang],
      ]),
    ),
    states
      .map((state) => `${said(`state-${state}`)} ${String(count(report.findings, state))}`)
      .map(escaped)
      .join(' · '),
  ];
  if (problems.length > 0) blocks.push(`## ${escaped(said('report-problems'))}`, problemTable(problems, lang, said));
  if (failing.length > 0) {
    blocks.push(`## ${escaped(said('report-new-findings'))}`, findingTable(failing, lang, said));
    for (const finding of failing.slice(0, STORIES_MAX)) {
      blocks.push(
        `### ${escaped(`${finding.id} · ${finding.scenario}`)}`,
        escaped(finding.headline[lang]),
        fenced(storyOf(report, finding, lang)),
      );
    }
    const more = failing.length - STORIES_MAX;
    if (more > 0) blocks.push(escaped(said('report-more-stories', { count: more })));
  }
  if (report.idleWaivers.length > 0) {
    blocks.push(
      `## ${escaped(said('report-idle-waivers'))}`,
      table(
        [
          said('report-column-scenario'),
          said('report-column-fingerprint'),
          said('report-column-owner'),
          said('report-column-expires'),
        ],
        report.idleWaivers.map(({ scenario, fingerprint, owner, expires }) => [scenario, fingerprint, owner, expires]),
      ),
    );
  }
  return `${blocks.join('\n\n')}\n`;
}

type Said = (code: string, params?: Readonly<Record<string, string | number>>) => string;

function findingTable(findings: readonly ReportFinding[], lang: Language, said: Said): string {
  const rows = findings
    .slice(0, ROWS_MAX)
    .map(({ id, scenario, headline, loss, citation, at }) => [
      id,
      scenario,
      at.slice(0, 10),
      headline[lang],
      loss.map((one) => message('money', { ...one })[lang]).join(', '),
      citation,
    ]);
  const columns = ['finding', 'scenario', 'date', 'what', 'loses', 'law'].map((name) => said(`report-column-${name}`));
  const more = findings.length - ROWS_MAX;
  return table(columns, rows) + (more > 0 ? `\n\n${escaped(said('report-more', { count: more }))}` : '');
}

function problemTable(problems: readonly ReportProblem[], lang: Language, said: Said): string {
  const rows = problems
    .slice(0, ROWS_MAX)
    .map(({ place, code, text, fix }) => [
      place === null ? '' : `${place.file}:${String(place.line)}:${String(place.column)}`,
      code,
      text[lang],
      fix[lang],
    ]);
  const columns = ['place', 'code', 'what', 'fix'].map((name) => said(`report-column-${name}`));
  const more = problems.length - ROWS_MAX;
  return table(columns, rows) + (more > 0 ? `\n\n${escaped(said('report-more', { count: more }))}` : '');
}

function count(findings: readonly ReportFinding[], state: FindingState): number {
  return findings.filter((finding) => finding.state === state).length;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}

/** Text that Markdown shows as it stands: no HTML, no links, no mentions, no code. */
function escaped(text: string): string {
  return plainLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~$^=-]/g, '\\$&')
    .replaceAll('@', '&#64;')
    .replaceAll('://', '&#58;//')
    .replace(/^(\d+)\./, '$1\\.');
}

/** A fence longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text.trimEnd()}\n${fence}`;
}
