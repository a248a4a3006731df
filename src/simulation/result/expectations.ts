import type { Bilingual } from '../../core/bilingual.ts';
import { formatYuan, parseYuan } from '../../core/fen.ts';
import type { MissingFinding } from '../../results/run.ts';
import type { ExpectItem } from '../../scenario/format.ts';
import { join, say } from './say.ts';

/** What the comparison needs to know of a finding. */
export interface Found {
  /** Id of the finding about money, or of the rule. */
  readonly id: string;
  /** YYYY-MM-DD of the breach. */
  readonly date: string;
  readonly loss: readonly { readonly party: string; readonly fen: number }[];
}

export interface Comparison {
  /** Per finding: named by an expectation, party and amount included. */
  readonly expected: readonly boolean[];
  readonly missing: readonly MissingFinding[];
}

interface Open {
  readonly item: ExpectItem;
  readonly id: string;
  readonly times: number;
  seen: number;
}

/**
 * Compares what was found with what a scenario expects. A finding is expected if every party that loses is named by an
 * expectation with this id, and loses what it says: `yuan` exactly, `atMost` that or less. An expectation counts once
 * unless it says `times`; without `loses` it allows any party, and a bare id also any amount. What is not seen as often
 * as expected is missing, so that a smaller sum than expected is both an unexpected finding and a missing one.
 */
export function compare(found: readonly Found[], expect: readonly (ExpectItem | string)[]): Comparison {
  const open = expect.map((entry): Open => {
    const item = typeof entry === 'string' ? { id: entry } : entry;
    const rule = (item as { readonly rule?: string }).rule;
    return { item, id: rule ?? item.id, times: item.times ?? 1, seen: 0 };
  });
  const expected = found.map((finding) => {
    const used = coverOf(finding, open);
    for (const one of used ?? []) one.seen++;
    return used !== null;
  });
  const missing = open.filter(({ seen, times }) => seen < times).map(missingOf);
  return { expected, missing };
}

/** The expectations that together name a finding, or null. */
function coverOf(finding: Found, open: readonly Open[]): readonly Open[] | null {
  const candidates = open.filter(
    ({ id, item, seen, times }) =>
      id === finding.id && seen < times && (item.date === undefined || item.date === finding.date),
  );
  const whole = candidates.find(
    ({ item }) => item.loses === undefined && fits(item, sum(finding.loss.map(({ fen }) => fen))),
  );
  if (whole !== undefined) return [whole];
  if (finding.loss.length === 0) return null;
  const cover: Open[] = [];
  for (const { party, fen } of finding.loss) {
    const one = candidates.find(
      (open_) => open_.item.loses === party && !cover.includes(open_) && fits(open_.item, fen),
    );
    if (one === undefined) return null;
    cover.push(one);
  }
  return cover;
}

function fits(item: ExpectItem, fen: number): boolean {
  if (item.yuan !== undefined) return fen === parseYuan(item.yuan);
  return item.atMost === undefined || fen <= parseYuan(item.atMost);
}

function missingOf({ item, id, times, seen }: Open): MissingFinding {
  const party = item.loses ?? '-';
  let amount: Bilingual | null = null;
  if (item.yuan !== undefined) amount = say('sum-exact', { yuan: formatYuan(parseYuan(item.yuan)) });
  else if (item.atMost !== undefined) amount = say('sum-at-most', { yuan: formatYuan(parseYuan(item.atMost)) });
  let what: Bilingual = { zh: '', en: '' };
  if (item.loses !== undefined) {
    what = amount === null ? say('missing-loses-any', { party }) : say('missing-loses', { party, sum: amount });
  } else if (amount !== null) what = say('missing-sum', { sum: amount });
  if (times > 1) what = join(what, say('missing-times', { times, seen }));
  return { id, loses: party, text: say('missing-finding', { id, what }) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
