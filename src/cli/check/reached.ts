import type { Flow } from '../../flows/define.ts';
import { compileMachine } from '../../flows/compile/machine.ts';
import { describeMachine } from '../../flows/draw/describe.ts';
import type { ReportFault, ReportFlow } from '../../results/report.ts';
import { faultKinds, type FaultKind } from '../../search/alphabet/bounds.ts';
import { taints } from '../../simulation/environment/channels.ts';
import type { Gauge } from '../../simulation/gauge.ts';
import type { Model } from '../../scenario/model.ts';
import { machineNames } from '../../simulation/witness.ts';

/** What runs reached of each flow, and which deviations were injected, over everything that was run. */
export class Reached {
  /** By flow and id of a configuration. */
  private readonly seen = new Map<Flow, Map<number, number>>();
  private readonly planned = new Map<string, number>();
  private readonly searched = new Map<string, number>();

  add(model: Model, gauge: Gauge): void {
    gauge.reached().forEach((reached, i) => {
      const flow = model.flows[i]!;
      const seen = this.seen.get(flow) ?? new Map<number, number>();
      this.seen.set(flow, seen);
      for (const [configuration, times] of reached) seen.set(configuration, (seen.get(configuration) ?? 0) + times);
    });
    for (const [kind, times] of gauge.faults()) this.planned.set(kind, (this.planned.get(kind) ?? 0) + times);
  }

  /** @param faults injected by a search, by kind */
  addSearch(faults: Readonly<Record<string, number>>): void {
    for (const [kind, times] of Object.entries(faults)) {
      this.searched.set(kind, (this.searched.get(kind) ?? 0) + times);
    }
  }

  faults(): ReportFault[] {
    return faultKinds.map((kind) => ({
      kind,
      planned: Object.fromEntries(
        taints.filter((taint) => kindOf(taint) === kind).map((taint) => [taint, this.planned.get(taint) ?? 0]),
      ),
      searched: this.searched.get(kind) ?? 0,
    }));
  }

  flows(): ReportFlow[] {
    return [...this.seen].map(([flow, seen]) => reportFlow(flow, seen));
  }
}

function reportFlow(flow: Flow, seen: ReadonlyMap<number, number>): ReportFlow {
  const names = machineNames(flow);
  const machine = describeMachine(flow.machine, names);
  const { configurations } = compileMachine(flow.machine, names);
  const parents = new Map(machine.states.map(({ id, parent }) => [id, parent]));
  const times = new Map<string, number>();
  configurations.forEach(({ states }, id) => {
    for (const state of states) times.set(state, (times.get(state) ?? 0) + (seen.get(id) ?? 0));
  });
  const initials = new Set(machine.states.flatMap(({ initial }) => (initial === undefined ? [] : [initial])));
  const edges = new Map<string, { from: string; to: string; by: Set<string> }>();
  for (const { from, to, trigger } of machine.transitions) {
    const name =
      trigger.kind === 'event' ? trigger.event : trigger.kind === 'after' ? `after ${trigger.delay}` : 'always';
    for (const target of to) {
      const edge = edges.get(`${from} ${target}`) ?? { from, to: target, by: new Set() };
      edges.set(`${from} ${target}`, edge);
      edge.by.add(name);
    }
  }
  return {
    name: flow.name,
    title: flow.title,
    states: machine.states.map(({ id, parent, type }) => ({
      id,
      parent: parent ?? '',
      type,
      initial: initials.has(id),
      seen: times.get(id) ?? 0,
    })),
    transitions: [...edges.values()].map(({ from, to, by }) => ({ from, to, by: [...by] })),
    configurations: configurations.map(({ path, states }) => ({
      path,
      states: states.filter((id) => !states.some((other) => parents.get(other) === id)),
    })),
  };
}

/** The kind of the `faults` section to which a deviation belongs. */
function kindOf(taint: (typeof taints)[number]): FaultKind {
  switch (taint) {
    case 'not-found':
    case 'wrong':
      return 'answer';
    case 'row-missing':
    case 'row-twice':
      return 'row';
    case 'no-position':
      return 'noPosition';
    case 'late':
    case 'lost':
    case 'twice':
    case 'closed':
    case 'crash':
      return taint;
    default:
      return 'leg';
  }
}
