import type { JsonDocument } from '../../core/json-document.ts';
import { type RuleCase, runCase } from '../cases.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { assembleRulebook, type Rulebook } from '../compile/rulebook.ts';
import { type Parameter, readParameters } from '../format/parameter-file.ts';
import { Problems } from '../format/problems.ts';
import { readRule } from '../format/read-rule.ts';
import type { Rule } from '../format/rule-file.ts';
import { periodText, valueOn } from '../regimes/regime.ts';
import type { StatedDay } from '../regimes/regime-file.ts';
import { sameAsStated } from '../regimes/run-regimes.ts';
import { type Mutant, mutantsOfParameter, mutantsOfRule } from './mutants.ts';

/** What became of a mutant: who noticed it, or nobody. */
export type Fate = 'refused' | 'case' | 'regime' | 'survived';

export interface MutantResult {
  readonly mutant: Mutant;
  readonly fate: Fate;
  /** The rules whose files the mutant changes the meaning of, as the mutant makes them; empty if it is refused. */
  readonly rules: readonly Rule[];
}

/** What may notice a mutant. */
export interface Witnesses {
  readonly cases: readonly RuleCase[];
  readonly regimes: readonly StatedDay[];
}

/**
 * Makes every mutant of the chosen rules and of the parameters they read, and tries the cases and regimes on each. A
 * mutant that does not load is noticed: nobody could use it.
 */
export function* runMutants(
  rulebook: Rulebook,
  witnesses: Witnesses,
  chosen: readonly Rule[],
): Generator<MutantResult> {
  const { catalogue, parameters } = rulebook;
  const casesOf = new Map<string, RuleCase[]>();
  for (const item of witnesses.cases) {
    const own = casesOf.get(item.rule.id);
    if (own === undefined) casesOf.set(item.rule.id, [item]);
    else own.push(item);
  }
  const scope: Scope = { catalogue, parameters, witnesses, casesOf };
  for (const rule of chosen) {
    for (const mutant of mutantsOfRule(rule, catalogue)) {
      const mutated = readAgain(mutant.mutated, catalogue, parameters);
      yield judged(mutant, mutated === undefined ? undefined : [mutated], new Map(), scope);
    }
  }
  for (const parameter of new Set(chosen.flatMap((rule) => rule.parameters))) {
    const readers = chosen.filter((rule) => rule.parameters.includes(parameter));
    const counts = (from: number, to: number | undefined): boolean =>
      readers.some(({ periods }) =>
        periods.some(
          (period) => (to === undefined || period.from <= to) && (period.to === undefined || from <= period.to),
        ),
      );
    for (const mutant of mutantsOfParameter(parameter, catalogue, counts)) {
      const changed = parameterAgain(mutant.mutated, parameter.name, catalogue);
      if (changed === undefined) yield { mutant, fate: 'refused', rules: [] };
      else {
        const all = new Map(parameters).set(parameter.name, changed);
        const rules = readers.map(({ document }) => readAgain(document, catalogue, all));
        const whole = rules.every((rule) => rule !== undefined) ? rules : undefined;
        yield judged(mutant, whole, new Map([[parameter.name, changed]]), scope);
      }
    }
  }
}

interface Scope {
  readonly catalogue: Catalogue;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly witnesses: Witnesses;
  readonly casesOf: ReadonlyMap<string, readonly RuleCase[]>;
}

function judged(
  mutant: Mutant,
  rules: readonly Rule[] | undefined,
  changed: ReadonlyMap<string, Parameter>,
  { catalogue, parameters, witnesses, casesOf }: Scope,
): MutantResult {
  if (rules === undefined) return { mutant, fate: 'refused', rules: [] };
  const book = assembleRulebook({ rules, parameters: new Map([...parameters, ...changed]) }, { catalogue });
  const noticed = rules.some((rule) =>
    (casesOf.get(rule.id) ?? []).some((item) => {
      const compiled = book.inForce(rule.hook, item.dates).find((one) => one.rule === rule);
      return !runCase(book, { ...item, rule, compiled }).ok;
    }),
  );
  if (noticed) return { mutant, fate: 'case', rules };
  const seen = witnesses.regimes.some(
    (stated) =>
      rules.some(
        (rule) =>
          rule.topic === stated.topic.name && !sameAsStated(periodText(rule, stated.day), stated.rules[rule.id]),
      ) ||
      [...changed].some(
        ([name, parameter]) =>
          Object.hasOwn(stated.parameters, name) &&
          !sameAsStated(valueOn(parameter, stated.day), stated.parameters[name]),
      ),
  );
  return { mutant, fate: seen ? 'regime' : 'survived', rules };
}

function readAgain(
  document: JsonDocument,
  catalogue: Catalogue,
  parameters: ReadonlyMap<string, Parameter>,
): Rule | undefined {
  const problems = new Problems();
  const rule = readRule(document, catalogue, parameters, problems);
  return problems.count > 0 ? undefined : rule;
}

function parameterAgain(document: JsonDocument, name: string, catalogue: Catalogue): Parameter | undefined {
  const problems = new Problems();
  const found = readParameters(document, catalogue, problems).find((parameter) => parameter.name === name);
  return problems.count > 0 ? undefined : found;
}
