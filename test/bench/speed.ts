/*
 * How fast fenproof is, beside the libraries put together plainly and beside a loop by hand: `npm run bench`. One
 * process, rounds that take turns, medians with their spread; answers of opponents are checked equal first. Writes
 * reports/bench/speed.json and reports/bench/speed.md. `-- --quick` leaves out the million accounts.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { profiles } from '../../src/search/profiles/profiles.ts';
import { Composition } from './speed/composition.ts';
import { HandWritten } from './speed/hand-written.ts';
import { checkEqual, measure, type Rate } from './speed/rounds.ts';
import { measureRules } from './speed/rules.ts';
import { checkByHand, withdrawalByHand } from './speed/by-hand/same.ts';
import { searchOf } from './speed/search.ts';
import { shippedRulebook } from '../unit/rules/load.ts';
import { startUpOf, workersOf } from './speed/commands.ts';
import { brokenLimits, EVENTS_EACH, KernelLoad, limits, rulebookOf } from './speed/withdrawals.ts';

const quick = process.argv.includes('--quick');
/** One section alone, by its name; nothing is written then. */
const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length) ?? '';
const ROUNDS = quick ? 5 : 9;
const CHECKED = 50;
/** Runs of the searched scenario that are drawn by hand and done by both, in each of its variants. */
const DRAWN = 500;

async function checkAnswers(): Promise<void> {
  for (const below of [limits, brokenLimits]) {
    const kernel = await KernelLoad.create(CHECKED, rulebookOf(below));
    const hand = new HandWritten(CHECKED, below);
    const composition = await Composition.create(below);
    for (const load of [kernel, hand]) load.run(CHECKED * EVENTS_EACH);
    await composition.run(CHECKED * EVENTS_EACH);
    checkEqual('loop by hand', kernel.outcome(), hand.outcome());
    checkEqual('libraries put together', kernel.outcome(), composition.outcome());
    checkEqual('breaches of the loop by hand', hand.breaches, 0);
  }
  await checkByHand(DRAWN);
}

interface Section {
  readonly title: string;
  readonly rates: readonly Rate[];
  readonly notes: readonly string[];
}

function ratio(rates: readonly Rate[], a: string, b: string): string {
  const of = (name: string): number => rates.find((rate) => rate.name === name)!.median;
  return (of(a) / of(b)).toPrecision(3);
}

async function against(): Promise<Section> {
  const kernel = await KernelLoad.create(500, rulebookOf(limits));
  const hand = new HandWritten(500, limits);
  const composition = await Composition.create(limits);
  const rates = await measure(
    [
      { ...{ name: 'fenproof', unit: 'events', count: 60_000 }, run: (count) => kernel.run(count) },
      { ...{ name: 'loop by hand', unit: 'events', count: 400_000 }, run: (count) => hand.run(count) },
      { ...{ name: 'libraries put together', unit: 'events', count: 600 }, run: (count) => composition.run(count) },
    ],
    ROUNDS,
  );
  return {
    title: '500 withdrawals, 20 rules at each entry of an account, both books checked',
    rates,
    notes: [
      `fenproof is ${ratio(rates, 'fenproof', 'libraries put together')} times as fast as XState, plain objects and json-rules-engine put together`,
      `the loop by hand is ${ratio(rates, 'loop by hand', 'fenproof')} times as fast as fenproof; it keeps no trace hash and knows no faults`,
      `rules evaluated per event: ${kernel.rulesPerEvent().toFixed(1)}; postings per event: ${(6 / EVENTS_EACH).toFixed(2)}`,
    ],
  };
}

/** Collects garbage, so that what is measured is what is kept. */
function collect(): void {
  (globalThis as { gc?: () => void }).gc?.();
}

async function scale(): Promise<Section> {
  const sizes = quick ? [1_000, 10_000, 100_000] : [1_000, 10_000, 100_000, 1_000_000];
  const rulebook = rulebookOf(limits);
  const loads: KernelLoad[] = [];
  const memory: string[] = [];
  for (const accounts of sizes) {
    collect();
    const before = process.memoryUsage();
    const load = await KernelLoad.create(accounts / 2, rulebook);
    collect();
    const after = process.memoryUsage();
    const bytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
    memory.push(`${accounts.toLocaleString('en')}: ${(bytes / 2 ** 20).toFixed(0)} MiB`);
    loads.push(load);
  }
  const rates = await measure(
    loads.map((load, i) => ({
      ...{ name: `${sizes[i]!.toLocaleString('en')} accounts`, unit: 'events', count: 60_000 },
      run: (count: number) => load.run(count),
    })),
    ROUNDS,
  );
  const more = rates.at(-1)!.nanoseconds - rates[0]!.nanoseconds;
  const day = quick ? 500_000 : 5_000_000;
  const done = loads.at(-1)!.run(day);
  const resident = (process.memoryUsage().rss / 2 ** 20).toFixed(0);
  return {
    title: 'The same at scale, accounts drawn at random',
    rates,
    notes: [
      `an event takes ${more.toFixed(0)} ns more with ${rates.at(-1)!.name} than with ${rates[0]!.name}`,
      `memory of model and state: ${memory.join(', ')}`,
      `after ${done.toLocaleString('en')} events more with ${rates.at(-1)!.name} the whole process, smaller models included, takes ${resident} MiB`,
    ],
  };
}

