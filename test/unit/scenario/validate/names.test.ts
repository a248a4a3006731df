import { describe, expect, it } from 'vitest';
import { InputError } from '../../../../src/core/errors.ts';
import { flowLoaders } from '../../../../src/flows/registry.ts';
import { messageKinds, parseAddressText, splitAddressName } from '../../../../src/scenario/validate/address.ts';
import { describeFlow } from '../../../../src/scenario/validate/directory.ts';
import { parsePlanTime } from '../../../../src/scenario/validate/plan-time.ts';
import { addressKinds } from '../../../../src/simulation/state/layout.ts';

describe('times of a plan', () => {
  it.each([
    ['10:00:00', 'natural', 0, 36_000_000],
    ['D+0 10:00:00', 'natural', 0, 36_000_000],
    ['D+2 00:00:00.001', 'natural', 2, 1],
    ['T+1 23:59:59.999', 'working', 1, 86_399_999],
    ['2018-05-04T10:00:00+08:00', 'absolute', 17_655, 36_000_000],
    ['2018-05-04T00:00:00+08:00', 'absolute', 17_655, 0],
  ])('reads %s', (text, counts, days, ms) => {
    expect(parsePlanTime(text)).toEqual({ counts, days, ms });
  });

  it.each(['', '10:00', 'D+1', 'D-1 10:00:00', 'D+01 10:00:00', 'D+1  10:00:00', 'X+1 10:00:00', 5, null, '24:00:00'])(
    'refuses %j',
    (text) => {
      expect(() => parsePlanTime(text)).toThrow(InputError);
    },
  );
});

describe('addresses of a plan', () => {
  it('are taken apart at the leg that the flow knows, longest ending last', () => {
    expect(parseAddressText('loan.2/fee-debit-notice#12')).toEqual({
      instance: 'loan.2',
      name: 'fee-debit-notice',
      ordinal: 12,
    });
    const legs = ['payout', 'fee-debit', 'payout-notice'];
    expect(splitAddressName('fee-debit', legs)).toEqual({ leg: 'fee-debit', kind: 'leg' });
    expect(splitAddressName('fee-debit-notice', legs)).toEqual({ leg: 'fee-debit', kind: 'notice' });
    expect(splitAddressName('payout-notice', legs)).toEqual({ leg: 'payout-notice', kind: 'leg' });
    expect(splitAddressName('payout-notise', legs)).toBeUndefined();
  });

  it('have the endings by which the simulation numbers its messages', () => {
    expect(['', ...messageKinds.map((kind) => `-${kind}`)]).toEqual([...addressKinds]);
  });
});

describe('the directory of flows', () => {
  it('describes every flow that ships, each with a default for every choice', async () => {
    for (const [name, load] of flowLoaders) {
      const description = describeFlow(await load());
      expect(description.roles.length, name).toBeGreaterThan(0);
      expect(description.choices, name).toHaveProperty('durability');
      expect(description.choices['durability']).toEqual(['outbox', 'separate']);
      for (const act of Object.values(description.acts)) expect(['operator', ...description.roles]).toContain(act.by);
    }
  });
});
