// How fast compiled rules are, beside json-rules-engine itself: `node --no-warnings --loader ts-node/esm test/bench/rules.ts`.
import { Prng } from '../../src/core/prng.ts';
import { parseDate } from '../../src/core/time.ts';
import type { FactValue } from '../../src/rules/catalogue/spec.ts';
import { type CompiledRule, compileRulebook } from '../../src/rules/compile/rulebook.ts';
import { explainEvaluation } from '../../src/rules/explain.ts';
import { completeFacts, referenceFacts } from '../../src/rules/reference/completions.ts';
import { referenceResult, type ReferenceRule } from '../../src/rules/reference/reference.ts';
import { documentOf, shippedRulebook, shippedSources } from '../unit/rules/load.ts';

const EVENTS = 64;
const day = parseDate('2018-06-30');
const { catalogue } = shippedRulebook;

/** Calls of `work` per second, from about a second of them. */
function perSecond(work: () => number): number {
  let [count, sum] = [0, 0];
  const start = performance.now();
  while (performance.now() - start < 1000) {
    for (let i = 0; i < 100; i++) sum += work();
    count += 100;
  }
  if (sum === -1) console.log(sum);
  return (count * 1000) / (performance.now() - start);
}

/** Facts of 64 events, as flat lists: what a run's own state gives. */
function events(rules: readonly CompiledRule[]): FactValue[][] {
  const prng = Prng.from(1, 'bench');
  return Array.from({ length: EVENTS }, () => {
    const facts: FactValue[] = new Array<FactValue>(catalogue.names.length).fill(null);
    for (const { rule } of rules) {
      const read = completeFacts({ rule, day, catalogue }, (fact) => facts[fact] ?? undefined, prng);
      catalogue.names.forEach((_, fact) => (facts[fact] = read(fact) ?? facts[fact]));
    }
    return facts;
  });
}

/** Rules of n conditions each at one hook, none decided by its guard. */
function synthetic(rules: number, conditions: number): readonly CompiledRule[] {
  const { parameters } = shippedSources();
  const sources = Array.from({ length: rules }, (_, i) =>
    documentOf({
      id: `rule-${i}`,
      title: { zh: '规则', en: 'rule' },
      message: { zh: '规则', en: 'rule' },
      effective: [
        {
          ...{ from: '2000-01-01', status: 'enforced', severity: 'minor', basis: 'law', confidence: 'text' },
          citation: { authority: 'a', document: 'b', article: null },
        },
      ],
      ...{ hook: 'leg-submitted', decidedBy: 'leg-submitted', breachedBy: 'actor' },
      appliesWhen: { all: [{ fact: 'actor.kind', operator: 'notEqual', value: 'vendor' }] },
      conditions: {
        all: Array.from({ length: conditions }, (_, j) => ({
          ...{ fact: 'leg.amount', operator: 'moneyGreaterThan', value: `-${10_000 + 100 * i + j}.00` },
        })),
      },
    }),
  );
  return compileRulebook({ rules: sources, parameters }).inForce('leg-submitted', day);
}

function measure(name: string, rules: readonly CompiledRule[], leaves: number): void {
  const facts = events(rules);
  let event = 0;
  let current = facts[0]!;
  const read = (fact: number): FactValue => current[fact];
  const rate = perSecond(() => {
    current = facts[(event = (event + 1) % EVENTS)]!;
    let sum = 0;
    for (const rule of rules) sum += rule.evaluate(read);
    return sum;
  });
  const leafRate = leaves === 0 ? '' : `, ${((rate * rules.length * leaves) / 1e6).toFixed(0)} M leaves/s`;
  console.log(
    `${name}: ${(1e9 / rate).toFixed(0)} ns an event, ${((rate * rules.length) / 1e6).toFixed(1)} M rules/s${leafRate}`,
  );
}

measure('20 rules, guard and 3 leaves each, all read', synthetic(20, 3), 4);
measure('100 rules, guard and 3 leaves each, all read', synthetic(100, 3), 4);
for (const hook of ['instruction-accepted', 'entry-posted', 'leg-submitted', 'day-close'] as const) {
  const rules = shippedRulebook.inForce(hook, day);
  measure(`shipped rules at ${hook} (${rules.length})`, rules, 0);
}

const rules = synthetic(20, 3);
const [facts] = events(rules) as [FactValue[]];
const explained = perSecond(() => explainEvaluation(shippedRulebook, rules[0]!, (fact) => facts[fact]).because.length);
console.log(`explanations: ${(explained / 1e6).toFixed(2)} M/s`);

const prng = Prng.from(1, 'reference');
const target = { rule: rules[0]!.rule, day, catalogue };
const values = referenceFacts(target, (fact) => facts[fact], prng)!;
const start = performance.now();
for (let i = 0; i < 2000; i++) await referenceResult(target.rule.document.value as ReferenceRule, values);
console.log(
  `json-rules-engine, engine built for each run: ${(2000 / (performance.now() - start)).toFixed(1)} k rules/s`,
);
