import { compareText } from '../../core/order.ts';
import type { Hook } from '../catalogue/hooks.ts';
import type { FactReader } from '../catalogue/spec.ts';
import type { CompiledRule, Rulebook } from '../compile/rulebook.ts';
import type { Rule } from '../format/rule-file.ts';
import { NOT_APPLICABLE, type OutcomeName, outcomeNames } from '../outcome.ts';

/** What a rule says of an event: its outcome, or that no period of it covers the day, or that there is no such rule. */
export type Said = OutcomeName | 'not-in-force';

/** One event as two rulebooks see it. */
export interface Compared {
  /** As it is now, or as it was if there is no such rule any more. */
  readonly rule: Rule;
  readonly was: Said;
  readonly now: Said;
  /** Fails a run that does not expect it, before and now. */
  readonly failed: boolean;
  readonly fails: boolean;
  /** Good for the moment only. */
  readonly read: FactReader;
}

/**
 * A rulebook that says what `now` says and tells how `was` would have seen the same event. Rules that are gone are
 * evaluated too, and say nothing.
 */
export function comparing(
  was: Rulebook,
  now: Rulebook,
  optedIn: ReadonlySet<string>,
  tell: (compared: Compared) => void,
): Rulebook {
  const lists = new Map<readonly CompiledRule[], Map<readonly CompiledRule[], readonly CompiledRule[]>>();
  const gone = was.rules.filter(({ id }) => now.rule(id) === undefined);
  return {
    ...now,
    get hash(): string {
      return now.hash;
    },
    rules: [...now.rules, ...gone],
    rule: (id) => now.rule(id) ?? was.rule(id),
    inForce: (hook, dates) => {
      const [before, after] = [was.inForce(hook, dates), now.inForce(hook, dates)];
      const byAfter = lists.get(before) ?? new Map<readonly CompiledRule[], readonly CompiledRule[]>();
      lists.set(before, byAfter);
      let list = byAfter.get(after);
      if (list === undefined) {
        list = pairs(before, after).map(([old, current]) => paired(old, current, optedIn, tell));
        byAfter.set(after, list);
      }
      return list;
    },
    factsRead: (hook: Hook) => new Set([...was.factsRead(hook), ...now.factsRead(hook)]),
  };
}

type Pair = readonly [CompiledRule | undefined, CompiledRule | undefined];

function pairs(before: readonly CompiledRule[], after: readonly CompiledRule[]): Pair[] {
  const ids = [...new Set([...before, ...after].map(({ rule }) => rule.id))].sort(compareText);
  const named = (list: readonly CompiledRule[], id: string): CompiledRule | undefined =>
    list.find(({ rule }) => rule.id === id);
  return ids.map((id) => [named(before, id), named(after, id)]);
}

function paired(
  old: CompiledRule | undefined,
  current: CompiledRule | undefined,
  optedIn: ReadonlySet<string>,
  tell: (compared: Compared) => void,
): CompiledRule {
  const shown = (current ?? old)!;
  return {
    ...shown,
    evaluate: (read) => {
      const outcome = current?.evaluate(read) ?? NOT_APPLICABLE;
      const was = old === undefined ? 'not-in-force' : outcomeNames[old.evaluate(read)];
      const now = current === undefined ? 'not-in-force' : outcomeNames[outcome];
      const [failed, fails] = [failsRun(old, was, optedIn), failsRun(current, now, optedIn)];
      tell({ rule: shown.rule, was, now, failed, fails, read });
      return outcome;
    },
  };
}

function failsRun(rule: CompiledRule | undefined, outcome: Said, optedIn: ReadonlySet<string>): boolean {
  if (rule === undefined || outcome !== 'violated' || rule.period.severity === 'advisory') return false;
  return rule.period.status === 'enforced' || optedIn.has(rule.rule.id);
}
