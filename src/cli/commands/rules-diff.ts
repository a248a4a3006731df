import { message } from '../../core/messages/catalogue.ts';
import { findFiles } from '../../io/files/find.ts';
import { loadRulebookWithCases, rulebookOf } from '../../io/rules/load-rulebook.ts';
import { readRulesAt } from '../../io/rules/rules-at-ref.ts';
import { Library } from '../../io/scenarios/library.ts';
import { readCases, type RuleCase } from '../../rules/cases.ts';
import type { Rulebook } from '../../rules/compile/rulebook.ts';
import { comparing, type Said } from '../../rules/diff/comparison.ts';
import { exampleKinds, type Flip, Flips } from '../../rules/diff/flips.ts';
import { wordLabels } from '../../rules/explain-rule/labels.ts';
import { outcomeNames } from '../../rules/outcome.ts';
import { defaultScenarios, SCENARIO_ENDING } from '../default-scenarios.ts';
import { gravest, type ExitCode } from '../exit-code.ts';
import { reportFailure } from '../failure.ts';
import { loadScenarios, watchWorld, type WorldRuns } from '../rules/world.ts';
import type { RulesArguments } from '../rules-arguments.ts';
import type { Terminal } from '../terminal.ts';

interface DiffArguments extends RulesArguments {
  /** A folder of rules or a git commit. */
  readonly base: string;
  /** Scenarios; none: all that ship. */
  readonly files: readonly string[];
  readonly corpus: string | null;
}

/** A scenario in which other rules fail than before. */
interface Design {
  readonly scenario: string;
  readonly file: string;
  /** Rules that fail it now and did not, and the other way round. */
  readonly newly: readonly string[];
  readonly nolonger: readonly string[];
}

interface Report {
  readonly base: string;
  readonly flips: readonly Flip[];
  readonly designs: readonly Design[];
  readonly cases: number;
  readonly runs: WorldRuns;
  readonly compared: number;
}

/** `fenproof rules diff`: which events a change of the rules is about, over cases, scenarios and saved searches. */
export async function diffCommand(args: DiffArguments, terminal: Terminal): Promise<ExitCode> {
  const { lang } = args;
  const { rulebook: now, files: nowFiles } = loadRulebookWithCases(args.rules);
  const wasFiles = readRulesAt(args.base, nowFiles.root);
  const was = rulebookOf(wasFiles);
  const flips = new Flips(now.catalogue);
  const cases = compareCases(was, now, casesOf(was, now, wasFiles.cases, nowFiles.cases), flips);
  const files = args.files.length > 0 ? findFiles(args.files, SCENARIO_ENDING) : defaultScenarios();
  const library = await Library.open({ rules: args.rules });
  const { loaded, errors } = loadScenarios(library, files);
  const failing = new Map<string, { before: Set<string>; after: Set<string> }>();
  const options = { corpus: args.corpus, rounds: 0, seed: '' };
  const runs = await watchWorld(
    library,
    loaded,
    options,
    (_, kind, { scenario, document }, model) => {
      const showKey = (key: string | number, type: 'party' | 'account'): string =>
        typeof key === 'string' ? key : ((type === 'party' ? model.parties : model.accounts)[key]?.key ?? '-');
      const size = Object.keys(scenario.flows).length + (scenario.plan ?? []).length;
      const example = { kind, where: document.file, name: scenario.title[lang], size, showKey };
      const sets = { before: new Set<string>(), after: new Set<string>() };
      if (kind === 'scenarios') failing.set(document.file, sets);
      return comparing(was, now, new Set(scenario.law?.enforce ?? []), (compared) => {
        if (compared.failed) sets.before.add(compared.rule.id);
        if (compared.fails) sets.after.add(compared.rule.id);
        flips.note(compared, example);
      });
    },
    terminal,
  );
  if (runs.interrupted) return 130;
  const designs = loaded.flatMap(({ scenario, document: { file } }): Design[] => {
    const { before, after } = failing.get(file)!;
    const newly = [...after].filter((id) => !before.has(id));
    const nolonger = [...before].filter((id) => !after.has(id));
    return newly.length + nolonger.length === 0 ? [] : [{ scenario: scenario.id, file, newly, nolonger }];
  });
  const report: Report = { base: args.base, flips: flips.all, designs, cases, runs, compared: flips.compared };
  const isSame = report.flips.length === 0 && designs.length === 0;
  const code = isSame ? 0 : 1;
  terminal.out(args.format === 'json' ? diffJson(report, code) : diffText(report, lang));
  return gravest([code, ...errors.map((error) => reportFailure(error, lang, terminal))]);
}

