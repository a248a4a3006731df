import type { FactReader, FactValue } from '../catalogue/spec.ts';
import * as outcome from '../outcome.ts';
import { conjunctsOf, keyOfCondition } from './compile-tree.ts';
import * as pieces from './pieces.ts';
import type { Condition, Truth } from './pieces.ts';
import { conditionsOf, type CompiledRule } from './rulebook.ts';

// Constants of its own are compiled into a module's code; those it imports are loaded at every use.
const { COMPLIED, COULD_NOT_EVALUATE, NOT_APPLICABLE } = outcome;
const { FALSE, TRUE, UNKNOWN } = pieces;

/** What is left to decide once a rule is known to apply: equal conditions of several rules are one. */
interface End {
  /** What these rules have in common, and how it is decided: the same, or what it always comes to. */
  readonly key: Condition;
  readonly broken: Condition;
  readonly positions: number[];
}

/** Rules that have a beginning of their `appliesWhen` in common: what is false at a node is false for all below it. */
interface Node {
  readonly condition: Condition;
  readonly ends: End[];
  readonly children: Node[];
  branches: Branches | null;
}

/** Children that ask whether one fact has one of some values: the fact is read once, and the others are not visited. */
interface Branches {
  readonly fact: number;
  readonly byValue: ReadonlyMap<FactValue, readonly Node[]>;
  readonly keyed: readonly Node[];
  readonly others: readonly Node[];
}

/** Fewer children than this are asked one after another. */
const BRANCHES_MIN = 3;

/**
 * The rules of one hook on one day, evaluated together: every condition that several rules begin with is evaluated once
 * an event, and rules that do not apply are not visited one by one. Gives each rule the outcome that
 * {@link CompiledRule.evaluate} gives.
 */
export class RuleSet {
  readonly rules: readonly CompiledRule[];
  /** After {@link evaluate}: the outcome of each rule, by its position in {@link rules}. */
  readonly outcomes: Uint8Array;
  /** After {@link evaluate}: positions of the rules that apply, or may; the first `appliedCount` count. In no order. */
  readonly applied: Int32Array;
  appliedCount = 0;
  /** None of the rules can apply: there is nothing to evaluate. */
  readonly isEmpty: boolean;
  private readonly root: Node;
  /** Rules whose evaluation is somebody's own. */
  private readonly foreign: readonly number[];
  private flagged = false;
  /** Every outcome is settled: evaluating a second time gives what the first gave. */
  private readonly isConstant: boolean;
  private isEvaluated = false;

  /**
   * @param settled truth of a condition that is the same for every event to be evaluated, undefined for any other. Rules
   * that it rules out are not visited, and what it settles is not asked again.
   * @param decided the same, of what else decides whether a rule that applies is broken. It changes no order in which rules
   * are visited.
   */
  constructor(
    rules: readonly CompiledRule[],
    settled: (condition: Condition) => Truth | undefined = () => undefined,
    decided: (condition: Condition) => Truth | undefined = settled,
  ) {
    this.rules = rules;
    this.outcomes = new Uint8Array(rules.length);
    this.applied = new Int32Array(rules.length);
    const foreign: number[] = [];
    const frequency = new Map<Condition, number>();
    for (const rule of rules) {
      for (const condition of conjunctsOf(conditionsOf(rule)?.applies ?? never)) {
        frequency.set(condition, (frequency.get(condition) ?? 0) + 1);
      }
    }
    this.root = { condition: never, ends: [], children: [], branches: null };
    rules.forEach((rule, position) => {
      const conditions = conditionsOf(rule);
      if (conditions === undefined) {
        foreign.push(position);
        return;
      }
      // What most rules ask comes first; among equals the file's order stays.
      const conjuncts = [...conjunctsOf(conditions.applies)].sort((a, b) => frequency.get(b)! - frequency.get(a)!);
      const truths = conjuncts.map(settled);
      if (truths.includes(FALSE)) return;
      let node = this.root;
      for (const [i, condition] of conjuncts.entries()) {
        if (truths[i] === TRUE) continue;
        let child = node.children.find((known) => known.condition === condition);
        if (child === undefined) {
          child = { condition, ends: [], children: [], branches: null };
          node.children.push(child);
        }
        node = child;
      }
      const truth = settled(conditions.broken);
      const key = truth === undefined ? conditions.broken : constants[truth];
      const always = truth ?? decided(conditions.broken);
      const broken = always === undefined ? conditions.broken : constants[always];
      const end = node.ends.find((known) => known.key === key);
      if (end === undefined) node.ends.push({ key, broken, positions: [position] });
      else end.positions.push(position);
    });
    this.foreign = foreign;
    this.isEmpty = foreign.length + this.root.children.length + this.root.ends.length === 0;
    this.isConstant =
      foreign.length + this.root.children.length === 0 &&
      this.root.ends.every(({ broken }) => Object.values(constants).includes(broken));
    branch(this.root);
  }

