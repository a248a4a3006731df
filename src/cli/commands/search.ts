import { join } from 'node:path';
import type { Language } from '../../core/bilingual.ts';
import { InputError } from '../../core/errors.ts';
import { sha256Hex } from '../../core/hash.ts';
import { message } from '../../core/messages/catalogue.ts';
import { readCorpus, requireFolder, writeCorpus } from '../../io/corpus/corpus.ts';
import { asUserWrites, findFiles } from '../../io/files/find.ts';
import { threadWatch } from '../../io/flows/watch.ts';
import { nearestPackage, packageRoot, packageVersion } from '../../io/files/package-root.ts';
import { Library, type LoadedScenario } from '../../io/scenarios/library.ts';
import { checkSettings, noOverrides, type Overrides } from '../../io/scenarios/overrides.ts';
import { ShardPool, type Shard } from '../../io/workers/shards.ts';
import { openPool, type SearchPool } from '../../io/workers/pool.ts';
import { fitted } from '../../report/text/fit.ts';
import { searchText } from '../../report/text/search.ts';
import { addRuleTotals, noRuleTotals, type RuleTotals } from '../../results/rule-totals.ts';
import type { CanaryResult, SearchDocument, SearchResult } from '../../results/search.ts';
import type { Campaign } from '../../search/campaign/campaign.ts';
import type { ProfileName } from '../../search/profiles/profiles.ts';
import { defaultScenarios, SCENARIO_ENDING } from '../default-scenarios.ts';
import { gravest, reasons, type ExitCode } from '../exit-code.ts';
import { reportFailure } from '../failure.ts';
import { quoted, replayCommand } from '../replay-command.ts';
import { saveFinding } from '../search/save.ts';
import type { Limits } from '../search/limits.ts';
import { searchResult, type Keep } from '../search/result.ts';
import { openCampaign, runCampaign, type Watcher } from '../search/session.ts';
import { styleOf } from '../style.ts';
import type { Terminal } from '../terminal.ts';

/** Corpus folder of `--corpus` that stands for: none. */
const NO_CORPUS = 'none';

/** Rounds within which the planted loss has to be found. */
const CANARY_ROUNDS = 4;

/** How often progress is shown, in ms. */
const PROGRESS_EVERY = 200;

/** How often a corpus is written while a search goes on, in ms: whoever kills it loses no more than this. */
const CORPUS_EVERY = 10_000;

export interface SearchArguments {
  readonly files: readonly string[];
  readonly overrides: Overrides;
  readonly calendars: readonly string[];
  readonly rules: string | null;
  readonly flows: readonly string[];
  readonly format: 'text' | 'json';
  readonly limits: Limits;
  /** Null: one is drawn. */
  readonly seed: string | null;
  readonly profile: ProfileName;
  readonly strategy: 'guided' | 'random';
  readonly workers: number;
  /** One of several machines; null: this one alone. */
  readonly shard: Shard | null;
  readonly corpus: string | null;
  readonly save: boolean;
  readonly lang: Language;
}

/**
 * `fenproof search`: looks in each scenario for sequences that lose money or break a rule. Who calls it as a part of
 * something larger has it keep its exit code to itself: two would contradict each other.
 */
