/*
 * Speed of the kernel: `npm run bench:kernel`. Each figure is the median of interleaved rounds in one process. Printed
 * are events that changed the state, rules evaluated and postings per event; stepping, both books' checks, the rules at
 * their hooks and the trace hash are inside the timed part, building the model is not.
 */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { Prng, seedFrom } from '../../src/core/prng.ts';
import { compileRulebook, type Rulebook } from '../../src/rules/compile/rulebook.ts';
import type { AccountFile, FlowFile, ParticipantFile, ScenarioFile } from '../../src/scenario/format.ts';
import { Collector } from '../../src/simulation/findings/collector.ts';
import { Kernel } from '../../src/simulation/kernel.ts';
import { TraceHasher } from '../../src/simulation/trace/hasher.ts';
import { loadScenario } from '../support/load.ts';

const RULES = 20;
const ROUNDS = 5;

/** The shipped rule at `entry-posted` many times over, as a rulebook of that many rules at one hook. */
function rulebookOf(count: number): Rulebook {
  const text = readFileSync('rules/payment-account/payacct-no-overdraft/payacct-no-overdraft.rule.json', 'utf8');
  const rules = Array.from({ length: count }, (_, i) => {
    const value = JSON.parse(text) as Record<string, unknown>;
    value['id'] = `payacct-no-overdraft-${String(i)}`;
    const file = `payacct-no-overdraft-${String(i)}.rule.json`;
    return { value, file, place: () => ({ file }) };
  });
  return compileRulebook({ rules: rules as never, parameters: [] });
}

/** `n` customers, each with a wallet, a card and one withdrawal. */
function customers(n: number): ScenarioFile {
  const participants: Record<string, ParticipantFile> = {
    pay: { kind: 'payment-institution' },
    bank: { kind: 'bank' },
  };
  const accounts: Record<string, AccountFile> = {
    reserve: { owner: 'pay', at: 'bank', kind: 'reserve', opening: `${String(n * 100)}.00` },
  };
  const flows: Record<string, FlowFile> = {};
  for (let i = 0; i < n; i++) {
    const key = `c${String(i).padStart(7, '0')}`;
    participants[key] = { kind: 'person' };
    accounts[`${key}-wallet`] = { owner: key, at: 'pay', opening: '100.00' };
    accounts[`${key}-card`] = { owner: key, at: 'bank' };
    flows[key] = { flow: 'withdrawal', parties: { customer: key, institution: 'pay' } };
  }
  return {
    id: 'bench',
    title: { zh: '基准', en: 'benchmark' },
    starts: '2018-02-12T10:00:00+08:00',
    participants,
    accounts,
    flows,
    expect: [],
  };
}

interface Load {
  readonly name: string;
  readonly accounts: number;
  readonly kernel: Kernel;
  readonly start: Float64Array;
  readonly order: Int32Array;
  next: number;
}

async function prepare(name: string, n: number, rulebook: Rulebook): Promise<Load> {
  const { model, machines } = await loadScenario(customers(n));
  const sink = new Collector();
  const kernel = new Kernel(model, machines, { sink, dayClose: false, rules: { rulebook, lawDay: null, sink } });
  kernel.observe(new TraceHasher());
  const order = Int32Array.from({ length: n }, (_, i) => i);
  const prng = new Prng(seedFrom('bench', 'order'));
  for (let i = n - 1; i > 0; i--) {
    const j = prng.int(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return { name, accounts: n * 2, kernel, start: kernel.world.snapshot(), order, next: 0 };
}

/** Runs at least `events` events of interleaved withdrawals in random order; returns events per second. */
function measure(load: Load, events: number): number {
  const { kernel, order } = load;
  const before = kernel.events;
  let restoring = 0;
  const started = performance.now();
  while (kernel.events - before < events) {
    if (load.next === order.length) {
      const at = performance.now();
      kernel.world.restore(load.start);
      restoring += performance.now() - at;
      load.next = 0;
    }
    // A burst of customers, then everything that follows from it.
    for (let i = 0; i < 64 && load.next < order.length; i++) kernel.act(order[load.next++]!, 0, 5_000, 0);
    while (kernel.world.pending > 0) {
      kernel.skipStale();
      kernel.advance();
      if (!kernel.deliver()) break;
    }
  }
  return ((kernel.events - before) / (performance.now() - started - restoring)) * 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

const rulebook = rulebookOf(RULES);
const million = process.argv.includes('--small') ? 100_000 : 500_000;
const loads = [
  await prepare('1,000', 500, rulebook),
  await prepare(million === 500_000 ? '1,000,000' : '200,000', million, rulebook),
];
for (const load of loads) measure(load, 100_000);
const figures = new Map(loads.map((load) => [load.name, [] as number[]]));
for (let round = 0; round < ROUNDS; round++) {
  for (const load of loads) figures.get(load.name)!.push(measure(load, 400_000));
}
const evaluated = [...loads[0]!.kernel.desk!.tally.counts().values()].reduce(
  (sum, c) => sum + c.complied + c.violated + c['not-applicable'],
  0,
);
console.log(
  `rules at the hook: ${String(RULES)}; rules evaluated per event: ${(evaluated / loads[0]!.kernel.events).toFixed(1)}`,
);
for (const load of loads) {
  const list = figures.get(load.name)!;
  const spread = `${Math.min(...list).toFixed(0)} to ${Math.max(...list).toFixed(0)}`;
  console.log(`${load.name.padStart(10)} accounts: ${median(list).toFixed(0)} events/s (${spread})`);
}
const ratio = median(figures.get(loads[0]!.name)!) / median(figures.get(loads[1]!.name)!);
console.log(`largest against smallest: ${ratio.toFixed(2)} times as long an event`);
