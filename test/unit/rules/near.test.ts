import { describe, expect, it } from 'vitest';
import { Prng } from '../../../src/core/prng.ts';
import { parseDate } from '../../../src/core/time.ts';
import { hookNames } from '../../../src/rules/catalogue/hooks.ts';
import type { FactReader, FactValue } from '../../../src/rules/catalogue/spec.ts';
import { nearOf } from '../../../src/rules/compile/near.ts';
import { FALSE, TRUE } from '../../../src/rules/compile/pieces.ts';
import { compileRulebook, type CompiledRule } from '../../../src/rules/compile/rulebook.ts';
import { RuleSet } from '../../../src/rules/compile/rule-set.ts';
import { completeFacts } from '../../../src/rules/reference/completions.ts';
import { Nearness } from '../../../src/simulation/rules/nearness.ts';
import { documentOf, shippedRulebook, shippedSources } from './load.ts';

const { catalogue } = shippedRulebook;

function shipped(id: string, date: string): CompiledRule {
  const day = parseDate(date);
  const all = hookNames.flatMap((hook) => shippedRulebook.inForce(hook, day));
  return all.find(({ rule }) => rule.id === id)!;
}

function reader(facts: Readonly<Record<string, FactValue>>): FactReader {
  const values = new Map(Object.entries(facts).map(([name, value]) => [catalogue.indexOf(name), value]));
  return (fact) => values.get(fact);
}

/** A shipped rule with other conditions. */
function rule(conditions: unknown): CompiledRule {
  const sources = shippedSources();
  const document = sources.rules.find(({ value }) => (value as { id: string }).id === 'beps-item-cap')!;
  const changed = documentOf({ ...(document.value as object), conditions }, document.file);
  const book = compileRulebook({ rules: [changed], parameters: sources.parameters });
  return hookNames.flatMap((hook) => book.inForce(hook, parseDate('2021-02-05')))[0]!;
}

describe('how near a rule is to its boundary', () => {
  it.each([
    [-2, FALSE],
    [-1, TRUE],
    [0, TRUE],
    [1, TRUE],
    [2, FALSE],
  ])('is told in fen: %i from the limit', (by, near) => {
    const condition = nearOf(
      rule({ all: [{ fact: 'leg.amount', operator: 'moneyGreaterThan', value: '50000.00' }] }),
      catalogue,
    )!;
    expect(condition(reader({ 'leg.amount': 5_000_000 + by }))).toBe(near);
  });

  it('is none for what compares no numbers', () => {
    const conditions = { all: [{ fact: 'leg.rail', operator: 'equal', value: 'beps' }] };
    expect(nearOf(rule(conditions), catalogue)).toBeNull();
  });

  it('is not told of a fact that is unknown or none', () => {
    const condition = nearOf(
      rule({ all: [{ fact: 'leg.amount', operator: 'moneyGreaterThan', value: '50000.00' }] }),
      catalogue,
    )!;
    expect(condition(reader({}))).toBe(FALSE);
    expect(condition(reader({ 'leg.amount': null }))).toBe(FALSE);
  });

  it('is told for one of several comparisons', () => {
    const conditions = {
      any: [
        { fact: 'leg.amount', operator: 'moneyGreaterThan', value: '50000.00' },
        { not: { fact: 'leg.amount', operator: 'moneyGreaterThan', value: '10.00' } },
      ],
    };
    const condition = nearOf(rule(conditions), catalogue)!;
    expect([1_001, 5_000_001, 20_000].map((amount) => condition(reader({ 'leg.amount': amount })))).toEqual([
      TRUE,
      TRUE,
      FALSE,
    ]);
  });
});

describe('shipped rules', () => {
  it('decide otherwise within a unit only where they are said to be near: a limit', () => {
    const limit = shipped('beps-item-cap', '2021-02-05');
    const condition = nearOf(limit, catalogue)!;
    const prng = Prng.from('near', limit.rule.id);
    const amount = catalogue.indexOf('leg.amount')!;
    let near = 0;
    for (let i = 0; i < 2_000; i++) {
      const drawn = completeFacts({ rule: limit.rule, day: limit.day, catalogue }, () => undefined, prng);
      const value = drawn(amount);
      if (typeof value !== 'number') continue;
      const at = (fen: number): number => limit.evaluate((fact) => (fact === amount ? fen : drawn(fact)));
      const differs = at(value - 1) !== at(value) || at(value + 1) !== at(value);
      if (differs) expect(condition(drawn)).toBe(TRUE);
      if (condition(drawn) === TRUE) near++;
    }
    expect(near).toBeGreaterThan(10);
  });

  it('are counted by how often they applied and how often of these they were near', () => {
    const limit = rule({ all: [{ fact: 'leg.amount', operator: 'moneyGreaterThan', value: '50000.00' }] });
    const set = new RuleSet([limit]);
    const nearness = new Nearness(catalogue);
    const prng = Prng.from('near', 'nearness');
    let applied = 0;
    let near = 0;
    for (let i = 0; i < 200; i++) {
      const drawn = completeFacts({ rule: limit.rule, day: limit.day, catalogue }, () => undefined, prng);
      const fen = prng.pick([4_999_998, 4_999_999, 5_000_000, 5_000_001, 5_000_002]);
      const read: FactReader = (fact) => (fact === catalogue.indexOf('leg.amount') ? fen : drawn(fact));
      set.evaluate(read);
      nearness.add(set, read);
      if (set.appliedCount === 0) continue;
      applied++;
      if (Math.abs(fen - 5_000_000) <= 1) near++;
    }
    expect(applied).toBeGreaterThan(0);
    expect(nearness.totals.get(limit.rule.id)).toEqual({ sampled: applied, near });
  });
});
