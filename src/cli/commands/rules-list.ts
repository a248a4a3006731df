import { InputError } from '../../core/errors.ts';
import { message } from '../../core/messages/catalogue.ts';
import { suggest } from '../../core/suggest.ts';
import { formatDate, parseDate } from '../../core/time.ts';
import { loadRulebook } from '../../io/rules/load-rulebook.ts';
import { table } from '../../report/text/table.ts';
import { citationText } from '../../rules/explain.ts';
import type { Period, Rule } from '../../rules/format/rule-file.ts';
import { bases, statuses } from '../../rules/format/words.ts';
import type { ExitCode } from '../exit-code.ts';
import type { RulesArguments } from '../rules-arguments.ts';
import { styleOf } from '../style.ts';
import type { Terminal } from '../terminal.ts';

interface ListArguments extends RulesArguments {
  readonly date: string | null;
  readonly topic: string | null;
  readonly status: string | null;
  readonly basis: string | null;
}

/** `fenproof rules list`: every rule with each of its periods; with `--date` what is in force on that day. */
export function listRules(args: ListArguments, terminal: Terminal): ExitCode {
  const { lang } = args;
  const rulebook = loadRulebook(args.rules);
  const day = args.date === null ? null : parseDate(args.date, { file: '--date' });
  requireOneOf('status', args.status, statuses);
  requireOneOf('basis', args.basis, bases);
  requireOneOf('topic', args.topic, [...new Set(rulebook.rules.map(({ topic }) => topic))]);
  const wanted = ({ from, to, status, basis }: Period): boolean =>
    (day === null || (from <= day && (to === undefined || day <= to))) &&
    (args.status ?? status) === status &&
    (args.basis ?? basis) === basis;
  const found = rulebook.rules
    .filter(({ topic }) => (args.topic ?? topic) === topic)
    .map((rule) => ({ rule, periods: rule.periods.filter(wanted) }))
    .filter(({ periods }) => periods.length > 0);
  if (args.format === 'json') {
    terminal.out(
      `${JSON.stringify(
        found.map(({ rule, periods }) => ruleJson(rule, periods)),
        null,
        2,
      )}\n`,
    );
    return 0;
  }
  const columns = ['rule', 'topic', 'from', 'to', 'status', 'basis', 'severity', 'citation', 'title'];
  const heads = columns.map((name) => ({ title: message(`head-rules-${name}`)[lang] }));
  const rows = found.flatMap(({ rule, periods }) =>
    periods.map(({ from, to, status, basis, severity, citation }, i) =>
      [
        ...(i === 0 ? [rule.id, rule.topic] : ['', '']),
        ...[formatDate(from), to === undefined ? '' : formatDate(to), status, basis, severity],
        ...[citationText({ ...citation, authority: '' }).trim(), i === 0 ? rule.title[lang] : ''],
      ].map((text) => ({ text })),
    ),
  );
  terminal.out(table(heads, rows, styleOf(terminal)));
  const params = { count: found.length, total: rulebook.rules.length };
  terminal.out(`${message('rules-listed', params)[lang]}\n`);
  return 0;
}

function ruleJson({ id, topic, hook, title, document }: Rule, periods: readonly Period[]): object {
  const shown = periods.map(({ from, to, status, severity, basis, confidence, citation }) => ({
    ...{ from: formatDate(from), to: to === undefined ? null : formatDate(to) },
    ...{ status, severity, basis, confidence, citation },
  }));
  return { id, topic, hook, title, file: document.file, periods: shown };
}

function requireOneOf(option: string, word: string | null, known: readonly string[]): void {
  if (word === null || known.includes(word)) return;
  const suggestion = suggest(word, known);
  const params = { option, word, known: known.join(', ') };
  throw new InputError('option-word', suggestion === undefined ? params : { ...params, suggestion });
}
