import type { StateValue } from '../tables.ts';
import { isLeaf, type StateNode } from './node.ts';

/** XState's state value of a set of active states. */
export function stateValue(nodes: readonly StateNode[]): StateValue {
  const active = new Set(nodes);
  const valueOf = (node: StateNode): StateValue => {
    const inside = node.children.filter((child) => active.has(child));
    const [only] = inside;
    if (node.type === 'compound' && only !== undefined && isLeaf(only)) return only.key;
    return Object.fromEntries(inside.map((child) => [child.key, valueOf(child)]));
  };
  return valueOf(nodes.find((node) => node.parent === null)!);
}

/** The active states as a path: `sending.waiting`, the regions of a parallel state in parentheses. */
export function configurationPath(nodes: readonly StateNode[]): string {
  const active = new Set(nodes);
  const inside = (node: StateNode): string => {
    const children = node.children.filter((child) => active.has(child)).map((child) => child.key + below(child));
    return node.type === 'parallel' ? `(${children.join(', ')})` : children.join('');
  };
  const below = (node: StateNode): string => {
    const text = inside(node);
    return text === '' || node.type === 'parallel' ? text : `.${text}`;
  };
  const root = nodes.find((node) => node.parent === null)!;
  return inside(root) || root.key;
}
