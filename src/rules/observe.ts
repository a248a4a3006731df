import type { FactReader } from './catalogue/spec.ts';
import type { CompiledRule, Rulebook } from './compile/rulebook.ts';
import type { Outcome } from './outcome.ts';

/** Told of every evaluation. The reader is good for the moment only: the world moves on. */
export type Observe = (rule: CompiledRule, outcome: Outcome, read: FactReader) => void;

/** The same rulebook, which tells of every rule that is evaluated. What is evaluated, and to what, does not change. */
export function observed(rulebook: Rulebook, observe: Observe): Rulebook {
  const lists = new Map<readonly CompiledRule[], readonly CompiledRule[]>();
  return {
    ...rulebook,
    get hash(): string {
      return rulebook.hash;
    },
    inForce: (hook, dates) => {
      const list = rulebook.inForce(hook, dates);
      // Callers compare lists by identity.
      let wrapped = lists.get(list);
      if (wrapped === undefined) {
        wrapped = list.map((rule) => told(rule, observe));
        lists.set(list, wrapped);
      }
      return wrapped;
    },
  };
}

function told(rule: CompiledRule, observe: Observe): CompiledRule {
  return {
    ...rule,
    evaluate: (read) => {
      const outcome = rule.evaluate(read);
      observe(rule, outcome, read);
      return outcome;
    },
  };
}
