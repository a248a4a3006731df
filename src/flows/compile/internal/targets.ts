import { ancestorsUpTo, isInside, type StateNode } from './node.ts';
import type { Problems } from './problems.ts';

/** Resolves targets as XState does: `#id`, `#id.child`, `.child`, `sibling`, `sibling.child`. */
export class Targets {
  readonly #byId = new Map<string, StateNode>();
  readonly #problems: Problems;

  constructor(problems: Problems) {
    this.#problems = problems;
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  add(node: StateNode): void {
    this.#byId.set(node.id, node);
  }

  /** The targets of a transition out of `source`; empty after reporting a problem. */
  ofTransition(source: StateNode, config: unknown, where: string): readonly StateNode[] {
    return this.#resolveAll(source, config, where, (target) => {
      if (target.startsWith('#')) return this.#absolute(target);
      if (target.startsWith('.')) return descend(source, target.slice(1).split('.'));
      return source.parent === null ? undefined : descend(source.parent, target.split('.'));
    });
  }

  /** Where a history state leads by default: inside its parent. */
  ofHistory(node: StateNode, config: unknown, where: string): readonly StateNode[] {
    const parent = node.parent!;
    const found = this.#resolveAll(node, config, where, (target) =>
      target.startsWith('#') ? this.#absolute(target) : descend(parent, target.split('.')),
    );
    for (const target of found) {
      if (target.type === 'history') this.#problems.unsupported('history state that leads to a history state', where);
      else if (!isInside(target, parent))
        this.#problems.unsupported('history state that leads out of its parent', where);
    }
    return found;
  }

  #resolveAll(
    source: StateNode,
    config: unknown,
    where: string,
    resolve: (target: string) => StateNode | undefined,
  ): StateNode[] {
    const list: readonly unknown[] = Array.isArray(config) ? config : [config];
    if (list.length === 0) this.#problems.unsupported('empty list of targets', where);
    const found: StateNode[] = [];
    for (const target of list) {
      if (typeof target !== 'string') {
        this.#problems.unsupported('target that is not text', where);
        continue;
      }
      const node = resolve(target);
      if (node === undefined) this.#problems.unknown('machine-unknown-target', target, where, this.#known(source));
      else found.push(node);
    }
    this.#checkRegions(found, where);
    return found;
  }

  #absolute(target: string): StateNode | undefined {
    const [id, ...path] = target.slice(1).split('.');
    const start = this.#byId.get(id!);
    return start === undefined ? undefined : path.length === 0 ? start : descend(start, path);
  }

  /** Everything that a target could be from `source`, in the notation nearest to it. */
  #known(source: StateNode): string[] {
    const keys = (node: StateNode) => [...node.children, ...node.historyChildren].map((child) => child.key);
    return [
      ...(source.parent === null ? [] : keys(source.parent)),
      ...keys(source).map((key) => `.${key}`),
      ...[...this.#byId.keys()].map((id) => `#${id}`),
    ];
  }

  /** Several targets must lie in different regions of one parallel state, or no configuration holds them all. */
  #checkRegions(found: readonly StateNode[], where: string): void {
    for (const [index, a] of found.entries()) {
      for (const b of found.slice(index + 1)) {
        const meeting = [a, ...ancestorsUpTo(a, null)].find((node) => node === b || isInside(b, node));
        if (meeting?.type === 'parallel' && meeting !== a && meeting !== b) continue;
        this.#problems.add('machine-conflicting-targets', { where, a: `#${a.id}`, b: `#${b.id}` });
      }
    }
  }
}

function descend(from: StateNode, path: readonly string[]): StateNode | undefined {
  let node: StateNode | undefined = from;
  for (const key of path) {
    node = [...node.children, ...node.historyChildren].find((child) => child.key === key);
    if (node === undefined) return undefined;
  }
  return node;
}
