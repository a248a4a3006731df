import { describe, expect, it } from 'vitest';
import { InputError } from '../../../../src/core/errors.ts';
import { message } from '../../../../src/core/messages/catalogue.ts';
import { renderInputError } from '../../../../src/io/print-error.ts';
import { parseStrictJson } from '../../../../src/io/read/strict-json.ts';
import { loadChannel } from '../../../../src/scenario/validate/channel.ts';
import { validateScenario } from '../../../../src/scenario/validate/validate.ts';
import { cpuSeconds } from '../../../support/cpu.ts';
import { fixtureContext, goodChannel, goodScenario } from '../../../support/scenario-fixture.ts';

/** A copy of a document in which the value at a pointer is replaced, or deleted (`undefined`). */
function changed(document: unknown, changes: Readonly<Record<string, unknown>>): string {
  const copy = structuredClone(document) as Record<string, unknown>;
  for (const [pointer, value] of Object.entries(changes)) {
    const segments = pointer.slice(1).split('/');
    const last = segments.pop()!;
    let node = copy;
    for (const segment of segments) node = node[segment] as Record<string, unknown>;
    if (value === undefined) Reflect.deleteProperty(node, last);
    else node[last] = value;
  }
  return JSON.stringify(copy, null, 2);
}

/** `code pointer` of every problem. */
function problems(run: () => unknown): string[] {
  try {
    run();
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const all = [error, ...error.also];
    for (const { code, params, place } of all) {
      expect(place?.line ?? (code === 'more-problems' ? 1 : 0)).toBeGreaterThan(0);
      for (const text of [message(code, params).zh, renderInputError(error, 'en')]) expect(text).not.toContain('{{');
    }
    return all.map(({ code, place }) => `${code} ${place?.pointer ?? ''}`);
  }
}

const scenario = (changes: Readonly<Record<string, unknown>>): string[] =>
  problems(() => validateScenario(parseStrictJson(changed(goodScenario, changes), 'x.json'), fixtureContext));

const channel = (changes: Readonly<Record<string, unknown>>): string[] =>
  problems(() => loadChannel(parseStrictJson(changed(goodChannel, changes), 'x.json')));

