import type { Language } from '../../core/bilingual.ts';
import { InputError } from '../../core/errors.ts';
import { message } from '../../core/messages/catalogue.ts';
import { dayOf, formatDate, parseDate } from '../../core/time.ts';
import { noBaseline, readBaseline, writeBaseline, type Baseline } from '../../io/check/baseline.ts';
import { readCheckConfig, type CheckConfig, type ReportFormat } from '../../io/check/config.ts';
import { findFiles } from '../../io/files/find.ts';
import { packageVersion } from '../../io/files/package-root.ts';
import { readJsonFile } from '../../io/read/strict-json.ts';
import { writeReports } from '../../io/reports/write-reports.ts';
import { Library } from '../../io/scenarios/library.ts';
import { assembleReport } from '../../report/ci/assemble.ts';
import { githubAnnotations } from '../../report/ci/github.ts';
import { gitlabReport } from '../../report/ci/gitlab.ts';
import { jsonReport } from '../../report/ci/json.ts';
import { junitReport } from '../../report/ci/junit.ts';
import { markdownReport } from '../../report/ci/markdown.ts';
import { mergeReports } from '../../report/ci/merge.ts';
import { sarifReport } from '../../report/ci/sarif.ts';
import { htmlReport } from '../../report/html/page.ts';
import { fitted } from '../../report/text/fit.ts';
import { reportText } from '../../report/text/report.ts';
import type { Report, ReportProblem } from '../../results/report.ts';
import type { CheckContext, CheckShard } from '../check/context.ts';
import { checkRuleCases, checkRuleFiles, reportRules } from '../check/rulebook.ts';
import { Reached } from '../check/reached.ts';
import { checkScenarioFiles, rulePlaces, runScenarios } from '../check/scenarios.ts';
import { searchScenarios } from '../check/search.ts';
import { FindingStates } from '../check/states.ts';
import { defaultScenarios, regressionsFirst, SCENARIO_ENDING } from '../default-scenarios.ts';
import type { ExitCode } from '../exit-code.ts';
import { styleOf } from '../style.ts';
import type { Terminal } from '../terminal.ts';

/** The largest report of a shard that is read, in bytes. */
const REPORT_LIMIT = 256 << 20;

export interface CheckArguments {
  readonly config: string | null;
  readonly baseline: string | null;
  readonly writeBaseline: string | null;
  readonly shard: string | null;
  /** Scenarios to look at instead of those of the configuration; with `merge` reports of shards. */
  readonly files: readonly string[];
  /** Put reports of shards together instead of running anything. */
  readonly merge: boolean;
  readonly reports: string | null;
  readonly today: string | null;
  readonly format: 'text' | 'json' | 'github';
  readonly lang: Language;
}

const files: Readonly<Record<ReportFormat, { name: string; write: (report: Report, lang: Language) => string }>> = {
  json: { name: 'report.json', write: jsonReport },
  junit: { name: 'junit.xml', write: junitReport },
  sarif: { name: 'report.sarif', write: sarifReport },
  gitlab: { name: 'gl-code-quality.json', write: gitlabReport },
  github: { name: 'annotations.txt', write: githubAnnotations },
  markdown: { name: 'summary.md', write: markdownReport },
  html: { name: 'report.html', write: htmlReport },
};

/** `fenproof check`: everything that has to hold before a design or a rule is merged, and reports of it. */
export async function checkCommand(args: CheckArguments, terminal: Terminal): Promise<ExitCode> {
  const { lang } = args;
  if (args.merge && args.shard !== null) throw new InputError('merge-and-shard');
  const config = readCheckConfig(args.config);
  const baselineFile = args.baseline ?? config.baseline;
  const baseline = baselineFile === null ? noBaseline : readBaseline(baselineFile);
  const report = args.merge
    ? mergeReports(args.files.map(readReport), config.rulesSeen)
    : await runGate(args, config, baseline, terminal);
  if (report === null) return 130;
  const folder = args.reports ?? config.reports;
  const written = new Map(config.formats.map((format) => [files[format].name, files[format].write(report, lang)]));
  // A shard's report is what the others are put together with.
  if (report.shard !== '1/1') {
    written.clear();
    written.set(`shard-${report.shard.replace('/', '-of-')}.json`, files.json.write(report, lang));
  }
  const paths = writeReports(folder, written);
  if (args.writeBaseline !== null) {
    const count = writeBaseline(args.writeBaseline, report.findings, baseline.waivers);
    terminal.err(`${message('baseline-written', { file: args.writeBaseline, count })[lang]}\n`);
  }
  if (args.format === 'json') terminal.out(files.json.write(report, lang));
  else if (args.format === 'github') terminal.out(githubAnnotations(report, lang));
  else terminal.out(fitted(reportText(report, lang, styleOf(terminal)), terminal.columns ?? null));
  terminal.err(`${message('reports-written', { files: paths.join(', ') })[lang]}\n`);
  const code = report.exitCode as ExitCode;
  terminal.err(`${message('check-exit', { code, reason: message(`exit-${String(code)}`)[lang] })[lang]}\n`);
  return code;
}

