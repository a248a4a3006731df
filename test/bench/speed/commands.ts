import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { SearchDocument } from '../../../src/results/search.ts';
import type { Rate } from './rounds.ts';

/** The command as it is shipped: `npm run build` makes it. */
const main = 'dist/cli/main.js';

function call(args: readonly string[]): string {
  if (!existsSync(main)) throw new Error(`${main} is missing: npm run build`);
  return execFileSync(process.execPath, [main, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
}

function rateOf(name: string, unit: string, perSecond: readonly number[]): Rate {
  const list = [...perSecond].sort((a, b) => a - b);
  const median = list[list.length >> 1]!;
  return { name, unit, median, low: list[0]!, high: list.at(-1)!, nanoseconds: 1e9 / median, rounds: list.length };
}

/** How often a command could be called in a second, by the clock. */
export function startUpOf(name: string, args: readonly string[], times: number): Rate {
  call(args);
  const rates: number[] = [];
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    call(args);
    rates.push(1_000 / (performance.now() - start));
  }
  return rateOf(name, 'processes', rates);
}

/** Events a second of one search with one worker and with two, by the clock: one as often as the other, in turns. */
export function workersOf(rounds: number): Rate[] {
  const perSecond: [number[], number[]] = [[], []];
  for (let turn = 0; turn < 3; turn++) {
    for (const workers of [1, 2] as const) {
      const file = 'scenarios/withdrawal/query-first.scenario.json';
      const options = [
        '--profile=deep',
        '--seed=bench',
        '--format=json',
        '--lang=en',
        '--corpus=none',
        `--rounds=${String(rounds)}`,
      ];
      const start = performance.now();
      const text = call(['search', file, ...options, `--workers=${String(workers)}`]);
      const seconds = (performance.now() - start) / 1_000;
      const { events } = JSON.parse(text) as SearchDocument;
      perSecond[workers - 1]!.push(events / seconds);
    }
  }
  return [rateOf('1 worker', 'events', perSecond[0]), rateOf('2 workers', 'events', perSecond[1])];
}
