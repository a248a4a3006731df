import type { Argv } from 'yargs';
import type { Language } from '../core/bilingual.ts';
import { InputError } from '../core/errors.ts';
import { message } from '../core/messages/catalogue.ts';
import type { ExploreArguments } from './commands/explore.ts';
import type { ExitCode } from './exit-code.ts';
import { flag, many, one, type Raw } from './raw-arguments.ts';
import { count } from './search/limits.ts';
import type { Terminal } from './terminal.ts';

/** `explore`. What it needs is loaded when it runs. */
export function exploreCommands(y: Argv, lang: Language, terminal: Terminal, done: (code: ExitCode) => void): Argv {
  const said = (key: string): string => message(key)[lang];
  const word = (key: string) => ({ type: 'string', requiresArg: true, describe: said(key) }) as const;
  return y.command(
    'explore <files..>',
    said('help-explore'),
    (explore) =>
      explore
        .positional('files', { type: 'string', array: true, demandOption: true, describe: said('arg-explore-files') })
        .options({
          depth: word('opt-depth'),
          states: word('opt-states'),
          memory: word('opt-memory'),
          symmetry: { ...word('opt-symmetry'), choices: ['on', 'off'] },
          'money-only': { type: 'boolean', describe: said('opt-money-only') },
          save: { type: 'boolean', describe: said('opt-explore-save') },
          set: word('opt-set'),
          law: word('opt-law'),
          starts: word('opt-starts'),
          rules: word('opt-rules'),
          calendar: word('opt-calendar'),
          flows: word('opt-flows'),
          format: { choices: ['text', 'json'], requiresArg: true, describe: said('opt-format') },
        })
        .epilogue(said('help-exit-codes'))
        .example('fenproof explore scenarios/explore/one-withdrawal.scenario.json', said('example-explore'))
        .example('fenproof explore a.scenario.json --set w.retry=blind-resend', said('example-explore-set'))
        .example('fenproof explore a.scenario.json --depth 20 --memory 512M', said('example-explore-bounds')),
    async (raw: Raw) => {
      const args = exploreArguments(raw, lang);
      const { exploreCommand } = await import('./commands/explore.ts');
      done(await exploreCommand(args, terminal));
    },
  );
}

function exploreArguments(raw: Raw, lang: Language): ExploreArguments {
  return {
    files: many(raw, 'files'),
    overrides: { seed: null, set: many(raw, 'set'), law: one(raw, 'law'), starts: one(raw, 'starts') },
    calendars: many(raw, 'calendar'),
    rules: one(raw, 'rules'),
    flows: many(raw, 'flows'),
    format: one(raw, 'format') === 'json' ? 'json' : 'text',
    depth: count('--depth', one(raw, 'depth')),
    states: count('--states', one(raw, 'states')),
    memory: size(one(raw, 'memory')),
    symmetry: one(raw, 'symmetry') !== 'off',
    moneyOnly: flag(raw, 'money-only'),
    save: flag(raw, 'save'),
    lang,
  };
}

const UNITS: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, G: 1e9 };

/** "512M", "4G" in bytes. @throws InputError `option-not-size`. */
function size(text: string | null): number | null {
  if (text === null) return null;
  const match = /^([0-9]{1,6}(?:\.[0-9]{1,3})?)(K|M|G)$/i.exec(text);
  const value = match === null ? 0 : Math.round(Number(match[1]) * UNITS[match[2]!.toUpperCase()]!);
  if (value === 0) throw new InputError('option-not-size', { text });
  return value;
}
