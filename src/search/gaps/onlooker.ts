import { parseYuan } from '../../core/fen.ts';
import { dayOf } from '../../core/time.ts';
import {
  happened,
  sourceOn,
  type ProhibitedOutcome,
  type Source,
  type WorldFacts,
} from '../../rules/prohibited/outcome.ts';
import { MONEY, type AccountModel, type Model } from '../../scenario/model.ts';
import type { Kernel } from '../../simulation/kernel.ts';
import { EVENT, factKinds, type Observer } from '../../simulation/observer.ts';
import type { Found } from '../plan/found.ts';

/** A prohibited outcome as a run first showed it. */
export interface Condemned {
  readonly outcome: ProhibitedOutcome;
  readonly source: Source;
  readonly now: number;
  /** What happened: the facts that the outcome asks for, by name. */
  readonly facts: WorldFacts;
  /** Accounts concerned: from, to, or where it lies; party keys where there is no account. */
  readonly about: readonly string[];
}

const DEBITED = factKinds.indexOf('debited');
const CREDITED = factKinds.indexOf('credited');

/**
 * Watches a run from outside, and says which prohibited outcomes came about. It looks at money and at who is who, and
 * knows nothing of rules.
 */
export class Onlooker implements Observer {
  readonly condemned = new Map<string, Condemned>();
  private readonly kernel: Kernel;
  private readonly model: Model;
  private readonly moves: readonly ProhibitedOutcome[];
  private readonly rests: readonly ProhibitedOutcome[];
  private readonly losses: readonly ProhibitedOutcome[];
  private kind = 0;
  private now = 0;
  /** Money accounts that the event credited, and the channel that it moved on, or -1. */
  private credited = -1;
  private channel = -1;
  private instance = -1;
  private leg = '';
  private fen = 0;
  private sentAt = 0;
  /** When the leg under way was last debited, by instance and leg: the law of the day on which money was sent counts. */
  private readonly sent = new Map<string, number>();

  constructor(kernel: Kernel, outcomes: readonly ProhibitedOutcome[]) {
    this.kernel = kernel;
    this.model = kernel.model;
    this.moves = outcomes.filter(({ when }) => when === 'money-moves');
    this.rests = outcomes.filter(({ when }) => when === 'money-rests');
    this.losses = outcomes.filter(({ when }) => when === 'money-is-lost');
  }

  /** A new run begins. */
  restart(): void {
    this.condemned.clear();
    this.sent.clear();
  }

  event(kind: number, now: number): void {
    this.kind = kind;
    this.now = now;
    this.credited = -1;
    this.channel = -1;
    this.instance = -1;
  }

  transition(): void {
    // Whatever a machine decides shows in what moves.
  }

  posting(account: number, fen: number): void {
    const { book, use } = this.model.accounts[account]!;
    if (book !== MONEY) return;
    if (use === 'transit') this.channel = this.model.channels.findIndex(({ transit }) => transit === account);
    else if (fen > 0 && use !== 'outside') this.credited = account;
  }

  fact(instance: number, kind: number, name: number, fen: number): void {
    if (kind === DEBITED) this.sent.set(`${String(instance)} ${String(name)}`, this.now);
    if (kind !== CREDITED) return;
    this.instance = instance;
    this.sentAt = this.sent.get(`${String(instance)} ${String(name)}`) ?? this.now;
    this.leg = this.model.flows[this.model.instances[instance]!.flow]!.legNames[name]!;
    this.fen = fen;
    if (this.credited >= 0) this.judgeMove();
  }

  born(): void {
    // What is on its way has not happened.
  }

  done(): void {
    if (this.kind === EVENT.dayClose) this.judgeRest();
  }

  /** What the run lost, once it is over. */
  end(found: readonly Found[]): void {
    for (const { kind, id, instance, now } of found) {
      if (kind !== 'funds') continue;
      const one = this.model.instances[instance];
      const sender = one === undefined ? -1 : one.process;
      const facts = {
        finding: id,
        flow: one === undefined ? null : this.model.flows[one.flow]!.name,
        'sender.kind': this.kindOf(sender),
        'sender.licences': this.licencesOf(sender),
      };
      this.judge(this.losses, facts, dayOf(now), now, one === undefined ? [] : [one.key]);
    }
  }

