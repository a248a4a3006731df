import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Language } from '../../core/bilingual.ts';
import { formatYuan } from '../../core/fen.ts';
import { sha256Hex } from '../../core/hash.ts';
import { message } from '../../core/messages/catalogue.ts';
import { dayOf, formatDate, formatInstant } from '../../core/time.ts';
import { asUserWrites, findFiles } from '../../io/files/find.ts';
import { packageRoot, packageVersion } from '../../io/files/package-root.ts';
import { readJsonFile } from '../../io/read/strict-json.ts';
import { Library, type LoadedScenario } from '../../io/scenarios/library.ts';
import { checkSettings, type Overrides } from '../../io/scenarios/overrides.ts';
import { openSubject } from '../../io/workers/open-subject.ts';
import { gapsText } from '../../report/text/gaps.ts';
import type { GapFinding, GapsDocument, GapsResult } from '../../results/gaps.ts';
import { worldFacts, type ProhibitedOutcome, type WorldType } from '../../rules/prohibited/outcome.ts';
import { readOutcomes } from '../../rules/prohibited/read-outcomes.ts';
import { GapHunt, type Gap } from '../../search/gaps/hunt.ts';
import type { Subject } from '../../search/plan/runner.ts';
import { searchPlan } from '../../search/plan/plan.ts';
import { planItems } from '../../search/plan/write.ts';
import type { ProfileName } from '../../search/profiles/profiles.ts';
import { compilePlan } from '../../simulation/plan/compile.ts';
import { defaultScenarios, SCENARIO_ENDING } from '../default-scenarios.ts';
import { gravest, reasons, type ExitCode } from '../exit-code.ts';
import { reportFailure } from '../failure.ts';
import { quoted, replayCommand } from '../replay-command.ts';
import type { Limits } from '../search/limits.ts';
import { styleOf } from '../style.ts';
import type { Terminal } from '../terminal.ts';

export interface GapsArguments {
  readonly files: readonly string[];
  readonly overrides: Overrides;
  readonly calendars: readonly string[];
  readonly rules: string | null;
  readonly flows: readonly string[];
  /** File of prohibited outcomes; null: the list that ships. */
  readonly prohibited: string | null;
  readonly format: 'text' | 'json';
  readonly limits: Pick<Limits, 'rounds' | 'time'>;
  readonly seed: string | null;
  readonly profile: ProfileName;
  readonly lang: Language;
}

/** Rounds where neither rounds nor time are given. */
const ROUNDS = 1;

/** Runs between two looks at the clock and at the user. */
const AT_A_TIME = 8;

/** `fenproof search --gaps`: what the law prohibits and no rule of the rulebook catches. */
export async function gapsCommand(args: GapsArguments, terminal: Terminal): Promise<ExitCode> {
  const { lang } = args;
  const codes: ExitCode[] = [];
  const said = (code: string, params: Record<string, string | number> = {}): string => message(code, params)[lang];
  const seed = args.seed ?? sha256Hex(`${String(Date.now())} ${String(process.pid)}`).slice(0, 8);
  const { profile } = args;
  const head = { version: packageVersion(), seed, profile };
  terminal.err(`${said('gaps-title', head)}\n`);
  const list = args.prohibited ?? asUserWrites(join(packageRoot(), 'prohibited', 'outcomes.json'));
  const outcomes = readOutcomes(readJsonFile(list));
  const files = args.files.length > 0 ? findFiles(args.files, SCENARIO_ENDING) : shown(defaultScenarios());
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
  const results: GapsResult[] = [];
  const end = args.limits.time === null ? Infinity : Date.now() + args.limits.time;
  for (const [i, one] of loaded.entries()) {
    if (terminal.interrupted()) break;
    try {
      const until = end === Infinity ? Infinity : Date.now() + Math.max(0, end - Date.now()) / (loaded.length - i);
      results.push(await searchOne(args, { library, loaded: one, outcomes, seed, until }, terminal));
    } catch (error) {
      codes.push(reportFailure(error, lang, terminal, one.document.file));
    }
  }
  codes.push(...results.map(codeOf));
  if (terminal.interrupted()) {
    codes.push(130);
    terminal.err(`${said('search-interrupted')}\n`);
  }
  const exitCode = gravest(codes.length === 0 ? [2] : codes);
  const document: GapsDocument = {
    ...{ schemaVersion: 1, seed, profile },
    list: { file: list, outcomes: outcomes.length },
    ...{ scenarios: results, exitCode },
  };
  if (args.format === 'json') terminal.out(`${JSON.stringify(document, null, 2)}\n`);
  else if (results.length > 0) terminal.out(gapsText(head, document, lang, styleOf(terminal)));
  const met = reasons(codes).map((reason) => `${String(reason)} ${message(`exit-${String(reason)}`)[lang]}`);
  if (met.length > 0) terminal.err(`${said('exit', { code: exitCode, reasons: met.join('; ') })}\n`);
  return exitCode;
}

