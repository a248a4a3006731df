import { Engine } from 'json-rules-engine';
import { LogicEngine } from 'json-logic-engine';
import { Prng } from '../../../src/core/prng.ts';
import { parseDate } from '../../../src/core/time.ts';
import type { FactReader, FactValue } from '../../../src/rules/catalogue/spec.ts';
import { RuleSet } from '../../../src/rules/compile/rule-set.ts';
import { compileRulebook, type CompiledRule } from '../../../src/rules/compile/rulebook.ts';
import { explainEvaluation } from '../../../src/rules/explain.ts';
import { documentOf, shippedSources, shippedRulebook } from '../../unit/rules/load.ts';
import { checkEqual, measure, type Rate } from './rounds.ts';

const EVENTS = 64;
const ENGINE_EVENTS = { 10: 400, 100: 100, 1000: 12 } as const;

/** One rule of the load, as numbers: whom it is for, and from which amount on it applies and is broken. */
interface Shape {
  readonly actor: string;
  readonly accounts: readonly string[];
  /** Fen. */
  readonly applies: number;
  readonly broken: number;
}

interface Facts {
  readonly actor: string;
  readonly account: string;
  readonly amount: number;
}

const actors = ['payment-institution', 'bank', 'platform', 'lender'];
const accountLists = [['reserve'], ['reserve', 'bank-account'], ['bank-account', 'payment-account']];

/** `n` rules at one hook that share conditions as rules do: few kinds of actors and accounts, ten limits. */
function shapes(n: number): Shape[] {
  const prng = Prng.from('bench', 'rules');
  return Array.from({ length: n }, () => ({
    actor: prng.pick(actors),
    accounts: prng.pick(accountLists),
    applies: prng.int(3) * 100_000,
    broken: (3 + prng.int(10)) * 100_000,
  }));
}

function events(): Facts[] {
  const prng = Prng.from('bench', 'facts');
  return Array.from({ length: EVENTS }, () => ({
    actor: prng.pick(actors),
    account: prng.pick(['reserve', 'bank-account', 'payment-account']),
    amount: prng.int(1_500_000),
  }));
}

/** Per event the positions of the rules that are broken. */
type Answers = readonly (readonly number[])[];

function ours(list: readonly Shape[]): readonly CompiledRule[] {
  const yuan = (fen: number): string => `${String(fen / 100)}.00`;
  const rules = list.map(({ actor, accounts, applies, broken }, i) =>
    documentOf({
      id: `rule-${String(i).padStart(4, '0')}`,
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
          { fact: 'actor.kind', operator: 'equal', value: actor },
          { fact: 'leg.payerAccountKind', operator: 'in', value: accounts },
          { fact: 'leg.amount', operator: 'moneyGreaterThan', value: yuan(applies) },
        ],
      },
      conditions: { all: [{ fact: 'leg.amount', operator: 'moneyGreaterThan', value: yuan(broken) }] },
    }),
  );
  return compileRulebook({ rules, parameters: shippedSources().parameters }).inForce(
    'leg-submitted',
    parseDate('2018-01-01'),
  );
}

