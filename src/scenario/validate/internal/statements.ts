import { parseYuan } from '../../../core/fen.ts';
import { parseDate } from '../../../core/time.ts';
import type { Statement, Statements } from '../../../rules/catalogue/stated.ts';
import type { Path, Problems } from './problems.ts';
import { asObject, asText, entriesOf } from './read.ts';

const EXAMPLES = { bool: 'true', int: '30', fen: '"1000.00"', date: '"2018-06-30"', text: '"…"' } as const;

/** Checks that what is stated for rules alone is of the kind that they read. */
export function requireStatement(
  problems: Problems,
  statement: Statement,
  value: unknown,
  path: Path,
  name: string,
): void {
  if (typeof statement !== 'string') {
    const word = asText(value);
    if (word === undefined || !statement.includes(word)) {
      problems.addUnknown('unknown-stated-value', word ?? String(value), statement, path, { fact: name });
    }
    return;
  }
  if (statement === 'fen') {
    problems.attempt(path, (place) => parseYuan(value, place, { refuseNegative: true }));
    return;
  }
  if (statement === 'date') {
    problems.attempt(path, (place) => parseDate(value, place));
    return;
  }
  if (statement === 'text' && asText(value)?.trim() !== '' && typeof value === 'string') return;
  const isRight =
    statement === 'bool' ? typeof value === 'boolean' : statement === 'int' && Number.isSafeInteger(value);
  if (!isRight) problems.add('stated-value-type', { fact: name, type: statement, example: EXAMPLES[statement] }, path);
}

/** Checks `facts` of a participant. */
export function checkPartyFacts(problems: Problems, known: Statements, key: string, participant: unknown): void {
  for (const [name, value] of entriesOf(asObject(participant)?.['facts'])) {
    const path = ['participants', key, 'facts', name];
    if (!Object.hasOwn(known, name)) problems.addUnknownKey('unknown-party-fact', name, Object.keys(known), path);
    else requireStatement(problems, known[name]!, value, path, name);
  }
}
