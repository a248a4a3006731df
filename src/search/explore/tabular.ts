import type { Setting } from './expansion.ts';

/** Acts on all are bits of one integer. */
const MOST_ON_ALL = 31;

/**
 * Can the model be explored by table: do steps of an instance read and write nothing but what the instance remembers and
 * what all share, and is it acts alone that make steps? Then there is no clock, nothing is on its way, and nothing
 * deviates.
 */
export function isTabular({ kernel, alphabet, graph, symmetry, root }: Setting): boolean {
  const { model, machines, world } = kernel;
  const { acts, outside, faults, stops } = alphabet.bounds;
  const pending = root.length > world.layout.queue;
  if (graph !== null || kernel.desk !== null || pending || model.channels.length > 0) return false;
  if (outside.length > 0 || stops.length > 0 || Object.values(faults).some(({ count }) => count !== 0)) return false;
  if (acts.filter(({ all }) => all).length > MOST_ON_ALL) return false;
  const refers = symmetry.blocks.length > 0;
  return machines.every(({ flow, tables, invariants }) => {
    const { legNames, legSlots, sharedNames, fields, fieldNames } = flow;
    if (legNames.length > 0 || legSlots > 0 || tables.timers.length > 0) return false;
    if (tables.events.some((name) => name.startsWith('signal.'))) return false;
    // Statements of a flow are asked of all that share its fields.
    if (invariants.length > 0 && sharedNames.length > 0) return false;
    return !refers || fieldNames.every((name) => !['account', 'party', 'instance'].includes(String(fields[name])));
  });
}
