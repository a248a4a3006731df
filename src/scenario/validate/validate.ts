import type { JsonDocument } from '../../core/json-document.ts';
import type { ScenarioFile } from '../format.ts';
import type { ValidationContext } from './directory.ts';
import { checkExpectations } from './internal/expectations.ts';
import { checkFaults } from './internal/faults.ts';
import { checkFlows } from './internal/flows.ts';
import { outlineOf } from './internal/outline.ts';
import { checkParties } from './internal/parties.ts';
import { checkDates, checkPlan } from './internal/plan.ts';
import { Problems } from './internal/problems.ts';
import { checkShape } from './internal/shape.ts';
import { scenario, scenarioTables } from './internal/validators.generated.ts';

/**
 * Checks a scenario file: its shape, its texts, and that everything it names exists.
 *
 * @throws InputError for the first problem in the order of the file, with the others (at most 19, then a count) in
 *   `also`. The codes are those of `core/messages/scenario.ts`, those of amounts and times in `core/messages/core.ts`,
 *   `own-exceeds-opening`, `term-missing`, `term-type` and `plan-argument-missing`.
 */
export function validateScenario(document: JsonDocument, context: ValidationContext): ScenarioFile {
  const problems = new Problems(document);
  checkShape(problems, scenario, scenarioTables);
  const outline = outlineOf(document.value, context);
  checkDates(problems, outline, context);
  checkParties(problems, outline, context);
  checkFlows(problems, outline, context);
  checkPlan(problems, outline, context);
  checkFaults(problems, outline, context);
  checkExpectations(problems, outline, context);
  problems.throwAny();
  return document.value as ScenarioFile;
}
