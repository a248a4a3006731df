import { beforeAll, describe, expect, it } from 'vitest';
import { Prng } from '../../../../src/core/prng.ts';
import type { FaultsFile } from '../../../../src/scenario/format.ts';
import { Alphabet } from '../../../../src/search/alphabet/alphabet.ts';
import { boundsOf } from '../../../../src/search/alphabet/bounds.ts';
import { ALL_KINDS, KIND_OF_STIMULUS as K, StimulusList } from '../../../../src/search/alphabet/stimulus-list.ts';
import { Collector } from '../../../../src/simulation/findings/collector.ts';
import { Kernel } from '../../../../src/simulation/kernel.ts';
import type { Stimulus } from '../../../../src/simulation/plan/compile.ts';
import { applyStimulus } from '../../../../src/simulation/plan/driver.ts';
import { formatAddress } from '../../../../src/simulation/state/layout.ts';
import { loadScenario, withdrawalScenario } from '../../../support/load.ts';

async function open(faults: FaultsFile, channel: Record<string, unknown> = {}): Promise<Alphabet> {
  const scenario = withdrawalScenario({ channels: { payout: { use: 'payout', ...channel } } });
  const { model, machines } = await loadScenario({ ...scenario, faults });
  const kernel = new Kernel(model, machines, { sink: new Collector(), dayClose: true });
  return new Alphabet(kernel, boundsOf(model));
}

const list = new StimulusList();

/** Everything possible now, in words. */
function possible(alphabet: Alphabet, kinds = ALL_KINDS): string[] {
  alphabet.list(list, kinds);
  return Array.from({ length: list.count }, (_, i) => say(alphabet, list.stimulus(i)));
}

function say({ kernel }: Alphabet, stimulus: Stimulus): string {
  switch (stimulus.kind) {
    case 'act':
      return `act ${String(stimulus.arg0)}`;
    case 'message':
      return `${stimulus.fate} ${formatAddress(kernel.model, stimulus.address)}`;
    case 'leg':
      return `leg ${stimulus.fate}`;
    case 'answer':
      return stimulus.taint;
    case 'crash':
      return `crash after ${stimulus.after}`;
    case 'channel':
      return `${stimulus.fate} ${kernel.model.channels[stimulus.channel]!.key}`;
    default:
      return stimulus.kind;
  }
}

/** Does the first possible stimulus that reads like this. */
function choose(alphabet: Alphabet, words: string): void {
  const at = possible(alphabet).indexOf(words);
  expect(possible(alphabet)).toContain(words);
  expect(alphabet.apply(list, at)).toBe(true);
}

function step(alphabet: Alphabet, until: string): void {
  for (let i = 0; i < 50 && !possible(alphabet).includes(until); i++) {
    choose(alphabet, possible(alphabet).includes('deliver') ? 'deliver' : 'advance');
  }
}

