import { describe, expect, it } from 'vitest';
import { Prng } from '../../../src/core/prng.ts';
import { parseDate } from '../../../src/core/time.ts';
import { hookNames } from '../../../src/rules/catalogue/hooks.ts';
import type { FactReader, FactValue } from '../../../src/rules/catalogue/spec.ts';
import type { Condition, Truth } from '../../../src/rules/compile/pieces.ts';
import { RuleSet } from '../../../src/rules/compile/rule-set.ts';
import { compileRulebook, type CompiledRule } from '../../../src/rules/compile/rulebook.ts';
import { observed } from '../../../src/rules/observe.ts';
import { completeFacts } from '../../../src/rules/reference/completions.ts';
import { documentOf, shippedRulebook, shippedSources } from './load.ts';

const { catalogue } = shippedRulebook;
const days = ['2015-06-01', '2016-12-05', '2017-10-01', '2018-06-30', '2018-12-01', '2019-06-01', '2024-06-01'];

/** Facts near what the rules mention; some unknown, some none. */
function draw(rules: readonly CompiledRule[], day: number, prng: Prng): FactReader {
  const facts = new Map<number, FactValue>();
  for (const { rule } of rules) {
    const read = completeFacts({ rule, day, catalogue }, (fact) => facts.get(fact), prng);
    catalogue.names.forEach((_, fact) => {
      const value = read(fact);
      if (value === undefined || facts.has(fact)) return;
      facts.set(fact, prng.chance(1, 12) ? undefined : prng.chance(1, 20) ? null : value);
    });
  }
  return (fact) => facts.get(fact);
}

function compare(rules: readonly CompiledRule[], day: number, prng: Prng, times: number): number {
  const set = new RuleSet(rules);
  let applied = 0;
  for (let i = 0; i < times; i++) {
    const read = draw(rules, day, prng);
    const alone = rules.map((rule) => rule.evaluate(read));
    const isFlagged = set.evaluate(read);
    expect([...set.outcomes]).toEqual(alone);
    expect(isFlagged).toBe(alone.some((outcome) => outcome > 1));
    expect([...set.applied.slice(0, set.appliedCount)].sort((a, b) => a - b)).toEqual(
      alone.flatMap((outcome, position) => (outcome === 0 ? [] : [position])),
    );
    applied += set.appliedCount;
  }
  return applied;
}

/** What these facts alone decide. */
function settledBy(standing: ReadonlySet<number>, read: FactReader): (condition: Condition) => Truth | undefined {
  return (condition) => {
    const open: number[] = [];
    const truth = condition((fact) => {
      if (standing.has(fact)) return read(fact);
      open.push(fact);
      return undefined;
    });
    return open.length > 0 ? undefined : truth;
  };
}

/** Every tenth rule begins like its neighbours; with thresholds of its own, or those of a neighbour. */
function many(count: number): readonly CompiledRule[] {
  const prng = Prng.from(7, 'many rules');
  const kinds = ['payment-institution', 'bank', 'platform', 'lender'];
  const rules = Array.from({ length: count }, (_, i) =>
    documentOf({
      id: `rule-${String(i)}`,
      title: { zh: '规则', en: 'rule' },
      message: { zh: '规则', en: 'rule' },
      effective: [
        {
          ...{ from: '2000-01-01', status: 'enforced', severity: 'minor', basis: 'law', confidence: 'text' },
          citation: { authority: 'a', document: 'b', article: null },
        },
      ],
      ...{ hook: 'leg-submitted', decidedBy: 'leg-submitted', breachedBy: 'actor' },
      appliesWhen: {
        all: [
          { fact: 'actor.kind', operator: 'equal', value: prng.pick(kinds) },
          {
            fact: 'leg.payerAccountKind',
            operator: 'in',
            value: prng.pick([['reserve'], ['reserve', 'bank-account']]),
          },
          { fact: 'leg.amount', operator: 'moneyGreaterThan', value: `${String(prng.int(5) * 1000)}.00` },
        ].slice(0, prng.between(1, 3)),
      },
      conditions: {
        all: [{ fact: 'leg.amount', operator: 'moneyGreaterThan', value: `${String(prng.int(20) * 1000)}.00` }],
      },
    }),
  );
  return compileRulebook({ rules, parameters: shippedSources().parameters }).inForce(
    'leg-submitted',
    parseDate('2018-01-01'),
  );
}

