import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Language } from '../../core/bilingual.ts';
import { InputError } from '../../core/errors.ts';
import { message } from '../../core/messages/catalogue.ts';
import { asUserWrites, findFiles } from '../../io/files/find.ts';
import { nearestPackage, packageVersion } from '../../io/files/package-root.ts';
import { Library, type LoadedScenario } from '../../io/scenarios/library.ts';
import { checkSettings, type Overrides } from '../../io/scenarios/overrides.ts';
import { openSubject } from '../../io/workers/open-subject.ts';
import { exploreText } from '../../report/text/explore.ts';
import type { ExploreDocument, ExploreResult } from '../../results/explore.ts';
import { boundsOf } from '../../search/alphabet/bounds.ts';
import { Explorer, type Stopped } from '../../search/explore/explorer.ts';
import { SCENARIO_ENDING } from '../default-scenarios.ts';
import { gravest, reasons, type ExitCode } from '../exit-code.ts';
import { exploreResult, type KeepFinding } from '../explore/result.ts';
import { reportFailure } from '../failure.ts';
import { replayCommand } from '../replay-command.ts';
import { saveFinding } from '../search/save.ts';
import { styleOf } from '../style.ts';
import type { Terminal } from '../terminal.ts';

/** States, paths and tables take at most this much unless the user says otherwise. */
const MEMORY = 2_000_000_000;

/** States expanded between two looks at the clock and at the user. */
const AT_A_TIME = 2_000;

/** How often progress is shown, in ms: in a terminal, and elsewhere as a line. */
const PROGRESS_EVERY = 200;
const LINE_EVERY = 10_000;

export interface ExploreArguments {
  readonly files: readonly string[];
  readonly overrides: Overrides;
  readonly calendars: readonly string[];
  readonly rules: string | null;
  /** Files and packages of the user's own flows. */
  readonly flows: readonly string[];
  readonly format: 'text' | 'json';
  /** Null: no such limit; for memory, what the program thinks right. */
  readonly depth: number | null;
  readonly states: number | null;
  readonly memory: number | null;
  readonly symmetry: boolean;
  readonly moneyOnly: boolean;
  readonly save: boolean;
  readonly lang: Language;
}

/** `fenproof explore`: exhausts the space that each scenario bounds. */
export async function exploreCommand(args: ExploreArguments, terminal: Terminal): Promise<ExitCode> {
  const { lang } = args;
  const codes: ExitCode[] = [];
  const said = (code: string, params: Record<string, string | number> = {}): string => message(code, params)[lang];
  const files = findFiles(args.files, SCENARIO_ENDING);
  const library = await Library.open({ calendars: args.calendars, rules: args.rules, flows: args.flows });
  const loaded: LoadedScenario[] = [];
  for (const file of files) {
    try {
      loaded.push(library.load(file));
    } catch (error) {
      codes.push(reportFailure(error, lang, terminal));
    }
  }
  checkSettings(
    args.overrides.set,
    loaded.map(({ scenario }) => scenario),
    library.flows,
  );
  const results: ExploreResult[] = [];
  for (const one of loaded) {
    if (terminal.interrupted()) break;
    try {
      results.push(await new Exploration(args, library, one, terminal).run());
    } catch (error) {
      codes.push(reportFailure(error, lang, terminal, one.document.file));
    }
  }
  codes.push(...results.flatMap(codesOf));
  if (terminal.interrupted()) {
    codes.push(130);
    terminal.err(`${said('explore-interrupted')}\n`);
  }
  const exitCode = gravest(codes.length === 0 ? [2] : codes);
  const document: ExploreDocument = { schemaVersion: 1, scenarios: results, exitCode };
  if (args.format === 'json') terminal.out(`${JSON.stringify(document, null, 2)}\n`);
  else if (results.length > 0) terminal.out(exploreText(packageVersion(), results, lang, styleOf(terminal)));
  const met = reasons(codes).map((reason) => `${String(reason)} ${message(`exit-${String(reason)}`)[lang]}`);
  if (met.length > 0) terminal.err(`${said('exit', { code: exitCode, reasons: met.join('; ') })}\n`);
  return exitCode;
}

