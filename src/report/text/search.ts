import type { Language } from '../../core/bilingual.ts';
import { message } from '../../core/messages/catalogue.ts';
import { compareNumber } from '../../core/order.ts';
import type { CanaryResult, SearchDocument, SearchFinding, SearchResult } from '../../results/search.ts';
import { findingText, labelled } from './finding.ts';
import type { Style } from './style.ts';
import { table, type Cell } from './table.ts';

/** Mistakes shown in full for each scenario; the others have a line each. */
const FULL_MAX = 3;

export interface SearchHead {
  readonly version: string;
  readonly strategy: string;
}

type Said = (code: string, params?: Record<string, string | number>) => string;

/** The report of a search for people: one table, what was covered, then each mistake with the plan that shows it. */
export function searchText(head: SearchHead, document: SearchDocument, lang: Language, style: Style): string {
  const said: Said = (code, params = {}) => message(code, params)[lang];
  const { seed, profile, scenarios, canary } = document;
  const blocks = [
    `${style.dim(said('search-title', { ...head, seed, profile }))}\n`,
    summary(scenarios, said, style),
    `${canaryLine(canary, said, style)}\n`,
    ...scenarios.map((result) => `${coverageLines(result, said, lang, style).join('\n')}\n`),
    ...scenarios.flatMap((result) => findingBlocks(result, said, lang, style)),
  ];
  return blocks.join('\n');
}

function summary(scenarios: readonly SearchResult[], said: Said, style: Style): string {
  return table(
    [
      { title: said('column-scenario') },
      { title: said('column-date') },
      { title: said('column-rounds'), side: 'right' },
      { title: said('column-runs'), side: 'right' },
      { title: said('column-events'), side: 'right' },
      { title: said('column-coverage'), side: 'right' },
      { title: said('column-conclusion') },
    ],
    scenarios.map((result): Cell[] => [
      { text: result.id },
      { text: result.date },
      { text: String(result.rounds) },
      { text: grouped(result.runs) },
      { text: grouped(result.events) },
      { text: grouped(result.coverage.features) },
      conclusionCell(result, said),
    ]),
    style,
  );
}

function conclusionCell(result: SearchResult, said: Said): Cell {
  const count = result.findings.length;
  if (result.conclusion === 'violated') {
    const text = said(count === 1 ? 'conclusion-violated-one' : 'conclusion-violated', { count });
    return { text, tone: result.verdict === 'as-expected' ? 'dim' : 'bad' };
  }
  if (result.conclusion === 'inconclusive') return { text: said('conclusion-inconclusive'), tone: 'warn' };
  return { text: said('conclusion-not-found', { events: grouped(result.events) }), tone: 'good' };
}

function canaryLine(canary: CanaryResult, said: Said, style: Style): string {
  const { found, rounds, events } = canary;
  return found
    ? style.dim(said('search-canary-found', { rounds, events: grouped(events) }))
    : style.bad(said('search-canary-lost'));
}

