import { InputError, type MessageParams } from '../../core/errors.ts';
import { formatDate } from '../../core/time.ts';
import type { RuleCase } from '../cases.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { factsReadBy } from '../facts-of-rule.ts';

/** Of the cases of one rule those that no run could ever show, that say nothing, or that contradict each other. */
export function caseChecks(cases: readonly RuleCase[], catalogue: Catalogue): InputError[] {
  const [first] = cases;
  if (first === undefined) return [];
  const read = factsReadBy(first.rule, catalogue);
  return [...cases.flatMap((item) => impossible(item, read, catalogue)), ...contradicting(cases), ...repeated(cases)];
}

function impossible(item: RuleCase, read: ReadonlySet<number>, catalogue: Catalogue): InputError[] {
  const { facts, dates } = item;
  const problems: InputError[] = [];
  const told = (code: string, key: string, params: MessageParams = {}): void => {
    problems.push(new InputError(code, params, item.document.place(`${item.pointer}/${key}`)));
  };
  const dated = (name: string): number | undefined => {
    const value = facts.get(catalogue.indexOf(name) ?? -1);
    return typeof value === 'number' ? value : undefined;
  };
  const event = dated('event.date');
  if (event !== undefined && event !== dates.event) told('lint-case-date', 'date', { date: formatDate(event) });
  for (const [key, name, day] of [
    ['contractDate', 'contract.date', dates.contract],
    ['instructionDate', 'instruction.date', dates.instruction],
  ] as const) {
    if (day !== undefined && day > dates.event) told('lint-case-decided-later', key, { date: formatDate(day) });
    const stated = dated(name);
    if (day === undefined || stated === undefined || stated === day) continue;
    told('lint-case-dates-differ', key, { fact: name, date: formatDate(stated) });
  }
  for (const [index, value] of facts) {
    const { unit, aggregate } = catalogue.specs[index]!;
    if (typeof value !== 'number' || value >= 0 || (aggregate === undefined && unit !== 'times')) continue;
    told('lint-case-negative', `facts/${catalogue.names[index]!}`, { fact: catalogue.names[index]! });
  }
  for (const [i, name] of item.unknown.entries()) {
    const index = catalogue.indexOf(name);
    const parts = index === undefined ? undefined : catalogue.specs[index]!.ratioOf;
    if (index === undefined || read.has(index) || parts?.some((part) => read.has(catalogue.indexOf(part)!))) continue;
    told('lint-case-unknown-idle', `unknown/${String(i)}`, { fact: name });
  }
  return problems;
}

/** Cases with the same facts on the same days that expect two outcomes: one of them is wrong. */
function contradicting(cases: readonly RuleCase[]): InputError[] {
  const byDay = new Map<string, RuleCase[]>();
  return cases.flatMap((item) => {
    const { dates, expected, document, pointer } = item;
    const key = `${String(dates.event)} ${String(dates.contract)} ${String(dates.instruction)}`;
    const sameDay = byDay.get(key) ?? [];
    byDay.set(key, [...sameDay, item]);
    const first = sameDay.find((other) => other.expected !== expected && sameFacts(other.facts, item.facts));
    if (first === undefined) return [];
    const line = first.document.place(`${first.pointer}/it`).line!;
    const params = { it: first.it, line };
    return [new InputError('lint-cases-contradict', params, document.place(`${pointer}/expect`))];
  });
}

/** Cases that say the same thing twice, under two names. */
function repeated(cases: readonly RuleCase[]): InputError[] {
  return cases.flatMap((item, i) => {
    const first = cases.slice(0, i).find((other) => {
      const { dates, expected } = other;
      const sameDay = dates.event === item.dates.event && dates.contract === item.dates.contract;
      if (!sameDay || dates.instruction !== item.dates.instruction || expected !== item.expected) return false;
      return other.it !== item.it && sameFacts(other.facts, item.facts);
    });
    if (first === undefined) return [];
    const line = first.document.place(`${first.pointer}/it`).line!;
    return [new InputError('lint-case-repeated', { it: first.it, line }, item.document.place(`${item.pointer}/it`))];
  });
}

function sameFacts(a: RuleCase['facts'], b: RuleCase['facts']): boolean {
  if (a.size !== b.size) return false;
  for (const [fact, value] of a) if (!b.has(fact) || b.get(fact) !== value) return false;
  return true;
}
