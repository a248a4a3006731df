import type { MessageParams } from '../../core/errors.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Hook } from '../catalogue/hooks.ts';
import type { FactSpec, FactType } from '../catalogue/spec.ts';
import { plainLabel } from '../explain-rule/member-labels.ts';
import { operatorMeant, type OperatorName, operatorNames, operatorsFor, operatorSpec } from '../operators.ts';
import { type Literal, readLiteral } from './literals.ts';
import type { Parameter, ParameterValue } from './parameter-file.ts';
import { hint, type Node, shown } from './problems.ts';
import type { Leaf, Operand, RightHand, Tree } from './rule-file.ts';

/** What a condition tree may refer to. */
export interface TreeScope {
  readonly catalogue: Catalogue;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly hook: Hook;
  /** The object of named conditions, if the file has one. */
  readonly definitions: Node | undefined;
  /** True in `appliesWhen`: only what the world always knows. */
  readonly guard: boolean;
  /** Names of conditions being expanded, outermost first. */
  readonly expanding: readonly string[];
  readonly used: Set<Parameter>;
  readonly usedDefinitions: Set<string>;
  /** Nodes that may still be read; starts at {@link LARGEST_TREE}. */
  readonly budget: { left: number };
}

/** Nodes of a tree with its named conditions written out. A few lines of names that double each other reach any number. */
export const LARGEST_TREE = 2000;

const NOT_ALLOWED = ['path', 'params', 'priority', 'name'];
const LEAF_KEYS = ['fact', 'operator', 'value'];
const KINDS = ['all', 'any', 'not', 'condition'] as const;

/**
 * Reads a condition tree. Every name is resolved here, so that nothing about a rule can fail later than its loading.
 * The root has to be `all`, `any`, `not` or `condition`, as json-rules-engine wants it.
 */
export function readConditions(node: Node, scope: TreeScope): Tree | undefined {
  if (node.value === undefined) return undefined;
  if (node.isObject() && node.has('fact')) {
    node.problem('rule-root-needs-all-any');
    return undefined;
  }
  const tree = readTree(node, scope);
  if (scope.budget.left < 0) node.problem('rule-too-large', { limit: LARGEST_TREE });
  return tree;
}

function readTree(node: Node, scope: TreeScope): Tree | undefined {
  scope.budget.left -= 1;
  if (scope.budget.left < 0) return undefined;
  if (!node.isObject()) {
    node.problem('rules-not-an-object', { found: shown(node.value) });
    return undefined;
  }
  const kinds = KINDS.filter((kind) => node.has(kind));
  const [kind] = kinds;
  if (kinds.length > 1 || (kind !== undefined && LEAF_KEYS.some((key) => node.has(key)))) {
    node.problem('rule-one-condition', { known: `${KINDS.join(', ')}, fact` });
    return undefined;
  }
  if (kind === undefined) {
    // The words of another engine: what is missing beside them is no second mistake.
    if (
      !LEAF_KEYS.some((key) => node.has(key)) &&
      node.keys().some((key) => hint(key, KINDS)['suggestion'] !== undefined)
    ) {
      refuseOthers(node, []);
      return undefined;
    }
    return readLeaf(node, scope);
  }
  refuseOthers(node, [kind]);
  const inner = node.at(kind);
  if (kind === 'condition') return readNamed(inner, scope);
  if (kind === 'not') {
    const child = readTree(inner, scope);
    return child === undefined ? undefined : { kind, child, pointer: node.pointer };
  }
  const items = inner.elements();
  const children = items.flatMap((item) => readTree(item, scope) ?? []);
  return items.length > 0 && children.length === items.length ? { kind, children, pointer: node.pointer } : undefined;
}

function refuseOthers(node: Node, known: readonly string[]): void {
  for (const key of node.keys()) {
    if (known.includes(key)) continue;
    const code = NOT_ALLOWED.includes(key) ? 'rule-key-not-allowed' : 'rules-unknown-key';
    node.at(key).problem(code, { key, ...hint(key, [...KINDS, ...LEAF_KEYS]) }, 'key');
  }
}

function readNamed(node: Node, scope: TreeScope): Tree | undefined {
  const name = node.text();
  if (name === undefined) return undefined;
  const { definitions } = scope;
  if (definitions === undefined || !definitions.has(name)) {
    node.problem('rule-unknown-condition', { name, ...hint(name, definitions?.keys() ?? []) });
    return undefined;
  }
  if (scope.expanding.includes(name)) {
    node.problem('rule-condition-cycle', { cycle: [...scope.expanding, name].join(' -> ') });
    return undefined;
  }
  scope.usedDefinitions.add(name);
  return readTree(definitions.at(name), { ...scope, expanding: [...scope.expanding, name] });
}

