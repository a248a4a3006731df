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
function watch(hook: Hook, facts: readonly string[], conditions: object = always) {
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
    conditions: 'any' in conditions ? conditions : { all: [conditions] },
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

describe('moments that flows declare', () => {
  const agreed = ['agreement.kind', 'agreement.client', 'agreement.clientKind', 'agreement.limit', 'actor'];
  const refunded = ['refund.amount', 'refund.paid', 'refund.givenBack', 'refund.toOriginalAccount', 'refund.payee'];
  const posted = ['posting.amount', 'posting.payer', 'posting.payerKind', 'posting.payee', 'posting.payeeKind'];
  const goods = 'scenarios/instalment/goods-returned.scenario.json';
  /** Every contract charges so much. */
  const charged = (scenario: ScenarioFile): ScenarioFile => ({
    ...scenario,
    contracts: Object.fromEntries(
      Object.entries(scenario.contracts!).map(([key, one]) => [key, { ...one, fee: '36.00', interestRate: '10%' }]),
    ),
  });
  /** A scenario of one flow with these acts alone. */
  const acts =
    (flow: string, ...steps: readonly (readonly [at: string, who: string, does: string, yuan?: string])[]) =>
    (scenario: ScenarioFile): ScenarioFile => ({
      ...scenario,
      plan: steps.map(
        ([at, who, does, yuan]) => ({ at, who, does, flow, ...(yuan !== undefined && { yuan }) }) as never,
      ),
    });

  it('an agreement: signed, and taken back only where there was one', async () => {
    const file = 'scenarios/pay-in/charged-after-revocation.scenario.json';
    expect(await seen(file, watch('agreement-signed', agreed))).toMatchInlineSnapshot(`
      [
        "quick-pay | payer | person | none | pay",
      ]
    `);
    expect(await seen(file, watch('agreement-revoked', agreed))).toMatchInlineSnapshot(`
      [
        "quick-pay | payer | person | none | pay",
      ]
    `);
    const entrusted = 'scenarios/pay-in/entrusted.scenario.json';
    expect(await seen(entrusted, watch('agreement-signed', agreed))).toMatchInlineSnapshot(`
      [
        "withholding | payer | company | none | pay",
      ]
    `);
    const revoked = acts('o1', ['10:00:00', 'payer', 'revoke']);
    expect(await seen(file, watch('agreement-revoked', agreed), revoked)).toEqual([]);
    expect(await seen(goods, watch('agreement-signed', agreed))).toMatchInlineSnapshot(`
      [
        "withholding | buyer | person | none | lender",
      ]
    `);
  });

  it('an agreement with another party than the process', async () => {
    const file = 'scenarios/agreement-migration/one-at-a-time.scenario.json';
    expect(await seen(file, watch('agreement-signed', agreed))).toMatchInlineSnapshot(`
      [
        "quick-pay | payer | person | none | old-pay",
      ]
    `);
  });

  it('a refund to the card, to a balance, of an order in escrow, of instalments, of a capture', async () => {
    const rule = watch('refund-executed', refunded);
    expect(await seen(`${choices}/pay-in/refundCap--per-request.scenario.json`, rule)).toMatchInlineSnapshot(`
      [
        "60.00 | 100.00 | 60.00 | true | payer",
      ]
    `);
    expect(await seen(`${choices}/pay-in/refundRoute--balance.scenario.json`, rule)).toMatchInlineSnapshot(`
      [
        "40.00 | 100.00 | 40.00 | false | payer",
      ]
    `);
    expect(await seen('scenarios/escrow/refund-after-release.scenario.json', rule)).toMatchInlineSnapshot(`
      [
        "40.00 | 100.00 | 40.00 | true | buyer",
      ]
    `);
    const all = acts(
      'course',
      ['10:00:00', 'buyer', 'sign'],
      ['10:05:00', 'school', 'deliver'],
      ['11:00:00', 'buyer', 'repay'],
      ['D+3 09:00:00', 'school', 'takeBack', '1800.00'],
    );
    expect(await seen(goods, rule, all)).toMatchInlineSnapshot(`
      [
        "1800.00 | 3600.00 | 1800.00 | true | buyer",
      ]
    `);
    const capture = `${choices}/pre-authorisation/afterCapture--all.scenario.json`;
    expect(await seen(capture, rule)).toMatchInlineSnapshot(`
      [
        "200.00 | 200.00 | 200.00 | true | customer",
      ]
    `);
  });

  it('a refund that comes back is not given back any more', async () => {
    const file = `${choices}/pay-in/refundCap--per-request.scenario.json`;
    const paid = acts(
      'o1',
      ['10:00:00', 'shop', 'order', '100.00'],
      ['10:01:00', 'payer', 'pay', '100.00'],
      ['11:00:00', 'shop', 'refund', '60.00'],
      ['D+5 12:00:00', 'shop', 'refund', '30.00'],
    );
    const comesBack = (scenario: ScenarioFile): ScenarioFile => {
      const { plan } = paid(scenario);
      return { ...scenario, plan: [...plan!, { leg: 'o1/refund#1', fate: 'returned' } as never] };
    };
    // The bound is what was paid: a rule that asks for it may not see 60 + 60 + 30.
    const rule = watch('refund-executed', refunded, {
      fact: 'refund.givenBack',
      operator: 'moneyGreaterThan',
      value: '60.00',
    });
    expect(await seen(file, rule, paid)).toMatchInlineSnapshot(`
      [
        "30.00 | 100.00 | 90.00 | true | payer",
      ]
    `);
    expect(await seen(file, rule, comesBack)).toMatchInlineSnapshot(`
      [
        "30.00 | 100.00 | 90.00 | true | payer",
      ]
    `);
  });

  it('fees: of a loan, of instalments, a commission, of a merchant, of an investor', async () => {
    const rule = watch('fee-posted', posted);
    expect(await seen('scenarios/lending/fee-with-the-instalments.scenario.json', rule)).toMatchInlineSnapshot(`
      [
        "150.00 | borrower | person | lender | lender",
      ]
    `);
    expect(await seen(`${choices}/lending/fee--virtual-account.scenario.json`, rule)).toMatchInlineSnapshot(`
      [
        "150.00 | borrower | person | lender | lender",
      ]
    `);
    expect(await seen(goods, rule, charged)).toMatchInlineSnapshot(`
      [
        "36.00 | buyer | person | lender | lender",
      ]
    `);
    expect(await seen('scenarios/escrow/held-until-receipt.scenario.json', rule)).toMatchInlineSnapshot(`
      [
        "6.00 | seller | merchant | pay | payment-institution",
        "6.00 | seller | merchant | pay | payment-institution",
      ]
    `);
    expect(await seen('scenarios/settlement/t-plus-one.scenario.json', rule)).toMatchInlineSnapshot(`
      [
        "5.28 | shop | merchant | pay | payment-institution",
      ]
    `);
    expect(await seen(`${choices}/custody/ownFunds--mixed.scenario.json`, rule)).toMatchInlineSnapshot(`
      [
        "10.00 | alice | person | platform | p2p-platform",
      ]
    `);
  });

  it('interest: of a loan and of instalments', async () => {
    const rule = watch('interest-posted', posted);
    expect(await seen(`${choices}/lending/interestFrom--instruction.scenario.json`, rule)).toMatchInlineSnapshot(`
      [
        "95000.00 | shop | merchant | lender | lender",
      ]
    `);
    expect(await seen(goods, rule, charged)).toMatchInlineSnapshot(`
      [
        "192.33 | buyer | person | lender | lender",
      ]
    `);
  });

  it('what the bank of a card holds for a merchant', async () => {
    const facts = ['hold.owner', 'hold.amount', 'hold.accountKind', 'hold.cause', 'actor'];
    const file = 'scenarios/pre-authorisation/damage-captured.scenario.json';
    expect(await seen(file, watch('hold-placed', facts))).toMatchInlineSnapshot(`
      [
        "customer | 1000.00 | bank-account | authorisation | bank-a",
      ]
    `);
    expect(await seen(file, watch('hold-released', facts))).toMatchInlineSnapshot(`
      [
        "customer | 200.00 | bank-account | authorisation | bank-a",
      ]
    `);
  });
});

describe('agreements behind a debit', () => {
  const facts = ['debit.product', 'debit.clientAgreement', 'debit.bankAgreement', 'debit.directAuthorisation'];
  const rule = watch('leg-submitted', [...facts, 'debit.authorised']);
  const pays = 'scenarios/pay-in';

  it('are known from what the payer has signed and taken back, not from a statement', async () => {
    expect(await seen(`${pays}/agreement.scenario.json`, rule)).toMatchInlineSnapshot(`
      [
        "agreement-payment | true | true | true | none",
      ]
    `);
    expect(await seen(`${pays}/charged-after-revocation.scenario.json`, rule)).toMatchInlineSnapshot(`
      [
        "agreement-payment | false | false | false | none",
      ]
    `);
    expect(await seen(`${pays}/entrusted.scenario.json`, rule)).toMatchInlineSnapshot(`
      [
        "entrusted-payment | true | true | true | true",
      ]
    `);
    expect(await seen(`${pays}/gateway.scenario.json`, rule)).toMatchInlineSnapshot(`
      [
        "gateway-payment | none | none | none | none",
      ]
    `);
  });
});
