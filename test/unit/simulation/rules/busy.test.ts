import { beforeAll, describe, expect, it } from 'vitest';
import { MS_PER_DAY } from '../../../../src/core/time.ts';
import type { Machine } from '../../../../src/simulation/machines.ts';
import type { Model } from '../../../../src/scenario/model.ts';
import { Collector } from '../../../../src/simulation/findings/collector.ts';
import { Kernel } from '../../../../src/simulation/kernel.ts';
import type { RuleDesk } from '../../../../src/simulation/rules/desk.ts';
import { loadScenario, withdrawalScenario } from '../../../support/load.ts';
import { shippedRulebook } from '../../rules/load.ts';

const DAYS = 45;

/** A desk over some weeks with a withdrawal, cut-offs and closes of days and months among them. */
function afterWeeks(
  { model, machines }: { model: Model; machines: readonly Machine[] },
  looksAtAll: boolean,
): RuleDesk {
  const sink = new Collector();
  const rules = { rulebook: shippedRulebook, lawDay: null, sink };
  const kernel = new Kernel(model, machines, { sink, dayClose: true, rules });
  const desk = kernel.desk!;
  if (looksAtAll) desk.busy = (_, actors) => actors;
  kernel.act(0, 0, 30_000, 0);
  const end = model.startsAt + DAYS * MS_PER_DAY;
  while (kernel.world.now < end) if (!kernel.deliver()) kernel.advance(end);
  return desk;
}

describe('institutions whose events no rule looks at', () => {
  let loaded: Awaited<ReturnType<typeof loadScenario>>;
  beforeAll(async () => {
    const base = withdrawalScenario({});
    const participants = { ...base.participants, 'bank-b': { kind: 'bank', region: 'CN-33' } as const };
    loaded = await loadScenario({ ...base, participants });
  });

  it('are counted for each rule as if their events had been looked at', () => {
    const whole = afterWeeks(loaded, true).tally.counts();
    const evaluated = [...whole.values()].map(({ complied }) => complied);
    expect(Math.max(...evaluated)).toBeGreaterThan(DAYS / 2);
    expect([...afterWeeks(loaded, false).tally.counts()]).toEqual([...whole]);
  });

  it('are left out once they are known, and nobody else is', () => {
    const desk = afterWeeks(loaded, false);
    const at = desk.at('day-close')!;
    const actors = loaded.model.parties.filter(({ file }) => file.kind !== 'person').map(({ index }) => index);
    const busy = desk.busy(at, actors, -1).map((index) => loaded.model.parties[index]!.key);
    expect(busy).toContain('pay');
    expect(busy).not.toContain('bank-b');
  });
});