describe('a scenario file', () => {
  it('is accepted with every section filled in', () => {
    expect(scenario({})).toEqual([]);
  });

  it('is returned as it was read', () => {
    const document = parseStrictJson(JSON.stringify(goodScenario), 'x.json');
    expect(validateScenario(document, fixtureContext)).toEqual(goodScenario);
  });

  it.each<[string, unknown, string]>([
    // Keys
    ['/stars', 1, 'unknown-key /stars'],
    ['/participants/alice/kin', 'person', 'unknown-key /participants/alice/kin'],
    ['/plan/3/fat', 'late', 'unknown-key /plan/3/fat'],
    ['/channels/slow/latency/notise', 'PT1M', 'unknown-key /channels/slow/latency/notise'],
    ['/title', undefined, 'missing-key /title'],
    ['/title/zh', undefined, 'missing-key /title/zh'],
    ['/accounts/card/owner', undefined, 'missing-key /accounts/card/owner'],
    ['/plan/0/at', undefined, 'missing-key /plan/0/at'],
    ['/plan/3/fate', undefined, 'missing-key /plan/3/fate'],
    ['/plan/2/account', undefined, 'missing-key /plan/2/account'],
    ['/plan/2/yuan', undefined, 'missing-key /plan/2/yuan'],
    ['/plan/3', { mesage: 'w.1/payout-notice#1', fate: 'late' }, 'plan-item-kind /plan/3'],
    ['/plan/3', {}, 'plan-item-kind /plan/3'],
    // JSON types and values
    ['/accounts', [], 'wrong-type /accounts'],
    ['/expect', {}, 'wrong-type /expect'],
    ['/expect/0', 5, 'wrong-type /expect/0'],
    ['/plan/0', 'withdraw', 'wrong-type /plan/0'],
    ['/accounts/card/owner', 7, 'wrong-type /accounts/card/owner'],
    ['/title/en', 5, 'wrong-type /title/en'],
    ['/participants/alice/kind', 'preson', 'unknown-value /participants/alice/kind'],
    ['/participants/alice/kind', 3, 'wrong-type /participants/alice/kind'],
    ['/plan/3/fate', 'rejected', 'unknown-value /plan/3/fate'],
    ['/plan/7/after', 'posting', 'unknown-value /plan/7/after'],
    ['/participants/alice/facts/age', 1.5, 'number-not-whole /participants/alice/facts/age'],
    ['/flows/w/count', 0, 'number-too-small /flows/w/count'],
    ['/plan/7/step', 2_000_000_000, 'number-too-large /plan/7/step'],
    ['/contracts/terms/between', ['alice'], 'list-too-short /contracts/terms/between'],
    ['/load/acts/0/yuan', ['1.00', '2.00', '3.00'], 'list-too-long /load/acts/0/yuan'],
    ['/assume/x', [1], 'wrong-type /assume/x'],
    // Texts
    ['/title/en', '  ', 'empty-text /title/en'],
    ['/id', 'Two Withdrawals', 'bad-key /id'],
    ['/participants/Bob', { kind: 'person' }, 'bad-key /participants/Bob'],
    ['/assume/loan purpose', true, 'bad-fact-name /assume/loan purpose'],
    ['/systems/0', 'S43', 'unknown-system /systems/0'],
    ['/systems/0', 'S00', 'unknown-system /systems/0'],
    ['/starts', '2018-05-04T10:00:00Z', 'time-offset /starts'],
    ['/starts', '2018-05-04', 'time-format /starts'],
    ['/starts', '2018-02-29T10:00:00+08:00', 'date-invalid /starts'],
    ['/starts', '2014-12-31T23:59:59+08:00', 'date-outside-calendar /starts'],
    ['/until', '2027-01-01T00:00:00+08:00', 'date-outside-calendar /until'],
    ['/law/date', '2018-6-30', 'date-format /law/date'],
    ['/participants/bank-a/totalAssets', 3e12, 'money-not-text /participants/bank-a/totalAssets'],
    ['/accounts/wallet/opening', '-1.00', 'money-negative /accounts/wallet/opening'],
    ['/accounts/wallet/opening', '1000.005', 'money-precision /accounts/wallet/opening'],
    ['/accounts/wallet/opening', '1,000.00', 'money-format /accounts/wallet/opening'],
    ['/accounts/wallet/opening', '90071992547409.92', 'money-range /accounts/wallet/opening'],
    ['/plan/0/yuan', 100, 'money-not-text /plan/0/yuan'],
    ['/expect/0/yuan', 100, 'money-not-text /expect/0/yuan'],
    ['/costs/advance', '0.05', ''],
    ['/costs/advance', '5‰', 'money-format /costs/advance'],
    ['/contracts/terms/funding/0/cost', '1//2', 'rate-format /contracts/terms/funding/0/cost'],
    ['/contracts/terms/split/0/share', '1/4', 'split-not-whole /contracts/terms/split'],
    ['/contracts/terms/payWithin', '2h', 'duration-format /contracts/terms/payWithin'],
    ['/channels/slow/latency/notice', 'P1M', 'duration-calendar-unit /channels/slow/latency/notice'],
    ['/plan/3/by', '10 minutes', 'duration-format /plan/3/by'],
    ['/plan/0/at', '10:00', 'plan-time-format /plan/0/at'],
    ['/plan/0/at', 'D+1', 'plan-time-format /plan/0/at'],
    ['/plan/0/at', '25:00:00', 'time-of-day-format /plan/0/at'],
    ['/plan/0/at', 'D+9999 10:00:00', 'date-outside-calendar /plan/0/at'],
    ['/plan/0/at', '09:59:59.999', 'plan-time-before-start /plan/0/at'],
    ['/plan/0/at', '2018-05-04T10:00:00+08:00', ''],
    ['/plan/0/at', '2018-05-03T10:00:00+08:00', 'plan-time-before-start /plan/0/at'],
    ['/plan/3/message', 'w.1/payout-notice', 'address-format /plan/3/message'],
    ['/plan/3/message', 'w.1/payout-notice#0', 'address-format /plan/3/message'],
    ['/provokes', 'retry=blind-resend', 'choice-value-format /provokes'],
    // References
    ['/accounts/card/owner', 'alcie', 'unknown-participant /accounts/card/owner'],
    ['/accounts/card/at', 'toString', 'unknown-participant /accounts/card/at'],
    ['/accounts/card/bound', 'walet', 'unknown-account /accounts/card/bound'],
    ['/contracts/terms/between/1', 'payco', 'unknown-participant /contracts/terms/between/1'],
    ['/contracts/terms/funding/0/funder', 'bank', 'unknown-participant /contracts/terms/funding/0/funder'],
    ['/channels/slow/use', 'payuot', 'unknown-channel /channels/slow/use'],
    ['/history/0/subject', 'wallett', 'unknown-subject /history/0/subject'],
    ['/history/1/subject', 'alice@pay', 'unknown-participant /history/1/subject'],
    ['/faults/acts/withdrw', {}, 'unknown-act /faults/acts/withdrw'],
    ['/faults/acts/withdraw/flows/0', 'v', 'unknown-instance /faults/acts/withdraw/flows/0'],
    ['/faults/outside/crad', { spend: ['1.00'] }, 'unknown-account /faults/outside/crad'],
    ['/faults/closed/of/0', 'slwo', 'unknown-channel /faults/closed/of/0'],
    ['/faults/late/of/0', 'notices', 'unknown-value /faults/late/of/0'],
    ['/faults/late/by/0', '10M', 'duration-format /faults/late/by/0'],
    ['/faults/twice', -1, 'number-too-small /faults/twice'],
    ['/faults/duplicate', 1, 'unknown-key /faults/duplicate'],
    ['/flows/w/flow', 'withdrawl', 'unknown-flow /flows/w/flow'],
    ['/flows/w/flow', 'constructor', 'unknown-flow /flows/w/flow'],
    ['/flows/w/contract', 'term', 'unknown-contract /flows/w/contract'],
    ['/flows/w/parties/custommer', 'alice', 'unknown-role /flows/w/parties/custommer'],
    ['/flows/w/parties/customer', 'alcie', 'unknown-participant /flows/w/parties/customer'],
    ['/flows/w/accounts/avail', 'wallet', 'unknown-account-role /flows/w/accounts/avail'],
    ['/flows/w/accounts/available', 'walet', 'unknown-account /flows/w/accounts/available'],
    ['/flows/w/channels/third', 'slow', 'unknown-channel-role /flows/w/channels/third'],
    ['/flows/w/channels/primary', 'slwo', 'unknown-channel /flows/w/channels/primary'],
    ['/flows/w/choices/rety', 'failover', 'unknown-choice /flows/w/choices/rety'],
    ['/flows/w/choices/hasOwnProperty', 'x', 'unknown-choice /flows/w/choices/hasOwnProperty'],
    ['/flows/w/choices/retry', 'blind-resent', 'unknown-choice-value /flows/w/choices/retry'],
    ['/flows/w/choices/retry', 'ask-first', ''],
    ['/contracts/terms/payWithn', 'PT1H', 'unknown-term /contracts/terms/payWithn'],
    ['/contracts/terms/attempts', '3', 'term-type /contracts/terms/attempts'],
    ['/contracts/terms/paused', 1, 'term-type /contracts/terms/paused'],
    // Two readers object to this one; what the schema says comes first.
    ['/contracts/terms/payWithin', 1.5, 'number-not-whole /contracts/terms/payWithin'],
    ['/contracts/terms/cutOff', '17:00', 'time-of-day-format /contracts/terms/cutOff'],
    ['/plan/0/who', 'alcie', 'unknown-participant /plan/0/who'],
    ['/plan/0/who', 'operator', ''],
    ['/plan/0/does', 'withdrw', 'unknown-act /plan/0/does'],
    ['/plan/0/flow', 'w', 'unknown-instance /plan/0/flow'],
    ['/plan/0/flow', 'w.3', 'unknown-instance /plan/0/flow'],
    ['/plan/0/flow', undefined, 'act-without-flow /plan/0/does'],
    ['/plan/0/amount', '1.00', 'unknown-argument /plan/0/amount'],
    ['/plan/0/yuan', undefined, 'plan-argument-missing /plan/0/yuan'],
    ['/plan/2/does', 'spent', 'unknown-outside-act /plan/2/does'],
    ['/plan/2/account', 'crad', 'unknown-account /plan/2/account'],
    ['/plan/3/message', 'x/payout-notice#1', 'unknown-instance /plan/3/message'],
    ['/plan/3/message', 'w.1/payot-notice#1', 'unknown-address /plan/3/message'],
    ['/plan/3/message', 'w.1/payout#1', 'unknown-address /plan/3/message'],
    ['/plan/4/leg', 'w.1/payout-notice#1', 'unknown-address /plan/4/leg'],
    ['/plan/5/query', 'w.2/payout-answer#1', 'unknown-address /plan/5/query'],
    ['/plan/6/row', 'w.2/payout-notice#1', 'unknown-address /plan/6/row'],
    ['/plan/7/crash', 'w.9', 'unknown-instance /plan/7/crash'],
    ['/plan/8/channel', 'solw', 'unknown-channel /plan/8/channel'],
    ['/load/acts/0/flows', 'v', 'unknown-instance /load/acts/0/flows'],
    ['/load/acts/0/does', 'deposit', 'unknown-act /load/acts/0/does'],
    ['/expect/0/id', 'double-paymet', 'unknown-finding /expect/0/id'],
    ['/expect/0/id', 'no-direct-connection', ''],
    ['/expect/0', 'double-paymet', 'unknown-finding /expect/0'],
    ['/expect/0', 'double-payment', ''],
    ['/expect/0/loses', 'payco', 'unknown-participant /expect/0/loses'],
    ['/law/enforce/0', 'class-ii', 'unknown-rule /law/enforce/0'],
    ['/unenforced', ['no-such-rule'], 'unknown-rule /unenforced/0'],
    ['/provokes', 'withdrawl.retry=failover', 'unknown-flow /provokes'],
    ['/provokes', 'withdrawal.rety=failover', 'unknown-choice /provokes'],
    ['/provokes', 'withdrawal.retry=never', 'unknown-choice-value /provokes'],
    // Contradictions
    ['/flows', {}, 'section-empty /flows'],
    ['/systems', ['S26', 'S26'], 'duplicate-entry /systems/1'],
    ['/contracts/terms/between', ['alice', 'alice'], 'duplicate-entry /contracts/terms/between/1'],
    ['/accounts/reserve/own', '1200.01', 'own-exceeds-opening /accounts/reserve/own'],
    ['/accounts/reserve/own', '1200.00', ''],
    ['/expect/0/atMost', '100.00', 'expect-two-amounts /expect/0/atMost'],
    ['/until', '2018-05-04T09:00:00+08:00', 'range-reversed /until'],
    ['/plan/8/until', '11:00:00', 'range-reversed /plan/8/until'],
    ['/load/acts/0/yuan', ['2.00', '1.00'], 'range-reversed /load/acts/0/yuan'],
    ['/channels/slow/closed/0/until', '17:00:00', 'window-empty /channels/slow/closed/0'],
  ])('with %s = %j: %s', (pointer, value, expected) => {
    const found = scenario({ [pointer]: value });
    // Emptying a section also breaks every reference into it; what is asked here is that it is said.
    if (pointer === '/flows' || pointer === '/accounts') expect(found).toContain(expected);
    else expect(found).toEqual(expected === '' ? [] : [expected]);
  });

  it('asks for terms that a flow needs, in the contract or in the flow that has none', () => {
    const flows = { loan: { flow: 'lending', contract: 'terms' } };
    const rest = {
      '/plan': [],
      '/load': undefined,
      '/faults': undefined,
      '/provokes': undefined,
      '/channels': undefined,
    };
    expect(scenario({ ...rest, '/flows': flows, '/contracts/terms': { between: ['alice', 'pay-co'] } })).toEqual([
      'term-missing /contracts/terms/principal',
    ]);
    expect(scenario({ ...rest, '/flows': { loan: { flow: 'lending' } } })).toEqual([
      'term-missing /flows/loan/principal',
    ]);
    const contract = { between: ['alice', 'pay-co'], principal: 1000, fee: '-1.00', rate: '36 %' };
    expect(scenario({ ...rest, '/flows': flows, '/contracts/terms': contract })).toEqual([
      'money-not-text /contracts/terms/principal',
      'money-negative /contracts/terms/fee',
      'rate-format /contracts/terms/rate',
    ]);
  });

  it('reports every problem in the order of the file, one for each place', () => {
    expect(
      scenario({
        '/expect/0/loses': 'payco',
        '/id': 'X',
        '/accounts/card/owner': 'bob',
        '/plan/0/yuan': 5,
        '/flows/w/choices/retry': 'never',
      }),
    ).toEqual([
      'bad-key /id',
      'unknown-participant /accounts/card/owner',
      'unknown-choice-value /flows/w/choices/retry',
      'money-not-text /plan/0/yuan',
      'unknown-participant /expect/0/loses',
    ]);
  });

  it('shows at most 20 problems and counts the rest', () => {
    const item = { at: '10:00:00', who: 'nobody', does: 'withdraw', flow: 'w.1', yuan: '1.00' };
    const found = scenario({ '/plan': Array<unknown>(30).fill(item) });
    expect(found).toHaveLength(21);
    expect(found.at(-1)).toBe('more-problems ');
  });

  it('takes time in proportion to the file, however many of its names are wrong', () => {
    const many = (count: number, value: (i: number) => unknown): Record<string, unknown> =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`a${i}`, value(i)]));
    const accounts = many(25_000, (i) => ({ owner: `b${i}`, at: `c${i}`, x: 1 }));
    const participants = many(10_000, () => ({ kind: 'persn' }));
    const flows = many(5_000, (i) => ({ flow: 'withdrawal', contract: `c${i}` }));
    const plan = Array.from({ length: 10_000 }, (_, i) => ({ at: '1', who: `d${i}`, does: 'withdraw', flow: `f${i}` }));
    const text = JSON.stringify({ ...goodScenario, accounts, participants, flows, plan });
    const seconds = cpuSeconds(() => {
      const document = parseStrictJson(text, 'x.json');
      expect(problems(() => validateScenario(document, fixtureContext))).toHaveLength(21);
    });
    // 1.5 s on the machine where this was written; quadratic steps took 40.
    expect(seconds).toBeLessThan(10);
  });

  it('says one thing about a mistyped required key', () => {
    expect(scenario({ '/starts': undefined, '/strats': '2018-05-04T10:00:00+08:00' })).toEqual(['unknown-key /strats']);
  });

  it.each<[unknown]>([[null], [5], ['x'], [[]], [[{}]], [{}], [{ plan: 5, flows: [], accounts: { a: null } }]])(
    'survives a document that is %j',
    (value) => {
      const document = parseStrictJson(JSON.stringify(value), 'x.json');
      expect(problems(() => validateScenario(document, fixtureContext)).length).toBeGreaterThan(0);
      expect(problems(() => loadChannel(document)).length).toBeGreaterThan(0);
    },
  );

  it('survives any value in any place, and never accepts a value of another JSON type', () => {
    const others = [null, 5, -1, 1.5, 'x', '', true, [], {}, ['x'], { x: 1 }, [[]]];
    const visit = (node: unknown, pointer: string): void => {
      for (const other of others) {
        const found = scenario({ [pointer]: other });
        const sameType = typeof other === typeof node && Array.isArray(other) === Array.isArray(node);
        // A seed is text or a number; an expectation may be a bare id; a term, an assumption or a fact any scalar.
        const open = /^\/(seed|assume|faults\/(?:twice|closed|late)$|expect\/0$|participants\/alice\/facts)/.test(
          pointer,
        );
        if (!sameType && !open) expect([pointer, other, found.length > 0]).toEqual([pointer, other, true]);
      }
      if (typeof node !== 'object' || node === null) return;
      for (const [key, child] of Object.entries(node)) visit(child, `${pointer}/${key}`);
    };
    for (const [key, child] of Object.entries(goodScenario)) visit(child, `/${key}`);
  });
});

