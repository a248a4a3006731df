import { describe, expect, it } from 'vitest';
import { Library } from '../../../../src/io/scenarios/library.ts';
import type { AccountFile } from '../../../../src/scenario/format.ts';
import { runLoaded } from '../../../support/library.ts';

const library = await Library.open();
const idle = library.load('scenarios/rules/payacct-idle-since-opening--violated.scenario.json');

/** Rules on idle accounts that are broken when the wallet, described like this, pays at ten on that day. */
async function broken(day: string, wallet: Partial<AccountFile>, earlier = 0): Promise<string[]> {
  const result = await runLoaded(library, idle, (scenario) => ({
    ...scenario,
    starts: `${day}T09:00:00+08:00`,
    accounts: { ...scenario.accounts, 'alice-wallet': { ...scenario.accounts['alice-wallet']!, ...wallet } },
    history: earlier === 0 ? [] : [{ subject: 'alice-wallet', aggregate: 'account.entries', count: earlier }],
    expect: [],
  }));
  return result.findings.filter(({ id }) => id.includes('idle')).map(({ id, breachedBy }) => `${id} ${breachedBy}`);
}

const BROKEN = ['payacct-idle-since-opening pay'];

describe('an account without a transaction since its opening', () => {
  it('is idle from the day six months later on, and not on the day before', async () => {
    expect(await broken('2018-06-17', { opened: '2017-12-18' })).toEqual([]);
    expect(await broken('2018-06-18', { opened: '2017-12-18' })).toEqual(BROKEN);
  });

  it('has its month end with a shorter month', async () => {
    expect(await broken('2018-02-27', { opened: '2017-08-31' })).toEqual([]);
    expect(await broken('2018-02-28', { opened: '2017-08-31' })).toEqual(BROKEN);
  });

  it('is not idle if it was used before the run, or verified again by that day', async () => {
    expect(await broken('2018-06-18', { opened: '2017-12-18' }, 1)).toEqual([]);
    expect(await broken('2018-06-18', { opened: '2017-12-18', reverified: '2018-06-18' })).toEqual([]);
    expect(await broken('2018-06-18', { opened: '2017-12-18', reverified: '2018-06-19' })).toEqual(BROKEN);
  });

  it('is nobody’s business before the notice of 2016, or where nobody says when it was opened', async () => {
    expect(await broken('2016-11-30', { opened: '2016-01-04' })).toEqual([]);
    const stated = Object.entries(idle.scenario.accounts['alice-wallet']!).filter(([key]) => key !== 'opened');
    const silent = Object.fromEntries(stated) as unknown as AccountFile;
    const result = await runLoaded(library, idle, (scenario) => ({
      ...scenario,
      accounts: { ...scenario.accounts, 'alice-wallet': silent },
      expect: [],
    }));
    expect(result.findings.map(({ id }) => id)).not.toContain('payacct-idle-since-opening');
  });
});
