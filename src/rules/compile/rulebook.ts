import { canonicalJson } from '../../core/canonical-json.ts';
import { sha256Hex } from '../../core/hash.ts';
import type { InputError } from '../../core/errors.ts';
import type { JsonDocument } from '../../core/json-document.ts';
import { compareNumber, compareText } from '../../core/order.ts';
import { type Catalogue, factsCatalogue } from '../catalogue/catalogue.ts';
import { type Hook, hookNames } from '../catalogue/hooks.ts';
import type { FactReader } from '../catalogue/spec.ts';
import { type Parameter, readParameters } from '../format/parameter-file.ts';
import { factsReadBy } from '../facts-of-rule.ts';
import { Problems, throwAll } from '../format/problems.ts';
import { readRule } from '../format/read-rule.ts';
import type { DecidedBy, Period, Rule } from '../format/rule-file.ts';
import { NOT_APPLICABLE, type Outcome } from '../outcome.ts';
import { type CompileContext, compileTree } from './compile-tree.ts';
import { parameterChanges } from './parameter-at.ts';
import { type Condition, FALSE, type Pieces, shippedPieces, UNKNOWN } from './pieces.ts';

export interface RulebookSources {
  readonly rules: readonly JsonDocument[];
  readonly parameters: readonly JsonDocument[];
}

export interface CompileOptions {
  /** Facts that rules may use. Default: the shipped catalogue. */
  readonly catalogue?: Catalogue;
  /** For tests of the compiler. */
  readonly pieces?: Pieces;
}

/** One rule as it stands on a day: its period, its parameters' values, compiled. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly period: Period;
  /** Local day for which it was compiled; any other day of the same regime gives the same conditions. */
  readonly day: number;
  /** Evaluates the rule on the facts of an event. Synchronous, allocates nothing. */
  readonly evaluate: (read: FactReader) => Outcome;
}

/** The dates of an event that may decide which version of a rule counts. Local day numbers. */
export interface RuleDates {
  readonly event: number;
  /** Day the contract was concluded; without it the day of the event counts. */
  readonly contract?: number | undefined;
  /** Day the instruction was accepted; without it the day of the event counts. */
  readonly instruction?: number | undefined;
}

export interface Rulebook {
  readonly catalogue: Catalogue;
  /** By id. */
  readonly rules: readonly Rule[];
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** SHA-256 over all rules and parameters; layout and order of keys in the files do not enter. 64 hex digits. */
  readonly hash: string;
  readonly rule: (id: string) => Rule | undefined;
  /**
   * The rules evaluated at a hook on a day, by id. The same list object is returned for every day of a regime (as long
   * as no rule or parameter changes), so that callers may compare lists by identity. `dates` is a local day number,
   * or the days that decide where rules are decided by contract or instruction.
   */
  readonly inForce: (hook: Hook, dates: number | RuleDates) => readonly CompiledRule[];
  /** Indices of the facts that any rule at the hook reads on any day, for its conditions or message. */
  readonly factsRead: (hook: Hook) => ReadonlySet<number>;
}

/** Rules and parameters that could be read, and everything that is wrong with the others. */
export interface ReadSources {
  /** By id. */
  readonly rules: readonly Rule[];
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly problems: readonly InputError[];
}

/**
 * Reads and checks all rules and parameters and prepares their evaluation.
 *
 * @throws InputError with the first problem found and the others in `also`; the codes are in `core/messages/rules.ts`.
 */
export function compileRulebook(sources: RulebookSources, options: CompileOptions = {}): Rulebook {
  const read = readSources(sources, options.catalogue);
  throwAll(read.problems);
  return assembleRulebook(read, options);
}