function codesOf({ verdict, conclusion, inconclusive }: ExploreResult): ExitCode[] {
  const codes: ExitCode[] = [verdict === 'as-expected' ? 0 : 1];
  if (conclusion === 'inconclusive' || inconclusive.length > 0) codes.push(3);
  return codes;
}

/** The search of one scenario. */
class Exploration {
  private readonly args: ExploreArguments;
  private readonly scenarioLibrary: Library;
  private readonly loaded: LoadedScenario;
  private readonly terminal: Terminal;
  private readonly started = Date.now();
  private shownAt = this.started;

  constructor(args: ExploreArguments, library: Library, loaded: LoadedScenario, terminal: Terminal) {
    this.args = args;
    this.scenarioLibrary = library;
    this.loaded = loaded;
    this.terminal = terminal;
  }

  async run(): Promise<ExploreResult> {
    const { args, scenarioLibrary: library, loaded, terminal } = this;
    const whole = openSubject(library, loaded, args.overrides);
    const open = args.moneyOnly ? { ...whole, subject: { ...whole.subject, rules: null } } : whole;
    const bounds = boundsOf(open.subject.model);
    const explorer = new Explorer({
      ...open.subject,
      bounds,
      limits: { depth: args.depth ?? Infinity, states: args.states ?? Infinity, bytes: args.memory ?? MEMORY },
      symmetry: args.symmetry,
      countsAll: false,
    });
    while (!explorer.isDone) {
      explorer.work(AT_A_TIME);
      this.progress(explorer);
      // Lets a pending interrupt be heard.
      await setImmediate();
      if (terminal.interrupted()) explorer.stop('interrupted');
    }
    const elapsed = Date.now() - this.started;
    if (terminal.errIsTerminal) terminal.err('\r\u001b[K');
    const chosen = new Set<Stopped>(['depth', 'states', 'interrupted']);
    if (args.memory !== null) chosen.add('memory');
    const replay = this.again();
    return exploreResult(explorer, {
      library,
      loaded,
      open,
      bounds,
      elapsed,
      chosen,
      replay,
      keep: this.keeper(replay),
    });
  }

  private progress(explorer: Explorer): void {
    const { terminal, args, started } = this;
    const now = Date.now();
    if (now - this.shownAt < (terminal.errIsTerminal ? PROGRESS_EVERY : LINE_EVERY)) return;
    this.shownAt = now;
    const text = message('explore-progress', {
      scenario: this.loaded.scenario.id,
      depth: explorer.depth,
      states: explorer.states,
      speed: Math.round((explorer.states / Math.max(1, now - started)) * 1_000),
      waiting: explorer.waiting,
      findings: explorer.violations.size,
      memory: Math.round(explorer.bytes / 1_000_000),
    })[args.lang];
    terminal.err(terminal.errIsTerminal ? `\r\u001b[K${text}` : `${text}\n`);
  }

  /** Each counterexample becomes a scenario that `run` executes: for good with --save, else beside the corpus. */
  private keeper(replay: string): KeepFinding {
    const { save, calendars, rules, flows } = this.args;
    const root = nearestPackage(process.cwd());
    if (save && root === undefined) throw new InputError('nothing-to-run');
    const folder = save
      ? asUserWrites(join(root!, 'scenarios/regressions'))
      : join(root ?? process.cwd(), '.fenproof/findings');
    return (named, confirmed) => {
      try {
        const saved = saveFinding(folder, this.loaded, named, confirmed);
        const settings = { overrides: null, calendars, rules, flows };
        return { saved, replay: replayCommand(this.terminal.program, 'run', saved, settings) };
      } catch (error) {
        if (save || !(error instanceof InputError)) throw error;
        // Where nothing can be written the search itself repeats everything.
        return { saved: '', replay };
      }
    };
  }

  /** The command that explores again, with the same limits. */
  private again(): string {
    const { args, terminal } = this;
    const run = replayCommand(terminal.program, 'run', this.loaded.document.file, args);
    const command = `${terminal.program} explore${run.slice(`${terminal.program} run`.length)}`;
    return [
      command,
      ...(args.depth === null ? [] : [`--depth=${String(args.depth)}`]),
      ...(args.states === null ? [] : [`--states=${String(args.states)}`]),
      ...(args.symmetry ? [] : ['--symmetry=off']),
      ...(args.moneyOnly ? ['--money-only'] : []),
    ].join(' ');
  }
}