function codeOf({ conclusion }: GapsResult): ExitCode {
  return conclusion === 'gap' ? 1 : conclusion === 'inconclusive' ? 3 : 0;
}

/** What was saved of searches says nothing new, and the canary's loss is nobody's design. */
function shown(files: readonly string[]): string[] {
  return files.filter((file) => !/(^|\/)(canary|regressions)\//.test(file));
}

interface Task {
  readonly library: Library;
  readonly loaded: LoadedScenario;
  readonly outcomes: readonly ProhibitedOutcome[];
  readonly seed: string;
  /** Milliseconds of the clock. */
  readonly until: number;
}

async function searchOne(args: GapsArguments, task: Task, terminal: Terminal): Promise<GapsResult> {
  const { library, loaded, outcomes, seed, until } = task;
  const { subject, scenario } = openSubject(library, loaded, args.overrides);
  const own = compilePlan(subject.model, loaded.scenario.plan ?? []);
  const last = loaded.scenario.until === undefined ? 0 : Date.parse(loaded.scenario.until);
  const hunt = new GapHunt(subject, outcomes, { seed, profile: args.profile, first: [searchPlan(own, last)] });
  const rounds = args.limits.rounds ?? (args.limits.time === null ? ROUNDS : Infinity);
  let stop = false;
  while (hunt.rounds < rounds && !stop) {
    for (let run = 0; run < hunt.size && !stop; run++) {
      hunt.step(run);
      if (run % AT_A_TIME > 0) continue;
      // Lets a pending interrupt be heard.
      await setImmediate();
      stop = terminal.interrupted() || Date.now() >= until;
    }
  }
  const replay = gapsAgain(args, task, Math.max(1, hunt.rounds + (stop ? 1 : 0)), terminal.program);
  const gaps = hunt.gaps.map((gap) => gapOf(gap, subject, replay));
  const { runs, legal } = hunt;
  const conclusion: GapsResult['conclusion'] =
    gaps.length > 0 ? 'gap' : legal === 0 ? 'inconclusive' : `not found in ${legal} legal runs`;
  return {
    id: scenario.id,
    file: loaded.document.file,
    title: scenario.title,
    date: formatDate(dayOf(subject.model.startsAt)),
    ...{ rounds: hunt.rounds, runs, legal, conclusion, gaps },
    illegal: Object.fromEntries(hunt.illegal),
    outcomes: Object.fromEntries(hunt.tally),
  };
}

function gapOf({ condemned, plan, drafts }: Gap, { model }: Subject, replay: string): GapFinding {
  const { outcome, source, now, facts, about } = condemned;
  return {
    outcome: outcome.id,
    title: outcome.title,
    citation: source.article === null ? source.instrument : `${source.instrument} ${source.article}`,
    at: formatInstant(now),
    about,
    facts: Object.fromEntries(
      Object.entries(facts).map(([fact, value]) => {
        const type = (worldFacts[outcome.when] as Readonly<Record<string, WorldType>>)[fact];
        return [fact, type === 'fen' && typeof value === 'number' ? formatYuan(value) : value];
      }),
    ),
    drafts,
    plan: planItems(model, plan),
    ...(plan.until === 0 ? {} : { until: formatInstant(plan.until) }),
    replay,
  };
}

/** The command that looks for the same gaps in the same order. */
function gapsAgain(args: GapsArguments, { loaded, seed }: Task, rounds: number, program: string): string {
  const overrides = { ...args.overrides, seed };
  const run = replayCommand(program, 'run', loaded.document.file, { ...args, overrides });
  return [
    `${program} search${run.slice(`${program} run`.length)}`,
    '--gaps',
    `--profile=${args.profile}`,
    `--rounds=${String(rounds)}`,
    ...(args.prohibited === null ? [] : [`--prohibited=${quoted(args.prohibited)}`]),
  ].join(' ');
}
