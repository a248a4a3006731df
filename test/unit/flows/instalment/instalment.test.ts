import { describe, expect, it } from 'vitest';
import { execute } from '../../../../src/cli/execute.ts';
import { Library } from '../../../../src/io/scenarios/library.ts';
import { noOverrides } from '../../../../src/io/scenarios/overrides.ts';
import type { PlanItem } from '../../../../src/scenario/format.ts';

const library = await Library.open();
const BUYER = 2_000_000;

/** Runs a scenario with another plan; `balances` are those of the buyer's card and of the merchant, in fen. */
async function run(name: string, plan: readonly PlanItem[]) {
  const loaded = library.load(`scenarios/instalment/${name}.scenario.json`);
  const changed = { ...loaded, scenario: { ...loaded.scenario, plan, expect: [] } };
  const options = { overrides: noOverrides, paranoid: true, record: false, replay: '' };
  const { result, model, outcome } = await execute(library, changed, options);
  const balance = (key: string): number =>
    outcome.kernel.ledger.balance(model.accounts.find((one) => one.key === key)!.index);
  return {
    findings: result.findings.filter(({ fails }) => fails).map(({ id }) => id),
    balances: [balance('card'), balance('school-account')],
  };
}

const act = (at: string, who: string, does: string, yuan?: string): PlanItem => {
  return { at, who, does, flow: 'course', ...(yuan === undefined ? {} : { yuan }) };
};
const signed = act('10:00:00', 'buyer', 'sign');
const delivered = act('10:05:00', 'school', 'deliver');

describe('a course of 1,000.02 in eight parts', () => {
  it.each([
    // The school earns 125.0025, 250.005 and 375.0075, and the debt falls by 875.0175, 750.015 and 625.0125.
    [1, 12_500, 87_502],
    [2, 25_001, 75_002],
    [3, 37_501, 62_501],
  ])(
    'that closes after %i of them: what was earned and what falls are both rounded half up',
    async (parts, earned, falls) => {
      const more = Array.from({ length: parts - 1 }, (_, i) =>
        act(`D+${String(30 * (i + 1))} 09:00:00`, 'school', 'deliver'),
      );
      const closed = act(`D+${String(30 * parts + 10)} 09:00:00`, 'school', 'close');
      expect(await run('course-two-parts-of-eight', [signed, delivered, ...more, closed])).toEqual({
        findings: [],
        balances: [BUYER - 100_002 + falls, earned],
      });
    },
  );
});

describe('goods of 1,000.00 with a fee of 0.30', () => {
  it.each([
    // The debt falls by 150.045, 160.048 and 110.033.
    ['150.00', 15_005],
    ['160.00', 16_005],
    ['110.00', 11_003],
  ])('of which %s are taken back cost in proportion, rounded half up', async (returned, fen) => {
    const back = act('D+10 09:00:00', 'school', 'takeBack', returned);
    const { findings, balances } = await run('goods-returned-half-a-fen', [signed, delivered, back]);
    expect(findings).toEqual([]);
    expect(balances[0]).toBe(BUYER - 100_030 + fen);
  });
});
