import type { Language } from '../../core/bilingual.ts';
import { message } from '../../core/messages/catalogue.ts';
import type { GapFinding, GapsDocument, GapsResult } from '../../results/gaps.ts';
import { labelled } from './finding.ts';
import type { Style } from './style.ts';
import { table, type Cell } from './table.ts';

type Said = (code: string, params?: Record<string, string | number>) => string;

/** The report of a search for gaps in a rulebook: scenarios, what each outcome came to, and each gap with its plan. */
export function gapsText(
  head: { readonly version: string },
  document: GapsDocument,
  lang: Language,
  style: Style,
): string {
  const said: Said = (code, params = {}) => message(code, params)[lang];
  const { seed, profile, scenarios, list } = document;
  return [
    `${style.dim(said('gaps-title', { ...head, seed, profile }))}\n`,
    scenarioTable(scenarios, said, style),
    `${style.dim(said('gaps-list', { file: list.file, count: list.outcomes }))}\n`,
    outcomeTable(scenarios, said, style),
    ...scenarios.flatMap((result) => result.gaps.map((gap) => gapBlock(result, gap, said, lang, style))),
  ].join('\n');
}

function scenarioTable(scenarios: readonly GapsResult[], said: Said, style: Style): string {
  return table(
    [
      { title: said('column-scenario') },
      { title: said('column-date') },
      { title: said('column-runs'), side: 'right' },
      { title: said('gaps-column-legal'), side: 'right' },
      { title: said('column-conclusion') },
    ],
    scenarios.map(({ id, date, runs, legal, conclusion, gaps, illegal }): Cell[] => [
      { text: id },
      { text: date },
      { text: String(runs) },
      { text: String(legal) },
      conclusion === 'gap'
        ? { text: said('gaps-found', { list: gaps.map(({ outcome }) => outcome).join(', ') }), tone: 'bad' }
        : conclusion === 'inconclusive'
          ? { text: said('gaps-never-legal', { list: Object.keys(illegal).join(', ') }), tone: 'warn' }
          : { text: said('gaps-none', { legal }), tone: 'good' },
    ]),
    style,
  );
}

/** Outcomes that came about, over all scenarios; the others in one line, because nothing is known of them. */
function outcomeTable(scenarios: readonly GapsResult[], said: Said, style: Style): string {
  const totals = new Map<string, { reached: number; caught: number; by: Set<string> }>();
  for (const { outcomes } of scenarios) {
    for (const [id, { reached, caught, by }] of Object.entries(outcomes)) {
      const total = totals.get(id) ?? { reached: 0, caught: 0, by: new Set<string>() };
      total.reached += reached;
      total.caught += caught;
      for (const rule of by) total.by.add(rule);
      totals.set(id, total);
    }
  }
  const met = [...totals].filter(([, { reached }]) => reached > 0);
  const never = [...totals].filter(([, { reached }]) => reached === 0).map(([id]) => id);
  const lines = never.length === 0 ? [] : [style.dim(said('gaps-never-reached', { list: never.join(', ') })), ''];
  if (met.length === 0) return lines.join('\n');
  const rows = table(
    [
      { title: said('gaps-column-outcome') },
      { title: said('gaps-column-reached'), side: 'right' },
      { title: said('gaps-column-caught'), side: 'right' },
      { title: said('gaps-column-by') },
    ],
    met.map(([id, { reached, caught, by }]): Cell[] => [
      { text: id },
      { text: String(reached) },
      { text: String(caught), ...(caught < reached ? { tone: 'bad' as const } : {}) },
      { text: [...by].join(', ') },
    ]),
    style,
  );
  return [rows, ...lines].join('\n');
}

function gapBlock(result: GapsResult, gap: GapFinding, said: Said, lang: Language, style: Style): string {
  const facts = Object.entries(gap.facts).map(([fact, value]) => `${fact} = ${shown(value)}`);
  return [
    style.bold(`${result.id} · ${result.title[lang]}`),
    style.bad(said('gaps-headline', { outcome: gap.outcome, title: gap.title[lang] })),
    '',
    ...labelled(
      [
        ['gaps-label-at', gap.at],
        ['gaps-label-about', gap.about.join(' → ')],
        ['label-because', facts.join('; ')],
        ['label-citation', gap.citation],
        ['gaps-label-drafts', gap.drafts.join(', ')],
        ['label-replay', gap.replay],
      ],
      said,
      style,
    ),
    '',
    style.dim(said(gap.plan.length === 0 ? 'gaps-plan-empty' : 'gaps-plan')),
    ...gap.plan.map((item) => `  ${JSON.stringify(item)}`),
    '',
  ].join('\n');
}

function shown(value: unknown): string {
  return Array.isArray(value) ? `[${value.join(', ')}]` : String(value);
}
