import { describe, expect, it } from 'vitest';
import type { MachineConfig } from '../../../../src/flows/compile/config.ts';
import { compileMachine } from '../../../../src/flows/compile/machine.ts';
import { createReference } from '../../../../src/flows/reference/xstate-stepper.ts';
import { machines } from '../../../support/machines/machines.ts';
import { names } from '../../../support/machines/names.ts';
import { walkRows } from '../../../support/walk-rows.ts';

describe('a compiled machine behaves as XState does in every row', () => {
  it.each(Object.keys(machines))('%s', async (name) => {
    const config: MachineConfig = machines[name]!;
    const tables = compileMachine(config, names);
    const walk = walkRows(tables, await createReference(config, names));
    expect(walk.differences).toEqual([]);
    expect(walk.rowsWalked).toBe(walk.rowsTotal);
  });
});
