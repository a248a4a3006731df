import type { JsonDocument } from '../core/json-document.ts';
import type { Hook } from './catalogue/hooks.ts';
import type { RuleDates, Rulebook } from './compile/rulebook.ts';
import { explainEvaluation, type Explanation } from './explain.ts';
import { readerOf, readFacts } from './facts-json.ts';
import { Node, Problems } from './format/problems.ts';
import type { Period, Rule } from './format/rule-file.ts';

/** What one rule says about stated facts. */
export interface Evaluation {
  readonly rule: Rule;
  readonly status: Period['status'];
  readonly explanation: Explanation;
}

/**
 * What the rules in force at a hook on a day say about the facts of a document, by id. A fact that it leaves out is
 * unknown; `event.date` is the day unless it says otherwise. A date of contract or instruction that decides is taken from
 * `dates`, else from the facts, else it is the day itself.
 *
 * @throws InputError for facts that do not exist there, or have no such value.
 */
export function evaluateFacts(rulebook: Rulebook, hook: Hook, dates: RuleDates, document: JsonDocument): Evaluation[] {
  const { catalogue } = rulebook;
  const problems = new Problems();
  const facts = readFacts(Node.root(document, problems), hook, catalogue);
  problems.throwIfAny();
  const dayOf = (name: string): number | undefined => {
    const index = catalogue.indexOf(name);
    const value = index === undefined ? undefined : facts.get(index);
    return typeof value === 'number' ? value : undefined;
  };
  const deciding: RuleDates = {
    event: dates.event,
    contract: dates.contract ?? dayOf('contract.date'),
    instruction: dates.instruction ?? dayOf('instruction.date'),
  };
  const eventDate = catalogue.indexOf('event.date');
  if (eventDate !== undefined && !facts.has(eventDate)) facts.set(eventDate, dates.event);
  const read = readerOf(facts);
  return rulebook.inForce(hook, deciding).map((compiled) => ({
    rule: compiled.rule,
    status: compiled.period.status,
    explanation: explainEvaluation(rulebook, compiled, read),
  }));
}
