import { describe, expect, it } from 'vitest';
import { suggest } from '../../../src/core/suggest.ts';
import { cpuSeconds } from '../../support/cpu.ts';

describe('did you mean', () => {
  const words = ['borrower', 'lender', 'bank-a', 'bank-b', 'payout-first', 'fee', 'opening'];

  it.each([
    ['borrwer', 'borrower'],
    ['borrowre', 'borrower'],
    ['Lender', 'lender'],
    ['payoutFirst', 'payout-first'],
    ['PAYOUT_FIRST', 'payout-first'],
    ['payout-frist', 'payout-first'],
    ['opning', 'opening'],
    ['feee', 'fee'],
    ['bank-c', 'bank-a'],
  ])('finds the word meant by %s', (word, expected) => {
    expect(suggest(word, words)).toBe(expected);
  });

  it.each(['investor', 'x', 'ban', '', 'of'])('keeps silent about %j, which is near nothing', (word) => {
    expect(suggest(word, words)).toBeUndefined();
  });

  it('gives equally near words in code-unit order, whatever order they come in', () => {
    expect(suggest('bank-c', ['bank-b', 'bank-a'])).toBe('bank-a');
    expect(suggest('bank-c', ['bank-a', 'bank-b'])).toBe('bank-a');
  });

  it('prefers the nearer word, and counts a swap of neighbours as one edit', () => {
    expect(suggest('abdc-efgh', ['abcd-efgh', 'abdx-eyfh'])).toBe('abcd-efgh');
    expect(suggest('ac', ['ca'])).toBeUndefined();
  });

  it('is quick on a word nobody typed by mistake', () => {
    const names = Array<string>(1000).fill('y'.repeat(1_000_000));
    expect(cpuSeconds(() => expect(suggest('x'.repeat(1_000_000), names)).toBeUndefined())).toBeLessThan(1);
  });
});
