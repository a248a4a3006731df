import { Prng } from '../../core/prng.ts';
import type { FactReader } from '../catalogue/spec.ts';
import type { CompiledRule, Rulebook } from '../compile/rulebook.ts';
import { COMPLIED, NOT_APPLICABLE, type Outcome, VIOLATED } from '../outcome.ts';
import { completeFacts, referenceFacts } from './completions.ts';
import { referenceResult, type ReferenceRule } from './reference.ts';

/** How often unknown facts are filled in anew. */
const COMPLETIONS = 5;

/**
 * Runs the rule file once more on json-rules-engine and says whether it agrees with a decided outcome: on the facts as
 * they are, or, where some are unknown, under several random completions of them. Undecided outcomes are not confirmed
 * and give false.
 */
export async function confirmOutcome(
  rulebook: Rulebook,
  compiled: CompiledRule,
  read: FactReader,
  outcome: Outcome,
): Promise<boolean> {
  const { rule, day } = compiled;
  const target = { rule, day, catalogue: rulebook.catalogue };
  const prng = Prng.from(rule.id, 'reference-completions');
  let confirmed = false;
  for (let i = 0; i < COMPLETIONS; i++) {
    const complete = completeFacts(target, read, prng);
    const facts = referenceFacts(target, complete, prng);
    if (facts === undefined) continue;
    const { applies, broken } = await referenceResult(rule.document.value as ReferenceRule, facts);
    const agrees = (applies ? (broken ? VIOLATED : COMPLIED) : NOT_APPLICABLE) === outcome;
    if (!agrees) return false;
    confirmed = true;
  }
  return confirmed;
}
