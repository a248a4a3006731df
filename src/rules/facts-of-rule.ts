import type { Catalogue } from './catalogue/catalogue.ts';
import type { FactReader } from './catalogue/spec.ts';
import { placeholders } from './format/read-rule.ts';
import type { Leaf, Operand, Rule, Tree } from './format/rule-file.ts';

/** Every leaf of both trees of a rule, in the order of the file. */
export function leavesOf(rule: Rule): Leaf[] {
  const visit = (tree: Tree): Leaf[] =>
    tree.kind === 'leaf' ? [tree] : tree.kind === 'not' ? visit(tree.child) : tree.children.flatMap(visit);
  return [...visit(rule.appliesWhen), ...visit(rule.conditions)];
}

/** Both sides of every leaf, as far as they are facts or parameters. */
export function operandsOf(rule: Rule): Operand[] {
  return leavesOf(rule).flatMap(({ left, right }) =>
    right.kind === 'fact' || right.kind === 'parameter' ? [left, right] : [left],
  );
}

/** Facts that decide a rule: those of its trees and the keys of its parameters, quotients replaced by their parts. */
export function decidingFacts(rule: Rule, catalogue: Catalogue): Set<number> {
  const names = operandsOf(rule).flatMap((side) => (side.kind === 'fact' ? [side.name] : []));
  const keys = rule.parameters.flatMap(({ keys, bandedBy }) => (bandedBy === undefined ? keys : [...keys, bandedBy]));
  return indicesOf([...names, ...keys], catalogue);
}

/** Facts that a rule reads for anything: to be decided, to say who broke it, and for its message. */
export function factsReadBy(rule: Rule, catalogue: Catalogue): Set<number> {
  const named = placeholders(rule.message.zh).filter((name) => !name.startsWith('parameter.'));
  return new Set([rule.breachedBy.index, ...decidingFacts(rule, catalogue), ...indicesOf(named, catalogue)]);
}

function indicesOf(names: readonly string[], catalogue: Catalogue): Set<number> {
  const found = new Set<number>();
  for (const name of names) {
    const index = catalogue.indexOf(name)!;
    const { ratioOf } = catalogue.specs[index]!;
    if (ratioOf === undefined) found.add(index);
    else for (const part of ratioOf) found.add(catalogue.indexOf(part)!);
  }
  return found;
}

/**
 * The values of a rule's facts as they are now, to explain or confirm an outcome after the world has moved on. Reading
 * any other fact gives unknown.
 */
export function captureFacts(rule: Rule, catalogue: Catalogue, read: FactReader): FactReader {
  let known = readBy.get(rule);
  if (known?.catalogue !== catalogue) {
    known = { catalogue, facts: [...factsReadBy(rule, catalogue)] };
    readBy.set(rule, known);
  }
  const { facts } = known;
  const values = facts.map((fact) => read(fact));
  return (fact) => values[facts.indexOf(fact)];
}

/** {@link factsReadBy} of rules whose facts were captured: a search meets the same rules again and again. */
const readBy = new WeakMap<Rule, { readonly catalogue: Catalogue; readonly facts: readonly number[] }>();