export async function searchCommand(
  args: SearchArguments,
  terminal: Terminal,
  { isPart = false }: { readonly isPart?: boolean } = {},
): Promise<ExitCode> {
  const { lang } = args;
  const codes: ExitCode[] = [];
  const seed = args.seed ?? drawnSeed();
  const said = (code: string, params: Record<string, string | number> = {}): string => message(code, params)[lang];
  const title = { version: packageVersion(), seed, profile: args.profile, strategy: args.strategy };
  // Before anything else: whatever happens next can be repeated.
  terminal.err(`${said('search-title', title)}\n`);
  const files = args.files.length > 0 ? findFiles(args.files, SCENARIO_ENDING) : searchable(defaultScenarios());
  const folders = foldersOf(args);
  if (folders !== null) requireFolder(folders.corpus);
  if (args.save) requireFolder(regressions());
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
  if (loaded.length === 0) return gravest([...codes, 2]);
  const canaryFile = join(packageRoot(), 'scenarios/canary/canary.scenario.json');
  const own = openPool(
    args.workers,
    {
      calendars: args.calendars,
      rules: args.rules,
      flows: args.flows,
      watched: args.flows.length === 0 ? null : threadWatch().memory,
      scenarios: [
        { file: canaryFile, overrides: noOverrides },
        ...loaded.map(({ document }) => ({ file: document.file, overrides: args.overrides })),
      ],
    },
    library,
  );
  const pool = args.shard === null ? own : new ShardPool(own, args.shard, identityOf(args, seed, loaded));
  const results: SearchResult[] = [];
  let canary: CanaryResult = { found: false, rounds: 0, events: 0 };
  try {
    const search = new Search(args, seed, library, pool, terminal);
    canary = await search.canary(library.load(canaryFile));
    if (!canary.found && !terminal.interrupted()) codes.push(3);
    for (const [i, one] of loaded.entries()) {
      if (terminal.interrupted()) break;
      try {
        results.push(await search.scenario(i + 1, one, loaded.length - i, folders, codes));
      } catch (error) {
        search.clearProgress();
        codes.push(reportFailure(error, lang, terminal));
      }
    }
    search.clearProgress();
  } finally {
    await pool.close();
  }
  codes.push(...results.flatMap(codesOf));
  if (terminal.interrupted()) {
    codes.push(130);
    terminal.err(`${said('search-interrupted')}\n`);
  }
  const exitCode = gravest(codes.length === 0 ? [2] : codes);
  const { profile } = args;
  const head = { schemaVersion: 1, seed, profile, canary } as const;
  const document: SearchDocument = { ...head, ...together(results), scenarios: results, exitCode };
  if (args.format === 'json') terminal.out(`${JSON.stringify(document, null, 2)}\n`);
  else if (results.length > 0) {
    terminal.out(fitted(searchText({ ...title }, document, lang, styleOf(terminal)), terminal.columns ?? null));
  }
  const met = reasons(codes).map((reason) => `${String(reason)} ${message(`exit-${String(reason)}`)[lang]}`);
  if (met.length > 0 && !isPart) terminal.err(`${said('exit', { code: exitCode, reasons: met.join('; ') })}\n`);
  return exitCode;
}

/** What all shards of one search have in common. */
function identityOf(args: SearchArguments, seed: string, loaded: readonly LoadedScenario[]): string {
  const { profile, strategy, limits, overrides } = args;
  return JSON.stringify([seed, profile, strategy, limits, overrides, loaded.map(({ scenario }) => scenario)]);
}

