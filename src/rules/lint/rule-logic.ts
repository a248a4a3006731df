import { InputError } from '../../core/errors.ts';
import { formatDate } from '../../core/time.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Rule, Tree } from '../format/rule-file.ts';
import { all, type Formula } from './logic/formula.ts';
import { satisfiable } from './logic/satisfy.ts';
import { type Meaning, Translator } from './logic/translate.ts';
import { Variables } from './logic/variables.ts';
import { datedBy, type RuleSegment, segmentsOf } from './segments.ts';

/** What is wrong with the logic of a rule, and whether everything could be looked at. */
export interface LogicFindings {
  readonly problems: readonly InputError[];
  /** An analysis was given up because it took too many branches: nothing is claimed about it. */
  readonly gaveUp: boolean;
}

/**
 * Conditions that contradict each other, hold always, or say nothing new. Each fact is taken as an interval or a set of
 * values; whatever cannot be said exactly counts as possible, so that a problem reported here is one.
 */
export function ruleLogic(rule: Rule, catalogue: Catalogue): LogicFindings {
  const views = segmentsOf(rule).map((segment) => new View(rule, catalogue, segment));
  const impossible = firstOf(views, neverHolds) ?? firstOf(views, neverComplied);
  const problems = impossible === undefined ? idleConditions(rule, views) : [impossible];
  return { problems, gaveUp: views.some((view) => view.gaveUp) };
}

