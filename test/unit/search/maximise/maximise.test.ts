import { describe, expect, it } from 'vitest';
import { defineFlow, positions } from '../../../../src/flows/define.ts';
import { buildModel } from '../../../../src/scenario/build/build.ts';
import type { ScenarioFile } from '../../../../src/scenario/format.ts';
import { boundsOf } from '../../../../src/search/alphabet/bounds.ts';
import { Maximiser, type Maximum, type Measure } from '../../../../src/search/maximise/maximise.ts';
import { partyIndex } from '../../../../src/search/maximise/worth.ts';
import { calendar, compileFlow, rails, shippedChannels } from '../../../support/load.ts';

/*
 * Small designs of a fee or a bonus on each withdrawal. The institution pays `amount - fee` or `amount + bonus`; the
 * contract owes what it owes. Brute force knows the arithmetic of a design and nothing of flows, books and time.
 */

interface Tariff {
  /** Share of the amount that is due under the contract, rounded half up, and the same as the system computes it. */
  readonly rate: readonly [number, number];
  readonly system: 'floor' | 'half-up' | 'ceil';
  /** Added to the amount (bonus) or taken off it (fee). */
  readonly sign: 1 | -1;
  /** Fen: amounts below it are free in the system, though not in the contract. */
  readonly freeBelow?: number;
  /** Fen at most, in the system. */
  readonly cap?: number;
}

interface Design {
  readonly tariff: Tariff;
  readonly measure: Measure;
  /** Fen. */
  readonly amounts: readonly number[];
  readonly opening: number;
  readonly steps: number;
}

function rounded(fen: number, [num, den]: readonly [number, number], mode: Tariff['system']): number {
  const whole = Math.floor((fen * num) / den);
  const rest = fen * num - whole * den;
  if (mode === 'floor' || rest === 0) return whole;
  return mode === 'ceil' || rest * 2 >= den ? whole + 1 : whole;
}

const accounts = {
  wallet: {
    owner: 'client',
    at: 'desk',
    book: 'information',
    state: 'available',
    kinds: ['payment-account'],
    claim: 'balance',
  },
  control: { owner: 'desk', at: 'desk', book: 'information', state: 'control' },
  reserve: { owner: 'desk', book: 'money', kinds: ['reserve'] },
  card: { owner: 'client', book: 'money', kinds: ['bank-account'] },
} as const;
const A = positions(accounts);

function flowOf({ rate, system, sign, freeBelow = 0, cap = Infinity }: Tariff) {
  const extra = (fen: number): number => (fen < freeBelow ? 0 : Math.min(cap, rounded(fen, rate, system)));
  return defineFlow({
    name: 'tariff',
    title: { zh: '费率', en: 'Tariff' },
    machine: { id: 'tariff', on: { take: { guard: 'covered', actions: 'pay' } } },
    parties: { client: ['person'], desk: ['payment-institution'] },
    process: 'desk',
    accounts,
    channels: { main: 'payout' },
    contract: {},
    fields: { count: 'int' },
    choices: {},
    acts: { take: { by: 'client', says: { zh: '提取', en: 'takes' }, args: [{ name: 'yuan', type: 'fen' }] } },
    legs: {
      payout: { from: 'reserve', to: 'card', channel: 'main', direction: 'pay', says: { zh: '付', en: 'pays' } },
    },
    legSlots: 6,
    guards: { covered: (view) => view.balance(A.wallet) >= view.arg(0) },
    effects: {
      pay: (view, out) => {
        out.set(0, view.get(0) + 1);
        out.post(A.wallet, A.control, view.arg(0));
        out.send(0, view.get(0) + 1, view.arg(0) + sign * extra(view.arg(0)));
      },
    },
    delays: {},
    asked: [],
    terms: {
      claims: { balance: { creditor: 'client', debtor: 'desk', kind: 'deposit', pool: 'reserve' } },
      orders: { payout: { claim: 'balance', payees: ['client'], debtor: 'desk', direction: 'pay' } },
      // How much there was, and how much of it is taken: what the balance does not cover is no order.
      notes: ['opening', 'taken'],
      legs: { payout: 'payout' },
      fold: (register, fact, _name, fen) => {
        if (fact === 'act' && register.note(0) === 0) register.setNote(0, register.owed(0));
        if (fact === 'act' && register.note(1) + fen <= register.note(0)) {
          register.setNote(1, register.note(1) + fen);
          const due = rounded(fen, rate, 'half-up');
          register.addOrder(0, 'asked', fen + sign * due);
          // The fee stops being the client's at once; a bonus becomes his.
          register.owe(0, sign * due);
        }
        if (fact === 'credited') {
          register.addOrder(0, 'credited', fen);
          register.fund(0, -(fen - register.owe(0, -fen)));
        }
      },
    },
  });
}

