import { InputError } from '../../core/errors.ts';
import { suggest } from '../../core/suggest.ts';
import type { Rulebook } from '../../rules/compile/rulebook.ts';
import type { Rule } from '../../rules/format/rule-file.ts';

/** The rule with an id. @throws InputError `rules-no-such-rule` with the nearest id. */
export function requireRule(rulebook: Rulebook, id: string): Rule {
  const rule = rulebook.rule(id);
  if (rule !== undefined) return rule;
  const suggestion = suggest(
    id,
    rulebook.rules.map((other) => other.id),
  );
  throw new InputError('rules-no-such-rule', suggestion === undefined ? { id } : { id, suggestion });
}

/** A share in whole per cent that an option gives. @throws InputError `option-share`. */
export function shareOf(option: string, text: string | null): number | null {
  if (text === null) return null;
  const share = /^\d{1,3}$/.test(text) ? Number(text) : NaN;
  if (share >= 0 && share <= 100) return share;
  throw new InputError('option-share', { option, text });
}
