import { describe, expect, it } from 'vitest';
import { Library } from '../../../../src/io/scenarios/library.ts';
import type { Finding } from '../../../../src/results/finding.ts';
import type { ScenarioResult } from '../../../../src/results/run.ts';
import type { ContractFile, LegFate, PlanItem, ScenarioFile } from '../../../../src/scenario/format.ts';
import { runLoaded } from '../../../support/library.ts';

const library = await Library.open();
const cashLoan = library.load('scenarios/rules/cash-loan-total-cost--violated.scenario.json');

/** The same loan of 1,000 for thirty days with a fee of 150, with other terms and another way to take the fee. */
function run(terms: object, choices: Readonly<Record<string, string>> = {}): Promise<ScenarioResult> {
  return runLoaded(library, cashLoan, (scenario): ScenarioFile => {
    const [key, contract] = Object.entries(scenario.contracts!)[0] as [string, ContractFile];
    return {
      ...scenario,
      contracts: { [key]: { ...contract, ...terms } },
      flows: Object.fromEntries(Object.entries(scenario.flows).map(([name, flow]) => [name, { ...flow, choices }])),
      expect: [],
    };
  });
}

const finding = (result: ScenarioResult, id: string): Finding | undefined =>
  result.findings.find((found) => found.id === id);

/** What the rule on the total cost of cash loans read as the rate. */
const rate = async (terms: object, choices?: Readonly<Record<string, string>>): Promise<string | undefined> =>
  finding(await run(terms, choices), 'cash-loan-total-cost')?.because[0]?.value.en;

describe('the annual cost of a loan', () => {
  it('counts the fee on the whole principal where it is paid with the repayment', async () => {
    expect(await rate({})).toContain('54750.00 / 30000.00');
  });

  it('counts it on 850 where it is kept back, and the same where a deposit was taken first', async () => {
    expect(await rate({}, { fee: 'upfront' })).toContain('54750.00 / 25500.00');
    expect(await rate({}, { fee: 'deposit' })).toContain('54750.00 / 25500.00');
    expect(await rate({}, { fee: 'virtual-account' })).toContain('54750.00 / 25500.00');
  });

  it('counts it on 700 where a deposit is kept back beside it and set off at the end', async () => {
    expect(await rate({ deposit: '150.00' }, { fee: 'upfront' })).toContain('54750.00 / 21000.00');
  });

  it('counts the principal that the schedule leaves outstanding, instalment by instalment', async () => {
    // 1,000.00, 666.67 and 333.33 for ten days each.
    expect(await rate({ instalments: 3 })).toContain('54750.00 / 20000.00');
  });

  it('counts interest as it counts a fee', async () => {
    // 73 % of 1,000.00 for thirty days are 60.00.
    expect(await rate({ fee: '0.00', interestRate: '73%' })).toContain('21900.00 / 30000.00');
  });
});

describe('what was taken from a borrower in all', () => {
  const sheet = library.load('scenarios/rules/loan-nothing-beyond-sheet--complied.scenario.json');
  const taken = async (...fates: readonly LegFate[]): Promise<string | undefined> => {
    const result = await runLoaded(library, sheet, (scenario) => ({
      ...scenario,
      plan: [
        ...(scenario.plan ?? []),
        ...fates.map((fate, n) => ({ leg: `loan/debit#${String(n + 1)}`, fate })),
      ] satisfies PlanItem[],
    }));
    return finding(result, 'loan-nothing-beyond-sheet')?.headline.en;
  };

  it('leaves out a debit that came back and one that was refused', async () => {
    expect(await taken()).toBeUndefined();
    expect(await taken('fails')).toBeUndefined();
    expect(await taken('rejected')).toBeUndefined();
    expect(await taken('fails', 'rejected', 'fails')).toBeUndefined();
  });
});

describe('what a borrower owes on a P2P platform', () => {
  const twice = library.load('scenarios/rules/p2p-natural-cap--violated.scenario.json');

  it('counts both loans, and what is stated from before the run', async () => {
    const result = await runLoaded(library, twice);
    expect(finding(result, 'p2p-natural-cap')?.because[0]?.value.en).toBe('200000.01');
  });

  it('no longer counts what was repaid in between', async () => {
    const [first, second] = twice.scenario.plan!;
    const repaid = await runLoaded(library, twice, (scenario) => ({
      ...scenario,
      plan: [
        first!,
        { at: 'D+3 10:00:00', who: 'bob', does: 'repay', flow: 'loan' },
        { ...second!, at: 'D+4 10:00:00' },
      ],
      expect: [],
    }));
    expect(finding(repaid, 'p2p-natural-cap')).toBeUndefined();
  });

  it('cannot be judged if nothing is said about the time before', async () => {
    const silent = await runLoaded(library, twice, (scenario) => {
      const stated = Object.entries(scenario).filter(([key]) => key !== 'history');
      return { ...(Object.fromEntries(stated) as unknown as ScenarioFile), expect: [] };
    });
    expect(JSON.stringify(silent.inconclusive)).toContain('borrower.outstandingHere');
  });
});
