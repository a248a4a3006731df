import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareSvg, escaped } from '../../../../src/report/svg/compare.ts';
import type { CompareDocument, ComparedDesign } from '../../../../src/results/compare.ts';
import { estimate, quantile } from '../../../../src/search/compare/estimate.ts';
import { fenproof } from '../../../support/fenproof.ts';
import { temporaryFolder } from '../../../support/temporary.ts';

const PAYOUTS = 'examples/compare/payouts.scenario.json';
const ADVANCE = 'scenarios/choices/settlement/release--advance.scenario.json';
const RETRY = 'type:withdrawal.retry=query-first,blind-resend';

async function compare(...argv: string[]): Promise<CompareDocument> {
  const { out } = await fenproof(['compare', ...argv, '--format', 'json']);
  return JSON.parse(out) as CompareDocument;
}

describe('fenproof compare', () => {
  it('measures a design without faults to the fen and the second', async () => {
    const { designs, seeds } = await compare(PAYOUTS, '--vary', RETRY, '--seeds', '3');
    expect(seeds).toHaveLength(3);
    for (const { metrics, findings } of designs) {
      expect(findings).toEqual({});
      // Eight payouts at 0.50; request one second, settlement five.
      expect(metrics.channelFees).toEqual({ mean: '4.00', plusMinus: '0.00' });
      expect(metrics.waitHalf).toEqual({ mean: '6.00', plusMinus: '0.00' });
      expect(metrics.waitMost).toEqual({ mean: '6.00', plusMinus: '0.00' });
      expect(metrics.losses).toEqual({ mean: '0.00', plusMinus: '0.00' });
      expect(metrics.peakAdvance!.mean).toBe('0.00');
      expect(Number(metrics.idleReserve!.mean)).toBeGreaterThan(2400);
      expect(Number(metrics.idleReserve!.mean)).toBeLessThan(4000);
    }
    // The same load: without faults the two ways to retry are one and the same.
    expect({ ...designs[0]!, name: '', settings: [] }).toEqual({ ...designs[1]!, name: '', settings: [] });
  });

  it('shows what a design loses under faults that another survives', async () => {
    const [first, resend] = (await compare(PAYOUTS, '--vary', RETRY, '--faults', '10%')).designs;
    expect(first!.findings).toEqual({});
    expect(resend!.findings['double-payment']).toBeGreaterThan(0);
    expect(Number(resend!.losses['pay']!.mean)).toBeGreaterThan(0);
    expect(Number(resend!.metrics.losses!.plusMinus)).toBeGreaterThan(0);
  });

  it('finds what a run finds, and loses as much', async () => {
    const file = 'scenarios/choices/withdrawal/retry--blind-resend.scenario.json';
    const { designs, seeds } = await compare(file, '--vary', 'w1.retry=query-first,blind-resend');
    // Nothing is drawn, so one run says it all.
    expect(seeds).toEqual(['withdrawal-retry-blind-resend']);
    expect(designs[1]).toMatchObject({
      findings: { 'double-payment': 1 },
      losses: { pay: { mean: '300.00', plusMinus: '0.00' } },
    });
    expect(designs[0]).toMatchObject({ findings: {}, losses: {} });
  });

  it('prices an advance by its height and its days', async () => {
    const { designs } = await compare(ADVANCE, '--vary', 'type:settlement.release=on-arrival,advance');
    const [arrival, advance] = designs as [ComparedDesign, ComparedDesign];
    expect(arrival.metrics.peakAdvance!.mean).toBe('0.00');
    expect(Number(advance.metrics.peakAdvance!.mean)).toBeGreaterThan(0);
    expect(Number(advance.metrics.waitHalf!.mean)).toBeLessThan(Number(arrival.metrics.waitHalf!.mean));
  });

  it('multiplies what is varied, the last fastest', async () => {
    const more = ['--vary', 'type:withdrawal.freeze=hold,none', '--seeds', '1'];
    const { designs } = await compare(PAYOUTS, '--vary', RETRY, ...more);
    expect(designs.map(({ name }) => name)).toEqual([
      'type:withdrawal.retry=query-first type:withdrawal.freeze=hold',
      'type:withdrawal.retry=query-first type:withdrawal.freeze=none',
      'type:withdrawal.retry=blind-resend type:withdrawal.freeze=hold',
      'type:withdrawal.retry=blind-resend type:withdrawal.freeze=none',
    ]);
  });

  it('gives the same bytes twice, as document and as picture, and a command that gives them again', async () => {
    const at = temporaryFolder();
    const picture = async (name: string) => {
      const file = join(at, name);
      const args = [PAYOUTS, '--vary', RETRY, '--faults', '5%', '--seeds', '4', '--seed', '9'];
      const document = await compare(...args, '--svg', file);
      return { document, svg: readFileSync(file, 'utf8') };
    };
    const first = await picture('a.svg');
    expect(await picture('b.svg')).toEqual(first);
    const { out } = await fenproof([
      ...first.document.replay.replaceAll("'", '').split(' ').slice(2),
      '--format',
      'json',
    ]);
    expect(JSON.parse(out)).toEqual(first.document);
    const other = await compare(PAYOUTS, '--vary', RETRY, '--faults', '5%', '--seeds', '4', '--seed', '10');
    expect(other.designs).not.toEqual(first.document.designs);
  });

  it('refuses what cannot be compared, and writes no picture', async () => {
    const cases: Record<string, string[]> = {
      'vary-missing': [],
      'vary-format': ['--vary', 'type:withdrawal.retry=query-first'],
      'set-unknown-value': ['--vary', 'type:withdrawal.retry=query-first,pray'],
      'set-unknown-choice': ['--vary', 'type:withdrawal.mood=good,bad'],
      'share-format': ['--vary', RETRY, '--faults', '5'],
    };
    for (const [code, argv] of Object.entries(cases)) {
      const ended = await fenproof(['compare', PAYOUTS, ...argv, '--svg', join(temporaryFolder(), 'a.svg')]);
      expect(ended.err).toContain(`[${code}]`);
      expect(ended.code).toBe(2);
      expect(ended.out).toBe('');
    }
  });
});

