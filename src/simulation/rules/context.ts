import type { Calendar } from '../../core/calendar.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Model } from '../../scenario/model.ts';
import type { World } from '../state/world.ts';

/** What an event at a rule hook is about. One object per run, overwritten for each event: nothing is allocated. */
export class RuleContext {
  readonly model: Model;
  readonly world: World;
  readonly ledger: Ledger;
  readonly calendar: Calendar;
  /** Party index of the acting institution. */
  actor = -1;
  /** Instance the event belongs to, or -1. */
  instance = -1;
  /** Account the event is about, and the other side; -1 if there is none. */
  account = -1;
  counter = -1;
  /** Fen. */
  amount = 0;
  incoming = false;
  /** The event undoes an earlier one of this local day: cumulative facts take it off there. 0: it does not. */
  undoesDay = 0;
  /** At the close of a day the clock stands on the next one: days from the day of the clock to that of the event. */
  dayOffset = 0;
  kind = '';
  refusal = '';
  /** Legs: purpose, channel and both accounts. */
  leg = '';
  channel = -1;
  from = -1;
  to = -1;
  collecting = false;
  /** Settlement: part paid ahead of its money. */
  advanced = 0;
  /** Party that controls a page, or that is paid. */
  party = -1;
  /** Purpose of a collection or of a page. */
  purpose = '';
  /** Kind of an agreement, cause of a hold, name of a duty. */
  topic = '';
  /** Second figure: what had been paid, the sum of the parts, what is open, working days since. */
  other = 0;
  /** Account that had paid what is refunded; party whose money is advanced. */
  origin = -1;
  /** Kinds of participant through whose accounts money went, as a mask. */
  through = 0;
  /** Local day on which a duty arose. */
  since = 0;

  constructor(model: Model, world: World, ledger: Ledger) {
    this.model = model;
    this.world = world;
    this.ledger = ledger;
    this.calendar = model.calendar;
  }

  /** Forgets the last event. */
  reset(actor: number, instance: number): void {
    this.actor = actor;
    this.instance = instance;
    this.account = -1;
    this.counter = -1;
    this.amount = 0;
    this.incoming = false;
    this.undoesDay = 0;
    this.dayOffset = 0;
    this.kind = '';
    this.refusal = '';
    this.leg = '';
    this.channel = -1;
    this.from = -1;
    this.to = -1;
    this.collecting = false;
    this.advanced = 0;
    this.party = -1;
    this.purpose = '';
    this.topic = '';
    this.other = 0;
    this.origin = -1;
    this.through = 0;
    this.since = 0;
  }
}
