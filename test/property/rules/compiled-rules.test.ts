import { describe, expect, it } from 'vitest';
import { Prng } from '../../../src/core/prng.ts';
import { parseDate } from '../../../src/core/time.ts';
import { FALSE, type Pieces, shippedPieces, TRUE, UNKNOWN } from '../../../src/rules/compile/pieces.ts';
import { operatorNames } from '../../../src/rules/operators.ts';
import { COULD_NOT_EVALUATE } from '../../../src/rules/outcome.ts';
import { compare, type Comparison, compileToy, randomFacts } from './compare.ts';
import { depthOf, type Drawn, randomRule } from './random-rule.ts';

const days = ['2018-06-29', '2018-06-30', '2018-07-01'].map((text) => parseDate(text));

/** 4,000 take about 5 s; a longer run is asked for by FENPROOF_RULE_TREES. */
const TREES = Number(process.env['FENPROOF_RULE_TREES'] ?? 4000);

interface Trial extends Comparison {
  readonly rule: Readonly<Record<string, unknown>>;
  readonly gaps: boolean;
}

/** Draws one rule, one day and facts, and compares the compiled form with json-rules-engine. */
async function trial(prng: Prng, drawn: Drawn, pieces?: Pieces): Promise<Trial> {
  const rule = randomRule(prng, drawn);
  const rulebook = compileToy(rule, pieces);
  const compiled = rulebook.inForce('day-close', prng.pick(days))[0]!;
  const gaps = prng.chance(35, 100);
  const facts = randomFacts(rulebook, gaps, prng);
  return { ...(await compare(rulebook, compiled, facts, prng)), rule, gaps };
}

describe('compiled conditions', () => {
  it(
    `mean what json-rules-engine means, on ${TREES} random trees with and without unknown facts`,
    async () => {
      const prng = Prng.from(20261120, 'random-rules');
      const drawn: Drawn = { operators: new Map(), leaves: 0 };
      const count = { gaps: 0, complete: 0, broken: 0, deep: 0, undecided: 0 };
      for (let i = 0; i < TREES; i++) {
        const { rule, gaps, wrong, broken, outcome } = await trial(prng, drawn);
        if (wrong !== undefined) expect.fail(`tree ${i}: ${wrong}\n${JSON.stringify(rule)}`);
        const definitions = (rule['definitions'] ?? {}) as Record<string, unknown>;
        if (depthOf(rule['conditions'], definitions) >= 4) count.deep += 1;
        if (gaps) count.gaps += 1;
        if (broken !== undefined) count.complete += 1;
        if (broken === true) count.broken += 1;
        if (outcome === COULD_NOT_EVALUATE) count.undecided += 1;
      }
      // Trees that are always true, flat or without gaps would prove nothing.
      expect(count.broken / count.complete).toBeGreaterThan(0.3);
      expect(count.broken / count.complete).toBeLessThan(0.7);
      expect(count.deep / TREES).toBeGreaterThan(0.2);
      expect(count.gaps / TREES).toBeGreaterThan(0.3);
      expect(count.undecided / TREES).toBeGreaterThan(0.1);
      for (const operator of operatorNames) {
        expect((drawn.operators.get(operator) ?? 0) / drawn.leaves, operator).toBeGreaterThan(0.03);
      }
    },
    60_000 + 20 * TREES,
  );
});

