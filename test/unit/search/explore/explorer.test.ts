import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FaultsFile, ScenarioFile } from '../../../../src/scenario/format.ts';
import { boundsOf } from '../../../../src/search/alphabet/bounds.ts';
import { Explorer, type ExploreRequest } from '../../../../src/search/explore/explorer.ts';
import { StateHasher } from '../../../../src/search/explore/state-hasher.ts';
import { symmetryOf } from '../../../../src/search/explore/symmetry.ts';
import { Collector } from '../../../../src/simulation/findings/collector.ts';
import { Kernel } from '../../../../src/simulation/kernel.ts';
import { applyStimulus } from '../../../../src/simulation/plan/driver.ts';
import { LEG } from '../../../../src/simulation/state/layout.ts';
import { escrowN, twoPhase } from '../../../bench/flows/models.ts';
import { loadScenario } from '../../../support/load.ts';

type Options = Partial<Pick<ExploreRequest, 'symmetry' | 'countsAll' | 'limits' | 'everyOrder'>>;

function explore(loaded: Pick<ExploreRequest, 'model' | 'machines'>, options: Options = {}): Explorer {
  const explorer = new Explorer({
    ...loaded,
    bounds: boundsOf(loaded.model),
    limits: { depth: Infinity, states: 1_000_000, bytes: 500_000_000 },
    symmetry: false,
    countsAll: false,
    rules: null,
    ...options,
  });
  while (!explorer.isDone) explorer.work(1_000);
  return explorer;
}

/** Customers of one institution with three yuan each, who withdraw one or two of them through two channels. */
function customers(
  count: number,
  faults: FaultsFile,
  choices: Record<string, string> = {},
  reserve = count * 3,
): ScenarioFile {
  const names = ['alice', 'bob', 'carol'].slice(0, count);
  return {
    id: 'customers',
    title: { zh: '客户', en: 'customers' },
    starts: '2018-02-05T10:00:00+08:00',
    participants: {
      ...Object.fromEntries(names.map((name) => [name, { kind: 'person', symmetry: 'customers' } as const])),
      pay: { kind: 'payment-institution' },
      'bank-a': { kind: 'bank' },
    },
    accounts: {
      ...Object.fromEntries(
        names.flatMap((name) => [
          [`${name}-wallet`, { owner: name, at: 'pay', opening: '3.00' }],
          [`${name}-card`, { owner: name, at: 'bank-a' }],
        ]),
      ),
      reserve: { owner: 'pay', at: 'bank-a', kind: 'reserve', opening: `${String(reserve)}.00` },
      // Payouts do not draw on it: the pool covers everybody, the account that pays may not.
      'reserve-b': { owner: 'pay', at: 'bank-a', kind: 'reserve', opening: '20.00' },
    },
    channels: { one: { use: 'payout' }, two: { use: 'payout' } },
    flows: Object.fromEntries(
      names.map((name) => [
        `w-${name}`,
        {
          flow: 'withdrawal',
          parties: { customer: name },
          channels: { primary: 'one', secondary: 'two' },
          accounts: { reserve: 'reserve' },
          choices,
        },
      ]),
    ),
    faults: { amounts: ['1.00', '2.00'], peopleAct: 'at-times', ...faults },
    expect: [],
  };
}

/** Something is due now, or a process is about to crash. */
const isBusy = ({ kernel, alphabet }: Explorer): boolean =>
  alphabet.armed >= 0 || kernel.world.nextDue <= kernel.world.now;

const distinct = (explorer: Explorer): string[] =>
  [...explorer.violations.values()].map(({ id, length }) => `${id} in ${String(length)}`).sort();

describe('models that other checkers have counted', () => {
  it('ESCROW-N: as many states as SPIN and TLC find', () => {
    expect([1, 2].map((n) => explore(escrowN(n)).states)).toEqual([76, 5_200]);
  });

  it('ESCROW-N with interchangeable payments', () => {
    expect([1, 2, 3].map((n) => explore(escrowN(n), { symmetry: true }).states)).toEqual([76, 2_650, 54_243]);
  });

  it('two-phase commit with a message set: as many states as TLC and Stateright find', () => {
    expect([3, 5].map((n) => explore(twoPhase(n)).states)).toEqual([288, 8_832]);
  });

  it('two-phase commit ends only when everybody has finished', () => {
    const { ends, deadlocks } = explore(twoPhase(3));
    expect(ends).toBeGreaterThan(0);
    expect(deadlocks).toBe(0);
  });
});

