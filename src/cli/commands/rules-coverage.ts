import { InputError, type Place } from '../../core/errors.ts';
import { message } from '../../core/messages/catalogue.ts';
import { findFiles } from '../../io/files/find.ts';
import { renderInputError, rereadSource } from '../../io/print-error.ts';
import { loadRulebookWithCases } from '../../io/rules/load-rulebook.ts';
import { Library } from '../../io/scenarios/library.ts';
import { table } from '../../report/text/table.ts';
import { readCases } from '../../rules/cases.ts';
import { Coverage, type RuleSeen, sources } from '../../rules/seen/coverage.ts';
import { type Missing, missingFrom } from '../../rules/seen/missing.ts';
import { type ExplainedRule, readGaps } from '../../rules/gaps.ts';
import { factsStatedBy } from '../../rules/catalogue/stated-facts.ts';
import { observed } from '../../rules/observe.ts';
import { defaultScenarios, SCENARIO_ENDING } from '../default-scenarios.ts';
import { gravest, type ExitCode } from '../exit-code.ts';
import { reportFailure } from '../failure.ts';
import { percent } from '../percent.ts';
import { loadScenarios, watchWorld, type WorldRuns } from '../rules/world.ts';
import type { RulesArguments } from '../rules-arguments.ts';
import { styleOf } from '../style.ts';
import type { Terminal } from '../terminal.ts';
import { shareOf } from './rules-common.ts';

interface CoverageArguments extends RulesArguments {
  /** Scenarios; none: all that ship. */
  readonly files: readonly string[];
  readonly corpus: string | null;
  readonly rounds: string | null;
  /** Per cent of the enforced rules that runs have to show both broken and kept. */
  readonly min: string | null;
}

/** Share of the enforced rules that have to be seen both broken and kept in runs, unless the user says otherwise. */
const MIN = 80;
/** Searches that are done for coverage are the same each time. */
const SEED = 'coverage';

interface Report {
  readonly seen: readonly RuleSeen[];
  readonly missing: readonly Missing[];
  readonly cases: number;
  readonly runs: WorldRuns;
  readonly leaves: { readonly all: number; readonly both: number };
  readonly limits: { readonly all: number; readonly both: number };
  readonly world: { readonly all: number; readonly both: number };
  /** Enforced rules that runs show both ways only with what scenarios state, by id: not counted in `world`. */
  readonly statedOnly: readonly string[];
  readonly explained: ReadonlyMap<string, ExplainedRule>;
  readonly stale: readonly ExplainedRule[];
  readonly min: number;
  readonly exitCode: ExitCode;
}

/** `fenproof rules coverage`: what cases, scenarios and searches have shown of every rule and condition, and what not. */
export async function coverageCommand(args: CoverageArguments, terminal: Terminal): Promise<ExitCode> {
  const min = shareOf('min', args.min) ?? MIN;
  const rounds = shareOf('rounds', args.rounds) ?? 0;
  const { rulebook, files: ruleFiles } = loadRulebookWithCases(args.rules);
  const coverage = new Coverage(rulebook.rules, rulebook.catalogue);
  const cases = readCases(rulebook, ruleFiles.cases);
  for (const { compiled, read } of cases) {
    if (compiled !== undefined) coverage.note('cases', compiled, compiled.evaluate(read), read);
  }
  const files = args.files.length > 0 ? findFiles(args.files, SCENARIO_ENDING) : defaultScenarios();
  const library = await Library.open({ rules: args.rules });
  const { loaded, errors } = loadScenarios(library, files);
  const options = { corpus: args.corpus, rounds, seed: SEED };
  const runs = await watchWorld(
    library,
    loaded,
    options,
    (book, source, { scenario }) => {
      const stated = factsStatedBy(scenario);
      return observed(book, (rule, outcome, read) => coverage.note(source, rule, outcome, read, stated));
    },
    terminal,
  );
  if (runs.interrupted) return 130;
  const report = reportOf(coverage, cases.length, runs, readGaps(ruleFiles.gaps).world, min);
  terminal.out(args.format === 'json' ? coverageJson(report) : coverageText(report, args, terminal));
  return gravest([report.exitCode, ...errors.map((error) => reportFailure(error, args.lang, terminal))]);
}

function reportOf(
  coverage: Coverage,
  cases: number,
  runs: WorldRuns,
  explanations: readonly ExplainedRule[],
  min: number,
): Report {
  const seen = [...coverage.rules.values()];
  const missing = seen.flatMap(missingFrom);
  const leaves = seen.flatMap((rule) => [...rule.leaves.values()]);
  const limits = leaves.filter(({ hasLimit }) => hasLimit);
  const enforced = seen.filter(({ rule }) => rule.periods.some(({ status }) => status === 'enforced'));
  const both = enforced.filter(({ computed }) => computed.violated && computed.complied);
  const unreached = new Set(enforced.filter((one) => !both.includes(one)).map(({ rule }) => rule.id));
  const explained = new Map(explanations.map((one) => [one.rule, one]));
  const stale = explanations.filter((one) => !unreached.has(one.rule));
  const allBoth = leaves.filter(({ isTrue, isFalse }) => isTrue && isFalse).length;
  const isEnough = both.length * 100 >= min * enforced.length && allBoth === leaves.length;
  const unexplained = [...unreached].some((id) => !explained.has(id));
  return {
    ...{ seen, missing, cases, runs, explained, stale, min },
    leaves: { all: leaves.length, both: allBoth },
    limits: { all: limits.length, both: limits.filter(({ atLimit, beyond }) => atLimit && beyond).length },
    world: { all: enforced.length, both: both.length },
    statedOnly: enforced
      .filter((one) => !both.includes(one) && one.shown.violated && one.shown.complied)
      .map(({ rule }) => rule.id),
    exitCode: seen.length > 0 && isEnough && !unexplained && stale.length === 0 ? 0 : 3,
  };
}

