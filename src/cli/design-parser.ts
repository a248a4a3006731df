import type { Argv } from 'yargs';
import type { Language } from '../core/bilingual.ts';
import { message } from '../core/messages/catalogue.ts';
import type { ExitCode } from './exit-code.ts';
import { many, one, type Raw } from './raw-arguments.ts';
import { count, oneOf, span } from './search/limits.ts';
import type { Terminal } from './terminal.ts';

/** Commands that weigh one design, or several against each other. */
export const designCommandNames: Readonly<Record<string, readonly string[]>> = { compare: [], maximise: [] };

const measures = ['findings', 'worth'] as const;
const STEPS = 4;
const WIDTH = 20_000;
const SEEDS = 10;

/** Each command loads what it needs when it runs. */
export function designCommands(y: Argv, lang: Language, terminal: Terminal, done: (code: ExitCode) => void): Argv {
  const said = (key: string): string => message(key)[lang];
  const word = (key: string) => ({ type: 'string', requiresArg: true, describe: said(key) }) as const;
  const format = { choices: ['text', 'json'], requiresArg: true, describe: said('opt-format') } as const;
  const scenario = { type: 'string', demandOption: true, describe: said('arg-one-scenario') } as const;
  const compared = y.command(
    'compare <scenario>',
    said('help-compare'),
    (compare) =>
      compare
        .positional('scenario', scenario)
        .options({
          vary: word('opt-vary'),
          seeds: word('opt-seeds'),
          faults: word('opt-faults'),
          svg: word('opt-svg'),
          seed: word('opt-seed'),
          set: word('opt-set'),
          law: word('opt-law'),
          starts: word('opt-starts'),
          rules: word('opt-rules'),
          calendar: word('opt-calendar'),
          flows: word('opt-flows'),
          format,
        })
        .epilogue(said('help-exit-codes'))
        .example('fenproof compare a.scenario.json --vary w1.retry=query-first,blind-resend', said('example-compare'))
        .example(
          'fenproof compare a.scenario.json --vary w1.retry=query-first,failover --vary w1.window=queue,drop,send-anyway --faults 5% --svg a.svg',
          said('example-compare-svg'),
        ),
    async (raw: Raw) => {
      const { compareCommand } = await import('./commands/compare.ts');
      const seed = one(raw, 'seed');
      const args = {
        file: many(raw, 'scenario')[0]!,
        vary: many(raw, 'vary'),
        seeds: count('--seeds', one(raw, 'seeds')) ?? SEEDS,
        faults: one(raw, 'faults'),
        svg: one(raw, 'svg'),
        overrides: {
          seed: seed === 'own' ? null : seed,
          set: many(raw, 'set'),
          law: one(raw, 'law'),
          starts: one(raw, 'starts'),
        },
        calendars: many(raw, 'calendar'),
        rules: one(raw, 'rules'),
        flows: many(raw, 'flows'),
        format: one(raw, 'format') === 'json' ? ('json' as const) : ('text' as const),
        lang,
      };
      done(await compareCommand(args, terminal));
    },
  );
  return compared.command(
    'maximise <scenario>',
    said('help-maximise'),
    (maximise) =>
      maximise
        .positional('scenario', scenario)
        .options({
          'loss-of': word('opt-loss-of'),
          steps: word('opt-steps'),
          measure: { ...word('opt-measure'), choices: measures },
          width: word('opt-width'),
          time: word('opt-maximise-time'),
          set: word('opt-set'),
          starts: word('opt-starts'),
          calendar: word('opt-calendar'),
          flows: word('opt-flows'),
          format,
        })
        .epilogue(said('help-exit-codes'))
        .example('fenproof maximise a.scenario.json --loss-of pay --steps 3', said('example-maximise')),
    async (raw: Raw) => {
      const { maximiseCommand } = await import('./commands/maximise.ts');
      const args = {
        file: many(raw, 'scenario')[0]!,
        lossOf: one(raw, 'loss-of'),
        steps: count('--steps', one(raw, 'steps')) ?? STEPS,
        measure: oneOf('--measure', one(raw, 'measure'), measures, 'findings'),
        width: count('--width', one(raw, 'width')) ?? WIDTH,
        time: span(one(raw, 'time')),
        overrides: { seed: null, set: many(raw, 'set'), law: null, starts: one(raw, 'starts') },
        calendars: many(raw, 'calendar'),
        flows: many(raw, 'flows'),
        format: one(raw, 'format') === 'json' ? ('json' as const) : ('text' as const),
        lang,
      };
      done(await maximiseCommand(args, terminal));
    },
  );
}
