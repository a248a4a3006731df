import type { Catalogue } from '../catalogue/catalogue.ts';
import type { FactReader } from '../catalogue/spec.ts';
import { FALSE, TRUE, type Truth } from '../compile/pieces.ts';
import type { CompiledRule } from '../compile/rulebook.ts';
import { leavesOf } from '../facts-of-rule.ts';
import type { Leaf, Rule, Tree } from '../format/rule-file.ts';
import { beyondOf, limitOf, mirrored, standings } from '../limits.ts';
import { COMPLIED, NOT_APPLICABLE, type Outcome, VIOLATED } from '../outcome.ts';
import { Truths } from '../truths.ts';

export const sources = ['cases', 'scenarios', 'searches'] as const;

/** Where an evaluation comes from. Facts of cases are stated, those of the others are computed by a run. */
export type Source = (typeof sources)[number];

/** What was seen of one leaf condition. */
export interface LeafSeen {
  readonly leaf: Leaf;
  isTrue: boolean;
  isFalse: boolean;
  /** It has a limit: an order, and something to compare with. */
  readonly hasLimit: boolean;
  /** It decided with its fact exactly at the limit, and a step beyond. Always true without a limit. */
  atLimit: boolean;
  beyond: boolean;
}

/** How often a rule had each outcome. */
export type Outcomes = [notApplicable: number, complied: number, violated: number, undecided: number];

export interface BothWays {
  violated: boolean;
  complied: boolean;
}

/** What was seen of one rule. */
export interface RuleSeen {
  readonly rule: Rule;
  readonly outcomes: Readonly<Record<Source, Outcomes>>;
  /** By JSON pointer: a named condition that is used twice is one. */
  readonly leaves: ReadonlyMap<string, LeafSeen>;
  /** Seen broken and kept in a run because of at least one fact that the run computed. */
  readonly computed: BothWays;
  /** Seen broken and kept in a run, be it by what the scenario states alone. */
  readonly shown: BothWays;
}

/** Counts what is seen of rules and their leaf conditions. */
export class Coverage {
  readonly rules: ReadonlyMap<string, RuleSeen>;
  readonly #catalogue: Catalogue;
  readonly #truths: Truths;
  /** Rules of which everything has been seen: only their outcomes are still counted. */
  readonly #done = new Set<RuleSeen>();

  constructor(rules: readonly Rule[], catalogue: Catalogue) {
    this.#catalogue = catalogue;
    this.#truths = new Truths(catalogue);
    this.rules = new Map(rules.map((rule) => [rule.id, seenOf(rule, catalogue)]));
  }

  /**
   * Notes one evaluation.
   *
   * @param stated of a scenario: names of facts that it states, so that a run does not work them out
   */
  note(
    source: Source,
    { rule, day }: CompiledRule,
    outcome: Outcome,
    read: FactReader,
    stated: ReadonlySet<string> = NOTHING,
  ): void {
    const seen = this.rules.get(rule.id)!;
    seen.outcomes[source][outcome]++;
    if (source !== 'cases') this.#noteComputed(seen, day, outcome, read, stated);
    if (this.#done.has(seen)) return;
    let isDone = true;
    for (const leafSeen of seen.leaves.values()) {
      this.#noteLeaf(rule, leafSeen, day, outcome, read);
      isDone &&= leafSeen.isTrue && leafSeen.isFalse && leafSeen.atLimit && leafSeen.beyond;
    }
    if (isDone) this.#done.add(seen);
  }

  #noteLeaf(rule: Rule, seen: LeafSeen, day: number, outcome: Outcome, read: FactReader): void {
    const { leaf } = seen;
    const truth = this.#truths.leaf(leaf, day, read);
    if (truth === TRUE) seen.isTrue = true;
    if (truth === FALSE) seen.isFalse = true;
    if (outcome === NOT_APPLICABLE || (seen.atLimit && seen.beyond)) return;
    // Where some other condition decides, how near this one is to its limit says nothing.
    if (!this.#truths.decides(rule, leaf, day, read)) return;
    const comparison = limitOf(leaf, this.#catalogue)!;
    const beyond = beyondOf(leaf.left.kind === 'parameter' ? mirrored[comparison] : comparison);
    for (const { steps } of standings(leaf, day, this.#catalogue, read)) {
      if (steps === 0) seen.atLimit = true;
      else if (beyond.includes(steps)) seen.beyond = true;
    }
  }

  #noteComputed(
    { computed, shown, rule }: RuleSeen,
    day: number,
    outcome: Outcome,
    read: FactReader,
    stated: ReadonlySet<string>,
  ): void {
    if (outcome !== VIOLATED && outcome !== COMPLIED) return;
    const key = outcome === VIOLATED ? 'violated' : 'complied';
    shown[key] = true;
    if (computed[key]) return;
    const truth = (leaf: Leaf): Truth => this.#truths.leaf(leaf, day, read);
    const deciding = decidingLeaves(rule.conditions, outcome === VIOLATED ? TRUE : FALSE, truth);
    computed[key] = deciding.some((leaf) => !this.#isStated(leaf, stated));
  }

  /** True if a leaf says no more than what somebody wrote down: a stated fact, or a yes or no that nobody computes. */
  #isStated({ left, right }: Leaf, stated: ReadonlySet<string>): boolean {
    return [left, right].every((side) => {
      if (side.kind !== 'fact') return true;
      const { type, mayBeUnknown, aggregate } = this.#catalogue.specOf(side.name)!;
      return stated.has(side.name) || (type === 'bool' && mayBeUnknown === true && aggregate === undefined);
    });
  }
}

const NOTHING: ReadonlySet<string> = new Set();

function seenOf(rule: Rule, catalogue: Catalogue): RuleSeen {
  const leaves = new Map<string, LeafSeen>();
  for (const leaf of leavesOf(rule)) {
    const hasLimit = limitOf(leaf, catalogue) !== undefined;
    const seen: LeafSeen = { leaf, isTrue: false, isFalse: false, hasLimit, atLimit: !hasLimit, beyond: !hasLimit };
    leaves.set(leaf.pointer, seen);
  }
  const never = (): BothWays => ({ violated: false, complied: false });
  const none = (): Outcomes => [0, 0, 0, 0];
  const outcomes = { cases: none(), scenarios: none(), searches: none() };
  return { rule, outcomes, leaves, computed: never(), shown: never() };
}

/** The leaves without which a tree would not have this truth: of children that agree with it, all. */
function decidingLeaves(tree: Tree, wanted: Truth, truth: (leaf: Leaf) => Truth): Leaf[] {
  if (tree.kind === 'leaf') return truth(tree) === wanted ? [tree] : [];
  if (tree.kind === 'not') return decidingLeaves(tree.child, wanted === TRUE ? FALSE : TRUE, truth);
  // A member that is not as wanted gives leaves of its own only if it is a list with members that are.
  return tree.children.flatMap((child) => (has(child, wanted, truth) ? decidingLeaves(child, wanted, truth) : []));
}

function has(tree: Tree, wanted: Truth, truth: (leaf: Leaf) => Truth): boolean {
  switch (tree.kind) {
    case 'leaf':
      return truth(tree) === wanted;
    case 'not':
      return has(tree.child, wanted === TRUE ? FALSE : TRUE, truth);
    default: {
      const each = (tree.kind === 'all') === (wanted === TRUE);
      const child = (one: Tree): boolean => has(one, wanted, truth);
      return each ? tree.children.every(child) : tree.children.some(child);
    }
  }
}
