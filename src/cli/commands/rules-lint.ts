import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { InputError } from '../../core/errors.ts';
import { message } from '../../core/messages/catalogue.ts';
import { renderInputError, rereadSource, type SourceOf } from '../../io/print-error.ts';
import { pageBeside } from '../../io/rules/pages.ts';
import { readRuleFiles, shippedRules } from '../../io/rules/rule-files.ts';
import { strayFiles } from '../../io/rules/stray-files.ts';
import { FolderWatch } from '../../io/rules/watch.ts';
import { lintRules, type LintResult } from '../../rules/lint/lint.ts';
import type { ExitCode } from '../exit-code.ts';
import type { RulesArguments } from '../rules-arguments.ts';
import type { Terminal } from '../terminal.ts';

/** `fenproof rules lint`: everything wrong with the files, each with its place. Any problem is bad input: 2. */
export async function lintCommand(
  args: RulesArguments & { readonly watch: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const once = (): ExitCode => {
    const result = lintFolder(args.rules);
    terminal.out(args.format === 'json' ? lintJson(result) : lintText(result, args.lang));
    return result.problems.length === 0 ? 0 : 2;
  };
  const code = once();
  if (!args.watch) return code;
  const root = args.rules ?? shippedRules();
  const own = existsSync(join(root, 'parameters'));
  const watch = new FolderWatch(own ? [root] : [root, join(shippedRules(), 'parameters')]);
  try {
    for (;;) {
      terminal.err(`${message('rules-watching', { root })[args.lang]}\n`);
      if (!(await watch.changed(terminal.interrupted))) return 130;
      once();
    }
  } finally {
    watch.close();
  }
}

export function lintFolder(folder: string | null): LintResult {
  const files = readRuleFiles(folder, { cases: true });
  const result = lintRules({ ...files, pageOf: pageBeside });
  return { ...result, problems: [...files.unread, ...strayFiles(files.root), ...result.problems] };
}

function lintText({ problems, rules, cases, gaveUp }: LintResult, lang: 'zh' | 'en'): string {
  const sources = new Map<string, string | undefined>();
  const sourceOf: SourceOf = (file) => {
    if (!sources.has(file)) sources.set(file, rereadSource(file));
    return sources.get(file);
  };
  const blocks = problems.map((problem) => `${renderInputError(problem, lang, sourceOf)}\n`);
  if (gaveUp.length > 0) blocks.push(`${message('rules-lint-gave-up', { ids: gaveUp.join(', ') })[lang]}\n`);
  const params = { rules, cases, problems: problems.length };
  return `${blocks.join('')}${message(problems.length === 0 ? 'rules-lint-clean' : 'rules-lint-summary', params)[lang]}\n`;
}

function lintJson({ problems, rules, cases, gaveUp }: LintResult): string {
  const shown = problems.map(problemJson);
  return `${JSON.stringify({ rules, cases, problems: shown, gaveUp }, null, 2)}\n`;
}

function problemJson({ code, params, place }: InputError): object {
  const { file, line, column, pointer } = place ?? {};
  const { suggestion, ...rest } = params;
  return { code, file, line, column, pointer, suggestion, message: message(code, params), params: rest };
}
