import type { Language } from '../../core/bilingual.ts';
import { message } from '../../core/messages/catalogue.ts';
import { slashes } from '../../io/files/find.ts';
import { packageVersion } from '../../io/files/package-root.ts';
import { readLines } from '../../io/files/read-lines.ts';
import { Library } from '../../io/scenarios/library.ts';
import { checkDates, checkSettings } from '../../io/scenarios/overrides.ts';
import { runText } from '../../report/text/run.ts';
import { traceLines } from '../../simulation/trace/jsonl.ts';
import { TraceReader } from '../../simulation/trace/replay.ts';
import { execute } from '../execute.ts';
import type { ExitCode } from '../exit-code.ts';
import { replayCommand } from '../replay-command.ts';
import { styleOf } from '../style.ts';
import type { Terminal } from '../terminal.ts';
import { headerOf, requireSameTools, scenarioOf } from '../trace-header.ts';

export interface ReplayArguments {
  readonly trace: string;
  readonly calendars: readonly string[];
  readonly rules: string | null;
  readonly flows: readonly string[];
  readonly format: 'text' | 'json';
  readonly lang: Language;
}

/**
 * `fenproof replay`: runs what a trace was recorded from and compares every line byte for byte.
 *
 * @throws InputError naming the record that is not what it should be.
 */
export async function replayTrace(args: ReplayArguments, terminal: Terminal): Promise<ExitCode> {
  const file = slashes(args.trace);
  const reader = new TraceReader(readLines(args.trace), file);
  const header = reader.header();
  const library = await Library.open({ calendars: args.calendars, rules: args.rules, flows: args.flows });
  requireSameTools(header, library, file);
  const loaded = scenarioOf(header, library, file);
  const { overrides } = header;
  checkDates(overrides, library.calendar);
  checkSettings(overrides.set, [loaded.scenario], library.flows);
  const replay = replayCommand(terminal.program, 'replay', file, {
    overrides: null,
    calendars: args.calendars,
    rules: args.rules,
    flows: args.flows,
  });
  const executed = await execute(library, loaded, { overrides, paranoid: false, record: true, replay });
  const { model, machines, outcome, result } = executed;
  const again = headerOf(library, loaded, executed, overrides);
  const count = reader.compare(traceLines(again, model, machines, outcome.recorder!.events, outcome.traceHash));
  if (args.format === 'json') {
    const document = { schemaVersion: 1, file, identical: true, records: count, traceHash: outcome.traceHash, result };
    terminal.out(`${JSON.stringify(document, null, 2)}\n`);
  } else {
    const params = { file, count, hash: outcome.traceHash };
    terminal.out(`${message('replay-identical', params)[args.lang]}\n\n`);
    const head = { version: packageVersion(), seed: header.seed };
    terminal.out(runText(head, [result], args.lang, styleOf(terminal)));
  }
  return 0;
}
