import type { Argv } from 'yargs';
import type { Language } from '../core/bilingual.ts';
import { message } from '../core/messages/catalogue.ts';
import type { ExitCode } from './exit-code.ts';
import { flag, many, one } from './raw-arguments.ts';
import type { Terminal } from './terminal.ts';

/** Adds `check` to the command line. */
export function checkCommands(parser: Argv, lang: Language, terminal: Terminal, done: (code: ExitCode) => void): void {
  const said = (key: string): string => message(key)[lang];
  const text = (key: string) => ({ type: 'string', requiresArg: true, describe: said(key) }) as const;
  parser.command(
    'check [files..]',
    said('help-check'),
    (y) =>
      y
        .positional('files', { type: 'string', array: true, describe: said('arg-check-files') })
        .options({
          config: text('opt-config'),
          baseline: text('opt-baseline'),
          'write-baseline': text('opt-write-baseline'),
          shard: text('opt-check-shard'),
          merge: { type: 'boolean', describe: said('opt-merge') },
          reports: text('opt-reports'),
          today: text('opt-today'),
          format: {
            choices: ['text', 'json', 'github'],
            default: 'text',
            requiresArg: true,
            describe: said('opt-format'),
          },
        })
        .epilogue(said('help-exit-codes'))
        .example('fenproof check', said('example-check'))
        .example('fenproof check --shard 2/4', said('example-check-shard'))
        .example('fenproof check --merge reports/shard-*.json', said('example-check-merge')),
    async (raw) => {
      const { checkCommand } = await import('./commands/check.ts');
      const format = one(raw, 'format');
      done(
        await checkCommand(
          {
            config: one(raw, 'config'),
            baseline: one(raw, 'baseline'),
            writeBaseline: one(raw, 'write-baseline'),
            shard: one(raw, 'shard'),
            files: many(raw, 'files'),
            merge: flag(raw, 'merge'),
            reports: one(raw, 'reports'),
            today: one(raw, 'today'),
            format: format === 'json' || format === 'github' ? format : 'text',
            lang,
          },
          terminal,
        ),
      );
    },
  );
}
