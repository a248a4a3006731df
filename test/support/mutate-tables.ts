import { referenceText } from '../../src/flows/compile/internal/literal.ts';
import { leafActions, leafReference, NO_LEAF, select, selectInitial } from '../../src/flows/compile/tables.ts';
import type { MachineTables } from '../../src/flows/compile/tables.ts';
import { Prng } from '../../src/core/prng.ts';
import { allAnswers } from './all-answers.ts';
import { actionText, valueText } from './walk-rows.ts';

/** Tables with one planted slip. */
export interface Mutant {
  readonly what: string;
  readonly tables: MachineTables;
}

/**
 * `count` mutants of `tables` that behave differently from them; a slip that changes nothing is drawn again.
 * A machine too small for so many different slips gives all that were found; fewer than one per two rows throw.
 */
export function plantMutants(tables: MachineTables, count: number, seed: string): Mutant[] {
  const rng = Prng.from(seed, 'table-mutants');
  const found = new Map<string, Mutant>();
  for (let tries = 0; found.size < count; tries++) {
    if (tries > 200 * count) {
      if (found.size * 2 < tables.leafTarget.length) throw new Error(`only ${found.size} different mutants found`);
      break;
    }
    const slip = rng.pick(slips);
    const copy = thaw(tables);
    const where = slip(copy, rng);
    const what = `${slip.name} ${where ?? ''}`;
    if (where !== null && !found.has(what) && !sameBehaviour(tables, copy)) found.set(what, { what, tables: copy });
  }
  return [...found.values()];
}

type Thawed = { -readonly [K in keyof MachineTables]: MachineTables[K] };

function thaw(tables: MachineTables): Thawed {
  return {
    ...tables,
    roots: tables.roots.slice(),
    nodes: tables.nodes.slice(),
    leafTarget: tables.leafTarget.slice(),
    leafStart: tables.leafStart.slice(),
    leafEnd: tables.leafEnd.slice(),
  };
}

/** Plants one slip and says where, or null if there is no place for it. */
type Slip = (tables: Thawed, rng: Prng) => string | null;

const slips: readonly Slip[] = [
  function retarget(tables, rng) {
    const leaf = rng.int(tables.leafTarget.length);
    tables.leafTarget[leaf] = rng.int(tables.configurations.length);
    return `leaf ${leaf} to ${tables.leafTarget[leaf]}`;
  },
  function dropAction(tables, rng) {
    return editActions(tables, rng, 1, (list, at) => list.toSpliced(at, 1));
  },
  function duplicateAction(tables, rng) {
    return editActions(tables, rng, 1, (list, at) => list.toSpliced(at, 0, list[at]!));
  },
  function swapActions(tables, rng) {
    return editActions(tables, rng, 2, (list, at) => {
      const next = (at + 1) % list.length;
      return list.with(at, list[next]!).with(next, list[at]!);
    });
  },
  function replaceAction(tables, rng) {
    return editActions(tables, rng, 1, (list, at) => list.with(at, rng.int(tables.actions.length)));
  },
  function addAction(tables, rng) {
    return editActions(tables, rng, 0, (list) => [...list, rng.int(tables.actions.length)]);
  },
  function negateGuard(tables, rng) {
    const at = anyNode(tables, rng);
    if (at === null) return null;
    const no = tables.nodes[at + 1]!;
    tables.nodes[at + 1] = tables.nodes[at + 2]!;
    tables.nodes[at + 2] = no;
    return `node ${at}`;
  },
  function replaceGuard(tables, rng) {
    const at = anyNode(tables, rng);
    if (at === null) return null;
    tables.nodes[at] = rng.int(tables.guards.length);
    return `node ${at} asks ${tables.nodes[at]}`;
  },
  function ignoreGuard(tables, rng) {
    const at = anyNode(tables, rng);
    if (at === null) return null;
    const side = 1 + rng.int(2);
    tables.nodes[at + side] = tables.nodes[at + 3 - side]!;
    return `node ${at} keeps side ${3 - side}`;
  },
  function swapLeaves(tables, rng) {
    const a = rng.int(tables.leafTarget.length);
    const b = rng.int(tables.leafTarget.length);
    const renamed = (reference: number): number =>
      reference === leafReference(a) ? leafReference(b) : reference === leafReference(b) ? leafReference(a) : reference;
    tables.roots = tables.roots.map(renamed);
    tables.initialRoot = renamed(tables.initialRoot);
    for (let at = 0; at < tables.nodes.length; at += 3) {
      for (const side of [1, 2]) tables.nodes[at + side] = renamed(tables.nodes[at + side]!);
    }
    return `${Math.min(a, b)} and ${Math.max(a, b)}`;
  },
  function dropTransition(tables, rng) {
    const at = rng.int(tables.roots.length);
    if (tables.roots[at] === NO_LEAF) return null;
    tables.roots[at] = NO_LEAF;
    return `root ${at}`;
  },
  function addTransition(tables, rng) {
    const at = rng.int(tables.roots.length);
    if (tables.roots[at] !== NO_LEAF) return null;
    tables.roots[at] = leafReference(rng.int(tables.leafTarget.length));
    return `root ${at} to leaf ${tables.roots[at]}`;
  },
  function swapRows(tables, rng) {
    const a = rng.int(tables.roots.length);
    const b = rng.int(tables.roots.length);
    const reference = tables.roots[a]!;
    tables.roots[a] = tables.roots[b]!;
    tables.roots[b] = reference;
    return `${Math.min(a, b)} and ${Math.max(a, b)}`;
  },
  function startElsewhere(tables, rng) {
    tables.initialRoot = leafReference(rng.int(tables.leafTarget.length));
    return `at ${tables.initialRoot}`;
  },
  function wrongTimer(tables, rng) {
    const at = rng.int(tables.actions.length);
    const action = tables.actions[at]!;
    if (action.kind === 'effect') return null;
    const timer = rng.int(tables.timers.length);
    tables.actions = tables.actions.with(at, { ...action, timer });
    return `action ${at} on timer ${timer}`;
  },
  function startInsteadOfCancel(tables, rng) {
    const at = rng.int(tables.actions.length);
    const action = tables.actions[at]!;
    if (action.kind === 'effect') return null;
    const kind = action.kind === 'start-timer' ? 'cancel-timer' : 'start-timer';
    tables.actions = tables.actions.with(at, { ...action, kind });
    return `action ${at}`;
  },
  function wrongDelay(tables, rng) {
    if (tables.timers.length === 0) return null;
    const at = rng.int(tables.timers.length);
    const delay = rng.pick<string | number>(['soon', 'late', 1, 500]);
    tables.timers = tables.timers.with(at, { ...tables.timers[at]!, delay });
    return `timer ${at} after ${delay}`;
  },
  function wrongParams(tables, rng) {
    const at = rng.int(tables.actions.length);
    const action = tables.actions[at]!;
    if (action.kind !== 'effect') return null;
    tables.actions = tables.actions.with(at, { ...action, params: action.params === null ? { fen: 1 } : null });
    return `action ${at}`;
  },
  function wrongEnd(tables, rng) {
    const at = rng.int(tables.configurations.length);
    const configuration = tables.configurations[at]!;
    tables.configurations = tables.configurations.with(at, { ...configuration, done: !configuration.done });
    return `configuration ${at}`;
  },
];