/** Reads what can be read and gathers the problems of the rest: for a linter, which tells all of them. */
export function readSources(sources: RulebookSources, catalogue: Catalogue = factsCatalogue): ReadSources {
  const problems = new Problems();
  const parameters = new Map<string, Parameter>();
  for (const document of inOrder(sources.parameters)) {
    for (const parameter of readParameters(document, catalogue, problems)) {
      const { name, pointer } = parameter;
      const first = parameters.get(name);
      if (first !== undefined) {
        const params = { parameter: name, file: first.document.file };
        problems.add('parameter-duplicate', params, document.place(pointer, 'key'));
      }
      parameters.set(name, parameter);
    }
  }
  const rules = new Map<string, Rule>();
  for (const document of inOrder(sources.rules)) {
    const rule = readRule(document, catalogue, parameters, problems);
    if (rule === undefined) continue;
    const first = rules.get(rule.id);
    if (first !== undefined) {
      problems.add('rule-duplicate-id', { id: rule.id, file: first.document.file }, document.place('/id'));
    }
    rules.set(rule.id, rule);
  }
  return {
    rules: [...rules.values()].sort((a, b) => compareText(a.id, b.id)),
    parameters,
    problems: problems.found,
  };
}

/** Prepares the evaluation of rules that were read without a problem. */
export function assembleRulebook(
  read: Pick<ReadSources, 'rules' | 'parameters'>,
  options: CompileOptions = {},
): Rulebook {
  const catalogue = options.catalogue ?? factsCatalogue;
  const context: CompileContext = { catalogue, pieces: options.pieces ?? shippedPieces, shared: new Map() };
  return assemble(read.rules, read.parameters, context);
}

function inOrder(documents: readonly JsonDocument[]): JsonDocument[] {
  return [...documents].sort((a, b) => compareText(a.file, b.file));
}

function assemble(
  rules: readonly Rule[],
  parameters: ReadonlyMap<string, Parameter>,
  context: CompileContext,
): Rulebook {
  const tables = new Map(
    hookNames.map((hook) => [
      hook,
      new HookTable(
        rules.filter((rule) => rule.hook === hook),
        context,
      ),
    ]),
  );
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  let hash: string | undefined;
  return {
    ...{ catalogue: context.catalogue, rules, parameters },
    get hash(): string {
      return (hash ??= hashOf(rules, parameters));
    },
    rule: (id) => byId.get(id),
    inForce: (hook, dates) =>
      typeof dates === 'number'
        ? tables.get(hook)!.inForce(dates, dates, dates)
        : tables.get(hook)!.inForce(dates.event, dates.contract ?? dates.event, dates.instruction ?? dates.event),
    factsRead: (hook) => tables.get(hook)!.factsRead,
  };
}

function hashOf(rules: readonly Rule[], parameters: ReadonlyMap<string, Parameter>): string {
  const documents = new Set([...parameters.values()].map(({ document }) => document));
  const parts = [...rules.map((rule) => rule.document), ...documents].map((document) => canonicalJson(document.value));
  return sha256Hex(`[${parts.sort(compareText).join(',')}]`);
}

/** The rules of one hook, grouped by whose date counts, with the days on which anything about them changes. */
class HookTable {
  readonly #rules: readonly Rule[];
  readonly #catalogue: Catalogue;
  #factsRead: ReadonlySet<number> | undefined;
  readonly #groups: readonly RegimeGroup[];
  readonly #lists = new Map<number, readonly CompiledRule[]>();

  constructor(rules: readonly Rule[], context: CompileContext) {
    const by = (wanted: (decidedBy: DecidedBy) => boolean): RegimeGroup =>
      new RegimeGroup(
        rules.filter((rule) => wanted(rule.decidedBy)),
        context,
      );
    this.#groups = [
      by((word) => word !== 'contract' && word !== 'instruction'),
      by((word) => word === 'contract'),
      by((word) => word === 'instruction'),
    ];
    this.#rules = rules;
    this.#catalogue = context.catalogue;
  }

  get factsRead(): ReadonlySet<number> {
    return (this.#factsRead ??= new Set(this.#rules.flatMap((rule) => [...factsReadBy(rule, this.#catalogue)])));
  }

  inForce(event: number, contract: number, instruction: number): readonly CompiledRule[] {
    const [a, b, c] = this.#groups as [RegimeGroup, RegimeGroup, RegimeGroup];
    const [i, j, k] = [a.regime(event), b.regime(contract), c.regime(instruction)];
    const key = (i * b.size + j) * c.size + k;
    let list = this.#lists.get(key);
    if (list === undefined) {
      list = [...a.at(event), ...b.at(contract), ...c.at(instruction)].sort((x, y) =>
        compareText(x.rule.id, y.rule.id),
      );
      this.#lists.set(key, list);
    }
    return list;
  }
}

