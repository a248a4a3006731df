import { describe, expect, it } from 'vitest';
import { execute } from '../../../../src/cli/execute.ts';
import { Library } from '../../../../src/io/scenarios/library.ts';
import { noOverrides } from '../../../../src/io/scenarios/overrides.ts';
import type { PlanItem } from '../../../../src/scenario/format.ts';

const library = await Library.open();
// Its law has total and detail compared at the close of every day.
const loaded = library.load('scenarios/custody/differences-booked.scenario.json');

async function found(plan: readonly PlanItem[]): Promise<readonly string[]> {
  const changed = { ...loaded, scenario: { ...loaded.scenario, plan, expect: [] } };
  const { result } = await execute(library, changed, {
    overrides: noOverrides,
    paranoid: true,
    record: true,
    replay: '',
  });
  return result.findings.filter(({ fails }) => fails).map(({ id }) => id);
}

const alice = (at: string, does: string): PlanItem => ({ at, who: 'alice', does, flow: 'alice-custody', yuan: '1.00' });

describe('the sum of the sub-accounts at the close of a day', () => {
  it.each([
    [
      'a withdrawal that came back and of which the notice is lost',
      [
        alice('16:00:00', 'withdraw'),
        { leg: 'alice-custody/payout#1', fate: 'returned', by: 'PT1S' },
        { message: 'alice-custody/payout-notice#2', fate: 'lost' },
      ],
    ],
    ['a withdrawal under way', [alice('23:59:57', 'withdraw')]],
    [
      'a pay-in that arrived and of which the notice is lost',
      [alice('17:00:00', 'deposit'), { message: 'alice-custody/deposit-notice#1', fate: 'lost' }],
    ],
  ] as const)('agrees with the custody account but for what is on its way: %s', async (_what, plan) => {
    expect(await found(plan)).toEqual([]);
  });
});
