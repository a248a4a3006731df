import type { Language } from '../../core/bilingual.ts';
import { message } from '../../core/messages/catalogue.ts';
import { compareNumber } from '../../core/order.ts';
import type { Claim } from '../../results/claim.ts';
import type { Finding } from '../../results/finding.ts';
import type { ScenarioResult } from '../../results/run.ts';
import { visible } from '../ci/plain.ts';
import { borrowingTable } from './borrowing.ts';
import { findingText, labelled } from './finding.ts';
import type { Style } from './style.ts';
import { table, type Cell } from './table.ts';

/** Findings shown in full after the table. */
const FULL_MAX = 3;

/** What the head of a report says. */
export interface RunHead {
  readonly version: string;
  readonly seed: string;
}

/**
 * The report of a run for people: one table, what is missing or waits, then findings in full: all unexpected ones (at
 * most three), else one as an example, lost money before a broken rule; of a single scenario all of them.
 */
export function runText(head: RunHead, given: readonly ScenarioResult[], lang: Language, style: Style): string {
  const results = visible(given);
  const said = (code: string, params: Record<string, string | number> = {}): string => message(code, params)[lang];
  const blocks = [
    `${style.dim(said('report-title', { ...head }))}\n`,
    summaryTable(results, lang, style),
    `${said('summary', counts(results))}\n`,
  ];
  const notes = results.flatMap((result) => noteLines(result, lang, style));
  if (results.length === 1) blocks.push(...claimBlocks(results[0]!.claims ?? [], lang, style));
  if (notes.length > 0) blocks.push(`${notes.join('\n')}\n`);
  const costs = results.flatMap(({ id, borrowing = [] }) => borrowing.map((cost) => ({ id, cost })));
  if (costs.length > 0) blocks.push(borrowingTable(costs, lang, style));
  const { shown, left } = chosen(results);
  for (const { result, finding } of shown) blocks.push(findingText(result, finding, lang, style));
  if (left > 0) blocks.push(`${style.dim(said('more-findings', { count: left }))}\n`);
  return blocks.join('\n');
}

function summaryTable(results: readonly ScenarioResult[], lang: Language, style: Style): string {
  const said = (code: string): string => message(code)[lang];
  return table(
    [
      { title: said('column-scenario') },
      { title: said('column-date') },
      { title: said('column-events'), side: 'right' },
      { title: said('column-findings') },
      { title: said('column-verdict') },
    ],
    results.map((result): Cell[] => [
      { text: result.id },
      { text: result.date },
      { text: String(result.events) },
      { text: findingsCell(result, lang) },
      verdictCell(result, lang),
    ]),
    style,
  );
}

function findingsCell({ findings }: ScenarioResult, lang: Language): string {
  const first = inOrder(findings)[0];
  if (first === undefined) return message('none')[lang];
  const loss = first.loss.map(({ party, yuan }) => `${party} ${yuan}`).join(', ');
  const rest = findings.length === 1 ? '' : message('more', { count: findings.length - 1 })[lang];
  return `${first.id}${loss === '' ? '' : ` (${loss})`}${rest}`;
}

function verdictCell(result: ScenarioResult, lang: Language): Cell {
  const inconclusive = result.inconclusive.length > 0;
  if (result.verdict === 'unexpected') return { text: message('verdict-unexpected')[lang], tone: 'bad' };
  if (inconclusive) return { text: message('verdict-inconclusive')[lang], tone: 'warn' };
  return { text: message('verdict-as-expected')[lang], tone: 'good' };
}

function counts(results: readonly ScenarioResult[]): Record<string, number> {
  const bad = results.filter(({ verdict }) => verdict === 'unexpected').length;
  const open = results.filter(
    ({ verdict, inconclusive }) => verdict === 'as-expected' && inconclusive.length > 0,
  ).length;
  return { total: results.length, good: results.length - bad - open, bad, open };
}

/** What a row of the table cannot say: missing findings, reasons for no conclusion, waiting money, assumptions. */
function noteLines(result: ScenarioResult, lang: Language, style: Style): string[] {
  const lines = [
    ...result.missing.map(({ text }) => style.bad(`${result.id}: ${text[lang]}`)),
    ...result.inconclusive.map(({ text }) => style.warn(`${result.id}: ${text[lang]}`)),
  ];
  const said = (code: string): string => message(code)[lang];
  const rows = [
    ...result.needsPerson.map(({ text }) => ['label-waits', text[lang]] as const),
    ...result.assumptions.map((text) => ['label-assumed', text] as const),
  ];
  if (rows.length === 0) return lines;
  return [...lines, ...labelled(rows, said, style).map((line) => `${result.id}: ${line}`)];
}

/** What a reader wants first: what nobody expected, then lost money, then the rest in the order of events. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const rank = ({ fails, expected, kind }: Finding): number => (fails && !expected ? 0 : kind === 'funds' ? 1 : 2);
  return [...findings].sort((a, b) => compareNumber(rank(a), rank(b)));
}

interface Shown {
  readonly result: ScenarioResult;
  readonly finding: Finding;
}

function chosen(results: readonly ScenarioResult[]): { readonly shown: readonly Shown[]; readonly left: number } {
  const all = results.flatMap((result) => inOrder(result.findings).map((finding): Shown => ({ result, finding })));
  const unexpected = all.filter(({ finding }) => finding.fails && !finding.expected);
  const money = all.find(({ finding }) => finding.kind === 'funds') ?? all[0];
  const example = money === undefined ? [] : [money];
  const wanted = unexpected.length > 0 ? unexpected : results.length === 1 ? all : example;
  const shown = wanted.slice(0, FULL_MAX);
  return { shown, left: wanted.length - shown.length };
}

/** What practitioners said of it, and what holds; of a single scenario. */
function claimBlocks(claims: readonly Claim[], lang: Language, style: Style): string[] {
  const said = (code: string): string => message(code)[lang];
  return claims.map(({ source, said: text, holds, finding }) => {
    const rows = [
      ['label-said', `${source === undefined ? '' : `${source}  `}${text[lang]}`],
      ['label-found', `${said(`claim-holds-${holds}`)}${message('claim-colon')[lang]}${finding[lang]}`],
    ] as const;
    return `${labelled(rows, said, style).join('\n')}\n`;
  });
}