/** Compiles single rules for the days of events: for cases, each of which is about one rule. */
export class RuleCompiler {
  readonly #context: CompileContext;
  readonly #groups = new Map<Rule, OneRule>();

  constructor(catalogue: Catalogue) {
    this.#context = { catalogue, pieces: shippedPieces, shared: new Map() };
  }

  /** The rule as it stands at an event; undefined if no period of it covers the day that decides. */
  on(rule: Rule, { event, contract, instruction }: RuleDates): CompiledRule | undefined {
    const word = rule.decidedBy;
    const day = (word === 'contract' ? contract : word === 'instruction' ? instruction : undefined) ?? event;
    let known = this.#groups.get(rule);
    if (known === undefined) {
      known = { group: new RegimeGroup([rule], this.#context), byRegime: new Map() };
      this.#groups.set(rule, known);
    }
    const { group, byRegime } = known;
    const regime = group.regime(day);
    if (!byRegime.has(regime)) byRegime.set(regime, group.at(day)[0]);
    return byRegime.get(regime);
  }
}

interface OneRule {
  readonly group: RegimeGroup;
  readonly byRegime: Map<number, CompiledRule | undefined>;
}

/** Rules whose version is decided by one date, with the days that begin a new regime. */
class RegimeGroup {
  readonly #rules: readonly Rule[];
  readonly #context: CompileContext;
  readonly #starts: readonly number[];

  constructor(rules: readonly Rule[], context: CompileContext) {
    this.#rules = rules;
    this.#context = context;
    const days = rules.flatMap((rule) => [
      ...rule.periods.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to + 1])),
      ...rule.parameters.flatMap(parameterChanges),
    ]);
    this.#starts = [...new Set(days)].sort(compareNumber);
  }

  /** Number of regimes: before the first start, and from each start on. */
  get size(): number {
    return this.#starts.length + 1;
  }

  /** 0 before the first start, i + 1 from the i-th start on. */
  regime(day: number): number {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  at(day: number): CompiledRule[] {
    return this.#rules.flatMap((rule) => {
      const period = rule.periods.find(({ from, to }) => from <= day && (to === undefined || day <= to));
      return period === undefined ? [] : compileRule(rule, period, day, this.#context);
    });
  }
}

function compileRule(rule: Rule, period: Period, day: number, context: CompileContext): CompiledRule {
  const applies = compileTree(rule.appliesWhen, day, context);
  const broken = compileTree(rule.conditions, day, context);
  const evaluate = (read: FactReader): Outcome => {
    const applicable = applies(read);
    if (applicable === FALSE) return NOT_APPLICABLE;
    // FALSE, TRUE, UNKNOWN are one below complied, violated, could-not-evaluate.
    return ((applicable === UNKNOWN ? UNKNOWN : broken(read)) + 1) as Outcome;
  };
  conditions.set(evaluate, { applies, broken });
  return { rule, period, day, evaluate };
}

const conditions = new WeakMap<CompiledRule['evaluate'], RuleConditions>();

/** What a compiled rule is evaluated from. */
export interface RuleConditions {
  readonly applies: Condition;
  readonly broken: Condition;
}

/** The conditions of a rule; undefined if somebody has put an evaluation of his own in the place of the compiled one. */
export function conditionsOf(rule: CompiledRule): RuleConditions | undefined {
  return conditions.get(rule.evaluate);
}
