import yargs, { type Argv } from 'yargs';
import type { Language } from '../core/bilingual.ts';
import { InputError } from '../core/errors.ts';
import { message } from '../core/messages/catalogue.ts';
import { packageVersion } from '../io/files/package-root.ts';
import type { RunArguments } from './commands/run.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** Width of help texts, whatever the terminal: help is compared in tests and read in logs. */
const WRAP = 100;

/** What yargs hands over before it is checked. */
type Raw = Readonly<Record<string, unknown>>;

/** Wrong use of the command line: what yargs says about it, and which command to ask for help. */
export class UsageError extends Error {
  readonly command: string;

  constructor(reason: string, command: string) {
    super(reason);
    this.command = command;
  }
}

/**
 * Reads the command line and runs the command. What a command needs is loaded when it runs: `--version` and `--help`
 * load neither flows nor rules.
 *
 * @throws UsageError, InputError
 */
export async function parseAndRun(argv: readonly string[], lang: Language, terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = 0;
  const said = (key: string): string => message(key)[lang];
  const parser = yargs([...argv])
    .scriptName('fenproof')
    .locale(lang === 'zh' ? 'zh_CN' : 'en')
    .wrap(WRAP)
    .parserConfiguration({
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'dot-notation': false,
      'camel-case-expansion': false,
      'boolean-negation': false,
      'duplicate-arguments-array': true,
      'greedy-arrays': false,
    })
    .usage(`fenproof · ${said('help-fenproof')}`)
    .command(
      'run [files..]',
      said('help-run'),
      (y) =>
        runOptions(y, lang)
          .positional('files', { type: 'string', array: true, describe: said('arg-files') })
          .example('fenproof run', said('example-run-all'))
          .example('fenproof run a.scenario.json --set w1.retry=query-first', said('example-run-set'))
          .example('fenproof run a.scenario.json --record a.trace', said('example-run-record'))
          .example('fenproof run --format json', said('example-run-json')),
      async (raw) => {
        const { runCommand } = await import('./commands/run.ts');
        code = await runCommand(runArguments(raw, lang), terminal);
      },
    )
    .command(
      'replay <trace>',
      said('help-replay'),
      (y) =>
        libraryOptions(y, lang)
          .positional('trace', { type: 'string', demandOption: true, describe: said('arg-trace') })
          .example('fenproof replay a.trace', said('example-replay')),
      async (raw) => {
        const { replayTrace } = await import('./commands/replay.ts');
        code = await replayTrace(
          {
            trace: many(raw, 'trace')[0]!,
            calendars: many(raw, 'calendar'),
            rules: one(raw, 'rules'),
            format: formatOf(raw),
            lang,
          },
          terminal,
        );
      },
    )
    .option('lang', { choices: ['zh', 'en'] as const, requiresArg: true, global: true, describe: said('opt-lang') })
    .epilogue(said('help-exit-codes'))
    .demandCommand(1, '')
    .strict()
    .recommendCommands()
    .help('help', said('opt-help'))
    .version('version', said('opt-version'), packageVersion())
    .exitProcess(false)
    .showHelpOnFail(false)
    .fail((reason: string | null, error: Error | undefined) => {
      throw error ?? new UsageError(reason ?? '', 'fenproof');
    });
  let output = '';
  await parser.parseAsync([...argv], {}, (_error: unknown, _argv: unknown, text: string) => {
    output = text;
  });
  if (output !== '') terminal.out(`${output}\n`);
  return code;
}

/** Options of every command that runs something. */
function libraryOptions(y: Argv, lang: Language): Argv {
  return y.options({
    rules: text('opt-rules', lang),
    calendar: text('opt-calendar', lang),
    format: { choices: ['text', 'json'], requiresArg: true, describe: message('opt-format')[lang] },
  });
}

function runOptions(y: Argv, lang: Language): Argv {
  return libraryOptions(y, lang).options({
    seed: text('opt-seed', lang),
    set: text('opt-set', lang),
    law: text('opt-law', lang),
    starts: text('opt-starts', lang),
    record: text('opt-record', lang),
    paranoid: { type: 'boolean', describe: message('opt-paranoid')[lang] },
  });
}

function text(key: string, lang: Language) {
  return { type: 'string', requiresArg: true, describe: message(key)[lang] } as const;
}

function formatOf(raw: Raw): 'text' | 'json' {
  return one(raw, 'format') === 'json' ? 'json' : 'text';
}

function runArguments(raw: Raw, lang: Language): RunArguments {
  const seed = one(raw, 'seed');
  return {
    files: many(raw, 'files'),
    overrides: {
      seed: seed === 'own' ? null : seed,
      set: many(raw, 'set'),
      law: one(raw, 'law'),
      starts: one(raw, 'starts'),
    },
    calendars: many(raw, 'calendar'),
    rules: one(raw, 'rules'),
    format: formatOf(raw),
    record: one(raw, 'record'),
    paranoid: raw['paranoid'] !== undefined && raw['paranoid'] !== false,
    lang,
  };
}

/** Value of an option that may be given once, or null. */
function one(raw: Raw, option: string): string | null {
  const values = many(raw, option);
  if (values.length > 1) throw new InputError('option-twice', { option });
  return values[0] ?? null;
}

function many(raw: Raw, option: string): string[] {
  const value = raw[option] as string | readonly string[] | undefined;
  const values = value === undefined ? [] : [value].flat();
  if (values.includes('')) throw new InputError('option-empty', { option });
  return values;
}
