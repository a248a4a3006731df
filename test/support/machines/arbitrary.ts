import * as fc from 'fast-check';
import type { GuardConfig, MachineConfig, StateConfig, TransitionConfig } from '../../../src/flows/compile/config.ts';
import { names } from './names.ts';

/** A state before anybody knows which states there are: targets are numbers, taken modulo the states. */
interface Sketch {
  readonly kind: 'atomic' | 'compound' | 'parallel' | 'final';
  readonly children: readonly Sketch[];
  readonly initial: number;
  readonly history: 'none' | 'shallow' | 'deep';
  readonly historyTarget: number | null;
  readonly entry: readonly string[];
  readonly exit: readonly string[];
  readonly on: readonly { readonly event: string; readonly transition: TransitionSketch }[];
  readonly always: readonly TransitionSketch[];
  readonly after: readonly { readonly delay: string; readonly transition: TransitionSketch }[];
}

interface TransitionSketch {
  readonly targets: readonly number[];
  readonly guard: GuardConfig | null;
  readonly actions: readonly string[];
  readonly reenter: boolean;
}

const someActions = fc.subarray(['a', 'b', 'c', 'd'], { maxLength: 2 });

const guard: fc.Arbitrary<GuardConfig> = fc.letrec<{ guard: GuardConfig }>((tie) => ({
  guard: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<GuardConfig>('g', 'h', { type: 'atLeast', params: { fen: 1 } }),
    fc.record({ type: fc.constant('not' as const), guard: tie('guard') }),
    fc.record({
      type: fc.constantFrom('and' as const, 'or' as const),
      guards: fc.array(tie('guard'), { minLength: 1, maxLength: 2 }),
    }),
  ),
})).guard;

const transition: fc.Arbitrary<TransitionSketch> = fc.record({
  targets: fc.array(fc.nat({ max: 100 }), { maxLength: 2 }),
  guard: fc.option(guard, { freq: 1 }),
  actions: someActions,
  reenter: fc.boolean(),
});

const guarded = transition.chain((sketch) =>
  sketch.guard === null ? guard.map((made) => ({ ...sketch, guard: made })) : fc.constant(sketch),
);

const sketch: fc.Arbitrary<Sketch> = fc.letrec<{ state: Sketch; inner: Sketch }>((tie) => {
  const shared = {
    initial: fc.nat({ max: 10 }),
    history: fc.constantFrom('none' as const, 'shallow' as const, 'deep' as const),
    historyTarget: fc.option(fc.nat({ max: 100 })),
    entry: someActions,
    exit: someActions,
    on: fc.array(fc.record({ event: fc.constantFrom(...names.events), transition }), { maxLength: 3 }),
    // Rare: `always` in many states at once mostly runs in circles, and the machine is refused.
    always: fc.oneof({ weight: 5, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.tuple(guarded) }),
    after: fc.array(fc.record({ delay: fc.constantFrom('soon', 'late', '0', '500'), transition }), { maxLength: 1 }),
  };
  const withChildren = (kind: 'compound' | 'parallel') =>
    fc.record({
      kind: fc.constant(kind),
      children: fc.array(tie('inner'), { minLength: kind === 'parallel' ? 1 : 2, maxLength: 3 }),
      ...shared,
    });
  return {
    state: fc.oneof(withChildren('compound'), withChildren('parallel')),
    inner: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      {
        weight: 4,
        arbitrary: fc.record({ kind: fc.constant('atomic' as const), children: fc.constant([]), ...shared }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('final' as const), children: fc.constant([]), ...shared }),
      },
      { weight: 3, arbitrary: withChildren('compound') },
      { weight: 3, arbitrary: withChildren('parallel') },
    ),
  };
}).state;

/** Machines of every shape; the compiler refuses some, mostly because their `always` never ends. */
export const anyMachine: fc.Arbitrary<MachineConfig> = sketch.map((root) => {
  const paths: Paths = new Map();
  collect(root, 'm', paths);
  return { id: 'm', ...stateOf(root, 'm', paths) };
});

/** Kind of state by path, in document order. */
type Paths = Map<string, Sketch['kind'] | 'history'>;

