import { parseYuan } from '../../core/fen.ts';
import { parseDate } from '../../core/time.ts';
import {
  contractStatements,
  participantStatements,
  type Statement,
  type Statements,
} from '../../rules/catalogue/stated.ts';
import type { FactValue } from '../../rules/catalogue/spec.ts';
import type { RuleContext } from './context.ts';

/** What the contract of the instance states for rules alone; none if it does not, or if there is no instance. */
export function statedInContract(c: RuleContext, name: keyof typeof contractStatements): FactValue {
  const key = c.model.instances[c.instance]?.contract ?? '';
  return read(c.model.scenario.contracts?.[key]?.[name], (contractStatements as Statements)[name]!);
}

/** What a participant states for rules alone; none if it does not, or for -1. */
export function statedOfParty(c: RuleContext, party: number, name: keyof typeof participantStatements): FactValue {
  return read(c.model.parties[party]?.file.facts?.[name], (participantStatements as Statements)[name]!);
}

function read(value: unknown, statement: Statement): FactValue {
  if (value === undefined) return null;
  if (statement === 'fen') return parseYuan(value);
  return statement === 'date' ? parseDate(value) : (value as string | number | boolean);
}
