import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Library } from '../../../../src/io/scenarios/library.ts';
import type { PlanItem, ScenarioFile } from '../../../../src/scenario/format.ts';
import { runLoaded } from '../../../support/library.ts';

const library = await Library.open();
const loaded = library.load('scenarios/batch/results-part-by-part.scenario.json');

/** Findings of a run with another plan. */
async function found(plan: readonly PlanItem[], ...set: readonly string[]): Promise<string[]> {
  const change = (scenario: ScenarioFile): ScenarioFile => ({ ...scenario, plan, expect: [] });
  const { findings } = await runLoaded(library, loaded, change, set);
  return findings
    .filter(({ fails }) => fails)
    .map(({ id, loss }) => [id, ...loss.map(({ party, yuan }) => `${party} ${yuan}`)].join(' '));
}

const send = (at: string, yuan = '300.00'): PlanItem => ({
  ...{ at, who: 'operator', does: 'send-batch', flow: 'item-alice', yuan },
});
const empty = (at: string): PlanItem => ({
  ...{ at, who: 'alice', does: 'spend', account: 'alice-card', yuan: '1000.00' },
});

describe('a batch collection', () => {
  it('credits what was collected, and takes a failed item up again with the next batch', async () => {
    expect(await found([send('10:00:00')])).toEqual([]);
    const refilled: PlanItem = { at: '15:00:00', who: 'alice', does: 'receive', account: 'alice-card', yuan: '300.00' };
    expect(await found([send('10:00:00'), empty('11:00:00'), refilled, send('16:00:00')])).toEqual([]);
  });

  it('is wrong about an emptied account only until somebody reads the result', async () => {
    const presumed = 'type:batch-collection.batch=accepted-means-paid';
    expect(await found([send('10:00:00'), empty('11:00:00')], presumed)).toEqual(['unfounded-claim pay 300.00']);
    // Worked off at twelve: a second later the money has gone.
    expect(await found([send('10:00:00'), empty('12:00:01')], presumed)).toEqual([]);
  });

  it('collects twice if the first file is taken for all, from the second after it on', async () => {
    const part = 'type:batch-collection.results=part-taken-as-all';
    const late = (by: string): PlanItem => ({ message: 'item-bob/collect-notice#1', fate: 'late', by });
    // Accepted at 12:01, read at 14:01, told at 12:40 and what it is late.
    expect(await found([send('10:00:00'), late('PT1H21M')], part)).toEqual([]);
    expect(await found([send('10:00:00'), late('PT1H21M2S')], part)).toEqual(['over-collection bob 300.00']);
  });

  it('collects an item once from each payer, however often the batch is sent', async () => {
    const again = 'type:batch-collection.resend=sent-again';
    const twice = [send('10:00:00'), send('10:00:01')];
    expect(await found(twice)).toEqual([]);
    expect((await found(twice, again)).sort()).toEqual(
      ['alice', 'bob', 'carol'].map((payer) => `over-collection ${payer} 300.00`),
    );
  });

  const fault: fc.Arbitrary<PlanItem> = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('alice', 'bob', 'carol'),
        fc.constantFrom('rejected' as const, 'fails' as const, 'unknown' as const, 'fails-then-succeeds' as const),
        fc.constantFrom('PT1M', 'PT3H30M'),
      )
      .map(([who, fate, by]): PlanItem => ({ leg: `item-${who}/collect#1`, fate, by })),
    fc
      .tuple(
        fc.constantFrom('request', 'response', 'notice', 'answer'),
        fc.constantFrom('late' as const, 'lost' as const),
        fc.constantFrom('PT5M', 'PT5H'),
      )
      .map(([kind, fate, by]): PlanItem => ({ message: `item-bob/collect-${kind}#1`, fate, by })),
    fc.constantFrom('11:00:00', '13:00:00').map(empty),
    fc.constantFrom('10:30:00', '13:00:00', '20:00:00').map((at) => send(at)),
    fc.integer({ min: 1, max: 6 }).map((step): PlanItem => ({ crash: 'item-carol', step, after: 'nothing' })),
  );

  it('loses nothing under faults that its channel permits', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fault, { maxLength: 4 }), async (faults) => {
        expect(await found([send('10:00:00'), ...faults])).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