/** Evaluations per second of 10, 100 and 1,000 rules at one hook, beside two libraries and a function by hand. */
export async function measureRules(rounds: number): Promise<Rate[]> {
  const { catalogue } = shippedRulebook;
  const [actorFact, accountFact, amountFact] = ['actor.kind', 'leg.payerAccountKind', 'leg.amount'].map((name) =>
    catalogue.indexOf(name)!,
  ) as [number, number, number];
  const facts = events();
  const rates: Rate[] = [];
  for (const n of [10, 100, 1000] as const) {
    const list = shapes(n);
    const compiled = ours(list);
    const set = new RuleSet(compiled);
    let current = facts[0]!;
    const read: FactReader = (fact): FactValue =>
      fact === amountFact
        ? current.amount
        : fact === actorFact
          ? current.actor
          : fact === accountFact
            ? current.account
            : null;

    const byHand = ({ actor, account, amount }: Facts, broken: number[] | null): number => {
      let count = 0;
      for (let i = 0; i < list.length; i++) {
        const rule = list[i]!;
        if (rule.actor !== actor || amount <= rule.applies || !rule.accounts.includes(account)) continue;
        if (amount <= rule.broken) continue;
        count++;
        broken?.push(i);
      }
      return count;
    };

    const logic = new LogicEngine();
    const built = list.map(({ actor, accounts, applies, broken }) =>
      logic.build({
        and: [
          { '===': [{ var: 'actor' }, actor] },
          { in: [{ var: 'account' }, { preserve: accounts }] },
          { '>': [{ var: 'amount' }, applies] },
          { '>': [{ var: 'amount' }, broken] },
        ],
      }),
    ) as ((data: Facts) => boolean)[];

    const engine = new Engine();
    list.forEach(({ actor, accounts, applies, broken }, i) => {
      engine.addRule({
        name: String(i),
        conditions: {
          all: [
            { fact: 'actor', operator: 'equal', value: actor },
            { fact: 'account', operator: 'in', value: [...accounts] },
            { fact: 'amount', operator: 'greaterThan', value: applies },
            { fact: 'amount', operator: 'greaterThan', value: broken },
          ],
        },
        event: { type: 'broken' },
      });
    });

    // Answers first: who is wrong is not measured.
    const hand: Answers = facts.map((event) => {
      const broken: number[] = [];
      byHand(event, broken);
      return broken;
    });
    const position = (i: number): number => Number(compiled[i]!.rule.id.slice(5));
    checkEqual(
      `${String(n)} rules together`,
      facts.map((event) => {
        current = event;
        set.evaluate(read);
        return [...set.outcomes].flatMap((outcome, i) => (outcome === 2 ? [position(i)] : []));
      }),
      hand,
    );
    checkEqual(
      'json-logic-engine',
      facts.map((event) => built.flatMap((rule, i) => (rule(event) ? [i] : []))),
      hand,
    );
    const engineSays: number[][] = [];
    for (const event of facts) {
      const { results } = await engine.run({ ...event });
      engineSays.push(results.map(({ name }) => Number(name)).sort((a, b) => a - b));
    }
    checkEqual('json-rules-engine', engineSays, hand);

    let at = 0;
    let sink = 0;
    const each = (count: number, work: (event: Facts) => number): number => {
      for (let i = 0; i < count; i++) sink += work(facts[(at = (at + 1) % EVENTS)]!);
      return count * n;
    };
    const count = Math.round(400_000 / n);
    rates.push(
      ...(await measure(
        [
          {
            ...{ name: `${String(n)} rules: fenproof, evaluated together`, unit: 'rules', count },
            run: (times) => each(times * 4, (event) => ((current = event), set.evaluate(read) ? 1 : 0)),
          },
          {
            ...{ name: `${String(n)} rules: fenproof, one after another`, unit: 'rules', count },
            run: (times) =>
              each(times, (event) => {
                current = event;
                let outcomes = 0;
                for (let i = 0; i < compiled.length; i++) outcomes += compiled[i]!.evaluate(read);
                return outcomes;
              }),
          },
          {
            ...{ name: `${String(n)} rules: by hand`, unit: 'rules', count },
            run: (times) => each(times * 4, (event) => byHand(event, null)),
          },
          {
            ...{ name: `${String(n)} rules: json-logic-engine, compiled`, unit: 'rules', count },
            run: (times) =>
              each(times, (event) => {
                let broken = 0;
                for (let i = 0; i < built.length; i++) if (built[i]!(event)) broken++;
                return broken;
              }),
          },
          {
            ...{ name: `${String(n)} rules: json-rules-engine`, unit: 'rules', count: ENGINE_EVENTS[n] },
            run: async (times) => {
              for (let i = 0; i < times; i++) {
                const { events: fired } = await engine.run({ ...facts[i % EVENTS]! });
                sink += fired.length;
              }
              return times * n;
            },
          },
        ],
        rounds,
      )),
    );
    if (n === 10) {
      const [rule] = compiled as [CompiledRule];
      rates.push(
        ...(await measure(
          [
            {
              ...{ name: '1 rule with its explanation: fenproof', unit: 'rules', count: 4_000 },
              run: (times) => {
                for (let i = 0; i < times; i++) {
                  current = facts[i % EVENTS]!;
                  sink += explainEvaluation(shippedRulebook, rule, read).because.length;
                }
                return times;
              },
            },
          ],
          rounds,
        )),
      );
    }
    if (sink === -1) throw new Error('nothing was measured');
  }
  return rates;
}
