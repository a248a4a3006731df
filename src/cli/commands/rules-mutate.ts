import { setImmediate } from 'node:timers/promises';
import { InputError } from '../../core/errors.ts';
import { message } from '../../core/messages/catalogue.ts';
import { renderInputError, rereadSource } from '../../io/print-error.ts';
import { loadRulebookWithCases } from '../../io/rules/load-rulebook.ts';
import { table } from '../../report/text/table.ts';
import { readCases } from '../../rules/cases.ts';
import { type ExplainedMutant, explanationOf, readGaps } from '../../rules/gaps.ts';
import { mutantKinds } from '../../rules/mutate/mutants.ts';
import { type MutantResult, runMutants } from '../../rules/mutate/run-mutants.ts';
import { statedRegimes } from '../../rules/regimes/stated.ts';
import type { ExitCode } from '../exit-code.ts';
import { percent } from '../percent.ts';
import type { RulesArguments } from '../rules-arguments.ts';
import { styleOf } from '../style.ts';
import type { Terminal } from '../terminal.ts';
import { requireRule, shareOf } from './rules-common.ts';

interface MutateArguments extends RulesArguments {
  readonly ids: readonly string[];
  /** Per cent of the mutants that have to be noticed. */
  readonly min: string | null;
}

/** Share of the mutants that have to be noticed unless the user says otherwise. */
const MIN = 90;
/** Mutants between two looks at whether the user wants to stop. */
const BREATH = 100;

interface Survivor extends MutantResult {
  readonly explained: ExplainedMutant | undefined;
}

interface Report {
  readonly results: readonly MutantResult[];
  readonly survivors: readonly Survivor[];
  /** Explanations of mutants that do not survive, or do not exist. */
  readonly stale: readonly ExplainedMutant[];
  readonly exitCode: ExitCode;
}

/** `fenproof rules mutate`: plays every slip of an editor and tells which ones no case would notice. */
export async function mutateCommand(args: MutateArguments, terminal: Terminal): Promise<ExitCode> {
  const min = shareOf('min', args.min) ?? MIN;
  const { rulebook, files } = loadRulebookWithCases(args.rules);
  const chosen = args.ids.length === 0 ? rulebook.rules : args.ids.map((id) => requireRule(rulebook, id));
  const { days } = statedRegimes(rulebook, files.regimes);
  const explained = readGaps(files.gaps).mutants;
  const results: MutantResult[] = [];
  const witnesses = { cases: readCases(rulebook, files.cases), regimes: days };
  for (const result of runMutants(rulebook, witnesses, chosen)) {
    results.push(result);
    if (results.length % BREATH !== 0) continue;
    await setImmediate();
    if (terminal.interrupted()) return 130;
  }
  const survivors = results
    .filter(({ fate }) => fate === 'survived')
    .map((result): Survivor => ({ ...result, explained: explanationOf(result.mutant, explained) }));
  const used = new Set(survivors.map((survivor) => survivor.explained));
  const stale = args.ids.length > 0 ? [] : explained.filter((one) => !used.has(one));
  const noticed = results.length - survivors.length;
  const enough = results.length > 0 && noticed * 100 >= min * results.length;
  const unexplained = survivors.some((survivor) => survivor.explained === undefined);
  const report: Report = { results, survivors, stale, exitCode: enough && !unexplained && stale.length === 0 ? 0 : 3 };
  terminal.out(args.format === 'json' ? mutateJson(report, min) : mutateText(report, min, args, terminal));
  return report.exitCode;
}

function countOf({ results }: Report): Record<MutantResult['fate'], number> {
  const counts = { refused: 0, case: 0, regime: 0, survived: 0 };
  for (const { fate } of results) counts[fate]++;
  return counts;
}

function problemOf({ mutant, explained }: Survivor): InputError {
  const { kind, of, was, now, document, pointer } = mutant;
  const params = { kind, of, was: was.en, now: now.en };
  return new InputError(
    explained === undefined ? 'mutant-survived' : 'mutant-explained',
    params,
    document.place(pointer),
  );
}

function mutateText(report: Report, min: number, { lang }: MutateArguments, terminal: Terminal): string {
  const { results, survivors, stale } = report;
  const counts = countOf(report);
  const blocks = survivors
    .filter(({ explained }) => explained === undefined)
    .map((one) => `${renderInputError(problemOf(one), lang, rereadSource)}\n`);
  for (const one of survivors) {
    if (one.explained === undefined) continue;
    const { place, params } = problemOf(one);
    const at = `${place!.file}:${String(place!.line)}:${String(place!.column)}`;
    const reason = one.explained.reason[lang];
    blocks.push(`${message('mutant-explained', { ...params, at, reason })[lang]}\n`);
  }
  for (const { of, document, at } of stale) {
    blocks.push(`${renderInputError(new InputError('gap-stale', { of }, document.place(at)), lang, rereadSource)}\n`);
  }
  const heads = ['kind', 'made', 'refused', 'cases', 'regimes', 'survived'].map((name, i) => ({
    title: message(`head-mutants-${name}`)[lang],
    side: i === 0 ? ('left' as const) : ('right' as const),
  }));
  const rows = mutantKinds.map((kind) => {
    const own = results.filter(({ mutant }) => mutant.kind === kind);
    const fates = (['refused', 'case', 'regime', 'survived'] as const).map(
      (fate) => own.filter((result) => result.fate === fate).length,
    );
    return [message(`mutant-kind-${kind}`)[lang], own.length, ...fates].map((text) => ({ text: String(text) }));
  });
  blocks.push(table(heads, rows, styleOf(terminal)));
  const explained = survivors.filter((one) => one.explained !== undefined).length;
  const noticed = results.length - counts.survived;
  const params = {
    ...{ made: results.length, noticed, score: percent(noticed, results.length), min, explained },
    ...{ byCases: percent(counts.refused + counts.case, results.length), survived: counts.survived },
  };
  blocks.push(`${message(results.length === 0 ? 'mutants-none' : 'mutants-summary', params)[lang]}\n`);
  return blocks.join('');
}

function mutateJson(report: Report, min: number): string {
  const { results, survivors, stale, exitCode } = report;
  const counts = countOf(report);
  const shown = survivors.map((one) => {
    const { place, params } = problemOf(one);
    const { file, line, column, pointer } = place!;
    return { ...params, file, line, column, pointer, reason: one.explained?.reason ?? null };
  });
  const kinds = Object.fromEntries(
    mutantKinds.map((kind) => [kind, results.filter(({ mutant }) => mutant.kind === kind).length]),
  );
  const document = {
    ...{ mutants: results.length, kinds, ...counts, score: percent(results.length - counts.survived, results.length) },
    ...{ min, survivors: shown, stale: stale.map(({ document: { file }, at }) => ({ file, pointer: at })), exitCode },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
