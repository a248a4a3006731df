import { describe, expect, it } from 'vitest';
import { Library } from '../../../src/io/scenarios/library.ts';
import { InputError } from '../../../src/core/errors.ts';
import { runText } from '../../../src/report/text/run.ts';
import { plainStyle } from '../../../src/report/text/style.ts';
import type { BorrowingCost } from '../../../src/results/run.ts';
import { runLoaded } from '../../support/library.ts';

const library = await Library.open();
const run = (name: string, set: readonly string[] = []) =>
  runLoaded(library, library.load(`scenarios/${name}.scenario.json`), undefined, set);
const cost = async (name: string, set: readonly string[] = []): Promise<BorrowingCost> =>
  (await run(name, set)).borrowing![0]!;

describe('what a loan costs its borrower', () => {
  it('is one and the same for a deposit, a virtual account and a debit after the payout', async () => {
    const told = { usable: '850.00', cost: '150.00', days: 30, ofUsable: '17.65%', simpleAnnual: '214.71%' };
    for (const name of [
      'deposit-mode',
      'virtual-account-2017-08',
      'virtual-account-2017-12',
      'payout-then-debit-2017-12',
    ])
      expect(await cost(`lending/${name}`)).toMatchObject({ ...told, effectiveAnnual: '622.33%' });
  });

  it('goes by what comes back: a deposit that is set off, and one that is kept', async () => {
    const back = {
      principal: '1000.00',
      usable: '700.00',
      cost: '150.00',
      ofUsable: '21.43%',
      simpleAnnual: '260.71%',
    };
    const kept = {
      principal: '1000.00',
      usable: '700.00',
      cost: '300.00',
      ofUsable: '42.86%',
      simpleAnnual: '521.43%',
    };
    expect(await cost('lending/fee-and-deposit')).toMatchObject(back);
    expect(await cost('choices/lending/deposit--kept')).toMatchObject(kept);
    expect(await cost('choices/lending/deposit--kept', ['loan.deposit=set-off'])).toMatchObject(back);
  });

  it('is none for a loan that is not paid back', async () => {
    const loaded = library.load('scenarios/lending/virtual-account-2017-12.scenario.json');
    const card = { ...loaded.scenario.accounts['card']!, opening: '0.00' };
    const result = await runLoaded(library, loaded, (s) => ({ ...s, accounts: { ...s.accounts, card } }));
    expect(result.borrowing).toEqual([
      {
        flow: 'loan',
        principal: '1000.00',
        usable: '850.00',
        cost: null,
        days: null,
        ofUsable: null,
        simpleAnnual: null,
        effectiveAnnual: null,
        stillOwed: '1000.00',
      },
    ]);
  });

  it('is told only where the scenario asks, in a table of its own', async () => {
    const asked = await run('lending/fee-and-deposit');
    const text = runText({ version: '0', seed: 'own' }, [asked], 'en', plainStyle);
    expect(text).toMatch(
      /What the loans cost\n.*of usable.*\nfee-and-deposit +loan +1000\.00 +700\.00 +150\.00 +30 +21\.43%/,
    );
    const silent = await run('lending/from-the-bank-account');
    expect(silent.borrowing).toBeUndefined();
    expect(runText({ version: '0', seed: 'own' }, [silent], 'en', plainStyle)).not.toContain('What the loans cost');
  });

  it('is refused where nobody lends', async () => {
    const loaded = library.load('scenarios/escrow/held-until-receipt.scenario.json');
    const asked = runLoaded(library, loaded, (s) => ({ ...s, measure: ['borrowing-cost'] }));
    await expect(asked).rejects.toThrow(InputError);
    await expect(asked).rejects.toMatchObject({ code: 'measure-without-loan' });
  });
});
