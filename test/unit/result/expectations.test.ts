import { describe, expect, it } from 'vitest';
import { compare, type Found } from '../../../src/simulation/result/expectations.ts';

const paidTwice = (party: string, fen: number, date = '2018-02-12'): Found => ({
  id: 'double-payment',
  date,
  loss: [{ party, fen }],
});

const verdictOf = (found: Found[], expectations: Parameters<typeof compare>[1]) => {
  const { expected, missing } = compare(found, expectations);
  return { expected, missing: missing.map(({ text }) => text.en) };
};

describe('what a scenario expects', () => {
  it('is met by a finding with the same party and the same sum', () => {
    expect(verdictOf([paidTwice('pay', 30_000)], [{ id: 'double-payment', loses: 'pay', yuan: '300.00' }])).toEqual({
      expected: [true],
      missing: [],
    });
  });

  it.each([
    ['one fen more', paidTwice('pay', 30_001)],
    ['one fen less', paidTwice('pay', 29_999)],
    ['another party', paidTwice('bob', 30_000)],
  ])('is not met by %s: the finding is unexpected and the expectation missing', (_, found) => {
    expect(verdictOf([found], [{ id: 'double-payment', loses: 'pay', yuan: '300.00' }])).toEqual({
      expected: [false],
      missing: ['expected and not found: double-payment, pay losing 300.00 yuan'],
    });
  });

  it('lets a loss be smaller, never larger, where it says at most', () => {
    const expectation = { id: 'double-payment', loses: 'pay', atMost: '300.00' };
    expect(verdictOf([paidTwice('pay', 1)], [expectation]).expected).toEqual([true]);
    expect(verdictOf([paidTwice('pay', 30_000)], [expectation]).expected).toEqual([true]);
    expect(verdictOf([paidTwice('pay', 30_001)], [expectation]).expected).toEqual([false]);
  });

  it('counts once unless it says how often', () => {
    const twice = [paidTwice('pay', 100), paidTwice('pay', 100)];
    const once = { id: 'double-payment', loses: 'pay', yuan: '1.00' };
    expect(verdictOf(twice, [once]).expected).toEqual([true, false]);
    expect(verdictOf(twice, [{ ...once, times: 2 }]).expected).toEqual([true, true]);
    expect(verdictOf(twice, [{ ...once, times: 3 }])).toEqual({
      expected: [true, true],
      missing: ['expected and not found: double-payment, pay losing 1.00 yuan (3 times, seen 2)'],
    });
  });

  it('takes any party and sum when it is a bare id', () => {
    expect(verdictOf([paidTwice('anybody', 7)], ['double-payment'])).toEqual({ expected: [true], missing: [] });
    expect(verdictOf([], ['double-payment']).missing).toEqual(['expected and not found: double-payment']);
  });

  it('has to name every party that loses by one finding', () => {
    const shared: Found = {
      id: 'uncovered-payout',
      date: '2018-02-12',
      loss: [
        { party: 'bob', fen: 100 },
        { party: 'carol', fen: 200 },
      ],
    };
    const bob = { id: 'uncovered-payout', loses: 'bob', yuan: '1.00' };
    expect(verdictOf([shared], [bob]).expected).toEqual([false]);
    expect(verdictOf([shared], [bob, { id: 'uncovered-payout', loses: 'carol', yuan: '2.00' }])).toEqual({
      expected: [true],
      missing: [],
    });
  });

  it('can name the day of the breach', () => {
    const expectation = { id: 'double-payment', loses: 'pay', date: '2018-02-13' };
    expect(verdictOf([paidTwice('pay', 1, '2018-02-12')], [expectation]).expected).toEqual([false]);
    expect(verdictOf([paidTwice('pay', 1, '2018-02-13')], [expectation]).expected).toEqual([true]);
  });

  it('is met by a broken rule, which loses nobody anything', () => {
    const broken: Found = { id: 'no-direct-connection', date: '2018-07-01', loss: [] };
    expect(verdictOf([broken], [{ id: 'no-direct-connection' }]).expected).toEqual([true]);
    expect(verdictOf([broken], [{ id: 'no-direct-connection', loses: 'pay' }]).expected).toEqual([false]);
  });

  it('is said in Chinese too', () => {
    const { missing } = compare([], [{ id: 'double-payment', loses: 'pay', atMost: '300.00' }]);
    expect(missing[0]!.text.zh).toBe('应出现而未出现：double-payment，pay 损失 至多 300.00 元');
  });
});
