import type { InputError } from '../core/errors.ts';
import type { JsonDocument } from '../core/json-document.ts';
import { parseDate } from '../core/time.ts';
import type { FactReader, FactValue } from './catalogue/spec.ts';
import { type CompiledRule, RuleCompiler, type RuleDates, type Rulebook } from './compile/rulebook.ts';
import { explainEvaluation, type Explanation } from './explain.ts';
import { readerOf, readFacts } from './facts-json.ts';
import { hint, Node, Problems, shown, throwAll } from './format/problems.ts';
import type { Rule } from './format/rule-file.ts';
import { outcomeNames } from './outcome.ts';

const caseOutcomes = [...outcomeNames, 'not-in-force'] as const;

/** An outcome, or that no period of the rule covers the day. */
type CaseOutcome = (typeof caseOutcomes)[number];

/** One case, ready to be evaluated. */
export interface RuleCase {
  readonly rule: Rule;
  readonly it: string;
  readonly dates: RuleDates;
  readonly expected: CaseOutcome;
  /** Of a case that cannot be evaluated: the facts that would decide. */
  readonly wouldDecide: readonly string[] | undefined;
  /** The rule on that day; undefined if it is not in force. */
  readonly compiled: CompiledRule | undefined;
  readonly read: FactReader;
  /** Facts that are stated, by index. */
  readonly facts: ReadonlyMap<number, FactValue>;
  /** Names of facts that the case takes away, as it writes them. */
  readonly unknown: readonly string[];
  /** Marks of an editor at work: only focused cases are run, skipped ones are not. A set that has any fails. */
  readonly mark: 'focus' | 'skip' | undefined;
  readonly document: JsonDocument;
  /** JSON pointer of the case in its file. */
  readonly pointer: string;
}

export interface CaseResult {
  readonly case: RuleCase;
  readonly actual: CaseOutcome;
  readonly ok: boolean;
  /** Why; undefined if the rule is not in force. Computed when it is asked for. */
  readonly explanation: () => Explanation | undefined;
}

/**
 * Evaluates case files (`<id>.cases.json`): facts by name as files state them, a date, and the outcome they expect.
 *
 * @throws InputError for a file that is wrong in itself: unknown rule or fact, wrong type, unknown outcome.
 */
export function runCases(rulebook: Rulebook, documents: readonly JsonDocument[]): CaseResult[] {
  return readCases(rulebook, documents).map((item) => runCase(rulebook, item));
}

/** Evaluates one case. */
export function runCase(rulebook: Rulebook, item: RuleCase): CaseResult {
  const { compiled, read, wouldDecide } = item;
  const explanation = (): Explanation | undefined =>
    compiled === undefined ? undefined : explainEvaluation(rulebook, compiled, read);
  const actual = compiled === undefined ? 'not-in-force' : outcomeNames[compiled.evaluate(read)];
  const named = wouldDecide === undefined || sameNames(wouldDecide, explanation()?.wouldDecide ?? []);
  return { case: item, actual, ok: actual === item.expected && named, explanation };
}

/** Reads case files without evaluating them. Throws as {@link runCases}. */
export function readCases(rulebook: Rulebook, documents: readonly JsonDocument[]): RuleCase[] {
  const { cases, problems } = gatherCases(rulebook, documents);
  throwAll(problems);
  return cases;
}

/** The cases that can be read, and what is wrong with the others. */
export function gatherCases(
  rulebook: Rulebook,
  documents: readonly JsonDocument[],
): { cases: RuleCase[]; problems: readonly InputError[] } {
  const problems = new Problems();
  const compiler = new RuleCompiler(rulebook.catalogue);
  const cases = documents.flatMap((document) => readFile(rulebook, compiler, Node.root(document, problems)));
  return { cases, problems: problems.found };
}

function readFile(rulebook: Rulebook, compiler: RuleCompiler, root: Node): RuleCase[] {
  if (!root.closed(['rule', 'facts', 'cases'], ['$schema'])) return [];
  const id = root.at('rule').text();
  const rule = id === undefined ? undefined : rulebook.rule(id);
  if (rule === undefined) {
    const known = rulebook.rules.map((other) => other.id);
    if (id !== undefined) root.at('rule').problem('cases-unknown-rule', { id, ...hint(id, known) });
    return [];
  }
  const shared = readFacts(root.at('facts'), rule.hook, rulebook.catalogue);
  return root
    .at('cases')
    .elements()
    .flatMap((item) => readCase(rulebook, compiler, rule, shared, item) ?? []);
}

function readCase(
  rulebook: Rulebook,
  compiler: RuleCompiler,
  rule: Rule,
  shared: ReadonlyMap<number, FactValue>,
  node: Node,
): RuleCase | undefined {
  const optional = ['facts', 'unknown', 'contractDate', 'instructionDate', 'wouldDecide', 'focus', 'skip'];
  if (!node.closed(['it', 'date', 'expect'], optional)) return undefined;
  const it = node.at('it').text();
  const expected = node.at('expect').oneOf(caseOutcomes, 'rule-unknown-word');
  const day = (key: string): number | undefined => (node.has(key) ? node.at(key).attempt(parseDate) : undefined);
  const event = day('date');
  const facts = new Map(shared);
  if (node.has('facts')) {
    for (const [index, value] of readFacts(node.at('facts'), rule.hook, rulebook.catalogue)) facts.set(index, value);
  }
  for (const [i, index] of unknownFacts(rulebook, node).entries()) {
    facts.delete(index);
    const name = rulebook.catalogue.names[index]!;
    if (node.at('facts').has(name)) {
      const place = node.document.place(`${node.at('unknown').pointer}/${i}`);
      node.problems.add('cases-fact-and-unknown', { fact: name }, place);
    }
  }
  if (it === undefined || expected === undefined || event === undefined) return undefined;
  const eventDate = rulebook.catalogue.indexOf('event.date');
  if (eventDate !== undefined && !facts.has(eventDate)) facts.set(eventDate, event);
  const dates: RuleDates = { event, contract: day('contractDate'), instruction: day('instructionDate') };
  const compiled = compiler.on(rule, dates);
  const wouldDecide = node.has('wouldDecide') ? names(node.at('wouldDecide')) : undefined;
  if (wouldDecide !== undefined && expected !== 'could-not-evaluate') {
    node.at('wouldDecide').problem('cases-would-decide', { outcome: expected }, 'key');
  }
  const { document, pointer } = node;
  const unknown = node.has('unknown') ? names(node.at('unknown')) : [];
  return {
    ...{ unknown, rule, it, dates, expected, wouldDecide, compiled, facts, read: readerOf(facts), mark: markOf(node) },
    ...{ document, pointer },
  };
}

function markOf(node: Node): RuleCase['mark'] {
  const [mark, other] = (['focus', 'skip'] as const).filter((key) => node.has(key));
  for (const key of [mark, other]) {
    if (key !== undefined && node.at(key).value !== true) node.at(key).problem('cases-mark-true', { key });
  }
  if (other !== undefined) node.at(other).problem('cases-two-marks', {}, 'key');
  return mark;
}

function unknownFacts({ catalogue }: Rulebook, node: Node): number[] {
  if (!node.has('unknown')) return [];
  return names(node.at('unknown')).flatMap((name, i) => {
    const index = catalogue.indexOf(name);
    if (index === undefined) {
      const place = node.document.place(`${node.at('unknown').pointer}/${i}`);
      node.problems.add('rule-unknown-fact', { fact: name, ...hint(name, catalogue.names) }, place);
    }
    return index ?? [];
  });
}

function names(node: Node): string[] {
  return node.elements().map((item) => item.text() ?? shown(item.value));
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}
