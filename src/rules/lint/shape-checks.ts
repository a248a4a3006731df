import { InputError } from '../../core/errors.ts';
import type { Rule, Tree } from '../format/rule-file.ts';

/** Conditions that are right and still not what anybody would read: a negation of a negation. */
export function shapeChecks({ appliesWhen, conditions, document }: Rule): InputError[] {
  return [appliesWhen, conditions].flatMap(doubleNegations).map((pointer) => {
    return new InputError('lint-double-negation', {}, document.place(pointer));
  });
}

function doubleNegations(tree: Tree): string[] {
  if (tree.kind === 'leaf') return [];
  if (tree.kind !== 'not') return tree.children.flatMap(doubleNegations);
  const inner = single(tree.child);
  return inner.kind === 'not' ? [tree.pointer] : doubleNegations(tree.child);
}

/** What a list of one condition says is that condition. */
function single(tree: Tree): Tree {
  return (tree.kind === 'all' || tree.kind === 'any') && tree.children.length === 1 ? single(tree.children[0]!) : tree;
}
