import { InputError } from '../../core/errors.ts';
import { message } from '../../core/messages/catalogue.ts';
import { formatDate } from '../../core/time.ts';
import { renderInputError, rereadSource } from '../../io/print-error.ts';
import { loadRulebookWithCases } from '../../io/rules/load-rulebook.ts';
import { regimeDifferences } from '../../rules/regimes/run-regimes.ts';
import { statedRegimes } from '../../rules/regimes/stated.ts';
import { type CaseResult, readCases, runCase } from '../../rules/cases.ts';
import type { ExitCode } from '../exit-code.ts';
import { gravest } from '../exit-code.ts';
import type { RulesArguments } from '../rules-arguments.ts';
import type { Terminal } from '../terminal.ts';
import { requireRule } from './rules-common.ts';

/** `fenproof rules test`: every case of every rule, or of the rules that are named. */
export function testRules(args: RulesArguments & { readonly ids: readonly string[] }, terminal: Terminal): ExitCode {
  const { lang } = args;
  const { rulebook, cases, files } = loadRulebookWithCases(args.rules);
  const wanted = new Set(args.ids.map((id) => requireRule(rulebook, id)));
  const all = readCases(rulebook, cases).filter(({ rule }) => wanted.size === 0 || wanted.has(rule));
  const marked = all.filter(({ mark }) => mark !== undefined);
  const focused = all.filter(({ mark }) => mark === 'focus');
  const chosen = (focused.length > 0 ? focused : all).filter(({ mark }) => mark !== 'skip');
  const results = chosen.map((item) => runCase(rulebook, item));
  const failed = results.filter(({ ok }) => !ok);
  const marks = marked.map(
    ({ mark, document, pointer }) =>
      new InputError('cases-mark-left', { mark: mark! }, document.place(`${pointer}/${mark!}`, 'key')),
  );
  // Who asks for some rules asks for their cases.
  const stated = args.ids.length === 0 ? statedRegimes(rulebook, files.regimes).days : [];
  const differences = stated.flatMap(regimeDifferences);
  const codes: ExitCode[] = [results.length === 0 ? 3 : 0];
  if (failed.length > 0 || marks.length > 0 || differences.length > 0) codes.push(1);
  const exitCode = gravest(codes);
  if (args.format === 'json') {
    const passed = results.length - failed.length;
    const document = { run: results.length, passed, skipped: all.length - results.length, exitCode };
    const shown = {
      ...document,
      failed: failed.map(failureJson),
      marks: marks.map(({ place, params }) => ({ ...place, ...params })),
      regimes: { days: stated.length, failed: differences.map(({ place, params }) => ({ ...place, ...params })) },
    };
    terminal.out(`${JSON.stringify(shown, null, 2)}\n`);
    return exitCode;
  }
  for (const result of failed) terminal.out(failureText(result, lang));
  for (const mark of [...marks, ...differences]) terminal.out(`${renderInputError(mark, lang, rereadSource)}\n`);
  const rules = new Set(results.map((result) => result.case.rule)).size;
  const params = { rules, run: results.length, failed: failed.length, skipped: all.length - results.length };
  terminal.out(`${message(results.length === 0 ? 'rules-nothing-tested' : 'rules-tested', params)[lang]}\n`);
  if (stated.length > 0) {
    const topics = new Set(stated.map(({ topic }) => topic)).size;
    const said = { topics, days: stated.length, failed: differences.length };
    terminal.out(`${message('rules-tested-regimes', said)[lang]}\n`);
  }
  return exitCode;
}

export function problemOf({ case: { rule, it, expected, dates, document, pointer }, actual }: CaseResult): InputError {
  const params = { rule: rule.id, it, expected, actual, date: formatDate(dates.event) };
  return new InputError('case-failed', params, document.place(`${pointer}/expect`));
}

function failureText(result: CaseResult, lang: 'zh' | 'en'): string {
  const explanation = result.explanation();
  const because = (explanation?.because ?? []).map(({ label, operatorLabel, allowed, actual }) => {
    const test = [operatorLabel[lang], allowed[lang]].filter((part) => part !== '').join(' ');
    return `  ${message('case-because', { label: label[lang], actual: actual[lang], test })[lang]}\n`;
  });
  const decide = explanation?.wouldDecide ?? [];
  if (decide.length > 0) because.push(`  ${message('case-would-decide', { facts: decide.join(', ') })[lang]}\n`);
  return `${renderInputError(problemOf(result), lang, rereadSource)}${because.join('')}\n`;
}

function failureJson(result: CaseResult): object {
  const { rule, it, expected } = result.case;
  const { place } = problemOf(result);
  const { file, line, column } = place!;
  const explanation = result.explanation();
  const { because, wouldDecide } = explanation ?? { because: [], wouldDecide: [] };
  return { rule: rule.id, it, expected, actual: result.actual, file, line, column, because, wouldDecide };
}
