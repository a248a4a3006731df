import { describe, expect, it } from 'vitest';
import type { PlanItem } from '../../../../src/scenario/format.ts';
import { searchPlan } from '../../../../src/search/plan/plan.ts';
import { RoundWorker } from '../../../../src/search/random/round.ts';
import { compilePlan } from '../../../../src/simulation/plan/compile.ts';
import { runModel } from '../../../../src/simulation/run.ts';
import { withdrawals } from '../../../support/search.ts';

async function pointOfNoReturn(choices: Record<string, string>, plan: PlanItem[], id: string, count: 1 | 2 = 1) {
  const subject = await withdrawals(choices, count);
  const worker = new RoundWorker(subject);
  const compiledPlan = compilePlan(subject.model, plan);
  const { found: all } = worker.runner.run(searchPlan(compiledPlan));
  const found = all.find((one) => one.id === id)!;
  const recorded = runModel(subject.model, subject.machines, { record: true, plan: compiledPlan });
  const breach = recorded.collector.roots().find((root) => root.breach.id === id)!;
  return { ...worker.noReturn(searchPlan(compiledPlan), found), found, breach };
}

describe('the point of no return', () => {
  const unknown: PlanItem[] = [
    { at: '10:00:00', who: 'alice', does: 'withdraw', flow: 'w1', yuan: '300.00' },
    { leg: 'w1/payout#1', fate: 'unknown', by: 'PT10M' },
  ];

  it('lies before the loss where nobody could have prevented it any more', async () => {
    const { stimuli, events, found, breach } = await pointOfNoReturn(
      { retry: 'blind-resend' },
      unknown,
      'double-payment',
    );
    expect(stimuli).toBeGreaterThan(1);
    expect(stimuli).toBeLessThan(found.length);
    expect(events).toBeLessThan(breach.event);
  });

  it('is the very event of the loss where something could still have prevented it', async () => {
    // Until the second payout settles, its channel may still refuse it.
    const plan: PlanItem[] = [
      { at: '10:00:00', who: 'alice', does: 'withdraw', flow: 'w1', yuan: '400.00' },
      { at: '10:00:00', who: 'alice', does: 'withdraw', flow: 'w2', yuan: '400.00' },
    ];
    const { events, breach } = await pointOfNoReturn({ freeze: 'none' }, plan, 'uncovered-payout', 2);
    expect(events).toBe(breach.event);
  });

  it('is the same every time', async () => {
    const first = await pointOfNoReturn({ retry: 'blind-resend' }, unknown, 'double-payment');
    const second = await pointOfNoReturn({ retry: 'blind-resend' }, unknown, 'double-payment');
    expect([second.stimuli, second.events]).toEqual([first.stimuli, first.events]);
  });
});