/** The cases of now, and those of rules that are gone. */
function casesOf(was: Rulebook, now: Rulebook, wasCases: Documents, nowCases: Documents): RuleCase[] {
  const gone = readCases(was, wasCases).filter(({ rule }) => now.rule(rule.id) === undefined);
  return [...readCases(now, nowCases), ...gone];
}

type Documents = Parameters<typeof readCases>[1];

function compareCases(was: Rulebook, now: Rulebook, cases: readonly RuleCase[], flips: Flips): number {
  const saidOf = (book: Rulebook, { rule, dates, read }: RuleCase): Said => {
    const own = book.rule(rule.id);
    const compiled = own && book.inForce(own.hook, dates).find((one) => one.rule === own);
    return compiled === undefined ? 'not-in-force' : outcomeNames[compiled.evaluate(read)];
  };
  for (const item of cases) {
    const { rule, read, it, facts, document, pointer } = item;
    const { line, column } = document.place(pointer);
    const where = `${document.file}:${String(line)}:${String(column)}`;
    const example = { kind: 'cases' as const, where, name: it, size: facts.size };
    flips.note({ rule, was: saidOf(was, item), now: saidOf(now, item), read }, example);
  }
  return cases.length;
}

function diffText({ base, flips, designs, cases, runs, compared }: Report, lang: 'zh' | 'en'): string {
  const said = (code: string, params: Record<string, string | number> = {}): string => message(code, params)[lang];
  const label = (word: Said): string => wordLabels[word]![lang];
  const blocks = flips.map(({ rule, was, now, counts, example, facts }) => {
    const shown = Object.entries(facts).map(([name, value]) => `    ${name}: ${JSON.stringify(value)}\n`);
    const head = said('diff-flip', { rule: rule.id, was: label(was), now: label(now), ...counts });
    return `${head}\n  ${said('diff-smallest', { where: example.where, name: example.name })}\n${shown.join('')}\n`;
  });
  for (const { scenario, file, newly, nolonger } of designs) {
    if (newly.length > 0) blocks.push(`${said('diff-newly', { scenario, file, rules: newly.join(', ') })}\n`);
    if (nolonger.length > 0) blocks.push(`${said('diff-no-longer', { scenario, file, rules: nolonger.join(', ') })}\n`);
  }
  const params = { base, flips: flips.length, cases, scenarios: runs.scenarios, plans: runs.plans, compared };
  blocks.push(
    `${said(flips.length + designs.length === 0 ? 'diff-none' : 'diff-summary', { ...params, designs: designs.length })}\n`,
  );
  return blocks.join('');
}

function diffJson({ base, flips, designs, cases, runs, compared }: Report, exitCode: ExitCode): string {
  const shown = flips.map(({ rule, was, now, counts, example: { kind, where, name, size }, facts }) => ({
    ...{ rule: rule.id, was, now, count: exampleKinds.reduce((sum, one) => sum + counts[one], 0), counts },
    smallest: { kind, where, name, size, facts },
  }));
  const looked = { cases, scenarios: runs.scenarios, savedPlans: runs.plans, evaluations: compared };
  return `${JSON.stringify({ base, compared: looked, flips: shown, designs, exitCode }, null, 2)}\n`;
}
