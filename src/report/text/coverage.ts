import type { Language } from '../../core/bilingual.ts';
import { message } from '../../core/messages/catalogue.ts';
import type { SystemRow } from '../../results/coverage.ts';
import type { Style } from './style.ts';
import { table } from './table.ts';

/** The systems as a table: how many scenarios, how many of them hold, what they expect. */
export function coverageText(rows: readonly SystemRow[], lang: Language, style: Style): string {
  const heads = ['system', 'title', 'scenarios', 'findings'].map((name) => ({
    title: message(`coverage-head-${name}`)[lang],
    ...(name === 'scenarios' && { side: 'right' as const }),
  }));
  const lines = rows.map(({ id, title, scenarios, expects }) => {
    const holding = scenarios.filter(({ holds }) => holds).length;
    const count = scenarios.length === holding ? String(holding) : `${holding}/${scenarios.length}`;
    const tone = scenarios.length === 0 || holding < scenarios.length ? { tone: 'bad' as const } : {};
    return [{ text: id }, { text: title[lang] }, { text: count, ...tone }, { text: expects.join(', ') }];
  });
  return table(heads, lines, style);
}

/** The same as one JSON document. */
export function coverageJson(rows: readonly SystemRow[]): string {
  const systems = rows.map(({ scenarios, ...row }) => ({
    ...row,
    scenarios: scenarios.map(({ id, file, holds, expects }) => ({ id, file, holds, expects })),
  }));
  return `${JSON.stringify({ schemaVersion: 1, systems }, null, 2)}\n`;
}

/** The page in both languages: one line a system. */
export function coveragePage(rows: readonly SystemRow[]): string {
  const both = (key: string): string => {
    const { zh, en } = message(key);
    return `${zh} / ${en}`;
  };
  const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(' ');
  const heads = ['system', 'title', 'scenarios', 'findings', 'holds', 'flows', 'broken', 'kept'];
  const lines = rows.map(({ id, title, scenarios, expects, flows, broken, kept }) => [
    id,
    `${title.zh} / ${title.en}`,
    scenarios.map((one) => `[${one.id}](${one.file})`).join(' '),
    code(expects),
    holdsText(scenarios),
    code(flows),
    code(broken),
    code(kept),
  ]);
  const table = [heads.map((name) => both(`coverage-head-${name}`)), heads.map(() => '---'), ...lines];
  const note = message('coverage-note');
  const folders = ['choices', 'explore', 'rules', 'channels', 'planted', 'schema'].map((folder) => {
    return `- \`${folder}/\`: ${both(`coverage-folder-${folder}`)}`;
  });
  return [
    ...[`# ${both('coverage-title')}`, '', note.zh, '', note.en, '', ...folders, ''],
    ...[...table.map((cells) => `| ${cells.join(' | ')} |`), ''],
  ].join('\n');
}

/** `12`: all of them; `11/12 ✗`: one does not do what it expects. */
function holdsText(scenarios: SystemRow['scenarios']): string {
  const holding = scenarios.filter(({ holds }) => holds).length;
  if (scenarios.length === 0) return '✗';
  return holding === scenarios.length ? `✓ ${holding}` : `✗ ${holding}/${scenarios.length}`;
}
