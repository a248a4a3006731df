import type { Bilingual, Language } from '../../core/bilingual.ts';
import { formatYuan } from '../../core/fen.ts';
import { message } from '../../core/messages/catalogue.ts';
import { dayOf } from '../../core/time.ts';
import type { Model } from '../../scenario/model.ts';
import { faultKinds, type ActBound, type Bounds } from '../../search/alphabet/bounds.ts';

/** What may happen at all, in words: what a proof is about. */
export function boundText(model: Model, bounds: Bounds, hasClock: boolean): Bilingual {
  return { zh: inLanguage(model, bounds, hasClock, 'zh'), en: inLanguage(model, bounds, hasClock, 'en') };
}

function inLanguage(model: Model, bounds: Bounds, hasClock: boolean, lang: Language): string {
  const said = (code: string, params: Record<string, string | number> = {}): string => message(code, params)[lang];
  const often = (n: number): string =>
    n < 0 ? said('explore-bound-unlimited') : n === 1 ? said('explore-bound-once') : said('explore-bound-times', { n });
  const first = dayOf(model.startsAt);
  const days = model.calendar.workdaysBetween(first - 1, dayOf(bounds.until - 1));
  const parts: string[] = [];
  const time = days === 1 ? 'explore-bound-days-one' : 'explore-bound-days';
  parts.push(hasClock ? said(time, { days }) : said('explore-bound-no-time'));
  for (const [key, acts] of alike(model, bounds.acts)) {
    const [one] = acts;
    const on = acts.map(({ instance }) => model.instances[instance]!.key).join(', ');
    parts.push(said('explore-bound-act', { act: key, values: valuesOf(model, one!), times: often(one!.times), on }));
  }
  for (const { account, times } of bounds.outside) {
    parts.push(said('explore-bound-outside', { account: model.accounts[account]!.key, times: often(times) }));
  }
  const faults = faultKinds.flatMap((kind) => {
    const { count, perInstance } = bounds.faults[kind];
    const of = model.scenario.faults?.[kind];
    const named = typeof of === 'object' && of.of !== undefined ? `${kind} (${of.of.join(', ')})` : kind;
    const code = perInstance ? 'explore-bound-fault-each' : 'explore-bound-fault';
    return count === 0 ? [] : [said(code, { kind: named, times: often(count) })];
  });
  parts.push(...(faults.length === 0 ? [said('explore-bound-no-faults')] : faults));
  if (bounds.beyond) parts.push(said('explore-bound-beyond'));
  return parts.join('; ');
}

/** Bounds that differ in the instance only, together. */
function alike(model: Model, acts: readonly ActBound[]): Map<string, ActBound[]> {
  const groups = new Map<string, { readonly name: string; readonly acts: ActBound[] }>();
  for (const act of acts) {
    const name = model.flows[model.instances[act.instance]!.flow]!.actNames[act.act]!;
    const key = JSON.stringify([name, act.times, act.first, act.second]);
    const group = groups.get(key) ?? { name, acts: [] };
    group.acts.push(act);
    groups.set(key, group);
  }
  // The same act with other values on other instances stands by itself.
  const result = new Map<string, ActBound[]>();
  for (const { name, acts: list } of groups.values()) {
    result.set(result.has(name) ? `${name} (${model.instances[list[0]!.instance]!.key})` : name, list);
  }
  return result;
}

function valuesOf(model: Model, { instance, act, first, second }: ActBound): string {
  const flow = model.flows[model.instances[instance]!.flow]!;
  const { args = [] } = flow.acts[flow.actNames[act]!]!;
  const texts = args.map(({ type }, i) => {
    const values = i === 0 ? first : second;
    return values.map((value) => (type === 'fen' ? formatYuan(value) : String(value))).join(' | ');
  });
  return texts.length === 0 ? '' : ` (${texts.join('; ')})`;
}
