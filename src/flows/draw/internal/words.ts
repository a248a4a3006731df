import { literalText } from '../../compile/internal/literal.ts';
import type { Guard, Machine, StateNode, Transition } from '../../compile/internal/node.ts';
import type { LiteralParams } from '../../compile/config.ts';

/** What makes a transition go. */
export type Trigger =
  | { readonly kind: 'event'; readonly event: string }
  | { readonly kind: 'after'; readonly delay: string | number }
  | { readonly kind: 'always' };

/** Every transition of a machine with its trigger, in document order. */
export function transitionsOf(machine: Machine): { trigger: Trigger; transition: Transition }[] {
  const timers = new Map(machine.timers.map((timer) => [timer.event, timer.delay]));
  return machine.all.flatMap((node) => [
    ...[...node.on].flatMap(([event, list]) => {
      const delay = timers.get(event);
      const trigger: Trigger =
        delay === undefined ? { kind: 'event', event: machine.events[event]! } : { kind: 'after', delay };
      return list.map((transition) => ({ trigger, transition }));
    }),
    ...node.always.map((transition) => ({ trigger: { kind: 'always' } as const, transition })),
  ]);
}

/** `name` or `name(fen=100, text=hello)`. */
function callText(name: string, params: LiteralParams | null): string {
  if (params === null) return name;
  const values = Object.entries(params).map(
    ([key, value]) => `${key}=${typeof value === 'string' ? value : literalText(value)}`,
  );
  return `${name}(${values.join(', ')})`;
}

/** A guard in words: `a and not (b or c)`. */
export function guardText(machine: Machine, guard: Guard, inner = false): string {
  switch (guard.op) {
    case 'is': {
      const { name, params } = machine.guards[guard.guard]!;
      return callText(name, params);
    }
    case 'not':
      return `not ${guardText(machine, guard.of[0], true)}`;
    case 'and':
    case 'or': {
      const text = guard.of.map((part) => guardText(machine, part, true)).join(` ${guard.op} `);
      return inner && guard.of.length > 1 ? `(${text})` : text;
    }
  }
}

/** The effects among actions, in order; timers show as `after` and are left out. */
export function effectTexts(machine: Machine, actions: readonly number[]): string[] {
  return actions
    .map((index) => machine.actions[index]!)
    .filter((action) => action.kind === 'effect')
    .map(({ name, params }) => callText(name, params));
}

/** Where a state starts, down to a state without children; of a parallel state, in its first region. */
export function firstLeaf(node: StateNode): StateNode {
  const next = node.type === 'compound' ? node.initial : node.type === 'parallel' ? node.children[0] : undefined;
  return next ? firstLeaf(next) : node;
}