function problemOf({ code, rule, pointer, params }: Missing): InputError {
  return new InputError(`coverage-${code}`, { rule: rule.id, ...params }, rule.document.place(pointer));
}

function placeText({ file, line, column }: Place): string {
  return `${file}:${String(line)}:${String(column)}`;
}

function coverageText(report: Report, { lang }: CoverageArguments, terminal: Terminal): string {
  const { seen, missing, runs, leaves, limits, world, statedOnly, min, cases, explained, stale } = report;
  const blocks: string[] = [];
  const heads = ['rule', ...sources, 'leaves', 'limits'].map((name, i) => ({
    title: message(`head-coverage-${name}`)[lang],
    side: i === 0 ? ('left' as const) : ('right' as const),
  }));
  const rows = seen.map(({ rule, outcomes, leaves: own }) => {
    const all = [...own.values()];
    const limited = all.filter(({ hasLimit }) => hasLimit);
    const counts = sources.map((source) => {
      const [, complied, violated, undecided] = outcomes[source];
      return `${String(violated)} / ${String(complied)} / ${String(undecided)}`;
    });
    const of = (some: number, whole: number): string => (whole === 0 ? '-' : `${String(some)} / ${String(whole)}`);
    return [
      ...[rule.id, ...counts, of(all.filter(({ isTrue, isFalse }) => isTrue && isFalse).length, all.length)],
      of(limited.filter(({ atLimit, beyond }) => atLimit && beyond).length, limited.length),
    ].map((text) => ({ text }));
  });
  blocks.push(table(heads, rows, styleOf(terminal)), `${message('coverage-legend')[lang]}\n\n`);
  for (const one of missing) {
    const { place, code, params } = problemOf(one);
    const reason = one.code === 'not-from-world' ? explained.get(one.rule.id)?.reason[lang] : undefined;
    const because = reason === undefined ? '' : ` ${message('coverage-because', { reason })[lang]}`;
    blocks.push(`${placeText(place!)}: ${message(code, params)[lang]}${because}\n`);
  }
  for (const { rule, document, at } of stale) {
    const problem = new InputError('gap-stale', { of: rule }, document.place(at));
    blocks.push(renderInputError(problem, lang, rereadSource));
  }
  const params = {
    ...{ rules: seen.length, cases, ...runs, plans: runs.plans + runs.drawn, missing: missing.length, min },
    ...{ leavesBoth: leaves.both, leaves: leaves.all, leavesShare: percent(leaves.both, leaves.all) },
    ...{ limitsBoth: limits.both, limits: limits.all, limitsShare: percent(limits.both, limits.all) },
    ...{ worldBoth: world.both, world: world.all, worldShare: percent(world.both, world.all) },
    ...{ stated: statedOnly.length, ids: statedOnly.join(', ') },
  };
  for (const key of ['looked', 'leaves', 'limits', 'world', ...(statedOnly.length > 0 ? ['stated'] : [])]) {
    blocks.push(`${message(`coverage-${key}`, { ...params, interrupted: 0 })[lang]}\n`);
  }
  return blocks.join('');
}

function coverageJson(report: Report): string {
  const { seen, missing, cases, runs, leaves, limits, world, statedOnly, min, explained, stale, exitCode } = report;
  const share = ({ all, both }: { all: number; both: number }): object => ({ all, both, share: percent(both, all) });
  const rules = seen.map(({ rule, outcomes, leaves: own, computed, shown }) => ({
    ...{ rule: rule.id, topic: rule.topic, file: rule.document.file, computed, shown },
    outcomes: Object.fromEntries(
      sources.map((source) => {
        const [notApplicable, complied, violated, undecided] = outcomes[source];
        return [source, { notApplicable, complied, violated, couldNotEvaluate: undecided }];
      }),
    ),
    leaves: [...own.values()].map(({ leaf, isTrue, isFalse, hasLimit, atLimit, beyond }) => ({
      ...{ pointer: leaf.pointer, fact: leaf.left.name, operator: leaf.operator, true: isTrue, false: isFalse },
      ...(hasLimit && { atLimit, beyond }),
    })),
  }));
  const lacking = missing.map((one) => {
    const { place, params } = problemOf(one);
    const { file, line, column, pointer } = place!;
    const reason = one.code === 'not-from-world' ? explained.get(one.rule.id)?.reason : undefined;
    return { code: one.code, ...params, file, line, column, pointer, ...(reason && { reason }) };
  });
  const { scenarios, plans, drawn } = runs;
  const document = {
    ...{ cases, scenarios, savedPlans: plans, drawnRuns: drawn, min },
    ...{ leaves: share(leaves), limits: share(limits), fromWorld: { ...share(world), statedOnly } },
    ...{ missing: lacking, stale: stale.map(({ rule, at }) => ({ rule, pointer: at })), rules, exitCode },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
