import { describe, expect, it } from 'vitest';
import { Library } from '../../../../src/io/scenarios/library.ts';
import { runLoaded } from '../../../support/library.ts';

const library = await Library.open();
const load = (id: string) => library.load(`scenarios/payment-account/${id}.scenario.json`);

describe('payments from a balance', () => {
  it.each([
    ['class-i-at-its-limit', '600.00', '600.01', 'payacct-class1-lifetime'],
    ['class-iii-at-its-limit', '50000.00', '50000.01', 'payacct-class3-annual'],
    ['one-factor-at-its-limit', '1000.00', '1000.01', 'payacct-daily-by-factor'],
  ])('break a limit by a fen, and not before: %s', async (id, limit, over, rule) => {
    const pay = async (yuan: string): Promise<string[]> => {
      const plan = [{ at: '10:00:00', who: 'alice', does: 'pay', flow: 'payments', yuan }];
      const { findings } = await runLoaded(library, load(id), (scenario) => ({ ...scenario, plan, expect: [] }));
      return findings.map((finding) => finding.id);
    };
    expect(await pay(limit)).toEqual([]);
    expect(await pay(over)).toEqual([rule]);
  });

  it('are not possible beyond the balance', async () => {
    const plan = [{ at: '10:00:00', who: 'alice', does: 'pay', flow: 'payments', yuan: '900.01' }];
    const { findings, events } = await runLoaded(library, load('class-i-at-its-limit'), (scenario) => ({
      ...scenario,
      plan,
      expect: [],
    }));
    const { events: without } = await runLoaded(library, load('class-i-at-its-limit'), (scenario) => ({
      ...scenario,
      plan: [],
      expect: [],
    }));
    expect(findings).toEqual([]);
    expect(events).toBe(without);
  });
});
