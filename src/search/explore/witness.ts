import type { Stimulus } from '../../simulation/plan/compile.ts';
import { findingFingerprint } from '../../simulation/result/fingerprint.ts';
import type { Found } from '../plan/found.ts';
import { planFromStimuli } from '../plan/from-stimuli.ts';
import type { SearchPlan } from '../plan/plan.ts';
import type { Runner } from '../plan/runner.ts';
import type { Violation } from './discoveries.ts';
import type { Explorer } from './explorer.ts';

/** A plan that shows a breach when it is run as any plan is. */
export interface Witness {
  readonly plan: SearchPlan;
  readonly found: Found;
  /** Every stimulus of the shortest way, as the search took it. */
  readonly stimuli: readonly Stimulus[];
}

/** States tried for a plan that shows stuck money; more where a certain finding is asked for. */
const STUCK_TRIED = 16;
const STUCK_TRIED_FOR_ONE = 256;

/**
 * A shortest plan that shows a violation; null if none of the first ways to it can be written as a plan (a plan cannot
 * say in which order simultaneous events of several instances come).
 *
 * @param only of a rule: anchor of the finding that is asked for; a rule may be broken by several transitions.
 */
export function witnessOf(
  explorer: Explorer,
  runner: Runner,
  violation: Violation,
  only: string | null = null,
): Witness | null {
  const { model, machines } = runner.subject;
  const anchor =
    violation.breach === null ? null : findingFingerprint(model, machines, { ...violation.breach, taint: 0 });
  const isIt = (found: Found): boolean =>
    anchor === null
      ? found.kind === 'rule' && found.id === violation.id && (only === null || found.anchor === only)
      : found.anchor === anchor;
  let best: Witness | null = null;
  for (const { state, choice } of violation.ways) {
    // Longer ways come last: they could only be worse.
    if (best !== null && explorer.lengthTo(state) + 1 > best.found.length) break;
    const one = shown(explorer, runner, explorer.replay(state, choice), isIt);
    if (one === null || (best !== null && one.found.length >= best.found.length)) continue;
    best = one;
    if (one.found.length <= violation.length) break;
  }
  return best;
}

/**
 * A shortest plan after which money stays stuck, and the state in which it is; null if there is none. Where something
 * else breaks first while everybody does what is asked, stuck money only follows from it, and that is what is found.
 *
 * @param only anchor of the finding that is asked for: money is stuck in several ways.
 */
export function stuckWitness(
  explorer: Explorer,
  runner: Runner,
  states: Iterable<number>,
  only: string | null = null,
): (Witness & { readonly state: number }) | null {
  let tried = 0;
  let other: (Witness & { readonly state: number }) | null = null;
  for (const state of states) {
    if (tried++ === (only === null ? STUCK_TRIED : STUCK_TRIED_FOR_ONE)) break;
    const isIt = ({ id, anchor }: Found): boolean => id === 'stuck-funds' && (only === null || anchor === only);
    const one = shown(explorer, runner, explorer.replay(state), isIt);
    if (one !== null) return { ...one, state };
    other ??= otherwise(
      shown(explorer, runner, explorer.replay(state), () => true),
      state,
    );
  }
  return other;
}

function otherwise(witness: Witness | null, state: number): (Witness & { readonly state: number }) | null {
  return witness === null ? null : { ...witness, state };
}

function shown(
  explorer: Explorer,
  runner: Runner,
  stimuli: readonly Stimulus[],
  isIt: (found: Found) => boolean,
): Witness | null {
  const plan = planFromStimuli(explorer.kernel, explorer.start, stimuli);
  const { now } = explorer.kernel.world;
  let best: Witness | null = null;
  // The healing, which an exhaustive search does not have, begins after the last act, and may prevent or delay it.
  for (const one of [plan, { ...plan, until: now }]) {
    const found = runner.run(one).found.find(isIt);
    if (found === undefined || (best !== null && best.found.length <= found.length)) continue;
    best = { plan: one, found, stimuli };
  }
  return best;
}