async function search(): Promise<Section> {
  const searches = [await searchOf('withdrawal'), await searchOf('settlement')];
  const hand = new HandWritten(500, limits);
  const same = await withdrawalByHand();
  const forty = Array.from({ length: 40 }, (_, i) => -100 * (i + 1));
  const composition = await Composition.create(forty, 'event');
  // With as many rules as a search is held to: those that bind somebody on some day.
  const binding = shippedRulebook.rules.filter(({ periods }) => periods.some(({ status }) => status === 'enforced'));
  const all = binding.map((_, i) => -100 * (i + 1));
  const compositionOfAll = await Composition.create(all, 'event');
  const together = (rules: readonly number[]): string =>
    `libraries put together: withdrawals, ${String(rules.length)} rules once an event`;
  // A search begins with what it meets for the first time: it is measured once that is behind it.
  for (const one of searches) await one.run(300_000);
  const rates = await measure(
    [
      ...searches,
      {
        ...{ name: 'random test by hand: withdrawal', unit: 'events', count: 400_000 },
        run: (count) => same.run(count),
      },
      { ...{ name: 'loop by hand: withdrawals', unit: 'events', count: 400_000 }, run: (count) => hand.run(count) },
      { ...{ name: together(forty), unit: 'events', count: 300 }, run: (count) => composition.run(count) },
      { ...{ name: together(all), unit: 'events', count: 200 }, run: (count) => compositionOfAll.run(count) },
    ],
    ROUNDS,
  );
  const rateOf = (name: string): Rate => rates.find((rate) => rate.name === name)!;
  const byHand = 'random test by hand: withdrawal';
  // The same rounds, and more or less of what was done in them counted.
  const stepped = searches.map((one) => rateOf(one.name).median * (1 - one.spared()));
  const inAll = searches.map((one) => counted(rateOf(one.name), 'healing included', one.inAll()));
  const steppedInAll = searches.map((one) =>
    counted(rateOf(one.name), 'healing included, put back left out', one.inAll() - one.spared()),
  );
  const byHandInAll = counted(rateOf(byHand), 'healing included', same.eventsInAll / same.events);
  const shown = (values: readonly number[], digits: number): string =>
    values.map((value) => value.toPrecision(digits)).join(' and ');
  const times = (a: string, b: string): string =>
    searches.map(({ name }) => (a === '' ? ratio(rates, name, b) : ratio(rates, a, name))).join(' and ');
  const percent = (value: (one: (typeof searches)[number]) => number): string =>
    searches.map((one) => `${(value(one) * 100).toFixed(0)} %`).join(' and ');
  return {
    title: 'Searches with all shipped rules and every permitted fault',
    rates: [...rates, ...inAll, ...steppedInAll, byHandInAll],
    notes: [
      'an event is a change of the state before the healing; a move of the clock alone, a stimulus that changes nothing and the second execution of every twentieth run are none, and the time of all of these is in every figure, as are drawing, stepping, checking, coverage and healing',
      `a change of the state is also one that happens in the healing, from when faults cease until all has settled: it is stepped, and checked by all rules, like any other. With them there are ${shown(
        searches.map((one) => one.inAll()),
        3,
      )} changes for each event; random test by hand: ${(same.eventsInAll / same.events).toPrecision(3)}`,
      `${percent((one) => one.spared())} of the events (${percent((one) => one.spared() / one.inAll())} of the changes) are on ways that a run before had gone: the run is put at the end of the way, and these are not stepped again. Without them ${stepped.map((rate) => Math.round(rate).toLocaleString('en')).join(' and ')} events a second, and as many changes as the table says`,
      `times as fast as the libraries put together, 40 rules: ${times('', together(forty))}; with ${String(all.length)} rules, as many as the shipped rulebook enforces on some day: ${times('', together(all))}. The libraries draw nothing, heal nothing and close no days`,
      `times as slow as the random test by hand: ${times(byHand, '')}, or ${shown(
        stepped.map((rate) => rateOf(byHand).median / rate),
        3,
      )} if only events count that are stepped; counted as changes of the state on both sides ${shown(
        inAll.map(({ median }) => byHandInAll.median / median),
        3,
      )}, and ${shown(
        steppedInAll.map(({ median }) => byHandInAll.median / median),
        3,
      )} if only stepped ones count. It is the scenario of the search on the withdrawal with the same stimuli, faults, day closes, rules and checks, and heals; it keeps no coverage, no plans and no trace, and runs nothing twice`,
      `times as slow as the loop by hand: ${times('loop by hand: withdrawals', '')}; the loop draws nothing, knows no faults and no days, heals nothing, and looks at ${((3 * limits.length) / EVENTS_EACH).toFixed(1)} rules an event`,
      `rules evaluated per change of the state: ${searches.map((one) => one.rulesPerEvent().toFixed(1)).join(' and ')}; random test by hand: ${(same.rules.evaluated / same.eventsInAll).toFixed(1)}`,
      `events of a run, clock moves left out: ${searches.map((one) => one.eventsPerRun().toFixed(1)).join(' and ')}; random test by hand: ${(same.events / same.runs).toFixed(1)}`,
    ],
  };
}

