import type * as library from 'json-rules-engine';
import { assert } from '../../core/errors.ts';
import { sortedKeys } from '../../core/order.ts';
import type { FactJson } from '../facts-json.ts';
import { referenceOperators } from './operators.ts';

/** The parts of a rule file that json-rules-engine reads. */
export interface ReferenceRule {
  readonly appliesWhen: unknown;
  readonly conditions: unknown;
  readonly definitions?: unknown;
}

export interface ReferenceResult {
  readonly applies: boolean;
  readonly broken: boolean;
}

/**
 * What json-rules-engine itself says about a rule file's conditions as they stand. `facts` has to be complete: every
 * fact and `parameter.x.y` that the trees name, none as null; a quotient is written "n/d".
 *
 * A new engine for each run, because overlapping runs of one engine skip each other's rules. Its own operators are taken
 * out, and it cannot resolve paths, so that no text of a rule file reaches the JSONPath interpreter.
 */
export async function referenceResult(
  rule: ReferenceRule,
  facts: Readonly<Record<string, FactJson>>,
): Promise<ReferenceResult> {
  const engine = await newEngine();
  const definitions = (rule.definitions ?? {}) as Readonly<Record<string, library.TopLevelCondition>>;
  for (const name of sortedKeys(definitions)) engine.setCondition(name, definitions[name]!);
  const parts = { applies: rule.appliesWhen, broken: rule.conditions };
  for (const [name, conditions] of Object.entries(parts)) {
    engine.addRule({ name, conditions: conditions as library.TopLevelCondition, event: { type: `fenproof-${name}` } });
  }
  const { results, failureResults } = await engine.run({ ...facts });
  const verdict = (name: string): boolean => {
    const found = [...results, ...failureResults].find((result) => result.name === name);
    assert(found !== undefined, `json-rules-engine gave no result for ${name}`);
    return found.result === true;
  };
  return { applies: verdict('applies'), broken: verdict('broken') };
}

const builtIn = [
  ...['equal', 'notEqual', 'in', 'notIn', 'contains', 'doesNotContain'],
  ...['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'],
];
const decorators = ['someFact', 'someValue', 'everyFact', 'everyValue', 'swap', 'not'];

/** Loaded when the first rule is confirmed: most commands never do. */
let loading: Promise<typeof library> | undefined;

async function newEngine(): Promise<library.Engine> {
  loading ??= import('json-rules-engine');
  const { Engine: EngineClass } = await loading;
  const engine = new EngineClass([], {
    allowUndefinedFacts: false,
    allowUndefinedConditions: false,
    pathResolver: () => assert(false, 'a rule file reached for a path'),
  });
  for (const name of builtIn) engine.removeOperator(name);
  for (const name of decorators) engine.removeOperatorDecorator(name);
  for (const [name, evaluate] of Object.entries(referenceOperators)) engine.addOperator(name, evaluate);
  return engine;
}
