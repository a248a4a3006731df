import type { Flow } from '../../../src/flows/define.ts';
import { buildModel } from '../../../src/scenario/build/build.ts';
import type { ScenarioFile } from '../../../src/scenario/format.ts';
import type { Model } from '../../../src/scenario/model.ts';
import type { Machine } from '../../../src/simulation/machines.ts';
import { calendar, compileFlow, rails, shippedChannels } from '../../support/load.ts';
import { desk, payment } from './escrow-n.ts';
import { resourceManager, transactionManager } from './two-phase.ts';

const STARTS = '2018-02-05T10:00:00+08:00';
const unlimited = { unlimited: true };

function build(scenario: ScenarioFile, types: readonly Flow[]): { model: Model; machines: Machine[] } {
  const flows = new Map(types.map((flow) => [flow.name, flow]));
  const model = buildModel(scenario, `${scenario.id}.scenario.json`, {
    flows,
    channels: shippedChannels(),
    calendar,
    rails,
  });
  return { model, machines: model.flows.map(compileFlow) };
}

/** ESCROW-N: ten units in the wallet, `n` payments of 1, 2 or 5. */
export function escrowN(n: number): { model: Model; machines: Machine[] } {
  const amounts = ['0.01', '0.02', '0.05'];
  return build(
    {
      id: `escrow-${String(n)}`,
      title: { zh: '担保支付', en: 'ESCROW-N' },
      starts: STARTS,
      participants: { buyer: { kind: 'person' }, platform: { kind: 'platform' } },
      accounts: { wallet: { owner: 'buyer', at: 'platform', kind: 'payment-account', opening: '0.10' } },
      flows: {
        desk: { flow: desk.name },
        payment: { flow: payment.name, count: n, symmetry: 'payments' },
      },
      faults: {
        amounts,
        acts: {
          pay: unlimited,
          requestCapture: unlimited,
          confirmCapture: unlimited,
          refund: unlimited,
          cancel: unlimited,
          tick: unlimited,
          withdraw: unlimited,
        },
      },
      expect: [],
    },
    [desk, payment],
  );
}

/** Two-phase commit of `n` resource managers. */
export function twoPhase(n: number): { model: Model; machines: Machine[] } {
  return build(
    {
      id: `two-phase-${String(n)}`,
      title: { zh: '两阶段提交', en: 'Two-phase commit' },
      starts: STARTS,
      participants: { system: { kind: 'platform' }, other: { kind: 'platform' } },
      accounts: {},
      contracts: { all: { between: ['system', 'other'], managers: n } },
      flows: {
        manager: { flow: transactionManager.name, contract: 'all', parties: { system: 'system' } },
        resource: { flow: resourceManager.name, parties: { system: 'system' }, count: n, symmetry: 'managers' },
      },
      faults: {
        acts: Object.fromEntries(
          ['prepare', 'abortAlone', 'report', 'hearCommit', 'hearAbort', 'commit', 'abort'].map((act) => [
            act,
            unlimited,
          ]),
        ),
      },
      expect: [],
    },
    [resourceManager, transactionManager],
  );
}
