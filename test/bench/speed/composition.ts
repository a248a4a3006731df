import { Engine } from 'json-rules-engine';
import { parseInstant } from '../../../src/core/time.ts';
import { calendar, shippedChannels } from '../../support/load.ts';
import { ObjectWorld } from '../../support/object-world/world.ts';
import { AMOUNT, OPENING, type Outcome } from './withdrawals.ts';

/*
 * The same load as the libraries are used at first: XState decides each step (`transition` of the machine as it stands),
 * the world is plain objects, and json-rules-engine, one engine with all rules, is run once for each entry, or once for
 * each event. One customer after another.
 */
export class Composition {
  events = 0;
  violated = 0;
  private wallets = 0;
  private cards = 0;
  private readonly world: ObjectWorld;
  private readonly start: ReturnType<ObjectWorld['copy']>;
  private readonly engine: Engine;
  private readonly each: 'entry' | 'event';

  private constructor(world: ObjectWorld, limits: readonly number[], each: 'entry' | 'event') {
    this.world = world;
    this.each = each;
    this.start = world.copy();
    this.engine = new Engine([], { allowUndefinedFacts: false });
    for (const [i, fen] of limits.entries()) {
      this.engine.addRule({
        name: `payacct-no-overdraft-${String(i)}`,
        conditions: {
          all: [
            { fact: 'account.kind', operator: 'equal', value: 'payment-account' },
            { fact: 'entry.direction', operator: 'equal', value: 'out' },
            { fact: 'account.balanceAfter', operator: 'lessThan', value: fen },
          ],
        },
        event: { type: 'violated' },
      });
    }
  }

  static async create(limits: readonly number[], each: 'entry' | 'event' = 'entry'): Promise<Composition> {
    const { channel } = shippedChannels().get('payout')!;
    const start = { available: OPENING, other: 0, reserve: 1_000_000 * OPENING };
    const now = parseInstant('2018-02-12T10:00:00+08:00');
    return new Composition(await ObjectWorld.create(channel, calendar, {}, { now, ...start }), limits, each);
  }

  async run(events: number): Promise<number> {
    const before = this.events;
    while (this.events - before < events) await this.customer();
    return this.events - before;
  }

  outcome(): Outcome {
    return { events: this.events, wallets: this.wallets, cards: this.cards, violated: this.violated };
  }

  private async customer(): Promise<void> {
    const { world } = this;
    world.state = this.start;
    world.state = world.copy();
    await this.step(() => world.withdraw(AMOUNT));
    while (world.state.queue.length > 0) {
      world.advance();
      if (!(await this.step(() => world.deliver()))) break;
    }
    this.wallets += world.state.info.available;
    this.cards += world.state.money.card;
  }

  private async step(stimulus: () => boolean): Promise<boolean> {
    const { state } = this.world;
    const before = { wallet: state.info.available, reserve: state.money.reserve, card: state.money.card };
    if (!stimulus()) return false;
    this.events++;
    const after = { wallet: state.info.available, reserve: state.money.reserve, card: state.money.card };
    if (this.each === 'event') {
      const facts = {
        'account.kind': 'payment-account',
        'entry.direction': 'out',
        'account.balanceAfter': after.wallet,
      };
      this.violated += (await this.engine.run(facts)).events.length;
      return true;
    }
    for (const account of ['wallet', 'reserve', 'card'] as const) {
      if (after[account] === before[account]) continue;
      const { events } = await this.engine.run({
        'account.kind': { wallet: 'payment-account', reserve: 'reserve', card: 'bank-account' }[account],
        'entry.direction': after[account] < before[account] ? 'out' : 'in',
        'account.balanceAfter': after[account],
      });
      this.violated += events.length;
    }
    return true;
  }
}
