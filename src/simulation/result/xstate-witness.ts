import { assert } from '../../core/errors.ts';
import { leafActions, type MachineTables } from '../../flows/compile/tables.ts';
import type { Reference, ReferenceStep } from '../../flows/reference/xstate-stepper.ts';
import type { StepWitness } from '../kernel.ts';
import type { Machine } from '../machines.ts';

/**
 * Runs XState's own `transition` beside the compiled tables: every macrostep of a run is made by both, under the same
 * guard outcomes, and state and actions must agree. A finding is reported only after a run in which they did.
 */
export class XStateWitness implements StepWitness {
  /** Macrosteps compared. */
  steps = 0;
  private readonly machines: readonly Machine[];
  private readonly references: readonly Reference[];
  /** Per flow and configuration: XState's snapshot of it. What a configuration forgets, XState cannot act upon. */
  private readonly snapshots: Map<number, ReferenceStep['snapshot']>[];

  private constructor(machines: readonly Machine[], references: readonly Reference[]) {
    this.machines = machines;
    this.references = references;
    this.snapshots = machines.map(() => new Map<number, ReferenceStep['snapshot']>());
  }

  /** Loads XState and builds its form of each machine. */
  static async create(machines: readonly Machine[]): Promise<XStateWitness> {
    const { createReference } = await import('../../flows/reference/xstate-stepper.ts');
    const references = await Promise.all(
      machines.map(({ flow }) =>
        createReference(flow.machine, {
          events: flow.eventNames,
          guards: Object.keys(flow.guards),
          actions: Object.keys(flow.effects),
          delays: Object.keys(flow.delays),
        }),
      ),
    );
    return new XStateWitness(machines, references);
  }

  stepped(flow: number, configuration: number, event: number, leaf: number, guard: (index: number) => boolean): void {
    const { tables } = this.machines[flow]!;
    const reference = this.references[flow]!;
    const snapshots = this.snapshots[flow]!;
    const oracle = (name: string, params: unknown): boolean => guard(guardIndex(tables, name, params));
    this.steps++;
    if (configuration < 0) {
      this.agree(tables, reference.initial(oracle), leaf, -1, snapshots);
      return;
    }
    const snapshot = snapshots.get(configuration);
    assert(snapshot !== undefined, 'XState has been in every configuration that a run has been in');
    this.agree(tables, reference.next(snapshot, tables.events[event]!, oracle), leaf, configuration, snapshots);
  }

  private agree(
    tables: MachineTables,
    step: ReferenceStep,
    leaf: number,
    configuration: number,
    snapshots: Map<number, ReferenceStep['snapshot']>,
  ): void {
    const target = leaf < 0 ? configuration : tables.leafTarget[leaf]!;
    const expected = tables.configurations[target]!;
    const actions = leaf < 0 ? [] : leafActions(tables, leaf);
    const same =
      sameJson(step.value, expected.value) &&
      step.done === expected.done &&
      sameJson(
        step.actions.map(({ kind, name, params }) => [kind, name, params]),
        actions.map(({ kind, name, params }) => [kind, name, params]),
      );
    assert(same, `XState and the compiled machine ${tables.id} disagree at ${expected.path}`);
    if (!snapshots.has(target)) snapshots.set(target, step.snapshot);
  }
}

function guardIndex(tables: MachineTables, name: string, params: unknown): number {
  const index = tables.guards.findIndex((ref) => ref.name === name && sameJson(ref.params, params));
  assert(index >= 0, `machine ${tables.id} has no guard ${name}`);
  return index;
}

/** Both sides were written by us from the same definition, so that the order of keys is the same. */
function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
