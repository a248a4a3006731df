import { InputError } from '../../../core/errors.ts';
import {
  EndlessAlways,
  EnteredTwice,
  macrostep,
  situationKey,
  start,
  type Ask,
  type Outcome,
  type Situation,
} from './interpret.ts';
import type { Machine, StateNode } from './node.ts';
import { configurationPath } from './value.ts';

/** A decision over guards; null at the end means that the event changes nothing and does nothing. */
export type Decision =
  | { readonly guard: number; readonly no: Decision; readonly yes: Decision }
  | { readonly target: number; readonly actions: readonly number[] }
  | null;

/** Everything a machine can do from its start, situations numbered in order of discovery. */
export interface Exploration {
  readonly situations: readonly Situation[];
  readonly initial: Decision;
  /** By situation, then by event. */
  readonly rows: readonly (readonly Decision[])[];
}

/** Beyond these a flow is a mistake, not a design: guards in parallel regions multiply. */
export const SITUATION_LIMIT = 20_000;
export const PATH_LIMIT = 400_000;

/**
 * Runs every event in every reachable situation under every outcome of the guards that it asks for.
 * Throws InputError `machine-always-cycle`, `machine-entered-twice`, `machine-illegal-configuration` or
 * `machine-too-large`.
 */
export function explore(machine: Machine): Exploration {
  const numbers = new Map<string, number>();
  const situations: Situation[] = [];
  let paths = 0;

  const number = (situation: Situation, where: string): number => {
    checkLegal(situation, where);
    const key = situationKey(situation);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    if (situations.length === SITUATION_LIMIT) tooLarge('configurations', SITUATION_LIMIT);
    numbers.set(key, situations.length);
    return situations.push(situation) - 1;
  };

  const decide = (where: string, run: (ask: Ask) => Outcome): Decision => {
    const branch = (known: ReadonlyMap<number, boolean>): Decision => {
      if (++paths > PATH_LIMIT) tooLarge('guard outcomes', PATH_LIMIT);
      const assigned = new Map(known);
      const asked: number[] = [];
      const outcome = attempt(machine, where, assigned, () =>
        run((guard) => {
          const answer = assigned.get(guard);
          if (answer !== undefined) return answer;
          assigned.set(guard, false);
          asked.push(guard);
          return false;
        }),
      );
      let decision: Decision = outcome.taken
        ? { target: number(outcome.situation, where), actions: outcome.actions }
        : null;
      // From the last question back: its other answer is explored with the answers before it kept.
      for (const guard of asked.toReversed()) {
        assigned.delete(guard);
        decision = { guard, no: decision, yes: branch(new Map([...assigned, [guard, true]])) };
      }
      return decision;
    };
    return branch(new Map());
  };

  const initial = decide('the start', (ask) => start(machine, ask));
  const rows: Decision[][] = [];
  for (let from = 0; from < situations.length; from++) {
    const situation = situations[from]!;
    rows.push(
      machine.events.map((event, index) =>
        decide(`${event} in ${configurationPath(situation.nodes)}`, (ask) => macrostep(situation, index, ask)),
      ),
    );
  }
  return { situations, initial, rows };
}

function attempt(machine: Machine, where: string, assigned: ReadonlyMap<number, boolean>, run: () => Outcome): Outcome {
  try {
    return run();
  } catch (error) {
    if (error instanceof EnteredTwice)
      throw new InputError('machine-entered-twice', { where, state: `#${error.node.id}` });
    if (!(error instanceof EndlessAlways)) throw error;
    const cycle = error.steps.map((step) => configurationPath(step.nodes)).join(' → ');
    const guards = [...assigned].map(([guard, value]) => `${machine.guards[guard]!.name} = ${value}`).join(', ');
    throw new InputError('machine-always-cycle', { where, cycle, guards: guards === '' ? '—' : guards });
  }
}

function tooLarge(what: string, limit: number): never {
  throw new InputError('machine-too-large', { what, limit });
}

/**
 * XState does not look whether the transitions taken together leave a sound configuration, and with history it can leave
 * by one path and enter by another. A table must be sound.
 */
function checkLegal(situation: Situation, where: string): void {
  const active = new Set<StateNode>(situation.nodes);
  for (const node of active) {
    if (node.parent !== null && !active.has(node.parent)) illegal(node.parent, where);
    const inside = node.children.filter((child) => active.has(child)).length;
    const wanted = node.type === 'compound' ? 1 : node.type === 'parallel' ? node.children.length : 0;
    if (inside !== wanted) illegal(node, where);
  }
}

function illegal(node: StateNode, where: string): never {
  throw new InputError('machine-illegal-configuration', { where, state: `#${node.id}` });
}