describe('rules evaluated together', () => {
  it('come to the outcomes they come to alone, at every hook and in every regime', () => {
    const prng = Prng.from(1, 'rule sets');
    let applied = 0;
    for (const hook of hookNames) {
      for (const date of days) {
        const day = parseDate(date);
        const rules = shippedRulebook.inForce(hook, day);
        if (rules.length > 0) applied += compare(rules, day, prng, 60);
      }
    }
    expect(applied).toBeGreaterThan(400);
  });

  it('come to them as well when some facts are known beforehand', () => {
    const prng = Prng.from(4, 'rule sets');
    let open = 0;
    let left = 0;
    for (const hook of hookNames) {
      const day = parseDate('2018-12-01');
      const rules = shippedRulebook.inForce(hook, day);
      if (rules.length === 0) continue;
      for (let i = 0; i < 40; i++) {
        const read = draw(rules, day, prng);
        const standing = new Set(catalogue.names.flatMap((_, fact) => (prng.chance(1, 2) ? [fact] : [])));
        const set = new RuleSet(rules, settledBy(standing, read));
        // Another event of the same subject: what is not known beforehand differs.
        const other = draw(rules, day, prng);
        const both: FactReader = (fact) => (standing.has(fact) ? read(fact) : other(fact));
        const isFlagged = set.evaluate(both);
        const alone = rules.map((rule) => rule.evaluate(both));
        expect([...set.outcomes]).toEqual(alone);
        expect(isFlagged).toBe(alone.some((outcome) => outcome > 1));
        if (set.isEmpty) expect(set.appliedCount).toBe(0);
        open += set.isEmpty ? 0 : 1;
        left += set.appliedCount;
      }
    }
    expect(open).toBeGreaterThan(100);
    expect(left).toBeGreaterThan(100);
  });

  it('are told of in the same order whatever is decided of them beforehand', () => {
    const prng = Prng.from(9, 'rule sets');
    const all = new Set(catalogue.names.keys());
    let several = 0;
    for (const hook of hookNames) {
      const day = parseDate('2018-12-01');
      const rules = shippedRulebook.inForce(hook, day);
      for (let i = 0; i < 60 && rules.length > 0; i++) {
        const read = draw(rules, day, prng);
        const standing = new Set(catalogue.names.flatMap((_, fact) => (prng.chance(3, 4) ? [fact] : [])));
        const set = new RuleSet(rules, settledBy(standing, read));
        const decided = new RuleSet(rules, settledBy(standing, read), settledBy(all, read));
        const isFlagged = set.evaluate(read);
        // The second time it is known what the first gave.
        for (let times = 0; times < 2; times++) expect(decided.evaluate(read)).toBe(isFlagged);
        expect([...decided.outcomes]).toEqual([...set.outcomes]);
        const told = [...set.applied.slice(0, set.appliedCount)];
        expect([...decided.applied.slice(0, decided.appliedCount)]).toEqual(told);
        if (told.length > 2) several++;
      }
    }
    expect(several).toBeGreaterThan(20);
  });

  it('come to them when hundreds share their beginnings', () => {
    expect(compare(many(300), parseDate('2018-01-01'), Prng.from(2, 'rule sets'), 40)).toBeGreaterThan(500);
  });

  it('tell an observer of every rule, as each does alone', () => {
    const day = parseDate('2018-12-01');
    let told = 0;
    const rulebook = observed(shippedRulebook, () => told++);
    const rules = rulebook.inForce('entry-posted', day);
    compare(rules, day, Prng.from(3, 'rule sets'), 10);
    expect(told).toBe(rules.length * 20);
  });
});