describe('what is possible', () => {
  it('is what people may do, with the amounts that the scenario names, and the clock', async () => {
    const alphabet = await open({ amounts: ['1.00', '2.00'] });
    expect(possible(alphabet)).toEqual(['advance', 'act 100', 'act 200']);
    choose(alphabet, 'act 200');
    expect(possible(alphabet)).toEqual(['advance']);
  });

  it('takes amounts from the plan where the bounds name none', async () => {
    const scenario = withdrawalScenario({
      plan: [{ at: '10:00:00', who: 'alice', does: 'withdraw', flow: 'w1', yuan: '300.00' }],
    });
    const { model } = await loadScenario(scenario);
    expect(boundsOf(model).acts).toEqual([{ instance: 0, act: 0, times: 1, all: false, first: [30_000], second: [0] }]);
  });

  it('lets the clock run to the end of the last working day and no further', async () => {
    // 2018-02-12 is a Monday; the Spring Festival begins on Thursday the 15th.
    const alphabet = await open({ acts: {}, workdays: 4 });
    const days: number[] = [];
    while (possible(alphabet).length > 0) {
      choose(alphabet, possible(alphabet)[0]!);
      days.push(alphabet.kernel.world.now);
    }
    const last = new Date(days.at(-1)! + 8 * 3_600_000).toISOString();
    expect(last).toBe('2018-02-23T00:00:00.000Z');
  });

  it('stops the clock at the times that the scenario names, as well as where something is due', async () => {
    const alphabet = await open({ acts: {}, workdays: 1, times: ['09:00:00', '17:00:00'] });
    expect(possible(alphabet)).toEqual(['advance', 'advance']);
  });

  it('offers a deviation when its item is next, and each budget once', async () => {
    const alphabet = await open({ twice: 1, lost: 1, late: 1 });
    choose(alphabet, 'act 100');
    expect(possible(alphabet)).toEqual(['advance']);
    choose(alphabet, 'advance');
    expect(possible(alphabet)).toEqual([
      'deliver',
      'lost w1/payout-request#1',
      'twice w1/payout-request#1',
      'late w1/payout-request#1',
    ]);
    choose(alphabet, 'twice w1/payout-request#1');
    expect(possible(alphabet)).toEqual(['deliver', 'lost w1/payout-request#1', 'late w1/payout-request#1']);
  });

  it('decides a leg when its channel carries it out, or when its money would arrive', async () => {
    const alphabet = await open({ leg: 1 });
    choose(alphabet, 'act 100');
    choose(alphabet, 'advance');
    expect(possible(alphabet)).toEqual(['deliver', 'leg rejected', 'leg unknown']);
    step(alphabet, 'leg fails');
    expect(possible(alphabet)).toEqual(['deliver', 'leg fails', 'leg fails-then-succeeds', 'leg returned']);
  });

  it('crashes a process only in a step, and then makes that step', async () => {
    const alphabet = await open({ crash: 1 });
    expect(possible(alphabet)).toEqual(['advance', 'act 100', 'crash after nothing', 'crash after messages']);
    choose(alphabet, 'crash after nothing');
    expect(possible(alphabet)).toEqual(['act 100']);
    choose(alphabet, 'act 100');
    // The process is down: nobody can ask it for anything.
    expect(possible(alphabet)).toEqual(['advance']);
  });

  it('says "not found" only while the channel has not promised the truth', async () => {
    const faults: FaultsFile = {
      answer: 1,
      leg: { count: 1, of: ['unknown'] },
      lost: { count: 1, of: ['query'] },
    };
    const offered = async (queryTruthAfter: string): Promise<string[]> => {
      const alphabet = await open(faults, { promises: { queryTruthAfter } });
      choose(alphabet, 'act 100');
      choose(alphabet, 'advance');
      choose(alphabet, 'leg unknown');
      step(alphabet, 'lost w1/payout-query#1');
      return possible(alphabet);
    };
    // No response within 30 s, then the query takes one second.
    expect(await offered('PT31.001S')).toContain('not-found');
    expect(await offered('PT31S')).not.toContain('not-found');
  });

  it('leaves out what the contract rules out, unless that is asked for', async () => {
    const faults: FaultsFile = { lost: 1, twice: 1, leg: 1, noPosition: 1 };
    const strict = { may: ['lost', 'twice'], promises: { idempotentRequests: false } };
    const within = await open(faults, strict);
    choose(within, 'act 100');
    choose(within, 'advance');
    expect(possible(within)).toEqual(['deliver', 'lost w1/payout-request#1']);
    const beyond = await open({ ...faults, contract: 'beyond' }, strict);
    choose(beyond, 'act 100');
    choose(beyond, 'advance');
    expect(possible(beyond)).toEqual([
      'deliver',
      'lost w1/payout-request#1',
      'twice w1/payout-request#1',
      'leg rejected',
      'leg unknown',
      'leg swallowed',
      'leg never-settles',
      'no-position payout',
      'no-position own-transfer',
    ]);
  });

  it('can be masked by kind', async () => {
    const alphabet = await open({ twice: 1, lost: 1, crash: 1 });
    choose(alphabet, 'act 100');
    choose(alphabet, 'advance');
    expect(possible(alphabet, ALL_KINDS & ~K.lost & ~K.crash)).toEqual(['deliver', 'twice w1/payout-request#1']);
  });
});

describe('a random draw', () => {
  let alphabet: Alphabet;
  beforeAll(async () => {
    alphabet = await open({ twice: 2, lost: 2, late: 2, leg: 2, answer: 2, crash: 2, amounts: ['1.00', '2.00'] });
  });

  it('is always possible, and its stimuli do the same when they are replayed', () => {
    const { kernel } = alphabet;
    const start = kernel.world.snapshot();
    const budget = alphabet.budget.slice();
    const met = new Set<string>();
    for (let run = 0; run < 300; run++) {
      const prng = Prng.from('draw', 'alphabet', 0, run);
      kernel.world.restore(start);
      alphabet.budget.set(budget);
      const done: Stimulus[] = [];
      for (let n = 0; n < 60; n++) {
        const drawn = alphabet.draw(list, prng, { progress: 6, acts: 2, deviations: 2 });
        if (drawn < 0) break;
        const stimulus = list.stimulus(drawn);
        met.add(stimulus.kind === 'message' ? stimulus.fate : stimulus.kind);
        expect(alphabet.apply(list, drawn)).toBe(true);
        done.push(stimulus);
      }
      const after = kernel.world.snapshot();
      kernel.world.restore(start);
      for (const stimulus of done) {
        kernel.skipStale();
        applyStimulus(kernel, stimulus);
      }
      expect(kernel.world.snapshot()).toEqual(after);
    }
    expect([...met].sort()).toEqual(['act', 'advance', 'answer', 'crash', 'deliver', 'late', 'leg', 'lost', 'twice']);
  });
});
