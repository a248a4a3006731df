import { parseYuan } from '../../core/fen.ts';
import type { JsonDocument } from '../../core/json-document.ts';
import { parseDate } from '../../core/time.ts';
import { readBilingual } from '../format/literals.ts';
import { hint, Node, Problems, shown } from '../format/problems.ts';
import {
  occasions,
  worldFacts,
  type Condition,
  type ProhibitedOutcome,
  type Source,
  type WorldType,
} from './outcome.ts';

const operators = ['is', 'isNot', 'has', 'hasNone', 'below', 'above'] as const;
type Operator = (typeof operators)[number];

/** Which operators fit a type. */
const fitting: Readonly<Record<WorldType, readonly Operator[]>> = {
  word: ['is', 'isNot'],
  bool: ['is'],
  words: ['has', 'hasNone'],
  number: ['below', 'above'],
  fen: ['below', 'above'],
};

/** Reads a list of prohibited outcomes. @throws InputError with everything that is wrong with the file. */
export function readOutcomes(document: JsonDocument): ProhibitedOutcome[] {
  const problems = new Problems();
  const root = Node.root(document, problems);
  const outcomes: ProhibitedOutcome[] = [];
  if (root.closed(['outcomes'], ['$schema', 'note'])) {
    const ids = new Set<string>();
    for (const node of root.at('outcomes').elements()) {
      const outcome = readOutcome(node);
      if (outcome === undefined) continue;
      if (ids.has(outcome.id)) node.at('id').problem('outcome-twice', { id: outcome.id });
      ids.add(outcome.id);
      outcomes.push(outcome);
    }
  }
  problems.throwIfAny();
  return outcomes;
}

function readOutcome(node: Node): ProhibitedOutcome | undefined {
  if (!node.closed(['id', 'title', 'sources', 'when', 'all'])) return undefined;
  const id = node.at('id').text();
  if (id !== undefined && !/^[a-z][a-z0-9-]*$/.test(id)) node.at('id').problem('rules-bad-name', { name: id });
  const title = readBilingual(node.at('title'));
  const sources = node
    .at('sources')
    .elements()
    .flatMap((one) => readSource(one) ?? []);
  const when = node.at('when').oneOf(occasions, 'rule-unknown-word');
  if (when === undefined) return undefined;
  const all = node
    .at('all')
    .elements()
    .flatMap((one) => readCondition(one, worldFacts[when]) ?? []);
  return id === undefined || title === undefined ? undefined : { id, title, sources, when, all };
}

function readSource(node: Node): Source | undefined {
  if (!node.closed(['instrument', 'article', 'from'], ['to'])) return undefined;
  const instrument = node.at('instrument').text();
  const article = node.at('article').value === null ? null : node.at('article').text();
  const from = node.at('from').attempt(parseDate);
  const to = node.has('to') ? node.at('to').attempt(parseDate) : null;
  if (instrument === undefined || article === undefined || from === undefined || to === undefined) return undefined;
  return { instrument, article, from, to };
}

function readCondition(node: Node, facts: Readonly<Record<string, WorldType>>): Condition | undefined {
  if (!node.closed(['fact'], operators)) return undefined;
  const fact = node.at('fact').text();
  if (fact === undefined) return undefined;
  const type = Object.hasOwn(facts, fact) ? facts[fact] : undefined;
  if (type === undefined) {
    const known = Object.keys(facts);
    node.at('fact').problem('outcome-unknown-fact', { fact, known: known.join(', '), ...hint(fact, known) });
    return undefined;
  }
  const used = operators.filter((operator) => node.has(operator));
  const [operator] = used;
  if (used.length !== 1 || !fitting[type].includes(operator!)) {
    node.problem('outcome-operator', { fact, known: fitting[type].join(', ') });
    return undefined;
  }
  const value = node.at(operator!);
  switch (type) {
    case 'word':
    case 'words': {
      const words = value.elements().flatMap((one) => one.text() ?? []);
      return { fact, [operator!]: words };
    }
    case 'bool': {
      const list = value.elements().flatMap((one) => {
        if (typeof one.value === 'boolean') return [one.value];
        one.problem('rule-wrong-type', { found: shown(one.value), type });
        return [];
      });
      return { fact, is: list };
    }
    case 'number': {
      if (typeof value.value === 'number' && Number.isSafeInteger(value.value))
        return { fact, [operator!]: value.value };
      value.problem('rule-wrong-type', { found: shown(value.value), type: 'int' });
      return undefined;
    }
    case 'fen': {
      const fen = value.attempt(parseYuan);
      return fen === undefined ? undefined : { fact, [operator!]: fen };
    }
  }
}