  /** Evaluates all rules on the facts of an event. True if one is violated or could not be evaluated. */
  evaluate(read: FactReader): boolean {
    if (this.isConstant && this.isEvaluated) return this.flagged;
    this.isEvaluated = true;
    const { outcomes, applied } = this;
    for (let i = 0; i < this.appliedCount; i++) outcomes[applied[i]!] = NOT_APPLICABLE;
    this.appliedCount = 0;
    this.flagged = false;
    this.below(this.root, read, false);
    for (let i = 0; i < this.foreign.length; i++) {
      const position = this.foreign[i]!;
      this.settle(position, this.rules[position]!.evaluate(read));
    }
    return this.flagged;
  }

  /** @param isOpen something on the way is unknown: the rules below may or may not apply. */
  private visit(node: Node, read: FactReader, isOpen: boolean): void {
    const truth = node.condition(read);
    if (truth !== FALSE) this.below(node, read, isOpen || truth === UNKNOWN);
  }

  private below(node: Node, read: FactReader, isOpen: boolean): void {
    const { ends, branches, children } = node;
    for (let i = 0; i < ends.length; i++) {
      const { broken, positions } = ends[i]!;
      // FALSE, TRUE, UNKNOWN are one below complied, violated, could-not-evaluate.
      const outcome = isOpen ? COULD_NOT_EVALUATE : broken(read) + 1;
      for (let j = 0; j < positions.length; j++) this.settle(positions[j]!, outcome);
    }
    if (branches === null) {
      for (let i = 0; i < children.length; i++) this.visit(children[i]!, read, isOpen);
      return;
    }
    const value = read(branches.fact);
    if (value === undefined) for (const child of branches.keyed) this.visit(child, read, isOpen);
    else {
      const chosen = branches.byValue.get(value);
      // Their conditions are true: that is what the value was looked up for.
      if (chosen !== undefined) for (let i = 0; i < chosen.length; i++) this.below(chosen[i]!, read, isOpen);
    }
    for (let i = 0; i < branches.others.length; i++) this.visit(branches.others[i]!, read, isOpen);
  }

  private settle(position: number, outcome: number): void {
    this.outcomes[position] = outcome;
    if (outcome === NOT_APPLICABLE) return;
    this.applied[this.appliedCount++] = position;
    if (outcome !== COMPLIED) this.flagged = true;
  }
}

const never: Condition = (): Truth => FALSE;

/** By truth: the condition that always has it. */
const constants: Readonly<Record<Truth, Condition>> = {
  [FALSE]: never,
  [TRUE]: (): Truth => TRUE,
  [UNKNOWN]: (): Truth => UNKNOWN,
};

function branch(node: Node): void {
  for (const child of node.children) branch(child);
  const byFact = new Map<number, Node[]>();
  for (const child of node.children) {
    const key = keyOfCondition(child.condition);
    if (key !== undefined) byFact.set(key.fact, [...(byFact.get(key.fact) ?? []), child]);
  }
  const [most] = [...byFact].sort(([, a], [, b]) => b.length - a.length);
  if (most === undefined || most[1].length < BRANCHES_MIN) return;
  const [fact, keyedChildren] = most;
  const byValue = new Map<FactValue, Node[]>();
  for (const child of keyedChildren) {
    for (const value of new Set(keyOfCondition(child.condition)!.values)) {
      byValue.set(value, [...(byValue.get(value) ?? []), child]);
    }
  }
  const others = node.children.filter((child) => !keyedChildren.includes(child));
  node.branches = { fact, byValue, keyed: keyedChildren, others };
}
