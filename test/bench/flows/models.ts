import { readFileSync } from 'node:fs';
import type { Flow } from '../../../src/flows/define.ts';
import { buildModel } from '../../../src/scenario/build/build.ts';
import type { ScenarioFile } from '../../../src/scenario/format.ts';
import type { Model } from '../../../src/scenario/model.ts';
import type { Machine } from '../../../src/simulation/machines.ts';
import { calendar, compileFlow, rails, shippedChannels } from '../../support/load.ts';
import { desk, payment } from './escrow-n.ts';
import { resourceManager, transactionManager } from './two-phase.ts';

const own = [desk, payment, resourceManager, transactionManager];

function build(name: string, vary: Variant = {}): { model: Model; machines: Machine[] } {
  const file = `test/bench/flows/${name}.scenario.json`;
  const scenario = JSON.parse(readFileSync(file, 'utf8')) as ScenarioFile;
  const flows = new Map([...own, ...(vary.flows ?? [])].map((flow) => [flow.name, flow]));
  const varied = vary.scenario?.(scenario) ?? scenario;
  const model = buildModel(varied, file, { flows, channels: shippedChannels(), calendar, rails });
  return { model, machines: model.flows.map(compileFlow) };
}

/** Flows that replace those of one name, and what else is otherwise. */
export interface Variant {
  readonly flows?: readonly Flow[];
  readonly scenario?: (scenario: ScenarioFile) => ScenarioFile;
}

/** ESCROW-N: ten units in the wallet, `n` payments of 1, 2 or 5. `n` is 1 to 4. */
export function escrowN(n: number, vary: Variant = {}): { model: Model; machines: Machine[] } {
  return build(`escrow-${String(n)}`, vary);
}

/** Two-phase commit of 3 or 5 resource managers. */
export function twoPhase(n: number): { model: Model; machines: Machine[] } {
  return build(`two-phase-${String(n)}`);
}
