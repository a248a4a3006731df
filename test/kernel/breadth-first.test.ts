import { describe, expect, it } from 'vitest';
import { parseInstant } from '../../src/core/time.ts';
import { Collector } from '../../src/simulation/findings/collector.ts';
import { Kernel, type CrashPoint } from '../../src/simulation/kernel.ts';
import { fingerprint, formatFingerprint, type ClockUse } from '../../src/simulation/state/fingerprint.ts';
import { ITEM } from '../../src/simulation/state/layout.ts';
import type { Snapshot } from '../../src/simulation/state/world.ts';
import { calendar, loadScenario, shippedChannels, withdrawalScenario } from '../support/load.ts';
import { ObjectWorld } from '../support/object-world/world.ts';

/*
 * Every state of one withdrawal with at most one duplicate, one loss and one crash anywhere, counted twice: by the
 * kernel with its fingerprints, and by a world of plain objects over XState with JSON text as keys.
 */

const STARTS = '2018-02-12T10:00:00+08:00';
const TWICE_BY = 1_000;
const amounts = [10_000, 20_000];
const points: readonly CrashPoint[] = ['nothing', 'postings', 'state', 'messages'];
const clock: ClockUse = { readsTime: true, calendar, horizonDays: 12 };

interface Budget {
  readonly twice: number;
  readonly lost: number;
  readonly crash: number;
  readonly asked: number;
}

const start: Budget = { twice: 1, lost: 1, crash: 1, asked: 1 };
const budgetKey = (budget: Budget): string => `${budget.twice}${budget.lost}${budget.crash}${budget.asked}`;

async function countWithKernel(choices: Record<string, string>): Promise<number> {
  const { model, machines } = await loadScenario(withdrawalScenario({ choices, starts: STARTS }));
  const kernel = new Kernel(model, machines, { sink: new Collector(), dayClose: false });
  const seen = new Set<string>();
  const queue: { snapshot: Snapshot; budget: Budget }[] = [];
  const visit = (budget: Budget): void => {
    const key = budgetKey(budget) + formatFingerprint(fingerprint(kernel.world, clock));
    if (seen.has(key)) return;
    seen.add(key);
    queue.push({ snapshot: kernel.world.snapshot(), budget });
  };
  visit(start);
  for (let head = 0; head < queue.length; head++) {
    const { snapshot, budget } = queue[head]!;
    const from = (stimulus: () => boolean, after: Budget): void => {
      kernel.world.restore(snapshot);
      if (stimulus()) visit(after);
    };
    for (const fen of amounts) if (budget.asked > 0) from(() => kernel.act(0, 0, fen, 0), { ...budget, asked: 0 });
    from(() => {
      kernel.skipStale();
      return kernel.advance();
    }, budget);
    from(() => kernel.deliver(), budget);
    kernel.world.restore(snapshot);
    const addresses: number[] = [];
    for (let p = 0; p < kernel.world.pending; p++) {
      const address = kernel.world.cells[kernel.world.itemAt(p) + ITEM.address]!;
      if (address > 0) addresses.push(address);
    }
    for (const address of addresses) {
      if (budget.lost > 0) from(() => kernel.fateOfMessage(address, 'lost', 0), { ...budget, lost: 0 });
      if (budget.twice > 0) from(() => kernel.fateOfMessage(address, 'twice', TWICE_BY), { ...budget, twice: 0 });
    }
    if (budget.crash > 0) for (const point of points) from(() => kernel.armCrash(0, point), { ...budget, crash: 0 });
  }
  return seen.size;
}

async function countWithObjects(choices: Record<string, string>): Promise<number> {
  const { channel } = shippedChannels().get('payout')!;
  const world = await ObjectWorld.create(channel, calendar, choices, {
    now: parseInstant(STARTS),
    available: 50_000,
    other: 50_000,
    reserve: 100_000,
  });
  type State = ReturnType<ObjectWorld['copy']>;
  const seen = new Set<string>();
  const queue: { state: State; budget: Budget }[] = [];
  const visit = (budget: Budget): void => {
    const key = budgetKey(budget) + world.key();
    if (seen.has(key)) return;
    seen.add(key);
    queue.push({ state: world.copy(), budget });
  };
  visit(start);
  for (let head = 0; head < queue.length; head++) {
    const { state, budget } = queue[head]!;
    const from = (stimulus: () => boolean, after: Budget): void => {
      world.state = state;
      world.state = world.copy();
      if (stimulus()) visit(after);
    };
    for (const fen of amounts) if (budget.asked > 0) from(() => world.withdraw(fen), { ...budget, asked: 0 });
    from(() => world.advance(), budget);
    from(() => world.deliver(), budget);
    world.state = state;
    for (const position of world.travelling()) {
      if (budget.lost > 0)
        from(
          act(() => world.lose(position)),
          { ...budget, lost: 0 },
        );
      if (budget.twice > 0)
        from(
          act(() => world.double(position, TWICE_BY)),
          { ...budget, twice: 0 },
        );
    }
    if (budget.crash > 0) {
      for (const point of points)
        from(
          act(() => (world.state.armed = point)),
          { ...budget, crash: 0 },
        );
    }
  }
  return seen.size;
}

/** A stimulus that is always possible. */
function act(what: () => void): () => boolean {
  return () => {
    what();
    return true;
  };
}

describe('breadth-first search over one withdrawal', () => {
  for (const choices of [
    { durability: 'separate' },
    {},
    { retry: 'blind-resend', notice: 'each-applied', freeze: 'none' },
  ]) {
    it(`counts the same states as a world of objects over XState with JSON keys: ${JSON.stringify(choices)}`, async () => {
      const states = await countWithKernel(choices);
      expect(states).toBeGreaterThanOrEqual(2_000);
      expect(await countWithObjects(choices)).toBe(states);
    });
  }
});