function readOperator(node: Node, type: FactType | undefined): OperatorName | undefined {
  const { value } = node;
  const meant = typeof value === 'string' && type !== undefined ? operatorMeant(value, type) : undefined;
  if (meant === undefined || (operatorNames as readonly unknown[]).includes(value)) {
    return node.oneOf(operatorNames, 'rule-unknown-operator');
  }
  const params = { word: value as string, known: operatorNames.join(', '), suggestion: meant };
  node.problem('rule-unknown-operator', params);
  return undefined;
}

function readLeaf(node: Node, scope: TreeScope): Leaf | undefined {
  const meant = node.keys().map((key) => (LEAF_KEYS.includes(key) ? key : hint(key, LEAF_KEYS)['suggestion']));
  for (const key of LEAF_KEYS) {
    if (!meant.includes(key)) node.problem('rules-missing-key', { key });
  }
  refuseOthers(node, LEAF_KEYS);
  const left = readOperand(node.at('fact'), scope);
  const operator = readOperator(node.at('operator'), left && typeOf(left, scope.catalogue).type);
  if (left === undefined || operator === undefined || !node.has('value')) return undefined;
  const type = typeOf(left, scope.catalogue);
  const spec = operatorSpec(operator);
  if (!spec.types.includes(type.type)) {
    const params = { operator, fact: left.name, type: type.type, known: operatorsFor(type.type).join(', ') };
    const meant = operatorMeant(operator, type.type);
    node.at('operator').problem('rule-operator-type', meant === undefined ? params : { ...params, suggestion: meant });
    return undefined;
  }
  if (left.kind === 'parameter' && !left.parameter.entries.every(({ value }) => isPlain(value))) {
    node.at('fact').problem('rule-parameter-on-the-left', { parameter: left.name });
    return undefined;
  }
  const right = readRight(node.at('value'), operator, left, type, scope);
  return right === undefined ? undefined : { kind: 'leaf', left, operator, right, pointer: node.pointer };
}

interface OperandType {
  readonly type: FactType;
  readonly values: readonly string[] | undefined;
  readonly unit: string | undefined;
}

function typeOf(operand: Operand, catalogue: Catalogue): OperandType {
  if (operand.kind === 'parameter') {
    const { type, members, unit } = operand.parameter;
    return { type, values: members, unit };
  }
  const { type, values, unit } = catalogue.specOf(operand.name)!;
  return { type, values, unit };
}

function readOperand(node: Node, scope: TreeScope): Operand | undefined {
  const name = node.text();
  if (name === undefined) return undefined;
  if (name.startsWith('parameter.')) return readParameterName(node, name, scope);
  const spec = scope.catalogue.specOf(name);
  if (spec === undefined) {
    node.problem('rule-unknown-fact', { fact: name, ...factMeant(name, scope) });
    return undefined;
  }
  if (!checkFact(node, name, spec, scope)) return undefined;
  return { kind: 'fact', name, index: scope.catalogue.indexOf(name)! };
}

/** A fact of the hook by another name: its label, its last part, the name of a parameter without what begins it. */
function factMeant(name: string, { catalogue, parameters, hook }: TreeScope): MessageParams {
  if (parameters.has(`parameter.${name}`)) return { suggestion: `parameter.${name}` };
  const here = catalogue.names.filter((other) => isAt(catalogue.specOf(other)!, hook));
  const wanted = plainLabel(name);
  const labelled = here.find((other) => {
    const { label } = catalogue.specOf(other)!;
    return plainLabel(label.zh) === wanted || plainLabel(label.en) === wanted;
  });
  if (labelled !== undefined) return { suggestion: labelled };
  const near = hint(name, here);
  const [ending, another] = here.filter((other) => other.endsWith(`.${name}`));
  return near['suggestion'] === undefined && ending !== undefined && another === undefined
    ? { suggestion: ending }
    : near;
}

function isAt(spec: FactSpec, hook: Hook): boolean {
  return spec.hooks.includes(hook);
}

