import { Channel } from './channel.ts';
import { WALLET } from './rules.ts';
import * as words from './words.ts';

const { ADDRESS, DAY, FATE, GO, HOUR, KIND, MINUTE, ON, PHASE, SECOND, STATE, UNTOLD, ZONE } = words;

/** The institution: asks before it sends anything again, and may crash. */
export class Institution extends Channel {
  protected current = 0;
  protected attempts = 0;
  protected queries = 0;
  protected armed = 0;
  // What the step under way takes in: delivered once more if a crash loses it.
  private inKind = 0;
  private inA = 0;
  private inRequest = 0;
  private inTidings = 0;
  private inAddress = 0;

  protected act(fen: number): void {
    if (this.armed !== 1 && this.asked === 0) {
      this.asked = fen;
      if (fen <= this.owed) this.t[4] = this.t[3] = this.t[0]! + 2 * HOUR;
    }
    this.amount = fen;
    this.step(ON.withdraw, 0, false);
    this.done();
  }

  /** Delivers what is due first. False if nothing is due now. */
  protected deliver(): boolean {
    const { t } = this;
    while (this.pending > 0 && this.due[this.pending - 1]! <= t[0]!) {
      const at = --this.pending;
      const kind = this.kind[at]!;
      const a = this.a[at]!;
      const request = this.request[at]!;
      const tidings = this.tidings[at]!;
      const taint = this.taint[at]!;
      const address = this.address[at]!;
      if (kind === KIND.timer) {
        if (this.timers[a] !== this.due[at]) continue;
        this.timers[a] = 0;
      }
      if ((kind === KIND.timer || kind === KIND.message) && t[1]! > t[0]!) {
        if (kind === KIND.timer) this.timers[a] = t[1]!;
        this.push(t[1]!, kind, a, request, tidings, taint, address);
        continue;
      }
      if (taint !== 0) this.isTainted = 1;
      switch (kind) {
        case KIND.timer:
          this.input(kind, a, 0, 0, address);
          this.step(ON.timer, 0, true);
          break;
        case KIND.message:
          if (a >= ON.answerSucceeded && a <= ON.answerNotFound) this.hangUp(request);
          if (tidings !== 0) this.told(tidings, request);
          this.input(kind, a, request, tidings, address);
          this.step(a, request, true);
          break;
        case KIND.request:
          this.onRequest(a);
          break;
        case KIND.settle:
          this.onSettle(a);
          break;
        case KIND.comeBack:
          this.giveBack(a, PHASE.returned);
          this.untold[a] = this.untold[a] === UNTOLD.reported ? UNTOLD.reportedAndBack : UNTOLD.givenBack;
          this.tell(a, ON.returned, ADDRESS.notice);
          break;
        case KIND.query:
          this.onQuery(request, tidings);
          break;
        case KIND.statement:
          this.onStatement(request);
          break;
        case KIND.restart:
          if (this.state !== STATE.refused && this.state < STATE.returned) this.step(ON.restarted, this.current, false);
          break;
        default:
          this.push(t[0]! + DAY, KIND.dayClose, 0, 0, 0, 0, 0);
          this.dayClose();
      }
      this.done();
      return true;
    }
    return false;
  }

  protected input(kind: number, a: number, request: number, tidings: number, address: number): void {
    this.inKind = kind;
    this.inA = a;
    this.inRequest = request;
    this.inTidings = tidings;
    this.inAddress = address;
  }

  protected step(on: number, request: number, redelivers: boolean): boolean {
    const go = this.select(on, request === this.current);
    const { armed, t } = this;
    this.armed = 0;
    if (go < 0) return false;
    if (armed !== 1) this.carryOut(go);
    if (armed === 0) return true;
    const up = t[0]! + MINUTE;
    t[1] = up;
    this.push(up, KIND.restart, 0, 0, 0, 0, 0);
    if (armed !== 1) return true;
    if (redelivers && this.inKind === KIND.timer) {
      this.timers[this.inA] = up;
      this.push(up, KIND.timer, this.inA, 0, 0, this.isTainted, 0);
    } else if (redelivers) {
      this.push(up, this.inKind, this.inA, this.inRequest, this.inTidings, this.isTainted, this.inAddress);
    }
    return true;
  }

