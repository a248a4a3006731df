import { beforeAll, describe, expect, it } from 'vitest';
import { execute, type Executed } from '../../../src/cli/execute.ts';
import { Library } from '../../../src/io/scenarios/library.ts';
import { noOverrides } from '../../../src/io/scenarios/overrides.ts';
import { Gauge } from '../../../src/simulation/gauge.ts';
import { castOf } from '../../../src/simulation/result/cast.ts';
import { shownBalance } from '../../../src/simulation/result/names.ts';

const options = { overrides: noOverrides, paranoid: false, record: false, replay: '' };
const files = [
  'scenarios/choices/withdrawal/retry--blind-resend.scenario.json',
  'scenarios/settlement/advance-within-limit.scenario.json',
  'scenarios/settlement/thousand-small-sales.scenario.json',
];

describe('how a run went', () => {
  const ran = new Map<string, { gauge: Gauge; executed: Executed; plain: Executed }>();

  beforeAll(async () => {
    const library = await Library.open();
    for (const file of files) {
      const loaded = library.load(file);
      const executed = await execute(library, loaded, { ...options, gauge: (model) => new Gauge(model) });
      ran.set(file, { gauge: executed.gauge!, executed, plain: await execute(library, loaded, options) });
    }
  }, 120_000);

  it.each(files)('watching changes nothing: %s', (file) => {
    const { executed, plain } = ran.get(file)!;
    expect(executed.outcome.traceHash).toBe(plain.outcome.traceHash);
    expect(executed.result).toEqual(plain.result);
  });

  it.each(files)('each curve ends with what the books say in the end: %s', (file) => {
    const { gauge, executed } = ran.get(file)!;
    const { model, outcome } = executed;
    const { balances, inTransit } = gauge.course();
    expect(balances.length).toBeGreaterThan(2);
    for (const { key, points } of balances) {
      const account = model.accounts.find((one) => one.key === key)!;
      expect(points.at(-1)![1], key).toBe(shownBalance(account, outcome.kernel.ledger.balance(account.index)));
      const seconds = points.map(([second]) => second);
      expect(seconds).toEqual([...seconds].sort((a, b) => a - b));
      expect(points.length).toBeLessThanOrEqual(61);
    }
    expect(inTransit.points.at(-1)![1]).toBe('0.00');
  });

  it('begins with the balances of the scenario, also where the first act is at the first instant', () => {
    const { gauge, executed } = ran.get(files[0]!)!;
    const { accounts } = castOf(executed.model, gauge.opening());
    const opening = Object.fromEntries(accounts.map((account) => [account.key, account.opening]));
    expect(opening).toMatchObject({ 'alice-wallet': '500.00', reserve: '1000.00', 'alice@pay/frozen': '0.00' });
    const wallet = gauge.course().balances.find(({ key }) => key === 'alice-wallet')!;
    expect(wallet.points.map(([, yuan]) => yuan)).toEqual(['500.00', '200.00']);
  });

  it('shows money on its way while it is, and advances while they are open', () => {
    const transit = ran
      .get(files[0]!)!
      .gauge.course()
      .inTransit.points.map(([, yuan]) => yuan);
    expect(transit).toEqual(['0.00', '300.00', '600.00', '300.00', '0.00']);
    const advances = ran
      .get(files[1]!)!
      .gauge.course()
      .advances.points.map(([, yuan]) => Number(yuan));
    expect(Math.max(...advances)).toBeGreaterThan(0);
    expect(advances.at(-1)).toBe(0);
  });

  it('counts deviations and the configurations that were reached', () => {
    const { gauge, executed } = ran.get(files[0]!)!;
    expect([...gauge.faults()]).toEqual([['unknown', 1]]);
    const { configurations } = executed.machines[0]!.tables;
    const paths = [...gauge.reached()[0]!.keys()].map((id) => configurations[id]!.path);
    expect(new Set(paths)).toEqual(
      new Set(['idle', 'underway.sending', 'underway.resending', 'underway.processing', 'paid', 'closed']),
    );
  });
});

describe('the steps of a story', () => {
  it('say between whom they pass, and of which instance', async () => {
    const library = await Library.open();
    const { result, model } = await execute(library, library.load(files[0]!), options);
    const told = result.findings[0]!.steps.map(({ kind, between, instance }) => [kind, ...between, instance].join(' '));
    expect(told).toEqual([
      'act alice pay w1',
      'fate payout payout w1',
      'request pay payout w1',
      'timer pay pay w1',
      'timer pay pay w1',
      'request pay payout w1',
      'message payout pay w1',
      'settle payout alice w1',
      'message payout pay w1',
      'settle payout alice w1',
    ]);
    expect(castOf(model, []).instances).toEqual([{ key: 'w1', flow: 'withdrawal' }]);
  });

  it('leave no change of a balance out: what each begins with is what was before', async () => {
    const library = await Library.open();
    for (const file of files) {
      const loaded = library.load(file);
      const { result, model, gauge } = await execute(library, loaded, { ...options, gauge: (one) => new Gauge(one) });
      for (const { steps, id } of result.findings) {
        const { accounts } = castOf(model, gauge!.opening());
        const now = new Map(accounts.map(({ key, opening }) => [key, opening]));
        for (const change of steps.flatMap(({ meanwhile, changes }) => [...(meanwhile ?? []), ...changes])) {
          expect(change.before, `${id} ${change.account}`).toBe(now.get(change.account));
          now.set(change.account, change.after);
        }
      }
    }
  }, 120_000);
});
