import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Library } from '../../../../src/io/scenarios/library.ts';
import type { PlanItem, ScenarioFile } from '../../../../src/scenario/format.ts';
import { runLoaded } from '../../../support/library.ts';

const library = await Library.open();
const loaded = library.load('scenarios/wallet/mirrored-two-phase.scenario.json');

/** Funds findings of a run with another plan and another order of the two records. */
async function lost(plan: readonly PlanItem[], mirror = 'two-phase'): Promise<string[]> {
  const change = (scenario: ScenarioFile): ScenarioFile => ({ ...scenario, plan, expect: [] });
  const { findings } = await runLoaded(library, loaded, change, [`type:mirrored-wallet.mirror=${mirror}`]);
  return findings
    .filter(({ kind }) => kind === 'funds')
    .map(({ id, loss }) => [id, ...loss.map(({ party, yuan }) => `${party} ${yuan}`)].join(' '));
}

const act = (does: 'spend' | 'top-up', at: string, yuan: string): PlanItem => ({
  ...{ at, who: 'alice', does, flow: 'w1', yuan },
});

describe('a mirrored wallet', () => {
  it('pays and is topped up in both records, in every order of making them', async () => {
    for (const mirror of ['two-phase', 'platform-first', 'bank-first']) {
      expect(await lost([act('spend', '10:00:00', '500.00')], mirror)).toEqual([]);
    }
    const plan = [act('top-up', '10:00:00', '200.00'), act('spend', '14:00:00', '700.00')];
    expect(await lost(plan)).toEqual([]);
    // Not yet there: one fen more is refused, and nothing is held for it.
    const early = [act('top-up', '10:00:00', '200.00'), act('spend', '14:00:00', '700.01')];
    expect(await lost([...early, act('spend', '15:00:00', '700.00')])).toEqual([]);
  });

  it('offers what is not there where a top-up is booked before the card was debited', async () => {
    const plan: PlanItem[] = [act('top-up', '10:00:00', '200.00'), { leg: 'w1/topUp#1', fate: 'rejected' }];
    expect(await lost(plan)).toEqual([]);
    expect(await lost(plan, 'platform-first')).toEqual(['unfounded-claim pay 200.00']);
  });

  it('forgets a top-up whose notice was lost where the bank comes first', async () => {
    const plan: PlanItem[] = [act('top-up', '10:00:00', '200.00'), { message: 'w1/topUp-notice#1', fate: 'lost' }];
    expect(await lost(plan)).toEqual([]);
    expect(await lost(plan, 'bank-first')).toEqual(['unrecorded-claim alice 200.00']);
  });

  const fault: fc.Arbitrary<PlanItem> = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('spend', 'topUp'),
        fc.integer({ min: 1, max: 2 }),
        fc.constantFrom('rejected' as const, 'fails' as const, 'unknown' as const, 'fails-then-succeeds' as const),
      )
      .map(([leg, n, fate]): PlanItem => ({ leg: `w1/${leg}#${String(n)}`, fate, by: 'PT30S' })),
    fc
      .tuple(
        fc.constantFrom('spend-request', 'spend-response', 'spend-notice', 'spend-answer', 'topUp-notice'),
        fc.integer({ min: 1, max: 2 }),
        fc.constantFrom('late' as const, 'lost' as const),
      )
      .map(([kind, n, fate]): PlanItem => ({ message: `w1/${kind}#${String(n)}`, fate, by: 'PT3M' })),
    fc.integer({ min: 1, max: 8 }).map((step): PlanItem => ({ crash: 'w1', step, after: 'nothing' })),
  );

  it('keeps both records alike in two phases, whatever happens on one side', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fault, { maxLength: 4 }), async (faults) => {
        const plan = [act('top-up', '10:00:00', '200.00'), act('spend', '14:00:00', '300.00')];
        expect(await lost([...plan, act('spend', '16:00:00', '150.00'), ...faults])).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