function checkFact(node: Node, name: string, spec: FactSpec, scope: TreeScope): boolean {
  if (!isAt(spec, scope.hook)) {
    node.problem('rule-fact-not-at-hook', { fact: name, hook: scope.hook, known: spec.hooks.join(', ') });
    return false;
  }
  if (scope.guard && spec.mayBeUnknown === true) {
    node.problem('rule-guard-may-be-unknown', { fact: name });
    return false;
  }
  return true;
}

function readParameterName(node: Node, name: string, scope: TreeScope): Operand | undefined {
  const parameter = scope.parameters.get(name);
  if (parameter === undefined) {
    node.problem('rule-unknown-parameter', { parameter: name, ...hint(name, scope.parameters.keys()) });
    return undefined;
  }
  const facts = [...parameter.keys, ...(parameter.bandedBy === undefined ? [] : [parameter.bandedBy])];
  if (!facts.every((fact) => checkFact(node, fact, scope.catalogue.specOf(fact)!, scope))) return undefined;
  if (scope.guard && !parameter.entries.every(({ value }) => value.kind === 'scalar')) {
    node.problem('rule-guard-may-be-unknown', { fact: name });
    return undefined;
  }
  scope.used.add(parameter);
  return { kind: 'parameter', name, parameter };
}

function readRight(
  node: Node,
  operator: OperatorName,
  left: Operand,
  type: OperandType,
  scope: TreeScope,
): RightHand | undefined {
  const expected = { type: type.type, values: type.values };
  switch (operatorSpec(operator).right) {
    case 'true':
      if (node.value !== true) node.problem('rule-value-true', { operator });
      else if (left.kind === 'parameter' || scope.catalogue.specOf(left.name)?.mayBeNone !== true) {
        node.problem('rule-never-none', { fact: left.name, operator });
      } else return { kind: 'true' };
      return undefined;
    case 'list':
    case 'members': {
      const values = node.elements().map((item) => readLiteral(item, expected));
      if (new Set(values).size < values.length) node.problem('rule-duplicate-member');
      return values.length === 0 || values.includes(undefined)
        ? undefined
        : { kind: 'list', values: values as Literal[] };
    }
    case 'member': {
      const value = readLiteral(node, expected);
      return value === undefined ? undefined : { kind: 'literal', value };
    }
    case 'value': {
      if (node.isObject()) return readReference(node, operator, left, type, scope);
      if (typeof node.value === 'string') {
        const named = node.value.replaceAll(/^\{\{|\}\}$/g, '');
        if (scope.parameters.has(named)) {
          node.problem('rule-parameter-as-text', { suggestion: `{ "fact": "${named}" }` });
          return undefined;
        }
      }
      const value = readLiteral(node, expected);
      return value === undefined ? undefined : { kind: 'literal', value };
    }
  }
}

/** `{ "fact": name }` on the right: of the same type, with the same members, in the same unit. */
function readReference(
  node: Node,
  operator: OperatorName,
  left: Operand,
  type: OperandType,
  scope: TreeScope,
): RightHand | undefined {
  if (!node.closed(['fact'])) return undefined;
  const right = readOperand(node.at('fact'), scope);
  if (right === undefined) return undefined;
  const other = typeOf(right, scope.catalogue);
  const sameMembers = (type.values ?? []).join() === (other.values ?? []).join();
  if (other.type !== type.type || !sameMembers || other.unit !== type.unit) {
    const params = { left: left.name, leftType: typeText(type), right: right.name, rightType: typeText(other) };
    node.at('fact').problem('rule-types-differ', params);
    return undefined;
  }
  const { comparison } = operatorSpec(operator);
  const needsOrder = right.kind === 'parameter' && right.parameter.entries.some(({ value }) => hasInterval(value));
  if (needsOrder && (comparison === 'eq' || comparison === 'ne')) {
    node.at('fact').problem('rule-interval-needs-order', { parameter: right.name, operator });
    return undefined;
  }
  return right;
}

function typeText({ type, unit, values }: OperandType): string {
  return type + (unit === undefined ? '' : ` (${unit})`) + (values === undefined ? '' : ` [${values.join(', ')}]`);
}

function isPlain(value: ParameterValue): boolean {
  return value.kind === 'scalar' || value.kind === 'unknown';
}

function hasInterval(value: ParameterValue): boolean {
  switch (value.kind) {
    case 'interval':
      return true;
    case 'keyed':
      return [...value.by.values()].some(hasInterval);
    case 'banded':
      return value.bands.some((band) => hasInterval(band.value));
    default:
      return false;
  }
}
