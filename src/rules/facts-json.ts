import { formatYuan } from '../core/fen.ts';
import { formatDate, formatInstant, formatTimeOfDay } from '../core/time.ts';
import { type Catalogue, setMask } from './catalogue/catalogue.ts';
import type { Hook } from './catalogue/hooks.ts';
import type { FactReader, FactSpec, FactValue } from './catalogue/spec.ts';
import { readLiteral } from './format/literals.ts';
import { hint, type Node, shown } from './format/problems.ts';

/** A fact as files state it: yuan, dates and times as text, none as null, unknown by leaving it out. */
export type FactJson = string | number | boolean | null | readonly string[];

/**
 * Reads an object of facts. Names, types, members and the hook are checked; a quotient cannot be stated, only its
 * parts. What is wrong goes to the node's problems.
 */
export function readFacts(node: Node, hook: Hook, catalogue: Catalogue): Map<number, FactValue> {
  const facts = new Map<number, FactValue>();
  if (!node.isObject()) {
    node.problem('rules-not-an-object', { found: shown(node.value) });
    return facts;
  }
  for (const name of node.keys()) {
    const item = node.at(name);
    const spec = catalogue.specOf(name);
    if (spec === undefined) item.problem('rule-unknown-fact', { fact: name, ...hint(name, catalogue.names) }, 'key');
    else if (!spec.hooks.includes(hook)) {
      item.problem('rule-fact-not-at-hook', { fact: name, hook, known: spec.hooks.join(', ') }, 'key');
    } else if (spec.ratioOf !== undefined) {
      item.problem('facts-ratio-stated', { fact: name, parts: spec.ratioOf.join(', ') }, 'key');
    } else {
      const value = readFact(item, name, spec);
      if (value !== undefined) facts.set(catalogue.indexOf(name)!, value);
    }
  }
  return facts;
}

function readFact(node: Node, name: string, spec: FactSpec): FactValue {
  if (node.value === null) {
    if (spec.mayBeNone === true) return null;
    node.problem('facts-never-none', { fact: name });
    return undefined;
  }
  if (spec.type === 'party' || spec.type === 'account') return node.text();
  if (spec.type !== 'set') return readLiteral(node, spec) as FactValue;
  if (!Array.isArray(node.value)) {
    node.problem('rules-not-a-list', { found: shown(node.value) });
    return undefined;
  }
  if (node.value.length === 0) return 0;
  const members = node.elements().map((item) => readLiteral(item, spec));
  return members.includes(undefined) ? undefined : setMask(spec, members as string[]);
}

/** A reader over facts by index; what the map lacks is unknown. */
export function readerOf(facts: ReadonlyMap<number, FactValue>): FactReader {
  return (fact) => facts.get(fact);
}

/** How to write parties and accounts; by default as they are. */
export type ShowKey = (key: string | number, type: 'party' | 'account') => string;

const plainKey: ShowKey = (key) => String(key);

/** A value of a run as files state it. `undefined` stays undefined: an unknown fact is left out. */
export function factToJson(spec: FactSpec, value: FactValue, showKey: ShowKey = plainKey): FactJson | undefined {
  if (value === undefined || value === null) return value;
  switch (spec.type) {
    case 'fen':
      return formatYuan(value as number);
    case 'date':
      return formatDate(value as number);
    case 'time':
      return formatInstant(value as number);
    case 'clock':
      return formatTimeOfDay(value as number);
    case 'set':
      return spec.values!.filter((_, bit) => (((value as number) >> bit) & 1) === 1);
    case 'party':
    case 'account':
      return showKey(value as string | number, spec.type);
    default:
      return value;
  }
}

/** Numerator and denominator of a `ratio` fact, "n/d"; null if it is none, undefined if it is unknown. */
export function ratioToJson(spec: FactSpec, read: FactReader, catalogue: Catalogue): string | null | undefined {
  const [num, den] = spec.ratioOf!.map((part) => read(catalogue.indexOf(part)!)) as [FactValue, FactValue];
  if (num === null || den === null || (typeof den === 'number' && den <= 0)) return null;
  return num === undefined || den === undefined ? undefined : `${num as number}/${den as number}`;
}
