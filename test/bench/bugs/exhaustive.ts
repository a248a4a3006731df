import type { ScenarioFile } from '../../../src/scenario/format.ts';
import { boundsOf } from '../../../src/search/alphabet/bounds.ts';
import { Explorer } from '../../../src/search/explore/explorer.ts';
import { stuckWitness } from '../../../src/search/explore/witness.ts';
import { Runner, type Subject } from '../../../src/search/plan/runner.ts';
import { processorSeconds } from '../../support/cpu.ts';

/** A small instance of every mistake's world: people act at the start and twice a day, one fault of each kind. */
const small: ScenarioFile['faults'] = {
  amounts: ['1.00', '100.00'],
  times: ['10:00:00', '17:00:00'],
  peopleAct: 'at-times',
};
const limits = { depth: Infinity, states: 3_000_000, bytes: 400_000_000 };
const SLICE = 500;

/** Everything within small bounds, until `breaks` is met, all is seen, or the time is up. The scenario's own bounds go first. */
export function exhaust(subject: Subject, breaks: string, seconds: number): { found: boolean; states: number } {
  const { model, machines, rules } = subject;
  const faults = { ...small, ...model.scenario.faults };
  const bounded = { ...model, scenario: { ...model.scenario, faults } };
  const bounds = boundsOf(bounded, { workdays: 2, deviations: 1 });
  const explorer = new Explorer({ model, machines, bounds, limits, symmetry: false, countsAll: false, rules });
  const start = processorSeconds();
  while (!explorer.isDone && processorSeconds() - start < seconds) {
    explorer.work(SLICE);
    for (const { id } of explorer.violations.values())
      if (id === breaks) return { found: true, states: explorer.states };
  }
  if (!explorer.isDone || breaks !== 'stuck-funds') return { found: false, states: explorer.states };
  const stuck = explorer.graph?.stuckStates(explorer.states - explorer.violated) ?? [];
  const witness = stuckWitness(explorer, new Runner(subject), stuck);
  return { found: witness?.found.id === breaks, states: explorer.states };
}
