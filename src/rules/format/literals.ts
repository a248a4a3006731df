import { type Bilingual } from '../../core/bilingual.ts';
import { parseYuan } from '../../core/fen.ts';
import { type Fraction, parseRate } from '../../core/rate.ts';
import { parseDate, parseInstant, parseTimeOfDay } from '../../core/time.ts';
import type { FactType } from '../catalogue/spec.ts';
import { hint, type Node, shown } from './problems.ts';

/** A value that stands in a rule or parameter file: as in a run, but a ratio is an exact fraction. */
export type Literal = number | string | boolean | Fraction;

/** What kind of value is expected. */
export interface ValueType {
  readonly type: FactType;
  /** Members of an enum or set. */
  readonly values?: readonly string[] | undefined;
}

/** Reads one value of a type; a problem and undefined if it is none. Parties and accounts differ in every scenario. */
export function readLiteral(node: Node, expected: ValueType): Literal | undefined {
  const { value } = node;
  switch (expected.type) {
    case 'fen':
      return node.attempt(parseYuan);
    case 'ratio':
      return node.attempt(parseRate);
    case 'date':
      return node.attempt(parseDate);
    case 'time':
      return node.attempt(parseInstant);
    case 'clock':
      return node.attempt(parseTimeOfDay);
    case 'int':
      if (Number.isSafeInteger(value)) return value as number;
      break;
    case 'bool':
      if (typeof value === 'boolean') return value;
      break;
    case 'text':
      if (typeof value === 'string' && value !== '') return value;
      break;
    case 'enum':
    case 'set':
      return readMember(node, expected.values ?? []);
    case 'party':
    case 'account':
      node.problem('rule-literal-party', { found: shown(value) });
      return undefined;
  }
  node.problem('rule-wrong-type', { found: shown(value), type: expected.type });
  return undefined;
}

function readMember(node: Node, members: readonly string[]): string | undefined {
  const { value } = node;
  if (typeof value !== 'string') {
    node.problem('rule-wrong-type', { found: shown(value), type: 'enum' });
    return undefined;
  }
  if (members.includes(value)) return value;
  node.problem('rule-not-a-member', { word: value, known: members.join(', '), ...hint(value, members) });
  return undefined;
}

/** Both languages of a text, each not empty and free of unknown keys. */
export function readBilingual(node: Node): Bilingual | undefined {
  if (node.value === undefined) return undefined;
  if (!node.closed(['zh', 'en'])) return undefined;
  const [zh, en] = [node.at('zh').text(), node.at('en').text()];
  return zh === undefined || en === undefined ? undefined : { zh, en };
}
