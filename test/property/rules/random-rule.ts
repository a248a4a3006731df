import type { Prng } from '../../../src/core/prng.ts';
import type { FactType } from '../../../src/rules/catalogue/spec.ts';
import { type OperatorName, operatorNames, operatorSpec } from '../../../src/rules/operators.ts';
import { toyCatalogue, toyParameterNames, toyValues } from './toy-catalogue.ts';

/** A condition as a rule file states it. */
type JsonTree = Readonly<Record<string, unknown>>;

/** Counts of what the generator made. */
export interface Drawn {
  readonly operators: Map<OperatorName, number>;
  leaves: number;
}

const factNames = toyCatalogue.names;

/** A random rule file over the toy catalogue: every operator alike, trees up to six levels deep, some named conditions. */
export function randomRule(prng: Prng, drawn: Drawn): Readonly<Record<string, unknown>> {
  const definitions: Record<string, JsonTree> = {};
  const appliesWhen = prng.chance(1, 2)
    ? { any: [{ not: { all: [leaf(prng, drawn, true)] } }, leaf(prng, drawn, true)] }
    : {
        any: [
          { fact: 'flag.a', operator: 'equal', value: true },
          { fact: 'flag.a', operator: 'equal', value: false },
        ],
      };
  const conditions = root(prng, drawn, definitions);
  return {
    id: 'toy',
    title: { zh: '玩具', en: 'toy' },
    message: { zh: '{{actor}}', en: '{{actor}}' },
    effective: [
      {
        ...{ from: '2017-06-01', status: 'enforced', severity: 'minor', basis: 'law', confidence: 'text' },
        citation: { authority: 'nobody', document: 'none', article: null },
      },
    ],
    ...{ hook: 'day-close', decidedBy: 'day-close', breachedBy: 'actor', appliesWhen, conditions },
    ...(Object.keys(definitions).length > 0 && { definitions }),
  };
}

function root(prng: Prng, drawn: Drawn, definitions: Record<string, JsonTree>): JsonTree {
  const tree = node(prng, drawn, definitions, prng.pick([1, 1, 2, 2, 3, 4, 5]));
  return 'fact' in tree ? { [prng.pick(['all', 'any'])]: [tree] } : tree;
}

function node(prng: Prng, drawn: Drawn, definitions: Record<string, JsonTree>, depth: number): JsonTree {
  if (depth === 0) return leaf(prng, drawn, false);
  const draw = prng.int(20);
  if (draw < 3) return { not: node(prng, drawn, definitions, depth - 1) };
  if (draw < 4) {
    const name = `named-${Object.keys(definitions).length}`;
    // The name is taken before its own conditions are drawn, so that these name others.
    definitions[name] = {};
    definitions[name] = root(prng, drawn, definitions);
    return { condition: name };
  }
  const children = Array.from({ length: prng.between(1, 3) }, (_, i) =>
    // One child keeps the depth that was asked for; the others end where they like.
    node(prng, drawn, definitions, i === 0 ? depth - 1 : prng.int(depth)),
  );
  return { [draw < 12 ? 'all' : 'any']: children };
}

function leaf(prng: Prng, drawn: Drawn, guard: boolean): JsonTree {
  const operator = prng.pick(operatorNames);
  const { types, right } = operatorSpec(operator);
  drawn.leaves += 1;
  drawn.operators.set(operator, (drawn.operators.get(operator) ?? 0) + 1);
  const candidates = factNames.filter((name) => {
    const spec = toyCatalogue.specOf(name)!;
    return types.includes(spec.type) && (right !== 'true' || spec.mayBeNone === true);
  });
  const fact = prng.pick(candidates);
  const { type } = toyCatalogue.specOf(fact)!;
  const plain = ['money', 'days', 'day', 'cutoff', 'colour', 'open'];
  const ofType = (toyParameterNames[type] ?? []).filter((name) => !guard || plain.includes(name));
  const onLeft = ofType.filter((name) => plain.includes(name));
  const left = right === 'value' && onLeft.length > 0 && prng.chance(1, 10) ? `parameter.p.${prng.pick(onLeft)}` : fact;
  return { fact: left, operator, value: rightSide(prng, operator, type, fact, ofType) };
}

function rightSide(
  prng: Prng,
  operator: OperatorName,
  type: FactType,
  fact: string,
  parameters: readonly string[],
): unknown {
  const { right, comparison } = operatorSpec(operator);
  const values = toyValues[type]!;
  switch (right) {
    case 'true':
      return true;
    case 'member':
      return prng.pick(values);
    case 'list':
    case 'members': {
      const chosen = values.filter(() => prng.chance(1, 2));
      return chosen.length === 0 ? [prng.pick(values)] : chosen;
    }
    case 'value': {
      const ordered = comparison !== 'eq' && comparison !== 'ne';
      const usable = parameters.filter((name) => ordered || !/range|by-/.test(name));
      const others = factNames.filter((name) => name !== fact && toyCatalogue.specOf(name)!.type === type);
      const nameOnly = type === 'party' || type === 'account';
      const draw = prng.int(10);
      if (usable.length > 0 && draw < 3) return { fact: `parameter.p.${prng.pick(usable)}` };
      if (others.length > 0 && (nameOnly || draw < 5)) return { fact: prng.pick(others) };
      return nameOnly ? { fact } : prng.pick(values);
    }
  }
}

/** Number of levels of a tree; a leaf is one. Named conditions count with what they name. */
export function depthOf(tree: unknown, definitions: Readonly<Record<string, unknown>>): number {
  const { all, any, not, condition } = tree as Record<string, unknown>;
  if (typeof condition === 'string') return 1 + depthOf(definitions[condition], definitions);
  if (not !== undefined) return 1 + depthOf(not, definitions);
  const children = (all ?? any) as readonly unknown[] | undefined;
  return children === undefined ? 1 : 1 + Math.max(...children.map((child) => depthOf(child, definitions)));
}
