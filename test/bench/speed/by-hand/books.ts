import { Queue } from './queue.ts';
import { RulesByHand } from './rules.ts';
import * as words from './words.ts';
import { handFindings, type HandSettings } from './words.ts';

const { DAY, FATE, FOUND, ORDINALS, PHASE, SLOTS, ZONE } = words;

/** Both books, what is owed, the calendar, and the checks. */
export class Books extends Queue {
  rules: RulesByHand;
  /** By finding: the most fen of which it was raised in the run; 0 if it was not. */
  readonly fen = new Float64Array(handFindings.length);
  /** All that was raised in all runs. */
  breaches = 0;
  state = 0;
  inRun = 0;
  /** Clock, end of the time the process is down, from when on a statement is the last word, order due and promised. */
  protected readonly t = new Float64Array(5);
  // The two books, fen.
  protected wallet = 0;
  protected frozen = 0;
  protected control = 0;
  protected reserve = 0;
  protected transit = 0;
  protected card = 0;
  protected outside = 0;
  // What is owed, and what is not told yet: the customer's claim, and that of the other one, who does nothing.
  protected owed = 0;
  protected funded = 0;
  protected untoldFen = 0;
  protected gap = 0;
  protected shortAtClose = 0;
  protected overAtClose = 0;
  protected otherOwed = 0;
  protected otherShown = 0;
  protected asked = 0;
  protected credited = 0;
  protected amount = 0;
  /** Something has befallen it. */
  protected isTainted = 0;
  // Legs: one slot for each request.
  protected readonly phase = new Int32Array(SLOTS);
  protected readonly legFate = new Int32Array(SLOTS);
  protected readonly legBy = new Float64Array(SLOTS);
  protected readonly expires = new Float64Array(SLOTS);
  protected readonly truth = new Float64Array(SLOTS);
  protected readonly untold = new Int32Array(SLOTS);
  protected readonly legOrdinal = new Int32Array(SLOTS);
  protected legs = 0;
  protected readonly ordinals = new Int32Array(7);
  protected readonly settings: HandSettings;
  protected readonly firstDay: number;
  protected readonly isWorkday: Uint8Array;
  protected readonly nextWorkday: Int32Array;

  constructor(settings: HandSettings) {
    super();
    this.settings = settings;
    this.firstDay = Math.floor((settings.start + ZONE) / DAY);
    this.isWorkday = settings.workdays;
    const count = settings.workdays.length;
    this.nextWorkday = new Int32Array(count).fill(count);
    for (let day = count - 2; day >= 0; day--) {
      this.nextWorkday[day] = this.isWorkday[day + 1] === 1 ? day + 1 : this.nextWorkday[day + 1]!;
    }
    this.rules = new RulesByHand(settings.cardLevel, this.firstDay);
  }

  balances(): Record<string, number> {
    const { wallet, frozen, control, reserve, transit, card, owed } = this;
    return { wallet, frozen, control, reserve, transit, card, owed };
  }

  /** An event has happened: both books are looked at. */
  protected done(): void {
    this.inRun++;
    const short = this.owed + this.otherOwed - this.reserve - this.transit;
    if (short > 0) this.raise(FOUND.shortfall, short);
    const gap = Math.max(0, this.owed - this.wallet - this.frozen) + this.untoldFen;
    const closed = this.gap - gap;
    if (closed > 0) this.shortAtClose = Math.max(0, this.shortAtClose - closed);
    this.gap = gap;
    const shown = Math.max(0, this.wallet - this.owed);
    if (shown < this.overAtClose) this.overAtClose = shown;
    const over = this.wallet - this.owed - this.untoldFen;
    if (over > 0) this.raise(FOUND.unfounded, over);
    if (this.otherShown > this.otherOwed) this.raise(FOUND.unfounded, this.otherShown - this.otherOwed);
  }

  protected raise(finding: number, fen: number): void {
    if (fen > this.fen[finding]!) this.fen[finding] = fen;
    this.breaches++;
  }

  protected dayClose(): void {
    const day = this.today() - 1;
    if (this.isWorkday[day] === 1) {
      let short = Math.max(0, this.owed - this.wallet - this.frozen);
      let over = Math.max(0, this.wallet - this.owed);
      if (short > 0 || over > 0) {
        let back = 0;
        for (let slot = 0; slot < this.legs; slot++) {
          if (this.phase[slot] === PHASE.succeeded && this.legFate[slot] === FATE.returned) back += this.amount;
        }
        short = Math.max(0, short - back);
        over = Math.max(0, over - back);
        const lastingShort = Math.min(short, this.shortAtClose);
        const lastingOver = Math.min(over, this.overAtClose);
        if (lastingShort > 0) this.raise(FOUND.unrecorded, lastingShort);
        if (lastingOver > 0) this.raise(FOUND.unfounded, lastingOver);
      }
      this.shortAtClose = short;
      this.overAtClose = over;
      const otherGap = this.otherOwed - this.otherShown;
      if (otherGap > 0) this.raise(FOUND.unrecorded, otherGap);
    }
    this.rules.dayClose();
  }

  /** The customer has the money: what is owed is less, and the order is paid. */
  protected credit(fen: number): void {
    const { t } = this;
    this.credited += fen;
    const excess = Math.max(0, fen - this.owed);
    this.owed -= fen - excess;
    this.funded -= fen - excess;
    this.untoldFen += fen;
    if (this.asked > 0 && this.credited > this.asked)
      this.raise(FOUND.twice, Math.min(this.credited - this.asked, fen));
    if (excess > 0) this.raise(FOUND.uncovered, excess);
    if (this.funded < 0 && excess === 0) this.raise(FOUND.clients, Math.min(-this.funded, fen));
    if (t[4]! > 0 && t[0]! > t[4]! && this.isTainted === 0) this.raise(FOUND.late, fen);
  }

  /** Day of the clock, counted from the first. */
  protected today(): number {
    return Math.floor((this.t[0]! + ZONE) / DAY) - this.firstDay;
  }

  protected addWorkdays(from: number, n: number): number {
    let day = from;
    for (let i = 0; i < n; i++) day = this.nextWorkday[day]!;
    return day;
  }

  /** A time of day on the `n`th working day from today, or from the next working day if today is none. */
  protected workday(n: number, timeOfDay: number): number {
    const today = this.today();
    const first = this.isWorkday[today] === 1 ? today : this.nextWorkday[today]!;
    return (this.firstDay + this.addWorkdays(first, n)) * DAY - ZONE + timeOfDay;
  }

  protected fresh(addressKind: number): number {
    return addressKind * ORDINALS + ++this.ordinals[addressKind]!;
  }
}
