import type { StateNode } from './node.ts';

/** Eventless transitions that never end; `steps` are the sets of active states gone through. */
export class EndlessAlways extends Error {
  readonly steps: readonly (readonly StateNode[])[];

  constructor(steps: readonly (readonly StateNode[])[]) {
    super('eventless transitions never end');
    this.name = 'EndlessAlways';
    this.steps = steps;
  }
}

/** A step that XState takes without complaint and that no table should take; `code` is that of the InputError. */
export class Unsound extends Error {
  readonly code: 'machine-entered-twice' | 'machine-illegal-configuration';
  readonly node: StateNode;

  constructor(code: Unsound['code'], node: StateNode) {
    super(`${code} #${node.id}`);
    this.name = 'Unsound';
    this.code = code;
    this.node = node;
  }
}

/**
 * Throws {@link Unsound} unless every active compound state has one active child and every parallel state all of them.
 * XState does not look: with history it can leave by one path and enter by another.
 */
export function assertSound(active: ReadonlySet<StateNode>): void {
  for (const node of active) {
    if (node.parent !== null && !active.has(node.parent))
      throw new Unsound('machine-illegal-configuration', node.parent);
    const inside = node.children.filter((child) => active.has(child)).length;
    const wanted = node.type === 'compound' ? 1 : node.type === 'parallel' ? node.children.length : 0;
    if (inside !== wanted) throw new Unsound('machine-illegal-configuration', node);
  }
}
