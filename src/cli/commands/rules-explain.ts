import { message } from '../../core/messages/catalogue.ts';
import { loadRulebookWithCases } from '../../io/rules/load-rulebook.ts';
import { table } from '../../report/text/table.ts';
import { readCases } from '../../rules/cases.ts';
import { explainRule } from '../../rules/explain-rule/explain-rule.ts';
import { outlineText } from '../../rules/explain-rule/outline.ts';
import { factsReadBy } from '../../rules/facts-of-rule.ts';
import type { ExitCode } from '../exit-code.ts';
import type { RulesArguments } from '../rules-arguments.ts';
import { styleOf } from '../style.ts';
import type { Terminal } from '../terminal.ts';
import { requireRule } from './rules-common.ts';

interface ExplainArguments extends RulesArguments {
  readonly id: string;
  /** With the facts it reads, its files and its cases. */
  readonly full: boolean;
}

/** `fenproof rules explain` and `fenproof rules show`. */
export function explainCommand(args: ExplainArguments, terminal: Terminal): ExitCode {
  const { lang } = args;
  const { rulebook, cases } = loadRulebookWithCases(args.rules);
  const { catalogue } = rulebook;
  const rule = requireRule(rulebook, args.id);
  const outline = explainRule(rule, catalogue);
  const own = readCases(rulebook, cases).filter((item) => item.rule === rule);
  const facts = [...factsReadBy(rule, catalogue)].map((index) => ({ name: catalogue.names[index]!, index }));
  if (args.format === 'json') {
    const { id, topic, hook, title, message: template, document } = rule;
    const shown = {
      ...{ id, topic, hook, title, message: template, file: document.file, facts: facts.map(({ name }) => name) },
      ...{ cases: own.length, explanation: outline, rule: document.value },
    };
    terminal.out(`${JSON.stringify(shown, null, 2)}\n`);
    return 0;
  }
  terminal.out(outlineText(outline, lang));
  if (!args.full) return 0;
  const style = styleOf(terminal);
  const heads = ['fact', 'type', 'label'].map((name) => ({ title: message(`head-rules-${name}`)[lang] }));
  const rows = facts.map(({ name, index }) => {
    const { type, unit, label } = catalogue.specs[index]!;
    return [name, unit === undefined ? type : `${type} (${unit})`, label[lang]].map((text) => ({ text }));
  });
  terminal.out(`\n${message('rules-reads')[lang]}\n${table(heads, rows, style)}`);
  const caseHeads = ['case', 'expect'].map((name) => ({ title: message(`head-rules-${name}`)[lang] }));
  const caseRows = own.map(({ it, expected }) => [{ text: it }, { text: expected }]);
  terminal.out(`\n${message('rules-cases', { count: own.length })[lang]}\n`);
  if (own.length > 0) terminal.out(table(caseHeads, caseRows, style));
  const page = rule.document.file.replace(/\.rule\.json$/, '.md');
  terminal.out(`\n${message('rules-files', { file: rule.document.file, page })[lang]}\n`);
  return 0;
}
