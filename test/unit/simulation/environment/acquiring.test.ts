import { describe, expect, it } from 'vitest';
import { Library } from '../../../../src/io/scenarios/library.ts';
import { buildModel } from '../../../../src/scenario/build/build.ts';
import type { LumpFile, PlanItem, ScenarioFile } from '../../../../src/scenario/format.ts';
import { formatInstant } from '../../../../src/core/time.ts';
import { formatYuan } from '../../../../src/core/fen.ts';
import { compilePlan } from '../../../../src/simulation/plan/compile.ts';
import { PlanDriver } from '../../../../src/simulation/plan/driver.ts';
import { Kernel } from '../../../../src/simulation/kernel.ts';
import { fingerprint, formatFingerprint } from '../../../../src/simulation/state/fingerprint.ts';
import { Recorder } from '../../../../src/simulation/trace/recorder.ts';

const library = await Library.open();
const bank = { kind: 'bank', totalAssets: '3000000000000.00' } as const;

function world(lump: Partial<LumpFile>, starts: string): ScenarioFile {
  const merchant = { kind: 'merchant' } as const;
  const flow = (key: string) => ({ flow: 'settlement', parties: { merchant: key, acquirer: 'pay' } });
  return {
    id: 'acquiring',
    title: { zh: '渠道', en: 'channel' },
    starts,
    participants: {
      a: merchant,
      b: merchant,
      pay: { kind: 'payment-institution' },
      union: { kind: 'clearing-institution' },
      bank,
      pbc: { kind: 'central-bank' },
    },
    accounts: {
      'a-bank': { owner: 'a', at: 'bank' },
      'b-bank': { owner: 'b', at: 'bank' },
      reserve: { owner: 'pay', at: 'bank', kind: 'reserve' },
      clearing: { owner: 'union', at: 'pbc', kind: 'settlement' },
    },
    channels: { acquiring: { use: 'acquiring', lump } },
    flows: { a: flow('a'), b: flow('b') },
    expect: [],
  };
}

const at = (time: string, does: string, yuan: string, flow = 'a', items = 1): PlanItem => ({
  at: time,
  who: flow,
  does,
  flow,
  yuan,
  ...(does === 'sell' ? { items } : {}),
});

/** Runs a plan to a time, and tells what moved in the money book and which rows came. */
function run(plan: readonly PlanItem[], until: string, lump: Partial<LumpFile> = {}, starts = '2018-03-12') {
  const scenario = world(lump, `${starts}T00:00:00+08:00`);
  const model = buildModel({ ...scenario, plan }, 'test', {
    flows: library.flows,
    channels: library.channelsAround('scenarios/settlement/test.scenario.json'),
    calendar: library.calendar,
    rails: library.rails,
  });
  const machines = model.flows.map((flow) => library.machine(flow));
  const recorder = new Recorder(model.accounts.length);
  const kernel = new Kernel(model, machines, { observer: recorder, sink: { raise: () => undefined }, dayClose: true });
  const driver = new PlanDriver(kernel, compilePlan(model, plan));
  driver.runUntil(Date.parse(`${until}+08:00`));
  const reserve = model.accounts.findIndex(({ key }) => key === 'reserve');
  const clearing = model.accounts.findIndex(({ key }) => key === 'clearing');
  const when = (now: number): string => formatInstant(now).slice(5, 19).replace('T', ' ');
  return {
    kernel,
    sums: recorder.events.flatMap(({ now, postings }) =>
      postings
        .filter(({ account, fen }) => account === reserve && fen > 0)
        .map(({ fen }) => `${formatYuan(fen)} ${when(now)}`),
    ),
    rows: recorder.events.flatMap(({ now, detail, fen, target }) => {
      const instance = model.instances[target];
      const name = instance === undefined ? '' : (model.flows[instance.flow]!.eventNames[detail] ?? '');
      return name === 'lump.statement.pending' ? [`${instance!.key} ${formatYuan(fen)} ${when(now)}`] : [];
    }),
    clearing: formatYuan(kernel.ledger.balance(clearing)),
  };
}