function firstOf(views: readonly View[], check: (view: View) => InputError | undefined): InputError | undefined {
  for (const view of views) {
    const problem = check(view);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** A rule on the days of one segment. */
class View {
  readonly rule: Rule;
  readonly segment: RuleSegment;
  gaveUp = false;
  readonly #variables = new Variables();
  readonly #translator: Translator;

  constructor(rule: Rule, catalogue: Catalogue, segment: RuleSegment) {
    this.rule = rule;
    this.segment = segment;
    this.#translator = new Translator(catalogue, this.#variables, segment, datedBy(rule));
  }

  meaning(tree: Tree, dropped?: ReadonlySet<Tree>): Meaning {
    return this.#translator.meaning(tree, dropped);
  }

  /** True if it is certain that these cannot hold together. */
  impossible(...formulas: readonly Formula[]): boolean {
    const answer = satisfiable(all(formulas), this.#variables);
    if (answer === 'unknown') this.gaveUp = true;
    return answer === 'no';
  }

  not(formula: Formula): Formula {
    return this.#variables.not(formula);
  }

  /** True if it is certain that two trees have the same outcome on all complete facts, where `context` holds. */
  same(a: Base, b: Meaning): boolean {
    const { context, holds, fails, notHolds, notFails } = a;
    return (
      this.impossible(context, b.holds, notHolds) &&
      this.impossible(context, holds, this.not(b.holds)) &&
      this.impossible(context, b.fails, notFails) &&
      this.impossible(context, fails, this.not(b.fails))
    );
  }

  /** What a tree means without what has been dropped, ready to be compared. */
  base(root: Tree, dropped: ReadonlySet<Tree>): Base {
    const { holds, fails } = this.meaning(root, dropped);
    const context = root === this.rule.appliesWhen ? all([]) : this.meaning(this.rule.appliesWhen).holds;
    return { context, holds, fails, notHolds: this.not(holds), notFails: this.not(fails) };
  }

  problem(code: string, { node, against }: Blame): InputError {
    const { document } = this.rule;
    const place = document.place(node.pointer);
    const line = against === undefined ? undefined : document.place(against.pointer).line;
    const date = formatDate(this.segment.from);
    if (line === undefined) return new InputError(code, { date }, place);
    return new InputError(`${code}-with`, { date, line }, place);
  }
}

/** A tree in the context in which it counts. */
interface Base extends Meaning {
  readonly context: Formula;
  readonly notHolds: Formula;
  readonly notFails: Formula;
}

/** A condition to point at, and the one it clashes with. */
interface Blame {
  readonly node: Tree;
  readonly against: Tree | undefined;
}

function neverHolds(view: View): InputError | undefined {
  const { appliesWhen, conditions } = view.rule;
  const applies = view.meaning(appliesWhen).holds;
  if (view.impossible(applies)) return view.problem('lint-applies-to-nobody', blame(view, appliesWhen, 'holds', []));
  if (view.impossible(view.meaning(conditions).holds)) {
    return view.problem('lint-contradiction', blame(view, conditions, 'holds', []));
  }
  if (!view.impossible(applies, view.meaning(conditions).holds)) return undefined;
  return view.problem('lint-never-broken', blame(view, conditions, 'holds', conjuncts(appliesWhen)));
}

function neverComplied(view: View): InputError | undefined {
  const { appliesWhen, conditions } = view.rule;
  if (!view.impossible(view.meaning(appliesWhen).holds, view.meaning(conditions).fails)) return undefined;
  const alone = view.impossible(view.meaning(conditions).fails);
  const code = alone ? 'lint-always-broken' : 'lint-never-complied';
  return view.problem(code, blame(view, conditions, 'fails', alone ? [] : conjuncts(appliesWhen)));
}

/** The conditions that all have to hold for a tree to hold. */
function conjuncts(tree: Tree): Tree[] {
  if (tree.kind !== 'all' && (tree.kind !== 'any' || tree.children.length > 1)) return [tree];
  return tree.children.flatMap(conjuncts);
}

/**
 * The smallest condition because of which a tree cannot hold (or cannot fail) where `context` holds, and the one before
 * it that excludes it.
 */
function blame(view: View, tree: Tree, side: 'holds' | 'fails', context: readonly Tree[]): Blame {
  const given = context.map((other) => view.meaning(other).holds);
  const visit = (node: Tree, wanted: 'holds' | 'fails'): Blame => {
    if (node.kind === 'leaf') return { node, against: clash(view, view.meaning(node)[wanted], context) };
    if (node.kind === 'not') {
      const inner = visit(node.child, wanted === 'holds' ? 'fails' : 'holds');
      return node.child.kind === 'leaf' ? { ...inner, node } : inner;
    }
    const [only, ...others] = node.children;
    if (others.length === 0) return visit(only!, wanted);
    // Of a list whose members have to be so together, the first that cannot be is to blame; of alternatives, all are.
    if ((node.kind === 'all') !== (wanted === 'holds')) return { node, against: undefined };
    const before: Formula[] = [...given];
    for (const [i, child] of node.children.entries()) {
      const meaning = view.meaning(child)[wanted];
      if (view.impossible(...given, meaning)) return visit(child, wanted);
      if (view.impossible(...before, meaning)) {
        const earlier = node.children
          .slice(0, i)
          .find((other) => view.impossible(...given, view.meaning(other)[wanted], meaning));
        return { node: child, against: earlier };
      }
      before.push(meaning);
    }
    return { node, against: undefined };
  };
  return visit(tree, side);
}

function clash(view: View, formula: Formula, context: readonly Tree[]): Tree | undefined {
  if (view.impossible(formula)) return undefined;
  return context.find((other) => view.impossible(view.meaning(other).holds, formula));
}

/** Conditions that could be left out without changing any outcome, on any day. */
function idleConditions(rule: Rule, views: readonly View[]): InputError[] {
  const { appliesWhen, conditions } = rule;
  const uses = new Map<string, number>();
  for (const node of [...nodesOf(appliesWhen), ...nodesOf(conditions)]) {
    uses.set(node.pointer, (uses.get(node.pointer) ?? 0) + 1);
  }
  const problems: InputError[] = [];
  const dropped = new Set<Tree>();
  let bases = new Map<View, Base>();
  const baseOf = (view: View, root: Tree): Base => {
    const base = bases.get(view) ?? view.base(root, dropped);
    bases.set(view, base);
    return base;
  };
  const idle = (root: Tree, node: Tree): boolean => {
    const without = new Set([...dropped, node]);
    return views.every((view) => view.same(baseOf(view, root), view.meaning(root, without)));
  };
  const visit = (root: Tree, tree: Tree): void => {
    if (tree.kind === 'leaf') return;
    if (tree.kind === 'not') {
      visit(root, tree.child);
      return;
    }
    // The later of two equal ones is the one too many.
    for (const child of tree.children.toReversed()) {
      const left = tree.children.filter((other) => !dropped.has(other)).length;
      // A named condition that is used twice may be idle in one place only.
      if (left > 1 && uses.get(child.pointer) === 1 && idle(root, child)) {
        problems.push(idleProblem(views, root, tree.kind, child));
        dropped.add(child);
        bases = new Map();
      } else visit(root, child);
    }
  };
  visit(appliesWhen, appliesWhen);
  bases = new Map();
  visit(conditions, conditions);
  return problems.reverse();
}

function idleProblem(views: readonly View[], root: Tree, parent: 'all' | 'any', node: Tree): InputError {
  const [view] = views as [View];
  const { appliesWhen } = view.rule;
  const guards = root === appliesWhen ? [] : conjuncts(appliesWhen);
  const { holds, fails } = view.meaning(node);
  const context = guards.map((guard) => view.meaning(guard).holds);
  const [sure, code] =
    parent === 'all' ? ([fails, 'lint-always-true'] as const) : ([holds, 'lint-never-true'] as const);
  if (
    views.every((one) =>
      one.impossible(
        ...guards.map((guard) => one.meaning(guard).holds),
        one.meaning(node)[parent === 'all' ? 'fails' : 'holds'],
      ),
    )
  ) {
    return view.problem(code, { node, against: clash(view, sure, guards) });
  }
  const others = nodesOf(root).filter((other) => other.kind === 'leaf' && other !== node);
  const near = others.find((other) => {
    const theirs = view.meaning(other);
    return parent === 'all'
      ? view.impossible(...context, theirs.holds, fails)
      : view.impossible(...context, holds, theirs.fails);
  });
  return view.problem('lint-idle', { node, against: near });
}

function nodesOf(tree: Tree): Tree[] {
  if (tree.kind === 'leaf') return [tree];
  return [tree, ...(tree.kind === 'not' ? nodesOf(tree.child) : tree.children.flatMap(nodesOf))];
}
