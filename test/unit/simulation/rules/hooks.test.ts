import { describe, expect, it } from 'vitest';
import { Library } from '../../../../src/io/scenarios/library.ts';
import type { Finding } from '../../../../src/results/finding.ts';
import type { Hook } from '../../../../src/rules/catalogue/hooks.ts';
import { compileRulebook } from '../../../../src/rules/compile/rulebook.ts';
import type { ScenarioFile } from '../../../../src/scenario/format.ts';
import { runLoaded } from '../../../support/library.ts';
import { documentOf, shippedSources } from '../../rules/load.ts';

/* A rule that every event of a hook breaks tells which events there were: once for each subject. */

const always = { any: [true, false].map((value) => ({ fact: 'event.isWorkday', operator: 'equal', value })) };
const shipped = await Library.open();

/** A rule at `hook` that is always broken; its message shows these facts of the first event. */
function watch(hook: Hook, facts: readonly string[]) {
  const message = facts.map((fact) => `{{${fact}}}`).join(' | ');
  return documentOf({
    id: `watch-${hook}`,
    title: { zh: '观察', en: 'watch' },
    message: { zh: message, en: message },
    effective: [
      {
        ...{ from: '2000-01-01', status: 'enforced', severity: 'minor', basis: 'law', confidence: 'text' },
        citation: { authority: 'a', document: 'b', article: null },
      },
    ],
    hook,
    decidedBy: hook,
    breachedBy: 'actor',
    appliesWhen: always,
    conditions: always,
  });
}

/** What the rule at a hook said in a run of a scenario: one line a finding. */
async function seen(
  file: string,
  rule: ReturnType<typeof watch>,
  change: (scenario: ScenarioFile) => ScenarioFile = (scenario) => scenario,
): Promise<readonly string[]> {
  const library = Object.create(shipped) as Library;
  Object.defineProperty(library, 'rulebook', {
    value: compileRulebook({ rules: [rule], parameters: shippedSources().parameters }),
  });
  const result = await runLoaded(library, shipped.load(file), (scenario) => ({ ...change(scenario), expect: [] }));
  return result.findings.filter(({ id }) => id.startsWith('watch-')).map(({ headline }: Finding) => headline.en);
}

const choices = 'scenarios/choices';