/** What lies in the canary's folder is searched in every campaign anyway. */
function searchable(files: readonly string[]): string[] {
  return files.filter((file) => !/(^|\/)(canary|regressions)\//.test(file));
}

interface Folders {
  readonly corpus: string;
  readonly findings: string;
}

function foldersOf({ corpus }: SearchArguments): Folders | null {
  if (corpus === NO_CORPUS) return null;
  if (corpus !== null) return { corpus, findings: join(corpus, 'findings') };
  const root = nearestPackage(process.cwd()) ?? process.cwd();
  return { corpus: join(root, '.fenproof/corpus'), findings: join(root, '.fenproof/findings') };
}

/** The searches of one command. */
class Search {
  private readonly args: SearchArguments;
  private readonly seed: string;
  private readonly scenarioLibrary: Library;
  private readonly pool: SearchPool;
  private readonly terminal: Terminal;
  private readonly end: number;
  private shownAt = 0;

  constructor(args: SearchArguments, seed: string, library: Library, pool: SearchPool, terminal: Terminal) {
    this.args = args;
    this.seed = seed;
    this.scenarioLibrary = library;
    this.pool = pool;
    this.terminal = terminal;
    this.end = args.limits.time === null ? Infinity : Date.now() + args.limits.time;
  }

  /** The planted loss goes through the same pool with the same seed and profile as everything else. */
  async canary(loaded: LoadedScenario): Promise<CanaryResult> {
    const settings = { seed: this.seed, profile: this.args.profile, guided: this.args.strategy === 'guided' };
    const { open, campaign } = openCampaign(this.scenarioLibrary, loaded, noOverrides, settings, () => []);
    const planted = open.scenario.expect.map((item) => (typeof item === 'string' ? item : item.id))[0] ?? '';
    const limits = { rounds: CANARY_ROUNDS, events: null, time: null, until: Infinity, found: planted };
    await runCampaign(this.pool, 0, open, campaign, limits, this.watcher('canary'));
    const { rounds, events } = campaign.tally;
    return { found: campaign.mistakes.some(({ found }) => found.id === planted), rounds, events };
  }

  /** @param left scenarios not yet searched, this one included; @param codes takes what writing the corpus came to. */
  async scenario(
    number: number,
    loaded: LoadedScenario,
    left: number,
    folders: Folders | null,
    codes: ExitCode[],
  ): Promise<SearchResult> {
    const { args, scenarioLibrary: library, seed } = this;
    const settings = { seed, profile: args.profile, guided: args.strategy === 'guided' };
    const { open, campaign } = openCampaign(library, loaded, args.overrides, settings, ({ subject }) => {
      if (folders === null) return [];
      const { plans, stale } = readCorpus(folders.corpus, subject.model);
      if (stale > 0) {
        const params = { scenario: loaded.scenario.id, count: stale };
        this.terminal.err(`${message('search-stale', params)[args.lang]}\n`);
      }
      return plans;
    });
    const { limits } = args;
    const isOpen = limits.rounds === null && limits.events === null && limits.time === null;
    const now = Date.now();
    const own = {
      ...limits,
      rounds: isOpen ? campaign.profile.rounds : limits.rounds,
      // What is left of the time is shared by the scenarios that are left.
      until: this.end === Infinity ? Infinity : now + Math.max(0, this.end - now) / left,
    };
    const shown = this.watcher(loaded.scenario.id);
    let keepAt = 0;
    const keepCorpus = (): void => {
      if (folders === null || keepAt === Infinity) return;
      try {
        const plans = campaign.corpus.map(({ plan }) => plan);
        writeCorpus(folders.corpus, open.subject.model, plans);
        keepAt = Date.now() + CORPUS_EVERY;
      } catch (error) {
        // Said once; what was found is told all the same.
        keepAt = Infinity;
        codes.push(reportFailure(error, args.lang, this.terminal));
      }
    };
    const searched = await runCampaign(this.pool, number, open, campaign, own, {
      stop: () => shown.stop(),
      round: (one) => {
        shown.round(one);
        if (Date.now() >= keepAt) keepCorpus();
      },
    });
    this.clearProgress();
    keepCorpus();
    const replay = this.searchAgain(loaded, campaign, folders);
    return searchResult(library, loaded, searched, {
      seed,
      replay,
      keep: this.keeper(loaded, folders, replay, codes),
    });
  }

  /** Each finding becomes a scenario that can be run: for good with --save, else beside the corpus. */
  private keeper(loaded: LoadedScenario, folders: Folders | null, replay: string, codes: ExitCode[]): Keep {
    const { save, calendars, rules, flows } = this.args;
    let folder = save ? regressions() : folders?.findings;
    return (mistake, confirmed) => {
      if (folder === undefined) return { saved: '', replay };
      try {
        const saved = saveFinding(folder, loaded, mistake, confirmed);
        const settings = { overrides: null, calendars, rules, flows };
        return { saved, replay: replayCommand(this.terminal.program, 'run', saved, settings) };
      } catch (error) {
        // Said once; the findings are told all the same.
        codes.push(reportFailure(error, this.args.lang, this.terminal));
        folder = undefined;
        return { saved: '', replay };
      }
    };
  }

  /** The command that repeats a campaign. */
  private searchAgain({ document }: LoadedScenario, { tally, settings }: Campaign, folders: Folders | null): string {
    const { args, seed } = this;
    const overrides = { ...args.overrides, seed };
    const { program } = this.terminal;
    const run = replayCommand(program, 'run', document.file, { ...args, overrides });
    const command = `${program} search${run.slice(`${program} run`.length)}`;
    // A campaign that began with no plans is repeated without those that it left behind.
    const corpus = settings.corpus.length === 0 || folders === null ? NO_CORPUS : folders.corpus;
    const options = [
      `--profile=${args.profile}`,
      `--rounds=${String(tally.rounds)}`,
      `--corpus=${quoted(corpus)}`,
      ...(args.strategy === 'guided' ? [] : [`--strategy=${args.strategy}`]),
    ];
    return [command, ...options].join(' ');
  }

  private watcher(scenario: string): Watcher {
    const started = Date.now();
    return {
      round: (campaign) => this.showProgress(scenario, campaign, started),
      stop: () => this.terminal.interrupted(),
    };
  }

  private showProgress(scenario: string, { tally, mistakes }: Campaign, started: number): void {
    if (!this.terminal.errIsTerminal) return;
    const now = Date.now();
    if (now - this.shownAt < PROGRESS_EVERY) return;
    this.shownAt = now;
    const speed = Math.round((tally.events / Math.max(1, now - started)) * 1_000);
    const text = message('search-progress', {
      scenario,
      round: tally.rounds,
      runs: tally.runs,
      events: tally.events,
      speed,
      features: tally.features,
      findings: mistakes.length,
    })[this.args.lang];
    this.terminal.err(`\r\u001b[K${text}`);
  }

  clearProgress(): void {
    if (this.terminal.errIsTerminal && this.shownAt > 0) this.terminal.err('\r\u001b[K');
  }
}

/** What all scenarios of a search come to together. */
function together(
  results: readonly SearchResult[],
): Pick<SearchDocument, 'conclusion' | 'rounds' | 'events' | 'coverage'> {
  const sum = (of: (result: SearchResult) => number): number => results.reduce((total, one) => total + of(one), 0);
  const events = sum((one) => one.events);
  const faults: Record<string, number> = {};
  const rules: Record<string, RuleTotals> = {};
  for (const { coverage } of results) {
    for (const [kind, count] of Object.entries(coverage.faults)) faults[kind] = (faults[kind] ?? 0) + count;
    for (const [rule, totals] of Object.entries(coverage.rules)) {
      rules[rule] = addRuleTotals(rules[rule] ?? noRuleTotals, totals);
    }
  }
  const checks: Record<string, { looked: number; near: number }> = {};
  for (const { coverage } of results) {
    for (const [id, { looked, near }] of Object.entries(coverage.checks)) {
      const total = (checks[id] ??= { looked: 0, near: 0 });
      total.looked += looked;
      total.near += near;
    }
  }
  const goals = Object.fromEntries(
    results.flatMap(({ id, coverage }) =>
      Object.entries(coverage.goals).map(([goal, progress]) => [`${id} ${goal}`, progress] as const),
    ),
  );
  const said = new Set(results.map(({ conclusion }) => conclusion));
  return {
    conclusion: said.has('violated')
      ? 'violated'
      : said.has('inconclusive') || results.length === 0
        ? 'inconclusive'
        : `not found in ${events} events`,
    rounds: sum((one) => one.rounds),
    events,
    coverage: {
      features: sum(({ coverage }) => coverage.features),
      guided: sum(({ coverage }) => coverage.guided),
      corpus: sum(({ coverage }) => coverage.corpus),
      old: sum(({ coverage }) => coverage.old),
      faults,
      rules,
      checks,
      goals,
    },
  };
}

/** Folder of the scenarios that keep what was found. */
function regressions(): string {
  const root = nearestPackage(process.cwd());
  if (root === undefined) throw new InputError('nothing-to-run');
  return asUserWrites(join(root, 'scenarios/regressions'));
}

function codesOf(result: SearchResult): ExitCode[] {
  const codes: ExitCode[] = [result.verdict === 'as-expected' ? 0 : 1];
  if (result.inconclusive.length > 0 || result.conclusion === 'inconclusive') codes.push(3);
  if (result.broken.length > 0) codes.push(4);
  return codes;
}

/** A seed that nobody chose; it is printed first. */
function drawnSeed(): string {
  return sha256Hex(`${String(Date.now())} ${String(process.pid)} ${String(process.hrtime.bigint())}`).slice(0, 12);
}
