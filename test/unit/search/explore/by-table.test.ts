import { describe, expect, it } from 'vitest';
import { defineFlow, type FlowDefinition } from '../../../../src/fenproof.ts';
import type { FaultsFile } from '../../../../src/scenario/format.ts';
import { boundsOf } from '../../../../src/search/alphabet/bounds.ts';
import { Explorer, type ExploreRequest } from '../../../../src/search/explore/explorer.ts';
import { StateHasher } from '../../../../src/search/explore/state-hasher.ts';
import { payment } from '../../../bench/flows/escrow-n.ts';
import { escrowN, twoPhase, type Variant } from '../../../bench/flows/models.ts';

type Loaded = ReturnType<typeof escrowN>;

function explore(loaded: Loaded, inKernel: boolean, options: Partial<ExploreRequest> = {}): Explorer {
  const explorer = new Explorer({
    ...loaded,
    bounds: boundsOf(loaded.model),
    limits: { depth: Infinity, states: 100_000, bytes: 500_000_000 },
    ...{ symmetry: false, countsAll: false, rules: null, inKernel },
    ...options,
  });
  while (!explorer.isDone) explorer.work(500);
  return explorer;
}

/** Everything that a search says, with the way to every state and the fingerprints of some. */
function said(explorer: Explorer): unknown {
  const { states, violated, transitions, depth, ends, deadlock, deadlocks, stopped, violations, waiting } = explorer;
  const hasher = new StateHasher(explorer.kernel, explorer.alphabet, explorer.symmetry, {
    ...{ readsTime: explorer.hasClock, countsAll: false, tellsCauses: false },
  });
  const ways = Array.from({ length: states - violated }, (_, state) => explorer.choicesTo(state));
  const fingerprints = ways.flatMap((_, state) => {
    if (state % 97 !== 0) return [];
    explorer.replay(state);
    hasher.hash();
    return [[hasher.lo, hasher.hi]];
  });
  return {
    ...{ states, violated, transitions, depth, ends, deadlock, deadlocks, stopped, waiting },
    violations: [...violations],
    ...{ ways, fingerprints },
  };
}

/** The payment of ESCROW-N with something else in it. */
function paymentWith(change: Partial<FlowDefinition>): Variant {
  return { flows: [defineFlow({ ...payment, ...change })] };
}

function bounded(faults: FaultsFile): Variant {
  return { scenario: (file) => ({ ...file, faults: { ...file.faults, ...faults } }) };
}

const unlimited = { unlimited: true } as const;

/** An amount other than 5 is never below zero in the books; ages are those of living payments. */
const invariants: FlowDefinition['invariants'] = {
  covered: { says: { zh: '有余', en: 'is covered' }, holds: (view) => view.balance(1) >= 0, fen: () => 1 },
};

const { states } = payment.machine as unknown as { states: Record<string, object> };

/** Captures what the clock has given back. */
const lateCapture = paymentWith({
  invariants,
  machine: {
    ...payment.machine,
    states: { ...states, lapsed: { on: { confirmCapture: { target: 'captured', actions: 'capture' } } } },
  },
});

/** The clock gives back twice what it gives back. */
const twice = paymentWith({
  invariants,
  effects: {
    ...payment.effects,
    giveBack: (view, out) => {
      out.post(1, 0, view.get(0));
      if (view.get(1) > 1) out.post(1, 0, view.get(0));
    },
  },
});

/** A payment pays itself back at once by telling itself. */
const signalling = paymentWith({
  effects: {
    ...payment.effects,
    capture: (view, out) => {
      out.post(1, 2, view.get(0));
      out.signal(view.instance, payment.eventNames.indexOf('refund'), 0);
    },
  },
});

const models: readonly (readonly [string, () => Loaded])[] = [
  ['ESCROW-1', () => escrowN(1)],
  ['ESCROW-2', () => escrowN(2)],
  ['two-phase commit', () => twoPhase(3)],
  [
    'acts and ticks that are counted',
    () =>
      escrowN(
        2,
        bounded({
          acts: {
            ...{ pay: {}, requestCapture: {}, confirmCapture: unlimited, refund: { times: 1 } },
            ...{ cancel: {}, tick: { times: 4 }, withdraw: { times: 2 } },
          },
        }),
      ),
  ],
  ['a capture that does not look again', () => escrowN(2, lateCapture)],
  ['a clock that gives back twice', () => escrowN(2, twice)],
];

describe('a search by tables', () => {
  it.each(models)('finds what the kernel finds, under the same numbers: %s', (_, load) => {
    for (const symmetry of [false, true]) {
      const loaded = load();
      const [tables, kernel] = [false, true].map((inKernel) => explore(loaded, inKernel, { symmetry }));
      expect([tables!.isByTable, kernel!.isByTable]).toEqual([true, false]);
      expect(said(tables!)).toEqual(said(kernel!));
    }
  });

  it('finds the loss of a capture that does not look again, in six steps', () => {
    const [first] = explore(escrowN(2, lateCapture), false).violations.values();
    expect(first).toMatchObject({ id: 'broken-invariant', length: 6 });
  });

  it('ends where its limits are, as in the kernel', () => {
    const loaded = escrowN(2);
    for (const limits of [
      { depth: 5, states: 1e6, bytes: 1e9 },
      { depth: 50, states: 1_234, bytes: 1e9 },
    ]) {
      expect(said(explore(loaded, false, { limits }))).toEqual(said(explore(loaded, true, { limits })));
    }
    expect(explore(loaded, false, { limits: { depth: 50, states: 1e6, bytes: 1_000 } }).stopped).toBe('memory');
  });

  it.each([
    ['a mistake of the program', {}, 'AssertionFailure'],
    ["a mistake of the user's", { origin: './own-flows.ts' }, 'InputError'],
  ])('notices a flow that remembers something elsewhere: %s', (_, origin, name) => {
    let asked = 0;
    const { flows } = paymentWith({
      guards: { ...payment.guards, covered: (view) => asked++ % 5 > 0 && view.balance(0) >= view.arg(0) },
    });
    const loaded = escrowN(2, { flows: flows!.map((flow) => ({ ...flow, ...origin })) });
    expect(() => explore(loaded, false)).toThrow(expect.objectContaining({ name }));
  });

  it('begins again in the kernel where an instance tells another something', () => {
    const loaded = escrowN(2, signalling);
    const [tables, kernel] = [false, true].map((inKernel) => explore(loaded, inKernel));
    expect(tables!.isByTable).toBe(false);
    expect(said(tables!)).toEqual(said(kernel!));
  });
});
