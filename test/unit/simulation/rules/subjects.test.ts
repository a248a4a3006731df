import { describe, expect, it } from 'vitest';
import type { FactName } from '../../../../src/rules/catalogue/catalogue.ts';
import type { FactValue } from '../../../../src/rules/catalogue/spec.ts';
import type { ScenarioFile } from '../../../../src/scenario/format.ts';
import { RuleContext } from '../../../../src/simulation/rules/context.ts';
import { reserveFacts, standingFacts, Subjects } from '../../../../src/simulation/rules/subjects.ts';
import { suppliers } from '../../../../src/simulation/rules/suppliers.ts';
import { loadScenario, withdrawalScenario } from '../../../support/load.ts';

const base = withdrawalScenario({});
const scenario: ScenarioFile = {
  ...base,
  participants: {
    ...base.participants,
    shop: { kind: 'merchant', industry: 'retail' },
    'bank-b': { kind: 'bank', totalAssets: '1000000.00', region: 'CN-33' },
  },
  accounts: {
    ...base.accounts,
    'bob-card': { owner: 'bob', at: 'bank-a', class: 'I' },
    'bob-second': { owner: 'bob', at: 'bank-a', class: 'II', bound: 'bob-card' },
    'bob-other': { owner: 'bob', at: 'bank-b', class: 'I', opened: '2017-01-05' },
    'shop-account': { owner: 'shop', at: 'bank-b' },
    'other-reserve': { owner: 'shop', at: 'bank-b', kind: 'reserve', reserveKind: 'custodian' },
  },
};
const { model } = await loadScenario(scenario);

/** The context of an event, of which nothing may be read but what makes its subject. */
function subjectAlone(actor: number, account: number): RuleContext {
  const allowed: Readonly<Record<string, unknown>> = { model, actor, account };
  return new Proxy(Object.create(RuleContext.prototype) as RuleContext, {
    get: (_, name) => {
      if (typeof name === 'string' && name in allowed) return allowed[name];
      throw new Error(`reads ${String(name)} of the event`);
    },
  });
}

const pairs = model.parties.flatMap(({ index: actor }) =>
  model.accounts.filter(({ owner }) => owner >= 0).map(({ index: account }) => ({ actor, account })),
);

function valuesOf(facts: readonly FactName[], actor: number, account: number): FactValue[] {
  return facts.map((name) => suppliers[name]!(subjectAlone(actor, account)));
}

describe('subjects of events', () => {
  it('are all that standing facts depend on', () => {
    for (const { actor, account } of pairs) expect(() => valuesOf(standingFacts, actor, account)).not.toThrow();
    expect(() => valuesOf(['entry.amount'], 0, 0)).toThrow('reads amount');
  });

  it('have no sum over reserves where they have no reserves', () => {
    const idle = model.parties.filter(({ index }) =>
      model.accounts.every(({ owner, kind }) => owner !== index || kind !== 'reserve'),
    );
    expect(idle.length).toBeGreaterThan(3);
    for (const { index } of idle) {
      expect(new Set(valuesOf(Object.keys(reserveFacts) as FactName[], index, 0))).toEqual(new Set([null]));
    }
  });

  it('have a sum over a kind of reserves that no balance changes where they have none of that kind', () => {
    let alone = 0;
    for (const { index } of model.parties) {
      const own = model.accounts.filter(({ owner, kind }) => owner === index && kind === 'reserve');
      for (const [name, meant] of Object.entries(reserveFacts)) {
        if (meant === '' || own.length === 0 || own.some(({ reserveKind }) => reserveKind === meant)) continue;
        alone++;
        expect([0, null]).toContain(valuesOf([name as FactName], index, 0)[0]);
      }
    }
    expect(alone).toBeGreaterThan(0);
  });

  it('have one number exactly where every standing fact is the same', () => {
    const subjects = new Subjects(model);
    const byNumber = new Map<number, string>();
    for (const { actor, account } of pairs) {
      const number = subjects.of({ actor, account });
      const values = JSON.stringify(valuesOf(standingFacts, actor, account).map(String));
      expect(byNumber.get(number) ?? values).toBe(values);
      byNumber.set(number, values);
      expect(subjects.of({ actor, account })).toBe(number);
    }
    // A wallet, a reserve, a Class I and a Class II account are different subjects of one institution.
    expect(byNumber.size).toBeGreaterThan(20);
    const alone = model.parties.map(({ index: actor }) => subjects.of({ actor, account: -1 }));
    expect(new Set(alone).size).toBe(model.parties.length);
    expect(alone.some((number) => byNumber.has(number))).toBe(false);
  });
});
