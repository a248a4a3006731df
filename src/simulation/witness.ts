import { assert } from '../core/errors.ts';
import { leafActions } from '../flows/compile/tables.ts';
import type { MachineNames } from '../flows/compile/config.ts';
import type { Flow } from '../flows/define.ts';
import type { Reference, ReferenceStep } from '../flows/reference/xstate-stepper.ts';
import type { StepWitness } from './stepper.ts';
import type { Machine } from './machines.ts';

/** Names a flow's machine may use, in the order of its alphabet. */
export function machineNames(flow: Flow): MachineNames {
  return {
    events: flow.eventNames,
    guards: Object.keys(flow.guards),
    actions: Object.keys(flow.effects),
    delays: Object.keys(flow.delays),
  };
}

/**
 * Runs XState beside the tables: every macrostep of a run must lead to the same state value with the same actions in
 * the same order. A difference is a bug of ours (exit 4), so no finding is reported on the word of the tables alone.
 */
export class XStateWitness implements StepWitness {
  /** Macrosteps compared. */
  compared = 0;
  private readonly machines: readonly Machine[];
  private readonly references: readonly Reference[];
  private readonly snapshots: Map<number, ReferenceStep['snapshot']>[];

  constructor(machines: readonly Machine[], references: readonly Reference[]) {
    this.machines = machines;
    this.references = references;
    this.snapshots = machines.map(() => new Map<number, ReferenceStep['snapshot']>());
  }

  /** Loads XState; nothing else of a run does. */
  static async create(machines: readonly Machine[]): Promise<XStateWitness> {
    const { createReference } = await import('../flows/reference/xstate-stepper.ts');
    const references: Reference[] = [];
    for (const { flow } of machines) references.push(await createReference(flow.machine, machineNames(flow)));
    return new XStateWitness(machines, references);
  }

  stepped(flow: number, configuration: number, event: number, leaf: number, guard: (index: number) => boolean): void {
    const { tables, flow: definition } = this.machines[flow]!;
    const reference = this.references[flow]!;
    const known = this.snapshots[flow]!;
    const oracle = (name: string, params: unknown): boolean => {
      const index = tables.guards.findIndex(
        (ref) => ref.name === name && JSON.stringify(ref.params) === JSON.stringify(params),
      );
      assert(index >= 0, `flow ${definition.name}: XState asked the unknown guard ${name}`);
      return guard(index);
    };
    let step: ReferenceStep;
    if (configuration < 0) step = reference.initial(oracle);
    else {
      const snapshot = known.get(configuration);
      assert(snapshot !== undefined, `flow ${definition.name}: configuration was never entered`);
      step = reference.next(snapshot, tables.events[event]!, oracle);
    }
    this.compared++;
    const where = `flow ${definition.name}, ${configuration < 0 ? 'start' : `${tables.configurations[configuration]!.path} on ${tables.events[event]!}`}`;
    const expected = leaf < 0 ? configuration : tables.leafTarget[leaf]!;
    assert(
      JSON.stringify(step.value) === JSON.stringify(tables.configurations[expected]!.value),
      `${where}: tables lead to ${tables.configurations[expected]!.path}, XState to ${JSON.stringify(step.value)}`,
    );
    const ours = leaf < 0 ? [] : leafActions(tables, leaf);
    assert(
      ours.length === step.actions.length &&
        ours.every((action, i) => action.kind === step.actions[i]!.kind && action.name === step.actions[i]!.name),
      `${where}: tables and XState disagree on the actions`,
    );
    known.set(expected, step.snapshot);
  }
}