describe('a channel file', () => {
  it('is accepted', () => {
    expect(channel({})).toEqual([]);
    expect(channel({ '/closed': undefined, '/whenClosed': undefined, '/cap': undefined, '/fee': '0.1%' })).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['/latency/request', undefined, 'missing-key /latency/request'],
    ['/latency/request', 'PT', 'duration-format /latency/request'],
    ['/latency/settl', 'PT1S', 'unknown-key /latency/settl'],
    ['/promises/noticeRepeats', undefined, 'missing-key /promises/noticeRepeats'],
    ['/promises/noticeRepeats', -1, 'number-too-small /promises/noticeRepeats'],
    ['/promises/noticeDays', 1.5, 'number-not-whole /promises/noticeDays'],
    ['/promises/redelivers', 'yes', 'wrong-type /promises/redelivers'],
    ['/promises/statementCompleteBy', '9:00', 'time-of-day-format /promises/statementCompleteBy'],
    ['/rail', 'netunion', 'unknown-value /rail'],
    ['/may/0', 'latee', 'unknown-value /may/0'],
    ['/cap', 50000, 'money-not-text /cap'],
    ['/fee', '0.5', 'money-format /fee'],
    ['/closed/0', { from: '21:00:00', until: '07:00:00' }, 'window-empty /closed/0'],
    ['/closed/0', { from: '21:00:00', until: '24:00:00' }, ''],
    ['/closed/0', { from: '24:00:00', until: '24:00:00' }, 'time-of-day-format /closed/0/from'],
    [
      '/closed',
      [
        { from: '17:00:00', until: '21:00:00' },
        { from: '20:59:59', until: '22:00:00' },
      ],
      'window-overlap /closed/1',
    ],
    [
      '/closed',
      [
        { from: '17:00:00', until: '21:00:00' },
        { from: '21:00:00', until: '22:00:00' },
      ],
      '',
    ],
  ])('with %s = %j: %s', (pointer, value, expected) => {
    expect(channel({ [pointer]: value })).toEqual(expected === '' ? [] : [expected]);
  });
});
