import { canonicalJson } from '../../core/canonical-json.ts';
import type { JsonDocument } from '../../core/json-document.ts';
import { compareNumber, compareText } from '../../core/order.ts';
import { formatDate } from '../../core/time.ts';
import type { Period, Rule } from '../format/rule-file.ts';
import { missingDays } from '../lint/regime-checks.ts';
import { printJson } from '../print-json.ts';
import { type Regime, regimeOf, type Topic } from './regime.ts';
import type { SectorAverage, StatedRegimes } from './regime-file.ts';

/** A regime file with the days added that lacked, as the rulebook is now. Days that are there stay as they say. */
export interface CompletedRegimes {
  readonly text: string;
  readonly added: number;
}

/** Completes a regime file. */
export function completedRegimes(
  topics: readonly Topic[],
  stated: StatedRegimes,
  head: Readonly<Record<string, unknown>>,
): CompletedRegimes {
  let added = 0;
  const written = topics.map((topic): [string, object] => {
    const days = new Map<number, Regime>();
    for (const { topic: of, day, rules, parameters } of stated.days) {
      if (of.name === topic.name) days.set(day, { rules: rules as Regime['rules'], parameters });
    }
    const missing = missingDays(topic, stated);
    added += missing.length;
    for (const day of missing) days.set(day, regimeOf(topic, day));
    const averages = stated.averages.filter((one) => one.topic === topic.name);
    return [
      topic.name,
      { ...(averages.length > 0 && { sectorAverages: averages.map(averageJson) }), days: daysJson(days) },
    ];
  });
  const sorted = Object.fromEntries(written.sort(([a], [b]) => compareText(a, b)));
  const document = { ...head, dates: stated.dates.map(formatDate), topics: sorted };
  return { text: printJson(document), added };
}

function daysJson(days: ReadonlyMap<number, Regime>): Record<string, unknown> {
  const first = new Map<string, string>();
  return Object.fromEntries(
    [...days]
      .sort(([a], [b]) => compareNumber(a, b))
      .map(([day, { rules, parameters }]) => {
        const [key, date] = [canonicalJson({ rules, parameters }), formatDate(day)];
        const same = first.get(key);
        if (same === undefined) first.set(key, date);
        return [date, same === undefined ? { rules, parameters } : `as ${same}`];
      }),
  );
}

function averageJson({ from, to, text, source }: SectorAverage): object {
  return { from: formatDate(from), ...(to !== undefined && { to: formatDate(to) }), text, source };
}

/** A regime file after a draft became enforced; undefined if it does not name it. */
export function promotedRegimes({ value }: JsonDocument, rule: Rule, { from }: Period): string | undefined {
  const [was, now] = [`draft since ${formatDate(from)}`, `enforced since ${formatDate(from)}`];
  const copy = JSON.parse(JSON.stringify(value)) as { topics?: Record<string, { days?: Record<string, unknown> }> };
  let changed = false;
  for (const day of Object.values(copy.topics?.[rule.topic]?.days ?? {})) {
    const rules = (day as { rules?: Record<string, unknown> } | null)?.rules;
    if (rules?.[rule.id] !== was) continue;
    rules[rule.id] = now;
    changed = true;
  }
  return changed ? printJson(copy) : undefined;
}
