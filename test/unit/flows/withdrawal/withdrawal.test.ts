import { describe, expect, it } from 'vitest';
import { Order, leg, message, withdraw } from './order.ts';

describe('a withdrawal', () => {
  it('freezes the amount when it is asked for and deducts it when the payee has it', async () => {
    const order = await Order.run({ plan: [withdraw()] });
    expect(order.history('alice-wallet')).toEqual(['02-12 10:00:00 200.00']);
    expect(order.history('alice@pay/frozen')).toEqual(['02-12 10:00:00 300.00', '02-12 10:00:07 0.00']);
    expect(order.history('alice-card')).toEqual(['02-12 10:00:06 300.00']);
  });

  it('refuses what the balance does not cover', async () => {
    const order = await Order.run({ plan: [{ ...withdraw(), yuan: '500.01' }] });
    expect(order.history('alice-wallet')).toEqual([]);
  });

  it('gives the amount back only when the channel repeats its failure after it has become final', async () => {
    const order = await Order.run({ plan: [withdraw(), leg('fails')] });
    expect(order.history('alice-wallet')).toEqual(['02-12 10:00:00 200.00', '02-12 10:30:09 500.00']);
  });

  it('does not believe a failure whose late success it never hears of', async () => {
    const order = await Order.run({
      plan: [withdraw(), leg('fails-then-succeeds', 'PT10M'), message('notice#2', 'lost')],
    });
    expect(order.findings).toEqual([]);
    expect(order.history('alice-wallet')).toEqual(['02-12 10:00:00 200.00']);
    expect(order.history('alice@pay/frozen').at(-1)).toBe('02-12 10:30:09 0.00');
  });

  it.each([
    [
      'does not take a copy of an older answer for the answer to what it asks now',
      message('answer#1', 'twice', 'PT30M1S'),
    ],
    ['no longer hears the answer to a question after it has asked again', message('answer#1', 'late', 'PT30M31S')],
  ])('%s', async (_what, answer) => {
    const plan = [withdraw(), leg('fails-then-succeeds', 'PT29M'), answer];
    const run = await Order.run({ plan: [...plan, message('notice#1', 'lost'), message('notice#2', 'lost')] });
    expect(run.findings).toEqual([]);
  });

  it('credits what comes back the next day although nobody says so', async () => {
    const order = await Order.run({ plan: [withdraw(), leg('returned'), message('notice#2', 'lost')] });
    expect(order.findings).toEqual([]);
    expect(order.history('alice-wallet')).toEqual(['02-12 10:00:00 200.00', '02-13 09:00:00 500.00']);
  });

  it('asks again before it waits for the statement if an answer is lost', async () => {
    const order = await Order.run({
      plan: [withdraw(), message('notice#1', 'lost'), message('answer#1', 'lost')],
    });
    expect(order.findings).toEqual([]);
    expect(order.history('alice@pay/frozen').at(-1)).toBe('02-12 10:10:34 0.00');
  });

  it('sends again what the statement does not show, and pays once', async () => {
    const order = await Order.run({ plan: [withdraw(), message('request#1', 'lost')] });
    expect(order.findings).toEqual([]);
    expect(order.history('alice-card')).toEqual(['02-13 09:00:07 300.00']);
  });

  it('goes through the other channel when the first refuses, and gives up when that one refuses too', async () => {
    const paid = await Order.run({ second: true, plan: [withdraw(), leg('rejected')] });
    expect(paid.findings).toEqual([]);
    expect(paid.history('transit:second')).toEqual(['02-12 10:00:05 300.00', '02-12 10:00:10 0.00']);
    const refused = await Order.run({
      second: true,
      plan: [withdraw(), leg('rejected'), { leg: 'w1/payout#2', fate: 'rejected' }],
    });
    expect(refused.findings).toEqual([]);
    expect(refused.history('alice-wallet').at(-1)).toBe('02-12 10:00:06 500.00');
  });

  describe('through a channel that swallows what arrives from 17:00:00 on', () => {
    const channel = {
      use: 'payout',
      closed: [{ from: '17:00:00', until: '21:00:00' }],
      whenClosed: 'swallows',
    } as const;

    it('sends what arrives a millisecond earlier', async () => {
      const order = await Order.run({ channel, plan: [withdraw('16:59:58.999')] });
      expect(order.history('alice-card')).toEqual(['02-12 17:00:04 300.00']);
    });

    it('keeps until 21:00:00 what was asked for in time and would arrive too late', async () => {
      const order = await Order.run({ channel, plan: [withdraw('16:59:59')] });
      expect(order.findings).toEqual([]);
      expect(order.history('alice-card')).toEqual(['02-12 21:00:06 300.00']);
    });
  });
});
