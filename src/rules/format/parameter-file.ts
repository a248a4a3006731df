import type { Bilingual } from '../../core/bilingual.ts';
import type { JsonDocument } from '../../core/json-document.ts';
import { compareFractions, type Fraction } from '../../core/rate.ts';
import { parseDate } from '../../core/time.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type FactType, type FactUnit, factUnits } from '../catalogue/spec.ts';
import { type Literal, readBilingual, readLiteral, type ValueType } from './literals.ts';
import { hint, Node, type Problems } from './problems.ts';
import { type Confidence, confidences } from './words.ts';

/** What a parameter is on a day. */
export type ParameterValue =
  | { readonly kind: 'scalar'; readonly value: Literal }
  /** Only known to lie in [lo, hi], both inclusive. */
  | { readonly kind: 'interval'; readonly lo: Literal; readonly hi: Literal }
  /** Nobody here knows it. */
  | { readonly kind: 'unknown' }
  /** Depends on a fact; a key that is not listed has no known value. */
  | { readonly kind: 'keyed'; readonly fact: string; readonly by: ReadonlyMap<string, ParameterValue> }
  /** Depends on the size of a fact: the first band whose `below` exceeds it; the last band has none. */
  | { readonly kind: 'banded'; readonly fact: string; readonly bands: readonly Band[] };

interface Band {
  readonly below: number | undefined;
  readonly value: ParameterValue;
}

/** The value of a parameter from a day on. Days are local day numbers, both inclusive. */
interface ParameterEntry {
  readonly from: number;
  readonly to: number | undefined;
  readonly value: ParameterValue;
  readonly source: string;
  readonly confidence: Confidence;
}

export interface Parameter {
  /** `parameter.<group>.<name>`, as rules write it. */
  readonly name: string;
  readonly label: Bilingual;
  readonly type: FactType;
  /** Members of an enum. */
  readonly members: readonly string[] | undefined;
  /** `int` only: what is counted. */
  readonly unit: FactUnit | undefined;
  /** Of what, or for what time: "each client, each day". */
  readonly per: Bilingual | undefined;
  /** Facts whose values are the keys, outermost first. */
  readonly keys: readonly string[];
  /** Which value counts when a set has several keys. */
  readonly combine: 'max' | 'min' | undefined;
  readonly bandedBy: string | undefined;
  /** By start, without overlap. */
  readonly entries: readonly ParameterEntry[];
  /** Something about it could not be read: what it lacks is not known. */
  readonly isBroken: boolean;
  readonly document: JsonDocument;
  readonly pointer: string;
}

const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const parameterTypes = ['fen', 'int', 'ratio', 'bool', 'enum', 'date', 'clock'] as const;
const ordered: readonly FactType[] = ['fen', 'int', 'ratio', 'date', 'clock'];

/** Reads the parameters of one file. What is wrong goes to `problems`. */
export function readParameters(document: JsonDocument, catalogue: Catalogue, problems: Problems): Parameter[] {
  const root = Node.root(document, problems);
  if (!root.closed(['id', 'title', 'parameters'], ['$schema'])) return [];
  readBilingual(root.at('title'));
  const id = root.at('id').text();
  if (id !== undefined && !NAME.test(id)) root.at('id').problem('rules-bad-name', { name: id });
  const list = root.at('parameters');
  if (id === undefined || !list.isObject()) return [];
  const found: Parameter[] = [];
  for (const name of list.keys()) {
    const node = list.at(name);
    if (!NAME.test(name)) node.problem('rules-bad-name', { name }, 'key');
    const parameter = readParameter(`parameter.${id}.${name}`, node, catalogue);
    if (parameter !== undefined) found.push(parameter);
  }
  return found;
}

