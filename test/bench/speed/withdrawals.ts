import { readFileSync } from 'node:fs';
import { Prng } from '../../../src/core/prng.ts';
import { compileRulebook, type Rulebook } from '../../../src/rules/compile/rulebook.ts';
import type { AccountFile, FlowFile, ParticipantFile, ScenarioFile } from '../../../src/scenario/format.ts';
import { Collector } from '../../../src/simulation/findings/collector.ts';
import { Kernel } from '../../../src/simulation/kernel.ts';
import { TraceHasher } from '../../../src/simulation/trace/hasher.ts';
import { loadScenario } from '../../support/load.ts';

/*
 * The load "withdrawals": customers, each with a wallet and a card, each withdrawing 50.00 of 100.00 yuan in random
 * order, 1,024 at a time; after the payout two statements are read. Twenty rules look at every entry of an account.
 */

export const OPENING = 10_000;
export const AMOUNT = 5_000;
export const BURST = 1024;
/** Act, request, response, payout, notice, and twice a statement and what it says. */
export const EVENTS_EACH = 9;

/** Fen below which the balance of a wallet breaks rule i: none is broken in a withdrawal. */
export const limits = Array.from({ length: 20 }, (_, i) => -100 * (i + 1));
/** Of these, every second one is broken. */
export const brokenLimits = limits.map((limit, i) => (i % 2 === 0 ? limit : AMOUNT + 100 * i));

function yuan(fen: number): string {
  return `${fen < 0 ? '-' : ''}${String(Math.floor(Math.abs(fen) / 100))}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
}

/** A rule of the shipped rulebook at `entry-posted`, once for each limit. */
export function rulebookOf(below: readonly number[]): Rulebook {
  const text = readFileSync('rules/payment-account/payacct-no-overdraft/payacct-no-overdraft.rule.json', 'utf8');
  const rules = below.map((fen, i) => {
    const value = JSON.parse(text) as Record<string, unknown>;
    value['id'] = `payacct-no-overdraft-${String(i).padStart(2, '0')}`;
    value['conditions'] = {
      all: [
        { fact: 'entry.direction', operator: 'equal', value: 'out' },
        { fact: 'account.balanceAfter', operator: 'moneyLessThan', value: yuan(fen) },
      ],
    };
    const file = `${String(value['id'])}.rule.json`;
    return { value, file, place: () => ({ file }) };
  });
  return compileRulebook({ rules: rules as never, parameters: [] });
}

/** `n` customers. */
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

/** The order in which customers withdraw. */
export function shuffled(n: number): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  const prng = Prng.from('bench', 'order');
  for (let i = n - 1; i > 0; i--) {
    const j = prng.int(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** What a load of withdrawals leaves behind, for comparing. */
export interface Outcome {
  readonly events: number;
  /** Fen on all wallets and all cards. */
  readonly wallets: number;
  readonly cards: number;
  readonly violated: number;
}

/** The kernel under the load: rules, both books' checks and, if asked for, the trace hash. */
export class KernelLoad {
  readonly kernel: Kernel;
  private readonly order: Int32Array;
  private readonly start: Float64Array;
  private next = 0;

  private constructor(kernel: Kernel, n: number, hash: boolean) {
    this.kernel = kernel;
    kernel.observe(hash ? new TraceHasher() : null);
    this.order = shuffled(n);
    this.start = kernel.world.snapshot();
  }

  static async create(n: number, rulebook: Rulebook, hash = true): Promise<KernelLoad> {
    const { model, machines } = await loadScenario(customers(n));
    const sink = new Collector();
    const kernel = new Kernel(model, machines, { sink, dayClose: false, rules: { rulebook, lawDay: null, sink } });
    return new KernelLoad(kernel, n, hash);
  }

  /** Runs at least so many events; returns how many. Everybody begins anew when all have withdrawn. */
  run(events: number): number {
    const { kernel, order } = this;
    const before = kernel.events;
    while (kernel.events - before < events) {
      if (this.next === order.length) this.restart();
      for (let i = 0; i < BURST && this.next < order.length; i++) kernel.act(order[this.next++]!, 0, AMOUNT, 0);
      while (kernel.world.pending > 0) {
        kernel.skipStale();
        kernel.advance();
        if (!kernel.deliver()) break;
      }
    }
    return kernel.events - before;
  }

  restart(): void {
    this.kernel.world.restore(this.start);
    this.next = 0;
  }

  outcome(): Outcome {
    const { kernel } = this;
    const sum = (suffix: string): number =>
      kernel.model.accounts.reduce(
        (s, { key, index }) => s + (key.endsWith(suffix) ? kernel.ledger.balance(index) : 0),
        0,
      );
    let violated = 0;
    for (const counts of kernel.desk!.tally.counts().values()) violated += counts.violated;
    return { events: kernel.events, wallets: sum('-wallet'), cards: sum('-card'), violated };
  }

  /** Rules evaluated, whatever the outcome, for an event. */
  rulesPerEvent(): number {
    let sum = 0;
    for (const counts of this.kernel.desk!.tally.counts().values()) {
      sum += counts.complied + counts.violated + counts['not-applicable'] + counts['could-not-evaluate'];
    }
    return sum / this.kernel.events;
  }
}
