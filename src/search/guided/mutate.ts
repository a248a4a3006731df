import type { Prng } from '../../core/prng.ts';
import { MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND } from '../../core/time.ts';
import { inTime, type Mark, type PlannedAct, type SearchPlan } from '../plan/plan.ts';

/** What mutation can do to plans of the corpus. */
export const mutations = ['return', 'prefix', 'splice', 'repeat', 'interleave', 'suffix', 'value', 'drop'] as const;
export type Mutation = (typeof mutations)[number];

/** A plan of the corpus, and a moment of it at which something was new. */
export interface Parent {
  readonly plan: SearchPlan;
  readonly mark: Mark;
}

/** What came of a mutation: a plan, or a moment to return to. */
export type Mutant =
  { readonly plan: SearchPlan; readonly returnsTo: null } | { readonly plan: null; readonly returnsTo: Parent };

/** To return is the most fruitful: the rare state is reached and the drawing goes on from there. */
const lot: readonly Mutation[] = [
  'return',
  'return',
  'return',
  'return',
  'return',
  'return',
  'return',
  'return',
  'return',
  'return',
  'return',
  'return',
  'prefix',
  'splice',
  'repeat',
  'interleave',
  'suffix',
  'value',
  'value',
  'drop',
];

const steps = [1, MS_PER_SECOND, 10 * MS_PER_SECOND, MS_PER_MINUTE, 10 * MS_PER_MINUTE, MS_PER_HOUR, MS_PER_DAY];

/** A plan made of one or two plans of the corpus. What it says and is not possible is left out when it is run. */
export function mutate(parents: readonly Parent[], prng: Prng, limits: readonly number[]): Mutant {
  const parent = prng.pick(parents);
  const mutation = prng.pick(lot);
  if (mutation === 'return') return { plan: null, returnsTo: parent };
  return { plan: mutated(mutation, parent.plan, parents, prng, limits), returnsTo: null };
}

function mutated(
  mutation: Exclude<Mutation, 'return'>,
  plan: SearchPlan,
  parents: readonly Parent[],
  prng: Prng,
  limits: readonly number[],
): SearchPlan {
  switch (mutation) {
    case 'prefix':
      return prefix(plan, prng);
    case 'splice':
      return splice(plan, prng.pick(parents).plan, prng);
    case 'repeat':
      return repeat(plan, prng);
    case 'interleave':
      return interleave(plan, prng.pick(parents).plan);
    case 'suffix':
      return suffix(plan, prng.pick(parents).plan, prng);
    case 'value':
      return value(plan, prng, limits);
    case 'drop':
      return drop(plan, prng);
  }
}

/** The first acts, with what befell them. */
function prefix(plan: SearchPlan, prng: Prng): SearchPlan {
  if (plan.acts.length === 0) return plan;
  const acts = plan.acts.slice(0, prng.between(1, plan.acts.length));
  // All faults, or those that came first.
  const deviations = plan.deviations.slice(0, prng.between(0, plan.deviations.length));
  // From where the acts were done, or from where the whole plan led.
  return { ...plan, acts, deviations, until: prng.chance(1, 2) ? 0 : plan.until };
}

/** The first acts of one, then those that come later in the other. */
function splice(a: SearchPlan, b: SearchPlan, prng: Prng): SearchPlan {
  if (a.acts.length === 0) return b;
  const at = prng.pick(a.acts).at;
  return {
    acts: [...a.acts.filter((act) => act.at <= at), ...b.acts.filter((act) => act.at > at)],
    deviations: [...a.deviations, ...b.deviations],
    crashes: [...a.crashes, ...b.crashes],
    until: Math.max(a.until, b.until),
  };
}

/** One act again, at once or later. */
function repeat(plan: SearchPlan, prng: Prng): SearchPlan {
  if (plan.acts.length === 0) return plan;
  const act = prng.pick(plan.acts);
  const again: PlannedAct = { at: act.at + prng.pick([0, ...steps]), stimulus: act.stimulus };
  return { ...plan, acts: inTime([...plan.acts, again]), until: 0 };
}

/** Both, each at its own times. */
function interleave(a: SearchPlan, b: SearchPlan): SearchPlan {
  return {
    acts: inTime([...a.acts, ...b.acts]),
    deviations: [...a.deviations, ...b.deviations],
    crashes: [...a.crashes, ...b.crashes],
    until: Math.max(a.until, b.until),
  };
}

/** One, and after its end what the other does. */
function suffix(a: SearchPlan, b: SearchPlan, prng: Prng): SearchPlan {
  const first = b.acts[0]?.at;
  const last = a.acts.at(-1)?.at;
  if (first === undefined || last === undefined) return a;
  const shift = last + prng.pick(steps) - first;
  return {
    ...a,
    acts: [...a.acts, ...b.acts.map(({ at, stimulus }) => ({ at: at + shift, stimulus }))],
    crashes: [...a.crashes, ...b.crashes],
  };
}

/** Another amount, time or delay. */
function value(plan: SearchPlan, prng: Prng, limits: readonly number[]): SearchPlan {
  const roll = prng.int(3);
  if (roll === 0 && plan.deviations.length > 0) {
    const i = prng.int(plan.deviations.length);
    const deviation = plan.deviations[i]!;
    if (deviation.kind === 'answer') return plan;
    return { ...plan, deviations: plan.deviations.with(i, { ...deviation, by: prng.pick(steps) }) };
  }
  if (plan.acts.length === 0) return plan;
  const i = prng.int(plan.acts.length);
  const act = plan.acts[i]!;
  if (roll === 1) {
    // With all that follows, so that the order stays.
    const by = prng.pick(steps) * (prng.chance(1, 3) ? -1 : 1);
    const least = plan.acts[i - 1]?.at ?? 0;
    const shift = Math.max(by, least - act.at);
    return { ...plan, acts: plan.acts.map((one, j) => (j < i ? one : { at: one.at + shift, stimulus: one.stimulus })) };
  }
  const { stimulus } = act;
  if (stimulus.kind !== 'act' || stimulus.arg0 === 0) return plan;
  const fen = prng.pick([
    stimulus.arg0 - 1,
    stimulus.arg0 + 1,
    stimulus.arg0 * 2,
    Math.floor(stimulus.arg0 / 2),
    limits.length === 0 ? 100 : prng.pick(limits) + prng.between(-1, 1),
  ]);
  if (fen <= 0) return plan;
  const { instance, act: name, arg1 } = stimulus;
  const other = { kind: 'act', instance, act: name, arg0: fen, arg1 } as const;
  return { ...plan, acts: plan.acts.with(i, { at: act.at, stimulus: other }) };
}

/** Without one act or one fault. */
function drop(plan: SearchPlan, prng: Prng): SearchPlan {
  const i = prng.int(plan.acts.length + plan.deviations.length + 1);
  if (i < plan.acts.length) return { ...plan, acts: plan.acts.filter((_, j) => j !== i) };
  return { ...plan, deviations: plan.deviations.filter((_, j) => j !== i - plan.acts.length) };
}
