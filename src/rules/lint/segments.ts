import { compareNumber } from '../../core/order.ts';
import { parameterChanges } from '../compile/parameter-at.ts';
import type { Period, Rule } from '../format/rule-file.ts';
import type { Segment } from './logic/translate.ts';

/** A stretch of days within one period of a rule on which none of its parameters changes. */
export interface RuleSegment extends Segment {
  readonly period: Period;
}

/** The segments of a rule, in order. */
export function segmentsOf(rule: Rule): RuleSegment[] {
  const changes = rule.parameters.flatMap(parameterChanges);
  return rule.periods.flatMap((period) => {
    const inside = changes.filter((day) => day > period.from && (period.to === undefined || day <= period.to));
    const starts = [...new Set([period.from, ...inside])].sort(compareNumber);
    return starts.map((from, i): RuleSegment => {
      const next = starts[i + 1];
      return { from, to: next === undefined ? period.to : next - 1, period };
    });
  });
}

/** The date fact that a rule's own period bounds, so that a condition on it may be idle. */
export function datedBy(rule: Rule): string {
  if (rule.decidedBy === 'contract') return 'contract.date';
  return rule.decidedBy === 'instruction' ? 'instruction.date' : 'event.date';
}