  private judgeMove(): void {
    const { model, instance, leg, channel } = this;
    if (this.moves.length === 0) return;
    const one = model.instances[instance]!;
    const flow = model.flows[one.flow]!;
    const legs = flow.legs[leg]!;
    const from = model.accounts[one.accounts[Object.keys(flow.accounts).indexOf(legs.from)]!];
    const to = model.accounts[this.credited]!;
    const payer = from?.owner ?? -1;
    const payee = to.owner;
    const order = flow.terms.orders[flow.terms.legs[leg] ?? ''];
    const facts = model.parties[payee]?.file.facts ?? {};
    const { age, student } = facts;
    this.judge(
      this.moves,
      {
        flow: flow.name,
        leg,
        'payer.kind': this.kindOf(payer),
        'payer.licences': this.licencesOf(payer),
        'payer.account': from?.kind ?? null,
        'payer.keeper': this.kindOf(from?.at ?? -1),
        'payee.kind': this.kindOf(payee),
        'payee.licences': this.licencesOf(payee),
        'payee.industry': model.parties[payee]?.file.industry ?? null,
        'payee.age': typeof age === 'number' ? age : null,
        'payee.student': typeof student === 'boolean' ? student : null,
        'payee.account': to.kind,
        'payee.keeper': this.kindOf(to.at),
        'payee.isOwed': order === undefined ? null : this.isOwed(instance, order.payees, payee),
        'payee.isPayer': payer >= 0 && payer === payee,
        'channel.connection': model.channels[channel]?.file.connection ?? null,
        'channel.crossesBanks': from === undefined ? null : crosses(from, to),
        'sender.kind': this.kindOf(one.process),
        'sender.licences': this.licencesOf(one.process),
        'sender.isPayer': one.process === payer,
        'sender.isPayee': one.process === payee,
        amount: this.fen,
      },
      dayOf(this.sentAt),
      this.now,
      [from?.key ?? '-', to.key],
    );
  }

  private isOwed(instance: number, payees: readonly string[], payee: number): boolean {
    const one = this.model.instances[instance]!;
    const { partyNames } = this.model.flows[one.flow]!;
    const isNamed = payees.some((role) => one.parties[partyNames.indexOf(role)] === payee);
    return isNamed || one.split.some(({ party }) => party === payee);
  }

  private judgeRest(): void {
    if (this.rests.length === 0) return;
    // At the close of a day the clock stands on the next one.
    const day = dayOf(this.now - 1);
    for (const account of this.model.accounts) {
      const balance = this.kernel.ledger.balance(account.index);
      if (balance === 0 || account.owner < 0 || account.use === 'transit') continue;
      const owner = this.model.parties[account.owner]!.file;
      const keeper = this.model.parties[account.at]?.file;
      this.judge(
        this.rests,
        {
          'account.kind': account.kind,
          'account.reserveKind': account.reserveKind === '' ? null : account.reserveKind,
          'owner.kind': owner.kind,
          'owner.industry': owner.industry ?? null,
          'owner.licences': owner.licences ?? [],
          'keeper.kind': keeper?.kind ?? null,
          'keeper.isOwner': account.at === account.owner,
          'keeper.assets': keeper?.totalAssets === undefined ? null : parseYuan(keeper.totalAssets),
          balance,
        },
        day,
        this.now,
        [account.key],
      );
    }
  }

  private judge(
    outcomes: readonly ProhibitedOutcome[],
    facts: WorldFacts,
    day: number,
    now: number,
    about: readonly string[],
  ): void {
    for (const outcome of outcomes) {
      if (this.condemned.has(outcome.id) || !happened(outcome, facts)) continue;
      const source = sourceOn(outcome, day);
      if (source === undefined) continue;
      const asked = Object.fromEntries(outcome.all.map(({ fact }) => [fact, facts[fact] ?? null]));
      this.condemned.set(outcome.id, { outcome, source, now, facts: asked, about });
    }
  }

  private kindOf(party: number): string | null {
    return this.model.parties[party]?.file.kind ?? null;
  }

  private licencesOf(party: number): readonly string[] | null {
    const file = this.model.parties[party]?.file;
    return file === undefined ? null : (file.licences ?? []);
  }
}

/** Two accounts at two banks: the money has to be cleared between them. */
function crosses(from: AccountModel, to: AccountModel): boolean {
  return from.at >= 0 && to.at >= 0 && from.at !== to.at;
}