describe('three withdrawals', () => {
  it('use both channels: what the first refuses goes through the second', async () => {
    const file = 'scenarios/explore/three-withdrawals.scenario.json';
    const scenario = JSON.parse(readFileSync(file, 'utf8')) as ScenarioFile;
    // One of them is enough to see it.
    const { 'w-alice': first } = scenario.flows;
    const loaded = await loadScenario({ ...scenario, flows: { 'w-alice': first! } });
    const explorer = explore(loaded);
    const { kernel, states } = explorer;
    const channels = new Set<string>();
    // The longest ways are those on which most went wrong.
    for (let state = states - 20; state < states; state++) {
      explorer.replay(state);
      for (let slot = 0; slot < loaded.model.flows[0]!.legSlots; slot++) {
        const leg = kernel.channels.legBase(0, slot);
        const { cells } = kernel.world;
        if (cells[leg + LEG.phase] !== 0) channels.add(loaded.model.channels[cells[leg + LEG.channel]!]!.key);
      }
    }
    expect(distinct(explorer)).toEqual([]);
    expect([...channels].sort()).toEqual(['one', 'two']);
  });
});

describe('what is found', () => {
  it('is reached by the stimuli that are reported, and by no fewer', async () => {
    const faults: FaultsFile = { leg: { count: 1, of: ['unknown'] }, amounts: ['2.00'], workdays: 1 };
    const loaded = await loadScenario(customers(1, faults, { retry: 'blind-resend' }, 20));
    const explorer = explore(loaded);
    expect(distinct(explorer)).toEqual(['double-payment in 18']);
    for (const { id, state, choice, length } of explorer.violations.values()) {
      const stimuli = explorer.replay(state, choice);
      expect(stimuli).toHaveLength(length);
      const collector = new Collector();
      const kernel = new Kernel(loaded.model, loaded.machines, { sink: collector, dayClose: true });
      for (const stimulus of stimuli) {
        expect(collector.isEmpty).toBe(true);
        kernel.skipStale();
        applyStimulus(kernel, stimulus);
      }
      expect(collector.ordered().map(({ breach }) => breach.id)).toContain(id);
    }
    const shorter = { depth: 17, states: 1e6, bytes: 1e9 };
    expect(explore(loaded, { limits: shorter }).violations.size).toBe(0);
  });

  it('is nothing in the sound design', async () => {
    const faults: FaultsFile = {
      leg: { count: 1, of: ['rejected', 'fails', 'unknown'] },
      ...{ twice: 1, lost: 1, crash: 1, answer: 1, amounts: ['2.00'] },
    };
    const explorer = explore(await loadScenario(customers(1, faults)));
    expect([distinct(explorer), explorer.stopped, explorer.missingData]).toEqual([[], null, null]);
    expect([...explorer.graph!.stuckStates(explorer.states)]).toEqual([]);
  });

  it('is stuck money where nothing that anybody does brings it back', async () => {
    // The notice of a returned remittance is not handled: the customer's money stays with the institution.
    const faults: FaultsFile = { amounts: ['2.00'], times: ['17:00:00'], workdays: 1 };
    const scenario = customers(1, faults, { window: 'drop' });
    const closed = {
      one: { use: 'payout', closed: [{ from: '17:00:00', until: '21:00:00' }] },
      two: { use: 'payout' },
    };
    const explorer = explore(await loadScenario({ ...scenario, channels: closed }));
    const stuck = explorer.graph!.stuckStates(explorer.states - explorer.violated);
    // The clock moves to 17:00, and the customer asks.
    expect(explorer.lengthTo(stuck[0]!)).toBe(2);
    const settling = explorer.graph!.settling(explorer.states - explorer.violated, true);
    expect(settling[stuck[0]!]).toBe(0);
    expect(settling[0]).toBe(1);
  });
});

