import { describe, expect, it } from 'vitest';
import { Prng } from '../../../src/core/prng.ts';
import { pointerSegments } from '../../../src/core/json-document.ts';
import type { FactReader } from '../../../src/rules/catalogue/spec.ts';
import type { CompiledRule } from '../../../src/rules/compile/rulebook.ts';
import { ruleLogic } from '../../../src/rules/lint/rule-logic.ts';
import { segmentsOf } from '../../../src/rules/lint/segments.ts';
import { outcomeNames } from '../../../src/rules/outcome.ts';
import { compileToy, randomFacts } from './compare.ts';
import { type Drawn, randomRule } from './random-rule.ts';
import { toyCatalogue } from './toy-catalogue.ts';

const TREES = Number(process.env['FENPROOF_LINT_TREES'] ?? 1000);
const FACTS = 25;

type Json = Readonly<Record<string, unknown>>;

/** The rule without the conditions at these pointers; a pointer to a named condition means the place that uses it. */
function without(rule: Json, pointers: readonly string[]): Json {
  const dropped = new Set<unknown>();
  const names = new Set<string>();
  for (const segments of pointers.map(pointerSegments)) {
    let value: unknown = rule;
    for (const segment of segments) value = (value as Json)[segment];
    if (segments.length === 2 && segments[0] === 'definitions') names.add(segments[1]!);
    else dropped.add(value);
  }
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const kept = value.filter((item) => !dropped.has(item) && !names.has((item as Json)['condition'] as string));
      return kept.map(copy);
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copy(inner)]));
  };
  return withoutUnusedNames(copy(rule) as Json);
}

/** A named condition that nobody uses any more would not load. */
function withoutUnusedNames(rule: Json): Json {
  const { definitions = {}, ...rest } = rule;
  const names = Object.entries(definitions as Json);
  const used = names.filter(([name]) => {
    const others = [rest, ...names.filter(([other]) => other !== name).map(([, tree]) => tree)];
    return JSON.stringify(others).includes(`{"condition":"${name}"}`);
  });
  const next = { ...rest, ...(used.length > 0 && { definitions: Object.fromEntries(used) }) };
  return used.length === names.length ? next : withoutUnusedNames(next);
}

describe('what lint says about the logic of a rule', () => {
  it(`is true of ${TREES} random trees on random facts`, () => {
    const prng = Prng.from(20261120, 'lint-logic');
    const drawn: Drawn = { operators: new Map(), leaves: 0 };
    const told = new Map<string, number>();
    let [gaveUp, silent] = [0, 0];
    for (let i = 0; i < TREES; i++) {
      const rule = randomRule(prng, drawn);
      const rulebook = compileToy(rule);
      const parsed = rulebook.rules[0]!;
      const findings = ruleLogic(parsed, toyCatalogue);
      if (findings.gaveUp) gaveUp += 1;
      for (const { code } of findings.problems) told.set(code, (told.get(code) ?? 0) + 1);
      const [first] = findings.problems;
      const idle = findings.problems.filter(({ code }) => /^lint-(idle|always-true|never-true)/.test(code));
      const lighter =
        idle.length === 0
          ? undefined
          : compileToy(
              without(
                rule,
                idle.map(({ place }) => place!.pointer!),
              ),
            );
      const fail = (what: string): never =>
        expect.fail(`tree ${i}: ${what}\n${first!.message}\n${JSON.stringify(rule)}`);
      const seen = new Set<string>();
      for (const { from } of segmentsOf(parsed)) {
        const compiled = rulebook.inForce('day-close', from)[0]!;
        for (let k = 0; k < FACTS; k++) {
          const facts = randomFacts(rulebook, false, prng);
          const read: FactReader = (fact) => facts.get(fact);
          const outcome = outcomeOf(compiled, read);
          seen.add(outcome);
          if (lighter !== undefined) {
            const now = outcomeOf(lighter.inForce('day-close', from)[0]!, read);
            if (now !== outcome) fail(`idle conditions left out: ${outcome} became ${now}`);
          }
          if (first === undefined || first.params['date'] === undefined) continue;
          if (formatted(from) !== first.params['date']) continue;
          if (/never-broken|contradiction/.test(first.code) && outcome === 'violated') fail('broken after all');
          if (/never-complied|always-broken/.test(first.code) && outcome === 'complied') fail('complied after all');
          if (/nobody/.test(first.code) && outcome !== 'not-applicable') fail('applies after all');
        }
      }
      if (first === undefined && !seen.has('violated')) silent += 1;
    }
    // Had it told nothing, it would have been right as well.
    for (const code of ['contradiction', 'always-broken', 'idle', 'always-true', 'never-true']) {
      const count = [...told].filter(([name]) => name.startsWith(`lint-${code}`)).reduce((sum, [, n]) => sum + n, 0);
      expect(count, code).toBeGreaterThan(TREES / 500);
    }
    expect(gaveUp / TREES).toBeLessThan(0.01);
    // Most of these are broken on facts that were not drawn; that it is silent on few shows that it sees much.
    expect(silent / TREES).toBeLessThan(0.1);
  });
});

function formatted(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

function outcomeOf(compiled: CompiledRule, read: FactReader): string {
  return outcomeNames[compiled.evaluate(read)];
}
