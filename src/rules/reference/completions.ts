import { MAX_FEN } from '../../core/fen.ts';
import type { Prng } from '../../core/prng.ts';
import { fraction, formatFraction } from '../../core/rate.ts';
import { MS_PER_DAY } from '../../core/time.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { FactReader, FactSpec, FactType, FactValue } from '../catalogue/spec.ts';
import { parameterAt, resolveParameter } from '../compile/parameter-at.ts';
import { type FactJson, factToJson, ratioToJson } from '../facts-json.ts';
import { isFraction, type Parameter, type ParameterValue } from '../format/parameter-file.ts';
import type { Literal } from '../format/literals.ts';
import type { Rule } from '../format/rule-file.ts';
import { decidingFacts, leavesOf, operandsOf } from '../facts-of-rule.ts';
import { showLiteral } from '../show-value.ts';

/*
 * Facts that are unknown are filled in at random, of their type and close to the values that the rule mentions: if a
 * verdict really does not depend on them, json-rules-engine gives the same one however they turn out.
 */

/** The rule on one day, with everything that a completion has to fill. */
export interface Completable {
  readonly rule: Rule;
  readonly day: number;
  readonly catalogue: Catalogue;
}

/** A reader in which every fact of the rule that `read` does not know has a random value of its type. */
export function completeFacts(target: Completable, read: FactReader, prng: Prng): FactReader {
  const { catalogue } = target;
  const nearby = mentionedValues(target);
  const filled = new Map<number, FactValue>();
  for (const index of decidingFacts(target.rule, catalogue)) {
    const known = read(index);
    filled.set(index, known === undefined ? randomValue(catalogue.specs[index]!, nearby, prng) : known);
  }
  return (fact) => filled.get(fact);
}

function randomValue(spec: FactSpec, nearby: ReadonlyMap<FactType, readonly number[]>, prng: Prng): FactValue {
  if (spec.mayBeNone === true && prng.chance(1, 6)) return null;
  switch (spec.type) {
    case 'bool':
      return prng.chance(1, 2);
    case 'enum':
      return prng.pick(spec.values!);
    case 'set':
      return prng.int(1 << spec.values!.length);
    case 'text':
      return prng.pick(['some-text', 'another-text']);
    case 'party':
    case 'account':
      return prng.pick(['one', 'two', 'three']);
    default: {
      const base = prng.pick(nearby.get(spec.type) ?? [0]) + prng.pick([-1, 0, 0, 1, 100, -100]);
      const [low, high] = spec.type === 'clock' ? [0, MS_PER_DAY - 1] : [-MAX_FEN, MAX_FEN];
      return Math.min(high, Math.max(low, base));
    }
  }
}

/** The numbers of each type that a rule or its parameters mention on a day. */
function mentionedValues({ rule, day, catalogue }: Completable): ReadonlyMap<FactType, readonly number[]> {
  const found = new Map<FactType, number[]>();
  const add = (type: FactType, value: Literal): void => {
    if (typeof value === 'number') found.set(type, [...(found.get(type) ?? []), value]);
  };
  const addParameter = (type: FactType, value: ParameterValue): void => {
    if (value.kind === 'scalar') add(type, value.value);
    else if (value.kind === 'interval') [value.lo, value.hi].forEach((end) => add(type, end));
  };
  for (const { left, right } of leavesOf(rule)) {
    const { type } = left.kind === 'fact' ? catalogue.specOf(left.name)! : left.parameter;
    if (right.kind === 'literal') add(type, right.value);
    if (right.kind === 'list') right.values.forEach((value) => add(type, value));
    if (right.kind === 'parameter') addParameter(type, parameterAt(right.parameter, day));
  }
  return found;
}

/**
 * The facts and parameters of a rule as json-rules-engine takes them; undefined if a fact is unknown. A parameter known
 * as an interval gets a random value inside it, one that is not known at all any value of its type.
 */
export function referenceFacts(
  target: Completable,
  read: FactReader,
  prng: Prng,
): Readonly<Record<string, FactJson>> | undefined {
  const { catalogue } = target;
  const facts: Record<string, FactJson> = {};
  for (const side of operandsOf(target.rule)) {
    const json =
      side.kind === 'parameter'
        ? parameterJson(target, side.parameter, read, prng)
        : factJson(side.name, read, catalogue);
    if (json === undefined) return undefined;
    // One value for all leaves that name it: a second draw would be another parameter.
    facts[side.name] ??= json;
  }
  return facts;
}

function factJson(name: string, read: FactReader, catalogue: Catalogue): FactJson | undefined {
  const spec = catalogue.specOf(name)!;
  if (spec.ratioOf !== undefined) return ratioToJson(spec, read, catalogue);
  return factToJson(spec, read(catalogue.indexOf(name)!));
}

function parameterJson(target: Completable, parameter: Parameter, read: FactReader, prng: Prng): FactJson {
  const { type, members } = parameter;
  const value = resolveParameter(parameter, target.day, target.catalogue, read);
  if (value.kind === 'unknown') {
    if (type === 'ratio') return `${prng.int(101)}/100`;
    const spec = { type, values: members ?? [], label: parameter.label, hooks: [] };
    return factToJson(spec, randomValue(spec, mentionedValues(target), prng))!;
  }
  const chosen = value.kind === 'scalar' ? value.value : within(value.lo, value.hi, prng);
  if (isFraction(chosen)) return formatFraction(chosen);
  return typeof chosen === 'number' && type !== 'int' ? showLiteral(type, chosen) : chosen;
}

function within(lo: Literal, hi: Literal, prng: Prng): Literal {
  if (isFraction(lo) && isFraction(hi)) {
    // lo + (hi - lo) * k/8, written out over the common denominator.
    const k = BigInt(prng.int(9));
    return fraction(lo.num * hi.den * (8n - k) + hi.num * lo.den * k, lo.den * hi.den * 8n);
  }
  return prng.between(lo as number, hi as number);
}
