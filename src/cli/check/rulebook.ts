import { InputError } from '../../core/errors.ts';
import { loadRulebookWithCases } from '../../io/rules/load-rulebook.ts';
import type { ReportProblem, ReportRule } from '../../results/report.ts';
import { readCases, runCase } from '../../rules/cases.ts';
import type { Rulebook } from '../../rules/compile/rulebook.ts';
import { explainRule } from '../../rules/explain-rule/explain-rule.ts';
import { outlineText } from '../../rules/explain-rule/outline.ts';
import { citationText } from '../../rules/explain.ts';
import { regimeDifferences } from '../../rules/regimes/run-regimes.ts';
import { statedRegimes } from '../../rules/regimes/stated.ts';
import { lintFolder } from '../commands/rules-lint.ts';
import { problemOf } from '../commands/rules-test.ts';
import { Counter, placeIn, problemOfInput, type CheckContext } from './context.ts';

/** Everything wrong with the files of the rulebook. */
export function checkRuleFiles({ config }: CheckContext, problems: ReportProblem[]): Counter {
  const counter = new Counter('rules-lint');
  const result = lintFolder(config.rules);
  const found = result.problems.flatMap((problem) => problemOfInput(problem, 'rules-lint', 'error'));
  problems.push(...found);
  counter.count = result.rules;
  counter.failed = found.length;
  return counter;
}

/** Every case of every rule, and the stated days; a mark left in fails. */
export function checkRuleCases({ config }: CheckContext, problems: ReportProblem[]): Counter {
  const counter = new Counter('rule-cases');
  const { rulebook, cases, files } = loadRulebookWithCases(config.rules);
  for (const item of readCases(rulebook, cases)) {
    counter.count++;
    const result = runCase(rulebook, item);
    const wrong = [
      ...(item.mark === undefined
        ? []
        : [
            problemOfInput(
              markLeft(item.mark, item.document.place(`${item.pointer}/${item.mark}`, 'key')),
              'rule-cases',
              'error',
            ),
          ]),
      ...(result.ok ? [] : [problemOfInput(problemOf(result), 'rule-cases', 'error')]),
    ].flat();
    if (wrong.length > 0) counter.failed++;
    problems.push(...wrong);
  }
  const { days } = statedRegimes(rulebook, files.regimes);
  counter.count += days.length;
  for (const difference of days.flatMap(regimeDifferences)) {
    counter.failed++;
    problems.push(...problemOfInput(difference, 'rule-cases', 'error'));
  }
  return counter;
}

/** Rules as reports show them, nothing counted yet. */
export function reportRules({ rules, catalogue }: Rulebook): ReportRule[] {
  return rules.map((rule) => {
    const outline = explainRule(rule, catalogue);
    const last = rule.periods.at(-1);
    return {
      id: rule.id,
      title: rule.title,
      text: { zh: outlineText(outline, 'zh').trimEnd(), en: outlineText(outline, 'en').trimEnd() },
      citation: last === undefined ? '' : citationText(last.citation),
      status: rule.periods.some(({ status }) => status === 'enforced') ? 'enforced' : 'draft',
      place: placeIn(rule.document.place('/conditions', 'key'))!,
      applied: 0,
      complied: 0,
      violated: 0,
      undecided: 0,
    };
  });
}

function markLeft(mark: string, place: ConstructorParameters<typeof InputError>[2]): InputError {
  return new InputError('cases-mark-left', { mark }, place);
}
