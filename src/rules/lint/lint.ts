import { InputError } from '../../core/errors.ts';
import type { JsonDocument } from '../../core/json-document.ts';
import { compareNumber, compareText } from '../../core/order.ts';
import { gatherCases, type RuleCase } from '../cases.ts';
import { assembleRulebook, readSources, type Rulebook, type RulebookSources } from '../compile/rulebook.ts';
import type { Rule } from '../format/rule-file.ts';
import { gatherGaps } from '../gaps.ts';
import { readRegimes } from '../regimes/regime-file.ts';
import { topicsOf } from '../regimes/regime.ts';
import { caseChecks } from './case-checks.ts';
import { filingChecks } from './filing-checks.ts';
import { missingCases } from './missing-cases.ts';
import { numberChecks } from './number-checks.ts';
import { pairLogic } from './pair-logic.ts';
import { parameterChecks } from './parameter-checks.ts';
import { periodChecks } from './period-checks.ts';
import { regimeChecks } from './regime-checks.ts';
import { ruleLogic } from './rule-logic.ts';
import { shapeChecks } from './shape-checks.ts';
import { type Page, pageChecks, textChecks } from './text-checks.ts';

export interface LintSources extends RulebookSources {
  readonly cases: readonly JsonDocument[];
  /** What is wrong with files that are no JSON: what they would have said is not missing. */
  readonly unread?: readonly InputError[];
  /** Folder in which the files lie, as their names begin. */
  readonly root?: string;
  /** False if the parameters are those of another rulebook: what these rules leave unread is no mistake. */
  readonly ownParameters?: boolean;
  /** Which rules are in force when, if the rulebook states it. */
  readonly regimes?: JsonDocument | undefined;
  /** What is known to be missing, if the rulebook states it. */
  readonly gaps?: JsonDocument | undefined;
  /** The page beside a rule file, if there is one. */
  readonly pageOf: (ruleFile: string) => Page | undefined;
}

export interface LintResult {
  /** By file, line and column. */
  readonly problems: readonly InputError[];
  readonly rules: number;
  readonly cases: number;
  /** Rules whose logic was too much to look at in full. */
  readonly gaveUp: readonly string[];
}

/** Everything that can be said about rules, parameters, cases and pages without running anything. */
export function lintRules(sources: LintSources): LintResult {
  const read = readSources(sources);
  const problems: InputError[] = [...read.problems];
  const rulebook = assembleRulebook(read);
  const { catalogue, rules } = rulebook;
  const gathered = gatherCases(rulebook, sources.cases);
  // A case file of a rule that does not load would only be told that there is no such rule.
  const unread = new Set(
    sources.rules
      .filter(({ file }) => !rules.some(({ document }) => document.file === file))
      .map(({ file }) => folderOf(file)),
  );
  for (const { place } of sources.unread ?? []) unread.add(folderOf(place?.file ?? ''));
  problems.push(
    ...gathered.problems.filter(
      ({ code, place }) => code !== 'cases-unknown-rule' || !unread.has(folderOf(place?.file ?? '')),
    ),
  );
  problems.push(...misfiled(rules, sources.cases));
  problems.push(...filingChecks(rules, sources.cases, read.parameters.values(), sources.root));
  const byRule = new Map<Rule, RuleCase[]>();
  for (const item of gathered.cases) byRule.set(item.rule, [...(byRule.get(item.rule) ?? []), item]);
  const brokenCases = new Set(gathered.problems.map(({ place }) => folderOf(place?.file ?? '')));
  const gaveUp: string[] = [];
  for (const rule of rules) {
    const page = sources.pageOf(rule.document.file);
    const logic = ruleLogic(rule, catalogue);
    if (logic.gaveUp) gaveUp.push(rule.id);
    problems.push(
      ...logic.problems,
      ...shapeChecks(rule),
      ...periodChecks(rule),
      ...numberChecks(rule, page),
      ...pageChecks(rule, page),
    );
    // What a broken case file lacks is not known.
    if (!brokenCases.has(folderOf(rule.document.file))) {
      problems.push(...missingCases(rule, byRule.get(rule) ?? [], catalogue));
    }
    problems.push(...twice(byRule.get(rule) ?? []), ...caseChecks(byRule.get(rule) ?? [], catalogue));
  }
  const pairs = pairLogic(rules, catalogue);
  problems.push(...pairs.problems, ...textChecks(rules, read.parameters.values()));
  // A rule that does not load may be the one that reads a parameter.
  if (read.problems.length === 0) {
    if (sources.ownParameters !== false) problems.push(...parameterChecks(read.parameters.values(), rules));
    problems.push(...statedChecks(sources, rulebook));
  }
  return { problems: inOrder(problems), rules: rules.length, cases: gathered.cases.length, gaveUp };
}

/** What is wrong with the files about the rulebook as a whole. */
function statedChecks({ regimes, gaps }: LintSources, { rules, parameters }: Rulebook): InputError[] {
  const problems: InputError[] = [];
  if (regimes !== undefined) {
    const topics = topicsOf(rules, parameters.values());
    problems.push(...regimeChecks(regimes, topics, readRegimes(regimes, topics)));
  }
  if (gaps !== undefined) problems.push(...gatherGaps(gaps).problems);
  return problems;
}

/** Case files that lie beside another rule than theirs. */
function misfiled(rules: readonly Rule[], cases: readonly JsonDocument[]): InputError[] {
  const byFolder = new Map(rules.map((rule) => [folderOf(rule.document.file), rule]));
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  return cases.flatMap((document) => {
    const named = (document.value as { rule?: unknown } | null)?.rule;
    const beside = byFolder.get(folderOf(document.file));
    if (beside === undefined || typeof named !== 'string' || !byId.has(named) || named === beside.id) return [];
    return [new InputError('lint-cases-of-other', { id: beside.id, found: named }, document.place('/rule'))];
  });
}

/** Cases of one rule with the same name. */
function twice(cases: readonly RuleCase[]): InputError[] {
  const seen = new Map<string, RuleCase>();
  return cases.flatMap((item) => {
    const first = seen.get(item.it);
    seen.set(item.it, first ?? item);
    if (first === undefined) return [];
    const line = first.document.place(`${first.pointer}/it`).line!;
    return [new InputError('lint-case-name-used', { it: item.it, line }, item.document.place(`${item.pointer}/it`))];
  });
}

function folderOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf('/')));
}

function inOrder(problems: readonly InputError[]): InputError[] {
  return [...problems].sort(
    (a, b) =>
      compareText(a.place?.file ?? '', b.place?.file ?? '') ||
      compareNumber(a.place?.line ?? 0, b.place?.line ?? 0) ||
      compareNumber(a.place?.column ?? 0, b.place?.column ?? 0) ||
      compareText(a.code, b.code),
  );
}
