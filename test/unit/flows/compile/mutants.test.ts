import { describe, expect, it } from 'vitest';
import { compileMachine } from '../../../../src/flows/compile/machine.ts';
import { createReference } from '../../../../src/flows/reference/xstate-stepper.ts';
import { machines } from '../../../support/machines/machines.ts';
import { names } from '../../../support/machines/names.ts';
import { plantMutants, sameBehaviour } from '../../../support/mutate-tables.ts';
import { walkRows } from '../../../support/walk-rows.ts';

const victims = [
  'guards tried in order, the first that is open wins',
  'timers by name and by milliseconds, started on entry and cancelled on exit',
  'the machine itself parallel: done when every region has ended, exits in reverse',
  'shallow history, with and without a default',
];

describe('a walk beside XState notices every slip planted in the tables', () => {
  it.each(victims)('100 slips in: %s', async (name) => {
    const config = machines[name]!;
    const tables = compileMachine(config, names);
    const reference = await createReference(config, names);
    const missed = plantMutants(tables, 100, name).filter(
      (mutant) => walkRows(mutant.tables, reference, { differences: 1 }).differences.length === 0,
    );
    expect(missed.map((mutant) => mutant.what)).toEqual([]);
  });

  it('tables that only differ where nothing leads are the same', () => {
    const tables = compileMachine(machines['a single state that only acts']!, names);
    expect(sameBehaviour(tables, { ...tables, leafTarget: Int32Array.from([...tables.leafTarget, 0]) })).toBe(true);
    expect(sameBehaviour(tables, { ...tables, leafEnd: tables.leafStart })).toBe(false);
  });
});
