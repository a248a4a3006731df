import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { InputError } from '../../../src/core/errors.ts';
import type { MachineConfig } from '../../../src/flows/compile/config.ts';
import { compileMachine } from '../../../src/flows/compile/machine.ts';
import type { MachineTables } from '../../../src/flows/compile/tables.ts';
import { createReference, type Reference, type ReferenceStep } from '../../../src/flows/reference/xstate-stepper.ts';
import { allAnswers } from '../../support/all-answers.ts';
import { anyMachine, eventsOf } from '../../support/machines/arbitrary.ts';
import { names } from '../../support/machines/names.ts';
import { walkRows } from '../../support/walk-rows.ts';

/** Larger machines take seconds each and show nothing that small ones do not. */
const CONFIGURATIONS = 15;
const NODES = 500;
/** XState can tell apart far more snapshots than there are configurations; a few thousand of them are enough. */
const STEPS = 3000;

function compileOrRefuse(config: MachineConfig): MachineTables | string {
  try {
    return compileMachine(config, names);
  } catch (error) {
    if (error instanceof InputError) return error.code;
    throw error;
  }
}

/** Whether XState gives up on transitions without end somewhere; null if the steps did not suffice to tell. */
function neverEnds(reference: Reference, events: readonly string[]): boolean | null {
  const seen = new Set<string>();
  let steps = 0;
  try {
    const queue: ReferenceStep[] = [];
    for (const answers of allAnswers()) queue.push(reference.initial((name) => answers.ask(name)));
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
      const key = reference.key(step.snapshot);
      if (seen.has(key)) continue;
      seen.add(key);
      for (const event of events) {
        for (const answers of allAnswers()) {
          if (++steps > STEPS) return null;
          queue.push(reference.next(step.snapshot, event, (name) => answers.ask(name)));
        }
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
      if (tables === 'machine-always-cycle') expect(neverEnds(reference, eventsOf(config))).not.toBe(false);
      if (typeof tables === 'string') return;
      if (tables.configurations.length > CONFIGURATIONS || tables.nodes.length > NODES) return;
      const walk = walkRows(tables, reference, { steps: STEPS });
      expect(walk.differences).toEqual([]);
      if (!walk.complete) return;
      expect(walk.rowsWalked).toBe(walk.rowsTotal);
      compared++;
    }),
    { numRuns: 100 },
  );
  // Were nearly all machines refused or too large, the property would hold for no reason.
  expect(compared).toBeGreaterThan(30);
});
