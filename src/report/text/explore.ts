import type { Language } from '../../core/bilingual.ts';
import { message } from '../../core/messages/catalogue.ts';
import type { Exploration, ExploreFinding, ExploreResult } from '../../results/explore.ts';
import { findingText } from './finding.ts';
import type { Style } from './style.ts';
import { table, type Cell } from './table.ts';

/** Counterexamples shown in full for each scenario; the others have a line each. */
const FULL_MAX = 4;

type Said = (code: string, params?: Record<string, string | number>) => string;

/** The report of an exhaustive search for people: one table, what was covered, each counterexample as a story. */
export function exploreText(version: string, results: readonly ExploreResult[], lang: Language, style: Style): string {
  const said: Said = (code, params = {}) => message(code, params)[lang];
  const blocks = [
    `${style.dim(said('explore-title', { version }))}\n`,
    summary(results, said, lang, style),
    ...results.map((result) => `${coverage(result, said, lang, style).join('\n')}\n`),
    ...results.flatMap((result) => counterexamples(result, said, lang, style)),
  ];
  return blocks.join('\n');
}

function summary(results: readonly ExploreResult[], said: Said, lang: Language, style: Style): string {
  return table(
    [
      { title: said('column-scenario') },
      { title: said('column-date') },
      { title: said('column-states'), side: 'right' },
      { title: said('column-transitions'), side: 'right' },
      { title: said('column-depth'), side: 'right' },
      { title: said('column-exhausted') },
      { title: said('column-conclusion') },
    ],
    results.map((result): Cell[] => [
      { text: result.id },
      { text: result.date },
      { text: grouped(result.exploration.states) },
      { text: grouped(result.exploration.transitions) },
      { text: String(result.exploration.depth) },
      { text: said(result.exploration.exhausted ? 'explore-yes' : 'explore-no') },
      conclusionCell(result, said, lang),
    ]),
    style,
  );
}

/** What was proved stands below: a bound is longer than a table is wide. */
function conclusionCell({ conclusion, verdict, says }: ExploreResult, said: Said, lang: Language): Cell {
  const text = isProof(conclusion) ? said('explore-proved-below') : says[lang];
  if (conclusion === 'violated') return { text, tone: verdict === 'as-expected' ? 'dim' : 'bad' };
  return { text, tone: conclusion === 'inconclusive' ? 'warn' : 'good' };
}

function isProof(conclusion: ExploreResult['conclusion']): boolean {
  return conclusion.startsWith('proved');
}

/** What a reader needs in order to believe the conclusion. */
function coverage(result: ExploreResult, said: Said, lang: Language, style: Style): string[] {
  const { exploration, contracts, findings } = result;
  const safety = findings.filter(({ property }) => property === 'safety').length + result.unplanned.length;
  const groups = Object.entries(exploration.symmetry).map(([name, size]) => `${name} (${String(size)})`);
  const lines = [
    isProof(result.conclusion) ? result.says[lang] : said('explore-bound', { bound: result.bound[lang] }),
    ...contracts.map(({ channel, may }) =>
      said(may.length === 0 ? 'search-contract-nothing' : 'search-contract', { channel, may: may.join(', ') }),
    ),
    ...figures(exploration, said),
    ...(groups.length === 0 ? [] : [said('explore-symmetry', { groups: groups.join(', ') })]),
    said('explore-safety', { count: safety, states: grouped(exploration.broken) }),
    said('explore-deadlocks', { count: grouped(exploration.deadlocks) }),
    exploration.asksLiveness
      ? said('explore-liveness', { stuck: grouped(exploration.stuck), inescapable: grouped(exploration.inescapable) })
      : said('explore-no-liveness'),
  ];
  const loud = [
    ...result.inconclusive.map(({ text }) => style.warn(text[lang])),
    ...result.missing.map(({ text }) => style.bad(text[lang])),
    ...result.unplanned.map((one) => style.bad(said('explore-unplanned', one))),
  ];
  return [style.bold(`${result.id} · ${result.title[lang]}`), ...lines.map(style.dim), ...loud];
}

function figures(exploration: Exploration, said: Said): string[] {
  const { states, transitions, depth, statesPerSecond, seconds, bytes, bytesPerState } = exploration;
  return [
    said('explore-figures', {
      states: grouped(states),
      transitions: grouped(transitions),
      depth,
      speed: grouped(statesPerSecond),
      seconds: seconds.toFixed(1),
    }),
    said('explore-memory', {
      megabytes: grouped(Math.round(bytes / 1_000_000)),
      bytes: bytesPerState,
      collision: exploration.collisionProbability.toExponential(1),
    }),
    said(exploration.stopped === null ? 'explore-exhausted' : `explore-stopped-${exploration.stopped}`),
  ];
}

function counterexamples(result: ExploreResult, said: Said, lang: Language, style: Style): string[] {
  const blocks = result.findings.map((finding, i) =>
    i < FULL_MAX ? block(result, finding, said, lang, style) : `${line(finding, said, style)}\n`,
  );
  const { deadlock } = result;
  if (deadlock !== null) {
    const head = said('explore-deadlock', { waiting: deadlock.waiting.join(', '), length: deadlock.length });
    blocks.push(`${[style.bad(head), ...items(deadlock.plan)].join('\n')}\n`);
  }
  return blocks;
}

function block(result: ExploreResult, finding: ExploreFinding, said: Said, lang: Language, style: Style): string {
  const story = findingText({ ...result, replay: finding.replay }, finding, lang, style);
  const { inescapable } = finding;
  const escape = inescapable === undefined ? [] : [said(inescapable ? 'explore-inescapable' : 'explore-escapable')];
  const head = style.dim(said('explore-plan', { length: finding.length }));
  return [`${story}${escape.map(style.warn).join('\n')}`, head, ...items(finding.plan), ''].join('\n');
}

function line(finding: ExploreFinding, said: Said, style: Style): string {
  const loss = finding.loss.map(({ party, yuan }) => `${party} ${yuan}`).join(', ');
  const length = said('explore-plan', { length: finding.length });
  return `${style.bold(finding.id)} ${loss}  ${style.dim(`${finding.fingerprint} · ${length}`)} ${finding.replay}`;
}

function items(plan: readonly unknown[]): string[] {
  return plan.map((item) => `  ${JSON.stringify(item)}`);
}

/** 1234567 as "1,234,567", whatever the machine's locale. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
