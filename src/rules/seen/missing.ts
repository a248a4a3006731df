import type { MessageParams } from '../../core/errors.ts';
import type { Rule } from '../format/rule-file.ts';
import type { Outcomes, RuleSeen } from './coverage.ts';

/** Something that nothing has shown of a rule. */
export interface Missing {
  readonly code:
    | 'never-true'
    | 'never-false'
    | 'never-at-limit'
    | 'never-beyond'
    | 'never-applied'
    | 'not-in-world'
    | 'not-from-world';
  readonly rule: Rule;
  /** JSON pointer in the rule file. */
  readonly pointer: string;
  readonly params: MessageParams;
}

/** What is missing of one rule, its conditions in the order of the file. */
export function missingFrom({ rule, outcomes, leaves, computed }: RuleSeen): Missing[] {
  const found: Missing[] = [];
  const add = (code: Missing['code'], pointer: string, params: MessageParams = {}): void => {
    found.push({ code, rule, pointer, params });
  };
  const runs = applied(outcomes.scenarios) + applied(outcomes.searches);
  if (runs + applied(outcomes.cases) === 0) add('never-applied', '/id');
  else if (runs === 0) add('not-in-world', '/id');
  for (const { leaf, isTrue, isFalse, atLimit, beyond } of leaves.values()) {
    const fact = leaf.left.name;
    if (!isTrue) add('never-true', leaf.pointer, { fact });
    if (!isFalse) add('never-false', leaf.pointer, { fact });
    if (!atLimit) add('never-at-limit', leaf.pointer, { fact });
    if (!beyond) add('never-beyond', leaf.pointer, { fact });
  }
  const isEnforced = rule.periods.some(({ status }) => status === 'enforced');
  if (isEnforced && !(computed.violated && computed.complied)) {
    add('not-from-world', '/id', {
      violated: computed.violated ? 'yes' : 'no',
      complied: computed.complied ? 'yes' : 'no',
    });
  }
  return found;
}

function applied([, complied, violated, undecided]: Outcomes): number {
  return complied + violated + undecided;
}
