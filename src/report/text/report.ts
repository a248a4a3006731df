import type { Language } from '../../core/bilingual.ts';
import { message } from '../../core/messages/catalogue.ts';
import type { FindingState, Report } from '../../results/report.ts';
import { visible } from '../ci/plain.ts';
import { findingText, screenSteps } from './finding.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';

/** Stories that a terminal shows; reports have all of them. */
const STORIES_MAX = 3;
/** Problems that a terminal shows. */
const PROBLEMS_MAX = 20;

const states: readonly FindingState[] = ['new', 'known', 'waived', 'expected', 'listed'];

/** What a gate came to, for a terminal: its parts, problems in files, the first new findings in full. */
export function reportText(given: Report, lang: Language, style: Style): string {
  const report = visible(given);
  const said = (code: string, params: Readonly<Record<string, string | number>> = {}): string =>
    message(code, params)[lang];
  const tones = { passed: 'good', failed: 'bad', inconclusive: 'warn', skipped: 'dim' } as const;
  const columns = ['report-column-check', 'report-column-verdict', 'report-column-what'];
  const rows = report.checks.map(({ id, verdict, text }) => [
    { text: said(`check-${id}`) },
    { text: said(`check-verdict-${verdict}`), tone: tones[verdict] },
    { text: text[lang] },
  ]);
  const blocks = [
    `${said('report-of', { version: report.tool.version, seed: report.seed, shard: report.shard })}\n`,
    table(
      columns.map((code) => ({ title: said(code) })),
      rows,
      style,
    ),
  ];
  const problems = report.problems.slice(0, PROBLEMS_MAX).map(({ place, level, text, code }) => {
    const where = place === null ? '' : `${place.file}:${String(place.line)}:${String(place.column)}: `;
    return `${level === 'error' ? style.bad('✗') : style.warn('!')} ${where}${text[lang]} [${code}]\n`;
  });
  if (report.problems.length > PROBLEMS_MAX) {
    problems.push(`${said('report-more', { count: report.problems.length - PROBLEMS_MAX })}\n`);
  }
  if (problems.length > 0) blocks.push(problems.join(''));
  const failing = report.findings.filter(({ state }) => state === 'new');
  for (const finding of failing.slice(0, STORIES_MAX)) {
    const scenario = report.scenarios.find(({ id }) => id === finding.scenario);
    const title = scenario?.title ?? { zh: finding.scenario, en: finding.scenario };
    const told = { id: finding.scenario, title, replay: finding.replay };
    blocks.push(findingText(told, finding, lang, style, { frame: finding.frame, told: screenSteps }));
  }
  if (failing.length > STORIES_MAX) {
    blocks.push(`${said('report-more-stories', { count: failing.length - STORIES_MAX })}\n`);
  }
  for (const waiver of report.idleWaivers) {
    const params = { scenario: waiver.scenario, owner: waiver.owner, expires: waiver.expires };
    blocks.push(`${style.warn(said('waiver-idle', params))}\n`);
  }
  const counts = states.map((state) => {
    const count = report.findings.filter((finding) => finding.state === state).length;
    return `${said(`state-${state}`)} ${String(count)}`;
  });
  blocks.push(`${counts.join(' · ')}\n`);
  return blocks.join('\n');
}
