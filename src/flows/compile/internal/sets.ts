import { ancestorsUpTo, isInside, type StateNode, type Transition } from './node.ts';

/** What history states remember. */
export type Memory = ReadonlyMap<StateNode, readonly StateNode[]>;

/** Where a transition really leads, with history states replaced by what they remember. */
function effectiveTargets(targets: readonly StateNode[], memory: Memory): Set<StateNode> {
  const found = new Set<StateNode>();
  for (const target of targets) {
    if (target.type !== 'history') found.add(target);
    else for (const node of memory.get(target) ?? effectiveTargets(target.defaults, memory)) found.add(node);
  }
  return found;
}

function commonAncestor(nodes: readonly StateNode[]): StateNode | null {
  const [head, ...tail] = nodes;
  return ancestorsUpTo(head!, null).find((ancestor) => tail.every((node) => isInside(node, ancestor))) ?? null;
}

/** The state inside which a transition changes things; null is the place around the root, so that even it is left. */
function domainOf(transition: Transition, memory: Memory): StateNode | null {
  const { source, reenter } = transition;
  const targets = [...effectiveTargets(transition.target ?? [], memory)];
  if (!reenter && targets.every((target) => target === source || isInside(target, source))) return source;
  const common = commonAncestor([...targets, source]);
  if (common !== null || reenter) return common;
  return rootOf(source);
}

function rootOf(node: StateNode): StateNode {
  return node.parent === null ? node : rootOf(node.parent);
}

/** The active states that `transitions` leave. */
export function exitSet(
  transitions: readonly Transition[],
  active: ReadonlySet<StateNode>,
  memory: Memory,
): Set<StateNode> {
  const leaving = new Set<StateNode>();
  for (const transition of transitions) {
    if (transition.target === null) continue;
    const domain = domainOf(transition, memory);
    for (const node of active) if (isInside(node, domain)) leaving.add(node);
  }
  return leaving;
}

/** Of transitions that would leave the same state, keeps the one from further inside, else the earlier one. */
export function withoutConflicts(
  transitions: readonly Transition[],
  active: ReadonlySet<StateNode>,
  memory: Memory,
): Transition[] {
  const kept = new Set<Transition>();
  for (const candidate of transitions) {
    const leaving = exitSet([candidate], active, memory);
    const outdone: Transition[] = [];
    let preempted = false;
    for (const other of kept) {
      const meets = [...exitSet([other], active, memory)].some((node) => leaving.has(node));
      if (!meets) continue;
      if (isInside(candidate.source, other.source)) outdone.push(other);
      else {
        preempted = true;
        break;
      }
    }
    if (preempted) continue;
    for (const other of outdone) kept.delete(other);
    kept.add(candidate);
  }
  return [...kept];
}

/** The states that `transitions` enter. */
export function entrySet(transitions: readonly Transition[], memory: Memory): Set<StateNode> {
  const entering = new Set<StateNode>();
  for (const transition of transitions) {
    if (transition.target === null) continue;
    const { source, reenter } = transition;
    const domain = domainOf(transition, memory);
    for (const target of transition.target) {
      // A target inside the source's own domain is entered unless it is the source itself, which was never left.
      if (target.type !== 'history' && (source !== target || source !== domain || reenter)) entering.add(target);
      addInside(target, memory, entering);
    }
    for (const target of effectiveTargets(transition.target, memory)) {
      const around = ancestorsUpTo(target, domain);
      if (domain?.type === 'parallel') around.push(domain);
      addAround(around, source.parent === null && reenter ? null : domain, memory, entering);
    }
  }
  return entering;
}

/** What is entered with `node` below it. */
function addInside(node: StateNode, memory: Memory, entering: Set<StateNode>): void {
  if (node.type === 'history') {
    const targets = memory.get(node) ?? node.defaults;
    for (const target of targets) {
      entering.add(target);
      addInside(target, memory, entering);
    }
    for (const target of targets) addAround(ancestorsUpTo(target, node.parent), null, memory, entering);
  } else if (node.type === 'compound') {
    const initial = node.initial!;
    entering.add(initial);
    addInside(initial, memory, entering);
  } else if (node.type === 'parallel') addRegions(node, memory, entering);
}

/** What is entered around a target: its ancestors inside `domain`, and their other regions. */
function addAround(
  ancestors: readonly StateNode[],
  domain: StateNode | null,
  memory: Memory,
  entering: Set<StateNode>,
): void {
  for (const ancestor of ancestors) {
    if (isInside(ancestor, domain)) entering.add(ancestor);
    if (ancestor.type === 'parallel') addRegions(ancestor, memory, entering);
  }
}

function addRegions(parallel: StateNode, memory: Memory, entering: Set<StateNode>): void {
  for (const region of parallel.children) {
    if ([...entering].some((node) => isInside(node, region))) continue;
    entering.add(region);
    addInside(region, memory, entering);
  }
}