function keyOf(index: number): string {
  return `s${index}`;
}

function collect(state: Sketch, path: string, paths: Paths): void {
  paths.set(path, state.kind);
  state.children.forEach((child, index) => collect(child, `${path}.${keyOf(index)}`, paths));
  if (hasHistory(state)) paths.set(`${path}.back`, 'history');
}

function hasHistory(state: Sketch): boolean {
  return state.history !== 'none' && state.children.length > 0;
}

function stateOf(state: Sketch, path: string, paths: Paths): StateConfig {
  const states: Record<string, StateConfig> = {};
  state.children.forEach((child, index) => {
    states[keyOf(index)] = stateOf(child, `${path}.${keyOf(index)}`, paths);
  });
  if (hasHistory(state)) states['back'] = historyOf(state, path, paths);
  const make = (from: TransitionSketch): TransitionConfig => transitionOf(from, path, paths);
  return {
    type: state.kind,
    ...(state.children.length > 0 ? { states } : {}),
    ...(state.kind === 'compound' ? { initial: keyOf(state.initial % state.children.length) } : {}),
    entry: state.entry,
    exit: state.exit,
    on: grouped(state.on.map((item) => [item.event, make(item.transition)])),
    after: grouped(state.after.map((item) => [item.delay, make(item.transition)])),
    ...(state.always.length > 0 ? { always: state.always.map(make) } : {}),
  };
}

function grouped(list: readonly (readonly [string, TransitionConfig])[]): Record<string, TransitionConfig[]> {
  const groups: Record<string, TransitionConfig[]> = {};
  for (const [key, item] of list) (groups[key] ??= []).push(item);
  return groups;
}

function historyOf(state: Sketch, path: string, paths: Paths): StateConfig {
  const inside = [...paths.keys()].filter((other) => other.startsWith(`${path}.`) && !other.endsWith('.back'));
  const target = state.historyTarget === null ? undefined : inside[state.historyTarget % inside.length];
  return {
    type: 'history',
    history: state.history === 'deep' ? 'deep' : 'shallow',
    ...(target === undefined ? {} : { target: `#${target}` }),
  };
}

function transitionOf(from: TransitionSketch, path: string, paths: Paths): TransitionConfig {
  // Not the root: entering it again without leaving it is refused.
  const all = [...paths.keys()].slice(1);
  const drawn = from.targets.map((index) => all[index % all.length]!);
  const [first, second] = drawn;
  const together = first === undefined || second === undefined || inDifferentRegions(first, second, paths);
  const target = (together ? drawn : drawn.slice(1)).map((absolute) => relative(absolute, path));
  return {
    ...(target.length === 0 ? {} : { target: target.length === 1 ? target[0]! : target }),
    ...(from.guard === null ? {} : { guard: from.guard }),
    actions: from.actions,
    reenter: from.reenter,
  };
}

/** Whether two states can be active together: the last state around both is parallel and is neither of them. */
function inDifferentRegions(a: string, b: string, paths: Paths): boolean {
  const [left, right] = [a.split('.'), b.split('.')];
  const shared = left.findIndex((key, index) => key !== right[index]);
  if (shared < 0 || shared >= right.length) return false;
  return paths.get(left.slice(0, shared).join('.')) === 'parallel';
}

/** The shortest way to write a target, so that every notation is met. */
function relative(target: string, source: string): string {
  if (target.startsWith(`${source}.`)) return target.slice(source.length);
  const parent = source.split('.').slice(0, -1).join('.');
  return parent !== '' && target.startsWith(`${parent}.`) ? target.slice(parent.length + 1) : `#${target}`;
}

/** Every event of a machine, its timers' included, without asking the compiler. */
export function eventsOf(config: StateConfig, path = 'm'): string[] {
  const timers = Object.keys(config.after ?? {}).map((delay) => `xstate.after.${delay}.${path}`);
  const inside = Object.entries(config.states ?? {}).flatMap(([key, state]) => eventsOf(state, `${path}.${key}`));
  return [...(path === 'm' ? names.events : []), ...timers, ...inside];
}
