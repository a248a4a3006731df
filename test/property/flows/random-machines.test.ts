import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { InputError } from '../../../src/core/errors.ts';
import type { MachineConfig } from '../../../src/flows/compile/config.ts';
import { compileMachine } from '../../../src/flows/compile/machine.ts';
import type { MachineTables } from '../../../src/flows/compile/tables.ts';
import { createReference, type Reference } from '../../../src/flows/reference/xstate-stepper.ts';
import { allAnswers } from '../../support/all-answers.ts';
import { anyMachine, eventsOf } from '../../support/machines/arbitrary.ts';
import { names } from '../../support/machines/names.ts';
import { walkRows } from '../../support/walk-rows.ts';

/** Larger machines take seconds each and show nothing that small ones do not. */
const CONFIGURATIONS = 15;
const NODES = 500;

function compileOrRefuse(config: MachineConfig): MachineTables | string {
  try {
    return compileMachine(config, names);
  } catch (error) {
    if (error instanceof InputError) return error.code;
    throw error;
  }
}

/** Runs everything that XState can reach until it gives up on transitions without end; false if it never does. */
function neverEnds(reference: Reference, events: readonly string[]): boolean {
  const seen = new Set<string>();
  try {
    const queue = [...allAnswers()].map((answers) => reference.initial((name) => answers.ask(name)));
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
      const key = reference.key(step.snapshot);
      if (seen.has(key)) continue;
      seen.add(key);
      for (const event of events) {
        for (const answers of allAnswers())
          queue.push(reference.next(step.snapshot, event, (name) => answers.ask(name)));
      }
    }
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Infinite loop detected')) return true;
    throw error;
  }
  return false;
}

it('a random machine does in every row what XState does, and is refused as endless only if XState never ends', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(anyMachine, async (config) => {
      const tables = compileOrRefuse(config);
      const reference = await createReference(config, names);
      if (tables === 'machine-always-cycle') expect(neverEnds(reference, eventsOf(config))).toBe(true);
      if (typeof tables === 'string') return;
      if (tables.configurations.length > CONFIGURATIONS || tables.nodes.length > NODES) return;
      const walk = walkRows(tables, reference);
      expect(walk.differences).toEqual([]);
      expect(walk.rowsWalked).toBe(walk.rowsTotal);
      compared++;
    }),
    { numRuns: 150 },
  );
  // Were nearly all machines refused or too large, the property would hold for no reason.
  expect(compared).toBeGreaterThan(50);
});