describe('orders of simultaneous events that are left out', () => {
  const bounds = { amounts: ['2.00'], workdays: 1 } as const;

  it.each<[string, Record<string, string>, FaultsFile, number]>([
    ['each notice applied', { notice: 'each-applied' }, { ...bounds, leg: 1, twice: 1, workdays: 2 }, 3],
    ['crashes between effects', { durability: 'separate' }, { ...bounds, crash: 1 }, 6],
    ['not enough for both', {}, { ...bounds, lost: 1, twice: 1 }, 3],
    ['resent blindly', { retry: 'blind-resend' }, { ...bounds, leg: 1 }, 20],
  ])('would show nothing else: %s', async (_, choices, faults, reserve) => {
    const loaded = await loadScenario(customers(2, faults, choices, reserve));
    const [some, all] = [false, true].map((everyOrder) => explore(loaded, { everyOrder }));
    expect(all!.states).toBeGreaterThan(some!.states);
    expect(distinct(some!)).toEqual(distinct(all!));
    const stuck = (explorer: Explorer): number | null => {
      const [first] = explorer.graph!.stuckStates(explorer.states - explorer.violated);
      return first === undefined ? null : explorer.lengthTo(first);
    };
    expect(stuck(some!)).toEqual(stuck(all!));
  });
});

describe('the bounds', () => {
  it('end a search that is not exhausted, and it says which', async () => {
    const loaded = await loadScenario(customers(1, { twice: 1, lost: 1 }));
    const limits = { depth: Infinity, states: 1e6, bytes: 1e9 };
    expect(explore(loaded, { limits: { ...limits, depth: 5 } }).stopped).toBe('depth');
    expect(explore(loaded, { limits: { ...limits, states: 50 } }).stopped).toBe('states');
    expect(explore(loaded, { limits: { ...limits, bytes: 1_000 } }).stopped).toBe('memory');
    expect(explore(loaded).stopped).toBeNull();
  });

  it('say nothing of what is not expanded', async () => {
    const faults: FaultsFile = { amounts: ['2.00'], times: ['17:00:00'] };
    const explorer = explore(await loadScenario(customers(1, faults)), {
      limits: { depth: 3, states: 1e6, bytes: 1e9 },
    });
    expect([...explorer.graph!.stuckStates(explorer.states)]).toEqual([]);
    expect([...explorer.graph!.settling(explorer.states, false)].every((good) => good === 1)).toBe(true);
  });
});

describe('symmetry', () => {
  const faults: FaultsFile = { twice: { count: 1, of: ['notice'] }, lost: { count: 1, of: ['notice'] }, workdays: 1 };

  it.each<[string, Record<string, string>, FaultsFile, number]>([
    ['a sound design', {}, faults, 20],
    ['a crash', {}, { crash: 1, workdays: 1, amounts: ['2.00'] }, 20],
    ['a reserve that does not cover everybody', {}, { ...faults, lost: 0, crash: 1, amounts: ['2.00'] }, 5],
    ['a flawed design', { retry: 'blind-resend' }, { leg: { count: 1, of: ['unknown'] }, workdays: 1 }, 20],
    ['a flawed design, short of money', { retry: 'blind-resend' }, { leg: 1, workdays: 1, amounts: ['2.00'] }, 7],
  ])(
    'finds one state for each class of states without it, and the same findings: %s',
    async (_, choices, some, reserve) => {
      const loaded = await loadScenario(customers(3, some, choices, reserve));
      const plain = explore(loaded);
      const reduced = explore(loaded, { symmetry: true });
      expect([plain.stopped, reduced.stopped]).toEqual([null, null]);
      expect(plain.states).toBeGreaterThan(500);
      expect(distinct(reduced)).toEqual(distinct(plain));

      // Every state without symmetry, hashed with it. While deliveries of one instant are still to come a search with
      // symmetry needs to see them in one order only.
      const symmetry = symmetryOf(loaded.model, plain.alphabet.bounds);
      const hasher = new StateHasher(plain.kernel, plain.alphabet, symmetry, {
        readsTime: true,
        countsAll: false,
        tellsCauses: false,
      });
      const classes = new Set<string>();
      for (let state = 0; state < plain.states - plain.violated; state++) {
        plain.replay(state);
        if (isBusy(plain)) continue;
        hasher.hash();
        classes.add(`${String(hasher.lo)} ${String(hasher.hi)}`);
      }
      let quiet = 0;
      for (let state = 0; state < reduced.states - reduced.violated; state++) {
        reduced.replay(state);
        if (!isBusy(reduced)) quiet++;
      }
      expect(quiet).toBe(classes.size);
    },
  );
});
