import { describe, expect, it } from 'vitest';
import type { Measures } from '../../../src/results/measures.ts';
import { fenproof } from '../../support/fenproof.ts';

async function measured(file: string): Promise<Measures> {
  const { code, out, err } = await fenproof(['scenarios', 'measure', `scenarios/${file}.scenario.json`, '--json']);
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as Measures;
}

describe('scenarios measure', () => {
  it('lists the interest that central reserves forgo, step by step of the ratio', async () => {
    const { ramp, forgone } = await measured('reserve/ramp');
    expect(ramp.map(({ from, low, high }) => `${from} ${low} ${high}`)).toEqual([
      '2017-04-17 12% 20%',
      '2018-02-01 22% 30%',
      '2018-03-01 32% 40%',
      '2018-04-01 42% 50%',
      '2018-07-09 40% 100%',
      '2019-01-14 100% 100%',
    ]);
    // 99,999,700.00 at 1.5 % for 28 days of February, of which 22 to 30 % lie at the central bank.
    expect([ramp[1]!.forgoneLow, ramp[1]!.forgoneHigh]).toEqual(['25314.99', '34520.44']);
    // All of it, for the 15 days that the run goes on.
    expect(ramp[5]!.until).toBe('2019-01-28');
    expect([ramp[5]!.forgoneLow, ramp[5]!.forgoneHigh]).toEqual(['61643.65', '61643.65']);
    const sum = ramp.reduce((all, { forgoneHigh }) => all + Math.round(Number(forgoneHigh) * 100), 0);
    expect(forgone.high).toBe((sum / 100).toFixed(2));
  });

  it('says how long money takes by weekday and window', async () => {
    const { waits, ramp } = await measured('payout-window/window-queued');
    // Asked at 16:59:59, 17:00:00, 20:59:59 and 21:00:00: what waits goes out at 21:00:00 and takes five seconds.
    expect(waits.map(({ weekday, from, count, half, longest }) => [weekday, from, count, half, longest])).toEqual([
      [5, '00:00:00', 1, 5, 5],
      [5, '17:00:00', 2, 6, 14405],
      [5, '21:00:00', 1, 5, 5],
    ]);
    expect(ramp).toEqual([]);
    const week = await measured('payout-window/a-week-over-hvps');
    const longest = Object.fromEntries(week.waits.map((cell) => [cell.weekday, cell.longest]));
    // Asked on the Thursday of the holiday, there on the make-up Sunday; asked on that Sunday, there the same day.
    expect(longest[4]).toBeGreaterThan(48 * 3600);
    expect(longest[7]).toBeLessThan(24 * 3600);
    expect(week.waits.reduce((all, { count }) => all + count, 0)).toBe(336);
  });

  it('says what advances and channels cost', async () => {
    const { peakAdvance, advanceCost } = await measured('custody/before-arrival-with-overdraft');
    expect([peakAdvance, advanceCost]).toEqual(['1000.00', '0.52']);
    expect((await measured('connection/channel-cost-before')).channelFees).toBe('4.00');
    expect((await measured('connection/channel-cost-after')).channelFees).toBe('10.00');
  });

  it.each(['zh', 'en'])('writes a table in %s', async (lang) => {
    const file = 'scenarios/reserve/ramp.scenario.json';
    const { out } = await fenproof(['scenarios', 'measure', file, '--lang', lang]);
    expect(out).toMatch(/^2018-04-01 +2018-07-08 +42% … 50% +99999700\.00 +170876\.20 … 203424\.05$/m);
    expect(out).toMatch(lang === 'zh' ? /合计少得利息/ : /forgone in all/);
  });
});
