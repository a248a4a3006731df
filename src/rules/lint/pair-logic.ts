import { InputError } from '../../core/errors.ts';
import { formatDate } from '../../core/time.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { decidingFacts } from '../facts-of-rule.ts';
import type { Rule, Tree } from '../format/rule-file.ts';
import { severities } from '../format/words.ts';
import { all, type Formula } from './logic/formula.ts';
import { satisfiable } from './logic/satisfy.ts';
import { type Segment, Translator } from './logic/translate.ts';
import { Variables } from './logic/variables.ts';
import type { LogicFindings } from './rule-logic.ts';
import { datedBy, type RuleSegment, segmentsOf } from './segments.ts';

/**
 * Rules that say the same, of which one says nothing that the other does not, or that cannot both be obeyed. Only rules
 * of one hook, decided by one kind of date, are compared, on the days on which both are in force.
 */
export function pairLogic(rules: readonly Rule[], catalogue: Catalogue): LogicFindings {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) {
    const key = `${rule.hook} ${datedBy(rule)}`;
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  const found = [...groups.values()].map((group) => groupLogic(group, catalogue));
  return { problems: found.flatMap(({ problems }) => problems), gaveUp: found.some(({ gaveUp }) => gaveUp) };
}

function groupLogic(rules: readonly Rule[], catalogue: Catalogue): LogicFindings {
  // Variables are shared, so that what a rule means is worked out once and not once for each other rule.
  const variables = new Variables();
  const views = rules.map((rule) => viewsOf(rule, catalogue, variables));
  const problems: InputError[] = [];
  let gaveUp = false;
  for (const [i, later] of views.entries()) {
    for (const earlier of views.slice(0, i)) {
      if (areIndependent(earlier, later)) continue;
      const comparison = new Comparison(earlier, later, variables);
      const problem = comparison.problem();
      if (problem !== undefined) problems.push(problem);
      gaveUp ||= comparison.gaveUp;
    }
  }
  return { problems, gaveUp };
}

/** A rule on the days of one of its segments. */
interface View {
  readonly segment: RuleSegment;
  readonly applies: Formula;
  readonly violated: Formula;
  readonly notViolated: Formula;
  readonly complied: Formula;
}

interface Side {
  readonly rule: Rule;
  readonly views: readonly View[];
  /** Facts that decide whom it binds, and facts that decide whether it is broken. */
  readonly guard: ReadonlySet<number>;
  readonly breach: ReadonlySet<number>;
}

/** True if what breaks one rule has nothing to do with the other: then neither can say anything about the other. */
function areIndependent(a: Side, b: Side): boolean {
  const apart = (one: ReadonlySet<number>, other: ReadonlySet<number>): boolean =>
    [...one].every((fact) => !other.has(fact));
  return (
    apart(a.breach, b.breach) &&
    [a.breach, b.breach].every((breach) => apart(breach, a.guard) && apart(breach, b.guard))
  );
}

function viewsOf(rule: Rule, catalogue: Catalogue, variables: Variables): Side {
  const views = segmentsOf(rule).map((segment): View => {
    const translator = new Translator(catalogue, variables, segment, undefined);
    const applies = translator.meaning(rule.appliesWhen).holds;
    const { holds, fails } = translator.meaning(rule.conditions);
    const violated = all([applies, holds]);
    return { segment, applies, violated, notViolated: variables.not(violated), complied: all([applies, fails]) };
  });
  const factsOf = (tree: Tree): Set<number> =>
    decidingFacts({ ...rule, appliesWhen: tree, conditions: tree }, catalogue);
  return { rule, views, guard: factsOf(rule.appliesWhen), breach: factsOf(rule.conditions) };
}

/** Days on which two rules are both in force and neither changes. */
interface Shared extends Segment {
  readonly earlier: View;
  readonly later: View;
}

