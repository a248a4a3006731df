import { describe, expect, it } from 'vitest';
import { InputError } from '../../../../src/core/errors.ts';
import { parseStrictJson } from '../../../../src/io/read/strict-json.ts';
import { contractStatements, participantStatements } from '../../../../src/rules/catalogue/stated.ts';
import { validateScenario } from '../../../../src/scenario/validate/validate.ts';
import { fixtureContext, goodScenario } from '../../../support/scenario-fixture.ts';

const context = { ...fixtureContext, ruleTerms: contractStatements, partyFacts: participantStatements };
const [contract] = Object.keys(goodScenario.contracts) as [string];

/** What is wrong with the good scenario after its first contract and Alice say more. */
function problems(terms: object, facts: object = {}): string[] {
  const { contracts, participants } = goodScenario as unknown as Record<string, Record<string, object>>;
  const changed = {
    ...goodScenario,
    contracts: { ...contracts, [contract]: { ...contracts![contract], ...terms } },
    participants: { ...participants, alice: { ...participants!['alice'], facts } },
  };
  try {
    validateScenario(parseStrictJson(JSON.stringify(changed), 'two-withdrawals.scenario.json'), context);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return [error, ...error.also].map(({ code, place }) => `${code} ${place?.pointer ?? ''}`);
  }
  return [];
}

describe('what a scenario states for rules alone', () => {
  it('is taken where it is of the kind that rules read', () => {
    expect(problems({ product: 'consumer', online: true, rollOvers: 2 }, { age: 20, monthlyIncome: '0.00' })).toEqual(
      [],
    );
  });

  it.each<[string, object, object, string]>([
    [
      'a kind of loan that there is not',
      { product: 'consumr' },
      {},
      `unknown-stated-value /contracts/${contract}/product`,
    ],
    ['a yes or no in words', { online: 'yes' }, {}, `stated-value-type /contracts/${contract}/online`],
    ['a count as text', { rollOvers: '2' }, {}, `stated-value-type /contracts/${contract}/rollOvers`],
    [
      'a term that neither flow nor rule reads',
      { produkt: 'consumer' },
      {},
      `unknown-term /contracts/${contract}/produkt`,
    ],
    ['a property that no rule reads', {}, { studnet: true }, 'unknown-party-fact /participants/alice/facts/studnet'],
    ['an age in words', {}, { age: 'seventeen' }, 'stated-value-type /participants/alice/facts/age'],
    ['an income as a number', {}, { monthlyIncome: 5000 }, 'money-not-text /participants/alice/facts/monthlyIncome'],
  ])('refuses %s, with its place', (_, terms, facts, problem) => {
    expect(problems(terms, facts)).toEqual([problem]);
  });
});