/** Null if it was interrupted: then nothing is written. */
async function runGate(
  args: CheckArguments,
  config: CheckConfig,
  baseline: Baseline,
  terminal: Terminal,
): Promise<Report | null> {
  const { lang } = args;
  const shard = shardOf(args.shard);
  const context: CheckContext = { config, shard, lang, terminal };
  const today =
    args.today === null ? formatDate(dayOf(Date.now())) : formatDate(parseDate(args.today, { file: '--today' }));
  const problems: ReportProblem[] = [];
  const say = (id: string): void => {
    if (terminal.errIsTerminal) terminal.err(`\r\u001b[K${message(`check-${id}`)[lang]} …`);
  };
  const named = args.files.length > 0 ? args.files : config.scenarios;
  const found = named.length > 0 ? findFiles(named, SCENARIO_ENDING) : defaultScenarios();
  const scenarioFiles = regressionsFirst(found);
  const counters = [];
  if (shard.number === 1) {
    say('rules-lint');
    counters.push(checkRuleFiles(context, problems));
  }
  let library: Library;
  try {
    library = await Library.open({ calendars: config.calendars, rules: config.rules, flows: config.flows });
  } catch (error) {
    // Rules that cannot be read are reported with everything else; without them nothing can be run.
    if (!(error instanceof InputError) || !problems.some(({ check }) => check === 'rules-lint')) throw error;
    return assembleReport({ ...head(shard, config, today), checks: counters, problems, ...nothing(baseline, config) });
  }
  if (shard.number === 1) {
    say('rule-cases');
    counters.push(checkRuleCases(context, problems));
  }
  say('scenarios-lint');
  const linted = checkScenarioFiles(context, library, scenarioFiles, problems);
  counters.push(linted.counter);
  const states = new FindingStates(baseline, config.fail.includes('draft'), today);
  const reached = new Reached();
  const rules = reportRules(library.rulebook);
  const ran = await runScenarios(context, library, linted.loaded, rules, states, problems, reached, (done, all, id) => {
    if (terminal.errIsTerminal)
      terminal.err(`\r\u001b[K${message('progress', { done: done + 1, total: all, id })[lang]}`);
  });
  if (terminal.interrupted()) return null;
  say('search');
  const places = rulePlaces(library.rulebook);
  const searched = await searchScenarios(context, linted.loaded, places, states, problems, reached);
  if (terminal.interrupted()) return null;
  if (terminal.errIsTerminal) terminal.err('\r\u001b[K');
  const seen = new Set(ran.findings.map(({ scenario, fingerprint }) => `${scenario}\n${fingerprint}`));
  return assembleReport({
    ...head(shard, config, today),
    checks: [...counters, ...ran.counters, ...searched.counters],
    problems,
    rules: ran.rules,
    flows: reached.flows(),
    faults: reached.faults(),
    scenarios: ran.scenarios.map((one) => ({ ...one, search: searched.searched.get(one.id) ?? null })),
    findings: [
      ...ran.findings,
      ...searched.findings.filter(({ scenario, fingerprint }) => !seen.has(`${scenario}\n${fingerprint}`)),
    ],
    idleWaivers: states.idle(),
    rulesSeen: config.rulesSeen,
  });
}

function head({ number, of }: CheckShard, { search }: CheckConfig, today: string) {
  return {
    schemaVersion: 1,
    tool: { name: 'fenproof', version: packageVersion() },
    seed: search?.seed ?? '-',
    shard: `${String(number)}/${String(of)}`,
    today,
  } as const;
}

function nothing({ waivers }: Baseline, { rulesSeen }: CheckConfig) {
  return { rules: [], flows: [], faults: [], scenarios: [], findings: [], idleWaivers: waivers, rulesSeen };
}

/** @throws InputError `report-format` for a file that is no report of a shard. */
function readReport(file: string): Report {
  try {
    const { value } = readJsonFile(file, REPORT_LIMIT);
    const report = value as Partial<Report> | null;
    const lists = [report?.checks, report?.problems, report?.rules, report?.scenarios, report?.findings];
    if (report?.schemaVersion !== 1 || typeof report.shard !== 'string' || !lists.every(Array.isArray)) {
      throw new InputError('report-format', { file }, { file });
    }
    return report as Report;
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError('report-format', { file }, { file });
  }
}

/** "2/4". @throws InputError `option-not-shard`. */
function shardOf(text: string | null): CheckShard {
  if (text === null) return { number: 1, of: 1 };
  const match = /^([1-9][0-9]{0,2})\/([1-9][0-9]{0,2})$/.exec(text);
  const [number, of] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || number > of) throw new InputError('option-not-shard', { text });
  return { number, of };
}
