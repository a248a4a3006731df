import type { Language } from '../../core/bilingual.ts';
import { InputError } from '../../core/errors.ts';
import { formatYuan } from '../../core/fen.ts';
import { message } from '../../core/messages/catalogue.ts';
import { suggest } from '../../core/suggest.ts';
import { packageVersion } from '../../io/files/package-root.ts';
import { Library } from '../../io/scenarios/library.ts';
import { checkDates, checkSettings, noOverrides, type Overrides } from '../../io/scenarios/overrides.ts';
import { findingText } from '../../report/text/finding.ts';
import type { MaximiseDocument } from '../../results/maximise.ts';
import { boundsOf } from '../../search/alphabet/bounds.ts';
import { Maximiser, type Maximum, type Measure } from '../../search/maximise/maximise.ts';
import { partyIndex } from '../../search/maximise/worth.ts';
import { planItems } from '../../search/plan/write.ts';
import { execute, prepare } from '../execute.ts';
import type { ExitCode } from '../exit-code.ts';
import { quoted, replayCommand } from '../replay-command.ts';
import { styleOf } from '../style.ts';
import type { Terminal } from '../terminal.ts';

export interface MaximiseArguments {
  readonly file: string;
  readonly lossOf: string | null;
  readonly steps: number;
  readonly measure: Measure;
  readonly width: number;
  /** Milliseconds, or null. */
  readonly time: number | null;
  readonly overrides: Overrides;
  readonly calendars: readonly string[];
  readonly flows: readonly string[];
  readonly format: 'text' | 'json';
  readonly lang: Language;
}

/** Where a scenario says nothing: one working day, and nothing deviates. */
const DEFAULTS = { workdays: 1, deviations: 0 };

/** `fenproof maximise`: exit 0 if everything was followed, 3 for a lower bound, 130 if it was interrupted. */
export async function maximiseCommand(args: MaximiseArguments, terminal: Terminal): Promise<ExitCode> {
  const { lang, overrides, calendars, flows } = args;
  const said = (code: string, params: Record<string, string | number> = {}): string => message(code, params)[lang];
  const library = await Library.open({ calendars, flows });
  const loaded = library.load(args.file);
  checkDates(overrides, library.calendar);
  checkSettings(overrides.set, [loaded.scenario], library.flows);
  const { model, machines, scenario } = prepare(library, loaded, overrides);
  const known = model.parties.map(({ key }) => key);
  if (args.lossOf === null) throw new InputError('maximise-needs-party', { known: known.join(', ') });
  const party = partyIndex(model, args.lossOf);
  if (party < 0) {
    const suggestion = suggest(args.lossOf, known);
    const params = { name: args.lossOf, known: known.join(', ') };
    throw new InputError('maximise-unknown-party', suggestion === undefined ? params : { ...params, suggestion });
  }
  const end = args.time === null ? Infinity : Date.now() + args.time;
  const maximum = new Maximiser({
    model,
    machines,
    bounds: boundsOf(model, DEFAULTS),
    party,
    measure: args.measure,
    steps: args.steps,
    width: args.width,
    stop: () => terminal.interrupted() || Date.now() > end,
  }).run();
  const plan = planItems(model, maximum.plan);
  const run = { ...loaded, scenario: { ...without(scenario), plan, expect: [] } };
  const options = { overrides: noOverrides, paranoid: false, record: true, replay: '' };
  const { result } = await execute(library, run, options);
  const exitCode: ExitCode = terminal.interrupted() ? 130 : maximum.inexact.length > 0 ? 3 : 0;
  const document: MaximiseDocument = {
    schemaVersion: 1,
    id: scenario.id,
    file: loaded.document.file,
    lossOf: args.lossOf,
    measure: args.measure,
    steps: args.steps,
    yuan: formatYuan(maximum.fen),
    exact: maximum.inexact.length === 0,
    because: maximum.inexact,
    situations: maximum.situations,
    plan,
    length: maximum.length,
    findings: result.findings,
    replay: again(args, terminal.program),
    exitCode,
  };
  if (args.format === 'json') {
    terminal.out(`${JSON.stringify(document, null, 2)}\n`);
    return exitCode;
  }
  const lines = [
    said('maximise-title', { version: packageVersion(), id: scenario.id, file: document.file }),
    '',
    headline(document, maximum, args, said),
    said('maximise-situations', { count: maximum.situations.toLocaleString('en') }),
  ];
  if (plan.length > 0) {
    lines.push('', said('maximise-sequence', { length: maximum.length }));
    lines.push(...plan.map((item) => `  ${JSON.stringify(item)}`));
  }
  terminal.out(`${lines.join('\n')}\n`);
  const shown = { ...result, replay: document.replay };
  for (const finding of result.findings.filter(({ kind, loss }) => kind === 'funds' && loss.length > 0)) {
    terminal.out(`\n${findingText(shown, { ...finding, expected: true }, lang, styleOf(terminal))}`);
  }
  return exitCode;
}

function headline(
  { yuan, lossOf, steps, exact }: MaximiseDocument,
  { inexact, fen }: Maximum,
  { width }: MaximiseArguments,
  said: (code: string, params?: Record<string, string | number>) => string,
): string {
  const params = { party: lossOf, steps, yuan };
  if (exact) return said(fen === 0 ? 'maximise-nothing' : 'maximise-exact', params);
  const why = inexact.map((reason) => said(`maximise-${reason}`, { width })).join('; ');
  return said('maximise-bound', { ...params, why });
}

/** The scenario without what another plan takes the place of. */
function without<T extends { readonly load?: unknown; readonly until?: unknown }>(scenario: T): T {
  const rest: { -readonly [K in keyof T]: T[K] } = { ...scenario };
  delete rest.load;
  delete rest.until;
  return rest;
}

/** The command that finds the same. */
function again(args: MaximiseArguments, program: string): string {
  const { overrides, calendars, flows } = args;
  const run = replayCommand(program, 'run', args.file, { overrides, calendars, rules: null, flows });
  const words = [`--loss-of=${quoted(args.lossOf ?? '')}`, `--steps=${String(args.steps)}`];
  if (args.measure !== 'findings') words.push(`--measure=${args.measure}`);
  words.push(`--width=${String(args.width)}`);
  return [`${program} maximise${run.slice(`${program} run`.length)}`, ...words].join(' ');
}