describe('the sales book of a channel', () => {
  it('sends on the next working day one sum and a row of what was sold before its cut', () => {
    const { sums, rows } = run(
      [at('10:00:00', 'sell', '100.00'), at('22:59:59', 'sell', '5.00')],
      '2018-03-13T12:00:00',
    );
    expect(rows).toEqual(['a 105.00 03-13 08:00:00']);
    expect(sums).toEqual(['105.00 03-13 10:00:00']);
  });

  it('cuts half-open: a sale at the cut itself is of the next day', () => {
    const { sums } = run([at('22:59:59', 'sell', '1.00'), at('23:00:00', 'sell', '2.00')], '2018-03-14T12:00:00');
    expect(sums).toEqual(['1.00 03-13 10:00:00', '2.00 03-14 10:00:00']);
  });

  it('sends Friday, Saturday and Sunday together on Monday', () => {
    const plan = [
      at('10:00:00', 'sell', '1.00'),
      at('D+1 10:00:00', 'sell', '2.00'),
      at('D+2 10:00:00', 'sell', '4.00'),
    ];
    const { sums, rows } = run(plan, '2018-03-19T12:00:00', {}, '2018-03-16');
    expect(rows).toEqual(['a 7.00 03-19 08:00:00']);
    expect(sums).toEqual(['7.00 03-19 10:00:00']);
  });

  it('holds the money until then, gives refunds back at once, and takes what exceeds the sales off later sums', () => {
    const plan = [
      at('10:00:00', 'sell', '100.00'),
      at('11:00:00', 'refund', '130.00'),
      at('D+1 10:00:00', 'sell', '20.00'),
      at('D+2 10:00:00', 'sell', '50.00'),
    ];
    expect(run(plan, '2018-03-12T10:30:00').clearing).toBe('100.00');
    expect(run(plan, '2018-03-12T12:00:00').clearing).toBe('0.00');
    const { sums, rows, clearing } = run(plan, '2018-03-15T12:00:00');
    expect(rows).toEqual(['a -30.00 03-13 08:00:00', 'a -10.00 03-14 08:00:00', 'a 40.00 03-15 08:00:00']);
    expect(sums).toEqual(['40.00 03-15 10:00:00']);
    expect(clearing).toBe('0.00');
  });

  it.each([
    ['item', 'half-up', '1.50', 3, '1.47'],
    ['item', 'down', '1.50', 3, '1.50'],
    ['batch', 'half-up', '1.50', 3, '1.48'],
    ['batch', 'down', '1.50', 3, '1.49'],
  ] as const)('keeps a fee of 1 %% per %s, rounded %s', (feePer, rounding, yuan, items, sum) => {
    const lump = { amount: 'net', fee: '1%', feePer, rounding } as const;
    expect(run([at('10:00:00', 'sell', yuan, 'a', items)], '2018-03-13T12:00:00', lump).sums[0]).toBe(
      `${sum} 03-13 10:00:00`,
    );
  });

  it('sends one sum for all merchants of an acquirer, with a row for each', () => {
    const plan = [at('10:00:00', 'sell', '3.00'), at('11:00:00', 'sell', '4.00', 'b')];
    const { sums, rows } = run(plan, '2018-03-13T12:00:00', { per: 'acquirer' });
    expect(sums).toEqual(['7.00 03-13 10:00:00']);
    expect(rows).toEqual(['a 3.00 03-13 08:00:00', 'b 4.00 03-13 08:00:00']);
  });

  it('sends the sum later or never if that is its fate', () => {
    const plan = (fate: 'unknown' | 'never-settles'): PlanItem[] => [
      at('10:00:00', 'sell', '3.00'),
      { leg: 'a/lump#1', fate, ...(fate === 'unknown' ? { by: 'PT5H' } : {}) },
    ];
    expect(run(plan('unknown'), '2018-03-20T12:00:00').sums).toEqual(['3.00 03-13 15:00:00']);
    const never = run(plan('never-settles'), '2018-03-20T12:00:00');
    expect(never.sums).toEqual([]);
    expect(never.clearing).toBe('3.00');
  });

  it('comes to the same state whichever of two merchants sells first', () => {
    const print = (plan: PlanItem[]): string => {
      const { kernel } = run(plan, '2018-03-12T12:00:00', { per: 'acquirer' });
      const clock = { readsTime: true, calendar: library.calendar, horizonDays: 5 };
      return formatFingerprint(fingerprint(kernel.world, clock));
    };
    const [first, second] = [at('10:00:00', 'sell', '3.00'), at('10:00:00', 'sell', '4.00', 'b')];
    expect(print([first, second])).toBe(print([second, first]));
  });

  it('is needed by whoever sells through a channel', () => {
    const scenario = world({}, '2018-03-12T00:00:00+08:00');
    const flows = { a: { ...scenario.flows['a']!, channels: { acquiring: 'payout' } } };
    const build = (): unknown =>
      buildModel({ ...scenario, flows }, 'test', {
        flows: library.flows,
        channels: library.channelsAround('scenarios/settlement/test.scenario.json'),
        calendar: library.calendar,
        rails: library.rails,
      });
    expect(build).toThrow(expect.objectContaining({ code: 'channel-without-lump' }) as Error);
  });
});