function maximise({ tariff, measure, amounts, opening, steps }: Design, width = 100_000): Maximum {
  const flow = flowOf(tariff);
  const yuan = (fen: number): string => `${String(Math.floor(fen / 100))}.${String(fen % 100).padStart(2, '0')}`;
  const scenario: ScenarioFile = {
    id: 'tariff',
    title: { zh: '费率', en: 'Tariff' },
    starts: '2018-03-05T10:00:00+08:00',
    participants: { alice: { kind: 'person' }, pay: { kind: 'payment-institution' }, bank: { kind: 'bank' } },
    accounts: {
      wallet: { owner: 'alice', at: 'pay', opening: yuan(opening) },
      reserve: { owner: 'pay', at: 'bank', kind: 'reserve', opening: yuan(opening + 10_000), own: '100.00' },
      card: { owner: 'alice', at: 'bank', opening: '0.00' },
    },
    flows: { t: { flow: 'tariff' } },
    faults: { acts: { take: { times: steps, yuan: amounts.map(yuan) } }, peopleAct: 'at-times', workdays: 1 },
    expect: [],
  };
  const flows = new Map([[flow.name, flow]]);
  const model = buildModel(scenario, 'tariff', { flows, channels: shippedChannels(), calendar, rails });
  const request = { model, machines: [compileFlow(flow)], bounds: boundsOf(model), measure, steps, width };
  return new Maximiser({ ...request, party: partyIndex(model, 'pay'), stop: () => false }).run();
}

/** Every sequence of at most `steps` amounts that the balance covers, priced with whole numbers of any size. */
function bruteForce({ tariff, measure, amounts, opening, steps }: Design): bigint {
  const { rate, system, sign, freeBelow = 0, cap } = tariff;
  const [num, den] = rate.map(BigInt) as [bigint, bigint];
  const halfUp = (fen: bigint): bigint => (2n * fen * num + den) / (2n * den);
  const asBuilt = (fen: bigint): bigint => {
    if (fen < BigInt(freeBelow)) return 0n;
    const exact = fen * num;
    const value = system === 'floor' ? exact / den : system === 'ceil' ? (exact + den - 1n) / den : halfUp(fen);
    return cap !== undefined && value > BigInt(cap) ? BigInt(cap) : value;
  };
  const price = (taken: readonly bigint[]): bigint => {
    if (measure === 'worth') {
      // What has been paid, or is still owed under the contract.
      const sum = (of: (fen: bigint) => bigint): bigint => taken.reduce((all, fen) => all + BigInt(sign) * of(fen), 0n);
      return sum(asBuilt) > sum(halfUp) ? sum(asBuilt) : sum(halfUp);
    }
    // Paid above what was asked: the greatest excess that any payment, in its order, shows.
    const asked = taken.reduce((sum, fen) => sum + fen + BigInt(sign) * halfUp(fen), 0n);
    let paid = 0n;
    let most = 0n;
    for (const fen of taken) {
      const now = fen + BigInt(sign) * asBuilt(fen);
      paid += now;
      const over = paid - asked < now ? paid - asked : now;
      if (over > most) most = over;
    }
    return most;
  };
  let best = 0n;
  const follow = (taken: readonly bigint[], left: bigint): void => {
    const value = price(taken);
    if (value > best) best = value;
    if (taken.length === steps) return;
    for (const amount of amounts.map(BigInt)) if (amount <= left) follow([...taken, amount], left - amount);
  };
  follow([], BigInt(opening));
  return best;
}

