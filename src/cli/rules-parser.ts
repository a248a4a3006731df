import type { Argv } from 'yargs';
import type { Language } from '../core/bilingual.ts';
import { message } from '../core/messages/catalogue.ts';
import type { ExitCode } from './exit-code.ts';
import { flag, many, one, type Raw } from './raw-arguments.ts';
import type { RulesArguments } from './rules-arguments.ts';
import { ruleReportCommands, ruleReportNames } from './rules-report-parser.ts';
import type { Terminal } from './terminal.ts';

/** Commands under `fenproof rules`. */
export const ruleCommandNames: readonly string[] = [
  ...['list', 'show', 'explain', 'facts', 'lint', 'test', 'eval'],
  ...ruleReportNames,
];

/** The commands on rules. Each loads what it needs when it runs. */
export function rulesCommands(y: Argv, lang: Language, terminal: Terminal, done: (code: ExitCode) => void): Argv {
  const said = (key: string): string => message(key)[lang];
  const word = (key: string) => ({ type: 'string', requiresArg: true, describe: said(key) }) as const;
  const common = (raw: Raw): RulesArguments => ({
    rules: one(raw, 'rules'),
    format: one(raw, 'format') === 'json' ? 'json' : 'text',
    lang,
  });
  const id = { type: 'string', demandOption: true, describe: said('arg-rule') } as const;
  const ids = { type: 'string', array: true, describe: said('arg-rules') } as const;
  const explain = async (raw: Raw, full: boolean): Promise<void> => {
    const { explainCommand } = await import('./commands/rules-explain.ts');
    done(explainCommand({ ...common(raw), id: many(raw, 'id')[0]!, full }, terminal));
  };
  const commands = y
    .command(
      'list',
      said('help-rules-list'),
      (list) =>
        list
          .options({
            date: word('opt-rules-date'),
            topic: word('opt-rules-topic'),
            status: word('opt-rules-status'),
            basis: word('opt-rules-basis'),
          })
          .example('fenproof rules list --date 2018-06-30', said('example-rules-list')),
      async (raw: Raw) => {
        const { listRules } = await import('./commands/rules-list.ts');
        const wanted = { topic: one(raw, 'topic'), status: one(raw, 'status'), basis: one(raw, 'basis') };
        done(listRules({ ...common(raw), ...wanted, date: one(raw, 'date') }, terminal));
      },
    )
    .command(
      'explain <id>',
      said('help-rules-explain'),
      (command) =>
        command
          .positional('id', id)
          .example('fenproof rules explain no-direct-connection', said('example-rules-explain')),
      async (raw: Raw) => explain(raw, false),
    )
    .command(
      'show <id>',
      said('help-rules-show'),
      (command) => command.positional('id', id),
      async (raw: Raw) => explain(raw, true),
    )
    .command(
      'facts [hook]',
      said('help-rules-facts'),
      (facts) =>
        facts
          .positional('hook', { type: 'string', describe: said('arg-hook') })
          .example('fenproof rules facts instruction-accepted', said('example-rules-facts')),
      async (raw: Raw) => {
        const { listFacts } = await import('./commands/rules-facts.ts');
        done(listFacts({ ...common(raw), hook: many(raw, 'hook')[0] ?? null }, terminal));
      },
    )
    .command(
      'lint',
      said('help-rules-lint'),
      (lint) =>
        lint
          .option('watch', { type: 'boolean', describe: said('opt-watch') })
          .example('fenproof rules lint --rules my-rules', said('example-rules-lint'))
          .example('fenproof rules lint --watch', said('example-rules-watch')),
      async (raw: Raw) => {
        const { lintCommand } = await import('./commands/rules-lint.ts');
        done(await lintCommand({ ...common(raw), watch: flag(raw, 'watch') }, terminal));
      },
    )
    .command(
      'test [ids..]',
      said('help-rules-test'),
      (test) => test.positional('ids', ids).example('fenproof rules test', said('example-rules-test')),
      async (raw: Raw) => {
        const { testRules } = await import('./commands/rules-test.ts');
        done(testRules({ ...common(raw), ids: many(raw, 'ids') }, terminal));
      },
    )
    .command(
      'eval',
      said('help-rules-eval'),
      (command) =>
        command
          .options({
            hook: { ...word('opt-eval-hook'), demandOption: true },
            date: { ...word('opt-eval-date'), demandOption: true },
            facts: { ...word('opt-eval-facts'), demandOption: true },
            'contract-date': word('opt-eval-contract'),
            'instruction-date': word('opt-eval-instruction'),
          })
          .example(
            'fenproof rules eval --hook leg-submitted --date 2018-06-30 --facts facts.json',
            said('example-rules-eval'),
          ),
      async (raw: Raw) => {
        const { evalRules } = await import('./commands/rules-eval.ts');
        const { rules, lang: language } = common(raw);
        done(
          await evalRules(
            {
              ...{ rules, lang: language, format: one(raw, 'format') === 'text' ? 'text' : 'json' },
              ...{ hook: one(raw, 'hook')!, date: one(raw, 'date')!, facts: one(raw, 'facts')! },
              ...{ contractDate: one(raw, 'contract-date'), instructionDate: one(raw, 'instruction-date') },
            },
            terminal,
          ),
        );
      },
    );
  return ruleReportCommands(commands, lang, terminal, common, done)
    .options({
      rules: word('opt-rules'),
      format: { choices: ['text', 'json'], requiresArg: true, describe: said('opt-format') },
    })
    .demandCommand(1, '');
}