/** A measured rate once more, with `factor` things counted for each that was counted. */
function counted(rate: Rate, what: string, factor: number): Rate {
  const { median, low, high } = rate;
  return {
    ...rate,
    name: `${rate.name}, ${what}`,
    unit: 'changes of state',
    median: median * factor,
    low: low * factor,
    high: high * factor,
    nanoseconds: 1e9 / (median * factor),
  };
}

function table({ title, rates, notes }: Section): string {
  const rows = rates.map(({ name, unit, median, low, high, nanoseconds }) => {
    const per = (n: number): string => Math.round(n).toLocaleString('en');
    return `| ${name} | ${per(median)} | ${per(low)} to ${per(high)} | ${nanoseconds.toPrecision(3)} | ${unit} |`;
  });
  return [
    `## ${title}`,
    '',
    '| | a second (median) | spread | ns each | of |',
    '| --- | ---: | ---: | ---: | --- |',
    ...rows,
    '',
    ...notes.map((note) => `- ${note}`),
    '',
  ].join('\n');
}

/** Wall-clock milliseconds of commands as a user calls them, each in a process of its own. */
function startUp(): Section {
  const small = 'scenarios/withdrawal/query-first.scenario.json';
  const commands = { '--version': ['--version'], 'rules lint': ['rules', 'lint'], 'a small run': ['run', small] };
  const times = quick ? 5 : 20;
  return {
    title: 'Start-up, median of processes of their own',
    rates: Object.entries(commands).map(([name, args]) => startUpOf(name, args, times)),
    notes: [`by the clock, not by the processor; load of the machine then: ${loadavg()[0]!.toFixed(1)}`],
  };
}

function workers(): Section {
  // Starting a thread and warming it up takes as much of the processor as some forty rounds: it is a whole search that counts.
  const rounds = quick ? 40 : profiles.deep.rounds;
  const rates = workersOf(rounds);
  return {
    title: 'The same search with one worker and with two',
    rates,
    notes: [
      `two workers are ${ratio(rates, '2 workers', '1 worker')} times as fast as one, by the clock and start-up included, in ${String(rounds)} of the ${String(profiles.deep.rounds)} rounds that a deep search has; load of the machine then: ${loadavg()[0]!.toFixed(1)}`,
      'one of the workers is the thread of the command itself',
    ],
  };
}

if (only === '') await checkAnswers();
const sections: Section[] = [];
for (const [name, section] of Object.entries({ against, search, scale, startUp, workers })) {
  if (only !== '' && only !== name) continue;
  const done = await section();
  console.log(table(done));
  sections.push(done);
}
if (only !== '') process.exit(0);
const rules = await measureRules(ROUNDS);
const times = (n: number, other: string): string =>
  ratio(rules, `${String(n)} rules: fenproof, evaluated together`, `${String(n)} rules: ${other}`);
const perEvent = (n: number): number =>
  rules.find(({ name }) => name === `${String(n)} rules: fenproof, evaluated together`)!.nanoseconds * n;
const ruleSection = {
  title: 'Rules at one hook that share conditions',
  rates: rules,
  notes: [
    `at 100 rules: ${times(100, 'json-rules-engine')} times json-rules-engine, ${times(100, 'json-logic-engine, compiled')} times json-logic-engine compiled, ${times(100, 'by hand')} times the function by hand`,
    `an event takes ${perEvent(100).toFixed(0)} ns with 100 rules and ${perEvent(1000).toFixed(0)} ns with 1,000`,
  ],
};
console.log(table(ruleSection));
sections.push(ruleSection);

const machine = `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`;
mkdirSync('reports/bench', { recursive: true });
writeFileSync('reports/bench/speed.json', `${JSON.stringify({ machine, rounds: ROUNDS, sections }, null, 2)}\n`);
const head = `# Speed\n\n\`npm run bench\` on ${machine}. Seconds are of the processor, ${String(ROUNDS)} rounds that take turns.\n\n`;
writeFileSync('reports/bench/speed.md', head + sections.map(table).join('\n'));
