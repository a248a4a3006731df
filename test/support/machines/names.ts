import type { MachineNames } from '../../../src/flows/compile/config.ts';

/** What every test machine may refer to. */
export const names: MachineNames = {
  events: ['A', 'B', 'C', 'leg.paid'],
  guards: ['g', 'h', 'atLeast'],
  actions: ['a', 'b', 'c', 'd', 'say'],
  delays: ['soon', 'late'],
};
