/*
 * Speed of the kernel: `npm run bench:kernel`. Each figure is the median of interleaved rounds in one process. Printed
 * are events that changed the state and rules evaluated per event; stepping, both books' checks, the rules at their
 * hooks and the trace hash are inside the timed part, building the model is not. `npm run bench` measures more.
 */
import { measure } from './speed/rounds.ts';
import { KernelLoad, limits, rulebookOf } from './speed/withdrawals.ts';

const largest = process.argv.includes('--small') ? 200_000 : 1_000_000;
const rulebook = rulebookOf(limits);
const small = await KernelLoad.create(500, rulebook);
const large = await KernelLoad.create(largest / 2, rulebook);
const rates = await measure(
  [
    { name: '1,000', unit: 'events', count: 200_000, run: (count) => small.run(count) },
    { name: largest.toLocaleString('en'), unit: 'events', count: 200_000, run: (count) => large.run(count) },
  ],
  7,
);
console.log(
  `rules at the hook: ${String(limits.length)}; rules evaluated per event: ${small.rulesPerEvent().toFixed(1)}`,
);
for (const { name, median, low, high } of rates) {
  const spread = `${low.toFixed(0)} to ${high.toFixed(0)}`;
  console.log(`${name.padStart(10)} accounts: ${median.toFixed(0)} events/s (${spread})`);
}
const more = rates[1]!.nanoseconds - rates[0]!.nanoseconds;
console.log(
  `largest against smallest: ${(rates[0]!.median / rates[1]!.median).toFixed(2)} times as long an event, ${more.toFixed(0)} ns more`,
);
