import { InputError, type MessageParams } from '../../core/errors.ts';
import { formatDate } from '../../core/time.ts';
import type { RuleCase } from '../cases.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { leavesOf, operandsOf } from '../facts-of-rule.ts';
import type { Leaf, Rule, Tree } from '../format/rule-file.ts';
import { Truths } from '../truths.ts';
import { beyondOf, limitOf, mirrored, type Standing, standings } from '../limits.ts';

/**
 * Cases that a rule should have and has not: each outcome, each limit and a step beyond it, the first day of every
 * period and the day before, the last day and the day after, none and unknown facts.
 */
export function missingCases(rule: Rule, cases: readonly RuleCase[], catalogue: Catalogue): InputError[] {
  const { document } = rule;
  const problem = (code: string, params: MessageParams, pointer: string): InputError =>
    new InputError(code, { id: rule.id, ...params }, document.place(pointer));
  if (cases.length === 0) return [problem('lint-no-cases', {}, '/id')];
  return [
    ...outcomes(rule, cases).map(([expected, pointer]) => problem('lint-no-case', { expected }, pointer)),
    ...limits(rule, cases, catalogue, problem),
    ...days(rule, cases).map(({ code, day, pointer }) => problem(code, { date: formatDate(day) }, pointer)),
    ...noneFacts(rule, cases, catalogue).map(([fact, pointer]) => problem('lint-no-none-case', { fact }, pointer)),
  ];
}

type Problem = (code: string, params: MessageParams, pointer: string) => InputError;

function outcomes({ conditions, appliesWhen }: Rule, cases: readonly RuleCase[]): [string, string][] {
  const expected = new Set(cases.map((item) => item.expected));
  const wanted = [
    ['violated', '/conditions'],
    ['complied', '/conditions'],
    ['not-applicable', '/appliesWhen'],
    ['could-not-evaluate', '/conditions'],
  ] as const;
  const alwaysKnown = conditions === appliesWhen;
  return wanted.flatMap(([outcome, pointer]) => (expected.has(outcome) || alwaysKnown ? [] : [[outcome, pointer]]));
}

function limits(rule: Rule, cases: readonly RuleCase[], catalogue: Catalogue, problem: Problem): InputError[] {
  const seen = new Set<string>();
  const truths = new Truths(catalogue);
  return leavesOf(rule).flatMap((leaf) => {
    const comparison = limitOf(leaf, catalogue);
    if (comparison === undefined || seen.has(leaf.pointer)) return [];
    seen.add(leaf.pointer);
    const turned = leaf.left.kind === 'parameter' ? mirrored[comparison] : comparison;
    // A case that some other condition decides says nothing about this limit.
    const steps = cases.flatMap(({ compiled, read }) =>
      compiled !== undefined && truths.decides(rule, leaf, compiled.day, read)
        ? standings(leaf, compiled.day, catalogue, read)
        : [],
    );
    const fact = leaf.left.kind === 'fact' ? leaf.left.name : rightName(leaf);
    const found: InputError[] = [];
    const ends = [...new Set(steps.map(({ end }) => end))].filter((end) => end !== 'only');
    for (const end of ends.length === 0 ? (['only'] as const) : ends) {
      const own = steps.filter((step) => step.end === end).map((step) => step.steps);
      const pointer = `${leaf.pointer}/operator`;
      if (!own.includes(0)) found.push(problem('lint-no-limit-case', { fact, end: endText(end) }, pointer));
      if (!beyondOf(turned).some((step) => own.includes(step))) {
        const code = beyondOf(turned).length === 2 ? 'lint-no-other-case' : 'lint-no-beyond-case';
        const side = beyondOf(turned)[0]! > 0 ? 'above' : 'below';
        found.push(
          problem(side === 'above' ? code : code.replace('beyond', 'below'), { fact, end: endText(end) }, pointer),
        );
      }
    }
    return found;
  });
}

/** Which end of a limit that is only known as an interval. */
function endText(end: Standing['end']): string {
  return end === 'only' ? '' : ` (${end})`;
}

function rightName({ right }: Leaf): string {
  return right.kind === 'fact' ? right.name : '-';
}

interface MissingDay {
  readonly code: string;
  readonly day: number;
  readonly pointer: string;
}

function days(rule: Rule, cases: readonly RuleCase[]): MissingDay[] {
  const seen = new Set(cases.map(({ dates }) => decidingDay(rule, dates)));
  return rule.periods.flatMap(({ from, to, pointer }, i) => {
    const missing: MissingDay[] = [];
    const need = (code: string, day: number, key: string): void => {
      if (!seen.has(day)) missing.push({ code, day, pointer: `${pointer}/${key}` });
    };
    need('lint-no-first-day-case', from, 'from');
    need('lint-no-day-before-case', from - 1, 'from');
    const next = rule.periods[i + 1];
    if (to !== undefined && next?.from !== to + 1) {
      need('lint-no-last-day-case', to, 'to');
      need('lint-no-day-after-case', to + 1, 'to');
    }
    return missing;
  });
}

/** The day of a case that decides whether the rule is in force. */
function decidingDay({ decidedBy }: Rule, { event, contract, instruction }: RuleCase['dates']): number {
  if (decidedBy === 'contract') return contract ?? event;
  return decidedBy === 'instruction' ? (instruction ?? event) : event;
}

/** Facts of the conditions that may be none, without a case in which they are. A quotient is none with its parts. */
function noneFacts(rule: Rule, cases: readonly RuleCase[], catalogue: Catalogue): [string, string][] {
  const stated = new Set(
    cases.flatMap(({ facts }) => [...facts].flatMap(([fact, value]) => (value === null ? [fact] : []))),
  );
  const zero = new Set(
    cases.flatMap(({ facts }) => [...facts].flatMap(([fact, value]) => (value === 0 ? [fact] : []))),
  );
  const found = new Map<string, string>();
  for (const leaf of leavesUnder(rule.conditions)) {
    for (const side of operandsOf({ ...rule, appliesWhen: leaf, conditions: leaf })) {
      if (side.kind !== 'fact' || found.has(side.name)) continue;
      const spec = catalogue.specs[side.index]!;
      if (spec.mayBeNone !== true) continue;
      const parts = spec.ratioOf?.map((part) => catalogue.indexOf(part)!);
      const seen =
        parts === undefined ? stated.has(side.index) : parts.some((part) => stated.has(part)) || zero.has(parts[1]!);
      if (!seen) found.set(side.name, `${leaf.pointer}/fact`);
    }
  }
  return [...found];
}

function leavesUnder(tree: Tree): Leaf[] {
  if (tree.kind === 'leaf') return [tree];
  return tree.kind === 'not' ? leavesUnder(tree.child) : tree.children.flatMap(leavesUnder);
}