/** What a reader needs in order to believe the conclusion. */
function coverageLines(result: SearchResult, said: Said, lang: Language, style: Style): string[] {
  const { coverage, contracts, broken } = result;
  const lines = contracts.map(({ channel, may }) =>
    said(may.length === 0 ? 'search-contract-nothing' : 'search-contract', { channel, may: may.join(', ') }),
  );
  const faults = Object.entries(coverage.faults).filter(([, count]) => count > 0);
  const list = faults.map(([kind, count]) => `${kind} ${grouped(count)}`).join(', ');
  if (list !== '') lines.push(said('search-faults', { list }));
  for (const [goal, { reached }] of Object.entries(coverage.goals)) {
    if (reached > 0) lines.push(said('search-goal-reached', { goal, reached: grouped(reached) }));
  }
  const looks = Object.entries(coverage.checks).filter(([, { looked }]) => looked > 0);
  if (looks.length > 0) {
    const texts = looks.map(([id, { looked, near }]) => `${id} ${grouped(looked)} (${grouped(near)})`);
    lines.push(said('search-checks', { list: texts.join(', ') }));
  }
  const near = Object.entries(coverage.rules).filter(([, rule]) => rule.sampled > 0);
  if (near.length > 0) {
    const texts = near.map(([id, rule]) => `${id} ${grouped(rule.sampled)} (${grouped(rule.near)})`);
    lines.push(said('search-rules-near', { list: texts.join(', ') }));
  }
  const never = Object.entries(coverage.rules).filter(([, { applied }]) => applied === 0);
  const { features, guided, corpus, old } = coverage;
  lines.push(said('search-guidance', { features: grouped(features), guided: grouped(guided), corpus, old }));
  if (result.twice > 0) lines.push(said('search-twice', { twice: grouped(result.twice) }));
  const loud = [
    ...broken.map(({ text, plan }) =>
      style.bad(said('search-broken', { scenario: result.id, text, plan: JSON.stringify(plan) })),
    ),
    ...result.inconclusive.map(({ text }) => style.warn(text[lang])),
    ...result.missing.map(({ text }) => style.bad(text[lang])),
    ...(never.length > 0
      ? [style.warn(said('search-never-applied', { list: never.map(([rule]) => rule).join(', ') }))]
      : []),
    ...(result.skipped > 0 ? [style.warn(said('search-skipped', { count: result.skipped }))] : []),
  ];
  return [style.bold(`${result.id} · ${result.title[lang]}`), ...lines.map(style.dim), ...loud];
}

/** The mistakes of a scenario: the shortest plan of each in full, other ways to it in a line. */
function findingBlocks(result: SearchResult, said: Said, lang: Language, style: Style): string[] {
  const blocks: string[] = [];
  const groups = grouping(result.findings);
  for (const [i, [first, ...others]] of groups.entries()) {
    if (i < FULL_MAX) blocks.push(findingBlock(result, first!, said, lang, style));
    else blocks.push(`${lineOf(first!, said, style)}\n`);
    if (others.length > 0) {
      const lines = others.map((other) => `  ${lineOf(other, said, style)}`);
      blocks.push(`${[style.dim(said('search-variants')), ...lines].join('\n')}\n`);
    }
  }
  return blocks;
}

function findingBlock(result: SearchResult, finding: SearchFinding, said: Said, lang: Language, style: Style): string {
  const story = findingText({ ...result, replay: finding.replay }, finding, lang, style);
  const plan = finding.plan.map((item) => `  ${JSON.stringify(item)}`);
  const labels = labelled(
    [
      ['label-culprits', finding.culprits.join(', ')],
      ['label-certain', said('search-certain', { n: finding.certainFrom })],
    ],
    said,
    style,
  );
  return [story, ...labels, style.dim(said('search-plan', { length: finding.length })), ...plan, ''].join('\n');
}

function lineOf(finding: SearchFinding, said: Said, style: Style): string {
  const loss = finding.loss.map(({ party, yuan }) => `${party} ${yuan}`).join(', ');
  const length = said('search-plan', { length: finding.length });
  return `${style.bold(finding.id)} ${loss}  ${style.dim(`${finding.fingerprint} · ${length}`)} ${finding.replay}`;
}

/** Findings of one cause together, the shortest first; causes in the order of their shortest. */
function grouping(findings: readonly SearchFinding[]): SearchFinding[][] {
  const inOrder = [...findings].sort((a, b) => rank(a) - rank(b) || compareNumber(a.length, b.length));
  const groups = new Map<string, SearchFinding[]>();
  for (const finding of inOrder) {
    const { id, culprits, fingerprint } = finding;
    const key = culprits.length === 0 ? fingerprint : `${id} ${culprits.join()}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

/** What nobody expected first, lost money before broken rules. */
function rank({ expected, kind }: SearchFinding): number {
  return (expected ? 2 : 0) + (kind === 'funds' ? 0 : 1);
}

/** 1234567 as "1,234,567", whatever the machine's locale. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
