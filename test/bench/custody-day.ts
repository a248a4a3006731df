/*
 * A day of a custody bank at the balances that one bank named: `npm run bench:custody-day`. 200,000 investors (their
 * number is our assumption) hold 143 million yuan in the morning, pay in online until the account holds 286 million,
 * withdraw 143 million through one batch at the end of the day, and everything is reconciled with the statements of the
 * next. Printed are the balances, the reconciliation of total and detail, events a second of the processor and the
 * memory used. The run fails if a fen differs, a finding is raised or the memory passes 4 GiB.
 */
import { formatYuan } from '../../src/core/fen.ts';
import { loadRulebook } from '../../src/io/rules/load-rulebook.ts';
import type { AccountFile, FlowFile, ParticipantFile, PlanItem, ScenarioFile } from '../../src/scenario/format.ts';
import { Collector } from '../../src/simulation/findings/collector.ts';
import { Kernel } from '../../src/simulation/kernel.ts';
import { compilePlan } from '../../src/simulation/plan/compile.ts';
import { PlanDriver } from '../../src/simulation/plan/driver.ts';
import { TraceHasher } from '../../src/simulation/trace/hasher.ts';
import { loadScenario } from '../support/load.ts';

/** Mean and greatest balance that the source names, fen. */
const MEAN = 14_300_000_000;
const PEAK = 28_600_000_000;
const MEMORY_MAX = 4 * 1024 ** 3;

const argument = process.argv[2];
const INVESTORS = argument === undefined ? 200_000 : Number(argument);

/** Fen of investor `i` of an amount that is shared out to the fen. */
function share(fen: number, i: number): number {
  return Math.floor((fen * (i + 1)) / INVESTORS) - Math.floor((fen * i) / INVESTORS);
}

function day(): ScenarioFile {
  const participants: Record<string, ParticipantFile> = {
    platform: { kind: 'p2p-platform' },
    'bank-c': { kind: 'bank', totalAssets: '300000000000.00', licences: ['bank'] },
    'bank-a': { kind: 'bank', totalAssets: '3000000000000.00', licences: ['bank'] },
  };
  const accounts: Record<string, AccountFile> = {
    custody: { owner: 'platform', at: 'bank-c', kind: 'custody', opening: formatYuan(MEAN) },
    'platform-own': { owner: 'platform', at: 'bank-c', kind: 'own-funds', opening: '0.00' },
  };
  const flows: Record<string, FlowFile> = {};
  const plan: PlanItem[] = [];
  for (let i = 0; i < INVESTORS; i++) {
    const who = `i${String(i).padStart(6, '0')}`;
    participants[who] = { kind: 'person' };
    accounts[`${who}-sub`] = { owner: who, at: 'bank-c', kind: 'sub-account', opening: formatYuan(share(MEAN, i)) };
    accounts[`${who}-card`] = {
      ...{ owner: who, at: 'bank-a', class: 'I' as const, opening: formatYuan(share(PEAK - MEAN, i)) },
    };
    flows[`c-${who}`] = { flow: 'custody', parties: { investor: who, custodian: 'bank-c' } };
    const online = new Date(Date.UTC(2018, 4, 4, 9, 30) + Math.floor((i * 6 * 3_600_000) / INVESTORS));
    const act = (at: string, does: string, fen: number): PlanItem => ({
      ...{ at, who, does, flow: `c-${who}`, yuan: formatYuan(fen) },
    });
    plan.push(act(online.toISOString().slice(11, 23), 'deposit', share(PEAK - MEAN, i)));
    plan.push(act('16:30:00', 'withdraw', share(PEAK - MEAN, i)));
  }
  return {
    ...{ id: 'custody-day', title: { zh: '存管的一天', en: 'A day of custody' }, starts: '2018-05-04T09:00:00+08:00' },
    ...{ participants, accounts, flows, plan, expect: [] },
  };
}

const scenario = day();
const { model, machines } = await loadScenario(scenario);
const collector = new Collector();
const hasher = new TraceHasher(null);
const kernel = new Kernel(model, machines, {
  ...{ observer: hasher, sink: collector, dayClose: true },
  rules: { rulebook: loadRulebook(null), lawDay: null, sink: collector },
});
const plan = compilePlan(model, scenario.plan ?? []);
const custody = model.accounts.findIndex(({ key }) => key === 'custody');
const subs = model.accounts.flatMap(({ key, index }) => (key.endsWith('-sub') ? [index] : []));
const driver = new PlanDriver(kernel, plan);
const failures: string[] = [];
const processorSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const started = processorSeconds();

/** Runs until an instant and compares the custody account with the sum of the sub-accounts. */
function reconcile(what: string, until: string, expected: number | null): void {
  driver.runUntil(Date.parse(until));
  const total = kernel.ledger.balance(custody);
  const detail = subs.reduce((sum, account) => sum + kernel.ledger.balance(account), 0);
  console.log(`${what}: total ${formatYuan(total)}, detail ${formatYuan(detail)}`);
  if (total !== detail) failures.push(`${what}: total and detail differ by ${formatYuan(total - detail)}`);
  if (expected !== null && total !== expected) failures.push(`${what}: ${formatYuan(expected)} expected`);
}

reconcile('opening', '2018-05-04T09:00:00+08:00', MEAN);
reconcile('peak, after the online pay-ins', '2018-05-04T16:29:59+08:00', PEAK);
reconcile('end of day, after the batch', '2018-05-04T23:59:59+08:00', MEAN);
// Friday: the statements of the day are complete on Monday, and returns may come until the day after.
reconcile('after the statements', '2018-05-08T12:00:00+08:00', MEAN);

const seconds = processorSeconds() - started;
const memory = process.resourceUsage().maxRSS * 1024;
const found = collector.roots().map(({ breach }) => breach.id);
const broken = collector.rules.filter(({ breach }) => breach.violated && breach.fails);
if (found.length > 0) failures.push(`findings: ${[...new Set(found)].join(', ')}`);
if (broken.length > 0)
  failures.push(`rules: ${[...new Set(broken.map(({ breach }) => breach.rule.rule.id))].join(', ')}`);
if (memory > MEMORY_MAX) failures.push(`memory: ${String(memory)} bytes`);
console.log(
  `${INVESTORS.toLocaleString('en')} investors, ${kernel.events.toLocaleString('en')} events in ${seconds.toFixed(1)} s: ` +
    `${Math.round(kernel.events / seconds).toLocaleString('en')} events/s, ${(memory / 1024 ** 3).toFixed(2)} GiB`,
);
for (const failure of failures) console.error(failure);
process.exitCode = failures.length === 0 ? 0 : 1;
