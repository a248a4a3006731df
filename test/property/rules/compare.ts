import type { JsonDocument } from '../../../src/core/json-document.ts';
import type { Prng } from '../../../src/core/prng.ts';
import type { FactReader, FactSpec, FactValue } from '../../../src/rules/catalogue/spec.ts';
import { setMask } from '../../../src/rules/catalogue/catalogue.ts';
import type { Pieces } from '../../../src/rules/compile/pieces.ts';
import { type CompiledRule, compileRulebook, type Rulebook } from '../../../src/rules/compile/rulebook.ts';
import { explainEvaluation } from '../../../src/rules/explain.ts';
import { readLiteral } from '../../../src/rules/format/literals.ts';
import { Node, Problems } from '../../../src/rules/format/problems.ts';
import { decidingFacts } from '../../../src/rules/facts-of-rule.ts';
import { COMPLIED, COULD_NOT_EVALUATE, NOT_APPLICABLE, type Outcome, VIOLATED } from '../../../src/rules/outcome.ts';
import { completeFacts, referenceFacts } from '../../../src/rules/reference/completions.ts';
import { referenceResult, type ReferenceRule } from '../../../src/rules/reference/reference.ts';
import { toyCatalogue, toyParameters, toyValues } from './toy-catalogue.ts';

/** A document without positions, for values that no file holds. */
function madeUp(value: unknown, file = 'made-up.json'): JsonDocument {
  return { value, file, text: '', place: (pointer) => ({ file, pointer }) };
}

const parameters = [madeUp(toyParameters, 'p.json')];

export function compileToy(rule: unknown, pieces?: Pieces): Rulebook {
  return compileRulebook(
    { rules: [madeUp(rule)], parameters },
    { catalogue: toyCatalogue, ...(pieces !== undefined && { pieces }) },
  );
}

function literal(spec: FactSpec, value: unknown): FactValue {
  const problems = new Problems();
  const read = readLiteral(new Node(madeUp(value), value, [], problems), spec) as FactValue;
  problems.throwIfAny();
  return read;
}

/** Every value that a fact of the toy catalogue may take, as runs hold it. */
const possible = toyCatalogue.specs.map((spec): readonly FactValue[] => {
  if (spec.ratioOf !== undefined) return [undefined];
  const values = toyValues[spec.type]!;
  const none = spec.mayBeNone === true ? [null] : [];
  if (spec.type === 'party' || spec.type === 'account') return [...values, ...none];
  if (spec.type !== 'set') return [...values.map((value) => literal(spec, value)), ...none];
  return [0, setMask(spec, ['red']), setMask(spec, ['green', 'blue']), setMask(spec, ['blue']), 7];
});

/** Random facts for a rule; with `gaps`, about a third of them are unknown. */
export function randomFacts(rulebook: Rulebook, gaps: boolean, prng: Prng): Map<number, FactValue> {
  const facts = new Map<number, FactValue>();
  for (const index of decidingFacts(rulebook.rules[0]!, rulebook.catalogue)) {
    if (!gaps || !prng.chance(1, 3)) facts.set(index, prng.pick(possible[index]!));
  }
  return facts;
}

export interface Comparison {
  readonly outcome: Outcome;
  /** What is wrong with it; undefined if compiled form and json-rules-engine agree. */
  readonly wrong: string | undefined;
  /** What json-rules-engine said of the conditions when nothing was unknown. */
  readonly broken: boolean | undefined;
}

function decided(applies: boolean, broken: boolean): Outcome {
  return applies ? (broken ? VIOLATED : COMPLIED) : NOT_APPLICABLE;
}

/**
 * The reference check: a decided outcome is what json-rules-engine says under random typed completions of whatever is
 * unknown; an undecided one names unknown facts, and these decide it.
 */
export async function compare(
  rulebook: Rulebook,
  compiled: CompiledRule,
  facts: ReadonlyMap<number, FactValue>,
  prng: Prng,
): Promise<Comparison> {
  const read: FactReader = (fact) => facts.get(fact);
  const outcome = compiled.evaluate(read);
  const target = { rule: compiled.rule, day: compiled.day, catalogue: rulebook.catalogue };
  const complete = [...decidingFacts(compiled.rule, rulebook.catalogue)].every((fact) => read(fact) !== undefined);
  if (outcome === COULD_NOT_EVALUATE) {
    return { outcome, wrong: undecidedWrongly(rulebook, compiled, facts, prng), broken: undefined };
  }
  let broken: boolean | undefined;
  for (let i = 0; i < (complete ? 1 : 3); i++) {
    const values = referenceFacts(target, completeFacts(target, read, prng), prng)!;
    const result = await referenceResult(compiled.rule.document.value as ReferenceRule, values);
    if (decided(result.applies, result.broken) !== outcome) {
      return {
        outcome,
        wrong: `json-rules-engine says ${JSON.stringify(result)} of ${JSON.stringify(values)}`,
        broken,
      };
    }
    if (complete) broken = result.broken;
  }
  return { outcome, wrong: undefined, broken };
}

function undecidedWrongly(
  rulebook: Rulebook,
  compiled: CompiledRule,
  facts: ReadonlyMap<number, FactValue>,
  prng: Prng,
): string | undefined {
  const { catalogue, parameters: known } = rulebook;
  const { outcome, wouldDecide } = explainEvaluation(rulebook, compiled, (fact) => facts.get(fact));
  if (outcome !== 'could-not-evaluate') return `explained as ${outcome}`;
  if (wouldDecide.length === 0) return 'nothing is named that would decide';
  const named = wouldDecide.filter((name) => !known.has(name)).map((name) => catalogue.indexOf(name)!);
  if (named.some((fact) => facts.get(fact) !== undefined)) return 'a known fact is named as deciding';
  if (named.length < wouldDecide.length) return undefined;
  const filled = new Map(facts);
  for (const fact of named) filled.set(fact, prng.pick(possible[fact]!));
  const target = explainEvaluation(rulebook, compiled, (fact) => filled.get(fact));
  const rest = target.wouldDecide.filter((name) => !known.has(name));
  return compiled.evaluate((fact) => filled.get(fact)) === COULD_NOT_EVALUATE && rest.length > 0
    ? `still undecided for want of ${rest.join(', ')}`
    : undefined;
}
