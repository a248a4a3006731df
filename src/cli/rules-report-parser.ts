import type { Argv } from 'yargs';
import type { Language } from '../core/bilingual.ts';
import { message } from '../core/messages/catalogue.ts';
import type { ExitCode } from './exit-code.ts';
import { flag, many, one, type Raw } from './raw-arguments.ts';
import type { RulesArguments } from './rules-arguments.ts';
import type { Terminal } from './terminal.ts';

/** Commands under `fenproof rules` that measure, compare and extend a rulebook. */
export const ruleReportNames: readonly string[] = ['coverage', 'diff', 'matrix', 'mutate', 'new', 'promote', 'regimes'];

/** Adds those commands. Each loads what it needs when it runs. */
export function ruleReportCommands(
  y: Argv,
  lang: Language,
  terminal: Terminal,
  common: (raw: Raw) => RulesArguments,
  done: (code: ExitCode) => void,
): Argv {
  const said = (key: string): string => message(key)[lang];
  const word = (key: string) => ({ type: 'string', requiresArg: true, describe: said(key) }) as const;
  const ids = { type: 'string', array: true, describe: said('arg-rules') } as const;
  const scenarios = { type: 'string', array: true, describe: said('arg-files') } as const;
  return y
    .command(
      'coverage [files..]',
      said('help-rules-coverage'),
      (command) =>
        command
          .positional('files', { ...scenarios, defaultDescription: 'scenarios/' })
          .options({
            corpus: word('opt-coverage-corpus'),
            rounds: word('opt-coverage-rounds'),
            min: word('opt-coverage-min'),
          })
          .example('fenproof rules coverage', said('example-rules-coverage')),
      async (raw: Raw) => {
        const { coverageCommand } = await import('./commands/rules-coverage.ts');
        const wanted = { corpus: one(raw, 'corpus'), rounds: one(raw, 'rounds'), min: one(raw, 'min') };
        done(await coverageCommand({ ...common(raw), ...wanted, files: many(raw, 'files') }, terminal));
      },
    )
    .command(
      'matrix [files..]',
      said('help-rules-matrix'),
      (command) =>
        command
          .positional('files', { ...scenarios, defaultDescription: 'scenarios/' })
          .options({
            corpus: word('opt-coverage-corpus'),
            markdown: { type: 'boolean', describe: said('opt-matrix-markdown') },
            write: { type: 'boolean', describe: said('opt-matrix-write') },
            check: { type: 'boolean', conflicts: 'write', describe: said('opt-matrix-check') },
          })
          .example('fenproof rules matrix', said('example-rules-matrix')),
      async (raw: Raw) => {
        const { matrixCommand } = await import('./commands/rules-matrix.ts');
        const { rules, format: plain } = common(raw);
        const format = flag(raw, 'markdown') ? 'markdown' : plain;
        const page = flag(raw, 'write') ? 'write' : flag(raw, 'check') ? 'check' : null;
        const wanted = { files: many(raw, 'files'), corpus: one(raw, 'corpus'), format, page } as const;
        done(await matrixCommand({ rules, lang, ...wanted }, terminal));
      },
    )
    .command(
      'diff <base> [files..]',
      said('help-rules-diff'),
      (command) =>
        command
          .positional('base', { type: 'string', demandOption: true, describe: said('arg-diff-base') })
          .positional('files', { ...scenarios, defaultDescription: 'scenarios/' })
          .option('corpus', word('opt-coverage-corpus'))
          .example('fenproof rules diff HEAD', said('example-rules-diff')),
      async (raw: Raw) => {
        const { diffCommand } = await import('./commands/rules-diff.ts');
        const wanted = { base: many(raw, 'base')[0]!, files: many(raw, 'files'), corpus: one(raw, 'corpus') };
        done(await diffCommand({ ...common(raw), ...wanted }, terminal));
      },
    )
    .command(
      'mutate [ids..]',
      said('help-rules-mutate'),
      (command) =>
        command
          .positional('ids', ids)
          .option('min', word('opt-mutate-min'))
          .example('fenproof rules mutate no-direct-connection', said('example-rules-mutate')),
      async (raw: Raw) => {
        const { mutateCommand } = await import('./commands/rules-mutate.ts');
        done(await mutateCommand({ ...common(raw), ids: many(raw, 'ids'), min: one(raw, 'min') }, terminal));
      },
    )
    .command(
      'new <name>',
      said('help-rules-new'),
      (command) =>
        command
          .positional('name', { type: 'string', demandOption: true, describe: said('arg-new-name') })
          .options({ hook: word('opt-new-hook'), from: word('opt-new-from') })
          .example('fenproof rules new lending/loan-term --hook contract-concluded', said('example-rules-new')),
      async (raw: Raw) => {
        const { newRule } = await import('./commands/rules-new.ts');
        const wanted = { name: many(raw, 'name')[0]!, hook: one(raw, 'hook'), from: one(raw, 'from') };
        done(newRule({ ...common(raw), ...wanted }, terminal));
      },
    )
    .command(
      'promote <id>',
      said('help-rules-promote'),
      (command) =>
        command
          .positional('id', { type: 'string', demandOption: true, describe: said('arg-rule') })
          .options({
            'read-by': { ...word('opt-promote-read-by'), demandOption: true },
            on: { ...word('opt-promote-on'), demandOption: true },
            period: word('opt-promote-period'),
            text: word('opt-promote-text'),
          })
          .example(
            'fenproof rules promote loan-term --read-by "Li Ming" --on 2026-11-20',
            said('example-rules-promote'),
          ),
      async (raw: Raw) => {
        const { promoteRule } = await import('./commands/rules-promote.ts');
        const read = { readBy: one(raw, 'read-by')!, on: one(raw, 'on')! };
        const wanted = { id: many(raw, 'id')[0]!, period: one(raw, 'period'), text: one(raw, 'text') };
        done(promoteRule({ ...common(raw), ...read, ...wanted }, terminal));
      },
    )
    .command(
      'regimes',
      said('help-rules-regimes'),
      (command) =>
        command
          .options({
            date: word('opt-regimes-date'),
            write: { type: 'boolean', describe: said('opt-regimes-write') },
          })
          .example('fenproof rules regimes --date 2018-06-30', said('example-rules-regimes'))
          .example('fenproof rules regimes --write', said('example-rules-regimes-write')),
      async (raw: Raw) => {
        const { regimesCommand } = await import('./commands/rules-regimes.ts');
        done(regimesCommand({ ...common(raw), date: one(raw, 'date'), write: flag(raw, 'write') }, terminal));
      },
    );
}
