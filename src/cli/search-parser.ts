import type { Argv } from 'yargs';
import type { Language } from '../core/bilingual.ts';
import { InputError } from '../core/errors.ts';
import { message } from '../core/messages/catalogue.ts';
import { profileNames } from '../search/profiles/profiles.ts';
import type { GapsArguments } from './commands/search-gaps.ts';
import type { SearchArguments } from './commands/search.ts';
import type { ExitCode } from './exit-code.ts';
import { flag, many, one, type Raw } from './raw-arguments.ts';
import { count, oneOf, shardOf, span } from './search/limits.ts';
import type { Terminal } from './terminal.ts';

/** Commands that look for plans, with their subcommands. */
export const searchCommandNames: Readonly<Record<string, readonly string[]>> = { search: [], corpus: ['min'] };

const strategies = ['guided', 'random'] as const;

/** More threads than this are a slip of the hand. */
const WORKERS_MAX = 64;

/** The commands of the search. Each loads what it needs when it runs. */
export function searchCommands(y: Argv, lang: Language, terminal: Terminal, done: (code: ExitCode) => void): Argv {
  const said = (key: string): string => message(key)[lang];
  const word = (key: string) => ({ type: 'string', requiresArg: true, describe: said(key) }) as const;
  const files = { type: 'string', array: true, describe: said('arg-files'), defaultDescription: 'scenarios/' } as const;
  return y
    .command(
      'search [files..]',
      said('help-search'),
      (search) =>
        search
          .positional('files', files)
          .options({
            rounds: word('opt-rounds'),
            events: word('opt-events'),
            time: word('opt-time'),
            seed: word('opt-search-seed'),
            profile: { ...word('opt-profile'), choices: profileNames },
            strategy: { ...word('opt-strategy'), choices: strategies },
            workers: word('opt-workers'),
            shard: word('opt-shard'),
            meet: word('opt-meet'),
            corpus: word('opt-corpus'),
            save: { type: 'boolean', describe: said('opt-save') },
            gaps: { type: 'boolean', describe: said('opt-gaps') },
            prohibited: word('opt-prohibited'),
            set: word('opt-set'),
            law: word('opt-law'),
            starts: word('opt-starts'),
            rules: word('opt-rules'),
            calendar: word('opt-calendar'),
            flows: word('opt-flows'),
            format: { choices: ['text', 'json'], requiresArg: true, describe: said('opt-format') },
          })
          .epilogue(said('help-exit-codes'))
          .example('fenproof search a.scenario.json --time 30s', said('example-search'))
          .example('fenproof search --seed 7 --rounds 20', said('example-search-rounds'))
          .example('fenproof search a.scenario.json --save', said('example-search-save'))
          .example('fenproof search scenarios/lending --gaps --rules ./my-rules', said('example-search-gaps')),
      async (raw: Raw) => {
        if (flag(raw, 'gaps')) {
          const gaps = gapsArguments(raw, lang);
          const { gapsCommand } = await import('./commands/search-gaps.ts');
          done(await gapsCommand(gaps, terminal));
          return;
        }
        if (one(raw, 'prohibited') !== null) throw new InputError('gaps-needed', {});
        const args = searchArguments(raw, lang);
        const { searchCommand } = await import('./commands/search.ts');
        done(await searchCommand(args, terminal));
      },
    )
    .command('corpus', said('help-corpus'), (corpus) =>
      corpus
        .command(
          'min [files..]',
          said('help-corpus-min'),
          (min) =>
            min
              .positional('files', files)
              .options({ corpus: word('opt-corpus') })
              .example('fenproof corpus min', said('example-corpus-min')),
          async (raw: Raw) => {
            const { minimiseCorpus } = await import('./commands/corpus.ts');
            done(await minimiseCorpus({ files: many(raw, 'files'), corpus: one(raw, 'corpus'), lang }, terminal));
          },
        )
        .demandCommand(1, ''),
    );
}

/** What a search for gaps has no use for. */
const notWithGaps = ['events', 'strategy', 'workers', 'shard', 'meet', 'corpus'] as const;

function gapsArguments(raw: Raw, lang: Language): GapsArguments {
  const other = notWithGaps.find((name) => one(raw, name) !== null);
  if (other !== undefined || flag(raw, 'save'))
    throw new InputError('gaps-not-with', { option: `--${other ?? 'save'}` });
  return {
    files: many(raw, 'files'),
    overrides: { seed: null, set: many(raw, 'set'), law: one(raw, 'law'), starts: one(raw, 'starts') },
    calendars: many(raw, 'calendar'),
    rules: one(raw, 'rules'),
    flows: many(raw, 'flows'),
    prohibited: one(raw, 'prohibited'),
    format: one(raw, 'format') === 'json' ? 'json' : 'text',
    limits: { rounds: count('--rounds', one(raw, 'rounds')), time: span(one(raw, 'time')) },
    seed: one(raw, 'seed'),
    profile: oneOf('--profile', one(raw, 'profile'), profileNames, 'smoke'),
    lang,
  };
}

function searchArguments(raw: Raw, lang: Language): SearchArguments {
  const limits = {
    rounds: count('--rounds', one(raw, 'rounds')),
    events: count('--events', one(raw, 'events')),
    time: span(one(raw, 'time')),
  };
  return {
    files: many(raw, 'files'),
    overrides: { seed: null, set: many(raw, 'set'), law: one(raw, 'law'), starts: one(raw, 'starts') },
    calendars: many(raw, 'calendar'),
    rules: one(raw, 'rules'),
    flows: many(raw, 'flows'),
    format: one(raw, 'format') === 'json' ? 'json' : 'text',
    limits,
    seed: one(raw, 'seed'),
    profile: oneOf('--profile', one(raw, 'profile'), profileNames, 'swarm'),
    strategy: oneOf('--strategy', one(raw, 'strategy'), strategies, 'guided'),
    workers: Math.min(WORKERS_MAX, count('--workers', one(raw, 'workers')) ?? 1),
    shard: shardOf(one(raw, 'shard'), one(raw, 'meet'), limits),
    corpus: one(raw, 'corpus'),
    save: flag(raw, 'save'),
    lang,
  };
}
