import type { Language } from '../../core/bilingual.ts';
import { message } from '../../core/messages/catalogue.ts';
import { compareText } from '../../core/order.ts';
import type { ClaimRow, CoveredScenario, SystemRow } from '../../results/coverage.ts';
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
export function coverageJson(rows: readonly SystemRow[], claims: readonly ClaimRow[]): string {
  const systems = rows.map(({ scenarios, ...row }) => ({
    ...row,
    scenarios: scenarios.map(({ id, file, holds, expects }) => ({ id, file, holds, expects })),
  }));
  const statements = claims.map(({ scenarios, ...claim }) => ({
    ...claim,
    scenarios: scenarios.map(({ id, file, holds, expects }) => ({ id, file, holds, expects })),
  }));
  return `${JSON.stringify({ schemaVersion: 1, systems, claims: statements }, null, 2)}\n`;
}

/** The page in both languages: one line a system, and one a statement of practitioners. */
export function coveragePage(rows: readonly SystemRow[], claims: readonly ClaimRow[]): string {
  const both = (key: string): string => {
    const { zh, en } = message(key);
    return `${zh} / ${en}`;
  };
  const code = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(' ');
  const heads = ['system', 'title', 'scenarios', 'findings', 'holds', 'flows', 'broken', 'kept'];
  const lines = rows.map(({ id, title, scenarios, expects, flows, broken, kept }) => [
    id,
    `${title.zh} / ${title.en}`,
    links(scenarios),
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
    ...claimLines(claims, both),
  ].join('\n');
}

/** `12`: all of them; `11/12 ✗`: one does not do what it expects. */
function holdsText(scenarios: readonly CoveredScenario[]): string {
  const holding = scenarios.filter(({ holds }) => holds).length;
  if (scenarios.length === 0) return '✗';
  return holding === scenarios.length ? `✓ ${holding}` : `✗ ${holding}/${scenarios.length}`;
}

function links(scenarios: readonly CoveredScenario[]): string {
  return scenarios.map((one) => `[${one.id}](${one.file})`).join(' ');
}

/** The second table: what practitioners said, what is found, which scenarios show it. */
function claimLines(claims: readonly ClaimRow[], both: (key: string) => string): string[] {
  if (claims.length === 0) return [];
  const note = message('coverage-claims-note');
  const heads = ['source', 'said', 'found', 'scenarios', 'findings', 'holds'].map((name) =>
    both(`coverage-head-${name}`),
  );
  const lines = claims.map(({ source, said, holds, finding, scenarios }) => [
    source ?? '',
    `${said.zh} / ${said.en}`,
    `**${both(`claim-holds-${holds}`)}** ${finding.zh} / ${finding.en}`,
    links(scenarios),
    [...new Set(scenarios.flatMap(({ expects }) => expects))]
      .sort(compareText)
      .map((name) => `\`${name}\``)
      .join(' '),
    holdsText(scenarios),
  ]);
  const table = [heads, heads.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`);
  return [`## ${both('coverage-claims-title')}`, '', note.zh, '', note.en, '', ...table, ''];
}