const designs: Readonly<Record<string, Design>> = {
  'a fee of 0.6 % rounded down': {
    tariff: { rate: [6, 1000], system: 'floor', sign: -1 },
    measure: 'findings',
    amounts: [84, 100, 250, 1000],
    opening: 1000,
    steps: 3,
  },
  'a fee of 1 % that small amounts are spared': {
    tariff: { rate: [1, 100], system: 'half-up', sign: -1, freeBelow: 500 },
    measure: 'findings',
    amounts: [499, 500, 1000],
    opening: 1500,
    steps: 4,
  },
  'a fee with a cap that the contract lacks': {
    tariff: { rate: [1, 100], system: 'half-up', sign: -1, cap: 7 },
    measure: 'findings',
    amounts: [600, 900, 1500, 2000],
    opening: 2000,
    steps: 3,
  },
  'a fee of a third rounded down': {
    tariff: { rate: [1, 3], system: 'floor', sign: -1 },
    measure: 'findings',
    amounts: [1, 2, 5, 8],
    opening: 20,
    steps: 4,
  },
  'a fee that is right': {
    tariff: { rate: [6, 1000], system: 'half-up', sign: -1 },
    measure: 'findings',
    amounts: [84, 100, 333],
    opening: 600,
    steps: 3,
  },
  'a bonus rounded up, where the contract rounds half up': {
    tariff: { rate: [1, 100], system: 'ceil', sign: 1 },
    measure: 'findings',
    amounts: [1, 40, 101, 150],
    opening: 300,
    steps: 4,
  },
  'a bonus of 1 % rounded up, as it costs': {
    tariff: { rate: [1, 100], system: 'ceil', sign: 1 },
    measure: 'worth',
    amounts: [1, 99, 101, 300],
    opening: 300,
    steps: 3,
  },
  'a bonus of 3 ‰ rounded half up, as it costs': {
    tariff: { rate: [3, 1000], system: 'half-up', sign: 1 },
    measure: 'worth',
    amounts: [166, 167, 500, 834],
    opening: 1000,
    steps: 4,
  },
  'a bonus with a cap, best taken in parts': {
    tariff: { rate: [1, 10], system: 'floor', sign: 1, cap: 5 },
    measure: 'worth',
    amounts: [50, 60, 100, 150],
    opening: 200,
    steps: 4,
  },
  'a bonus that only large amounts have': {
    tariff: { rate: [1, 10], system: 'floor', sign: 1, freeBelow: 100 },
    measure: 'worth',
    amounts: [60, 99, 100, 159],
    opening: 260,
    steps: 3,
  },
};

describe('the most that can be extracted', () => {
  for (const [what, design] of Object.entries(designs)) {
    it(`from ${what} is what brute force finds`, () => {
      const maximum = maximise(design);
      expect(BigInt(maximum.fen)).toBe(bruteForce(design));
      expect(maximum.inexact).toEqual([]);
      expect(maximum.length).toBeLessThanOrEqual(design.steps);
    });
  }

  it('is more than nothing for all of them but the right one', () => {
    const most = Object.entries(designs).map(([what, design]) => [what, bruteForce(design) > 0n]);
    expect(most.filter(([, some]) => !some)).toEqual([['a fee that is right', false]]);
  });

  it('is a lower bound, and says so, where not all ways are followed', () => {
    const design = designs['a fee of a third rounded down']!;
    const narrow = maximise(design, 1);
    expect(narrow.inexact).toContain('width');
    expect(BigInt(narrow.fen)).toBeLessThanOrEqual(bruteForce(design));
  });
});
