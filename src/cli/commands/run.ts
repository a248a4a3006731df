import { setImmediate } from 'node:timers/promises';
import type { Language } from '../../core/bilingual.ts';
import { InputError } from '../../core/errors.ts';
import { message } from '../../core/messages/catalogue.ts';
import { findFiles, slashes } from '../../io/files/find.ts';
import { packageVersion } from '../../io/files/package-root.ts';
import { requireWritable, writeWhole } from '../../io/files/write-whole.ts';
import { Library, type LoadedScenario } from '../../io/scenarios/library.ts';
import { checkDates, checkSettings, type Overrides } from '../../io/scenarios/overrides.ts';
import { runJson } from '../../report/json.ts';
import { fitted } from '../../report/text/fit.ts';
import { runText } from '../../report/text/run.ts';
import type { ScenarioResult } from '../../results/run.ts';
import { traceLines } from '../../simulation/trace/jsonl.ts';
import { defaultScenarios, regressionsFirst, SCENARIO_ENDING } from '../default-scenarios.ts';
import { execute, type Executed } from '../execute.ts';
import { gravest, reasons, type ExitCode } from '../exit-code.ts';
import { reportFailure } from '../failure.ts';
import { replayCommand } from '../replay-command.ts';
import { styleOf } from '../style.ts';
import type { Terminal } from '../terminal.ts';
import { headerOf } from '../trace-header.ts';

/** Seed of `run` that stands for: each scenario its own. */
const OWN_SEED = 'own';

export interface RunArguments {
  readonly files: readonly string[];
  readonly overrides: Overrides;
  readonly calendars: readonly string[];
  readonly rules: string | null;
  readonly flows: readonly string[];
  readonly format: 'text' | 'json';
  readonly record: string | null;
  readonly paranoid: boolean;
  readonly lang: Language;
}

/** `fenproof run`: every scenario that can be read is run; what cannot is reported and decides the exit code. */
export async function runCommand(args: RunArguments, terminal: Terminal): Promise<ExitCode> {
  const { lang } = args;
  const codes: ExitCode[] = [];
  const files = regressionsFirst(args.files.length > 0 ? findFiles(args.files, SCENARIO_ENDING) : defaultScenarios());
  if (args.record !== null) {
    if (files.length !== 1) throw new InputError('record-one-scenario', { count: files.length });
    requireWritable(args.record);
  }
  const library = await Library.open({ calendars: args.calendars, rules: args.rules, flows: args.flows });
  checkDates(args.overrides, library.calendar);
  const loaded = loadAll(library, files, lang, terminal, codes);
  const scenarios = loaded.map(({ scenario }) => scenario);
  for (const { text, count } of checkSettings(args.overrides.set, scenarios, library.flows)) {
    if (count === loaded.length) continue;
    terminal.err(`${message('set-applied', { text, count, total: loaded.length })[lang]}\n`);
  }
  const results: ScenarioResult[] = [];
  for (const one of loaded) {
    // Lets a pending interrupt be heard.
    await setImmediate();
    if (terminal.interrupted()) break;
    showProgress(results.length, loaded.length, one.scenario.id, lang, terminal);
    try {
      const executed = await execute(library, one, {
        overrides: args.overrides,
        paranoid: args.paranoid,
        record: args.record !== null,
        replay: replayCommand(terminal.program, 'run', one.document.file, args),
      });
      if (args.record !== null) writeTrace(args.record, library, one, executed, args, terminal);
      results.push(executed.result);
    } catch (error) {
      clearProgress(terminal);
      codes.push(reportFailure(error, lang, terminal, one.document.file));
    }
  }
  clearProgress(terminal);
  codes.push(...results.flatMap(codesOf));
  if (results.length < loaded.length && terminal.interrupted()) {
    codes.push(130);
    terminal.err(`${message('interrupted', { done: results.length, total: loaded.length })[lang]}\n`);
  }
  const exitCode = gravest(codes);
  const seed = args.overrides.seed ?? OWN_SEED;
  if (args.format === 'json') terminal.out(runJson({ schemaVersion: 1, seed, scenarios: results, exitCode }));
  else if (results.length > 0) {
    const text = runText({ version: packageVersion(), seed }, results, lang, styleOf(terminal));
    terminal.out(fitted(text, terminal.columns ?? null));
  }
  sayExit(exitCode, codes, lang, terminal);
  return exitCode;
}

function loadAll(
  library: Library,
  files: readonly string[],
  lang: Language,
  terminal: Terminal,
  codes: ExitCode[],
): LoadedScenario[] {
  const loaded: LoadedScenario[] = [];
  for (const file of files) {
    try {
      loaded.push(library.load(file));
    } catch (error) {
      codes.push(reportFailure(error, lang, terminal));
    }
  }
  return loaded;
}

function writeTrace(
  file: string,
  library: Library,
  loaded: LoadedScenario,
  executed: Executed,
  { overrides, lang }: RunArguments,
  terminal: Terminal,
): void {
  const { model, machines, outcome } = executed;
  const { events } = outcome.recorder!;
  const header = headerOf(library, loaded, executed, overrides);
  writeWhole(file, withLineFeeds(traceLines(header, model, machines, events, outcome.traceHash)));
  terminal.err(`${message('recorded', { file: slashes(file), count: events.length })[lang]}\n`);
}

function* withLineFeeds(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `${line}\n`;
}

function codesOf(result: ScenarioResult): ExitCode[] {
  const codes: ExitCode[] = [result.verdict === 'as-expected' ? 0 : 1];
  if (result.inconclusive.length > 0) codes.push(3);
  return codes;
}

/** All reasons, when there is more than the code itself says. */
function sayExit(code: ExitCode, codes: readonly ExitCode[], lang: Language, terminal: Terminal): void {
  const met = reasons(codes);
  if (met.length === 0) return;
  const texts = met.map((reason) => `${String(reason)} ${message(`exit-${String(reason)}`)[lang]}`);
  terminal.err(`${message('exit', { code, reasons: texts.join('; ') })[lang]}\n`);
}

function showProgress(done: number, total: number, id: string, lang: Language, terminal: Terminal): void {
  if (!terminal.errIsTerminal) return;
  terminal.err(`\r\u001b[K${message('progress', { done: done + 1, total, id })[lang]}`);
}

function clearProgress(terminal: Terminal): void {
  if (terminal.errIsTerminal) terminal.err('\r\u001b[K');
}
