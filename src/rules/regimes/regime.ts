import { compareText } from '../../core/order.ts';
import { formatDate } from '../../core/time.ts';
import { valueAt } from '../edit-document.ts';
import type { Parameter } from '../format/parameter-file.ts';
import type { Period, Rule } from '../format/rule-file.ts';
import { isBegun } from '../lint/text-checks.ts';

/** How a value is written that nobody knows. */
const UNKNOWN_VALUE = 'unknown';

/** What holds for a topic on a day. */
export interface Regime {
  /** By id of the rule: "enforced since 2018-06-30", the status and first day of the period that counts. */
  readonly rules: Readonly<Record<string, string>>;
  /** By name, as the parameter file writes it; `unknown` where it says that nobody knows. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** The rules and parameters that are looked at together. */
export interface Topic {
  readonly name: string;
  readonly rules: readonly Rule[];
  readonly parameters: readonly Parameter[];
  /** Rules of the topic that read a parameter; none for a parameter that no rule reads. */
  readonly readers: ReadonlyMap<Parameter, readonly Rule[]>;
}

/**
 * The topics of a rulebook by name: the rules of each folder with the parameters that they read. Parameters that no rule
 * reads stand under the name of their own group.
 */
export function topicsOf(rules: readonly Rule[], parameters: Iterable<Parameter>): Topic[] {
  const topics = new Map<string, { rules: Rule[]; parameters: Set<Parameter> }>();
  const at = (name: string): { rules: Rule[]; parameters: Set<Parameter> } => {
    const topic = topics.get(name) ?? { rules: [], parameters: new Set() };
    topics.set(name, topic);
    return topic;
  };
  for (const rule of rules) {
    // What is only begun has no say yet, and would have to be stated anew with every change.
    if (isBegun(rule)) continue;
    const topic = at(rule.topic);
    topic.rules.push(rule);
    for (const parameter of rule.parameters) topic.parameters.add(parameter);
  }
  const read = new Set(rules.flatMap((rule) => rule.parameters));
  for (const parameter of parameters) if (!read.has(parameter)) at(groupOf(parameter)).parameters.add(parameter);
  return [...topics]
    .map(([name, topic]) => {
      const own = [...topic.rules].sort((a, b) => compareText(a.id, b.id));
      const sorted = [...topic.parameters].sort((a, b) => compareText(a.name, b.name));
      const readers = new Map(sorted.map((one) => [one, own.filter((rule) => rule.parameters.includes(one))]));
      return { name, rules: own, parameters: sorted, readers };
    })
    .sort((a, b) => compareText(a.name, b.name));
}

function groupOf({ name }: Parameter): string {
  return name.split('.')[1]!;
}

/** What holds for a topic on a local day: its rules in force, and the parameters that those read. */
export function regimeOf({ rules, parameters, readers }: Topic, day: number): Regime {
  const inForce = rules.flatMap((rule): [string, string][] => {
    const text = periodText(rule, day);
    return text === undefined ? [] : [[rule.id, text]];
  });
  const values = parameters.flatMap((parameter): [string, unknown][] => {
    // What no rule asks for on the day is no part of the law of that day, even where its last value has no end.
    const own = readers.get(parameter)!;
    if (own.length > 0 && own.every((rule) => periodOn(rule, day) === undefined)) return [];
    const value = valueOn(parameter, day);
    return value === undefined ? [] : [[parameter.name, value]];
  });
  return { rules: Object.fromEntries(inForce), parameters: Object.fromEntries(values) };
}

/** Status and first day of the period of a rule that covers a day; undefined if none does. */
export function periodText(rule: Rule, day: number): string | undefined {
  const period = periodOn(rule, day);
  if (period === undefined) return undefined;
  let text = periodTexts.get(period);
  if (text === undefined) {
    text = `${period.status} since ${formatDate(period.from)}`;
    periodTexts.set(period, text);
  }
  return text;
}

/** A period is asked for on hundreds of days. */
const periodTexts = new WeakMap<Period, string>();

function periodOn({ periods }: Rule, day: number): Period | undefined {
  return periods.find(({ from, to }) => from <= day && (to === undefined || day <= to));
}

/** The value of a parameter on a day as its file writes it; undefined on a day for which it has none. */
export function valueOn({ entries, document, pointer }: Parameter, day: number): unknown {
  const index = entries.findLastIndex(({ from, to }) => from <= day && (to === undefined || day <= to));
  if (index === -1) return undefined;
  if (entries[index]!.value.kind === 'unknown') return UNKNOWN_VALUE;
  const written = valueAt(document, `${pointer}/values/${index}`) as Readonly<Record<string, unknown>>;
  return written['value'] ?? written['interval'] ?? written['by'] ?? written['bands'];
}

/** The days on which something about a topic begins, or has just ended. */
export function turningDays({ rules, parameters }: Topic): number[] {
  return [
    ...rules.flatMap((rule) => rule.periods.flatMap(startAndEnd)),
    ...parameters.flatMap((parameter) => parameter.entries.flatMap(startAndEnd)),
  ];
}

function startAndEnd({ from, to }: { readonly from: number; readonly to: number | undefined }): number[] {
  return to === undefined ? [from] : [from, to + 1];
}
