import yargs, { type Argv } from 'yargs';
import type { Language } from '../core/bilingual.ts';
import { InputError } from '../core/errors.ts';
import { message } from '../core/messages/catalogue.ts';
import { suggest } from '../core/suggest.ts';
import { packageVersion } from '../io/files/package-root.ts';
import { checkCommands } from './check-parser.ts';
import type { RunArguments } from './commands/run.ts';
import type { ExitCode } from './exit-code.ts';
import { designCommandNames, designCommands } from './design-parser.ts';
import { exploreCommands } from './explore-parser.ts';
import { flag, many, one, type Raw } from './raw-arguments.ts';
import { rulesCommands, ruleCommandNames } from './rules-parser.ts';
import { searchCommandNames, searchCommands } from './search-parser.ts';
import type { Terminal } from './terminal.ts';

/** Width of help texts, whatever the terminal: help is compared in tests and read in logs. */
const WRAP = 100;

/** Wrong use of the command line: what yargs says about it, and which command to ask for help. */
export class UsageError extends Error {
  readonly command: string;

  /** @param reason empty if a command is missing: then its help says which there are. */
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
          .positional('files', files(lang))
          .epilogue(said('help-exit-codes'))
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
            flows: many(raw, 'flows'),
            format: formatOf(raw),
            lang,
          },
          terminal,
        );
      },
    )
    .command('scenarios', said('help-scenarios'), (y) =>
      scenariosCommands(y, lang, terminal, (value) => (code = value)),
    )
    .command('flows', said('help-flows'), (y) => flowsCommands(y, lang, terminal, (value) => (code = value)))
    .command('rules', said('help-rules'), (y) => rulesCommands(y, lang, terminal, (value) => (code = value)))
    .option('lang', { choices: ['zh', 'en'] as const, requiresArg: true, global: true, describe: said('opt-lang') })
    .epilogue(said('help-exit-codes'))
    .demandCommand(1, '')
    .strict()
    .help('help', said('opt-help'))
    .version('version', said('opt-version'), packageVersion())
    .exitProcess(false)
    .showHelpOnFail(false)
    .fail((reason: string | null, error: Error | undefined) => {
      // Errors of yargs' own are wrong use; what our commands throw is not.
      if (error !== undefined && error.name !== 'YError') throw error;
      requireCommand(argv);
      throw new UsageError(reason ?? error?.message ?? '', commandIn(argv));
    });
  searchCommands(parser, lang, terminal, (value) => (code = value));
  checkCommands(parser, lang, terminal, (value) => (code = value));
  exploreCommands(parser, lang, terminal, (value) => (code = value));
  designCommands(parser, lang, terminal, (value) => (code = value));
  let output = '';
  await parser.parseAsync([...argv], {}, (_error: unknown, _argv: unknown, text: string) => {
    output = text;
  });
  if (output !== '') terminal.out(`${output}\n`);
  return code;
}

/** Commands and what stands below each. */
const known: Readonly<Record<string, readonly string[]>> = {
  run: [],
  replay: [],
  scenarios: ['list', 'lint', 'show', 'coverage', 'measure'],
  flows: ['list', 'show', 'check'],
  rules: ruleCommandNames,
  ...searchCommandNames,
  ...designCommandNames,
  check: [],
  explore: [],
};

/** The command that was meant, for the hint where help is. */
function commandIn(argv: readonly string[]): string {
  const [first = '', second = ''] = wordsOf(argv);
  if (!Object.hasOwn(known, first)) return 'fenproof';
  return known[first]!.includes(second) ? `fenproof ${first} ${second}` : `fenproof ${first}`;
}

/** @throws InputError `command-unknown` if there is no such command, whatever else may be wrong. */
function requireCommand(argv: readonly string[]): void {
  const [first, second] = wordsOf(argv);
  if (first === undefined) return;
  const below = Object.hasOwn(known, first) ? known[first]! : null;
  if (below !== null && (below.length === 0 || second === undefined || below.includes(second))) return;
  const names = below === null ? Object.keys(known) : below.map((name) => `${first} ${name}`);
  const command = below === null ? first : `${first} ${second!}`;
  const near = suggest(command, names);
  throw new InputError('command-unknown', {
    command,
    known: names.join(', '),
    ...(near !== undefined && { suggestion: near }),
  });
}

/** What is neither an option nor the value of the one that may stand before a command. */
function wordsOf(argv: readonly string[]): string[] {
  return argv.filter((word, i) => !word.startsWith('-') && argv[i - 1] !== '--lang');
}

