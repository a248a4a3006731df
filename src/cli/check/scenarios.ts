import { setImmediate } from 'node:timers/promises';
import type { JsonDocument } from '../../core/json-document.ts';
import type { Rulebook } from '../../rules/compile/rulebook.ts';
import { frameOf, pointerOfFact } from './frame.ts';
import { assert } from '../../core/errors.ts';
import type { Library } from '../../io/scenarios/library.ts';
import { type LoadedScenario } from '../../io/scenarios/library.ts';
import { noOverrides } from '../../io/scenarios/overrides.ts';
import type { Finding } from '../../results/finding.ts';
import type { ReportFinding, ReportProblem, ReportRule, ReportScenario } from '../../results/report.ts';
import { duplicateIds, lintScenario } from '../../scenario/validate/lint.ts';
import { Gauge } from '../../simulation/gauge.ts';
import { compilePlan } from '../../simulation/plan/compile.ts';
import { castOf } from '../../simulation/result/cast.ts';
import { execute, prepare } from '../execute.ts';
import { replayCommand } from '../replay-command.ts';
import { Counter, isMine, placeIn, problemOfError, problemOfInput, type CheckContext } from './context.ts';
import type { Reached } from './reached.ts';
import type { FindingStates } from './states.ts';

/** Files that hold, and those that do not. */
export interface LintedScenarios {
  readonly counter: Counter;
  readonly loaded: readonly LoadedScenario[];
}

/** Reads and checks scenario files. Every shard reads all of them, and the first one tells what is wrong. */
export function checkScenarioFiles(
  { shard }: CheckContext,
  library: Library,
  files: readonly string[],
  problems: ReportProblem[],
): LintedScenarios {
  const counter = new Counter('scenarios-lint');
  const found: ReportProblem[] = [];
  const loaded: LoadedScenario[] = [];
  for (const file of files) {
    try {
      const one = library.load(file);
      const { model, scenario } = prepare(library, one, noOverrides);
      compilePlan(model, scenario.plan ?? []);
      loaded.push(one);
      const warnings = lintScenario(one.document, library.context(one.channels));
      found.push(...warnings.flatMap((warning) => problemOfInput(warning, 'scenarios-lint', 'warning')));
    } catch (error) {
      found.push(...problemOfError(error, 'scenarios-lint', file));
      if (shard.number === 1) counter.failed++;
    }
  }
  for (const error of duplicateIds(loaded.map(({ document }) => document))) {
    found.push(...problemOfInput(error, 'scenarios-lint', 'error'));
    if (shard.number === 1) counter.failed++;
  }
  if (shard.number === 1) {
    counter.count = files.length;
    problems.push(...found);
  }
  return { counter, loaded };
}

/** What runs of scenarios came to. */
export interface RunScenarios {
  readonly counters: readonly Counter[];
  readonly scenarios: ReportScenario[];
  readonly findings: ReportFinding[];
  readonly rules: ReportRule[];
}

/** Runs the scenarios of this shard, what earlier searches found before all others. */
export async function runScenarios(
  { shard, config, terminal }: CheckContext,
  library: Library,
  loaded: readonly LoadedScenario[],
  rules: readonly ReportRule[],
  states: FindingStates,
  problems: ReportProblem[],
  reached: Reached,
  progress: (done: number, all: number, id: string) => void,
): Promise<RunScenarios> {
  const regressions = new Counter('regressions');
  const others = new Counter('scenarios');
  const scenarios: ReportScenario[] = [];
  const findings: ReportFinding[] = [];
  const counts = new Map(rules.map((rule) => [rule.id, { ...rule }]));
  const places = rulePlaces(library.rulebook);
  for (const [n, one] of loaded.entries()) {
    if (!isMine(shard, n)) continue;
    await setImmediate();
    if (terminal.interrupted()) break;
    const { document, scenario } = one;
    progress(n, loaded.length, scenario.id);
    const regression = /(^|\/)regressions\//.test(document.file);
    const counter = regression ? regressions : others;
    counter.count++;
    const replay = replayCommand(terminal.program, 'run', document.file, {
      overrides: null,
      calendars: config.calendars,
      rules: config.rules,
      flows: config.flows,
    });
    try {
      const { result, outcome, model, gauge } = await execute(library, one, {
        overrides: noOverrides,
        paranoid: false,
        record: false,
        replay,
        gauge: (made) => new Gauge(made),
      });
      assert(gauge !== null, 'a run of the gate is watched');
      reached.add(model, gauge);
      for (const [id, told] of outcome.kernel.desk?.tally.counts() ?? []) {
        const rule = counts.get(id)!;
        rule.complied += told.complied;
        rule.violated += told.violated;
        rule.undecided += told['could-not-evaluate'];
        rule.applied += told.complied + told.violated + told['could-not-evaluate'];
      }
      const { findings: found, ...rest } = result;
      const told = found.map((finding) => reported(one, finding, replay, 'scenario', places, states));
      findings.push(...told);
      scenarios.push({
        ...rest,
        place: placeIn(document.place('/id')) ?? { file: document.file, line: 1, column: 1 },
        story: scenario.story ?? { zh: '', en: '' },
        regression,
        cast: castOf(model, gauge.opening()),
        course: gauge.course(),
        search: null,
      });
      const fails = told.some(({ state, kind }) => state === 'new' && kind !== 'evaluation');
      if (fails || result.missing.length > 0) counter.failed++;
      else if (result.inconclusive.length > 0) counter.inconclusive++;
    } catch (error) {
      counter.failed++;
      problems.push(...problemOfError(error, regression ? 'regressions' : 'scenarios', document.file));
    }
  }
  return { counters: [others, regressions], scenarios, findings, rules: [...counts.values()] };
}

/** Files of rules by id. */
export type RulePlaces = ReadonlyMap<string, JsonDocument>;

export function rulePlaces({ rules }: Rulebook): RulePlaces {
  return new Map(rules.map(({ id, document }) => [id, document]));
}

/** A finding with its places and how it counts. */
export function reported(
  { document, scenario }: LoadedScenario,
  finding: Finding,
  replay: string,
  source: ReportFinding['source'],
  rules: RulePlaces,
  states: FindingStates,
): ReportFinding {
  const rule = finding.kind === 'funds' ? undefined : rules.get(finding.id);
  const pointer = finding.flow === '-' ? '/flows' : `/flows/${finding.flow}`;
  return {
    ...finding,
    scenario: scenario.id,
    scenarioPlace: placeIn(document.place(pointer, 'key')) ?? { file: document.file, line: 1, column: 1 },
    rulePlace: rule === undefined ? null : (placeIn(rule.place('/conditions', 'key')) ?? null),
    frame:
      rule === undefined ? frameOf(document, pointer) : frameOf(rule, pointerOfFact(rule, finding.because[0]?.fact)),
    source,
    replay,
    ...states.of(scenario.id, finding),
  };
}
