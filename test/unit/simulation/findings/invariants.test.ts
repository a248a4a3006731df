import { describe, expect, it } from 'vitest';
import { defineFlow, positions, type FlowDefinition } from '../../../../src/flows/define.ts';
import { buildModel } from '../../../../src/scenario/build/build.ts';
import type { ScenarioFile } from '../../../../src/scenario/format.ts';
import { scenarioResult } from '../../../../src/simulation/result/scenario-result.ts';
import { runModel } from '../../../../src/simulation/run.ts';
import { calendar, compileFlow, rails, shippedChannels } from '../../../support/load.ts';

const fields = { sold: 'int' } as const;
const shared = { left: 'int' } as const;
const F = positions(fields);
const LIMIT = 2;

/** Sells tickets one by one; `left` counts what all counters of the platform have sold together. */
const definition: FlowDefinition = {
  name: 'tickets',
  title: { zh: '售票', en: 'Tickets' },
  machine: { id: 'tickets', on: { sell: { actions: 'sell' } } },
  parties: { seller: ['platform'] },
  process: 'seller',
  accounts: {},
  channels: {},
  contract: {},
  fields,
  shared,
  choices: {},
  acts: { sell: { by: 'operator', says: { zh: '售出一张', en: 'sells one' } } },
  legs: {},
  legSlots: 0,
  guards: {},
  effects: {
    sell: (view, out) => {
      out.set(F.sold, view.get(F.sold) + 1);
      out.share(0, view.shared(0) + 1);
    },
  },
  delays: {},
  asked: [],
  invariants: {
    'few-here': {
      says: { zh: '一处至多售出两张', en: 'one counter sells two at most' },
      holds: (view) => view.get(F.sold) <= LIMIT,
      fen: (view) => (view.get(F.sold) - LIMIT) * 100,
    },
    'few-in-all': { says: { zh: '总共至多三张', en: 'three in all at most' }, holds: (view) => view.shared(0) <= 3 },
  },
  terms: { claims: {}, orders: {}, notes: [], legs: {}, fold: () => undefined },
};

function found(sales: readonly string[], count = 2) {
  const flow = defineFlow(definition);
  const scenario: ScenarioFile = {
    id: 'tickets',
    title: { zh: '售票', en: 'Tickets' },
    starts: '2018-03-05T09:00:00+08:00',
    participants: { fair: { kind: 'platform' } },
    accounts: {},
    flows: { t: { flow: 'tickets', count } },
    plan: sales.map((flow, i) => ({ at: `09:00:0${String(i)}`, who: 'operator', does: 'sell', flow })),
    expect: [],
  };
  const flows = new Map([[flow.name, flow]]);
  const model = buildModel(scenario, 'tickets', { flows, channels: shippedChannels(), calendar, rails });
  const machines = [compileFlow(flow)];
  const outcome = runModel(model, machines, { record: true });
  return scenarioResult(model, machines, outcome, { seed: '1', replay: '' }).findings;
}

describe("a flow's own invariants", () => {
  it('are not heard of while they hold', () => {
    expect(found(['t.1', 't.1', 't.2'])).toEqual([]);
  });

  it('give a finding with loser and amount at the step that breaks them', () => {
    const [first, ...rest] = found(['t.1', 't.1', 't.1']);
    expect(rest).toEqual([]);
    expect(first).toMatchObject({
      id: 'broken-invariant',
      flow: 't.1',
      at: '2018-03-05T09:00:02+08:00',
      loss: [{ party: 'fair', yuan: '1.00' }],
      fingerprint: 'broken-invariant few-here | tickets | tickets + sell | sell | -',
    });
    expect(first!.headline.en).toContain('one counter sells two at most');
  });

  it('on shared fields are looked at for every instance that shares them', () => {
    const findings = found(['t.1', 't.2', 't.1', 't.2']);
    expect(findings.map(({ flow }) => flow)).toEqual(['t.1', 't.2']);
    expect(findings.every(({ fingerprint }) => fingerprint.includes('few-in-all'))).toBe(true);
  });

  it('borne by a role that the flow lacks are refused', () => {
    const invariants = { odd: { says: { zh: '奇', en: 'odd' }, holds: () => true, loses: 'nobody' } };
    expect(() => defineFlow({ ...definition, invariants })).toThrow('unknown role');
  });
});