function anyNode(tables: MachineTables, rng: Prng): number | null {
  return tables.nodes.length === 0 ? null : 3 * rng.int(tables.nodes.length / 3);
}

/** Gives one leaf a changed copy of its actions, if it has at least `least` of them. */
function editActions(
  tables: Thawed,
  rng: Prng,
  least: number,
  edit: (list: number[], at: number) => number[],
): string | null {
  const leaf = rng.int(tables.leafTarget.length);
  const list = [...tables.actionList.slice(tables.leafStart[leaf], tables.leafEnd[leaf])];
  if (list.length < least) return null;
  const edited = edit(list, list.length === 0 ? 0 : rng.int(list.length));
  tables.leafStart[leaf] = tables.actionList.length;
  tables.actionList = Int32Array.from([...tables.actionList, ...edited]);
  tables.leafEnd[leaf] = tables.actionList.length;
  return `of leaf ${leaf}: ${edited.join(' ')} instead of ${list.join(' ')}`;
}

/** Whether two tables give the same values, ends and actions for every sequence of events and guard outcomes. */
export function sameBehaviour(left: MachineTables, right: MachineTables): boolean {
  const seen = new Set<string>();
  const queue: [number, number][] = [];
  /** Notes where both lead; false if they visibly differ. */
  const both = (from: [number, number], leaves: [number, number]): boolean => {
    const [a, b] = [after(left, from[0], leaves[0]), after(right, from[1], leaves[1])];
    if (a.text !== b.text) return false;
    const key = `${a.configuration} ${b.configuration}`;
    if (!seen.has(key)) queue.push([a.configuration, b.configuration]);
    seen.add(key);
    return true;
  };
  for (const answers of allAnswers()) {
    const ask = (tables: MachineTables) => (guard: number) => answers.ask(guardText(tables, guard));
    if (!both([-1, -1], [selectInitial(left, ask(left)), selectInitial(right, ask(right))])) return false;
  }
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for (let event = 0; event < left.events.length; event++) {
      for (const answers of allAnswers()) {
        const ask = (tables: MachineTables) => (guard: number) => answers.ask(guardText(tables, guard));
        const leaves: [number, number] = [
          select(left, at[0], event, ask(left)),
          select(right, at[1], event, ask(right)),
        ];
        if (!both(at, leaves)) return false;
      }
    }
  }
  return true;
}

function guardText(tables: MachineTables, index: number): string {
  const guard = tables.guards[index]!;
  return referenceText(guard.name, guard.params);
}

function after(tables: MachineTables, from: number, leaf: number): { configuration: number; text: string } {
  const configuration = leaf === NO_LEAF ? from : tables.leafTarget[leaf]!;
  const reached = tables.configurations[configuration];
  if (reached === undefined) return { configuration, text: 'nowhere' };
  const actions = leaf === NO_LEAF ? [] : leafActions(tables, leaf);
  const text = [valueText(reached.value), reached.done, ...actions.map((action) => actionText(tables, action))];
  return { configuration, text: text.join('\n') };
}
