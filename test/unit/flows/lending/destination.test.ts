import { describe, expect, it } from 'vitest';
import { Library } from '../../../../src/io/scenarios/library.ts';
import type { PlanItem, ScenarioFile } from '../../../../src/scenario/format.ts';
import { runLoaded } from '../../../support/library.ts';

const library = await Library.open();
const loaded = library.load('scenarios/lending/into-the-balance-2022-07-14.scenario.json');
const RULE = 'loan-disburse-to-bank-account';

const apply: PlanItem = { at: '10:00:00', who: 'borrower', does: 'apply', flow: 'loan' };
const withdraw: PlanItem = { at: '11:00:00', who: 'borrower', does: 'withdraw', flow: 'loan', yuan: '10000.00' };

/** What fails in a run of a loan that is paid into a balance at a payment institution. */
async function found(
  plan: readonly PlanItem[],
  changes: Partial<ScenarioFile> = {},
  ...set: readonly string[]
): Promise<string[]> {
  const change = (scenario: ScenarioFile): ScenarioFile => ({ ...scenario, plan, expect: [], ...changes });
  const { findings } = await runLoaded(library, loaded, change, set);
  return findings
    .filter(({ fails }) => fails)
    .map(({ id, loss }) => [id, ...loss.map(({ party, yuan }) => `${party} ${yuan}`)].join(' '));
}

const enforced = { law: { enforce: [RULE] }, unenforced: [] };
const next = { ...enforced, starts: '2022-07-15T09:00:00+08:00' };

describe('a loan that is paid into a payment account', () => {
  it("is the borrower's to withdraw, and collected to the fen, whatever becomes of the messages", async () => {
    for (const leg of ['load', 'sweep', 'withdrawal']) {
      for (const message of ['request', 'response', 'notice']) {
        for (const fate of ['lost', 'twice', 'late'] as const) {
          const deviation = { message: `loan/${leg}-${message}#1`, fate, ...(fate !== 'lost' && { by: 'PT20M' }) };
          expect(await found(leg === 'withdrawal' ? [apply, withdraw, deviation] : [apply, deviation])).toEqual([]);
        }
      }
    }
    for (const fate of ['unknown', 'fails', 'fails-then-succeeds', 'rejected'] as const) {
      // Paid in the end on a day that is still before the rule.
      expect(await found([apply, { leg: 'loan/load#1', fate }], { starts: '2022-07-04T09:00:00+08:00' })).toEqual([]);
    }
  });

  it('is paid twice by a design that sends again what it has not heard of', async () => {
    const unknown: PlanItem = { leg: 'loan/load#1', fate: 'unknown', by: 'PT10M' };
    expect(await found([apply, unknown], {}, 'type:lending.retry=resend')).toEqual(['double-payment bank-n 10000.00']);
  });

  it('breaks the rule from the day on which it is in force, by a bank and online alone', async () => {
    expect(await found([apply], enforced)).toEqual([]);
    expect(await found([apply], next)).toEqual([RULE]);
    expect(await found([apply], next, 'type:lending.destination=bank-account')).toEqual([]);
    const { contracts, participants } = loaded.scenario;
    const counter = { ...contracts, 'loan-1': { ...contracts!['loan-1']!, online: false } };
    expect(await found([apply], { ...next, contracts: counter })).toEqual([]);
    const lender = { kind: 'lender', licences: ['online-lending'] } as const;
    const { accounts } = loaded.scenario;
    const own = { ...accounts['lender-own']!, at: 'bank-a' };
    const small = {
      participants: { ...participants, 'bank-n': lender },
      accounts: { ...accounts, 'lender-own': own },
    };
    expect(await found([apply], { ...next, ...small })).toEqual([]);
  });
});