function readParameter(name: string, node: Node, catalogue: Catalogue): Parameter | undefined {
  const before = node.problems.count;
  const optional = ['unit', 'per', 'members', 'keys', 'combine', 'bandedBy', 'note'];
  if (!node.closed(['label', 'type', 'values'], optional)) return undefined;
  const label = readBilingual(node.at('label'));
  if (node.has('note')) readBilingual(node.at('note'));
  const type = node.at('type').oneOf(parameterTypes, 'rule-unknown-type');
  if (label === undefined || type === undefined) return undefined;
  const per = node.has('per') ? readBilingual(node.at('per')) : undefined;
  if (type === 'int' && !node.has('unit')) node.problem('rules-missing-key', { key: 'unit' });
  if (type !== 'int' && node.has('unit')) node.at('unit').problem('parameter-unit-needs-int', {}, 'key');
  const unit = node.has('unit') ? node.at('unit').oneOf(factUnits, 'rule-unknown-word') : undefined;
  const members = type === 'enum' ? readWords(node.at('members')) : undefined;
  if (type !== 'enum' && node.has('members')) node.at('members').problem('parameter-members-need-enum', {}, 'key');
  const keys = node.has('keys')
    ? node
        .at('keys')
        .elements()
        .flatMap((key) => readKeyFact(key, catalogue))
    : [];
  const bandedBy = node.has('bandedBy') ? readBandFact(node.at('bandedBy'), catalogue) : undefined;
  const severalKeys = keys.some((key) => catalogue.specOf(key)?.type === 'set');
  if (severalKeys && !node.has('combine')) node.problem('parameter-set-needs-combine');
  const combine = node.has('combine')
    ? node.at('combine').oneOf(['max', 'min'] as const, 'rule-unknown-type')
    : undefined;
  const shape: Shape = { expected: { type, values: members }, keys, bandedBy, catalogue };
  const entries = readEntries(node.at('values'), shape);
  const isBroken = node.problems.count > before;
  return {
    ...{ name, label, type, members, unit, per, keys, combine, bandedBy, entries, isBroken },
    ...{ document: node.document, pointer: node.pointer },
  };
}

function readWords(node: Node): string[] {
  return node.elements().flatMap((item) => item.text() ?? []);
}

function readKeyFact(node: Node, catalogue: Catalogue): string[] {
  const name = knownFact(node, catalogue);
  if (name === undefined) return [];
  const { type } = catalogue.specOf(name)!;
  if (type === 'enum' || type === 'set' || type === 'bool') return [name];
  node.problem('parameter-key-type', { fact: name, type });
  return [];
}

function readBandFact(node: Node, catalogue: Catalogue): string | undefined {
  const name = knownFact(node, catalogue);
  if (name === undefined) return undefined;
  const { type } = catalogue.specOf(name)!;
  if (type === 'fen' || type === 'int') return name;
  node.problem('parameter-band-type', { fact: name, type });
  return undefined;
}

function knownFact(node: Node, catalogue: Catalogue): string | undefined {
  const name = node.text();
  if (name === undefined || catalogue.specOf(name) !== undefined) return name;
  node.problem('rule-unknown-fact', { fact: name, ...hint(name, catalogue.names) });
  return undefined;
}

interface Shape {
  readonly expected: ValueType;
  readonly keys: readonly string[];
  readonly bandedBy: string | undefined;
  readonly catalogue: Catalogue;
}

function readEntries(node: Node, shape: Shape): ParameterEntry[] {
  const entries: (ParameterEntry & { readonly node: Node })[] = [];
  for (const item of node.elements()) {
    if (!item.closed(['from', 'source', 'confidence'], ['to', 'value', 'interval', 'by', 'bands', 'unknown', 'note'])) {
      continue;
    }
    if (item.has('note')) readBilingual(item.at('note'));
    const from = item.has('from') ? item.at('from').attempt(parseDate) : undefined;
    const to = item.has('to') ? item.at('to').attempt(parseDate) : undefined;
    const source = item.at('source').text();
    const confidence = item.at('confidence').oneOf(confidences, 'rule-unknown-word');
    const value = readShape(item, shape);
    if (from === undefined || source === undefined || confidence === undefined || value === undefined) continue;
    if (to !== undefined && to < from) item.at('to').problem('rule-period-ends-before-start');
    entries.push({ from, to, value, source, confidence, node: item });
  }
  for (const [i, entry] of entries.entries()) {
    const next = entries[i + 1];
    if (next !== undefined && next.from <= entry.from) next.node.at('from').problem('rule-periods-out-of-order');
    else if (next !== undefined && entry.to !== undefined && next.from <= entry.to) {
      next.node.at('from').problem('rule-periods-overlap');
    }
  }
  // A value without an end stands until the next one begins.
  return entries.map(({ from, to, value, source, confidence }, i) => {
    const next = entries[i + 1];
    return { from, to: to ?? (next === undefined ? undefined : next.from - 1), value, source, confidence };
  });
}

