import { InputError } from '../../../core/errors.ts';
import { macrostep, situationKey, start, type Ask, type Outcome, type Situation } from './interpret.ts';
import type { Machine, StateNode } from './node.ts';
import { EndlessAlways, Unsound } from './unsound.ts';
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
  /** Every state entered anywhere, if only to be left at once. */
  readonly entered: ReadonlySet<StateNode>;
}

/** Beyond these a flow is a mistake, not a design: guards in parallel regions multiply. */
const SITUATION_LIMIT = 2_048;
const PATH_LIMIT = 4_096;

/**
 * Runs every event in every reachable situation under every outcome of the guards that it asks for.
 * Throws InputError `machine-always-cycle`, `machine-entered-twice`, `machine-illegal-configuration`,
 * `machine-too-many-configurations` or `machine-too-many-outcomes`.
 */
export function explore(machine: Machine): Exploration {
  const numbers = new Map<string, number>();
  const situations: Situation[] = [];
  const entered = new Set<StateNode>();

  const number = (situation: Situation): number => {
    const key = situationKey(situation);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    if (situations.length === SITUATION_LIMIT)
      throw new InputError('machine-too-many-configurations', { limit: SITUATION_LIMIT });
    numbers.set(key, situations.length);
    return situations.push(situation) - 1;
  };

  const decide = (where: string, run: (ask: Ask) => Outcome): Decision => {
    let paths = 0;
    const branch = (known: ReadonlyMap<number, boolean>): Decision => {
      if (++paths > PATH_LIMIT) throw new InputError('machine-too-many-outcomes', { where, limit: PATH_LIMIT });
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
      for (const node of outcome.entered) entered.add(node);
      let decision: Decision = outcome.taken ? { target: number(outcome.situation), actions: outcome.actions } : null;
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
        isDeaf(situation, index)
          ? null
          : decide(`${event} in ${configurationPath(situation.nodes)}`, (ask) => macrostep(situation, index, ask)),
      ),
    );
  }
  return { situations, initial, rows, entered };
}

/** Most rows of a flow: no active state answers the event, and none has eventless transitions to try again. */
function isDeaf({ nodes, done }: Situation, event: number): boolean {
  return done || !nodes.some((node) => node.on.has(event) || node.always.length > 0);
}

function attempt(machine: Machine, where: string, assigned: ReadonlyMap<number, boolean>, run: () => Outcome): Outcome {
  try {
    return run();
  } catch (error) {
    if (error instanceof Unsound) throw new InputError(error.code, { where, state: `#${error.node.id}` });
    if (!(error instanceof EndlessAlways)) throw error;
    const cycle = error.steps.map(configurationPath).join(' → ');
    const guards = [...assigned].map(([guard, value]) => `${machine.guards[guard]!.name} = ${value}`).join(', ');
    throw new InputError('machine-always-cycle', { where, cycle, guards: guards === '' ? '—' : guards });
  }
}
