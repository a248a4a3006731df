import { readdirSync, readFileSync } from 'node:fs';
import { Calendar } from '../../src/core/calendar.ts';
import { Rails } from '../../src/core/rails/rails.ts';
import { compileMachine } from '../../src/flows/compile/machine.ts';
import type { Flow } from '../../src/flows/define.ts';
import { flowLoaders } from '../../src/flows/registry.ts';
import { buildModel } from '../../src/scenario/build/build.ts';
import type { ChannelFile, ScenarioFile } from '../../src/scenario/format.ts';
import type { Model } from '../../src/scenario/model.ts';
import { bindMachine, type Machine } from '../../src/simulation/machines.ts';
import { machineNames } from '../../src/simulation/witness.ts';

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

export const calendar = Calendar.from(readJson('rules/calendar/cn-workdays.json'));

export const rails = Rails.from(readJson('rules/rails/rails.json'), calendar);

/** Channel files as shipped. */
export function shippedChannels(): Map<string, { file: string; channel: ChannelFile }> {
  const folder = 'scenarios/channels';
  return new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.channel.json'))
      .map((name) => {
        const channel = readJson(`${folder}/${name}`) as ChannelFile;
        return [channel.id, { file: `${folder}/${name}`, channel }] as const;
      }),
  );
}

export function compileFlow(flow: Flow): Machine {
  return bindMachine(flow, compileMachine(flow.machine, machineNames(flow)));
}

/** A scenario given as an object, built without the checks of files. */
export async function loadScenario(scenario: ScenarioFile): Promise<{ model: Model; machines: Machine[] }> {
  const flows = new Map<string, Flow>();
  for (const { flow } of Object.values(scenario.flows)) {
    const loader = flowLoaders.get(flow);
    if (loader === undefined) throw new Error(`no flow ${flow}`);
    flows.set(flow, await loader());
  }
  const model = buildModel(scenario, 'test.scenario.json', { flows, channels: shippedChannels(), calendar, rails });
  return { model, machines: model.flows.map(compileFlow) };
}

/** A small withdrawal scenario to vary. */
export function withdrawalScenario(options: {
  opening?: string;
  choices?: Record<string, string>;
  flows?: ScenarioFile['flows'];
  channels?: ScenarioFile['channels'];
  plan?: ScenarioFile['plan'];
  starts?: string;
}): ScenarioFile {
  return {
    id: 'test',
    title: { zh: '测试', en: 'test' },
    starts: options.starts ?? '2018-02-12T10:00:00+08:00',
    participants: {
      alice: { kind: 'person' },
      bob: { kind: 'person' },
      pay: { kind: 'payment-institution', licences: ['network-payment'] },
      'bank-a': { kind: 'bank', totalAssets: '3000000000000.00' },
    },
    accounts: {
      'alice-wallet': { owner: 'alice', at: 'pay', class: 'III', opening: options.opening ?? '500.00' },
      'bob-wallet': { owner: 'bob', at: 'pay', class: 'III', opening: '500.00' },
      reserve: { owner: 'pay', at: 'bank-a', kind: 'reserve', opening: '1000.00' },
      'alice-card': { owner: 'alice', at: 'bank-a' },
    },
    ...(options.channels === undefined ? {} : { channels: options.channels }),
    flows: options.flows ?? {
      w1: { flow: 'withdrawal', parties: { customer: 'alice' }, choices: options.choices ?? {} },
    },
    plan: options.plan ?? [],
    expect: [],
  };
}