describe('an estimate', () => {
  it('is the mean with the half width of its confidence interval', () => {
    // Mean 12, standard deviation 2, t = 4.303 for two degrees of freedom: 4.303 * 2 / sqrt(3) = 4.97.
    expect(estimate([1000, 1200, 1400])).toEqual({ mean: '12.00', plusMinus: '4.97' });
    expect(estimate([700])).toEqual({ mean: '7.00', plusMinus: '0.00' });
    expect(estimate([-5, -5])).toEqual({ mean: '-0.05', plusMinus: '0.00' });
  });

  it('takes quantiles by the nearest rank', () => {
    const ascending = Array.from({ length: 200 }, (_, i) => i + 1);
    expect([quantile(ascending, 50), quantile(ascending, 99), quantile([7], 99)]).toEqual([100, 198, 7]);
  });
});

describe('the picture of a comparison', () => {
  const zero = { mean: '0.00', plusMinus: '0.00' };
  const metrics: ComparedDesign['metrics'] = {
    losses: { mean: '3.00', plusMinus: '1.00' },
    stuck: zero,
    peakAdvance: zero,
    advanceCost: zero,
    idleReserve: zero,
    interestForgone: zero,
    channelFees: zero,
    waitHalf: null,
    waitMost: null,
  };
  const hostile = '<script>alert("x")</script> & \u0007';
  const document: CompareDocument = {
    schemaVersion: 1,
    id: hostile,
    file: 'a',
    seeds: ['1'],
    faultsPerMille: 0,
    rates: { advance: '0%', forgone: '0%' },
    designs: [{ name: hostile, settings: [], events: 1, findings: {}, losses: {}, metrics, inconclusive: {} }],
    replay: '',
    exitCode: 0,
  };

  it('has no script, whatever the names are', () => {
    const svg = compareSvg(document, 'zh');
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('\u0007');
    expect(svg).toContain(escaped('<script>'));
    expect(svg.match(/<(?!\/?(svg|title|rect|text|path)[\s>])/g)).toBeNull();
  });

  it('draws what is not zero, with whole coordinates', () => {
    const svg = compareSvg(document, 'en');
    expect(svg).toContain('lost in all, yuan');
    expect(svg).not.toContain('channel fees');
    expect(svg).not.toMatch(/(x|y|width|height)="[^"]*\./);
  });
});