  /** The transition that is taken, or -1. */
  protected select(on: number, isCurrent: boolean): number {
    const { state } = this;
    switch (state) {
      case STATE.idle:
        if (on !== ON.withdraw) return -1;
        return this.amount > 0 && this.wallet >= this.amount ? GO.begin : GO.refuse;
      case STATE.failed:
        return on === ON.succeeded ? GO.payAfterAll : -1;
      case STATE.paid:
        if (on === ON.timer || on === ON.restarted) return GO.readAgain;
        if (!isCurrent) return -1;
        if (on === ON.returned && !this.settings.ignoresReturns) return GO.creditAgain;
        if (on === ON.rowReturned) return this.settings.ignoresReturns ? GO.close : GO.creditAgain;
        if (on === ON.rowSucceeded) return this.t[0]! < this.t[2]! ? GO.readAgain : GO.close;
        return -1;
      case STATE.refused:
      case STATE.returned:
      case STATE.closed:
        return -1;
      default:
        return this.underWay(state, on, isCurrent);
    }
  }

  protected underWay(state: number, on: number, isCurrent: boolean): number {
    if (on === ON.timer) {
      switch (state) {
        case STATE.sending:
          return this.settings.failsOnSilence ? GO.fail : GO.query;
        case STATE.querying:
        case STATE.waiting:
          return this.queries < 5 ? GO.query : GO.reconcile;
        case STATE.failing:
          return GO.verify;
        case STATE.verifying:
          return this.queries < 5 ? GO.verify : GO.reconcile;
        case STATE.resending:
          return GO.renew;
        default:
          return GO.query;
      }
    }
    if (on === ON.restarted) {
      switch (state) {
        case STATE.sending:
        case STATE.processing:
        case STATE.querying:
        case STATE.waiting:
          return GO.query;
        case STATE.verifying:
          return GO.verify;
        case STATE.reconciling:
          return GO.reconcile;
        default:
          return -1;
      }
    }
    if (!isCurrent) return -1;
    switch (on) {
      case ON.succeeded:
      case ON.answerSucceeded:
        return GO.pay;
      case ON.returned:
      case ON.answerReturned:
        return GO.giveBack;
      case ON.failed:
        return GO.failing;
      case ON.accepted:
        return state === STATE.sending ? GO.processing : -1;
      case ON.rejected:
        return state === STATE.sending ? GO.fail : -1;
      case ON.answerPending:
        if (state === STATE.sending) return GO.processing;
        return state === STATE.querying ? GO.wait : state === STATE.verifying ? GO.reconcile : -1;
      case ON.answerFailed:
        if (state === STATE.sending || state === STATE.querying) return GO.failing;
        return state === STATE.verifying ? GO.fail : -1;
      case ON.answerNotFound:
        return state === STATE.querying || state === STATE.verifying ? GO.reconcile : -1;
    }
    if (state !== STATE.reconciling) return -1;
    switch (on) {
      case ON.rowSucceeded:
        return GO.pay;
      case ON.rowFailed:
        return GO.fail;
      case ON.rowReturned:
        return GO.giveBack;
      case ON.rowPending:
        return GO.reconcile;
      case ON.rowAbsent:
        return this.attempts < 3 ? GO.resend : GO.fail;
      default:
        return -1;
    }
  }

