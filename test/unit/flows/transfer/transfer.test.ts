import { describe, expect, it } from 'vitest';
import { execute } from '../../../../src/cli/execute.ts';
import { Library } from '../../../../src/io/scenarios/library.ts';
import { noOverrides } from '../../../../src/io/scenarios/overrides.ts';
import type { PlanItem, ScenarioFile } from '../../../../src/scenario/format.ts';
import { runLoaded } from '../../../support/library.ts';

const library = await Library.open();
const load = (id: string) => library.load(`scenarios/rules/${id}.scenario.json`);
const idsOf = async (id: string, change: (scenario: ScenarioFile) => ScenarioFile): Promise<string[]> => {
  const { findings } = await runLoaded(library, load(id), (scenario) => ({ ...change(scenario), expect: [] }));
  return findings.filter(({ fails }) => fails).map((finding) => finding.id);
};

/** Balance of an account at the end, fen. */
async function balanceAfter(id: string, plan: readonly PlanItem[], account: string): Promise<number> {
  const loaded = load(id);
  const changed = { ...loaded, scenario: { ...loaded.scenario, plan } };
  const options = { overrides: noOverrides, paranoid: false, record: false, replay: '' };
  const { model, outcome } = await execute(library, changed, options);
  return outcome.kernel.ledger.balance(model.accounts.find(({ key }) => key === account)!.index);
}

describe('a transfer', () => {
  const misuse = 'reserve-debit-needs-client-purpose--violated';

  it('out of a reserve to somebody who is no client is missed by the clients and breaks the rule', async () => {
    expect((await idsOf(misuse, (scenario) => scenario)).sort()).toEqual([
      'customer-shortfall',
      'reserve-debit-needs-client-purpose',
    ]);
  });

  it('of money that no client is owed harms nobody, and breaks the rule all the same', async () => {
    const own = await idsOf(misuse, (scenario) => ({
      ...scenario,
      participants: { ...scenario.participants, 'bank-a': { kind: 'bank', totalAssets: '3000000000000.00' } },
      accounts: {
        ...scenario.accounts,
        reserve: { owner: 'pay', at: 'bank-r', kind: 'reserve', opening: '2500.00' },
      },
    }));
    expect(own).toEqual(['reserve-debit-needs-client-purpose']);
  });

  it('of nothing is not made', async () => {
    const plan = [{ at: '10:00:00', who: 'pay', does: 'transfer', flow: 't1', yuan: '0.00' }];
    expect(await idsOf(misuse, (scenario) => ({ ...scenario, plan }))).toEqual([]);
  });

  it('is not taken while eight are on their way', async () => {
    const one = { at: '10:00:00', who: 'pbc', does: 'transfer', flow: 't1', yuan: '1.00' };
    const later = { ...one, at: '10:01:00' };
    const plan = [...Array<typeof one>(9).fill(one), later];
    expect(await balanceAfter('reserve-no-interest--complied', plan, 'reserve')).toBe(900);
  });

  it('that will be returned keeps its place until it is back', async () => {
    const many = (at: string) =>
      Array<PlanItem>(7).fill({ at, who: 'pbc', does: 'transfer', flow: 't1', yuan: '1.00' });
    const plan: PlanItem[] = [
      { at: '10:00:00', who: 'pbc', does: 'transfer', flow: 't1', yuan: '35.00' },
      { leg: 't1/transfer#1', fate: 'returned' },
      ...many('10:00:00'),
      ...many('10:01:00'),
      ...many('10:02:00'),
    ];
    expect(await balanceAfter('reserve-no-interest--complied', plan, 'reserve')).toBe(2100);
    expect(await balanceAfter('reserve-no-interest--complied', plan, 'pbc-own')).toBe(10_000_000 - 2100);
  });
});

describe('the close of a day', () => {
  it('is judged by the law of the day that closes, not of the one that begins', async () => {
    const from = async (starts: string): Promise<string[]> => {
      const loaded = load('reserve-residual-accounts-closed--violated');
      const { findings } = await runLoaded(library, loaded, (scenario) => ({ ...scenario, starts, expect: [] }));
      return findings.map(({ id, at }) => `${id} ${at}`);
    };
    const found = ['reserve-residual-accounts-closed 2019-01-15T00:00:00+08:00'];
    expect(await from('2019-01-14T09:00:00+08:00')).toEqual(found);
    // The accounts have to be closed on the 14th: at the end of the 13th nothing is wrong.
    expect(await from('2019-01-13T09:00:00+08:00')).toEqual(found);
  });
});