describe('moments that the world sees by itself', () => {
  it('a leg that comes back: how many working days it was under way', async () => {
    const rule = watch('leg-returned', ['leg.amount', 'leg.workdaysUnderWay', 'leg.payee']);
    expect(await seen(`${choices}/withdrawal/returned--ignored.scenario.json`, rule)).toMatchInlineSnapshot(`
      [
        "300.00 | 1 | alice",
      ]
    `);
  });

  it('a hold by a posting: the balance of the client, placed and released', async () => {
    const facts = ['hold.owner', 'hold.amount', 'hold.accountKind', 'hold.cause'];
    const file = `${choices}/withdrawal/retry--blind-resend.scenario.json`;
    expect(await seen(file, watch('hold-placed', facts))).toMatchInlineSnapshot(`
      [
        "alice | 300.00 | payment-account | none",
      ]
    `);
    expect(await seen(file, watch('hold-released', facts))).toMatchInlineSnapshot(`
      [
        "alice | 300.00 | payment-account | none",
      ]
    `);
  });

  it('an advance that is drawn and repaid', async () => {
    const facts = ['advance.amount', 'advance.open', 'advance.client', 'advance.funder', 'advance.source'];
    const file = `${choices}/settlement/release--advance.scenario.json`;
    expect(await seen(file, watch('advance-drawn', facts))).toMatchInlineSnapshot(`
      [
        "4000.00 | 4000.00 | shop | bank-f | lender",
      ]
    `);
  });

  it('the parts of a split', async () => {
    const facts = ['split.total', 'split.parts', 'actor'];
    const file = `${choices}/escrow/rounding--each-rounded.scenario.json`;
    expect(await seen(file, watch('split-executed', facts))).toMatchInlineSnapshot(`
      [
        "100.00 | 99.99 | pay",
      ]
    `);
  });

  it('a loan of which nothing is owed any more', async () => {
    const facts = ['lender', 'borrower', 'loan.takenInAll', 'loan.agreedInAll', 'loan.daysOpen'];
    const file = `${choices}/lending/collection--concurrent.scenario.json`;
    expect(await seen(file, watch('loan-closed', facts))).toMatchInlineSnapshot(`
      [
        "lender | borrower | 2000.00 | 1000.00 | 30",
      ]
    `);
  });

  it('money that has reached the one who is owed it, and through whose accounts', async () => {
    const facts = ['path.payee', 'path.amount', 'path.through'];
    const file = 'scenarios/rules/no-second-clearing--complied.scenario.json';
    expect(await seen(file, watch('path-completed', facts))).toMatchInlineSnapshot(`
      [
        "shop | 994.00 | payment-institution",
      ]
    `);
  });

  it('the cut-off of the large-value system, on working days, by the hours of the day', async () => {
    const file = 'scenarios/rules/reserve-prepaid-swept--complied.scenario.json';
    const facts = ['event.time', 'actor', 'reserve.inPrepaidAccounts'];
    const starts = (day: string) => (scenario: ScenarioFile) => ({ ...scenario, starts: `${day}T09:00:00+08:00` });
    expect(await seen(file, watch('cut-off', facts))).toEqual([
      '2019-03-04T17:15:00+08:00 | bank-r | none',
      '2019-03-04T17:15:00+08:00 | pay | 0.00',
    ]);
    // Until 2018-01-21 it was at 17:00: the sweep of 17:14:50 comes too late.
    expect((await seen(file, watch('cut-off', facts), starts('2018-01-19')))[1]).toBe(
      '2018-01-19T17:00:00+08:00 | pay | 2000.00',
    );
    // A Saturday: the next working day is looked at.
    expect((await seen(file, watch('cut-off', facts), starts('2019-03-02')))[1]).toBe(
      '2019-03-04T17:15:00+08:00 | pay | 0.00',
    );
  });

  it('a merchant that is not settled with: on the thirtieth day, and not before', async () => {
    const facts = ['event.date', 'duty.kind', 'duty.concerning', 'duty.amount', 'duty.arose', 'duty.workdays'];
    const file = `${choices}/settlement/release--at-cutoff.scenario.json`;
    const lump = (by: string) => (scenario: ScenarioFile) => ({
      ...scenario,
      flows: { m1: { ...scenario.flows['m1']!, choices: {} } },
      plan: [
        scenario.plan![0]!,
        { leg: 'm1/lump#1', fate: 'unknown', by } as never,
        { ...scenario.plan![0]!, at: 'D+33 10:00:00' } as never,
      ],
    });
    expect(await seen(file, watch('deadline-passed', facts), lump('P35D'))).toMatchInlineSnapshot(`
      [
        "2018-04-11 | merchant-settlement | shop | 1000.00 | 2018-03-12 | 21",
      ]
    `);
    expect(await seen(file, watch('deadline-passed', facts), lump('P25D'))).toEqual([]);
  });

  it('the end of a month, a quarter and a year, on their last day', async () => {
    const starts = (day: string) => (scenario: ScenarioFile) => ({ ...scenario, starts: `${day}T10:00:00+08:00` });
    const file = 'scenarios/rules/reserve-custodian-half--violated.scenario.json';
    const facts = ['event.date', 'reserve.total'];
    expect(await seen(file, watch('month-close', facts), starts('2017-12-29'))).toMatchInlineSnapshot(`
      [
        "2017-12-31 | none",
        "2017-12-31 | none",
        "2017-12-31 | 1700.00",
      ]
    `);
    expect(await seen(file, watch('quarter-close', facts), starts('2017-12-29'))).toMatchInlineSnapshot(`
      [
        "2017-12-31 | none",
        "2017-12-31 | none",
        "2017-12-31 | 1700.00",
      ]
    `);
    expect(await seen(file, watch('year-close', facts), starts('2017-12-29'))).toMatchInlineSnapshot(`
      [
        "2017-12-31 | none",
        "2017-12-31 | none",
        "2017-12-31 | 1700.00",
      ]
    `);
    expect(await seen(file, watch('month-close', facts), starts('2018-01-29'))).toMatchInlineSnapshot(`
      [
        "2018-01-31 | none",
        "2018-01-31 | none",
        "2018-01-31 | 1700.00",
      ]
    `);
    expect(await seen(file, watch('quarter-close', facts), starts('2018-01-29'))).toEqual([]);
    expect(await seen(file, watch('quarter-close', facts), starts('2018-03-29'))).toMatchInlineSnapshot(`
      [
        "2018-03-31 | none",
        "2018-03-31 | none",
        "2018-03-31 | 1700.00",
      ]
    `);
    expect(await seen(file, watch('year-close', facts), starts('2018-03-29'))).toEqual([]);
  });
});