  protected carryOut(go: number): void {
    this.timers[this.state] = 0;
    switch (go) {
      case GO.refuse:
        this.state = STATE.refused;
        return;
      case GO.begin:
        this.wallet -= this.amount;
        this.frozen += this.amount;
        this.rules.entry(WALLET, -1, this.amount, false, this.wallet, this.t[0]!);
        this.attempts = 1;
        this.queries = 0;
        this.send();
        return;
      case GO.renew:
        this.attempts++;
        this.queries = 0;
        this.send();
        return;
      case GO.processing:
        this.enter(STATE.processing, 10 * MINUTE);
        return;
      case GO.failing:
        this.enter(STATE.failing, 30 * MINUTE);
        return;
      case GO.wait:
        this.enter(STATE.waiting, 30 * MINUTE);
        return;
      case GO.resend:
        this.enter(STATE.resending, SECOND);
        return;
      case GO.query:
        this.query();
        this.enter(STATE.querying, 30 * SECOND);
        return;
      case GO.verify:
        this.query();
        this.enter(STATE.verifying, 30 * SECOND);
        return;
      case GO.reconcile:
        this.readStatement(STATE.reconciling);
        return;
      case GO.fail:
        this.unfreeze();
        this.state = STATE.failed;
        return;
      case GO.giveBack:
        this.unfreeze();
        this.state = STATE.returned;
        return;
      case GO.pay:
        this.frozen -= this.amount;
        this.control += this.amount;
        this.t[2] = this.workday(2, 0);
        this.readStatement(STATE.paid);
        return;
      case GO.payAfterAll:
        this.wallet -= this.amount;
        this.control += this.amount;
        this.rules.entry(WALLET, -1, this.amount, false, this.wallet, this.t[0]!);
        this.t[2] = this.workday(2, 0);
        this.readStatement(STATE.paid);
        return;
      case GO.creditAgain:
        this.control -= this.amount;
        this.wallet += this.amount;
        this.rules.entry(WALLET, -1, this.amount, true, this.wallet, this.t[0]!);
        this.state = STATE.returned;
        return;
      case GO.readAgain:
        this.readStatement(STATE.paid);
        return;
      default:
        this.state = STATE.closed;
    }
  }

  protected unfreeze(): void {
    this.frozen -= this.amount;
    this.wallet += this.amount;
    this.rules.entry(WALLET, -1, this.amount, true, this.wallet, this.t[0]!);
  }

  protected enter(state: number, delay: number): void {
    this.state = state;
    const due = this.t[0]! + delay;
    this.timers[state] = due;
    this.push(due, KIND.timer, state, 0, 0, this.isTainted, 0);
  }

  protected readStatement(state: number): void {
    const due = (this.firstDay + this.nextWorkday[this.today()]!) * DAY - ZONE + 9 * HOUR;
    this.push(due, KIND.statement, 0, this.current, 0, this.isTainted, this.fresh(ADDRESS.statement));
    this.enter(state, this.workday(1, 10 * HOUR) - this.t[0]!);
  }

  protected query(): void {
    this.queries++;
    this.hangUp(this.current);
    this.push(this.t[0]! + SECOND, KIND.query, 0, this.current, 0, this.isTainted, this.fresh(ADDRESS.query));
  }

  /** Questions about a request, and answers, that are under way are nobody's any more. */
  protected hangUp(request: number): void {
    for (let i = this.pending - 1; i >= 0; i--) {
      if (this.request[i] !== request) continue;
      const kind = this.kind[i]!;
      const isAnswer = kind === KIND.message && this.a[i]! >= ON.answerSucceeded && this.a[i]! <= ON.answerNotFound;
      if (kind === KIND.query || isAnswer) this.remove(i);
    }
  }

  protected send(): void {
    const now = this.t[0]!;
    this.current++;
    const slot = this.legs++;
    this.phase[slot] = PHASE.requested;
    this.legFate[slot] = FATE.none;
    this.legBy[slot] = 0;
    this.expires[slot] = now + HOUR;
    this.truth[slot] = now + 10 * MINUTE;
    this.untold[slot] = UNTOLD.nothing;
    this.legOrdinal[slot] = this.fresh(ADDRESS.leg);
    this.push(now + SECOND, KIND.request, slot, 0, 0, this.isTainted, this.fresh(ADDRESS.request));
    this.rules.submitted(this.amount);
    this.enter(STATE.sending, 30 * SECOND);
  }

  /** The institution has learnt what became of the money. */
  protected told(tidings: number, request: number): void {
    const slot = Math.abs(tidings) - 1;
    if (slot !== request - 1) return;
    const what = tidings > 0 ? UNTOLD.arrived : UNTOLD.givenBack;
    const untold = this.untold[slot]!;
    if (untold === what) {
      this.untold[slot] = UNTOLD.nothing;
      if (what === UNTOLD.arrived) this.untoldFen = Math.max(0, this.untoldFen - this.amount);
    } else if (untold === UNTOLD.reported && what === UNTOLD.arrived) this.untold[slot] = UNTOLD.nothing;
    else if (untold === UNTOLD.reportedAndBack) {
      this.untold[slot] = what === UNTOLD.arrived ? UNTOLD.givenBack : UNTOLD.nothing;
    }
  }
}
