import { beforeAll, describe, expect, it } from 'vitest';
import { execute, type Executed } from '../../../src/cli/execute.ts';
import { parseStrictJson } from '../../../src/io/read/strict-json.ts';
import { Library } from '../../../src/io/scenarios/library.ts';
import { noOverrides } from '../../../src/io/scenarios/overrides.ts';
import { flawed, sound } from '../../support/flawed-scenario.ts';

let library: Library;

beforeAll(async () => {
  library = await Library.open();
});

async function run(scenario: object): Promise<Executed> {
  const document = parseStrictJson(JSON.stringify(scenario), 'x.scenario.json');
  const shipped = library.channelsAround('x.scenario.json');
  const options = { overrides: noOverrides, paranoid: false, record: false, replay: 'npx fenproof run x' };
  return execute(library, library.accept(document, shipped), options);
}

/** The same scenario with the plan's texts and amounts changed. */
function with_(changes: object): object {
  return { ...flawed, ...changes };
}

describe('the result of a scenario', () => {
  it('names the finding, who loses how much, who has the money, and who broke it', async () => {
    const { result } = await run(flawed);
    expect(result.verdict).toBe('as-expected');
    const finding = result.findings.find(({ kind }) => kind === 'funds')!;
    expect(finding).toMatchObject({
      id: 'uncovered-payout',
      expected: true,
      fails: true,
      flow: 'w2',
      loss: [{ party: 'bob', yuan: '60.00' }],
      holds: 'alice',
      breachedBy: 'pay',
    });
    expect(finding.headline.zh).toContain('60.00');
  });

  it('tells the story up to the breach, with the balances of both books', async () => {
    const { result } = await run(flawed);
    const { steps, event } = result.findings[0]!;
    expect(steps.at(-1)!.n).toBe(event);
    expect(steps[0]!.text).toEqual({
      zh: 'alice 申请提现 80.00 元（w1）',
      en: 'alice asks to withdraw 80.00 yuan (w1)',
    });
    const last = steps.at(-1)!;
    expect(last.address).toBe('w2/payout#1');
    expect(last.changes).toEqual([
      { account: 'transit:payout', book: 'money', before: '80.00', after: '0.00' },
      { account: 'alice-card', book: 'money', before: '80.00', after: '160.00' },
    ]);
    expect(steps.every(({ text }) => text.zh !== '' && text.en !== '' && !text.en.includes('{{'))).toBe(true);
  });

  it('gives a broken rule its facts and its article', async () => {
    const { result } = await run(flawed);
    const rule = result.findings.find(({ kind }) => kind === 'rule')!;
    expect(rule).toMatchObject({ id: 'payacct-no-overdraft', fails: true, expected: true, loss: [] });
    expect(rule.citation).toContain('43');
    expect(rule.because.map(({ value }) => value.en)).toContain('-60.00');
  });

  it('is clean when the design is sound', async () => {
    const { result } = await run(sound);
    expect(result).toMatchObject({ verdict: 'as-expected', findings: [], missing: [], inconclusive: [] });
  });

  it('is unexpected when the scenario expects another sum', async () => {
    const { result } = await run(
      with_({ expect: [{ id: 'uncovered-payout', loses: 'bob', yuan: '59.99' }, { id: 'payacct-no-overdraft' }] }),
    );
    expect(result.verdict).toBe('unexpected');
    expect(result.missing.map(({ id }) => id)).toEqual(['uncovered-payout']);
  });
});

describe('the fingerprint of a finding', () => {
  const printOf = async (scenario: object): Promise<string> => {
    const { result } = await run(scenario);
    return result.findings.find(({ kind }) => kind === 'funds')!.fingerprint;
  };

  it('names id, flow, transition, action and fates', async () => {
    expect(await printOf(flawed)).toBe('uncovered-payout | withdrawal | idle + withdraw | begin | -');
  });

  it('does not change with amounts, times and names', async () => {
    const text = JSON.stringify(flawed)
      .replaceAll('80.00', '99.99')
      .replaceAll('T10:00:00', 'T14:00:00')
      .replaceAll('"10:00:00"', '"14:30:00"')
      .replaceAll('alice', 'zoe');
    expect(await printOf(JSON.parse(text) as object)).toBe(await printOf(flawed));
  });

  it('changes with what went wrong on the way', async () => {
    const late = { leg: 'w1/payout#1', fate: 'unknown', by: 'PT1M' };
    const plan = [...(flawed['plan'] as object[]), late];
    expect(await printOf(with_({ plan }))).not.toBe(await printOf(flawed));
  });
});
