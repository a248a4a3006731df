import type { Bilingual } from '../../core/bilingual.ts';
import type { InputError } from '../../core/errors.ts';
import type { JsonDocument } from '../../core/json-document.ts';
import { formatDate, parseDate } from '../../core/time.ts';
import { readBilingual } from '../format/literals.ts';
import { hint, Node, Problems, shown } from '../format/problems.ts';
import type { Topic } from './regime.ts';

/** What the file says of a topic on a day. Rules and parameters are what {@link Regime} says they are. */
export interface StatedDay {
  readonly topic: Topic;
  readonly day: number;
  readonly rules: Readonly<Record<string, unknown>>;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly document: JsonDocument;
  /** JSON pointer of the day. */
  readonly pointer: string;
  /** JSON pointer of where its rules and parameters are written: the day itself, or the one that it is the same as. */
  readonly written: string;
}

/**
 * A figure for a whole sector. It is shown beside a regime and compared with nothing: what institutions hold on average
 * is no duty of any one of them.
 */
export interface SectorAverage {
  readonly topic: string;
  readonly from: number;
  /** Inclusive; undefined while no other is known. */
  readonly to: number | undefined;
  readonly text: Bilingual;
  readonly source: string;
}

export interface StatedRegimes {
  readonly days: readonly StatedDay[];
  readonly averages: readonly SectorAverage[];
  /** Days that every topic has to state, whether anything changes on them or not. */
  readonly dates: readonly number[];
  readonly problems: readonly InputError[];
}

const SAME = /^as (\d{4}-\d{2}-\d{2})$/;

/**
 * Reads `regimes.cases.json`: by topic and day, the rules in force and the values of parameters. A day that is no
 * different from an earlier one may be written `"as 2018-06-30"`.
 */
export function readRegimes(document: JsonDocument, topics: readonly Topic[]): StatedRegimes {
  const problems = new Problems();
  const root = Node.root(document, problems);
  const days: StatedDay[] = [];
  const averages: SectorAverage[] = [];
  const dates: number[] = [];
  if (root.closed(['dates', 'topics'], ['$schema', 'note'])) {
    for (const item of root.at('dates').elements()) dates.push(...(item.attempt((text) => [parseDate(text)]) ?? []));
    const list = root.at('topics');
    if (!list.isObject()) list.problem('rules-not-an-object', { found: shown(list.value) });
    for (const name of list.keys()) {
      const node = list.at(name);
      const topic = topics.find((one) => one.name === name);
      if (topic === undefined) {
        const known = topics.map((one) => one.name);
        node.problem('regime-unknown-topic', { topic: name, ...hint(name, known) }, 'key');
      } else if (node.closed(['days'], ['sectorAverages'])) {
        days.push(...readDays(node.at('days'), topic));
        if (node.has('sectorAverages')) averages.push(...readAverages(node.at('sectorAverages'), name));
      }
    }
  }
  return { days, averages, dates, problems: problems.found };
}

function readDays(node: Node, topic: Topic): StatedDay[] {
  if (!node.isObject()) {
    node.problem('rules-not-an-object', { found: shown(node.value) });
    return [];
  }
  const found = new Map<string, StatedDay>();
  let last = -Infinity;
  for (const key of node.keys()) {
    const item = node.at(key);
    const day = dayOfKey(item, key);
    if (day === undefined) continue;
    if (day <= last) item.problem('regime-days-out-of-order', { date: key }, 'key');
    last = day;
    const stated = readDay(item, topic, day, found);
    if (stated !== undefined) found.set(key, stated);
  }
  return [...found.values()];
}

function dayOfKey(item: Node, key: string): number | undefined {
  const read = new Node(item.document, key, item.path, item.problems).attempt(parseDate);
  return read !== undefined && formatDate(read) === key ? read : undefined;
}

function readDay(node: Node, topic: Topic, day: number, before: ReadonlyMap<string, StatedDay>): StatedDay | undefined {
  const { document, pointer } = node;
  if (typeof node.value === 'string') {
    const same = before.get(SAME.exec(node.value)?.[1] ?? '');
    if (same !== undefined) return { ...same, day, pointer };
    node.problem('regime-as-what', { text: node.value });
    return undefined;
  }
  if (!node.closed(['rules', 'parameters'])) return undefined;
  const [rules, parameters] = [node.at('rules'), node.at('parameters')];
  for (const part of [rules, parameters]) {
    if (!part.isObject()) part.problem('rules-not-an-object', { found: shown(part.value) });
  }
  const known = topic.rules.map(({ id }) => id);
  for (const id of rules.keys()) {
    if (!known.includes(id)) rules.at(id).problem('cases-unknown-rule', { id, ...hint(id, known) }, 'key');
  }
  const names = topic.parameters.map(({ name }) => name);
  for (const name of parameters.keys()) {
    if (names.includes(name)) continue;
    parameters.at(name).problem('rule-unknown-parameter', { parameter: name, ...hint(name, names) }, 'key');
  }
  if (!rules.isObject() || !parameters.isObject()) return undefined;
  return {
    ...{ topic, day, document, pointer, written: pointer },
    rules: rules.value as StatedDay['rules'],
    parameters: parameters.value as StatedDay['parameters'],
  };
}

function readAverages(node: Node, topic: string): SectorAverage[] {
  return node.elements().flatMap((item): SectorAverage[] => {
    if (!item.closed(['from', 'text', 'source'], ['to'])) return [];
    const from = item.at('from').attempt(parseDate);
    const to = item.has('to') ? item.at('to').attempt(parseDate) : undefined;
    const [text, source] = [readBilingual(item.at('text')), item.at('source').text()];
    return from === undefined || text === undefined || source === undefined ? [] : [{ topic, from, to, text, source }];
  });
}
