import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Prng } from '../../../src/core/prng.ts';
import { readCases, runCases } from '../../../src/rules/cases.ts';
import { COULD_NOT_EVALUATE, NOT_APPLICABLE, VIOLATED } from '../../../src/rules/outcome.ts';
import { completeFacts, referenceFacts } from '../../../src/rules/reference/completions.ts';
import { confirmOutcome } from '../../../src/rules/reference/confirm.ts';
import { referenceResult, type ReferenceRule } from '../../../src/rules/reference/reference.ts';
import { ruleFiles, rulesFolder, shippedCases, shippedRulebook } from './load.ts';

const results = runCases(shippedRulebook, shippedCases);

describe('every shipped rule', () => {
  for (const { id, topic } of shippedRulebook.rules) {
    const own = results.filter((result) => result.case.rule.id === id);

    it(`${id} stands in its folder with its cases and its page`, () => {
      for (const ending of ['.rule.json', '.cases.json', '.md']) {
        expect(existsSync(join(rulesFolder, topic, id, id + ending)), id + ending).toBe(true);
      }
    });

    it(`${id} decides each of its cases as stated`, () => {
      const wrong = own
        .filter((result) => !result.ok)
        .map((result) => `${result.case.it}: ${result.actual} ${JSON.stringify(result.explanation()?.wouldDecide)}`);
      expect(wrong).toEqual([]);
    });

    it(`${id} is seen violated, complied with, not applicable, undecided, and not in force`, () => {
      const seen = new Set(own.map((result) => result.actual));
      expect([...seen].sort()).toEqual(
        ['complied', 'could-not-evaluate', 'not-applicable', 'not-in-force', 'violated'].sort(),
      );
    });

    it(`${id} has a case on the first day of each period and on the day before`, () => {
      const days = new Set(
        own.flatMap(
          ({ case: { rule, dates } }) => (rule.decidedBy === 'contract' ? dates.contract : dates.event) ?? [],
        ),
      );
      for (const { from } of shippedRulebook.rule(id)!.periods) {
        expect(days.has(from) && days.has(from - 1), `period from ${from}`).toBe(true);
      }
    });

    it(`${id} means on json-rules-engine what its compiled form means`, async () => {
      for (const { rule, compiled, read } of own.map((result) => result.case)) {
        if (compiled === undefined) continue;
        const outcome = compiled.evaluate(read);
        if (outcome === COULD_NOT_EVALUATE) continue;
        expect(await confirmOutcome(shippedRulebook, compiled, read, outcome)).toBe(true);
        // Confirming the opposite fails, or the check would prove nothing.
        expect(
          await confirmOutcome(shippedRulebook, compiled, read, outcome === VIOLATED ? NOT_APPLICABLE : VIOLATED),
        ).toBe(false);
        const prng = Prng.from(rule.id, 'shipped-rules');
        const target = { rule, day: compiled.day, catalogue: shippedRulebook.catalogue };
        const facts = referenceFacts(target, completeFacts(target, read, prng), prng)!;
        const result = await referenceResult(rule.document.value as ReferenceRule, facts);
        expect(result.applies && result.broken).toBe(outcome === VIOLATED);
      }
    });
  }

  it('has exactly one case file', () => {
    const withCases = readCases(shippedRulebook, shippedCases).map((item) => item.rule.id);
    expect([...new Set(withCases)].sort()).toEqual(shippedRulebook.rules.map((rule) => rule.id));
    expect(ruleFiles('.cases.json')).toHaveLength(shippedRulebook.rules.length);
  });
});