function sharedDays(a: readonly View[], b: readonly View[]): Shared[] {
  return a.flatMap((earlier) =>
    b.flatMap((later): Shared[] => {
      const [x, y] = [earlier.segment, later.segment];
      const from = Math.max(x.from, y.from);
      const to = x.to === undefined ? y.to : y.to === undefined ? x.to : Math.min(x.to, y.to);
      return to !== undefined && to < from ? [] : [{ from, to, earlier, later }];
    }),
  );
}

class Comparison {
  gaveUp = false;
  readonly #earlier: Rule;
  readonly #later: Rule;
  readonly #shared: readonly Shared[];
  readonly #variables: Variables;

  constructor(earlier: Side, later: Side, variables: Variables) {
    this.#earlier = earlier.rule;
    this.#later = later.rule;
    this.#variables = variables;
    this.#shared = sharedDays(earlier.views, later.views);
  }

  problem(): InputError | undefined {
    const [earlier, later] = [this.#earlier, this.#later];
    // Rules that bind different people have nothing to do with each other.
    const meet = this.#shared.filter((days) => !this.#impossible(days.earlier.applies, days.later.applies));
    if (meet.length === 0) return undefined;
    if (earlier.breachedBy.index === later.breachedBy.index && meet.length === this.#shared.length) {
      const within = this.#implied('later', 'earlier');
      const around = this.#implied('earlier', 'later');
      if (within && around) return this.#told('lint-duplicate-rule', later, earlier);
      if (within && this.#addsNothing(later, 'later')) return this.#told('lint-subsumed-rule', later, earlier);
      if (around && this.#addsNothing(earlier, 'earlier')) return this.#told('lint-subsumed-rule', earlier, later);
    }
    const clash = meet.find((days) => this.#cannotBothComply(days));
    return clash === undefined ? undefined : this.#told('lint-rules-clash', later, earlier, clash.from);
  }

  /** True if every breach of one is a breach of the other, on all days on which both are in force. */
  #implied(one: 'earlier' | 'later', other: 'earlier' | 'later'): boolean {
    return this.#shared.every((days) => this.#impossible(days[one].violated, days[other].notViolated));
  }

  /**
   * A rule inside another one is idle if the other is in force whenever it is, at least as grave, and cites the same
   * document: a graver one, or another law, is worth saying.
   */
  #addsNothing(rule: Rule, which: 'earlier' | 'later'): boolean {
    const other = which === 'earlier' ? 'later' : 'earlier';
    const days = (from: number, to: number | undefined): number => (to === undefined ? Infinity : to - from + 1);
    const covered = this.#shared.reduce((sum, { from, to }) => sum + days(from, to), 0);
    const needed = rule.periods.reduce((sum, { from, to }) => sum + days(from, to), 0);
    return (
      covered === needed &&
      this.#shared.every((both) => {
        const [inner, outer] = [both[which].segment.period, both[other].segment.period];
        const graver = severities.indexOf(outer.severity) <= severities.indexOf(inner.severity);
        const binds = outer.status === 'enforced' || inner.status === 'draft';
        return graver && binds && outer.citation.document === inner.citation.document;
      })
    );
  }

  /** Each can be obeyed where both apply, but not both together. */
  #cannotBothComply({ earlier, later }: Shared): boolean {
    const applies = all([earlier.applies, later.applies]);
    if (!this.#impossible(applies, earlier.complied, later.complied)) return false;
    return !this.#impossible(applies, earlier.complied) && !this.#impossible(applies, later.complied);
  }

  #impossible(...formulas: readonly Formula[]): boolean {
    const answer = satisfiable(all(formulas), this.#variables);
    if (answer === 'unknown') this.gaveUp = true;
    return answer === 'no';
  }

  #told(code: string, rule: Rule, other: Rule, from?: number): InputError {
    const day = from ?? this.#shared[0]!.from;
    const params = { id: rule.id, other: other.id, file: other.document.file, date: formatDate(day) };
    return new InputError(code, params, rule.document.place('/id'));
  }
}
