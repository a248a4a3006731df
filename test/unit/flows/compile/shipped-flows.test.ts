import { describe, expect, it } from 'vitest';
import { compileMachine } from '../../../../src/flows/compile/machine.ts';
import { flowLoaders } from '../../../../src/flows/registry.ts';
import { createReference } from '../../../../src/flows/reference/xstate-stepper.ts';
import { rememberReference } from '../../../support/remember-reference.ts';
import { plantMutants } from '../../../support/mutate-tables.ts';
import { walkRows } from '../../../support/walk-rows.ts';

describe.each([...flowLoaders.keys()])('the flow %s', async (name) => {
  const flow = await flowLoaders.get(name)!();
  const names = {
    events: flow.eventNames,
    guards: Object.keys(flow.guards),
    actions: Object.keys(flow.effects),
    delays: Object.keys(flow.delays),
  };
  const tables = compileMachine(flow.machine, names);
  const reference = rememberReference(await createReference(flow.machine, names));

  it('does in every row what XState does', () => {
    const walk = walkRows(tables, reference);
    expect(walk.differences).toEqual([]);
    expect(walk.rowsWalked).toBe(walk.rowsTotal);
  });

  it('has no state that nothing reaches', () => {
    expect(tables.unreachable).toEqual([]);
  });

  it('would be caught in each of 100 slips, or of all there are in a smaller machine', () => {
    const missed = plantMutants(tables, 100, name).filter(
      (mutant) => walkRows(mutant.tables, reference, { differences: 1 }).differences.length === 0,
    );
    expect(missed.map(({ what }) => what)).toEqual([]);
  });
});
