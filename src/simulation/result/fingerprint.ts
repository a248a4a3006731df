import type { Model } from '../../scenario/model.ts';
import { taints } from '../environment/channels.ts';
import type { Machine } from '../machines.ts';
import type { Breach } from '../observer.ts';

/** Names of the fates whose bits are set, in the order of the bits. */
function fatesOf(taint: number): string[] {
  return taints.filter((_, bit) => (taint & (1 << bit)) !== 0);
}

/**
 * Identity of a finding over amounts, times and names: `id | flow type | from state + event | action | fates`. What the
 * environment broke without a step of a flow has `-` for the parts that do not apply.
 */
export function findingFingerprint(
  model: Model,
  machines: readonly Machine[],
  breach: Pick<Breach, 'instance' | 'leaf' | 'action' | 'taint' | 'invariant'> & { readonly id: string },
): string {
  const instance = model.instances[breach.instance];
  const machine = instance === undefined ? undefined : machines[instance.flow];
  const flow = instance === undefined ? '-' : model.flows[instance.flow]!.name;
  const fates = fatesOf(breach.taint);
  const invariant = breach.invariant === undefined ? undefined : machine?.flow.invariantNames[breach.invariant];
  return [
    invariant === undefined ? breach.id : `${breach.id} ${invariant}`,
    flow,
    machine === undefined ? '-' : transitionName(machine, breach.leaf),
    machine === undefined ? '-' : actionName(machine, breach.leaf, breach.action),
    fates.length === 0 ? '-' : fates.join('+'),
  ].join(' | ');
}

/** `from.state + event` of a leaf; `-` if no transition did it. */
function transitionName({ tables }: Machine, leaf: number): string {
  if (leaf < 0) return '-';
  const from = tables.leafSource[leaf]!;
  const event = tables.leafEvent[leaf]!;
  return `${from < 0 ? '(start)' : tables.configurations[from]!.path} + ${event < 0 ? '(start)' : eventName(tables.events[event]!)}`;
}

/** The name of an event as people write it: `after responseTimeout` for the timer of a state. */
export function eventName(event: string): string {
  const timer = /^xstate\.after\.([^.]+)\./.exec(event);
  return timer === null ? event : `after ${timer[1]!}`;
}

function actionName({ tables }: Machine, leaf: number, action: number): string {
  if (leaf < 0 || action < 0) return '-';
  const at = tables.leafStart[leaf]! + action;
  return at < tables.leafEnd[leaf]! ? tables.actions[tables.actionList[at]!]!.name : '-';
}
