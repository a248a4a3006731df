import { describe, expect, it } from 'vitest';
import { Library } from '../../../../src/io/scenarios/library.ts';
import { noOverrides } from '../../../../src/io/scenarios/overrides.ts';
import { openSubject } from '../../../../src/io/workers/open-subject.ts';
import { Agenda } from '../../../../src/search/random/instants.ts';

const library = await Library.open();

function longest(file: string, terms: Readonly<Record<string, unknown>> = {}): number {
  const loaded = library.load(file);
  const { contracts = {} } = loaded.scenario;
  const changed = Object.fromEntries(Object.entries(contracts).map(([key, one]) => [key, { ...one, ...terms }]));
  const scenario = { ...loaded.scenario, contracts: changed };
  return new Agenda(openSubject(library, { ...loaded, scenario }, noOverrides).subject.model, null).longest;
}

describe('the longest run', () => {
  const loan = 'scenarios/entrusted-loan/compensation-and-repayment-to-funder.scenario.json';

  it('comes to the end of a loan of 90 days, and ten days further', () => {
    const { calendar } = library;
    const { starts } = library.load(loan).scenario;
    const first = Date.parse(starts.slice(0, 10)) / 86_400_000;
    expect(longest(loan)).toBe(calendar.workdaysBetween(first, first + 100));
  });

  it('is not waited for where it is too far away', () => {
    expect(longest(loan, { termDays: 400 })).toBeGreaterThan(250);
    expect(longest(loan, { termDays: 401 })).toBe(0);
  });
});