const shapes = ['value', 'interval', 'by', 'bands', 'unknown'] as const;

function readShape(item: Node, shape: Shape): ParameterValue | undefined {
  const given = shapes.filter((key) => item.has(key));
  const [first] = given;
  if (first === undefined || given.length > 1) {
    item.problem('parameter-one-value', { known: shapes.join(', ') });
    return undefined;
  }
  const node = item.at(first);
  switch (first) {
    case 'unknown':
      readBilingual(node);
      return { kind: 'unknown' };
    case 'by':
      if (shape.keys.length > 0) return readKeyed(node, shape, 0);
      node.problem('parameter-needs', { what: 'keys' }, 'key');
      return undefined;
    case 'bands':
      if (shape.bandedBy !== undefined) return readBands(node, shape.bandedBy, shape);
      node.problem('parameter-needs', { what: 'bandedBy' }, 'key');
      return undefined;
    case 'interval':
      return readInterval(node, shape.expected);
    case 'value': {
      const value = readLiteral(node, shape.expected);
      return value === undefined ? undefined : { kind: 'scalar', value };
    }
  }
}

function readInterval(node: Node, expected: ValueType): ParameterValue | undefined {
  if (!ordered.includes(expected.type)) {
    node.problem('parameter-interval-type', { type: expected.type }, 'key');
    return undefined;
  }
  if (!node.closed(['lo', 'hi'])) return undefined;
  const [lo, hi] = [readLiteral(node.at('lo'), expected), readLiteral(node.at('hi'), expected)];
  if (lo === undefined || hi === undefined) return undefined;
  if (compareLiterals(lo, hi) > 0) node.problem('parameter-interval-empty');
  return { kind: 'interval', lo, hi };
}

function readKeyed(node: Node, shape: Shape, depth: number): ParameterValue | undefined {
  const fact = shape.keys[depth];
  if (fact === undefined) return readLeafValue(node, shape.expected);
  if (!node.isObject()) {
    node.problem('rules-not-an-object', { found: typeof node.value });
    return undefined;
  }
  const { type, values } = shape.catalogue.specOf(fact)!;
  const members = type === 'bool' ? ['true', 'false'] : (values ?? []);
  const by = new Map<string, ParameterValue>();
  for (const key of node.keys()) {
    const child = node.at(key);
    if (!members.includes(key)) {
      child.problem('rule-not-a-member', { word: key, known: members.join(', '), ...hint(key, members) }, 'key');
    }
    const value = readKeyed(child, shape, depth + 1);
    if (value !== undefined) by.set(key, value);
  }
  return { kind: 'keyed', fact, by };
}

/** A value under a key or in a band: plain, or `{ lo, hi }`. */
function readLeafValue(node: Node, expected: ValueType): ParameterValue | undefined {
  if (node.isObject()) return readInterval(node, expected);
  const value = readLiteral(node, expected);
  return value === undefined ? undefined : { kind: 'scalar', value };
}

function readBands(node: Node, fact: string, shape: Shape): ParameterValue | undefined {
  const { type } = shape.catalogue.specOf(fact)!;
  const bands: Band[] = [];
  const items = node.elements();
  for (const [i, item] of items.entries()) {
    const last = i === items.length - 1;
    if (!item.closed(last ? ['value'] : ['below', 'value'])) continue;
    const below = last ? undefined : readLiteral(item.at('below'), { type });
    const value = readLeafValue(item.at('value'), shape.expected);
    if (value === undefined || (below === undefined && !last)) continue;
    const previous = bands.at(-1)?.below;
    if (below !== undefined && previous !== undefined && (below as number) <= previous) {
      item.at('below').problem('parameter-bands-out-of-order');
    }
    bands.push({ below: below as number | undefined, value });
  }
  return bands.length === items.length ? { kind: 'banded', fact, bands } : undefined;
}

/** Order of two literals of one ordered type. */
export function compareLiterals(a: Literal, b: Literal): number {
  if (typeof a === 'object' && typeof b === 'object') return compareFractions(a, b);
  return (a as number) - (b as number);
}

/** True for the exact fractions among the literals. */
export function isFraction(value: Literal): value is Fraction {
  return typeof value === 'object';
}
