import { describe, expect, it } from 'vitest';
import { isExpected } from '../../../src/cli/expected.ts';
import type { Finding } from '../../../src/results/finding.ts';
import type { ScenarioFile } from '../../../src/scenario/format.ts';

function asks(
  finding: Pick<Finding, 'id' | 'kind'> & { readonly losers?: readonly string[] },
  scenario: Partial<ScenarioFile>,
): boolean {
  const loss = (finding.losers ?? []).map((party) => ({ party, yuan: '1.00' }));
  return isExpected({ ...finding, loss } as unknown as Finding, { expect: [], ...scenario } as unknown as ScenarioFile);
}

describe('what a scenario says of itself', () => {
  it('names a finding, with the loser if it says one', () => {
    expect(asks({ id: 'paid-twice', kind: 'funds', losers: ['pay'] }, {})).toBe(false);
    expect(asks({ id: 'paid-twice', kind: 'funds', losers: ['pay'] }, { expect: ['paid-twice'] })).toBe(true);
    const losesPay = { expect: [{ id: 'paid-twice', loses: 'pay' }] };
    expect(asks({ id: 'paid-twice', kind: 'funds', losers: ['pay'] }, losesPay)).toBe(true);
    expect(asks({ id: 'paid-twice', kind: 'funds', losers: ['pay', 'bank'] }, losesPay)).toBe(false);
    expect(asks({ id: 'paid-twice', kind: 'funds' }, losesPay)).toBe(false);
  });

  it('names rules that its design does not enforce, which covers no lost money and no rule that nobody could decide', () => {
    const scenario = { unenforced: ['a-limit'] };
    expect(asks({ id: 'a-limit', kind: 'rule' }, scenario)).toBe(true);
    expect(asks({ id: 'another-limit', kind: 'rule' }, scenario)).toBe(false);
    expect(asks({ id: 'a-limit', kind: 'funds' }, scenario)).toBe(false);
    expect(asks({ id: 'a-limit', kind: 'evaluation' }, scenario)).toBe(false);
  });
});