const faults: Readonly<Record<string, Partial<Pieces>>> = {
  'all takes an unknown child for true': {
    all: (children) => (read) => (children.some((child) => child(read) === FALSE) ? FALSE : TRUE),
  },
  'any takes an unknown child for false': {
    any: (children) => (read) => (children.some((child) => child(read) === TRUE) ? TRUE : FALSE),
  },
  'all forgets its last child': {
    all: (children) => shippedPieces.all(children.length > 1 ? children.slice(0, -1) : children),
  },
  'not makes true of unknown': {
    not: (child) => (read) => (child(read) === TRUE ? FALSE : TRUE),
  },
  'at least means more than': {
    constant: (comparison, fact, value) => shippedPieces.constant(comparison === 'ge' ? 'gt' : comparison, fact, value),
  },
  'before includes the day itself': {
    constant: (comparison, fact, value) => shippedPieces.constant(comparison === 'lt' ? 'le' : comparison, fact, value),
  },
  'none is not different from a value': {
    constant: (comparison, fact, value) => {
      const shipped = shippedPieces.constant(comparison, fact, value);
      return comparison === 'ne' ? (read) => (read(fact) === null ? FALSE : shipped(read)) : shipped;
    },
  },
  'two facts are compared the wrong way round': {
    facts: (comparison, left, right) => shippedPieces.facts(comparison, right, left),
  },
  'a quotient is divided in doubles': {
    ratio: (comparison, num, den, value) => {
      const shipped = shippedPieces.ratio(comparison, num, den, value);
      const [limit, strict] = [Number(value.num) / Number(value.den), comparison === 'gt' || comparison === 'lt'];
      return (read) => {
        const truth = shipped(read);
        const same = Math.abs((read(num) as number) / (read(den) as number) - limit) < 0.001;
        return truth !== UNKNOWN && same ? (strict ? FALSE : TRUE) : truth;
      };
    },
  },
  'an interval is only its upper end': {
    interval: (_low, high) => high,
  },
  'a list may contain none': {
    member: (fact, values, expected) => (read) =>
      read(fact) === null ? TRUE : shippedPieces.member(fact, values, expected)(read),
  },
  'a set needs every member of the list': {
    bits: (fact, mask) => (read) => {
      const value = read(fact);
      return value === undefined ? UNKNOWN : ((value as number) & mask) === mask ? TRUE : FALSE;
    },
  },
  'an unknown fact is none': {
    none: (fact, expected) => (read) => (((read(fact) ?? null) === null) === expected ? TRUE : FALSE),
  },
  'any stops at an unknown child': {
    any: (children) => (read) => {
      const first = children.map((child) => child(read)).find((truth) => truth !== FALSE);
      return first ?? FALSE;
    },
  },
  'all stops at an unknown child': {
    all: (children) => (read) => {
      const first = children.map((child) => child(read)).find((truth) => truth !== TRUE);
      return first ?? TRUE;
    },
  },
  'any forgets its first child': {
    any: (children) => shippedPieces.any(children.length > 1 ? children.slice(1) : children),
  },
  'not is left out': { not: (child) => child },
  'none is less than any amount': {
    constant: (comparison, fact, value) => {
      const shipped = shippedPieces.constant(comparison, fact, value);
      return comparison === 'lt' || comparison === 'le'
        ? (read) => (read(fact) === null ? TRUE : shipped(read))
        : shipped;
    },
  },
  'an unknown fact beside one that is none leaves it open': {
    facts: (comparison, left, right) => {
      const shipped = shippedPieces.facts(comparison, left, right);
      return (read) => (read(left) === undefined || read(right) === undefined ? UNKNOWN : shipped(read));
    },
  },
  'a quotient of nothing is zero': {
    ratio: (comparison, num, den, value) => {
      const shipped = shippedPieces.ratio(comparison, num, den, value);
      return (read) => (read(den) === 0 ? shipped((fact) => (fact === den ? 1 : 0)) : shipped(read));
    },
  },
  'an interval is decided by its lower end': {
    interval: (low) => low,
  },
  'what is not in a list may be unknown': {
    member: (fact, values, expected) => (read) =>
      read(fact) === undefined && !expected ? TRUE : shippedPieces.member(fact, values, expected)(read),
  },
  'a quotient that is none counts as present': {
    ratioNone: (num, den, expected) => (read) => {
      const truth = shippedPieces.ratioNone(num, den, expected)(read);
      return truth === UNKNOWN ? truth : expected ? FALSE : TRUE;
    },
  },
  'parameters change a day early': {
    parameterDay: (day) => day + 1,
  },
  'parameters change a day late': {
    parameterDay: (day) => day - 1,
  },
};

describe('a fault in the compiler is noticed within 1,000 trees', () => {
  for (const [name, swapped] of Object.entries(faults)) {
    it(name, async () => {
      const prng = Prng.from(20261120, 'planted-faults');
      const drawn: Drawn = { operators: new Map(), leaves: 0 };
      const pieces = { ...shippedPieces, ...swapped };
      let trees = 1;
      while (trees <= 1000 && (await trial(prng, drawn, pieces)).wrong === undefined) trees += 1;
      expect(trees).toBeLessThanOrEqual(1000);
    });
  }
});
