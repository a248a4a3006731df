import type { Language } from '../../core/bilingual.ts';
import { message } from '../../core/messages/catalogue.ts';
import type { Place, Report } from '../../results/report.ts';
import { levelOf, plainText } from './plain.ts';

/** GitHub shows so many of each level for a step and silently drops the others. */
const SHOWN_PER_LEVEL = 10;

interface Annotation {
  readonly level: 'error' | 'warning';
  readonly place: Place | null;
  readonly title: string;
  readonly text: string;
}

/**
 * Workflow commands that GitHub turns into annotations: the ten worst errors and warnings, funds before rules. When
 * there are more, the last one says so; all of them stand in the job summary.
 */
export function githubAnnotations(report: Report, lang: Language): string {
  const all = annotationsOf(report, lang);
  const lines: string[] = [];
  for (const level of ['error', 'warning'] as const) {
    const some = all.filter((annotation) => annotation.level === level);
    const shown = some.length > SHOWN_PER_LEVEL ? SHOWN_PER_LEVEL - 1 : some.length;
    lines.push(...some.slice(0, shown).map(command));
    if (shown === some.length) continue;
    const text = message('report-more', { count: some.length - shown })[lang];
    lines.push(command({ level, place: null, title: 'fenproof', text }));
  }
  return lines.map((line) => `${line}\n`).join('');
}

function annotationsOf(report: Report, lang: Language): Annotation[] {
  const findings = report.findings
    .filter((finding) => levelOf(finding) !== 'note')
    .map((finding): Annotation & { readonly rank: number } => ({
      rank: finding.kind === 'funds' ? 0 : 1,
      level: levelOf(finding) === 'error' ? 'error' : 'warning',
      place: finding.rulePlace ?? finding.scenarioPlace,
      title: `${finding.id} · ${finding.scenario}`,
      text: [finding.headline[lang], finding.citation, finding.replay].filter((line) => line !== '').join('\n'),
    }));
  const problems = report.problems.map(({ level, place, code, text, fix }): Annotation => ({
    level,
    place,
    title: code,
    text: fix[lang] === '' ? text[lang] : `${text[lang]}\n${fix[lang]}`,
  }));
  return [...findings.filter(({ rank }) => rank === 0), ...findings.filter(({ rank }) => rank === 1), ...problems];
}

function command({ level, place, title, text }: Annotation): string {
  const properties = {
    ...(place !== null && { file: place.file, line: String(place.line), col: String(place.column) }),
    title,
  };
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(value)}`);
  return `::${level} ${written.join(',')}::${data(text)}`;
}

/** What would end the command or begin another one. */
function data(text: string): string {
  return plainText(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
