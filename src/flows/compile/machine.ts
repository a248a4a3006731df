import { InputError } from '../../core/errors.ts';
import { compareNumber } from '../../core/order.ts';
import type { MachineConfig, MachineNames } from './config.ts';
import { Encoder } from './internal/encode.ts';
import { explore } from './internal/explore.ts';
import type { Situation } from './internal/interpret.ts';
import { merge } from './internal/merge.ts';
import type { Machine } from './internal/node.ts';
import { readMachine } from './internal/read.ts';
import { configurationPath, stateValue } from './internal/value.ts';
import type { Configuration, MachineTables } from './tables.ts';

/**
 * Compiles a machine to flat tables that behave as XState 5 does, row for row.
 *
 * The subset: atomic, compound, parallel, final and history states; `on`, `always`, `after`, `entry`, `exit`; guards,
 * actions and delays by name with literal params; `and`, `or`, `not` written as data. All guards of one macrostep are
 * taken to read the world as it was before it.
 *
 * @param names what the machine may refer to; the order of events is their numbering.
 * @throws InputError `machine-unsupported`, `machine-unknown-event|guard|action|delay|target|initial`,
 *   `machine-missing-initial`, `machine-bad-name`, `machine-duplicate-name`, `machine-conflicting-targets`,
 *   `machine-always-cycle`, `machine-entered-twice`, `machine-illegal-configuration`,
 *   `machine-too-many-configurations`, `machine-too-many-outcomes`.
 */
export function compileMachine(config: MachineConfig, names: MachineNames): MachineTables {
  const machine = readMachine(config, names);
  const { representatives, initial, rows, entered } = explored(machine);
  const encoder = new Encoder();
  const initialRoot = encoder.row(initial, -1, -1);
  const roots = rows.flatMap((row, from) => row.map((decision, event) => encoder.row(decision, from, event)));
  return {
    id: machine.root.id,
    events: machine.events,
    eventIndex: new Map(machine.events.map((event, index) => [event, index])),
    guards: machine.guards,
    actions: machine.actions,
    timers: machine.timers,
    configurations: describe(representatives),
    unreachable: machine.all.filter((node) => node.type !== 'history' && !entered.has(node)).map((node) => node.id),
    roots: Int32Array.from(roots),
    initialRoot,
    ...encoder.arrays(),
  };
}

function explored(machine: Machine) {
  try {
    const exploration = explore(machine);
    const merged = merge(exploration);
    const representatives = merged.representatives.map((index) => exploration.situations[index]!);
    return { ...merged, representatives, entered: exploration.entered };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(error.code, { machine: machine.root.id, ...error.params }, error.place, error.also);
  }
}

function describe(situations: readonly Situation[]): Configuration[] {
  const used = new Map<string, number>();
  return situations.map(({ nodes, done }, id) => {
    const path = configurationPath(nodes);
    const count = (used.get(path) ?? 0) + 1;
    used.set(path, count);
    const inOrder = nodes.toSorted((a, b) => compareNumber(a.order, b.order));
    return {
      ...{ id, value: stateValue(nodes), done },
      // Same states, different memory: numbered, so that a path names one configuration.
      path: count === 1 ? path : `${path} [${count}]`,
      states: inOrder.map((node) => node.id),
      timers: done ? [] : inOrder.flatMap((node) => node.timers).sort(compareNumber),
      tags: [...new Set(inOrder.flatMap((node) => node.tags))],
    };
  });
}