function scenariosCommands(y: Argv, lang: Language, terminal: Terminal, done: (code: ExitCode) => void): Argv {
  const said = (key: string): string => message(key)[lang];
  const json = { type: 'boolean', describe: said('opt-json') } as const;
  const load = () => import('./commands/scenarios.ts');
  const own = text('opt-flows', lang);
  const argumentsOf = (raw: Raw, name: string) => {
    return { files: many(raw, name), flows: many(raw, 'flows'), json: raw['json'] === true, lang };
  };
  return y
    .command(
      'list [files..]',
      said('help-scenarios-list'),
      (list) => list.positional('files', files(lang)).options({ flows: own, json }),
      async (raw) => done(await (await load()).listScenarios(argumentsOf(raw, 'files'), terminal)),
    )
    .command(
      'lint [files..]',
      said('help-scenarios-lint'),
      (lint) =>
        lint
          .positional('files', files(lang))
          .option('flows', own)
          .example('fenproof scenarios lint scenarios/', said('example-lint')),
      async (raw) => done(await (await load()).lintScenarios(argumentsOf(raw, 'files'), terminal)),
    )
    .command(
      'show <file>',
      said('help-scenarios-show'),
      (show) =>
        show
          .positional('file', { type: 'string', demandOption: true, describe: said('arg-scenario') })
          .options({ flows: own, json })
          .example('fenproof scenarios show a.scenario.json', said('example-show')),
      async (raw) => done(await (await load()).showScenario(argumentsOf(raw, 'file'), terminal)),
    )
    .command(
      'measure <file>',
      said('help-scenarios-measure'),
      (measure) =>
        measure
          .positional('file', { type: 'string', demandOption: true, describe: said('arg-scenario') })
          .options({ flows: own, json })
          .example('fenproof scenarios measure scenarios/reserve/ramp.scenario.json', said('example-measure')),
      async (raw) => {
        const { measureCommand } = await import('./commands/scenarios-measure.ts');
        const file = many(raw, 'file')[0]!;
        done(await measureCommand({ file, flows: many(raw, 'flows'), json: flag(raw, 'json'), lang }, terminal));
      },
    )
    .command(
      'coverage [folder]',
      said('help-scenarios-coverage'),
      (coverage) =>
        coverage
          .positional('folder', {
            type: 'string',
            describe: said('arg-coverage-folder'),
            defaultDescription: 'scenarios/',
          })
          .options({
            json,
            write: { type: 'boolean', conflicts: 'json', describe: said('opt-coverage-write') },
            check: { type: 'boolean', conflicts: ['json', 'write'], describe: said('opt-coverage-check') },
          })
          .example('fenproof scenarios coverage --write', said('example-coverage')),
      async (raw) => {
        const { coverageCommand } = await import('./commands/scenarios-coverage.ts');
        const page = flag(raw, 'write') ? 'write' : flag(raw, 'check') ? 'check' : null;
        done(await coverageCommand({ folder: one(raw, 'folder'), json: flag(raw, 'json'), page, lang }, terminal));
      },
    )
    .demandCommand(1, '');
}

function flowsCommands(y: Argv, lang: Language, terminal: Terminal, done: (code: ExitCode) => void): Argv {
  const said = (key: string): string => message(key)[lang];
  const json = { type: 'boolean', describe: said('opt-json') } as const;
  const load = () => import('./commands/flows.ts');
  const own = text('opt-flows', lang);
  return y
    .command(
      'list',
      said('help-flows-list'),
      (list) => list.options({ flows: own, json }),
      async (raw) => {
        const { listFlows } = await load();
        done(await listFlows({ flows: many(raw, 'flows'), json: raw.json === true, lang }, terminal));
      },
    )
    .command(
      'show <name>',
      said('help-flows-show'),
      (show) =>
        show
          .positional('name', { type: 'string', demandOption: true, describe: said('arg-flow') })
          .option('flows', own)
          .option('mermaid', { type: 'boolean', conflicts: 'json', describe: said('opt-mermaid') })
          .option('json', json)
          .example('fenproof flows show withdrawal --mermaid', said('example-mermaid')),
      async (raw) => {
        const as = raw.mermaid === true ? 'mermaid' : raw.json === true ? 'json' : 'text';
        done(await (await load()).showFlow({ name: raw.name, flows: many(raw, 'flows'), as, lang }, terminal));
      },
    )
    .command(
      'check <file>',
      said('help-flows-check'),
      (check) =>
        check
          .positional('file', { type: 'string', demandOption: true, describe: said('arg-flows-file') })
          .example('fenproof flows check ./my-flows.ts', said('example-flows-check')),
      async (raw) => {
        const { checkFlows } = await import('./commands/flows-check.ts');
        done(await checkFlows({ source: many(raw, 'file')[0]!, lang }, terminal));
      },
    )
    .demandCommand(1, '');
}

/** Options of every command that runs something. */
function libraryOptions(y: Argv, lang: Language): Argv {
  return y.options({
    rules: text('opt-rules', lang),
    calendar: text('opt-calendar', lang),
    flows: text('opt-flows', lang),
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

function files(lang: Language) {
  const describe = message('arg-files')[lang];
  return { type: 'string', array: true, describe, defaultDescription: 'scenarios/' } as const;
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
    flows: many(raw, 'flows'),
    format: formatOf(raw),
    record: one(raw, 'record'),
    paranoid: flag(raw, 'paranoid'),
    lang,
  };
}
